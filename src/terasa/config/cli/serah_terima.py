"""`terasa serah-terima susun`: paket serah terima jabatan sebagai PDF, data, dan sidiknya."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from terasa.config.cli.dasar import siapkan_django

CONTOH = """Contoh:
  terasa serah-terima susun --jabatan bupati --tanggal 2023-09-19 -o paket/
  terasa serah-terima susun --jabatan camat --wilayah 63.06.04 --tanggal 2026-06-30 -o paket/ --json

Isinya keadaan pada akhir hari itu menurut riwayat. Dijalankan dua kali, berkasnya sama sampai byte terakhir.
"""


def register(subparsers: Any) -> None:
    """Add the noun `serah-terima` with its verb."""
    noun = subparsers.add_parser("serah-terima", help="menyusun paket serah terima jabatan", epilog=CONTOH)
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    p = verbs.add_parser("susun", help="tulis PDF, data, dan sidik sebuah paket", epilog=CONTOH)
    p.add_argument(
        "--jabatan", metavar="bupati|camat|kades|kepala_unit", required=True, help="jabatan yang berpindah"
    )
    p.add_argument(
        "--tanggal", metavar="TTTT-BB-HH", required=True, help="hari terakhir; keadaan pada akhir hari itu"
    )
    p.add_argument("-o", "--keluar", metavar="FOLDER", required=True, help="folder tempat berkas ditulis")
    p.add_argument(
        "--kabupaten", metavar="KODE", default="", help="kode kabupaten; boleh kosong bila hanya satu"
    )
    p.add_argument("--wilayah", metavar="KODE", default="", help="kode kecamatan atau desa")
    p.add_argument("--unit", metavar="KODE", default="", help="kode atau singkatan unit")
    p.add_argument("--json", action="store_true", help="keluaran JSON")
    p.set_defaults(func=run_susun)


def run_susun(args: argparse.Namespace) -> int:
    """0 written; 2 when the office or the day is unusable."""
    siapkan_django()
    from terasa.serah_terima.cetak import print_paket
    from terasa.serah_terima.queries.lingkup import find_lingkup
    from terasa.serah_terima.queries.paket import find_teks
    from terasa.serah_terima.queries.susun import compose, count_bagian
    from terasa.umum import konteks

    with konteks.pakai(konteks.sistem("Baris perintah")):
        lingkup = find_lingkup(
            args.jabatan, _day(args.tanggal), kabupaten=_kabupaten(args.kabupaten),
            wilayah=args.wilayah, unit=args.unit,
        )  # fmt: skip
        paket = print_paket(compose(lingkup, find_teks(lingkup)))
    folder = Path(args.keluar)
    folder.mkdir(parents=True, exist_ok=True)
    nama = f"serah-terima-{lingkup.jabatan}-{lingkup.kode}-{lingkup.tanggal.isoformat()}"
    isi = {f"{nama}.pdf": paket.pdf, f"{nama}.json": paket.data}
    isi[f"{nama}.sha256"] = f"{paket.sidik}  {nama}.json\n".encode()
    for berkas, data in isi.items():
        (folder / berkas).write_bytes(data)
    hasil = {
        "kode": paket.kode, "sidik": paket.sidik, "berkas": [str(folder / b) for b in isi],
        "jabatan": lingkup.jabatan, "unit": lingkup.unit_nama, "tanggal": lingkup.tanggal.isoformat(),
        "bagian": count_bagian(paket.isi),
    }  # fmt: skip
    print(json.dumps(hasil, ensure_ascii=False) if args.json else _say(hasil))
    return 0


def _say(hasil: dict[str, Any]) -> str:
    baris = [f"  {kode}: {jumlah}" for kode, jumlah in hasil["bagian"].items()]
    return "\n".join(
        [f"Paket {hasil['kode']}, {hasil['unit']}", *baris, f"Sidik {hasil['sidik']}", *hasil["berkas"]]
    )


def _day(teks: str) -> date:
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        return date.fromisoformat(teks)
    except ValueError as salah:
        raise MasukanTakTerbaca(
            f"Tanggal “{teks}” tidak terbaca; tulis TTTT-BB-HH, misalnya 2023-09-19."
        ) from salah


def _kabupaten(kode: str) -> str:
    """The one that was named, or the only one with offices. Raises MasukanTakTerbaca."""
    from terasa.akun.models import Unit
    from terasa.umum.errors import MasukanTakTerbaca

    if kode:
        return kode
    ada = sorted(set(Unit.objects.exclude(kabupaten="").order_by().values_list("kabupaten", flat=True)))
    if len(ada) != 1:
        raise MasukanTakTerbaca("Sebutkan kabupatennya dengan --kabupaten, misalnya 63.06.")
    return ada[0]
