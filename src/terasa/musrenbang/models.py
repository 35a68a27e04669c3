"""Usulan dengan satu jati diri di semua tingkat, forum, keputusan, dan alokasi."""

from __future__ import annotations

import secrets
import time
import uuid
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from terasa.akun.models import Unit, kode_field
from terasa.aspirasi.models import Aspirasi
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.enums import (
    Hasil,
    HasilAlokasi,
    JenisForum,
    Metode,
    StatusForum,
    StatusKekokohan,
    StatusLahan,
    StatusUsulan,
    SumberUsulan,
    Tahap,
    Tujuan,
)
from terasa.musrenbang.models_dialog import JawabanDialog
from terasa.musrenbang.models_kalender import Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.models_kotak import (
    HimpunanSuara,
    KertasSuara,
    KotakSuara,
    PakKartu,
    PengambilanKartu,
)
from terasa.musrenbang.models_luar import CatatanSipd, KerjaLatar
from terasa.musrenbang.models_metode import MetodeBeku
from terasa.musrenbang.models_ruang import LayarForum, PaketBalai
from terasa.musrenbang.models_undangan import SidangKelompok, Undangan
from terasa.musrenbang.models_usulan import Kamus, Verifikasi
from terasa.pertemuan.models import Pertemuan
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under, under_any

__all__ = [
    "Alokasi",
    "BagianForum",
    "CatatanSipd",
    "Forum",
    "HimpunanSuara",
    "JawabanDialog",
    "Kalender",
    "Kekokohan",
    "Keputusan",
    "KerjaLatar",
    "KertasSuara",
    "KotakSuara",
    "Langkah",
    "LayarForum",
    "MetodeBeku",
    "PakKartu",
    "PaketBalai",
    "PengambilanKartu",
    "Penilaian",
    "PenutupanTahap",
    "PerpanjanganTahap",
    "Perubahan",
    "PosAlokasi",
    "SidangKelompok",
    "Suara",
    "TahapKalender",
    "Undangan",
    "Usulan",
    "UsulanQuerySet",
    "uuid_berurut",
]


def uuid_berurut() -> uuid.UUID:
    """UUID version 7 (RFC 9562): sorts in the order of writing, for rows that share one moment."""
    milidetik, sisa = divmod(time.time_ns(), 1_000_000)
    pecahan = sisa * 4096 // 1_000_000
    angka = milidetik << 80 | 0x7 << 76 | pecahan << 64 | 0b10 << 62 | secrets.randbits(62)
    return uuid.UUID(int=angka)


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


class ForumQuerySet(models.QuerySet["Forum"]):
    def visible_to(self, by: Pelaku) -> ForumQuerySet:
        """Forums an office runs or watches: its territory, or its own unit's forum."""
        cakupan = under_any(by.akar_baca, "kode_wilayah")
        for akar in by.akar_baca:
            cakupan |= Q(cakupan__contains=[akar])
        if by.unit_id is not None:
            cakupan |= Q(unit_id=by.unit_id)
        return self.filter(cakupan)


class Forum(models.Model):
    """A deliberation. It may cover several kecamatan (as per Dapil); the PD forum belongs to a unit."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=24, choices=JenisForum.choices)
    nama = models.CharField(max_length=200)
    # Stable name inside kabupaten and year, used by the command line: `musrenbang-desa-63.06.04.2002`.
    slug = models.SlugField(max_length=80)
    kode_wilayah = kode_field()
    cakupan = ArrayField(kode_field(), default=list)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    metode = models.CharField(max_length=16, choices=Metode.choices, default=Metode.PERINGKAT)
    status = models.CharField(max_length=8, choices=StatusForum.choices, default=StatusForum.DIBUKA)
    pertemuan = models.OneToOneField(Pertemuan, null=True, on_delete=models.PROTECT, related_name="+")
    berita_acara = models.ForeignKey(
        Dokumen, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The word in the address that people scan to sign in with their own phone; "" while that is off.
    kunci_hadir = models.CharField(max_length=16, blank=True, db_default="", default="", db_index=True)
    dibuka_at = models.DateTimeField()
    ditutup_at = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.CharField(max_length=200, blank=True)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ("-tahun", "jenis", "nama")
        constraints = [models.UniqueConstraint(fields=["kabupaten", "tahun", "slug"], name="forum_slug_unik")]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"


class Keputusan(models.Model):
    """What one forum says of one usulan: its own advice, volume and budget beside the earlier ones."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="keputusan")
    usulan = models.ForeignKey(Usulan, on_delete=models.CASCADE, related_name="keputusan")
    # None until decided; a closed forum has no undecided row.
    hasil = models.CharField(max_length=24, choices=Hasil.choices, blank=True, default="")
    peringkat = models.PositiveIntegerField(null=True, blank=True)
    # By the assessors' scores.
    skor = models.DecimalField(max_digits=10, decimal_places=3, null=True, blank=True)
    # By the forum's method, scores or ballots; the final rank is the deliberation's, and both are printed.
    peringkat_hitung = models.PositiveIntegerField(null=True, blank=True)
    # Why the deliberation moved it from there.
    alasan_geser = models.TextField(blank=True, default="", db_default="")
    rekomendasi = models.TextField(blank=True)
    volume = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    alasan_kode = models.SlugField(max_length=30, blank=True)
    alasan = models.TextField(blank=True)
    diputuskan_at = models.DateTimeField(null=True, blank=True)
    # Grows with every change; a form that read an older one may not write over it unseen.
    versi = models.PositiveIntegerField(default=0, db_default=0)
    # The office that changed it last, also when only its rank moved.
    diubah_at = models.DateTimeField(null=True, blank=True)
    diubah_oleh = models.CharField(max_length=200, blank=True, default="", db_default="")
    # State of the usulan before this forum closed; a forum that is reopened gives it back.
    status_sebelum = models.CharField(max_length=24, choices=StatusUsulan.choices, blank=True, default="")

    class Meta:
        ordering = ("peringkat", "usulan__judul")
        constraints = [
            models.UniqueConstraint(fields=["forum", "usulan"], name="keputusan_sekali"),
            models.UniqueConstraint(
                # The main list and the reserve list are ranked apart.
                fields=["forum", "hasil", "peringkat"],
                name="keputusan_peringkat_unik",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(hasil__in=["tidak_disepakati", "dikembalikan"])
                | (~Q(alasan="") & ~Q(alasan_kode="")),
                name="keputusan_tolak_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(biaya__isnull=True) | Q(biaya__gt=0), name="keputusan_biaya_bukan_nol"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.hasil or 'belum'}"


class Penilaian(models.Model):
    """One assessor's score of one usulan on one criterion (scores 1 to 5)."""

    penjaga = Penjaga()

    keputusan = models.ForeignKey(Keputusan, on_delete=models.CASCADE, related_name="penilaian")
    # "Penilai 1": assessors are numbered in the hall, not named here.
    penilai = models.CharField(max_length=40)
    kriteria = models.SlugField(max_length=40)
    nilai = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keputusan", "penilai", "kriteria"], name="penilaian_sekali"),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="penilaian_tak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.penilai}, {self.kriteria}: {self.nilai}"


class Alokasi(models.Model):
    """One run of the kabupaten allocation: frozen input, published rule, full account."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    pagu = models.BigIntegerField()
    # The rule as used: method, completion, tie order, score table, forum weights, with sources.
    aturan = models.JSONField()
    masukan = models.JSONField()
    masukan_sha256 = models.CharField(max_length=64)
    hasil = models.JSONField()
    # Per list what pages say of it (ceiling, shadow ceiling, rounds), and the SHA-256 of the record, so that no
    # page opens the record itself. None in runs that were stored before this column was.
    catatan = models.JSONField(null=True, blank=True)
    is_ditetapkan = models.BooleanField(default=False)
    oleh = models.CharField(max_length=200)
    dijalankan_at = models.DateTimeField()
    ditetapkan_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-dijalankan_at",)
        constraints = [
            models.CheckConstraint(condition=Q(pagu__gt=0), name="alokasi_pagu_positif"),
            models.UniqueConstraint(
                fields=["kabupaten", "tahun"], condition=Q(is_ditetapkan=True), name="alokasi_satu_ditetapkan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.tahun}"


class PosAlokasi(models.Model):
    """The result for one usulan in one run."""

    penjaga = Penjaga()

    alokasi = models.ForeignKey(Alokasi, on_delete=models.CASCADE, related_name="pos")
    usulan = models.ForeignKey(Usulan, on_delete=models.CASCADE, related_name="pos_alokasi")
    hasil = models.CharField(max_length=16, choices=HasilAlokasi.choices)
    urutan = models.PositiveIntegerField(null=True, blank=True)
    biaya = models.BigIntegerField(null=True, blank=True)
    # Rupiah missing for a loser; None when the question has no answer (unknown cost, winner).
    kekurangan = models.BigIntegerField(null=True, blank=True)
    penjelasan = models.TextField(blank=True)
    # Main list or reserve; empty when it was not counted.
    daftar = models.CharField(max_length=10, blank=True, default="", db_default="")
    # Why it lost, as `alokasi.Alasan` says it.
    alasan = models.CharField(max_length=24, blank=True, default="", db_default="")
    # Rupiah that its supporters had left at the end, rounded.
    uang_pendukung = models.BigIntegerField(null=True, blank=True)
    # Which winner it would come before; which other forums would have had to support it, None when none would do.
    lawan = models.ForeignKey(Usulan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    tambahan = models.JSONField(null=True, blank=True)
    # Rupiah per point of support when it was bought, rounded to hundredths; None in the completion.
    harga = models.DecimalField(max_digits=30, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ("urutan", "id")
        constraints = [models.UniqueConstraint(fields=["alokasi", "usulan"], name="pos_sekali")]

    def __str__(self) -> str:
        return f"{self.usulan_id}: {self.hasil}"


class BagianForum(models.Model):
    """The share of one forum in one list of an allocation: what it had, what it paid for, what was left.

    Rounded rupiah for pages; the exact fractions stand in the record.
    """

    penjaga = Penjaga(audit="", sebab="turunan dari Alokasi.hasil, yang diaudit; dapat disusun ulang")

    alokasi = models.ForeignKey(Alokasi, on_delete=models.CASCADE, related_name="bagian_forum")
    daftar = models.CharField(max_length=10)
    # As the voter is called in the frozen input; a list from a file need not be a forum of ours.
    kode = models.CharField(max_length=200)
    forum = models.ForeignKey(Forum, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    nama = models.CharField(max_length=200)
    bobot = models.CharField(max_length=80)
    # Usulan on its own list, those that are no candidates included.
    jumlah = models.PositiveIntegerField()
    bagian = models.BigIntegerField()
    sisa = models.BigIntegerField()
    # {usulan code: rank}; [[usulan code, rupiah], …] in order of the rounds.
    peringkat = models.JSONField()
    belanja = models.JSONField()

    class Meta:
        ordering = ("nama", "id")
        constraints = [
            models.UniqueConstraint(fields=["alokasi", "daftar", "kode"], name="bagian_forum_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.alokasi_id} {self.daftar}: {self.kode}"


class Kekokohan(models.Model):
    """How firm one allocation is; counted after it by the worker."""

    penjaga = Penjaga(audit="", sebab="turunan dari Alokasi.masukan, yang diaudit; dapat dihitung ulang")

    alokasi = models.OneToOneField(
        Alokasi, primary_key=True, on_delete=models.CASCADE, related_name="kekokohan"
    )
    status = models.CharField(
        max_length=10, choices=StatusKekokohan.choices, default=StatusKekokohan.MENUNGGU
    )
    kemajuan = models.PositiveSmallIntegerField(default=0)
    percobaan = models.PositiveSmallIntegerField(default=0)
    isi = models.JSONField(null=True, blank=True)
    # {usulan code: rupiah by which this winner could have been dearer}
    kelonggaran = models.JSONField(default=dict, blank=True)
    diubah_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("diubah_at",)

    def __str__(self) -> str:
        return f"{self.alokasi_id}: {self.status} {self.kemajuan} %"


class DataTempat(models.Model):
    """Published figures of one desa or kelurahan for one budget year, as the formula of the ceilings reads them."""

    penjaga = Penjaga()

    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    kode_wilayah = kode_field()
    penduduk = models.PositiveIntegerField(null=True, blank=True)
    penduduk_miskin = models.PositiveIntegerField(null=True, blank=True)
    # Hectares.
    luas = models.PositiveIntegerField(null=True, blank=True)
    # Index of geographic hardship as its source publishes it; larger is harder.
    kesulitan = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    sumber = models.CharField(max_length=200)
    diubah_at = models.DateTimeField()

    class Meta:
        ordering = ("kode_wilayah",)
        constraints = [
            models.UniqueConstraint(fields=["tahun", "kode_wilayah"], name="datatempat_sekali"),
            models.CheckConstraint(
                condition=Q(kesulitan__isnull=True) | Q(kesulitan__gte=0), name="datatempat_kesulitan"
            ),
            models.CheckConstraint(
                condition=Q(penduduk__isnull=True)
                | Q(penduduk_miskin__isnull=True)
                | Q(penduduk_miskin__lte=F("penduduk")),
                name="datatempat_miskin_bagian_penduduk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.tahun}"


class PaguKewilayahan(models.Model):
    """One division of the regional ceiling: its total, the formula and the figures as they were. The newest of a
    year holds; the earlier ones stay."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    total = models.BigIntegerField()
    # {rule code: {isi, dasar, terverifikasi, berlaku_dari}} of the formula and of the groups of bidang.
    aturan = models.JSONField()
    # [[kode, penduduk, penduduk_miskin, luas, kesulitan]] of every desa and kelurahan.
    data = models.JSONField()
    alasan = models.TextField(blank=True)
    oleh = models.CharField(max_length=200)
    ditetapkan_at = models.DateTimeField()

    class Meta:
        ordering = ("-ditetapkan_at", "-id")
        indexes = [
            models.Index(fields=["kabupaten", "tahun", "-ditetapkan_at"], name="pagukewilayahan_terbaru")
        ]
        constraints = [models.CheckConstraint(condition=Q(total__gt=0), name="pagukewilayahan_total_positif")]

    def __str__(self) -> str:
        return f"{self.kabupaten} {self.tahun}"


class PosPagu(models.Model):
    """The ceiling of one place, or of one group of bidang in one kecamatan (`bidang` empty: all of them)."""

    penjaga = Penjaga(audit="", sebab="turunan dari PaguKewilayahan, yang diaudit; dapat dihitung ulang")

    pagu = models.ForeignKey(PaguKewilayahan, on_delete=models.CASCADE, related_name="pos")
    kode_wilayah = kode_field()
    bidang = models.SlugField(max_length=40, blank=True, default="")
    jumlah = models.BigIntegerField()
    # {part of the formula: rupiah it brought, rounded to hundredths as text}; empty for a group of bidang.
    rincian = models.JSONField(default=dict)

    class Meta:
        ordering = ("kode_wilayah", "bidang")
        constraints = [
            models.UniqueConstraint(fields=["pagu", "kode_wilayah", "bidang"], name="pospagu_sekali"),
            models.CheckConstraint(condition=Q(jumlah__gte=0), name="pospagu_tak_negatif"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.bidang or 'semua bidang'}"
