"""`terasa manfaat hitung`: shares, index and their intervals from a file of answers. No database."""

from __future__ import annotations

import argparse
import json
from math import isfinite
from typing import TYPE_CHECKING, Any

from terasa.config.cli.berkas_jawaban import BUTIR, KELOMPOK, read_jawaban
from terasa.config.cli.berkas_usulan import say_dilewati

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terasa.config.cli.berkas_jawaban import Berkas
    from terasa.statistik.eb import Pinjaman
    from terasa.statistik.hitung import Cara, Tabel, Ukuran

# Written out, because asking the enums would load SciPy to show the help.
TAKSIR = ("momen", "ml")
UKURAN = (*BUTIR, "imd")
PUNCAK = 3
CONTOH = """Contoh:
  terasa manfaat hitung jawaban.csv
  terasa manfaat hitung jawaban.csv --desain desa --json
  terasa manfaat hitung jawaban.csv --taksir ml --peringkat

Kolomnya: kegiatan, desa, kelompok (sasaran, acak, sukarela), tahu, terjangkau, pakai, berguna, teratasi, adil; isinya
ya, tidak, ragu, atau kosong. Ragu dihitung dan bukan ya; yang kosong tidak ikut penyebut pertanyaan itu. Kelompok tidak
pernah digabung. Di bawah 10 jawaban tidak ada angka. --desain desa melebarkan selang karena jawaban sedesa mirip.
Arti setiap angka: docs/statistik.md. Tidak memerlukan basis data. Kode keluar 1 berarti ada baris yang dilewati.
"""


def register(verbs: Any) -> None:
    """Add the verb `hitung`."""
    hitung = verbs.add_parser("hitung", help="hitung dari berkas jawaban", epilog=CONTOH)
    hitung.add_argument("berkas", metavar="BERKAS.csv", help="jawaban survei, satu responden satu baris")
    hitung.add_argument("--desain", choices=("desa",), help="desa sebagai gerombol undian")
    hitung.add_argument("--taksir", choices=TAKSIR, default="momen", help="cara meminjam (bawaan: momen)")
    hitung.add_argument("--peringkat", action="store_true", help="peluang peringkat tiap tempat")
    hitung.add_argument("--json", action="store_true", help="keluaran JSON")
    hitung.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows skipped, 2 unusable input."""
    from terasa.statistik.eb import Taksir
    from terasa.statistik.hitung import Cara, tabulate_desa, tabulate_kegiatan
    from terasa.statistik.rekap import count_sel

    berkas = read_jawaban(args.berkas)
    cara = Cara(berdesain=args.desain is not None, taksir=Taksir(args.taksir))
    sel = count_sel(berkas.jawaban)
    tabel = {"kegiatan": tabulate_kegiatan(sel, cara), "desa": tabulate_desa(sel, cara)}
    isi = as_json(berkas, tabel, cara)
    if args.peringkat:
        isi["peringkat"] = [baris for daftar in tabel for baris in _ranks(daftar, tabel[daftar], berkas)]
    say_dilewati(berkas.dilewati)
    if args.json:
        print(json.dumps(isi, ensure_ascii=False, allow_nan=False))
    else:
        from terasa.config.cli.manfaat_tabel import as_text

        print("\n".join(as_text(isi)))
    return 1 if berkas.dilewati else 0


def as_json(berkas: Berkas, tabel: dict[str, Tabel], cara: Cara) -> dict[str, Any]:
    """Everything that is published, and how to compute it again (docs/statistik.md)."""
    isi: dict[str, Any] = {
        daftar: [_row(daftar, satu, baris, berkas, cara) for baris in range(len(satu.orang))]
        for daftar, satu in tabel.items()
    }
    isi["model"] = [baris for daftar, satu in tabel.items() for baris in _models(daftar, satu, cara)]
    if cara.berdesain:
        isi["desain"] = list(_designs(tabel["kegiatan"], berkas))
    isi["catatan"] = berkas.catatan
    isi["dilewati"] = berkas.dilewati
    return isi


def _row(daftar: str, tabel: Tabel, baris: int, berkas: Berkas, cara: Cara) -> dict[str, Any]:
    n, terbit = int(tabel.orang[baris]), bool(tabel.terbit[baris])
    return {
        daftar: berkas.nama[daftar][tabel.tempat[baris]],
        "kelompok": KELOMPOK[tabel.kelompok[baris]],
        "n": n,
        "terbit": terbit,
        "alasan": _reason(n, cara),
        "p": {nama: _share(tabel.ukuran[nama], baris) for nama in BUTIR} if terbit else {},
        "imd": _share(tabel.ukuran["imd"], baris) if terbit else None,
        "eb": dict(_borrowed(tabel, baris)),
    }


def _reason(n: int, cara: Cara) -> str | None:
    if n < cara.batas.tahan:
        return f"hanya {n} jawaban; angka terbit mulai {cara.batas.tahan} jawaban"
    if n < cara.batas.peringatan:
        return f"hanya {n} jawaban; selangnya lebar, jangan dibandingkan"
    return None


def _share(ukuran: Ukuran, baris: int) -> dict[str, Any]:
    """U: sum, answers, share and interval; a question that nobody answered keeps its n only."""
    n = int(ukuran.n[baris])
    if not ukuran.terbit[baris]:
        return {"x": None, "n": n, "nilai": None, "bawah": None, "atas": None}
    x = float(ukuran.x[baris])
    return {
        "x": int(x) if x.is_integer() else x,
        "n": n,
        "nilai": float(ukuran.nilai[baris]),
        "bawah": float(ukuran.bawah[baris]),
        "atas": float(ukuran.atas[baris]),
    }


def _borrowed(tabel: Tabel, baris: int) -> Iterator[tuple[str, dict[str, float]]]:
    """V of each measure for which this row borrows."""
    for (nama, kelompok), (letak, pinjam) in tabel.eb.items():
        if KELOMPOK[tabel.kelompok[baris]] != kelompok:
            continue
        # Rows of one kelompok stand in ascending order.
        urut = int(letak.searchsorted(baris))
        if urut < len(letak) and letak[urut] == baris:
            yield nama, _loan(pinjam, urut)


def _loan(pinjam: Pinjaman, urut: int) -> dict[str, float]:
    return {
        "nilai": float(pinjam.nilai[urut]),
        "bawah": float(pinjam.bawah[urut]),
        "atas": float(pinjam.atas[urut]),
        "bobot": float(pinjam.bobot[urut]),
    }


def _models(daftar: str, tabel: Tabel, cara: Cara) -> Iterator[dict[str, Any]]:
    """Mean and concentration behind each borrowing, or why nothing was borrowed."""
    for nama in ("teratasi", "imd"):
        for nomor, kelompok in enumerate(KELOMPOK):
            banyak = int((tabel.ukuran[nama].terbit & (tabel.kelompok == nomor)).sum())
            pinjam = next((p for (u, k), (_b, p) in tabel.eb.items() if (u, k) == (nama, kelompok)), None)
            isi: dict[str, Any] = {"daftar": daftar, "kelompok": kelompok, "ukuran": nama, "tempat": banyak}
            if pinjam is not None:
                m = pinjam.hiper.m
                yield isi | {
                    "taksir": cara.taksir.value,
                    "mu": pinjam.hiper.mu,
                    "m": m if isfinite(m) else None,
                    "gamma": pinjam.hiper.gamma,
                }
            elif banyak:
                yield isi | {"alasan": f"hanya {banyak} tempat yang terbit; meminjam mulai 3 tempat"}


def _designs(tabel: Tabel, berkas: Berkas) -> Iterator[dict[str, Any]]:
    """Clusters, correlation and design effect behind each published measure of each kegiatan."""
    for baris in range(len(tabel.orang)):
        for nama in UKURAN:
            ukuran = tabel.ukuran[nama]
            efek = ukuran.efek
            if efek is None or not ukuran.terbit[baris]:
                continue
            rho = float(efek.rho[baris])
            yield {
                "kegiatan": berkas.nama["kegiatan"][tabel.tempat[baris]],
                "kelompok": KELOMPOK[tabel.kelompok[baris]],
                "ukuran": nama,
                "desa": int(efek.desa[baris]),
                "m": float(efek.m[baris]),
                "rho": rho if isfinite(rho) else None,
                "deff": float(efek.deff[baris]),
                "n_efektif": float(ukuran.n_efektif[baris]),
            }


def _ranks(daftar: str, tabel: Tabel, berkas: Berkas) -> Iterator[dict[str, Any]]:
    """Probability of each place to be among the highest and lowest, instead of a league table."""
    from terasa.statistik.peringkat import TerlaluBanyakArea, rank
    from terasa.umum.errors import MasukanTakTerbaca

    for (nama, kelompok), (letak, pinjam) in tabel.eb.items():
        puncak = PUNCAK if len(letak) > 2 * PUNCAK else 1
        try:
            hasil = rank(pinjam.a, pinjam.b, puncak)
        except TerlaluBanyakArea as exc:
            raise MasukanTakTerbaca(f"{exc} Ulangi tanpa --peringkat.") from exc
        for urut, baris in enumerate(letak):
            yield {
                daftar: berkas.nama[daftar][tabel.tempat[baris]],
                "kelompok": kelompok.value,
                "ukuran": nama,
                "dari_tempat": len(letak),
                "puncak": puncak,
                "teratas": float(hasil.teratas[urut]),
                "terbawah": float(hasil.terbawah[urut]),
                "harapan": float(hasil.harapan[urut]),
                "dari": int(hasil.dari[urut]),
                "sampai": int(hasil.sampai[urut]),
            }
