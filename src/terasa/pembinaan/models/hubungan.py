"""Siapa membina siapa, dari kapan sampai kapan."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Unit, kode_field
from terasa.pembinaan.enums import JenisPembina
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any

# An operator of a kecamatan works for its camat.
SEBAGAI = {"operator_kecamatan": JenisPembina.CAMAT.value}


def as_pembina(jenis: str) -> str:
    """The kind of coach that a post works as; the post itself when it is none."""
    return SEBAGAI.get(jenis, jenis)


class HubunganQuerySet(models.QuerySet["HubunganBinaan"]):
    def pada(self, hari: date) -> HubunganQuerySet:
        """Relations in force on that day; the end is the first day without it."""
        berlaku = Q(sampai_on__isnull=True) | Q(sampai_on__gt=hari)
        return self.filter(berlaku, mulai_on__lte=hari)

    def of(self, by: Pelaku) -> HubunganQuerySet:
        """Those in which this office is the coach."""
        return self.filter(pembina_id=by.unit_id or -1, jenis=as_pembina(by.jenis))

    def visible_to(self, by: Pelaku) -> HubunganQuerySet:
        """Its own, and those about the places that it reads."""
        return self.filter(Q(pembina_id=by.unit_id or -1) | under_any(by.akar_baca, "kode_wilayah"))


class HubunganBinaan(models.Model):
    """One office coaches one desa or kecamatan from a day on."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    pembina = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="binaan")
    jenis = models.CharField(max_length=24, choices=JenisPembina.choices)
    kode_wilayah = kode_field()
    mulai_on = models.DateField()
    sampai_on = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=200, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    objects = HubunganQuerySet.as_manager()

    class Meta:
        ordering = ("kode_wilayah", "jenis", "mulai_on")
        indexes = [models.Index(fields=["kode_wilayah", "jenis"], name="binaan_wilayah")]
        constraints = [
            models.UniqueConstraint(
                fields=["pembina", "jenis", "kode_wilayah"],
                condition=Q(sampai_on__isnull=True),
                name="binaan_sekali",
            ),
            models.CheckConstraint(
                condition=Q(sampai_on__isnull=True) | Q(sampai_on__gte=F("mulai_on")), name="binaan_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pembina_id} {self.kode_wilayah}"
