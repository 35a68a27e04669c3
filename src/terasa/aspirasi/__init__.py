"""Suara warga: diajukan tanpa akun, ditanya, dijawab, digabung; tidak pernah ditolak karena tanggal.

Memiliki Aspirasi, Isi (terbatas), Percakapan (terbatas), Pengikut, Foto, dan Peristiwa (garis waktu publik).
Bersandar pada kabar, dokumen, cari, aturan, akun, wilayah, dan umum; tidak tahu tentang usulan.
"""
