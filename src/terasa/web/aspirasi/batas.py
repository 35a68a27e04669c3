"""Batas lunak: yang melewatinya ditanya sekali lagi atau menunggu sebentar, tidak pernah ditolak diam-diam.

Satu balai desa sering memakai satu alamat internet, jadi alamat saja tidak pernah menutup pintu.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SATU_JAM = 3600
SEPEREMPAT_JAM = 900


def is_ramai(request: HttpRequest) -> bool:
    """Many voices came from this internet address within the hour: the form asks one more question."""
    return _count(_kunci("kirim", request)) >= int(settings.BATAS_ASPIRASI_PER_JAM)


def count_kiriman(request: HttpRequest) -> None:
    """One more voice from this address."""
    _add(_kunci("kirim", request), SATU_JAM)


def must_wait(request: HttpRequest, kode: str) -> bool:
    """Too many wrong keys for this code from this address; other codes and other places are not affected."""
    return _count(_kunci("kunci", request, kode)) >= int(settings.BATAS_KUNCI_SALAH)


def count_wrong_kunci(request: HttpRequest, kode: str) -> None:
    """One more wrong key."""
    _add(_kunci("kunci", request, kode), SEPEREMPAT_JAM)


def _kunci(guna: str, request: HttpRequest, *lain: str) -> str:
    # The cache table never holds an internet address, only a keyed digest of it.
    alamat = request.META.get("REMOTE_ADDR", "")
    return salted_hmac(f"terasa.batas.{guna}", "|".join([alamat, *lain]), algorithm="sha256").hexdigest()


def _count(kunci: str) -> int:
    return int(cache.get(kunci, 0))


def _add(kunci: str, detik: int) -> None:
    cache.set(kunci, _count(kunci) + 1, detik)
