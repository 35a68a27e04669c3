"""Sambungan yang putus ketika mengirim: halaman tetap, isian tetap, dan yang dikirim lagi tersimpan satu kali."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import fill, main_of, press

MASALAH = "Pintu air sawah macet sejak banjir."


def test_what_was_typed_stays_until_the_server_answers_again(orang: BukaOrang) -> None:
    warga = orang()
    h = warga.halaman
    warga.go("/aspirasi/baru/63.06.04.2002/")
    fill(h, "Apa masalahnya?", MASALAH)
    warga.konteks.set_offline(True)
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sambungan terputus")
    expect(main_of(h).get_by_label("Apa masalahnya?")).to_have_value(MASALAH)
    warga.konteks.set_offline(False)
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sudah tersambung lagi")
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible()


def test_a_server_that_fails_is_told_apart_from_one_that_answers(orang: BukaOrang) -> None:
    warga = orang()
    h = warga.halaman
    warga.go("/aspirasi/baru/63.06.04.2002/")
    fill(h, "Apa masalahnya?", MASALAH)
    h.route("**/sehat", lambda rute: rute.fulfill(status=503))
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("alert")).to_contain_text("belum ada yang terkirim")
    h.unroute("**/sehat")
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible()
