"""Seberapa sering selang 95 % memuat angka yang sebenarnya, pada 2.000 kabupaten tiruan yang angka sebenarnya diketahui.

    make bench NAMA=cakupan

Tiap kabupaten: 40–60 tempat, 10–60 jawaban tiap tempat, perbedaan antar tempat dari besar sampai hampir tidak ada; tiga
jawaban satu orang saling mirip; 2 % pertanyaan dikosongkan; separuh kabupaten tidak mengikuti sebaran beta. Dihitung lewat
jalan yang sama dengan `terasa manfaat hitung`. `sebelas`: kabupaten dengan 11 kecamatan. `gerombol`: tiap tempat terdiri
atas desa-desa yang jawabannya mirip, dengan --desain desa dan tanpanya. `beda`: perubahan antara dua gelombang. `naif`:
selang pinjaman tanpa koreksi, sebagai pembanding.

Kode keluar 1 bila sebuah cakupan `kabupaten` di luar 93–97 %, cakupan lain di bawah 93 %, atau galat kuadrat pinjaman
tidak di bawah yang mentah. Mencetak satu baris JSON.

.venv/bin/python bench/cakupan.py [--kabupaten 2000] [--benih 6]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, expit, logit, ndtr, ndtri

from terasa.statistik.beda import compare_sama, compare_terpisah, measure_bagian
from terasa.statistik.eb import Pinjaman, Taksir, borrow
from terasa.statistik.hitung import Cara, tabulate_kegiatan
from terasa.statistik.rekap import Jawaban, Kelompok, count_sel

Larik = NDArray[np.float64]
RENTANG = (0.93, 0.97)
KOSONG = 0.02
INTI = slice(2, 5)


@dataclass
class Catatan:
    """Per kabupaten the share of intervals that held the truth, and the mean squared errors."""

    cakupan: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    galat: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def note(self, nama: str, benar: Larik, nilai: Larik, bawah: Larik, atas: Larik) -> None:
        self.cakupan[nama].append(float(((bawah <= benar) & (benar <= atas)).mean()))
        self.galat[nama].append(float(((nilai - benar) ** 2).mean()))

    def as_json(self) -> dict[str, Any]:
        return {
            "cakupan": {nama: round(float(np.mean(isi)), 4) for nama, isi in self.cakupan.items()},
            "galat_kuadrat": {nama: round(float(np.mean(isi)), 6) for nama, isi in self.galat.items()},
        }


def main() -> int:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--kabupaten", type=int, default=2000)
    pilih.add_argument("--benih", type=int, default=6)
    opsi = pilih.parse_args()
    acak = np.random.default_rng(opsi.benih)
    mulai = time.process_time()
    banyak, sebelas, gerombol, beda = Catatan(), Catatan(), Catatan(), Catatan()
    for nomor in range(opsi.kabupaten):
        measure(acak, banyak, int(acak.integers(40, 61)), bool(nomor % 2))
        measure(acak, sebelas, 11, bool(nomor % 2))
        if nomor % 4 == 0:
            measure_gerombol(acak, gerombol)
        measure_beda(acak, beda)
    hasil = {nama: c.as_json() for nama, c in (("kabupaten", banyak), ("sebelas", sebelas))}
    hasil |= {
        nama: {"cakupan": c.as_json()["cakupan"]} for nama, c in (("gerombol", gerombol), ("beda", beda))
    }
    lulus = is_good(hasil)
    print(
        json.dumps(
            {"bench": "cakupan", "banyak": opsi.kabupaten, "benih": opsi.benih}
            | hasil
            | {"lulus": lulus, "cpu_s": round(time.process_time() - mulai, 1)}
        )
    )
    return 0 if lulus else 1


def is_good(hasil: dict[str, Any]) -> bool:
    """Coverage near 95 % where it is promised, never below 93 %, and borrowing nearer to the truth than the raw share."""
    utama = hasil["kabupaten"]["cakupan"]
    tepat = all(RENTANG[0] <= c <= RENTANG[1] for nama, c in utama.items() if "naif" not in nama)
    lain = [
        c
        for nama in ("sebelas", "gerombol", "beda")
        for kunci, c in hasil[nama]["cakupan"].items()
        if "naif" not in kunci and "tanpa" not in kunci
    ]
    dekat = all(
        galat[f"{nama}_eb{akhir}"] < galat[nama]
        for galat in (hasil["kabupaten"]["galat_kuadrat"], hasil["sebelas"]["galat_kuadrat"])
        for nama in ("teratasi", "imd")
        for akhir in ("", "_ml")
    )
    return tepat and min(lain) >= RENTANG[0] and dekat


def draw_places(acak: np.random.Generator, tempat: int, miring: bool) -> Larik:
    """True shares of the three core questions in every place, 3 x tempat: alike within a place, not the same."""
    tengah = acak.uniform(0.4, 0.9, (3, 1))
    # From places that differ by some 20 points to places that differ by 3.
    m = np.exp(acak.uniform(np.log(4.0), np.log(120.0)))
    bersama = acak.standard_normal(tempat)
    z = np.sqrt(0.6) * bersama + np.sqrt(0.4) * acak.standard_normal((3, tempat))
    if miring:
        # Same spread, but a logit-normal: what is assumed is then wrong.
        return np.asarray(expit(logit(tengah) + z / np.sqrt((m + 1.0) * tengah * (1.0 - tengah))))
    return np.asarray(betaincinv(tengah * m, (1.0 - tengah) * m, ndtr(z)))


def draw_answers(
    acak: np.random.Generator, bagian: Larik, tempat: NDArray[np.int32], mirip: float
) -> NDArray[np.int8]:
    """Answers 6 x N: one person's answers lean the same way; a few are left out."""
    isi = np.ones((6, len(tempat)), dtype=np.int8)
    orang = acak.standard_normal(len(tempat))
    z = np.sqrt(mirip) * orang + np.sqrt(1.0 - mirip) * acak.standard_normal((3, len(tempat)))
    isi[INTI] = z < ndtri(bagian[:, tempat])
    isi[acak.random(isi.shape) < KOSONG] = -1
    return isi


def measure(acak: np.random.Generator, catatan: Catatan, tempat: int, miring: bool) -> None:
    """One kabupaten through the published table: raw and borrowed figures against the truth."""
    bagian = draw_places(acak, tempat, miring)
    letak = np.repeat(np.arange(tempat, dtype=np.int32), acak.integers(10, 61, tempat))
    isi = draw_answers(acak, bagian, letak, acak.uniform(0.2, 0.8))
    satu = np.full(len(letak), list(Kelompok).index(Kelompok.ACAK), dtype=np.int8)
    tabel = tabulate_kegiatan(count_sel(Jawaban(letak, satu, np.zeros_like(letak), isi)), Cara())
    for nama, benar in (("teratasi", bagian[2]), ("imd", bagian.mean(axis=0))):
        ukuran = tabel.ukuran[nama]
        baris, pinjam = tabel.eb[nama, Kelompok.ACAK]
        benar, nilai, n = benar[baris], ukuran.nilai[baris], ukuran.n_efektif[baris]
        catatan.note(nama, benar, nilai, ukuran.bawah[baris], ukuran.atas[baris])
        catatan.note(f"{nama}_eb", benar, pinjam.nilai, pinjam.bawah, pinjam.atas)
        ml = borrow(nilai * n, n, Taksir.ML)
        catatan.note(f"{nama}_eb_ml", benar, ml.nilai, ml.bawah, ml.atas)
        catatan.note(f"{nama}_eb_naif", benar, pinjam.nilai, *forget_doubt(nilai * n, n, pinjam))


def forget_doubt(x: Larik, n: Larik, pinjam: Pinjaman) -> tuple[Larik, Larik]:
    """The interval of someone who takes mean and concentration for known."""
    mu, m = pinjam.hiper.mu, min(pinjam.hiper.m, 1e6)
    a, b = np.maximum(x + mu * m, 1e-9), np.maximum(n - x + (1.0 - mu) * m, 1e-9)
    return betaincinv(a, b, 0.025), betaincinv(a, b, 0.975)


def measure_gerombol(acak: np.random.Generator, catatan: Catatan) -> None:
    """Twenty kegiatan, each of 4-20 desa with about eight answers each, correlated within the desa by 2-15 %."""
    kegiatan, rho = 20, acak.uniform(0.02, 0.15)
    desa = acak.integers(4, 21, kegiatan)
    tempat = np.repeat(np.arange(kegiatan), desa)
    tengah = acak.uniform(0.4, 0.9, kegiatan)
    m = 1.0 / rho - 1.0
    bagian = acak.beta(tengah[tempat] * m, (1.0 - tengah[tempat]) * m)
    letak = np.repeat(np.arange(len(tempat), dtype=np.int32), acak.integers(4, 13, len(tempat)))
    isi = draw_answers(acak, np.broadcast_to(bagian, (3, len(bagian))), letak, 0.6)
    satu = np.full(len(letak), list(Kelompok).index(Kelompok.ACAK), dtype=np.int8)
    sel = count_sel(Jawaban(tempat[letak].astype(np.int32), satu, letak, isi))
    for berdesain in (True, False):
        tabel = tabulate_kegiatan(sel, Cara(berdesain=berdesain))
        for nama in ("teratasi", "imd"):
            u = tabel.ukuran[nama]
            kunci = nama if berdesain else f"{nama}_tanpa_desain"
            catatan.note(kunci, tengah, u.nilai, u.bawah, u.atas)


def measure_beda(acak: np.random.Generator, catatan: Catatan) -> None:
    """Two waves of one place: other respondents, and the same ones again."""
    lama, baru = acak.uniform(0.2, 0.95, 2)
    n = acak.integers(10, 61, 2)
    hasil = [
        compare_terpisah(
            *(
                measure_bagian((acak.random(k) < p).astype(float))
                for k, p in zip(n, (lama, baru), strict=True)
            )
        )
    ]
    z = acak.standard_normal((2, n[0]))
    z[1] = 0.6 * z[0] + 0.8 * z[1]
    dua = z < ndtri(np.array([[lama], [baru]]))
    hasil.append(compare_sama([(float(a), float(b)) for a, b in dua.T]))
    for nama, beda in zip(("terpisah", "sama"), hasil, strict=True):
        angka = [np.array([v]) for v in (beda.nilai, beda.bawah, beda.atas)]
        catatan.note(nama, np.array([baru - lama]), *angka)


if __name__ == "__main__":
    sys.exit(main())
