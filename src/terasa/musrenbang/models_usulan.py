"""Yang menyertai usulan: kamus, pemeriksaan tiap tingkat, lampiran, dan barisnya dalam rencana desa;
dan pokok pikiran DPRD, di samping usulan dan tidak pernah di antaranya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Berkas
from terasa.musrenbang.enums import (
    BidangDesa,
    HasilVerifikasi,
    JenisLampiran,
    JenisRencana,
    PolaPelaksanaan,
    StatusUsulan,
    TingkatVerifikasi,
)
from terasa.umum.penjaga import Penjaga


class Kamus(models.Model):
    """One kind of work that may be proposed in a budget year, with its unit price.

    A price is a proposal for the cost of an usulan and never its cost: what was written there stays when an entry
    changes or is retired.
    """

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    # As the source numbers it; a second import finds the entry by this.
    kode = models.CharField(max_length=60)
    pekerjaan = models.CharField(max_length=250)
    satuan = models.CharField(max_length=40)
    # Whole rupiah for one satuan.
    harga = models.BigIntegerField()
    bidang = models.SlugField(max_length=60, blank=True)
    program = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    output = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    prioritas = models.CharField(max_length=300, blank=True)
    jenis_usul = models.CharField(max_length=60, blank=True)
    is_berlaku = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("pekerjaan", "kode")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kode"], name="kamus_kode_unik"),
            models.CheckConstraint(condition=Q(harga__gt=0), name="kamus_harga_positif"),
            models.CheckConstraint(condition=~Q(pekerjaan="") & ~Q(satuan=""), name="kamus_bernama"),
        ]
        indexes = [GinIndex(fields=["pekerjaan"], opclasses=["gin_trgm_ops"], name="kamus_pekerjaan_trgm")]

    def __str__(self) -> str:
        return self.pekerjaan


class Verifikasi(models.Model):
    """What one tier found when it checked an usulan: its own advice, volume and cost beside the earlier ones."""

    penjaga = Penjaga()

    usulan = models.ForeignKey("musrenbang.Usulan", on_delete=models.CASCADE, related_name="verifikasi")
    tingkat = models.CharField(max_length=16, choices=TingkatVerifikasi.choices)
    hasil = models.CharField(max_length=24, choices=HasilVerifikasi.choices)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    rekomendasi = models.TextField(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    catatan = models.TextField(blank=True)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    # What the table demands of this tier, by its keys in `rules.transisi`: lokasi, foto, lahan, kamus, …
    kelengkapan = models.JSONField(default=dict, blank=True)
    status_sebelum = models.CharField(max_length=24, choices=StatusUsulan.choices)
    dicabut_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pada", "id")
        indexes = [models.Index(fields=["usulan", "pada"], name="verifikasi_usulan")]
        constraints = [
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="verifikasi_biaya_bukan_nol"
            ),
            models.CheckConstraint(
                condition=Q(hasil=HasilVerifikasi.LAYAK) | ~Q(alasan=""), name="verifikasi_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tingkat}: {self.hasil}"


class Lampiran(models.Model):
    """A photo or paper of an usulan. Shown to everyone only when an officer said so."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    usulan = models.ForeignKey("musrenbang.Usulan", on_delete=models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=JenisLampiran.choices)
    keterangan = models.CharField(max_length=200, blank=True)
    is_publik = models.BooleanField(default=False)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("jenis", "pada")

    def __str__(self) -> str:
        return f"{self.usulan_id}: {self.jenis}"


class RencanaDesa(models.Model):
    """The row of an usulan in the village's own plan (RKP Desa), or in what the village asks of others (DU-RKP Desa).

    Title, place, volume and cost are the usulan's; here stands only what the matrix asks besides.
    """

    penjaga = Penjaga()

    usulan = models.OneToOneField(
        "musrenbang.Usulan", primary_key=True, on_delete=models.CASCADE, related_name="rencana_desa"
    )
    jenis = models.CharField(max_length=10, choices=JenisRencana.choices)
    # A DU-RKP Desa may ask for a later year than the one that is being planned.
    tahun_tujuan = models.PositiveSmallIntegerField()
    nomor = models.CharField(max_length=80, blank=True)
    bidang = models.CharField(max_length=16, choices=BidangDesa.choices, default=BidangDesa.PEMBANGUNAN)
    sasaran = models.CharField(max_length=250, blank=True)
    waktu = models.CharField(max_length=80, blank=True)
    sumber_dana = models.CharField(max_length=80, blank=True)
    pola = models.CharField(max_length=16, choices=PolaPelaksanaan.choices, blank=True)
    # An office or a team, never a person.
    pelaksana = models.CharField(max_length=120, blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("bidang", "usulan__judul")
        indexes = [models.Index(fields=["jenis", "tahun_tujuan"], name="rencana_desa_tahun")]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis=JenisRencana.DU_RKPDES) | ~Q(nomor=""), name="rkpdes_bernomor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun_tujuan}"


class Pokir(models.Model):
    """A pokok pikiran of the DPRD: beside the usulan and never among them.

    No forum takes it up and no number of the musrenbang counts it. Who in the council wrote it is not stored.
    """

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=60)
    judul = models.CharField(max_length=250)
    masalah = models.TextField(blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    # Empty when the source does not name one desa.
    kode_desa = kode_field(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dapil = models.CharField(max_length=60, blank=True)
    status_asal = models.CharField(max_length=120, blank=True)
    dimuat_at = models.DateTimeField()

    class Meta:
        ordering = ("judul", "kode")
        indexes = [models.Index(fields=["kode_desa", "tahun"], name="pokir_desa")]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "kode"], name="pokir_kode_unik"),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="pokir_biaya_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return self.judul
