"""Aturan survei yang berlaku pada suatu hari, sebagai nilai biasa."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from terasa.aturan.queries import find_aturan
from terasa.survei.rules import AmbangMutu, AturanKunjungan


def _isi(kode: str, wilayah: str, pada: date) -> dict[str, Any]:
    kabupaten = ".".join(wilayah.split(".")[:2])
    aturan = find_aturan(kode, kabupaten=kabupaten, pada=pada)
    return dict(aturan.isi) if aturan else {}


def share_cadangan(wilayah: str, pada: date) -> Fraction:
    """Reserves drawn for each dwelling of the sample."""
    return Fraction(str(_isi("survei-cadangan", wilayah, pada).get("nilai", "1/2")))


def share_ulang(wilayah: str, pada: date) -> Fraction:
    """The part of the interviews that is called back."""
    return Fraction(str(_isi("survei-hubungi-ulang", wilayah, pada).get("nilai", "1/10")))


def aturan_kunjungan(wilayah: str, pada: date) -> AturanKunjungan:
    """Visits before a house with nobody at home is given up."""
    isi = _isi("survei-kunjungan", wilayah, pada)
    return AturanKunjungan(int(isi.get("kali", 3)), int(isi.get("beda_jam", 2)))


def count_giliran(wilayah: str, pada: date) -> int:
    """Waves in a row that one person may not ask in the same place."""
    return int(_isi("survei-rotasi", wilayah, pada).get("gelombang", 1))


def ambang_mutu(wilayah: str, pada: date) -> AmbangMutu:
    """From where on the checks mark something."""
    isi = _isi("survei-mutu", wilayah, pada)
    bawaan = AmbangMutu()
    return AmbangMutu(
        **{
            nama: int(isi.get(nama, getattr(bawaan, nama)))
            for nama in (
                "detik_tercepat",
                "persen_cepat",
                "persen_lurus",
                "persen_seragam",
                "persen_tanpa_titik",
            )
        },
        persen_ulang=int(share_ulang(wilayah, pada) * 100),
        angka_bulat_ragu=int(isi.get("seribu_bulat", 10)) / 1000,
    )


def days_retensi(wilayah: str, pada: date) -> int:
    """Days after closing that a private list and the places of interviews are kept."""
    return int(_isi("retensi-daftar-survei", wilayah, pada).get("hari", 30))
