"""Survei, petugasnya, dan benih undiannya."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Pengguna, kode_field
from terasa.survei.enums import CaraKerangka, StatusSurvei
from terasa.umum.penjaga import Penjaga


class Survei(models.Model):
    """A survey of a frame. Hashes of seed and frame are published at the draw, the seed after closing."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    judul = models.CharField(max_length=250)
    kode_wilayah = kode_field()
    # Kode of the desa whose dwellings may be asked.
    cakupan = models.JSONField(default=list)
    cara = models.CharField(max_length=8, choices=CaraKerangka.choices, default=CaraKerangka.RT)
    # [{"kode": "tahu", "teks": ..., "jenis": "ya_tidak"}]
    kuesioner = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=StatusSurvei.choices, default=StatusSurvei.DISIAPKAN)
    n_rencana = models.PositiveIntegerField(default=0)
    n_cadangan = models.PositiveIntegerField(default=0)
    n_kerangka = models.PositiveIntegerField(default=0)
    # Households that the desa is known to have, and who says so; coverage is n_kerangka of these.
    rumah_diketahui = models.PositiveIntegerField(null=True, blank=True)
    sumber_diketahui = models.CharField(max_length=160, blank=True)
    kerangka_sha256 = models.CharField(max_length=64, blank=True)
    komitmen_benih = models.CharField(max_length=64, blank=True)
    benih_terbuka = models.CharField(max_length=64, blank=True)
    dibuat_at = models.DateTimeField(null=True, blank=True)
    diundi_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.judul


class Petugas(models.Model):
    """A surveyor assigned to a survey; never a person who holds a post in the surveyed desa."""

    penjaga = Penjaga(baca="pengguna_id = terasa_pelaku()", sebab="petugas melihat tugasnya sendiri")

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="petugas")
    pengguna = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    ditugaskan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survei", "pengguna"], name="petugas_sekali")]

    def __str__(self) -> str:
        return f"{self.survei_id} {self.pengguna_id}"


class BenihRahasia(models.Model):
    """The seed before it is revealed; only the system sees it."""

    penjaga = Penjaga(
        audit="pribadi", baca="terasa_sistem()", tulis="terasa_sistem()", sebab="dibuka saat survei ditutup"
    )

    survei = models.OneToOneField(Survei, primary_key=True, on_delete=models.CASCADE, related_name="+")
    benih = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.survei_id)
