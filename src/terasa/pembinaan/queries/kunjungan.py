"""Membaca kunjungan: kalender, isi satu lembar, yang masih terbuka, dan rujukan bagi Inspektorat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from terasa.akun.models import Peran
from terasa.aturan.models import Aturan
from terasa.aturan.queries import list_aturan
from terasa.pembinaan.enums import Jawab, StatusKunjungan
from terasa.pembinaan.models import (
    IsiKunjungan,
    JawabanPeriksa,
    Kesepakatan,
    Kunjungan,
    KunjunganQuerySet,
    LampiranKunjungan,
    Temuan,
)
from terasa.pembinaan.rules.periksa import AWAL_KODE
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku

ASAL = "pembinaan"


@dataclass(frozen=True)
class BarisPeriksa:
    """An item with its answer, if it has one."""

    kode: str
    bagian: str
    teks: str
    jawaban: JawabanPeriksa | None


@dataclass(frozen=True)
class Lembar:
    """What this reader may see of one visit."""

    isi: IsiKunjungan | None
    butir: list[BarisPeriksa]
    temuan: list[Temuan]
    kesepakatan: list[Kesepakatan]
    lampiran: list[LampiranKunjungan]

    @property
    def terjawab(self) -> int:
        return sum(b.jawaban is not None for b in self.butir)

    @property
    def hitungan(self) -> list[tuple[str, int]]:
        """Label of an answer and how many items have it."""
        kode = [b.jawaban.jawab for b in self.butir if b.jawaban is not None]
        return [(str(j.label), kode.count(j.value)) for j in Jawab if j.value in kode]


@dataclass(frozen=True)
class Terbuka:
    """What earlier visits left open: findings, and tasks with their due day."""

    temuan: list[Temuan]
    tugas: list[TindakLanjut]

    def __bool__(self) -> bool:
        return bool(self.temuan or self.tugas)


def find_kunjungan(by: Pelaku, pk: UUID) -> Kunjungan | None:
    """One visit that this office may see."""
    return Kunjungan.objects.visible_to(by).select_related("pembina").filter(pk=pk).first()


def list_kunjungan(by: Pelaku, kode_wilayah: str) -> KunjunganQuerySet:
    """Visits to one place, the newest first."""
    return Kunjungan.objects.visible_to(by).filter(kode_wilayah=kode_wilayah).select_related("pembina")


def list_kalender(by: Pelaku, dari: date) -> KunjunganQuerySet:
    """What is planned or being written down from a day on, and what was not held on its day."""
    berjalan = [StatusKunjungan.DIRENCANAKAN, StatusKunjungan.DICATAT]
    semua = Kunjungan.objects.visible_to(by).select_related("pembina")
    return (semua.filter(status__in=berjalan) | semua.filter(rencana_on__gte=dari)).order_by(
        "rencana_on", "kode_wilayah"
    )


def list_daftar_periksa(kabupaten: str, hari: date) -> list[Aturan]:
    """Checklists in force: each a rule, one period of it one version. One query."""
    semua = list_aturan(kabupaten=kabupaten, pada=hari, jenis="istilah")
    return sorted((a for a in semua if a.kode.startswith(AWAL_KODE)), key=lambda a: a.kode)


def list_rekan(by: Pelaku, hari: date) -> list[Peran]:
    """People of the visiting office on that day. One query."""
    return list(
        Peran.objects.berlaku(hari)
        .filter(unit_id=by.unit_id or -1)
        .select_related("pengguna")
        .order_by("jabatan", "id")
    )


def read_lembar(kunjungan: Kunjungan) -> Lembar:
    """Everything of one visit that the database shows to this reader. Five queries."""
    jawaban = {j.kode: j for j in JawabanPeriksa.objects.filter(kunjungan=kunjungan)}
    butir = [
        BarisPeriksa(b["kode"], b["bagian"], b["teks"], jawaban.get(b["kode"])) for b in _items(kunjungan)
    ]
    return Lembar(
        isi=IsiKunjungan.objects.filter(kunjungan=kunjungan).first(),
        butir=butir,
        temuan=list(Temuan.objects.filter(kunjungan=kunjungan)),
        kesepakatan=list(
            Kesepakatan.objects.filter(kunjungan=kunjungan).select_related("tindak_lanjut", "temuan")
        ),
        lampiran=list(LampiranKunjungan.objects.filter(kunjungan=kunjungan).defer("isi")),
    )


def _items(kunjungan: Kunjungan) -> list[dict[str, Any]]:
    return list(kunjungan.butir)


def list_terbuka(by: Pelaku, kode_wilayah: str) -> Terbuka:
    """What is open at one place from every visit that this reader may see. Two queries."""
    temuan = (
        Temuan.objects.visible_to(by)
        .terbuka()
        .filter(kode_wilayah=kode_wilayah, is_dirujuk=False, kunjungan__disampaikan_at__isnull=False)
        .select_related("kunjungan__pembina")
    )
    tugas = TindakLanjut.objects.visible_to(by).terbuka().filter(asal=ASAL, kode_wilayah=kode_wilayah)
    return Terbuka(list(temuan), list(tugas.select_related("pemberi", "pelaksana")))


def list_rujukan(by: Pelaku) -> list[Temuan]:
    """What was referred to the Inspektorat of this kabupaten; for anybody else the database holds none."""
    semua = Temuan.objects.filter(is_dirujuk=True, kunjungan__kabupaten=by.kabupaten)
    # The page names the files; their bytes stay where they are.
    lampiran = Prefetch("lampiran", LampiranKunjungan.objects.defer("isi"))
    return list(semua.select_related("kunjungan__pembina").prefetch_related(lampiran).order_by("-dicatat_at"))
