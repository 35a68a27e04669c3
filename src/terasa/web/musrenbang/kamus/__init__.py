"""Kamus usulan: mencari, menyunting, dan memilihnya dari dalam formulir usulan."""
