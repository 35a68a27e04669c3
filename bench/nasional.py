"""All of Indonesia in one process: 514 regencies, 600 usulan and 148 forums each, every reason included.

`make bench NAMA=nasional` prints one JSON line. Each forum stands for one village and ranks its own usulan first, then
some of its neighbours'; costs from Rp10 to 400 million; a fifth of the total cost is available. The regencies differ
by seed. Counted: rounds, completion, what every loser lacked, who would have had to join, and the sentence a resident
reads about each usulan, winner or not. KABUPATEN=20 counts fewer.
"""

import gc
import json
import os
import resource
import time
from collections import Counter
from fractions import Fraction

import numpy as np

from terasa.alokasi import Hasil, Masukan, Pemilih, Pilihan, jelaskan, share_pagu, skor_dari_peringkat

KABUPATEN, USULAN, FORUM = int(os.environ.get("KABUPATEN", "514")), 600, 148
SEKECAMATAN = 13
KODE = [f"U{n:03d}" for n in range(USULAN)]
# Usulan of each forum, and of all forums of each kecamatan.
MILIK = [KODE[f::FORUM] for f in range(FORUM)]
SEKECAMATAN_PUNYA = [
    [kode for milik in MILIK[f : f + SEKECAMATAN] for kode in milik] for f in range(0, FORUM, SEKECAMATAN)
]


def main() -> None:
    # A batch of many small results: the collector looks at young objects less often.
    gc.set_threshold(100_000)
    jumlah: Counter[str] = Counter()
    siap = bagi = kalimat = 0.0
    huruf = 0
    for benih in range(KABUPATEN):
        mulai = time.process_time()
        masukan = build_masukan(benih)
        jadi = time.process_time()
        hasil = share_pagu(masukan)
        dibagi = time.process_time()
        huruf += sum(len(jelaskan(hasil, b.id, dengan_kelonggaran=False)) for b in masukan.pilihan)
        siap, bagi = siap + jadi - mulai, bagi + dibagi - jadi
        kalimat += time.process_time() - dibagi
        jumlah.update(count_up(hasil))
    print(
        json.dumps(
            {
                "bench": "nasional",
                "kabupaten": KABUPATEN,
                "usulan": KABUPATEN * USULAN,
                "forum": KABUPATEN * FORUM,
                **jumlah,
                "huruf": huruf,
                "cpu_masukan_s": round(siap, 2),
                "cpu_bagi_s": round(bagi, 2),
                "cpu_kalimat_s": round(kalimat, 2),
                "cpu_s": round(bagi + kalimat, 2),
                "memori_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def count_up(hasil: Hasil) -> dict[str, int]:
    """How much was decided and explained."""
    return {
        "menang": len(hasil.menang),
        "kalah": len(hasil.kalah),
        "putaran": len(hasil.putaran),
        "kenaikan": hasil.kenaikan,
        "dengan_tambahan": sum(k.tambahan is not None for k in hasil.kalah),
    }


def build_masukan(benih: int) -> Masukan:
    """One made-up regency."""
    acak = np.random.default_rng(benih)
    biaya = (acak.integers(20, 801, USULAN) * 500_000).tolist()
    pilihan = tuple(map(Pilihan, KODE, biaya))
    urut = acak.random((FORUM, len(MILIK[0]))).argsort(axis=1).tolist()
    tetangga = acak.integers(0, SEKECAMATAN * len(MILIK[-1]), (FORUM, 4)).tolist()
    banyak = acak.integers(0, 5, FORUM).tolist()
    pemilih = tuple(
        Pemilih(f"F{f:03d}", Fraction(1), skor_dari_peringkat(rank(f, urut[f], tetangga[f][: banyak[f]])))
        for f in range(FORUM)
    )
    return Masukan(pilihan, pemilih, sum(biaya) // 5)


def rank(forum: int, urut: list[int], tetangga: list[int]) -> list[str]:
    """Its own usulan in that order, then up to four of other villages in the same kecamatan."""
    sendiri = MILIK[forum]
    semua = SEKECAMATAN_PUNYA[forum // SEKECAMATAN]
    pilihan = [sendiri[n] for n in urut if n < len(sendiri)] + [semua[n % len(semua)] for n in tetangga]
    return list(dict.fromkeys(pilihan))


if __name__ == "__main__":
    main()
