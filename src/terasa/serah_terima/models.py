"""Paket serah terima jabatan, kata pejabat yang berakhir, dan pernyataan terima penggantinya.

Paket yang sudah beku tidak dapat diubah siapa pun, juga tidak oleh Terasa; pemicu basis data menjaganya.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.enums import JenisPeran as P
from terasa.akun.models import Unit, kode_field
from terasa.perangkat.models import MasaJabatan
from terasa.serah_terima.enums import JabatanPaket, Penyerah, StatusPaket
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import HARI_INI, PRIBADI, Penjaga

# Beside the office itself and whoever comes after in it.
PEMBACA_KABUPATEN = (P.BUPATI, P.SEKDA, P.BAGIAN_PEMERINTAHAN)
# These sit in a village too and are no part of its government.
BUKAN_KANTOR = (P.BPD, P.PENDAMPING, P.WARGA)
_BUKAN = ", ".join(f"'{j.value}'" for j in BUKAN_KANTOR)
_BACA = ", ".join(f"'{j.value}'" for j in PEMBACA_KABUPATEN)
TERKAIT = (
    "EXISTS (SELECT 1 FROM akun_peran p JOIN akun_unit u ON u.id = p.unit_id "  # noqa: S608  # names of our own enums only
    f"WHERE p.pengguna_id = terasa_pelaku() AND p.berlaku_dari <= {HARI_INI} "
    f"AND (p.berlaku_sampai IS NULL OR p.berlaku_sampai >= {HARI_INI}) "
    f"AND ((p.unit_id = serah_terima_paketserahterima.unit_id AND p.jenis NOT IN ({_BUKAN})) "
    f"OR (u.kabupaten = serah_terima_paketserahterima.kabupaten AND p.jenis IN ({_BACA}))))"
)
LEWAT_PAKET = "EXISTS (SELECT 1 FROM serah_terima_paketserahterima k WHERE k.id = {tabel}.paket_id)"


def with_paket(tabel: str) -> Penjaga:
    """Rows that follow their pack: its own policy is asked."""
    syarat = LEWAT_PAKET.format(tabel=tabel)
    return Penjaga(audit=PRIBADI, baca=syarat, tulis=syarat)


class PaketQuerySet(models.QuerySet["PaketSerahTerima"]):
    def visible_to(self, by: Pelaku) -> PaketQuerySet:
        """Of one's own office; all of the kabupaten for its leaders and Bagian Pemerintahan."""
        if by.peran_id is None or by.jenis in BUKAN_KANTOR:
            return self.none()
        milik = Q(unit_id=by.unit_id)
        if by.jenis in PEMBACA_KABUPATEN:
            milik |= Q(kabupaten=by.kabupaten)
        return self.filter(milik)


class PaketSerahTerima(models.Model):
    """What one office hands over on one day. `isi`, `sidik`, and `pdf` are there once it is frozen."""

    penjaga = Penjaga(audit=PRIBADI, baca=TERKAIT, tulis=TERKAIT)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The head of the hash; empty while nothing is frozen.
    kode = models.CharField(max_length=12, blank=True, db_collation="C")
    kabupaten = kode_field()
    kode_wilayah = kode_field()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paket_serah_terima")
    jabatan = models.CharField(max_length=12, choices=JabatanPaket.choices)
    # Whose tenure ends; None while the registry does not say.
    masa = models.ForeignKey(
        MasaJabatan, null=True, blank=True, on_delete=models.PROTECT, related_name="paket_serah_terima"
    )
    tanggal = models.DateField()
    status = models.CharField(max_length=10, choices=StatusPaket.choices, default=StatusPaket.DISIAPKAN)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    galat = models.TextField(blank=True)
    penyerah = models.CharField(max_length=10, choices=Penyerah.choices, default=Penyerah.PEMEGANG)
    # Why the sekda hands over in the place of the outgoing.
    penyerah_alasan = models.TextField(blank=True)
    isi = models.JSONField(null=True, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    dibuat_at = models.DateTimeField()
    dibuat_oleh = models.CharField(max_length=200)
    diubah_at = models.DateTimeField()
    beku_at = models.DateTimeField(null=True, blank=True)
    beku_oleh = models.CharField(max_length=200, blank=True)
    is_peragaan = models.BooleanField(default=False)

    objects = PaketQuerySet.as_manager()

    class Meta:
        ordering = ("-tanggal", "unit__nama", "id")
        indexes = [models.Index(fields=["kode"], name="paket_serah_terima_kode")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "jabatan", "tanggal"], name="paket_sekali_per_hari"),
            models.CheckConstraint(
                condition=~Q(status=StatusPaket.BEKU)
                | (
                    Q(isi__isnull=False, pdf__isnull=False, beku_at__isnull=False)
                    & ~Q(sidik="")
                    & ~Q(kode="")
                ),
                name="paket_beku_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(penyerah=Penyerah.SEKDA) | ~Q(penyerah_alasan=""), name="paket_sekda_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} {self.unit_id} {self.tanggal}"

    @property
    def is_beku(self) -> bool:
        return self.status == StatusPaket.BEKU

    @property
    def is_disusun(self) -> bool:
        """Waits for the worker or is in its hands."""
        return self.status in {StatusPaket.MENUNGGU, StatusPaket.BERJALAN}


class BagianPaket(models.Model):
    """Words of the outgoing on one section: the memorandum itself, what stands in the way, what is advised."""

    penjaga = with_paket("serah_terima_bagianpaket")

    paket = models.ForeignKey(PaketSerahTerima, on_delete=models.CASCADE, related_name="bagian")
    # A section of the pack, such as "kontrak" or "memori-inventaris".
    kode = models.CharField(max_length=60)
    uraian = models.TextField(blank=True)
    hambatan = models.TextField(blank=True)
    saran = models.TextField(blank=True)
    ditulis_at = models.DateTimeField()
    ditulis_oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("paket_id", "id")
        constraints = [models.UniqueConstraint(fields=["paket", "kode"], name="bagian_paket_sekali")]

    def __str__(self) -> str:
        return f"{self.paket_id} {self.kode}"


class TerimaBagian(models.Model):
    """The successor read one section, on that day, with a note or an objection. Only ever added."""

    penjaga = with_paket("serah_terima_terimabagian")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paket = models.ForeignKey(PaketSerahTerima, on_delete=models.PROTECT, related_name="diterima")
    kode = models.CharField(max_length=60)
    masa = models.ForeignKey(MasaJabatan, on_delete=models.PROTECT, related_name="+")
    is_keberatan = models.BooleanField(default=False)
    catatan = models.TextField(blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    class Meta:
        ordering = ("pada", "id")
        constraints = [
            models.UniqueConstraint(fields=["paket", "kode"], name="terima_bagian_sekali"),
            models.CheckConstraint(
                condition=Q(is_keberatan=False) | ~Q(catatan=""), name="keberatan_beralasan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paket_id} {self.kode}"
