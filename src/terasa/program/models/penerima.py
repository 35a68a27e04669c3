"""Untuk siapa sebuah kegiatan, siapa yang sudah terjangkau menurut pelaksananya, dan daftar tertutupnya."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from terasa.akun.models import Unit, kode_field
from terasa.musrenbang.models import uuid_berurut
from terasa.program.enums import CaraJangkauan, SatuanPenerima
from terasa.program.models.kegiatan import Kegiatan
from terasa.umum.penjaga import HARI_INI, PRIBADI, Penjaga

# People who hold a post today in the unit that the row belongs to.
SEUNIT = (
    "unit_id IN (SELECT p.unit_id FROM akun_peran p WHERE p.pengguna_id = terasa_pelaku() "  # noqa: S608  # only our own constants
    f"AND p.jenis = 'perangkat_daerah' AND p.berlaku_dari <= {HARI_INI} "
    f"AND (p.berlaku_sampai IS NULL OR p.berlaku_sampai >= {HARI_INI}))"
)


def khusus_unit(sebab: str) -> Penjaga:
    """Rows that only the executing unit reads and writes; no territory opens them."""
    return Penjaga(audit=PRIBADI, baca=SEUNIT, tulis=SEUNIT, sebab=sebab)


class DaftarPenerima(models.Model):
    """A private list as it was taken in. Its rows go after retention; hash and numbers stay."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="daftar_penerima")
    kelompok = models.SlugField(max_length=40)
    sha256 = models.CharField(max_length=64)
    bernama = models.BooleanField(default=False)
    diimpor_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    hapus_on = models.DateField()
    dihapus_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-diimpor_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["kegiatan", "kelompok", "sha256"],
                condition=Q(dihapus_at__isnull=True),
                name="daftar_penerima_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.kelompok}"


class BarisPenerima(models.Model):
    """One intended beneficiary of a private list; no column for a NIK."""

    penjaga = khusus_unit("nama penerima hanya bagi unit yang memegang daftarnya")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    daftar = models.ForeignKey(DaftarPenerima, on_delete=models.CASCADE, related_name="baris")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    nomor = models.PositiveIntegerField()
    kode_wilayah = kode_field()
    rt = models.CharField(max_length=20, blank=True)
    nama = models.CharField(max_length=120, blank=True)
    alamat = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("kode_wilayah", "rt", "nomor")
        constraints = [models.UniqueConstraint(fields=["daftar", "nomor"], name="baris_penerima_nomor")]

    def __str__(self) -> str:
        return f"{self.daftar_id} {self.nomor}"


class SasaranPenerima(models.Model):
    """One version of whom a kegiatan is meant for, per group; never edited. `terbit` is what everyone reads of it."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.CASCADE, related_name="sasaran_penerima")
    kelompok = models.SlugField(max_length=40)
    # As the rule named it on that day.
    kelompok_nama = models.CharField(max_length=120)
    urutan = models.PositiveSmallIntegerField(default=1)
    untuk = models.CharField(max_length=250, blank=True)
    satuan = models.CharField(max_length=8, choices=SatuanPenerima.choices)
    target = models.PositiveIntegerField(null=True, blank=True)
    sumber = models.CharField(max_length=160)
    # The day for which the counts hold.
    pada = models.DateField()
    daftar = models.ForeignKey(
        DaftarPenerima, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why it differs from the version before it; the first has none.
    alasan = models.CharField(max_length=300, blank=True)
    # Below this a count is small; kept, so that a later rule does not cut the same places anew.
    batas = models.PositiveSmallIntegerField()
    terbit = models.JSONField(default=dict)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("kelompok_nama", "kelompok", "urutan")
        constraints = [
            models.UniqueConstraint(fields=["kegiatan", "kelompok", "urutan"], name="sasaran_urut"),
            models.CheckConstraint(condition=Q(urutan=1) | ~Q(alasan=""), name="sasaran_berubah_beralasan"),
            models.CheckConstraint(condition=~Q(sumber=""), name="sasaran_bersumber"),
        ]

    def __str__(self) -> str:
        return f"{self.kegiatan_id} {self.kelompok} v{self.urutan}"

    @property
    def n(self) -> int | None:
        """How many are meant, as published; None when there are too few to say."""
        nilai: int | None = self.terbit.get("n")
        return nilai


class BagianSasaran(models.Model):
    """How many are meant in one place: a whole desa, or one RT of it."""

    penjaga = khusus_unit("jumlah kecil menunjuk orang; yang terbit sudah digabung")

    id = models.BigAutoField(primary_key=True)
    sasaran = models.ForeignKey(SasaranPenerima, on_delete=models.CASCADE, related_name="bagian")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kode_wilayah = kode_field()
    rt = models.CharField(max_length=20, blank=True)
    rumah = models.PositiveIntegerField(null=True, blank=True)
    orang = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("kode_wilayah", "rt")
        constraints = [
            models.UniqueConstraint(fields=["sasaran", "kode_wilayah", "rt"], name="bagian_sasaran_sekali"),
            models.CheckConstraint(condition=Q(rumah__gt=0) | Q(orang__gt=0), name="bagian_sasaran_berisi"),
        ]

    def __str__(self) -> str:
        return f"{self.kode_wilayah} {self.rt}"


class Jangkauan(models.Model):
    """What the executor says it reached by a day, added and never edited; the newest day counts."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid_berurut, editable=False)
    sasaran = models.ForeignKey(SasaranPenerima, on_delete=models.CASCADE, related_name="jangkauan")
    # The sender's own UUID: the same count sent twice is one count.
    kunci_kirim = models.UUIDField(unique=True, default=uuid.uuid4)
    per_tanggal = models.DateField()
    cara = models.CharField(max_length=10, choices=CaraJangkauan.choices)
    sumber = models.CharField(max_length=160, blank=True)
    keterangan = models.TextField(blank=True)
    # Of an estimate: how many were asked, and how many of them said that it reached them.
    contoh_n = models.PositiveIntegerField(null=True, blank=True)
    contoh_ya = models.PositiveIntegerField(null=True, blank=True)
    # Somewhere more were reached than meant: accepted and told, never counted as more than all.
    is_lebih = models.BooleanField(default=False)
    terbit = models.JSONField(default=dict)
    dicatat_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("per_tanggal", "dicatat_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(cara="contoh") & Q(contoh_n__isnull=True, contoh_ya__isnull=True))
                | Q(cara="contoh", contoh_ya__isnull=False, contoh_n__gte=models.F("contoh_ya")),
                name="jangkauan_contoh",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sasaran_id} {self.per_tanggal}"

    @property
    def rinci(self) -> list[dict[str, Any]]:
        """Published rows, place by place."""
        baris: list[dict[str, Any]] = self.terbit.get("baris", [])
        return baris


class BagianJangkauan(models.Model):
    """How many were reached in one place, and why the others were missed."""

    penjaga = khusus_unit("jumlah kecil menunjuk orang; yang terbit berupa kisaran")

    id = models.BigAutoField(primary_key=True)
    jangkauan = models.ForeignKey(Jangkauan, on_delete=models.CASCADE, related_name="bagian")
    bagian = models.ForeignKey(BagianSasaran, on_delete=models.CASCADE, related_name="terjangkau")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    terjangkau = models.PositiveIntegerField()
    alasan_kode = models.SlugField(max_length=40, blank=True)

    class Meta:
        ordering = ("bagian_id",)
        constraints = [
            models.UniqueConstraint(fields=["jangkauan", "bagian"], name="bagian_jangkauan_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.bagian_id} {self.terjangkau}"
