"""`terasa forum bawa|kembali|lepas`: satu forum ke balai tanpa internet, dan kembalinya."""

from __future__ import annotations

import argparse
import json
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.laporan import baca_berkas, cetak_laporan

if TYPE_CHECKING:
    from terasa.musrenbang.models import Forum

CONTOH_BAWA = """Contoh:
  terasa forum bawa musrenbang-desa-63.06.04.2002 -o paket.zip
  terasa forum bawa musrenbang-desa-63.06.04.2002 --kabupaten 63.06 --tahun 2027 \\
      --pembawa "Operator Desa Malutu" -o paket.zip

Sejak itu keputusan dan daftar hadir forum ini hanya dicatat di balai (terasa balai paket.zip), sampai paketnya
kembali atau dilepas. Paket memuat kunci rahasia: simpan seperti surat suara.
"""
CONTOH_KEMBALI = """Contoh:
  terasa forum kembali paket-kembali.zip --uji
  terasa forum kembali paket-kembali.zip --json

Digabungkan satu kali. Paket yang kedua, yang berubah, atau yang sudah dilepas ditolak dan tidak mengubah apa pun.
"""
CONTOH_LEPAS = """Contoh:
  terasa forum lepas musrenbang-desa-63.06.04.2002 --alasan "Laptop hilang di jalan"
"""


def register_verbs(verbs: Any) -> None:
    """Add the three verbs to the noun `forum`."""
    bawa = verbs.add_parser("bawa", help="kunci forum dan buat paket untuk balai", epilog=CONTOH_BAWA)
    bawa.add_argument("-o", "--keluar", metavar="PAKET.zip", required=True, help="berkas paket")
    bawa.add_argument("--pembawa", metavar="TEKS", default="", help="kantor atau jabatan yang membawanya")
    bawa.set_defaults(func=take)
    lepas = verbs.add_parser("lepas", help="buka kunci tanpa menunggu paketnya", epilog=CONTOH_LEPAS)
    lepas.add_argument(
        "--alasan", metavar="TEKS", required=True, help="mengapa paketnya tidak ditunggu; dicatat"
    )
    lepas.set_defaults(func=release)
    for parser in (bawa, lepas):
        parser.add_argument("kode", metavar="KODE", help="slug forum (lihat terasa forum daftar)")
        parser.add_argument("--kabupaten", metavar="KODE", default="", help="bila slugnya dipakai dua kali")
        parser.add_argument("--tahun", metavar="TTTT", type=int, help="bila slugnya dipakai dua kali")
    kembali = verbs.add_parser("kembali", help="gabungkan paket dari balai", epilog=CONTOH_KEMBALI)
    kembali.add_argument("paket", metavar="PAKET.zip")
    kembali.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    kembali.set_defaults(func=bring)
    for parser in (bawa, lepas, kembali):
        parser.add_argument("--json", action="store_true", help="keluaran JSON")


def take(args: argparse.Namespace) -> int:
    """0 taken and locked, 2 refused and nothing changed."""
    siapkan_django()
    from django.db import transaction
    from django.utils import timezone

    from terasa.musrenbang.services.bawa import take_forum

    keluar = Path(args.keluar)
    with _sebagai_sistem(), transaction.atomic():
        forum = find_forum(args)
        data = take_forum(forum=forum, by=_actor(), now=timezone.now(), pembawa=args.pembawa)
        # A package that cannot be written must not leave the forum locked.
        _write(keluar, data)
    usulan = forum.keputusan.count()
    if args.json:
        print(json.dumps({"slug": forum.slug, "usulan": usulan, "paket": str(keluar)}, ensure_ascii=False))
    else:
        print(f"{forum.nama} {forum.tahun} terkunci di sini; {usulan} usulan di {keluar}.")
        print(f"Di balai: terasa balai {keluar}")
    return 0


def release(args: argparse.Namespace) -> int:
    """0 released, 2 refused."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services.bawa import release_forum

    with _sebagai_sistem():
        forum = find_forum(args)
        release_forum(forum=forum, by=_actor(), alasan=args.alasan, now=timezone.now())
    if args.json:
        print(json.dumps({"slug": forum.slug, "dilepas": True}, ensure_ascii=False))
    else:
        print(f"{forum.nama} {forum.tahun} terbuka lagi di sini; paketnya tidak diterima lagi.")
    return 0


def bring(args: argparse.Namespace) -> int:
    """0 everything counts, 1 some rows were refused, 2 not taken in and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services.kembali import return_forum

    data = baca_berkas(args.paket)
    with _sebagai_sistem():
        laporan = return_forum(data=data, by=_actor(), now=timezone.now(), uji=args.uji)
    return cetak_laporan(laporan, as_json=args.json)


def find_forum(args: argparse.Namespace) -> Forum:
    """By slug; kabupaten and year only when it is used twice. Raises MasukanTakTerbaca."""
    from terasa.musrenbang.models import Forum
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.wilayah.rules import normalkan_kode

    forum = Forum.objects.select_related("unit", "pertemuan").filter(slug=args.kode)
    if args.kabupaten:
        forum = forum.filter(kabupaten=normalkan_kode(args.kabupaten))
    if args.tahun:
        forum = forum.filter(tahun=args.tahun)
    ketemu = list(forum[:2])
    if not ketemu:
        raise MasukanTakTerbaca(f"Forum “{args.kode}” tidak ada; lihat terasa forum daftar.")
    if len(ketemu) > 1:
        raise MasukanTakTerbaca(f"Ada beberapa forum “{args.kode}”; sebutkan --kabupaten dan --tahun.")
    return ketemu[0]


def _write(keluar: Path, data: bytes) -> None:
    """Readable by its owner only: it holds the key. An existing package is not overwritten."""
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        fd = os.open(keluar, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as exc:
        raise MasukanTakTerbaca(f"“{keluar}” sudah ada; pilih nama lain.", code="berkas-ada") from exc
    with os.fdopen(fd, "wb") as berkas:
        berkas.write(data)
        berkas.flush()
        os.fsync(berkas.fileno())


def _actor() -> Any:
    from terasa.config.cli.forum import actor

    return actor()


def _sebagai_sistem() -> AbstractContextManager[None]:
    from terasa.config.cli.forum import sebagai_sistem

    return sebagai_sistem()
