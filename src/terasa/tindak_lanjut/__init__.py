"""Tugas dengan penanggung jawab, tenggat, bukti, dan pemeriksa yang bukan pelaksananya.

Dipakai arahan rakor, kesepakatan pembinaan, dan perbaikan layanan. Tidak tahu dari mana tugasnya berasal; modul di
atasnya yang menautkan. Bersandar pada dokumen (bukti), akun, wilayah, dan umum.
"""
