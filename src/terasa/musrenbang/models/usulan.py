"""Usulan dengan satu jati diri di semua tingkat, perbaikannya, suaranya, dan benangnya."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from terasa.akun.models import Unit, kode_field
from terasa.aspirasi.models import Aspirasi
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.enums import (
    StatusLahan,
    StatusUsulan,
    SumberUsulan,
    Tahap,
    Tujuan,
)
from terasa.musrenbang.models.forum import Keputusan
from terasa.musrenbang.models.kamus import Kamus
from terasa.musrenbang.models.kunci import uuid_berurut
from terasa.musrenbang.models.verifikasi import Verifikasi
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under, under_any


class UsulanQuerySet(models.QuerySet["Usulan"]):
    def under(self, kode: str) -> UsulanQuerySet:
        return self.filter(under(kode, "kode_desa"))

    def publik(self) -> UsulanQuerySet:
        """Everything except drafts: an usulan is a public proposal, its voices are not."""
        return self.exclude(status=StatusUsulan.DRAF)

    def visible_to(self, by: Pelaku) -> UsulanQuerySet:
        """Those an office works on: inside its reading roots, or sent to its unit."""
        cakupan = under_any(by.akar_baca, "kode_desa")
        if by.unit_id is not None:
            cakupan |= Q(unit_tujuan_id=by.unit_id) & ~Q(status=StatusUsulan.DRAF)
        return self.filter(cakupan)

    def with_kini(self) -> UsulanQuerySet:
        """Annotate `biaya_kini` and `volume_kini`: the latest figure of a forum or of a check, else the latest
        amendment's, else the proposer's own. The original columns never change."""
        periksa = Verifikasi.objects.filter(usulan=OuterRef("pk"), dicabut_at=None).order_by("-pada", "-id")
        putusan = Keputusan.objects.filter(usulan=OuterRef("pk")).order_by("-diputuskan_at", "-id")
        perbaikan = Perubahan.objects.filter(usulan=OuterRef("pk")).order_by("-id")
        return self.annotate(
            **{
                f"{kolom}_kini": Coalesce(
                    Subquery(_newest(periksa, kolom).values(kolom)[:1]),
                    Subquery(putusan.filter(**{f"{kolom}__isnull": False}).values(kolom)[:1]),
                    Case(
                        When(Exists(perbaikan), then=Subquery(perbaikan.values(kolom)[:1])),
                        default=F(kolom),
                    ),
                )
                for kolom in ("biaya", "volume")
            }
        )


def _newest(periksa: models.QuerySet[Verifikasi], kolom: str) -> models.QuerySet[Verifikasi]:
    """Checks with a figure that no forum and no amendment wrote after."""
    sesudah = Keputusan.objects.filter(
        usulan=OuterRef("usulan"), diputuskan_at__gt=OuterRef("pada"), **{f"{kolom}__isnull": False}
    )
    diperbaiki = Perubahan.objects.filter(usulan=OuterRef("usulan"), pada__gt=OuterRef("pada"))
    ada = periksa.filter(**{f"{kolom}__isnull": False})
    return ada.exclude(Exists(sesudah)).exclude(Exists(diperbaiki))


class Usulan(models.Model):
    """A formal proposal. Once submitted its own words, volume and cost never change (database trigger)."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    kabupaten = kode_field()
    kode_desa = kode_field()
    tahun = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=250)
    masalah = models.TextField(blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    # Whole rupiah; None is "belum dihitung".
    biaya = models.BigIntegerField(null=True, blank=True)
    penerima_manfaat = models.PositiveIntegerField(null=True, blank=True)
    # Which group brought it, a code of the rule `unsur-peserta`; never a person.
    kelompok_pengusul = models.SlugField(max_length=40, blank=True, default="", db_default="")
    bidang = models.SlugField(max_length=60, blank=True)
    tujuan = models.CharField(max_length=10, choices=Tujuan.choices, default=Tujuan.KABUPATEN)
    unit_tujuan = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status_lahan = models.CharField(
        max_length=10, choices=StatusLahan.choices, blank=True, default="", db_default=""
    )
    # A code means something only together with its version.
    versi_nomenklatur = models.CharField(max_length=40, blank=True, default="", db_default="")
    sub_kegiatan = models.CharField(max_length=24, blank=True, default="", db_default="", db_collation="C")
    # None: the dictionary of that year has no such work, or nobody looked yet; it may be proposed all the same.
    kamus = models.ForeignKey(Kamus, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=24, choices=StatusUsulan.choices, default=StatusUsulan.DRAF)
    sumber = models.CharField(max_length=10, choices=SumberUsulan.choices, default=SumberUsulan.ASPIRASI)
    # The id in the file it came from; with kabupaten and tahun a second import changes nothing.
    id_asal = models.CharField(max_length=60, blank=True)
    # The raw row as it came, so that nothing an official typed is lost.
    baris_asal = models.JSONField(default=dict, blank=True)
    digabung_ke = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="gabungan"
    )
    # A part of an usulan that was split; the whole keeps the voices.
    pecahan_dari = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="pecahan"
    )
    # The same wish of an earlier year, and the first of them all: one thread over the years. Empty on the first.
    lanjutan_dari = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="lanjutan"
    )
    pangkal = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    jumlah_suara = models.PositiveIntegerField(default=0)
    dibuat_at = models.DateTimeField()
    diajukan_at = models.DateTimeField(null=True, blank=True)
    is_peragaan = models.BooleanField(default=False)

    # Only on rows read through `with_kini`.
    biaya_kini: int | None
    volume_kini: Decimal | None

    objects = UsulanQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "kode_desa", "judul")
        indexes = [
            models.Index(fields=["kabupaten", "tahun", "status"], name="usulan_kabupaten_tahun"),
            models.Index(fields=["kode_desa", "tahun"], name="usulan_desa"),
            models.Index(fields=["unit_tujuan", "tahun"], name="usulan_unit"),
            GinIndex(fields=["judul"], opclasses=["gin_trgm_ops"], name="usulan_judul_trgm"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="usulan_biaya_bukan_nol"
            ),
            models.UniqueConstraint(
                fields=["kabupaten", "tahun", "id_asal"], condition=~Q(id_asal=""), name="usulan_asal_sekali"
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def tautan(self) -> str:
        """The public thread, as messages and search rows point to it."""
        return f"/jejak/{self.kode}"


class Perubahan(models.Model):
    """An amendment of a submitted usulan, beside the original and never over it.

    `isi` holds only the changed words as they are now; volume and biaya are complete as amended.
    """

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    usulan = models.ForeignKey(Usulan, on_delete=models.CASCADE, related_name="perubahan")
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    alasan = models.TextField()
    isi = models.JSONField(default=dict, blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    baris_asal = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(oleh=""), name="perubahan_beralasan"),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="perubahan_biaya_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.usulan_id} {self.pada:%Y-%m-%d}"


class Suara(models.Model):
    """A voice behind an usulan: one aspirasi belongs to at most one usulan."""

    penjaga = Penjaga()

    aspirasi = models.OneToOneField(
        Aspirasi, primary_key=True, on_delete=models.PROTECT, related_name="suara"
    )
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="suara")
    pada = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.aspirasi_id} → {self.usulan_id}"


class DukunganUsulan(models.Model):
    """A resident who was shown a similar usulan and said "this one"; a voice once the village joined it."""

    penjaga = Penjaga()

    aspirasi = models.OneToOneField(
        Aspirasi, primary_key=True, on_delete=models.PROTECT, related_name="dukungan_usulan"
    )
    usulan = models.ForeignKey(Usulan, on_delete=models.PROTECT, related_name="dukungan_usulan")
    pada = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.aspirasi_id} → {self.usulan_id}"


class Langkah(models.Model):
    """One station of the public thread of an usulan. Never without office, moment and decision."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    usulan = models.ForeignKey(Usulan, on_delete=models.CASCADE, related_name="langkah")
    tahap = models.CharField(max_length=24, choices=Tahap.choices)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    keputusan = models.SlugField(max_length=40)
    # Figures that the sentence needs: rank, of how many, rupiah, percent. Keys are named in jejak.
    rincian = models.JSONField(default=dict, blank=True)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    lanjutan = models.CharField(max_length=250, blank=True)
    jatuh_tempo_on = models.DateField(null=True, blank=True)
    dokumen = models.ForeignKey(Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pada", "id")
        indexes = [models.Index(fields=["usulan", "pada"], name="langkah_usulan")]
        constraints = [
            models.CheckConstraint(condition=~Q(oleh="") & ~Q(keputusan=""), name="langkah_ada_oleh"),
            models.CheckConstraint(
                condition=~Q(keputusan__in=["tidak_disepakati", "dikembalikan", "ditolak"]) | ~Q(alasan=""),
                name="langkah_tolak_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahap}: {self.keputusan}"
