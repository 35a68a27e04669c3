"""`terasa forum pb`: surat suara atau peringkat sebuah forum sebagai berkas Pabulib."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.dasar import siapkan_django

if TYPE_CHECKING:
    from terasa.musrenbang.models import Forum

CONTOH = """Contoh:
  terasa forum pb musrenbang-desa-63.06.04.2002 -o hasil.pb
  terasa forum pb musrenbang-desa-63.06.04.2002 --kabupaten 63.06 --tahun 2027 -o hasil.pb
  terasa alokasi hitung hasil.pb

KODE adalah slug forum, atau kode kotak suaranya. Kabupaten dan tahun hanya perlu bila slug itu dipakai lebih dari
sekali. Berkasnya surat suara forum; forum tanpa surat suara menulis peringkat hitungannya sebagai satu surat. Cara
menghitungnya tertulis pada META, jadi `terasa alokasi hitung` tanpa pilihan lain memberi hasil yang sama dengan
halaman forum sebelum digeser musyawarah.
"""


def register(verbs: Any) -> None:
    """Add the verb `pb`."""
    pb = verbs.add_parser("pb", help="tulis surat suara atau peringkat forum sebagai Pabulib", epilog=CONTOH)
    pb.add_argument("kode", metavar="KODE", help="slug forum atau kode kotak suaranya")
    pb.add_argument("-o", "--keluaran", metavar="BERKAS.pb", required=True, help="berkas yang ditulis")
    pb.add_argument("--kabupaten", metavar="KODE", default="")
    pb.add_argument("--tahun", metavar="TTTT", type=int)
    pb.add_argument("--json", action="store_true", help="keluaran JSON")
    pb.set_defaults(func=export)


def export(args: argparse.Namespace) -> int:
    """0 written, 2 no such forum, or nothing to count in it yet."""
    siapkan_django()
    from pathlib import Path

    from terasa.musrenbang.queries.kotak import export_pb
    from terasa.musrenbang.rules.pb import digest_pb, read_meta_cara
    from terasa.umum import konteks
    from terasa.umum.errors import MasukanTakTerbaca

    with konteks.pakai(konteks.sistem("Baris perintah")):
        forum = find_forum(args.kode, args.kabupaten, args.tahun)
        teks = export_pb(forum)
    if not teks:
        raise MasukanTakTerbaca(
            "Belum ada yang dapat dihitung: kotak suaranya belum ditutup, atau belum ada peringkat."
        )
    Path(args.keluaran).write_text(teks, encoding="utf-8", newline="")
    cara = read_meta_cara(teks)
    isi = {"forum": forum.slug, "berkas": args.keluaran, "sidik": digest_pb(teks), **cara}
    if args.json:
        print(json.dumps(isi, ensure_ascii=False))
        return 0
    print(f"{forum.nama} ditulis ke {args.keluaran} (SHA-256 {isi['sidik']}).")
    pilihan = f"--aturan {cara['aturan']} --kepuasan {cara['kepuasan']}"
    pilihan += f" --pelengkap {cara['pelengkap']} --urutan-seri {cara['urutan_seri']}"
    print(f"Dihitung dengan: terasa alokasi hitung {args.keluaran} {pilihan}")
    return 0


def find_forum(kode: str, kabupaten: str, tahun: int | None) -> Forum:
    """By slug or by the code of its box, narrowed by what was given. Raises MasukanTakTerbaca."""
    from django.db.models import Q

    from terasa.musrenbang.models import Forum
    from terasa.umum.errors import MasukanTakTerbaca

    calon = Forum.objects.filter(Q(slug=kode) | Q(kotak__kode=kode.lower()))
    if kabupaten:
        calon = calon.filter(kabupaten=kabupaten)
    if tahun:
        calon = calon.filter(tahun=tahun)
    ada = list(calon.order_by("kabupaten", "tahun"))
    if not ada:
        raise MasukanTakTerbaca(f"Forum “{kode}” tidak ada; lihat terasa forum daftar.")
    if len(ada) > 1:
        semua = ", ".join(f"{f.kabupaten} {f.tahun}" for f in ada)
        raise MasukanTakTerbaca(
            f"“{kode}” dipakai lebih dari sekali ({semua}); sebutkan --kabupaten dan --tahun."
        )
    return ada[0]
