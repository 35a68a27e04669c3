"""Nama wilayah: cara menulisnya, dan kunci untuk menyandingkan (tidak pernah untuk memutuskan)."""

from __future__ import annotations

import re
import unicodedata

from terasa.wilayah.enums import Jenis

# How residents write them; only used to bring candidates near, never to accept one.
RAGAM_EJAAN = {"sei": "sungai", "sui": "sungai"}
KATA_JENIS = frozenset(
    ("desa", "ds", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "prov")
)
SINGKAT = {Jenis.KECAMATAN: "Kec.", Jenis.KABUPATEN: "Kab."}


def nama_dengan_jenis(jenis: str, nama: str) -> str:
    """`Desa Bamban`, `Kota Banjarmasin`, `Kabupaten Administrasi Kepulauan Seribu`."""
    return f"{jenis.replace('_', ' ').title()} {nama}"


def nama_singkat(jenis: str, nama: str) -> str:
    """`Kec. Angkinang`; kinds without a usual abbreviation are written out."""
    singkatan = SINGKAT.get(Jenis(jenis))
    return f"{singkatan} {nama}" if singkatan else nama_dengan_jenis(jenis, nama)


def gabung_nama(wilayah: tuple[str, str], induk: tuple[str, str] | None) -> str:
    """`Desa Bamban, Kec. Angkinang` from two (jenis, nama) pairs."""
    utama = nama_dengan_jenis(*wilayah)
    return f"{utama}, {nama_singkat(*induk)}" if induk else utama


def kunci_nama(teks: str) -> str:
    """Bare lower-case words for comparing: `Ds. Sei Kali` -> `sungai kali`."""
    tanpa_tanda = unicodedata.normalize("NFKD", teks.casefold()).encode("ascii", "ignore").decode()
    kata = [RAGAM_EJAAN.get(k, k) for k in re.findall(r"[a-z0-9]+", tanpa_tanda)]
    while len(kata) > 1 and kata[0] in KATA_JENIS:
        kata.pop(0)
    return " ".join(kata)


def ragam_kata(kata: str) -> tuple[str, ...]:
    """Spellings under which a key word may stand in the register: `sungai` -> sungai, sei, sui."""
    return (kata, *(ragam for ragam, baku in RAGAM_EJAAN.items() if baku == kata))
