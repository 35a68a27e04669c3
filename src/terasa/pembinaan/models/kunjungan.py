"""Kunjungan: rencananya terbuka bagi yang dikunjungi, isinya baru terbaca sesudah disampaikan."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.pembinaan.enums import Jawab, JenisPembina, StatusKunjungan, Tujuan
from terasa.pembinaan.models.hubungan import as_pembina
from terasa.pembinaan.models.penjaga import with_visit
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class KunjunganQuerySet(models.QuerySet["Kunjungan"]):
    def visible_to(self, by: Pelaku) -> KunjunganQuerySet:
        """Visits of this office and of the places it reads; what was written down there has its own guard."""
        return self.filter(self._milik(by) | under_any(by.akar_baca, "kode_wilayah"))

    def of(self, by: Pelaku) -> KunjunganQuerySet:
        """Visits that this office makes."""
        return self.filter(self._milik(by))

    @staticmethod
    def _milik(by: Pelaku) -> Q:
        return Q(pembina_id=by.unit_id or -1, pembina_jenis=as_pembina(by.jenis))


class Kunjungan(models.Model):
    """One visit of one office to one desa or kecamatan. No words about what was found stand in this table."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    kode_wilayah = kode_field()
    pembina = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="kunjungan")
    pembina_jenis = models.CharField(max_length=24, choices=JenisPembina.choices)
    tujuan = models.CharField(max_length=10, choices=Tujuan.choices, default=Tujuan.RUTIN)
    tema = models.CharField(max_length=160, blank=True)
    rencana_on = models.DateField()
    dilaksanakan_on = models.DateField(null=True, blank=True)
    berikutnya_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=14, choices=StatusKunjungan.choices, default=StatusKunjungan.DIRENCANAKAN
    )
    # The checklist as it stood when the visit was planned: rule, first day of its version, and its items.
    daftar_kode = models.SlugField(max_length=60)
    daftar_dari = models.DateField()
    butir = models.JSONField(default=list)
    pengunjung = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="PengunjungKunjungan", related_name="+"
    )
    dibuat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    disampaikan_at = models.DateTimeField(null=True, blank=True)
    disampaikan_oleh = models.CharField(max_length=200, blank=True)
    diterima_at = models.DateTimeField(null=True, blank=True)
    diterima_oleh = models.CharField(max_length=200, blank=True)
    alasan_batal = models.CharField(max_length=250, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = KunjunganQuerySet.as_manager()

    class Meta:
        ordering = ("-rencana_on", "-dibuat_at")
        indexes = [
            models.Index(fields=["kode_wilayah", "dilaksanakan_on"], name="kunjungan_wilayah"),
            models.Index(fields=["pembina", "rencana_on"], name="kunjungan_pembina"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["dicatat", "disampaikan", "selesai"])
                | Q(dilaksanakan_on__isnull=False),
                name="kunjungan_dilaksanakan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["disampaikan", "selesai"]) | Q(disampaikan_at__isnull=False),
                name="kunjungan_disampaikan",
            ),
            models.CheckConstraint(
                condition=~Q(status="selesai") | Q(diterima_at__isnull=False), name="kunjungan_diterima"
            ),
            models.CheckConstraint(
                condition=~Q(status="dibatalkan") | ~Q(alasan_batal=""), name="kunjungan_batal_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.rencana_on}"

    @property
    def pada(self) -> object:
        """The day it was made, or is planned."""
        return self.dilaksanakan_on or self.rencana_on

    @property
    def is_terbuka(self) -> bool:
        """Whether the visiting office may still write."""
        return self.status in {StatusKunjungan.DIRENCANAKAN, StatusKunjungan.DICATAT}


class PengunjungKunjungan(models.Model):
    """Who goes."""

    penjaga = Penjaga()

    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="daftar_pengunjung")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=160)

    class Meta:
        ordering = ("jabatan", "id")
        constraints = [
            models.UniqueConstraint(fields=["kunjungan", "pengguna"], name="pengunjung_kunjungan_sekali")
        ]

    def __str__(self) -> str:
        return self.jabatan


class IsiKunjungan(models.Model):
    """Whom they met, by post, and what the visit was about."""

    penjaga = with_visit("pembinaan_isikunjungan")

    kunjungan = models.OneToOneField(
        Kunjungan, primary_key=True, on_delete=models.CASCADE, related_name="catatan"
    )
    # Posts and never names: ["Sekretaris Desa", "Kaur Keuangan"].
    ditemui = models.JSONField(default=list)
    ringkasan = models.TextField(blank=True)
    dicatat_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.kunjungan_id)


class JawabanPeriksa(models.Model):
    """The answer to one item of the checklist of that visit."""

    penjaga = with_visit("pembinaan_jawabanperiksa")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="jawaban")
    kode = models.CharField(max_length=40)
    jawab = models.CharField(max_length=14, choices=Jawab.choices)
    # 0 to 100, when the visitor gives one.
    skor = models.PositiveSmallIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)

    class Meta:
        ordering = ("kunjungan_id", "kode")
        constraints = [
            models.UniqueConstraint(fields=["kunjungan", "kode"], name="jawaban_periksa_sekali"),
            models.CheckConstraint(
                condition=Q(skor__isnull=True) | Q(skor__lte=100), name="jawaban_periksa_skor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.jawab}"


class KirimanKunjungan(models.Model):
    """A sending from a phone that was taken: the same one again changes nothing, also after later edits."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, editable=False)
    kunjungan = models.ForeignKey(Kunjungan, on_delete=models.CASCADE, related_name="kiriman")
    diterima_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kunjungan_id} {self.diterima_at}"
