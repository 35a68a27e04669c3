"""Baris perintah impor, forum, alokasi, dan berita acara: keluaran JSON dan kode keluarnya."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from terasa.config.cli import alokasi, berita_acara, forum, impor
from terasa.config.cli.pengurai import Pengurai
from terasa.dokumen.models import Dokumen
from terasa.dokumen.rules import canonical
from terasa.musrenbang.models import Alokasi, Forum, Usulan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca

pytestmark = pytest.mark.usefixtures("sistem")
TEMPAT = ("--kabupaten", "63.06", "--tahun", "2027")
KEPALA = "id,tahun,judul,kode_desa,volume,satuan,biaya_min,opd"
DESA = ("63.06.04.2001", "63.06.04.2002")
Jalankan = Callable[..., tuple[int, Any]]


@pytest.fixture
def jalankan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jalankan:
    """Run one command line; give its exit code and its JSON."""
    pengurai = Pengurai(prog="terasa")
    benda = pengurai.add_subparsers(parser_class=Pengurai)
    for modul in (impor, forum, alokasi, berita_acara):
        monkeypatch.setattr(modul, "siapkan_django", lambda: None)
        modul.register(benda)

    def jalan(*argumen: object) -> tuple[int, Any]:
        args = pengurai.parse_args([*map(str, argumen), "--json"])
        kode = args.func(args)
        return kode, json.loads(capsys.readouterr().out)

    return jalan


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    """Six usulan of two desa, all for one agency."""
    baris = [f"U{n},2026,Titian ulin {n},{DESA[n % 2]},20,m,{n}0000000,Dinas PUPR" for n in range(1, 7)]
    nama = tmp_path / "usulan.csv"
    nama.write_text("\n".join([KEPALA, *baris]))
    return nama


def fill(nama: Path, tmp_path: Path, hasil: str) -> Path:
    """Fill a decision sheet: the first two of each forum agreed, the others refused."""
    isi = tmp_path / "isi.csv"
    with nama.open(encoding="utf-8-sig", newline="") as masuk, isi.open("w", newline="") as keluar:
        baca = csv.DictReader(masuk)
        tulis = csv.DictWriter(keluar, baca.fieldnames or [])
        tulis.writeheader()
        jumlah: dict[str, int] = {}
        for b in baca:
            n = jumlah[b["forum"]] = jumlah.get(b["forum"], 0) + 1
            tulis.writerow(
                b
                | ({"hasil": hasil, "peringkat": n} if n < 3 else {"hasil": "ditolak", "alasan_kode": "r04"})
            )
    return isi


def test_import_counts_add_up_and_a_rerun_is_the_same(jalankan: Jalankan, berkas: Path) -> None:
    kode, isi = jalankan("impor", "usulan", berkas, *TEMPAT)
    assert (kode, set(isi)) == (0, {"dibaca", "diterima", "diubah", "dilewati", "baris"})
    assert isi["dibaca"] == isi["diterima"] + isi["diubah"] + isi["dilewati"] == 6
    assert set(isi["baris"][0]) == {"baris", "id", "hasil", "kode", "alasan", "perbaikan"}
    kode, isi = jalankan("impor", "usulan", berkas, *TEMPAT)
    assert (kode, isi["diterima"], {b["alasan"] for b in isi["baris"]}) == (0, 0, {"sama"})


def test_import_with_a_bad_row_exits_1(jalankan: Jalankan, berkas: Path) -> None:
    berkas.write_text(berkas.read_text() + "\nU7,2026,Luar,34.01.01.2011,1,m,1,\n")
    kode, isi = jalankan("impor", "usulan", berkas, *TEMPAT)
    assert (kode, isi["dilewati"]) == (1, 1)


@pytest.mark.parametrize(
    "isi",
    [
        b"%PDF-1.4",
        b"",
        b"id^judul^kode_desa\n1^x^2\n",
        KEPALA.replace("judul", "x").encode() + b"\n1,2,3,4,5,6,7,8\n",
    ],
)
def test_unusable_file_changes_nothing(jalankan: Jalankan, tmp_path: Path, isi: bytes) -> None:
    nama = tmp_path / "usulan.xlsx"
    nama.write_bytes(isi)
    with pytest.raises(MasukanTakTerbaca) as galat:
        jalankan("impor", "usulan", nama, *TEMPAT)
    assert "\n" not in str(galat.value)
    assert not Usulan.objects.exists()


def test_whole_way_from_file_to_allocation(jalankan: Jalankan, berkas: Path, tmp_path: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    lembar = tmp_path / "putusan.csv"
    for jenis, hasil in (
        ("musrenbang_desa", "disepakati"),
        ("forum_kecamatan", "disepakati"),
        ("forum_perangkat_daerah", "utama"),
    ):
        assert jalankan("forum", "buat", "--jenis", jenis, "--semua", *TEMPAT)[1]["dibuat"] > 0
        jalankan("forum", "daftar", "--lembar", lembar, *TEMPAT)
        kode, isi = jalankan("forum", "putuskan", fill(lembar, tmp_path, hasil), *TEMPAT)
        assert (kode, isi["dilewati"]) == (0, 0)
        kode, isi = jalankan("forum", "tutup", "--semua", *TEMPAT)
        assert (kode, isi["gagal"]) == (0, [])
    kode, isi = jalankan("alokasi", "jalankan", "--pagu", "50.000.000", *TEMPAT)
    assert all({"lawan", "tambahan"} <= p.keys() for p in isi["tidak_terpilih"])
    assert kode == 0
    assert isi["terpakai"] + isi["sisa"] == isi["pagu"] == 50_000_000
    assert len(isi["terpilih"]) + len(isi["tidak_terpilih"]) == 2
    assert jalankan("alokasi", "tetapkan", *TEMPAT)[1]["ditetapkan"] is True


def test_decisions_told_row_by_row_and_repeated_without_effect(
    jalankan: Jalankan, berkas: Path, tmp_path: Path
) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    jalankan("forum", "buat", "--semua-desa", *TEMPAT)
    putusan = tmp_path / "p.csv"
    putusan.write_text(
        "kode,hasil,peringkat,alasan_kode\nU1,setuju,1,\nU3,disepakati,1,\nU5,tidak disepakati,,\n"
        "U9,setuju,1,\nU2,disepakati,satu,\nU1,disepakati,2,\n"
    )
    kode, isi = jalankan("forum", "putuskan", putusan, *TEMPAT)
    assert kode == 1
    assert [(b["hasil"], b["alasan"]) for b in isi["baris"]] == [
        ("diterima", ""),
        ("dilewati", "Peringkat 1 sudah dipakai usulan lain."),
        ("dilewati", "Pilih kode alasannya."),
        ("dilewati", "usulan “U9” tidak dikenal pada tahun ini"),
        ("dilewati", "peringkat “satu” bukan bilangan bulat"),
        ("dilewati", "usulan ini sudah diputuskan pada baris 2"),
    ]
    assert jalankan("forum", "putuskan", putusan, *TEMPAT)[1]["baris"][0]["alasan"] == "sama"


def test_trial_decisions_are_rolled_back(jalankan: Jalankan, berkas: Path, tmp_path: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    jalankan("forum", "buat", "--semua-desa", *TEMPAT)
    putusan = tmp_path / "p.csv"
    putusan.write_text("kode,hasil,peringkat\nU1,setuju,1\n")
    assert jalankan("forum", "putuskan", putusan, "--uji", *TEMPAT)[1]["diterima"] == 1
    assert not Forum.objects.filter(keputusan__hasil="disepakati").exists()


def test_forum_that_cannot_close_is_told(jalankan: Jalankan, berkas: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    jalankan("forum", "buat", "--jenis", "musrenbang_desa", "--cakupan", "6306042002", *TEMPAT)
    kode, isi = jalankan("forum", "tutup", "--forum", "musrenbang-desa-63.06.04.2002", *TEMPAT)
    assert (kode, isi["ditutup"]) == (1, [])
    assert "belum diputuskan" in isi["gagal"][0]["alasan"]
    with pytest.raises(MasukanTakTerbaca, match="tidak ada"):
        jalankan("forum", "tutup", "--forum", "entah", *TEMPAT)


@pytest.mark.parametrize(
    "perintah",
    [
        ("forum", "daftar"),
        ("forum", "buat", "--semua-desa"),
        ("forum", "tutup", "--semua"),
        ("alokasi", "jalankan", "--pagu", "5000000"),
        ("alokasi", "tetapkan"),
    ],
)
@pytest.mark.parametrize(
    ("kabupaten", "tahun", "sebab"),
    [
        ("63", "2027", "bukan kode kabupaten"),
        ("99.99", "2027", "bukan kode kabupaten"),
        ("63.06", "20277", "tidak masuk akal"),
    ],
)
def test_slip_in_kabupaten_or_year_is_not_called_done(
    jalankan: Jalankan, perintah: tuple[str, ...], kabupaten: str, tahun: str, sebab: str
) -> None:
    with pytest.raises(AturanDilanggar, match=sebab):
        jalankan(*perintah, "--kabupaten", kabupaten, "--tahun", tahun)


def test_list_shows_one_forum_with_its_usulan(jalankan: Jalankan, berkas: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    jalankan("forum", "buat", "--semua-desa", *TEMPAT)
    _kode, isi = jalankan("forum", "daftar", *TEMPAT)
    assert [(f["jumlah"], f["diputuskan"]) for f in isi["forum"]] == [(3, 0), (3, 0)]
    _kode, satu = jalankan("forum", "daftar", "--forum", isi["forum"][0]["slug"], *TEMPAT)
    assert {u["id"] for u in satu["usulan"]} == {"U2", "U4", "U6"}


def test_allocation_without_ranks_refuses_and_says_why(jalankan: Jalankan, berkas: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    with pytest.raises(AturanDilanggar, match="Belum ada peringkat forum"):
        jalankan("alokasi", "jalankan", "--pagu", "50000000", *TEMPAT)
    assert not Alokasi.objects.exists()


def test_ranks_from_a_file_are_the_voters(jalankan: Jalankan, berkas: Path, tmp_path: Path) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    peringkat = tmp_path / "peringkat.csv"
    peringkat.write_text("forum;peringkat;kode\nPKK;1;U1\nPKK;2;U2\nTani;1;U2\n")
    kode, isi = jalankan("alokasi", "jalankan", "--pagu", 30_000_000, "--peringkat", peringkat, *TEMPAT)
    assert kode == 0
    assert ([t["id"] for t in isi["terpilih"]], isi["pemilih"]) == (["U1", "U2"], 2)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("PKK,1,U1\nPKK,1,U2\n", "muncul dua kali"),
        ("PKK,1,XX\n", "tidak dikenal"),
        ("PKK,pertama,U1\n", "bukan bilangan bulat"),
        (",1,U1\n", "forum kosong"),
    ],
)
def test_rank_file_is_read_whole_or_not_at_all(
    jalankan: Jalankan, berkas: Path, tmp_path: Path, isi: str, sebab: str
) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    peringkat = tmp_path / "peringkat.csv"
    peringkat.write_text(f"forum,peringkat,kode\n{isi}")
    with pytest.raises(MasukanTakTerbaca, match=sebab):
        jalankan("alokasi", "jalankan", "--pagu", "1", "--peringkat", peringkat, *TEMPAT)


@pytest.mark.parametrize("pagu", ["nol", "0", "-5", ""])
def test_pagu_must_be_rupiah(jalankan: Jalankan, pagu: str) -> None:
    with pytest.raises(MasukanTakTerbaca, match="Pagu"):
        jalankan("alokasi", "jalankan", f"--pagu={pagu}", *TEMPAT)


def test_paper_is_asli_or_berubah(jalankan: Jalankan, tmp_path: Path) -> None:
    jalankan("forum", "buat", "--jenis", "musrenbang_desa", "--cakupan", DESA[0], *TEMPAT)
    jalankan("forum", "tutup", "--semua", *TEMPAT)
    dokumen = Dokumen.objects.select_related("pdf").get()
    nama = tmp_path / "ba"
    with konteks.pakai(konteks.sistem()):
        pdf = bytes(dokumen.pdf.isi) if dokumen.pdf else b""
    for data, hasil, kode in (
        (pdf, "asli", 0),
        (pdf + b" ", "berubah", 1),
        (canonical(dokumen.isi), "asli", 0),
        (canonical({**dokumen.isi, "tahun": 2000}), "berubah", 1),
    ):
        nama.write_bytes(data)
        keluar, isi = jalankan("berita-acara", "periksa", nama)
        assert (keluar, isi["hasil"]) == (kode, hasil)


def test_a_paper_is_written_by_its_code_or_by_the_slug_of_its_forum(
    jalankan: Jalankan, berkas: Path, tmp_path: Path
) -> None:
    jalankan("impor", "usulan", berkas, *TEMPAT)
    jalankan("forum", "buat", "--jenis", "musrenbang_desa", *TEMPAT, "--cakupan", DESA[0])
    slug, keluar = f"musrenbang-desa-{DESA[0]}", tmp_path / "ba.pdf"
    with pytest.raises(MasukanTakTerbaca, match="belum ditutup"):
        jalankan("berita-acara", "cetak", slug, "-o", keluar)
    forum_ini = Forum.objects.get()
    forum_ini.keputusan.update(hasil="diteruskan_ke_pusat")
    jalankan("forum", "tutup", *TEMPAT, "--forum", slug)
    dokumen = Dokumen.objects.get()

    kode, isi = jalankan("berita-acara", "cetak", dokumen.kode, "-o", keluar)
    assert (kode, isi["kode"], isi["kertas"]) == (0, dokumen.kode, "a4")
    assert jalankan("berita-acara", "periksa", keluar)[1]["hasil"] == "asli"
    # Another paper is another file of the same content, and genuine too.
    jalankan("berita-acara", "cetak", slug, *TEMPAT, "-o", tmp_path / "f4.pdf", "--kertas", "f4")
    assert (tmp_path / "f4.pdf").read_bytes() != keluar.read_bytes()
    assert jalankan("berita-acara", "periksa", tmp_path / "f4.pdf")[1]["bagian"] == "pdf"
    with pytest.raises(MasukanTakTerbaca, match="Tidak ada berita acara"):
        jalankan("berita-acara", "cetak", "musrenbang-desa-99", "-o", keluar)
