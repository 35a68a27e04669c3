"""Lembar kertas: disalin dua kali oleh dua orang, yang berbeda diputuskan sambil melihat kertasnya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from terasa.survei import rules
from terasa.survei.enums import Saluran, StatusResponden
from terasa.survei.models import Jawaban, Responden, SalinanKertas
from terasa.survei.services.lapangan import (
    CannotAnswer,
    Cara,
    check_waktu,
    lock_responden,
    record_jawaban,
)
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

DUA = 2


@konteks.act("copy_kertas")
def copy_kertas(
    *, responden: Responden, by: Pelaku, isi: Mapping[str, Any], dijawab_at: datetime, now: datetime
) -> Jawaban | None:
    """One copy of a paper sheet. The second person's copy, when it says the same, becomes the answers.

    The same person again corrects their own copy. Returns None while one copy is missing or the two differ.
    Raises CannotAnswer, JawabanTakSah.
    """
    responden, survei = lock_responden(responden)
    check_waktu(survei, dijawab_at, now)
    if responden.status == StatusResponden.SELESAI:
        raise CannotAnswer(_("Rumah ini sudah menjawab."), code="sudah-dijawab")
    if by.pengguna_id is None:
        raise CannotAnswer(_("Kertas disalin orang yang masuk dengan akunnya."), code="orang")
    bersih = rules.read_jawaban(isi, survei.kuesioner)
    with konteks.sebagai_sistem():
        lain = SalinanKertas.objects.filter(responden=responden).exclude(penyalin_id=by.pengguna_id)
        if len(semua := list(lain)) >= DUA:
            raise CannotAnswer(_("Kertas ini sudah disalin dua orang."), code="sudah-dua")
        SalinanKertas.objects.update_or_create(
            responden=responden,
            penyalin_id=by.pengguna_id,
            defaults={"survei": survei, "isi": bersih, "dijawab_at": dijawab_at, "disalin_at": now},
        )
    if not semua or semua[0].isi != bersih:
        return None
    return _settle(responden, bersih, semua[0].dijawab_at, by, now)


@konteks.act("settle_kertas")
def settle_kertas(*, responden: Responden, by: Pelaku, isi: Mapping[str, Any], now: datetime) -> Jawaban:
    """What the paper really says where two copies differ. Raises CannotAnswer, JawabanTakSah."""
    responden, survei = lock_responden(responden)
    with konteks.sebagai_sistem():
        salinan = list(SalinanKertas.objects.filter(responden=responden))
    if len(salinan) < DUA or responden.status == StatusResponden.SELESAI:
        raise CannotAnswer(_("Lembar ini tidak menunggu keputusan."), code="kertas")
    bersih = rules.read_jawaban(isi, survei.kuesioner)
    for p in survei.kuesioner:
        # Where both copies agree there is nothing to decide, and nothing to leave out.
        sama = {s.isi.get(p["kode"]) for s in salinan}
        if len(sama) == 1 and bersih.get(p["kode"]) not in sama:
            raise CannotAnswer(_("Yang sudah sama pada dua salinan tidak diubah."), code="sama")
    return _settle(responden, bersih, salinan[0].dijawab_at, by, now)


def _settle(
    responden: Responden, isi: Mapping[str, Any], dijawab_at: datetime, by: Pelaku, now: datetime
) -> Jawaban:
    return record_jawaban(
        responden=responden,
        by=by,
        isi=isi,
        dijawab_at=dijawab_at,
        now=now,
        cara=Cara(saluran=Saluran.KERTAS),
    )
