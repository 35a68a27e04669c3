"""Gerbang yang menolak, diam, atau menerima lalu putus, dan kill -9 atas pekerja latar di tengah pengiriman.

    make bench NAMA=gerbang          (PESAN=500, BUNUH=4, BAGIAN=70,10,5,15 untuk baik,500,diam,putus)

Server, pekerja latar, dan basis datanya sendiri di folder sementara, seperti dijalankan orang. Dua babak: gerbang yang
baik (CPU per kabar), lalu gerbang yang kacau (tiap kabar sampai, tampil sekali, tidak ada yang hilang). Pekerja dibunuh
oleh gerbangnya sendiri: sesudah pesan tampil di ponsel, sebelum jawabannya tiba. Jeda pengulangan (1, 2, 4 … menit)
dilewati supaya babak itu tidak berlangsung seperempat jam. Mencetak satu baris JSON; 1 bila ada yang hilang atau ganda.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from bahan.gerbang_liar import RAHASIA, GerbangLiar
from bahan.gugus import Gugus, all_pids, make_gugus
from kirim import run_script

PESAN, BUNUH = int(os.environ.get("PESAN", "500")), int(os.environ.get("BUNUH", "4"))
BAGIAN = tuple(float(b) for b in os.environ.get("BAGIAN", "70,10,5,15").split(","))
TUNGGU, PALING_LAMA = 1.0, 600
SIAPKAN = "from terasa.config.cli.dasar import siapkan_django\nsiapkan_django()\n"

# Twenty phones; fifty messages an act, each act wakes the worker as in real life.
TULIS = """
import sys
from uuid import uuid4
from django.db import transaction
from django.utils import timezone
from terasa.kabar.services import add_alamat, enqueue
from terasa.umum import konteks
babak, banyak = sys.argv[1], int(sys.argv[2])
with konteks.pakai(konteks.sistem()):
    with transaction.atomic():
        alamat = [add_alamat(pemilik_id=uuid4(), jenis='telepon', nilai=f'0812000000{n:02}', gerbang='liar') for n in range(20)]
    for awal in range(0, banyak, 50):
        with transaction.atomic():
            for n in range(awal, min(awal + 50, banyak)):
                enqueue(kejadian=f'{babak}{n}', subjek='Aspirasi Anda dijawab', teks=f'{babak} {n}', tautan='/jejak/7K3D9QXA5',
                        now=timezone.now(), alamat=[alamat[n % 20].pk], kode_wilayah='63.06.04.2002')
"""

# Answers each line on stdin with the number of messages per state; "segera" first ends every wait.
AMATI = """
import json, sys
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone
from terasa.kabar.models import Pesan
from terasa.kabar.services import _wake_worker
from terasa.umum import konteks
for baris in sys.stdin:
    with konteks.pakai(konteks.sistem()), transaction.atomic():
        if baris.strip() == 'segera':
            bebas = Pesan.objects.filter(status='menunggu', berikut_at__gt=timezone.now()).select_for_update(skip_locked=True)
            if Pesan.objects.filter(pk__in=list(bebas.values_list('pk', flat=True))).update(berikut_at=timezone.now()):
                transaction.on_commit(_wake_worker)
        hitung = dict(Pesan.objects.order_by().values_list('status').annotate(n=Count('pk')))
        coba = Pesan.objects.aggregate(n=Sum('percobaan'))['n'] or 0
    print(json.dumps({'hitung': hitung, 'coba': coba}), flush=True)
"""


class Pengamat:
    """Asks the database of the trial how far the messages are."""

    def __init__(self, gugus: Gugus) -> None:
        self.proses = subprocess.Popen(
            [sys.executable, "-c", SIAPKAN + AMATI],
            env=gugus.lingkungan,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, apa: str = "") -> dict[str, Any]:
        assert self.proses.stdin is not None
        assert self.proses.stdout is not None
        self.proses.stdin.write(f"{apa}\n")
        self.proses.stdin.flush()
        return json.loads(self.proses.stdout.readline())

    def close(self) -> None:
        assert self.proses.stdin is not None
        self.proses.stdin.close()
        self.proses.wait(timeout=30)


class Meter(threading.Thread):
    """Seconds of CPU of worker and PostgreSQL, those included that ended meanwhile."""

    def __init__(self, data: Path, kecuali: int) -> None:
        super().__init__(daemon=True)
        self.data, self.kecuali, self.detik, self.jenis = data, kecuali, dict[int, float](), dict[int, str]()

    def run(self) -> None:
        while True:
            self.measure()
            time.sleep(0.25)

    def measure(self) -> dict[str, float]:
        for pid in all_pids(self.data, 0):
            proses = Path(f"/proc/{pid}")
            with suppress(OSError):
                perintah = (proses / "cmdline").read_bytes()
                tugas = [int((t / "schedstat").read_text().split()[0]) for t in (proses / "task").iterdir()]
                self.detik[pid] = sum(tugas) / 1e9
                self.jenis[pid] = (
                    "postgres" if b"postgres" in perintah else "pekerja" if b"pekerja" in perintah else "lain"
                )
        jumlah = {"postgres": 0.0, "pekerja": 0.0}
        for pid, detik in list(self.detik.items()):
            if self.jenis[pid] in jumlah and pid != self.kecuali:
                jumlah[self.jenis[pid]] += detik
        return jumlah


def main() -> int:
    gerbang = GerbangLiar((1, 0, 0, 0), diam=TUNGGU * 2.5)
    pengaturan = {
        "TERASA_GERBANG": "liar",
        "TERASA_GERBANG_LIAR_KELUAR": gerbang.alamat,
        "TERASA_GERBANG_LIAR_RAHASIA": RAHASIA,
        "TERASA_GERBANG_LIAR_TUNGGU": str(TUNGGU),
    }
    with make_gugus("gerbang", **pengaturan) as gugus:
        gugus.start()
        return run(gugus, gerbang)


def run(gugus: Gugus, gerbang: GerbangLiar) -> int:
    """0 when every message is shown exactly once and none waits or failed for good."""
    pengamat = Pengamat(gugus)
    meter = Meter(gugus.data, pengamat.proses.pid)
    meter.start()
    tenang = run_babak(gugus, pengamat, meter, "tenang")
    gerbang.bagian = BAGIAN
    dibunuh = kill_on_the_way(gugus, gerbang)
    awal_permintaan = gerbang.permintaan
    kacau = run_babak(gugus, pengamat, meter, "kacau")
    akhir = pengamat.ask()
    pengamat.close()
    tampil = gerbang.count_shown("tenang") + gerbang.count_shown("kacau")
    semua = [f"{babak} {n}" for babak in ("tenang", "kacau") for n in range(PESAN)]
    belum = {k: n for k, n in akhir["hitung"].items() if k != "terkirim"}
    laporan = {
        "bench": "gerbang",
        "pesan": len(semua),
        "sampai": sum(tampil[t] > 0 for t in semua),
        "tampil_sekali": sum(tampil[t] == 1 for t in semua),
        "ganda": sum(tampil[t] > 1 for t in semua),
        "hilang": sum(tampil[t] == 0 for t in semua),
        "belum_terkirim": belum,
        "permintaan_babak_kacau": gerbang.permintaan - awal_permintaan,
        "laku": dict(gerbang.laku),
        "pekerja_dibunuh": len(dibunuh),
        "cpu_ms_per_pesan": tenang["cpu_ms"],
        "rincian_ms": tenang["rincian_ms"],
        "pesan_per_detik": round(PESAN / tenang["detik"], 1),
        "detik_babak_kacau": round(kacau["detik"], 1),
        "cpu_ms_per_pesan_kacau": kacau["cpu_ms"],
    }
    print(json.dumps(laporan))
    utuh = len(dibunuh) == BUNUH and not (laporan["hilang"] or laporan["ganda"] or belum)
    return 0 if utuh else 1


def run_babak(gugus: Gugus, pengamat: Pengamat, meter: Meter, babak: str) -> dict[str, Any]:
    """Write the messages and see them out."""
    terkirim = pengamat.ask()["hitung"].get("terkirim", 0)
    awal, mulai = meter.measure(), time.monotonic()
    run_script(gugus, SIAPKAN + f"import sys\nsys.argv = ['-', {babak!r}, '{PESAN}']\n" + TULIS)
    while time.monotonic() - mulai < PALING_LAMA:
        hitung = pengamat.ask("segera" if babak == "kacau" else "")["hitung"]
        if hitung.get("terkirim", 0) >= terkirim + PESAN:
            break
        time.sleep(0.5)
    lama, akhir = time.monotonic() - mulai, meter.measure()
    rincian = {k: round((akhir[k] - awal[k]) / PESAN * 1000, 2) for k in akhir}
    return {"detik": lama, "cpu_ms": round(sum(rincian.values()), 2), "rincian_ms": rincian}


def kill_on_the_way(gugus: Gugus, gerbang: GerbangLiar) -> list[int]:
    """From now on the gateway kills the worker BUNUH times, evenly over the messages; whom it met."""
    dibunuh: list[int] = []
    awal = gerbang.permintaan
    saat = {awal + PESAN * (n + 1) // (BUNUH + 1) for n in range(BUNUH)}

    def strike(nomor: int) -> None:
        if nomor in saat:
            for pid in all_pids(gugus.data, 0):
                with suppress(OSError):
                    if b"\0pekerja\0" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        os.kill(pid, signal.SIGKILL)
                        dibunuh.append(pid)

    gerbang.saat_diterima = strike
    return dibunuh


if __name__ == "__main__":
    sys.exit(main())
