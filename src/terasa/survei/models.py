"""Survei dengan responden yang diundi sistem."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Pengguna, kode_field
from terasa.survei.enums import StatusResponden, StatusSurvei
from terasa.umum.penjaga import PRIBADI, Penjaga

PETUGAS = (
    "EXISTS (SELECT 1 FROM survei_petugas p JOIN survei_survei s ON s.id = p.survei_id "
    "WHERE p.survei_id = {tabel}.survei_id AND p.pengguna_id = terasa_pelaku() AND s.status = 'diundi')"
)


def khusus_petugas(tabel: str, *, boleh_tulis: bool = True) -> Penjaga:
    """Rows that only assigned surveyors see, and only while the survey runs.

    No territory opens them: a desa can neither see who was drawn nor read its own answers.
    """
    syarat = PETUGAS.format(tabel=tabel)
    return Penjaga(audit=PRIBADI, baca=syarat, tulis=syarat if boleh_tulis else "")


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


class UnitKerangka(models.Model):
    """A dwelling in the frame: a label without a person's name, e.g. `RT 02/014`."""

    penjaga = khusus_petugas("survei_unitkerangka", boleh_tulis=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="kerangka")
    kode_wilayah = kode_field()
    label = models.CharField(max_length=80)

    class Meta:
        ordering = ("kode_wilayah", "label")
        constraints = [
            models.UniqueConstraint(fields=["survei", "kode_wilayah", "label"], name="kerangka_label_unik")
        ]

    def __str__(self) -> str:
        return self.label


class Responden(models.Model):
    """A drawn dwelling and what came of it."""

    penjaga = khusus_petugas("survei_responden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="responden")
    unit = models.OneToOneField(UnitKerangka, on_delete=models.PROTECT)
    kode_wilayah = kode_field()
    urutan = models.PositiveIntegerField()
    status = models.CharField(max_length=16, choices=StatusResponden.choices, default=StatusResponden.BELUM)
    kunjungan = models.PositiveSmallIntegerField(default=0)
    terakhir_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("urutan",)

    def __str__(self) -> str:
        return f"{self.urutan} {self.status}"


class Jawaban(models.Model):
    """The answers of one drawn respondent: {"tahu": "ya" | "tidak" | "ragu", ...}."""

    penjaga = khusus_petugas("survei_jawaban")

    responden = models.OneToOneField(
        Responden, primary_key=True, on_delete=models.CASCADE, related_name="jawaban"
    )
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="jawaban")
    kode_wilayah = kode_field()
    isi = models.JSONField()
    dijawab_at = models.DateTimeField()
    dicatat_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.responden_id)
