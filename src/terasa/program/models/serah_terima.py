"""Serah terima hasil pekerjaan dan keadaan pemakaiannya."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.dokumen.models import Berkas
from terasa.program.enums import KeadaanHasil
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class SerahTerima(models.Model):
    """BAST: the asset handed to a named user group with a duty to maintain it."""

    penjaga = Penjaga()

    kegiatan = models.OneToOneField(
        Kegiatan, primary_key=True, on_delete=models.CASCADE, related_name="serah_terima"
    )
    nomor_bast = models.CharField(max_length=80)
    tanggal = models.DateField()
    penerima = models.CharField(max_length=200)
    pemelihara = models.CharField(max_length=200, blank=True)
    # What the keepers promised: who cleans, repairs, pays for it.
    kewajiban = models.TextField(blank=True)
    catatan = models.TextField(blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.nomor_bast


class Pemanfaatan(models.Model):
    """How the finished work stands on a day: working, broken or unused, and why. History is kept, the newest counts."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pemanfaatan")
    keadaan = models.CharField(max_length=16, choices=KeadaanHasil.choices)
    # What the release before this one read; follows `keadaan`, and goes with the next one.
    dimanfaatkan = models.BooleanField()
    alasan = models.TextField(blank=True)
    # What the unit says it will do about it, and by when.
    tindak_lanjut = models.TextField(blank=True, db_default="")
    tindak_lanjut_on = models.DateField(null=True, blank=True)
    pada = models.DateField()
    dicatat_at = models.DateTimeField()
    foto = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # What the check against site and day said, in words; where the photo was taken is not kept.
    foto_periksa = models.CharField(max_length=250, blank=True, db_default="")
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "dicatat_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(dimanfaatkan=True) | ~Q(alasan=""), name="tidak_dimanfaatkan_beralasan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pada} {self.keadaan}"
