"""Aplikasi WSGI sebagaimana dimuat pekerja granian: mati bersama induknya, agar portnya tidak tertahan."""

from __future__ import annotations

from terasa.config.pengawas import die_with_parent
from terasa.config.wsgi import application

__all__ = ["application"]

die_with_parent()
