"""`terasa serupa`: similar wishes of one file, or a verdict on given pairs. No database."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.berkas_usulan import read_berkas, read_pasangan, say_dilewati

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terasa.cari.serupa import Indeks, Usulan

CONTOH = """Contoh:
  terasa serupa usulan.csv
  terasa serupa usulan.csv --json > kandidat.json
  terasa serupa usulan.csv --pasangan pasangan.csv --json

Kolom yang dipakai: id, judul, uraian, lokasi, kode_desa, desa, kecamatan, volume, satuan; dua yang pertama wajib.
Untuk setiap usulan disebut paling banyak sepuluh yang mirip di kabupaten yang sama, dengan alasannya. Berkas pasangan
berkolom id_1 dan id_2; jawabannya gabung, tinjau, atau bukan. Tidak memerlukan basis data, dan tidak ada yang disimpan.
Kode keluar 1 berarti ada baris yang dilewati, dengan sebabnya.
"""
DESIMAL = 4


def register(subparsers: Any) -> None:
    """Add the noun `serupa`, which is its own verb."""
    serupa = subparsers.add_parser("serupa", help="menemukan usulan yang serupa", epilog=CONTOH)
    serupa.add_argument("berkas", metavar="BERKAS", help="CSV atau lembar kerja berisi usulan")
    serupa.add_argument("--pasangan", metavar="BERKAS", help="nilai pasangan ini saja: kolom id_1, id_2")
    serupa.add_argument("--json", action="store_true", help="keluaran JSON")
    serupa.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows or pairs skipped, 2 refused with its reason."""
    from terasa.cari.serupa import build_indeks

    bacaan = read_berkas(args.berkas)
    pasangan = read_pasangan(args.pasangan) if args.pasangan else None
    usulan = [read_usulan(nilai) for nilai in bacaan.baris]
    indeks = build_indeks(usulan)
    say_dilewati(bacaan.dilewati)
    if pasangan is None:
        isi = [_candidates(indeks, satu) for satu in usulan]
        teks = _candidates_as_text(isi, usulan)
    else:
        isi = [_judge(indeks, id_1, id_2) for id_1, id_2 in pasangan]
        teks = [_pair_as_text(satu) for satu in isi]
    print(json.dumps(isi, ensure_ascii=False) if args.json else "\n".join(teks))
    return 1 if bacaan.dilewati or any("galat" in satu for satu in isi) else 0


def read_usulan(nilai: dict[str, str]) -> Usulan:
    """One row as the pure part wants it. Without a readable code the village is known by its name."""
    from terasa.cari.serupa import Usulan
    from terasa.wilayah.rules import KodeTakTerbaca, normalkan_kode

    try:
        kode = normalkan_kode(nilai["kode_desa"])
    except KodeTakTerbaca:
        kode = ""
    return Usulan(
        id=nilai["id"],
        judul=nilai["judul"],
        uraian=nilai["uraian"],
        lokasi=nilai["lokasi"],
        kode_desa=kode or "/".join(nilai[n].casefold() for n in ("kecamatan", "desa") if nilai[n]),
        desa=nilai["desa"],
        kecamatan=nilai["kecamatan"],
        volume=nilai["volume"],
        satuan=nilai["satuan"],
    )


def _candidates(indeks: Indeks, usulan: Usulan) -> dict[str, Any]:
    ciri = indeks.ciri[indeks.letak[usulan.id]]
    return {
        "id": usulan.id,
        "kandidat": [
            {"id": k.id, "skor": round(k.penilaian.skor, DESIMAL), "alasan": k.alasan}
            for k in indeks.find(ciri)
        ],
    }


def _judge(indeks: Indeks, id_1: str, id_2: str) -> dict[str, Any]:
    """The verdict on one pair; an id that is not in the file is said so in its place."""
    from terasa.cari.serupa import judge

    isi: dict[str, Any] = {"id_1": id_1, "id_2": id_2, "skor": None, "saran": None}
    asing = [satu for satu in dict.fromkeys((id_1, id_2)) if satu not in indeks.letak]
    if asing:
        return isi | {"galat": f"id {', '.join(f'“{satu}”' for satu in asing)} tidak ada dalam berkas usulan"}
    if id_1 == id_2:
        return isi | {"galat": "kedua id sama"}
    nilai = judge(*(indeks.ciri[indeks.letak[satu]] for satu in (id_1, id_2)))
    return isi | {"skor": round(nilai.skor, DESIMAL), "saran": nilai.saran.value}


def _candidates_as_text(isi: Sequence[dict[str, Any]], usulan: Sequence[Usulan]) -> list[str]:
    """Only what deserves a look; the JSON has all."""
    from terasa.cari.serupa.nilai import SKOR_TINJAU

    judul = {satu.id: satu.judul for satu in usulan}
    baris: list[str] = []
    for satu in isi:
        mirip = [k for k in satu["kandidat"] if k["skor"] >= SKOR_TINJAU]
        if mirip:
            baris.append(f"{satu['id']}  {judul[satu['id']]}")
            baris += [
                f"  {k['skor']:.2f}  {k['id']}  {judul[k['id']]} — {' '.join(k['alasan'])}" for k in mirip
            ]
    return baris or ["Tidak ada usulan yang mirip."]


def _pair_as_text(satu: dict[str, Any]) -> str:
    hasil = satu.get("galat") or f"{satu['skor']:.2f}  {satu['saran']}"
    return f"{satu['id_1']}  {satu['id_2']}  {hasil}"
