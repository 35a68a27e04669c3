"""Jenis jabatan, cara menjabat, dan sebab berhenti."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisJabatan(models.TextChoices):
    """Posts that the registry knows; `kades` is titled by the istilah rule of its kabupaten."""

    BUPATI = "bupati", _("Bupati")
    WAKIL_BUPATI = "wakil_bupati", _("Wakil bupati")
    SEKDA = "sekda", _("Sekretaris daerah")
    KEPALA_UNIT = "kepala_unit", _("Kepala perangkat daerah")
    CAMAT = "camat", _("Camat")
    SEKCAM = "sekcam", _("Sekretaris kecamatan")
    LURAH = "lurah", _("Lurah")
    KADES = "kades", _("Kepala desa")
    SEKDES = "sekdes", _("Sekretaris desa")
    KAUR = "kaur", _("Kepala urusan")
    KASI = "kasi", _("Kepala seksi")
    KADUS = "kadus", _("Kepala dusun")
    STAF = "staf", _("Staf")
    OPERATOR = "operator", _("Operator")
    BPD_KETUA = "bpd_ketua", _("Ketua BPD")
    BPD_WAKIL = "bpd_wakil", _("Wakil ketua BPD")
    BPD_SEKRETARIS = "bpd_sekretaris", _("Sekretaris BPD")
    BPD_ANGGOTA = "bpd_anggota", _("Anggota BPD")
    PENDAMPING = "pendamping", _("Pendamping desa")
    LEMBAGA_KETUA = "lembaga_ketua", _("Ketua lembaga kemasyarakatan")
    LEMBAGA_ANGGOTA = "lembaga_anggota", _("Pengurus lembaga kemasyarakatan")


class CaraMenjabat(models.TextChoices):
    """The nature of a tenure. The first two are definitive, the others stand in."""

    DEFINITIF = "definitif", _("Definitif")
    PAW = "paw", _("Antar waktu (PAW)")
    PENJABAT = "penjabat", _("Penjabat")
    PLT = "plt", _("Pelaksana tugas (Plt)")
    PLH = "plh", _("Pelaksana harian (Plh)")


class SebabBerakhir(models.TextChoices):
    HABIS = "habis", _("Masa jabatan berakhir")
    MENINGGAL = "meninggal", _("Meninggal dunia")
    MUNDUR = "mundur", _("Mengundurkan diri")
    DIBERHENTIKAN = "diberhentikan", _("Diberhentikan")
    MUTASI = "mutasi", _("Dialihtugaskan")
    PENSIUN = "pensiun", _("Mencapai batas usia")
    PEJABAT_ADA = "pejabat_ada", _("Pejabat definitif dilantik atau kembali")
    SALAH_CATAT = "salah_catat", _("Salah catat")
