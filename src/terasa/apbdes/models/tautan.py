"""Usulan yang dibiayai sebuah pos APBDes; putusnya dicatat, tidak dihapus."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.musrenbang.models import Usulan
from terasa.umum.penjaga import Penjaga


class TautanApbdes(models.Model):
    """Which line pays an usulan, through every version of the budget of its year (`pangkal`)."""

    penjaga = Penjaga()

    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="tautan_apbdes")
    kode_desa = kode_field()
    tahun = models.PositiveSmallIntegerField()
    pangkal = models.UUIDField()
    # What its proposers were last told, whole rupiah; None while no budget in force holds it.
    terkabar = models.BigIntegerField(null=True, blank=True)
    ditautkan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    dilepas_at = models.DateTimeField(null=True, blank=True)
    alasan_lepas = models.TextField(blank=True)

    class Meta:
        ordering = ("ditautkan_at", "id")
        indexes = [models.Index(fields=["kode_desa", "tahun"], name="tautan_apbdes_desa")]
        constraints = [
            models.UniqueConstraint(
                fields=["usulan", "pangkal"], condition=Q(dilepas_at=None), name="tautan_apbdes_sekali"
            ),
            models.CheckConstraint(
                condition=Q(dilepas_at=None) | ~Q(alasan_lepas=""), name="tautan_apbdes_lepas_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usulan_id} {self.pangkal}"
