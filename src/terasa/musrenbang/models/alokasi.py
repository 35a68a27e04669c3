"""Alokasi kabupaten: satu hitungan dengan masukan yang dibekukan, hasil tiap usulan dan tiap forum, kekokohannya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.musrenbang.enums import (
    HasilAlokasi,
    StatusKekokohan,
)
from terasa.musrenbang.models.forum import Forum
from terasa.musrenbang.models.usulan import Usulan
from terasa.umum.penjaga import Penjaga


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
