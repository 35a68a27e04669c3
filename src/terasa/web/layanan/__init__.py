"""Halaman layanan: katalog, memohon, mengikuti, loket dengan antreannya, surat, dan SKM."""
