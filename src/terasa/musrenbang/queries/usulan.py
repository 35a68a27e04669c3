"""Daftar usulan publik, saringannya, dan angka yang dinyatakan tiap tahap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.cari.models import Entri
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import CatatanSipd, Keputusan, Perubahan, Usulan, UsulanQuerySet, Verifikasi
from terasa.musrenbang.rules import BIDANG, nama_bidang
from terasa.musrenbang.rules.sipd.kolom import TINGKAT_SIPD
from terasa.umum.kode import read_kode
from terasa.umum.lompat import list_berbeda


@dataclass(frozen=True)
class SaringUsulan:
    """What a visitor chose; empty means all. `wilayah` is a kecamatan or desa inside `kabupaten`."""

    kabupaten: str = ""
    tahun: int | None = None
    wilayah: str = ""
    status: str = ""
    bidang: str = ""
    unit: int | None = None
    kata: str = ""


@dataclass(frozen=True)
class Triple:
    """What one stage said: advice, volume and budget, beside the others and never over them."""

    tahap: str
    nama: str
    pada: datetime | None
    oleh: str
    rekomendasi: str
    volume: Decimal | None
    satuan: str
    biaya: int | None
    hasil: str = ""
    peringkat: int | None = None
    alasan: str = ""
    catatan: str = ""


def filter_usulan(saring: SaringUsulan) -> UsulanQuerySet:
    """The public list, filtered: no drafts, unit joined, `biaya_kini` and `volume_kini` annotated."""
    daftar = Usulan.objects.publik()
    if saring.kabupaten:
        daftar = daftar.filter(kabupaten=saring.kabupaten)
    if saring.tahun:
        daftar = daftar.filter(tahun=saring.tahun)
    if saring.wilayah:
        daftar = daftar.under(saring.wilayah)
    if saring.status:
        daftar = daftar.filter(status=saring.status)
    if saring.bidang:
        daftar = daftar.filter(bidang=saring.bidang)
    if saring.unit:
        daftar = daftar.filter(unit_tujuan_id=saring.unit)
    if saring.kata.strip():
        daftar = search_usulan(daftar, saring.kata.strip())
    return daftar.with_kini().select_related("unit_tujuan").defer("baris_asal")


def search_usulan(daftar: UsulanQuerySet, kata: str) -> UsulanQuerySet:
    """Those with the words in title, problem or place, in Indonesian word forms; or with that code."""
    kode = read_kode(kata)
    if kode:
        return daftar.filter(kode=kode)
    kueri = SearchQuery(kata, config="indonesian", search_type="websearch")
    ditemukan = Entri.objects.filter(jenis="usulan", vektor=kueri).values("kode")
    return daftar.filter(Q(kode__in=ditemukan) | Q(judul__icontains=kata) | Q(lokasi__icontains=kata))


def without_biaya(daftar: UsulanQuerySet) -> UsulanQuerySet:
    """Those on their way to the allocation whose cost nobody has counted yet; they stay outside it."""
    menuju = (
        StatusUsulan.DISEPAKATI_KECAMATAN,
        StatusUsulan.DIVERIFIKASI_PD,
        StatusUsulan.DISEPAKATI_FORUM_PD,
        StatusUsulan.CADANGAN_FORUM_PD,
    )
    return daftar.with_kini().filter(Q(biaya_kini__isnull=True), status__in=menuju)


def list_triple(usulan: Usulan, *, publik: bool = False) -> list[Triple]:
    """The proposer's own figures, each amendment, what SIPD's stages wrote, then every check and every forum, in time order.

    `publik` leaves out what a forum that is still open has written.
    """
    asal = Triple(
        "usulan",
        "",
        usulan.diajukan_at or usulan.dibuat_at,
        "",
        "",
        usulan.volume,
        usulan.satuan,
        usulan.biaya,
    )
    perbaikan = [
        Triple(
            "usulan", "", p.pada, p.oleh, p.alasan, p.volume, str(p.isi.get("satuan", usulan.satuan)), p.biaya
        )
        for p in Perubahan.objects.filter(usulan=usulan)
    ]
    tingkat = [*_triples_of_checks(usulan), *_triples_of_forums(usulan, publik)]
    return [
        asal,
        *perbaikan,
        *_of_sipd(usulan),
        *sorted(tingkat, key=lambda t: t.pada.timestamp() if t.pada else 0.0),
    ]


def _triples_of_checks(usulan: Usulan) -> list[Triple]:
    return [
        Triple(
            v.tingkat,
            v.get_tingkat_display(),
            v.pada,
            v.oleh,
            v.rekomendasi,
            v.volume,
            usulan.satuan,
            v.biaya,
            v.hasil,
            None,
            v.alasan,
            v.catatan,
        )
        for v in Verifikasi.objects.filter(usulan=usulan, dicabut_at=None)
    ]


def _triples_of_forums(usulan: Usulan, publik: bool) -> list[Triple]:
    diputuskan = Keputusan.objects.filter(usulan=usulan).exclude(hasil="").select_related("forum")
    if publik:
        diputuskan = diputuskan.filter(forum__ditutup_at__isnull=False)
    return [
        Triple(
            k.forum.jenis,
            k.forum.nama,
            k.diputuskan_at,
            k.forum.ditutup_oleh,
            k.rekomendasi,
            k.volume,
            usulan.satuan,
            k.biaya,
            k.hasil,
            k.peringkat,
            k.alasan,
        )
        for k in diputuskan
    ]


def _of_sipd(usulan: Usulan) -> list[Triple]:
    """Advice of the stages in SIPD; the export tells no day for them."""
    # Only what came from a file has an id of its own.
    catatan = CatatanSipd.objects.filter(usulan=usulan).first() if usulan.id_asal else None
    return [
        Triple(
            "sipd",
            _("%(tingkat)s (SIPD)") % {"tingkat": TINGKAT_SIPD[r["tingkat"]]},
            None,
            "",
            r["teks"],
            Decimal(r["volume"]) if "volume" in r else None,
            usulan.satuan if "volume" in r else "",
            r.get("biaya"),
        )
        for r in (catatan.isi.get("rekomendasi", []) if catatan else [])
    ]


def list_tahun(kabupaten: str) -> list[int]:
    """Budget years with public usulan, newest first."""
    return list_berbeda(Usulan.objects.publik().filter(kabupaten=kabupaten), "tahun")


def list_bidang() -> list[tuple[str, str]]:
    """(kode, nama) of every bidang, for forms."""
    return list(BIDANG.items())


def list_unit_tujuan(kabupaten: str) -> QuerySet[Unit]:
    """Units of the kabupaten that an usulan can be sent to."""
    return Unit.objects.filter(kabupaten=kabupaten, jenis=JenisUnit.PERANGKAT_DAERAH)


def list_pilihan_saring(kabupaten: str, tahun: int | None) -> dict[str, list[tuple[str, str]]]:
    """Values that really occur, for the filters of the list: status, bidang, unit. Three queries."""
    daftar = Usulan.objects.publik().filter(kabupaten=kabupaten)
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    daftar = daftar.order_by()
    bidang = daftar.exclude(bidang="").values_list("bidang", flat=True).distinct()
    status = set(daftar.values_list("status", flat=True).distinct())
    unit = daftar.exclude(unit_tujuan=None).values_list("unit_tujuan_id", "unit_tujuan__nama").distinct()
    return {
        "status": [(s.value, str(s.label)) for s in StatusUsulan if s.value in status],
        "bidang": sorted(((b, nama_bidang(b)) for b in bidang), key=lambda b: b[1]),
        "unit": sorted(((str(pk), nama) for pk, nama in unit), key=lambda u: u[1]),
    }


def count_status(daftar: QuerySet[Usulan]) -> dict[str, int]:
    """How many usulan of a list stand in each state; states without any are absent."""
    return dict(daftar.order_by().values_list("status").annotate(n=Count("pk")))


def count_per_desa(kabupaten: str, tahun: int, status: Iterable[str] = ()) -> dict[str, int]:
    """Public usulan per desa, for the map; limited to these states when given."""
    daftar = Usulan.objects.publik().filter(kabupaten=kabupaten, tahun=tahun)
    if status:
        daftar = daftar.filter(status__in=list(status))
    return dict(daftar.order_by().values_list("kode_desa").annotate(n=Count("pk")))
