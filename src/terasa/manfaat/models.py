"""Gelombang survei manfaat per kegiatan dan hasil yang diterbitkan."""

from __future__ import annotations

from django.db import models

from terasa.manfaat.enums import Gelombang as Gelombang
from terasa.manfaat.enums import Kelompok
from terasa.program.models import Kegiatan
from terasa.survei.models import Survei
from terasa.umum.penjaga import PRIBADI, Penjaga


class SurveiManfaat(models.Model):
    """One wave of asking drawn respondents whether a kegiatan is felt."""

    penjaga = Penjaga()

    survei = models.OneToOneField(Survei, primary_key=True, on_delete=models.PROTECT, related_name="+")
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="survei_manfaat")
    gelombang = models.CharField(max_length=12, choices=Gelombang.choices)
    kelompok = models.CharField(max_length=8, choices=Kelompok.choices, default=Kelompok.ACAK)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "gelombang", "kelompok"], name="gelombang_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.gelombang}"


class HasilManfaat(models.Model):
    """Published figures of a closed wave; withheld ones keep n and no percentage."""

    penjaga = Penjaga()

    survei_manfaat = models.OneToOneField(
        SurveiManfaat, primary_key=True, on_delete=models.CASCADE, related_name="hasil"
    )
    n = models.PositiveIntegerField()
    n_undian = models.PositiveIntegerField()
    ditahan = models.BooleanField()
    imd = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    imd_lo = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    imd_hi = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    # {"tahu": {"x":…, "n":…, "persen":…, "lo":…, "hi":…}, …, "imd": {"n":…}}; empty when withheld.
    butir = models.JSONField(default=dict)
    # Few enough answers for a wide interval: shown with a warning.
    is_awas = models.BooleanField(default=False)
    # Drawn dwellings without an interview, by reason: {"menolak": 2, …}.
    nonrespons = models.JSONField(default=dict)
    per_tanggal = models.DateField()
    diterbitkan_at = models.DateTimeField()

    class Meta:
        ordering = ("per_tanggal",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ditahan=False) | models.Q(imd__isnull=True, butir={}),
                name="hasil_ditahan_kosong",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survei_manfaat_id} n={self.n}"


class JawabanSukarela(models.Model):
    """Answers of somebody who came by himself. Shown apart as a count, never part of a wave's figures."""

    penjaga = Penjaga(
        audit=PRIBADI,
        baca="terasa_sistem()",
        tambah="terasa_publik()",
        sebab="desa tidak melihat jawaban satu per satu",
    )

    id = models.UUIDField(primary_key=True)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField()
    diterima_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kegiatan", "diterima_at"], name="sukarela_kegiatan")]

    def __str__(self) -> str:
        return str(self.pk)
