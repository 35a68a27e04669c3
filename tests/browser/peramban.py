"""Chromium Debian, dan apa yang diminta dari setiap halaman: terbaca semua orang dan muat di telepon."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

LAYAR = Path(__file__).resolve().parents[2] / "build" / "layar"
PROGRAM = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
PILIHAN = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LEBAR = {"width": 1200, "height": 800}
SEMPIT = {"width": 360, "height": 740}
BERAT = {"serious", "critical"}
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
# What sticks out of a narrow page although nothing around it may be scrolled.
MELEBAR = """() => {
  const batas = document.documentElement.clientWidth;
  const lebar = document.documentElement.scrollWidth;
  if (lebar <= batas && document.body.scrollWidth <= batas) return [];
  const bisaDigulir = (e) => {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
      if (/(auto|scroll|hidden|clip)/.test(getComputedStyle(p).overflowX)) return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > batas + 0.5 && !bisaDigulir(e))
    .slice(0, 4)
    .map((e) => `<${e.tagName} class="${e.className}"> sampai ${e.getBoundingClientRect().right} px`);
}"""

# Photos further down load when someone scrolls to them; a picture of the whole page waits for all of them.
MUAT_GAMBAR = """() => Promise.all([...document.images].map((i) => {
  i.loading = "eager";
  return i.complete || new Promise((selesai) => { i.onload = i.onerror = selesai; });
}))"""


def find_program() -> str | None:
    """Debian's Chromium; None when it is not installed."""
    return next((p for p in PROGRAM if Path(p).exists()), None)


@contextmanager
def open_browser(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(PILIHAN), env=_words())
        try:
            yield browser
        finally:
            browser.close()


def _words() -> dict[str, str | float | bool]:
    """Chromium's own words (file buttons, dates) in Indonesian, as residents see them."""
    return {**os.environ, "LANGUAGE": "id"}


@dataclass
class Orang:
    """One person's browser, and what went wrong in it."""

    nama: str
    asal: str
    konteks: BrowserContext
    halaman: Page
    keluhan: list[str] = field(default_factory=list)

    def go(self, jalur: str) -> Response:
        """Open a path; anything but an answer of 200 is a failure."""
        jawaban = self.halaman.goto(self.asal + jalur)
        assert jawaban is not None
        assert jawaban.ok, f"{jalur} → {jawaban.status}"
        return jawaban

    def sign_in(self, sandi: str) -> None:
        """As this username, without passing the page: its form is tested by the journey."""
        alamat = f"{self.asal}/akun/login/"
        minta = self.konteks.request
        token = CSRF.search(minta.get(alamat).text())
        assert token is not None
        isi = {"login": self.nama, "password": sandi, "csrfmiddlewaretoken": token[1]}
        jawaban = minta.post(alamat, form=isi, headers={"Referer": alamat})
        assert jawaban.url.endswith("/beranda/"), f"{self.nama} tidak dapat masuk: {jawaban.status}"

    def shoot(self, nama: str) -> None:
        """A picture of the whole page for people to look at."""
        LAYAR.mkdir(parents=True, exist_ok=True)
        self.halaman.evaluate(MUAT_GAMBAR)
        ukuran = self.halaman.viewport_size or LEBAR
        # A window as tall as the page, so that what sticks to its lower edge stands at the end.
        tinggi = self.halaman.evaluate("document.documentElement.scrollHeight")
        self.resize({**ukuran, "height": max(tinggi, ukuran["height"])})
        self.halaman.screenshot(path=LAYAR / f"{nama}.png")
        self.resize(ukuran)

    def inspect(self) -> list[str]:
        """What is wrong with the page as it stands: for a screen reader, on a phone, in the console."""
        galat = [*_axe(self.halaman), *self.narrow(), *self.keluhan]
        self.keluhan.clear()
        return [f"{self.halaman.url.removeprefix(self.asal)}: {g}" for g in galat]

    def resize(self, ukuran: Mapping[str, int]) -> None:
        """The window of this person."""
        self.halaman.set_viewport_size({"width": ukuran["width"], "height": ukuran["height"]})

    def narrow(self) -> list[str]:
        """Elements that push the body wider than a small phone."""
        self.resize(SEMPIT)
        keluar: list[str] = self.halaman.evaluate(MELEBAR)
        self.resize(LEBAR)
        return [f"melebar di {SEMPIT['width']} px: {k}" for k in keluar]


def _axe(halaman: Page) -> list[str]:
    hasil: dict[str, Any] = Axe().run(halaman).response
    return [
        f"{v['id']} ({v['impact']}, {len(v['nodes'])} kali): {v['nodes'][0]['html'][:160]}"
        for v in hasil["violations"]
        if v["impact"] in BERAT
    ]


@contextmanager
def open_orang(
    browser: Browser, asal: str, nama: str, *, skrip: bool = True, luring: bool = False
) -> Iterator[Orang]:
    """A browser of their own: cookies, viewport, with or without JavaScript; `luring` lets pages open offline."""
    konteks = browser.new_context(
        viewport=LEBAR,  # type: ignore[arg-type]
        java_script_enabled=skrip,
        locale="id-ID",
        timezone_id="Asia/Makassar",
        reduced_motion="reduce",
        service_workers="allow" if luring else "block",
    )
    konteks.set_default_timeout(15_000)
    orang = Orang(nama, asal, konteks, konteks.new_page())
    _listen(orang)
    try:
        yield orang
    finally:
        konteks.close()


def _listen(orang: Orang) -> None:
    """Errors of scripts, refusals of the content policy and requests to strangers are complaints."""
    halaman = orang.halaman
    halaman.on("pageerror", lambda e: orang.keluhan.append(f"galat skrip: {e}"))
    halaman.on("console", lambda m: orang.keluhan.append(f"konsol: {m.text}") if m.type == "error" else None)
    milik = (orang.asal, "data:", "blob:")
    halaman.on(
        "request", lambda r: None if r.url.startswith(milik) else orang.keluhan.append(f"meminta {r.url}")
    )
