"""Pesan masuk, asal kertas, unggahan lembar, dan titipan LAPOR!. Tidak satu pun menyimpan nama atau nomor orang."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import kode_field
from terasa.aspirasi.models import Aspirasi
from terasa.dokumen.models import Berkas
from terasa.pintu.enums import Acara, Hasil, LangkahLapor, StatusUnggahan
from terasa.umum.penjaga import Penjaga, lingkup


class PesanMasuk(models.Model):
    """One message that came in by e-mail or gateway, exactly once. `isi` only while it waits for its desa."""

    penjaga = lingkup("kabupaten")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Digest of the door and the message's own id: the same message again meets this row.
    kunci = models.CharField(max_length=64, unique=True)
    pintu = models.CharField(max_length=20)
    kabupaten = kode_field()
    # Keyed digest of the sender, so that a next message finds the conversation; emptied after a month.
    pengirim_sidik = models.CharField(max_length=64, blank=True, db_index=True)
    hasil = models.CharField(max_length=10, choices=Hasil.choices)
    sebab = models.CharField(max_length=200, blank=True)
    isi = models.TextField(blank=True)
    lampiran_dilewati = models.PositiveSmallIntegerField(default=0)
    aspirasi = models.ForeignKey(Aspirasi, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    diterima_at = models.DateTimeField()

    class Meta:
        ordering = ("diterima_at",)
        indexes = [
            models.Index(
                fields=["kabupaten", "diterima_at"],
                condition=models.Q(hasil="menunggu"),
                name="pesan_masuk_menunggu",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(isi="") | models.Q(hasil="menunggu"), name="pesan_masuk_isi_saat_menunggu"
            )
        ]


class TandaPintu(models.Model):
    """A signature that a gateway used: the same envelope a second time is a replay."""

    penjaga = Penjaga(audit="", sebab="sidik tanda tangan gerbang, dibuang sesudah sejam")

    sidik = models.CharField(primary_key=True, max_length=64)
    pada = models.DateTimeField()


class Asal(models.Model):
    """From which meeting or box a voice on paper came."""

    penjaga = lingkup("kode_desa")

    aspirasi = models.OneToOneField(Aspirasi, primary_key=True, on_delete=models.CASCADE, related_name="asal")
    kode_desa = kode_field()
    acara = models.CharField(max_length=12, choices=Acara.choices)
    nama = models.CharField(max_length=160, blank=True)
    pada_on = models.DateField(null=True, blank=True)
    # Of the meeting, the place and the words: the same sheet again changes nothing.
    sidik = models.CharField(max_length=64, unique=True)


class Unggahan(models.Model):
    """A sheet that waits to be confirmed, with the account of what it would do; its file goes afterwards."""

    penjaga = lingkup("kode_wilayah")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kode_wilayah = kode_field()
    oleh = models.CharField(max_length=200)
    nama = models.CharField(max_length=160)
    acara = models.CharField(max_length=12, choices=Acara.choices)
    acara_nama = models.CharField(max_length=160, blank=True)
    acara_on = models.DateField(null=True, blank=True)
    berkas = models.ForeignKey(Berkas, null=True, on_delete=models.PROTECT, related_name="+")
    catatan = models.JSONField(default=list)
    laporan = models.JSONField()
    status = models.CharField(max_length=10, choices=StatusUnggahan.choices, default=StatusUnggahan.DISIAPKAN)
    dibuat_at = models.DateTimeField()

    class Meta:
        ordering = ("-dibuat_at",)


class TitipanLapor(models.Model):
    """A complaint that was brought to SP4N-LAPOR!: its number there, and how far it is."""

    penjaga = lingkup("kode_desa")

    aspirasi = models.OneToOneField(
        Aspirasi, primary_key=True, on_delete=models.CASCADE, related_name="lapor"
    )
    kode_desa = kode_field()
    nomor = models.CharField(max_length=30)
    langkah = models.CharField(max_length=12, choices=LangkahLapor.choices, default=LangkahLapor.MASUK)
    langkah_on = models.DateField()
