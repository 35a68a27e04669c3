"""Layar triase dari papan ketik, di layar lebar dan di telepon."""

from __future__ import annotations

from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.peramban import CSRF, SEMPIT

DESA = "63.06.04.2002"


def test_keys_mask_release_undo_and_walk_the_queue(orang: BukaOrang) -> None:
    warga, operator = orang(), orang("operator.bamban")
    alamat = f"{warga.asal}/aspirasi/baru/{DESA}/"
    token = CSRF.search(warga.konteks.request.get(alamat).text())
    assert token is not None
    isi = {
        "csrfmiddlewaretoken": token[1],
        "kunci_kirim": str(uuid4()),
        "masalah": "Titian ke langgar patah; hubungi 0812-3456-7890.",
        "kelompok": "sendiri",
        "biarkan_nomor": "on",
    }
    assert warga.konteks.request.post(alamat, form=isi, headers={"Referer": alamat}).ok

    h = operator.halaman
    operator.go("/kerja/aspirasi/triase/")
    expect(h.locator("[data-triase][data-bangun]")).to_be_attached()
    # Down to the last one, which is the newest, and open it.
    baris = h.locator("[data-baris]")
    for _ in range(baris.count()):
        h.keyboard.press("j")
    expect(baris.last).to_be_focused()
    h.keyboard.press("Enter")
    expect(h.locator("#terbuka mark")).to_have_text("0812-3456-7890")
    assert not operator.inspect()

    h.keyboard.press("m")
    expect(h.locator("#terbuka")).to_contain_text("[telepon disamarkan]")
    h.keyboard.press("r")
    expect(h.get_by_role("button", name="Batalkan: Membuka untuk umum")).to_be_visible()
    expect(h.locator("#terbuka")).not_to_contain_text("Titian ke langgar patah")
    h.keyboard.press("u")
    expect(h.locator("#terbuka")).to_contain_text("Titian ke langgar patah")

    # Letters typed into a field are words, not keys.
    h.keyboard.press("h")
    expect(h.locator("[name=sembunyi-pilihan]").first).to_be_focused()
    h.locator("[name=sembunyi-alasan]").press_sequentially("murah")
    expect(h.locator("[name=sembunyi-alasan]")).to_have_value("murah")
    operator.resize(SEMPIT)
    assert not operator.inspect()
