"""Bagian notulen yang ditulis dua orang sekaligus: hanya yang disentuh disimpan, dan yang bertabrakan digabung."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from terasa.musrenbang.rules.banding import join_teks, print_versi
from terasa.rakor.enums import BagianNotulen
from terasa.rakor.models import CatatanNotulen, Rakor
from terasa.rakor.services import write_notulen
from terasa.rakor.services.notulen import NotulenBerubah
from terasa.umum.pelaku import Pelaku

TERPANJANG = 20_000


@dataclass(frozen=True)
class Bagian:
    """One part as the page shows it; `mereka` and `saya` are two texts of a part that was saved meanwhile."""

    kunci: str
    bagian: str
    butir: int
    judul: str
    teks: str
    versi: int
    sidik: str
    oleh: str = ""
    mereka: str = ""
    saya: str = ""


def list_kunci(rakor: Rakor) -> list[tuple[str, int, str]]:
    """(part, item of the agenda, heading) in the order of the minutes."""
    hasil: list[tuple[str, int, str]] = []
    for bagian in BagianNotulen:
        acara = rakor.pertemuan.agenda if bagian == BagianNotulen.PEMBAHASAN else []
        if acara:
            hasil += [
                (bagian.value, n, f"{bagian.label}: {a['judul']}") for n, a in enumerate(acara, start=1)
            ]
        else:
            hasil.append((bagian.value, 0, str(bagian.label)))
    return hasil


def list_bagian(rakor: Rakor, disela: Mapping[str, str]) -> list[Bagian]:
    """Every part; those in `disela` (key: what I typed) carry both texts, and their box holds the two joined."""
    ada = {_key(c.bagian, c.butir): c for c in CatatanNotulen.objects.filter(rakor=rakor)}
    return [_show(*satu, ada, disela) for satu in list_kunci(rakor)]


def _show(
    bagian: str, butir: int, judul: str, ada: Mapping[str, CatatanNotulen], disela: Mapping[str, str]
) -> Bagian:
    kunci = _key(bagian, butir)
    c = ada.get(kunci)
    teks, versi, oleh = (c.teks, c.versi, c.diubah_oleh) if c else ("", 0, "")
    if kunci not in disela:
        return Bagian(kunci, bagian, butir, judul, teks, versi, print_versi(teks), oleh)
    saya = disela[kunci]
    # No mark: the joined text counts as touched even when nobody edits it further.
    return Bagian(kunci, bagian, butir, judul, join_teks(teks, saya), versi, "", oleh, teks, saya)


def save_bagian(
    data: Mapping[str, str], rakor: Rakor, by: Pelaku, now: datetime
) -> tuple[dict[str, str], int]:
    """Save what was touched. Returns the parts that somebody else saved meanwhile, with what was typed, and how
    many were saved."""
    disela: dict[str, str] = {}
    tersimpan = 0
    for bagian, butir, _judul in list_kunci(rakor):
        kunci = _key(bagian, butir)
        teks = data.get(kunci, "").replace("\r\n", "\n").strip()[:TERPANJANG]
        if kunci not in data or print_versi(teks) == data.get(f"{kunci}-sidik"):
            continue
        try:
            write_notulen(
                rakor=rakor, by=by, bagian=bagian, butir=butir, teks=teks, versi=_versi(data, kunci), now=now
            )
        except NotulenBerubah:
            disela[kunci] = teks
        else:
            tersimpan += 1
    return disela, tersimpan


def _key(bagian: str, butir: int) -> str:
    return f"{bagian}-{butir}"


def _versi(data: Mapping[str, str], kunci: str) -> int:
    """The version that the page showed; -1 when it tells none, which is always an old one."""
    teks = data.get(f"{kunci}-versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
