"""Meja usulan: daftar, menyusun dari aspirasi, mengajukan, menambah suara, dan menggabung yang kembar."""
