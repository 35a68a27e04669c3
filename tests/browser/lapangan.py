"""Yang dikerjakan petugas di lapangan, dengan atau tanpa sinyal: menghitung rumah, bertanya, dan melapor."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    SIAP,
    Lakon,
    confirm,
    expect_message,
    fill,
    follow,
    main_of,
    photo,
    press,
    upload,
)
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

# What each of the short scripts that look into the demonstration begins with.
AWAL = """import json, sys
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from django.db import transaction
from terasa.umum import konteks
"""


def ask_server(server: Server, naskah: str, *isi: str) -> str:
    """The last line that a few lines of Python print at the server."""
    perintah = [sys.executable, "-c", AWAL + naskah, *isi]
    jawab = subprocess.run(perintah, env=server.lingkungan, capture_output=True, text=True, check=False)
    assert jawab.returncode == 0, jawab.stderr[-2000:]
    return jawab.stdout.strip().splitlines()[-1]


def open_wave(c: Lakon, siapa: str, kegiatan: str, n: int) -> str:
    """The organiser opens the wave that comes next; its id."""
    orang = c.siapa(siapa)
    orang.go(f"/kerja/survei/baru/{kegiatan}/")
    fill(orang.halaman, "Banyaknya rumah yang diundi", str(n))
    c.potret(orang, "buka-gelombang", hp=True)
    press(orang.halaman, "Buka gelombang")
    expect_message(orang.halaman, "rumahnya dihitung dua kantor")
    return str(re.findall(r"survei/([0-9a-f-]{36})/", orang.halaman.url)[0])


def count_houses(c: Lakon, siapa: str, survei: str) -> None:
    orang = c.siapa(siapa)
    orang.go(f"/kerja/survei/{survei}/kerangka/")
    h = orang.halaman
    for n in range(main_of(h).locator("tbody th a").count()):
        main_of(h).locator("tbody th a").nth(n).click()
        for baris, rumah in enumerate((18, 23)):
            rt = main_of(h).locator("[name=rt]").nth(baris)
            if rt.is_editable():
                rt.fill(f"{baris + 1:02d}")
            main_of(h).locator("[name=rumah]").nth(baris).fill(str(rumah))
        c.potret(orang, f"hitung-{siapa}", hp=True)
        press(h, "Simpan")
        expect_message(h, "2 RT tersimpan")
        orang.go(f"/kerja/survei/{survei}/kerangka/")
    c.potret(orang, f"kerangka-{siapa}", hp=True)


def draw_houses(c: Lakon, siapa: str, survei: str, petugas: str) -> None:
    """Lock the frame, draw, and send the surveyor whose post this names."""
    orang = c.siapa(siapa)
    h = orang.halaman
    orang.go(f"/kerja/survei/{survei}/kerangka/")
    confirm(h, "Kunci kerangka", "Ya, kunci")
    c.potret(orang, "sebelum-undian", hp=True)
    confirm(h, "Undi rumahnya", "Ya, undi sekarang")
    expect_message(h, "Rumah sudah diundi")
    c.potret(orang, "catatan-undian", hp=True)
    follow(h, "Tugaskan petugas")
    pilihan = main_of(h).get_by_label("Petugas").locator("option", has_text=petugas).first
    main_of(h).get_by_label("Petugas").select_option(pilihan.get_attribute("value"))
    press(h, "Tugaskan")
    expect_message(h, "Petugas ditugaskan")


def ask_offline(h: Page, *, tidak: str = "") -> None:
    bagian = h.locator("[data-wawancara]")
    bagian.locator("[data-daftar] li button").first.click()
    if tidak:
        bagian.locator("[name=sebab]").select_option(tidak)
    else:
        for satu in bagian.locator("fieldset").all():
            satu.get_by_role("radio").first.check()
    bagian.get_by_role("button", name="Simpan jawaban").click()


def keep_tasks(orang: BukaOrang, survei: str, nama: str = "pendamping") -> Orang:
    """A surveyor's phone that keeps the drawn houses."""
    petugas = orang(nama, luring=True)
    petugas.go(f"/kerja/survei/{survei}/")
    petugas.resize(SEMPIT)
    petugas.halaman.evaluate(SIAP)
    main_of(petugas.halaman).get_by_role("button", name="Simpan tugas di telepon ini").click()
    expect(main_of(petugas.halaman).get_by_text("Tersimpan di telepon ini.")).to_be_visible()
    return petugas


def open_report(petugas: Orang, kegiatan: str) -> Page:
    """The phone opens the report page once with signal, keeps it, loses the signal, and opens it again."""
    alamat = f"/kerja/kegiatan/{kegiatan}/laporan/"
    petugas.go(alamat)
    petugas.halaman.evaluate(SIAP)
    petugas.konteks.set_offline(True)
    petugas.halaman.goto(f"{petugas.asal}{alamat}")
    # The phone knows which one, although the page is the same for everybody.
    expect(petugas.halaman.get_by_label("Kegiatan", exact=True)).to_have_value(kegiatan)
    return petugas.halaman


@dataclass(frozen=True)
class Laporan:
    """What the officer writes at the site; `foto` is what the picture shows."""

    pada: date
    fisik: int
    uang: int
    masalah: str = ""
    foto: str = ""


def write_report(h: Page, laporan: Laporan, titik: str = "") -> None:
    """Fill the page without signal and leave the report in the outbox."""
    # The page holds a form for each kind of note; the report is the one that shows first.
    kotak = h.locator("form[data-kotak=realisasi]")
    kotak.get_by_label("Keadaan per tanggal").fill(laporan.pada.isoformat())
    fill(h, "Kemajuan fisik (%)", str(laporan.fisik))
    fill(h, "Kemajuan keuangan (%)", str(laporan.uang))
    fill(h, "Masalah", laporan.masalah)
    if laporan.foto:
        upload(h, "Foto", "lokasi.jpg", photo(laporan.foto, "olive"))
        fill(h, "Titik tempat foto diambil", titik)
        kotak.get_by_label("Foto diambil pada").fill(laporan.pada.isoformat())
        kotak.get_by_label("Foto tidak memperlihatkan wajah").check()
    press(h, "Simpan dan kirim")
