"""Wilayah administrasi: kode, nama, masa berlaku, dan batas indikatifnya.

Bersandar pada umum saja. Isi rujukannya ikut di dalam paket (`data/`); poligon dibawa oleh pemasangan.
"""
