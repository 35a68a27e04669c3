"""Memasukkan lembar kerja dari halaman: unggah, uji coba, hasil tiap baris."""
