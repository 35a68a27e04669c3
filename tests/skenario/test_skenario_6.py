"""Skenario 6: semua 4 → 100,00 A; semua 3 → 75,00 C; rata-rata NRR 3,0644 → 76,61 B; 3,0640 → 76,60 C."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest

from terasa.config import cli
from terasa.statistik.skm import UNSUR

# 3 + 161/2500 = 3,0644 and 3 + 160/2500 = 3,0640, in every unsur.
BANYAK = 2500
HARAPAN = {
    "Semua 4": (40, 40, 100.0, "A"),
    "Semua 3": (40, 0, 75.0, "C"),
    "Rata-rata 3,0640": (BANYAK, 160, 76.6, "C"),
    "Rata-rata 3,0644": (BANYAK, 161, 76.61, "B"),
}


def write(berkas: Path) -> Path:
    """Every respondent gives one value to all nine unsur: `empat` of `n` give 4, the others 3."""
    with berkas.open("w", newline="", encoding="utf-8") as tulis:
        penulis = csv.writer(tulis)
        penulis.writerow(["unit", "layanan", *UNSUR])
        for layanan, (n, empat, _ikm, _mutu) in HARAPAN.items():
            penulis.writerows(
                [["Kecamatan Angkinang", layanan, *[4 if k < empat else 3] * 9] for k in range(n)]
            )
    return berkas


def test_index_and_quality_of_the_regulation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mulai = time.process_time()
    assert cli.main(["ikm", "hitung", str(write(tmp_path / "skm.csv")), "--json"]) == 0
    unit = json.loads(capsys.readouterr().out)["unit"]
    hasil = {satu["layanan"]: f"{satu['ikm']:.2f} {satu['mutu']}" for satu in unit}
    print(json.dumps({"skenario": "6", **hasil, "cpu_python_detik": round(time.process_time() - mulai, 2)}))
    assert {s["layanan"]: (s["n"], s["ikm"], s["mutu"]) for s in unit} == {
        layanan: (n, ikm, mutu) for layanan, (n, _empat, ikm, mutu) in HARAPAN.items()
    }
    for satu in unit:
        lo, hi = satu["selang"]
        assert lo <= satu["ikm"] <= hi
    assert [round(s["nrr"]["U5"], 4) for s in unit if s["n"] == BANYAK] == [3.064, 3.0644]
