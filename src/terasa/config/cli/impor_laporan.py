"""`terasa impor laporan-berkala`: tenggat, kiriman, dan catatan laporan berkala dari satu folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import cetak_laporan, run_as_sistem

CONTOH = """Contoh:
  terasa impor laporan-berkala folder/ --kabupaten 63.06 --uji
  terasa impor laporan-berkala folder/ --kabupaten 63.06 --json

Folder berisi tiga CSV:
  laporan_tenggat.csv   id, nama, tenggat
  laporan_masuk.csv     id, id_laporan, perangkat_daerah, status, waktu_kirim (kosong: tidak dikirim)
  laporan_catatan.csv   id_laporan, perangkat_daerah, catatan (boleh tidak ada)

Jam dibaca sebagai jam kantor setempat. Mengimpor folder yang sama lagi tidak mengubah apa pun.
"""


def register_verb(verbs: Any) -> None:
    """Add `laporan-berkala` to the noun `impor`."""
    verb = verbs.add_parser(
        "laporan-berkala", help="siapa mengirim laporannya, kapan, dan siapa terlambat", epilog=CONTOH
    )
    verb.add_argument("folder", metavar="FOLDER")
    verb.add_argument(
        "--kabupaten", metavar="KODE", required=True, help="kode kabupaten atau kota, misalnya 63.06"
    )
    verb.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    verb.add_argument("--json", action="store_true", help="keluaran JSON")
    verb.set_defaults(func=import_laporan)


def import_laporan(args: argparse.Namespace) -> int:
    """0 all rows are in, 1 some were skipped for a fault, 2 unusable and nothing changed."""
    siapkan_django()
    from terasa.config.cli.tujuan import read_kabupaten
    from terasa.pembinaan.services import import_laporan as act

    kabupaten = read_kabupaten(args.kabupaten)
    folder = Path(args.folder)
    laporan = run_as_sistem(
        "Impor laporan berkala",
        act,
        tenggat=_read(folder / "laporan_tenggat.csv", {"id", "nama", "tenggat"}),
        masuk=_read(
            folder / "laporan_masuk.csv", {"id", "id_laporan", "perangkat_daerah", "status", "waktu_kirim"}
        ),
        catatan=_read(
            folder / "laporan_catatan.csv", {"id_laporan", "perangkat_daerah", "catatan"}, wajib=False
        ),
        kabupaten=kabupaten,
        uji=args.uji,
    )
    return cetak_laporan(laporan, as_json=args.json)


def _read(berkas: Path, kolom: set[str], *, wajib: bool = True) -> list[dict[str, str]]:
    """Rows of a CSV by their headings. Raises MasukanTakTerbaca."""
    import csv

    from django.utils.translation import gettext as _

    from terasa.umum.errors import MasukanTakTerbaca

    if not wajib and not berkas.exists():
        return []
    try:
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            baca = csv.DictReader(isi)
            kurang = kolom - set(baca.fieldnames or ())
            baris = [{k: (v or "").replace("\x00", "") for k, v in b.items() if k in kolom} for b in baca]
    except (OSError, UnicodeDecodeError, csv.Error) as exc:
        raise MasukanTakTerbaca(_("%(nama)s tidak terbaca.") % {"nama": berkas.name}, code="berkas") from exc
    if kurang:
        raise MasukanTakTerbaca(
            _("%(nama)s tidak punya kolom %(kolom)s.")
            % {"nama": berkas.name, "kolom": ", ".join(sorted(kurang))},
            code="kolom",
        )
    return baris
