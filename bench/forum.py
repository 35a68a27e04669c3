"""CPU dan kueri tiap tindakan operator forum pada 100 dan 600 usulan dengan 5.000 surat suara; satu baris JSON.

    make bench NAMA=forum

Yang diukur waktu CPU proses aplikasi ditambah CPU semua proses PostgreSQL kita untuk satu permintaan utuh, median dari
beberapa kali setelah sekali pemanasan. Semuanya dalam satu transaksi yang dibatalkan: isi basis data tidak berubah.
Surat suara ditulis ke himpunan kotak dalam bentuk yang sama dengan yang masuk satu per satu; yang terakhir masuk lewat
halaman dan diukur. Menutup kotak dan menutup forum terjadi sekali, jadi dilaporkan terpisah.
USULAN=, SURAT= mengubah besarnya.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bahan.klien import sign_in

from terasa.config.cli.dasar import siapkan_django

if TYPE_CHECKING:
    from django.test import Client

    from terasa.musrenbang.models import Forum, KotakSuara

USULAN, SURAT = int(os.environ.get("USULAN", "600")), int(os.environ.get("SURAT", "5000"))
SEDIKIT, HADIR, PENILAI, ULANG, BATAS_MS = 100, 200, 3, 9, 60
MEDAN = ("hasil", "peringkat", "alasan_kode", "alasan", "rekomendasi", "volume", "biaya")
KABUPATEN, TAHUN, DESA = "63.06", 2099, "63.06.04.2002"


def main() -> None:
    siapkan_django()
    from django.conf import settings
    from django.db import connection, transaction
    from halaman_alokasi import become_owner

    # Not the test environment of Django: it copies every context, which costs more than the page.
    settings.ALLOWED_HOSTS.append("testserver")
    # The names of static files are made when a server starts; none is started here.
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    become_owner()
    ukuran: dict[int, dict[str, dict[str, float]]] = {}
    sekali: dict[str, float] = {}
    for usulan in (SEDIKIT, USULAN):
        with transaction.atomic():
            ukuran[usulan], sekali = run(usulan, connection)
            transaction.set_rollback(True)
    banyak = ukuran[USULAN]
    tumbuh = {
        n: [ukuran[SEDIKIT][n]["kueri"], u["kueri"]]
        for n, u in banyak.items()
        if u["kueri"] > ukuran[SEDIKIT][n]["kueri"]
    }
    median = statistics.median(u["cpu_ms"] for u in banyak.values())
    print(
        json.dumps(
            {
                "bench": "forum",
                "usulan": USULAN,
                "surat": SURAT,
                "cpu_median_ms": round(median, 1),
                "cpu_tertinggi_ms": max(u["cpu_ms"] for u in banyak.values()),
                "di_bawah_batas": median < BATAS_MS,
                "kueri_tumbuh": tumbuh,
                "tindakan": banyak,
                "sekali_ms": sekali,
            }
        )
    )


def run(usulan: int, connection: Any) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    from django.utils import timezone

    from terasa.musrenbang.enums import Metode
    from terasa.umum import konteks

    now = timezone.now()
    ukur = Pengukur(connection)
    with konteks.pakai(konteks.sistem("Bench")):
        nilai = fill(now, usulan, Metode.AHP, "bench-nilai")
        suara = fill(now, usulan, Metode.SUARA_URUT, "bench-suara")
        score(nilai, now)
        kotak, kartu = vote(suara, now)
        with connection.cursor() as cursor:
            # As the background of PostgreSQL does by itself, once there is something to look at.
            cursor.execute("ANALYZE")
    hasil = act_on_scores(ukur, nilai) | act_on_ballots(ukur, suara, kotak, kartu)
    return hasil, close_all(ukur, suara)


class Pengukur:
    """CPU of this process and of every process of the database server it is connected to."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.induk = _parent(cursor.fetchone()[0])

    def postgres(self) -> float:
        """Seconds so far."""
        anak = (p for p in Path("/proc").iterdir() if p.name.isdigit() and _parent(int(p.name)) == self.induk)
        return sum(_cpu(p) for p in anak)

    def measure(self, minta: Callable[[int], Any], *, ulang: int = ULANG) -> dict[str, float]:
        """Median and 95th percentile of a request that is told how often it was made; its status must say that it was
        taken."""
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(self.connection) as kueri:
            jawaban = minta(0)
        assert jawaban.status_code in (200, 302), jawaban.status_code
        banyak, semua, basis = len(kueri), [], []
        for n in range(1, ulang + 1):
            awal_pg, awal = self.postgres(), time.process_time()
            jawaban = minta(n)
            cpu, cpu_pg = time.process_time() - awal, self.postgres() - awal_pg
            assert jawaban.status_code in (200, 302), jawaban.status_code
            semua.append(cpu + cpu_pg)
            basis.append(cpu_pg)
        return {
            "cpu_ms": round(statistics.median(semua) * 1000, 1),
            "p95_ms": round(sorted(semua)[math.ceil(0.95 * len(semua)) - 1] * 1000, 1),
            "postgres_ms": round(statistics.median(basis) * 1000, 1),
            "kueri": banyak,
        }


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return -1


def _cpu(proses: Path) -> float:
    try:
        return int((proses / "schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


# What is measured on.


def fill(now: datetime, banyak: int, metode: str, slug: str) -> Forum:
    """An open forum with its usulan and its attendance."""
    from terasa.musrenbang.enums import JenisForum, StatusUsulan
    from terasa.musrenbang.models import Forum, Keputusan, Usulan
    from terasa.musrenbang.services import Peserta, record_kehadiran_many
    from terasa.pertemuan.models import Pertemuan
    from terasa.umum.kode_lacak import claim_kode_many
    from terasa.umum.pelaku import SISTEM

    acak = random.Random(1)
    usulan = [
        Usulan(
            kode=kode, kabupaten=KABUPATEN, kode_desa=DESA, tahun=TAHUN, judul=f"Perbaikan jalan lingkungan nomor {n}",
            biaya=acak.randint(20, 800) * 500_000, status=StatusUsulan.DIAJUKAN, diajukan_at=now, dibuat_at=now,
        )
        for n, kode in enumerate(claim_kode_many("usulan", banyak))
    ]  # fmt: skip
    Usulan.objects.bulk_create(usulan, batch_size=500)
    pertemuan = Pertemuan(judul="Bench", kode_wilayah=DESA, mulai_at=now)
    pertemuan.save(force_insert=True)
    forum = Forum(
        kabupaten=KABUPATEN, tahun=TAHUN, jenis=JenisForum.MUSRENBANG_DESA, nama="Musrenbang Bench", slug=slug,
        kode_wilayah=DESA, cakupan=[DESA], metode=metode, dibuka_at=now, pertemuan=pertemuan,
    )  # fmt: skip
    forum.save(force_insert=True)
    Keputusan.objects.bulk_create([Keputusan(forum=forum, usulan=u) for u in usulan], batch_size=500)
    peserta = [Peserta("PL"[n % 2], "18-30", "bpd") for n in range(HADIR)]
    record_kehadiran_many(forum=forum, by=SISTEM, peserta=peserta, now=now)
    return forum


def score(forum: Forum, now: datetime) -> None:
    """Every usulan scored by every assessor, ranked, and half of them decided."""
    from decimal import Decimal

    from terasa.musrenbang.queries import list_kriteria
    from terasa.musrenbang.services import Putusan, decide_many, rank_by_skor, record_lembar
    from terasa.umum.pelaku import SISTEM

    acak = random.Random(2)
    kriteria = list_kriteria(forum, now.date()).bobot
    pk = list(forum.keputusan.values_list("usulan_id", flat=True))
    for n in range(1, PENILAI + 1):
        nilai = {satu: {k: Decimal(acak.randint(1, 5)) for k in kriteria} for satu in pk}
        record_lembar(forum=forum, by=SISTEM, penilai=f"Penilai {n}", nilai=nilai, now=now)
    rank_by_skor(forum=forum, by=SISTEM, now=now)
    urut = list(forum.keputusan.order_by("peringkat_hitung").values_list("usulan_id", flat=True))
    putusan = [
        Putusan(satu, "disepakati", peringkat=n) for n, satu in enumerate(urut[: len(urut) // 2], start=1)
    ]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)


def vote(forum: Forum, now: datetime) -> tuple[KotakSuara, list[str]]:
    """A box with all its ballots but the last ones, and slips for those."""
    from terasa.musrenbang.models import HimpunanSuara
    from terasa.musrenbang.rules import suara
    from terasa.musrenbang.services import open_kotak, print_kartu
    from terasa.umum.pelaku import SISTEM

    acak = random.Random(3)
    kotak = open_kotak(forum=forum, by=SISTEM, now=now)
    pak = [print_kartu(forum=forum, by=SISTEM, jumlah=250, now=now).kartu for _n in range(SURAT // 250)]
    kartu = [k for p in pak for k in p]
    kode = [c["kode"] for c in kotak.calon]
    sisa = 2 * (ULANG + 1)
    surat = [suara.write_baris("", ",".join(acak.sample(kode, 5))) for _n in range(SURAT - sisa)]
    tanda = [suara.make_tanda_terima(kotak.kode, k) for k in kartu[sisa:]]
    HimpunanSuara.objects.filter(pk=kotak.pk).update(
        surat="\n".join(sorted(surat)), tanda_terima="\n".join(sorted(tanda))
    )
    return kotak, kartu[:sisa]


def sign_in_kades(nama: str) -> Client:
    return sign_in(nama, jenis_unit="desa", jenis_peran="kades", kabupaten=KABUPATEN, kode_wilayah=DESA)


def act_on_scores(ukur: Pengukur, forum: Forum) -> dict[str, dict[str, float]]:
    klien, dasar = sign_in_kades("bench-kades-nilai"), f"/kerja/forum/{forum.pk}/"
    tersembunyi = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"',
        klien.get(dasar + "?tampil=belum").content.decode(),
    )
    meja = [nilai for nama, nilai in tersembunyi if nama == "baris"]
    asal = {nama: nilai for nama, nilai in tersembunyi if nama.endswith("-asal")}
    kotak = re.findall(r'name="([0-9a-f-]{36}-[a-z-]+)"', klien.get(f"{dasar}nilai/").content.decode())

    def decide(n: int) -> Any:
        """As a browser sends it: every row on the screen, one of them filled in."""
        isi: dict[str, Any] = {"baris": meja, **asal}
        isi |= {f"{pk}-{m}": "" for pk in meja for m in MEDAN}
        return klien.post(dasar, isi | {f"{meja[n % len(meja)]}-hasil": "disepakati"})

    def assess(n: int) -> Any:
        return klien.post(f"{dasar}nilai/", {nama: str(1 + n % 5) for nama in kotak})

    def attend(n: int) -> Any:
        return klien.post(f"{dasar}hadir/", {"kelamin": "P", "kelompok_umur": "18-30", "unsur": "bpd"})

    return {
        "buka_meja": ukur.measure(lambda n: klien.get(dasar)),
        "cari_usulan": ukur.measure(lambda n: klien.get(f"{dasar}?kata=nomor+7")),
        "putuskan": ukur.measure(decide),
        "buka_lembar_nilai": ukur.measure(lambda n: klien.get(f"{dasar}nilai/")),
        "simpan_lembar_nilai": ukur.measure(assess),
        "buka_daftar_hadir": ukur.measure(lambda n: klien.get(f"{dasar}hadir/")),
        "catat_hadir": ukur.measure(attend),
        "buka_metode": ukur.measure(lambda n: klien.get(f"{dasar}metode/")),
        "buka_geseran": ukur.measure(lambda n: klien.get(f"{dasar}geser/")),
        "buka_hitungan": ukur.measure(lambda n: klien.get(f"{dasar}hitungan/")),
        "buka_tutup": ukur.measure(lambda n: klien.get(f"{dasar}tutup/")),
        "susun_peringkat": ukur.measure(lambda n: klien.post(f"{dasar}susun/")),
    }


def act_on_ballots(
    ukur: Pengukur, forum: Forum, kotak: KotakSuara, kartu: list[str]
) -> dict[str, dict[str, float]]:
    from django.test import Client

    klien, dasar = sign_in_kades("bench-kades-suara"), f"/kerja/forum/{forum.pk}/"
    orang = re.findall(r"/ambil/([0-9a-f-]{36})/", klien.get(f"{dasar}kotak/").content.decode())
    pilihan = {f"p-{c['kode']}": str(n) for n, c in enumerate(kotak.calon[:5], start=1)}
    ponsel, alamat = Client(), f"/suara/{kotak.kode}/"
    lain = sign_in_kades("bench-kades-lain")

    def copy(n: int) -> Any:
        return (klien if n % 2 else lain).post(f"{dasar}kertas/", {"nomor": str(n // 2 + 1), **pilihan})

    return {
        "buka_kotak": ukur.measure(lambda n: klien.get(f"{dasar}kotak/")),
        "ambil_kartu": ukur.measure(lambda n: klien.post(f"{dasar}kotak/ambil/{orang[n]}/")),
        "buka_salin_kertas": ukur.measure(lambda n: klien.get(f"{dasar}kertas/")),
        "salin_kertas": ukur.measure(copy),
        "ponsel_buka": ukur.measure(lambda n: ponsel.get(alamat)),
        "ponsel_periksa": ukur.measure(lambda n: ponsel.post(alamat, {"kartu": kartu[n], **pilihan})),
        "ponsel_kirim": ukur.measure(
            lambda n: ponsel.post(alamat, {"kartu": kartu[n], **pilihan, "kirim": "1"})
        ),
        "umum_kotak": ukur.measure(lambda n: ponsel.get(f"/forum/{forum.pk}/kotak/")),
    }


def close_all(ukur: Pengukur, forum: Forum) -> dict[str, float]:
    """What happens once."""
    klien, dasar = sign_in_kades("bench-kades-tutup"), f"/kerja/forum/{forum.pk}/"
    hasil = {}
    for nama, alamat, isi in (
        ("cetak_60_kartu", f"{dasar}kotak/cetak/", {"jumlah": "60"}),
        ("tutup_kotak", f"{dasar}kotak/tutup/", {}),
        ("sepakati_semua", f"{dasar}sepakati/", {}),
        ("tutup_forum", f"{dasar}tutup/", {"paham": "on"}),
    ):
        awal_pg, awal = ukur.postgres(), time.process_time()
        jawaban = klien.post(alamat, isi)
        assert jawaban.status_code in (200, 302), (nama, jawaban.status_code)
        hasil[nama] = round((time.process_time() - awal + ukur.postgres() - awal_pg) * 1000, 1)
    return hasil


if __name__ == "__main__":
    main()
