"""Versi nomenklatur dan isinya."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from terasa.nomenklatur import rules
from terasa.nomenklatur.enums import Asal, Rumpun, Tingkat
from terasa.umum.penjaga import Penjaga


def vektor_cari() -> SearchVector:
    """The searchable words of a row; the index and the query must use the same expression."""
    return SearchVector("nama", "kinerja", "indikator", config="indonesian")


class VersiQuerySet(models.QuerySet["VersiNomenklatur"]):
    def valid_on(self, hari: date) -> VersiQuerySet:
        return self.filter(berlaku_dari__lte=hari).filter(
            Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=hari)
        )


class VersiNomenklatur(models.Model):
    """One decree's list. A code means something only together with its version."""

    penjaga = Penjaga()

    kode = models.CharField(primary_key=True, max_length=40, db_collation="C")
    rumpun = models.CharField(max_length=16, choices=Rumpun.choices, default=Rumpun.URUSAN)
    nama = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    # Says honestly whether the list is whole or an excerpt, and which file it came from.
    catatan = models.CharField(max_length=400, blank=True)

    objects = VersiQuerySet.as_manager()

    class Meta:
        ordering = ["rumpun", "-berlaku_dari"]
        constraints = [
            models.CheckConstraint(
                name="versi_masa_berlaku",
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_dari")),
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    """One code of one version, as the decree words it."""

    penjaga = Penjaga(audit="", sebab="isi keputusan; tiap impor tercatat pada versinya")

    versi = models.ForeignKey(VersiNomenklatur, on_delete=models.PROTECT, related_name="isi", db_index=False)
    kode = models.CharField(max_length=24, db_collation="C")
    tingkat = models.CharField(max_length=16, choices=Tingkat.choices)
    nama = models.CharField(max_length=500)
    kinerja = models.CharField(max_length=600, blank=True)
    indikator = models.CharField(max_length=600, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    kode_sebelumnya = models.CharField(max_length=24, blank=True, db_collation="C")
    asal = models.CharField(max_length=8, choices=Asal.choices)

    class Meta:
        ordering = ["versi", "kode"]
        indexes = [GinIndex(vektor_cari(), name="nomenklatur_kata")]
        constraints = [
            models.UniqueConstraint(fields=["versi", "kode"], name="nomenklatur_satu_per_versi"),
            models.CheckConstraint(name="nomenklatur_bernama", condition=~Q(nama="")),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"

    @property
    def kode_induk(self) -> str | None:
        """The code one level up; read `versi` with select_related."""
        return rules.induk(self.kode, Rumpun(self.versi.rumpun))


class Definisi(models.Model):
    """The operational definition of one code: long, and only read when words are matched with it."""

    penjaga = Penjaga(audit="", sebab="isi keputusan; tiap impor tercatat pada versinya")

    nomenklatur = models.OneToOneField(
        Nomenklatur, primary_key=True, on_delete=models.CASCADE, related_name="definisi"
    )
    teks = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(name="definisi_berisi", condition=~Q(teks=""))]

    def __str__(self) -> str:
        return f"{self.nomenklatur_id}"


class Padanan(models.Model):
    """A code of one version that went on as a code of another; one may go to several, several to one."""

    penjaga = Penjaga()

    versi_lama = models.ForeignKey(VersiNomenklatur, on_delete=models.PROTECT, related_name="+")
    kode_lama = models.CharField(max_length=24, db_collation="C")
    versi_baru = models.ForeignKey(VersiNomenklatur, on_delete=models.PROTECT, related_name="+")
    kode_baru = models.CharField(max_length=24, db_collation="C")
    # Per cent of the old code that goes there; None where nobody said.
    bobot = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    catatan = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["versi_lama", "kode_lama", "versi_baru", "kode_baru"]
        indexes = [models.Index(fields=["kode_baru"], name="padanan_kode_baru")]
        constraints = [
            models.UniqueConstraint(
                fields=["versi_lama", "kode_lama", "versi_baru", "kode_baru"], name="padanan_sekali"
            ),
            models.CheckConstraint(name="padanan_antar_versi", condition=~Q(versi_lama=F("versi_baru"))),
            models.CheckConstraint(
                name="padanan_bobot", condition=Q(bobot=None) | Q(bobot__gt=0, bobot__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode_lama} → {self.kode_baru}"

    @property
    def kunci(self) -> tuple[str, str, str, str]:
        return (self.versi_lama_id, self.kode_lama, self.versi_baru_id, self.kode_baru)
