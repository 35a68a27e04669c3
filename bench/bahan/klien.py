"""Seorang petugas yang sudah masuk, untuk mengukur halaman kerja."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client


def sign_in(nama: str, *, jenis_unit: str, jenis_peran: str, kabupaten: str, kode_wilayah: str) -> Client:
    """A browser of a new officer of that office, which is made when it is not there."""
    from django.test import Client

    from terasa.akun.models import Pengguna, Peran, Unit

    unit, _baru = Unit.objects.get_or_create(
        kabupaten=kabupaten,
        kode=f"bench-{jenis_unit}",
        defaults={"nama": f"Kantor {nama}", "jenis": jenis_unit, "kode_wilayah": kode_wilayah},
    )
    pengguna = Pengguna.objects.create_user(nama, nama=f"Petugas {nama}")
    peran = Peran(
        pengguna=pengguna,
        unit=unit,
        jenis=jenis_peran,
        kode_wilayah=kode_wilayah,
        jabatan=f"Kepala {nama}",
        berlaku_dari=date(2020, 1, 1),
    )
    peran.set_akar()
    peran.save()
    klien = Client()
    klien.force_login(pengguna)
    return klien
