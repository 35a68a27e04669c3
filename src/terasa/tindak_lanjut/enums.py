"""Status tindak lanjut dan apa yang terjadi padanya."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatusTindakLanjut(models.TextChoices):
    DITETAPKAN = "ditetapkan", _("Ditetapkan")
    DITERIMA = "diterima", _("Diterima")
    DIKERJAKAN = "dikerjakan", _("Dikerjakan")
    DILAPORKAN = "dilaporkan", _("Dilaporkan, menunggu pemeriksaan")
    DIVERIFIKASI = "diverifikasi", _("Terverifikasi")
    SELESAI = "selesai", _("Selesai")
    DIAJUKAN_TIDAK_DAPAT = "diajukan_tidak_dapat", _("Dinyatakan tidak dapat dilaksanakan")
    TIDAK_DAPAT = "tidak_dapat", _("Tidak dapat dilaksanakan")
    DIGANTI = "diganti", _("Diganti")


class Peristiwa(models.TextChoices):
    """One row of the history; an extension leaves the status as it was."""

    TETAPKAN = "tetapkan", _("ditetapkan")
    TERIMA = "terima", _("diterima")
    KERJAKAN = "kerjakan", _("kemajuan dicatat")
    LAPOR = "lapor", _("dilaporkan")
    KEMBALIKAN = "kembalikan", _("dikembalikan")
    VERIFIKASI = "verifikasi", _("diverifikasi")
    SELESAI = "selesai", _("ditutup")
    MINTA_BATAL = "minta_batal", _("dinyatakan tidak dapat dilaksanakan")
    SETUJU_BATAL = "setuju_batal", _("disetujui tidak dilaksanakan")
    TOLAK_BATAL = "tolak_batal", _("tetap harus dilaksanakan")
    PERPANJANG = "perpanjang", _("diperpanjang")
    GANTI = "ganti", _("diganti")
