"""Satu rakor dari undangan sampai notulen: enam arahan diketik, dikerjakan dari telepon, dan dibuka lagi rapat berikutnya.

Gambarnya ditulis ke build/layar/. Setiap halaman yang dilewati juga diperiksa seperti di test_aksesibilitas.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    SIAP,
    Lakon,
    expect_message,
    fill,
    follow,
    main_of,
    photo,
    press,
    unfold,
)
from tests.browser.peramban import Orang
from tests.browser.server import Server

JUDUL = "Rakor percepatan Angkinang"
CAMAT, KADES, DINAS, BUPATI = "camat.angkinang", "pembakal.bamban", "dinas.pupr", "bupati"
ARAHAN = (
    "Pasang papan larangan buang sampah @bamban !14h =foto",
    "Perbaiki gorong-gorong simpang pasar @pupr !1b",
    "Kumpulkan laporan triwulan @desa !7h",
    "Data ulang penerima bantuan @bamban !2m",
    "Bersihkan saluran dekat langgar @pupr @bamban !20h",
    "Siapkan lokasi posyandu baru @bamban !1b",
)


def test_satu_rakor_dari_undangan_sampai_rapat_berikutnya(orang: BukaOrang, server: Server) -> None:
    c = Lakon(orang, server)
    c.awalan = "rakor-"
    alamat = invite(c)
    answer(c, alamat)
    type_arahan(c)
    close(c)
    accept_and_report(c, server)
    verify_and_extend(c)
    open_next(c)
    read_as_regent(c)
    assert not c.faults()


def invite(c: Lakon) -> str:
    """The camat plans a meeting that the regent chairs, with every desa in one press."""
    camat = c.siapa(CAMAT)
    h = camat.halaman
    camat.go("/kerja/rakor/")
    c.potret(camat, "daftar", hp=True)
    follow(h, "Siapkan rapat")
    fill(h, "Nama rapat", JUDUL)
    fill(h, "Atau buat seri baru", "Rakor percepatan")
    fill(h, "Hari dan jam", datetime.now().strftime("%Y-%m-%dT09:00"))
    fill(h, "Tempat", "Aula kecamatan")
    h.get_by_label("Pimpinan rapat").select_option(label="Bupati Hulu Sungai Selatan")
    fill(h, "Susunan acara", "09.00 | Pembukaan | Camat\n09.30 | Arahan bupati | Bupati")
    main_of(h).get_by_label("Undang semua: Desa dan kelurahan").check()
    unfold(h, "Kantor kabupaten")
    main_of(h).get_by_label("Dinas Pekerjaan Umum dan Penataan Ruang").check()
    c.potret(camat, "siapkan", hp=True)
    press(h, "Simpan rapat")
    follow(h, "Terbitkan undangan")
    fill(h, "Nomor surat", "005/200/Kec.Akg")
    press(h, "Terbitkan undangan")
    expect_message(h, "Undangan terbit")
    c.potret(camat, "undangan-terbit", hp=True)
    return h.url.removeprefix(camat.asal)


def answer(c: Lakon, alamat: str) -> None:
    """Two invited offices say from their homes that they come."""
    for nama in (KADES, DINAS):
        satu = c.siapa(nama)
        satu.go("/beranda/")
        follow(satu.halaman, "Undangan rapat belum dijawab")
        follow(satu.halaman, JUDUL)
        main_of(satu.halaman).get_by_label("Hadir", exact=True).check()
        press(satu.halaman, "Kirim jawaban")
        expect_message(satu.halaman, "Jawaban kantor Anda tercatat")
    c.potret(c.siapa(KADES), "kades-menjawab", hp=True)


def type_arahan(c: Lakon) -> None:
    """Six arahan by keyboard alone, as they are spoken; a slip keeps the line and offers offices."""
    camat = c.siapa(CAMAT)
    h = camat.halaman
    h.reload()
    press(h, "Buka rapat")
    kotak = h.get_by_label("Ketik arahan, lalu Enter")
    expect(kotak).to_be_focused()
    for n, baris in enumerate(ARAHAN, start=1):
        h.keyboard.type(baris)
        h.keyboard.press("Enter")
        expect(h.locator("#arahan ol > li")).to_have_count(n)
        expect(kotak).to_have_value("")
        expect(kotak).to_be_focused()
    h.keyboard.type("Tambah lampu jalan @bambam !1b")
    h.keyboard.press("Enter")
    expect(kotak).to_have_value("Tambah lampu jalan @bambam !1b")
    expect(main_of(h).get_by_role("button", name="Pemerintah Desa Bamban", exact=True)).to_be_visible()
    c.potret(camat, "rapat-berjalan", hp=True)


def close(c: Lakon) -> None:
    """A sentence of minutes, then the paper is frozen."""
    camat = c.siapa(CAMAT)
    h = camat.halaman
    fill(h, "Pembukaan", "Rapat dibuka camat pukul 09.00.")
    press(h, "Simpan notulen")
    expect_message(h, "Notulen tersimpan")
    follow(h, "Tutup rapat")
    fill(h, "Nomor notulen", "094/55/Kec.Akg")
    press(h, "Tutup dan terbitkan")
    expect_message(h, "Notulen terbit")
    c.potret(camat, "notulen-terbit", hp=True)
    press(h, "Kirim laporan")


def accept_and_report(c: Lakon, server: Server) -> None:
    """Two say that they know; one reports by phone without signal, with a photo."""
    for nama, kata in ((KADES, "papan larangan"), (DINAS, "gorong-gorong")):
        satu = c.siapa(nama)
        open_task(satu, kata)
        press(satu.halaman, "Kami terima")
        expect_message(satu.halaman, "sudah menerimanya")
    c.potret(c.siapa(KADES), "tugas", hp=True)
    tugas = c.siapa(KADES).halaman.url.removeprefix(server.alamat)
    telepon = c.orang(KADES, luring=True)
    telepon.go(f"{tugas}laporan/")
    telepon.halaman.evaluate(SIAP)
    c.potret(telepon, "lapor", hp=True)
    telepon.konteks.set_offline(True)
    h = telepon.halaman
    h.goto(f"{server.alamat}{tugas}laporan/")
    expect(h.get_by_label("Tugas", exact=True)).to_have_value(tugas.split("/")[3])
    bagian = h.locator("section", has_text="Laporkan tugas arahan").last
    bagian.get_by_label("Apa yang sudah dikerjakan?").fill("Papan terpasang di tiga tempat.")
    gambar = {"name": "papan.jpg", "mimeType": "image/jpeg", "buffer": photo("papan", "seagreen")}
    bagian.get_by_label("Foto atau PDF sebagai bukti").set_input_files(gambar)  # type: ignore[arg-type]
    telepon.shoot("rakor-lapor-luring")
    bagian.get_by_role("button", name="Simpan dan kirim").click()
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    telepon.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)


def verify_and_extend(c: Lakon) -> None:
    """The camat saw the board and verifies; the regent, who gave it, extends another one with a reason."""
    camat = c.siapa(CAMAT)
    camat.go("/kerja/tindak-lanjut/")
    c.potret(camat, "menunggu-camat", hp=True)
    follow(camat.halaman, "Pasang papan larangan")
    expect(main_of(camat.halaman).get_by_role("img", name="Foto bukti")).to_be_visible()
    press(camat.halaman, "Benar, sudah dikerjakan")
    expect_message(camat.halaman, "Terverifikasi")
    bupati = c.siapa(BUPATI)
    open_task(bupati, "gorong-gorong")
    unfold(bupati.halaman, "Perpanjang")
    fill(bupati.halaman, "Tenggat baru", (datetime.now() + timedelta(days=70)).strftime("%Y-%m-%d"))
    fill(bupati.halaman, "Mengapa diperpanjang?", "Pipa pesanan baru datang bulan depan.")
    press(bupati.halaman, "Perpanjang")
    expect_message(bupati.halaman, "Diperpanjang")
    bupati.go("/kerja/tindak-lanjut/papan/")
    c.potret(bupati, "papan", hp=True)


def open_next(c: Lakon) -> None:
    """The next meeting of the series opens with what the first left."""
    camat = c.siapa(CAMAT)
    h = camat.halaman
    camat.go("/kerja/rakor/")
    follow(h, JUDUL)
    follow(h, "Siapkan rapat berikutnya")
    fill(h, "Hari dan jam", (datetime.now() + timedelta(days=30)).strftime("%Y-%m-%dT09:00"))
    press(h, "Simpan rapat")
    press(h, "Buka rapat")
    terbuka = h.locator("#terbuka")
    expect(terbuka).to_contain_text("Perbaiki gorong-gorong simpang pasar")
    expect(terbuka).to_contain_text("Siapkan lokasi posyandu baru")
    kartu = terbuka.locator("li", has_text="papan larangan")
    kartu.get_by_role("button", name="Nyatakan selesai").click()
    expect_message(h, "Dinyatakan selesai")
    expect(h.locator("#terbuka")).not_to_contain_text("papan larangan")
    c.potret(camat, "rapat-berikutnya", hp=True)


def read_as_regent(c: Lakon) -> None:
    """His home counts what he gave and what is still open."""
    bupati = c.siapa(BUPATI)
    bupati.go("/beranda/")
    expect(main_of(bupati.halaman)).to_contain_text("Arahan yang Anda berikan, masih terbuka")
    c.potret(bupati, "beranda-bupati", hp=True)


def open_task(satu: Orang, kata: str) -> None:
    satu.go("/kerja/tindak-lanjut/")
    main_of(satu.halaman).get_by_role("link", name=kata).first.click()
