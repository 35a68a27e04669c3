"""Kalimat pertanyaan SKM menurut aturan yang berlaku pada hari pertama survei, dalam bahasa layar."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from terasa.aturan.queries import get_aturan
from terasa.layanan.models import SurveiSkm
from terasa.statistik.skm import NAMA_UNSUR, NILAI, UNSUR


@dataclass(frozen=True)
class Pertanyaan:
    """One unsur as it is asked, and what the answers 1 to 4 say."""

    kode: str
    nama: str
    tanya: str
    jawab: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Kios:
    """Seconds after which an untouched screen forgets, and after which the thanks make place for the next person."""

    diam: int
    terima_kasih: int


def list_pertanyaan(survei: SurveiSkm) -> list[Pertanyaan]:
    """The nine questions in the order of UNSUR, each bound to its code. Raises ValueError when the rule lacks one."""
    aturan = get_aturan("pertanyaan-skm", kabupaten=survei.unit.kabupaten, pada=survei.dari_on)
    per = {str(p["kode"]): p for p in aturan.isi["pertanyaan"]}
    if kurang := [u for u in UNSUR if u not in per or len(per[u]["jawab"]) != len(NILAI)]:
        raise ValueError(f"Aturan pertanyaan-skm tidak lengkap untuk {', '.join(kurang)}.")
    # The words of the rule itself in its own language, those of another language when the rule has them.
    bahasa = get_language() or settings.LANGUAGE_CODE
    akhir = "" if bahasa.startswith(settings.LANGUAGE_CODE) else f"_{bahasa[:2]}"
    return [
        Pertanyaan(
            u,
            NAMA_UNSUR[u],
            str(per[u].get(f"tanya{akhir}") or per[u]["tanya"]),
            tuple(zip(NILAI, map(str, per[u].get(f"jawab{akhir}") or per[u]["jawab"]), strict=True)),
        )
        for u in UNSUR
    ]


def read_kios(survei: SurveiSkm) -> Kios:
    """How long the screen waits."""
    isi = get_aturan("kios-skm", kabupaten=survei.unit.kabupaten, pada=survei.dari_on).isi
    return Kios(int(isi["diam"]), int(isi["terima_kasih"]))
