"""Musyawarah dusun di balai tanpa internet: paketnya dibawa, listriknya padam, paketnya pulang satu kali."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from terasa.musrenbang.rules import paket
from tests.browser.balai import Laptop, open_laptop, run
from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    Lakon,
    choose,
    choose_nth,
    expect_message,
    fill,
    follow,
    main_of,
    press,
)
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

TAHUN = date.today().year + 3
GAGASAN = ("Titian kayu ke sawah dusun hulu", "Lampu surya di simpang dusun", "Gapura masuk dusun")
KALIMAT = "Gapura dapat dibuat gotong royong; titian dan lampu didahulukan."
SARAN = ("Lebar titian dua meter.", "Pakai kayu ulin bekas jembatan lama.")
PEMBAWA = "Operator Desa Bamban"


@dataclass
class Balai(Lakon):
    """What one hour hands to the next."""

    awalan: str = "balai-"
    forum: str = ""
    slug: str = ""

    @property
    def operator(self) -> Orang:
        return self.siapa("operator.bamban")

    def di_balai(self, laptop: Laptop, nama: str) -> Orang:
        """Somebody in the hall, whose browser knows only this laptop."""
        if nama not in self.lewat:
            self.lewat[nama] = self.orang(asal=laptop.alamat)
        return self.lewat[nama]


def test_paket_dibawa_ke_balai_dan_pulang_satu_kali(orang: BukaOrang, server: Server, tmp_path: Path) -> None:
    c = Balai(orang, server)
    berkas = tmp_path / "paket.zip"
    open_musdus(c)
    take_away(c, berkas)
    with open_laptop(berkas) as laptop:
        sign_in_with_pin(c, laptop)
        record_hadir(c, laptop)
        decide_through_a_power_cut(c, laptop)
        write_on_the_same_usulan(c, laptop)
        vote_on_paper(c, laptop)
        finish(c, laptop)
    bring_back(c, berkas.with_name("paket-kembali.zip"))
    assert not c.faults(kecuali="ERR_CONNECTION_REFUSED")


def open_musdus(c: Balai) -> None:
    """In the office, while there is a signal: the forum and three ideas."""
    h = c.operator.halaman
    c.operator.go("/kerja/forum/buka/")
    main_of(h).get_by_role("radio", name="Musyawarah dusun Desa Bamban").check()
    choose(h, "Tahun anggaran", str(TAHUN))
    fill(h, "Tempat", "Rumah ketua RT 04")
    press(h, "Buka forum")
    expect_message(h, "Forum dibuka")
    c.forum = h.url.rstrip("/").rpartition("/")[2]
    follow(h, "Catat gagasan")
    for judul in GAGASAN:
        fill(h, "Gagasan", judul)
        press(h, "Catat gagasan")
        expect_message(h, "Gagasan tercatat")
    c.operator.go(f"/kerja/forum/{c.forum}/metode/")
    main_of(h).get_by_role("radio", name="setiap orang mengurutkan").check()
    press(h, "Pakai metode ini")


def take_away(c: Balai, berkas: Path) -> None:
    """The package is written; from now on the server says who has the forum and lets nobody decide here."""
    _kode, daftar, _galat = run(c.server, "forum", "daftar", "--kabupaten", "63.06", "--tahun", TAHUN)
    c.slug = next(f["slug"] for f in daftar["forum"] if f["slug"].startswith("musdus"))
    kode, isi, galat = run(c.server, "forum", "bawa", c.slug, "-o", berkas, "--pembawa", PEMBAWA)
    assert (kode, isi["usulan"]) == (0, len(GAGASAN)), galat
    h = c.operator.halaman
    c.operator.go(f"/kerja/forum/{c.forum}/")
    expect(main_of(h)).to_contain_text(f"sedang dibawa ke balai oleh {PEMBAWA}")
    c.potret(c.operator, "dibawa", hp=True)
    fill(h, f"Peringkat: {GAGASAN[0]}", "1")
    press(h, "Simpan semua di halaman ini")
    expect(main_of(h).get_by_role("alert")).to_contain_text("dibawa ke balai")


def sign_in_with_pin(c: Balai, laptop: Laptop) -> None:
    """Phones read without an account; who decides types the PIN of the terminal."""
    warga = c.di_balai(laptop, "warga")
    warga.resize(SEMPIT)
    warga.go("/")
    for judul in GAGASAN:
        expect(main_of(warga.halaman)).to_contain_text(judul)
    warga.go("/operator")
    expect(main_of(warga.halaman)).to_contain_text("Masuk operator")
    warga.go("/")
    for nama in ("Operator 1", "Operator 2"):
        h = c.di_balai(laptop, nama).halaman
        c.di_balai(laptop, nama).go("/operator")
        fill(h, "Nama pada catatan", nama)
        fill(h, "PIN", "000000" if laptop.pin != "000000" else "111111")
        press(h, "Masuk")
        expect(main_of(h).get_by_role("alert")).to_contain_text("PIN salah")
        fill(h, "Nama pada catatan", nama)
        fill(h, "PIN", laptop.pin)
        press(h, "Masuk")
        expect(main_of(h).get_by_role("heading", level=1)).to_have_text("Usulan")
    c.potret(c.di_balai(laptop, "Operator 1"), "meja", hp=True)


def record_hadir(c: Balai, laptop: Laptop) -> None:
    """The attendance is counted on every screen within seconds."""
    satu = c.di_balai(laptop, "Operator 1")
    layar = c.di_balai(laptop, "proyektor")
    layar.go("/layar")
    h = satu.halaman
    satu.go("/operator/hadir")
    for nama, kelamin in (("Warga Satu", "P"), ("Warga Dua", "L"), ("Salah Tulis", "L")):
        fill(h, "Nama", nama)
        choose(h, "Jenis kelamin", kelamin)
        choose_nth(h, "Kelompok umur", 2)
        choose_nth(h, "Unsur", 1)
        press(h, "Catat")
        expect(main_of(h).get_by_role("rowheader", name=nama)).to_be_visible()
    press(h, "Hapus Salah Tulis")
    expect(main_of(h).get_by_role("rowheader", name="Salah Tulis")).to_have_count(0)
    c.potret(satu, "daftar-hadir", hp=True)
    expect(main_of(layar.halaman)).to_contain_text("Hadir 2 orang")
    expect(main_of(layar.halaman)).not_to_contain_text("Warga Satu")


def decide_through_a_power_cut(c: Balai, laptop: Laptop) -> None:
    """The laptop dies while a refusal is typed: the page keeps it, and it is saved once after the restart."""
    satu, layar = c.di_balai(laptop, "Operator 1"), c.di_balai(laptop, "proyektor").halaman
    h = satu.halaman
    satu.go("/operator")
    press(h, f"Tampilkan di layar: {GAGASAN[0]}")
    expect(main_of(layar).get_by_role("heading", level=2)).to_have_text(GAGASAN[0])
    c.potret(c.di_balai(laptop, "proyektor"), "layar")
    follow(h, f"Putuskan: {GAGASAN[1]}")
    choose(h, "Keputusan", "disepakati")
    fill(h, "Peringkat", "1")
    press(h, "Simpan")
    expect(_row(h, GAGASAN[1])).to_contain_text("Disepakati")

    follow(h, f"Putuskan: {GAGASAN[2]}")
    choose(h, "Keputusan", "tidak_disepakati")
    choose_nth(h, "Kode alasan", 1)
    fill(h, "Kalimat untuk warga", KALIMAT)
    laptop.cut_power()
    press(h, "Simpan")
    expect(main_of(h).get_by_role("alert")).to_contain_text("Laptop balai tidak menjawab")
    c.potret(satu, "listrik-padam", hp=True)
    expect(main_of(h).get_by_label("Kalimat untuk warga")).to_have_value(KALIMAT)
    pin = laptop.pin
    laptop.start()
    assert laptop.pin == pin
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sudah tersambung lagi")
    press(h, "Simpan")
    expect(_row(h, GAGASAN[2])).to_contain_text(KALIMAT)
    expect(_row(h, GAGASAN[1])).to_contain_text("Disepakati")
    expect(main_of(h)).to_contain_text("Hadir 2 orang")


def _row(h: Page, judul: str) -> Locator:
    return main_of(h).locator("ol.meja > li").filter(has_text=judul)


def write_on_the_same_usulan(c: Balai, laptop: Laptop) -> None:
    """Two operators write on one usulan: the second sees both texts and joins them."""
    dua = [c.di_balai(laptop, nama) for nama in ("Operator 1", "Operator 2")]
    for satu, saran in zip(dua, SARAN, strict=True):
        satu.go("/operator")
        follow(satu.halaman, f"Putuskan: {GAGASAN[0]}")
        choose(satu.halaman, "Keputusan", "disepakati")
        fill(satu.halaman, "Peringkat", "2")
        fill(satu.halaman, "Saran forum", saran)
    press(dua[0].halaman, "Simpan")
    expect(_row(dua[0].halaman, GAGASAN[0])).to_contain_text("Disepakati")
    h = dua[1].halaman
    press(h, "Simpan")
    for saran in SARAN:
        expect(main_of(h).get_by_role("table")).to_contain_text(saran)
    c.potret(dua[1], "dua-tulisan", hp=True)
    main_of(h).get_by_label("Gabungkan: keputusan dan angka saya, kedua kalimat").check()
    press(h, "Simpan")
    follow(h, f"Ubah: {GAGASAN[0]}")
    for saran in SARAN:
        expect(main_of(h).get_by_label("Saran forum")).to_have_value(re.compile(re.escape(saran)))


def vote_on_paper(c: Balai, laptop: Laptop) -> None:
    """Two papers copied by both operators; a difference is settled; the screen waits for the close."""
    satu, dua = (c.di_balai(laptop, nama) for nama in ("Operator 1", "Operator 2"))
    layar, h = c.di_balai(laptop, "proyektor").halaman, satu.halaman
    satu.go("/operator/kotak")
    expect(main_of(h)).to_contain_text("Di balai memilih hanya dengan surat suara kertas.")
    c.potret(satu, "kotak", hp=True)
    press(h, "Buka kotak suara")
    fill(h, "Lembar yang dibagikan", "3")
    main_of(h).get_by_label("Kertasnya sudah dikumpulkan dan dikocok").check()
    press(h, "Mulai menyalin")
    expect(main_of(layar).get_by_role("heading", level=2)).to_have_text("Surat suara disalin")
    for orang, kedua in ((satu, GAGASAN[1]), (dua, GAGASAN[0])):
        orang.go("/operator/kertas")
        for judul in (GAGASAN[1], kedua):
            fill(orang.halaman, judul, "1")
            press(orang.halaman, "Simpan salinan")
    expect(main_of(layar)).not_to_contain_text(GAGASAN[1])
    c.potret(dua, "menyalin", hp=True)
    satu.go("/operator/kertas")
    follow(h, "Kertas 2")
    c.potret(satu, "dua-salinan", hp=True)
    fill(h, GAGASAN[1], "1")
    fill(h, "Diputuskan oleh", "Ketua panitia pemungutan suara")
    press(h, "Simpan yang benar")
    follow(h, "Kembali ke kotak suara")
    main_of(h).get_by_label("Semua kertas dalam tumpukan sudah disalin").check()
    press(h, "Tutup kotak dan hitung")
    expect(main_of(h)).to_contain_text("3 lembar dibagikan, 2 kembali: 2 sah")
    expect(main_of(layar).locator("ol.layar-daftar li").first).to_contain_text(GAGASAN[1])
    c.potret(c.di_balai(laptop, "proyektor"), "layar-suara")
    c.potret(satu, "kotak-ditutup", hp=True)


def finish(c: Balai, laptop: Laptop) -> None:
    """Finished too early, resumed, finished: the screen and the phones show the result."""
    satu = c.di_balai(laptop, "Operator 1")
    h = satu.halaman
    satu.go("/operator")
    press(h, "Selesaikan musyawarah")
    expect(main_of(h)).to_contain_text("Musyawarah sudah diselesaikan.")
    press(h, "Lanjutkan lagi")
    expect(main_of(h)).to_contain_text("Semua usulan sudah diputuskan.")
    press(h, "Selesaikan musyawarah")
    expect(main_of(h)).to_contain_text("paket-kembali.zip")
    c.potret(satu, "selesai", hp=True)
    layar = c.di_balai(laptop, "proyektor")
    expect(main_of(layar.halaman).locator("ol.layar-daftar li")).to_have_text([GAGASAN[1], GAGASAN[0]])
    c.potret(layar, "layar-hasil")
    warga = c.di_balai(laptop, "warga")
    expect(main_of(warga.halaman)).to_contain_text(KALIMAT)
    c.potret(warga, "telepon-hasil", hp=True)


def bring_back(c: Balai, kiriman: Path) -> None:
    """Tried, merged once, refused the second time and when a letter was changed; then closed as usual."""
    h = c.operator.halaman
    palsu = kiriman.with_name("palsu.zip")
    palsu.write_bytes(_altered(kiriman.read_bytes()))
    assert run(c.server, "forum", "kembali", kiriman, "--uji")[0] == 0
    c.operator.go(f"/kerja/forum/{c.forum}/")
    expect(main_of(h)).to_contain_text("sedang dibawa ke balai")
    kode, _isi, galat = run(c.server, "forum", "kembali", palsu)
    assert kode == 2
    assert "berubah pada baris" in galat
    kode, isi, galat = run(c.server, "forum", "kembali", kiriman)
    # Every decision; two attendees and the ballot box.
    assert (kode, isi["diubah"], isi["diterima"]) == (0, len(GAGASAN), 3), galat
    kode, _isi, galat = run(c.server, "forum", "kembali", kiriman)
    assert kode == 2
    assert "sudah digabungkan" in galat

    c.operator.go(f"/kerja/forum/{c.forum}/")
    expect(main_of(h)).not_to_contain_text("sedang dibawa ke balai")
    expect(main_of(h)).to_contain_text("Semua usulan sudah diputuskan.")
    expect(main_of(h).get_by_label(f"Peringkat: {GAGASAN[1]}")).to_have_value("1")
    expect(main_of(h).get_by_role("link", name="Daftar hadir", exact=True).first).to_be_visible()
    c.potret(c.operator, "pulang", hp=True)
    c.operator.go(f"/forum/{c.forum}/kotak/")
    expect(main_of(h)).to_contain_text("Dipilih di balai, di atas kertas")
    c.potret(c.operator, "kotak-pulang", hp=True)


def _altered(data: bytes) -> bytes:
    """The same package with one decision turned round in its journal."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as dari, zipfile.ZipFile(keluar, "w") as ke:
        for nama in dari.namelist():
            isi = dari.read(nama)
            ke.writestr(nama, isi.replace(b"tidak_dis", b"dis") if nama == paket.JURNAL else isi)
    return keluar.getvalue()
