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
TABEL = (
    "musrenbang_usulan",
    "program_kegiatan",
    "program_kegiatanusulan",
    "survei_survei",
    "manfaat_surveimanfaat",
    "manfaat_hasilmanfaat",
)

# Filled as tables, without the triggers of audit; the funnel is counted in full afterwards all the same.
ISI = """
CREATE TEMP TABLE bahan ON COMMIT DROP AS
SELECT n, gen_random_uuid() AS usulan, gen_random_uuid() AS kegiatan, gen_random_uuid() AS survei,
       %(desa)s::text[] AS semua, (%(desa)s::text[])[1 + n %% cardinality(%(desa)s::text[])] AS desa,
       (%(unit)s::bigint[])[1 + (n / 7) %% cardinality(%(unit)s::bigint[])] AS unit, %(tahun)s + n %% %(banyak)s AS tahun,
       (ARRAY['dianggarkan', 'dilaksanakan', 'selesai_fisik', 'dimanfaatkan'])[1 + n %% 4] AS status
FROM generate_series(1, %(kegiatan)s) AS n;
INSERT INTO musrenbang_usulan (id, kode, kabupaten, kode_desa, tahun, judul, masalah, lokasi, satuan, bidang, tujuan,
                               unit_tujuan_id, status, sumber, id_asal, baris_asal, jumlah_suara, dibuat_at, is_peragaan)
SELECT usulan, 'U' || lpad(n::text, 8, '0'), %(kabupaten)s, desa, tahun, 'Titian ' || n, '', '', '', '', 'kabupaten', unit,
       'masuk_apbd', 'operator', '', '{}', n %% 9, %(now)s, true FROM bahan;
INSERT INTO program_kegiatan (id, kode, kabupaten, tahun, unit_id, nama, lokasi, cakupan, nomenklatur_versi,
                              nomenklatur_kode, nomenklatur_nama, satuan, pagu, sumber_dana, status, alasan_batal_kode,
                              alasan_batal, dibuat_at, is_peragaan)
SELECT kegiatan, 'K' || lpad(n::text, 8, '0'), %(kabupaten)s, tahun, unit, 'Titian ' || n, '', ARRAY[desa], 'v', '1.03', '', '',
       1000000 + n, 'APBD', status, '', '', %(now)s, true FROM bahan;
INSERT INTO program_kegiatanusulan (kegiatan_id, usulan_id) SELECT kegiatan, usulan FROM bahan;
INSERT INTO survei_survei (id, judul, kode_wilayah, kuesioner, status, n_rencana, n_kerangka, kerangka_sha256,
                           komitmen_benih, benih_terbuka)
SELECT survei, 'Survei', desa, '[]', 'ditutup', %(jawaban)s, 200, '', '', '' FROM bahan;
INSERT INTO manfaat_surveimanfaat (survei_id, kegiatan_id, gelombang) SELECT survei, kegiatan, 'serah_terima' FROM bahan;
INSERT INTO manfaat_hasilmanfaat (survei_manfaat_id, n, n_undian, ditahan, butir, is_awas, nonrespons, per_tanggal, diterbitkan_at)
SELECT survei, %(jawaban)s, %(jawaban)s, false,
       jsonb_build_object('teratasi', jsonb_build_object('x', 40 + n %% 50, 'n', %(jawaban)s)), false, '{}', %(now)s::date, %(now)s
FROM bahan;
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
        "kabupaten": KABUPATEN,
        "jawaban": JAWABAN,
        "now": now,
    }
    with connection.cursor() as cursor:
        # Foreign keys are checked at the end; a table with checks that still wait cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in TABEL:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        cursor.execute(ISI, isi)
        for tabel in TABEL:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
            cursor.execute(f"ANALYZE {tabel}")


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
