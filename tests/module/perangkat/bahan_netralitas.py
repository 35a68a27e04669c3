"""Bahan uji netralitas: seorang petugas yang ditunjuk, dan masa pemilihan yang sedang berjalan."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.models import KasusNetralitas, PeriodePemilihan
from terasa.perangkat.services.netralitas import IsiKasus, appoint_petugas, attach_bukti, record_kasus
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN, get_pengguna, make_pelaku, sebagai


def appoint(
    jenis: str = P.BAGIAN_PEMERINTAHAN,
    kode: str = KABUPATEN,
    dari: int = -30,
    sampai: int | None = None,
    by: PelakuTetap | None = None,
) -> PelakuTetap:
    """Somebody whose appointment runs from `dari` to `sampai`, in days from today."""
    petugas, hari = make_pelaku(jenis, kode), timezone.localdate()
    appoint_petugas(
        by=by or make_pelaku(P.BUPATI, ".".join(kode.split(".")[:2])),
        pengguna=get_pengguna(petugas),
        sk_nomor="188.45/77",
        dari_on=hari + timedelta(days=dari),
        sampai_on=None if sampai is None else hari + timedelta(days=sampai),
        now=timezone.now(),
    )
    return petugas


def make_periode(kabupaten: str = KABUPATEN, mulai: date | None = None) -> PeriodePemilihan:
    """An election period that began ten days ago and lasts for three months."""
    hari = mulai or timezone.localdate() - timedelta(days=10)
    return PeriodePemilihan.objects.create(
        kabupaten=kabupaten,
        nama="Pilkada Uji",
        rezim="pilkada",
        mulai_on=hari,
        selesai_on=hari + timedelta(days=90),
        dasar="Keputusan KPU Uji",
        tahapan=[{"nama": "Masa kampanye", "mulai": hari.isoformat(), "selesai": hari.isoformat()}],
    )


def make_kasus(petugas: PelakuTetap, kode_desa: str = DESA) -> KasusNetralitas:
    """A case with a step and an evidence file, written with the eyes of the appointed."""
    hari, now = timezone.localdate(), timezone.now()
    isi = IsiKasus(
        sumber="warga", rezim="pilkada", dugaan="ikut-kampanye", kejadian_on=hari, diketahui_on=hari,
        kode_wilayah=kode_desa, uraian="Berpidato di panggung.",
    )  # fmt: skip
    with sebagai(petugas):
        kasus = record_kasus(by=petugas, isi=isi, now=now)
        attach_bukti(by=petugas, kasus=kasus, data=b"%PDF-1.4 x", nama="bukti.pdf", now=now)
    return kasus
