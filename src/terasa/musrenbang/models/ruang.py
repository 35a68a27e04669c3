"""Ruang musyawarah: paket yang dibawa ke balai tanpa internet, dan yang sedang tampil di layarnya."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from terasa.umum.penjaga import Penjaga


class PaketBalai(models.Model):
    """A forum taken to a hall without internet. While it is away nobody decides in it here."""

    # The key proves what comes back; it is erased as soon as the package is merged or given up.
    penjaga = Penjaga(rahasia=("kunci",))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey("musrenbang.Forum", on_delete=models.CASCADE, related_name="paket_balai")
    kunci = models.CharField(max_length=64, blank=True)
    # SHA-256 of what went out; the journal of the hall is chained to it.
    sidik = models.CharField(max_length=64)
    # The office or post that carries it, never a person's name.
    pembawa = models.CharField(max_length=200)
    dibawa_at = models.DateTimeField()
    kembali_at = models.DateTimeField(null=True, blank=True)
    kembali_oleh = models.CharField(max_length=200, blank=True)
    # What became of each row, without names.
    laporan = models.JSONField(null=True, blank=True)
    # Given up: the laptop is lost, or the meeting moved back to a place with a signal.
    dilepas_at = models.DateTimeField(null=True, blank=True)
    dilepas_oleh = models.CharField(max_length=200, blank=True)
    dilepas_alasan = models.TextField(blank=True)

    class Meta:
        ordering = ("-dibawa_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["forum"],
                condition=Q(kembali_at__isnull=True, dilepas_at__isnull=True),
                name="paket_balai_satu_di_luar",
            ),
            models.CheckConstraint(
                condition=Q(dilepas_at__isnull=True) | (~Q(dilepas_alasan="") & ~Q(dilepas_oleh="")),
                name="paket_balai_lepas_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.pembawa}"


class LayarForum(models.Model):
    """What the projector of a forum shows now: one usulan with its decision, or nothing in particular."""

    penjaga = Penjaga()

    forum = models.OneToOneField(
        "musrenbang.Forum", primary_key=True, on_delete=models.CASCADE, related_name="layar"
    )
    keputusan = models.ForeignKey(
        "musrenbang.Keputusan", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    pada = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.keputusan_id or 'kosong'}"
