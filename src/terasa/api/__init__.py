"""Antarmuka mesin (OpenAPI) dan keluaran JSON publik."""
