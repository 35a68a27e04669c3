"""Transfer ke desa: pagu setahun dan tahap pencairannya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.apbdes.enums import JenisTransfer
from terasa.umum.penjaga import Penjaga


class TransferDesa(models.Model):
    """What one desa receives of one kind in one year. `pagu` whole rupiah."""

    penjaga = Penjaga()

    kode_desa = kode_field()
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=8, choices=JenisTransfer.choices)
    # What a bantuan keuangan khusus is for; the others have one pagu a year.
    uraian = models.CharField(max_length=200, blank=True)
    pagu = models.BigIntegerField()
    dasar = models.CharField(max_length=200, blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("kode_desa", "jenis", "uraian")
        indexes = [models.Index(fields=["tahun", "kode_desa"], name="transfer_tahun_desa")]
        constraints = [
            models.UniqueConstraint(fields=["kode_desa", "tahun", "jenis", "uraian"], name="transfer_sekali"),
            models.CheckConstraint(condition=Q(pagu__gt=0), name="transfer_pagu_positif"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_desa} {self.tahun} {self.jenis}"


class TahapTransfer(models.Model):
    """One tranche: when it was planned, and when it came."""

    penjaga = Penjaga()

    transfer = models.ForeignKey(TransferDesa, on_delete=models.CASCADE, related_name="tahap")
    tahap = models.PositiveSmallIntegerField()
    jumlah = models.BigIntegerField()
    rencana_on = models.DateField(null=True, blank=True)
    cair_on = models.DateField(null=True, blank=True)
    nomor = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("tahap",)
        constraints = [
            models.UniqueConstraint(fields=["transfer", "tahap"], name="tahap_transfer_sekali"),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="tahap_transfer_positif"),
            models.CheckConstraint(condition=Q(tahap__gt=0) & Q(tahap__lte=24), name="tahap_transfer_nomor"),
            models.CheckConstraint(
                condition=Q(nomor="") | Q(cair_on__isnull=False), name="tahap_transfer_nomor_bila_cair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.tahap}"
