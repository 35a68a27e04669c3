"""Gelombang survei manfaat per kegiatan dan hasil yang diterbitkan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from terasa.program.models import Kegiatan
from terasa.survei.models import Survei
from terasa.umum.penjaga import Penjaga


class Gelombang(models.TextChoices):
    SERAH_TERIMA = "serah_terima", _("Saat serah terima")
    BULAN_3_6 = "bulan_3_6", _("3–6 bulan sesudahnya")
    BULAN_12 = "bulan_12", _("12 bulan sesudahnya")


class SurveiManfaat(models.Model):
    """One wave of asking drawn respondents whether a kegiatan is felt."""

    penjaga = Penjaga()

    survei = models.OneToOneField(Survei, primary_key=True, on_delete=models.PROTECT, related_name="+")
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="survei_manfaat")
    gelombang = models.CharField(max_length=12, choices=Gelombang.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kegiatan", "gelombang"], name="gelombang_sekali")]


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
    # {"tahu": {"x":…, "n":…, "persen":…, "lo":…, "hi":…}, …}; empty when withheld.
    butir = models.JSONField(default=dict)
    per_tanggal = models.DateField()
    diterbitkan_at = models.DateTimeField()
