"""kill -9 semua proses di tengah 200 kiriman aspirasi serentak; setelah mulai lagi, yang diakui ada tepat sekali.

Memakai gugus basis data sementara sendiri. Mencetak satu baris JSON.
"""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from typing import Any

from bahan.gugus import Gugus, make_gugus

KIRIMAN = 200
BUNUH_SETELAH = 60
DESA = "63.06.04.2002"


class Kiriman(threading.Thread):
    """One phone that sends one form and remembers whether it was acknowledged."""

    mulai = threading.Event()

    def __init__(self, port: int, nomor: int) -> None:
        super().__init__(daemon=True)
        self.port, self.nomor = port, nomor
        self.kunci = str(uuid.uuid4())
        self.diakui = False
        self.kode = ""

    def run(self) -> None:
        self.mulai.wait()
        try:
            self.send()
        except (OSError, http.client.HTTPException):
            pass

    def send(self) -> None:
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sambungan.request("GET", FORM)
        jawaban = sambungan.getresponse()
        teks = jawaban.read().decode()
        kue = "; ".join(k.split(";")[0] for n, k in jawaban.getheaders() if n.lower() == "set-cookie")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', teks)
        assert token is not None, "formulir tanpa token"
        isi = urllib.parse.urlencode(
            form_data(self.nomor, self.kunci) | {"csrfmiddlewaretoken": token.group(1)}
        )
        kepala = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": kue,
            "Referer": f"http://127.0.0.1:{self.port}{FORM}",
        }
        sambungan.request("POST", FORM, isi, kepala)
        jawaban = sambungan.getresponse()
        jawaban.read()
        self.diakui = jawaban.status in (302, 303)


FORM = f"/aspirasi/baru/{DESA}/"


def form_data(nomor: int, kunci: str) -> dict[str, str]:
    return {
        "masalah": f"Kiriman uji nomor {nomor}: jalan dusun berlubang",
        "dusun": "RT 01",
        "patokan": "",
        "kelompok": "sendiri",
        "kunci_kirim": kunci,
    }


def count(lingkungan: dict[str, str], dikirim: list[str]) -> dict[str, Any]:
    """How often each sent key stands in the database, read as the application under a system context."""
    kode = """
import json, sys, uuid
dikirim = json.load(sys.stdin)
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import digest_kirim
from terasa.umum import konteks
from terasa.umum.audit.queries import check_chain
with konteks.pakai(konteks.sistem()):
    from django.db import transaction
    with transaction.atomic():
        ada = {}
        for k in Aspirasi.objects.values_list("kunci_kirim", flat=True):
            ada[k] = ada.get(k, 0) + 1
        hitung = {k: ada.get(digest_kirim(uuid.UUID(k)), 0) for k in dikirim}
        yatim = Aspirasi.objects.filter(isi__isnull=True).count() + Aspirasi.objects.filter(peristiwa__isnull=True).count()
        putus = check_chain().putus
print(json.dumps({"hitung": hitung, "yatim": yatim, "putus": putus is not None, "semua": sum(ada.values())}))
"""
    keluar = subprocess.run(
        [sys.executable, "-c", kode],
        input=json.dumps(dikirim),
        env=lingkungan,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(keluar.stdout.splitlines()[-1])


def main() -> int:
    batas = {
        "TERASA_BATAS_ASPIRASI": "100000",
        "TERASA_BATAS_ASPIRASI_DESA": "100000",
        "TERASA_BATAS_ASPIRASI_SEMUA": "1000000",
    }
    with make_gugus("mati", **batas) as gugus:
        return run(gugus)


def run(gugus: Gugus) -> int:
    """0 when everything acknowledged is there exactly once."""
    gugus.start()
    kiriman = [Kiriman(gugus.port, n) for n in range(KIRIMAN)]
    for k in kiriman:
        k.start()
    Kiriman.mulai.set()
    while sum(k.diakui for k in kiriman) < BUNUH_SETELAH and any(k.is_alive() for k in kiriman):
        time.sleep(0.002)
    dibunuh = gugus.kill()
    for k in kiriman:
        k.join(timeout=60)
    time.sleep(0.5)
    gugus.start()
    hasil = count(gugus.lingkungan, [k.kunci for k in kiriman])
    hitung = hasil["hitung"]
    diakui = [k.kunci for k in kiriman if k.diakui]
    laporan = {
        "bench": "mati-mendadak",
        "dikirim": KIRIMAN,
        "proses_dibunuh": len(dibunuh),
        "diakui": len(diakui),
        "diakui_ada_sekali": sum(hitung.get(k, 0) == 1 for k in diakui),
        "hilang": sum(hitung.get(k, 0) == 0 for k in diakui),
        "ganda": sum(n > 1 for n in hitung.values()),
        "tersimpan": hasil["semua"],
        "tanpa_isi_atau_peristiwa": hasil["yatim"],
        "rantai_audit_putus": hasil["putus"],
    }
    print(json.dumps(laporan))
    utuh = bool(diakui) and not (
        laporan["hilang"] or laporan["ganda"] or laporan["tanpa_isi_atau_peristiwa"] or hasil["putus"]
    )
    return 0 if utuh else 1


if __name__ == "__main__":
    sys.exit(main())
