"""Waktu memuat 91.599 kode wilayah ke tabel kosong, dan membacanya kembali per kabupaten.

    make bench NAMA=muat-wilayah

Memakai salinan kosong tabelnya (dengan indeks, syarat, dan kunci asingnya) di skema sementara, dalam satu
transaksi pemilik yang dibatalkan: isi basis data tidak berubah. Mencetak satu baris JSON; satuannya detik,
kecuali yang bernama `_ms`. Yang tidak terhitung hanya fsync penutup transaksi.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable

from terasa.config.cli.dasar import siapkan_django

SKEMA = """
CREATE SCHEMA bench_wilayah;
CREATE TABLE bench_wilayah.wilayah_wilayah (LIKE public.wilayah_wilayah INCLUDING ALL);
CREATE TABLE bench_wilayah.wilayah_muatanwilayah (LIKE public.wilayah_muatanwilayah INCLUDING ALL);
ALTER TABLE bench_wilayah.wilayah_wilayah ADD FOREIGN KEY (induk_id)
  REFERENCES bench_wilayah.wilayah_wilayah (kode) DEFERRABLE INITIALLY DEFERRED;
SET LOCAL search_path = bench_wilayah, public;
"""


def measure(kerja: Callable[[], object], ulang: int = 1) -> float:
    """Median seconds of `ulang` runs."""
    lama = []
    for _ in range(ulang):
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return statistics.median(lama)


def become_owner() -> None:
    """Making a schema needs the owner; the loading itself is the same code for either role."""
    from django.db import connections

    pemilik = connections["pemilik"].settings_dict
    connections["default"].close()
    connections["default"].settings_dict.update({k: pemilik[k] for k in ("USER", "PASSWORD", "HOST", "PORT")})


def main() -> None:
    siapkan_django()
    become_owner()
    from django.db import connection, transaction

    from terasa.wilayah import queries
    from terasa.wilayah.models import Wilayah
    from terasa.wilayah.services import load_wilayah

    def load() -> None:
        load_wilayah()
        with connection.cursor() as cursor:
            # What the commit would check.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    hasil: dict[str, object] = {"bench": "muat-wilayah"}
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(SKEMA)
        hasil["muat"] = round(measure(load), 3)
        hasil["muat_lagi_ms"] = round(measure(load_wilayah, 5) * 1000, 2)
        hasil["jumlah"] = Wilayah.objects.count()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE wilayah_wilayah")
        hasil["desa_per_kabupaten_ms"] = round(measure(lambda: queries.list_desa("63.06"), 20) * 1000, 2)
        hasil["cari_kabupaten_ms"] = round(
            measure(lambda: queries.find_wilayah("Baru", "63.06"), 20) * 1000, 2
        )
        hasil["cari_nasional_ms"] = round(measure(lambda: queries.find_wilayah("Angkinang"), 5) * 1000, 2)
        transaction.set_rollback(True)
    print(json.dumps(hasil))


if __name__ == "__main__":
    main()
