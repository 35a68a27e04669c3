"""Kata-kata peragaan: pekerjaan yang lazim diusulkan desa, masalahnya, ukurannya, dan kode resminya.

Semua kalimat karangan untuk peragaan; harga satuan hanya supaya angkanya masuk akal, bukan standar harga.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

VERSI = "kepmendagri-1317-2023"


@dataclass(frozen=True)
class Pekerjaan:
    """One kind of work: title, problems as residents say them, size, price per unit, official code."""

    judul: str
    masalah: tuple[str, ...]
    satuan: str
    volume: tuple[int, int]
    harga: int
    bidang: str
    unit: str
    nomenklatur: str
    desa: bool = False


PEKERJAAN = (
    Pekerjaan(
        "Perbaikan jalan {tempat}",
        (
            "Jalan {tempat} berlubang, motor pedagang sering jatuh waktu hujan.",
            "Anak sekolah lewat jalan {tempat} yang becek, sepatunya dilepas.",
        ),
        "m", (150, 900), 620_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.10.2.01.0044",
    ),
    Pekerjaan(
        "Rehabilitasi jembatan {tempat}",
        (
            "Papan jembatan {tempat} lapuk, mobil ambulans tidak berani lewat.",
            "Jembatan {tempat} miring sejak banjir tahun lalu.",
        ),
        "m", (6, 24), 14_500_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.10.2.01.0039",
    ),
    Pekerjaan(
        "Normalisasi sungai {tempat}",
        ("Sungai {tempat} dangkal, setiap hujan deras air masuk ke rumah.",),
        "m", (300, 1500), 280_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.02.2.01.0093",
    ),
    Pekerjaan(
        "Perbaikan saluran irigasi {tempat}",
        (
            "Air irigasi {tempat} bocor sebelum sampai ke sawah bagian bawah.",
            "Pintu air {tempat} macet, panen kedua gagal.",
        ),
        "m", (120, 800), 450_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.02.2.02.0014",
    ),
    Pekerjaan(
        "Siring penahan tebing {tempat}",
        ("Tebing sungai di {tempat} longsor, tinggal dua meter dari rumah warga.",),
        "m", (30, 140), 2_900_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.02.2.01.0109",
    ),
    Pekerjaan(
        "Sumur bor dan bak air bersih {tempat}",
        (
            "Air sumur di {tempat} keruh dan kering waktu kemarau.",
            "Warga {tempat} membeli air dua kali seminggu.",
        ),
        "unit", (1, 3), 96_000_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.03.2.01.0022",
    ),
    Pekerjaan(
        "Sambungan air minum untuk {tempat}",
        ("Pipa air minum belum sampai ke {tempat}.",),
        "sambungan", (20, 90), 4_200_000, "pekerjaan-umum-dan-penataan-ruang", "dinas-pupr", "1.03.03.2.01.0032",
    ),
    Pekerjaan(
        "Drainase permukiman {tempat}",
        ("Selokan {tempat} buntu, air menggenang dan banyak jentik.",),
        "m", (80, 450), 780_000, "perumahan-rakyat-dan-kawasan-permukiman", "dinas-perkim", "1.03.06.2.01.0021",
    ),
    Pekerjaan(
        "Perbaikan rumah tidak layak huni di {tempat}",
        ("Beberapa rumah lansia di {tempat} bocor dan berdinding rusak.",),
        "unit", (2, 10), 22_000_000, "perumahan-rakyat-dan-kawasan-permukiman", "dinas-perkim", "1.04.03.2.03.0002",
    ),
    Pekerjaan(
        "Lampu jalan {tempat}",
        ("Jalan {tempat} gelap, ibu-ibu takut pulang pengajian.",),
        "titik", (5, 30), 6_500_000, "perhubungan", "dinas-perhubungan", "2.15.02.2.02.0002",
    ),
    Pekerjaan(
        "Dermaga sungai {tempat}",
        ("Titian dermaga {tempat} patah, warga turun ke kelotok lewat lumpur.",),
        "unit", (1, 1), 185_000_000, "perhubungan", "dinas-perhubungan", "2.15.03.2.13.0006",
    ),
    Pekerjaan(
        "Ruang kelas sekolah dasar {tempat}",
        ("Dua kelas di sekolah {tempat} bergantian karena atap satu ruang rusak.",),
        "ruang", (1, 3), 165_000_000, "pendidikan", "dinas-pendidikan", "1.01.02.2.01.0051",
    ),
    Pekerjaan(
        "Ruang bermain PAUD {tempat}",
        ("PAUD {tempat} masih menumpang di teras rumah.",),
        "unit", (1, 1), 118_000_000, "pendidikan", "dinas-pendidikan", "1.01.02.2.03.0002",
    ),
    Pekerjaan(
        "Perbaikan puskesmas pembantu {tempat}",
        ("Atap puskesmas pembantu {tempat} bocor, obat sering dipindah.",),
        "unit", (1, 1), 142_000_000, "kesehatan", "dinas-kesehatan", "1.02.02.2.01.0009",
    ),
    Pekerjaan(
        "Makanan tambahan ibu hamil dan balita {tempat}",
        ("Kader posyandu {tempat} kekurangan makanan tambahan untuk balita kurang gizi.",),
        "paket", (20, 80), 1_150_000, "kesehatan", "dinas-kesehatan", "1.02.02.2.02.0015",
    ),
    Pekerjaan(
        "Jalan usaha tani {tempat}",
        (
            "Padi dari {tempat} dipikul karena jalannya belum bisa dilewati gerobak.",
            "Ongkos angkut panen dari {tempat} mahal.",
        ),
        "m", (200, 900), 410_000, "pertanian", "dinas-pertanian", "3.27.03.2.02.0010",
    ),
    Pekerjaan(
        "Bibit ternak untuk kelompok {tempat}",
        ("Kelompok ternak {tempat} ingin bibit baru sesudah penyakit tahun lalu.",),
        "ekor", (10, 60), 3_400_000, "pertanian", "dinas-pertanian", "3.27.02.2.06.0003",
    ),
    Pekerjaan(
        "Sekolah lapang petani {tempat}",
        ("Petani {tempat} ingin belajar menanam di lahan rawa.",),
        "kali", (2, 6), 14_000_000, "pertanian", "dinas-pertanian", "3.27.07.2.01.0005",
    ),
    Pekerjaan(
        "Keramba dan bibit ikan {tempat}",
        ("Nelayan {tempat} tidak punya penghasilan waktu air surut.",),
        "paket", (4, 20), 9_500_000, "kelautan-dan-perikanan", "dinas-pertanian", "3.25.04.2.04.0003",
    ),
    Pekerjaan(
        "Pelatihan menjahit dan anyaman {tempat}",
        ("Ibu-ibu {tempat} ingin menambah penghasilan dari rumah.",),
        "orang", (15, 40), 2_600_000, "tenaga-kerja", "dinas-tenaga-kerja", "2.07.03.2.01.0001",
    ),
    Pekerjaan(
        "Alat usaha kecil {tempat}",
        ("Perajin {tempat} bergantian satu mesin.",),
        "paket", (3, 12), 11_000_000, "koperasi-dan-ukm", "dinas-tenaga-kerja", "2.17.07.2.01.0004",
    ),
    Pekerjaan(
        "Perbaikan pasar {tempat}",
        ("Los pasar {tempat} bocor dan becek.",),
        "los", (4, 20), 16_000_000, "perdagangan", "dinas-tenaga-kerja", "3.30.03.2.01.0001",
    ),
    Pekerjaan(
        "Tempat pengolahan sampah {tempat}",
        ("Sampah {tempat} dibuang ke sungai karena tidak ada tempatnya.",),
        "unit", (1, 1), 225_000_000, "lingkungan-hidup", "dinas-perkim", "1.03.04.2.01.0010",
    ),
    Pekerjaan(
        "Alat bantu bagi penyandang disabilitas {tempat}",
        ("Tiga warga {tempat} memerlukan kursi roda dan alat bantu dengar.",),
        "paket", (3, 15), 5_400_000, "sosial", "dinas-sosial", "1.06.04.2.01.0003",
    ),
    Pekerjaan(
        "Posyandu {tempat}",
        ("Posyandu {tempat} berpindah-pindah rumah.",),
        "unit", (1, 1), 88_000_000, "kesehatan", "", "", desa=True,
    ),
    Pekerjaan(
        "Semenisasi gang {tempat}",
        ("Gang {tempat} becek, kursi roda tidak bisa lewat.",),
        "m", (60, 260), 390_000, "pekerjaan-umum-dan-penataan-ruang", "", "", desa=True,
    ),
)  # fmt: skip

TEMPAT = (
    "RT 01", "RT 02", "RT 03", "RT 04", "RT 05", "RT 06", "tepi sungai", "dekat langgar", "dekat sekolah",
    "arah sawah", "belakang pasar", "ujung kampung", "simpang tiga", "dekat balai desa", "seberang", "arah kebun karet",
)  # fmt: skip
PATOKAN = (
    "dekat langgar",
    "samping balai desa",
    "seberang warung",
    "di tikungan",
    "dekat jembatan kecil",
    "",
)


@dataclass(frozen=True)
class Karangan:
    """One made-up wish, ready to become aspirasi and usulan."""

    judul: str
    masalah: tuple[str, ...]
    tempat: str
    satuan: str
    volume: int
    biaya: int | None
    penerima: int
    bidang: str
    unit: str
    nomenklatur: str
    desa: bool


def compose(acak: random.Random, dipakai: set[str]) -> Karangan:
    """A wish that this desa has not made yet in this year; one in twenty has no estimate."""
    while True:
        p, tempat = acak.choice(PEKERJAAN), acak.choice(TEMPAT)
        judul = p.judul.format(tempat=tempat)
        if judul not in dipakai:
            break
    dipakai.add(judul)
    volume = acak.randint(*p.volume)
    # Round as a village estimate is: to half a million.
    biaya = max(5_000_000, round(volume * p.harga * acak.uniform(0.85, 1.25) / 500_000) * 500_000)
    return Karangan(
        judul=judul,
        masalah=tuple(m.format(tempat=tempat) for m in p.masalah),
        tempat=tempat,
        satuan=p.satuan,
        volume=volume,
        biaya=None if acak.random() < 0.05 else biaya,
        penerima=acak.randint(15, 420),
        bidang=p.bidang,
        unit=p.unit,
        nomenklatur=p.nomenklatur,
        desa=p.desa,
    )
