"""Aspirasi dan bagian-bagiannya. Kata-kata warga berada di tabel terbatas sampai dirilis petugas."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.aspirasi import rules
from terasa.aspirasi.enums import Arah, CaraDukung, Kelompok, Keputusan, Status, Sumber
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import PRIBADI, Penjaga, lingkup
from terasa.wilayah.models import under, under_any

PEMEGANG_KUNCI = "aspirasi_id::text = terasa_kunci()"


class AspirasiQuerySet(models.QuerySet["Aspirasi"]):
    def under(self, kode: str) -> AspirasiQuerySet:
        """Those of a region and everything below it."""
        return self.filter(under(kode, "kode_desa"))

    def visible_to(self, by: Pelaku) -> AspirasiQuerySet:
        """Those an office may open: inside its reading roots; nobody's drafts."""
        return self._inside(by.akar_baca)

    def handled_by(self, by: Pelaku) -> AspirasiQuerySet:
        """Those an office may answer: inside its writing roots; nobody's drafts."""
        return self._inside(by.akar_tulis)

    def _inside(self, akar: tuple[str, ...]) -> AspirasiQuerySet:
        return self.filter(under_any(akar, "kode_desa")).exclude(status=Status.DRAF)


class Aspirasi(models.Model):
    """A resident's wish, without its words: code, place, state. Holds nothing personal."""

    penjaga = Penjaga(rahasia=("kunci_sidik",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode = models.CharField(max_length=9, unique=True, db_collation="C")
    kunci_sidik = models.CharField(max_length=64, db_index=True, db_collation="C")
    kode_desa = kode_field()
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.DIAJUKAN)
    # What unhiding returns to; empty unless hidden.
    status_sebelum = models.CharField(max_length=14, choices=Status.choices, blank=True)
    kelompok = models.CharField(max_length=12, choices=Kelompok.choices, default=Kelompok.SENDIRI)
    sumber = models.CharField(max_length=10, choices=Sumber.choices, default=Sumber.WEB)
    # `rules.digest_kirim` of the form's own UUID: the same form sent twice is one aspirasi.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    diajukan_at = models.DateTimeField()
    dirilis_at = models.DateTimeField(null=True, blank=True)
    # Words, photos, contact and conversation are gone; the code and its history stay.
    dihapus_at = models.DateTimeField(null=True, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = AspirasiQuerySet.as_manager()

    class Meta:
        ordering = ("-diajukan_at",)
        indexes = [
            models.Index(fields=["kode_desa", "-diajukan_at"], name="aspirasi_desa"),
            # How many came in the last hour, asked when a voice without proof arrives.
            models.Index(
                fields=["diajukan_at"], condition=models.Q(sumber=Sumber.WEB), name="aspirasi_masuk"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=Status.DISEMBUNYIKAN) ^ models.Q(status_sebelum=""),
                name="aspirasi_ingat_sebelum_sembunyi",
            ),
            models.CheckConstraint(
                condition=models.Q(dirilis_at__isnull=True) | ~models.Q(status__in=sorted(rules.TERTUTUP)),
                name="aspirasi_tertutup_tidak_dirilis",
            ),
            models.CheckConstraint(
                condition=models.Q(dirilis_at__isnull=True) | models.Q(dihapus_at__isnull=True),
                name="aspirasi_terhapus_tidak_dirilis",
            ),
        ]

    def __str__(self) -> str:
        return self.kode

    @property
    def tautan(self) -> str:
        """The public thread, as messages and search rows point to it."""
        return f"/jejak/{self.kode}"


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
        """What a public page may print once `dirilis`."""
        return self.masalah_publik or self.masalah

    @property
    def titik(self) -> str:
        """`-2.781234, 115.271234` as map pages read it; empty without a point. For officers only."""
        return "" if self.lat is None or self.lng is None else f"{self.lat}, {self.lng}"

    @property
    def dusun_publik(self) -> str:
        """The hamlet; nothing when somebody wrote a number or an address into it."""
        return "" if rules.find_pribadi(self.dusun) else self.dusun


class Pengikut(models.Model):
    """Where answers go: a voice and its address."""

    # Not even the village reads it: only the key holder, and the worker that delivers.
    penjaga = Penjaga(audit=PRIBADI, baca=PEMEGANG_KUNCI, tulis=PEMEGANG_KUNCI)

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


class Rekaman(models.Model):
    """A voice note of at most a minute, for whoever would rather speak than write. Never public."""

    penjaga = Penjaga()

    aspirasi = models.OneToOneField(
        Aspirasi, primary_key=True, on_delete=models.CASCADE, related_name="rekaman"
    )
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")


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
    """A public station: what happened, when, which office, why. Never a word of the resident."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="peristiwa")
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    keputusan = models.SlugField(max_length=30, choices=Keputusan.choices)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    lanjutan = models.CharField(max_length=250, blank=True)
    jatuh_tempo_on = models.DateField(null=True, blank=True)
    # Tracking code of the usulan that this voice became part of.
    rujukan = models.CharField(max_length=9, blank=True, db_collation="C")

    class Meta:
        ordering = ("pada", "id")

    @property
    def kalimat(self) -> str:
        """The station in one plain sentence."""
        return str(rules.KALIMAT[Keputusan(self.keputusan)])


class Dukungan(models.Model):
    """One person says "me too" to a voice. Holds no name, number or slip, only a digest that counts them once."""

    penjaga = Penjaga(rahasia=("penanda",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="dukungan")
    # `rules.make_penanda`
    penanda = models.CharField(max_length=64, db_collation="C")
    cara = models.CharField(max_length=12, choices=CaraDukung.choices)
    oleh = models.CharField(max_length=200)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aspirasi", "penanda"], name="dukungan_satu_per_orang")
        ]

    def __str__(self) -> str:
        return f"{self.aspirasi_id} {self.cara}"


class PeriksaDukungan(models.Model):
    """A one-time code on its way to the phone of somebody who says "me too"; gone within the half hour.

    The number itself stands only with the message that carries the code (`kabar.Alamat` owned by this row).
    """

    penjaga = Penjaga(audit="", baca="false", sebab="hilang dalam setengah jam; dukungannya sendiri diaudit")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    aspirasi = models.ForeignKey(Aspirasi, on_delete=models.CASCADE, related_name="+")
    # `rules.make_penanda`: the same digest that the support will carry.
    penanda = models.CharField(max_length=64, db_collation="C")
    # `kabar.berhenti.digest_alamat`: by which the answer from that phone finds its code.
    nomor_sidik = models.CharField(max_length=64, db_collation="C", db_index=True)
    # `rules.digest_kode_sekali`
    kode_sidik = models.CharField(max_length=64, db_collation="C")
    kali = models.PositiveSmallIntegerField(default=1)
    salah = models.PositiveSmallIntegerField(default=0)
    selesai = models.BooleanField(default=False)
    dikirim_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aspirasi", "penanda"], name="periksa_dukungan_satu_nomor")
        ]

    def __str__(self) -> str:
        return f"{self.aspirasi_id} {self.dikirim_at}"
