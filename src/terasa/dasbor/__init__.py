"""Beranda tiap peran: apa yang menunggu mereka sekarang. Hanya membaca."""
