"""Kelompok pos, keadaan APBDes, hasil evaluasi, dan jenis transfer ke desa."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kelompok(models.TextChoices):
    """The parts of an APBDes. Belanja alone is divided by bidang."""

    PENDAPATAN = "pendapatan", _("Pendapatan")
    BELANJA = "belanja", _("Belanja")
    PENERIMAAN = "penerimaan", _("Penerimaan pembiayaan")
    PENGELUARAN = "pengeluaran", _("Pengeluaran pembiayaan")


class StatusApbdes(models.TextChoices):
    """A raperdes is written, evaluated, mended, and holds; whatever left the desk of the village stays readable."""

    DRAF = "draf", _("Rancangan")
    DIEVALUASI = "dievaluasi", _("Sedang dievaluasi camat")
    SELESAI_DIEVALUASI = "selesai_dievaluasi", _("Selesai dievaluasi")
    DISEMPURNAKAN = "disempurnakan", _("Disempurnakan")
    BERLAKU = "berlaku", _("Berlaku")
    DIGANTIKAN = "digantikan", _("Sudah digantikan")


class HasilEvaluasi(models.TextChoices):
    """How an evaluation ended."""

    BERJALAN = "berjalan", _("Sedang berjalan")
    SESUAI = "sesuai", _("Sesuai, dapat ditetapkan")
    PERBAIKI = "perbaiki", _("Perlu disempurnakan")
    BERLAKU_SENDIRI = "berlaku_dengan_sendirinya", _("Berlaku dengan sendirinya")


class Putusan(models.TextChoices):
    """What the evaluator says of one line."""

    SETUJU = "setuju", _("Setuju")
    PERBAIKI = "perbaiki", _("Perbaiki")


class Sumber(models.TextChoices):
    """Sources of money as Siskeudes knows them; a source of another name keeps its own words."""

    DD = "DD", _("Dana Desa")
    ADD = "ADD", _("Alokasi Dana Desa")
    BHPD = "BHPD", _("Bagi hasil pajak dan retribusi daerah")
    BKK = "BKK", _("Bantuan keuangan kabupaten")
    BKP = "BKP", _("Bantuan keuangan provinsi")
    PAD = "PAD", _("Pendapatan asli desa")
    SWD = "SWD", _("Swadaya masyarakat")
    DLL = "DLL", _("Pendapatan lain-lain")


class JenisTransfer(models.TextChoices):
    """Money that comes to a village from above."""

    DD = "DD", _("Dana Desa")
    ADD = "ADD", _("Alokasi Dana Desa")
    BHPD = "BHPD", _("Bagi hasil pajak dan retribusi daerah")
    BKK = "BKK", _("Bantuan keuangan khusus")
