"""Pertanyaan tentang penyimpangan kepada pelaksana, dan jawabannya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.program.enums import JenisPertanyaan
from terasa.program.models.kegiatan import Kegiatan
from terasa.program.models.realisasi import Realisasi
from terasa.umum.penjaga import Penjaga


class Pertanyaan(models.Model):
    """Asked by the system when a report falls out of its bounds; question and answer are public."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pertanyaan")
    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="pertanyaan")
    jenis = models.CharField(max_length=12, choices=JenisPertanyaan.choices)
    kalimat = models.TextField()
    ditanya_at = models.DateTimeField()
    jatuh_tempo_on = models.DateField()
    jawaban = models.TextField(blank=True)
    dijawab_at = models.DateTimeField(null=True, blank=True)
    dijawab_oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("ditanya_at", "id")
        constraints = [
            models.UniqueConstraint(fields=["realisasi", "jenis"], name="pertanyaan_sekali"),
            models.UniqueConstraint(
                fields=["kegiatan", "jenis"],
                condition=Q(dijawab_at__isnull=True),
                name="pertanyaan_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(dijawab_at__isnull=True, jawaban="")
                | (Q(dijawab_at__isnull=False) & ~Q(jawaban="")),
                name="pertanyaan_jawaban",
            ),
        ]

    def __str__(self) -> str:
        return self.kalimat
