"""`terasa alokasi jalankan|tetapkan|hitung`: membagi pagu kabupaten, atau menghitung satu berkas Pabulib."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli import alokasi_hitung
from terasa.config.cli.dasar import siapkan_django
from terasa.config.cli.forum import actor, sebagai_sistem
from terasa.config.cli.tujuan import add_tujuan, read_tujuan

if TYPE_CHECKING:
    from terasa.musrenbang.models import Alokasi, PosAlokasi

CONTOH = """Contoh:
  terasa alokasi jalankan --kabupaten 63.06 --tahun 2027 --pagu 25000000000
  terasa alokasi jalankan --kabupaten 34.01 --tahun 2025 --pagu 10.000.000.000 --peringkat daftar.csv --json

Tanpa --peringkat, pemilihnya musrenbang desa yang sudah ditutup dan calonnya daftar utama forum perangkat
daerah, lalu cadangan bila pagu tersisa. Berkas peringkat berkolom forum, peringkat, kode (kode lacak atau id
dari berkas impor). Hasilnya disimpan sebagai hitungan; `terasa alokasi tetapkan` menjadikannya keputusan.
"""
CONTOH_TETAPKAN = "Contoh: terasa alokasi tetapkan --kabupaten 63.06 --tahun 2027"


def register(subparsers: Any) -> None:
    """Add the noun `alokasi` with its verbs."""
    noun = subparsers.add_parser(
        "alokasi",
        help="membagi pagu kabupaten",
        epilog="Contoh: terasa alokasi jalankan --kabupaten 63.06 --tahun 2027 --pagu 25000000000",
    )
    verbs = noun.add_subparsers(dest="verb", required=True, metavar="KERJA")
    jalankan = verbs.add_parser("jalankan", help="hitung pembagian pagu", epilog=CONTOH)
    jalankan.add_argument("--pagu", metavar="RUPIAH", required=True, help="rupiah utuh, misalnya 25000000000")
    jalankan.add_argument(
        "--peringkat", metavar="BERKAS.csv", help="daftar peringkat: forum, peringkat, kode"
    )
    jalankan.set_defaults(func=run)
    tetapkan = verbs.add_parser(
        "tetapkan", help="jadikan hitungan terakhir keputusan", epilog=CONTOH_TETAPKAN
    )
    tetapkan.set_defaults(func=confirm)
    for parser in (jalankan, tetapkan):
        add_tujuan(parser)
        parser.add_argument("--json", action="store_true", help="keluaran JSON")
    alokasi_hitung.register(verbs)


def run(args: argparse.Namespace) -> int:
    """0 done, 2 refused with its reason and nothing changed."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.services import KOLOM_PERINGKAT, read_peringkat, run_alokasi
    from terasa.umum.lembar import read_lembar

    pagu, (kabupaten, tahun) = _read_pagu(args.pagu), read_tujuan(args)
    lembar = read_lembar(args.peringkat, KOLOM_PERINGKAT) if args.peringkat else None
    with sebagai_sistem():
        alokasi = run_alokasi(
            by=actor(),
            kabupaten=kabupaten,
            tahun=tahun,
            pagu=pagu,
            now=timezone.now(),
            peringkat=read_peringkat(lembar, kabupaten, tahun) if lembar else None,
        )
        isi = as_json(alokasi)
    print(json.dumps(isi, ensure_ascii=False) if args.json else _as_text(isi))
    return 0


def confirm(args: argparse.Namespace) -> int:
    """Confirm the newest run. 0 done, 2 refused."""
    siapkan_django()
    from django.utils import timezone

    from terasa.musrenbang.queries import find_alokasi
    from terasa.musrenbang.services import confirm_alokasi
    from terasa.umum.errors import MasukanTakTerbaca

    kabupaten, tahun = read_tujuan(args)
    with sebagai_sistem():
        alokasi = find_alokasi(kabupaten, tahun)
        if alokasi is None:
            raise MasukanTakTerbaca("Belum ada hitungan alokasi untuk tahun ini; jalankan dulu.")
        confirm_alokasi(alokasi=alokasi, by=actor(), now=timezone.now())
        isi = as_json(alokasi)
    print(json.dumps(isi, ensure_ascii=False) if args.json else _as_text(isi))
    return 0


def as_json(alokasi: Alokasi) -> dict[str, Any]:
    """Winners in order, losers with what they lacked, what has no cost, and the account in short."""
    from terasa.musrenbang.enums import HasilAlokasi
    from terasa.musrenbang.queries import list_pos, summarise_alokasi

    ringkas = summarise_alokasi(alokasi)
    kelompok: dict[str, list[dict[str, Any]]] = {h.value: [] for h in HasilAlokasi}
    for pos in list_pos(alokasi).select_related("lawan"):
        kelompok[pos.hasil].append(
            {
                "kode": pos.usulan.kode,
                "id": pos.usulan.id_asal,
                "judul": pos.usulan.judul,
                "desa": pos.usulan.kode_desa,
                "biaya": pos.biaya,
                "urutan": pos.urutan,
                "kekurangan": pos.kekurangan,
                "penjelasan": pos.penjelasan,
                **(_loser(pos) if pos.hasil == HasilAlokasi.TIDAK_TERPILIH else {}),
            }
        )
    return {
        "alokasi": str(alokasi.pk),
        "kabupaten": alokasi.kabupaten,
        "tahun": alokasi.tahun,
        "pagu": alokasi.pagu,
        "terpakai": ringkas.biaya,
        "sisa": ringkas.sisa,
        "pemilih": len(alokasi.masukan["pemilih"]),
        "ditetapkan": alokasi.is_ditetapkan,
        "masukan_sha256": alokasi.masukan_sha256,
        "putaran": [_rounds(nama, hasil) for nama, hasil in alokasi.hasil.items()],
        **kelompok,
    }


def _loser(pos: PosAlokasi) -> dict[str, Any]:
    """What it lost to, and the forums whose support would have got it chosen (null: no support would)."""
    return {"lawan": pos.lawan.kode if pos.lawan else None, "tambahan": pos.tambahan}


def _rounds(nama: str, hasil: dict[str, Any]) -> dict[str, Any]:
    return {
        "daftar": nama,
        "pagu": hasil["masukan"]["pagu"],
        "pagu_bayangan": hasil["pagu_bayangan"],
        "kenaikan": hasil["kenaikan"],
        "putaran": len(hasil["putaran"]),
        "pelengkap": len(hasil["pelengkap"]),
        "tidak_terpilih": len(hasil["kalah"]),
    }


def _as_text(isi: dict[str, Any]) -> str:
    from terasa.umum.rupiah import format_rupiah

    baris = [
        f"Pagu {format_rupiah(isi['pagu'])}, terpakai {format_rupiah(isi['terpakai'])}, "
        f"sisa {format_rupiah(isi['sisa'])}; {isi['pemilih']} pemilih.",
        f"Terpilih {len(isi['terpilih'])}, belum terpilih {len(isi['tidak_terpilih'])}, "
        f"biaya belum dihitung {len(isi['belum_dihitung'])}.",
    ]
    baris += [
        f"{p['urutan']:>4}. {p['kode']}  {format_rupiah(p['biaya']):>20}  {p['judul']}"
        for p in isi["terpilih"]
    ]
    baris += [
        f"   –  {p['kode']}  {format_rupiah(p['biaya']):>20}  {p['judul']}"
        + (f" (kurang {format_rupiah(p['kekurangan'])})" if p["kekurangan"] is not None else "")
        for p in isi["tidak_terpilih"]
    ]
    return "\n".join(baris)


def _read_pagu(teks: str) -> int:
    from terasa.umum.errors import MasukanTakTerbaca
    from terasa.umum.rupiah import parse_rupiah

    try:
        pagu = parse_rupiah(teks)
    except ValueError as exc:
        raise MasukanTakTerbaca(f"Pagu {exc}.") from exc
    if pagu is None or pagu <= 0:
        raise MasukanTakTerbaca("Pagu harus lebih dari nol rupiah, misalnya 25000000000.")
    return pagu
