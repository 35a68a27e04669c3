"""Tanpa JavaScript semuanya tetap berjalan: membaca, mencari, menyampaikan aspirasi, masuk, bekerja."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.halaman import MULAI_UMUM
from tests.browser.server import Server
from tests.browser.telusur import crawl


def press(halaman: Page, teks: str) -> None:
    halaman.get_by_role("main").get_by_role("button", name=teks).first.click()


def test_every_public_page_reads_without_javascript(orang: BukaOrang, server: Server) -> None:
    pengunjung = orang(skrip=False)
    hasil = crawl(pengunjung.konteks.request, server.alamat, [m.format(kode=server.kode) for m in MULAI_UMUM])
    for jalur in hasil.contoh().values():
        pengunjung.go(jalur)
        utama = pengunjung.halaman.get_by_role("main")
        expect(utama.get_by_role("heading", level=1), jalur).to_be_visible()
        for formulir in utama.locator("form:visible").all():
            # A confirmation folds its button away; its summary opens it.
            pegangan = formulir.get_by_role("button").or_(formulir.locator("summary")).first
            expect(pegangan, f"{jalur}: formulir tanpa tombol").to_be_visible()


def test_a_resident_writes_follows_and_answers_without_javascript(orang: BukaOrang, server: Server) -> None:
    warga = orang(skrip=False).halaman
    warga.goto(f"{server.alamat}/aspirasi/baru/")
    warga.get_by_label("Cari nama desa atau kelurahan").fill("Bamban")
    press(warga, "Cari")
    warga.get_by_role("link", name=re.compile("Bamban.*Angkinang")).first.click()
    warga.get_by_label("Apa masalahnya?").fill("Lampu jalan dekat posyandu mati sejak bulan lalu.")
    warga.get_by_label("Dusun, RT, atau RW").fill("RT 02")
    press(warga, "Kirim aspirasi")
    expect(warga.get_by_role("heading", name="Simpan slip ini")).to_be_visible()
    kode, kunci = (teks.strip() for teks in warga.locator(".kode-besar").all_inner_texts())
    press(warga, "Selesai, hapus slip dari peramban ini")

    warga.get_by_role("banner").get_by_label("Kode lacak").first.fill(kode.lower())
    warga.get_by_role("banner").get_by_role("button", name="Lacak").first.click()
    expect(warga).to_have_url(re.compile(r"/jejak/[0-9A-Z]{9}$"))
    expect(warga.get_by_role("main")).not_to_contain_text("Lampu jalan")

    warga.goto(f"{server.alamat}/saya/")
    warga.get_by_label("Kode aspirasi").fill(kode)
    warga.get_by_label("Kunci pribadi").fill(kunci.lower())
    press(warga, "Buka")
    expect(warga.get_by_role("main")).to_contain_text("Lampu jalan dekat posyandu mati")


def test_a_mistake_is_explained_and_nothing_typed_is_lost(orang: BukaOrang, server: Server) -> None:
    warga = orang(skrip=False).halaman
    warga.goto(f"{server.alamat}/aspirasi/baru/63.06.04.2002/")
    warga.get_by_label("Dusun, RT, atau RW").fill("RT 05")
    press(warga, "Kirim aspirasi")
    galat = warga.get_by_role("alert")
    expect(galat).to_contain_text("Ada yang perlu diperbaiki")
    galat.get_by_role("link").first.click()
    expect(warga.get_by_label("Apa masalahnya?")).to_be_in_viewport()
    expect(warga.get_by_label("Dusun, RT, atau RW")).to_have_value("RT 05")


def test_lists_filter_and_page_without_javascript(orang: BukaOrang, server: Server) -> None:
    pengunjung = orang(skrip=False).halaman
    pengunjung.goto(f"{server.alamat}/usulan/?tahun=2026")
    jumlah = pengunjung.get_by_role("main").get_by_role("listitem").count()
    pengunjung.get_by_role("link", name="Berikutnya").click()
    expect(pengunjung).to_have_url(re.compile("tahun=2026"))
    expect(pengunjung).to_have_url(re.compile("page=2"))
    assert jumlah > 0


def test_an_officer_signs_in_and_works_without_javascript(orang: BukaOrang, server: Server) -> None:
    petugas = orang(skrip=False).halaman
    petugas.goto(f"{server.alamat}/beranda/")
    petugas.get_by_label("Nama pengguna").fill("operator.bamban")
    petugas.get_by_label("Kata sandi").fill(server.sandi)
    press(petugas, "Masuk")
    expect(petugas).to_have_url(f"{server.alamat}/beranda/")
    petugas.goto(f"{server.alamat}/kerja/aspirasi/?status=diajukan")
    petugas.get_by_role("main").get_by_role("rowheader").first.get_by_role("link").click()
    petugas.get_by_text("Bertanya balik").first.click()
    expect(petugas.get_by_role("button", name="Kirim pertanyaan")).to_be_visible()
