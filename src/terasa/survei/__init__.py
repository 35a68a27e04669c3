"""Kuesioner, kerangka, dan sampel yang diundi sistem; tidak tahu apa yang disurvei."""
