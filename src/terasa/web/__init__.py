"""Halaman: satu-satunya tempat, bersama api, yang mengenal HTTP."""
