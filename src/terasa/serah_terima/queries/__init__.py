"""Membaca keadaan pada suatu hari, dan paket yang membekukannya."""
