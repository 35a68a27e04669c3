"""Kamus usulan."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.umum.penjaga import Penjaga


class Kamus(models.Model):
    """One kind of work that may be proposed in a budget year, with its unit price.

    A price is a proposal for the cost of an usulan and never its cost: what was written there stays when an entry
    changes or is retired.
    """

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    # As the source numbers it; a second import finds the entry by this.
    kode = models.CharField(max_length=60)
    pekerjaan = models.CharField(max_length=250)
    satuan = models.CharField(max_length=40)
    # Whole rupiah for one satuan.
    harga = models.BigIntegerField()
    bidang = models.SlugField(max_length=60, blank=True)
    program = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    output = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    prioritas = models.CharField(max_length=300, blank=True)
    jenis_usul = models.CharField(max_length=60, blank=True)
    is_berlaku = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("pekerjaan", "kode")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kode"], name="kamus_kode_unik"),
            models.CheckConstraint(condition=Q(harga__gt=0), name="kamus_harga_positif"),
            models.CheckConstraint(condition=~Q(pekerjaan="") & ~Q(satuan=""), name="kamus_bernama"),
        ]
        indexes = [GinIndex(fields=["pekerjaan"], opclasses=["gin_trgm_ops"], name="kamus_pekerjaan_trgm")]

    def __str__(self) -> str:
        return self.pekerjaan
