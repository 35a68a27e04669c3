"""Kernel bersama: galat, konteks, audit, rupiah, tanggal, kode, pembaca lembar, dan protokol Pelaku.

Bersandar pada Django dan PostgreSQL saja; semua modul lain boleh memakainya.
"""
