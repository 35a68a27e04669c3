"""Tanpa sinyal: ditulis, ditutup, dibuka lagi, tersambung; yang sampai tepat satu, apa pun yang putus di tengahnya."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import fill, main_of, press
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

ALAMAT = "/aspirasi/baru/63.06.04.2002/"
# Where no other test looks for the voice it sent.
DESA_KELILING = "63.06.04.2001"
HITUNG = """import sys
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from terasa.aspirasi.models import Isi
from terasa.umum import konteks
from django.db import transaction
with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(Isi.objects.filter(masalah__startswith=sys.argv[1]).count())
"""
# Three hundred things as the page keeps them, without typing each.
BANYAK = """async ([awal, desa, n]) => {
  const buka = indexedDB.open("terasa", 1);
  const db = await new Promise((ya) => {
    buka.onupgradeneeded = () => buka.result.createObjectStore("kiriman", { keyPath: "id" });
    buka.onsuccess = () => ya(buka.result);
  });
  const t = db.transaction("kiriman", "readwrite");
  for (let i = 0; i < n; i += 1)
    t.objectStore("kiriman").put({ id: crypto.randomUUID(), jenis: "aspirasi", berkas: [], status: "menunggu", dibuat: i,
      isi: { kode_desa: desa, masalah: `${awal} ${i}`, kelompok: "sendiri", keliling: "1" } });
  await new Promise((ya) => (t.oncomplete = ya));
  db.close();
}"""
# Waits until the phone drew the photo anew; its size then. (The content policy forbids Playwright's own waiting.)
DIGAMBAR_ULANG = """async () => {
  const foto = () => document.querySelector("[name=foto]").files[0];
  for (let i = 0; i < 100 && foto().name !== "foto.jpg"; i += 1) await new Promise((ya) => setTimeout(ya, 100));
  return foto().name === "foto.jpg" ? foto().size : 0;
}"""
SIAP = "navigator.serviceWorker.ready.then((r) => r.active && caches.keys().then((k) => k.length))"


def count(server: Server, awal: str) -> int:
    """How many voices begin with these words at the server."""
    perintah = [sys.executable, "-c", HITUNG, awal]
    jawab = subprocess.run(perintah, env=server.lingkungan, capture_output=True, text=True, check=True)
    return int(jawab.stdout)


def write(h: Page, masalah: str) -> None:
    fill(h, "Apa masalahnya?", masalah)
    press(h, "Kirim aspirasi")


def wait_for_slip(h: Page) -> None:
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible(timeout=30_000)


def draw_photo() -> bytes:
    """Noise, so that it takes many parts of 64 KB even after the phone drew it anew."""
    keluar = io.BytesIO()
    Image.effect_noise((1400, 1100), 90).convert("RGB").save(keluar, "JPEG", quality=90)
    return keluar.getvalue()


def open_offline(orang: BukaOrang) -> Orang:
    """A phone that visited once, kept the page, and now has no signal."""
    warga = orang(luring=True)
    warga.go("/")
    warga.halaman.evaluate(SIAP)
    warga.konteks.set_offline(True)
    return warga


def test_written_without_signal_closed_and_reopened_arrives_exactly_once(
    orang: BukaOrang, server: Server
) -> None:
    awal = "Titian ulin ke langgar patah."
    warga = open_offline(orang)
    # Any address opens the page that the phone kept.
    warga.halaman.goto(f"{server.alamat}/usulan/")
    h = warga.halaman
    h.get_by_label("Desa atau kelurahan").select_option("63.06.04.2002")
    fill(h, "Apa masalahnya?", awal)
    press(h, "Simpan dan kirim")
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    kunci = h.locator("[data-isi=kunci]").inner_text()
    h.close()
    h = warga.halaman = warga.konteks.new_page()
    h.goto(f"{server.alamat}/")
    expect(h.get_by_text(awal)).to_be_visible()
    assert count(server, awal) == 0
    warga.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)
    assert h.locator("[data-isi=kunci]").inner_text() == kunci
    h.goto(f"{server.alamat}/saya/")
    # The key that was shown before there was a code opens it.
    fill(h, "Kunci pribadi", kunci)
    press(h, "Buka")
    expect(main_of(h)).to_contain_text(awal)
    assert count(server, awal) == 1


def drop_answer(h: Page, pola: str, ke: int = 1) -> Callable[[], int]:
    """The server gets the request number `ke`, its answer never comes back; how many requests there were."""
    jumlah = 0

    def lose(rute: Route) -> None:
        nonlocal jumlah
        jumlah += 1
        if jumlah == ke:
            rute.fetch()
            rute.abort("connectionreset")
        else:
            rute.continue_()

    h.route(pola, lose)
    return lambda: jumlah


def test_an_answer_lost_after_the_server_committed_makes_no_second_voice(
    orang: BukaOrang, server: Server
) -> None:
    awal = "Lampu jalan di simpang padam."
    warga = orang()
    warga.go(ALAMAT)
    kali = drop_answer(warga.halaman, "**/luring/kirim/")
    write(warga.halaman, awal)
    expect(main_of(warga.halaman)).to_contain_text("tersimpan di telepon ini")
    assert count(server, awal) == 1
    wait_for_slip(warga.halaman)
    assert (kali(), count(server, awal)) == (2, 1)
    # On a shared phone neither the words nor the key stay behind.
    warga.go("/luring/")
    expect(warga.halaman.get_by_text("Belum ada yang tersimpan di telepon ini.")).to_be_visible()
    expect(warga.halaman.get_by_text(awal)).to_have_count(0)


def test_a_photo_cut_off_in_the_middle_continues_from_there(orang: BukaOrang, server: Server) -> None:
    awal = "Siring longsor di belakang sekolah."
    warga = orang()
    h = warga.halaman
    warga.go(ALAMAT)
    foto: Any = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": draw_photo()}
    h.get_by_label("Foto").set_input_files(foto)
    ukuran: int = h.evaluate(DIGAMBAR_ULANG)
    potong = -(-ukuran // 65536)
    assert potong > 4
    kali = drop_answer(h, "**/luring/berkas/**", ke=potong // 2)
    write(h, awal)
    expect(main_of(h)).to_contain_text("tersimpan di telepon ini")
    wait_for_slip(h)
    # Every part once, and one question how far it had come.
    assert kali() <= potong + 2
    assert count(server, awal) == 1


def test_two_phones_send_one_voice_each(orang: BukaOrang, server: Server) -> None:
    awal = "Sumur RT 2 asin"
    telepon = [open_offline(orang), open_offline(orang)]
    for n, warga in enumerate(telepon):
        warga.halaman.goto(f"{server.alamat}/luring/")
        warga.halaman.get_by_label("Desa atau kelurahan").select_option("63.06.04.2002")
        fill(warga.halaman, "Apa masalahnya?", f"{awal} {n}")
        press(warga.halaman, "Simpan dan kirim")
    for warga in telepon:
        warga.konteks.set_offline(False)
    for warga in telepon:
        expect(warga.halaman.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)
    assert count(server, awal) == 2


def test_a_full_phone_says_so_and_keeps_the_words_on_the_page(orang: BukaOrang, server: Server) -> None:
    warga = orang(luring=True)
    h = warga.halaman
    warga.go("/luring/")
    h.evaluate(SIAP)
    cdp = warga.konteks.new_cdp_session(h)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": server.alamat, "quotaSize": 1})
    warga.konteks.set_offline(True)
    h.get_by_label("Desa atau kelurahan").select_option("63.06.04.2002")
    fill(h, "Apa masalahnya?", "Jembatan putus.")
    press(h, "Simpan dan kirim")
    expect(main_of(h)).to_contain_text("Telepon ini penuh")
    expect(h.get_by_label("Apa masalahnya?")).to_have_value("Jembatan putus.")


def test_a_round_goes_on_where_the_next_words_are_written(orang: BukaOrang) -> None:
    warga = open_offline(orang)
    h = warga.halaman
    warga.halaman.goto(f"{warga.asal}/luring/")
    warga.resize(SEMPIT)
    h.get_by_label("Desa atau kelurahan").select_option(DESA_KELILING)
    h.get_by_label("Saya mencatat untuk banyak orang").check()
    fill(h, "Apa masalahnya?", "Sumur kering.")
    press(h, "Simpan dan kirim")
    expect(h.get_by_text("1 tersimpan di telepon ini")).to_be_in_viewport()
    expect(h.get_by_label("Apa masalahnya?")).to_be_in_viewport()


def test_three_hundred_voices_of_a_round_arrive_in_one_go(orang: BukaOrang, server: Server) -> None:
    awal = "Keliling"
    pendamping = orang("operator.bamban", luring=True)
    h = pendamping.halaman
    pendamping.go("/luring/")
    h.evaluate(BANYAK, [awal, DESA_KELILING, 299])
    h.get_by_label("Desa atau kelurahan").select_option(DESA_KELILING)
    h.get_by_label("Saya mencatat untuk banyak orang").check()
    fill(h, "Apa masalahnya?", f"{awal} terakhir")
    press(h, "Simpan dan kirim")
    expect(main_of(h)).to_contain_text("Silakan catat orang berikutnya")
    expect(h.get_by_text("Mengirim").first).to_be_visible()
    expect(h.locator(".lencana", has_text="Terkirim")).to_have_count(300, timeout=240_000)
    assert count(server, awal) == 300
    # Everyone gets a slip.
    assert h.locator("[data-isi=kode]").evaluate_all("e => new Set(e.map((x) => x.textContent)).size") == 300
