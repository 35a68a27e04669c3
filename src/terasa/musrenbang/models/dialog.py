"""Jawaban di tempat pada Dialog Pembangunan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.aspirasi.models import Aspirasi
from terasa.umum.penjaga import Penjaga


class JawabanDialog(models.Model):
    """One question of a place and what the bupati answered; no person is named."""

    penjaga = Penjaga()

    forum = models.ForeignKey("musrenbang.Forum", on_delete=models.CASCADE, related_name="jawaban")
    usulan = models.ForeignKey(
        "musrenbang.Usulan", null=True, blank=True, on_delete=models.PROTECT, related_name="jawaban_dialog"
    )
    aspirasi = models.ForeignKey(Aspirasi, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asal_kode = kode_field(blank=True, default="")
    pertanyaan = models.TextField()
    jawaban = models.TextField()
    # A promise: who does it, by when. Without either it was an explanation.
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tenggat_on = models.DateField(null=True, blank=True)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(pertanyaan="") & ~Q(jawaban=""), name="jawaban_berisi"),
        ]

    def __str__(self) -> str:
        return self.pertanyaan[:80]
