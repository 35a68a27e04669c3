"""Kegiatan yang berganti nama, dipecah, atau digabung; kode lamanya tetap menunjuk penggantinya."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from terasa.musrenbang.models import Usulan
from terasa.program.enums import JenisSusunan
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class SusunanKegiatan(models.Model):
    """One arrow of a change: this kegiatan went on in that one, or took another name (`dari` = `ke`)."""

    penjaga = Penjaga()

    jenis = models.CharField(max_length=12, choices=JenisSusunan.choices)
    dari = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="diteruskan")
    ke = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="berasal")
    nama_lama = models.CharField(max_length=250)
    alasan = models.TextField()
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(alasan=""), name="susunan_beralasan"),
            models.CheckConstraint(
                condition=Q(jenis=JenisSusunan.GANTI_NAMA, dari=F("ke"))
                | (~Q(jenis=JenisSusunan.GANTI_NAMA) & ~Q(dari=F("ke"))),
                name="susunan_ke_mana",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dari_id} {self.jenis} {self.ke_id}"


class RiwayatTautan(models.Model):
    """A link of an usulan to a kegiatan that no longer holds: from when, until when, and why it moved."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="riwayat_tautan")
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="riwayat_kegiatan")
    dari_at = models.DateTimeField()
    sampai_at = models.DateTimeField()
    alasan = models.TextField()

    class Meta:
        ordering = ("sampai_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai_at__gte=F("dari_at")) & ~Q(alasan=""), name="riwayat_tautan_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.usulan_id}"
