"""Satu baris pencarian per objek, ditulis modul pemiliknya."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class Entri(models.Model):
    """What can be found. Only public words are ever written here."""

    penjaga = Penjaga(audit="", sebab="turunan dari objeknya, dapat dibangun ulang")

    jenis = models.CharField(max_length=20)
    objek_id = models.CharField(max_length=40)
    kode = models.CharField(max_length=20)
    judul = models.CharField(max_length=300)
    teks = models.TextField(blank=True)
    kode_wilayah = kode_field()
    tahun = models.PositiveSmallIntegerField(null=True)
    url = models.CharField(max_length=200)
    vektor = models.GeneratedField(
        expression=models.Func(
            template="to_tsvector('indonesian'::regconfig, judul || ' ' || teks || ' ' || kode)",
            output_field=SearchVectorField(),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jenis", "objek_id"], name="entri_satu_per_objek")]
        indexes = [
            GinIndex(fields=["vektor"], name="entri_vektor"),
            models.Index(fields=["kode_wilayah"], name="entri_wilayah"),
        ]
