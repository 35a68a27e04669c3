"""CPU seconds and memory of every rule on real elections, beside pabutools on exact fractions in the same run.

make bench NAMA=alokasi DATA=FOLDER prints JSON lines: reading and every rule of each *.pb and *.pb.gz in the
folder, at the end one with medians and minima of the ratios. pabutools (requirements/acuan.txt) is installed in
build/acuan; without it the ratios are null. A run of pabutools that passes its limit gives a ratio that is at
least so much (`paling_sedikit`); for add1 `rasio_taksiran` scales it by the counts it still had to do.

CEPAT=1 small files only · BATAS_S, BATAS_ADD1_S CPU seconds for one run of pabutools (30, 20; add1 with the cost as
satisfaction only) · BATAS_MENIT after so many minutes its limits shrink to 2 seconds (14) · PEKERJA runs of pabutools
side by side (processors).
"""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path
from typing import Any

from acuan.cabang import run_apart
from acuan.pasang import install_acuan

AKAR = Path(__file__).resolve().parents[1]
KECIL_BYTE = 50_000
MURNI_S = 40.0
# Short runs are repeated, on both sides alike, until the median stands still.
ULANGAN_MAKS, ULANG_S = 101, 0.3
KELUARGA = ("mes", "phragmen", "add1", "greedy", "baca", "mes_tanpa_kompilasi")
# Read by the names of enums.JenisSuara.
KEDUA = {"ordinal": "borda", "cumulative": "skor", "scoring": "skor"}
KUNCI_EXPECTED = {"biaya": "cost", "jumlah": "card", "borda": "borda", "skor": "score"}

Baris = dict[str, Any]


def main() -> int:
    if sys.argv[1:2] == ["--ukur"]:
        measure_file(Path(sys.argv[2]))
        return 0
    folder = Path(os.environ.get("DATA") or "tidak-disebut")
    berkas = sorted(b for pola in ("*.pb", "*.pb.gz") for b in folder.glob(pola))
    if os.environ.get("CEPAT") == "1":
        berkas = [b for b in berkas if b.stat().st_size <= KECIL_BYTE]
    if not berkas:
        print("Tidak ada berkas .pb atau .pb.gz; tulis make bench NAMA=alokasi DATA=FOLDER.", file=sys.stderr)
        return 2
    semua: list[Baris] = []
    for lines in run_all(berkas, install_acuan(AKAR), load_expected(folder)):
        for satu in lines:
            print(json.dumps(satu, ensure_ascii=False), flush=True)
        semua += lines
    print(json.dumps(summarise(semua), ensure_ascii=False))
    return 0


def run_all(berkas: list[Path], python: Path | None, expected: Baris) -> Any:
    """Ours one after another, undisturbed; then pabutools, the large files first."""
    kita = {b: run_json([sys.executable, __file__, "--ukur", str(b)]) for b in berkas}
    if python is None:
        yield from (join(b, kita[b], [], expected) for b in berkas)
        return
    mulai = time.monotonic()
    with ThreadPoolExecutor(int(os.environ.get("PEKERJA") or os.cpu_count() or 1)) as pekerja:
        tugas = {
            pekerja.submit(run_acuan, python, b, mulai): b
            for b in sorted(berkas, key=lambda b: -b.stat().st_size)
        }
        for selesai in as_completed(tugas):
            b = tugas[selesai]
            yield join(b, kita[b], selesai.result(), expected)


def run_acuan(python: Path, berkas: Path, mulai: float) -> list[Baris]:
    batas = [float(os.environ.get(n) or b) for n, b in (("BATAS_S", "30"), ("BATAS_ADD1_S", "20"))]
    if time.monotonic() - mulai > 60 * float(os.environ.get("BATAS_MENIT") or "14"):
        batas = [min(2.0, b) for b in batas]
    return run_json([str(python), str(AKAR / "bench/acuan/jalan.py"), str(berkas), *map(str, batas)])


def run_json(perintah: list[str]) -> list[Baris]:
    """What a child prints; a child that breaks stops the bench with its own words."""
    hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    if hasil.returncode:
        raise SystemExit(f"{' '.join(perintah)}\n{hasil.stderr}")
    return [json.loads(satu) for satu in hasil.stdout.splitlines()]


# Our side, one process per file and a forked child per rule.


def measure_file(berkas: Path) -> None:
    from terasa.alokasi.enums import JenisSuara

    baca = run_apart(lambda: measure_reading(berkas), 60)
    print(json.dumps({"aturan": "baca", "kepuasan": "", **baca}))
    if "galat" in baca:
        return
    kedua = KEDUA.get(baca["jenis"], "jumlah")
    rules = [(a, k) for a in ("greedy", "mes", "add1") for k in ("biaya", kedua)]
    if baca["jenis"] == JenisSuara.PERSETUJUAN:
        rules.append(("phragmen", ""))
    for aturan, kepuasan in rules:
        satu = run_apart(lambda a=aturan, k=kepuasan: measure_rule(berkas, a, k), 120)
        if aturan == "mes":
            satu["murni"] = run_apart(lambda k=kepuasan: measure_plain(berkas, k), MURNI_S)
        print(json.dumps({"aturan": aturan, "kepuasan": kepuasan, **satu}))


def measure_reading(berkas: Path) -> Baris:
    from terasa.alokasi.pb import read_pb

    detik: list[float] = []
    while len(detik) < 3 or (len(detik) < ULANGAN_MAKS and sum(detik) < ULANG_S):
        mulai = time.thread_time()
        pemilihan = read_pb(berkas)
        detik.append(time.thread_time() - mulai)
    return {
        "cpu_s": statistics.median(detik),
        "ulangan": len(detik),
        "suara": pemilihan.suara,
        "pilihan": len(pemilihan.proyek),
        "isi": int((pemilihan.bobot * pemilihan.panjang).sum()),
        "jenis": pemilihan.jenis.value,
    }


def measure_rule(berkas: Path, aturan: str, kepuasan: str, ulangan: int = ULANGAN_MAKS) -> Baris:
    """Each count gets a copy that remembers nothing, so that nothing of the count before is at hand."""
    from terasa.alokasi.enums import Aturan, Pelengkap, Ukuran
    from terasa.alokasi.hitung import CaraHitung, count
    from terasa.alokasi.pb import read_pb

    cara = CaraHitung(
        Aturan.MES if aturan == "add1" else Aturan(aturan),
        Ukuran(kepuasan or "jumlah"),
        Pelengkap.ADD1 if aturan == "add1" else Pelengkap.TANPA,
    )
    detik: list[float] = []
    dibaca = read_pb(berkas)
    while not detik or (len(detik) < ulangan and sum(detik) < ULANG_S):
        pemilihan = replace(dibaca)
        mulai = time.thread_time()
        hasil = count(pemilihan, cara)
        detik.append(time.thread_time() - mulai)
    return {
        "cpu_s": statistics.median(detik),
        "ulangan": len(detik),
        "menang": hasil.kode,
        "kenaikan": hasil.kenaikan,
    }


def measure_plain(berkas: Path, kepuasan: str) -> Baris:
    from terasa.alokasi import jalur

    jalur.murni = True
    return measure_rule(berkas, "mes", kepuasan, ulangan=3)


# Both sides together.


def join(berkas: Path, kita: list[Baris], acuan: list[Baris], expected: Baris) -> list[Baris]:
    nama = berkas.name.removesuffix(".gz").removesuffix(".pb")
    mereka = {(a["aturan"], a["kepuasan"]): a for a in acuan}
    besar = {kunci: kita[0].get(kunci) for kunci in ("suara", "pilihan", "isi")}
    tanpa_bacaan = mereka.get(("baca", ""), {}).get("galat")
    return [
        {"bench": "alokasi", "pemilihan": nama, **besar}
        | describe(satu, mereka.get((satu["aturan"], satu["kepuasan"]), {"galat": tanpa_bacaan}))
        | compare(satu, mereka.get((satu["aturan"], satu["kepuasan"]), {}), expected.get(nama, {}))
        for satu in kita
    ]


def describe(kita: Baris, acuan: Baris) -> Baris:
    """Figures of one rule; a ratio is pabutools' CPU over ours."""
    baris = {
        "aturan": kita["aturan"],
        "kepuasan": kita["kepuasan"] or None,
        "cpu_s": _round(kita.get("cpu_s")),
        "ulangan": kita.get("ulangan"),
        "memori_mb": kita["memori_mb"],
        "memori_tambahan_mb": kita["memori_tambahan_mb"],
        "pabutools_cpu_s": _round(acuan.get("cpu_s")),
        "pabutools_memori_mb": acuan.get("memori_mb"),
        "rasio": divide(acuan.get("cpu_s"), kita.get("cpu_s")),
        "paling_sedikit": bool(acuan.get("terpotong")),
    }
    if kita["aturan"] == "add1":
        sebagian = (kita.get("kenaikan", 0) + 1) / max(1, acuan.get("hitungan", 0))
        baris["kenaikan"] = kita.get("kenaikan")
        baris["rasio_taksiran"] = (
            _round(baris["rasio"] * max(1.0, sebagian))
            if baris["rasio"] and baris["paling_sedikit"]
            else baris["rasio"]
        )
    if "murni" in kita:
        baris["cpu_tanpa_kompilasi_s"] = _round(kita["murni"].get("cpu_s"))
        baris["rasio_tanpa_kompilasi"] = divide(acuan.get("cpu_s"), kita["murni"].get("cpu_s"))
        baris["tanpa_kompilasi_sama"] = kita["murni"].get("menang") == kita.get("menang")
    galat = {"galat": kita.get("galat"), "pabutools_galat": acuan.get("galat")}
    return baris | {nama: isi for nama, isi in galat.items() if isi}


def compare(kita: Baris, acuan: Baris, expected: Baris) -> Baris:
    """Whether the winners agree, with pabutools of this run or else with expected.json of the folder."""
    if "menang" not in kita:
        return {}
    menang, sumber, lain = sorted(kita["menang"]), None, None
    if "menang" in acuan:
        sumber, lain = "pabutools", sorted(acuan["menang"])
    elif tercatat := expected.get(_expected_key(kita["aturan"], kita["kepuasan"])):
        sumber, lain = "expected.json", tercatat["winners"]
    return {
        "menang": len(menang),
        "menang_sha256": hashlib.sha256("\n".join(menang).encode()).hexdigest(),
        "sama": None if lain is None else menang == lain,
        "sama_dengan": sumber,
    }


def _expected_key(aturan: str, kepuasan: str) -> str:
    if aturan == "phragmen":
        return aturan
    dasar, akhir = ("mes", "_add1") if aturan == "add1" else (aturan, "")
    return f"{dasar}_{KUNCI_EXPECTED[kepuasan]}{akhir}"


def load_expected(folder: Path) -> Baris:
    try:
        instances = json.loads((folder / "expected.json").read_text())["instances"]
    except FileNotFoundError:
        return {}
    return {nama: isi["rules"] for nama, isi in instances.items()}


def summarise(semua: list[Baris]) -> Baris:
    rasio: dict[str, list[float]] = {k: [] for k in KELUARGA}
    taksiran: list[float] = []
    for satu in semua:
        if satu["rasio"]:
            rasio[satu["aturan"]].append(satu["rasio"])
        if satu.get("rasio_tanpa_kompilasi"):
            rasio["mes_tanpa_kompilasi"].append(satu["rasio_tanpa_kompilasi"])
        if satu.get("rasio_taksiran"):
            taksiran.append(satu["rasio_taksiran"])
    ringkas: Baris = {k: _spread(isi) for k, isi in rasio.items()}
    ringkas["add1_taksiran"] = _spread(taksiran)
    for k in KELUARGA[:-1]:
        ringkas[k]["paling_sedikit"] = sum(s["paling_sedikit"] for s in semua if s["aturan"] == k)
    dibanding = [s for s in semua if s.get("sama") is not None]
    return {
        "bench": "alokasi",
        "ringkasan": "rasio pabutools terhadap Terasa, CPU",
        "pemilihan": len({s["pemilihan"] for s in semua}),
        "rasio": ringkas,
        "pemenang_dibandingkan": len(dibanding),
        "pemenang_sama_semua": all(s["sama"] for s in dibanding) if dibanding else None,
        "tanpa_kompilasi_sama_semua": all(s.get("tanpa_kompilasi_sama", True) for s in semua),
        "memori_puncak_mb": max(s["memori_mb"] for s in semua),
        "terbesar": describe_largest(semua),
    }


def describe_largest(semua: list[Baris]) -> Baris:
    """The election with the most ballots times items: CPU seconds of reading, of equal shares, of add1."""
    besar = max(semua, key=lambda s: (s["suara"] or 0) * (s["pilihan"] or 0))
    detik = {(s["aturan"], s["kepuasan"]): s["cpu_s"] for s in semua if s["pemilihan"] == besar["pemilihan"]}
    return {
        "pemilihan": besar["pemilihan"],
        "baca_s": detik.get(("baca", None)),
        "mes_s": detik.get(("mes", "biaya")),
        "add1_s": detik.get(("add1", "biaya")),
        "memori_mb": max(s["memori_mb"] for s in semua if s["pemilihan"] == besar["pemilihan"]),
    }


def _spread(isi: list[float]) -> Baris:
    return {
        "banyak": len(isi),
        "median": _round(statistics.median(isi)) if isi else None,
        "terkecil": _round(min(isi)) if isi else None,
    }


def divide(atas: float | None, bawah: float | None) -> float | None:
    return _round(atas / bawah) if atas and bawah else None


def _round(nilai: float | None) -> float | None:
    """Four figures that mean something."""
    return None if nilai is None else float(f"{nilai:.4g}")


if __name__ == "__main__":
    sys.exit(main())
