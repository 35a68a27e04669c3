"""Aturan bertanggal dengan dasar hukumnya, dan mesin tenggat: tidak ada halaman yang menghitung tanggal.

Bersandar pada akun dan umum.
"""
