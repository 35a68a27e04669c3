"""Survei dengan responden yang diundi sistem."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga, lingkup


class StatusSurvei(models.TextChoices):
    DISIAPKAN = "disiapkan", "Kerangka disiapkan"
    DIUNDI = "diundi", "Sampel sudah diundi"
    DITUTUP = "ditutup", "Ditutup"


class Survei(models.Model):
    """A survey of a frame. Hashes of seed and frame are published at the draw, the seed after closing."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    judul = models.CharField(max_length=250)
    kode_wilayah = kode_field()
    # [{"kode": "tahu", "teks": ..., "jenis": "ya_tidak"}]
    kuesioner = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=StatusSurvei.choices, default=StatusSurvei.DISIAPKAN)
    n_rencana = models.PositiveIntegerField(default=0)
    n_kerangka = models.PositiveIntegerField(default=0)
    kerangka_sha256 = models.CharField(max_length=64, blank=True)
    komitmen_benih = models.CharField(max_length=64, blank=True)
    benih_terbuka = models.CharField(max_length=64, blank=True)
    diundi_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)


class BenihRahasia(models.Model):
    """The seed before it is revealed; only the system sees it."""

    penjaga = Penjaga(
        audit="pribadi", baca="terasa_sistem()", tulis="terasa_sistem()", sebab="dibuka saat survei ditutup"
    )

    survei = models.OneToOneField(Survei, primary_key=True, on_delete=models.CASCADE, related_name="+")
    benih = models.CharField(max_length=64)


class UnitKerangka(models.Model):
    """A dwelling in the frame: a label without a person's name, e.g. `RT 02/014`."""

    penjaga = lingkup()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="kerangka")
    kode_wilayah = kode_field()
    label = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survei", "label"], name="kerangka_label_unik")]


class StatusResponden(models.TextChoices):
    BELUM = "belum", "Belum didatangi"
    SELESAI = "selesai", "Selesai"
    MENOLAK = "menolak", "Menolak"
    TAK_DITEMUI = "tak_ditemui", "Tidak ditemui"


class Responden(models.Model):
    """A drawn dwelling and what came of it."""

    penjaga = lingkup()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="responden")
    unit = models.OneToOneField(UnitKerangka, on_delete=models.PROTECT)
    kode_wilayah = kode_field()
    urutan = models.PositiveIntegerField()
    status = models.CharField(max_length=12, choices=StatusResponden.choices, default=StatusResponden.BELUM)

    class Meta:
        ordering = ("urutan",)


class Jawaban(models.Model):
    """The answers of one drawn respondent: {"tahu": "ya" | "tidak" | "ragu", ...}."""

    penjaga = lingkup()

    responden = models.OneToOneField(Responden, primary_key=True, on_delete=models.CASCADE, related_name="jawaban")
    kode_wilayah = kode_field()
    isi = models.JSONField()
    dijawab_at = models.DateTimeField()
    dicatat_at = models.DateTimeField()
