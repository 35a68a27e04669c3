"""Aturan bertanggal dengan dasar hukumnya, dan mesin tenggat. Tidak ada halaman yang menghitung tanggal sendiri.

Bersandar pada akun dan umum.
"""
