"""Baris anggaran sebuah kegiatan dari RKPD sampai perubahan: versi-versinya dan sumber dananya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.musrenbang.models import uuid_berurut
from terasa.program.enums import TahapAnggaran
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class VersiAnggaran(models.Model):
    """One version of the budget line of a kegiatan; never edited, the newest one is what the kegiatan shows.

    The database keeps the sum of its sources equal to `jumlah`, and the pagu of the kegiatan equal to the newest.
    """

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="versi_anggaran")
    urutan = models.PositiveSmallIntegerField(default=1)
    tahap = models.CharField(max_length=12, choices=TahapAnggaran.choices)
    jumlah = models.BigIntegerField()
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    lokasi = models.CharField(max_length=250, blank=True)
    nomenklatur_versi = models.CharField(max_length=40)
    nomenklatur_kode = models.CharField(max_length=24, db_collation="C")
    nomenklatur_nama = models.CharField(max_length=400, blank=True)
    nomor_dokumen = models.CharField(max_length=120, blank=True)
    dokumen_on = models.DateField(null=True, blank=True)
    # Why it differs from the version before it; the first has none.
    alasan = models.TextField(blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("urutan",)
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "urutan"], name="versi_anggaran_urut"),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="versi_anggaran_positif"),
            models.CheckConstraint(condition=Q(urutan__gt=0), name="versi_anggaran_mulai_satu"),
            models.CheckConstraint(
                condition=Q(urutan=1) | ~Q(alasan=""), name="versi_anggaran_berubah_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} v{self.urutan}"


class SumberAnggaran(models.Model):
    """One source of a version. `jumlah` whole rupiah."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    versi = models.ForeignKey(VersiAnggaran, on_delete=models.CASCADE, related_name="sumber")
    nama = models.CharField(max_length=80)
    jumlah = models.BigIntegerField()
    urutan = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("urutan", "nama")
        constraints = [
            models.UniqueConstraint(fields=["versi", "nama"], name="sumber_anggaran_sekali"),
            models.CheckConstraint(condition=Q(jumlah__gt=0) & ~Q(nama=""), name="sumber_anggaran_positif"),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.jumlah}"
