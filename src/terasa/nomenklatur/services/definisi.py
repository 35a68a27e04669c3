"""Mengimpor definisi operasional ke kode yang sudah ada."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from terasa.nomenklatur import rules
from terasa.nomenklatur.models import Definisi, Nomenklatur, VersiNomenklatur
from terasa.nomenklatur.services.impor import BerkasTakTerpakai, decode_berkas, parse_rows
from terasa.umum.konteks import act
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.pelaku import Pelaku

KOLOM = ("definisi_operasional", "definisi")
TERPANJANG = 20_000


@act("impor-definisi")
def import_definisi(*, isi: bytes, versi: str, by: Pelaku, uji: bool = False) -> Laporan:
    """Definitions from CSV or JSON lines (or .gz) with `kode` and `definisi_operasional`; twice changes nothing.

    A code that this version does not have is reported and left out. Raises BerkasTakTerpakai.
    """
    if not VersiNomenklatur.objects.filter(pk=versi).exists():
        raise BerkasTakTerpakai(
            _("Versi “%(versi)s” belum dikenal; impor dahulu daftar kodenya.") % {"versi": versi}
        )
    nomor = dict(Nomenklatur.objects.filter(versi=versi).values_list("kode", "pk"))
    lama = dict(Definisi.objects.filter(nomenklatur__versi=versi).values_list("nomenklatur_id", "teks"))
    hasil: list[Baris] = []
    baru: dict[int, Definisi] = {}
    for n, satu in enumerate(_read(isi), start=1):
        kode, teks = rules.normalkan_kode(str(satu.get("kode") or "")), _text(satu)
        pk = nomor.get(kode)
        if pk is None or not teks:
            alasan = _("Definisinya kosong.") if pk else _("Kode ini tidak ada dalam versi itu.")
            hasil.append(Baris(n, kode, DILEWATI, kode, alasan))
            continue
        nasib = DITERIMA if pk not in lama else DIUBAH
        sama = lama.get(pk) == teks
        hasil.append(Baris(n, kode, DILEWATI if sama else nasib, kode, SAMA if sama else ""))
        if not sama:
            baru[pk] = Definisi(nomenklatur_id=pk, teks=teks)
    if not hasil:
        raise BerkasTakTerpakai(_("Berkas ini kosong."))
    if not uji:
        Definisi.objects.bulk_create(
            baru.values(),
            batch_size=500,
            update_conflicts=True,
            unique_fields=["nomenklatur"],
            update_fields=["teks"],
        )
    return Laporan.dari(hasil, uji=uji)


def _text(satu: dict[str, Any]) -> str:
    return next((str(satu[k]).strip()[:TERPANJANG] for k in KOLOM if satu.get(k)), "")


def _read(isi: bytes) -> Iterator[dict[str, Any]]:
    teks = decode_berkas(isi)
    if not teks.lstrip().startswith("{"):
        yield from parse_rows(teks, ("kode", _column(teks)))
        return
    for baris in filter(str.strip, teks.splitlines()):
        try:
            satu = json.loads(baris)
        except ValueError as salah:
            raise BerkasTakTerpakai(_("Satu barisnya bukan JSON yang utuh.")) from salah
        if isinstance(satu, dict):
            yield satu


def _column(teks: str) -> str:
    """Whichever of its names the first line holds."""
    kepala = teks.partition("\n")[0].casefold()
    return next((k for k in KOLOM if k in kepala), KOLOM[0])
