"""CPU corong pada 100.000 kegiatan dengan 10 juta jawaban, dan satu halamannya; satu baris JSON.

    make bench NAMA=corong          (KEGIATAN=, PUTARAN= mengubah besarnya)

Tiap kegiatan selesai punya satu gelombang terbit berisi seratus jawaban, seperti ditinggalkan penutupan gelombang.
Diukur: menghitung seluruhnya dari kosong; lalu PUTARAN kali seratus kegiatan berubah keadaannya dan lima puluh gelombang
terbit, masing-masing disusul hitungan yang hanya menyentuh tempat itu; lalu halamannya. CPU proses ini ditambah semua
proses PostgreSQL kita. Semuanya dalam satu transaksi yang dibatalkan: isi basis data tidak berubah.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from terasa.config.cli.dasar import siapkan_django

KEGIATAN, PUTARAN = int(os.environ.get("KEGIATAN", "100000")), int(os.environ.get("PUTARAN", "50"))
KABUPATEN, TAHUN, BANYAK_TAHUN, UNIT, JAWABAN = "63.06", 2090, 5, 30, 100
BATAS_DETIK, BATAS_HALAMAN_MS = 60, 60
# One row of `bahan` per kegiatan; every table is filled from it, without the triggers of audit.
BAHAN = """
CREATE TEMP TABLE bahan ON COMMIT DROP AS
SELECT n, gen_random_uuid() AS usulan, gen_random_uuid() AS kegiatan, gen_random_uuid() AS survei,
       (%(desa)s::text[])[1 + n %% cardinality(%(desa)s::text[])] AS desa,
       (%(unit)s::bigint[])[1 + (n / 7) %% cardinality(%(unit)s::bigint[])] AS unit, %(tahun)s + n %% %(banyak)s AS tahun,
       (ARRAY['dianggarkan', 'dilaksanakan', 'selesai_fisik', 'dimanfaatkan'])[1 + n %% 4] AS status
FROM generate_series(1, %(kegiatan)s) AS n
"""


def main() -> None:
    siapkan_django()
    from django.conf import settings
    from django.db import connection, transaction
    from django.utils import timezone
    from halaman_alokasi import become_owner

    settings.ALLOWED_HOSTS.append("testserver")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    become_owner()
    with transaction.atomic():
        print(json.dumps(run(connection, timezone.now())))
        transaction.set_rollback(True)


def run(connection: Any, now: datetime) -> dict[str, Any]:
    """All figures; raises AssertionError when the piecewise count differs from the whole."""
    from forum import Pengukur

    from terasa.corong.banding import refresh_banding
    from terasa.corong.models import Sel
    from terasa.corong.services import mark_all, refresh_all
    from terasa.umum import konteks
    from terasa.umum.pelaku import SISTEM

    ukur = Pengukur(connection)

    def cpu(kerja: Callable[[], object]) -> float:
        awal = time.process_time() + ukur.postgres()
        kerja()
        return time.process_time() + ukur.postgres() - awal

    with konteks.pakai(konteks.sistem("Bench")):
        fill(connection, now)
        mark_all()
        penuh = cpu(lambda: refresh_all(by=SISTEM, now=now))
        banding = cpu(lambda: refresh_banding(by=SISTEM, now=now))
        with connection.cursor() as cursor:
            # As the database does by itself once the transaction has ended.
            cursor.execute("ANALYZE corong_sel, corong_basi, corong_banding")
        halaman = measure_pages(ukur)
        susulan = sum(
            cpu(lambda: refresh_all(by=SISTEM, now=now)) for p in range(PUTARAN) if change(connection, p)
        )
        sepotong = list(Sel.objects.order_by("tahun", "kode", "unit_id").values_list())
        mark_all()
        refresh_all(by=SISTEM, now=now)
        seluruh = list(Sel.objects.order_by("tahun", "kode", "unit_id").values_list())
        assert [s[1:] for s in sepotong] == [s[1:] for s in seluruh]
    return {
        "bench": "corong",
        "kegiatan": KEGIATAN,
        "jawaban": KEGIATAN * JAWABAN,
        "sel": len(seluruh),
        "penuh_cpu_s": round(penuh, 2),
        "susulan_cpu_s": round(susulan, 2),
        "susulan_putaran": PUTARAN,
        "banding_cpu_s": round(banding, 2),
        "batas_s": BATAS_DETIK,
        "halaman": halaman,
        "batas_halaman_ms": BATAS_HALAMAN_MS,
        "lulus": penuh + susulan + banding < BATAS_DETIK
        and all(h["cpu_ms"] < BATAS_HALAMAN_MS for h in halaman.values()),
    }


def fill(connection: Any, now: datetime) -> None:
    """KEGIATAN usulan, each answered by one kegiatan with one published wave."""
    from terasa.akun.models import Unit
    from terasa.wilayah.queries import list_desa

    unit = [
        Unit.objects.create(
            kabupaten=KABUPATEN,
            kode=f"bench-{n}",
            nama=f"Dinas {n}",
            jenis="perangkat_daerah",
            kode_wilayah=KABUPATEN,
        ).pk
        for n in range(UNIT)
    ]
    isi = {
        "desa": [d.kode for d in list_desa(KABUPATEN)],
        "unit": unit,
        "tahun": TAHUN,
        "banyak": BANYAK_TAHUN,
        "kegiatan": KEGIATAN,
    }
    tabel = list_tabel(now)
    with connection.cursor() as cursor:
        # Foreign keys are checked at the end; a table with checks that still wait cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(BAHAN, isi)
        for model, kolom in tabel:
            nama = model._meta.db_table
            cursor.execute(f"ALTER TABLE {nama} DISABLE TRIGGER USER")
            cursor.execute(*compose(model, kolom, connection))
            cursor.execute(f"ALTER TABLE {nama} ENABLE TRIGGER USER")
            cursor.execute(f"ANALYZE {nama}")


def list_tabel(now: datetime) -> list[tuple[Any, dict[str, str]]]:
    """Models in the order of their keys, and the SQL of the columns that matter."""
    from terasa.manfaat.models import HasilManfaat, SurveiManfaat
    from terasa.musrenbang.models import Usulan
    from terasa.program.models import Kegiatan, KegiatanUsulan
    from terasa.survei.models import Survei

    pada = f"'{now.isoformat()}'::timestamptz"
    sama = {"kabupaten": f"'{KABUPATEN}'", "tahun": "tahun", "dibuat_at": pada, "is_peragaan": "true"}
    butir = f"jsonb_build_object('teratasi', jsonb_build_object('x', 40 + n % 50, 'n', {JAWABAN}))"
    return [
        (Usulan, sama | {"id": "usulan", "kode": "'U' || lpad(n::text, 8, '0')", "kode_desa": "desa", "judul": "'Titian ' || n",
                         "unit_tujuan_id": "unit", "status": "'masuk_apbd'", "jumlah_suara": "n % 9"}),
        (Kegiatan, sama | {"id": "kegiatan", "kode": "'K' || lpad(n::text, 8, '0')", "unit_id": "unit", "nama": "'Titian ' || n",
                           "cakupan": "ARRAY[desa]", "nomenklatur_versi": "'v'", "nomenklatur_kode": "'1.03'",
                           "pagu": "1000000 + n", "sumber_dana": "'APBD'", "status": "status"}),
        (KegiatanUsulan, {"kegiatan_id": "kegiatan", "usulan_id": "usulan"}),
        (Survei, {"id": "survei", "judul": "'Survei'", "kode_wilayah": "desa", "status": "'terbit'"}),
        (SurveiManfaat, {"survei_id": "survei", "kegiatan_id": "kegiatan", "gelombang": "'serah_terima'", "kelompok": "'acak'"}),
        (HasilManfaat, {"survei_manfaat_id": "survei", "n": str(JAWABAN), "n_undian": str(JAWABAN), "ditahan": "false",
                        "butir": butir, "per_tanggal": f"{pada}::date", "diterbitkan_at": pada}),
    ]  # fmt: skip


def compose(model: Any, kolom: dict[str, str], connection: Any) -> tuple[str, list[Any]]:
    """INSERT of one row per row of `bahan`; a column that is not named gets what the model gives a new object."""
    kosong = model()
    medan = [f for f in model._meta.concrete_fields if f.column in kolom or not f.primary_key]
    nilai = [f.get_db_prep_save(f.pre_save(kosong, True), connection) for f in medan if f.column not in kolom]
    isi = ", ".join(kolom[f.column].replace("%", "%%") if f.column in kolom else "%s" for f in medan)
    nama = ", ".join(f'"{f.column}"' for f in medan)
    return f'INSERT INTO "{model._meta.db_table}" ({nama}) SELECT {isi} FROM bahan', nilai


def change(connection: Any, putaran: int) -> bool:
    """A hundred kegiatan move on, fifty waves are published anew; their triggers note the places."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE program_kegiatan SET status = 'dimanfaatkan' WHERE kode IN "
            "(SELECT 'K' || lpad((%s * 997 + n * 31)::text, 8, '0') FROM generate_series(1, 100) n)",
            [putaran],
        )
        cursor.execute(
            'UPDATE manfaat_hasilmanfaat h SET butir = \'{"teratasi": {"x": 77, "n": 100}}\' '
            "FROM manfaat_surveimanfaat w JOIN program_kegiatan g ON g.id = w.kegiatan_id WHERE h.survei_manfaat_id = w.survei_id "
            "AND g.kode IN (SELECT 'K' || lpad((%s * 991 + n * 37)::text, 8, '0') FROM generate_series(1, 50) n)",
            [putaran],
        )
    return True


def measure_pages(ukur: Any) -> dict[str, dict[str, float]]:
    """Median CPU of the page, grouped each way."""
    from django.test import Client

    klien = Client()
    return {
        per: ukur.measure(lambda _n, per=per: klien.get(f"/corong/{KABUPATEN}/?per={per}&tahun={TAHUN}"))
        for per in ("kecamatan", "desa", "unit", "tahun")
    }


if __name__ == "__main__":
    main()
