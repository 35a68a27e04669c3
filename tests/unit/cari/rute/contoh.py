"""Keputusan tiruan dengan aturan yang diketahui: benda menentukan unit."""

from __future__ import annotations

import random

from terasa.cari.rute import Contoh
from terasa.cari.serupa import Usulan

UNIT = {
    "Dinas Pekerjaan Umum": (
        "Bina Marga",
        ("Cor blok jalan dusun", "Pengaspalan jalan", "Rehab jembatan", "Drainase rusak", "Talud longsor"),
    ),
    "Dinas Pertanian": (
        "Pertanian",
        ("Bibit kambing", "Pupuk padi", "Traktor kelompok tani", "Hand sprayer"),
    ),
    "Dinas Perhubungan": ("Perhubungan", ("Lampu jalan gelap", "LPJU pertigaan", "Cermin tikungan")),
    "Dinas Kesehatan": ("Kesehatan", ("Rehab posyandu", "Jamban sehat keluarga", "Alat kesehatan puskesmas")),
}


def make_contoh(jumlah: int = 120, *, desa: int = 8, benih: int = 1) -> list[Contoh]:
    """Wishes of invented villages with the unit that truly serves them."""
    acak = random.Random(benih)
    hasil = []
    for n in range(jumlah):
        opd = acak.choice(sorted(UNIT))
        urusan, judul = UNIT[opd]
        nomor = acak.randrange(desa)
        usulan = Usulan(
            id=f"L{n}",
            judul=f"{acak.choice(judul)} {acak.choice(('di', 'untuk warga', 'dusun'))} Wono{nomor}",
            kode_desa=f"11.01.01.{2001 + nomor}",
            desa=f"Desa{nomor}",
        )
        hasil.append(Contoh(usulan, urusan if acak.random() < 0.9 else "", opd))
    return hasil
