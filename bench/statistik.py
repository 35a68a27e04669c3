"""CPU dan memori menghitung seluruh tabel manfaat dari sepuluh juta jawaban pada 100.000 kegiatan.

    make bench NAMA=statistik

Sepuluh juta responden dengan enam pertanyaan masing-masing: rekap, proporsi dan IMD dengan selangnya, efek rancangan menurut desa,
dan pinjaman antar kegiatan serta antar desa dengan selang yang dikoreksi. Kode keluar 1 bila lewat 10 detik CPU atau 2 GiB.
Mencetak satu baris JSON; membuat jawabannya tidak dihitung waktunya, tetapi memorinya dihitung.

.venv/bin/python bench/statistik.py [--jawaban 10000000] [--kegiatan 100000]
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time

import numpy as np

from terasa.statistik.hitung import Cara, tabulate_desa, tabulate_kegiatan
from terasa.statistik.rekap import Jawaban, Kelompok, count_sel

CPU_TERBANYAK, MIB_TERBANYAK = 10.0, 2048
DESA = 148
SEPENGGAL = 1_000_000


def main() -> int:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--jawaban", type=int, default=10_000_000)
    pilih.add_argument("--kegiatan", type=int, default=100_000)
    pilih.add_argument("--benih", type=int, default=1)
    opsi = pilih.parse_args()
    jawaban = make_jawaban(opsi.jawaban, opsi.kegiatan, opsi.benih)
    mulai = time.process_time()
    sel = count_sel(jawaban)
    terekap = time.process_time()
    cara = Cara(berdesain=True)
    kegiatan, desa = tabulate_kegiatan(sel, cara), tabulate_desa(sel, cara)
    selesai = time.process_time()
    cpu, mib = selesai - mulai, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lulus = cpu < CPU_TERBANYAK and mib < MIB_TERBANYAK
    print(
        json.dumps(
            {
                "bench": "statistik",
                "jawaban": opsi.jawaban,
                "sel": len(sel.orang),
                "baris_kegiatan": len(kegiatan.orang),
                "baris_desa": len(desa.orang),
                "pinjaman": len(kegiatan.eb) + len(desa.eb),
                "cpu_rekap_s": round(terekap - mulai, 2),
                "cpu_tabel_s": round(selesai - terekap, 2),
                "cpu_s": round(cpu, 2),
                "puncak_mib": mib,
                "lulus": lulus,
            }
        )
    )
    return 0 if lulus else 1


def make_jawaban(banyak: int, kegiatan: int, benih: int) -> Jawaban:
    """Each kegiatan serves four desa and asks one kelompok; shares differ between kegiatan; 3 % is left out."""
    acak = np.random.default_rng(benih)
    bagian = acak.beta(7, 3, kegiatan).astype(np.float32)
    nomor = acak.integers(0, kegiatan, banyak, dtype=np.int32)
    isi = np.empty((6, banyak), dtype=np.int8)
    for awal in range(0, banyak, SEPENGGAL):
        t = slice(awal, awal + SEPENGGAL)
        undi = acak.random((6, len(nomor[t])), dtype=np.float32)
        isi[:, t] = undi < bagian[nomor[t]]
        isi[:, t][acak.random(undi.shape, dtype=np.float32) < 0.03] = -1
    desa = (nomor * 7 + acak.integers(0, 4, banyak, dtype=np.int32)) % DESA
    return Jawaban(nomor, (nomor % len(Kelompok)).astype(np.int8), desa, isi)


if __name__ == "__main__":
    sys.exit(main())
