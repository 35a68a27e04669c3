"""Satu gelombang dari menghitung rumah sampai jawaban tanpa sinyal: dua kantor, undian, petugas di telepon."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import SIAP, Lakon, confirm, expect_message, fill, follow, main_of, press
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

CARI = """from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from terasa.program.models import SerahTerima
from terasa.manfaat.models import SurveiManfaat
sudah = SurveiManfaat.objects.values("kegiatan")
semua = SerahTerima.objects.exclude(kegiatan__in=sudah).select_related("kegiatan").order_by("tanggal")
print(next(s.kegiatan_id for s in semua if "63.06.01.2002" not in s.kegiatan.cakupan))
"""
HITUNG = """import sys
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from django.db import transaction
from terasa.survei.models import Jawaban, Kunjungan
from terasa.umum import konteks
with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(Jawaban.objects.filter(survei=sys.argv[1]).count(), Kunjungan.objects.filter(survei=sys.argv[1]).count())
"""


def run(server: Server, naskah: str, *isi: str) -> str:
    perintah = [sys.executable, "-c", naskah, *isi]
    jawab = subprocess.run(perintah, env=server.lingkungan, capture_output=True, text=True, check=True)
    return jawab.stdout.strip().splitlines()[-1]


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


def ask_offline(h: Page, *, tidak: str = "") -> None:
    bagian = h.locator("[data-wawancara]")
    bagian.locator("[data-daftar] li button").first.click()
    if tidak:
        bagian.locator("[name=sebab]").select_option(tidak)
    else:
        for satu in bagian.locator("fieldset").all():
            satu.get_by_role("radio").first.check()
    bagian.get_by_role("button", name="Simpan jawaban").click()


def keep_tasks(orang: BukaOrang, survei: str) -> Orang:
    petugas = orang("pendamping", luring=True)
    petugas.go(f"/kerja/survei/{survei}/")
    petugas.resize(SEMPIT)
    petugas.halaman.evaluate(SIAP)
    main_of(petugas.halaman).get_by_role("button", name="Simpan tugas di telepon ini").click()
    expect(main_of(petugas.halaman).get_by_text("Tersimpan di telepon ini.")).to_be_visible()
    return petugas


def test_two_offices_count_a_draw_and_answers_without_signal(orang: BukaOrang, server: Server) -> None:
    c = Lakon(orang, server, awalan="survei-")
    pmd = c.siapa("dinas.pmd")
    h = pmd.halaman
    pmd.go(f"/kerja/survei/baru/{run(server, CARI)}/")
    fill(h, "Banyaknya rumah yang diundi", "6")
    c.potret(pmd, "buka", hp=True)
    press(h, "Buka gelombang")
    expect_message(h, "rumahnya dihitung dua kantor")
    survei = re.findall(r"survei/([0-9a-f-]{36})/", h.url)[0]
    count_houses(c, "dinas.pmd", survei)
    count_houses(c, "bappeda", survei)
    pmd.go(f"/kerja/survei/{survei}/kerangka/")
    confirm(h, "Kunci kerangka", "Ya, kunci")
    c.potret(pmd, "sebelum-undian", hp=True)
    confirm(h, "Undi rumahnya", "Ya, undi sekarang")
    expect_message(h, "Rumah sudah diundi")
    c.potret(pmd, "catatan-undian", hp=True)
    follow(h, "Tugaskan petugas")
    pilihan = main_of(h).get_by_label("Petugas").locator("option", has_text="Telaga Bidadari").first
    main_of(h).get_by_label("Petugas").select_option(pilihan.get_attribute("value"))
    press(h, "Tugaskan")
    expect_message(h, "Petugas ditugaskan")

    petugas = keep_tasks(orang, survei)
    petugas.shoot("survei-tugas-360")
    petugas.konteks.set_offline(True)
    hp = petugas.halaman
    follow(hp, "Buka halaman tanpa sinyal")
    expect(hp.locator("[data-wawancara] li")).to_have_count(6)
    hp.locator("[data-wawancara] li button").first.click()
    petugas.shoot("survei-luring-360")
    hp.get_by_role("button", name="Kembali").click()
    ask_offline(hp)
    expect(hp.locator("[data-wawancara] li")).to_have_count(5)
    ask_offline(hp, tidak="menolak")
    expect(hp.locator("[data-wawancara] li")).to_have_count(4)
    petugas.konteks.set_offline(False)
    hp.goto(f"{server.alamat}/luring/survei/")
    # What was answered leaves the phone as soon as it arrived.
    expect(hp.get_by_text("Belum ada yang tersimpan di telepon ini.")).to_be_visible(timeout=30_000)
    assert run(server, HITUNG, survei) == "1 2"

    petugas.go(f"/kerja/survei/{survei}/")
    # The reserve of the house that refused is on the list now.
    expect(main_of(hp).get_by_text("cadangan yang dipanggil")).to_be_visible()
    petugas.shoot("survei-tugas-sesudah-360")
    follow(hp, "Mulai")
    petugas.shoot("survei-rumah-360")
    pmd.go(f"/kerja/survei/{survei}/")
    c.potret(pmd, "penyelenggaraan", hp=True)
    confirm(h, "Tutup gelombang", "Ya, tutup")
    c.potret(pmd, "mutu", hp=True)
    confirm(h, "Terbitkan angkanya", "Ya, terbitkan")
    c.potret(pmd, "publik", hp=True)
    assert not c.faults(), c.faults()
