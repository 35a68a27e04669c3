"""Batas lunak: yang melewatinya menunggu diperiksa atau menunggu sebentar, tidak pernah ditolak diam-diam.

Satu balai desa sering memakai satu alamat internet, jadi alamat saja tidak pernah menutup pintu: yang dihitung alamat
bersama desanya, desanya, dan semuanya; dan yang membawa bukti kerja tidak ditahan.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from terasa.aspirasi.queries import count_masuk
from terasa.aspirasi.rules import proves
from terasa.web.aspirasi.forms import AspirasiForm

SATU_JAM = 3600
SEPEREMPAT_JAM = 900
SEHARI = 24 * SATU_JAM


def is_ramai(request: HttpRequest, kode_desa: str) -> bool:
    """Many voices came within the hour from this address for this desa, for this desa, or altogether."""
    if _count(_kunci("kirim", request, kode_desa)) >= int(settings.BATAS_ASPIRASI_PER_JAM):
        return True
    kini = timezone.now()
    desa, semua = int(settings.BATAS_ASPIRASI_DESA_PER_JAM), int(settings.BATAS_ASPIRASI_SEMUA_PER_JAM)
    if count_masuk(kini, paling=desa, kode_desa=kode_desa) >= desa:
        return True
    return count_masuk(kini, paling=semua) >= semua


def must_hold(request: HttpRequest, kode_desa: str, form: AspirasiForm) -> bool:
    """An officer looks at this valid form first: many arrived and it carries no proof of work."""
    return not is_proven(form) and is_ramai(request, kode_desa)


def is_proven(form: AspirasiForm) -> bool:
    """This valid form carries its proof of work: it is neither held nor counted."""
    isi = form.cleaned_data
    return proves(isi["kunci_kirim"], isi["bukti"], int(settings.BUKTI_BIT))


def count_kiriman(request: HttpRequest, kode_desa: str) -> None:
    """One more voice from this address for this desa."""
    _add(_kunci("kirim", request, kode_desa), SATU_JAM)


def must_wait(request: HttpRequest, kode: str) -> bool:
    """Too many wrong keys for this code from this address; other codes and other places are not affected."""
    return _count(_kunci("kunci", request, kode)) >= int(settings.BATAS_KUNCI_SALAH)


def is_dukungan_penuh(request: HttpRequest, kode: str) -> bool:
    """One more support without proof from this address for this code; true when there were too many this hour."""
    kunci = _kunci("dukung", request, kode)
    if _count(kunci) >= int(settings.BATAS_DUKUNGAN_PER_JAM):
        return True
    _add(kunci, SATU_JAM)
    return False


def is_kode_penuh(request: HttpRequest, kode: str, telepon: str) -> bool:
    """One more code to this phone; true when the phone, this address with this voice, or all had too many."""
    if is_dukungan_penuh(request, kode):
        return True
    nomor = salted_hmac("terasa.batas.nomor", telepon, algorithm="sha256").hexdigest()
    semua = "terasa.batas.kode-semua"
    if _count(nomor) >= int(settings.BATAS_KODE_PER_NOMOR):
        return True
    if _count(semua) >= int(settings.BATAS_KODE_SEMUA_PER_JAM):
        return True
    _add(nomor, SEHARI)
    _add(semua, SATU_JAM)
    return False


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
