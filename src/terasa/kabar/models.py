"""Alamat (terbatas) dan kotak keluar."""

from __future__ import annotations

import uuid

from django.db import models

from terasa.akun.models import Pengguna, kode_field
from terasa.umum.penjaga import PRIBADI, Penjaga


class JenisAlamat(models.TextChoices):
    SUREL = "surel", "Surel"
    TELEPON = "telepon", "Telepon"
    TELEGRAM = "telegram", "Telegram"


class Alamat(models.Model):
    """A resident's e-mail or phone: read by the delivery worker and by the holder of the key only."""

    penjaga = Penjaga(
        audit=PRIBADI,
        baca="pemilik_id::text = terasa_kunci()",
        tulis="pemilik_id::text = terasa_kunci()",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pemilik_id = models.UUIDField(db_index=True)
    jenis = models.CharField(max_length=10, choices=JenisAlamat.choices)
    nilai = models.CharField(max_length=254)
    # The gateway by which this person spoke, so that answers go back through the same door; empty = the first one.
    gerbang = models.CharField(max_length=20, blank=True, db_default="", default="")
    # Message-Id of the e-mail that opened the conversation: the answer stands under it in their mailbox.
    utas = models.CharField(max_length=250, blank=True, db_default="", default="")
    berhenti_at = models.DateTimeField(null=True, blank=True)


class Berhenti(models.Model):
    """Somebody wrote STOP: only a keyed digest of the address, remembered when the address itself is erased."""

    penjaga = Penjaga(audit=PRIBADI, baca="false")

    sidik = models.CharField(primary_key=True, max_length=64)
    pada = models.DateTimeField()


class StatusPesan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    TERKIRIM = "terkirim", "Terkirim"
    TANPA_SALURAN = "tanpa_saluran", "Belum ada saluran"
    GAGAL = "gagal", "Gagal"
    BERHENTI = "berhenti", "Penerima berhenti"


class Pesan(models.Model):
    """One message to one person, written in the transaction of the act that caused it."""

    penjaga = Penjaga(
        audit=PRIBADI,
        baca="pengguna_id = terasa_pelaku()",
        tulis="pengguna_id = terasa_pelaku()",
        tambah="terasa_publik()",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Sending twice writes once: kejadian + penerima.
    kunci = models.CharField(max_length=120, unique=True)
    alamat = models.ForeignKey(Alamat, null=True, on_delete=models.CASCADE, related_name="+")
    pengguna = models.ForeignKey(Pengguna, null=True, on_delete=models.CASCADE, related_name="+")
    kode_wilayah = kode_field(blank=True, default="")
    subjek = models.CharField(max_length=200)
    teks = models.TextField()
    # A key or a code for the recipient alone (`kabar.sandi`); emptied as soon as it is sent or never will be.
    tersandi = models.TextField(blank=True, db_default="", default="")
    tautan = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=15, choices=StatusPesan.choices, default=StatusPesan.MENUNGGU)
    percobaan = models.PositiveSmallIntegerField(default=0)
    galat = models.CharField(max_length=80, blank=True)
    dibuat_at = models.DateTimeField()
    berikut_at = models.DateTimeField()
    terkirim_at = models.DateTimeField(null=True, blank=True)
    dibaca_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-dibuat_at",)
        indexes = [
            models.Index(fields=["berikut_at"], condition=models.Q(status="menunggu"), name="pesan_menunggu"),
            models.Index(fields=["pengguna", "-dibuat_at"], name="pesan_kotak_masuk"),
        ]


class DetakPekerja(models.Model):
    """The last sign of life of each background loop, shown on the health page."""

    penjaga = Penjaga(audit="", sebab="tanda hidup teknis, berubah tiap detik")

    nama = models.CharField(primary_key=True, max_length=40)
    pada = models.DateTimeField()
    keterangan = models.JSONField(default=dict)
