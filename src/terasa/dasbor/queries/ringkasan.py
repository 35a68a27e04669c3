"""Angka jujur sebuah kabupaten untuk halaman depan: tiap angka dengan penyebut dan tanggalnya."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone
from django.utils.functional import Promise

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi
from terasa.corong.queries import TAHUN, Baris, list_tahun, read_corong
from terasa.dasbor.queries.usulan import CAPAI
from terasa.jejak.rules import say
from terasa.manfaat.models import HasilManfaat
from terasa.musrenbang.models import Langkah
from terasa.musrenbang.queries import list_langkah_terbaru
from terasa.wilayah.models import under
from terasa.wilayah.queries import nama_lengkap_banyak

TERBARU = 6
# One closing forum writes hundreds of steps at once; enough to find some other offices behind it.
DIBACA = 400


@dataclass(frozen=True)
class Kabar:
    """The latest decision of one office, with one usulan as example."""

    kode: str
    judul: str
    tempat: str
    pada: datetime
    oleh: str
    kalimat: str


@dataclass(frozen=True)
class HitungAspirasi:
    """Aspirasi of the whole kabupaten since the beginning, drafts and withdrawn left out."""

    diterima: int
    ditanggapi: int
    sejak: datetime | None


@dataclass(frozen=True)
class HitungManfaat:
    """Published benefit surveys of kegiatan of one year; `responden` over all of them."""

    kegiatan: int
    ditahan: int
    responden: int


@dataclass(frozen=True)
class CorongDepan:
    """The stored funnel of one kabupaten and year; `per` is None while nothing was counted yet."""

    kabupaten: str
    tahun: int
    seluruh: Baris
    per: datetime | None
    # Places that changed since.
    menunggu: int

    @property
    def baris(self) -> Iterator[tuple[str, Promise, int]]:
        """Station as the list of usulan filters it, its words, how many reached it."""
        h = self.seluruh.hitungan
        jumlah = {
            "diajukan": h.usulan,
            "disepakati": h.disepakati,
            "dianggarkan": h.dianggarkan,
            "terbangun": h.dibangun,
        }
        return ((tahap, CAPAI[tahap], n) for tahap, n in jumlah.items())


@dataclass(frozen=True)
class Ringkasan:
    """All figures of the front page; `per` is the moment at which those that are not stored were counted."""

    corong: CorongDepan | None
    tahun: list[int]
    aspirasi: HitungAspirasi
    manfaat: HitungManfaat
    terbaru: list[Kabar]
    per: datetime


def read_ringkasan(kabupaten: str, *, tahun: int | None, now: datetime) -> Ringkasan:
    """Count what is there; the year shown is the one asked for, else the latest that came to a budget."""
    ada = list_tahun(kabupaten)
    dipilih = tahun if tahun in ada else _latest_funded(ada)
    return Ringkasan(
        corong=_read_corong(kabupaten, dipilih, now) if dipilih else None,
        tahun=sorted(ada, reverse=True),
        aspirasi=_count_aspirasi(kabupaten),
        manfaat=_count_manfaat(kabupaten, dipilih or 0),
        terbaru=_latest(kabupaten, now),
        per=now,
    )


def _read_corong(kabupaten: str, tahun: int, now: datetime) -> CorongDepan:
    c = read_corong(kabupaten, kelompok=TAHUN, tahun=tahun, hari_ini=timezone.localdate(now))
    return CorongDepan(kabupaten, tahun, c.semua, c.dihitung_at, c.menunggu)


def _latest_funded(ada: Mapping[int, bool]) -> int | None:
    sampai_anggaran = [tahun for tahun, funded in ada.items() if funded]
    return max(sampai_anggaran or ada, default=None)


def _count_aspirasi(kabupaten: str) -> HitungAspirasi:
    masuk = Aspirasi.objects.filter(under(kabupaten, "kode_desa")).exclude(
        status__in=[Status.DRAF, Status.DITAHAN, Status.DITARIK]
    )
    hitung = masuk.order_by().aggregate(
        diterima=Count("pk"),
        ditanggapi=Count("pk", filter=~Q(status=Status.DIAJUKAN)),
        sejak=Max("diajukan_at"),
    )
    return HitungAspirasi(hitung["diterima"], hitung["ditanggapi"], hitung["sejak"])


def _count_manfaat(kabupaten: str, tahun: int) -> HitungManfaat:
    terbit = HasilManfaat.objects.filter(
        survei_manfaat__kegiatan__kabupaten=kabupaten, survei_manfaat__kegiatan__tahun=tahun
    )
    hitung = terbit.aggregate(
        kegiatan=Count("survei_manfaat__kegiatan", distinct=True),
        ditahan=Count("survei_manfaat__kegiatan", distinct=True, filter=Q(ditahan=True)),
        responden=Sum("n"),
    )
    return HitungManfaat(hitung["kegiatan"], hitung["ditahan"], hitung["responden"] or 0)


def _latest(kabupaten: str, now: datetime) -> list[Kabar]:
    """The newest decisions, one per office and kind, so that one big forum does not fill the page."""
    langkah = (
        list_langkah_terbaru(kabupaten, now)
        .select_related("usulan")
        .only(
            "pada",
            "oleh",
            "tahap",
            "keputusan",
            "rincian",
            "usulan__kode",
            "usulan__judul",
            "usulan__kode_desa",
        )[:DIBACA]
    )
    sekali: dict[tuple[str, str], Langkah] = {}
    for satu in langkah:
        sekali.setdefault((satu.oleh, satu.keputusan), satu)
    pilih = list(sekali.values())[:TERBARU]
    nama = nama_lengkap_banyak({s.usulan.kode_desa for s in pilih})
    return [
        Kabar(
            kode=s.usulan.kode,
            judul=s.usulan.judul,
            tempat=nama[s.usulan.kode_desa],
            pada=s.pada,
            oleh=s.oleh,
            kalimat=say(s.tahap, s.keputusan, s.rincian),
        )
        for s in pilih
    ]
