"""Kertas beku evaluasi triwulan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Dokumen
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class KertasTriwulanQuerySet(models.QuerySet["KertasTriwulan"]):
    def visible_to(self, by: Pelaku) -> KertasTriwulanQuerySet:
        """Those of an office's own unit; a kabupaten reader sees its kabupaten."""
        sendiri = Q() if by.unit_id is None else Q(unit_id=by.unit_id)
        return self.filter(under_any(by.akar_baca, "kabupaten") | sendiri)


class KertasTriwulan(models.Model):
    """One frozen evaluation of a quarter, of one unit or of all (null); what changed later is the next version."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    triwulan = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField()
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, related_name="kertas_triwulan")
    oleh = models.CharField(max_length=200)

    objects = KertasTriwulanQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "-triwulan", "-versi")
        constraints = [
            models.UniqueConstraint(
                fields=["kabupaten", "unit", "tahun", "triwulan", "versi"],
                name="kertas_triwulan_sekali",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(triwulan__gte=1, triwulan__lte=4), name="kertas_triwulan_nomor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.tahun}/{self.triwulan} v{self.versi}"
