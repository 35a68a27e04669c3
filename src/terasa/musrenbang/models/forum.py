"""Forum, putusannya atas tiap usulan, dan nilai para penilainya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.enums import (
    Hasil,
    JenisForum,
    Metode,
    StatusForum,
    StatusUsulan,
)
from terasa.pertemuan.models import Pertemuan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class ForumQuerySet(models.QuerySet["Forum"]):
    def visible_to(self, by: Pelaku) -> ForumQuerySet:
        """Forums an office runs or watches: its territory, or its own unit's forum."""
        cakupan = under_any(by.akar_baca, "kode_wilayah")
        for akar in by.akar_baca:
            cakupan |= Q(cakupan__contains=[akar])
        if by.unit_id is not None:
            cakupan |= Q(unit_id=by.unit_id)
        return self.filter(cakupan)


class Forum(models.Model):
    """A deliberation. It may cover several kecamatan (as per Dapil); the PD forum belongs to a unit."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=24, choices=JenisForum.choices)
    nama = models.CharField(max_length=200)
    # Stable name inside kabupaten and year, used by the command line: `musrenbang-desa-63.06.04.2002`.
    slug = models.SlugField(max_length=80)
    kode_wilayah = kode_field()
    cakupan = ArrayField(kode_field(), default=list)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    metode = models.CharField(max_length=16, choices=Metode.choices, default=Metode.PERINGKAT)
    status = models.CharField(max_length=8, choices=StatusForum.choices, default=StatusForum.DIBUKA)
    pertemuan = models.OneToOneField(Pertemuan, null=True, on_delete=models.PROTECT, related_name="+")
    berita_acara = models.ForeignKey(
        Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The word in the address that people scan to sign in with their own phone; "" while that is off.
    kunci_hadir = models.CharField(max_length=16, blank=True, db_default="", default="", db_index=True)
    dibuka_at = models.DateTimeField()
    ditutup_at = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.CharField(max_length=200, blank=True)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "jenis", "nama")
        constraints = [models.UniqueConstraint(fields=["kabupaten", "tahun", "slug"], name="forum_slug_unik")]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"


class Keputusan(models.Model):
    """What one forum says of one usulan: its own advice, volume and budget beside the earlier ones."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="keputusan")
    usulan = models.ForeignKey("musrenbang.Usulan", on_delete=models.CASCADE, related_name="keputusan")
    # None until decided; a closed forum has no undecided row.
    hasil = models.CharField(max_length=24, choices=Hasil.choices, blank=True, default="")
    peringkat = models.PositiveIntegerField(null=True, blank=True)
    # By the assessors' scores.
    skor = models.DecimalField(max_digits=10, decimal_places=3, null=True, blank=True)
    # By the forum's method, scores or ballots; the final rank is the deliberation's, and both are printed.
    peringkat_hitung = models.PositiveIntegerField(null=True, blank=True)
    # Why the deliberation moved it from there.
    alasan_geser = models.TextField(blank=True, default="", db_default="")
    rekomendasi = models.TextField(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    diputuskan_at = models.DateTimeField(null=True, blank=True)
    # Grows with every change; a form that read an older one may not write over it unseen.
    versi = models.PositiveIntegerField(default=0, db_default=0)
    # The office that changed it last, also when only its rank moved.
    diubah_at = models.DateTimeField(null=True, blank=True)
    diubah_oleh = models.CharField(max_length=200, blank=True, default="", db_default="")
    # State of the usulan before this forum closed; a forum that is reopened gives it back.
    status_sebelum = models.CharField(max_length=24, choices=StatusUsulan.choices, blank=True, default="")

    class Meta:
        ordering = ("peringkat", "usulan__judul")
        constraints = [
            models.UniqueConstraint(fields=["forum", "usulan"], name="keputusan_sekali"),
            models.UniqueConstraint(
                # The main list and the reserve list are ranked apart.
                fields=["forum", "hasil", "peringkat"],
                name="keputusan_peringkat_unik",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(hasil__in=["tidak_disepakati", "dikembalikan"])
                | (~Q(alasan="") & ~Q(alasan_kode="")),
                name="keputusan_tolak_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="keputusan_biaya_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.hasil or 'belum'}"


class Penilaian(models.Model):
    """One assessor's score of one usulan on one criterion (scores 1 to 5)."""

    penjaga = Penjaga()

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE, related_name="penilaian")
    # "Penilai 1": assessors are numbered in the hall, not named here.
    penilai = models.CharField(max_length=40)
    kriteria = models.SlugField(max_length=40)
    nilai = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keputusan", "penilai", "kriteria"], name="penilaian_sekali"),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="penilaian_tak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.penilai}, {self.kriteria}: {self.nilai}"
