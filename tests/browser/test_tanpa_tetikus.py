"""Tanpa tetikus dan tanpa JavaScript: menyampaikan aspirasi, menggabungkannya, dan menutup forum."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

TERJAUH = 400


def reach(halaman: Page, tujuan: Locator) -> None:
    """Press Tab, as far as it takes, until the keyboard stands there."""
    for _kali in range(TERJAUH):
        if tujuan.evaluate("e => e === document.activeElement"):
            return
        halaman.keyboard.press("Tab")
    raise AssertionError(f"Papan ketik tidak sampai ke {tujuan}")


def write(halaman: Page, label: str, teks: str) -> None:
    reach(halaman, halaman.get_by_role("main").get_by_label(label).first)
    halaman.keyboard.type(teks)


def press(halaman: Page, peran: str, nama: str | re.Pattern[str], tombol: str = "Enter") -> None:
    utama = halaman.get_by_role("main")
    reach(halaman, utama.get_by_role(peran, name=nama).first)  # type: ignore[arg-type]
    halaman.keyboard.press(tombol)


def sign_in(orang: Orang, nama: str, sandi: str) -> Page:
    orang.resize(SEMPIT)
    halaman = orang.halaman
    orang.go("/akun/login/")
    write(halaman, "Nama pengguna", nama)
    write(halaman, "Kata sandi", sandi)
    halaman.keyboard.press("Enter")
    expect(halaman).to_have_url(re.compile("/beranda/$"))
    return halaman


def send_voice(orang: Orang, masalah: str) -> str:
    halaman = orang.halaman
    orang.go("/aspirasi/baru/63.06.04.2002/")
    write(halaman, "Apa masalahnya?", masalah)
    press(halaman, "button", "Kirim aspirasi")
    return halaman.locator(".kode-besar").first.inner_text().strip()


def test_voices_become_an_usulan_and_a_forum_closes_by_keyboard(orang: BukaOrang, server: Server) -> None:
    warga = orang(skrip=False)
    kode = [send_voice(warga, f"Titian ulin ke sekolah patah, papan ke-{n} hilang.") for n in (1, 2)]

    operator = orang(skrip=False)
    h = sign_in(operator, "operator.bamban", server.sandi)
    operator.go("/kerja/aspirasi/")
    for satu in kode:
        press(h, "checkbox", f"Pilih aspirasi {satu}", "Space")
    press(h, "button", "Gabung yang dipilih jadi usulan")
    expect(h.get_by_role("main")).to_contain_text("2 aspirasi di balik usulan ini")
    write(h, "Judul usulan", "Perbaikan titian ulin ke sekolah")
    write(h, "Masalah yang diatasi", "Titian patah.")
    press(h, "button", "Simpan draf")
    expect(h.get_by_role("heading", level=1)).to_have_text("Perbaikan titian ulin ke sekolah")
    press(h, "link", "Ajukan ke musrenbang desa")
    press(h, "checkbox", "Saya sudah membaca ringkasannya", "Space")
    press(h, "button", "Ajukan usulan")
    expect(h.get_by_role("main").get_by_role("status").first).to_contain_text("Usulan diajukan")

    pembakal = orang(skrip=False)
    h = sign_in(pembakal, "pembakal.bamban", server.sandi)
    press(h, "link", "Forum masih terbuka")
    press(h, "link", re.compile("Musrenbang Desa Bamban"))
    peringkat = h.get_by_role("main").get_by_label(re.compile("^Peringkat: "))
    expect(peringkat.first).to_be_visible()
    for n, medan in enumerate(peringkat.all(), start=1):
        reach(h, medan)
        h.keyboard.type(str(n))
    press(h, "button", "Simpan semua di halaman ini")
    expect(h.get_by_role("main").get_by_role("status").first).to_contain_text("tersimpan")
    press(h, "link", "Periksa dan tutup forum")
    press(h, "checkbox", "Daftar keputusan sudah dibacakan", "Space")
    press(h, "button", "Tutup forum dan terbitkan berita acara")
    expect(h.get_by_role("main").get_by_role("status").first).to_contain_text("Forum ditutup")
