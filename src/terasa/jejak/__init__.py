"""Benang publik: satu kode, semua tahap, dalam bahasa sehari-hari. Hanya membaca."""
