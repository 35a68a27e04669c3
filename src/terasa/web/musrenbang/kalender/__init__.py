"""Kalender musrenbang: halaman umum, penetapan oleh Bappeda, perpanjangan, dan penutupan tahap."""
