"""Netralitas: kalender pemilihan, pakta dan pelatihan, petugas yang ditunjuk, dan kasus yang hanya mereka lihat.

Kasus tidak pernah masuk jam umum, pencarian, kabar, atau audit bernilai; tidak ada pilihan politik siapa pun di sini.
"""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from terasa.akun.models import kode_field
from terasa.dokumen.models import Berkas
from terasa.perangkat.enums import HasilKasus, Rezim, RujukanKasus, SanksiKasus, StatusKasus, SumberKasus
from terasa.perangkat.models.masa import MasaJabatan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import HARI_INI, PRIBADI, Penjaga
from terasa.wilayah.models import under_any

DITUNJUK = (
    "EXISTS (SELECT 1 FROM perangkat_petugasnetralitas p WHERE p.pengguna_id = terasa_pelaku() "
    "AND p.kabupaten = {tabel}.kabupaten "
    "AND p.dari_on <= {hari} AND (p.sampai_on IS NULL OR p.sampai_on >= {hari}))"
)
LEWAT_KASUS = "EXISTS (SELECT 1 FROM perangkat_kasusnetralitas k WHERE k.id = {tabel}.kasus_id)"


def only_appointed(tabel: str) -> Penjaga:
    """Rows that only the appointed of that kabupaten see and write; no territory opens them."""
    syarat = DITUNJUK.format(tabel=tabel, hari=HARI_INI)
    return Penjaga(audit=PRIBADI, baca=syarat, tulis=syarat)


def with_case(tabel: str) -> Penjaga:
    """Rows that follow their case: the case's own policy is asked."""
    syarat = LEWAT_KASUS.format(tabel=tabel)
    return Penjaga(audit=PRIBADI, baca=syarat, tulis=syarat)


class PeriodePemilihan(models.Model):
    """An election period of the public calendar, with the law under which a case in it runs."""

    penjaga = Penjaga()

    kabupaten = kode_field(blank=True, default="")
    nama = models.CharField(max_length=160)
    rezim = models.CharField(max_length=8, choices=Rezim.choices)
    mulai_on = models.DateField()
    selesai_on = models.DateField()
    dasar = models.CharField(max_length=250)
    # [{"nama", "mulai", "selesai"}], days in ISO form.
    tahapan = models.JSONField(default=list)

    class Meta:
        ordering = ("-mulai_on", "nama")
        constraints = [
            models.CheckConstraint(condition=Q(selesai_on__gte=F("mulai_on")), name="periode_pemilihan_urut"),
            models.UniqueConstraint(fields=["kabupaten", "nama"], name="periode_pemilihan_sekali"),
        ]

    def __str__(self) -> str:
        return self.nama


class PaktaNetralitas(models.Model):
    """A pledge that an office holder signed, for one election period or in general."""

    penjaga = Penjaga()

    masa = models.ForeignKey(MasaJabatan, on_delete=models.CASCADE, related_name="pakta")
    periode = models.ForeignKey(
        PeriodePemilihan, null=True, blank=True, on_delete=models.PROTECT, related_name="pakta"
    )
    ditandatangani_on = models.DateField()
    berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dicatat_at = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("-ditandatangani_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["masa", "periode"], nulls_distinct=False, name="pakta_sekali_per_periode"
            )
        ]

    def __str__(self) -> str:
        return f"{self.masa_id} {self.ditandatangani_on}"


class PelatihanNetralitasQuerySet(models.QuerySet["PelatihanNetralitas"]):
    def visible_to(self, by: Pelaku) -> PelatihanNetralitasQuerySet:
        """Those of the places that an office reads."""
        return self.filter(under_any(by.akar_baca, "kode_wilayah"))


class PelatihanNetralitas(models.Model):
    """A training on neutrality and who of the office holders took part."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_wilayah = kode_field()
    judul = models.CharField(max_length=200)
    tanggal = models.DateField()
    penyelenggara = models.CharField(max_length=160)
    peserta = models.ManyToManyField(
        MasaJabatan, through="PesertaPelatihan", blank=True, related_name="pelatihan_netralitas"
    )
    dicatat_at = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=200)

    objects = PelatihanNetralitasQuerySet.as_manager()

    class Meta:
        ordering = ("-tanggal", "judul")

    def __str__(self) -> str:
        return self.judul


class PesertaPelatihan(models.Model):
    """One office holder at one training, so that the guard and the audit know the table too."""

    penjaga = Penjaga()

    pelatihannetralitas = models.ForeignKey(PelatihanNetralitas, on_delete=models.CASCADE, related_name="+")
    masajabatan = models.ForeignKey(MasaJabatan, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "perangkat_pelatihannetralitas_peserta"
        unique_together = (("pelatihannetralitas", "masajabatan"),)

    def __str__(self) -> str:
        return f"{self.pelatihannetralitas_id} {self.masajabatan_id}"


class PetugasNetralitasQuerySet(models.QuerySet["PetugasNetralitas"]):
    def berlaku(self, pengguna_id: int, pada: date) -> PetugasNetralitasQuerySet:
        """Appointments of a person that hold on that day; both ends count."""
        return self.filter(Q(sampai_on__isnull=True) | Q(sampai_on__gte=pada)).filter(
            pengguna_id=pengguna_id, dari_on__lte=pada
        )


class PetugasNetralitas(models.Model):
    """Who was appointed by decree to keep the cases of a kabupaten. The regent or the sekda appoints."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="petugas_netralitas"
    )
    sk_nomor = models.CharField(max_length=120)
    dari_on = models.DateField()
    sampai_on = models.DateField(null=True, blank=True)
    ditunjuk_at = models.DateTimeField()
    ditunjuk_oleh = models.CharField(max_length=200)

    objects = PetugasNetralitasQuerySet.as_manager()

    class Meta:
        ordering = ("dari_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai_on__isnull=True) | Q(sampai_on__gte=F("dari_on")),
                name="petugas_netralitas_urut",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.pengguna_id}"


class KasusNetralitasQuerySet(models.QuerySet["KasusNetralitas"]):
    def visible_to(self, by: Pelaku) -> KasusNetralitasQuerySet:
        """Cases of the kabupaten of the post in use, while this person is appointed there; the database asks
        the same again."""
        ditunjuk = PetugasNetralitas.objects.filter(kabupaten=by.kabupaten).berlaku(
            by.pengguna_id or -1, timezone.localdate()
        )
        return self.filter(kabupaten__in=ditunjuk.values("kabupaten"))


class KasusNetralitas(models.Model):
    """An allegation and where it was referred to. It never says who is guilty."""

    penjaga = only_appointed("perangkat_kasusnetralitas")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    kode_wilayah = kode_field()
    nomor = models.CharField(max_length=40)
    sumber = models.CharField(max_length=12, choices=SumberKasus.choices)
    rezim = models.CharField(max_length=8, choices=Rezim.choices)
    # Code of the rule list `dugaan-netralitas`.
    dugaan = models.SlugField(max_length=60)
    kejadian_on = models.DateField()
    diketahui_on = models.DateField()
    tempat = models.CharField(max_length=200, blank=True)
    uraian = models.TextField()
    # The post about which it is said; a name stands nowhere but in the tenure.
    terlapor = models.ForeignKey(
        MasaJabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    periode = models.ForeignKey(
        PeriodePemilihan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(max_length=16, choices=StatusKasus.choices, default=StatusKasus.DICATAT)
    rujukan = models.CharField(max_length=12, choices=RujukanKasus.choices, blank=True)
    rujukan_nomor = models.CharField(max_length=120, blank=True)
    rujukan_on = models.DateField(null=True, blank=True)
    diperlukan_keterangan = models.BooleanField(default=False)
    # What the competent body decided, with its number; never our own judgement.
    hasil = models.CharField(max_length=20, choices=HasilKasus.choices, blank=True)
    hasil_nomor = models.CharField(max_length=120, blank=True)
    hasil_on = models.DateField(null=True, blank=True)
    sanksi = models.CharField(max_length=24, choices=SanksiKasus.choices, blank=True)
    sanksi_nomor = models.CharField(max_length=120, blank=True)
    sanksi_on = models.DateField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)
    dicatat_at = models.DateTimeField()

    objects = KasusNetralitasQuerySet.as_manager()

    class Meta:
        ordering = ("-diketahui_on", "nomor")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "nomor"], name="kasus_netralitas_bernomor"),
            models.CheckConstraint(
                condition=Q(diketahui_on__gte=F("kejadian_on")), name="kasus_netralitas_urut"
            ),
            models.CheckConstraint(
                condition=Q(hasil="") | ~Q(hasil_nomor=""), name="kasus_netralitas_hasil_bernomor"
            ),
        ]

    def __str__(self) -> str:
        return self.nomor


class LangkahKasus(models.Model):
    """What was done in a case, by an appointed person."""

    penjaga = with_case("perangkat_langkahkasus")

    kasus = models.ForeignKey(KasusNetralitas, on_delete=models.CASCADE, related_name="langkah")
    apa = models.CharField(max_length=24)
    catatan = models.TextField(blank=True)
    pada = models.DateTimeField()
    oleh_pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pada", "id")

    def __str__(self) -> str:
        return f"{self.kasus_id} {self.apa}"


class BuktiKasus(models.Model):
    """A file of a case. Its bytes lie here and not among the other files, which territory opens."""

    penjaga = with_case("perangkat_buktikasus")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kasus = models.ForeignKey(KasusNetralitas, on_delete=models.CASCADE, related_name="bukti")
    nama = models.CharField(max_length=160)
    tipe = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    isi = models.BinaryField()
    dicatat_at = models.DateTimeField()

    class Meta:
        ordering = ("dicatat_at", "id")

    def __str__(self) -> str:
        return self.nama
