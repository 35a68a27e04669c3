"""Siapa memegang jabatan apa pada suatu hari, kursi mana yang kosong, dan masa siapa yang segera berakhir."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from terasa.perangkat.models import DEFINITIF, Jabatan, JabatanQuerySet, MasaJabatan, MasaJabatanQuerySet
from terasa.perangkat.models.masa import SAMPAI


@dataclass(frozen=True, slots=True)
class Kursi:
    """One seat of a post on a day: who holds it, who stands in, since when it has no definitive holder."""

    jabatan: Jabatan
    ke: int
    definitif: MasaJabatan | None
    pengganti: MasaJabatan | None
    # First day without a definitive holder; None when held, or when nobody ever held it.
    kosong_sejak: date | None

    @property
    def pemegang(self) -> MasaJabatan | None:
        """Who signs: somebody who stands in comes before the one who is away."""
        return self.pengganti or self.definitif

    @property
    def is_kosong(self) -> bool:
        return self.definitif is None


def list_kursi(jabatan: JabatanQuerySet, pada: date) -> list[Kursi]:
    """Every seat of these posts on a day. Two queries."""
    ada = list(jabatan.ada_pada(pada).select_related("unit"))
    masa: dict[tuple[object, int], list[MasaJabatan]] = defaultdict(list)
    sampai_hari = MasaJabatan.objects.filter(jabatan__in=ada, mulai_on__lte=pada).select_related("orang")
    for m in sampai_hari.order_by("mulai_on"):
        masa[m.jabatan_id, m.kursi_ke].append(m)
    return [_seat(j, ke, masa[j.pk, ke], pada) for j in ada for ke in range(1, j.kursi + 1)]


def _seat(jabatan: Jabatan, ke: int, masa: list[MasaJabatan], pada: date) -> Kursi:
    kini = [m for m in masa if m.sampai_on is None or m.sampai_on > pada]
    definitif = next((m for m in kini if m.cara in DEFINITIF), None)
    pengganti = next((m for m in kini if m.cara not in DEFINITIF), None)
    dulu = [m.sampai_on for m in masa if m.cara in DEFINITIF and m.sampai_on]
    kosong = max(dulu) if definitif is None and dulu else None
    return Kursi(jabatan, ke, definitif, pengganti, kosong)


def list_kekosongan(jabatan: JabatanQuerySet, pada: date) -> list[Kursi]:
    """Seats without a definitive holder, the longest empty first."""
    kosong = [k for k in list_kursi(jabatan, pada) if k.is_kosong]
    return sorted(kosong, key=lambda k: (k.kosong_sejak or date.min, k.jabatan.kode_wilayah, k.ke))


def list_segera_berakhir(masa: MasaJabatanQuerySet, pada: date, sampai: date) -> MasaJabatanQuerySet:
    """Tenures in office whose planned end lies on or before `sampai`, the nearest first. One query."""
    segera = masa.pada(pada).alias(_akhir=SAMPAI).filter(_akhir__lte=sampai)
    return segera.select_related("orang", "jabatan", "jabatan__unit").order_by("_akhir")


def find_pemegang(unit_id: int, jenis: Iterable[str], pada: date) -> MasaJabatan | None:
    """Who signs for this post of a unit on that day; somebody who stands in comes first. One query."""
    ada = list(
        MasaJabatan.objects.pada(pada)
        .filter(jabatan__unit_id=unit_id, jabatan__jenis__in=list(jenis))
        .select_related("orang", "jabatan")
    )
    return next((m for m in ada if m.cara not in DEFINITIF), ada[0] if ada else None)
