"""Meja pagu kewilayahan Bappeda."""
