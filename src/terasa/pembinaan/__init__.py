"""Pembinaan: siapa membina siapa, urutan kunjungan yang terbuka alasannya, kunjungan, temuan, dan laporan berkala.

Bersandar pada tindak lanjut (kesepakatan), perangkat (kekosongan), manfaat, program, aturan, akun, wilayah, dan umum.
Temuan yang belum disampaikan hanya terlihat kantor pengunjungnya; dugaan pidana hanya terlihat Inspektorat.
"""
