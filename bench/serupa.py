"""CPU mencari kandidat bagi 100.000 usulan satu kabupaten.

    make bench NAMA=serupa

Usulannya tiruan (bench/bahan/usulan_tiruan.py). Mencetak satu baris JSON. `tepat_10`: bagian usulan yang ditulis ulang yang
asalnya ada di antara sepuluh kandidat.

.venv/bin/python bench/serupa.py [--baris 100000]
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import defaultdict

from bahan.usulan_tiruan import Tiruan, make_usulan

from terasa.cari.serupa import build_indeks

# Several years of wishes of one village.
PER_DESA = 250


def main() -> None:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--baris", type=int, default=100_000)
    opsi = pilih.parse_args()
    hasil: dict[str, object] = {"bench": "serupa"}
    hasil |= measure_all(opsi.baris)
    hasil["memori_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(hasil))


def measure_all(jumlah: int) -> dict[str, object]:
    """CPU seconds to index `jumlah` wishes of one kabupaten and to find the candidates of each."""
    tiruan = list(make_usulan(jumlah, desa=max(1, jumlah // PER_DESA)))
    mulai = time.process_time()
    indeks = build_indeks(t.usulan for t in tiruan)
    terindeks = time.process_time()
    kandidat = [[k.id for k in indeks.find(ciri)] for ciri in indeks.ciri]
    selesai = time.process_time()
    return {
        "baris": jumlah,
        "cpu_indeks_s": round(terindeks - mulai, 1),
        "cpu_cari_s": round(selesai - terindeks, 1),
        "tepat_10": round(share_found(tiruan, kandidat), 3),
    }


def share_found(tiruan: list[Tiruan], kandidat: list[list[str]]) -> float:
    """Of wishes told again, those with a true twin among their candidates."""
    kembar: dict[str, list[str]] = defaultdict(list)
    for t in tiruan:
        kembar[t.karya].append(t.usulan.id)
    ketemu = [
        bool(set(kembar[t.karya]) & set(k))
        for t, k in zip(tiruan, kandidat, strict=True)
        if len(kembar[t.karya]) > 1
    ]
    return sum(ketemu) / len(ketemu)


if __name__ == "__main__":
    main()
