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

from terasa.balai.layani import open_balai
from terasa.musrenbang.rules.kotak_balai import as_orang
from tests.unit.balai.bahan import make_bahan_kotak, write_paket

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
        self.pin = re.findall(r"PIN (\d{6})", kata)[0]
        self.kuki = self.sign_in("Uji")

    def sign_in(self, nama: str) -> str:
        return self.post("/operator/masuk", "", pin=self.pin, nama=nama)[1]

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


def test_kill_9_in_the_middle_of_a_pile_keeps_every_copy_that_was_acknowledged(tmp_path: Path) -> None:
    berkas = write_paket(tmp_path, kotak=make_bahan_kotak())
    server = Server(berkas)
    assert server.post("/operator/kotak/buka", server.kuki)[0] == 303
    assert server.post("/operator/kotak/kocok", server.kuki, lembar=9999, dikocok=1)[0] == 303
    terjawab: list[tuple[str, int]] = []
    cukup = threading.Event()

    def salin(nama: str) -> None:
        kuki = server.sign_in(nama)
        for nomor in range(1, 10_000):
            try:
                kode, _kuki = server.post(
                    "/operator/kertas", kuki, nomor=nomor, **{"p-UJI000002": nomor % 3 + 1}
                )
            except (OSError, HTTPException):
                return
            assert kode == 303
            terjawab.append((as_orang(nama), nomor))
            if len(terjawab) >= CUKUP:
                cukup.set()

    meja = [threading.Thread(target=salin, args=(nama,)) for nama in ("Operator 1", "Operator 2")]
    for satu in meja:
        satu.start()
    assert cukup.wait(120)
    server.kill()
    for satu in meja:
        satu.join(60)

    kotak = open_balai(berkas).keadaan.kotak
    assert kotak is not None
    tersimpan = {
        (orang, k.nomor)
        for k in kotak.kertas.values()
        for orang in (k.penyalin_satu, k.penyalin_dua)
        if orang is not None
    }
    assert len(terjawab) >= CUKUP
    assert [satu for satu in terjawab if satu not in tersimpan] == []
    # Both wrote the same on every paper: what was copied twice is settled.
    assert all(k.isi == "UJI000002" for k in kotak.kertas.values() if k.penyalin_dua is not None)
