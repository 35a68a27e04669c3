"""Kode lacak yang unik di seluruh produk, dan catatan audit yang dirantai."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from terasa.umum.penjaga import Penjaga


class KodeLacak(models.Model):
    """One public code space: an aspirasi, an usulan and a kegiatan can never share a code."""

    penjaga = Penjaga(audit="", sebab="diaudit pada objek yang memakainya")

    kode = models.CharField(primary_key=True, max_length=9, db_collation="C")
    jenis = models.CharField(max_length=20)


class AuditBaris(models.Model):
    """One change of one row, written by the database trigger; nobody updates or deletes it."""

    penjaga = Penjaga(audit="", sebab="inilah auditnya")

    id = models.BigAutoField(primary_key=True)
    txid = models.BigIntegerField()
    pada = models.DateTimeField()
    tabel = models.CharField(max_length=63)
    objek = models.CharField(max_length=64)
    operasi = models.CharField(max_length=6)
    oleh = models.CharField(max_length=200)
    tindakan = models.CharField(max_length=80)
    alasan = models.TextField()
    data = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["tabel", "objek"], name="audit_objek"),
            # Rows come in the order of time, so a few pages of it serve "the last 90 days".
            BrinIndex(fields=["pada"], name="audit_pada"),
        ]


class AuditBlok(models.Model):
    """A sealed block of audit rows; `sidik` is the last link of the hash chain."""

    penjaga = Penjaga(audit="", sebab="segel audit")

    id = models.BigAutoField(primary_key=True)
    disegel_at = models.DateTimeField()
    jumlah = models.PositiveIntegerField()
    sidik_sebelum = models.CharField(max_length=64)
    sidik = models.CharField(max_length=64)


class AuditSegel(models.Model):
    """One link of the chain: the audit row at position `urut`."""

    penjaga = Penjaga(audit="", sebab="segel audit")

    urut = models.BigIntegerField(primary_key=True)
    # Deliberately no foreign key: a deleted audit row must be found by the check, not forbidden quietly.
    baris_id = models.BigIntegerField(unique=True)
    blok = models.ForeignKey(AuditBlok, on_delete=models.PROTECT)
    sidik = models.CharField(max_length=64)


class AuditIntisari(models.Model):
    """The digest published once a day: whoever noted it can prove later that nothing before it changed."""

    penjaga = Penjaga(audit="", sebab="segel audit")

    tanggal = models.DateField(primary_key=True)
    urut = models.BigIntegerField()
    jumlah = models.BigIntegerField()
    sidik = models.CharField(max_length=64)
    terbit_at = models.DateTimeField()


class AuditGaram(models.Model):
    """The salt of one personal row's digests; erasing a person deletes it, and the digests become dust."""

    penjaga = Penjaga(
        audit="",
        baca="terasa_sistem()",
        tulis="terasa_sistem()",
        sebab="garam audit, dihapus saat penghapusan data",
    )

    tabel = models.CharField(max_length=63)
    objek = models.CharField(max_length=64)
    garam = models.CharField(max_length=72)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tabel", "objek"], name="garam_satu_per_baris")]
