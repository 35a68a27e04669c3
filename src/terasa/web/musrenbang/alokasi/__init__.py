"""Halaman kerja Bappeda: pagu, pemilih dan bobotnya, simulasi, perbandingan, dan penetapan."""
