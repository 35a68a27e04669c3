"""Yang belum diketik ke SIPD sebelum jendelanya ditutup, dan lembar untuk mengetiknya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from terasa.aturan.models import Aturan
from terasa.aturan.queries import find_aturan, hari_kerja_of, libur_of
from terasa.aturan.rules import hitung_jendela
from terasa.musrenbang.enums import StatusUsulan, Tujuan
from terasa.musrenbang.models import Usulan, UsulanQuerySet
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import get_wilayah

ATURAN_JENDELA = "jendela-sipd"
# Agreed in the village and meant for the kabupaten's budget: SIPD must have it, or it is not there in time.
PERLU_SIPD = (
    StatusUsulan.DISEPAKATI_DESA,
    StatusUsulan.DU_RKPDES,
    StatusUsulan.VALIDASI_BAPPEDA,
    StatusUsulan.DIVERIFIKASI_KECAMATAN,
    StatusUsulan.DISEPAKATI_KECAMATAN,
    StatusUsulan.DIVERIFIKASI_PD,
    StatusUsulan.DISEPAKATI_FORUM_PD,
    StatusUsulan.CADANGAN_FORUM_PD,
    StatusUsulan.DISEPAKATI_KABUPATEN,
)


@dataclass(frozen=True)
class JendelaSipd:
    """When SIPD takes usulan of a budget year, by the rule of the kabupaten; days left today, 0 on the last."""

    aturan: Aturan
    dibuka_on: date | None
    ditutup_on: date
    sisa: int

    @property
    def is_lewat(self) -> bool:
        return self.sisa < 0


@dataclass(frozen=True)
class HitungSipd:
    """How many usulan of one place SIPD needs, and how many it has."""

    kode: str
    jumlah: int
    sudah: int

    @property
    def belum(self) -> int:
        return self.jumlah - self.sudah


def find_jendela(kabupaten: str, tahun: int, hari: date) -> JendelaSipd | None:
    """The window of this budget year; None without a rule."""
    aturan = find_aturan(ATURAN_JENDELA, kabupaten=kabupaten, pada=hari)
    if aturan is None:
        return None
    hasil = hitung_jendela(aturan, tahun, libur_of(kabupaten), hari_kerja_of(kabupaten, hari))
    return JendelaSipd(aturan, hasil.dibuka, hasil.jatuh_tempo, (hasil.jatuh_tempo - hari).days)


def list_perlu(by: Pelaku, tahun: int, *, wilayah: str = "") -> UsulanQuerySet:
    """What SIPD must have, inside an office's reading roots."""
    daftar = Usulan.objects.visible_to(by).filter(tahun=tahun, status__in=PERLU_SIPD, tujuan=Tujuan.KABUPATEN)
    return daftar.under(wilayah) if wilayah else daftar


def count_sipd(daftar: QuerySet[Usulan]) -> list[HitungSipd]:
    """Per desa, in order of code; one query."""
    baris = daftar.order_by("kode_desa").values_list("kode_desa")
    hitung = baris.annotate(n=Count("pk"), sudah=Count("pk", filter=Q(sipd__isnull=False)))
    return [HitungSipd(kode, n, sudah) for kode, n, sudah in hitung]


def list_ketik(daftar: UsulanQuerySet) -> UsulanQuerySet:
    """Ready to be typed: latest figures, agency, and the SIPD note beside; in order of desa."""
    semua = daftar.with_kini().select_related("unit_tujuan", "kamus", "sipd").defer("baris_asal")
    return semua.order_by("kode_desa", "judul", "pk")


def sipd_rows(usulan: Iterable[Usulan]) -> list[list[Any]]:
    """The 26 columns of the export, one row per usulan, for typing from the sheet; personal columns stay empty."""
    semua = list(usulan)
    desa = {w.kode: w for w in _places({u.kode_desa for u in semua})}
    kabupaten: dict[str, str] = {}
    hasil = []
    for n, u in enumerate(semua, start=1):
        if u.kabupaten not in kabupaten:
            kabupaten[u.kabupaten] = get_wilayah(u.kabupaten).nama
        hasil.append(_row(n, u, desa.get(u.kode_desa), kabupaten[u.kabupaten]))
    return hasil


def _places(kode: set[str]) -> QuerySet[Wilayah]:
    return Wilayah.objects.filter(pk__in=kode).select_related("induk")


def _row(n: int, u: Usulan, desa: Wilayah | None, kabupaten: str) -> list[Any]:
    catatan = getattr(u, "sipd", None)
    titik = f" ({u.lat}, {u.lng})" if u.lat is not None and u.lng is not None else ""
    opd = u.unit_tujuan.nama if u.unit_tujuan else ""
    return [
        n,
        catatan.id_sipd if catatan else "",
        format_tanggal(u.diajukan_at),
        "",
        "Pemerintah desa/kelurahan",
        u.kamus.pekerjaan if u.kamus else u.judul,
        u.masalah,
        f"{u.lokasi}{titik}".strip(),
        kabupaten,
        desa.induk.nama if desa and desa.induk else "",
        desa.nama if desa else u.kode_desa,
        1,
        opd,
        opd,
        str(StatusUsulan(u.status).label),
        f"Kode Terasa {u.kode}: {u.judul}" if u.kamus else f"Kode Terasa {u.kode}",
        *[""] * 5,
        u.volume_kini,
        u.kamus.satuan if u.kamus else u.satuan,
        u.biaya_kini,
        "",
        "",
    ]
