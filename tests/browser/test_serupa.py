"""Yang sudah diusulkan ditanyakan selagi orang menulis: mendukung, berkata bukan, tanpa skrip, dan di loket."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import fill, main_of, press, unfold
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

DESA = "63.06.04.2002"
ALAMAT = f"/aspirasi/baru/{DESA}/"


@dataclass(frozen=True)
class Ada:
    """An usulan of this desa that more voices can carry."""

    kode: str
    judul: str
    lokasi: str

    @property
    def ucapan(self) -> str:
        return f"Kami minta {self.judul.lower()}, sudah lama ditunggu."


def list_usulan(orang: Orang) -> list[dict[str, str]]:
    teks = orang.konteks.request.get(f"{orang.asal}/usulan.csv").text()
    return [u for u in csv.DictReader(io.StringIO(teks.lstrip("\ufeff"))) if u["kode_desa"] == DESA]


def count_suara(orang: Orang, ada: Ada) -> int:
    return int(next(u["suara"] for u in list_usulan(orang) if u["kode"] == ada.kode))


@pytest.fixture
def ada(orang: BukaOrang) -> Ada:
    semua = [u for u in list_usulan(orang()) if u["status"] == "diajukan"]
    # One that names a place, so that the same words are surely the same.
    satu = next(u for u in semua if u["lokasi"] in {"tepi sungai", "ujung kampung"})
    return Ada(satu["kode"], satu["judul"], satu["lokasi"])


def write(h: Page, ada: Ada) -> Locator:
    """Type, pause, and be asked."""
    fill(h, "Apa masalahnya?", ada.ucapan)
    fill(h, "Dekat apa?", ada.lokasi)
    tanya = main_of(h).get_by_role("group", name="Apakah ini yang sama?")
    expect(tanya).to_be_visible()
    return tanya


def choice(tanya: Locator, ada: Ada) -> Locator:
    return tanya.get_by_role("radio", name=re.compile(f"Dukung yang ini: {ada.judul}"))


def send(h: Page) -> str:
    """The code on the slip."""
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=30_000)
    return main_of(h).locator(".kode-besar").first.inner_text().replace("-", "")


def test_one_resident_supports_it_and_it_has_one_more_voice(orang: BukaOrang, ada: Ada) -> None:
    warga, operator = orang(), orang("operator.bamban")
    sebelum = count_suara(warga, ada)
    warga.go(ALAMAT)
    tanya = write(warga.halaman, ada)
    # Nothing is answered for the person, and the reason stands beside it.
    expect(tanya.get_by_role("radio", checked=True)).to_have_count(0)
    expect(tanya).to_contain_text(re.compile("Tempat yang sama|Pekerjaan yang sama|sama"))
    assert not warga.inspect()
    choice(tanya, ada).check()
    kode = send(warga.halaman)

    h = operator.halaman
    operator.go(f"/kerja/aspirasi/{kode}/")
    expect(main_of(h)).to_contain_text("Pengirimnya menunjuk usulan ini")
    press(h, "Gabungkan ke usulan itu")
    expect(main_of(h).get_by_role("heading", level=1)).to_contain_text(ada.judul)
    assert count_suara(warga, ada) == sebelum + 1


def test_another_says_no_is_not_asked_again_and_the_village_knows(orang: BukaOrang, ada: Ada) -> None:
    warga, operator = orang(), orang("operator.bamban")
    h = warga.halaman
    warga.go(ALAMAT)
    tanya = write(h, ada)
    tanya.get_by_role("radio", name="Bukan, punya saya lain").check()
    with h.expect_response("**/aspirasi/serupa/**"):
        fill(h, "Dusun, RT, atau RW", "RT 01")
    expect(tanya.get_by_role("radio", name="Bukan, punya saya lain")).to_be_checked()
    kode = send(h)
    operator.go(f"/kerja/aspirasi/{kode}/")
    unfold(operator.halaman, "Yang dikatakan bukan yang sama")
    ingat = main_of(operator.halaman).get_by_role("listitem").filter(has_text=f"{ada.judul}")
    expect(ingat.filter(has_text="menurut Warga")).to_be_visible()
    expect(main_of(operator.halaman).get_by_role("heading", name=ada.judul)).to_have_count(0)
    assert not operator.inspect()


def test_without_script_the_same_is_asked_after_sending(orang: BukaOrang, server: Server, ada: Ada) -> None:
    h = orang(skrip=False).halaman
    h.goto(server.alamat + ALAMAT)
    # Only what is surely the same stops somebody who did not ask.
    h.get_by_label("Apa masalahnya?").fill(f"{ada.judul}.")
    h.get_by_label("Dekat apa?").fill(ada.lokasi)
    main_of(h).get_by_role("button", name="Kirim aspirasi").click()
    expect(h.get_by_role("heading", name="Apakah ini yang sama?")).to_be_visible()
    choice(main_of(h), ada).check()
    main_of(h).get_by_role("button", name="Kirim aspirasi").click()
    expect(h.get_by_role("heading", name="Simpan slip ini")).to_be_visible()


def test_the_counter_asks_it_too_on_a_small_screen(orang: BukaOrang, ada: Ada) -> None:
    operator = orang("operator.bamban")
    h = operator.halaman
    operator.resize(SEMPIT)
    operator.go("/kerja/aspirasi/catat/")
    tanya = write(h, ada)
    assert not operator.inspect()
    choice(tanya, ada).check()
    press(h, "Simpan dan cetak slip")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible()
