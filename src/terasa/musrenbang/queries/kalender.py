"""Kalender satu kabupaten dan tahun: tahapnya, keadaannya, dan siapa yang terlambat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from terasa.aturan.enums import Jenis
from terasa.aturan.models import Aturan
from terasa.aturan.queries import hari_kerja_of, libur_of, list_aturan
from terasa.aturan.rules import hitung_jendela, hitung_tenggat
from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum, Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.rules.kalender import DESA, KABUPATEN, KECAMATAN, Keadaan, Tahap
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import desa_per_kecamatan

SELESAI, TERLAMBAT, BERJALAN, NANTI = "selesai", "terlambat", "berjalan", "nanti"


@dataclass(frozen=True)
class JadwalTahun:
    """The calendar of one budget year: as Bappeda set it, else as the rules compute it (`kalender` None)."""

    kabupaten: str
    tahun: int
    kalender: Kalender | None
    tahap: list[Tahap]
    keadaan: Keadaan = field(default_factory=Keadaan)

    def find(self, kode: str) -> Tahap | None:
        return next((t for t in self.tahap if t.kode == kode), None)


@dataclass(frozen=True)
class Capaian:
    """How one stage stands at one place, with the last day that counts there."""

    wilayah: Wilayah
    keadaan: str
    sampai_on: date
    terkunci: bool


@dataclass(frozen=True)
class CapaianKecamatan:
    """A kecamatan with its desa; `sendiri` is its own closing of the stage."""

    sendiri: Capaian
    desa: list[Capaian]

    @property
    def terlambat(self) -> list[Capaian]:
        return [c for c in self.desa or [self.sendiri] if c.keadaan == TERLAMBAT]

    @property
    def selesai(self) -> int:
        return sum(c.keadaan == SELESAI for c in self.desa or [self.sendiri])


def find_kalender(kabupaten: str, tahun: int) -> Kalender | None:
    return Kalender.objects.filter(kabupaten=kabupaten, tahun=tahun).first()


def read_jadwal(kabupaten: str, tahun: int, pada: date) -> JadwalTahun:
    """The calendar with what happened to it; four queries when it is set."""
    kalender = find_kalender(kabupaten, tahun)
    if kalender is None:
        return JadwalTahun(kabupaten, tahun, None, count_tahap(kabupaten, tahun, pada))
    berlaku = TahapKalender.objects.filter(kalender=kalender, diganti_at=None)
    return JadwalTahun(kabupaten, tahun, kalender, [as_tahap(t) for t in berlaku], read_keadaan(kalender))


def read_keadaan(kalender: Kalender) -> Keadaan:
    tambahan = PerpanjanganTahap.objects.filter(kalender=kalender)
    ditutup = PenutupanTahap.objects.filter(kalender=kalender, dibuka_at=None)
    return Keadaan(
        tuple(tambahan.values_list("kode", "kode_wilayah", "sampai_on")),
        frozenset(ditutup.values_list("kode", "kode_wilayah")),
    )


def as_tahap(t: TahapKalender) -> Tahap:
    """A stored stage as the rules take it."""
    isi: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in t.isi.items()}
    return Tahap(t.kode, t.urutan, t.nama, t.mulai_on, t.selesai_on, dasar=t.dasar, **isi)


def count_tahap(kabupaten: str, tahun: int, pada: date) -> list[Tahap]:
    """Every stage with its days, by the rules in force on `pada`."""
    aturan = {a.kode: a for a in list_aturan(kabupaten=kabupaten, pada=pada)}
    baris = sorted((a for a in aturan.values() if a.jenis == Jenis.TAHAP), key=lambda a: a.isi["urutan"])
    hitung = _Penghitung(aturan, libur_of(kabupaten), hari_kerja_of(kabupaten, pada))
    maju = [hitung.place(a, tahun) for a in baris]
    return hitung.look_back([t for t in maju if t is not None])


@dataclass
class _Penghitung:
    """Places stages by their windows; one that counts back from the next stage is placed last."""

    aturan: Mapping[str, Aturan]
    libur: Mapping[date, str]
    hari_kerja: int

    def place(self, baris: Aturan, tahun: int) -> Tahap | None:
        isi = baris.isi
        sumber = [self.aturan[k] for k in isi["jendela"] if k in self.aturan]
        if not sumber:
            return None
        jendela = [
            hitung_jendela(a, tahun + int(isi["geser_tahun"]), self.libur, self.hari_kerja)
            for a in sumber
            if a.jenis == Jenis.JENDELA
        ]
        dibuka = [j.dibuka for j in jendela if j.dibuka is not None]
        return Tahap(
            kode=isi["tahap"],
            urutan=int(isi["urutan"]),
            nama=baris.nama,
            mulai_on=min(dibuka) if dibuka else None,
            selesai_on=max((j.jatuh_tempo for j in jendela), default=date.min),
            tingkat=isi["tingkat"],
            untuk=isi.get("untuk", ""),
            penyelenggara=isi["penyelenggara"],
            membuka=tuple(isi["membuka"]),
            dokumen=tuple(isi["dokumen"]),
            berikut=isi["berikut"],
            selesai=isi["selesai"],
            menunggu=isi["menunggu"],
            perpanjang=tuple(isi["perpanjang"]),
            dasar=baris.dasar,
        )

    def look_back(self, tahap: list[Tahap]) -> list[Tahap]:
        akhir = {t.kode: t.selesai_on for t in tahap}
        return [t if t.selesai_on != date.min else self._before(t, akhir) for t in tahap]

    def _before(self, t: Tahap, akhir: Mapping[str, date]) -> Tahap:
        aturan = next(
            self.aturan[k]
            for a in self.aturan.values()
            if a.isi.get("tahap") == t.kode and a.jenis == Jenis.TAHAP
            for k in a.isi["jendela"]
        )
        hasil = hitung_tenggat(aturan, akhir[t.berikut], self.libur, self.hari_kerja)
        return replace(t, selesai_on=hasil.jatuh_tempo)


def list_tempat_selesai(kabupaten: str, tahun: int) -> dict[str, set[str]]:
    """By kind of forum, the places whose forum of that year is closed. One query."""
    ditutup = Forum.objects.filter(kabupaten=kabupaten, tahun=tahun).exclude(status=StatusForum.DIBUKA)
    hasil: dict[str, set[str]] = defaultdict(set)
    for jenis, cakupan in ditutup.values_list("jenis", "cakupan"):
        hasil[jenis].update(cakupan)
    return hasil


def list_capaian(
    jadwal: JadwalTahun,
    tahap: Tahap,
    pada: date,
    selesai: Mapping[str, set[str]] | None = None,
    daerah: Sequence[tuple[Wilayah, list[Wilayah]]] | None = None,
) -> list[CapaianKecamatan]:
    """How a stage stands in every kecamatan, and for a stage of the desa in every desa. At most two queries."""
    beres = list_tempat_selesai(jadwal.kabupaten, jadwal.tahun) if selesai is None else selesai
    forum = beres.get(tahap.selesai, set()) if tahap.selesai else set()
    return [
        CapaianKecamatan(
            _measure(jadwal, tahap, kecamatan, forum, pada),
            [_measure(jadwal, tahap, d, forum, pada) for d in desa if tahap.concerns(d.kode)]
            if tahap.tingkat == DESA
            else [],
        )
        for kecamatan, desa in daerah or desa_per_kecamatan(jadwal.kabupaten)
    ]


def list_belum(jadwal: JadwalTahun, tahap: Tahap, kode_wilayah: str, pada: date) -> list[Wilayah]:
    """Places right below that have not finished this stage: desa of a kecamatan, kecamatan of the kabupaten."""
    capaian = list_capaian(jadwal, tahap, pada)
    if kode_wilayah == jadwal.kabupaten:
        atas = [
            c.sendiri
            for c in capaian
            if tahap.tingkat != KABUPATEN and (c.desa or tahap.tingkat == KECAMATAN)
        ]
        return [c.wilayah for c in atas if c.keadaan != SELESAI]
    return [
        d.wilayah
        for c in capaian
        if c.sendiri.wilayah.kode == kode_wilayah
        for d in c.desa
        if d.keadaan != SELESAI
    ]


def _measure(jadwal: JadwalTahun, tahap: Tahap, wilayah: Wilayah, forum: set[str], pada: date) -> Capaian:
    kunci = jadwal.keadaan.is_locked(tahap, wilayah.kode)
    sampai = jadwal.keadaan.last_day(tahap, wilayah.kode)
    # The forum finishes the stage of the places it was held for, not of those above them.
    beres = kunci or wilayah.kode in forum
    if beres:
        keadaan = SELESAI
    elif pada > sampai:
        keadaan = TERLAMBAT
    else:
        keadaan = NANTI if tahap.mulai_on is not None and pada < tahap.mulai_on else BERJALAN
    return Capaian(wilayah, keadaan, sampai, kunci)


def find_tahap_kini(tahap: Sequence[Tahap], pada: date) -> list[Tahap]:
    """Stages that run today and say when they began or end within two months; the others are only ends."""
    batas = pada + timedelta(days=62)
    return [t for t in tahap if t.state(pada) == "kini" and (t.mulai_on is not None or t.selesai_on <= batas)]
