"""Bahan uji balai: paket kecil tanpa basis data, dan peramban sederhana atas aplikasi WSGI-nya."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from terasa.aturan.katalog import get_aturan
from terasa.balai.app import Aplikasi
from terasa.balai.layani import open_balai
from terasa.balai.musyawarah import Musyawarah
from terasa.balai.pintu import Pintu
from terasa.musrenbang.rules import paket

KUNCI = "5a" * 32
KOSONG = {
    "hasil": "",
    "peringkat": None,
    "alasan_kode": "",
    "alasan": "",
    "rekomendasi": "",
    "volume": None,
    "biaya": None,
}


def make_isi(jumlah: int = 3) -> dict[str, Any]:
    """A village forum with `jumlah` undecided usulan, UJI000001 and on."""
    return {
        "bentuk": paket.BENTUK,
        "paket": str(UUID(int=7)),
        "forum": str(UUID(int=8)),
        "nama": "Musrenbang Malutu",
        "slug": "musrenbang-desa-63.06.04.2002",
        "tahun": 2027,
        "jenis": "musrenbang_desa",
        "metode": "Peringkat",
        "hadir_awal": {"jumlah": 2, "perempuan": 1},
        "hasil": [["disepakati", "Disepakati"], ["tidak_disepakati", "Tidak disepakati"]],
        "alasan": [{"kode": "R04", "nama": "Pagu", "kalimat": "Pagu tidak cukup.", "wajib_teks": False}],
        "kriteria": [],
        "unsur": [["pkk", "PKK"]],
        "umur": [["dewasa", "Dewasa"]],
        "asal": [],
        "usulan": [_usulan(n) for n in range(1, jumlah + 1)],
    }


def _usulan(n: int) -> dict[str, Any]:
    return {
        "id": str(UUID(int=100 + n)),
        "kode": f"UJI00000{n}",
        "judul": f"Titian <ulin> {n}",
        "masalah": "",
        "tempat": "Malutu",
        "lokasi": "",
        "volume": "20.00",
        "satuan": "m",
        "biaya": 100_000_000,
        "biaya_kini": 100_000_000,
        "penerima_manfaat": None,
        "jumlah_suara": n,
        "unit": "",
        "kini": KOSONG,
    }


def make_bahan_kotak(metode: str = "suara_urut") -> dict[str, Any]:
    """What a package holds for voting, by the rule that ships with Terasa."""
    return {
        "metode": metode,
        "aturan": get_aturan("surat-suara").isi,
        "wilayah": "63.06.04.2002",
    }


def write_paket(folder: Path, **isi: Any) -> Path:
    berkas = folder / "paket.zip"
    berkas.write_bytes(paket.write_bawaan(make_isi() | isi, KUNCI))
    return berkas


class Peramban:
    """One operator's or visitor's browser."""

    def __init__(self, musyawarah: Musyawarah, pin: str = "", nama: str = "Operator 1") -> None:
        self.pintu = Pintu(KUNCI)
        self.app = Aplikasi(musyawarah, self.pintu, "http://10.0.0.1:8000/")
        self.kuki = self.asal = ""
        if pin:
            self.post("/operator/masuk", pin=pin, nama=nama)

    def get(self, jalur: str) -> tuple[int, str]:
        return self._ask("GET", jalur, b"")

    def post(self, jalur: str, **isian: object) -> tuple[int, str]:
        return self._ask("POST", jalur, urlencode(isian).encode())

    def _ask(self, metode: str, jalur: str, badan: bytes) -> tuple[int, str]:
        kode: list[int] = []

        def start(status: str, kepala: list[tuple[str, str]]) -> None:
            kode.append(int(status[:3]))
            for nama, nilai in kepala:
                if nama == "Set-Cookie":
                    self.kuki = nilai.partition(";")[0]

        environ = {
            "REQUEST_METHOD": metode,
            "PATH_INFO": jalur,
            "CONTENT_LENGTH": str(len(badan)),
            "wsgi.input": io.BytesIO(badan),
            "HTTP_COOKIE": self.kuki,
            "HTTP_HOST": "10.0.0.1:8000",
            "HTTP_ORIGIN": self.asal,
        }
        isi = b"".join(self.app(environ, start))
        return kode[0], isi.decode()


def open_two(folder: Path, **isi: Any) -> tuple[Musyawarah, Peramban, Peramban]:
    """A meeting and the browsers of its two operators."""
    musyawarah = open_balai(write_paket(folder, **isi))
    pin = Pintu(KUNCI).pin
    return musyawarah, Peramban(musyawarah, pin, "Operator 1"), Peramban(musyawarah, pin, "Operator 2")
