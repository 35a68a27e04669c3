"""`terasa tenggat hitung|daftar`: mesin tenggat dari baris perintah, tanpa basis data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from terasa.aturan.rules import AturanBaku

Subparsers = Any
CONTOH_HITUNG = """Contoh:
  terasa tenggat hitung evaluasi-raperdes-apbdes --mulai 2025-11-03
  terasa tenggat hitung perdes-rkpdes --mulai 2026-01-01 --json
"""
CONTOH_DAFTAR = """Contoh:
  terasa tenggat daftar
  terasa tenggat daftar --kabupaten 63.06 --json
"""


def register(subparsers: Subparsers) -> None:
    """Add the noun `tenggat` with its verbs; nothing of the engine is imported yet."""
    nomina = subparsers.add_parser(
        "tenggat",
        help="hitung tanggal jatuh tempo menurut aturan",
        epilog="Contoh: terasa tenggat hitung evaluasi-raperdes-apbdes --mulai 2025-11-03",
    )
    verba = nomina.add_subparsers(dest="verba", metavar="PERINTAH", required=True)
    _register_hitung(verba)
    _register_daftar(verba)


def _register_hitung(verba: Subparsers) -> None:
    p = verba.add_parser(
        "hitung",
        help="hitung jatuh tempo satu aturan",
        description="Hitung tanggal jatuh tempo satu aturan. Hari sesudah tanggal mulai adalah hari ke-1.",
        epilog=CONTOH_HITUNG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    # Every value is checked by us, so that each mistake gets one plain sentence.
    p.add_argument("aturan", metavar="ATURAN", nargs="?", help="kode aturan; lihat “terasa tenggat daftar”")
    p.add_argument("--mulai", metavar="TTTT-BB-HH", help="tanggal mulai, misalnya 2025-11-03")
    p.add_argument(
        "--libur", metavar="BERKAS.csv", help="tabel tanggal,nama,jenis; menggantikan tabel bawaan"
    )
    p.add_argument("--hari-kerja", metavar="5|6", default="5", help="hari kerja seminggu (bawaan: 5)")
    _add_umum(p)
    p.set_defaults(func=run_hitung)


def _register_daftar(verba: Subparsers) -> None:
    p = verba.add_parser(
        "daftar",
        help="daftar semua tenggat yang berlaku",
        description="Daftar semua tenggat yang berlaku beserta dasarnya.",
        epilog=CONTOH_DAFTAR,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_umum(p)
    p.set_defaults(func=run_daftar)


def _add_umum(p: argparse.ArgumentParser) -> None:
    p.add_argument(
        "--kabupaten", metavar="KODE", default="", help="pakai aturan kabupaten ini, misalnya 63.06"
    )
    p.add_argument(
        "--pada", metavar="TTTT-BB-HH", help="pakai aturan yang berlaku pada tanggal ini (bawaan: hari ini)"
    )
    p.add_argument("--json", action="store_true", help="keluarkan JSON")


def run_hitung(args: argparse.Namespace) -> int:
    """Print one due day. 0 when done, 2 when the input is unusable."""
    return _run(_hitung, args)


def run_daftar(args: argparse.Namespace) -> int:
    """Print every deadline in force. 0 when done, 2 when the input is unusable."""
    return _run(_daftar, args)


def _run(kerja: Callable[[argparse.Namespace], None], args: argparse.Namespace) -> int:
    from terasa.umum.errors import AturanDilanggar

    try:
        kerja(args)
    except AturanDilanggar as salah:
        print(salah, file=sys.stderr)
        return 2
    return 0


def _hitung(args: argparse.Namespace) -> None:
    from terasa.aturan.katalog import get_aturan
    from terasa.aturan.rules import hitung_tenggat
    from terasa.umum.errors import MasukanTakTerbaca

    if not args.aturan:
        raise MasukanTakTerbaca("Sebutkan kode aturannya; daftarnya ada di “terasa tenggat daftar”.")
    aturan = get_aturan(args.aturan, _kabupaten(args.kabupaten), _pada(args))
    if not args.mulai:
        raise MasukanTakTerbaca("Tanggal mulai belum diberikan; tambahkan --mulai TTTT-BB-HH.")
    mulai = _parse_tanggal(args.mulai, "--mulai")
    hasil = hitung_tenggat(aturan, mulai, _libur(args.libur), _parse_hari_kerja(args.hari_kerja))
    isi = hasil.as_json()
    isi["peringatan"] = [*hasil.peringatan, *_warn_periode(aturan, mulai)]
    if args.json:
        _print_json(isi)
    else:
        _print_hitung(aturan, isi)


def _daftar(args: argparse.Namespace) -> None:
    from terasa.aturan.katalog import aturan_berlaku
    from terasa.aturan.rules import pick_tenggat, summarise_tenggat

    baris = [
        summarise_tenggat(a) for a in pick_tenggat(aturan_berlaku(_pada(args), _kabupaten(args.kabupaten)))
    ]
    if args.json:
        _print_json(baris)
        return
    lebar = max(len(str(b["kode"])) for b in baris)
    for b in baris:
        tanda = "" if b["terverifikasi"] else "  [belum terverifikasi]"
        print(f"{b['kode']:<{lebar}}  {_say_waktu(b)}{tanda}")
        print(f"{'':<{lebar}}  {b['dasar']}")


def _say_waktu(baris: Mapping[str, object]) -> str:
    if "ditutup" in baris:
        return f"paling lambat {baris['ditutup']}"
    arah = "sebelum" if baris["arah"] == "mundur" else "sejak"
    return f"{baris['jumlah']} {baris['satuan']} {arah} {baris['mulai_dari']}"


def _print_hitung(aturan: AturanBaku, isi: Mapping[str, Any]) -> None:
    from terasa.umum.tanggal import format_tanggal

    print(aturan.nama)
    print(f"Jatuh tempo : {format_tanggal(date.fromisoformat(isi['jatuh_tempo']), hari=True)}")
    print(f"Dasar       : {isi['dasar']}")
    print(f"Sumber      : {'sudah dibaca' if isi['terverifikasi'] else 'belum terverifikasi'}")
    for judul, kalimat in (("Perhatian", isi["peringatan"]), ("Hitungan", isi["langkah"])):
        if kalimat:
            print(f"{judul}:")
            print(*(f"  - {k}" for k in kalimat), sep="\n")


def _print_json(isi: object) -> None:
    print(json.dumps(isi, ensure_ascii=False, indent=2))


def _warn_periode(aturan: AturanBaku, mulai: date) -> list[str]:
    """The rule in force today is used; say so when another one held on the starting day."""
    from terasa.aturan.katalog import find_aturan
    from terasa.umum.tanggal import format_tanggal

    dulu = find_aturan(aturan.kode, aturan.kabupaten, mulai)
    if dulu is None or dulu == aturan:
        return []
    return [
        f"Pada tanggal mulai masih berlaku aturan lain ({dulu.dasar}); yang dipakai berlaku sejak "
        f"{format_tanggal(aturan.berlaku_dari)}. Tambahkan --pada {mulai.isoformat()} untuk aturan lama."
    ]


def _pada(args: argparse.Namespace) -> date:
    return _parse_tanggal(args.pada, "--pada") if args.pada else date.today()


def _kabupaten(teks: str) -> str:
    """The dotted code; without a database only its shape can be checked."""
    from terasa.umum.errors import MasukanTakTerbaca

    angka = teks.strip().replace(".", "")
    if teks and not (len(angka) == len("6306") and angka.isascii() and angka.isdigit()):
        raise MasukanTakTerbaca(f"--kabupaten “{teks}” bukan kode kabupaten; tulis misalnya 63.06.")
    return f"{angka[:2]}.{angka[2:]}" if teks else ""


def _libur(berkas: str | None) -> Mapping[date, str]:
    from terasa.aturan.katalog import libur_bawaan
    from terasa.aturan.rules import as_mapping, baca_libur

    return as_mapping(baca_libur(berkas)) if berkas else libur_bawaan()


def _parse_tanggal(teks: str, nama: str) -> date:
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        if len(teks) != len("2025-11-03"):
            raise ValueError
        return date.fromisoformat(teks)
    except ValueError as exc:
        raise MasukanTakTerbaca(
            f"Tanggal {nama} “{teks}” tidak terbaca; tulis TTTT-BB-HH, misalnya 2025-11-03."
        ) from exc


def _parse_hari_kerja(teks: str) -> int:
    from terasa.umum.errors import MasukanTakTerbaca

    if teks not in ("5", "6"):
        raise MasukanTakTerbaca(f"--hari-kerja adalah 5 atau 6, bukan “{teks}”.")
    return int(teks)
