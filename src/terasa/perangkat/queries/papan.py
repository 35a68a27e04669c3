"""Papan perangkat: bagan sebuah tempat, rangkap jabatan, dan masa yang berakhir menurut ambang pengingatnya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from terasa.aturan.queries import list_aturan_berawalan
from terasa.aturan.rules import parse_tenggat
from terasa.aturan.rules.kalender import add_bulan
from terasa.perangkat.models import Jabatan, JabatanQuerySet, MasaJabatan, MasaJabatanQuerySet
from terasa.perangkat.queries.pemegang import Kursi, list_kursi, list_segera_berakhir
from terasa.umum.pelaku import Pelaku

PENGINGAT = "pengingat-akhir-jabatan-"


@dataclass
class Simpul:
    """A post in the chart: its seats and the posts below it."""

    jabatan: Jabatan
    kursi: list[Kursi] = field(default_factory=list)
    bawahan: list[Simpul] = field(default_factory=list)


@dataclass(frozen=True)
class BaganUnit:
    """One office of a place: its posts as a tree, and the same seats in a row."""

    nama: str
    kursi: list[Kursi]
    akar: list[Simpul]


def list_bagan(jabatan: JabatanQuerySet, pada: date) -> list[BaganUnit]:
    """Every office among these posts on a day, each with its chart. Two queries."""
    per_unit: dict[str, list[Kursi]] = defaultdict(list)
    for k in list_kursi(jabatan, pada):
        per_unit[k.jabatan.unit.nama].append(k)
    return [BaganUnit(nama, kursi, _tree(kursi)) for nama, kursi in sorted(per_unit.items())]


def _tree(kursi: Sequence[Kursi]) -> list[Simpul]:
    simpul: dict[object, Simpul] = {}
    for k in kursi:
        simpul.setdefault(k.jabatan.pk, Simpul(k.jabatan)).kursi.append(k)
    akar: list[Simpul] = []
    for s in simpul.values():
        atas = simpul.get(s.jabatan.atasan_id)
        (atas.bawahan if atas is not None and atas is not s else akar).append(s)
    return akar


def list_rangkap(orang: Iterable[object], pada: date) -> dict[object, list[MasaJabatan]]:
    """Of persons who hold more than one seat on that day, all their tenures. One query."""
    per_orang: dict[object, list[MasaJabatan]] = defaultdict(list)
    semua = MasaJabatan.objects.pada(pada).filter(orang__in=list(orang))
    for m in semua.select_related("jabatan__unit").order_by("mulai_on"):
        per_orang[m.orang_id].append(m)
    return {k: v for k, v in per_orang.items() if len(v) > 1}


def list_ambang(kabupaten: str, pada: date) -> list[tuple[int, str]]:
    """Months before an end on which offices are reminded, with the code of the rule; the nearest first."""
    semua = list_aturan_berawalan(PENGINGAT, kabupaten=kabupaten, pada=pada)
    return sorted((parse_tenggat(a).selang.jumlah, a.kode) for a in semua)


@dataclass(frozen=True)
class KelompokAkhir:
    """Tenures that end within so many months and not within the threshold before it."""

    bulan: int
    masa: list[MasaJabatan]


def list_akhir(masa: MasaJabatanQuerySet, kabupaten: str, pada: date) -> list[KelompokAkhir]:
    """Tenures in office that end soon, by the reminder thresholds in force. Two queries."""
    ambang = [(bulan, add_bulan(pada, bulan)) for bulan, _kode in list_ambang(kabupaten, pada)]
    if not ambang:
        return []
    kelompok: dict[int, list[MasaJabatan]] = {bulan: [] for bulan, _hari in ambang}
    for m in list_segera_berakhir(masa, pada, ambang[-1][1]):
        assert m.sampai_on is not None
        kelompok[next(b for b, hari in ambang if m.sampai_on <= hari)].append(m)
    return [KelompokAkhir(b, isi) for b, isi in kelompok.items()]


def count_kekosongan(by: Pelaku, pada: date) -> int:
    """Seats of an office's places without a definitive holder on that day. Two queries."""
    jabatan = Jabatan.objects.visible_to(by).ada_pada(pada)
    kursi = sum(jabatan.order_by().values_list("kursi", flat=True))
    diisi = MasaJabatan.objects.pada(pada).definitif().filter(jabatan__in=jabatan.order_by().values("pk"))
    return kursi - diisi.order_by().count()
