"""Rekaman suara warga di telepon: direkam, didengar, dihapus, direkam ulang, terkirim; hanya petugas yang mendengarnya."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import fill, main_of, press
from tests.browser.peramban import PILIHAN, SEMPIT, Orang, find_program, open_orang
from tests.browser.server import Server

ALAMAT = "/aspirasi/baru/63.06.04.2002/"
# A microphone that hums, and a person who allows it.
MIKROFON = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
# Seconds that the player could really decode, and whether the page still holds the microphone.
TERDENGAR = """async (e) => {
  e.muted = true;
  await e.play();
  for (let i = 0; i < 50 && e.currentTime < 0.2; i += 1) await new Promise((ya) => setTimeout(ya, 100));
  e.pause();
  return e.currentTime;
}"""
BERKAS = "(e) => [...e.files].map((b) => [b.name, b.type, b.size])"


@pytest.fixture(scope="module")
def bersuara(chromium: Browser) -> Iterator[Browser]:
    """A browser with a microphone."""
    peramban = chromium.browser_type.launch(executable_path=find_program(), args=[*PILIHAN, *MIKROFON])
    yield peramban
    peramban.close()


@pytest.fixture
def warga(bersuara: Browser, server: Server) -> Iterator[Orang]:
    with open_orang(bersuara, server.alamat, "", luring=True) as orang:
        yield orang


def note_of(h: Page) -> Locator:
    return h.locator("[data-rekam]")


def button(h: Page, nama: str) -> Locator:
    return main_of(h).get_by_role("button", name=re.compile(nama))


def record(h: Page, detik: float = 1.2, tombol: str = "Rekam suara") -> None:
    button(h, tombol).click()
    expect(button(h, r"Berhenti merekam \(1 detik\)")).to_be_visible()
    h.wait_for_timeout(detik * 1000 - 1000)
    button(h, "Berhenti merekam").click()
    expect(button(h, "Rekam ulang")).to_be_visible()


def heard(putar: Locator) -> bool:
    return float(putar.evaluate(TERDENGAR)) >= 0.2


def play_as_operator(orang: BukaOrang, tanda: str) -> None:
    """The newest voice of the desk that has this mark can be heard in triage and on its own page."""
    operator = orang("operator.bamban")
    h = operator.halaman
    operator.go("/kerja/aspirasi/triase/")
    h.get_by_role("navigation", name="Antrean suara baru").get_by_role("link", name=tanda).last.click()
    assert heard(h.locator("#terbuka audio"))
    assert not operator.inspect()
    main_of(h).get_by_role("link", name=re.compile("Jawab, ubah teks")).click()
    assert heard(main_of(h).locator("audio"))
    assert not operator.inspect()


def test_recorded_heard_removed_recorded_anew_and_sent(warga: Orang, orang: BukaOrang) -> None:
    h = warga.halaman
    warga.go(ALAMAT)
    record(h)
    assert heard(main_of(h).locator("audio"))
    assert note_of(h).evaluate(BERKAS)[0][:2] == ["rekaman.webm", "audio/webm"]
    assert not warga.inspect()
    button(h, "Hapus rekaman").click()
    assert note_of(h).evaluate(BERKAS) == []
    expect(main_of(h).locator("audio")).to_be_hidden()
    expect(button(h, "Rekam suara")).to_be_focused()

    record(h)
    record(h, tombol="Rekam ulang")
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=30_000)
    kode, kunci = main_of(h).locator(".kode-besar").all_inner_texts()

    play_as_operator(orang, kode)
    warga.go("/saya/")
    fill(h, "Kode aspirasi", kode)
    fill(h, "Kunci pribadi", kunci)
    press(h, "Buka")
    assert heard(main_of(h).locator("audio"))
    assert not warga.inspect()
    rekaman = str(main_of(h).locator("audio").get_attribute("src"))

    # Nobody else hears it, and no public page speaks of it.
    umum = orang()
    assert umum.konteks.request.get(f"{umum.asal}{rekaman}").status == 404
    jejak = f"/jejak/{kode.replace('-', '')}"
    for alamat in (jejak, f"{jejak}.json", "/", "/cari/?q=rekaman"):
        jawaban = umum.konteks.request.get(f"{umum.asal}{alamat}")
        assert jawaban.ok, alamat
        assert rekaman.rstrip("/").rpartition("/")[2] not in jawaban.text(), alamat


def test_recorded_without_signal_it_waits_on_the_phone_and_arrives_once(
    warga: Orang, orang: BukaOrang, server: Server
) -> None:
    h = warga.halaman
    warga.go("/luring/")
    h.evaluate("navigator.serviceWorker.ready.then((r) => r.active && caches.keys().then((k) => k.length))")
    warga.konteks.set_offline(True)
    h.goto(f"{server.alamat}/usulan/")
    h.get_by_label("Desa atau kelurahan").select_option("63.06.04.2002")
    fill(h, "Dusun, RT, atau RW", "RT 07 hulu")
    record(h)
    press(h, "Simpan dan kirim")
    expect(h.get_by_role("heading", name="Rekaman suara tanpa tulisan")).to_be_visible()
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    expect(h.locator("[data-isi=berkas]")).to_have_text("rekaman suara")
    # The form is ready for the next one: nothing of this recording is left in it.
    expect(button(h, "Rekam suara")).to_be_visible()
    assert note_of(h).evaluate(BERKAS) == []
    kirim: list[str] = []
    h.on("request", lambda r: _note(r, kirim))
    warga.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)
    assert len(kirim) == 1
    play_as_operator(orang, h.locator("[data-isi=kode]").inner_text())


def _note(permintaan: Request, kirim: list[str]) -> None:
    if permintaan.url.endswith("/luring/kirim/"):
        kirim.append(permintaan.url)


def test_sent_while_still_speaking_the_recording_goes_along(warga: Orang, orang: BukaOrang) -> None:
    h = warga.halaman
    warga.go(ALAMAT)
    fill(h, "Apa masalahnya?", "Saya jelaskan lewat suara saja.")
    button(h, "Rekam suara").click()
    expect(button(h, r"Berhenti merekam \(1 detik\)")).to_be_visible()
    button(h, "Kirim aspirasi").click()
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=30_000)
    play_as_operator(orang, main_of(h).locator(".kode-besar").first.inner_text())


def test_it_ends_by_itself_after_a_minute_and_says_so(warga: Orang) -> None:
    h = warga.halaman
    h.clock.install()
    warga.go(ALAMAT)
    button(h, "Rekam suara").click()
    expect(button(h, "Berhenti merekam")).to_be_visible()
    h.clock.fast_forward(58_000)
    expect(button(h, r"Berhenti merekam \(5[89] detik\)")).to_be_visible()
    h.clock.fast_forward(3_000)
    expect(button(h, "Rekam ulang")).to_be_visible()
    expect(main_of(h).get_by_text("Berhenti di 60 detik")).to_be_visible()
    assert len(note_of(h).evaluate(BERKAS)) == 1


def test_a_refused_microphone_is_explained_and_a_file_is_still_taken(orang: BukaOrang) -> None:
    warga = orang()
    h = warga.halaman
    warga.go(ALAMAT)
    button(h, "Rekam suara").click()
    expect(main_of(h).get_by_text("Mikrofon tidak dapat dipakai")).to_be_visible()
    # To be tried again after the phone was told to allow it.
    expect(button(h, "Rekam suara")).to_be_enabled()
    warga.resize(SEMPIT)
    assert not warga.inspect()
    berkas = {
        "name": "pesan suara.m4a",
        "mimeType": "audio/mp4",
        "buffer": b"\0\0\0\x20ftypM4A " + b"\0" * 99,
    }
    note_of(h).set_input_files(berkas)  # type: ignore[arg-type]
    expect(button(h, "Hapus rekaman")).to_be_visible()
    expect(main_of(h).get_by_text("Mikrofon tidak dapat dipakai")).to_have_count(0)
    # Too large for a minute: said at once, not after the signal came.
    note_of(h).set_input_files({**berkas, "buffer": b"\0" * (2 * 1024 * 1024 + 1)})  # type: ignore[arg-type]
    expect(main_of(h).get_by_text("Terlalu besar")).to_be_visible()
    assert note_of(h).evaluate(BERKAS) == []
