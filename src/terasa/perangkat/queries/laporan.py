"""Laporan yang melekat pada sebuah jabatan: kapan jatuh temponya, dihitung dari tahun anggaran atau akhir masa."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from terasa.akun.enums import JenisPeran
from terasa.aturan.queries import count_due, find_aturan
from terasa.aturan.rules import AturanTidakDikenal
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
    """The next due day of each report of the post, the nearest first; of a term only while its end is known."""
    jabatan = jabatan_laporan(by)
    masa = _find_masa(by, jabatan, hari) if jabatan else None
    semua = [
        satu
        for kode, mulai in LAPORAN.get(jabatan, ())
        if (satu := _next(kode, mulai, by.kabupaten, hari, masa)) is not None
    ]
    return sorted(semua, key=lambda s: (s.jatuh_tempo_on, s.kode))


def _find_masa(by: Pelaku, jabatan: str, hari: date) -> MasaJabatan | None:
    masa = MasaJabatan.objects.pada(hari).filter(jabatan__jenis=jabatan, cara__in=DEFINITIF)
    if jabatan == JenisJabatan.KADES:
        masa = masa.filter(jabatan__unit_id=by.unit_id or -1)
    else:
        masa = masa.filter(jabatan__unit__kabupaten=by.kabupaten)
    return masa.select_related("orang", "jabatan").order_by("mulai_on").first()


def _next(
    kode: str, mulai: str, kabupaten: str, hari: date, masa: MasaJabatan | None
) -> LaporanJabatan | None:
    aturan = find_aturan(kode, kabupaten=kabupaten, pada=hari)
    if aturan is None:
        return None
    tahun: int | None = None
    try:
        if mulai == AKHIR_MASA:
            if masa is None or masa.sampai_on is None:
                return None
            tempo = count_due(kode, kabupaten=kabupaten, mulai=masa.sampai_on).jatuh_tempo
        else:
            tahun = hari.year - 1
            tempo = count_due(kode, kabupaten=kabupaten, mulai=date(tahun, 12, 31)).jatuh_tempo
            if tempo < hari:
                tahun = hari.year
                tempo = count_due(kode, kabupaten=kabupaten, mulai=date(tahun, 12, 31)).jatuh_tempo
    except AturanTidakDikenal:
        return None
    return LaporanJabatan(kode, aturan.nama, aturan.dasar, aturan.terverifikasi, tahun, tempo, masa)
