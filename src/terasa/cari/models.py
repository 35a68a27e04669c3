"""Satu baris pencarian per objek, ditulis modul pemiliknya."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class Entri(models.Model):
    """What can be found. Only public words are ever written here."""

    penjaga = Penjaga(audit="", sebab="turunan dari objeknya, dapat dibangun ulang")

    jenis = models.CharField(max_length=20)
    objek_id = models.CharField(max_length=40)
    kode = models.CharField(max_length=20)
    judul = models.CharField(max_length=300)
    teks = models.TextField(blank=True)
    kode_wilayah = kode_field()
    tahun = models.PositiveSmallIntegerField(null=True)
    url = models.CharField(max_length=200)
    vektor = models.GeneratedField(
        expression=models.Func(
            template="to_tsvector('indonesian'::regconfig, judul || ' ' || teks || ' ' || kode)",
            output_field=SearchVectorField(),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jenis", "objek_id"], name="entri_satu_per_objek")]
        indexes = [
            GinIndex(fields=["vektor"], name="entri_vektor"),
            models.Index(fields=["kode_wilayah"], name="entri_wilayah"),
        ]


class Pembanding(models.Model):
    """What a new wish is compared with: one row for each object and village. Only public words are ever written here."""

    penjaga = Penjaga(audit="", sebab="turunan dari objeknya, dapat dibangun ulang")

    jenis = models.CharField(max_length=20)
    objek_id = models.CharField(max_length=40)
    kode = models.CharField(max_length=20)
    judul = models.CharField(max_length=300)
    uraian = models.TextField(blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    volume = models.CharField(max_length=20, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    kode_wilayah = kode_field()
    nama_wilayah = models.CharField(max_length=200, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True)
    url = models.CharField(max_length=200)
    # Keys that bring together what may be the same, see `serupa.kunci`.
    kunci = ArrayField(models.IntegerField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "objek_id", "kode_wilayah"], name="pembanding_satu_per_desa"
            )
        ]
        indexes = [
            models.Index(fields=["kode"], name="pembanding_kode"),
            GinIndex(fields=["kunci"], name="pembanding_kunci", fastupdate=False),
        ]


class BukanSerupa(models.Model):
    """Two codes that an office, or whoever sent one of them, said are not the same wish; the smaller code first."""

    penjaga = Penjaga()

    kode_1 = models.CharField(max_length=20, db_collation="C")
    kode_2 = models.CharField(max_length=20, db_collation="C")
    # An office or "Warga", never a person.
    oleh = models.CharField(max_length=200)
    alasan = models.CharField(max_length=500, blank=True)
    pada = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kode_1", "kode_2"], name="bukan_serupa_sekali"),
            models.CheckConstraint(
                condition=models.Q(kode_1__lt=models.F("kode_2")), name="bukan_serupa_urut"
            ),
        ]
        indexes = [models.Index(fields=["kode_2"], name="bukan_serupa_kode_2")]


class SasaranModel(models.TextChoices):
    """What a model suggests."""

    UNIT = "unit", _("Perangkat daerah")
    BIDANG = "bidang", _("Bidang")
    SUB_KEGIATAN = "sub_kegiatan", _("Sub kegiatan")


class ModelRute(models.Model):
    """One version of what was learnt from the decisions of a kabupaten: arrays and names as bytes, never pickle."""

    # The bytes are named by their digest; the audit keeps who put which version to use.
    penjaga = Penjaga(rahasia=("larik", "nama"))

    kabupaten = kode_field()
    sasaran = models.CharField(max_length=12, choices=SasaranModel.choices)
    versi = models.PositiveIntegerField()
    larik = models.BinaryField()
    nama = models.BinaryField()
    # SHA-256 of `larik` and then `nama`: what is loaded is what was measured.
    sidik = models.CharField(max_length=64, db_collation="C")
    # SHA-256 of the decisions it learnt from: the same decisions make no new version.
    sidik_latihan = models.CharField(max_length=64, db_collation="C")
    # What each name of the model stands for: the code of a unit, of a bidang.
    kelas = models.JSONField(default=dict, blank=True)
    baris = models.PositiveIntegerField()
    # Shares of right suggestions on villages that it never saw; see `rute.ukur.summarise`.
    ukuran = models.JSONField(default=dict, blank=True)
    dilatih_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    dipakai = models.BooleanField(default=False)
    # The office that chose this version itself; then later trainings wait for it. Empty: the newest is used.
    dipilih_oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("kabupaten", "sasaran", "-versi")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "sasaran", "versi"], name="model_rute_versi"),
            models.UniqueConstraint(
                fields=["kabupaten", "sasaran"],
                condition=models.Q(dipakai=True),
                name="model_rute_satu_dipakai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.sasaran} {self.versi}"
