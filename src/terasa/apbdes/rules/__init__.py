"""Aturan APBDes tanpa basis data: isi pos, jumlah yang tepat, kolom lembar, dan zip Siskeudes."""
