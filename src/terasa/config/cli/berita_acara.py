"""`terasa berita-acara cetak|periksa`: menulis PDF-nya, dan mengatakan asli atau berubah."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas

if TYPE_CHECKING:
    from terasa.dokumen.models import Dokumen

KERTAS = ("a4", "f4")
CONTOH = """Contoh:
  terasa berita-acara periksa berita_acara-7K3D9QXA5.pdf
  terasa berita-acara periksa 7K3D9QXA5.json --json

BERKAS boleh PDF yang diterbitkan, JSON isinya, atau pindaian bertanda tangan yang pernah diunggah.
"""
CONTOH_CETAK = """Contoh:
  terasa berita-acara cetak 7K3D9QXA5 -o berita-acara.pdf
  terasa berita-acara cetak musrenbang-desa-63.06.04.2002 --kabupaten 63.06 --tahun 2027 -o ba.pdf --kertas f4

KODE adalah kode dokumen, atau slug forumnya (lihat terasa forum daftar); --kabupaten dan --tahun hanya perlu bila
slug itu ada di beberapa tahun. Tanpa --kertas, kertasnya menurut kop surat kantor penerbitnya.
"""
SEBUTAN = {"pdf": "PDF", "isi": "isi (JSON)", "pindaian": "pindaian bertanda tangan"}


def register(subparsers: Any) -> None:
    """Add the noun `berita-acara` with its verbs."""
    noun = subparsers.add_parser(
        "berita-acara",
        help="mencetak berita acara dan memeriksa keasliannya",
        epilog="Contoh: terasa berita-acara periksa berita_acara-7K3D9QXA5.pdf",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    cetak = verbs.add_parser("cetak", help="tulis PDF sebuah berita acara", epilog=CONTOH_CETAK)
    cetak.add_argument("kode", metavar="KODE")
    cetak.add_argument("-o", "--keluaran", metavar="FILE.pdf", required=True, help="berkas yang ditulis")
    cetak.add_argument("--kertas", choices=KERTAS, help="ukuran kertas")
    cetak.add_argument("--kabupaten", metavar="KODE", help="kode kabupaten, misalnya 63.06")
    cetak.add_argument("--tahun", metavar="TTTT", type=int, help="tahun anggaran")
    cetak.set_defaults(func=write)
    periksa = verbs.add_parser("periksa", help="katakan asli atau berubah", epilog=CONTOH)
    periksa.add_argument("berkas", metavar="BERKAS")
    periksa.set_defaults(func=check)
    for parser in (cetak, periksa):
        parser.add_argument("--json", action="store_true", help="keluaran JSON")


def write(args: argparse.Namespace) -> int:
    """0 written, 2 no such paper and nothing was written."""
    siapkan_django()
    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.dokumen.services import print_dokumen
    from terasa.umum.errors import MasukanTakTerbaca

    with sebagai_sistem():
        dokumen = _find(args)
        kertas = args.kertas or dokumen.kertas
        data = print_dokumen(dokumen=dokumen, kertas=kertas, by=actor())
    try:
        Path(args.keluaran).write_bytes(data)
    except OSError as salah:
        raise MasukanTakTerbaca(f"Berkas “{args.keluaran}” tidak dapat ditulis.", code="tulis") from salah
    if args.json:
        isi = {
            "kode": dokumen.kode,
            "judul": dokumen.judul,
            "status": dokumen.status,
            "kertas": kertas,
            "ukuran": len(data),
            "sidik": dokumen.isi_sha256,
            "berkas": args.keluaran,
        }
        print(json.dumps(isi, ensure_ascii=False))
    else:
        print(f"{dokumen.judul} ({dokumen.kode}, {dokumen.status}) ditulis ke {args.keluaran}.")
    return 0


def check(args: argparse.Namespace) -> int:
    """0 asli, 1 berubah, 2 the file cannot be read."""
    data = baca_berkas(args.berkas)
    siapkan_django()
    from terasa.dokumen.queries import check_berkas

    hasil = check_berkas(data)
    if args.json:
        print(json.dumps(asdict(hasil), ensure_ascii=False))
    elif hasil.hasil == "asli":
        bagian = SEBUTAN.get(hasil.bagian, hasil.bagian)
        print(f"asli: {bagian} dari {hasil.judul} ({hasil.kode}, {hasil.status})")
    else:
        sebut = f"; berkas ini menyebut kode {hasil.kode}" if hasil.kode else ""
        print(f"berubah: tidak ada berita acara dengan sidik {hasil.sidik}{sebut}")
    return 0 if hasil.hasil == "asli" else 1


def _find(args: argparse.Namespace) -> Dokumen:
    """By the code of the paper, however it was typed, or by the slug of its forum. Raises MasukanTakTerbaca."""
    from terasa.dokumen.models import Dokumen
    from terasa.musrenbang.models import Forum
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.kode import read_kode
    from terasa.wilayah.rules import normalkan_kode

    dokumen = Dokumen.objects.select_related("pdf").filter(kode=read_kode(args.kode) or "").first()
    if dokumen is not None:
        return dokumen
    forum = Forum.objects.filter(slug=args.kode).select_related("berita_acara__pdf")
    if args.kabupaten:
        forum = forum.filter(kabupaten=normalkan_kode(args.kabupaten))
    if args.tahun:
        forum = forum.filter(tahun=args.tahun)
    ketemu = list(forum[:2])
    if len(ketemu) > 1:
        raise MasukanTakTerbaca(
            f"Ada beberapa forum “{args.kode}”; sebutkan --kabupaten dan --tahun.", code="banyak"
        )
    if not ketemu:
        raise MasukanTakTerbaca(
            f"Tidak ada berita acara atau forum “{args.kode}”; lihat terasa forum daftar.", code="tidak-ada"
        )
    if ketemu[0].berita_acara is None:
        raise MasukanTakTerbaca(
            f"Forum “{args.kode}” belum ditutup, jadi belum ada berita acaranya.", code="belum-ditutup"
        )
    return ketemu[0].berita_acara
