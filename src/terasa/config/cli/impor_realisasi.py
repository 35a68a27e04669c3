"""`terasa impor realisasi`: pekerjaan, tahap, kontrak, tempat, rencana, dan formulir RFK satu kabupaten dan tahun."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import CONTOH_MASALAH, baca_berkas, run_as_sistem
from terasa.config.cli.tujuan import add_tujuan

if TYPE_CHECKING:
    from terasa.program.rules.impor.catatan import LaporanRealisasi

CONTOH = """Contoh:
  terasa impor realisasi realisasi-2019/ --kabupaten 63.06 --tahun 2019 --uji
  terasa impor realisasi realisasi-2019/ --kabupaten 63.06 --tahun 2019 --json

Lembar dikenali dari kolomnya, bukan dari nama berkasnya; hanya unit dan bulan formulir RFK yang dibaca dari namanya.
Seluruh folder masuk, atau tidak satu pun. Mengimpor folder yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `realisasi` to the noun `impor`."""
    verb = verbs.add_parser(
        "realisasi", help="pekerjaan dan realisasi satu tahun dari sebuah folder", epilog=CONTOH
    )
    verb.add_argument("folder", metavar="FOLDER", help="folder berisi CSV, XLSX, XLS, atau ODS")
    add_tujuan(verb)
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=import_realisasi)


def import_realisasi(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were left out for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.program.services import import_realisasi as act

    laporan = run_as_sistem(
        "Impor realisasi",
        act,
        berkas=read_berkas(args.folder),
        kabupaten=args.kabupaten,
        tahun=args.tahun,
        uji=args.uji,
    )
    if args.json:
        print(json.dumps(laporan.as_json(), ensure_ascii=False))
    else:
        print_laporan(laporan)
    return laporan.exit_code


def read_berkas(folder: str) -> dict[str, bytes]:
    """Files of a folder by name. Raises MasukanTakTerbaca."""
    from terasa.umum.errors import MasukanTakTerbaca

    akar = Path(folder)
    if not akar.is_dir():
        raise MasukanTakTerbaca(f"Folder “{akar.name or folder}” tidak ada.", code="folder")
    return {
        p.name: baca_berkas(str(p)) for p in sorted(akar.iterdir()) if p.is_file() and p.name[0] not in ".~"
    }


def print_laporan(laporan: LaporanRealisasi) -> None:
    """The account in words: counts by sheet, then what does not agree, what is doubtful, what was left out."""
    isi = laporan.as_json()
    if laporan.uji:
        print("Uji coba, tidak ada yang disimpan.")
    for jenis in dict.fromkeys(h.jenis for h in laporan.catatan.hasil):
        n = isi[jenis]
        print(
            f"{jenis}: {n['dibaca']} dibaca, {n['diterima']} diterima, {n['diubah']} diubah, {n['dilewati']} dilewati "
            f"({n['sama']} sudah ada)."
        )
    print_daftar(
        "Selisih",
        [
            f"{s['berkas']} baris {s['baris']}: {s['perihal']} {s['tertulis']}, dihitung {s['dihitung']}"
            for s in isi["selisih"]
        ],
    )
    print_daftar(
        "Tanda", [f"{t['berkas']} baris {t['baris']} ({t['id']}): {t['kalimat']}" for t in isi["tanda"]]
    )
    print_daftar("Dilewati", [f"{h.berkas} baris {h.baris}: {h.alasan}" for h in laporan.bermasalah])
    print_daftar("Bukan bagian", isi["bukan_bagian"])


def print_daftar(judul: str, kalimat: list[str]) -> None:
    """A heading with how many there are, and the first of them."""
    if not kalimat:
        return
    print(f"{judul}: {len(kalimat)}")
    for satu in kalimat[:CONTOH_MASALAH]:
        print(f"  {satu}")
    if len(kalimat) > CONTOH_MASALAH:
        print(f"  … dan {len(kalimat) - CONTOH_MASALAH} lagi; seluruhnya dengan --json")
