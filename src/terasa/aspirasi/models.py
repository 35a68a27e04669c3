"""Aspirasi dan bagian-bagiannya. Kata-kata warga berada di tabel terbatas sampai dirilis petugas."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.aspirasi.enums import Arah, Kelompok, Status, Sumber
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import PRIBADI, Penjaga, lingkup

PEMEGANG_KUNCI = "aspirasi_id::text = terasa_kunci()"


class AspirasiQuerySet(models.QuerySet["Aspirasi"]):
    def under(self, kode: str) -> AspirasiQuerySet:
        """Those of a region and everything below it."""
        return self.filter(kode_desa__gte=kode, kode_desa__lt=f"{kode}/")

    def visible_to(self, by: Pelaku) -> AspirasiQuerySet:
        """Those an office may open: inside its reading roots; nobody's drafts."""
        cakupan = models.Q(pk__in=[])
        for akar in by.akar_baca:
            cakupan |= models.Q(kode_desa__gte=akar, kode_desa__lt=f"{akar}/")
        return self.filter(cakupan).exclude(status=Status.DRAF)


class Aspirasi(models.Model):
    """A resident's wish, without its words: code, place, state. Holds nothing personal."""

    penjaga = Penjaga(rahasia=("kunci_sidik",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    kunci_sidik = models.CharField(max_length=64)
    kode_desa = kode_field()
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.DIAJUKAN)
    kelompok = models.CharField(max_length=12, choices=Kelompok.choices, default=Kelompok.SENDIRI)
    sumber = models.CharField(max_length=10, choices=Sumber.choices, default=Sumber.WEB)
    # The phone's own UUID: the same form sent twice is one aspirasi.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    diajukan_at = models.DateTimeField()
    dirilis_at = models.DateTimeField(null=True, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = AspirasiQuerySet.as_manager()

    class Meta:
        ordering = ("-diajukan_at",)
        indexes = [models.Index(fields=["kode_desa", "-diajukan_at"], name="aspirasi_desa")]

    def __str__(self) -> str:
        return self.kode


class Isi(models.Model):
    """The resident's words and place. Public only after an officer released them."""

    penjaga = lingkup(
        "kode_desa",
        juga_baca=f"(dirilis AND terasa_publik()) OR {PEMEGANG_KUNCI}",
        juga_tambah=PEMEGANG_KUNCI,
    )

    aspirasi = models.OneToOneField(Aspirasi, primary_key=True, on_delete=models.CASCADE, related_name="isi")
    kode_desa = kode_field()
    masalah = models.TextField()
    # What the officer released when the original held a name or a number; empty = the original.
    masalah_publik = models.TextField(blank=True)
    dusun = models.CharField(max_length=120, blank=True)
    patokan = models.CharField(max_length=200, blank=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    dirilis = models.BooleanField(default=False)

    @property
    def teks_publik(self) -> str:
        return self.masalah_publik or self.masalah


class Pengikut(models.Model):
    """Where answers go: a voice and its address."""

    penjaga = Penjaga(
        audit=PRIBADI, baca=PEMEGANG_KUNCI, tulis=PEMEGANG_KUNCI, sebab="hanya pekerja pengirim dan pemegang kunci"
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="pengikut")
    alamat = models.ForeignKey(Alamat, on_delete=models.CASCADE, related_name="+")


class Foto(models.Model):
    """A photo of the problem, already re-encoded without EXIF."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="foto")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    dirilis = models.BooleanField(default=False)


class Percakapan(models.Model):
    """Questions and answers between the office and the resident; never public."""

    penjaga = lingkup("kode_desa", juga_baca=PEMEGANG_KUNCI, juga_tambah=PEMEGANG_KUNCI)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="percakapan")
    kode_desa = kode_field()
    arah = models.CharField(max_length=12, choices=Arah.choices)
    teks = models.TextField()
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("pada",)


class Peristiwa(models.Model):
    """A public station of one aspirasi: what happened, when, which office, why. Never free text of a resident."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="peristiwa")
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    # A code of `rules.KALIMAT`: diajukan, ditanya, dijawab, dirilis, digabung, dialihkan, ...
    keputusan = models.SlugField(max_length=30)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    lanjutan = models.CharField(max_length=250, blank=True)
    jatuh_tempo_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pada", "id")
