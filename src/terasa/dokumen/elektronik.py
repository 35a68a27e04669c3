"""Tanda tangan elektronik lewat penyedia yang dipilih pemasang; tanpa penyedia, hanya pindaian yang berlaku.

Protokolnya pada docs/tanda-tangan-elektronik.md. Penyedia adalah kelas yang disebut TERASA_TTE.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from terasa.dokumen.models import CaraTtd, Dokumen
from terasa.dokumen.services import CannotSign, keep_signed, require_unsigned
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class Hasil:
    """The answer of a provider: `pdf` once every signatory has signed, else None; `galat` when it was refused."""

    pdf: bytes | None = None
    galat: str = ""


class Penyedia(Protocol):
    """What a provider of electronic signatures does for Terasa. It never sees the database."""

    def send(self, *, kode: str, judul: str, pdf: bytes, sidik: str, jabatan: list[str]) -> str:
        """Hand in a PDF to be signed by these posts, in this order; the reference of the request."""
        ...

    def fetch(self, rujukan: str) -> Hasil:
        """How the request stands. Called until it answers with a PDF or an error."""
        ...

    def verify(self, pdf: bytes) -> bool:
        """Whether every signature in the PDF is valid today."""
        ...


def find_penyedia() -> Penyedia | None:
    """The provider that this installation names, or None."""
    if not settings.TTE:
        return None
    penyedia: Penyedia = import_string(settings.TTE)()
    return penyedia


@konteks.act("request_ttd")
def request_ttd(*, dokumen: Dokumen, by: Pelaku) -> str:
    """Send a paper to the provider; asking again while it is under way changes nothing. Raises CannotSign."""
    require_unsigned(dokumen)
    penyedia = _get_penyedia()
    if dokumen.ttd_rujukan:
        return dokumen.ttd_rujukan
    if dokumen.pdf is None:
        raise CannotSign(_("Dokumen ini belum dicetak."), code="tanpa-pdf")
    jabatan = [" ".join(t for t in (p["jabatan"], p.get("tempat", "")) if t) for p in _signatories(dokumen)]
    dokumen.ttd_rujukan = penyedia.send(
        kode=dokumen.kode,
        judul=dokumen.judul,
        pdf=bytes(dokumen.pdf.isi),
        sidik=dokumen.pdf_sha256,
        jabatan=jabatan,
    )
    dokumen.save(update_fields=["ttd_rujukan"])
    return dokumen.ttd_rujukan


@konteks.act("collect_ttd")
def collect_ttd(*, dokumen: Dokumen, by: Pelaku, now: datetime) -> bool:
    """Fetch the signed PDF; the paper is valid from then on. False while signatures are still missing.

    Raises CannotSign when the provider refused, or its signatures do not hold.
    """
    require_unsigned(dokumen)
    penyedia = _get_penyedia()
    if not dokumen.ttd_rujukan:
        raise CannotSign(_("Dokumen ini belum dikirim untuk ditandatangani."), code="belum-dikirim")
    hasil = penyedia.fetch(dokumen.ttd_rujukan)
    if hasil.galat:
        raise CannotSign(
            _("Penyedia tanda tangan menolak: %(galat)s") % {"galat": hasil.galat}, code="penyedia"
        )
    if hasil.pdf is None:
        return False
    if not penyedia.verify(hasil.pdf):
        raise CannotSign(_("Tanda tangan elektroniknya tidak sah."), code="tidak-sah")
    keep_signed(dokumen, hasil.pdf, nama=f"{dokumen.kode}-tte.pdf", cara=CaraTtd.ELEKTRONIK, now=now)
    return True


def _get_penyedia() -> Penyedia:
    penyedia = find_penyedia()
    if penyedia is None:
        raise CannotSign(
            _("Tanda tangan elektronik belum disiapkan di sini; unggah pindaiannya."), code="tanpa-penyedia"
        )
    return penyedia


def _signatories(dokumen: Dokumen) -> list[dict[str, str]]:
    """Posts that hold an account; representatives of those present sign on the attendance sheet."""
    luar = {"wakil_peserta", "notulis", "lpm"}
    return [p for p in dokumen.isi.get("penandatangan", []) if p.get("peran") not in luar]
