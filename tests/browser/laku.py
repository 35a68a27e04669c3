"""Apa yang dilakukan orang pada halaman: menekan, mengisi, memilih, dan membaca pesannya."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.browser.peramban import LEBAR, SEMPIT, Orang
from tests.browser.server import Server

# In the browser: what officers use without signal is kept after their first page; this waits for it.
SIAP = """(async () => {
  await navigator.serviceWorker.ready;
  for (let n = 0; n < 150; n++) {
    if (await caches.match("/luring/survei/")) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error("belum tersimpan");
})()"""


@dataclass
class Lakon:
    """People of one journey, its numbered pictures, and what was wrong on the pages they passed."""

    orang: Callable[..., Orang]
    server: Server
    awalan: str = ""
    gambar: int = 0
    galat: list[str] = field(default_factory=list)
    lewat: dict[str, Orang] = field(default_factory=dict)
    # Pages that were looked at before are passed without stopping.
    memotret: bool = True

    def siapa(self, nama: str) -> Orang:
        """The same person again, or one who signs in now through the page."""
        if nama not in self.lewat:
            self.lewat[nama] = self.orang()
            if nama in self.server.akun:
                sign_in(self.lewat[nama], nama, self.server.sandi)
        return self.lewat[nama]

    def potret(self, orang: Orang, nama: str, *, hp: bool = False) -> None:
        """A picture with the next number, the page's faults, and how it looks on a phone when asked."""
        if not self.memotret:
            return
        self.gambar += 1
        judul = f"{self.awalan}{self.gambar:02d}-{nama}"
        orang.shoot(judul)
        self.galat += orang.inspect()
        if hp:
            orang.resize(SEMPIT)
            orang.shoot(f"{judul}-360")
            orang.resize(LEBAR)

    def faults(self, *, kecuali: str = "") -> str:
        """What was wrong on the pages, once each; `kecuali`: what this journey brought about itself."""
        return "\n".join(g for g in dict.fromkeys(self.galat) if not kecuali or kecuali not in g)


def sign_in(orang: Orang, nama: str, sandi: str) -> None:
    orang.go("/akun/login/")
    fill(orang.halaman, "Nama pengguna", nama)
    orang.halaman.get_by_role("main").locator("input[type=password]").fill(sandi)
    press(orang.halaman, "Masuk")
    expect(orang.halaman).to_have_url(re.compile("/beranda/$"))


def main_of(halaman: Page) -> Locator:
    return halaman.get_by_role("main")


def press(halaman: Page, tombol: str) -> None:
    """Press, and wait until the page has asked whether the server answers."""
    main_of(halaman).get_by_role("button", name=tombol, exact=True).first.click()
    expect(main_of(halaman).locator("form[aria-busy]")).to_have_count(0)


def follow(halaman: Page, tautan: str | re.Pattern[str]) -> None:
    main_of(halaman).get_by_role("link", name=tautan).first.click()


def unfold(halaman: Page, judul: str) -> None:
    main_of(halaman).locator("summary", has_text=judul).first.click()


def fill(halaman: Page, label: str, nilai: str) -> None:
    main_of(halaman).get_by_label(label).first.fill(nilai)


def choose(halaman: Page, label: str, pilihan: str) -> None:
    main_of(halaman).get_by_label(label).first.select_option(pilihan)


def confirm(halaman: Page, label: str, ya: str) -> None:
    """Open the fold that asks, and answer yes."""
    unfold(halaman, label)
    press(halaman, ya)


def expect_message(halaman: Page, teks: str) -> None:
    expect(main_of(halaman).get_by_role("status").first).to_contain_text(teks)


@contextmanager
def phone(orang: Orang) -> Iterator[Page]:
    """As this person works on a small phone."""
    orang.resize(SEMPIT)
    yield orang.halaman
    orang.resize(LEBAR)


def photo(teks: str, warna: str) -> bytes:
    """A picture as a phone takes it, large enough to be made smaller."""
    gambar = Image.new("RGB", (2000, 1500), warna)
    pena = ImageDraw.Draw(gambar)
    for n in range(0, 2000, 90):
        pena.line((n, 0, 2000 - n, 1500), fill="white", width=6)
    pena.text((80, 80), teks, fill="black", font_size=90)
    berkas = io.BytesIO()
    gambar.save(berkas, "JPEG", quality=80)
    return berkas.getvalue()


def upload(halaman: Page, label: str, nama: str, data: bytes) -> None:
    berkas = {"name": nama, "mimeType": "image/jpeg", "buffer": data}
    main_of(halaman).get_by_label(label).first.set_input_files(berkas)  # type: ignore[arg-type]


def choose_nth(dalam: Page | Locator, label: str, n: int) -> None:
    akar = main_of(dalam) if isinstance(dalam, Page) else dalam
    akar.get_by_label(label).first.select_option(index=n)


def fill_in(dalam: Locator, label: str, nilai: str) -> None:
    dalam.get_by_label(label).first.fill(nilai)


def fill_usulan(h: Page, judul: str, masalah: str, volume: str, biaya: str, tahun: int) -> None:
    """The form of an usulan, up to where its money should come from."""
    fill(h, "Judul usulan", judul)
    fill(h, "Masalah yang diatasi", masalah)
    fill(h, "Lokasi", "RT 03 dekat langgar")
    fill(h, "Volume", volume)
    fill(h, "Satuan", "m")
    fill(h, "Perkiraan biaya (rupiah)", biaya)
    fill(h, "Penerima manfaat", "180")
    choose(h, "Tahun anggaran", str(tahun))
