"""Membaca corong: satu kueri untuk semua baris, berapa pun kegiatan dan jawaban di belakangnya."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, Max, Q, Sum
from django.db.models.functions import Cast, Left
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.akun.models import Unit
from terasa.corong.models import Banding, Basi, Sel, Taksiran
from terasa.corong.rules import Hitungan, measure_terasa
from terasa.manfaat.queries import ukuran_terbit
from terasa.musrenbang.models import Usulan
from terasa.umum.ingatan import remember
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah, under
from terasa.wilayah.queries import list_kecamatan
from terasa.wilayah.rules import nama_dengan_jenis

DESA, KECAMATAN, UNIT, TAHUN = "desa", "kecamatan", "unit", "tahun"
KELOMPOK = (KECAMATAN, DESA, UNIT, TAHUN)
# What people said, and how many of them stand in cells that are too small.
JAWABAN, DITAHAN = ("jawaban", "teratasi", "jawaban_kuadrat"), "jawaban_ditahan"
PANJANG_KECAMATAN = len("63.06.04")
KUNCI: Mapping[str, Any] = {
    DESA: Cast("kode", CharField()),
    KECAMATAN: Left("kode", PANJANG_KECAMATAN),
    UNIT: Cast("unit_id", CharField()),
    TAHUN: Cast("tahun", CharField()),
}

# One step of the index per year, however many cells a year has; the order keeps the planner on the index.
TAHUN_ADA = """
WITH RECURSIVE ada(tahun) AS (
  (SELECT tahun FROM corong_sel WHERE kabupaten = %(kabupaten)s ORDER BY tahun DESC LIMIT 1)
  UNION ALL SELECT (SELECT s.tahun FROM corong_sel s WHERE s.kabupaten = %(kabupaten)s AND s.tahun < ada.tahun
                    ORDER BY s.tahun DESC LIMIT 1) FROM ada WHERE ada.tahun IS NOT NULL
)
SELECT tahun, (SELECT s.kode FROM corong_sel s WHERE s.kabupaten = %(kabupaten)s AND s.tahun = ada.tahun AND s.kegiatan > 0
               ORDER BY s.kode, s.unit_id LIMIT 1) IS NOT NULL
FROM ada WHERE tahun IS NOT NULL
"""


@dataclass(frozen=True)
class Baris:
    """One desa, kecamatan, unit or year; `kunci` is its code, id or year as text."""

    kunci: str
    nama: str
    hitungan: Hitungan
    terasa: statistik.Angka


@dataclass(frozen=True)
class Corong:
    """The rows in the order of their names (no league table), the whole, and how fresh it is."""

    baris: list[Baris]
    semua: Baris
    dihitung_at: datetime | None
    # Places that changed since: their rows will be counted within a minute.
    menunggu: int


def read_corong(
    kabupaten: str, *, kelompok: str, hari_ini: date, tahun: int | None = None, wilayah: str = ""
) -> Corong:
    """The funnel of one kabupaten and year, or of all years; `wilayah` narrows it to one kecamatan."""
    gerombol, batas = ukuran_terbit(kabupaten, hari_ini)
    hitungan, dihitung_at = _add_up(kabupaten, kelompok, tahun, wilayah, batas)
    nama = _names(kelompok, kabupaten, set(hitungan))

    def build(kunci: str, sebutan: str, h: Hitungan) -> Baris:
        return Baris(kunci, sebutan, h, measure_terasa(h, rho=gerombol, batas=batas))

    baris = [build(kunci, nama.get(kunci, kunci), h) for kunci, h in hitungan.items()]
    return Corong(
        baris=sorted(baris, key=lambda b: (b.kunci == kabupaten, b.kunci == "0", b.nama, b.kunci)),
        semua=build("", _("Seluruhnya"), Hitungan.total(hitungan.values())),
        dihitung_at=dihitung_at,
        menunggu=Basi.objects.filter(kabupaten=kabupaten).values("tahun", "kode").distinct().count(),
    )


def list_baris(
    kabupaten: str, *, kelompok: str, tahun: int, batas: statistik.BatasTerbit
) -> dict[str, Hitungan]:
    """Sums of each desa, kecamatan or unit of one year, by its key."""
    return _add_up(kabupaten, kelompok, tahun, "", batas)[0]


def _add_up(
    kabupaten: str, kelompok: str, tahun: int | None, wilayah: str, batas: statistik.BatasTerbit
) -> tuple[dict[str, Hitungan], datetime | None]:
    """Sums by key, and when the last of their cells was counted.

    Answers are those of cells that may be shown by themselves, whatever the table (`statistik.tahan`).
    """
    sel = Sel.objects.filter(kabupaten=kabupaten)
    if tahun is not None:
        sel = sel.filter(tahun=tahun)
    if wilayah:
        sel = sel.filter(under(wilayah, "kode"))
    kunci = sel.order_by().values(kunci=KUNCI[kelompok])
    grup = list(
        kunci.annotate(**_sums(batas), at=Max("dihitung_at")).values_list("kunci", "at", *URUTAN_JUMLAH)
    )
    return {nama: Hitungan(*jumlah) for nama, _at, *jumlah in grup}, max((g[1] for g in grup), default=None)


URUTAN_JUMLAH = [f"{f.name}_" for f in fields(Hitungan)]


def _sums(batas: statistik.BatasTerbit) -> dict[str, Sum]:
    """One sum per field of `Hitungan`, named with a line after it: a filter still means the column."""
    terbit = Q(jawaban__gte=batas.tahan)
    jumlah = {f"{f.name}_": Sum(f.name) for f in fields(Hitungan) if f.name not in (*JAWABAN, DITAHAN)}
    jumlah |= {f"{nama}_": Sum(nama, filter=terbit, default=0) for nama in JAWABAN}
    return jumlah | {f"{DITAHAN}_": Sum("jawaban", filter=~terbit, default=0)}


def list_banding(kabupaten: str, *, kelompok: str, tahun: int) -> list[Banding]:
    """The comparison of one year by key; empty when fewer than three places have published figures."""
    semua = Banding.objects.filter(kabupaten=kabupaten, kelompok=kelompok, tahun=tahun)
    return list(semua.order_by("kunci"))


def find_taksiran(kabupaten: str, tahun: int) -> Taksiran | None:
    """The estimates of that year as they were last computed, or why there are none."""
    return Taksiran.objects.filter(kabupaten=kabupaten, tahun=tahun).first()


def list_tahun(kabupaten: str) -> dict[int, bool]:
    """Budget years that were counted here, the newest first, and whether anything of them came to a budget."""
    with connection.cursor() as cursor:
        cursor.execute(TAHUN_ADA, {"kabupaten": kabupaten})
        return dict(cursor.fetchall())


def has_peragaan(kabupaten: str) -> bool:
    """Whether made-up usulan are counted among these."""
    ada = Usulan.objects.filter(kabupaten=kabupaten, is_peragaan=True)
    return remember(("peragaan", kabupaten), ada.exists)


def _names(kelompok: str, kabupaten: str, kunci: set[str]) -> dict[str, str]:
    lintas = {kabupaten: _("Melayani beberapa desa")}
    if kelompok == DESA:
        return remember(("nama desa", kabupaten), lambda: _read_nama_desa(kabupaten)) | lintas
    if kelompok == KECAMATAN:
        return {**{w.kode: str(w) for w in list_kecamatan(kabupaten)}, **lintas}
    if kelompok == UNIT:
        ada = Unit.objects.filter(pk__in=[int(k) for k in kunci])
        return {**{str(u.pk): u.nama for u in ada}, "0": _("Belum ada unit tujuan")}
    return {}


def _read_nama_desa(kabupaten: str) -> dict[str, str]:
    desa = Wilayah.objects.under(kabupaten).at(Tingkat.DESA)
    isi = desa.values_list("kode", "jenis", "nama", "induk__nama")
    return {k: f"{nama_dengan_jenis(jenis, nama)}, {induk}" for k, jenis, nama, induk in isi}
