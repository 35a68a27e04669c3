"""Pokok pikiran DPRD: kolom berkasnya, barisnya yang bersih, dan kemiripan katanya dengan usulan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.usulan import BIAYA_TERBESAR, JUDUL_TERPANJANG
from terasa.umum.lembar import BarisLembar, Kolom
from terasa.umum.rupiah import parse_angka
from terasa.wilayah.rules import KodeTakTerbaca, kunci_nama, normalkan_kode

# Two titles in the same desa that share this part of their letters in threes are shown together (pg_trgm's own).
MIRIP = 0.3
VOLUME_TERBESAR = 10**12
KOLOM_POKIR = (
    Kolom("id", ("id usulan", "id pokir", "kode pokir", "kode usulan", "no usulan"), wajib=True),
    Kolom(
        "judul",
        ("usulan", "pokok pikiran", "nama usulan", "kegiatan", "pekerjaan", "judul usulan"),
        wajib=True,
    ),
    Kolom("masalah", ("permasalahan", "uraian", "latar belakang")),
    Kolom("lokasi", ("alamat", "alamat lokasi", "detail lokasi")),
    Kolom("kecamatan", ("kec", "nama kecamatan")),
    Kolom("kode_desa", ("kode kel desa", "kode desa kelurahan", "kode wilayah"), is_kode=True),
    Kolom("desa", ("kel desa", "desa kel", "kelurahan desa", "desa kelurahan", "kelurahan", "nama desa")),
    Kolom("volume", ("vol", "koefisien")),
    Kolom("satuan", ("satuan volume",)),
    Kolom("biaya", ("anggaran", "perkiraan biaya", "pagu", "biaya min")),
    Kolom("opd", ("opd akhir", "opd tujuan", "perangkat daerah", "skpd", "nama skpd")),
    Kolom("dapil", ("daerah pemilihan",)),
    Kolom("status", ("status usulan",)),
)


@dataclass(frozen=True)
class PokirTerbaca:
    """A clean row. `biaya` whole rupiah or None; `kode_desa` empty where no single desa is meant."""

    kode: str
    judul: str
    masalah: str
    lokasi: str
    kode_desa: str
    volume: Decimal | None
    satuan: str
    biaya: int | None
    opd: str
    dapil: str
    status_asal: str
    catatan: tuple[str, ...] = ()


def read_pokir(baris: BarisLembar, desa: Mapping[str, str], kecamatan: Mapping[str, str]) -> PokirTerbaca:
    """Clean one row; `desa` and `kecamatan` are names by code. Raises BarisDilewati."""
    if baris.galat:
        raise BarisDilewati(baris.galat)
    nilai = {k.nama: mask_pribadi(baris.nilai.get(k.nama, "").strip()) for k in KOLOM_POKIR}
    if not nilai["id"] or len(nilai["id"]) > 60:
        raise BarisDilewati(_("id kosong atau terlalu panjang"))
    if not nilai["judul"]:
        raise BarisDilewati(_("judul kosong"))
    catatan: list[str] = []
    kode_desa = find_desa(nilai, desa, kecamatan)
    if not kode_desa:
        catatan.append(_("desa tidak disebut atau tidak dikenal; tidak dibandingkan menurut tempat"))
    return PokirTerbaca(
        kode=nilai["id"],
        judul=nilai["judul"][:JUDUL_TERPANJANG],
        masalah=nilai["masalah"],
        lokasi=nilai["lokasi"][:500],
        kode_desa=kode_desa,
        volume=_volume(nilai["volume"], catatan),
        satuan=nilai["satuan"][:40],
        biaya=_biaya(nilai["biaya"], catatan),
        opd=nilai["opd"][:200],
        dapil=nilai["dapil"][:60],
        status_asal=nilai["status"][:120],
        catatan=tuple(catatan),
    )


def find_desa(nilai: Mapping[str, str], desa: Mapping[str, str], kecamatan: Mapping[str, str]) -> str:
    """By its code, else by an exact and unique pair of names; "" when it stays open."""
    try:
        kode = normalkan_kode(nilai["kode_desa"]) if nilai["kode_desa"] else ""
    except KodeTakTerbaca:
        kode = ""
    if kode in desa:
        return kode
    if not nilai["desa"]:
        return ""
    cocok = [k for k, n in desa.items() if kunci_nama(n) == kunci_nama(nilai["desa"])]
    if nilai["kecamatan"]:
        tertulis = kunci_nama(nilai["kecamatan"])
        cocok = [k for k in cocok if kunci_nama(kecamatan.get(k.rpartition(".")[0], "")) == tertulis]
    return cocok[0] if len(cocok) == 1 else ""


def measure_mirip(satu: str, dua: str) -> float:
    """Share of letters in threes that two texts have in common, 0 to 1, as pg_trgm counts it."""
    kiri, kanan = _trigrams(satu), _trigrams(dua)
    return len(kiri & kanan) / len(kiri | kanan) if kiri and kanan else 0.0


def _trigrams(teks: str) -> frozenset[str]:
    kata = re.findall(r"[^\W_]+", teks.casefold())
    return frozenset(f"  {k} "[n : n + 3] for k in kata for n in range(len(k) + 1))


def _volume(teks: str, catatan: list[str]) -> Decimal | None:
    angka = _number(teks, "volume", catatan)
    return angka.quantize(Decimal("0.01")) if angka is not None and 0 < angka < VOLUME_TERBESAR else None


def _biaya(teks: str, catatan: list[str]) -> int | None:
    angka = _number(teks, "biaya", catatan)
    return int(angka) if angka is not None and 1 <= angka <= BIAYA_TERBESAR else None


def _number(teks: str, kolom: str, catatan: list[str]) -> Decimal | None:
    if not teks or teks in {"-", "–"}:
        return None
    try:
        return parse_angka(teks)
    except ValueError:
        catatan.append(
            _("%(kolom)s: “%(teks)s” bukan angka, dikosongkan") % {"kolom": kolom, "teks": teks[:60]}
        )
        return None
