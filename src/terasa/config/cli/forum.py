"""`terasa forum buat|daftar|putuskan|tutup|pb|bawa|kembali|lepas`: yang dikerjakan halaman forum, dari baris perintah."""

from __future__ import annotations

import argparse
import csv
import json
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from terasa.config.cli import forum_pb
from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.forum_bawa import register_verbs
from terasa.config.cli.laporan import cetak_laporan
from terasa.config.cli.tujuan import add_tujuan, read_tujuan

if TYPE_CHECKING:
    from terasa.akun.models import Unit
    from terasa.musrenbang.models import Forum
    from terasa.umum.pelaku import PelakuTetap

JENIS = (
    "musrenbang_desa",
    "forum_kecamatan",
    "forum_perangkat_daerah",
    "kabupaten",
    "musdus",
    "khusus",
    "musdes",
    "pra_musrenbang",
    "dialog",
)
CONTOH_BUAT = """Contoh:
  terasa forum buat --jenis musrenbang_desa --kabupaten 63.06 --tahun 2027 --cakupan 63.06.04.2002
  terasa forum buat --kabupaten 63.06 --tahun 2027 --semua-desa --json
  terasa forum buat --jenis forum_kecamatan --kabupaten 63.06 --tahun 2027 \\
      --cakupan 63.06.02,63.06.04 --nama "Musrenbang Dapil II"
  terasa forum buat --jenis forum_perangkat_daerah --kabupaten 63.06 --tahun 2027 --unit dinas-pupr
  terasa forum buat --jenis forum_perangkat_daerah --kabupaten 63.06 --tahun 2027 --semua

--semua membuat satu forum untuk setiap desa, kelompok kecamatan, atau unit yang usulannya sedang menunggu.
"""
CONTOH_DAFTAR = """Contoh:
  terasa forum daftar --kabupaten 63.06 --tahun 2027
  terasa forum daftar --kabupaten 63.06 --tahun 2027 --forum musrenbang-desa-63.06.04.2002 --json
  terasa forum daftar --kabupaten 63.06 --tahun 2027 --lembar putusan.csv

--lembar menulis lembar kosong semua usulan yang belum diputuskan, siap diisi untuk `terasa forum putuskan`.
"""
CONTOH_PUTUSKAN = """Contoh:
  terasa forum putuskan putusan.csv --kabupaten 63.06 --tahun 2027 --uji
  terasa forum putuskan putusan.csv --kabupaten 63.06 --tahun 2027 --json

Kolom: forum, kode, hasil, peringkat, alasan_kode, alasan, volume, biaya, rekomendasi.
`kode` adalah kode lacak usulan atau id dari berkas impornya; `forum` boleh kosong. `hasil`: disepakati,
tidak_disepakati, dikembalikan, diteruskan_ke_provinsi, diteruskan_ke_pusat; di forum perangkat daerah utama
dan cadangan. Yang tidak disepakati atau dikembalikan wajib punya alasan_kode (R01 sampai R20).
"""
CONTOH_TUTUP = """Contoh:
  terasa forum tutup --kabupaten 63.06 --tahun 2027 --forum musrenbang-desa-63.06.04.2002
  terasa forum tutup --kabupaten 63.06 --tahun 2027 --semua --jenis musrenbang_desa --json
"""


def register(subparsers: Any) -> None:
    """Add the noun `forum` with its verbs."""
    noun = subparsers.add_parser(
        "forum",
        help="membuat, memutuskan, menutup, dan membawa forum",
        epilog="Contoh: terasa forum daftar --kabupaten 63.06 --tahun 2027",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    buat = verbs.add_parser("buat", help="buka forum dan tarik usulannya", epilog=CONTOH_BUAT)
    buat.add_argument(
        "--jenis", choices=JENIS, help="jenis forum (bawaan dengan --semua-desa: musrenbang_desa)"
    )
    buat.add_argument("--cakupan", metavar="KODE,KODE", default="", help="desa, atau kecamatan yang dicakup")
    buat.add_argument("--unit", metavar="KODE", help="kode atau nama perangkat daerah")
    buat.add_argument("--nama", metavar="TEKS", default="", help="nama forum (bawaan: dari cakupannya)")
    buat.add_argument("--tempat", metavar="TEKS", default="")
    buat.add_argument("--semua", action="store_true", help="satu forum untuk setiap yang usulannya menunggu")
    buat.add_argument("--semua-desa", action="store_true", help="sama, untuk musrenbang desa")
    buat.set_defaults(func=create)
    daftar = verbs.add_parser("daftar", help="daftar forum, atau usulan sebuah forum", epilog=CONTOH_DAFTAR)
    daftar.add_argument("--jenis", choices=JENIS)
    daftar.add_argument("--forum", metavar="SLUG", help="tunjukkan usulan forum ini")
    daftar.add_argument("--lembar", metavar="BERKAS.csv", help="tulis lembar putusan yang siap diisi")
    daftar.set_defaults(func=show)
    putuskan = verbs.add_parser("putuskan", help="putuskan banyak usulan dari berkas", epilog=CONTOH_PUTUSKAN)
    putuskan.add_argument("berkas", metavar="BERKAS.csv")
    putuskan.add_argument("--uji", action="store_true", help="hanya laporkan, jangan simpan")
    putuskan.set_defaults(func=decide)
    tutup = verbs.add_parser("tutup", help="tutup forum dan terbitkan berita acaranya", epilog=CONTOH_TUTUP)
    pilihan = tutup.add_mutually_exclusive_group(required=True)
    pilihan.add_argument("--forum", metavar="SLUG", help="satu forum")
    pilihan.add_argument("--semua", action="store_true", help="setiap forum yang terbuka")
    tutup.add_argument("--jenis", choices=JENIS)
    tutup.set_defaults(func=close)
    forum_pb.register(verbs)
    for parser in (buat, daftar, putuskan, tutup):
        add_tujuan(parser)
        parser.add_argument("--json", action="store_true", help="keluaran JSON")
    register_verbs(verbs)


def create(args: argparse.Namespace) -> int:
    """Open one forum, or one for everything that waits. 0 done, 2 refused and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services import open_forum, open_forum_all
    from terasa.umum.errors import MasukanTakTerbaca

    jenis = args.jenis or ("musrenbang_desa" if args.semua_desa else "")
    if not jenis:
        raise MasukanTakTerbaca("Sebutkan --jenis forumnya, atau pakai --semua-desa.")
    kabupaten, tahun = read_tujuan(args)
    umum: dict[str, Any] = {
        "by": actor(),
        "jenis": jenis,
        "kabupaten": kabupaten,
        "tahun": tahun,
        "now": timezone.now(),
    }
    with sebagai_sistem():
        if args.semua or args.semua_desa:
            forum = open_forum_all(**umum)
        else:
            cakupan = [k for k in args.cakupan.split(",") if k.strip()]
            unit = find_unit(kabupaten, args.unit) if args.unit else None
            satu = open_forum(**umum, nama=args.nama, cakupan=cakupan, unit=unit, tempat=args.tempat)
            forum = [satu]
        isi = [_as_json(f) for f in _counted(forum)]
    if args.json:
        print(json.dumps({"dibuat": len(isi), "forum": isi}, ensure_ascii=False))
        return 0
    print(f"{len(isi)} forum dibuat.")
    for f in isi:
        print(f"  {f['slug']:<48} {f['jumlah']:>5} usulan  {f['nama']}")
    return 0


def show(args: argparse.Namespace) -> int:
    """List forums; with --forum the usulan of one; with --lembar write a sheet to fill in."""
    siapkan_django()
    from terasa.musrenbang.queries import list_forum, list_keputusan

    kabupaten, tahun = read_tujuan(args)
    with sebagai_sistem():
        forum = list(list_forum(kabupaten=kabupaten, tahun=tahun, jenis=args.jenis or "").order_by("slug"))
        if args.lembar:
            jumlah = _write_sheet(args.lembar, forum)
            print(
                json.dumps({"ditulis": jumlah}) if args.json else f"{jumlah} usulan ditulis ke {args.lembar}."
            )
            return 0
        if args.forum:
            satu = get_forum(kabupaten, tahun, args.forum)
            isi = _as_json(next(_counted([satu]))) | {"usulan": [_decision(k) for k in list_keputusan(satu)]}
            print(json.dumps(isi, ensure_ascii=False) if args.json else _table(isi["usulan"]))
            return 0
        baris = [_as_json(f) for f in forum]
    if args.json:
        print(json.dumps({"forum": baris}, ensure_ascii=False))
        return 0
    for f in baris:
        print(f"{f['slug']:<48} {f['status']:<8} {f['diputuskan']:>5}/{f['jumlah']:<5} {f['nama']}")
    print(f"{len(baris)} forum.")
    return 0


def decide(args: argparse.Namespace) -> int:
    """0 every row counts, 1 some rows were skipped, 2 unusable and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services import KOLOM_PUTUSAN, import_putusan
    from terasa.umum.lembar import read_lembar

    kabupaten, tahun = read_tujuan(args)
    lembar = read_lembar(args.berkas, KOLOM_PUTUSAN)
    with sebagai_sistem():
        laporan = import_putusan(
            lembar=lembar,
            kabupaten=kabupaten,
            tahun=tahun,
            by=actor(),
            now=timezone.now(),
            uji=args.uji,
        )
    return cetak_laporan(laporan, as_json=args.json)


def close(args: argparse.Namespace) -> int:
    """0 all closed, 1 some could not be closed yet, 2 no such forum."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.enums import StatusForum
    from terasa.musrenbang.queries import list_forum
    from terasa.musrenbang.services import CannotClose, close_forum
    from terasa.umum.ingatan import remembered

    kabupaten, tahun = read_tujuan(args)
    ditutup: list[dict[str, Any]] = []
    gagal: list[dict[str, str]] = []
    with sebagai_sistem(), remembered():
        if args.forum:
            forum = [get_forum(kabupaten, tahun, args.forum)]
        else:
            semua = list_forum(kabupaten=kabupaten, tahun=tahun, jenis=args.jenis or "")
            forum = list(semua.filter(status=StatusForum.DIBUKA).order_by("slug"))
        for satu in forum:
            try:
                dokumen = close_forum(forum=satu, by=actor(), now=timezone.now())
            except CannotClose as exc:
                gagal.append({"slug": satu.slug, "alasan": str(exc)})
                continue
            jumlah = satu.keputusan.count()
            ditutup.append(
                {"slug": satu.slug, "usulan": jumlah, "dokumen": dokumen.kode, "sidik": dokumen.isi_sha256}
            )
    if args.json:
        print(json.dumps({"ditutup": ditutup, "gagal": gagal}, ensure_ascii=False))
    else:
        for d in ditutup:
            print(f"ditutup  {d['slug']:<48} {d['usulan']:>5} usulan  berita acara {d['dokumen']}")
        for g in gagal:
            print(f"belum    {g['slug']:<48} {g['alasan']}")
        if not ditutup and not gagal:
            print("Tidak ada forum yang terbuka.")
    return 1 if gagal else 0


def actor() -> PelakuTetap:
    """The command line acts as the system, under its own label."""
    from terasa.umum.pelaku import PelakuTetap

    return PelakuTetap(label="Baris perintah", jenis="sistem")


def sebagai_sistem() -> AbstractContextManager[None]:
    from terasa.umum import konteks

    return konteks.pakai(konteks.sistem("Baris perintah"))


def find_unit(kabupaten: str, teks: str) -> Unit:
    """By code or by exact name. Raises MasukanTakTerbaca."""
    from django.db.models import Q

    from terasa.akun.models import Unit
    from terasa.umum.errors import MasukanTakTerbaca

    unit = Unit.objects.filter(Q(kode=teks) | Q(nama__iexact=teks), kabupaten=kabupaten).first()
    if unit is None:
        raise MasukanTakTerbaca(f"Perangkat daerah “{teks}” tidak ada di kabupaten {kabupaten}.")
    return unit


def get_forum(kabupaten: str, tahun: int, slug: str) -> Forum:
    """Raises MasukanTakTerbaca."""
    from terasa.musrenbang.models import Forum
    from terasa.umum.errors import MasukanTakTerbaca

    forum = Forum.objects.select_related("unit").filter(kabupaten=kabupaten, tahun=tahun, slug=slug).first()
    if forum is None:
        raise MasukanTakTerbaca(f"Forum “{slug}” tidak ada; lihat terasa forum daftar.")
    return forum


def _counted(forum: list[Forum]) -> Any:
    from terasa.musrenbang.queries import list_forum

    return iter(list_forum().filter(pk__in=[f.pk for f in forum]).order_by("slug"))


def _as_json(forum: Any) -> dict[str, Any]:
    return {
        "slug": forum.slug,
        "nama": forum.nama,
        "jenis": forum.jenis,
        "status": forum.status,
        "cakupan": list(forum.cakupan),
        "unit": forum.unit.kode if forum.unit else "",
        "jumlah": forum.jumlah,
        "diputuskan": forum.diputuskan,
        "berita_acara": forum.berita_acara.kode if forum.berita_acara else "",
    }


def _decision(k: Any) -> dict[str, Any]:
    return {
        "kode": k.usulan.kode,
        "id": k.usulan.id_asal,
        "judul": k.usulan.judul,
        "desa": k.usulan.kode_desa,
        "hasil": k.hasil,
        "peringkat": k.peringkat,
        "alasan_kode": k.alasan_kode,
        "alasan": k.alasan,
    }


def _table(usulan: list[dict[str, Any]]) -> str:
    baris = [
        f"{u['kode']}  {u['hasil'] or 'belum':<18} {u['peringkat'] or '':>4}  {u['judul']}" for u in usulan
    ]
    return "\n".join([*baris, f"{len(usulan)} usulan."])


def _write_sheet(berkas: str, forum: list[Forum]) -> int:
    """Undecided usulan of the open forums, one row each, with empty columns to fill in."""
    from terasa.musrenbang.models import Keputusan

    keputusan = Keputusan.objects.filter(forum__in=forum, hasil="").select_related("forum", "usulan")
    kepala = [
        "forum",
        "kode",
        "hasil",
        "peringkat",
        "alasan_kode",
        "alasan",
        "volume",
        "biaya",
        "rekomendasi",
    ]
    jumlah = 0
    with open(berkas, "w", newline="", encoding="utf-8-sig") as keluar:
        tulis = csv.writer(keluar)
        tulis.writerow([*kepala, "judul", "desa", "id"])
        for k in keputusan.order_by("forum__slug", "usulan__kode_desa", "usulan__judul"):
            u = k.usulan
            kosong = [""] * (len(kepala) - 2)
            tulis.writerow([k.forum.slug, u.kode, *kosong, escape(u.judul), u.kode_desa, escape(u.id_asal)])
            jumlah += 1
    return jumlah


def escape(teks: str) -> str:
    """A cell that a spreadsheet would take for a formula becomes plain text."""
    return f"'{teks}" if teks[:1] in {"=", "+", "-", "@", "\t", "\r"} else teks
