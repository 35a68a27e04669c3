"""Arahan diketik dalam satu baris selagi diucapkan: “Perbaiki jembatan Bamban @pupr @bamban !14h =foto #K7Q2M4R9P”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from terasa.aturan.rules.kalender import add_bulan
from terasa.umum.errors import AturanDilanggar

# Day that stands at the end of a quick line: "!14h" days, "!2m" weeks, "!1b" months, "!20/12" or "!2026-12-20".
LAMA = re.compile(r"^(\d{1,3})([hmb])$")
HARI_BULAN = re.compile(r"^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$")
KEPADA = re.compile(r"(?:^|\s)@([\w.\-]+)")
TEMPO = re.compile(r"(?:^|\s)!(\S+)")
TAUTAN = re.compile(r"(?:^|\s)#([0-9A-Za-z\-]{9,11})\b")
BUKTI = re.compile(r"(?:^|\s)=(.+?)(?=\s[@!#]|$)")
BAWAAN_HARI = 30


class ArahanTakTerbaca(AturanDilanggar):
    """A quick line that says something unreadable; the sentence says what."""


@dataclass(frozen=True, slots=True)
class ArahanTerketik:
    """What one line says. `kepada` are words to find offices by; `tautan` codes of usulan or kegiatan."""

    teks: str
    kepada: tuple[str, ...]
    jatuh_tempo_on: date
    bukti: str
    tautan: tuple[str, ...]


def parse_arahan(baris: str, *, pada: date, bawaan_hari: int = BAWAAN_HARI) -> ArahanTerketik:
    """Read one quick line; marks may stand anywhere and in any order. Raises ArahanTakTerbaca."""
    tempo = TEMPO.findall(baris)
    if len(tempo) > 1:
        raise ArahanTakTerbaca("Satu arahan satu tenggat; hapus tanda ! yang lain.", code="tempo")
    jatuh = parse_tempo(tempo[0], pada=pada) if tempo else pada + timedelta(days=bawaan_hari)
    bukti = BUKTI.search(baris)
    sisa = baris
    for tanda in (BUKTI, KEPADA, TEMPO, TAUTAN):
        sisa = tanda.sub(" ", sisa)
    teks = " ".join(sisa.split())
    if not teks:
        raise ArahanTakTerbaca("Tulis arahannya, lalu @penerima dan !tenggat.", code="kosong")
    return ArahanTerketik(
        teks=teks,
        kepada=tuple(dict.fromkeys(k.casefold() for k in KEPADA.findall(baris))),
        jatuh_tempo_on=jatuh,
        bukti=" ".join(bukti[1].split()) if bukti else "",
        tautan=tuple(dict.fromkeys(t.replace("-", "").upper() for t in TAUTAN.findall(baris))),
    )


def parse_tempo(teks: str, *, pada: date) -> date:
    """`14h`, `2m`, `1b`, `20/12`, `20/12/2026`, `2026-12-20` as a day after `pada`. Raises ArahanTakTerbaca."""
    try:
        hari = _read_day(teks.strip().casefold(), pada)
    except ValueError as salah:
        raise ArahanTakTerbaca(
            f"Tenggat “{teks}” tidak terbaca; tulis misalnya !14h, !2m, !1b, atau !20/12.", code="tempo"
        ) from salah
    if hari < pada:
        raise ArahanTakTerbaca(f"Tenggat “{teks}” sudah lewat.", code="tempo-lampau")
    return hari


def _read_day(teks: str, pada: date) -> date:
    if cocok := LAMA.match(teks):
        jumlah, satuan = int(cocok[1]), cocok[2]
        if satuan == "b":
            return add_bulan(pada, jumlah)
        return pada + timedelta(days=jumlah * (7 if satuan == "m" else 1))
    if cocok := HARI_BULAN.match(teks):
        hari, bulan, tahun = int(cocok[1]), int(cocok[2]), cocok[3]
        jadi = date(int(tahun) if tahun else pada.year, bulan, hari)
        # A day without a year is the next one that comes.
        return jadi if tahun or jadi >= pada else date(pada.year + 1, bulan, hari)
    return date.fromisoformat(teks)
