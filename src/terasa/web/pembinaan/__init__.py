"""Halaman pembinaan: rencana kunjungan, satu tempat, satu kunjungan, rujukan, laporan berkala, dan Indeks Desa."""
