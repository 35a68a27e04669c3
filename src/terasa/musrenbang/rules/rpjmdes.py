"""RPJM Desa: periode yang diizinkan, dan isian kegiatan yang masuk akal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import BidangDesa, PolaPelaksanaan
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules.usulan import BIAYA_TERBESAR
from terasa.umum.errors import AturanDilanggar
from terasa.wilayah.rules import kunci_nama

ATURAN_LAMA = "lama-rpjmdes"
JENIS_TERPENDEK, JENIS_TERPANJANG = 3, 250
VOLUME_TERBESAR = Decimal(10**11)
TAHUN_PERTAMA = 2000
TEKS_TERPANJANG = {"sub_bidang": 160, "lokasi": 250, "satuan": 40, "sasaran": 250, "sumber_dana": 80}
# An usulan that ended before anything came of it carries nothing out.
GUGUR = frozenset({S.DITOLAK, S.DIBATALKAN, S.DIGABUNG})
SELESAI = frozenset({S.SELESAI_FISIK, S.DIMANFAATKAN, S.TIDAK_DIMANFAATKAN, S.DINILAI_MANFAATNYA})


class CannotRpjm(AturanDilanggar):
    """The medium-term plan of a village cannot be changed so."""


@dataclass(frozen=True)
class IsiKegiatan:
    """One kegiatan as the form asks it. `biaya` whole rupiah over all years, None: belum dihitung."""

    bidang: str
    jenis: str
    tahun: tuple[int, ...]
    sub_bidang: str = ""
    lokasi: str = ""
    volume: Decimal | None = None
    satuan: str = ""
    sasaran: str = ""
    biaya: int | None = None
    sumber_dana: str = ""
    pola: str = ""
    kode: str = ""

    @property
    def kunci(self) -> tuple[str, ...]:
        """By what a second sheet finds the same kegiatan again: its code, else its field, name and place."""
        return key_of(self.kode, self.bidang, self.jenis, self.lokasi)


def key_of(kode: str, bidang: str, jenis: str, lokasi: str) -> tuple[str, ...]:
    """See `IsiKegiatan.kunci`."""
    return ("kode", kode) if kode else (bidang, kunci_nama(jenis), kunci_nama(lokasi))


def dates_of_lama(tahun_awal: int, hari_ini: date, *, is_perubahan: bool) -> date:
    """The day whose rule says how long a plan runs: the first of its period; for a change not before today,
    because a law may have lengthened a period that was running."""
    awal = date(tahun_awal, 1, 1)
    return max(awal, hari_ini) if is_perubahan else awal


def end_of_period(tahun_awal: int, lama: int | None, terlama: int) -> int:
    """Last year of a plan of `lama` years, or of as many as the rule allows. Raises CannotRpjm."""
    if lama is not None and not 1 <= lama <= terlama:
        raise CannotRpjm(
            _("RPJM Desa yang mulai %(awal)d paling lama %(n)d tahun.") % {"awal": tahun_awal, "n": terlama},
            code="lama",
        )
    return tahun_awal + (lama or terlama) - 1


def check_awal(tahun_awal: int, hari_ini: date, terlama: int) -> None:
    """The first year is near: the plan that runs now, or the next one. Raises CannotRpjm."""
    if not max(TAHUN_PERTAMA, hari_ini.year - terlama) <= tahun_awal <= hari_ini.year + 2:
        raise CannotRpjm(
            _("Tahun pertama %(tahun)d tidak masuk akal; RPJM Desa dicatat selama masih berjalan.")
            % {"tahun": tahun_awal},
            code="tahun-awal",
        )


def check_kegiatan(isi: IsiKegiatan, periode: Collection[int]) -> IsiKegiatan:
    """The kegiatan with tidy words and years in order. Raises CannotRpjm."""
    teks = {k: getattr(isi, k).strip()[:n] for k, n in TEKS_TERPANJANG.items()}
    jenis = " ".join(isi.jenis.split())
    if not JENIS_TERPENDEK <= len(jenis) <= JENIS_TERPANJANG:
        raise CannotRpjm(
            _("Jenis kegiatan %(dari)d sampai %(sampai)d huruf.")
            % {"dari": JENIS_TERPENDEK, "sampai": JENIS_TERPANJANG},
            code="jenis",
        )
    if isi.bidang not in BidangDesa.values:
        raise CannotRpjm(_("Pilih satu dari lima bidang rencana desa."), code="bidang")
    if isi.pola and isi.pola not in PolaPelaksanaan.values:
        raise CannotRpjm(_("Pilih pola pelaksanaan dari daftar."), code="pola")
    _check_angka(isi)
    return replace(isi, jenis=jenis, tahun=check_tahun_kegiatan(isi.tahun, periode), **teks)


def check_tahun_kegiatan(tahun: Iterable[int], periode: Collection[int]) -> tuple[int, ...]:
    """Years in order, each within the plan. Raises CannotRpjm."""
    urut = tuple(sorted(set(tahun)))
    if not urut:
        raise CannotRpjm(_("Sebutkan paling sedikit satu tahun pelaksanaan."), code="tahun")
    luar = [t for t in urut if t not in periode]
    if luar:
        raise CannotRpjm(
            _("Tahun %(luar)s di luar periode rencana %(awal)d sampai %(akhir)d.")
            % {"luar": join_tahun(luar), "awal": min(periode), "akhir": max(periode)},
            code="tahun",
        )
    return urut


def join_tahun(tahun: Iterable[int]) -> str:
    """`2026, 2028`."""
    return ", ".join(map(str, tahun))


def split_biaya(biaya: int | None, banyak_tahun: int) -> int | None:
    """One year's even part of the cost of all years, to whole rupiah; a proposal, nothing more."""
    return max(1, biaya // max(1, banyak_tahun)) if biaya else None


def _check_angka(isi: IsiKegiatan) -> None:
    if isi.biaya is not None and not 0 < isi.biaya <= BIAYA_TERBESAR:
        raise CannotRpjm(
            _("Jumlah biaya harus lebih dari nol rupiah; kosongkan bila belum dihitung."), code="biaya"
        )
    if isi.volume is not None and not 0 < isi.volume < VOLUME_TERBESAR:
        raise CannotRpjm(_("Volume harus lebih dari nol; kosongkan bila belum diketahui."), code="volume")
