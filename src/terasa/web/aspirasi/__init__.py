"""Halaman aspirasi: formulir warga, halaman pemegang kunci, dan meja kerja desa."""
