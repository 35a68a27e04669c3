"""Satu APBDes: versinya (awal, lalu perubahan), penyempurnaannya, dan posnya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from terasa.akun.models import kode_field
from terasa.apbdes.enums import Kelompok, StatusApbdes
from terasa.musrenbang.enums import BidangDesa
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any

TERBIT = (StatusApbdes.BERLAKU, StatusApbdes.DIGANTIKAN)


class ApbdesQuerySet(models.QuerySet["Apbdes"]):
    def publik(self) -> ApbdesQuerySet:
        """What a village regulation has set, also when a perubahan followed it."""
        return self.filter(status__in=TERBIT)

    def visible_to(self, by: Pelaku) -> ApbdesQuerySet:
        """Those of the places that an office reads, raperdes among them."""
        return self.filter(under_any(by.akar_baca, "kode_desa"))


class Apbdes(models.Model):
    """One version of the budget of one desa and year.

    `versi` 1 is the first budget, 2 its first perubahan; `revisi` counts the raperdes of one version that went to
    the camat. What left the draft is never edited: the database refuses it.
    """

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_desa = kode_field()
    tahun = models.PositiveSmallIntegerField()
    versi = models.PositiveSmallIntegerField(default=1)
    revisi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=StatusApbdes.choices, default=StatusApbdes.DRAF)
    # Why this version changes the one before it.
    alasan = models.TextField(blank=True)
    nomor_perdes = models.CharField(max_length=80, blank=True)
    ditetapkan_on = models.DateField(null=True, blank=True)
    # Number of the evaluation when it was done on paper, outside this program.
    evaluasi_luar = models.CharField(max_length=120, blank=True)
    dibuat_at = models.DateTimeField()
    berlaku_at = models.DateTimeField(null=True, blank=True)
    digantikan_at = models.DateTimeField(null=True, blank=True)
    oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    objects = ApbdesQuerySet.as_manager()

    class Meta:
        ordering = ("kode_desa", "-tahun", "-versi", "-revisi")
        constraints = [
            models.CheckConstraint(condition=Q(tahun__gte=2000, tahun__lte=2150), name="apbdes_tahun"),
            models.CheckConstraint(
                condition=Q(versi=1) | (Q(versi__gt=1) & ~Q(alasan="")), name="apbdes_perubahan_beralasan"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TERBIT)
                | (~Q(nomor_perdes="") & Q(ditetapkan_on__isnull=False, berlaku_at__isnull=False)),
                name="apbdes_berlaku_bernomor",
            ),
            models.UniqueConstraint(
                fields=["kode_desa", "tahun", "versi", "revisi"], name="apbdes_versi_unik"
            ),
            models.UniqueConstraint(
                fields=["kode_desa", "tahun"],
                condition=Q(
                    status__in=[StatusApbdes.DRAF, StatusApbdes.DIEVALUASI, StatusApbdes.SELESAI_DIEVALUASI]
                ),
                name="apbdes_satu_rancangan",
            ),
            models.UniqueConstraint(
                fields=["kode_desa", "tahun"],
                condition=Q(status=StatusApbdes.BERLAKU),
                name="apbdes_satu_berlaku",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_desa} {self.tahun} v{self.versi}.{self.revisi}"

    @property
    def nama_versi(self) -> str:
        """`APBDes 2026`, `APBDes Perubahan 2026`, `APBDes Perubahan 2 2026`."""
        if self.versi == 1:
            return _("APBDes %(tahun)d") % {"tahun": self.tahun}
        if self.versi == 2:
            return _("APBDes Perubahan %(tahun)d") % {"tahun": self.tahun}
        return _("APBDes Perubahan ke-%(n)d %(tahun)d") % {"n": self.versi - 1, "tahun": self.tahun}


class PosApbdes(models.Model):
    """One line: an income, one kegiatan paid by one source, or a financing. `jumlah` whole rupiah."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    apbdes = models.ForeignKey(Apbdes, on_delete=models.CASCADE, related_name="pos")
    # The same line keeps it through every version, so that what it pays stays found.
    pangkal = models.UUIDField(default=uuid.uuid4, editable=False)
    kelompok = models.CharField(max_length=16, choices=Kelompok.choices)
    bidang = models.CharField(max_length=16, choices=BidangDesa.choices, blank=True)
    sub_bidang = models.CharField(max_length=160, blank=True)
    # Of the kegiatan or the account, as the source writes it (Siskeudes), when it does.
    kode = models.CharField(max_length=60, blank=True)
    uraian = models.CharField(max_length=250)
    lokasi = models.CharField(max_length=250, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    sumber_dana = models.CharField(max_length=40)
    jumlah = models.BigIntegerField()
    urutan = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("urutan", "uraian", "id")
        indexes = [models.Index(fields=["pangkal"], name="pos_apbdes_pangkal")]
        constraints = [
            models.UniqueConstraint(fields=["apbdes", "pangkal"], name="pos_apbdes_sekali"),
            models.CheckConstraint(condition=Q(jumlah__gt=0), name="pos_apbdes_bukan_nol"),
            models.CheckConstraint(condition=~Q(uraian="") & ~Q(sumber_dana=""), name="pos_apbdes_bernama"),
            models.CheckConstraint(
                condition=Q(kelompok=Kelompok.BELANJA) ^ Q(bidang=""), name="pos_apbdes_bidang_belanja"
            ),
            models.CheckConstraint(
                condition=Q(volume__isnull=True) | Q(volume__gt=0), name="pos_apbdes_volume_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian
