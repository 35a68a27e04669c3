"""Buku administrasi BPD: nama bukunya aturan yang dapat diubah, isinya baris bertanggal."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.dokumen.models import Berkas
from terasa.umum.pelaku import Pelaku
from terasa.umum.penjaga import PRIBADI, Penjaga
from terasa.wilayah.models import under_any


class EntriBukuQuerySet(models.QuerySet["EntriBuku"]):
    def visible_to(self, by: Pelaku) -> EntriBukuQuerySet:
        """Lines of the places that an office reads; the database asks the same again."""
        return self.filter(under_any(by.akar_baca, "kode_desa"))


class EntriBuku(models.Model):
    """One line of a register of the BPD. Guests and letters are named in it: only offices of the place read it."""

    # The BPD writes here although it writes nothing else of the village.
    penjaga = Penjaga(
        audit=PRIBADI,
        baca="terasa_boleh(kode_desa, 'terasa.baca')",
        tulis="terasa_boleh(kode_desa, 'terasa.baca')",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_desa = kode_field()
    # One of the rule list `buku-bpd`.
    buku = models.SlugField(max_length=60)
    tahun = models.PositiveSmallIntegerField()
    # Counted within one register of one year.
    urutan = models.PositiveIntegerField()
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField()
    uraian = models.TextField()
    keterangan = models.CharField(max_length=250, blank=True)
    berkas = models.ForeignKey(Berkas, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dicatat_at = models.DateTimeField()
    dicatat_oleh = models.CharField(max_length=200)
    is_peragaan = models.BooleanField(default=False)

    objects = EntriBukuQuerySet.as_manager()

    class Meta:
        ordering = ("kode_desa", "buku", "tahun", "urutan")
        constraints = [
            models.UniqueConstraint(
                fields=["kode_desa", "buku", "tahun", "urutan"], name="entri_buku_sekali"
            ),
            models.CheckConstraint(
                condition=models.Q(tanggal__year=models.F("tahun")), name="entri_buku_setahun"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.buku} {self.tahun}/{self.urutan}"
