"""Halaman pergantian antar waktu kepala desa."""
