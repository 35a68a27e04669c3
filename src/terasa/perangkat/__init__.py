"""Siapa memegang jabatan apa, dari kapan sampai kapan, dengan keputusan apa; juga BPD dan lembaga desa.

Bersandar pada aturan (masa jabatan, jam), dokumen (berkas keputusan), kabar, akun (unit dan peran), wilayah, dan umum.
"""
