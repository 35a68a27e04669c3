"""Kerangka: hitungan rumah tiap RT dengan versinya, dan tempat tinggal yang diundi darinya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Pengguna, kode_field
from terasa.survei.models.jaga import khusus_petugas
from terasa.survei.models.survei import Survei
from terasa.umum.penjaga import Penjaga


class Kerangka(models.Model):
    """One version of the frame of a survey. A version that was locked is never changed again."""

    penjaga = Penjaga()

    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="versi_kerangka")
    versi = models.PositiveSmallIntegerField()
    # Why there is another version after the first.
    alasan = models.CharField(max_length=300, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    dikunci_at = models.DateTimeField(null=True, blank=True)
    n = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("versi",)
        constraints = [models.UniqueConstraint(fields=["survei", "versi"], name="kerangka_versi_unik")]

    def __str__(self) -> str:
        return f"{self.survei_id} v{self.versi}"


class HitunganRT(models.Model):
    """Inhabited houses of one RT, counted by two people of two offices who do not see each other's figure."""

    penjaga = Penjaga()

    kerangka = models.ForeignKey(Kerangka, on_delete=models.CASCADE, related_name="hitungan")
    kode_wilayah = kode_field()
    dusun = models.CharField(max_length=60, blank=True)
    rt = models.CharField(max_length=20)
    rumah_satu = models.PositiveSmallIntegerField(null=True, blank=True)
    penghitung = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    kantor_satu = models.CharField(max_length=200, blank=True)
    rumah_dua = models.PositiveSmallIntegerField(null=True, blank=True)
    pemeriksa = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    kantor_dua = models.CharField(max_length=200, blank=True)
    # What holds: both say so, or a third person settled it with a reason.
    rumah = models.PositiveSmallIntegerField(null=True, blank=True)
    alasan = models.CharField(max_length=300, blank=True)
    diputuskan_oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("kode_wilayah", "rt")
        constraints = [
            models.UniqueConstraint(fields=["kerangka", "kode_wilayah", "rt"], name="hitungan_rt_unik"),
            models.CheckConstraint(
                condition=Q(penghitung__isnull=True)
                | Q(pemeriksa__isnull=True)
                | ~Q(penghitung=F("pemeriksa")),
                name="hitungan_dua_orang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.rt}"


class UnitKerangka(models.Model):
    """A dwelling in the frame: a label without a person's name, e.g. `RT 02/014` or `D-0031`."""

    # A surveyor sees the drawn ones, and of the reserves only those that took somebody's place.
    penjaga = khusus_petugas(
        "survei_unitkerangka",
        boleh_tulis=False,
        juga="EXISTS (SELECT 1 FROM survei_responden r WHERE r.unit_id = survei_unitkerangka.id AND r.aktif)",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="kerangka")
    kode_wilayah = kode_field()
    label = models.CharField(max_length=80)

    class Meta:
        ordering = ("kode_wilayah", "label")
        constraints = [
            models.UniqueConstraint(fields=["survei", "kode_wilayah", "label"], name="kerangka_label_unik")
        ]

    def __str__(self) -> str:
        return self.label


class RincianAlamat(models.Model):
    """Where a dwelling of a private list is found. Erased when the survey is over; no column for a NIK."""

    penjaga = khusus_petugas(
        "survei_rincianalamat",
        boleh_tulis=False,
        juga="EXISTS (SELECT 1 FROM survei_responden r WHERE r.unit_id = survei_rincianalamat.unit_id AND r.aktif)",
    )

    unit = models.OneToOneField(
        UnitKerangka, primary_key=True, on_delete=models.CASCADE, related_name="rincian"
    )
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="+")
    alamat = models.CharField(max_length=200)
    nama = models.CharField(max_length=120, blank=True)
    telepon = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return str(self.unit_id)
