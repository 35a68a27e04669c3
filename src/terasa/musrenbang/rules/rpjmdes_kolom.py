"""Kolom lembar RPJM Desa: judul yang dikenal, dan bidang menurut nama, nomor, atau kode Siskeudesnya."""

from __future__ import annotations

import re

from terasa.musrenbang.enums import BidangDesa as B
from terasa.musrenbang.enums import PolaPelaksanaan as P
from terasa.umum.lembar import Kolom

# Years that may head a column, and the most years a sheet may number.
TAHUN_KOLOM = range(2015, 2051)
TAHUN_KE = range(1, 11)
POLA_KOLOM = {
    P.SWAKELOLA: "pola_swakelola",
    P.KERJA_SAMA: "pola_kerja_sama",
    P.PIHAK_KETIGA: "pola_pihak_ketiga",
}
SEBUTAN_KE = ("tahun", "tahun ", "tahun ke ", "th ", "thn ", "th ke ", "thn ke ")
ANGKA_ROMAWI = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
KOLOM_RPJMDES = (
    Kolom("kode", ("id keg", "id_keg", "kode kegiatan", "kd keg", "kd_keg")),
    Kolom("kode_desa", ("kd desa", "kd_desa")),
    Kolom("bidang", ("kd bid", "kd_bid", "nama bidang", "bidang kegiatan")),
    Kolom("sub_bidang", ("sub bidang", "subbidang", "nama sub bidang", "kd sub")),
    Kolom(
        "jenis",
        (
            "jenis kegiatan",
            "kegiatan",
            "nama kegiatan",
            "nama_kegiatan",
            "uraian kegiatan",
            "program kegiatan",
        ),
        wajib=True,
    ),
    Kolom("lokasi", ("lokasi rt rw dusun", "lokasi dusun", "tempat")),
    Kolom("volume", ("prakiraan volume", "perkiraan volume", "volume kegiatan")),
    Kolom("keluaran", ("output",)),
    Kolom("satuan", ("satuan volume",)),
    Kolom("sasaran", ("sasaran manfaat", "sasaran atau manfaat", "manfaat", "penerima manfaat")),
    Kolom(
        "tahun",
        ("waktu pelaksanaan", "tahun pelaksanaan", "waktu", "prakiraan waktu pelaksanaan", "tahun kegiatan"),
    ),
    Kolom(
        "biaya",
        (
            "jumlah",
            "jumlah biaya",
            "prakiraan biaya",
            "perkiraan biaya",
            "jumlah rp",
            "biaya rp",
            "biaya rupiah",
            "anggaran",
            "pagu",
        ),
    ),
    Kolom("sumber_dana", ("sumber", "sumber biaya", "sumber pembiayaan", "sumberdana", "sumber dana")),
    Kolom("pola", ("pola pelaksanaan", "cara pelaksanaan", "prakiraan pola pelaksanaan")),
    Kolom(POLA_KOLOM[P.SWAKELOLA], ("swakelola",)),
    Kolom(
        POLA_KOLOM[P.KERJA_SAMA],
        ("kerjasama", "kerja sama", "kerja sama antar desa", "kerjasama antar desa", "kerjasama desa"),
    ),
    Kolom(
        POLA_KOLOM[P.PIHAK_KETIGA],
        ("pihak ketiga", "pihak_ketiga", "kerjasama pihak ketiga", "kerja sama pihak ketiga"),
    ),
    *(Kolom(f"tahun_{t}", (str(t), f"tahun {t}", f"th {t}", f"thn {t}")) for t in TAHUN_KOLOM),
    *(
        Kolom(
            f"tahun_ke_{n}",
            tuple(f"{kata}{angka}" for kata in SEBUTAN_KE for angka in (str(n), ANGKA_ROMAWI[n - 1])),
        )
        for n in TAHUN_KE
    ),
)
BIDANG_KATA = (
    (B.PEMBERDAYAAN, re.compile(r"pemberdayaan")),
    (B.PEMBINAAN, re.compile(r"pembinaan|kemasyarakatan")),
    (B.BENCANA, re.compile(r"bencana|darurat|mendesak|tak terduga")),
    (B.PEMBANGUNAN, re.compile(r"pembangunan")),
    (B.PEMERINTAHAN, re.compile(r"pemerintahan")),
)
NOMOR_BIDANG = dict(zip("12345", B, strict=True))
ROMAWI = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "a": "1",
    "b": "2",
    "c": "3",
    "d": "4",
    "e": "5",
}


def find_bidang_desa(teks: str) -> str:
    """Field of a village plan by its name, number, letter or Siskeudes code (`63.01.02.`); "" when unknown."""
    kata = teks.casefold()
    for bidang, pola in BIDANG_KATA:
        if pola.search(kata):
            return bidang
    awal = re.sub(r"^bidang\s+", "", kata.strip()).strip(" .)")
    bagian = [b for b in re.split(r"[.\s]+", awal) if b]
    if len(bagian) == 1 and bagian[0] in ROMAWI:
        return NOMOR_BIDANG[ROMAWI[bagian[0]]]
    angka = bagian[-1].lstrip("0") if bagian and all(b.isdigit() for b in bagian) else ""
    return NOMOR_BIDANG.get(angka, "")
