"""Halaman rakor: daftar, undangan, daftar hadir, rapat berjalan, dan laporannya."""
