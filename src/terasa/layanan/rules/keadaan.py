"""Perpindahan keadaan sebuah permohonan, sebagai data, dan kalimatnya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.layanan.enums import JenisSurat, Keputusan, Status

# Clocks know a request by this word.
OBJEK = "permohonan"
JAM_PERIKSA = "periksa-berkas-layanan"
JANJI = "janji-layanan"
JAM_PPID = "ppid-jawaban"
JAM_PPID_KEBERATAN = "ppid-keberatan"
# Clocks that stop when the office did its part.
JAM = (JAM_PERIKSA, JANJI, JAM_PPID)

TERTUTUP = frozenset({Status.SELESAI, Status.DITOLAK, Status.DITARIK})
BERJALAN = frozenset(Status) - TERTUTUP
# The next move is the person's, who may never come.
MENUNGGU_PEMOHON = frozenset({Status.KURANG, Status.SIAP})
# The next move is the unit's.
MENUNGGU_UNIT = frozenset({Status.DIAJUKAN, Status.DIPROSES})

# From which states, and to which; None keeps the state.
TRANSISI: Mapping[Keputusan, tuple[frozenset[Status], Status | None]] = MappingProxyType(
    {
        Keputusan.DITERIMA: (frozenset({Status.DIAJUKAN, Status.KURANG}), Status.DIPROSES),
        Keputusan.DICATAT: (frozenset({Status.DIAJUKAN}), Status.DIPROSES),
        Keputusan.DIMINTA_LENGKAP: (
            frozenset({Status.DIAJUKAN, Status.KURANG, Status.DIPROSES}),
            Status.KURANG,
        ),
        Keputusan.DIJELASKAN: (frozenset({Status.DIPROSES}), None),
        Keputusan.DIPERPANJANG: (frozenset({Status.DIPROSES}), None),
        Keputusan.SIAP: (frozenset({Status.DIPROSES}), Status.SIAP),
        Keputusan.DISERAHKAN: (frozenset({Status.SIAP}), Status.SELESAI),
        # Where it goes depends on the step that is taken back: `BATAL`.
        Keputusan.DIBATALKAN: (frozenset({Status.SIAP, Status.SELESAI}), None),
        Keputusan.DITOLAK: (BERJALAN - {Status.SIAP}, Status.DITOLAK),
        Keputusan.DITARIK: (BERJALAN, Status.DITARIK),
        Keputusan.KEBERATAN: (frozenset(Status) - {Status.DITARIK}, None),
        Keputusan.DITANGGAPI: (frozenset(Status) - {Status.DITARIK}, None),
        Keputusan.RETENSI: (frozenset(Status), None),
        Keputusan.DIHAPUS: (TERTUTUP, None),
    }
)

KALIMAT: Mapping[Keputusan, Promise] = MappingProxyType(
    {
        Keputusan.DIAJUKAN: _("Permohonan masuk dan menunggu diperiksa."),
        Keputusan.DITERIMA: _("Berkas lengkap; waktu yang dijanjikan mulai dihitung."),
        Keputusan.DICATAT: _("Permintaan informasi tercatat; waktu menjawab dihitung sejak dicatat."),
        Keputusan.DIMINTA_LENGKAP: _("Ada yang masih kurang; petugas menunggu kelengkapannya."),
        Keputusan.DIJELASKAN: _("Permohonan ini terlambat; petugas menjelaskan sebabnya."),
        Keputusan.DIPERPANJANG: _("Waktu menjawab diperpanjang."),
        Keputusan.SIAP: _("Hasilnya siap diambil."),
        Keputusan.DISERAHKAN: _("Hasilnya sudah diserahkan kepada pemohon."),
        Keputusan.DIBATALKAN: _("Petugas membatalkan langkah terakhirnya karena keliru."),
        Keputusan.DITOLAK: _("Permohonan tidak dapat dipenuhi."),
        Keputusan.DITARIK: _("Pemohon menarik permohonannya."),
        Keputusan.KEBERATAN: _("Pemohon menyampaikan keberatan."),
        Keputusan.DITANGGAPI: _("Keberatan sudah ditanggapi."),
        Keputusan.RETENSI: _("Nama, keperluan, dan kontak pemohon dihapus karena masa simpannya berakhir."),
        Keputusan.DIHAPUS: _("Nama, keperluan, dan kontak pemohon dihapus atas kehendaknya sendiri."),
    }
)

# A step pressed by mistake goes back one state, on the day it was taken.
BATAL: Mapping[Status, Status] = MappingProxyType({Status.SIAP: Status.DIPROSES, Status.SELESAI: Status.SIAP})

_TOLAK: Mapping[str, Promise] = MappingProxyType(
    {
        Status.DIAJUKAN: _("Periksa dulu berkasnya."),
        Status.KURANG: _("Permohonan ini masih menunggu kelengkapan."),
        Status.DIPROSES: _("Permohonan ini sedang dikerjakan."),
        Status.SIAP: _("Hasilnya sudah siap diambil."),
        Status.SELESAI: _("Permohonan ini sudah selesai."),
        Status.DITOLAK: _("Permohonan ini sudah dinyatakan tidak dapat dipenuhi."),
        Status.DITARIK: _("Permohonan ini sudah ditarik pemohon."),
    }
)


def next_status(keputusan: Keputusan, status: str) -> Status | None:
    """The state after this act; None when it is not allowed now."""
    dari, ke = TRANSISI[keputusan]
    kini = Status(status)
    return (ke or kini) if kini in dari else None


def explain_refusal(status: str) -> Promise:
    """Why nothing can be done from this state."""
    return _TOLAK[status]


def can_object(status: str, janji_on: date | None, hari: date) -> bool:
    """An objection is about an answer that was given, or refused, or did not come in its time."""
    if status in (Status.SIAP, Status.SELESAI, Status.DITOLAK):
        return True
    return status == Status.DIPROSES and janji_on is not None and hari > janji_on


def needs_alasan(janji_on: date | None, alasan_lambat: str, hari: date) -> bool:
    """What becomes ready after its promise says why, unless that was said before."""
    return janji_on is not None and hari > janji_on and not alasan_lambat


def can_issue(jenis: str, status: str) -> bool:
    """A receipt may go out for what was brought; what vouches for the person waits for complete papers."""
    return status in (BERJALAN if jenis == JenisSurat.TANDA_TERIMA else {Status.DIPROSES, Status.SIAP})
