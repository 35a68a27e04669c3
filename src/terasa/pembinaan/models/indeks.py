"""Status dan skor desa yang diterbitkan pihak lain; Terasa tidak menghitungnya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class IndeksDesa(models.Model):
    """What was published about one desa for one year. `skala` is the highest possible score, 1 or 100."""

    penjaga = Penjaga()

    kode_desa = kode_field()
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=24)
    skor = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    skala = models.PositiveSmallIntegerField(default=1)
    sumber = models.CharField(max_length=200)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("kode_desa", "-tahun")
        constraints = [
            models.UniqueConstraint(fields=["kode_desa", "tahun"], name="indeks_desa_sekali"),
            models.CheckConstraint(condition=Q(skala__in=[1, 100]), name="indeks_desa_skala"),
            models.CheckConstraint(
                condition=Q(skor__isnull=True) | Q(skor__gte=0, skor__lte=models.F("skala")),
                name="indeks_desa_skor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_desa} {self.tahun} {self.status}"
