"""Halaman aspirasi menurut orangnya: warga yang menulis, pemegang kunci, dan petugas desa."""
