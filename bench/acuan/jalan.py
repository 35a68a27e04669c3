"""Counts one Pabulib file with pabutools on exact fractions; a JSON line for reading and for every rule.

Runs in the environment of requirements/acuan.txt:
build/acuan/bin/python bench/acuan/jalan.py BERKAS.pb[.gz] BATAS_S BATAS_ADD1_S
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from pathlib import Path
from typing import Any

from cabang import Terpotong, run_apart
from pabutools import fractions
from pabutools.election import (
    Additive_Borda_Sat,
    Additive_Cardinal_Sat,
    Cardinality_Sat,
    Cost_Sat,
    Instance,
)
from pabutools.election.pabulib import parse_pabulib_from_string
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen

KEPUASAN = {
    "biaya": Cost_Sat,
    "jumlah": Cardinality_Sat,
    "borda": Additive_Borda_Sat,
    "skor": Additive_Cardinal_Sat,
}
KEDUA = {"ordinal": "borda", "cumulative": "skor", "scoring": "skor"}
ULANGAN_MAKS, ULANG_S = 101, 0.3
MEMORI_BYTE = 8 * 2**30


def main() -> None:
    berkas, batas_s, batas_add1_s = Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    if fractions.FRACTION != "gmpy2":
        raise SystemExit("pabutools tidak memakai pecahan tepat gmpy2")
    sys.setrecursionlimit(100_000)
    mulai = time.thread_time()
    try:
        instance, profile = read(berkas)
    except Exception as galat:
        report("baca", "", {"galat": f"{type(galat).__name__}: {galat}"[:200]})
        return
    report("baca", "", {"cpu_s": time.thread_time() - mulai})
    jenis = instance.meta["vote_type"]
    for aturan in ("greedy", "phragmen", "mes", "add1"):
        if aturan == "phragmen":
            if jenis not in KEDUA:
                report(aturan, "", run_apart(lambda: measure(instance, profile, "phragmen", ""), batas_s))
            continue
        # Hundreds of counts each: one measure of satisfaction tells enough about add1.
        for kepuasan in ("biaya", KEDUA.get(jenis, "jumlah"))[: 1 if aturan == "add1" else 2]:
            report(
                aturan,
                kepuasan,
                run_apart(
                    lambda a=aturan, k=kepuasan: measure(instance, profile, a, k),
                    batas_add1_s if aturan == "add1" else batas_s,
                    MEMORI_BYTE,
                ),
            )


def read(berkas: Path) -> tuple[Any, Any]:
    isi = berkas.read_bytes()
    return parse_pabulib_from_string(
        (gzip.decompress(isi) if berkas.suffix == ".gz" else isi).decode("utf-8-sig")
    )


def measure(instance: Any, profile: Any, aturan: str, kepuasan: str) -> dict[str, Any]:
    """Median CPU of its runs; when cut off, the seconds used and how many counts add1 got through."""
    hitungan = count_exhaustive_checks() if aturan == "add1" else []
    detik: list[float] = []
    try:
        while not detik or (len(detik) < ULANGAN_MAKS and sum(detik) < ULANG_S):
            mulai = time.thread_time()
            menang = run(instance, profile, aturan, kepuasan)
            detik.append(time.thread_time() - mulai)
    except Terpotong:
        return {"terpotong": True, "cpu_s": time.thread_time() - mulai, "hitungan": len(hitungan)}
    return {"cpu_s": sorted(detik)[len(detik) // 2], "menang": [p.name for p in menang]}


def count_exhaustive_checks() -> list[int]:
    """add1 asks once per count whether the outcome is exhaustive."""
    asli, hitungan = Instance.is_exhaustive, []

    def asked(self: Any, *argumen: Any, **kata: Any) -> bool:
        hitungan.append(1)
        return bool(asli(self, *argumen, **kata))

    Instance.is_exhaustive = asked
    return hitungan


def run(instance: Any, profile: Any, aturan: str, kepuasan: str) -> Any:
    match aturan:
        case "greedy":
            return greedy_utilitarian_welfare(instance, profile, sat_class=KEPUASAN[kepuasan])
        case "phragmen":
            return sequential_phragmen(instance, profile)
        case "mes":
            return method_of_equal_shares(instance, profile, sat_class=KEPUASAN[kepuasan])
        case _:
            return method_of_equal_shares(
                instance, profile, sat_class=KEPUASAN[kepuasan], voter_budget_increment=1
            )


def report(aturan: str, kepuasan: str, hasil: dict[str, Any]) -> None:
    print(json.dumps({"aturan": aturan, "kepuasan": kepuasan} | hasil), flush=True)


if __name__ == "__main__":
    main()
