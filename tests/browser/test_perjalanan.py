"""Satu keinginan warga menempuh seluruh jalannya, dikerjakan delapan orang di peramban masing-masing.

Gambarnya ditulis ke build/layar/. Setiap halaman yang dilewati juga diperiksa seperti di test_aksesibilitas.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    Lakon,
    choose,
    choose_nth,
    confirm,
    expect_message,
    fill,
    fill_in,
    fill_usulan,
    follow,
    main_of,
    phone,
    photo,
    press,
    unfold,
    upload,
)
from tests.browser.peramban import Orang
from tests.browser.server import Server

# A year of which the demonstration knows nothing, near enough that its work may be reported today.
TERPAKAI = {2025, 2026, 2028}
TAHUN = next(t for t in (date.today().year + 1, date.today().year) if t not in TERPAKAI)
JUDUL = "Perbaikan jembatan kayu RT 03 dekat langgar"
JUDUL_LAIN = "Papan nama jalan desa"
MASALAH = "Papan jembatan kayu dekat langgar lapuk, anak sekolah terpeleset waktu hujan."
MASALAH_KEDUA = "Gerobak gabah tidak berani lewat jembatan dekat langgar."
JAWABAN = "Kira-kira dua belas meter, dan tiangnya masih kuat."
STASIUN = (
    "aspirasi",
    "usulan",
    "musrenbang_desa",
    "forum_kecamatan",
    "forum_perangkat_daerah",
    "kabupaten",
    "kegiatan",
    "realisasi",
    "serah_terima",
    "manfaat",
)
RUMAH, TAK_DITEMUI = 12, 1


@dataclass
class Cerita(Lakon):
    """What one station hands to the next."""

    kode: str = ""
    kunci: str = ""
    kode_kedua: str = ""
    kegiatan: str = ""


def test_satu_keinginan_menempuh_semua_stasiun(orang: BukaOrang, server: Server) -> None:
    c = Cerita(orang, server)
    write_voice(c)
    release_and_ask(c)
    answer_by_key(c)
    join_into_usulan(c)
    hold_musrenbang_desa(c)
    hold_forum_kecamatan(c)
    hold_forum_perangkat_daerah(c)
    share_pagu(c)
    build_kegiatan(c)
    open_survey(c)
    ask_houses(c)
    publish_benefit(c)
    read_thread(c)
    assert not c.faults()


def write_voice(c: Cerita) -> None:
    """Station 1: a resident without an account, with a photo; a neighbour says the same in other words."""
    warga = c.siapa("warga")
    h = warga.halaman
    warga.go("/")
    c.potret(warga, "halaman-depan", hp=True)
    follow(h, "Sampaikan aspirasi")
    fill(h, "Cari nama desa atau kelurahan", "Bamban")
    press(h, "Cari")
    c.potret(warga, "warga-memilih-desa")
    follow(h, re.compile("Bamban.*Angkinang"))
    fill(h, "Apa masalahnya?", MASALAH)
    fill(h, "Dusun, RT, atau RW", "RT 03")
    fill(h, "Dekat apa?", "langgar")
    upload(h, "Foto", "jembatan.jpg", photo("jembatan", "peru"))
    fill(h, "Surel", "warga.bamban@contoh.id")
    choose(h, "Anda berbicara untuk siapa?", "rt")
    c.potret(warga, "warga-menulis", hp=True)
    press(h, "Kirim aspirasi")
    expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible()
    expect(main_of(h).locator("svg").first).to_be_visible()
    c.kode, c.kunci = (t.strip() for t in main_of(h).locator(".kode-besar").all_inner_texts())
    c.potret(warga, "slip-kode-dan-kunci", hp=True)

    tetangga = c.siapa("tetangga")
    tetangga.go("/aspirasi/baru/63.06.04.2002/")
    with phone(tetangga) as hp:
        fill(hp, "Apa masalahnya?", MASALAH_KEDUA)
        press(hp, "Kirim aspirasi")
        c.kode_kedua = main_of(hp).locator(".kode-besar").first.inner_text().strip()


def release_and_ask(c: Cerita) -> None:
    """Station 2: before release the public page shows stations only; the operator releases and asks back."""
    pembaca = c.siapa("pembaca")
    pembaca.go(f"/jejak/{c.kode.replace('-', '')}")
    expect(main_of(pembaca.halaman)).not_to_contain_text("lapuk")
    c.potret(pembaca, "jejak-sebelum-dirilis")

    operator = c.siapa("operator.bamban")
    h = operator.halaman
    c.potret(operator, "beranda-operator", hp=True)
    operator.go("/kerja/aspirasi/")
    c.potret(operator, "meja-aspirasi", hp=True)
    follow(h, c.kode)
    c.potret(operator, "operator-membaca")
    unfold(h, "Periksa dan buka isinya")
    main_of(h).get_by_label("Foto 1").check()
    press(h, "Buka untuk umum")
    expect(main_of(h)).to_contain_text("Dibaca umum")
    unfold(h, "Bertanya balik")
    fill(h, "Tulisan Anda", "Berapa kira-kira panjang jembatannya?")
    c.potret(operator, "operator-bertanya-balik")
    press(h, "Kirim pertanyaan")
    expect(main_of(h)).to_contain_text("Berapa kira-kira panjang jembatannya?")


def answer_by_key(c: Cerita) -> None:
    """The resident comes back with code and key and answers."""
    warga = c.siapa("warga lagi")
    h = warga.halaman
    warga.go("/saya/")
    fill(h, "Kode aspirasi", c.kode.lower())
    fill(h, "Kunci pribadi", c.kunci)
    press(h, "Buka")
    fill(h, "Balasan Anda", JAWABAN)
    c.potret(warga, "warga-membalas", hp=True)
    press(h, "Kirim balasan")
    expect(main_of(h)).to_contain_text(JAWABAN)

    pembaca = c.siapa("pembaca")
    pembaca.go(f"/jejak/{c.kode.replace('-', '')}")
    expect(main_of(pembaca.halaman)).to_contain_text("lapuk")
    expect(main_of(pembaca.halaman)).not_to_contain_text(JAWABAN)
    c.potret(pembaca, "jejak-sesudah-dirilis", hp=True)


def join_into_usulan(c: Cerita) -> None:
    """Two voices become one usulan; a second usulan stands beside it so that there is something to rank."""
    operator = c.siapa("operator.bamban")
    h = operator.halaman
    operator.go("/kerja/aspirasi/")
    for kode in (c.kode, c.kode_kedua):
        main_of(h).get_by_label(f"Pilih aspirasi {kode}").check()
    press(h, "Gabung yang dipilih jadi usulan")
    expect(main_of(h)).to_contain_text("2 aspirasi di balik usulan ini")
    fill_usulan(
        h,
        JUDUL,
        "Papan jembatan lapuk, anak sekolah dan gerobak gabah tidak aman.",
        "12",
        "95.000.000",
        TAHUN,
    )
    main_of(h).get_by_label("Anggaran kabupaten (APBD)").check()
    choose(h, "Perangkat daerah yang dituju", "Dinas Pekerjaan Umum dan Penataan Ruang")
    c.potret(operator, "operator-menyusun-usulan", hp=True)
    press(h, "Simpan draf")
    follow(h, "Ajukan ke musrenbang desa")
    c.potret(operator, "operator-mengajukan")
    main_of(h).get_by_label("Saya sudah membaca ringkasannya").check()
    press(h, "Ajukan usulan")
    expect_message(h, "Usulan diajukan")

    operator.go("/kerja/usulan/baru/")
    fill_usulan(h, JUDUL_LAIN, "Papan nama jalan sudah pudar.", "4", "6.000.000", TAHUN)
    main_of(h).get_by_label("Anggaran desa (APBDes)").check()
    press(h, "Simpan draf")
    follow(h, "Ajukan ke musrenbang desa")
    main_of(h).get_by_label("Saya sudah membaca ringkasannya").check()
    press(h, "Ajukan usulan")
    expect_message(h, "Usulan diajukan")


def hold_musrenbang_desa(c: Cerita) -> None:
    """Station 3: attendance, ranks, one refusal with its reason, the paper, the signed scan."""
    pembakal = c.siapa("pembakal.bamban")
    c.potret(pembakal, "beranda-pembakal")
    _open_forum(c, pembakal, "Musrenbang Desa Bamban", "musrenbang-desa-dibuka")
    _record_attendance(c, pembakal)
    _decide(c, pembakal)
    _close_and_sign(c, pembakal, "musrenbang-desa")


def _record_attendance(c: Cerita, pembakal: Orang) -> None:
    h = pembakal.halaman
    follow(h, re.compile("^Daftar hadir$"))
    for n, tombol in enumerate(("Catat perempuan", "Catat laki-laki", "Catat perempuan", "Catat laki-laki")):
        main_of(h).get_by_role("radio").nth(1 + n).check()
        choose_nth(h, "Mewakili", n + 1)
        press(h, tombol)
        expect_message(h, "Tercatat")
    c.potret(pembakal, "daftar-hadir", hp=True)


def _decide(c: Cerita, pembakal: Orang) -> None:
    """The bridge first; the name boards not agreed, with a code and a sentence of their own."""
    h = pembakal.halaman
    follow(h, "Keputusan")
    fill(h, f"Peringkat: {JUDUL}", "1")
    choose(h, f"Keputusan: {JUDUL_LAIN}", "tidak_disepakati")
    baris = main_of(h).get_by_role("listitem").filter(has_text=JUDUL_LAIN)
    choose_nth(baris, "Kode alasan", 1)
    fill_in(baris, "Kalimat untuk warga", "Papan nama dapat dibuat gotong royong; jembatan didahulukan.")
    c.potret(pembakal, "pembakal-memutuskan", hp=True)
    press(h, "Simpan semua di halaman ini")
    expect_message(h, "2 keputusan tersimpan")


def _open_forum(c: Cerita, orang: Orang, forum: str, nama: str) -> None:
    h = orang.halaman
    orang.go("/kerja/forum/buka/")
    main_of(h).get_by_role("radio", name=forum).first.check()
    choose(h, "Tahun anggaran", str(TAHUN))
    fill(h, "Tempat", "Balai desa")
    press(h, "Buka forum")
    expect_message(h, "Forum dibuka")
    expect(main_of(h)).to_contain_text(JUDUL)
    c.potret(orang, nama)


def _close_and_sign(c: Cerita, orang: Orang, nama: str) -> None:
    h = orang.halaman
    follow(h, "Periksa dan tutup forum")
    fill(h, "Nomor berita acara", f"001/BA/{TAHUN}")
    main_of(h).get_by_label("Daftar keputusan sudah dibacakan").check()
    c.potret(orang, f"{nama}-menutup")
    press(h, "Tutup forum dan terbitkan berita acara")
    expect_message(h, "Forum ditutup")
    pdf = main_of(h).get_by_role("link", name="Cetak berita acara (PDF)").get_attribute("href")
    berita_acara = orang.konteks.request.get(f"{orang.asal}{pdf}")
    assert berita_acara.body().startswith(b"%PDF-")
    upload(h, "Pindaian berita acara", "pindaian.jpg", photo("berita acara bertanda tangan", "white"))
    press(h, "Unggah pindaian")
    expect(main_of(h)).to_contain_text("Sah, pindaian bertanda tangan sudah diunggah")
    c.potret(orang, f"{nama}-sah", hp=True)
    follow(h, "Halaman dokumen")
    c.potret(orang, f"{nama}-berita-acara")


def hold_forum_kecamatan(c: Cerita) -> None:
    """Station 4: the camat adds a recommendation and a budget beside the village's, never over it."""
    camat = c.siapa("camat.angkinang")
    c.potret(camat, "beranda-camat")
    _open_forum(c, camat, "Musrenbang kecamatan Angkinang", "forum-kecamatan-dibuka")
    _agree(c, camat, "disepakati", "Utamakan sebelum musim panen.", "110.000.000")
    _close_and_sign(c, camat, "forum-kecamatan")


def _agree(c: Cerita, orang: Orang, hasil: str, saran: str, biaya: str) -> None:
    h = orang.halaman
    baris = main_of(h).get_by_role("listitem").filter(has_text=JUDUL)
    choose(h, f"Keputusan: {JUDUL}", hasil)
    fill(h, f"Peringkat: {JUDUL}", "1")
    rinci = baris.locator("details[data-alasan]")
    if rinci.get_attribute("open") is None:
        rinci.locator("summary").click()
    fill_in(rinci, "Saran forum", saran)
    fill_in(rinci, "Anggaran menurut forum ini", biaya)
    press(h, "Simpan semua di halaman ini")
    expect_message(h, "keputusan tersimpan")


def hold_forum_perangkat_daerah(c: Cerita) -> None:
    """Still station 4: the agency puts it on its main list with its own figure."""
    dinas = c.siapa("dinas.pupr")
    c.potret(dinas, "beranda-dinas")
    _open_forum(c, dinas, "Forum perangkat daerah", "forum-perangkat-daerah-dibuka")
    _agree(c, dinas, "utama", "Pakai kayu ulin untuk gelagar.", "120.000.000")
    _close_and_sign(c, dinas, "forum-perangkat-daerah")


def share_pagu(c: Cerita) -> None:
    """Station 5: Bappeda sets the ceiling, looks at the result, confirms it."""
    bappeda = c.siapa("bappeda")
    h = bappeda.halaman
    c.potret(bappeda, "beranda-bappeda", hp=True)
    bappeda.go(f"/kerja/alokasi/?tahun={TAHUN}")
    c.potret(bappeda, "alokasi-sebelum")
    fill(h, "Pagu untuk usulan masyarakat (rupiah)", "500.000.000")
    press(h, "Jalankan simulasi")
    expect_message(h, "Simulasi selesai")
    expect(main_of(h)).to_contain_text(JUDUL)
    c.potret(bappeda, "alokasi-simulasi", hp=True)
    follow(h, "Tetapkan hasil ini")
    main_of(h).get_by_label("Hasil ini sudah disetujui").check()
    c.potret(bappeda, "alokasi-menetapkan")
    press(h, "Tetapkan dan umumkan")
    expect_message(h, "Alokasi ditetapkan")

    pembaca = c.siapa("pembaca")
    pembaca.go(f"/alokasi/63.06/{TAHUN}/")
    expect(main_of(pembaca.halaman)).to_contain_text(JUDUL)
    c.potret(pembaca, "alokasi-untuk-umum", hp=True)


def build_kegiatan(c: Cerita) -> None:
    """Stations 5 and 6: a budget line with its official code, a contract, progress with a photo, the BAST."""
    dinas = c.siapa("dinas.pupr")
    h = dinas.halaman
    dinas.go("/kerja/kegiatan/")
    c.potret(dinas, "usulan-menunggu-kegiatan")
    main_of(h).get_by_label(re.compile(JUDUL)).check()
    press(h, "Buat kegiatan dari yang dipilih")
    fill(h, "Kata atau kode", "jembatan")
    press(h, "Cari")
    c.potret(dinas, "memilih-kode-anggaran")
    main_of(h).get_by_role("radio").first.check()
    press(h, "Lanjut")
    choose_nth(h, "Sumber dana", 1)
    c.potret(dinas, "kegiatan-baru")
    press(h, "Simpan kegiatan")
    expect_message(h, "Kegiatan tercatat")
    c.kegiatan = h.url.removeprefix(dinas.asal)

    follow(h, "Tambah pekerjaan")
    fill(h, "Nama pekerjaan", JUDUL)
    fill(h, "Pelaksana", "CV Contoh Karya")
    fill(h, "Nomor kontrak", f"SPK/01/{TAHUN}")
    fill(h, "Nilai kontrak", "113.500.000")
    c.potret(dinas, "kontrak")
    press(h, "Simpan pekerjaan")
    _report(c, dinas, "45", "40", "Air sungai tinggi dua minggu.", potret=True)
    _report(c, dinas, "100", "95", "")
    follow(h, "Catat serah terima")
    fill(h, "Nomor berita acara serah terima", f"BAST/01/{TAHUN}")
    fill(h, "Diserahkan kepada", "Pemerintah Desa Bamban")
    fill(h, "Yang memelihara", "Kelompok pengguna jembatan RT 03")
    c.potret(dinas, "serah-terima")
    press(h, "Simpan serah terima")
    follow(h, "Catat pemanfaatan")
    main_of(h).get_by_label("Berfungsi dan dipakai").check()
    press(h, "Simpan")
    c.potret(dinas, "kegiatan-selesai", hp=True)


def _report(c: Cerita, dinas: Orang, fisik: str, uang: str, masalah: str, *, potret: bool = False) -> None:
    h = dinas.halaman
    follow(h, "Laporkan kemajuan")
    with phone(dinas):
        fill(h, "Kemajuan fisik (%)", fisik)
        fill(h, "Kemajuan keuangan (%)", uang)
        fill(h, "Masalah", masalah)
        upload(h, "Foto", "kemajuan.jpg", photo(f"{fisik} persen", "olive"))
        main_of(h).get_by_label("Foto tidak memperlihatkan wajah").check()
    if potret:
        c.potret(dinas, "melaporkan-kemajuan", hp=True)
    press(h, "Kirim laporan")
    expect_message(h, "Laporan tersimpan")


def open_survey(c: Cerita) -> None:
    """Station 7: Dinas PMD draws dwellings and sends a surveyor from another desa."""
    pmd = c.siapa("dinas.pmd")
    h = pmd.halaman
    c.potret(pmd, "beranda-pmd")
    pmd.go(c.kegiatan)
    follow(h, "Buka gelombang survei")
    fill(h, "Banyaknya rumah yang diundi", str(RUMAH))
    c.potret(pmd, "membuka-survei")
    press(h, "Buka gelombang")
    expect_message(h, "rumahnya dihitung dua kantor")
    count_houses(c, "operator.bamban")
    count_houses(c, "operator.angkinang")
    h.reload()
    confirm(h, "Kunci kerangka", "Ya, kunci")
    confirm(h, "Undi rumahnya", "Ya, undi sekarang")
    expect_message(h, "Rumah sudah diundi")
    c.potret(pmd, "catatan-undian")
    follow(h, "Tugaskan petugas")
    pilihan = main_of(h).get_by_label("Petugas").locator("option", has_text="Telaga Bidadari").first
    main_of(h).get_by_label("Petugas").select_option(pilihan.get_attribute("value"))
    press(h, "Tugaskan")
    expect_message(h, "Petugas ditugaskan")
    c.potret(pmd, "menugaskan-petugas")


def count_houses(c: Cerita, siapa: str) -> None:
    """The inhabited houses of each RT; whoever comes second does not see the first figures."""
    orang = c.siapa(siapa)
    h = orang.halaman
    orang.go("/kerja/survei/")
    main_of(h).get_by_role("link", name=JUDUL).first.click()
    main_of(h).locator("table a").first.click()
    for n, (rt, rumah) in enumerate((("01", 18), ("02", 22), ("03", 25))):
        if main_of(h).locator("[name=rt]").nth(n).is_editable():
            main_of(h).locator("[name=rt]").nth(n).fill(rt)
        main_of(h).locator("[name=rumah]").nth(n).fill(str(rumah))
    c.potret(orang, f"menghitung-rumah-{siapa.partition('.')[0]}", hp=True)
    press(h, "Simpan")
    expect_message(h, "3 RT tersimpan")


def ask_houses(c: Cerita) -> None:
    """The surveyor, on a phone, house by house; one does not open the door."""
    pendamping = c.siapa("pendamping")
    h = pendamping.halaman
    c.potret(pendamping, "beranda-pendamping", hp=True)
    pendamping.go("/kerja/survei/")
    follow(h, re.compile(JUDUL))
    c.potret(pendamping, "rumah-yang-diundi", hp=True)
    follow(h, "Mulai")
    unfold(h, "Tidak jadi wawancara")
    main_of(h).locator("form[action$='/tidak/']").get_by_role("radio").first.check()
    press(h, "Catat kunjungan")
    for n in range(RUMAH - TAK_DITEMUI):
        follow(h, "Mulai")
        _interview(h, tidak=n % 6 == 5)
        if n == 0:
            c.potret(pendamping, "wawancara", hp=True)
        press(h, "Simpan jawaban")
        expect_message(h, "tersimpan")


def _interview(h: Page, *, tidak: bool) -> None:
    for pertanyaan in main_of(h).locator("form.wawancara fieldset").all():
        pertanyaan.get_by_role("radio").nth(1 if tidak else 0).check()


def publish_benefit(c: Cerita) -> None:
    """Bappeda closes the wave; the figure is published with its interval, n and date."""
    bappeda = c.siapa("bappeda")
    h = bappeda.halaman
    bappeda.go("/kerja/survei/")
    follow(h, re.compile(JUDUL))
    c.potret(bappeda, "menutup-survei")
    confirm(h, "Tutup gelombang", "Ya, tutup")
    c.potret(bappeda, "pemeriksaan-mutu")
    confirm(h, "Terbitkan angkanya", "Ya, terbitkan")
    expect_message(h, "Angkanya terbit")
    c.potret(bappeda, "manfaat-dirasakan", hp=True)


def read_thread(c: Cerita) -> None:
    """Station 8: anyone reads the whole way behind the code that the resident was given."""
    pembaca = c.siapa("pembaca")
    h = pembaca.halaman
    kode = c.kode.replace("-", "")
    pembaca.go("/")
    h.get_by_role("banner").get_by_label("Kode lacak").first.fill(c.kode)
    h.get_by_role("banner").get_by_role("button", name="Lacak").first.click()
    expect(h).to_have_url(re.compile(f"/jejak/{kode}$"))
    c.potret(pembaca, "jejak-aspirasi", hp=True)
    data = json.loads(pembaca.konteks.request.get(f"{pembaca.asal}/jejak/{kode}.json").text())
    tahap = [t["tahap"] for t in data["tahap"]]
    assert list(dict.fromkeys(tahap)) == list(STASIUN)
    assert [t["pada"] for t in data["tahap"]] == sorted(t["pada"] for t in data["tahap"])
    for teks in ("Musrenbang desa", "Forum perangkat daerah", "Serah terima", "Rp"):
        expect(main_of(h)).to_contain_text(teks)
    pembaca.go("/kegiatan/")
    follow(h, re.compile(JUDUL))
    c.potret(pembaca, "kegiatan-untuk-umum", hp=True)
