"""Kuesioner manfaat, waktu tiap gelombang, dan angka yang diterbitkan; tanpa basis data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from terasa import statistik
from terasa.manfaat.enums import Butir, Gelombang
from terasa.survei.enums import Jawab
from terasa.survei.rules import Pertanyaan

# The clock of each wave, started at the handover.
ATURAN_GELOMBANG = {
    Gelombang.SERAH_TERIMA: "survei-manfaat-gelombang-1",
    Gelombang.BULAN_3_6: "survei-manfaat-gelombang-2",
    Gelombang.BULAN_12: "survei-manfaat-gelombang-3",
}
MASALAH_TERPANJANG = 220
# Beside the questions: how many people stand behind the index.
INDEKS = "imd"


@dataclass(frozen=True)
class Terbitan:
    """What a closed wave publishes; withheld: n only."""

    n: int
    ditahan: bool
    is_awas: bool
    imd: Decimal | None = None
    imd_lo: Decimal | None = None
    imd_hi: Decimal | None = None
    butir: Mapping[str, Mapping[str, Any]] | None = None


def build_kuesioner(nama: str, masalah: str) -> list[Pertanyaan]:
    """Q1 to Q6; Q5 repeats the problem in the words of the usulan, so that the loop closes on it."""
    asal = masalah.strip().rstrip(".")
    if len(asal) > MASALAH_TERPANJANG:
        asal = asal[: MASALAH_TERPANJANG - 1].rsplit(" ", 1)[0] + "…"
    teratasi = (
        _("Dulu yang disampaikan: “%(masalah)s”. Apakah masalah itu sekarang teratasi?") % {"masalah": asal}
        if asal
        else _("Apakah masalah yang membuat ini dibangun sekarang teratasi?")
    )
    return [
        Pertanyaan(Butir.TAHU, _("Apakah Anda tahu ada %(nama)s?") % {"nama": nama}),
        Pertanyaan(
            Butir.TERJANGKAU,
            _("Bila perlu, dapatkah Anda mencapainya atau memakainya?"),
            _("Termasuk jarak, biaya, jam buka, dan keadaan badan."),
        ),
        Pertanyaan(
            Butir.PAKAI, _("Dalam tiga bulan terakhir, apakah Anda atau orang serumah pernah memakainya?")
        ),
        Pertanyaan(Butir.BERGUNA, _("Apakah ini berguna bagi rumah tangga Anda?")),
        Pertanyaan(Butir.TERATASI, teratasi),
        Pertanyaan(
            Butir.ADIL,
            _("Apakah yang mendapat manfaatnya orang yang memang membutuhkan?"),
            _("Ditampilkan sendiri; tidak masuk indeks."),
        ),
    ]


# Read a hundred times per wave.
KODE, YA = tuple(butir.value for butir in Butir), Jawab.YA.value


def read_answers(isi: Mapping[str, str]) -> statistik.Jawaban:
    """One respondent for the statistics: "ragu" counts and is not yes; a question left out is not counted."""
    return statistik.Jawaban(**{kode: jawab == YA if (jawab := isi.get(kode, "")) else None for kode in KODE})


def publish(
    jawaban: Iterable[tuple[str, Mapping[str, str]]], *, rho: Fraction, batas: statistik.BatasTerbit
) -> Terbitan:
    """Figures of a wave from (desa, answers). When the index has too few answers, nothing but n is published.

    Desa are clusters; `rho` is their correlation where the answers do not show it.
    """
    isi = list(jawaban)
    semua = _share_base([read_answers(satu) for _desa, satu in isi], batas)
    hasil = statistik.measure_manfaat(semua, desa=[desa for desa, _isi in isi], rho=float(rho), batas=batas)
    n = len(semua)
    if hasil.imd.ditahan or hasil.imd.nilai is None or hasil.imd.lo is None or hasil.imd.hi is None:
        return Terbitan(n=n, ditahan=True, is_awas=False)
    return Terbitan(
        n=n,
        ditahan=False,
        is_awas=hasil.imd.peringatan is not None,
        imd=_two(hasil.imd.nilai),
        imd_lo=_two(hasil.imd.lo),
        imd_hi=_two(hasil.imd.hi),
        butir={b.value: _item(getattr(hasil, b.value)) for b in Butir} | {INDEKS: {"n": hasil.imd.n}},
    )


def _share_base(semua: list[statistik.Jawaban], batas: statistik.BatasTerbit) -> list[statistik.Jawaban]:
    """The same answers, but where only a few left one of the three core questions out, the three are counted from
    those who answered all of them: three shares less the index would tell what those few said to the others."""
    sebagian = [any(s is None for s in satu.inti) for satu in semua]
    if not statistik.is_revealing(sum(sebagian), batas):
        return semua
    kosong = {"pakai": None, "berguna": None, "teratasi": None}
    return [replace(satu, **kosong) if kurang else satu for satu, kurang in zip(semua, sebagian, strict=True)]


def _item(angka: statistik.Angka) -> dict[str, Any]:
    """An item with too few answers of its own keeps its n and loses its figure."""
    if angka.ditahan or angka.persen is None or angka.lo is None or angka.hi is None:
        return {"n": angka.n, "ditahan": True}
    return {
        "x": angka.x,
        "n": angka.n,
        "persen": float(_two(angka.persen)),
        "lo": float(_two(angka.lo)),
        "hi": float(_two(angka.hi)),
    }


def _two(nilai: float) -> Decimal:
    return Decimal(repr(nilai)).quantize(Decimal("0.01"), ROUND_HALF_UP)
