"""Halaman tindak lanjut: tugas kantor, pemeriksaan, papan, dan laporan dari telepon."""
