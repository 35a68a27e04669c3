"""Pertemuan, undangan, daftar hadir, dan notulen; dipakai forum dan kelak rakor."""
