"""Kunci yang mempertemukan calon pasangan, supaya tidak semua dibandingkan dengan semua.

Setiap kunci setempat: benda dan kata dalam satu desa, nama tempat dalam satu kecamatan, nomor ruas atau register dalam satu
kabupaten. Karena itu daftar di balik satu kunci tidak tumbuh bersama besarnya basis data, hanya bersama banyaknya usulan satu desa.
Lihat P. Christen, "A Survey of Indexing Techniques for Scalable Record Linkage and Deduplication" (TKDE 2012).
"""

from __future__ import annotations

import zlib

from terasa.cari.serupa.ciri import Ciri

# The words that tell the most; more keys only meet rows that share nothing else.
KATA_KUNCI = 6


def make_kunci(ciri: Ciri) -> dict[int, float]:
    """Keys as signed 32-bit numbers, each with the weight of its evidence."""
    desa = ciri.kode_desa
    kecamatan, kabupaten = ".".join(desa.split(".")[:3]), ".".join(desa.split(".")[:2])
    kunci = {hash_kunci("p", kabupaten, p): 4.0 for p in ciri.tempat.pengenal}
    kunci |= {hash_kunci("n", kecamatan, n): 2.0 for n, _ in ciri.tempat.nama}
    kunci |= {
        hash_kunci("b", desa, b.split(".")[0]): 2.0 for b in ciri.pekerjaan.benda | ciri.pekerjaan.sebutan
    }
    terberat = sorted(ciri.kata.items(), key=lambda k: (-k[1], k[0]))[:KATA_KUNCI]
    kunci |= {hash_kunci("k", desa, k): bobot for k, bobot in terberat}
    kunci[hash_kunci("d", desa, "")] = 0.1
    return kunci


def hash_kunci(jenis: str, di: str, isi: str) -> int:
    """CRC-32 as PostgreSQL's integer. A clash only costs one comparison too many."""
    return zlib.crc32(f"{jenis}|{di}|{isi}".encode()) - 2**31
