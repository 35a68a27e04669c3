"""Jenis peran dan jenis unit."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JenisPeran(models.TextChoices):
    """The posts of the issue; `kades` is titled by the istilah rule of its kabupaten."""

    WARGA = "warga", _("Warga")
    OPERATOR_DESA = "operator_desa", _("Operator desa")
    KADES = "kades", _("Kepala desa")
    LURAH = "lurah", _("Lurah")
    BPD = "bpd", _("BPD")
    PENDAMPING = "pendamping", _("Pendamping desa")
    CAMAT = "camat", _("Camat")
    OPERATOR_KECAMATAN = "operator_kecamatan", _("Operator kecamatan")
    PERANGKAT_DAERAH = "perangkat_daerah", _("Perangkat daerah")
    BAPPEDA = "bappeda", _("Bappeda")
    DINAS_PMD = "dinas_pmd", _("Dinas PMD")
    BAGIAN_PEMERINTAHAN = "bagian_pemerintahan", _("Bagian Pemerintahan")
    INSPEKTORAT = "inspektorat", _("Inspektorat")
    SETWAN = "setwan", _("Sekretariat DPRD")
    BUPATI = "bupati", _("Bupati")
    SEKDA = "sekda", _("Sekretaris daerah")
    PEMERIKSA = "pemeriksa", _("Pemeriksa")
    ADMIN_TEKNIS = "admin_teknis", _("Admin teknis")


class JenisUnit(models.TextChoices):
    """What kind of office a post belongs to."""

    DESA = "desa", _("Pemerintah desa")
    KELURAHAN = "kelurahan", _("Kelurahan")
    KECAMATAN = "kecamatan", _("Kecamatan")
    PERANGKAT_DAERAH = "perangkat_daerah", _("Perangkat daerah")
    BAPPEDA = "bappeda", _("Badan perencanaan")
    SEKRETARIAT = "sekretariat", _("Sekretariat")
    PIMPINAN = "pimpinan", _("Pimpinan daerah")
    PENGAWAS = "pengawas", _("Pengawas")
    SISTEM = "sistem", _("Pengelola sistem")
