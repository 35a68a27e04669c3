"""`terasa rute`: which unit each wish of a file goes to, learnt from another file. No database."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.berkas_usulan import Bacaan, read_berkas, say_dilewati
from terasa.config.cli.serupa import read_usulan

if TYPE_CHECKING:
    from pathlib import Path

    from terasa.cari.rute import Contoh, Model

CONTOH = """Contoh:
  terasa rute usulan.csv --latih keputusan.csv --json
  terasa rute usulan.csv --latih keputusan.csv --tanpa-urusan
  terasa rute --latih keputusan.csv --ukur
  terasa rute usulan.csv --latih keputusan.csv --simpan build/model
  terasa rute usulan.csv --model build/model --json
  terasa rute latih --kabupaten 63.06

Berkas latihan berkolom sama dengan usulan ditambah opd, yaitu unit yang sudah diputuskan orang. Setiap usulan mendapat tiga saran
dengan peluang dan kata yang paling menentukan. --ukur menguji per desa: desa yang diuji tidak ikut dilatih. --tanpa-urusan
tidak melihat kolom urusan. Model disimpan sebagai larik dan JSON. Tidak memerlukan basis data, kecuali `latih`: model instalasi ini
dilatih dari keputusan di basis datanya, diukur, dan disimpan sebagai versi baru.
"""
DESIMAL = 4


def register(subparsers: Any) -> None:
    """Add the noun `rute`, which is its own verb."""
    rute = subparsers.add_parser("rute", help="menyarankan unit bagi usulan", epilog=CONTOH)
    rute.add_argument("berkas", metavar="BERKAS", nargs="?", help="CSV atau lembar kerja berisi usulan")
    asal = rute.add_mutually_exclusive_group()
    asal.add_argument("--kabupaten", metavar="KODE", help="bersama `latih`: keputusan kabupaten mana")
    asal.add_argument("--latih", metavar="BERKAS", help="usulan yang sudah diputuskan: kolom opd terisi")
    asal.add_argument("--model", metavar="FOLDER", help="model yang pernah disimpan")
    rute.add_argument("--simpan", metavar="FOLDER", help="simpan model yang dilatih")
    rute.add_argument("--tanpa-urusan", action="store_true", help="jangan melihat kolom urusan")
    rute.add_argument("--ukur", action="store_true", help="ukur ketepatan dan kejujuran peluangnya per desa")
    rute.add_argument("--json", action="store_true", help="keluaran JSON")
    rute.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows skipped, 2 refused with its reason."""
    from terasa.cari.rute import LatihanKurang
    from terasa.umum.errors import MasukanTakTerbaca

    if args.kabupaten:
        return _train_kabupaten(args)
    _require(args)
    latihan = read_berkas(args.latih, ("opd",)) if args.latih else Bacaan()
    bacaan = read_berkas(args.berkas) if args.berkas else Bacaan()
    try:
        isi, teks = _measure(args, latihan) if args.ukur else _suggest(args, latihan, bacaan)
    except LatihanKurang as exc:
        raise MasukanTakTerbaca(f"Latihannya belum cukup: {exc}.") from exc
    dilewati = [*latihan.dilewati, *bacaan.dilewati]
    say_dilewati(dilewati)
    print(json.dumps(isi, ensure_ascii=False) if args.json else "\n".join(teks))
    return 1 if dilewati else 0


def _require(args: argparse.Namespace) -> None:
    from terasa.umum.errors import MasukanTakTerbaca

    if not args.latih and not args.model:
        raise MasukanTakTerbaca(
            "Sebutkan dari mana belajarnya: --latih BERKAS, --model FOLDER, atau latih --kabupaten KODE."
        )
    if args.ukur and not args.latih:
        raise MasukanTakTerbaca("--ukur memerlukan --latih: yang diukur adalah berkas latihannya.")
    if args.simpan and not args.latih:
        raise MasukanTakTerbaca("--simpan memerlukan --latih; model yang dimuat sudah tersimpan.")
    if args.model and args.tanpa_urusan:
        raise MasukanTakTerbaca("--tanpa-urusan ditentukan ketika model dilatih, bukan ketika dipakai.")
    if not args.berkas and not args.ukur and not args.simpan:
        raise MasukanTakTerbaca("Tulis berkas usulannya, atau --ukur, atau --simpan FOLDER.")


def _train_kabupaten(args: argparse.Namespace) -> int:
    """The model of this installation. 0 a new version or nothing new, 2 refused."""
    from terasa.config.cli.dasar import siapkan_django
    from terasa.umum.errors import MasukanTakTerbaca

    if args.berkas != "latih":
        raise MasukanTakTerbaca("--kabupaten dipakai bersama `latih`: terasa rute latih --kabupaten 63.06.")
    siapkan_django()
    from django.utils import timezone

    from terasa.config.cli.forum import actor, sebagai_sistem
    from terasa.config.cli.tujuan import read_kabupaten
    from terasa.musrenbang.services.latih import train_kabupaten

    with sebagai_sistem():
        semua = train_kabupaten(kabupaten=read_kabupaten(args.kabupaten), by=actor(), now=timezone.now())
        isi = [
            {
                "sasaran": m.sasaran,
                "versi": m.versi,
                "baris": m.baris,
                "dipakai": m.dipakai,
                "ukuran": m.ukuran,
            }
            for m in semua
        ]
    if args.json:
        print(json.dumps(isi, ensure_ascii=False))
    else:
        print(
            "\n".join(_version_as_text(satu) for satu in isi)
            or "Tidak ada keputusan baru sejak latihan terakhir."
        )
    return 0


def _version_as_text(isi: dict[str, Any]) -> str:
    keadaan = "dipakai" if isi["dipakai"] else "disimpan, tidak dipakai"
    ukuran = isi["ukuran"].get("tanpa") or {}
    tepat = f"; saran pertama tepat {ukuran['pertama']:.1%} dari {ukuran['baris']}" if ukuran else ""
    return f"{isi['sasaran']}: versi {isi['versi']} dari {isi['baris']} baris, {keadaan}{tepat}."


def read_contoh(nilai: dict[str, str]) -> Contoh:
    """One row as the pure part wants it."""
    from terasa.cari.rute import Contoh

    return Contoh(read_usulan(nilai), nilai["urusan"].strip(), nilai["opd"].strip())


def _suggest(
    args: argparse.Namespace, latihan: Bacaan, bacaan: Bacaan
) -> tuple[list[dict[str, Any]], list[str]]:
    from pathlib import Path

    from terasa.cari.rute import train

    if args.latih:
        model = train([read_contoh(n) for n in latihan.baris], dengan_urusan=not args.tanpa_urusan)
    else:
        model = _load(Path(args.model))
    if args.simpan:
        model.save(Path(args.simpan))
    isi = [_row(model, nilai) for nilai in bacaan.baris]
    judul = {nilai["id"]: nilai["judul"] for nilai in bacaan.baris}
    teks = [f"Model disimpan di {args.simpan}."] if args.simpan else []
    for satu in isi:
        teks.append(f"{satu['id']}  {judul[satu['id']]}")
        teks += [
            f"  {s['peluang']:.2f}  {s['opd']} — {', '.join(s['alasan']) or 'tanpa kata yang dikenal'}"
            for s in satu["saran"]
        ]
    return isi, teks


def _load(folder: Path) -> Model:
    from terasa.cari.rute import load_model
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        return load_model(folder)
    except (OSError, KeyError, ValueError) as exc:
        raise MasukanTakTerbaca(f"Model di “{folder}” tidak dapat dibaca ({exc}).") from exc


def _row(model: Model, nilai: dict[str, str]) -> dict[str, Any]:
    saran = model.suggest(read_contoh(nilai))
    return {
        "id": nilai["id"],
        "saran": [{"opd": s.opd, "peluang": round(s.peluang, DESIMAL), "alasan": s.alasan} for s in saran],
    }


# How good it is.


def _measure(args: argparse.Namespace, latihan: Bacaan) -> tuple[dict[str, Any], list[str]]:
    from terasa.cari.rute import cross_validate
    from terasa.cari.rute.ukur import summarise

    contoh = [read_contoh(n) for n in latihan.baris]
    isi = summarise(
        cross_validate(contoh, dengan_urusan=not args.tanpa_urusan), dengan_urusan=not args.tanpa_urusan
    )
    return isi, _measure_as_text(isi)


def _measure_as_text(isi: dict[str, Any]) -> list[str]:
    return [
        f"{isi['baris']} usulan diuji per desa, {'dengan' if isi['urusan'] else 'tanpa'} urusan.",
        f"Saran pertama tepat {isi['pertama']:.1%}; di antara tiga saran {isi['tiga']:.1%}.",
        f"Selisih rata-rata peluang dan kenyataan {isi['selisih_peluang']:.1%}.",
        "",
        "Peluang yang dikatakan   jumlah   rata-rata   sungguh benar",
        *(
            f"{p['dari']:.0%} sampai {p['sampai']:.0%}".ljust(23)
            + f"{p['jumlah']:>8}{p['peluang']:>12.1%}{p['benar']:>16.1%}"
            for p in isi["keandalan"]
        ),
        "",
        "Jumlah   pertama   tiga   unit",
        *(f"{u['jumlah']:>6}{u['pertama']:>10.0%}{u['tiga']:>7.0%}   {u['opd']}" for u in isi["unit"]),
    ]
