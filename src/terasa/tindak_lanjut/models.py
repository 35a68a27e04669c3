"""Satu tindak lanjut, riwayatnya, dan buktinya."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from terasa.akun.models import Unit, kode_field
from terasa.dokumen.models import Berkas
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.enums import Peristiwa, StatusTindakLanjut
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import Penjaga
from terasa.wilayah.models import under_any


class TindakLanjutQuerySet(models.QuerySet["TindakLanjut"]):
    def visible_to(self, by: Pelaku) -> TindakLanjutQuerySet:
        """Those that an office gave or must do, and those of the places it reads."""
        unit = by.unit_id or -1
        return self.filter(
            Q(pelaksana_id=unit) | Q(pemberi_id=unit) | under_any(by.akar_baca, "kode_wilayah")
        )

    def terbuka(self) -> TindakLanjutQuerySet:
        return self.exclude(status__in=rules.AKHIR)

    def terlambat(self, pada: date) -> TindakLanjutQuerySet:
        return self.terbuka().filter(jatuh_tempo_on__lt=pada)


class TindakLanjut(models.Model):
    """What one office must do by a day, for whom, and how one will see that it is done."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kabupaten = kode_field()
    # The place it is about; decides who above it reads along.
    kode_wilayah = kode_field()
    # What gave birth to it ("arahan", "pembinaan", "layanan"); the row there points here.
    asal = models.CharField(max_length=20)
    teks = models.TextField()
    ukuran = models.CharField(max_length=250, blank=True)
    bukti_diminta = models.CharField(max_length=250, blank=True)
    pemberi = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tindak_lanjut_diberi")
    pemberi_label = models.CharField(max_length=200)
    pelaksana = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tindak_lanjut")
    status = models.CharField(
        max_length=24, choices=StatusTindakLanjut.choices, default=StatusTindakLanjut.DITETAPKAN
    )
    ditetapkan_on = models.DateField()
    jatuh_tempo_on = models.DateField()
    # The first due day; an extension moves only the other one.
    semula_jatuh_tempo_on = models.DateField()
    perpanjangan_kali = models.PositiveSmallIntegerField(default=0)
    # Who reported last: that person cannot verify.
    pelapor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pelapor_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    selesai_at = models.DateTimeField(null=True, blank=True)
    dibuka_lagi_kali = models.PositiveSmallIntegerField(default=0)
    diganti_oleh = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="mengganti"
    )
    dibuat_at = models.DateTimeField()
    is_peragaan = models.BooleanField(default=False)

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        ordering = ("jatuh_tempo_on", "dibuat_at", "id")
        indexes = [
            models.Index(fields=["pelaksana", "status"], name="tl_pelaksana"),
            models.Index(fields=["kode_wilayah", "status"], name="tl_wilayah"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(jatuh_tempo_on__gte=F("ditetapkan_on")), name="tl_tempo_sesudah_ditetapkan"
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="tl_berisi"),
        ]

    def __str__(self) -> str:
        return self.teks[:60]

    @property
    def is_akhir(self) -> bool:
        return self.status in rules.AKHIR

    def is_terlambat(self, pada: date) -> bool:
        return rules.is_terlambat(self.status, self.jatuh_tempo_on, pada)


class LangkahTindakLanjut(models.Model):
    """One event of the history, never changed afterwards."""

    penjaga = Penjaga()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tindak_lanjut = models.ForeignKey(TindakLanjut, on_delete=models.CASCADE, related_name="langkah")
    nomor = models.PositiveSmallIntegerField()
    peristiwa = models.CharField(max_length=16, choices=Peristiwa.choices)
    status = models.CharField(max_length=24, choices=StatusTindakLanjut.choices)
    catatan = models.TextField(blank=True)
    # Of an extension: the due day before and after.
    dari_on = models.DateField(null=True, blank=True)
    ke_on = models.DateField(null=True, blank=True)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)
    oleh_pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("tindak_lanjut_id", "nomor")
        constraints = [models.UniqueConstraint(fields=["tindak_lanjut", "nomor"], name="langkah_tl_bernomor")]

    def __str__(self) -> str:
        return f"{self.tindak_lanjut_id} {self.peristiwa}"


class BuktiTindakLanjut(models.Model):
    """A file that shows what was done."""

    penjaga = Penjaga()

    langkah = models.ForeignKey(LangkahTindakLanjut, on_delete=models.CASCADE, related_name="lampiran")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["langkah", "berkas"], name="bukti_tl_sekali")]

    def __str__(self) -> str:
        return f"{self.langkah_id} {self.berkas_id}"
