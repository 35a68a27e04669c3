"""CPU dan kueri halaman alokasi pada 1.500 usulan dan 150 forum; mencetak satu baris JSON.

    make bench NAMA=halaman-alokasi

Semuanya ditulis dalam satu transaksi yang dibatalkan: isi basis data tidak berubah. Yang diukur waktu CPU proses
aplikasi untuk satu permintaan utuh (middleware, kueri, templat), median dari beberapa kali, setelah sekali pemanasan.
USULAN=, FORUM=, PERINGKAT= mengubah besarnya; PADAT=1 membuat setiap forum memeringkat semua usulan.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bahan.klien import sign_in

from terasa.config.cli.dasar import siapkan_django

if TYPE_CHECKING:
    from django.test import Client

    from terasa.musrenbang.models import Alokasi, Forum

USULAN, FORUM = int(os.environ.get("USULAN", "1500")), int(os.environ.get("FORUM", "150"))
PERINGKAT = USULAN if os.environ.get("PADAT") else int(os.environ.get("PERINGKAT", "40"))
KABUPATEN, TAHUN, ULANG = "63.06", 2099, 9


def main() -> None:
    siapkan_django()
    from django.conf import settings
    from django.db import connection, transaction
    from django.test.utils import setup_test_environment
    from django.utils import timezone

    from terasa.umum import konteks

    setup_test_environment()
    # The names of static files are made when a server starts; none is started here.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    hasil: dict[str, Any] = {
        "bench": "halaman-alokasi",
        "usulan": USULAN,
        "pemilih": FORUM,
        "peringkat": PERINGKAT,
    }
    become_owner()
    with transaction.atomic():
        with konteks.pakai(konteks.sistem("Bench")):
            forum = fill(timezone.now())
            alokasi = run(timezone.now(), hasil)
            with connection.cursor() as cursor:
                # As the background of PostgreSQL does by itself, once there is something to look at.
                cursor.execute("ANALYZE")
        measure_all(alokasi, forum, hasil)
        transaction.set_rollback(True)
    print(json.dumps(hasil))


def become_owner() -> None:
    """Only the owner may ANALYZE."""
    from django.db import connections

    pemilik = connections["pemilik"].settings_dict
    connections["default"].close()
    connections["default"].settings_dict.update({k: pemilik[k] for k in ("USER", "PASSWORD", "HOST", "PORT")})


def fill(now: datetime) -> Forum:
    """Usulan, village forums that ranked them, and one forum of a unit that took them all on its main list."""
    from terasa.akun.models import Unit
    from terasa.musrenbang.enums import Hasil, JenisForum, StatusForum, StatusUsulan
    from terasa.musrenbang.models import Forum, Keputusan, Usulan
    from terasa.umum.kode_lacak import claim_kode_many
    from terasa.wilayah.queries import list_desa

    acak = random.Random(1)
    desa = [d.kode for d in list_desa(KABUPATEN)]
    unit = Unit.objects.create(
        kabupaten=KABUPATEN,
        kode="bench",
        nama="Dinas Bench",
        jenis="perangkat_daerah",
        kode_wilayah=KABUPATEN,
    )
    usulan = [
        Usulan(
            kode=kode,
            kabupaten=KABUPATEN,
            kode_desa=desa[n % len(desa)],
            tahun=TAHUN,
            judul=f"Perbaikan jalan lingkungan nomor {n}",
            biaya=acak.randint(20, 800) * 500_000,
            status=StatusUsulan.DISEPAKATI_FORUM_PD,
            unit_tujuan=unit,
            diajukan_at=now,
            dibuat_at=now,
        )
        for n, kode in enumerate(claim_kode_many("usulan", USULAN))
    ]
    Usulan.objects.bulk_create(usulan, batch_size=500)

    def make_forum(jenis: str, nama: str, slug: str, wilayah: str, daftar: list[Usulan], hasil: str) -> Forum:
        forum = Forum.objects.create(
            kabupaten=KABUPATEN, tahun=TAHUN, jenis=jenis, nama=nama, slug=slug, kode_wilayah=wilayah,
            cakupan=[wilayah], status=StatusForum.DITUTUP, dibuka_at=now, ditutup_at=now, ditutup_oleh="Bench",
            unit=unit if jenis == JenisForum.FORUM_PERANGKAT_DAERAH else None,
        )  # fmt: skip
        Keputusan.objects.bulk_create(
            [
                Keputusan(forum=forum, usulan=u, hasil=hasil, peringkat=n, diputuskan_at=now)
                for n, u in enumerate(daftar, start=1)
            ],
            batch_size=500,
        )
        return forum

    make_forum(JenisForum.FORUM_PERANGKAT_DAERAH, "Forum Bench", "bench-pd", KABUPATEN, usulan, Hasil.UTAMA)
    for n in range(FORUM):
        # As many as asked for; from all of them, so that forums meet.
        daftar = acak.sample(usulan, acak.randint(max(1, PERINGKAT // 2), PERINGKAT))
        wilayah = desa[n % len(desa)]
        satu = make_forum(
            JenisForum.MUSRENBANG_DESA,
            f"Musrenbang Desa {n}",
            f"bench-{n}",
            wilayah,
            daftar,
            Hasil.DISEPAKATI,
        )
    return satu


def run(now: datetime, hasil: dict[str, Any]) -> Alokasi:
    from django.db.models import Sum

    from terasa.musrenbang.models import Usulan
    from terasa.musrenbang.services import run_alokasi
    from terasa.musrenbang.services.kekokohan import work_on
    from terasa.umum.pelaku import SISTEM

    semua = Usulan.objects.filter(tahun=TAHUN, kabupaten=KABUPATEN).aggregate(n=Sum("biaya"))["n"]
    mulai = time.process_time()
    alokasi = run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=semua // 3, now=now)
    hasil["cpu_jalankan_s"] = round(time.process_time() - mulai, 2)
    mulai = time.process_time()
    giliran = 1
    while not work_on(alokasi.pk):
        giliran += 1
    hasil |= {"cpu_kekokohan_s": round(time.process_time() - mulai, 2), "giliran": giliran}
    return alokasi


def measure_all(alokasi: Alokasi, forum: Forum, hasil: dict[str, Any]) -> None:
    from django.test import Client

    from terasa.musrenbang.enums import HasilAlokasi

    pengunjung, bappeda = (
        Client(),
        sign_in(
            "bench-bappeda",
            jenis_unit="bappeda",
            jenis_peran="bappeda",
            kabupaten=KABUPATEN,
            kode_wilayah=KABUPATEN,
        ),
    )
    kode = {
        h: alokasi.pos.filter(hasil=h).order_by("pk").values_list("usulan__kode", flat=True).first()
        for h in (HasilAlokasi.TERPILIH, HasilAlokasi.TIDAK_TERPILIH)
    }
    umum, meja = f"/alokasi/{KABUPATEN}/{TAHUN}/", f"/kerja/alokasi/{alokasi.pk}/"
    alamat: dict[str, tuple[Client, str]] = {
        "umum": (pengunjung, umum),
        "umum_belum_terpilih": (pengunjung, f"{umum}?bagian=tidak_terpilih"),
        "umum_putaran": (pengunjung, f"{umum}?bagian=putaran"),
        "kokoh": (pengunjung, f"{umum}kokoh/"),
        "mengapa_bukan": (pengunjung, f"{umum}{kode[HasilAlokasi.TIDAK_TERPILIH]}/"),
        "mengapa_terpilih": (pengunjung, f"{umum}{kode[HasilAlokasi.TERPILIH]}/"),
        "meja": (bappeda, meja),
        "meja_daftar": (bappeda, f"/kerja/alokasi/?tahun={TAHUN}"),
        "meja_mengapa": (bappeda, f"{meja}{kode[HasilAlokasi.TIDAK_TERPILIH]}/"),
        "forum": (pengunjung, f"/forum/{forum.pk}/"),
    }
    for nama, (klien, satu) in alamat.items():
        hasil[nama] = measure(klien, satu)


def measure(klien: Client, alamat: str) -> dict[str, float | int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as kueri:
        jawaban = klien.get(alamat)
    banyak = len(kueri)
    assert jawaban.status_code == 200, (alamat, jawaban.status_code)
    cpu, jam = [], []
    for _ in range(ULANG):
        mulai, dinding = time.process_time(), time.perf_counter()
        klien.get(alamat)
        cpu.append(time.process_time() - mulai)
        jam.append(time.perf_counter() - dinding)
    return {
        "cpu_ms": round(statistics.median(cpu) * 1000, 1),
        "dinding_ms": round(statistics.median(jam) * 1000, 1),
        "kueri": banyak,
        "kb": round(len(jawaban.content) / 1024),
    }


if __name__ == "__main__":
    main()
