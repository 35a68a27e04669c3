"""Dari sebuah tenggat ke halaman tempat pekerjaannya diselesaikan."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from terasa.aspirasi.models import Aspirasi
from terasa.aturan.models import Tenggat
from terasa.program.models import Kegiatan
from terasa.umum.pelaku import Pelaku
from terasa.web.menu import can_open


def list_alamat(tenggat: Iterable[Tenggat], *, by: Pelaku) -> dict[int, str]:
    """By pk of the clock: the working page when this office may open it, else the public one. Two queries."""
    semua = list(tenggat)
    kode = {
        "aspirasi": dict(Aspirasi.objects.filter(pk__in=_ids(semua, "aspirasi")).values_list("pk", "kode")),
        "kegiatan": dict(Kegiatan.objects.filter(pk__in=_ids(semua, "kegiatan")).values_list("pk", "kode")),
    }
    dikenal = {(jenis, str(pk)): k for jenis, isi in kode.items() for pk, k in isi.items()}
    return {
        t.pk: _alamat(t, dikenal[t.objek_jenis, t.objek_id], by)
        for t in semua
        if (t.objek_jenis, t.objek_id) in dikenal
    } | _paw(semua, by)


def _paw(tenggat: list[Tenggat], by: Pelaku) -> dict[int, str]:
    """A step of a replacement between terms leads to its guided page; whoever sees the clock sees that page."""
    alamat = {t.pk: reverse("kerja-paw-lihat", args=[t.objek_id]) for t in tenggat if t.objek_jenis == "paw"}
    return {pk: satu if can_open(by, satu) else reverse("kekosongan-kades") for pk, satu in alamat.items()}


def _ids(tenggat: list[Tenggat], jenis: str) -> list[str]:
    return [t.objek_id for t in tenggat if t.objek_jenis == jenis]


def _alamat(t: Tenggat, kode: str, by: Pelaku) -> str:
    if t.objek_jenis == "aspirasi":
        kerja, umum = reverse("aspirasi-kerja", args=[kode]), reverse("jejak", args=[kode])
    else:
        kerja, umum = reverse("kerja-survei-baru", args=[t.objek_id]), reverse("kegiatan-lihat", args=[kode])
    return kerja if can_open(by, kerja) else umum
