"""Memuat 91.599 kode wilayah dari paket dengan COPY; memuat lagi isi yang sama tidak mengubah apa pun."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from django.db import connection
from django.db.backends.utils import CursorWrapper

from terasa.umum.konteks import act
from terasa.wilayah.models import MuatanWilayah


@dataclass(frozen=True)
class Rilis:
    """What the package says about the register that it ships."""

    sumber: str
    dasar: str
    berlaku_dari: date
    jumlah: int
    sidik: str


@dataclass(frozen=True)
class HasilMuat:
    """Counts of one loading; all zero when this register was loaded before."""

    sudah_ada: bool
    baru: int = 0
    berubah: int = 0
    dihapus: int = 0


@cache
def read_rilis() -> Rilis:
    """The description of the shipped register."""
    isi = json.loads((files("terasa.wilayah") / "data" / "rilis.json").read_text("utf-8"))
    return Rilis(
        sumber=isi["sumber"],
        dasar=isi["dasar"],
        berlaku_dari=date.fromisoformat(isi["berlaku_dari"]),
        jumlah=isi["jumlah"],
        sidik=isi["sidik"],
    )


def read_isi() -> bytes:
    """The shipped register: CSV with header `kode,jenis,nama`."""
    return gzip.decompress((files("terasa.wilayah") / "data" / "wilayah.csv.gz").read_bytes())


def is_loaded(rilis: Rilis) -> bool:
    terakhir = MuatanWilayah.objects.order_by("-id").values_list("sidik", flat=True).first()
    return terakhir == rilis.sidik


@act("muat-wilayah")
def load_wilayah() -> HasilMuat:
    """Bring the tables to the shipped register: new codes in, renames kept in the history, codes that the
    register dropped ended the day before. Idempotent; needs only the application role."""
    rilis = read_rilis()
    with connection.cursor() as cursor:
        # Two processes that start together take turns; the second finds the work done.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('terasa.wilayah.muat'))")
        if is_loaded(rilis):
            return HasilMuat(sudah_ada=True)
        _copy(cursor, read_isi())
        hasil = _merge(cursor, rilis)
    MuatanWilayah.objects.create(
        sidik=rilis.sidik, sumber=rilis.sumber, dasar=rilis.dasar, jumlah=rilis.jumlah
    )
    return hasil


def _copy(cursor: CursorWrapper, isi: bytes) -> None:
    # A temporary table of an earlier call may still live when both run in one transaction (tests do).
    cursor.execute("DROP TABLE IF EXISTS muat_wilayah")
    cursor.execute(
        'CREATE TEMPORARY TABLE muat_wilayah (kode varchar(13) COLLATE "C" PRIMARY KEY, jenis text, '
        "nama text) ON COMMIT DROP"
    )
    # psycopg's own cursor: Django's wrapper hides COPY from the type checker.
    with cursor.cursor.copy("COPY muat_wilayah FROM STDIN (FORMAT csv, HEADER true)") as copy:
        copy.write(isi)
    cursor.execute("ANALYZE muat_wilayah")


RIWAYAT = """
INSERT INTO wilayah_wilayahriwayat (kode, nama, dari, sampai, dasar)
SELECT w.kode, w.nama, least(w.berlaku_dari, %(sampai)s), %(sampai)s, %(dasar)s
FROM wilayah_wilayah w JOIN muat_wilayah m USING (kode)
WHERE w.nama <> m.nama OR w.jenis <> m.jenis
ON CONFLICT (kode, sampai) DO NOTHING
"""
# A code that comes back after it was dropped is open again.
UBAH = """
UPDATE wilayah_wilayah w
SET nama = m.nama, jenis = m.jenis, sumber = %(sumber)s, berlaku_sampai = NULL,
    berlaku_dari = CASE WHEN w.nama = m.nama AND w.jenis = m.jenis THEN w.berlaku_dari ELSE %(dari)s END
FROM muat_wilayah m
WHERE m.kode = w.kode AND (w.nama <> m.nama OR w.jenis <> m.jenis OR w.berlaku_sampai IS NOT NULL)
"""
TAMBAH = """
INSERT INTO wilayah_wilayah (kode, nama, tingkat, jenis, induk_id, berlaku_dari, sumber)
SELECT m.kode, m.nama, 1 + length(m.kode) - length(replace(m.kode, '.', '')), m.jenis,
       nullif(regexp_replace(m.kode, '\\.?[0-9]+$', ''), ''), %(dari)s, %(sumber)s
FROM muat_wilayah m WHERE NOT EXISTS (SELECT FROM wilayah_wilayah w WHERE w.kode = m.kode)
ORDER BY m.kode
"""
AKHIRI = """
UPDATE wilayah_wilayah w SET berlaku_sampai = greatest(w.berlaku_dari, %(sampai)s)
WHERE w.berlaku_sampai IS NULL AND NOT EXISTS (SELECT FROM muat_wilayah m WHERE m.kode = w.kode)
"""


def _merge(cursor: CursorWrapper, rilis: Rilis) -> HasilMuat:
    isian: dict[str, str | date] = {
        "dari": rilis.berlaku_dari,
        "sampai": rilis.berlaku_dari - timedelta(days=1),
        "sumber": rilis.sumber,
        "dasar": rilis.dasar,
    }
    jumlah = {}
    for nama, sql in (("riwayat", RIWAYAT), ("berubah", UBAH), ("baru", TAMBAH), ("dihapus", AKHIRI)):
        cursor.execute(sql, isian)
        jumlah[nama] = cursor.rowcount
    cursor.execute("DROP TABLE muat_wilayah")
    return HasilMuat(False, jumlah["baru"], jumlah["berubah"], jumlah["dihapus"])
