"""Kotak suara sebuah forum.

Tidak ada baris per surat suara. Semua yang sudah masuk adalah satu himpunan terurut dalam satu baris, yang ditulis
ulang setiap kali: nomor transaksi dan letaknya hanya menceritakan suara terakhir, bukan suara siapa (adr/0015).
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.akun.models import Pengguna
from terasa.musrenbang.enums import Metode, StatusKotak
from terasa.pertemuan.models import Kehadiran
from terasa.umum.penjaga import Penjaga


def _for_system(sebab: str) -> Penjaga:
    """Read and written by the system alone, inside the service that acts, and kept out of the audit because `sebab`."""
    return Penjaga(audit="", baca="false", tulis="false", sebab=sebab)


class KotakSuara(models.Model):
    """The ballot box of one forum: what is voted on and how it is counted; the published set once it is closed."""

    penjaga = Penjaga(rahasia=("pb", "tanda_terima"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.OneToOneField("musrenbang.Forum", on_delete=models.CASCADE, related_name="kotak")
    # Short name in the address that voters type or scan.
    kode = models.SlugField(max_length=8, unique=True)
    metode = models.CharField(max_length=16, choices=Metode.choices)
    status = models.CharField(max_length=8, choices=StatusKotak.choices, default=StatusKotak.DIBUKA)
    # Frozen list of {kode, judul, desa, biaya}, in the order of the ballot.
    calon = models.JSONField()
    # The forum's own ceiling, whole rupiah; None: plain count.
    pagu = models.BigIntegerField(null=True, blank=True)
    # Rule, measure, completion, order of ties, and the smallest group, as of the opening.
    cara = models.JSONField()
    pilihan_terbanyak = models.PositiveSmallIntegerField()
    dibuka_at = models.DateTimeField()
    dibuka_oleh = models.CharField(max_length=200)
    ditutup_at = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.CharField(max_length=200, blank=True)
    # Once closed: how many came by phone and on paper, {kode: rank} of the count, receipts, the Pabulib file.
    ringkasan = models.JSONField(default=dict, blank=True)
    tanda_terima = models.TextField(blank=True)
    pb = models.TextField(blank=True)
    pb_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pagu__isnull=True) | Q(pagu__gt=0), name="kotak_pagu_positif"),
            models.CheckConstraint(
                condition=~Q(status=StatusKotak.DITUTUP) | ~Q(pb_sha256=""), name="kotak_tertutup_terbit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.status}"


class PakKartu(models.Model):
    """One printed pack of slips: only digests of their tokens, sorted, written once and never again."""

    penjaga = _for_system("kartu suara: yang membuktikan adalah himpunan yang terbit, bukan jejak tiap kartu")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kotak = models.ForeignKey(KotakSuara, on_delete=models.CASCADE, related_name="pak")
    # Whom the pack is for, such as a desa; "" for everyone.
    kelompok = models.CharField(max_length=80, blank=True)
    jumlah = models.PositiveIntegerField()
    # Digests of 16 bytes one after the other.
    sidik = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.kotak_id}: {self.jumlah}"


class HimpunanSuara(models.Model):
    """Everything cast so far, as one sorted set in one row that every ballot rewrites. Gone once counted."""

    penjaga = _for_system("surat suara rahasia: pemicu audit akan mencatat suara satu per satu dengan jamnya")

    kotak = models.OneToOneField(
        KotakSuara, primary_key=True, on_delete=models.CASCADE, related_name="himpunan"
    )
    # Receipts of the tokens that were used, sorted, one per line.
    tanda_terima = models.TextField(blank=True)
    # Ballots as lines "group TAB codes", sorted.
    surat = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.kotak_id)


class PengambilanKartu(models.Model):
    """This attendee has drawn a slip, and nothing else: no slip, no hour."""

    penjaga = _for_system(
        "hanya tanda sudah mengambil; jejak audit akan mencatat urutan dan jam orang mengambil kartu"
    )

    kehadiran = models.OneToOneField(
        Kehadiran, primary_key=True, on_delete=models.CASCADE, related_name="pengambilan_kartu"
    )
    kotak = models.ForeignKey(KotakSuara, on_delete=models.CASCADE, related_name="pengambilan")

    def __str__(self) -> str:
        return str(self.kotak_id)


class KertasSuara(models.Model):
    """One paper ballot, numbered after the pile was mixed, entered twice by two people."""

    penjaga = _for_system(
        "surat suara rahasia: yang membuktikan adalah himpunan yang terbit dan kertasnya sendiri"
    )

    kotak = models.ForeignKey(KotakSuara, on_delete=models.CASCADE, related_name="kertas")
    nomor = models.PositiveIntegerField()
    # Codes with commas, "" blank, "-" spoiled; None: not entered yet.
    isi_satu = models.TextField(null=True, blank=True)  # noqa: DJ001  # an empty ballot is not a missing one
    isi_dua = models.TextField(null=True, blank=True)  # noqa: DJ001  # the same
    # What both or the settlement say.
    isi = models.TextField(null=True, blank=True)  # noqa: DJ001  # the same
    penyalin_satu = models.ForeignKey(
        Pengguna, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    penyalin_dua = models.ForeignKey(
        Pengguna, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # The office that settled a difference.
    diputuskan_oleh = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("nomor",)
        constraints = [
            models.UniqueConstraint(fields=["kotak", "nomor"], name="kertas_suara_sekali"),
            models.CheckConstraint(
                condition=Q(penyalin_satu__isnull=True)
                | Q(penyalin_dua__isnull=True)
                | ~Q(penyalin_satu=models.F("penyalin_dua")),
                name="kertas_suara_dua_orang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kotak_id} {self.nomor}"
