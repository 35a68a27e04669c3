"""SKM sebuah unit: jawabannya tertutup bagi siapa pun, hasilnya terbuka."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Pengguna, Unit, kode_field
from terasa.dokumen.models import Dokumen
from terasa.layanan.enums import SaluranSkm, StatusSkm
from terasa.layanan.models.katalog import Layanan
from terasa.statistik.skm import UNSUR
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import PRIBADI, Penjaga

NILAI_SAH = Q(nilai__len=len(UNSUR))


def nilai_field() -> ArrayField[list[int | None], list[int | None]]:
    """Nine answers in the order of UNSUR, 1-4 or null."""
    return ArrayField(models.PositiveSmallIntegerField(null=True, blank=True), size=len(UNSUR))


class SurveiSkmQuerySet(models.QuerySet["SurveiSkm"]):
    def visible_to(self, by: Pelaku) -> SurveiSkmQuerySet:
        """Results that are out, and what the own unit asks now."""
        return self.filter(Q(status=StatusSkm.TERBIT) | Q(unit_id=by.unit_id or 0))


class SurveiSkm(models.Model):
    """One period in which a unit asks the people it served."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="skm")
    kode_wilayah = kode_field()
    dari_on = models.DateField()
    sampai_on = models.DateField()
    # People served in a year, and how many of them to ask (`statistik.krejcie_morgan`).
    populasi = models.PositiveIntegerField()
    sampel = models.PositiveIntegerField()
    status = models.CharField(max_length=8, choices=StatusSkm.choices, default=StatusSkm.DIBUKA)
    terbit_at = models.DateTimeField(null=True, blank=True)
    dokumen = models.OneToOneField(Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_peragaan = models.BooleanField(default=False)

    objects = SurveiSkmQuerySet.as_manager()

    class Meta:
        ordering = ("-dari_on", "kode")
        constraints = [
            models.CheckConstraint(condition=Q(sampai_on__gte=F("dari_on")), name="skm_tanggal_urut"),
            models.UniqueConstraint(fields=["unit"], condition=Q(status="dibuka"), name="skm_satu_berjalan"),
            models.CheckConstraint(
                condition=Q(status="terbit", terbit_at__isnull=False)
                | Q(status="dibuka", terbit_at__isnull=True),
                name="skm_terbit_bertanggal",
            ),
        ]

    def __str__(self) -> str:
        return self.kode


class JawabanSkm(models.Model):
    """One respondent. Closed to everyone: only the counting reads it."""

    # Whoever answers puts a row in and cannot read it back.
    penjaga = Penjaga(audit=PRIBADI, baca="false", tambah="terasa_publik()")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(SurveiSkm, on_delete=models.CASCADE, related_name="jawaban")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="+")
    saluran = models.CharField(max_length=6, choices=SaluranSkm.choices)
    # Digest of the form's own UUID: the same answer sent twice is one respondent.
    kunci_kirim = models.UUIDField(unique=True)
    nilai = nilai_field()
    # Sex, age group, schooling, work; each only when the person gave it.
    profil = models.JSONField(default=dict, blank=True)
    saran = models.TextField(blank=True)
    dijawab_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=NILAI_SAH, name="jawaban_skm_sembilan")]

    def __str__(self) -> str:
        return str(self.pk)


class SalinanSkm(models.Model):
    """One of two copies of a paper, each by another person who does not see the other's."""

    penjaga = Penjaga(
        audit=PRIBADI, baca="penyalin_id = terasa_pelaku()", tulis="penyalin_id = terasa_pelaku()"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(SurveiSkm, on_delete=models.CASCADE, related_name="+")
    lembar = models.PositiveIntegerField()
    penyalin = models.ForeignKey(Pengguna, on_delete=models.PROTECT, related_name="+")
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="+")
    nilai = nilai_field()
    profil = models.JSONField(default=dict, blank=True)
    # The day that stands on the paper, when one does.
    dijawab_on = models.DateField(null=True, blank=True)
    disalin_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survei", "lembar", "penyalin"], name="salinan_skm_dua_orang"),
            models.CheckConstraint(condition=NILAI_SAH, name="salinan_skm_sembilan"),
        ]

    def __str__(self) -> str:
        return f"{self.survei_id} {self.lembar}"


class HasilSkm(models.Model):
    """What is published: of the whole unit (no `nama`), and of services that may stand by themselves."""

    penjaga = Penjaga()

    survei = models.ForeignKey(SurveiSkm, on_delete=models.CASCADE, related_name="hasil")
    # Empty for the unit; several small services stand together in one row.
    nama = models.CharField(max_length=500, blank=True)
    layanan_id = ArrayField(models.UUIDField(), default=list, blank=True)
    n = models.PositiveIntegerField()
    # Sum of answers and answers per unsur: the exact figures behind NRR, in the order of UNSUR.
    jumlah = ArrayField(models.PositiveIntegerField(), size=len(UNSUR), default=list)
    dijawab = ArrayField(models.PositiveIntegerField(), size=len(UNSUR), default=list)
    ikm = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    mutu = models.CharField(max_length=1, blank=True)
    lo = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    hi = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    # Why there is no index; empty when there is one.
    alasan = models.CharField(max_length=250, blank=True)
    # What a low result became.
    tindak_lanjut = models.OneToOneField(
        TindakLanjut, null=True, blank=True, on_delete=models.PROTECT, related_name="hasil_skm"
    )

    class Meta:
        ordering = ("nama",)
        constraints = [
            models.UniqueConstraint(fields=["survei", "nama"], name="hasil_skm_satu"),
            models.CheckConstraint(
                condition=Q(ikm__isnull=False) ^ ~Q(alasan=""), name="hasil_skm_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survei_id} {self.nama}"
