"""Halaman SIPD: mengunggah ekspornya, yang belum diketik ke sana, dan surat umpan balik kepada desa."""
