"""Kertas beku hasil evaluasi APBDes, versi demi versi."""

from __future__ import annotations

from django.db import models

from terasa.apbdes.models.evaluasi import EvaluasiApbdes
from terasa.dokumen.models import Dokumen
from terasa.umum.penjaga import Penjaga


class KertasEvaluasi(models.Model):
    """One frozen paper of an evaluation; what came later is the next version, and every version stays."""

    penjaga = Penjaga()

    evaluasi = models.ForeignKey(EvaluasiApbdes, on_delete=models.PROTECT, related_name="kertas")
    dokumen = models.OneToOneField(Dokumen, on_delete=models.PROTECT, related_name="kertas_evaluasi")
    versi = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("evaluasi", "-versi")
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "versi"], name="kertas_evaluasi_versi_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.evaluasi_id} v{self.versi}"
