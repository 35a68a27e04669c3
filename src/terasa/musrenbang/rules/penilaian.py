"""Dari nilai para penilai ke skor, dan dari skor ke peringkat, dengan urutan seri yang diumumkan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import JenisForum, Metode
from terasa.musrenbang.rules import ahp
from terasa.umum.errors import AturanDilanggar

K = TypeVar("K")
# Which published table of criteria a forum scores by; the plain score follows the kind of forum.
ATURAN_KRITERIA: Mapping[str, str] = dict.fromkeys(
    (JenisForum.MUSRENBANG_DESA, JenisForum.MUSDUS, JenisForum.KHUSUS, JenisForum.MUSDES),
    "kriteria-musrenbang-desa",
)
ATURAN_METODE: Mapping[str, str] = {
    Metode.USG: "bobot-usg",
    Metode.SAW: "kriteria-saw",
    Metode.AHP: "kriteria-ahp",
}
URUTAN_SERI = ("skor", "jumlah suara", "waktu diajukan", "kode")


class CannotScore(AturanDilanggar):
    """The scores do not fit the published criteria."""


class Cara(StrEnum):
    """How scores become one figure. SAW and the share of the scale end at 100."""

    JUMLAH = "jumlah"
    KALI = "kali"
    SAW = "saw"
    SKALA = "skala"


@dataclass(frozen=True)
class Kriteria:
    """The published criteria: weight per criterion, lowest and highest score, names.

    `biaya` are criteria of which less is better. `cr` is the consistency ratio where weights come from comparisons.
    """

    bobot: dict[str, Fraction]
    bawah: int
    atas: int
    nama: dict[str, str]
    cara: Cara = Cara.JUMLAH
    biaya: frozenset[str] = frozenset()
    lambda_maks: float | None = None
    cr: float | None = None
    banding: tuple[tuple[str, str, str], ...] = ()

    def with_bobot(self, bobot: Mapping[str, Fraction]) -> Kriteria:
        """The same criteria under other weights."""
        return Kriteria(dict(bobot), self.bawah, self.atas, self.nama, self.cara, self.biaya)


@dataclass(frozen=True)
class Calon:
    """What ties are broken by."""

    usulan_id: UUID
    skor: Fraction
    suara: int
    diajukan_at: datetime | None
    kode: str


def rule_of_metode(metode: str, jenis: str) -> str:
    """Code of the rule that holds the criteria of this method in this kind of forum."""
    return ATURAN_METODE.get(metode) or ATURAN_KRITERIA.get(jenis, "bobot-usg")


def read_kriteria(isi: Mapping[str, Any], konsistensi: Mapping[str, Any] | None = None) -> Kriteria:
    """From the value of a criteria rule, or from what a forum froze of it.

    A rule with comparisons (`banding`) is weighed by them; `konsistensi` is the value of `ahp-konsistensi`.
    Raises CannotWeigh.
    """
    kode = [str(u["kode"]) for u in isi["unsur"]]
    bobot = {str(u["kode"]): Fraction(str(u["bobot"])) for u in isi["unsur"] if "bobot" in u}
    lambda_maks, cr = isi.get("lambda_maks"), isi.get("cr")
    if "banding" in isi:
        hasil = weigh_banding(kode, isi["banding"], konsistensi)
        if not hasil.konsisten:
            raise ahp.CannotWeigh(
                _(
                    "Perbandingan kriterianya belum konsisten: CR %(cr)s, paling tinggi %(batas)s. Perbaiki perbandingannya."
                )
                % {"cr": _comma(hasil.cr or 0), "batas": _comma(float(hasil.batas))},
                code="cr",
            )
        bobot, lambda_maks, cr = hasil.bobot, hasil.lambda_maks, hasil.cr
    return Kriteria(
        bobot=bobot,
        bawah=int(isi["skala"][0]),
        atas=int(isi["skala"][1]),
        nama={str(u["kode"]): str(u["nama"]) for u in isi["unsur"]},
        cara=Cara(isi.get("cara", Cara.JUMLAH)),
        biaya=frozenset(str(u["kode"]) for u in isi["unsur"] if u.get("arah") == "biaya"),
        lambda_maks=lambda_maks,
        cr=cr,
        banding=tuple(
            (str(a), str(b), str(kali)) for a, b, kali in isi.get("banding", isi.get("dibanding", ()))
        ),
    )


def _comma(angka: float) -> str:
    return f"{angka:.4g}".replace(".", ",")


def weigh_banding(
    kode: Sequence[str], banding: Sequence[Sequence[Any]], konsistensi: Mapping[str, Any] | None
) -> ahp.HasilAhp:
    """The weights of comparisons under the value of `ahp-konsistensi`. Raises CannotWeigh."""
    isi = konsistensi or {}
    return ahp.weigh(kode, banding, ri=isi.get("ri", {}), batas=Fraction(str(isi.get("batas", "1/10"))))


def freeze_kriteria(kriteria: Kriteria) -> dict[str, Any]:
    """What `read_kriteria` reads back, in words and whole numbers."""
    isi: dict[str, Any] = {
        "skala": [kriteria.bawah, kriteria.atas],
        "cara": kriteria.cara.value,
        "unsur": [
            {
                "kode": kode,
                "nama": nama,
                "bobot": str(kriteria.bobot[kode]),
                "arah": "biaya" if kode in kriteria.biaya else "manfaat",
            }
            for kode, nama in kriteria.nama.items()
        ],
    }
    if kriteria.lambda_maks is not None:
        # Not `banding`: what is frozen is read, never weighed again.
        dibanding = [list(satu) for satu in kriteria.banding]
        isi |= {"lambda_maks": kriteria.lambda_maks, "cr": kriteria.cr, "dibanding": dibanding}
    return isi


def check_nilai(nilai: Mapping[str, Decimal], kriteria: Kriteria) -> None:
    """Every criterion once, inside the scale. Raises CannotScore."""
    if set(nilai) != set(kriteria.bobot):
        raise CannotScore(
            _("Nilailah semua kriteria: %(kriteria)s.") % {"kriteria": ", ".join(kriteria.nama.values())},
            code="kriteria",
        )
    for kode, angka in nilai.items():
        if not kriteria.bawah <= angka <= kriteria.atas:
            raise CannotScore(
                _("Nilai %(nama)s harus %(bawah)d sampai %(atas)d.")
                % {"nama": kriteria.nama[kode], "bawah": kriteria.bawah, "atas": kriteria.atas},
                code="skala",
            )


def mean_nilai(nilai: Iterable[tuple[str, Decimal]], kriteria: Kriteria) -> dict[str, Fraction] | None:
    """Each criterion's mean over its assessors; None while a criterion has no score."""
    jumlah = dict.fromkeys(kriteria.bobot, Decimal(0))
    banyak = dict.fromkeys(kriteria.bobot, 0)
    for kode, angka in nilai:
        if kode in jumlah:
            jumlah[kode] += angka
            banyak[kode] += 1
    if not all(banyak.values()):
        return None
    # Scores have two decimals at most, so a hundred times each sum is whole.
    return {kode: Fraction(int(angka * 100), 100 * banyak[kode]) for kode, angka in jumlah.items()}


def sum_skor(nilai: Iterable[tuple[str, Decimal]], kriteria: Kriteria) -> Fraction | None:
    """Weighted sum of the means of one usulan by itself; None while a criterion has no score."""
    rata = mean_nilai(nilai, kriteria)
    return None if rata is None else score_all({0: rata}, kriteria)[0]


def score_all(rata: Mapping[K, Mapping[str, Fraction]], kriteria: Kriteria) -> dict[K, Fraction]:
    """Scores from the means of every usulan. Under SAW each is measured by the best of all of them."""
    if kriteria.cara is Cara.KALI:
        return {k: _product(satu.values()) for k, satu in rata.items()}
    rata = measure_rata(rata, kriteria)
    jumlah = {
        k: sum((kriteria.bobot[kode] * n for kode, n in satu.items()), Fraction(0))
        for k, satu in rata.items()
    }
    if kriteria.cara is Cara.JUMLAH:
        return jumlah
    # Shares of a whole: of the weights, and of the top of the scale.
    penuh = sum(kriteria.bobot.values()) * (kriteria.atas if kriteria.cara is Cara.SKALA else 1)
    return {k: skor * 100 / penuh for k, skor in jumlah.items()}


def measure_rata(
    rata: Mapping[K, Mapping[str, Fraction]], kriteria: Kriteria
) -> Mapping[K, Mapping[str, Fraction]]:
    """What the weights are applied to: the means, under SAW each as a share of the best."""
    return _normalise(rata, kriteria) if kriteria.cara is Cara.SAW else rata


def _normalise(rata: Mapping[K, Mapping[str, Fraction]], kriteria: Kriteria) -> dict[K, dict[str, Fraction]]:
    """r = x / max for what is good, min / x for what costs; a criterion nobody scored above zero gives zero."""
    puncak = {kode: max((r[kode] for r in rata.values()), default=Fraction(0)) for kode in kriteria.bobot}
    dasar = {kode: min((r[kode] for r in rata.values()), default=Fraction(0)) for kode in kriteria.bobot}

    def bagian(kode: str, n: Fraction) -> Fraction:
        if kode in kriteria.biaya:
            return dasar[kode] / n if n else Fraction(1)
        return n / puncak[kode] if puncak[kode] else Fraction(0)

    return {k: {kode: bagian(kode, satu[kode]) for kode in kriteria.bobot} for k, satu in rata.items()}


def _product(angka: Iterable[Fraction]) -> Fraction:
    hasil = Fraction(1)
    for n in angka:
        hasil *= n
    return hasil


def rank(calon: Iterable[Calon]) -> dict[UUID, int]:
    """Ranks from 1: higher score first; ties by more voices, then earlier submission, then code."""

    def kunci(c: Calon) -> tuple[Fraction, int, float, str]:
        return (-c.skor, -c.suara, c.diajukan_at.timestamp() if c.diajukan_at else float("inf"), c.kode)

    return {c.usulan_id: n for n, c in enumerate(sorted(calon, key=kunci), start=1)}
