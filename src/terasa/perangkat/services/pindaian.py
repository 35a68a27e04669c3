"""Menyimpan pindaian keputusan dan berita acara yang diunggah kantor yang mencatatnya."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.dokumen.services import JENIS_PINDAIAN, PINDAIAN_TERBESAR, store_berkas
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.umum import konteks


def store_pindaian(*, data: bytes, nama: str, kode_wilayah: str, now: datetime) -> Berkas:
    """A scan as PDF, JPG or PNG, kept with its place. The caller asked who may record. Raises CannotRegister."""
    if len(data) > PINDAIAN_TERBESAR:
        raise CannotRegister(_("Pindaian terlalu besar; paling besar 12 MB."), code="pindaian")
    tipe = next((tipe for awal, tipe in JENIS_PINDAIAN if data.startswith(awal)), "")
    if not tipe:
        raise CannotRegister(_("Unggah pindaian PDF, JPG, atau PNG."), code="pindaian")
    # Dinas PMD reads every village and writes in none; the file belongs to the village all the same.
    with konteks.sebagai_sistem():
        return store_berkas(data=data, nama=nama, tipe=tipe, kode_wilayah=kode_wilayah, now=now)
