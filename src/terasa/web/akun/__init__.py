"""Masuk, keluar, faktor kedua, kunci sandi, dan memilih jabatan."""
