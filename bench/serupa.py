"""CPU mencari kandidat bagi 100.000 usulan satu kabupaten, dan waktu satu usulan baru di antara 1.000.000 yang tersimpan.

    make bench NAMA=serupa

Usulannya tiruan (bench/bahan/usulan_tiruan.py). Mencetak satu baris JSON. `tepat_10`: bagian usulan yang ditulis ulang yang
asalnya ada di antara sepuluh kandidat. Yang sejuta ada di PostgreSQL, dalam salinan tabel pembanding di skema sementara dan satu
transaksi yang dibatalkan; 20.000 teks berulang di 50 kabupaten, karena menulis sejuta teks lain hanya menambah waktu menunggu.

.venv/bin/python bench/serupa.py [--baris 100000] [--tersimpan 1000000]
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bahan.usulan_tiruan import Tiruan, make_usulan

from terasa.cari.serupa import Kosakata, Usulan, build_ciri, build_indeks
from terasa.cari.serupa.kunci import make_kunci

# Several years of wishes of one village.
PER_DESA = 250
PER_KABUPATEN = 20_000
UJI_BARU = 300
SKEMA = """
CREATE SCHEMA bench_serupa;
CREATE UNLOGGED TABLE bench_serupa.cari_pembanding (LIKE public.cari_pembanding INCLUDING DEFAULTS INCLUDING IDENTITY);
CREATE UNLOGGED TABLE bench_serupa.cari_bukanserupa (LIKE public.cari_bukanserupa INCLUDING ALL);
SET LOCAL search_path = bench_serupa, public;
"""
INDEKS = """
ALTER TABLE cari_pembanding ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX ON cari_pembanding (jenis, objek_id, kode_wilayah);
CREATE INDEX ON cari_pembanding (kode);
CREATE INDEX ON cari_pembanding USING gin (kunci) WITH (fastupdate = off);
ANALYZE cari_pembanding;
"""
KOLOM = "jenis, objek_id, kode, judul, uraian, lokasi, volume, satuan, kode_wilayah, nama_wilayah, tahun, url, kunci"


def main() -> None:
    pilih = argparse.ArgumentParser(description=__doc__)
    pilih.add_argument("--baris", type=int, default=100_000)
    pilih.add_argument("--tersimpan", type=int, default=1_000_000)
    opsi = pilih.parse_args()
    hasil: dict[str, object] = {"bench": "serupa"}
    if opsi.tersimpan:
        hasil |= measure_one(opsi.tersimpan)
    if opsi.baris:
        hasil |= measure_all(opsi.baris)
    hasil["memori_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(hasil))


def measure_all(jumlah: int) -> dict[str, object]:
    """CPU seconds to index `jumlah` wishes of one kabupaten and to find the candidates of each."""
    tiruan = list(make_usulan(jumlah, desa=max(1, jumlah // PER_DESA)))
    mulai = time.process_time()
    indeks = build_indeks(t.usulan for t in tiruan)
    terindeks = time.process_time()
    kandidat = [[k.id for k in indeks.find(ciri)] for ciri in indeks.ciri]
    selesai = time.process_time()
    return {
        "baris": jumlah,
        "cpu_indeks_s": round(terindeks - mulai, 1),
        "cpu_cari_s": round(selesai - terindeks, 1),
        "tepat_10": round(share_found(tiruan, kandidat), 3),
    }


def share_found(tiruan: list[Tiruan], kandidat: list[list[str]]) -> float:
    """Of wishes told again, those with a true twin among their candidates."""
    kembar: dict[str, list[str]] = defaultdict(list)
    for t in tiruan:
        kembar[t.karya].append(t.usulan.id)
    ketemu = [
        bool(set(kembar[t.karya]) & set(k))
        for t, k in zip(tiruan, kandidat, strict=True)
        if len(kembar[t.karya]) > 1
    ]
    return sum(ketemu) / len(ketemu)


def measure_one(jumlah: int) -> dict[str, object]:
    """Milliseconds to find what is the same as one new wish, and to store one, among `jumlah` rows in PostgreSQL."""
    from terasa.config.cli.dasar import siapkan_django

    siapkan_django()
    become_owner()
    from django.db import connection, transaction

    from terasa.cari.pembanding import BarisPembanding
    from terasa.cari.queries import find_serupa
    from terasa.cari.services import write_pembanding_many

    contoh = [t.usulan for t in make_usulan(PER_KABUPATEN, desa=PER_KABUPATEN // PER_DESA)]
    baru = [t.usulan for t in make_usulan(UJI_BARU, desa=PER_KABUPATEN // PER_DESA, benih=1)]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(SKEMA)
            with cursor.copy(f"COPY cari_pembanding ({KOLOM}) FROM STDIN") as salin:
                for baris in stored_rows(contoh, jumlah):
                    salin.write_row(baris)
            cursor.execute(INDEKS)
        cari, tulis, ketemu = [], [], 0
        for usulan in baru:
            mulai = time.perf_counter()
            hasil = find_serupa(usulan, kode=f"{usulan.id}-baru")
            cari.append((time.perf_counter() - mulai) * 1000)
            ketemu += bool(hasil)
            baris = BarisPembanding(*as_row(replace(usulan, id=f"{usulan.id}-baru"), [])[:-1])
            mulai = time.perf_counter()
            write_pembanding_many([baris])
            tulis.append((time.perf_counter() - mulai) * 1000)
        transaction.set_rollback(True)
    cari.sort()
    return {
        "tersimpan": jumlah,
        "baru_median_ms": round(statistics.median(cari), 1),
        "baru_p95_ms": round(cari[int(len(cari) * 0.95)], 1),
        "baru_ketemu": round(ketemu / len(baru), 3),
        "tulis_median_ms": round(statistics.median(tulis), 2),
    }


def stored_rows(contoh: list[Usulan], jumlah: int) -> Iterator[list[Any]]:
    """The same texts in one kabupaten after another, each under its own code and keys."""
    ciri = [build_ciri(usulan, Kosakata()) for usulan in contoh]
    for n in range(jumlah):
        usulan, satu = contoh[n % len(contoh)], ciri[n % len(contoh)]
        kabupaten = n // len(contoh)
        kode = (
            usulan.kode_desa
            if not kabupaten
            else f"{12 + kabupaten // 30}.{1 + kabupaten % 30:02d}{usulan.kode_desa[5:]}"
        )
        kunci = make_kunci(replace(satu, kode_desa=kode))
        yield as_row(replace(usulan, id=f"{kabupaten}-{usulan.id}", kode_desa=kode), list(kunci))


def as_row(usulan: Usulan, kunci: list[int]) -> list[Any]:
    """Values in the order of the columns."""
    return [
        "usulan", usulan.id, usulan.id, usulan.judul, usulan.uraian, usulan.lokasi, usulan.volume, usulan.satuan,
        usulan.kode_desa, f"{usulan.desa}, Kec. {usulan.kecamatan}", 2027, f"/usulan/{usulan.id}/", kunci,
    ]  # fmt: skip


def become_owner() -> None:
    """Making a schema needs the owner; the search itself is the same code for either role."""
    from django.db import connections

    pemilik = connections["pemilik"].settings_dict
    connections["default"].close()
    connections["default"].settings_dict.update({k: pemilik[k] for k in ("USER", "PASSWORD", "HOST", "PORT")})


if __name__ == "__main__":
    main()
