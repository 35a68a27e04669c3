"""Bagian alamat dan isian yang dibaca banyak halaman: tahun anggaran, kode wilayah, kunci objek."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from terasa.umum.ingatan import remember
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import KodeTakTerbaca, covers, normalkan_kode

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100


def read_tahun(teks: str) -> int | None:
    """A budget year as an address holds it; None when it is none."""
    angka = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == len("2027") else 0
    return angka if TAHUN_TERAWAL <= angka <= TAHUN_TERAKHIR else None


def read_uuid(teks: str) -> UUID | None:
    """What a form or an address sent as a key; None when it is none."""
    try:
        return UUID(teks)
    except ValueError:
        return None


def read_uuids(semua: Iterable[str]) -> list[UUID]:
    """The keys among them, in their order."""
    return [kunci for teks in semua if (kunci := read_uuid(teks)) is not None]


def get_kode(teks: str) -> str:
    """The dotted code of a region, or 404."""
    try:
        return normalkan_kode(teks)
    except KodeTakTerbaca as exc:
        raise Http404 from exc


def get_kabupaten(teks: str) -> Wilayah:
    """The kabupaten or kota of that code with its province, or 404."""
    kode, kabupaten = (
        get_kode(teks),
        Wilayah.objects.select_related("induk").filter(tingkat=Tingkat.KABUPATEN),
    )
    return remember(("kabupaten", kode), lambda: get_object_or_404(kabupaten, pk=kode))


def read_wilayah(teks: str, kabupaten: str) -> str:
    """The code of a region inside that kabupaten; "" when it is none."""
    try:
        kode = normalkan_kode(teks)
    except KodeTakTerbaca:
        return ""
    return kode if covers(kabupaten, kode) else ""
