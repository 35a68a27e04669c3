"""CPU corong pada 100.000 kegiatan dengan 10 juta jawaban, dan halaman-halamannya; satu baris JSON.

    make bench NAMA=corong          (KEGIATAN=, JAWABAN=, PUTARAN= mengubah besarnya)

Tiap kegiatan punya satu gelombang dengan JAWABAN baris pada tabel jawaban yang sebenarnya, dan yang terbit dihitung dari baris
itu. Baris responden dan kerangkanya tidak dibuat; kunci asingnya dilepas di dalam transaksi ini. Semuanya dimasukkan tanpa
pemicu audit; sesudahnya pemicu bekerja seperti biasa.
Diukur: menghitung seluruh corong dari kosong; lalu PUTARAN kali seratus kegiatan berubah keadaannya dan lima puluh gelombang
diterbitkan lagi dari jawabannya (dibaca dan dihitung seperti penerbitannya), masing-masing disusul hitungan yang hanya
menyentuh tempat itu (`susulan_cpu_s`; menerbitkannya sendiri `menerbitkan_cpu_s`); lalu halamannya seperti yang dibuka
pengunjung berturut-turut, median dan persentil ke-95. CPU proses ini ditambah semua proses PostgreSQL kita;
`beban` rata-rata beban mesin ketika mulai dan selesai. Semuanya dalam satu transaksi yang dibatalkan.
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
JAWABAN = int(os.environ.get("JAWABAN", "100"))
KABUPATEN, TAHUN, BANYAK_TAHUN, UNIT = "63.06", 2090, 5, 30
BATAS_DETIK, BATAS_HALAMAN_MS = 60, 60
# Requests behind each figure of a page.
HALAMAN = 40
# One row of `bahan` per kegiatan; every table is filled from it, without the triggers of audit.
BAHAN = """
CREATE TEMP TABLE bahan ON COMMIT DROP AS
SELECT n, gen_random_uuid() AS usulan, gen_random_uuid() AS kegiatan, gen_random_uuid() AS survei,
       (%(desa)s::text[])[1 + n %% cardinality(%(desa)s::text[])] AS desa,
       (%(unit)s::bigint[])[1 + (n / 7) %% cardinality(%(unit)s::bigint[])] AS unit, %(tahun)s + n %% %(banyak)s AS tahun,
       (ARRAY['dianggarkan', 'dilaksanakan', 'selesai_fisik', 'dimanfaatkan'])[1 + n %% 4] AS status
FROM generate_series(1, %(kegiatan)s) AS n
"""
# Answers take one of 256 forms: three bits decide the problem of their kegiatan, the rest the other questions.
JENIS = """
CREATE TEMP TABLE jenis ON COMMIT DROP AS
SELECT k, jsonb_build_object('tahu', (ARRAY['ya', 'ya', 'tidak'])[1 + k % 3], 'terjangkau', (ARRAY['ya', 'tidak'])[1 + k % 2],
       'pakai', (ARRAY['ya', 'ya', 'tidak', 'ragu'])[1 + (k / 2) % 4], 'berguna', (ARRAY['ya', 'ya', 'tidak'])[1 + (k / 3) % 3],
       'teratasi', CASE WHEN k < 128 THEN 'ya' ELSE 'tidak' END, 'adil', (ARRAY['ya', 'ragu'])[1 + (k / 5) % 2]) AS isi
FROM generate_series(0, 255) AS k
"""
JAWAB = "bahan CROSS JOIN generate_series(1, {banyak}) AS j JOIN jenis ON k = {acak}"
# Between 40 and 88 per cent say that the problem is solved, by kegiatan.
ACAK = "(hashint4(n * 101 + j) & 127) + CASE WHEN (hashint4(j * 7919 + n) & 127) < 51 + n % 62 THEN 0 ELSE 128 END"
HITUNG = """
CREATE TEMP TABLE terhitung ON COMMIT DROP AS
SELECT survei_id, count(*) AS banyak, count(*) FILTER (WHERE isi ->> 'teratasi' = 'ya') AS ya FROM survei_jawaban GROUP BY 1
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
    sweep(connection, timezone.now())
    with transaction.atomic():
        print(json.dumps(run(connection, timezone.now())))
        transaction.set_rollback(True)


def sweep(connection: Any, now: datetime) -> None:
    """Rows of benches that were rolled back before, as autovacuum takes them away."""
    semua = [model._meta.db_table for model, _kolom, _dari in list_tabel(now)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"VACUUM (ANALYZE) {', '.join([*semua, 'corong_sel', 'corong_basi', 'corong_banding'])}"
        )


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

    beban = os.getloadavg()[0]
    with konteks.pakai(konteks.sistem("Bench")):
        mengisi = cpu(lambda: fill(connection, now))
        mark_all()
        penuh = cpu(lambda: refresh_all(by=SISTEM, now=now))
        banding = cpu(lambda: refresh_banding(by=SISTEM, now=now))
        with connection.cursor() as cursor:
            # As the database does by itself once the transaction has ended.
            cursor.execute("ANALYZE corong_sel, corong_basi, corong_banding")
        publish_waves(1, 1)
        halaman = measure_pages(ukur)
        terbit = susulan = 0.0
        for p in range(PUTARAN):
            change(connection, p)
            terbit += cpu(lambda p=p: publish_waves(p * 991, 37))
            susulan += cpu(lambda: refresh_all(by=SISTEM, now=now))
        sepotong = list(Sel.objects.order_by("tahun", "kode", "unit_id").values_list())
        mark_all()
        refresh_all(by=SISTEM, now=now)
        seluruh = list(Sel.objects.order_by("tahun", "kode", "unit_id").values_list())
        assert [s[1:] for s in sepotong] == [s[1:] for s in seluruh]
    return {
        "bench": "corong",
        "kegiatan": KEGIATAN,
        "jawaban_baris": KEGIATAN * JAWABAN,
        "tanpa_baris": ["responden", "kerangka"],
        "sel": len(seluruh),
        "mengisi_cpu_s": round(mengisi, 2),
        "penuh_cpu_s": round(penuh, 2),
        "susulan_cpu_s": round(susulan, 2),
        "susulan_putaran": PUTARAN,
        "gelombang_terbit": PUTARAN * 50,
        "menerbitkan_cpu_s": round(terbit, 2),
        "banding_cpu_s": round(banding, 2),
        "batas_s": BATAS_DETIK,
        "halaman": halaman,
        "batas_halaman_ms": BATAS_HALAMAN_MS,
        "beban": [round(beban, 2), round(os.getloadavg()[0], 2)],
        "lulus": max(penuh, susulan, terbit, banding) < BATAS_DETIK
        and all(h["cpu_ms"] < BATAS_HALAMAN_MS for h in halaman.values()),
    }


def fill(connection: Any, now: datetime) -> None:
    """KEGIATAN usulan, each answered by one kegiatan with one wave of JAWABAN answers, published as they say."""
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
    with connection.cursor() as cursor:
        # Foreign keys are checked at the end; a table with checks that still wait cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(BAHAN, isi)
        cursor.execute(JENIS)
        for satu in list_tabel(now):
            load(cursor, connection, *satu)


def load(cursor: Any, connection: Any, model: Any, kolom: dict[str, str], dari: str) -> None:
    """One table in bulk, before its triggers."""
    nama = model._meta.db_table
    if nama == "survei_jawaban":
        drop_keys(cursor, nama)
    elif nama == "manfaat_hasilmanfaat":
        cursor.execute(HITUNG)
    cursor.execute(f"ALTER TABLE {nama} DISABLE TRIGGER USER")
    cursor.execute(*compose(model, kolom, connection, dari))
    cursor.execute(f"ALTER TABLE {nama} ENABLE TRIGGER USER")
    cursor.execute(f"ANALYZE {nama}")


def drop_keys(cursor: Any, nama: str) -> None:
    """Until the transaction is rolled back: answers without their respondents."""
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'", [nama]
    )
    for (kunci,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {nama} DROP CONSTRAINT "{kunci}"')


def list_tabel(now: datetime) -> list[tuple[Any, dict[str, str], str]]:
    """Models in the order of their keys, the SQL of the columns that matter, and where their rows come from."""
    from terasa.manfaat.models import HasilManfaat, SurveiManfaat
    from terasa.musrenbang.models import Usulan
    from terasa.program.models import Kegiatan, KegiatanUsulan
    from terasa.survei.models import Jawaban, Survei

    pada = f"'{now.isoformat()}'::timestamptz"
    sama = {"kabupaten": f"'{KABUPATEN}'", "tahun": "tahun", "dibuat_at": pada, "is_peragaan": "true"}
    butir = "jsonb_build_object('teratasi', jsonb_build_object('x', ya, 'n', banyak))"
    jawab = JAWAB.format(banyak=JAWABAN, acak=ACAK)
    responden = f"('00000000-0000-4000-8000-' || lpad(to_hex(n::bigint * {JAWABAN} + j), 12, '0'))::uuid"
    return [
        (Usulan, sama | {"id": "usulan", "kode": "'U' || lpad(n::text, 8, '0')", "kode_desa": "desa", "judul": "'Titian ' || n",
                         "unit_tujuan_id": "unit", "status": "'masuk_apbd'", "jumlah_suara": "n % 9"}, "bahan"),
        (Kegiatan, sama | {"id": "kegiatan", "kode": "'K' || lpad(n::text, 8, '0')", "unit_id": "unit", "nama": "'Titian ' || n",
                           "cakupan": "ARRAY[desa]", "nomenklatur_versi": "'v'", "nomenklatur_kode": "'1.03'",
                           "pagu": "1000000 + n", "sumber_dana": "'APBD'", "status": "status"}, "bahan"),
        (KegiatanUsulan, {"kegiatan_id": "kegiatan", "usulan_id": "usulan"}, "bahan"),
        (Survei, {"id": "survei", "judul": "'Survei'", "kode_wilayah": "desa", "status": "'terbit'"}, "bahan"),
        (SurveiManfaat, {"survei_id": "survei", "kegiatan_id": "kegiatan", "gelombang": "'serah_terima'",
                         "kelompok": "'acak'"}, "bahan"),
        (Jawaban, {"responden_id": responden, "survei_id": "survei", "kode_wilayah": "desa", "isi": "isi",
                   "dijawab_at": pada, "dicatat_at": pada}, jawab),
        (HasilManfaat, {"survei_manfaat_id": "survei", "n": "banyak", "n_undian": "banyak", "ditahan": "false",
                        "butir": butir, "per_tanggal": f"{pada}::date", "diterbitkan_at": pada},
         "bahan JOIN terhitung ON survei_id = survei"),
    ]  # fmt: skip


def compose(model: Any, kolom: dict[str, str], connection: Any, dari: str) -> tuple[str, list[Any]]:
    """INSERT of one row per row of `dari`; a column that is not named gets what the model gives a new object."""
    kosong = model()
    medan = [f for f in model._meta.concrete_fields if f.column in kolom or not f.primary_key]
    nilai = [f.get_db_prep_save(f.pre_save(kosong, True), connection) for f in medan if f.column not in kolom]
    isi = ", ".join(kolom[f.column].replace("%", "%%") if f.column in kolom else "%s" for f in medan)
    nama = ", ".join(f'"{f.column}"' for f in medan)
    return f'INSERT INTO "{model._meta.db_table}" ({nama}) SELECT {isi} FROM {dari.replace("%", "%%")}', nilai


def change(connection: Any, putaran: int) -> None:
    """A hundred kegiatan move on; their triggers note the places."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE program_kegiatan SET status = 'dimanfaatkan' WHERE kode IN "
            "(SELECT 'K' || lpad((%s * 997 + n * 31)::text, 8, '0') FROM generate_series(1, 100) n)",
            [putaran],
        )


def publish_waves(awal: int, langkah: int) -> None:
    """Fifty waves from their raw answers, read and computed as publication does; triggers note their places."""
    from terasa.manfaat import rules
    from terasa.manfaat.models import HasilManfaat
    from terasa.manfaat.queries import ukuran_terbit
    from terasa.survei.models import Jawaban

    kode = [f"K{awal + n * langkah:08d}" for n in range(50)]
    for hasil in HasilManfaat.objects.filter(survei_manfaat__kegiatan__kode__in=kode):
        jawaban = Jawaban.objects.filter(survei_id=hasil.pk).values_list("kode_wilayah", "isi")
        gerombol, batas = ukuran_terbit(KABUPATEN, hasil.per_tanggal)
        terbitan = rules.publish(list(jawaban), rho=gerombol, batas=batas)
        hasil.imd, hasil.imd_lo, hasil.imd_hi = terbitan.imd, terbitan.imd_lo, terbitan.imd_hi
        hasil.butir = dict(terbitan.butir or {})
        hasil.save(update_fields=["imd", "imd_lo", "imd_hi", "butir"])


def measure_pages(ukur: Any) -> dict[str, dict[str, float]]:
    """CPU of the funnel grouped each way, the list of kegiatan, and one kegiatan with its wave."""
    from django.test import Client

    from terasa.program.models import Kegiatan
    from terasa.umum.kode_lacak import claim_kode

    klien = Client()
    satu = claim_kode("kegiatan")
    Kegiatan.objects.filter(kode="K00000001").update(kode=satu)
    alamat = {
        per: f"/corong/{KABUPATEN}/?per={per}&tahun={TAHUN}" for per in ("kecamatan", "desa", "unit", "tahun")
    }
    alamat |= {
        "kegiatan": "/kegiatan/",
        "kegiatan_tahun": f"/kegiatan/?tahun={TAHUN}",
        "satu_kegiatan": f"/kegiatan/{satu}/",
    }
    return {nama: ukur.measure(lambda _n, ke=ke: klien.get(ke), ulang=HALAMAN) for nama, ke in alamat.items()}


if __name__ == "__main__":
    main()
