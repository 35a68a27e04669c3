"""Sambungan yang putus ketika mengirim: halaman tetap, isian tetap, dan tombolnya ditekan sekali lagi."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import fill, main_of, press

KUNCI = "AAAAA-BBBBB-CCCCC-DDDDD"


def test_what_was_typed_stays_until_the_server_answers_again(orang: BukaOrang) -> None:
    warga = orang()
    h = warga.halaman
    warga.go("/saya/")
    fill(h, "Kunci pribadi", KUNCI)
    warga.konteks.set_offline(True)
    press(h, "Buka")
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sambungan terputus")
    expect(main_of(h).get_by_label("Kunci pribadi")).to_have_value(KUNCI)
    warga.konteks.set_offline(False)
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sudah tersambung lagi")
    press(h, "Buka")
    expect(main_of(h)).to_contain_text("tidak cocok")


def test_a_server_that_fails_is_told_apart_from_one_that_answers(orang: BukaOrang) -> None:
    warga = orang()
    h = warga.halaman
    warga.go("/saya/")
    fill(h, "Kunci pribadi", KUNCI)
    h.route("**/sehat", lambda rute: rute.fulfill(status=503))
    press(h, "Buka")
    expect(main_of(h).get_by_role("alert")).to_contain_text("belum ada yang terkirim")
    h.unroute("**/sehat")
    press(h, "Buka")
    expect(main_of(h)).to_contain_text("tidak cocok")
