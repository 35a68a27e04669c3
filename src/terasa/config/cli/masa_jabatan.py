"""`terasa masa-jabatan hitung`: kapan sebuah masa jabatan berakhir, tanpa basis data."""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from typing import Any

CONTOH = """Contoh:
  terasa masa-jabatan hitung --jabatan kades --dilantik 2018-12-19 --json
  terasa masa-jabatan hitung --jabatan kades --jenis paw --dilantik 2023-03-14 --pendahulu-berakhir 2025-12-19
"""
JABATAN = ("kades", "bpd", "bupati")


def register(subparsers: Any) -> None:
    """Add the noun `masa-jabatan` with its verb."""
    nomina = subparsers.add_parser(
        "masa-jabatan", help="menghitung kapan masa jabatan berakhir", epilog=CONTOH
    )
    verba = nomina.add_subparsers(dest="verba", metavar="PERINTAH", required=True)
    p = verba.add_parser(
        "hitung",
        help="hitung hari pertama di luar jabatan",
        description="Hitung hari pertama di luar jabatan menurut aturan yang berlaku pada pelantikan dan peralihannya.",
        epilog=CONTOH,
    )
    p.add_argument("--jabatan", metavar="|".join(JABATAN), required=True, help="jabatan yang dihitung")
    p.add_argument("--dilantik", metavar="TTTT-BB-HH", required=True, help="hari pelantikan atau sumpah")
    p.add_argument(
        "--jenis", metavar="definitif|paw", default="definitif", help="paw melanjutkan sisa masa pendahulu"
    )
    p.add_argument(
        "--pendahulu-berakhir", metavar="TTTT-BB-HH", help="akhir masa pendahulu menurut aturan, untuk paw"
    )
    p.add_argument("--kabupaten", metavar="KODE", default="", help="pakai aturan kabupaten ini")
    p.add_argument("--json", action="store_true", help="keluarkan JSON")
    p.set_defaults(func=run_hitung)


def run_hitung(args: argparse.Namespace) -> int:
    """0 when computed, 2 when the input is unusable."""
    from terasa.umum.errors import AturanDilanggar

    args.jabatan, args.jenis = args.jabatan.strip().lower(), args.jenis.strip().lower()
    try:
        _hitung(args)
    except AturanDilanggar as salah:
        print(salah, file=sys.stderr)
        return 2
    return 0


def _hitung(args: argparse.Namespace) -> None:
    from terasa.aturan.katalog import all_aturan
    from terasa.perangkat.rules.masa import compute_masa
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.tanggal import format_tanggal

    if args.jenis not in ("definitif", "paw"):
        raise MasukanTakTerbaca(f"Jenis “{args.jenis}” tidak dikenal; pilih definitif atau paw.")
    if args.jabatan not in JABATAN:
        raise MasukanTakTerbaca(
            f"Jabatan “{args.jabatan}” tidak punya masa jabatan tetap di sini; pilih {', '.join(JABATAN)}."
        )
    if args.jabatan == "bupati" and args.jenis == "paw":
        raise MasukanTakTerbaca(
            "PAW di sini hanya untuk kepala desa dan BPD; bupati diganti menurut UU Pilkada."
        )
    if args.pendahulu_berakhir and args.jenis != "paw":
        raise MasukanTakTerbaca("--pendahulu-berakhir hanya untuk --jenis paw.")
    pendahulu = args.pendahulu_berakhir
    hasil = compute_masa(
        all_aturan(),
        jabatan=args.jabatan,
        dilantik=_day(args.dilantik, "--dilantik"),
        kabupaten=args.kabupaten,
        is_paw=args.jenis == "paw",
        pendahulu_berakhir=_day(pendahulu, "--pendahulu-berakhir") if pendahulu else None,
    )
    if args.json:
        print(json.dumps(hasil.as_json(), ensure_ascii=False))
        return
    lama = f"{hasil.tahun} tahun" if hasil.tahun else "sisa masa pendahulu"
    print(f"Hari pertama di luar jabatan: {format_tanggal(hasil.berakhir, hari=True)} ({lama}).")
    print(f"Dasar: {hasil.aturan}, {hasil.pasal}.")


def _day(teks: str, pilihan: str) -> date:
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        # Python also reads 20181219 and 2018-W51-3, which nobody means here.
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", teks, re.ASCII):
            raise ValueError(teks)
        return date.fromisoformat(teks)
    except ValueError as salah:
        raise MasukanTakTerbaca(
            f"Tanggal “{teks}” pada {pilihan} tidak terbaca; tulis TTTT-BB-HH, misalnya 2018-12-19."
        ) from salah
