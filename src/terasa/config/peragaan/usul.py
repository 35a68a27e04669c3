"""Aspirasi dan usulan peragaan satu tahun."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.aspirasi.enums import Kelompok, Sumber
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import DataAspirasi
from terasa.aspirasi.services import release_aspirasi, submit_aspirasi
from terasa.config.peragaan import kantor
from terasa.config.peragaan.kata import PATOKAN, Karangan, compose
from terasa.config.peragaan.waktu import Kalender
from terasa.musrenbang.enums import StatusUsulan, SumberUsulan, Tahap, Tujuan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import DataUsulan, Stasiun, create_usulan, record_many, submit_usulan
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.pelaku import WARGA, PelakuTetap

KELOMPOK = tuple(Kelompok)


@dataclass
class Tahun:
    """One planning year being made: its dice, its offices, and the usulan with their made-up facts."""

    kalender: Kalender
    acak: random.Random
    unit: dict[str, Unit]
    desa: Sequence[Unit]
    karangan: dict[str, Karangan] = field(default_factory=dict)
    usulan: list[Usulan] = field(default_factory=list)

    @property
    def tahun(self) -> int:
        return self.kalender.tahun


def kades_of(unit: Unit) -> PelakuTetap:
    """The head of a desa (Pembakal) or the lurah of a kelurahan, as an office."""
    tempat = unit.nama.removeprefix("Pemerintah Desa ").removeprefix("Kelurahan ")
    if unit.jenis == "kelurahan":
        return kantor.office_of(unit, JenisPeran.LURAH, f"Lurah {tempat}")
    return kantor.office_of(unit, JenisPeran.KADES, f"Pembakal {tempat}")


def operator_of(unit: Unit) -> PelakuTetap:
    tempat = unit.nama.removeprefix("Pemerintah Desa ").removeprefix("Kelurahan ")
    return kantor.office_of(unit, JenisPeran.OPERATOR_DESA, f"Operator Desa {tempat}")


def send_aspirasi(
    kode_desa: str, masalah: str, tempat: str, kunci: str, now: datetime, kelompok: Kelompok, surel: str = ""
) -> Aspirasi:
    """One resident's voice, sent as the form sends it."""
    data = DataAspirasi(
        kode_desa=kode_desa,
        masalah=masalah,
        dusun=tempat if tempat.startswith("RT") else "",
        patokan=PATOKAN[len(masalah) % len(PATOKAN)],
        kelompok=kelompok,
        surel=surel,
        sumber=Sumber.PERAGAAN,
    )
    return submit_aspirasi(data=data, by=WARGA, now=now, kunci_kirim=uuid5(NAMESPACE_URL, kunci)).aspirasi


def make_usulan(t: Tahun, jumlah: int, bersuara: int) -> None:
    """`jumlah` usulan spread over the desa; `bersuara` of them stand on one to four voices."""
    dipakai: dict[str, set[str]] = {u.kode_wilayah: set() for u in t.desa}
    pasangan = [(t.desa[n % len(t.desa)], n) for n in range(jumlah)]
    langkah = max(1, jumlah // bersuara) if bersuara else jumlah + 1
    bisu: list[tuple[Unit, int, Karangan]] = []
    for unit, n in pasangan:
        karangan = compose(t.acak, dipakai[unit.kode_wilayah])
        if n % langkah == 0:
            _make_voiced(t, unit, n, karangan)
        else:
            bisu.append((unit, n, karangan))
    _make_silent(t, bisu)


def _make_voiced(t: Tahun, unit: Unit, n: int, karangan: Karangan) -> None:
    suara = []
    for i in range(1 + t.acak.randint(0, 3)):
        masalah = karangan.masalah[i % len(karangan.masalah)]
        waktu = t.kalender.aspirasi(n * 3 + i)
        kunci = f"peragaan/{t.tahun}/{unit.kode}/{n}/{i}"
        suara.append(
            send_aspirasi(unit.kode_wilayah, masalah, karangan.tempat, kunci, waktu, t.acak.choice(KELOMPOK))
        )
        if i == 0:
            release_aspirasi(aspirasi=suara[0], by=operator_of(unit), now=waktu)
    now = t.kalender.usulan(n)
    usulan = create_usulan(
        by=operator_of(unit),
        kode_desa=unit.kode_wilayah,
        tahun=t.tahun,
        data=data_of(t, karangan),
        aspirasi=suara,
        now=now,
        is_peragaan=True,
    )
    submit_usulan(usulan=usulan, by=operator_of(unit), now=now)
    remember(t, usulan, karangan)


def _make_silent(t: Tahun, bisu: Sequence[tuple[Unit, int, Karangan]]) -> None:
    """Usulan from the hall, without a voice behind them: written many at a time, one day per desa."""
    kode = claim_kode_many("usulan", len(bisu))
    hari = {unit.pk: t.kalender.usulan(n) for n, unit in enumerate(t.desa)}
    baru = [_row(t, unit, hari[unit.pk], k, kode[i]) for i, (unit, _, k) in enumerate(bisu)]
    Usulan.objects.bulk_create(baru, batch_size=500)
    per_kantor: dict[tuple[str, datetime], list[Stasiun]] = {}
    for usulan, (unit, _, k) in zip(baru, bisu, strict=True):
        stasiun = Stasiun(
            usulan=usulan,
            tahap=Tahap.USULAN,
            keputusan="diajukan",
            rincian={"biaya": usulan.biaya, "suara": 0},
            lanjutan="Dibahas di musrenbang desa",
            status=StatusUsulan.DIAJUKAN,
            kabari=False,
        )
        per_kantor.setdefault((operator_of(unit).label, hari[unit.pk]), []).append(stasiun)
        remember(t, usulan, k)
    for (oleh, now), stasiun_kantor in per_kantor.items():
        record_many(stasiun_kantor, oleh=oleh, now=now)


def _row(t: Tahun, unit: Unit, ditulis: datetime, k: Karangan, kode: str) -> Usulan:
    data = data_of(t, k)
    return Usulan(
        kode=kode,
        kabupaten=kantor.KABUPATEN,
        kode_desa=unit.kode_wilayah,
        tahun=t.tahun,
        judul=data.judul,
        masalah=data.masalah,
        lokasi=data.lokasi,
        volume=data.volume,
        satuan=data.satuan,
        biaya=data.biaya,
        penerima_manfaat=data.penerima_manfaat,
        bidang=data.bidang,
        tujuan=data.tujuan,
        unit_tujuan=data.unit_tujuan,
        sumber=SumberUsulan.PERAGAAN,
        dibuat_at=ditulis,
        diajukan_at=ditulis,
        is_peragaan=True,
    )


def data_of(t: Tahun, k: Karangan) -> DataUsulan:
    return DataUsulan(
        judul=k.judul,
        masalah=k.masalah[0],
        lokasi=k.tempat,
        volume=Decimal(k.volume),
        satuan=k.satuan,
        biaya=k.biaya,
        penerima_manfaat=k.penerima,
        bidang=k.bidang,
        tujuan=Tujuan.DESA if k.desa else Tujuan.KABUPATEN,
        unit_tujuan=t.unit.get(k.unit),
    )


def remember(t: Tahun, usulan: Usulan, karangan: Karangan) -> None:
    t.usulan.append(usulan)
    t.karangan[usulan.kode] = karangan
