"""Laporan kemajuan dari lokasi tanpa sinyal: halaman yang pernah dibuka tetap dapat ditulis, dan sampai tepat satu."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import SIAP
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


PEKERJAAN = """from django.utils import timezone
from terasa.program.services import add_pekerjaan
from terasa.umum.pelaku import PelakuTetap
with konteks.pakai(konteks.sistem()), transaction.atomic():
    k = Kegiatan.objects.get(pk=sys.argv[1])
    p = add_pekerjaan(kegiatan=k, by=PelakuTetap(label="Uji", jenis="sistem"), nama="Rangka dan lantai", now=timezone.now())
    print(p.pk)
"""
SEMUA = """from terasa.program.models import KirimanLapangan, Pemanfaatan, SerahTerima, Tahapan
with konteks.pakai(konteks.sistem()), transaction.atomic():
    k = sys.argv[1]
    tabel = (Realisasi, SerahTerima, Pemanfaatan, KirimanLapangan)
    print(*(m.objects.filter(kegiatan=k).count() for m in tabel), Tahapan.objects.filter(pekerjaan__kegiatan=k).count())
"""


def test_a_whole_day_in_the_field_arrives_in_order_and_once(orang: BukaOrang, server: Server) -> None:
    kegiatan = ask_server(server, BUAT)
    pekerjaan, hari = ask_server(server, PEKERJAAN, kegiatan), date.today().isoformat()
    alamat = f"/kerja/kegiatan/{kegiatan}/"
    petugas = orang("dinas.pupr", luring=True)
    petugas.go("/luring/laporan/")
    assert petugas.inspect() == []
    petugas.go(alamat)
    petugas.halaman.evaluate(SIAP)
    petugas.konteks.set_offline(True)
    h = petugas.halaman
    # The address of a working page says what was to be written, and about which work.
    h.goto(f"{server.alamat}{alamat}pekerjaan/{pekerjaan}/tahap/")
    expect(h.get_by_label("Apa yang dicatat?")).to_have_value("tahapan")
    kotak = h.locator("form[data-kotak=tahapan]")
    expect(kotak.get_by_label("Pekerjaan", exact=True)).to_have_value(pekerjaan)
    kotak.get_by_label("Tahap yang dicapai").select_option("kontrak")
    kotak.get_by_label("Pada tanggal").fill(hari)
    petugas.shoot("catatan-tahap-luring")
    kotak.get_by_role("button", name="Simpan dan kirim").click()
    expect(h.get_by_text("Menunggu sinyal")).to_have_count(1)
    for jenis, isi in (
        ("realisasi", {"per_tanggal": hari, "fisik_persen": "100", "keuangan_persen": "95"}),
        ("serah_terima", {"nomor_bast": "600/7", "tanggal": hari, "penerima": "Pemerintah desa"}),
        ("pemanfaatan", {"pada": hari, "alasan": "Lantainya patah."}),
    ):
        h.get_by_label("Apa yang dicatat?").select_option(jenis)
        kotak = h.locator(f"form[data-kotak={jenis}]")
        for nama, nilai in isi.items():
            kotak.locator(f"[name={nama}]").fill(nilai)
        if jenis == "pemanfaatan":
            kotak.get_by_label("Rusak", exact=True).check()
        kotak.get_by_role("button", name="Simpan dan kirim").click()
        expect(kotak.locator("[data-kabar]")).to_contain_text("tersimpan di telepon ini")
    # Without signal the console complains by itself; what must hold is that nothing sticks out on a phone.
    assert petugas.narrow() == []
    petugas.shoot("catatan-luring")
    expect(h.get_by_text("Menunggu sinyal")).to_have_count(4)
    assert ask_server(server, SEMUA, kegiatan) == "0 0 0 0 0"
    petugas.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_have_count(4, timeout=30_000)
    assert ask_server(server, SEMUA, kegiatan) == "1 1 1 3 1"
