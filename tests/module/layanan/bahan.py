"""Layanan contoh: satu unit desa dengan dua layanan, dan cara memohonnya."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.layanan import rules
from terasa.layanan.enums import Saluran
from terasa.layanan.models import Layanan, Permohonan
from terasa.layanan.services import Terkirim, add_layanan, submit_permohonan
from terasa.umum import konteks
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, make_pelaku, sebagai

SYARAT = ("Fotokopi KTP", "Fotokopi KK", "Surat pengantar RT")


def make_petugas(kode: str = DESA, jenis: str = JenisPeran.OPERATOR_DESA) -> PelakuTetap:
    return make_pelaku(jenis, kode)


def unit_of(by: PelakuTetap) -> Unit:
    return Unit.objects.get(pk=by.unit_id)


def standar(**lain: Any) -> rules.DataStandar:
    isi: dict[str, Any] = {
        "hari_kerja": 2,
        "berlaku_dari": date(2020, 1, 1),
        "dasar": "Keputusan Kepala Desa 1/2020",
    }
    return rules.DataStandar(**{**isi, "persyaratan": SYARAT, **lain})


def make_layanan(by: PelakuTetap, *, now: datetime, nama: str = "Pengantar SKCK", **lain: Any) -> Layanan:
    isi = {"ringkas": "Surat untuk mengurus SKCK di kepolisian.", "standar": standar(), **lain}
    with sebagai(by):
        return add_layanan(unit=unit_of(by), nama=nama, by=by, now=now, **isi)


def ask(layanan: Layanan, *, now: datetime, by: PelakuTetap = WARGA, **lain: Any) -> Terkirim:
    """A request from somebody's own phone, or at the counter when `by` is an officer."""
    saluran = Saluran.PONSEL if by is WARGA else Saluran.LOKET
    data = {
        "nama": "Siti Aminah",
        "keperluan": "Melamar kerja",
        "telepon": "081234567890",
        **lain.pop("data", {}),
    }
    with sebagai(by):
        return submit_permohonan(
            layanan=layanan,
            data=rules.DataPermohonan(saluran=saluran, **data),
            by=by,
            now=now,
            **{"kunci_kirim": uuid4(), **lain},
        )


def as_pemohon(permohonan: Permohonan) -> Any:
    """What the page of a checked slip gives: the eyes of this request's key."""
    return konteks.dengan_kunci(permohonan.pk)
