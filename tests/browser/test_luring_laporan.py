"""Laporan kemajuan dari lokasi tanpa sinyal: halaman yang pernah dibuka tetap dapat ditulis, dan sampai tepat satu."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.lapangan import Laporan, ask_server, open_report, write_report
from tests.browser.server import Server

# A budget line that is still to be carried out: those of the demonstration are finished.
BUAT = """from terasa.akun.models import Peran
from terasa.program.models import Kegiatan
from django.utils import timezone
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
HITUNG = """from terasa.program.models import Realisasi
with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(Realisasi.objects.filter(masalah=sys.argv[1]).count())
"""


def test_a_report_written_without_signal_arrives_exactly_once(orang: BukaOrang, server: Server) -> None:
    kegiatan = ask_server(server, BUAT)
    alamat, masalah = f"/kerja/kegiatan/{kegiatan}/laporan/", "Jalan masuk putus, besi belum sampai."
    petugas = orang("dinas.pupr", luring=True)
    petugas.go(alamat)
    assert petugas.inspect() == []
    petugas.shoot("laporan-daring")
    h = open_report(petugas, kegiatan)
    petugas.shoot("laporan-luring")
    write_report(h, Laporan(date.today(), 100, 95, masalah))
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    h.close()
    h = petugas.halaman = petugas.konteks.new_page()
    h.goto(f"{server.alamat}{alamat}")
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    assert ask_server(server, HITUNG, masalah) == "0"
    petugas.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_be_visible(timeout=30_000)
    assert ask_server(server, HITUNG, masalah) == "1"
