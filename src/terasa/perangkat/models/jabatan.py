"""Jabatan sebuah unit dan kursinya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Unit, kode_field
from terasa.perangkat.enums import PEJABAT_DAERAH, JenisJabatan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class JabatanQuerySet(models.QuerySet["Jabatan"]):
    def visible_to(self, by: Pelaku) -> JabatanQuerySet:
        """Posts of the places that an office reads, and of its own unit."""
        return self.filter(under_any(by.akar_baca, "kode_wilayah") | Q(unit_id=by.unit_id or -1))

    def di(self, kode: str) -> JabatanQuerySet:
        """Posts of the offices that sit at one place, not below it; who holds them is public."""
        return self.filter(kode_wilayah=kode)

    def ada_pada(self, pada: object) -> JabatanQuerySet:
        """Posts that existed on that day."""
        return self.filter(Q(dibentuk_on__isnull=True) | Q(dibentuk_on__lte=pada)).filter(
            Q(dihapus_on__isnull=True) | Q(dihapus_on__gt=pada)
        )


class Jabatan(models.Model):
    """A post of a unit with one or more seats (nine for the members of a BPD)."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="jabatan")
    kode_wilayah = kode_field()
    jenis = models.CharField(max_length=20, choices=JenisJabatan.choices)
    nama = models.CharField(max_length=160)
    atasan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="bawahan"
    )
    # The institution (LPM, PKK, Karang Taruna, RT) that a post of `lembaga_*` belongs to.
    lembaga = models.CharField(max_length=120, blank=True)
    kursi = models.PositiveSmallIntegerField(default=1)
    urutan = models.PositiveSmallIntegerField(default=0)
    dibentuk_on = models.DateField(null=True, blank=True)
    dihapus_on = models.DateField(null=True, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        ordering = ("kode_wilayah", "urutan", "nama", "id")
        indexes = [models.Index(fields=["kode_wilayah", "jenis"], name="jabatan_wilayah_jenis")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "nama", "lembaga"],
                condition=Q(dihapus_on__isnull=True),
                name="jabatan_sekali_per_unit",
            ),
            models.CheckConstraint(condition=Q(kursi__gte=1, kursi__lte=60), name="jabatan_kursi"),
            models.CheckConstraint(
                condition=Q(dihapus_on__isnull=True)
                | Q(dibentuk_on__isnull=True)
                | Q(dihapus_on__gt=F("dibentuk_on")),
                name="jabatan_tanggal_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def is_pejabat_daerah(self) -> bool:
        """One whom a penjabat bupati may neither appoint nor move."""
        return self.jenis in PEJABAT_DAERAH
