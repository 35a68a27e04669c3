"""Usulan, forum, keputusan, berita acara, dan alokasi kabupaten.

Bersandar pada aspirasi (suara di balik usulan), pertemuan (daftar hadir), dokumen, aturan, dan alokasi.
"""
