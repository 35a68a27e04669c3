"""Isian SKM dan pita mutu dari aturan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.rules import find_pribadi
from terasa.statistik.skm import NILAI, UNSUR, Mutu, Pita
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import read_kunci

SARAN_TERPANJANG = 1000
# Who answers, as the form of PermenPANRB 14/2017 asks it; the code is stored, the words are shown.
NAMA_PROFIL: Mapping[str, Any] = {
    "jam": _("Jam survei"),
    "jenis_kelamin": _("Jenis kelamin"),
    "usia": _("Usia"),
    "pendidikan": _("Pendidikan"),
    "pekerjaan": _("Pekerjaan"),
}
LABEL_PROFIL: Mapping[str, tuple[tuple[str, Any], ...]] = {
    "jam": (("08-12", _("08.00–12.00")), ("13-17", _("13.00–17.00")), ("lain", _("di luar jam itu"))),
    "jenis_kelamin": (("L", _("Laki-laki")), ("P", _("Perempuan"))),
    "usia": (
        ("<20", _("di bawah 20 tahun")), ("20-29", "20–29"), ("30-39", "30–39"), ("40-49", "40–49"),
        ("50-59", "50–59"), ("60+", _("60 tahun ke atas")),
    ),
    "pendidikan": (
        ("SD", _("SD atau di bawahnya")), ("SMP", "SMP"), ("SMA", _("SMA/SMK")), ("D1-D4/S1", "D1–D4/S1"),
        ("S2+", _("S2 ke atas")),
    ),
    "pekerjaan": (
        ("PNS/TNI/Polri", _("PNS/TNI/Polri")), ("swasta", _("swasta")), ("wirausaha", _("wirausaha")),
        ("tani/nelayan", _("tani/nelayan")), ("pelajar", _("pelajar/mahasiswa")), ("lain", _("lainnya")),
    ),
}  # fmt: skip
PROFIL: Mapping[str, tuple[str, ...]] = {k: tuple(kode for kode, _n in v) for k, v in LABEL_PROFIL.items()}
# On a screen the hour is known; it is asked on paper only.
DITANYA_DI_LAYAR = tuple(k for k in PROFIL if k != "jam")
TENGAH_HARI = 13


class CannotAnswer(AturanDilanggar):
    """The answers cannot be taken as they are."""


@dataclass(frozen=True)
class DataSkm:
    """Nine answers in the order of UNSUR, 1-4 or None; the profile only as far as the person gave it."""

    nilai: Sequence[int | None]
    profil: Mapping[str, str] = field(default_factory=dict)
    saran: str = ""
    # The day written on a paper.
    dijawab_on: date | None = None


def check_skm(data: DataSkm) -> None:
    """Raises CannotAnswer."""
    if len(data.nilai) != len(UNSUR) or any(x is not None and x not in NILAI for x in data.nilai):
        raise CannotAnswer(_("Tiap pertanyaan dijawab 1 sampai 4, atau dikosongkan."), code="nilai")
    if all(x is None for x in data.nilai):
        raise CannotAnswer(_("Jawab dulu paling sedikit satu pertanyaan."), code="kosong")
    if any(data.profil[k] not in PROFIL.get(k, ()) for k in data.profil):
        raise CannotAnswer(_("Pilih dari daftar, atau kosongkan."), code="profil")
    if len(data.saran) > SARAN_TERPANJANG:
        raise CannotAnswer(_("Saran terlalu panjang; ringkaslah."), code="saran-panjang")
    if find_pribadi(data.saran):
        raise CannotAnswer(_("Jangan tulis nomor atau alamat surel di saran."), code="pribadi")


def bands_of(isi: Mapping[str, Any]) -> list[Pita]:
    """Bands of the rule `mutu-skm`, whose bounds are whole hundredths."""
    return [Pita(Mutu(p["kode"]), Decimal(int(p["dari"])).scaleb(-2)) for p in isi["pita"]]


def digest_jawaban(kunci: str) -> UUID:
    """What recognises the one answer of a slip; neither the slip nor its request can be read from it."""
    return UUID(bytes=sha256(f"terasa/skm/1:{read_kunci(kunci)}".encode()).digest()[:16], version=4)


def find_beda(satu: DataSkm, lain: DataSkm) -> list[str]:
    """The unsur, and the names of the parts of the profile, in which two copies of a paper differ."""
    unsur = [u for u, a, b in zip(UNSUR, satu.nilai, lain.nilai, strict=True) if a != b]
    profil = [
        str(nama) for k, nama in NAMA_PROFIL.items() if satu.profil.get(k, "") != lain.profil.get(k, "")
    ]
    hari = [str(_("Tanggal"))] if satu.dijawab_on != lain.dijawab_on else []
    return [*unsur, *hari, *profil]


def hour_group(jam: int) -> str:
    """The part of the day, as the form asks it: the noon break counts to the morning."""
    if not 8 <= jam < 17:
        return "lain"
    return "08-12" if jam < TENGAH_HARI else "13-17"
