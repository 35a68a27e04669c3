"""Evaluasi rancangan APBDes oleh camat, pos demi pos, dan jawaban desa."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.apbdes.enums import HasilEvaluasi, Putusan
from terasa.apbdes.models.apbdes import Apbdes, PosApbdes
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class EvaluasiQuerySet(models.QuerySet["EvaluasiApbdes"]):
    def visible_to(self, by: Pelaku) -> EvaluasiQuerySet:
        """Those of the places that an office reads."""
        return self.filter(under_any(by.akar_baca, "apbdes__kode_desa"))


class EvaluasiApbdes(models.Model):
    """The evaluation of one raperdes as it was handed in. It ends by a paper, or by its clock running out."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    apbdes = models.OneToOneField(Apbdes, on_delete=models.CASCADE, related_name="evaluasi")
    # The village and its BPD agreed on it that day; it has three days to reach the camat.
    disepakati_on = models.DateField()
    diterima_on = models.DateField()
    diajukan_oleh = models.CharField(max_length=200)
    hasil = models.CharField(max_length=30, choices=HasilEvaluasi.choices, default=HasilEvaluasi.BERJALAN)
    nomor_hasil = models.CharField(max_length=80, blank=True)
    hasil_on = models.DateField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)
    selesai_oleh = models.CharField(max_length=200, blank=True)

    objects = EvaluasiQuerySet.as_manager()

    class Meta:
        ordering = ("-diterima_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(hasil=HasilEvaluasi.BERJALAN, selesai_at__isnull=True)
                | (~Q(hasil=HasilEvaluasi.BERJALAN) & Q(selesai_at__isnull=False)),
                name="evaluasi_apbdes_selesai",
            ),
            models.CheckConstraint(
                condition=~Q(hasil__in=[HasilEvaluasi.SESUAI, HasilEvaluasi.PERBAIKI])
                | (~Q(nomor_hasil="") & Q(hasil_on__isnull=False)),
                name="evaluasi_apbdes_bernomor",
            ),
            models.CheckConstraint(
                condition=Q(diterima_on__gte=models.F("disepakati_on")), name="evaluasi_apbdes_tanggal_urut"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.apbdes_id} {self.hasil}"

    @property
    def is_berjalan(self) -> bool:
        return self.hasil == HasilEvaluasi.BERJALAN


class CatatanEvaluasi(models.Model):
    """What the evaluator says of one line, and what the village answers."""

    penjaga = Penjaga()

    evaluasi = models.ForeignKey(EvaluasiApbdes, on_delete=models.CASCADE, related_name="butir")
    pos = models.ForeignKey(PosApbdes, on_delete=models.CASCADE, related_name="catatan")
    putusan = models.CharField(max_length=10, choices=Putusan.choices)
    alasan_kode = models.CharField(max_length=12, blank=True)
    alasan = models.TextField(blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    jawaban = models.TextField(blank=True)
    dijawab_at = models.DateTimeField(null=True, blank=True)
    dijawab_oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pos__urutan", "id")
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "pos"], name="catatan_evaluasi_sekali"),
            models.CheckConstraint(
                condition=Q(putusan=Putusan.SETUJU) | (~Q(alasan_kode="") & ~Q(alasan="")),
                name="catatan_evaluasi_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(jawaban="") | Q(dijawab_at__isnull=False), name="catatan_evaluasi_dijawab_kapan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pos_id} {self.putusan}"
