"""Pengaturan, alamat, baris perintah, dan peluncur PostgreSQL."""
