"""Membaca APBDes dan evaluasinya."""
