"""`terasa manfaat hitung`: angka tiap kegiatan dan desa, kelompok tidak digabung, satu kalimat bagi yang tidak terbaca."""

from __future__ import annotations

import json
import random
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from terasa.config import cli
from terasa.config.cli.berkas_jawaban import read_biasa
from terasa.config.cli.berkas_jawaban_cepat import read_cepat
from tests.unit.statistik.acuan import kleinman, wilson_by_bisection

KEPALA = "kegiatan,desa,kelompok,tahu,terjangkau,pakai,berguna,teratasi,adil"
BUTIR = ("tahu", "terjangkau", "pakai", "berguna", "teratasi", "adil")
Baris = list[str]


def row(kegiatan: str = "Jembatan", desa: str = "Bamban", kelompok: str = "acak", *jawab: str) -> Baris:
    return [kegiatan, desa, kelompok, *(jawab or ("ya",) * 6)]


def write(folder: Path, baris: list[Baris], kepala: str = KEPALA, pemisah: str = ",", **cara: str) -> Path:
    berkas = folder / "jawaban.csv"
    isi = [kepala.replace(",", pemisah), *(pemisah.join(satu) for satu in baris)]
    berkas.write_text("\n".join(isi) + "\n", encoding=cara.get("encoding", "utf-8"))
    return berkas


def run(capsys: pytest.CaptureFixture[str], *argumen: object) -> tuple[int, str, str]:
    kode = cli.main(["manfaat", "hitung", *map(str, argumen)])
    return kode, *capsys.readouterr()


def run_json(capsys: pytest.CaptureFixture[str], *argumen: object) -> Any:
    return json.loads(run(capsys, *argumen, "--json")[1])


def draw(benih: int = 1, kegiatan: int = 6) -> list[Baris]:
    acak = random.Random(benih)
    isi = []
    for nomor in range(kegiatan):
        for kelompok in ("sasaran", "acak", "sukarela"):
            bagian = acak.betavariate(7, 3)
            for _ in range(acak.randint(6, 50)):
                jawab = [
                    ""
                    if acak.random() < 0.04
                    else "ya"
                    if acak.random() < bagian
                    else acak.choice(("tidak", "ragu"))
                    for _butir in BUTIR
                ]
                isi.append(row(f"Kegiatan {nomor}", f"Desa {acak.randrange(4)}", kelompok, *jawab))
    return isi


def test_twenty_four_of_thirty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isi = [row("Jembatan", "Bamban", "acak", *(["ya" if i < 24 else "tidak"] * 6)) for i in range(30)]
    (satu,) = run_json(capsys, write(tmp_path, isi))["kegiatan"]
    assert set(satu) == {"kegiatan", "kelompok", "n", "terbit", "alasan", "p", "imd", "eb"}
    assert (satu["kegiatan"], satu["kelompok"], satu["n"], satu["terbit"]) == ("Jembatan", "acak", 30, True)
    assert (satu["alasan"], satu["eb"]) == (None, {})
    for angka in (satu["p"]["teratasi"], satu["imd"]):
        assert (angka["x"], angka["n"], angka["nilai"]) == (24, 30, pytest.approx(0.8))
        assert (round(angka["bawah"], 3), round(angka["atas"], 3)) == (0.627, 0.905)


def test_figures_are_those_of_a_slow_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isi = draw()
    hasil = run_json(capsys, write(tmp_path, isi))
    for daftar, kolom in (("kegiatan", 0), ("desa", 1)):
        kunci = sorted({(b[kolom], b[2]) for b in isi})
        assert sorted((b[daftar], b["kelompok"]) for b in hasil[daftar]) == kunci
        for satu in hasil[daftar]:
            orang = [b[3:] for b in isi if (b[kolom], b[2]) == (satu[daftar], satu["kelompok"])]
            check_row(satu, orang)


def check_row(satu: dict[str, Any], orang: list[Baris]) -> None:
    assert (satu["n"], satu["terbit"]) == (len(orang), len(orang) >= 10)
    if len(orang) < 10:
        assert (satu["p"], satu["imd"], satu["eb"]) == ({}, None, {})
        assert str(len(orang)) in satu["alasan"]
        return
    assert (satu["alasan"] is None) == (len(orang) >= 30)
    for letak, nama in enumerate(BUTIR):
        jawab = [b[letak] for b in orang if b[letak]]
        angka = satu["p"][nama]
        assert angka["n"] == len(jawab)
        if len(jawab) < 10:
            assert angka["nilai"] is None
            continue
        assert angka["x"] == jawab.count("ya")
        ujung = wilson_by_bisection(jawab.count("ya") / len(jawab), len(jawab))
        assert (angka["bawah"], angka["atas"]) == pytest.approx(ujung, abs=1e-9)
    skor = [sum(j == "ya" for j in b[2:5]) / 3 for b in orang if all(b[2:5])]
    if len(skor) >= 10:
        n, rata = len(skor), sum(skor) / len(skor)
        ragam = sum((s - rata) ** 2 for s in skor) / (n - 1)
        efektif = min(max(n * rata * (1 - rata) / ragam, n), 3 * n)
        assert (satu["imd"]["n"], satu["imd"]["nilai"]) == (n, pytest.approx(rata))
        ujung = wilson_by_bisection(rata, efektif)
        assert (satu["imd"]["bawah"], satu["imd"]["atas"]) == pytest.approx(ujung, abs=1e-6)


def test_borrowing_is_kleinmans_within_one_kelompok(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hasil = run_json(capsys, write(tmp_path, draw(3, kegiatan=9)))
    for daftar in ("kegiatan", "desa"):
        for kelompok in ("sasaran", "acak", "sukarela"):
            baris = [
                b
                for b in hasil[daftar]
                if b["kelompok"] == kelompok and b["terbit"] and b["p"]["teratasi"]["x"]
            ]
            x, n = ([b["p"]["teratasi"][k] for b in baris] for k in ("x", "n"))
            mu, gamma = kleinman(x, n)
            for satu, a, b in zip(baris, x, n, strict=True):
                eb = satu["eb"]["teratasi"]
                bobot = b * gamma / (b * gamma + 1 - gamma)
                assert eb["bobot"] == pytest.approx(bobot, abs=1e-6)
                assert eb["nilai"] == pytest.approx(bobot * a / b + (1 - bobot) * mu, abs=1e-6)
                # Never narrower than someone who takes mu and M for known would dare.
                naif = sqrt(eb["nilai"] * (1 - eb["nilai"]) * bobot / b)
                assert 0 <= eb["bawah"] <= eb["nilai"] - naif
                assert eb["nilai"] + naif <= eb["atas"] <= 1


def test_desa_as_cluster_widens_and_says_by_how_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = [row("Jembatan", f"Desa {d}", "acak", *(["ya" if d < 3 else "tidak"] * 6)) for d in range(4)] * 10
    berkas = write(tmp_path, isi)
    biasa, gerombol = run_json(capsys, berkas), run_json(capsys, berkas, "--desain", "desa")
    a, b = (hasil["kegiatan"][0]["p"]["teratasi"] for hasil in (biasa, gerombol))
    assert (a["x"], a["n"], a["nilai"]) == (b["x"], b["n"], b["nilai"])
    assert (b["bawah"], b["atas"]) == pytest.approx(wilson_by_bisection(0.75, 4), abs=1e-9)
    desain = next(d for d in gerombol["desain"] if d["ukuran"] == "teratasi")
    assert (desain["desa"], desain["m"], desain["rho"], desain["deff"]) == (4, 10, 1.0, 10.0)
    assert biasa["desa"] == gerombol["desa"]


def test_a_messy_file_is_read_and_what_is_left_out_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bersih = draw(5, kegiatan=3)
    rapi = run_json(capsys, write(tmp_path, bersih))
    kacau = [[f" {sel.upper() if i > 1 else sel}  " for i, sel in enumerate(b)] for b in reversed(bersih)]
    kacau += [
        [""] * 9,
        row("X", "Y", "acak", "mungkin", *["ya"] * 5),
        row("X", "", "acak"),
        row("X", "Y", "umum"),
        row("X", "Y", "acak", *[""] * 6),
        row("kegiatan  0", "Desa 0", "SUKARELA", "Tidak yakin", *["YA"] * 4, "ragu-ragu"),
    ]
    berkas = write(tmp_path, kacau, KEPALA.upper(), ";", encoding="utf-8-sig")
    kode, keluar, galat = run(capsys, berkas, "--json")
    hasil = json.loads(keluar)
    nomor = len(bersih) + 3
    assert kode == 1
    assert hasil["dilewati"] == [
        f"baris {nomor}: tahu “mungkin” bukan ya, tidak, atau ragu",
        f"baris {nomor + 1}: kolom desa kosong",
        f"baris {nomor + 2}: kelompok “umum” bukan salah satu dari sasaran, acak, sukarela",
        f"baris {nomor + 3}: tidak satu pertanyaan pun dijawab",
    ]
    assert galat.count("dilewati, ") == 4
    beda = [(a, b) for a, b in zip(rapi["kegiatan"], hasil["kegiatan"], strict=True) if a["n"] != b["n"]]
    assert [(a["kegiatan"], b["kegiatan"], b["n"] - a["n"]) for a, b in beda] == [
        ("Kegiatan 0", "Kegiatan 0", 1)
    ]
    sama = [
        (a, b)
        for a, b in zip(rapi["kegiatan"], hasil["kegiatan"], strict=True)
        if a["kelompok"] != "sukarela"
    ]
    assert all(a == b for a, b in sama)


def test_text_is_a_table_without_figures_where_they_are_withheld(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    isi = [row() for _ in range(12)] + [row(kelompok="sukarela") for _ in range(9)]
    kode, keluar, galat = run(capsys, write(tmp_path, isi))
    assert (kode, galat) == (0, "")
    baris = [b for b in keluar.splitlines() if b.startswith("Jembatan")]
    assert [b.split()[1:4] for b in baris] == [["acak", "12!", "100"], ["sukarela", "9", "ditahan"]]
    assert "100 (76–100)" in baris[0]
    assert baris[1].endswith("ditahan")


def test_ranks_are_probabilities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = write(tmp_path, draw(2, kegiatan=5))
    hasil = run_json(capsys, berkas, "--peringkat", "--taksir", "ml")["peringkat"]
    assert {b["ukuran"] for b in hasil} == {"teratasi", "imd"}
    assert all(0 <= b["teratas"] <= 1 and 1 <= b["dari"] <= b["sampai"] <= b["dari_tempat"] for b in hasil)
    assert "% (1 teratas)" in run(capsys, berkas, "--peringkat")[1]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (None, "tidak ada atau tidak boleh dibaca"),
        ("", "kosong"),
        (
            "kegiatan,desa,kelompok,tahu\nA,B,acak,ya\n",
            "Kolom wajib tidak ditemukan: pakai, berguna, teratasi",
        ),
        (f"{KEPALA}\nA,B,umum,ya,ya,ya,ya,ya,ya\n", "Tidak ada baris yang dapat dipakai; baris 2"),
    ],
)
def test_an_unusable_file_is_one_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], isi: str | None, kalimat: str
) -> None:
    berkas = tmp_path / "jawaban.csv"
    if isi is not None:
        berkas.write_text(isi)
    kode, keluar, galat = run(capsys, berkas, "--json")
    assert (kode, keluar, galat.count("\n")) == (2, "", 1)
    assert kalimat in galat


SEL = st.sampled_from(["ya", "TIDAK", " ragu ", "ragu-ragu", "", "-", "mungkin", "ya\u00a0"])
NAMA = st.sampled_from(["A", " a ", "B  b", "b B", "", "Jalan é"])
BARIS = st.one_of(
    st.tuples(NAMA, NAMA, st.sampled_from(["acak", "SASARAN", " sukarela", "lain", ""]), *[SEL] * 6).map(
        list
    ),
    st.sampled_from(
        [[], [""] * 9, KEPALA.split(","), [str(n) for n in range(1, 10)], ["A", "B", "acak", "ya"]]
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(BARIS, max_size=12),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    st.sampled_from([KEPALA, KEPALA.upper().replace("TAHU,", ""), f"{KEPALA},catatan", f"Survei\n{KEPALA}"]),
)
def test_the_fast_way_reads_as_the_ordinary_one(
    tmp_path: Path, isi: list[Baris], pemisah: str, akhir: str, sandi: str, kepala: str
) -> None:
    if "TAHU" in kepala:
        isi = [b[:3] + b[4:] for b in isi]
    berkas = tmp_path / "acak.csv"
    baris = [kepala.replace(",", pemisah), *(pemisah.join(b) for b in isi)]
    berkas.write_bytes((akhir.join(baris) + akhir).encode(sandi))
    cepat = read_cepat(str(berkas))
    if cepat is None:
        return
    biasa = read_biasa(str(berkas))
    assert (cepat.nama, cepat.dilewati, cepat.catatan) == (biasa.nama, biasa.dilewati, biasa.catatan)
    for satu in ("kegiatan", "kelompok", "desa", "isi"):
        assert np.array_equal(getattr(cepat.jawaban, satu), getattr(biasa.jawaban, satu)), satu


def test_a_tidy_file_takes_the_fast_way_and_others_do_not(tmp_path: Path) -> None:
    assert read_cepat(str(write(tmp_path, draw()))) is not None
    assert read_cepat(str(write(tmp_path, draw(), pemisah=";", encoding="utf-8-sig"))) is not None
    assert read_cepat(str(write(tmp_path, [['"A"', *row()[1:]]]))) is None
    assert read_cepat(str(tmp_path / "tidak-ada.csv")) is None


def test_a_column_named_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = write(tmp_path, [[*row(), "tidak"] for _n in range(12)], f"{KEPALA},pakai")
    kode, keluar, galat = run(capsys, berkas, "--json")
    assert (kode, keluar) == (2, "")
    assert galat == "terasa: Kolom pakai tertulis dua kali; hapus yang tidak dipakai.\n"


def test_dashes_alone_are_no_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isi = [row() for _n in range(9)] + [row("Jembatan", "Bamban", "acak", *["-"] * 6)]
    for akhir in ("", '"'):
        berkas = write(tmp_path, [[f"{akhir}{b[0]}{akhir}", *b[1:]] for b in isi])
        hasil = run_json(capsys, berkas)
        assert [(b["n"], b["terbit"]) for b in hasil["kegiatan"]] == [(9, False)]
        assert hasil["dilewati"] == ["baris 11: tidak satu pertanyaan pun dijawab"]
