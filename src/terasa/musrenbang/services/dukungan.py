"""Warga yang diperlihatkan usulan serupa lalu berkata "dukung yang ini"."""

from __future__ import annotations

from datetime import datetime

from terasa.aspirasi.models import Aspirasi
from terasa.musrenbang.models import DukunganUsulan, Usulan
from terasa.musrenbang.rules import is_finished
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of


@konteks.act("support_usulan")
def support_usulan(*, aspirasi: Aspirasi, kode: str, by: Pelaku, now: datetime) -> DukunganUsulan | None:
    """Keep which usulan a resident pointed at; saying it again changes nothing.

    It joins nothing: the village does, with `add_suara`. A code that leads nowhere any more never costs the voice:
    then nothing is kept and None returned.
    """
    usulan = Usulan.objects.publik().filter(kode=read_kode(kode) or "").first()
    if usulan is not None and usulan.digabung_ke is not None:
        usulan = usulan.digabung_ke
    if usulan is None or is_finished(usulan.status) or usulan.kabupaten != kabupaten_of(aspirasi.kode_desa):
        return None
    return DukunganUsulan.objects.get_or_create(aspirasi=aspirasi, defaults={"usulan": usulan, "pada": now})[
        0
    ]
