"""Halaman serah terima jabatan: menyiapkan, membekukan, menerima, dan memeriksa keaslian paketnya."""
