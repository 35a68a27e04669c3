"""Laporan yang melekat pada sebuah jabatan: kapan jatuh temponya, dihitung dari tahun anggaran atau akhir masa."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Aturan
from terasa.aturan.queries import find_aturan_many, hari_kerja_of, libur_of
from terasa.aturan.rules import hitung_tenggat
from terasa.perangkat.enums import JenisJabatan
from terasa.perangkat.models import DEFINITIF, MasaJabatan
from terasa.umum.pelaku import Pelaku

TAHUNAN, AKHIR_MASA = "tahunan", "akhir_masa"
# Of each post: rules of its reports, and what starts their clock.
LAPORAN: Mapping[str, tuple[tuple[str, str], ...]] = {
    JenisJabatan.BUPATI: (
        ("lppd-kabupaten", TAHUNAN),
        ("lkpj-kabupaten", TAHUNAN),
        ("ringkasan-lppd", TAHUNAN),
        ("lkpj-akhir-masa-jabatan", AKHIR_MASA),
    ),
    JenisJabatan.KADES: (
        ("lppd-desa-akhir-tahun", TAHUNAN),
        ("lkppd-ke-bpd", TAHUNAN),
        ("ippd", TAHUNAN),
        ("lppd-desa-akhir-masa-jabatan", AKHIR_MASA),
    ),
}
PEMBACA_BUPATI = frozenset({JenisPeran.BUPATI, JenisPeran.SEKDA, JenisPeran.BAGIAN_PEMERINTAHAN})
PEMBACA_DESA = frozenset({JenisPeran.KADES, JenisPeran.OPERATOR_DESA})


@dataclass(frozen=True)
class LaporanJabatan:
    """A report that comes due: by which rule, for which period, on which day."""

    kode: str
    nama: str
    dasar: str
    terverifikasi: bool
    # The budget year that it tells of, or None for a whole term.
    tahun: int | None
    jatuh_tempo_on: date
    masa: MasaJabatan | None

    def days_left(self, hari: date) -> int:
        return (self.jatuh_tempo_on - hari).days


def jabatan_laporan(by: Pelaku) -> str:
    """Whose reports this office prepares; "" for none."""
    if by.jenis in PEMBACA_BUPATI:
        return JenisJabatan.BUPATI
    return JenisJabatan.KADES if by.jenis in PEMBACA_DESA else ""


def list_laporan(by: Pelaku, hari: date) -> list[LaporanJabatan]:
    """The next due day of each report of the post, the nearest first; of a term only while its end is known.

    Four queries.
    """
    jabatan = jabatan_laporan(by)
    if not jabatan:
        return []
    masa = _find_masa(by, jabatan, hari)
    aturan = find_aturan_many([kode for kode, _mulai in LAPORAN[jabatan]], kabupaten=by.kabupaten, pada=hari)
    libur, hari_kerja = libur_of(by.kabupaten), hari_kerja_of(by.kabupaten, hari)

    def count(satu: Aturan, mulai: date) -> date:
        return hitung_tenggat(satu, mulai, libur, hari_kerja).jatuh_tempo

    hasil = []
    for kode, mulai in LAPORAN[jabatan]:
        satu = aturan[kode]
        if satu is not None and (tempo := _next(partial(count, satu), mulai, hari, masa)) is not None:
            hasil.append(LaporanJabatan(kode, satu.nama, satu.dasar, satu.terverifikasi, *tempo, masa))
    return sorted(hasil, key=lambda s: (s.jatuh_tempo_on, s.kode))


def _find_masa(by: Pelaku, jabatan: str, hari: date) -> MasaJabatan | None:
    masa = MasaJabatan.objects.pada(hari).filter(jabatan__jenis=jabatan, cara__in=DEFINITIF)
    if jabatan == JenisJabatan.KADES:
        masa = masa.filter(jabatan__unit_id=by.unit_id or -1)
    else:
        masa = masa.filter(jabatan__unit__kabupaten=by.kabupaten)
    return masa.select_related("orang", "jabatan").order_by("mulai_on").first()


def _next(
    count: Callable[[date], date], mulai: str, hari: date, masa: MasaJabatan | None
) -> tuple[int | None, date] | None:
    """The budget year it tells of (None for a term) and its due day; None while nothing starts its clock."""
    if mulai == AKHIR_MASA:
        return None if masa is None or masa.sampai_on is None else (None, count(masa.sampai_on))
    tahun = hari.year - 1
    tempo = count(date(tahun, 12, 31))
    return (tahun, tempo) if tempo >= hari else (hari.year, count(date(hari.year, 12, 31)))
