"""Rapat koordinasi bupati, camat, dan Forkopimcam: undangan, notulen, dan arahan yang ditindaklanjuti.

Bersandar pada program dan musrenbang (yang ditautkan sebuah arahan), pertemuan (daftar hadir), tindak_lanjut (tugas dan
pemeriksanya), dokumen (undangan dan notulen beku), kabar, akun, wilayah, dan umum.
"""
