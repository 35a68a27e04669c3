"""`terasa balai` dibunuh di tengah pencatatan: yang sudah dijawab “tersimpan” tidak ada yang hilang."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tests.unit.balai.bahan import write_paket

BENTUK = {"Content-Type": "application/x-www-form-urlencoded"}
CUKUP = 40


class Server:
    """The real command in its own process, without any database address."""

    def __init__(self, berkas: Path) -> None:
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TERASA_", "DJANGO_", "DATABASE_"))}
        perintah = [sys.executable, "-m", "terasa.config.cli", "balai", str(berkas)]
        self.proses = subprocess.Popen(
            [*perintah, "--host", "127.0.0.1", "--port", "0"], env=env, stdout=subprocess.PIPE, text=True
        )
        assert self.proses.stdout is not None
        kata = "".join(self.proses.stdout.readline() for _n in range(4))
        self.port = int(re.findall(r"127\.0\.0\.1:(\d+)/operator", kata)[0])
        self.kuki = self.post("/operator/masuk", "", pin=re.findall(r"PIN (\d{6})", kata)[0], nama="Uji")[1]

    def post(self, jalur: str, kuki: str, **isian: object) -> tuple[int, str]:
        sambungan = HTTPConnection("127.0.0.1", self.port, timeout=60)
        sambungan.request("POST", jalur, urlencode(isian), BENTUK | {"Cookie": kuki})
        jawab = sambungan.getresponse()
        jawab.read()
        sambungan.close()
        return jawab.status, (jawab.getheader("Set-Cookie") or "").partition(";")[0]

    def get(self, jalur: str) -> str:
        sambungan = HTTPConnection("127.0.0.1", self.port, timeout=60)
        sambungan.request("GET", jalur, headers={"Cookie": self.kuki})
        return sambungan.getresponse().read().decode()

    def kill(self) -> None:
        self.proses.send_signal(signal.SIGKILL)
        self.proses.wait()
        assert self.proses.stdout is not None
        self.proses.stdout.close()


def test_kill_9_in_the_middle_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    berkas = write_paket(tmp_path)
    server = Server(berkas)
    terjawab: list[str] = []
    cukup = threading.Event()

    def catat(meja: int) -> None:
        for n in range(100_000):
            isi = {"kelamin": "P", "kelompok_umur": "dewasa", "unsur": "pkk", "nama": f"Orang-{meja}-{n}."}
            try:
                kode, _kuki = server.post("/operator/hadir", server.kuki, **isi)
            except (OSError, HTTPException):
                return
            assert kode == 303
            terjawab.append(isi["nama"])
            if len(terjawab) >= CUKUP:
                cukup.set()

    meja = [threading.Thread(target=catat, args=(n,)) for n in range(4)]
    for satu in meja:
        satu.start()
    assert cukup.wait(120)
    server.kill()
    for satu in meja:
        satu.join(60)

    lagi = Server(berkas)
    try:
        daftar = lagi.get("/operator/hadir")
        assert len(terjawab) >= CUKUP
        assert [nama for nama in terjawab if nama not in daftar] == []
        # The PIN and the cookies hold after the restart: nobody signs in again in the middle of an evening.
        assert lagi.post("/operator/layar", server.kuki, usulan="")[0] == 303
    finally:
        lagi.kill()
