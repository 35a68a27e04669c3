"""Pertemuan dan daftar hadirnya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga, lingkup


class Pertemuan(models.Model):
    """A meeting: when, where, chaired by which office, and its minutes."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    judul = models.CharField(max_length=250)
    kode_wilayah = kode_field()
    mulai_at = models.DateTimeField(null=True, blank=True)
    tempat = models.CharField(max_length=200, blank=True)
    pimpinan = models.CharField(max_length=160, blank=True)
    agenda = models.JSONField(default=list)
    notulen = models.TextField(blank=True)


class Kelamin(models.TextChoices):
    PEREMPUAN = "P", "Perempuan"
    LAKI_LAKI = "L", "Laki-laki"


class Kehadiran(models.Model):
    """One attendee. The name is for the berita acara's annex on paper; public pages show counts only."""

    penjaga = lingkup()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pertemuan = models.ForeignKey(Pertemuan, on_delete=models.CASCADE, related_name="kehadiran")
    kode_wilayah = kode_field()
    nama = models.CharField(max_length=150, blank=True)
    kelamin = models.CharField(max_length=1, choices=Kelamin.choices)
    # Codes of the rules `kelompok-umur` and `unsur-peserta`.
    kelompok_umur = models.SlugField(max_length=40)
    unsur = models.SlugField(max_length=40)
    asal_kode = kode_field(blank=True, default="")
    disabilitas = models.BooleanField(null=True, blank=True)
    dicatat_at = models.DateTimeField()
    # Typed on the person's own phone and not yet confirmed by the office; counts nowhere.
    menunggu = models.BooleanField(default=False, db_default=False)
    # The number that the phone shows, for the office to find the row.
    nomor = models.PositiveSmallIntegerField(null=True, blank=True)
    # Sent on to the next forum.
    utusan = models.BooleanField(default=False, db_default=False)


class RingkasanHadir(models.Model):
    """Counts of a meeting's attendance, public; recomputed whenever the list changes."""

    penjaga = Penjaga()

    pertemuan = models.OneToOneField(
        Pertemuan, primary_key=True, on_delete=models.CASCADE, related_name="ringkasan"
    )
    jumlah = models.PositiveIntegerField(default=0)
    perempuan = models.PositiveIntegerField(default=0)
    disabilitas = models.PositiveIntegerField(default=0)
    per_unsur = models.JSONField(default=dict)
    per_umur = models.JSONField(default=dict)
    asal = ArrayField(kode_field(), default=list)
    utusan = models.PositiveIntegerField(default=0, db_default=0)
    utusan_perempuan = models.PositiveIntegerField(default=0, db_default=0)
