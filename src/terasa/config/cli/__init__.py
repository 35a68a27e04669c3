"""Baris perintah `terasa <benda> <kerja>`. Hanya modul benda yang dipakai yang dimuat."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from terasa.config.cli.pengurai import Pengurai
from terasa.umum.errors import AturanDilanggar

BENDA = {
    "basisdata": ("terasa.config.cli.basisdata", "menyiapkan, memulai, dan menghentikan basis data"),
    "layani": ("terasa.config.cli.layani", "jalankan server dan pekerja latar"),
    "pekerja": ("terasa.config.cli.pekerja", "jalankan pekerja latar saja"),
    "demo": ("terasa.config.cli.demo", "isi data peragaan dan jalankan"),
    "akun": ("terasa.config.cli.akun", "membuat akun dan jabatan"),
    "impor": ("terasa.config.cli.impor", "memasukkan berkas: usulan, sipd, batas, nomenklatur"),
    "surel": ("terasa.config.cli.surel", "menerima surel warga"),
    "forum": ("terasa.config.cli.forum", "membuat, memutuskan, menutup, dan membawa forum"),
    "balai": ("terasa.config.cli.balai", "melayani forum di balai tanpa internet"),
    "alokasi": ("terasa.config.cli.alokasi", "menghitung alokasi"),
    "serupa": ("terasa.config.cli.serupa", "menemukan usulan yang serupa"),
    "rute": ("terasa.config.cli.rute", "menyarankan unit bagi usulan"),
    "pagu": ("terasa.config.cli.pagu", "membagi pagu indikatif kewilayahan"),
    "corong": ("terasa.config.cli.corong", "menghitung yang disuarakan sampai yang terasa"),
    "manfaat": ("terasa.config.cli.manfaat", "menghitung manfaat yang dirasakan"),
    "ikm": ("terasa.config.cli.ikm", "menghitung indeks kepuasan masyarakat (SKM)"),
    "berita-acara": ("terasa.config.cli.berita_acara", "memeriksa keaslian berita acara"),
    "surat": ("terasa.config.cli.surat", "mencetak surat umpan balik kepada desa"),
    "masa-jabatan": ("terasa.config.cli.masa_jabatan", "menghitung kapan masa jabatan berakhir"),
    "serah-terima": ("terasa.config.cli.serah_terima", "menyusun paket serah terima jabatan"),
    "tenggat": ("terasa.config.cli.tenggat", "menghitung dan mendaftar tenggat"),
    "wilayah": ("terasa.config.cli.wilayah", "mencari dan melihat kode wilayah"),
    "audit": ("terasa.config.cli.audit", "menyegel dan memeriksa catatan audit"),
    "ukur": ("terasa.config.cli.ukur", "mengukur berat dan jumlah kueri sebuah halaman"),
    "bahasa": ("terasa.config.cli.bahasa", "memeriksa dan menyusun katalog bahasa"),
}


def build_parser(benda: str | None) -> Pengurai:
    """The parser with every noun listed, and the verbs of the one in use."""
    pengurai = Pengurai(
        prog="terasa",
        description="Terasa: dari aspirasi warga sampai manfaat yang dirasakan.",
        epilog="Contoh: terasa tenggat daftar --json",
    )
    subparsers = pengurai.add_subparsers(dest="benda", metavar="BENDA", required=True, parser_class=Pengurai)
    for nama, (modul, keterangan) in BENDA.items():
        if nama == benda:
            import_module(modul).register(subparsers)
        else:
            subparsers.add_parser(nama, help=keterangan)
    return pengurai


def main(argv: list[str] | None = None) -> int:
    """Run one command. 0 done, 1 some rows skipped, 2 unusable input and nothing changed."""
    argumen = sys.argv[1:] if argv is None else argv
    if not argumen:
        build_parser(None).print_help()
        return 0
    benda = next((a for a in argumen if not a.startswith("-")), None)
    args = build_parser(benda).parse_args(argumen)
    try:
        hasil = int(args.func(args))
        sys.stdout.flush()
    except AturanDilanggar as exc:
        print(f"terasa: {exc}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) went away: that is not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as exc:
        print(f"terasa: {_say_os_error(exc)}", file=sys.stderr)
        return 2
    except Exception as exc:
        # A person at a terminal gets a sentence; whoever mends it asks for the whole trace.
        if os.environ.get("TERASA_RUNUT") == "1":
            raise
        print(
            f"terasa: perintah ini gagal karena kesalahan Terasa sendiri ({type(exc).__name__}: {_one_line(exc)}). "
            "Untuk melaporkannya, ulangi dengan TERASA_RUNUT=1.",
            file=sys.stderr,
        )
        return 2
    return hasil


def _say_os_error(exc: OSError) -> str:
    if isinstance(exc, FileNotFoundError):
        return f"berkas “{exc.filename}” tidak ada."
    if exc.filename is not None:
        return f"“{exc.filename}” tidak dapat dibuka ({exc.strerror})."
    return f"sistem operasi menolak ({_one_line(exc)})."


def _one_line(exc: Exception) -> str:
    return " ".join(str(exc).split())[:200]
