"""Satu gelombang dari menghitung rumah sampai jawaban tanpa sinyal: dua kantor, undian, petugas di telepon."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import BukaOrang
from tests.browser.laku import Lakon, confirm, follow, main_of
from tests.browser.lapangan import (
    ask_offline,
    ask_server,
    count_houses,
    draw_houses,
    keep_tasks,
    open_wave,
)
from tests.browser.server import Server

CARI = """from terasa.program.models import SerahTerima
from terasa.manfaat.models import SurveiManfaat
sudah = SurveiManfaat.objects.values("kegiatan")
semua = SerahTerima.objects.exclude(kegiatan__in=sudah).select_related("kegiatan").order_by("tanggal")
print(next(s.kegiatan_id for s in semua if "63.06.01.2002" not in s.kegiatan.cakupan))
"""
HITUNG = """from terasa.survei.models import Jawaban, Kunjungan
with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(Jawaban.objects.filter(survei=sys.argv[1]).count(), Kunjungan.objects.filter(survei=sys.argv[1]).count())
"""


def test_two_offices_count_a_draw_and_answers_without_signal(orang: BukaOrang, server: Server) -> None:
    c = Lakon(orang, server, awalan="survei-")
    survei = open_wave(c, "dinas.pmd", ask_server(server, CARI), 6)
    count_houses(c, "dinas.pmd", survei)
    count_houses(c, "bappeda", survei)
    draw_houses(c, "dinas.pmd", survei, "Telaga Bidadari")

    petugas = keep_tasks(orang, survei)
    petugas.shoot("survei-tugas-360")
    petugas.konteks.set_offline(True)
    hp = petugas.halaman
    follow(hp, "Buka halaman tanpa sinyal")
    expect(hp.locator("[data-wawancara] li")).to_have_count(6)
    hp.locator("[data-wawancara] li button").first.click()
    petugas.shoot("survei-luring-360")
    hp.get_by_role("button", name="Kembali").click()
    ask_offline(hp)
    expect(hp.locator("[data-wawancara] li")).to_have_count(5)
    ask_offline(hp, tidak="menolak")
    expect(hp.locator("[data-wawancara] li")).to_have_count(4)
    petugas.konteks.set_offline(False)
    hp.goto(f"{server.alamat}/luring/survei/")
    # What was answered leaves the phone as soon as it arrived.
    expect(hp.get_by_text("Belum ada yang tersimpan di telepon ini.")).to_be_visible(timeout=30_000)
    assert ask_server(server, HITUNG, survei) == "1 2"

    petugas.go(f"/kerja/survei/{survei}/")
    # The reserve of the house that refused is on the list now.
    expect(main_of(hp).get_by_text("cadangan yang dipanggil")).to_be_visible()
    petugas.shoot("survei-tugas-sesudah-360")
    follow(hp, "Mulai")
    petugas.shoot("survei-rumah-360")
    pmd = c.siapa("dinas.pmd")
    h = pmd.halaman
    pmd.go(f"/kerja/survei/{survei}/")
    c.potret(pmd, "penyelenggaraan", hp=True)
    confirm(h, "Tutup gelombang", "Ya, tutup")
    c.potret(pmd, "mutu", hp=True)
    confirm(h, "Terbitkan angkanya", "Ya, terbitkan")
    c.potret(pmd, "publik", hp=True)
    assert not c.faults(), c.faults()
