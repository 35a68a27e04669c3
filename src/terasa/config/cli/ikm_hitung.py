"""`terasa ikm hitung`: NRR per unsur, IKM, quality and interval of each service from a file. No database."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from terasa.config.cli.berkas_usulan import say_dilewati

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from terasa.config.cli.berkas_skm import Kelompok
    from terasa.statistik.skm import Skm

LEBAR_NAMA = 32
CONTOH = """Contoh:
  terasa ikm hitung jawaban.csv
  terasa ikm hitung jawaban.csv --json

Kolomnya: unit, layanan, U1 sampai U9 (kode unsur PermenPANRB 14/2017, bukan nomor urut di kertas); isinya 1 (tidak baik)
sampai 4 (sangat baik), atau kosong. Yang kosong tidak ikut penyebut unsur itu. Unsur yang tidak dijawab siapa pun tidak
pernah diisi: layanannya tidak mempunyai IKM; begitu pula unsur yang kolomnya tidak ada. Isian selain 1 sampai 4 tidak
dipakai dan disebut dalam peringatan; jawaban lain pada baris itu tetap terhitung.
Selang 95 %: bootstrap persentil, 10.000 ulangan, benih 0.
Arti setiap angka: docs/statistik.md. Tidak memerlukan basis data. Kode keluar 1 berarti ada baris yang dilewati.
"""
KAKI = (
    "IKM 25–100, dibulatkan setengah ke atas sebelum mutunya dibaca; di dalam kurung selang 95 %.",
    "Mutu: A mulai 88,31 (sangat baik), B 76,61 (baik), C 65,00 (kurang baik), D 25,00 (tidak baik). "
    "Arti setiap angka: docs/statistik.md.",
)


def register(verbs: Any) -> None:
    """Add the verb `hitung`."""
    hitung = verbs.add_parser("hitung", help="hitung dari berkas jawaban SKM", epilog=CONTOH)
    hitung.add_argument("berkas", metavar="BERKAS.csv", help="jawaban SKM, satu responden satu baris")
    hitung.add_argument("--json", action="store_true", help="keluaran JSON")
    hitung.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """0 done, 1 some rows skipped, 2 unusable input."""
    from terasa.config.cli.berkas_skm import read_skm

    berkas = read_skm(args.berkas)
    unit = [as_row(satu) for satu in berkas.kelompok]
    say_dilewati(berkas.dilewati)
    if args.json:
        isi = {"unit": unit, "catatan": berkas.catatan, "dilewati": berkas.dilewati}
        print(json.dumps(isi, ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join([*as_text(unit), "", *KAKI, *(f"Catatan: {satu}." for satu in berkas.catatan)]))
    return 1 if berkas.dilewati else 0


def as_row(kelompok: Kelompok) -> dict[str, Any]:
    """What is published of one service."""
    from terasa.statistik.skm import UNSUR, measure_skm
    from terasa.statistik.skm_selang import bootstrap_ikm

    skm = measure_skm(kelompok.jawaban)
    selang = bootstrap_ikm(kelompok.jawaban)
    return {
        "unit": kelompok.unit,
        "layanan": kelompok.layanan,
        "n": skm.n,
        "nrr": {u: None if x is None else float(x) for u, x in zip(UNSUR, skm.nrr, strict=True)},
        "ikm": None if skm.ikm is None else float(skm.ikm),
        "mutu": None if skm.mutu is None else skm.mutu.value,
        "selang": None if selang is None else [float(selang.lo), float(selang.hi)],
        "alasan": _reason(skm),
        "peringatan": [*_warnings(skm), *kelompok.peringatan],
    }


def _reason(skm: Skm) -> str | None:
    if not skm.kosong:
        return None
    return f"unsur {', '.join(skm.kosong)} tidak dijawab seorang pun; IKM memerlukan kesembilan unsur dan tidak diisi"


def _warnings(skm: Skm) -> Iterator[str]:
    from terasa.statistik.angka import BATAS_TERBIT
    from terasa.statistik.skm import UNSUR

    if skm.n < BATAS_TERBIT.peringatan:
        yield f"hanya {skm.n} responden; selangnya tidak dapat diandalkan, jangan dibandingkan"
    dijawab = dict(zip(UNSUR, skm.dijawab, strict=True))
    for unsur in skm.jarang:
        yield f"{unsur} dijawab {dijawab[unsur]} dari {skm.n} responden, kurang dari 80 %"


def as_text(unit: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A table of the index, one of the unsur, and what must be said beside them."""
    from terasa.config.cli.manfaat_tabel import align, shorten
    from terasa.statistik.skm import UNSUR

    nama = [[shorten(satu["unit"], LEBAR_NAMA), shorten(satu["layanan"], LEBAR_NAMA)] for satu in unit]
    indeks = [
        [*n, str(satu["n"]), *_index(satu), *(_nrr(satu["nrr"][u]) for u in UNSUR)]
        for n, satu in zip(nama, unit, strict=True)
    ]
    yield from align([["Unit", "Layanan", "n", "IKM", "Selang", "Mutu", *UNSUR], *indeks], kiri=2)
    for satu in unit:
        for kalimat in filter(None, (satu["alasan"], *satu["peringatan"])):
            yield f"! {shorten(satu['unit'], LEBAR_NAMA)}, {shorten(satu['layanan'], LEBAR_NAMA)}: {kalimat}."


def _index(satu: dict[str, Any]) -> tuple[str, str, str]:
    if satu["ikm"] is None:
        return "–", "–", "–"
    lo, hi = satu["selang"]
    return _koma(satu["ikm"], 2), f"({_koma(lo, 2)}–{_koma(hi, 2)})", satu["mutu"]


def _nrr(nilai: float | None) -> str:
    return "–" if nilai is None else _koma(nilai, 3)


def _koma(nilai: float, angka: int) -> str:
    return f"{nilai:.{angka}f}".replace(".", ",")
