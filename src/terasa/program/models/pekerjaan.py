"""Pekerjaan di dalam sebuah kegiatan: kontrak dan adendumnya, tahapnya, tempatnya."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from terasa.program.enums import CaraPekerjaan, JenisPekerjaan, TahapPekerjaan
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import Penjaga


class Pekerjaan(models.Model):
    """A contracted (or self-managed) work inside a kegiatan, as it stands now; `Kontrak` holds how it came so."""

    penjaga = Penjaga()

    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="pekerjaan")
    nama = models.CharField(max_length=250)
    deskripsi = models.TextField(blank=True)
    # Of a swakelola: the team (TPK) that carries it out.
    pelaksana = models.CharField(max_length=200, blank=True)
    cara = models.CharField(max_length=40, choices=CaraPekerjaan.choices, default=CaraPekerjaan.KONTRAK)
    jenis = models.CharField(max_length=20, choices=JenisPekerjaan.choices, blank=True)
    # How the provider is chosen, as the unit writes it (Tender, E-Purchasing, Penunjukan Langsung).
    metode = models.CharField(max_length=60, blank=True)
    pagu = models.BigIntegerField(null=True, blank=True)
    # Number in the national procurement plan (RUP); one number may stand for several works.
    id_rup = models.CharField(max_length=20, blank=True)
    tahap = models.CharField(max_length=20, choices=TahapPekerjaan.choices, blank=True)
    nomor_kontrak = models.CharField(max_length=80, blank=True)
    nilai_kontrak = models.BigIntegerField(null=True, blank=True)
    mulai_on = models.DateField(null=True, blank=True)
    selesai_on = models.DateField(null=True, blank=True)
    # Where an imported row comes from, and its number there.
    asal = models.CharField(max_length=40, blank=True)
    asal_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(nilai_kontrak__isnull=True) | Q(nilai_kontrak__gt=0), name="kontrak_bukan_nol"
            ),
            models.CheckConstraint(
                condition=Q(pagu__isnull=True) | Q(pagu__gt=0), name="pekerjaan_pagu_positif"
            ),
            models.UniqueConstraint(
                fields=["asal", "asal_id"], condition=~Q(asal_id=""), name="pekerjaan_asal_sekali"
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def tahapan_terakhir(self) -> Tahapan | None:
        """Its newest stage row; read with prefetch_related."""
        semua = list(self.tahapan.all())
        return semua[-1] if semua else None


class Kontrak(models.Model):
    """The contract of a pekerjaan (`urutan` 0) or one of its addenda (1, 2, ...). Added, never rewritten by hand."""

    penjaga = Penjaga()

    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.CASCADE, related_name="kontrak")
    urutan = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    # Null when it is not known or cannot be believed.
    nilai = models.BigIntegerField(null=True, blank=True)
    lama_hari = models.PositiveIntegerField(null=True, blank=True)
    mulai_on = models.DateField(null=True, blank=True)
    selesai_on = models.DateField(null=True, blank=True)
    # Of an addendum: why it was needed.
    keterangan = models.TextField(blank=True)
    # Codes of what is doubtful about this row (`rules.tanda`); such a value does not become the current state.
    tanda = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    asal_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pekerjaan", "urutan")
        constraints = [
            models.UniqueConstraint(fields=["pekerjaan", "urutan"], name="kontrak_urutan_sekali"),
            models.UniqueConstraint(
                fields=["pekerjaan", "asal_id"], condition=~Q(asal_id=""), name="kontrak_asal_sekali"
            ),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gt=0), name="kontrak_nilai_positif"
            ),
            models.CheckConstraint(
                condition=Q(urutan=0) | ~Q(keterangan=""), name="kontrak_adendum_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pekerjaan_id} {self.urutan}"


class Tahapan(models.Model):
    """A dated stage of a pekerjaan: what was reached, what comes next and when, and how far money and work are."""

    penjaga = Penjaga()

    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.CASCADE, related_name="tahapan")
    tahap = models.CharField(max_length=20, choices=TahapPekerjaan.choices, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    tahap_berikut = models.CharField(max_length=20, choices=TahapPekerjaan.choices, blank=True)
    berikut_on = models.DateField(null=True, blank=True)
    keterangan = models.TextField(blank=True)
    # Rupiah and per cent since the beginning; null when not known or not believed.
    keuangan = models.BigIntegerField(null=True, blank=True)
    fisik = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    dicatat_on = models.DateField(null=True, blank=True)
    asal_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pekerjaan", F("tanggal").asc(nulls_first=True), "id")
        constraints = [
            models.UniqueConstraint(
                fields=["pekerjaan", "asal_id"], condition=~Q(asal_id=""), name="tahapan_asal_sekali"
            ),
            models.CheckConstraint(
                condition=Q(keuangan__isnull=True) | Q(keuangan__gte=0), name="tahapan_keuangan"
            ),
            models.CheckConstraint(
                condition=Q(fisik__isnull=True) | Q(fisik__gte=0, fisik__lte=100), name="tahapan_fisik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal} {self.tahap}"


class TitikPekerjaan(models.Model):
    """One place of a pekerjaan; without coordinates when those given cannot be a place of its kabupaten."""

    penjaga = Penjaga()

    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.CASCADE, related_name="titik")
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    keterangan = models.CharField(max_length=300, blank=True)
    asal_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pekerjaan", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["pekerjaan", "asal_id"], condition=~Q(asal_id=""), name="titik_asal_sekali"
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lng__isnull=True)
                | Q(lat__range=(-11, 6.5), lng__range=(94, 142)),
                name="titik_di_indonesia",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lat} {self.lng}"


class SerahPekerjaan(models.Model):
    """The day on which a pekerjaan was handed to its unit by whoever built it; the users get it by `SerahTerima`."""

    penjaga = Penjaga()

    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.CASCADE, related_name="serah")
    tanggal = models.DateField()
    asal_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("pekerjaan", "tanggal", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["pekerjaan", "asal_id"], condition=~Q(asal_id=""), name="serah_asal_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pekerjaan_id} {self.tanggal}"
