"""Orang, unit, dan peran: siapa memegang jabatan apa, di wilayah mana, sejak dan sampai kapan.

Bersandar pada wilayah dan umum.
"""
