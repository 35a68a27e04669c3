"""Nomenklatur resmi per keputusan: urusan sampai sub kegiatan, bidang APBDes, dan sumber dana.

Bersandar pada umum saja. Kode hanya bermakna bersama versinya.
"""
