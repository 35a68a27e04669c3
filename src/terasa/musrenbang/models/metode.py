"""Perbandingan kriteria sebuah forum, dan metodenya sebagaimana dibekukan."""

from __future__ import annotations

from django.db import models

from terasa.musrenbang.enums import Metode
from terasa.umum.penjaga import Penjaga


class MetodeBeku(models.Model):
    """The method and its criteria as they stood at the first score or ballot; published, never changed again."""

    penjaga = Penjaga()

    forum = models.OneToOneField(
        "musrenbang.Forum", primary_key=True, on_delete=models.CASCADE, related_name="metode_beku"
    )
    metode = models.CharField(max_length=16, choices=Metode.choices)
    # Code, name and source of the rule, and the criteria with their weights; empty for ballots.
    isi = models.JSONField(default=dict, blank=True)
    dibekukan_at = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.metode}"


class BandingKriteria(models.Model):
    """How a forum itself compared the criteria of its AHP, in pairs; without one the rule's comparisons count."""

    penjaga = Penjaga()

    forum = models.OneToOneField(
        "musrenbang.Forum", primary_key=True, on_delete=models.CASCADE, related_name="banding_kriteria"
    )
    # Triples [a, b, "how many times a outweighs b"], every pair once.
    banding = models.JSONField()
    versi = models.PositiveIntegerField(default=1)
    pada = models.DateTimeField()
    oleh = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.forum_id}: {self.versi}"
