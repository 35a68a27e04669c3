"""Uji mesin aturan dan katalognya, tanpa basis data."""
