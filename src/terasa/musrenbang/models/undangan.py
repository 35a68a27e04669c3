"""Undangan forum dan sidang kelompoknya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from terasa.dokumen.models import Dokumen
from terasa.umum.penjaga import Penjaga


class Undangan(models.Model):
    """One invitation as sent. It addresses posts and institutions; `diundang` is how many are expected."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey("musrenbang.Forum", on_delete=models.CASCADE, related_name="undangan")
    nomor = models.CharField(max_length=80)
    kepada = models.TextField()
    diundang = models.PositiveIntegerField()
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="+")
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-pada", "id")
        constraints = [models.UniqueConstraint(fields=["forum", "nomor"], name="undangan_nomor_sekali")]

    def __str__(self) -> str:
        return self.nomor


class SidangKelompok(models.Model):
    """A group that discusses some bidang apart; its notes stand in the annex of the minutes."""

    penjaga = Penjaga()

    forum = models.ForeignKey("musrenbang.Forum", on_delete=models.CASCADE, related_name="kelompok")
    nama = models.CharField(max_length=120)
    bidang = ArrayField(models.SlugField(max_length=60), default=list)
    catatan = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["forum", "nama"], name="kelompok_nama_sekali")]

    def __str__(self) -> str:
        return self.nama
