"""Arahan yang masih terbuka, per rapat sebelumnya, per kantor, dan per desa; dan kantor yang dimaksud sebuah kata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.db.models import Q, QuerySet

from terasa.akun.models import Unit
from terasa.rakor.models import PenerimaArahan, Rakor
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import Pelaku

# How many offices are offered for a word that is not clear.
TAWARAN = 6
# What stands before the own name of an office.
SEBUTAN = frozenset({"pemerintah", "desa", "kelurahan", "kecamatan"})
# Words for many at once, and the kinds of offices that they mean; none means all.
SEKALIGUS: Mapping[str, tuple[str, ...]] = {
    "semua": (),
    "desa": ("desa", "kelurahan"),
    "kecamatan": ("kecamatan",),
    "dinas": ("perangkat_daerah", "bappeda"),
}


def list_penerima(by: Pelaku) -> QuerySet[PenerimaArahan]:
    """Arahan of which an office sees the task, the nearest due day first; rows carry arahan, meeting and doer."""
    boleh = TindakLanjut.objects.visible_to(by)
    return (
        PenerimaArahan.objects.filter(tindak_lanjut__in=boleh)
        .select_related("arahan__rakor", "tindak_lanjut__pelaksana", "tindak_lanjut__pemberi")
        .order_by("tindak_lanjut__jatuh_tempo_on", "arahan__nomor", "pk")
    )


def list_terbuka_sebelum(rakor: Rakor) -> list[PenerimaArahan]:
    """What earlier meetings left open: of the same series, or of the same host and chair without one. One query."""
    sebelum = Q(arahan__rakor__tanggal__lt=rakor.tanggal) | Q(
        arahan__rakor__tanggal=rakor.tanggal, arahan__rakor__dibuat_at__lt=rakor.dibuat_at
    )
    sama = (
        Q(arahan__rakor__seri_id=rakor.seri_id)
        if rakor.seri_id
        else Q(arahan__rakor__tuan_rumah_id=rakor.tuan_rumah_id, arahan__pemberi_id=rakor.pimpinan_id)
    )
    terbuka = TindakLanjut.objects.terbuka()
    return list(
        PenerimaArahan.objects.filter(sebelum, sama, tindak_lanjut__in=terbuka)
        .select_related("arahan__rakor", "tindak_lanjut__pelaksana")
        .order_by("tindak_lanjut__jatuh_tempo_on", "arahan__nomor", "pk")
    )


def list_terlambat(pemberi_id: int, pada: date) -> QuerySet[PenerimaArahan]:
    """Overdue arahan that an office gave: they climb to it."""
    lewat = TindakLanjut.objects.terlambat(pada).filter(pemberi_id=pemberi_id)
    return PenerimaArahan.objects.filter(tindak_lanjut__in=lewat).select_related(
        "arahan__rakor", "tindak_lanjut__pelaksana"
    )


def match_unit(kata: str, unit: Iterable[Unit]) -> list[Unit]:
    """Offices that a typed word means: its short name or code exactly, else every one whose name holds the word."""
    cari = kata.casefold().replace("-", " ").replace(".", " ").replace("_", " ").strip()
    semua: Sequence[Unit] = list(unit)
    tepat = [u for u in semua if cari in (u.singkatan.casefold(), u.kode.casefold().replace("-", " "))]
    if tepat:
        return tepat
    kata_kata = cari.split()
    bernama = [u for u in semua if kata_kata and all(k in _words_of(u) for k in kata_kata)]
    rapat = cari.replace(" ", "")
    return bernama or [
        u
        for u in semua
        if rapat and (rapat in u.nama.casefold().replace(" ", "") or rapat in u.singkatan.casefold())
    ]


def _words_of(unit: Unit) -> set[str]:
    return {
        *unit.nama.casefold().split(),
        *unit.kode.casefold().split("-"),
        *unit.singkatan.casefold().split(),
    }


@dataclass(frozen=True)
class Sasaran:
    """What the words after @ mean: offices, and for each word that means none or several the offices to offer."""

    kepada: tuple[Unit, ...]
    ragu: tuple[tuple[str, tuple[Unit, ...]], ...]


def resolve_kepada(kata: Iterable[str], diundang: Sequence[Unit], semua: Sequence[Unit]) -> Sasaran:
    """Offices of a quick line: those invited first, then every office; `@semua` all invited, `@desa` their desa."""
    kepada: list[Unit] = []
    ragu: list[tuple[str, tuple[Unit, ...]]] = []
    for satu in kata:
        if satu in SEKALIGUS:
            kepada += [u for u in diundang if not SEKALIGUS[satu] or u.jenis in SEKALIGUS[satu]]
            continue
        cocok = _prefer_own_name(satu, match_unit(satu, diundang) or match_unit(satu, semua))
        if len(cocok) == 1:
            kepada += cocok
        else:
            ragu.append((satu, tuple(cocok[:TAWARAN] or _nearest(satu, diundang, semua))))
    return Sasaran(tuple({u.pk: u for u in kepada}.values()), tuple(ragu))


def _prefer_own_name(kata: str, cocok: list[Unit]) -> list[Unit]:
    """“bamban” is Desa Bamban also where there is a Bamban Utara; who means the other types its second word."""
    cari = kata.casefold().replace("-", " ").replace(".", " ").replace("_", " ").strip()
    tepat = [u for u in cocok if " ".join(k for k in u.nama.casefold().split() if k not in SEBUTAN) == cari]
    return tepat if len(tepat) == 1 else cocok


def _nearest(kata: str, diundang: Sequence[Unit], semua: Sequence[Unit]) -> list[Unit]:
    """Offices with a word that looks like the typed one."""
    menurut: dict[str, Unit] = {}
    for u in (*diundang, *semua):
        for k in _words_of(u):
            menurut.setdefault(k, u)
    mirip = get_close_matches(kata.casefold(), menurut, n=TAWARAN, cutoff=0.6)
    return list({menurut[k].pk: menurut[k] for k in mirip}.values())
