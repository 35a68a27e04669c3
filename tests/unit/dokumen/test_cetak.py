"""Berita acara di atas kertas: setiap klausul dan setiap usulan sekali, utuh bagi pencarian, huruf tertanam."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from terasa.aturan.katalog import get_aturan
from terasa.dokumen.aksara import AMAN, clean_text
from terasa.dokumen.cetak import can_print, draw_qr, print_pdf
from terasa.musrenbang.rules import BarisUsulan, FaktaForum, Hadirin, build_isi

NOW = datetime(2026, 1, 21, 9, tzinfo=UTC)
JUMLAH, PRIORITAS = 546, 149
perlu_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="perlu poppler-utils")
# What broke a search at the end of a line, in a cell, or in the font.
GANJIL = (
    "Rehabilitasi sarana-prasarana bata-bata ulin RT 02/RW 01 - RT 05/RW 03 - ujung sungai kecil-kecilan",
    "Harga <b>#1</b> $x$ _a_ *b* @c \\ [d] ~100% & “kutip” – 5 m² × ½ ‘fi’ ffi fl ≥ 3",
    "Pembangunan/rehabilitasi/pemeliharaan-jaringan-irigasi-tersier/kuarter-di-hamparan-sawah-lebak-dangkal-"
    "dan-lebak-tengahan-kelompok-tani-karya-bersama",
    "Titian Čuka ß Ω Ж № 7",
    "Jalan " + "sangat panjang sekali " * 11,
)


def row(n: int) -> BarisUsulan:
    setuju = n < PRIORITAS
    return BarisUsulan(
        kode=f"K{n:08d}",
        judul=GANJIL[n] if n < len(GANJIL) else f"Peningkatan jalan usaha tani nomor {n} di tepi sungai",
        desa=f"Desa Uji {n % 50}, Kec. Angkinang",
        lokasi="RT 02/RW 01 dekat surau",
        unit="Dinas Pekerjaan Umum dan Penataan Ruang",
        hasil="disepakati" if setuju else "tidak_disepakati",
        peringkat=n + 1 if setuju else None,
        volume=Decimal("1250.50"),
        satuan="meter",
        biaya=125_000_000 + n,
        biaya_awal=130_000_000,
        penerima_manfaat=1200,
        alasan_kode="" if setuju else "R04",
        alasan="" if setuju else f"Pagu wilayah tahun ini tidak cukup untuk usulan urutan {n}.",
    )


def compose(baris: list[BarisUsulan]) -> dict[str, Any]:
    aturan = get_aturan("berita-acara-forum-kecamatan")
    fakta = FaktaForum(
        jenis="forum_kecamatan", nama="Musrenbang Dapil I", slug="dapil-1", kabupaten="63.06",
        wilayah="Kecamatan Kalumpang, Kecamatan Simpur", cakupan=[("63.06.09", "Kalumpang")], unit="",
        tahun=2027, metode="peringkat", tempat="Aula", mulai_at=NOW, ditutup_at=NOW,
        hadir=Hadirin(jumlah=80, perempuan=31, per_unsur={"tani": 80}), peringatan=["Belum ada wakil anak."],
        aturan=aturan.isi, dasar=aturan.dasar, terverifikasi=False, sebutan={"camat": "Camat"},
        acara=[{"jam": "09.00", "judul": "Pembukaan", "oleh": "Camat"}],
    )  # fmt: skip
    lain = {"kode": "7K3D9QXA5", "judul": "Berita acara", "nomor": "", "tahun": 2027, "sidik": "0" * 64}
    kop = {"atas": ["Pemerintah Kabupaten"], "nama": "Kecamatan Angkinang", "alamat": ["Jalan A. Yani"]}
    return {**build_isi(fakta, baris), **lain, "kop": kop}


def read(pdf: bytes, tmp_path: Path, *pilihan: str) -> str:
    """The words of a PDF, one space between them."""
    berkas = tmp_path / "ba.pdf"
    berkas.write_bytes(pdf)
    hasil = subprocess.run(
        ["pdftotext", *pilihan, str(berkas), "-"], capture_output=True, text=True, check=True
    )
    return " ".join(hasil.stdout.split())


@perlu_poppler
@pytest.mark.parametrize("kertas", ["a4", "f4"])
def test_546_usulan_print_quickly_and_each_is_found_once(tmp_path: Path, kertas: str) -> None:
    baris = [row(n) for n in range(JUMLAH)]
    isi = compose(baris)
    mulai = time.process_time()
    pdf = print_pdf("berita_acara", isi, pada=NOW, kertas=kertas, lampiran={"qr": draw_qr("http://x/")})
    assert time.process_time() - mulai < 10
    teks = read(pdf, tmp_path)
    for k in isi["klausul"]:
        assert teks.count(" ".join(k["teks"].split())) == 1, k["nomor"]
        assert teks.count(f"{k['nomor']}: {' '.join(k['teks'].split())}") == 1
    for b in baris:
        assert teks.count(b.kode) == 1, b.kode
        assert teks.count(f"{' '.join(b.judul.split())} {b.kode}") == 1, b.judul
        assert not b.alasan or teks.count(b.alasan) == 1
    assert "Kecamatan Angkinang".upper() in teks


@perlu_poppler
@pytest.mark.parametrize("cara", [["-layout"], ["-raw"]])
def test_titles_are_whole_in_every_order_of_reading(tmp_path: Path, cara: list[str]) -> None:
    baris = [row(n) for n in range(12)]
    teks = read(print_pdf("berita_acara", compose(baris), pada=NOW), tmp_path, *cara)
    for b in baris:
        assert " ".join(b.judul.split()) in teks


@perlu_poppler
def test_every_font_is_embedded_and_pages_are_counted(tmp_path: Path) -> None:
    pdf = print_pdf("berita_acara", compose([row(n) for n in range(40)]), pada=NOW)
    teks = read(pdf, tmp_path)
    keluar = subprocess.run(
        ["pdffonts", str(tmp_path / "ba.pdf")], capture_output=True, text=True, check=True
    )
    huruf = keluar.stdout.splitlines()[2:]
    assert huruf
    # … emb sub uni object ID
    assert all(b.split()[-5] == "yes" for b in huruf)
    assert "Halaman 1 dari " in teks


def test_same_content_and_moment_give_the_same_bytes() -> None:
    isi = compose([row(1)])
    assert print_pdf("berita_acara", isi, pada=NOW) == print_pdf("berita_acara", isi, pada=NOW)


def test_what_no_font_has_is_named_and_never_stops_the_paper() -> None:
    assert clean_text("Taman 😀 道", can_print) == "Taman [U+1F600] [U+9053]"
    assert clean_text("a\tb\x00c\u00add\u200be\u202ef", can_print) == "a b cdef"
    assert print_pdf("berita_acara", compose([row(1)]) | {"catatan": "😀"}, pada=NOW).startswith(b"%PDF-")


def test_letters_taken_for_safe_are_in_the_fonts() -> None:
    assert [a for a in AMAN if not can_print(a)] == []


@perlu_poppler
def test_a_move_by_consensus_stands_apart_and_its_usulan_is_still_found_once(tmp_path: Path) -> None:
    baris = [
        replace(row(1), peringkat=1, peringkat_hitung=2, alasan_geser="Sekolah didahulukan."),
        replace(row(2), peringkat=2, peringkat_hitung=1),
    ]
    teks = read(print_pdf("berita_acara", compose(baris), pada=NOW), tmp_path, "-layout")
    assert teks.count("Sekolah didahulukan.") == 1
    for b in baris:
        assert teks.count(b.kode) == 1
