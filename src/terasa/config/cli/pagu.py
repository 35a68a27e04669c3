"""`terasa pagu hitung|tetapkan`: pagu indikatif kewilayahan."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.tujuan import add_tujuan, read_tujuan

if TYPE_CHECKING:
    from terasa.musrenbang.rules.pagu import BagianTempat

CONTOH = """Contoh:
  terasa pagu hitung --kabupaten 63.06 --tahun 2027 --total 60000000000
  terasa pagu tetapkan --kabupaten 63.06 --tahun 2027 --total 60000000000 --json

Angka tiap desa dimasukkan lebih dahulu dengan terasa impor angka-desa; rumusnya aturan `pagu-kewilayahan`.
"""


def register(subparsers: Any) -> None:
    """Add the noun `pagu` with its verbs."""
    noun = subparsers.add_parser("pagu", help="membagi pagu indikatif kewilayahan", epilog=CONTOH)
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    hitung = verbs.add_parser("hitung", help="lihat pembagiannya, tanpa menyimpan", epilog=CONTOH)
    hitung.set_defaults(func=count)
    tetapkan = verbs.add_parser("tetapkan", help="bagi dan umumkan", epilog=CONTOH)
    tetapkan.add_argument("--alasan", metavar="TEKS", default="", help="mengapa dibagi ulang")
    tetapkan.set_defaults(func=publish)
    for parser in (hitung, tetapkan):
        add_tujuan(parser)
        parser.add_argument("--total", metavar="RUPIAH", type=int, required=True, help="rupiah yang dibagi")
        parser.add_argument("--json", action="store_true", help="keluaran JSON")


def count(args: argparse.Namespace) -> int:
    """Show a division and keep nothing. 0 done, 2 refused."""
    siapkan_django()
    from django.utils import timezone

    from terasa.config.cli.forum import sebagai_sistem
    from terasa.musrenbang.services.pagu import preview_pagu

    kabupaten, tahun = read_tujuan(args)
    with sebagai_sistem():
        hasil, _tempat, _kelompok = preview_pagu(kabupaten, tahun, args.total, timezone.localdate())
    return _print(args, {k: _as_json(b) for k, b in {**hasil.kecamatan, **hasil.desa}.items()})


def publish(args: argparse.Namespace) -> int:
    """Divide and publish. 0 done, 2 refused and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.musrenbang.services.pagu import set_pagu

    kabupaten, tahun = read_tujuan(args)
    with sebagai_sistem():
        pagu = set_pagu(
            kabupaten=kabupaten,
            tahun=tahun,
            total=args.total,
            by=actor(),
            now=timezone.now(),
            alasan=args.alasan,
        )
        baris = {p.kode_wilayah: {"pagu": p.jumlah, "rincian": p.rincian} for p in pagu.pos.filter(bidang="")}
    return _print(args, baris)


def _as_json(bagian: BagianTempat) -> dict[str, Any]:
    return {"pagu": bagian.jumlah, "rincian": {k: str(n) for k, n in bagian.rincian.items()}}


def _print(args: argparse.Namespace, baris: dict[str, dict[str, Any]]) -> int:
    if args.json:
        print(json.dumps({"total": args.total, "wilayah": baris}, ensure_ascii=False))
        return 0
    for kode in sorted(baris):
        print(f"{'  ' if kode.count('.') > 2 else ''}{kode:<15} {baris[kode]['pagu']:>18,}".replace(",", "."))
    return 0
