"""Pokok pikiran DPRD, di samping usulan dan tidak pernah di antaranya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.umum.penjaga import Penjaga


class Pokir(models.Model):
    """A pokok pikiran of the DPRD: beside the usulan and never among them.

    No forum takes it up and no number of the musrenbang counts it. Who in the council wrote it is not stored.
    """

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=60)
    judul = models.CharField(max_length=250)
    masalah = models.TextField(blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    # Empty when the source does not name one desa.
    kode_desa = kode_field(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dapil = models.CharField(max_length=60, blank=True)
    status_asal = models.CharField(max_length=120, blank=True)
    dimuat_at = models.DateTimeField()

    class Meta:
        ordering = ("judul", "kode")
        indexes = [models.Index(fields=["kode_desa", "tahun"], name="pokir_desa")]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kode"], name="pokir_kode_unik"),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="pokir_biaya_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return self.judul
