"""Serah terima jabatan: satu paket yang membeku pada hari jabatan berpindah, dan pernyataan terima penggantinya.

Membaca semua yang di bawahnya (benang usulan, kegiatan, arahan, masa jabatan, hasil survei, tenggat) seperti keadaannya
pada suatu hari; hanya paketnya sendiri yang ditulis. Bersandar pada rakor, corong, dan semua di bawahnya.
"""
