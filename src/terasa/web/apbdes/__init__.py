"""Halaman APBDes: umum, meja desa, dan evaluasi camat."""
