"""Kabar kepada orang: kotak keluar yang ditulis dalam transaksi yang sama, dikirim pekerja latar, diulang bila gagal."""
