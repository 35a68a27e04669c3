"""Kontak pemohon: dibaca unit yang melayaninya, bersama nama dan keperluannya."""

from __future__ import annotations

from dataclasses import dataclass

from terasa.kabar.channels import can_reach
from terasa.kabar.models import Alamat
from terasa.layanan.models import Permohonan
from terasa.layanan.permissions import serves
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Kontak:
    """Where whoever asked can be reached; `terjangkau` when our own messages can get there."""

    jenis: str
    nama: str
    nilai: str
    terjangkau: bool


def list_kontak(permohonan: Permohonan, by: Pelaku) -> list[Kontak]:
    """The phone first; empty for everybody outside the unit that serves the request."""
    if not serves(by, permohonan.unit_id):
        return []
    # An address opens to its owner's key only; the unit needs it to call the person whose papers lie on its desk.
    with konteks.sebagai_sistem():
        semua = Alamat.objects.filter(pemilik_id=permohonan.pk).order_by("-jenis", "nilai")
        return [Kontak(a.jenis, a.get_jenis_display(), a.nilai, can_reach(a)) for a in semua]
