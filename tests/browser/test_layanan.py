"""Layanan dari dua ketukan sampai laporan: warga memohon tanpa sinyal, loket melayani dua puluh orang, kios mengumpulkan SKM.

Gambarnya ditulis ke build/layar/. Setiap halaman yang dilewati juga diperiksa seperti di test_aksesibilitas.
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import Lakon, expect_message, fill, follow, main_of, press, unfold
from tests.browser.peramban import Orang
from tests.browser.server import Server

OPERATOR = "operator.bamban"
LAYANAN = "Surat pengantar pindah"
ORANG, RESPONDEN = 20, 30
# Twice what the kiosk waits between two touches (milliseconds): it goes on, and takes the next touch.
JEDA_KIOS = 800
# The last day of the survey passes; it is published as on the next one.
TERBITKAN = """from datetime import timedelta
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from django.utils import timezone
from terasa.layanan.enums import StatusSkm
from terasa.layanan.models import SurveiSkm
from terasa.layanan.services import publish_skm
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
with konteks.pakai(konteks.sistem()):
    survei = SurveiSkm.objects.get(status=StatusSkm.DIBUKA)
    publish_skm(survei=survei, by=SISTEM, now=timezone.now() + timedelta(days=1))
    print(survei.kode)
"""


def test_dari_dua_ketukan_sampai_laporan_kepuasan(orang: BukaOrang, server: Server) -> None:
    c = Lakon(orang, server, awalan="layanan-")
    kode = ask_offline(c, server)
    serve_queue(c)
    finish(c, kode)
    explain_late(c)
    skm = collect_answers(c, server)
    read_report(c, skm)
    # The signal was taken away on purpose.
    assert not c.faults(kecuali="ERR_INTERNET_DISCONNECTED")


def test_layanan_dibuka_dimohon_dan_diperbaiki_tanpa_sinyal(orang: BukaOrang, server: Server) -> None:
    """The signal is gone before anything is opened; a refused request comes back with what was written."""
    c = Lakon(orang, server, awalan="layanan-luring-")
    warga = c.orang(luring=True)
    h = warga.halaman
    warga.go("/layanan/")
    h.get_by_label("Desa atau kelurahan Anda").select_option(label="Desa Bamban")
    expect(h.locator("[data-layanan-simpan]")).to_be_visible(timeout=20_000)
    h.wait_for_function(
        "caches.keys().then(async (k) => Boolean(await caches.match('/luring/layanan/')))", timeout=20_000
    )
    warga.konteks.set_offline(True)
    warga.go("/layanan/")
    expect(main_of(h).get_by_role("heading", name="Layanan tanpa sinyal")).to_be_visible()
    fill(h, "Apa yang Anda perlukan?", "pindah")
    main_of(h).get_by_role("button", name=LAYANAN).click()
    expect(main_of(h)).to_contain_text("Fotokopi KK")
    c.potret(warga, "formulir", hp=True)
    fill(h, "Nama Anda", "6306012345678901")
    main_of(h).get_by_role("button", name="Kirim permohonan").click()
    expect(main_of(h)).to_contain_text("Jangan tulis NIK")
    fill(h, "Nama Anda", "Warga Uji Luring")
    fill(h, "Nomor telepon", "12")
    main_of(h).get_by_role("button", name="Kirim permohonan").click()
    expect(main_of(h)).to_contain_text("tersimpan di telepon ini", timeout=20_000)
    warga.konteks.set_offline(False)
    # Refused by the server: the form is there again, with the words and the field to mend.
    expect(h.get_by_label("Nomor telepon")).to_be_visible(timeout=30_000)
    expect(h.get_by_label("Nama Anda")).to_have_value("Warga Uji Luring")
    warga.shoot("layanan-luring-ditolak")
    warga.go("/luring/layanan/")
    main_of(h).get_by_role("link", name="Perbaiki").click()
    expect(h.get_by_label("Nama Anda")).to_have_value("Warga Uji Luring")
    fill(h, "Nomor telepon", "0812 0000 1111")
    main_of(h).get_by_role("button", name="Kirim permohonan").click()
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=60_000)
    assert not c.faults(kecuali="ERR_INTERNET_DISCONNECTED")


def ask_offline(c: Lakon, server: Server) -> str:
    """Two taps from the front page to the service; the signal goes before it is sent, and the slip comes after."""
    warga = c.orang(luring=True)
    c.lewat["warga"] = warga
    h = warga.halaman
    warga.go("/")
    h.get_by_role("link", name="Layanan", exact=True).first.click()
    c.potret(warga, "katalog", hp=True)
    follow(h, LAYANAN)
    expect(main_of(h).get_by_role("heading", name=LAYANAN)).to_be_visible()
    c.potret(warga, "satu-layanan", hp=True)
    follow(h, "Mohon sekarang")
    h.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    fill(h, "Nama Anda", "Warga Uji Perjalanan")
    fill(h, "Untuk keperluan apa?", "Pindah ke rumah anak.")
    warga.konteks.set_offline(True)
    main_of(h).get_by_role("button", name="Kirim permohonan").click()
    expect(main_of(h).get_by_text("tersimpan di telepon ini")).to_be_visible(timeout=20_000)
    warga.shoot("layanan-tanpa-sinyal")
    warga.konteks.set_offline(False)
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=60_000)
    c.potret(warga, "slip", hp=True)
    kode = main_of(h).locator(".kode-besar").first.inner_text().replace("-", "")
    umum = c.siapa("umum")
    umum.go(f"/jejak/{kode}")
    expect(main_of(umum.halaman)).to_contain_text(LAYANAN)
    expect(main_of(umum.halaman)).not_to_contain_text("Warga Uji Perjalanan")
    c.potret(umum, "ikuti-kode", hp=True)
    return kode


def serve_queue(c: Lakon) -> None:
    """Twenty numbers are taken and called one after another; the waiting room reads the screen."""
    petugas = c.siapa(OPERATOR)
    h = petugas.halaman
    petugas.go("/kerja/layanan/antrean/")
    menunggu = count_waiting(h)
    for _n in range(ORANG):
        press(h, "Ambilkan nomor")
    assert count_waiting(h) == menunggu + ORANG
    fill(h, "Meja saya", "Meja 1")
    press(h, "Panggil berikutnya")
    dipanggil = main_of(h).locator(".kode-besar").first.inner_text()
    c.potret(petugas, "antrean", hp=True)
    follow(h, "Layar antrean untuk ruang tunggu")
    expect(main_of(h)).to_contain_text(dipanggil)
    petugas.shoot("layanan-layar-antrean")
    petugas.go("/kerja/layanan/antrean/")
    for _n in range(menunggu + ORANG - 1):
        press(h, "Selesai")
        fill(h, "Meja saya", "Meja 1")
        press(h, "Panggil berikutnya")
    press(h, "Selesai")
    expect(main_of(h)).to_contain_text("Tidak ada yang menunggu.")
    expect(main_of(h)).to_contain_text(f"{menunggu + ORANG} sudah dilayani hari ini")


def count_waiting(h: Page) -> int:
    ada = re.match(r"(\d+) menunggu", h.locator("#judul-tunggu").inner_text())
    assert ada is not None
    return int(ada[1])


def finish(c: Lakon, kode: str) -> None:
    """The counter looks the papers through, says that it is ready, and hands it over; the code tells so."""
    petugas = c.siapa(OPERATOR)
    h = petugas.halaman
    petugas.go("/kerja/layanan/")
    c.potret(petugas, "meja", hp=True)
    petugas.go(f"/kerja/layanan/permohonan/{kode}/")
    expect(main_of(h)).to_contain_text("Warga Uji Perjalanan")
    press(h, "Berkas lengkap, mulai dihitung")
    expect_message(h, "waktu yang dijanjikan mulai dihitung")
    c.potret(petugas, "permohonan", hp=True)
    press(h, "Hasilnya siap")
    expect_message(h, "Hasilnya tercatat siap")
    press(h, "Serahkan kepada pemohon")
    expect_message(h, "Permohonan selesai")
    umum = c.siapa("umum")
    umum.go(f"/permohonan/{kode}/")
    expect(main_of(umum.halaman)).to_contain_text("Hasilnya sudah diserahkan kepada pemohon")


def explain_late(c: Lakon) -> None:
    """One of those that are late says why, and everybody who has its code reads it."""
    petugas = c.siapa(OPERATOR)
    h = petugas.halaman
    petugas.go("/kerja/layanan/?status=diproses")
    baris = main_of(h).locator("tr", has_text="terlambat").first
    kode = baris.locator("a.kode").inner_text().replace("-", "")
    baris.locator("a.kode").click()
    unfold(h, "Jelaskan keterlambatan")
    bagian = main_of(h).locator("details", has_text="Jelaskan keterlambatan").last
    bagian.get_by_label("Alasan", exact=True).select_option("listrik-jaringan")
    bagian.get_by_role("button", name="Jelaskan keterlambatan").click()
    expect_message(h, "Sebabnya tampil di halaman kode")
    umum = c.siapa("umum")
    umum.go(f"/permohonan/{kode}/")
    expect(main_of(umum.halaman)).to_contain_text("Listrik atau jaringan mati")
    c.potret(umum, "terlambat-dijelaskan", hp=True)


def collect_answers(c: Lakon, server: Server) -> str:
    """Thirty people press their answers at the counter, one after another; the survey is published afterwards."""
    petugas = c.siapa(OPERATOR)
    h = petugas.halaman
    petugas.go("/kerja/skm/")
    hari = datetime.now().strftime("%Y-%m-%d")
    fill(h, "Hari pertama", hari)
    fill(h, "Hari terakhir", hari)
    fill(h, "Kira-kira berapa orang dilayani setahun?", "60")
    press(h, "Buka survei")
    expect_message(h, "Survei dibuka")
    leave_kiosk(c, petugas)
    for n in range(RESPONDEN):
        press_answers(h, 3 if n % 3 else 2)
        if not n:
            c.potret(petugas, "kios-terima-kasih")
        h.get_by_role("link", name="Mulai").click()
    # Whoever stood there has no way to the desk.
    petugas.go("/kerja/layanan/")
    assert "/akun/login/" in h.url
    c.lewat.pop(OPERATOR)
    petugas = c.siapa(OPERATOR)
    h = petugas.halaman
    petugas.go("/kerja/skm/")
    expect(main_of(h)).to_contain_text(f"Terjawab {RESPONDEN} dari")
    perintah = [sys.executable, "-c", TERBITKAN]
    return subprocess.run(
        perintah, env=server.lingkungan, capture_output=True, text=True, check=True
    ).stdout.strip()


def leave_kiosk(c: Lakon, petugas: Orang) -> None:
    """The officer gives the screen away and is signed out of it; no menu leads anywhere from there."""
    h = petugas.halaman
    unfold(h, "Jadikan layar ini kios")
    h.clock.install()
    press(h, "Ya, jadikan layar ini kios")
    expect(h.get_by_role("heading", name="Bagaimana layanan kami?")).to_be_visible()
    expect(h.get_by_role("navigation")).to_have_count(0)
    c.potret(petugas, "kios", hp=True)


def press_answers(h: Page, letak: int) -> None:
    """One person: the service, the nine questions one at a time, nothing about oneself, and sent."""
    kini = h.locator("fieldset:visible")
    kini.locator("label", has_text=LAYANAN).click()
    h.clock.run_for(JEDA_KIOS)
    for unsur in range(1, 10):
        expect(kini).to_have_count(1)
        expect(kini.locator(f"input[name=U{unsur}]")).to_have_count(4)
        kini.locator("label").nth(letak).click()
        h.clock.run_for(JEDA_KIOS)
    kirim = h.get_by_role("button", name="Kirim penilaian")
    while not kirim.is_visible():
        h.get_by_role("button", name="Lewati").click()
        h.clock.run_for(JEDA_KIOS)
    kirim.click()
    expect(h.get_by_role("heading", name="Terima kasih")).to_be_visible()


def read_report(c: Lakon, skm: str) -> None:
    """The public page shows the index with its interval; the report is a PDF that anybody can check."""
    umum = c.siapa("umum")
    h = umum.halaman
    umum.go(f"/skm/{skm}/")
    # Ten of thirty gave three, twenty gave four: 25 x 11/3.
    expect(main_of(h)).to_contain_text("91,67")
    expect(main_of(h)).to_contain_text(f"{RESPONDEN} responden")
    c.potret(umum, "skm", hp=True)
    alamat = main_of(h).get_by_role("link", name="Laporan PDF").get_attribute("href")
    pdf = umum.konteks.request.get(f"{umum.asal}{alamat}")
    assert pdf.ok
    assert pdf.body().startswith(b"%PDF-")
