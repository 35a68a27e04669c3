"""Permohonan layanan. Siapa yang memohon dan untuk apa berada di tabel terbatas."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.layanan import rules
from terasa.layanan.enums import Arah, Keputusan, Saluran, Status
from terasa.layanan.models.jaga import milik_unit
from terasa.layanan.models.katalog import Layanan, StandarLayanan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga


class PermohonanQuerySet(models.QuerySet["Permohonan"]):
    def visible_to(self, by: Pelaku) -> PermohonanQuerySet:
        """Those of the own unit; nobody else's, also not above it."""
        return self.filter(unit_id=by.unit_id or 0)


class Permohonan(models.Model):
    """A request without its person: code, service, clock, state. Holds nothing personal."""

    penjaga = Penjaga(rahasia=("kunci_sidik",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    kunci_sidik = models.CharField(max_length=64, db_index=True, db_collation="C")
    # Digest of the form's own UUID: the same form sent twice is one request.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    layanan = models.ForeignKey(Layanan, on_delete=models.PROTECT, related_name="permohonan")
    # The promise that held when it came in.
    standar = models.ForeignKey(StandarLayanan, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kode_wilayah = kode_field()
    saluran = models.CharField(max_length=8, choices=Saluran.choices)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.DIAJUKAN)
    # Requirements that are still missing, as the standard words them.
    kurang = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    masuk_at = models.DateTimeField()
    # The clock runs from complete papers to ready; bringing papers and picking up is not the office's time.
    lengkap_on = models.DateField(null=True, blank=True)
    janji_on = models.DateField(null=True, blank=True)
    siap_on = models.DateField(null=True, blank=True)
    selesai_at = models.DateTimeField(null=True, blank=True)
    # Working days from complete to ready, counted when it was ready.
    hari_kerja = models.PositiveSmallIntegerField(null=True, blank=True)
    tepat_waktu = models.BooleanField(null=True, blank=True)
    alasan_lambat = models.SlugField(max_length=30, blank=True)
    # What was charged, whole rupiah.
    biaya = models.PositiveBigIntegerField(default=0)
    # The personal part is gone; the code and its history stay.
    dihapus_at = models.DateTimeField(null=True, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        ordering = ("masuk_at", "kode")
        indexes = [
            models.Index(fields=["unit", "status", "masuk_at"], name="permohonan_meja"),
            models.Index(fields=["layanan", "siap_on"], name="permohonan_lama"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="kurang") | Q(kurang__len=0), name="permohonan_kurang_hanya_saat_kurang"
            ),
            models.CheckConstraint(
                condition=Q(siap_on__isnull=True)
                | Q(hari_kerja__isnull=False, tepat_waktu__isnull=False, lengkap_on__isnull=False),
                name="permohonan_siap_terukur",
            ),
            models.CheckConstraint(
                condition=~Q(tepat_waktu=False) | ~Q(alasan_lambat=""), name="permohonan_lambat_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return self.kode

    @property
    def tautan(self) -> str:
        """The page that follows the code."""
        return f"/permohonan/{self.kode}/"


class IsiPermohonan(models.Model):
    """Who asks and for what. Its contact is a `kabar.Alamat` owned by the request. Never a NIK."""

    penjaga = milik_unit("layanan_isipermohonan", "permohonan_id")

    permohonan = models.OneToOneField(
        Permohonan, primary_key=True, on_delete=models.CASCADE, related_name="isi"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kode_wilayah = kode_field()
    nama = models.CharField(max_length=120, blank=True)
    keperluan = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.permohonan_id)


class PesanPermohonan(models.Model):
    """A message between the unit and the person; never public."""

    penjaga = milik_unit("layanan_pesanpermohonan", "permohonan_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="pesan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kode_wilayah = kode_field()
    arah = models.CharField(max_length=12, choices=Arah.choices)
    teks = models.TextField()
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada",)

    def __str__(self) -> str:
        return f"{self.permohonan_id} {self.arah}"


class PeristiwaLayanan(models.Model):
    """A public station of a request: what, when, which office, why. Never a word of the person."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.CASCADE, related_name="peristiwa")
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    keputusan = models.CharField(max_length=16, choices=Keputusan.choices)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    janji_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pada", "id")

    def __str__(self) -> str:
        return f"{self.permohonan_id} {self.keputusan}"

    @property
    def kalimat(self) -> str:
        """The station in one plain sentence."""
        return str(rules.KALIMAT[Keputusan(self.keputusan)])
