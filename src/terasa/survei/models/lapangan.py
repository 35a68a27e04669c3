"""Di lapangan: rumah yang diundi, kunjungan, jawaban, salinan kertas, dan yang dihubungi ulang."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Pengguna, kode_field
from terasa.survei.enums import HasilUlang, Saluran, StatusResponden
from terasa.survei.models.jaga import khusus_petugas
from terasa.survei.models.kerangka import UnitKerangka
from terasa.survei.models.survei import Survei


class Responden(models.Model):
    """A drawn dwelling and what came of it. Reserves sleep (`aktif` false) until one is replaced."""

    penjaga = khusus_petugas("survei_responden", juga="survei_responden.aktif")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="responden")
    unit = models.OneToOneField(UnitKerangka, on_delete=models.PROTECT)
    kode_wilayah = kode_field()
    urutan = models.PositiveIntegerField()
    aktif = models.BooleanField(default=True)
    # The dwelling in whose place this reserve was called up.
    menggantikan = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="pengganti"
    )
    status = models.CharField(max_length=16, choices=StatusResponden.choices, default=StatusResponden.BELUM)
    # No more visits: answered, or given up by the rule.
    is_tuntas = models.BooleanField(default=False)
    kunjungan = models.PositiveSmallIntegerField(default=0)
    terakhir_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("urutan",)
        constraints = [
            models.CheckConstraint(
                condition=Q(menggantikan__isnull=True) | Q(aktif=True), name="pengganti_aktif"
            )
        ]

    def __str__(self) -> str:
        return f"{self.urutan} {self.status}"


class Kunjungan(models.Model):
    """One attempt: when, how, by whom, and what came of it."""

    penjaga = khusus_petugas("survei_kunjungan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    responden = models.ForeignKey(Responden, on_delete=models.CASCADE, related_name="semua_kunjungan")
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="+")
    ke = models.PositiveSmallIntegerField()
    pada = models.DateTimeField()
    hasil = models.CharField(max_length=16, choices=StatusResponden.choices)
    saluran = models.CharField(max_length=8, choices=Saluran.choices, default=Saluran.DATANG)
    pencacah = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("ke",)
        constraints = [
            models.UniqueConstraint(fields=["responden", "pada", "hasil"], name="kunjungan_sekali"),
            models.UniqueConstraint(fields=["responden", "ke"], name="kunjungan_ke"),
        ]

    def __str__(self) -> str:
        return f"{self.ke} {self.hasil}"


class Jawaban(models.Model):
    """The answers of one drawn respondent: {"tahu": "ya" | "tidak" | "ragu", ...}, and how they were taken."""

    penjaga = khusus_petugas("survei_jawaban")

    responden = models.OneToOneField(
        Responden, primary_key=True, on_delete=models.CASCADE, related_name="jawaban"
    )
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="jawaban")
    kode_wilayah = kode_field()
    isi = models.JSONField()
    saluran = models.CharField(max_length=8, choices=Saluran.choices, default=Saluran.DATANG)
    pencacah = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    mulai_at = models.DateTimeField(null=True, blank=True)
    # Where the phone stood, for the checks; forgotten with the survey.
    lintang = models.FloatField(null=True, blank=True)
    bujur = models.FloatField(null=True, blank=True)
    dijawab_at = models.DateTimeField()
    dicatat_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.responden_id)


class SalinanKertas(models.Model):
    """One of two copies of a paper sheet, each by another person who does not see the other."""

    penjaga = khusus_petugas(
        "survei_salinankertas", juga="survei_salinankertas.penyalin_id = terasa_pelaku()"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    responden = models.ForeignKey(Responden, on_delete=models.CASCADE, related_name="salinan")
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="+")
    penyalin = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField()
    dijawab_at = models.DateTimeField()
    disalin_at = models.DateTimeField()

    class Meta:
        ordering = ("disalin_at",)
        constraints = [
            models.UniqueConstraint(fields=["responden", "penyalin"], name="salinan_dua_orang"),
        ]

    def __str__(self) -> str:
        return str(self.responden_id)


class HubungiUlang(models.Model):
    """An interview drawn by the system to be asked about again, by somebody other than its interviewer."""

    penjaga = khusus_petugas(
        "survei_hubungiulang",
        juga="survei_hubungiulang.pencacah_id IS DISTINCT FROM terasa_pelaku()",
    )

    responden = models.OneToOneField(
        Responden, primary_key=True, on_delete=models.CASCADE, related_name="ulang"
    )
    survei = models.ForeignKey(Survei, on_delete=models.CASCADE, related_name="+")
    # Whose interview it was.
    pencacah = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    oleh = models.ForeignKey(Pengguna, null=True, on_delete=models.PROTECT, related_name="+")
    hasil = models.CharField(max_length=14, choices=HasilUlang.choices, default=HasilUlang.BELUM)
    isi = models.JSONField(default=dict)
    diundi_at = models.DateTimeField()
    dihubungi_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(oleh__isnull=True) | Q(pencacah__isnull=True) | ~Q(oleh=F("pencacah")),
                name="ulang_orang_lain",
            )
        ]

    def __str__(self) -> str:
        return f"{self.responden_id} {self.hasil}"
