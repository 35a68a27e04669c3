"""CPU satu kiriman aspirasi lewat pintu kotak kirim, dan 10.000 kiriman pada 100 tiap detik; satu baris JSON.

    make bench NAMA=kirim          (KIRIMAN=, LAJU= mengubah besarnya)

Server, pekerja latar, dan basis datanya sendiri di folder sementara, seperti dijalankan orang. CPU dibaca dari /proc
semua prosesnya. Semua pemeriksaan menyala: bukti kerja, batas, penjaga baris, audit, tenggat, kabar kepada kantor desa.
Pembandingnya INSERT telanjang satu baris yang sama, satu transaksi satu baris.
"""

from __future__ import annotations

import http.client
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from uuid import UUID, uuid4

from bahan.gugus import Gugus, all_pids, make_gugus
from mati_mendadak import DESA, count

from terasa.aspirasi.rules.bukti import make_bukti

KIRIMAN, LAJU = int(os.environ.get("KIRIMAN", "10000")), float(os.environ.get("LAJU", "100"))
PEMANASAN, PENGIRIM, BIT, BATAS_MS = 50, 8, 8, 15
TELANJANG = """
import sys, time, uuid
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from pathlib import Path
from django.db import connection
def cpu(pid): return int((Path('/proc') / str(pid) / 'schedstat').read_text().split()[0]) / 1e9
with connection.cursor() as c:
    c.execute('CREATE TEMP TABLE telanjang (id uuid PRIMARY KEY, kode text, desa text, masalah text, pada timestamptz)')
    c.execute('SELECT pg_backend_pid()'); pid = c.fetchone()[0]
    a, b = time.process_time(), cpu(pid)
    for n in range(2000):
        c.execute('INSERT INTO telanjang VALUES (%s, %s, %s, %s, now())', [uuid.uuid4(), 'K', '63.06.04.2002', f'Titian {n}'])
    print((time.process_time() - a + cpu(pid) - b) / 2000 * 1000)
"""

# Somebody who is told of every voice, as in a village that works.
PETUGAS = """
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from datetime import date
from terasa.akun.models import Pengguna, Peran, Unit
from terasa.umum import konteks
with konteks.pakai(konteks.sistem()):
    unit = Unit.objects.create(kabupaten='63.06', kode='uji', nama='Pemerintah desa', jenis='desa', kode_wilayah='63.06.04.2002')
    peran = Peran(pengguna=Pengguna.objects.create_user('uji', nama='Petugas uji'), unit=unit, jenis='operator_desa',
                  kode_wilayah='63.06.04.2002', jabatan='Operator', berlaku_dari=date(2020, 1, 1))
    peran.set_akar()
    peran.save()
"""


class Pengirim(threading.Thread):
    """One phone after another over a connection that stays open."""

    def __init__(self, port: int, antre: queue.Queue[tuple[UUID, str] | None]) -> None:
        super().__init__(daemon=True)
        self.port, self.antre, self.diterima, self.gagal = port, antre, 0, 0

    def run(self) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while (satu := self.antre.get()) is not None:
            isi = {"kode_desa": DESA, "masalah": f"Titian ke langgar lapuk {satu[0]}", "bukti": satu[1]}
            kiriman = {"jenis": "aspirasi", "id": str(satu[0]), "isi": isi, "berkas": {}}
            badan = json.dumps({"kiriman": [kiriman]})
            sambungan.request("POST", "/luring/kirim/", badan, {"Content-Type": "application/json"})
            jawab = json.loads(sambungan.getresponse().read())
            if jawab["hasil"][0]["hasil"] == "diterima":
                self.diterima += 1
            else:
                self.gagal += 1


def main() -> int:
    with make_gugus("kirim", TERASA_BUKTI_BIT=str(BIT)) as gugus:
        return run(gugus)


def run(gugus: Gugus) -> int:
    """0 when every sending is there exactly once."""
    gugus.start()
    run_script(gugus, PETUGAS)
    kiriman = [(id := uuid4(), make_bukti(id, BIT)) for _ in range(KIRIMAN + PEMANASAN)]
    post(gugus.port, kiriman[:PEMANASAN], 1000)
    awal, mulai = cpu_by_kind(gugus.data), time.monotonic()
    pengirim = post(gugus.port, kiriman[PEMANASAN:], LAJU)
    lama, akhir = time.monotonic() - mulai, cpu_by_kind(gugus.data)
    dipakai = {k: round((v - awal.get(k, 0.0)) / KIRIMAN * 1000, 2) for k, v in akhir.items()}
    hitung = count(gugus.lingkungan, [str(id) for id, _bukti in kiriman])["hitung"]
    telanjang = float(run_script(gugus, TELANJANG).split()[-1])
    cpu = round(dipakai["server"] + dipakai["postgres"], 2)
    laporan = {
        "bench": "kirim",
        "cpu_ms": cpu,
        "batas_ms": BATAS_MS,
        "rincian_ms": dipakai,
        "insert_telanjang_ms": round(telanjang, 3),
        "nisbah": round(cpu / telanjang, 1),
        "dikirim": KIRIMAN,
        "laju_per_detik": round(KIRIMAN / lama, 1),
        "diterima": sum(p.diterima for p in pengirim),
        "hilang": sum(n == 0 for n in hitung.values()),
        "ganda": sum(n > 1 for n in hitung.values()),
    }
    print(json.dumps(laporan))
    return 1 if laporan["hilang"] or laporan["ganda"] else 0


def run_script(gugus: Gugus, skrip: str) -> str:
    """What a piece of Python prints that works on the same data."""
    perintah = [sys.executable, "-c", skrip]
    return subprocess.run(perintah, env=gugus.lingkungan, capture_output=True, text=True, check=True).stdout


def post(port: int, kiriman: list[tuple[UUID, str]], laju: float) -> list[Pengirim]:
    """Hand them out at that pace; whoever is free sends the next."""
    antre: queue.Queue[tuple[UUID, str] | None] = queue.Queue()
    pengirim = [Pengirim(port, antre) for _ in range(PENGIRIM)]
    for p in pengirim:
        p.start()
    mulai = time.monotonic()
    for n, satu in enumerate(kiriman):
        time.sleep(max(0.0, mulai + n / laju - time.monotonic()))
        antre.put(satu)
    for _ in pengirim:
        antre.put(None)
    for p in pengirim:
        p.join()
    return pengirim


def cpu_by_kind(data: Path) -> dict[str, float]:
    """Seconds so far of the web server, PostgreSQL, and the background worker."""
    hasil = {"server": 0.0, "postgres": 0.0, "pekerja": 0.0}
    for pid in all_pids(data, 0):
        proses = Path(f"/proc/{pid}")
        try:
            perintah = (proses / "cmdline").read_bytes()
            detik = (
                sum(int((t / "schedstat").read_text().split()[0]) for t in (proses / "task").iterdir()) / 1e9
            )
        except OSError:
            continue
        jenis = "postgres" if b"postgres" in perintah else "pekerja" if b"pekerja" in perintah else "server"
        hasil[jenis] += detik
    return hasil


if __name__ == "__main__":
    sys.exit(main())
