"""Halaman netralitas dalam pemilihan: kalender, pakta, pelatihan, penunjukan, dan kasus bagi yang ditunjuk."""
