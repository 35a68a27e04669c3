"""Hari serah terima: paket bupati disusun di halaman, penggantinya masuk dan menerima bagian demi bagian."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import Lakon, expect_message, fill, follow, main_of, press
from tests.browser.server import PERINTAH, Server

# The registry learns of the change: the old term ends today, and somebody with an own account begins.
LANTIK = """import sys
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from django.utils import timezone
from terasa.akun.models import Pengguna, Unit
from terasa.perangkat.models import Jabatan
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, end_masa, open_akses, start_masa
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
with konteks.pakai(konteks.sistem()):
    now, hari = timezone.now(), timezone.localdate()
    unit = Unit.objects.get(kabupaten="63.06", kode="bupati")
    post = Jabatan.objects.filter(unit=unit, jenis="bupati").first() or create_jabatan(
        by=SISTEM, unit=unit, jenis="bupati", nama="Bupati")
    for masa in post.masa.filter(berakhir_on=None):
        end_masa(by=SISTEM, masa=masa, berakhir_on=hari, sebab="habis", now=now)
    akun = Pengguna.objects.create_user("bupati.baru", sys.argv[1], nama="Bupati Baru")
    orang = create_orang(by=SISTEM, kabupaten="63.06", nama="Bupati Baru (peragaan)", now=now)
    orang.pengguna = akun
    orang.save()
    masa = start_masa(by=SISTEM, jabatan=post, isi=IsiMasa(orang, "definitif", hari, sk_nomor="1"), now=now)
    open_akses(by=SISTEM, masa=masa, jenis="bupati")
"""


def run(server: Server, *perintah: str) -> str:
    # The address of the server stands in the QR of the paper.
    lingkungan = {**server.lingkungan, "TERASA_ALAMAT": server.alamat}
    return subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=True).stdout.strip()


def test_the_new_bupati_acknowledges_what_the_old_one_froze(
    orang: BukaOrang, server: Server, tmp_path: Path
) -> None:
    c = Lakon(orang, server, awalan="serah-")
    lama = c.siapa("bupati")
    h = lama.halaman
    lama.go("/kerja/serah-terima/")
    c.potret(lama, "daftar", hp=True)
    follow(h, "Siapkan paket")
    c.potret(lama, "siapkan", hp=True)
    press(h, "Lanjutkan")
    alamat = h.url.removeprefix(server.alamat)
    follow(h, "Kontrak yang berjalan")
    fill(h, "Hambatan", "Penyedia di Loksado menunggu jalan dibuka.")
    fill(h, "Saran bagi pengganti", "Kunjungi lokasinya bulan pertama.")
    press(h, "Simpan")
    expect_message(h, "Tersimpan")
    c.potret(lama, "kata", hp=True)
    follow(h, "Pratinjau angkanya")
    c.potret(lama, "pratinjau", hp=True)
    lama.go(f"{alamat}bekukan/")
    main_of(h).get_by_role("checkbox").check()
    press(h, "Bekukan sekarang")
    expect(main_of(h).locator("progress")).to_be_visible()
    lama.shoot("serah-disusun")
    expect(main_of(h).get_by_role("link", name="Unduh PDF")).to_be_visible(timeout=90_000)
    c.potret(lama, "beku", hp=True)

    sidik = main_of(h).locator("code.sidik").first.inner_text()
    perintah = ("serah-terima", "susun", "--jabatan", "bupati", "--kabupaten", "63.06", "--json")
    hari = lama.konteks.request.get(f"{server.alamat}{alamat}unduh/paket.json").json()["tanggal"]
    hasil = json.loads(run(server, *PERINTAH, *perintah, "--tanggal", hari, "-o", str(tmp_path)))
    assert hasil["sidik"] == sidik

    run(server, sys.executable, "-c", LANTIK, server.sandi)
    baru = orang("bupati.baru")
    h = baru.halaman
    baru.go(alamat)
    bagian = main_of(h).get_by_role("link", name="Terima bagian ini")
    jumlah = bagian.count()
    assert jumlah == len(hasil["bagian"])
    for n in range(jumlah):
        bagian.first.click()
        if n == 2:
            fill(h, "Catatan atau keberatan", "Dua kontrak belum punya titik lokasi.")
            main_of(h).get_by_role("checkbox").check()
            c.potret(baru, "terima", hp=True)
        press(h, "Nyatakan sudah diterima")
        expect_message(h, "diterima")
    expect(main_of(h).get_by_text(f"{jumlah} dari {jumlah} bagian")).to_be_visible()
    c.potret(baru, "diterima", hp=True)
    with h.expect_download() as unduhan:
        follow(h, "Unduh PDF")
    pdf = Path(next(b for b in hasil["berkas"] if b.endswith(".pdf"))).read_bytes()
    assert hashlib.sha256(unduhan.value.path().read_bytes()).digest() == hashlib.sha256(pdf).digest()
    publik = orang()
    publik.go(f"/serah-terima/periksa/{hasil['kode']}/")
    expect(main_of(publik.halaman).get_by_text(sidik)).to_be_visible()
    c.potret(publik, "periksa", hp=True)
    assert not c.galat, c.faults()
