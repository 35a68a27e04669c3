"""RPJM Desa: rencana jangka menengah satu desa, kegiatannya, dan usulan yang melaksanakannya."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from terasa.akun.models import kode_field
from terasa.musrenbang.enums import BidangDesa, PolaPelaksanaan, StatusRpjm
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class RpjmDesaQuerySet(models.QuerySet["RpjmDesa"]):
    def publik(self) -> RpjmDesaQuerySet:
        """What a village regulation has adopted, also when another followed it."""
        return self.exclude(status=StatusRpjm.DRAF)

    def visible_to(self, by: Pelaku) -> RpjmDesaQuerySet:
        """Those of the places that an office reads, drafts among them."""
        return self.filter(under_any(by.akar_baca, "kode_desa"))


class RpjmDesa(models.Model):
    """One version of the medium-term plan of one desa.

    A change is a further version with its reason; the database refuses to alter what was adopted.
    """

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_desa = kode_field()
    tahun_awal = models.PositiveSmallIntegerField()
    # How long a plan may run is the rule `lama-rpjmdes`; the last year stays what was adopted.
    tahun_akhir = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=StatusRpjm.choices, default=StatusRpjm.DRAF)
    visi = models.TextField(blank=True)
    misi = models.TextField(blank=True)
    # Why this version changes the one before it.
    alasan = models.TextField(blank=True)
    nomor_perdes = models.CharField(max_length=80, blank=True)
    ditetapkan_on = models.DateField(null=True, blank=True)
    dibuat_at = models.DateTimeField()
    berlaku_at = models.DateTimeField(null=True, blank=True)
    digantikan_at = models.DateTimeField(null=True, blank=True)
    oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    objects = RpjmDesaQuerySet.as_manager()

    class Meta:
        ordering = ("kode_desa", "-tahun_awal", "-versi")
        constraints = [
            models.CheckConstraint(
                condition=Q(tahun_awal__gte=2000, tahun_akhir__lte=2150, tahun_akhir__gte=F("tahun_awal")),
                name="rpjm_periode",
            ),
            models.CheckConstraint(
                condition=Q(versi=1) | (Q(versi__gt=1) & ~Q(alasan="")), name="rpjm_perubahan_beralasan"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRpjm.DRAF)
                | (~Q(nomor_perdes="") & Q(ditetapkan_on__isnull=False, berlaku_at__isnull=False)),
                name="rpjm_berlaku_bernomor",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRpjm.DIGANTIKAN) | Q(digantikan_at__isnull=False),
                name="rpjm_digantikan_kapan",
            ),
            models.UniqueConstraint(fields=["kode_desa", "tahun_awal", "versi"], name="rpjm_versi_unik"),
            models.UniqueConstraint(
                fields=["kode_desa"], condition=Q(status=StatusRpjm.DRAF), name="rpjm_satu_draf"
            ),
            models.UniqueConstraint(
                fields=["kode_desa"], condition=Q(status=StatusRpjm.BERLAKU), name="rpjm_satu_berlaku"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_desa} {self.periode} v{self.versi}"

    @property
    def periode(self) -> str:
        return f"{self.tahun_awal}–{self.tahun_akhir}"

    @property
    def semua_tahun(self) -> range:
        return range(self.tahun_awal, self.tahun_akhir + 1)


class KegiatanRpjm(models.Model):
    """One kegiatan of a plan, as the form of the regulation lays it out."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rencana = models.ForeignKey(RpjmDesa, on_delete=models.CASCADE, related_name="kegiatan")
    # The same kegiatan keeps it through every version, so that what carries it out stays found.
    pangkal = models.UUIDField(default=uuid.uuid4, editable=False)
    # As the source numbers it (Siskeudes), when it does.
    kode = models.CharField(max_length=60, blank=True)
    urutan = models.PositiveIntegerField(default=0)
    bidang = models.CharField(max_length=16, choices=BidangDesa.choices)
    sub_bidang = models.CharField(max_length=160, blank=True)
    jenis = models.CharField(max_length=250)
    lokasi = models.CharField(max_length=250, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    sasaran = models.CharField(max_length=250, blank=True)
    tahun = ArrayField(models.PositiveSmallIntegerField())
    # Whole rupiah over all its years; None is "belum dihitung".
    biaya = models.BigIntegerField(null=True, blank=True)
    sumber_dana = models.CharField(max_length=80, blank=True)
    pola = models.CharField(max_length=16, choices=PolaPelaksanaan.choices, blank=True)

    class Meta:
        ordering = ("urutan", "jenis", "id")
        indexes = [models.Index(fields=["pangkal"], name="kegiatan_rpjm_pangkal")]
        constraints = [
            models.UniqueConstraint(fields=["rencana", "pangkal"], name="kegiatan_rpjm_sekali"),
            models.UniqueConstraint(
                fields=["rencana", "kode"], condition=~Q(kode=""), name="kegiatan_rpjm_kode_unik"
            ),
            models.CheckConstraint(condition=~Q(jenis=""), name="kegiatan_rpjm_bernama"),
            models.CheckConstraint(condition=Q(tahun__len__gt=0), name="kegiatan_rpjm_bertahun"),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="kegiatan_rpjm_biaya_bukan_nol"
            ),
            models.CheckConstraint(
                condition=Q(volume__isnull=True) | Q(volume__gt=0), name="kegiatan_rpjm_volume_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return self.jenis


class TautanRpjm(models.Model):
    """Which kegiatan of the plan an usulan carries out, or why it stands outside the plan."""

    penjaga = Penjaga()

    usulan = models.OneToOneField(
        "musrenbang.Usulan", primary_key=True, on_delete=models.CASCADE, related_name="rpjm"
    )
    kegiatan = models.ForeignKey(
        KegiatanRpjm, null=True, blank=True, on_delete=models.PROTECT, related_name="tautan"
    )
    # A sentence, when no kegiatan of the plan fits.
    luar = models.CharField(max_length=250, blank=True)
    # What the village pays itself has no later station: it says here when the work was done.
    selesai_on = models.DateField(null=True, blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kegiatan__isnull=False, luar="") | (Q(kegiatan__isnull=True) & ~Q(luar="")),
                name="tautan_rpjm_salah_satu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usulan_id} → {self.kegiatan_id or self.luar}"
