"""Tindakan yang dilakukan selagi kursi bupati dipegang penjabat, dengan batas yang disentuhnya."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.perangkat.models.masa import MasaJabatan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga


class TandaPenjabatQuerySet(models.QuerySet["TandaPenjabat"]):
    def visible_to(self, by: Pelaku) -> TandaPenjabatQuerySet:
        """Of the kabupaten of the office."""
        return self.filter(kabupaten=by.kabupaten) if by.peran_id is not None else self.none()


class TandaPenjabat(models.Model):
    """One act that touches one limit of a penjabat: a mark beside the act, never a judgement. Only ever added."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    # The tenure of the penjabat who was in office.
    masa = models.ForeignKey(MasaJabatan, on_delete=models.PROTECT, related_name="tanda_penjabat")
    # Which limit, and its words and source as they stood that day.
    batas = models.SlugField(max_length=60)
    batas_nama = models.CharField(max_length=250)
    dasar = models.CharField(max_length=250)
    tindakan = models.SlugField(max_length=40)
    objek_jenis = models.CharField(max_length=30)
    objek_id = models.CharField(max_length=40)
    uraian = models.CharField(max_length=300)
    berlaku_on = models.DateField()
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    objects = TandaPenjabatQuerySet.as_manager()

    class Meta:
        ordering = ("berlaku_on", "pada", "id")
        indexes = [models.Index(fields=["kabupaten", "berlaku_on"], name="tanda_penjabat_kabupaten")]

    def __str__(self) -> str:
        return f"{self.tindakan} {self.batas}"
