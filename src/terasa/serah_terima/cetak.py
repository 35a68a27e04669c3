"""PDF sebuah paket: dari isi yang sama selalu lahir byte yang sama."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from terasa.dokumen.cetak import draw_qr, print_pdf
from terasa.dokumen.rules import canonical, sidik
from terasa.serah_terima.rules import kode_of

# Of each section; the whole list is in the data, which the reader holds with it.
BARIS_TERCETAK = 150


@dataclass(frozen=True)
class Paket:
    """A pack as files: canonical JSON, its SHA-256, and the PDF made from it."""

    isi: Mapping[str, Any]
    data: bytes
    sidik: str
    pdf: bytes

    @property
    def kode(self) -> str:
        return kode_of(self.sidik)


def print_paket(isi: Mapping[str, Any]) -> Paket:
    """The files of a composed pack; nothing in them tells when they were made."""
    data = canonical(isi)
    tanda = sidik(data)
    kode = kode_of(tanda)
    tampak = {
        **isi,
        "kode": kode,
        "sidik": tanda,
        "bagian": [{**b, "baris": b["baris"][:BARIS_TERCETAK]} for b in isi["bagian"]],
    }
    hari = timezone.make_aware(
        datetime.combine(date.fromisoformat(isi["tanggal"]), time()), timezone.get_default_timezone()
    )
    pdf = print_pdf("serah_terima", tampak, pada=hari, lampiran={"qr": draw_qr(alamat_periksa(kode))})
    return Paket(isi, data, tanda, pdf)


def alamat_periksa(kode: str) -> str:
    """Where anybody who holds the paper may check it."""
    return f"{settings.ALAMAT_PUBLIK}/serah-terima/periksa/{kode}/"
