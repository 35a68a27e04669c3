"""Penjaga terhadap angka yang dipoles: tiap periksaan menyebut apa yang dihitung, penyebutnya, dan ambangnya."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import comb
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.survei.enums import HasilUlang, Saluran

# A share above its threshold in fewer interviews than this says nothing.
SEDIKIT = 5
# Five decimals of a degree are about a metre.
DESIMAL_TITIK = 5


@dataclass(frozen=True)
class AmbangMutu:
    """From which share on a check is marked, in percent; seconds below which an interview was too fast."""

    detik_tercepat: int = 60
    persen_cepat: int = 10
    persen_lurus: int = 60
    persen_seragam: int = 80
    persen_tanpa_titik: int = 50
    persen_ulang: int = 10
    angka_bulat_ragu: float = 0.01


@dataclass(frozen=True)
class Wawancara:
    """One interview as the checks read it; `pencacah` is whoever asked."""

    pencacah: int
    isi: Mapping[str, str]
    saluran: str
    mulai_at: datetime | None
    dijawab_at: datetime
    titik: tuple[float, float] | None = None

    @property
    def detik(self) -> float | None:
        return None if self.mulai_at is None else (self.dijawab_at - self.mulai_at).total_seconds()

    @property
    def is_langsung(self) -> bool:
        """Typed while asking; a paper sheet is copied later and carries neither duration nor place."""
        return self.saluran != Saluran.KERTAS


@dataclass(frozen=True)
class Periksa:
    """One check: `jumlah` of `penyebut`, what they are, and whether somebody should look."""

    kode: str
    nama: str
    dihitung: str
    jumlah: int
    penyebut: int
    ambang: str
    ditandai: bool
    # Per surveyor: (id, jumlah, penyebut), the ones that are marked.
    rinci: tuple[tuple[int, int, int], ...] = ()


def check_all(
    semua: Sequence[Wawancara],
    *,
    ulang: Mapping[str, int],
    hitungan_rt: Iterable[int],
    petugas: int,
    konflik: int,
    ambang: AmbangMutu,
) -> list[Periksa]:
    """Every check in a fixed order. `ulang`: call-backs by result; `konflik`: surveyors with a post in the desa."""
    return [
        *_check_ulang(len(semua), ulang, ambang),
        _check_waktu(semua),
        _check_titik(semua, ambang),
        _check_titik_sama(semua),
        _check_cepat(semua, ambang),
        _check_lurus(semua, ambang),
        _check_seragam(semua, ambang),
        _check_menit(semua, ambang),
        _check_bulat(list(hitungan_rt), ambang),
        Periksa(
            "konflik",
            _("Petugas dengan jabatan di desa yang disurvei"),
            _("petugas yang hari ini memegang jabatan di salah satu desanya, dari semua petugas"),
            konflik,
            petugas,
            _("tidak boleh ada"),
            konflik > 0,
        ),
    ]


def _check_ulang(n: int, ulang: Mapping[str, int], ambang: AmbangMutu) -> list[Periksa]:
    sampai = sum(ulang.get(h, 0) for h in (HasilUlang.COCOK, HasilUlang.BERBEDA, HasilUlang.TIDAK_PERNAH))
    palsu, beda = ulang.get(HasilUlang.TIDAK_PERNAH, 0), ulang.get(HasilUlang.BERBEDA, 0)
    return [
        Periksa(
            "ulang",
            _("Dihubungi ulang"),
            _("wawancara yang berhasil dihubungi ulang orang lain, dari semua wawancara"),
            sampai,
            n,
            _("paling sedikit %(p)s%%") % {"p": ambang.persen_ulang},
            n > 0 and sampai * 100 < n * ambang.persen_ulang,
        ),
        Periksa(
            "tidak_pernah",
            _("Mengaku tidak pernah ditanyai"),
            _("yang mengaku tidak pernah ditanyai, dari yang berhasil dihubungi ulang"),
            palsu,
            sampai,
            _("tidak boleh ada"),
            palsu > 0,
        ),
        Periksa(
            "berbeda",
            _("Jawaban berbeda saat dihubungi ulang"),
            _("yang jawabannya berbeda pada pertanyaan yang sama, dari yang berhasil dihubungi ulang"),
            beda,
            sampai,
            _("lebih dari seperempat"),
            sampai > 0 and beda * 4 > sampai,
        ),
    ]


def _check_waktu(semua: Sequence[Wawancara]) -> Periksa:
    langsung = [w for w in semua if w.is_langsung]
    tanpa = sum(w.mulai_at is None for w in langsung)
    return Periksa(
        "waktu",
        _("Tanpa jam mulai"),
        _("wawancara langsung tanpa jam mulai, dari semua wawancara langsung"),
        tanpa,
        len(langsung),
        _("lebih dari sepersepuluh"),
        tanpa * 10 > len(langsung),
    )


def _check_titik(semua: Sequence[Wawancara], ambang: AmbangMutu) -> Periksa:
    datang = [w for w in semua if w.saluran == Saluran.DATANG]
    tanpa = sum(w.titik is None for w in datang)
    return Periksa(
        "titik",
        _("Tanpa titik lokasi"),
        _("kunjungan rumah tanpa titik lokasi telepon, dari semua kunjungan rumah yang dijawab"),
        tanpa,
        len(datang),
        _("lebih dari %(p)s%%") % {"p": ambang.persen_tanpa_titik},
        tanpa * 100 > len(datang) * ambang.persen_tanpa_titik,
    )


def _check_titik_sama(semua: Sequence[Wawancara]) -> Periksa:
    titik = [tuple(round(x, DESIMAL_TITIK) for x in w.titik) for w in semua if w.titik]
    sama = sum(n for n in Counter(titik).values() if n > 1)
    return Periksa(
        "titik_sama",
        _("Titik lokasi yang sama untuk rumah berbeda"),
        _("jawaban yang titiknya sama persis dengan rumah lain, dari yang bertitik"),
        sama,
        len(titik),
        _("tidak boleh ada"),
        sama > 0,
    )


def _check_cepat(semua: Sequence[Wawancara], ambang: AmbangMutu) -> Periksa:
    lama = [(w.pencacah, w.detik) for w in semua if w.is_langsung and w.detik is not None]
    cepat = [p for p, detik in lama if detik < ambang.detik_tercepat]
    return Periksa(
        "cepat",
        _("Wawancara terlalu cepat"),
        _("wawancara di bawah %(d)s detik, dari yang jam mulainya tercatat") % {"d": ambang.detik_tercepat},
        len(cepat),
        len(lama),
        _("lebih dari %(p)s%%") % {"p": ambang.persen_cepat},
        len(cepat) * 100 > len(lama) * ambang.persen_cepat,
        _per_petugas(Counter(cepat), Counter(p for p, _d in lama), ambang.persen_cepat),
    )


def _check_lurus(semua: Sequence[Wawancara], ambang: AmbangMutu) -> Periksa:
    dinilai = [w for w in semua if len(w.isi) > 2]
    lurus = Counter(w.pencacah for w in dinilai if len(set(w.isi.values())) == 1)
    rinci = _per_petugas(lurus, Counter(w.pencacah for w in dinilai), ambang.persen_lurus)
    return Periksa(
        "lurus",
        _("Semua pertanyaan dijawab sama"),
        _("jawaban yang semua butirnya sama, dari jawaban dengan paling sedikit tiga butir"),
        lurus.total(),
        len(dinilai),
        _("lebih dari %(p)s%% pada satu petugas") % {"p": ambang.persen_lurus},
        bool(rinci),
        rinci,
    )


def _check_seragam(semua: Sequence[Wawancara], ambang: AmbangMutu) -> Periksa:
    """The most frequent set of answers of each surveyor; the set itself is not shown."""
    pola: dict[int, Counter[Any]] = defaultdict(Counter)
    for w in semua:
        pola[w.pencacah][tuple(sorted(w.isi.items()))] += 1
    tersering = Counter({p: max(hitung.values()) for p, hitung in pola.items()})
    rinci = _per_petugas(tersering, Counter({p: h.total() for p, h in pola.items()}), ambang.persen_seragam)
    return Periksa(
        "seragam",
        _("Jawaban kembar dari satu petugas"),
        _("jawaban yang persis sama dengan yang tersering milik petugas yang sama, dari semua jawaban"),
        tersering.total(),
        len(semua),
        _("lebih dari %(p)s%% pada satu petugas") % {"p": ambang.persen_seragam},
        bool(rinci),
        rinci,
    )


def _check_menit(semua: Sequence[Wawancara], ambang: AmbangMutu) -> Periksa:
    """Times that were made up end on round minutes more often than one in six."""
    menit = [timezone.localtime(w.dijawab_at).minute for w in semua]
    bulat = sum(m % 10 == 0 for m in menit)
    return Periksa(
        "menit",
        _("Jam wawancara yang bulat"),
        _("wawancara yang jamnya jatuh pada kelipatan sepuluh menit, dari semua wawancara"),
        bulat,
        len(menit),
        _("jauh lebih sering daripada sepersepuluh (peluang kebetulan di bawah %(p)s%%)")
        % {"p": _persen(ambang.angka_bulat_ragu)},
        upper_tail(bulat, len(menit), 1, 10) < ambang.angka_bulat_ragu,
    )


def _check_bulat(hitungan: list[int], ambang: AmbangMutu) -> Periksa:
    """Digit preference: guessed counts end on 0 or 5 more often than one in five."""
    bulat = sum(h % 5 == 0 for h in hitungan)
    return Periksa(
        "bulat",
        _("Jumlah rumah yang bulat"),
        _("RT yang jumlah rumahnya berakhir 0 atau 5, dari semua RT dalam kerangka"),
        bulat,
        len(hitungan),
        _("jauh lebih sering daripada seperlima (peluang kebetulan di bawah %(p)s%%)")
        % {"p": _persen(ambang.angka_bulat_ragu)},
        upper_tail(bulat, len(hitungan), 1, 5) < ambang.angka_bulat_ragu,
    )


def _persen(peluang: float) -> str:
    """0.015 as `1,5`."""
    return f"{peluang * 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def upper_tail(x: int, n: int, satu: int, dari: int) -> float:
    """P(X >= x) of a binomial with n trials and probability satu/dari, exact in integers."""
    lain = dari - satu
    atas: int = sum(comb(n, k) * satu**k * lain ** (n - k) for k in range(x, n + 1))
    semua: int = dari**n
    return atas / semua


def _per_petugas(
    jumlah: Counter[int], penyebut: Counter[int], persen: int
) -> tuple[tuple[int, int, int], ...]:
    """The surveyors whose share is above the threshold, when they have enough interviews to tell."""
    return tuple(
        (p, jumlah[p], n)
        for p, n in sorted(penyebut.items())
        if n >= SEDIKIT and jumlah[p] * 100 > n * persen
    )
