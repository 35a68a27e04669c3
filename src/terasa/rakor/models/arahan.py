"""Arahan seperti yang diucapkan, dan satu tindak lanjut bagi setiap penerimanya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from terasa.akun.models import Unit, kode_field
from terasa.musrenbang.models import Usulan
from terasa.program.models import Kegiatan
from terasa.rakor.enums import Prioritas
from terasa.rakor.models.rakor import Rakor
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.penjaga import Penjaga


class Arahan(models.Model):
    """What the chair asked for, numbered within its meeting. Text and giver are never edited once minutes are out."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rakor = models.ForeignKey(Rakor, on_delete=models.CASCADE, related_name="arahan")
    nomor = models.PositiveSmallIntegerField()
    teks = models.TextField()
    pemberi = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="arahan")
    pemberi_label = models.CharField(max_length=160)
    # "" when it was spoken by the chair; "kesimpulan" when the meeting agreed on it.
    sumber = models.CharField(max_length=12, blank=True)
    ukuran = models.CharField(max_length=250, blank=True)
    bukti_diminta = models.CharField(max_length=250, blank=True)
    jatuh_tempo_on = models.DateField()
    prioritas = models.CharField(max_length=8, choices=Prioritas.choices, default=Prioritas.BIASA)
    usulan = models.ForeignKey(Usulan, null=True, blank=True, on_delete=models.PROTECT, related_name="arahan")
    kegiatan = models.ForeignKey(
        Kegiatan, null=True, blank=True, on_delete=models.PROTECT, related_name="arahan"
    )
    # Villages it is about; empty for the whole place of the meeting.
    desa = ArrayField(kode_field(), default=list, blank=True)
    mengganti = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="penggantinya"
    )
    dicatat_at = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("rakor_id", "nomor")
        constraints = [models.UniqueConstraint(fields=["rakor", "nomor"], name="arahan_bernomor")]

    def __str__(self) -> str:
        return self.teks[:60]


class PenerimaArahan(models.Model):
    """An addressee with its own task: five villages told the same thing finish on five days."""

    penjaga = Penjaga()

    arahan = models.ForeignKey(Arahan, on_delete=models.CASCADE, related_name="penerima")
    tindak_lanjut = models.OneToOneField(
        TindakLanjut, on_delete=models.PROTECT, related_name="penerima_arahan"
    )

    class Meta:
        ordering = ("arahan_id", "id")

    def __str__(self) -> str:
        return f"{self.arahan_id} {self.tindak_lanjut_id}"
