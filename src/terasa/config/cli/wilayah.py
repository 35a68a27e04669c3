"""`terasa wilayah cari|lihat`: mencari calon dari nama, dan melihat satu kode."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django

if TYPE_CHECKING:
    from terasa.wilayah.models import Wilayah


def register(subparsers: Any) -> None:
    """Add the noun `wilayah` with its verbs."""
    noun = subparsers.add_parser(
        "wilayah", help="mencari dan melihat kode wilayah", epilog="Contoh: terasa wilayah cari bamban"
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    cari = verbs.add_parser(
        "cari",
        help="calon wilayah dari nama atau kode",
        epilog="Contoh: terasa wilayah cari “Sei Kali” --di 63.06",
    )
    cari.add_argument("teks", metavar="TEKS", nargs="+", help="nama atau kode, boleh tidak persis")
    cari.add_argument("--di", metavar="KODE", help="hanya di dalam wilayah ini")
    cari.add_argument("--json", action="store_true", help="keluaran JSON")
    cari.set_defaults(func=search)
    lihat = verbs.add_parser(
        "lihat",
        help="satu wilayah, induknya, dan isinya",
        epilog="Contoh: terasa wilayah lihat 6306042002 --json",
    )
    lihat.add_argument("kode", metavar="KODE", help="bertitik atau tidak")
    lihat.add_argument("--json", action="store_true", help="keluaran JSON")
    lihat.set_defaults(func=show)


def search(args: argparse.Namespace) -> int:
    """Candidates, likeliest first; 1 when there is none. A name never decides."""
    siapkan_django()
    from terasa.wilayah.queries import find_wilayah
    from terasa.wilayah.rules import normalkan_kode

    calon = find_wilayah(" ".join(args.teks), normalkan_kode(args.di) if args.di else None)
    if args.json:
        print(json.dumps([_as_json(c.wilayah) | {"cara": c.cara} for c in calon], ensure_ascii=False))
    else:
        for c in calon:
            print(f"{c.wilayah.kode:<14} {c.wilayah.nama_lengkap:<60} {c.cara}")
        if not calon:
            print("Tidak ada wilayah yang mirip.")
    return 0 if calon else 1


def show(args: argparse.Namespace) -> int:
    """One region with what it holds; 2 when the code is unreadable or unknown."""
    siapkan_django()
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.wilayah.models import Wilayah
    from terasa.wilayah.queries import get_wilayah

    try:
        wilayah = get_wilayah(args.kode)
    except Wilayah.DoesNotExist as salah:
        raise MasukanTakTerbaca(f"Kode “{args.kode}” tidak ada dalam daftar wilayah.") from salah
    isi = _as_json(wilayah) | _details(wilayah)
    if args.json:
        print(json.dumps(isi, ensure_ascii=False))
        return 0
    for kunci, nilai in isi.items():
        print(f"{kunci.replace('_', ' '):<15}: {'–' if nilai in (None, []) else nilai}")
    return 0


def _as_json(wilayah: Wilayah) -> dict[str, Any]:
    return {
        "kode": wilayah.kode,
        "nama": wilayah.nama,
        "nama_lengkap": wilayah.nama_lengkap,
        "tingkat": wilayah.tingkat,
        "jenis": wilayah.jenis,
        "induk": wilayah.induk_id,
    }


def _details(wilayah: Wilayah) -> dict[str, Any]:
    from terasa.wilayah.queries import count_isi, list_riwayat

    return {
        "berlaku_dari": wilayah.berlaku_dari.isoformat(),
        "berlaku_sampai": wilayah.berlaku_sampai.isoformat() if wilayah.berlaku_sampai else None,
        "sumber": wilayah.sumber,
        **count_isi(wilayah.kode),
        "nama_lama": [f"{r.nama} (sampai {r.sampai.isoformat()})" for r in list_riwayat(wilayah.kode)],
    }
