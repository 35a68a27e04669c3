"""All of Indonesia in one process: 514 regencies, 600 usulan and 148 forums each, every reason included.

`make bench NAMA=nasional` prints one JSON line. Each forum stands for one village and ranks its own usulan first, then
some of its neighbours'; costs from Rp10 to 400 million; a fifth of the total cost is available. The regencies differ
by seed. Counted: rounds, completion, what every loser lacked, who would have had to join, and the sentence a resident
reads about each usulan, winner or not. KABUPATEN=20 counts fewer.
"""

import gc
import json
import os
import random
import resource
import time
from collections import Counter
from fractions import Fraction

from terasa.alokasi import Hasil, Masukan, Pemilih, Pilihan, jelaskan, share_pagu, skor_dari_peringkat

KABUPATEN, USULAN, FORUM = int(os.environ.get("KABUPATEN", "514")), 600, 148
SEKECAMATAN = 13


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
    acak = random.Random(benih)
    pilihan = tuple(Pilihan(f"U{n:03d}", acak.randint(20, 800) * 500_000) for n in range(USULAN))
    milik: list[list[str]] = [[] for _ in range(FORUM)]
    for n, butir in enumerate(pilihan):
        milik[n % FORUM].append(butir.id)
    pemilih = tuple(
        Pemilih(f"F{f:03d}", Fraction(1), skor_dari_peringkat(rank(f, milik, acak))) for f in range(FORUM)
    )
    return Masukan(pilihan, pemilih, sum(butir.biaya for butir in pilihan) // 5)


def rank(forum: int, milik: list[list[str]], acak: random.Random) -> list[str]:
    """Its own usulan, then up to four of other villages in the same kecamatan."""
    awal = forum - forum % SEKECAMATAN
    tetangga = [u for f in range(awal, min(awal + SEKECAMATAN, FORUM)) if f != forum for u in milik[f]]
    return acak.sample(milik[forum], len(milik[forum])) + acak.sample(tetangga, acak.randint(0, 4))


if __name__ == "__main__":
    main()
