"""Membuka, mengundi, menutup, dan menerbitkan satu survei."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.survei.enums import CaraKerangka, StatusSurvei
from terasa.survei.models import BenihRahasia, Kerangka, Responden, Survei, UnitKerangka
from terasa.survei.permissions import can_run
from terasa.survei.queries.aturan import share_cadangan
from terasa.survei.rules import Pertanyaan
from terasa.survei.services.bersama import CannotSurvey, get_open
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("create_survei")
def create_survei(
    *,
    by: Pelaku,
    judul: str,
    kode_wilayah: str,
    cakupan: Sequence[str],
    kuesioner: Sequence[Pertanyaan],
    n: int,
    now: datetime,
    cara: str = CaraKerangka.RT,
) -> Survei:
    """Prepare a survey of n dwellings in these desa, with an empty first version of its frame. Raises CannotSurvey."""
    if not can_run(by, kode_wilayah):
        raise CannotSurvey(
            _("Hanya Bappeda atau Dinas PMD yang dapat membuka survei."), code="bukan-penyelenggara"
        )
    if n < 1:
        raise CannotSurvey(_("Undilah paling sedikit satu rumah."), code="n")
    survei = Survei(
        judul=judul[:250],
        kode_wilayah=kode_wilayah,
        cakupan=sorted(cakupan),
        cara=cara,
        kuesioner=[p.as_json() for p in kuesioner],
        n_rencana=n,
        dibuat_at=now,
    )
    survei.save(force_insert=True)
    Kerangka.objects.create(survei=survei, versi=1, dibuat_at=now, oleh=by.label)
    return survei


@konteks.act("draw_sample")
def draw_sample(*, survei: Survei, by: Pelaku, now: datetime) -> Survei:
    """Draw the dwellings and their ordered reserves from the locked frame. Raises CannotSurvey.

    The seed is made here, after the frame can no longer change and before anyone can see it: neither who counted
    nor who presses the button knows or chooses what it will draw.
    """
    survei = get_open(survei, by, StatusSurvei.DISIAPKAN)
    kerangka = survei.versi_kerangka.last()
    if kerangka is None or kerangka.dikunci_at is None:
        raise CannotSurvey(_("Kerangkanya belum dikunci."), code="kerangka-kosong")
    benih = statistik.make_benih()
    survei.n_rencana = min(survei.n_rencana, survei.n_kerangka)
    cadangan = ceil(survei.n_rencana * share_cadangan(survei.kode_wilayah, timezone.localdate(now)))
    survei.n_cadangan = min(cadangan, survei.n_kerangka - survei.n_rencana)
    with konteks.sebagai_sistem():
        BenihRahasia.objects.bulk_create([BenihRahasia(survei=survei, benih=benih)])
        _draw(survei, benih)
    survei.komitmen_benih = statistik.komitmen(benih)
    survei.status, survei.diundi_at = StatusSurvei.DIUNDI, now
    survei.save(update_fields=["n_rencana", "n_cadangan", "komitmen_benih", "status", "diundi_at"])
    return survei


def _draw(survei: Survei, benih: str) -> None:
    """The first n of the drawn order are asked; those after them sleep as reserves."""
    unit = {f"{u.kode_wilayah} {u.label}": u for u in UnitKerangka.objects.filter(survei=survei)}
    terundi = statistik.undi(benih, unit, survei.n_rencana + survei.n_cadangan)
    Responden.objects.bulk_create(
        Responden(
            survei=survei,
            unit=unit[kode],
            kode_wilayah=unit[kode].kode_wilayah,
            urutan=nomor,
            aktif=nomor <= survei.n_rencana,
        )
        for nomor, kode in enumerate(terundi, start=1)
    )


@konteks.act("close_survei")
def close_survei(*, survei: Survei, by: Pelaku, now: datetime) -> Survei:
    """Stop taking answers and reveal the seed, so that anyone can draw again. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DIUNDI)
    with konteks.sebagai_sistem():
        rahasia = BenihRahasia.objects.get(survei=survei)
        survei.benih_terbuka = rahasia.benih
        rahasia.delete()
    survei.status, survei.ditutup_at = StatusSurvei.DITUTUP, now
    survei.save(update_fields=["benih_terbuka", "status", "ditutup_at"])
    return survei


@konteks.act("mark_terbit")
def mark_terbit(*, survei: Survei, by: Pelaku, now: datetime) -> Survei:
    """The figures of a closed survey are everyone's from now on. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DITUTUP)
    survei.status = StatusSurvei.TERBIT
    survei.save(update_fields=["status"])
    return survei
