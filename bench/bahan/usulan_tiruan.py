"""Usulan tiruan dengan kebenaran yang diketahui: nama karangan, susunan seperti yang diketik orang desa."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from terasa.cari.serupa import Usulan

split = str.split
AWAL = split("sum ban kar tan mul wan lam gun bar sal pan tri man kem jan pur sar rim bat kal")
TENGAH = split("ba gi ru lo ti ma se no da wi ka pu ra le")
AKHIR = split("rejo sari harjo mulya wetan an ung ar it oro aya eman undu asih anta")
DUSUN_PER_DESA = 8
SALAH_KETIK = 0.05

# (title, unit, likely quantities, other ways to say it)
KERJA: tuple[tuple[str, str, tuple[int, ...], tuple[str, ...]], ...] = (
    (
        "Pembangunan jalan cor blok",
        "m",
        (100, 250, 400, 600),
        ("Rabat beton jalan lingkungan", "Pengecoran jalan"),
    ),
    ("Pengaspalan jalan", "m", (300, 500, 900, 1200), ("Peningkatan jalan aspal", "Aspal jalan desa")),
    (
        "Pembangunan talud jalan",
        "m",
        (40, 80, 120),
        ("Bronjong penahan longsor", "Pembuatan tembok penahan tanah"),
    ),
    ("Drainase lingkungan", "m", (100, 200, 350), ("Pembangunan selokan", "Saluran drainase permukiman")),
    ("Pembangunan LPJU", "titik", (5, 10, 15, 30), ("Lampu penerangan jalan", "Penambahan PJU")),
    ("Rehab jaringan irigasi", "m", (150, 250, 500), ("Perbaikan saluran irigasi", "JITUT")),
    ("Bantuan sosial RTLH", "unit", (1, 2, 5), ("Perbaikan rumah tidak layak huni", "Bedah rumah")),
    ("Bantuan jamban sehat", "unit", (1, 3, 10), ("Jambanisasi", "Bansos jamban keluarga")),
    ("Pembangunan sumur bor", "unit", (1, 2), ("Sumur bor air bersih", "Pengadaan sumur dalam")),
    ("Bantuan bibit kambing", "ekor", (10, 20, 30), ("Bibit ternak kambing", "Hibah domba dan kambing")),
    ("Pelatihan menjahit", "orang", (20, 30), ("Kursus menjahit bagi perempuan", "Pelatihan jahit PKK")),
    ("Rehab gedung posyandu", "unit", (1,), ("Perbaikan posyandu", "Renovasi ruang posyandu")),
    ("Pembangunan jembatan", "unit", (1,), ("Perbaikan jembatan gantung", "Titian penyeberangan")),
    ("Pengadaan traktor tangan", "unit", (1, 2), ("Bantuan hand traktor", "Alsintan traktor kelompok tani")),
)
SEBAB = (
    "Kondisi rusak berat dan membahayakan warga",
    "Masih banyak warga yang membutuhkan",
    "Sering tergenang pada musim hujan",
    "Mendukung ekonomi masyarakat",
    "Gelap dan rawan kecelakaan",
)


@dataclass(frozen=True)
class Tiruan:
    """One made-up wish and the work it truly is: the same `karya`, the same wish."""

    usulan: Usulan
    karya: str


class Wilayah:
    """Villages with hamlets of their own, under one kabupaten code."""

    def __init__(self, acak: random.Random, kabupaten: int, desa: int) -> None:
        self.desa: list[tuple[str, str, str, list[str]]] = []
        for n in range(desa):
            kab, kec = n % kabupaten, n // kabupaten % 15
            kode = f"{11 + kab // 40:02d}.{1 + kab % 40:02d}.{1 + kec:02d}.{2001 + n // kabupaten // 15}"
            dusun = sorted({make_nama(acak) for _ in range(DUSUN_PER_DESA)})
            self.desa.append((kode, make_nama(acak), f"{make_nama(acak)}", dusun))


def make_nama(acak: random.Random) -> str:
    """An invented name of a place."""
    return f"{acak.choice(AWAL)}{acak.choice(TENGAH)}{acak.choice(AKHIR)}".capitalize()


def make_usulan(jumlah: int, *, kabupaten: int = 1, desa: int = 40, benih: int = 1) -> Iterator[Tiruan]:
    """`jumlah` wishes; about one in ten says again, in other words, what an earlier one of its village said."""
    acak = random.Random(benih)
    wilayah = Wilayah(acak, kabupaten, desa)
    terakhir: dict[str, Tiruan] = {}
    for n in range(jumlah):
        kode, nama, kecamatan, dusun = acak.choice(wilayah.desa)
        lama = terakhir.get(kode)
        if lama and acak.random() < 0.1:
            tiruan = retell(acak, lama, f"U{n:07d}", wilayah)
        else:
            tiruan = _new(acak, f"U{n:07d}", kode, nama, kecamatan, dusun)
        terakhir[kode] = tiruan
        yield tiruan


def retell(acak: random.Random, lama: Tiruan, nomor: str, wilayah: Wilayah) -> Tiruan:
    """The same wish by another hand: other words, other case, a slip of the pen."""
    jenis, tempat = lama.karya.split("|")[1:3]
    kerja = KERJA[int(jenis)]
    judul = acak.choice((kerja[0], *kerja[3]))
    lokasi = acak.choice(
        (f"Dusun {tempat}", tempat.upper(), f"{tempat}, {lama.usulan.desa}", f"padukuhan {tempat}")
    )
    usulan = replace(
        lama.usulan, id=nomor, judul=slip(acak, judul), lokasi=lokasi, uraian=acak.choice(("", *SEBAB))
    )
    return Tiruan(usulan, lama.karya)


def _new(acak: random.Random, nomor: str, kode: str, desa: str, kecamatan: str, dusun: list[str]) -> Tiruan:
    jenis, tempat = acak.randrange(len(KERJA)), acak.choice(dusun)
    judul, satuan, banyak, lain = KERJA[jenis]
    rt = f" RT {acak.randint(1, 30)}" if acak.random() < 0.4 else ""
    usulan = Usulan(
        id=nomor,
        judul=slip(acak, acak.choice((judul, *lain))),
        uraian=acak.choice(("", "", *SEBAB)),
        lokasi=f"{tempat}{rt}, {desa}, Kec. {kecamatan}",
        kode_desa=kode,
        desa=desa,
        kecamatan=kecamatan,
        volume=str(acak.choice(banyak)),
        satuan=satuan,
    )
    return Tiruan(usulan, f"{kode}|{jenis}|{tempat}|{nomor}")


def slip(acak: random.Random, teks: str) -> str:
    """A letter dropped or doubled now and then."""
    kata = teks.split()
    for n, satu in enumerate(kata):
        if len(satu) > 5 and acak.random() < SALAH_KETIK:
            letak = acak.randrange(1, len(satu) - 1)
            kata[n] = (
                satu[:letak] + satu[letak + 1 :] if acak.random() < 0.5 else satu[:letak] + satu[letak - 1 :]
            )
    return " ".join(kata)
