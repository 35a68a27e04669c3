"""Laporan kemajuan dari lokasi tanpa sinyal: halaman yang pernah dibuka tetap dapat ditulis, dan sampai tepat satu."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import SIAP, fill, press
from tests.browser.server import Server

# Each of these asks the database of the demonstration.
AWAL = """import sys
from terasa.config.cli.dasar import siapkan_django
siapkan_django()
from terasa.akun.models import Peran
from terasa.program.models import Kegiatan, Realisasi
from terasa.umum import konteks
from django.db import transaction
"""
# A budget line that is still to be carried out: those of the demonstration are finished.
BUAT = """from django.utils import timezone
from terasa.program.services import create_kegiatan
from terasa.umum.pelaku import PelakuTetap
with konteks.pakai(konteks.sistem()), transaction.atomic():
    lama = Kegiatan.objects.select_related("unit").first()
    baru = create_kegiatan(
        by=PelakuTetap(label="Uji", jenis="sistem"), usulan=[], unit=Peran.objects.get(pengguna__username="dinas.pupr").unit,
        tahun=timezone.localdate().year, nama="Jembatan tanpa sinyal", nomenklatur_versi=lama.nomenklatur_versi,
        nomenklatur_kode=lama.nomenklatur_kode, pagu=200000000, sumber_dana="DAU", cakupan=lama.cakupan, now=timezone.now(),
    )
    print(baru.pk)
"""
HITUNG = """with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(Realisasi.objects.filter(masalah=sys.argv[1]).count())
"""


def ask(server: Server, perintah: str, *isi: str) -> str:
    """What a few lines at the server print."""
    jalan = [sys.executable, "-c", AWAL + perintah, *isi]
    return subprocess.run(
        jalan, env=server.lingkungan, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_report_written_without_signal_arrives_exactly_once(orang: BukaOrang, server: Server) -> None:
    kegiatan = ask(server, BUAT)
    alamat, masalah = f"/kerja/kegiatan/{kegiatan}/laporan/", "Jalan masuk putus, besi belum sampai."
    petugas = orang("dinas.pupr", luring=True)
    petugas.go(alamat)
    assert petugas.inspect() == []
    petugas.shoot("laporan-daring")
    petugas.halaman.evaluate(SIAP)
    petugas.konteks.set_offline(True)
    h = petugas.halaman
    h.goto(f"{server.alamat}{alamat}")
    # The phone knows which one, although the page is the same for everybody.
    expect(h.get_by_label("Kegiatan", exact=True)).to_have_value(kegiatan)
    h.get_by_label("Keadaan per tanggal").fill(date.today().isoformat())
    fill(h, "Kemajuan fisik (%)", "100")
    fill(h, "Kemajuan keuangan (%)", "95")
    fill(h, "Masalah", masalah)
    petugas.shoot("laporan-luring")
    press(h, "Simpan dan kirim")
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    h.close()
    h = petugas.halaman = petugas.konteks.new_page()
    h.goto(f"{server.alamat}{alamat}")
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    assert ask(server, HITUNG, masalah) == "0"
    petugas.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)
    assert ask(server, HITUNG, masalah) == "1"
