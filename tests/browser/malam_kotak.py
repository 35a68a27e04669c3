"""Tiga puluh telepon mendaftar dan memilih, kertas disalin dua orang, kotak ditutup dan dihitung."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.laku import choose, choose_nth, confirm, expect_message, fill, follow, main_of, press
from tests.browser.malam import (
    BERBEDA,
    HADIR_QR,
    JUDUL,
    KERTAS,
    PILIHAN,
    SUARA_KERTAS,
    SUARA_TELEPON,
    TELEPON,
    TIDAK_SAH,
    Malam,
    count_order,
    read_pdf,
)
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.telepon import Layar, Telepon


def check_in(c: Malam) -> None:
    """Thirty phones scan the QR; nobody counts before the operator has seen the numbers."""
    h = c.operator.halaman
    follow(h, "Hadir lewat QR")
    press(h, "Buka pendaftaran lewat telepon")
    alamat = main_of(h).get_by_text("/hadir/").inner_text()
    assert alamat.startswith(c.server.alamat)
    jalur = alamat.removeprefix(c.server.alamat)
    nomor = [_check_in_by_hand(c, n, jalur) for n in range(3)]
    for n in range(3, HADIR_QR):
        c.telepon.append(Telepon(c.server.alamat))
        nomor.append(_check_in_by_form(c.telepon[-1], n, jalur))
    assert sorted(nomor) == list(range(1, HADIR_QR + 1))

    c.operator.go(c.meja("qr/"))
    expect(main_of(h).locator("ul.daftar > li")).to_have_count(HADIR_QR)
    c.potret(c.operator, "hadir-lewat-qr", hp=True)
    press(h, f"Catat semua ({HADIR_QR})")
    expect_message(h, f"{HADIR_QR} orang dicatat hadir.")
    press(h, "Tutup pendaftaran lewat telepon")
    assert Telepon(c.server.alamat).get(jalur).status == 404

    c.operator.go(c.meja("hadir/kertas/"))
    for n in (1, 2):
        choose(h, f"L/P {n}", "P")
        choose_nth(h, f"Umur {n}", 3)
        choose_nth(h, f"Unsur {n}", 2)
    c.potret(c.operator, "hadir-dari-kertas", hp=True)
    press(h, "Simpan baris ini")
    expect_message(h, "2 orang tercatat.")
    expect(main_of(c.layar)).to_contain_text(f"Hadir {HADIR_QR + 2} orang")


def _check_in_by_hand(c: Malam, n: int, jalur: str) -> int:
    warga = c.warga(n)
    h = warga.halaman
    warga.go(jalur)
    if n == 0:
        press(h, "Saya hadir")
        expect(main_of(h).get_by_role("alert")).to_be_visible()
    main_of(h).get_by_label("Perempuan").check()
    main_of(h).get_by_role("group", name="Kelompok umur").get_by_role("radio").nth(1).check()
    choose_nth(h, "Mewakili", n + 1)
    if n == 0:
        c.potret(warga, "telepon-mendaftar", hp=True)
        warga.resize(SEMPIT)
    press(h, "Saya hadir")
    judul = main_of(h).get_by_role("heading", name="Nomor Anda")
    expect(judul).to_be_visible()
    return int(judul.inner_text().rpartition(" ")[2])


def _check_in_by_form(telepon: Telepon, n: int, jalur: str) -> int:
    layar = telepon.get(jalur)
    bentuk = layar.find("kelamin", "kelompok_umur", "unsur")
    jawab = telepon.send(
        layar,
        bentuk,
        kelamin="PL"[n % 2],
        kelompok_umur=bentuk.pilihan["kelompok_umur"][n % 3],
        unsur=bentuk.pilihan["unsur"][1 + n % 4],
    )
    nomor = re.search(r"Nomor Anda: (\d+)", jawab.teks)
    assert nomor is not None, jawab.teks
    return int(nomor[1])


def open_kotak(c: Malam) -> None:
    """The box is opened, its slips are printed once, and everybody who draws one is ticked."""
    h = c.operator.halaman
    c.operator.go(c.meja("kotak/"))
    fill(h, "Pilihan terbanyak pada satu surat", str(PILIHAN))
    press(h, "Buka kotak suara")
    expect_message(h, "Kotak suara dibuka")
    fill(h, "Jumlah kartu", str(TELEPON))
    with h.expect_download() as unduhan:
        press(h, "Cetak pak kartu (PDF)")
    c.kartu = re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", read_pdf(unduhan.value.path().read_bytes()))
    assert len({*c.kartu}) == TELEPON
    # A wrong tick is taken back on the spot.
    press(h, "Ambil kartu")
    expect(main_of(h).get_by_text("sudah mengambil")).to_have_count(1)
    press(h, "Batalkan")
    expect(main_of(h).get_by_text("sudah mengambil")).to_have_count(0)
    c.potret(c.operator, "kotak-dibuka", hp=True)
    _draw_all(c)
    c.operator.go(c.meja("kotak/"))
    expect(main_of(h)).to_contain_text(f"{TELEPON + KERTAS} orang mengambil kartu")


def _draw_all(c: Malam) -> None:
    """The clerk at the door ticks one after the other."""
    pintu = Telepon(c.server.alamat, {k["name"]: k["value"] for k in c.operator.konteks.cookies()})
    sudah = 0
    for halaman in (1, 2):
        layar = pintu.get(c.meja(f"kotak/?page={halaman}"))
        for bentuk in (b for b in layar.bentuk if "/ambil/" in b.aksi):
            if sudah < TELEPON + KERTAS:
                layar_baru = pintu.send(layar, bentuk)
                assert layar_baru.status == 200
                sudah += 1


def vote_by_phone(c: Malam) -> None:
    """Each slip puts one ballot into the box; what is in it nobody sees before it is closed."""
    alamat = main_of(c.operator.halaman).get_by_text("/suara/").inner_text()
    jalur = alamat.removeprefix(c.server.alamat)
    surat = [pilih for pilih, n in SUARA_TELEPON.items() for _ in range(n)]
    for n in range(3):
        c.tanda.append(_vote_by_hand(c, n, jalur, c.kartu[n], surat[n]))
    for telepon, kartu, pilih in zip(c.telepon, c.kartu[3:], surat[3:], strict=False):
        jawab = _vote_by_form(c, telepon, jalur, kartu, pilih)
        assert "Suara Anda sudah masuk." in jawab.teks
        c.tanda.append(_receipt(jawab.teks))
    # A slip counts once, and its holder is told so with the same receipt.
    lagi = _vote_by_form(c, c.telepon[0], jalur, c.kartu[3], surat[-1])
    assert "sudah masuk sebelumnya" in lagi.teks
    assert _receipt(lagi.teks) == c.tanda[3]
    assert "Kartu ini bukan kartu kotak suara ini" in _vote_by_form(c, c.telepon[0], jalur, "A" * 16, ()).teks
    assert len({*c.tanda}) == TELEPON
    _see_no_count(c)


def _vote_by_hand(c: Malam, n: int, jalur: str, kartu: str, pilih: tuple[str, ...]) -> str:
    warga = c.warga(n)
    h = warga.halaman
    # The camera opens the address with the slip behind #; without JavaScript it is typed.
    warga.go(f"{jalur}#{kartu}")
    if n == 1:
        fill(h, "Kode kartu suara", kartu)
    expect(main_of(h).get_by_label("Kode kartu suara")).to_have_value(kartu)
    expect(h).to_have_url(re.compile(r"/suara/\w+/$" if n != 1 else r"/suara/"))
    for letak, nama in enumerate(pilih, start=1):
        fill(h, JUDUL[nama], str(letak))
    if n == 0:
        c.potret(warga, "telepon-memilih", hp=True)
        warga.resize(SEMPIT)
    press(h, "Periksa pilihan")
    expect(main_of(h).get_by_role("heading", name="Periksa sekali lagi")).to_be_visible()
    expect(main_of(h).locator("form ol li")).to_have_text([JUDUL[nama] for nama in pilih])
    press(h, "Kirim suara")
    expect(main_of(h).get_by_role("status")).to_contain_text("Suara Anda sudah masuk.")
    if n == 0:
        c.potret(warga, "telepon-sudah-memilih", hp=True)
        warga.resize(SEMPIT)
    return _receipt(main_of(h).inner_text())


def _vote_by_form(c: Malam, telepon: Telepon, jalur: str, kartu: str, pilih: tuple[str, ...]) -> Layar:
    layar = telepon.get(jalur)
    isi = {f"p-{c.kode[nama]}": str(n) for n, nama in enumerate(pilih, start=1)}
    periksa = telepon.send(layar, layar.find("kartu"), kartu=kartu, **isi)
    if "Periksa sekali lagi" not in periksa.teks:
        return periksa
    return telepon.send(periksa, periksa.find("kartu"), kirim="1")


def _receipt(teks: str) -> str:
    tanda = re.search(r"Tanda terima:\s+(\S+)", teks)
    assert tanda is not None, teks
    return tanda[1]


def _see_no_count(c: Malam) -> None:
    """While it is open: turnout for everybody, results for nobody."""
    for siapa, jalur in (
        (c.warga(0), f"/forum/{c.forum}/kotak/"),
        (c.warga(0), f"/forum/{c.forum}/"),
        (c.operator, c.meja("kotak/")),
        (c.operator, c.meja()),
        (c.operator, c.meja("hitungan/")),
    ):
        siapa.go(jalur)
        teks = main_of(siapa.halaman).inner_text()
        assert "Menurut suara" not in teks
        assert "Hasil sebelum musyawarah menggeser" not in teks
        assert not any(t in teks for t in c.tanda)
    assert Telepon(c.server.alamat).get(f"/forum/{c.forum}/hasil.pb").status == 404
    expect(main_of(c.layar)).to_contain_text("Pemungutan suara berlangsung")
    c.potret(c.siapa("proyektor"), "layar-memilih")
    c.warga(0).go(f"/forum/{c.forum}/kotak/")
    expect(main_of(c.warga(0).halaman)).to_contain_text("Hasilnya terbit setelah kotak ditutup")
    expect(main_of(c.warga(0).halaman)).to_contain_text(f"{TELEPON} suara dari ponsel")


def copy_papers(c: Malam) -> None:
    """Papers are copied by two people who do not see each other's copy; one difference is settled."""
    _copy_all(c, c.operator, ())
    h = c.operator.halaman
    expect(main_of(h)).to_contain_text("Menunggu orang kedua: 1, 2, 3, 4, 5.")
    c.operator.go(c.meja("kotak/"))
    confirm(h, "Tutup kotak dan hitung", "Ya, tutup dan hitung")
    expect(main_of(h)).to_contain_text("belum disalin dua orang atau masih berbeda")

    _copy_all(c, c.pembakal, ("jalan", "air", "posyandu"))
    h = c.pembakal.halaman
    expect(main_of(h)).to_contain_text(f"{KERTAS - 1} dari {KERTAS} kertas sudah cocok.")
    c.potret(c.pembakal, "menyalin-kertas", hp=True)
    follow(h, f"Kertas {BERBEDA}")
    expect(main_of(h)).to_contain_text("dua salinan berbeda")
    for letak, nama in enumerate(SUARA_KERTAS[BERBEDA - 1], start=1):
        fill(h, JUDUL[nama], str(letak))
    c.potret(c.pembakal, "kertas-berbeda", hp=True)
    press(h, "Simpan yang benar")
    expect_message(h, f"Kertas {BERBEDA} diselesaikan.")
    expect(main_of(h)).to_contain_text(f"{KERTAS} dari {KERTAS} kertas sudah cocok.")


def _copy_all(c: Malam, siapa: Orang, keliru: tuple[str, ...]) -> None:
    h = siapa.halaman
    siapa.go(c.meja("kertas/?nomor=1"))
    for nomor, pilih in enumerate(SUARA_KERTAS, start=1):
        expect(main_of(h).get_by_label("Nomor pada kertas")).to_have_value(str(nomor))
        for letak, nama in enumerate(keliru if keliru and nomor == BERBEDA else pilih, start=1):
            fill(h, JUDUL[nama], str(letak))
        if nomor == TIDAK_SAH:
            main_of(h).get_by_label("Kertas ini tidak sah").check()
        press(h, "Simpan salinan")
        expect_message(h, f"Kertas {nomor} tersalin.")


def count_kotak(c: Malam) -> None:
    """Closed and counted: everybody reads the same result, and finds the receipt without a choice beside it."""
    h = c.operator.halaman
    c.operator.go(c.meja("kotak/"))
    confirm(h, "Tutup kotak dan hitung", "Ya, tutup dan hitung")
    expect_message(h, "Kotak ditutup dan dihitung")
    c.potret(c.operator, "kotak-dihitung", hp=True)
    warga = c.warga(0)
    warga.go(f"/forum/{c.forum}/kotak/")
    w = main_of(warga.halaman)
    expect(w).to_contain_text(f"{KERTAS} surat kertas")
    expect(w).to_contain_text("1 tidak sah")
    expect(w).not_to_contain_text("Suara lebih banyak daripada")
    urut = count_order()
    expect(w.locator("tbody th")).to_have_text([JUDUL[nama] for nama, _n in urut])
    expect(w.locator("tbody td:last-child")).to_have_text([str(n) for _nama, n in urut])
    assert w.locator("ul.tanda li").all_inner_texts() == sorted(c.tanda)
    c.potret(warga, "kotak-untuk-umum", hp=True)
    warga.resize(SEMPIT)
    assert Telepon(c.server.alamat).get(f"/forum/{c.forum}/hasil.pb").status == 200
    expect(c.layar.locator("ol.layar-daftar li")).to_have_text([JUDUL[nama] for nama, _n in urut])
