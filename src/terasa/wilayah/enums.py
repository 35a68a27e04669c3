"""Tingkat dan jenis wilayah."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tingkat(models.IntegerChoices):
    PROVINSI = 1, _("Provinsi")
    KABUPATEN = 2, _("Kabupaten/kota")
    KECAMATAN = 3, _("Kecamatan")
    DESA = 4, _("Desa/kelurahan")


class Jenis(models.TextChoices):
    PROVINSI = "provinsi", _("Provinsi")
    KABUPATEN = "kabupaten", _("Kabupaten")
    KABUPATEN_ADMINISTRASI = "kabupaten_administrasi", _("Kabupaten Administrasi")
    KOTA = "kota", _("Kota")
    KOTA_ADMINISTRASI = "kota_administrasi", _("Kota Administrasi")
    KECAMATAN = "kecamatan", _("Kecamatan")
    DESA = "desa", _("Desa")
    KELURAHAN = "kelurahan", _("Kelurahan")
    DESA_ADAT = "desa_adat", _("Desa Adat")


JENIS_PER_TINGKAT: dict[Tingkat, tuple[Jenis, ...]] = {
    Tingkat.PROVINSI: (Jenis.PROVINSI,),
    Tingkat.KABUPATEN: (Jenis.KABUPATEN, Jenis.KABUPATEN_ADMINISTRASI, Jenis.KOTA, Jenis.KOTA_ADMINISTRASI),
    Tingkat.KECAMATAN: (Jenis.KECAMATAN,),
    Tingkat.DESA: (Jenis.DESA, Jenis.KELURAHAN, Jenis.DESA_ADAT),
}
