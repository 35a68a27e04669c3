"""Pasangan usulan di SIPD."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from terasa.akun.models import kode_field
from terasa.umum.penjaga import Penjaga


class CatatanSipd(models.Model):
    """The same usulan in SIPD: its id there, where it stands there, and what each stage wrote there.

    `isi` as `rules.sipd.UsulanSipd.isi`; `baris_asal` the last row read, without personal columns.
    """

    penjaga = Penjaga()

    usulan = models.OneToOneField(
        "musrenbang.Usulan", primary_key=True, on_delete=models.CASCADE, related_name="sipd"
    )
    kabupaten = kode_field()
    tahun = models.PositiveSmallIntegerField()
    id_sipd = models.CharField(max_length=60)
    isi = models.JSONField(default=dict, blank=True)
    baris_asal = models.JSONField(default=dict, blank=True)
    # When an official typed it in by hand, and which office says so; empty when it came from SIPD.
    diketik_at = models.DateTimeField(null=True, blank=True)
    diketik_oleh = models.CharField(max_length=200, blank=True)
    dibaca_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("tahun", "id_sipd")
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "tahun", "id_sipd"], name="catatan_sipd_sekali"),
            models.CheckConstraint(
                condition=Q(diketik_at__isnull=True) | ~Q(diketik_oleh=""), name="catatan_sipd_ada_pengetik"
            ),
        ]

    def __str__(self) -> str:
        return f"SIPD {self.id_sipd}"
