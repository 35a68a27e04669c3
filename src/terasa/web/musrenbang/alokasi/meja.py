"""Meja alokasi: siapa calonnya, siapa pemilihnya dengan bobot berapa, aturan mana yang dipakai."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from terasa.aturan.models import Aturan
from terasa.aturan.queries import find_aturan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.queries.calon import list_calon, list_daftar
from terasa.musrenbang.rules.pemilih import Daftar
from terasa.musrenbang.services.alokasi import BOBOT, SKOR
from terasa.umum.errors import AturanDilanggar
from terasa.wilayah.queries import nama_lengkap_banyak


@dataclass(frozen=True)
class Meja:
    """What a run would use now. `halangan` says in one sentence why a run is not possible, or is empty."""

    utama: int = 0
    cadangan: int = 0
    biaya: int = 0
    belum: list[tuple[Usulan, str]] = field(default_factory=list)
    pemilih: list[Daftar] = field(default_factory=list)
    aturan: list[Aturan] = field(default_factory=list)
    halangan: str = ""


def read_meja(kabupaten: str, tahun: int, pada: date) -> Meja:
    """Candidates, unknown costs, voters with weights, and the rules behind them."""
    calon = list_calon(kabupaten, tahun)
    aturan = [a for kode in (SKOR, BOBOT) if (a := find_aturan(kode, kabupaten=kabupaten, pada=pada))]
    bobot = next((a for a in aturan if a.kode == BOBOT), None)
    pemilih: list[Daftar] = []
    halangan = "" if calon else _("Belum ada usulan yang disepakati forum perangkat daerah tahun ini.")
    try:
        pemilih = list_daftar(kabupaten, tahun, bobot) if bobot else []
    except AturanDilanggar as exc:
        halangan = str(exc)
    if not pemilih and not halangan:
        halangan = _("Belum ada musrenbang yang ditutup dengan peringkat tahun ini.")
    return Meja(
        utama=sum(not c.is_cadangan for c in calon),
        cadangan=sum(c.is_cadangan for c in calon),
        biaya=sum(c.biaya or 0 for c in calon),
        belum=_with_place([c.kode for c in calon if c.biaya is None]),
        pemilih=pemilih,
        aturan=aturan,
        halangan=halangan,
    )


def _with_place(kode: list[str]) -> list[tuple[Usulan, str]]:
    usulan = list(Usulan.objects.filter(kode__in=kode).select_related("unit_tujuan").defer("baris_asal"))
    nama = nama_lengkap_banyak({u.kode_desa for u in usulan})
    return [(u, nama[u.kode_desa]) for u in usulan]
