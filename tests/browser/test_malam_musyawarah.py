"""Satu malam di balai desa: tiga puluh telepon, kotak suara, surat kertas, mufakat, dua kali tutup, satu berita acara.

Gambarnya ditulis ke build/layar/malam-*. Setiap halaman yang dipotret juga diperiksa seperti di test_aksesibilitas.
"""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    choose,
    choose_nth,
    confirm,
    expect_message,
    fill,
    fill_in,
    fill_usulan,
    follow,
    main_of,
    press,
)
from tests.browser.malam import (
    ALASAN_GESER,
    BIAYA,
    HADIR_QR,
    JUDUL,
    KALIMAT_TOLAK,
    SARAN,
    TAHUN,
    Malam,
    count_order,
    find_row,
    read_pdf,
)
from tests.browser.malam_kotak import check_in, copy_papers, count_kotak, open_kotak, vote_by_phone
from tests.browser.peramban import Orang
from tests.browser.server import Server


def test_satu_malam_musyawarah_desa(orang: BukaOrang, server: Server) -> None:
    c = Malam(orang, server)
    write_usulan(c)
    open_forum(c)
    check_in(c)
    open_kotak(c)
    vote_by_phone(c)
    copy_papers(c)
    count_kotak(c)
    decide_without_signal(c)
    write_together(c)
    move_by_consensus(c)
    close_wrongly_and_again(c)
    print_berita_acara(c)
    assert not c.faults(kecuali="ERR_INTERNET_DISCONNECTED")


def write_usulan(c: Malam) -> None:
    """Before the evening: six wishes of this village for the year."""
    h = c.operator.halaman
    for (nama, judul), biaya in zip(JUDUL.items(), BIAYA, strict=True):
        c.operator.go("/kerja/usulan/baru/")
        fill_usulan(h, judul, f"{judul} dibutuhkan warga.", "1", biaya, TAHUN)
        main_of(h).get_by_label("Anggaran desa (APBDes)").check()
        press(h, "Simpan draf")
        follow(h, "Ajukan ke musrenbang desa")
        main_of(h).get_by_label("Saya sudah membaca ringkasannya").check()
        press(h, "Ajukan usulan")
        expect_message(h, "Usulan diajukan")
        kode = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", main_of(h).inner_text())
        assert kode is not None
        c.kode[nama] = kode[0].replace("-", "")


def open_forum(c: Malam) -> None:
    """The forum says beforehand how it will order: a secret ranked ballot."""
    h = c.operator.halaman
    c.operator.go("/kerja/forum/buka/")
    main_of(h).get_by_role("radio", name="Musrenbang Desa Bamban").first.check()
    choose(h, "Tahun anggaran", str(TAHUN))
    main_of(h).get_by_label("setiap orang mengurutkan beberapa usulan").check()
    fill(h, "Tempat", "Balai desa")
    c.potret(c.operator, "membuka-forum", hp=True)
    press(h, "Buka forum")
    expect_message(h, f"Forum dibuka. {len(JUDUL)} usulan yang menunggu sudah masuk daftarnya.")
    c.forum = h.url.rstrip("/").rpartition("/")[2]
    expect(main_of(c.layar)).to_contain_text(f"{len(JUDUL)} usulan dibahas.")


def decide_without_signal(c: Malam) -> None:
    """The result is taken over; the signal goes while a refusal is typed, and nothing of it is lost."""
    h = c.operator.halaman
    follow(h, "Lanjut ke keputusan")
    confirm(h, "Sepakati semua menurut peringkat sementara", "Ya, sepakati semuanya")
    expect_message(h, "usulan disepakati menurut peringkat sementaranya")
    choose(h, f"Keputusan: {JUDUL['pagar']}", "tidak_disepakati")
    baris = find_row(h, "pagar")
    choose_nth(baris, "Kode alasan", 1)
    fill_in(baris, "Kalimat untuk warga", KALIMAT_TOLAK)
    c.operator.konteks.set_offline(True)
    press(h, "Simpan semua di halaman ini")
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sambungan terputus")
    c.potret(c.operator, "sambungan-terputus", hp=True)
    expect(baris.get_by_label("Kalimat untuk warga")).to_have_value(KALIMAT_TOLAK)
    c.operator.konteks.set_offline(False)
    expect(main_of(h).get_by_role("alert")).to_contain_text("Sudah tersambung lagi")
    press(h, "Simpan semua di halaman ini")
    expect_message(h, "1 keputusan tersimpan")
    expect(baris.get_by_label("Kalimat untuk warga")).to_have_value(KALIMAT_TOLAK)
    press(h, "Simpan semua di halaman ini")
    expect_message(h, "Tidak ada yang berubah.")


def write_together(c: Malam) -> None:
    """Two people at one table: different usulan both survive; on the same one both texts are shown, none is lost."""
    kiri, kanan = c.operator, c.pembakal
    for satu in (kiri, kanan):
        satu.go(c.meja())
    _advise(kiri, "air", "Dekat mata air lama.")
    _advise(kanan, "jalan", "Mulai dari tanjakan.")
    _advise(kiri, "lampu", SARAN[0])
    _advise(kanan, "lampu", SARAN[1])
    press(kiri.halaman, "Simpan semua di halaman ini")
    expect_message(kiri.halaman, "2 keputusan tersimpan")
    h = kanan.halaman
    press(h, "Simpan semua di halaman ini")
    # What collides with nobody is saved; the other row waits for a choice.
    expect_message(h, "1 keputusan tersimpan")
    baris = find_row(h, "lampu")
    for saran in SARAN:
        expect(baris.get_by_role("table")).to_contain_text(saran)
    c.potret(kanan, "dua-tulisan", hp=True)
    baris.get_by_label("Gabungkan: keputusan dan angka saya, kedua kalimat").check()
    press(h, "Simpan semua di halaman ini")
    expect_message(h, "1 keputusan tersimpan")
    kiri.go(c.meja())
    for nama, isi in (
        ("air", "mata air lama"),
        ("jalan", "tanjakan"),
        ("lampu", SARAN[0]),
        ("lampu", SARAN[1]),
    ):
        expect(find_row(kiri.halaman, nama).get_by_label("Saran forum")).to_have_value(
            re.compile(re.escape(isi))
        )

    press(kiri.halaman, f"Tampilkan di layar: {JUDUL['lampu']}")
    expect(c.layar.get_by_role("heading", level=2)).to_have_text(JUDUL["lampu"])
    c.potret(c.siapa("proyektor"), "layar-membahas", hp=True)
    press(kiri.halaman, "Kosongkan layar")
    expect(c.layar.get_by_role("heading", level=2)).to_have_text("Urutan menurut suara")


def _advise(siapa: Orang, nama: str, saran: str) -> None:
    rinci = find_row(siapa.halaman, nama).locator("details[data-alasan]")
    if rinci.get_attribute("open") is None:
        rinci.locator("summary").click()
    fill_in(rinci, "Saran forum", saran)


def move_by_consensus(c: Malam) -> None:
    """The meeting puts one usulan higher than its votes did; without a reason the forum does not close."""
    h = c.operator.halaman
    lama = [nama for nama, _n in count_order()].index("siring") + 1
    fill(h, f"Peringkat: {JUDUL['siring']}", "2")
    press(h, "Simpan semua di halaman ini")
    expect(main_of(h).get_by_role("alert")).to_contain_text("belum tersimpan")
    c.potret(c.operator, "peringkat-terpakai", hp=True)
    press(h, "Sisipkan di nomor itu, geser yang lain turun")
    expect_message(h, "keputusan tersimpan")
    c.pembakal.go(c.meja("tutup/"))
    expect(main_of(c.pembakal.halaman)).to_contain_text("digeser dari hitungannya tanpa alasan")
    follow(c.pembakal.halaman, "Tulis alasannya")
    p = c.pembakal.halaman
    fill(p, JUDUL["siring"], ALASAN_GESER)
    expect(main_of(p)).to_contain_text(f"menurut hitungan {lama}, sekarang 2")
    c.potret(c.pembakal, "alasan-geseran", hp=True)
    press(p, "Simpan alasan")
    expect_message(p, "1 alasan tersimpan.")


def close_wrongly_and_again(c: Malam) -> None:
    """Closed too early, opened again with a reason, mended, closed again."""
    h = c.pembakal.halaman
    _close(c, "001/BA")
    c.potret(c.pembakal, "tertutup", hp=True)
    lama = main_of(h).get_by_role("link", name="Halaman dokumen").get_attribute("href")
    main_of(h).locator("summary", has_text="Buka lagi forum ini").click()
    fill(h, "Alasan", "Peringkat lampu jalan terlewat dibacakan.")
    press(h, "Ya, buka lagi")
    expect_message(h, "Forum dibuka lagi; berita acara yang lama dicabut.")
    assert lama is not None
    c.warga(0).go(lama)
    expect(main_of(c.warga(0).halaman)).to_contain_text("Dokumen ini tidak berlaku lagi.")
    fill(h, f"Peringkat: {JUDUL['lampu']}", "3")
    press(h, "Simpan semua di halaman ini")
    press(h, "Sisipkan di nomor itu, geser yang lain turun")
    expect_message(h, "keputusan tersimpan")
    c.pembakal.go(c.meja("geser/"))
    for medan in main_of(h).locator("textarea").all():
        if not medan.input_value():
            medan.fill("Lampu jalan didahulukan karena anak mengaji pulang malam.")
    press(h, "Simpan alasan")
    _close(c, "002/BA")


def _close(c: Malam, nomor: str) -> None:
    h = c.pembakal.halaman
    c.pembakal.go(c.meja("tutup/"))
    fill(h, "Nomor berita acara", f"{nomor}/{TAHUN}")
    main_of(h).get_by_label("Daftar keputusan sudah dibacakan").check()
    press(h, "Tutup forum dan terbitkan berita acara")
    expect_message(h, "Forum ditutup")


def print_berita_acara(c: Malam) -> None:
    """The paper holds every usulan once, the move with both ranks and its reason, and the second number."""
    expect(c.layar.get_by_role("heading", level=2)).to_have_text("Hasil musyawarah")
    c.potret(c.siapa("proyektor"), "layar-hasil", hp=True)
    h = c.pembakal.halaman
    pdf = main_of(h).get_by_role("link", name="Cetak berita acara (PDF)").get_attribute("href")
    jawab = c.pembakal.konteks.request.get(f"{c.server.alamat}{pdf}")
    teks = read_pdf(jawab.body())
    rata = " ".join(teks.split())
    tercetak = Counter(re.findall(r"\b[0-9A-Z]{9}\b", teks))
    assert {k: tercetak[k] for k in c.kode.values()} == dict.fromkeys(c.kode.values(), 1)
    assert f"002/BA/{TAHUN}" in rata
    assert "Siring dekat sekolah didahulukan" in rata
    warga = c.warga(0)
    warga.go(f"/forum/{c.forum}/")
    for teks_layar in (JUDUL["siring"], ALASAN_GESER, KALIMAT_TOLAK, f"{HADIR_QR + 2}"):
        expect(main_of(warga.halaman)).to_contain_text(teks_layar)
    c.potret(warga, "hasil-untuk-umum", hp=True)
