"""Dari baris anggaran sampai angka manfaatnya, dan yang mengusulkan mendengar setiap langkahnya.

Laporan kemajuan dan sebagian wawancara ditulis tanpa sinyal; gambarnya ditulis ke build/layar/.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import expect

from terasa import statistik
from tests.browser.conftest import BukaOrang
from tests.browser.laku import (
    Lakon,
    choose,
    confirm,
    expect_message,
    fill,
    follow,
    main_of,
    press,
)
from tests.browser.lapangan import (
    Laporan,
    ask_offline,
    ask_server,
    count_houses,
    draw_houses,
    keep_tasks,
    open_report,
    open_wave,
    write_report,
)
from tests.browser.peramban import SEMPIT, Orang
from tests.browser.server import Server

# A wave may be asked three months after the handover at the earliest: the works of this journey ended before that,
# and the office enters its papers late. No rule is bent for it.
SERAH = date.today() - timedelta(days=100)
RUMAH = 24
KELOMPOK = "Kelompok Pengguna Pustu RT 01"
KEWAJIBAN = "Halaman dibersihkan tiap pekan; kerusakan kecil ditanggung kelompok."
JAWABAN = "Bahan dibayar di muka karena harganya naik; pemasangannya dikejar bulan depan."

SUREL = "warga.pustu@contoh.id"
TITIK = "-2.781234, 115.271234"
# What the proposers hear after their voices joined, in this order.
TOLD = [
    "anggaran_berubah",
    "kontrak",
    *["dilaporkan"] * 2,
    "dijelaskan",
    "dilaporkan",
    "diserahkan",
    "dimanfaatkan",
    *["diundi", "dinilai"] * 2,
]

# A budget line that waits for its execution, an officer of its unit and an operator of its desa who can sign in.
SIAPKAN = """from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.akun.services import appoint, create_akun
from terasa.config.peragaan.kantor import SEJAK
from terasa.program.models import Kegiatan
from terasa.umum.pelaku import SISTEM
from terasa.wilayah.queries import nama_lengkap
sandi = sys.argv[1]
with konteks.pakai(konteks.sistem()), transaction.atomic():
    semua = Kegiatan.objects.filter(status="dianggarkan", is_peragaan=True).order_by("kode")
    k = next(k for k in semua.select_related("unit") if k.usulan.count() == len(k.cakupan) == 1)
    desa = Unit.objects.get(kode_wilayah=k.cakupan[0], jenis__in=("desa", "kelurahan"))
    for nama, unit, jenis in (
        ("pelaksana", k.unit, JenisPeran.PERANGKAT_DAERAH),
        ("operator.setempat", desa, JenisPeran.OPERATOR_DESA),
    ):
        orang = create_akun(by=SISTEM, username=nama, nama=unit.nama, password=sandi)
        appoint(by=SISTEM, pengguna=orang, unit=unit, jenis=jenis, jabatan=f"Petugas {unit.nama}",
                kode_wilayah=unit.kode_wilayah, berlaku_dari=SEJAK)
    u = k.usulan.get()
    print(json.dumps({"kegiatan": str(k.pk), "kode": k.kode, "nama": k.nama, "pagu": k.pagu, "usulan": str(u.pk),
                      "desa": desa.kode_wilayah}))
"""
LAPORAN = """from terasa.program.models import Realisasi
with konteks.pakai(konteks.sistem()), transaction.atomic():
    semua = Realisasi.objects.filter(kegiatan=sys.argv[1]).order_by("per_tanggal")
    print(json.dumps([[int(r.fisik_persen), r.foto_id is not None] for r in semua]))
"""
KABAR = """from terasa.kabar.models import Pesan
with konteks.pakai(konteks.sistem()), transaction.atomic():
    print(json.dumps(list(Pesan.objects.filter(alamat__nilai=sys.argv[1]).values_list("teks", flat=True))))
"""
# What the surveyor heard at the other houses, entered through the same service as at the door.
TANYA = """from datetime import timedelta
from django.utils import timezone
from terasa.akun.models import Peran
from terasa.manfaat.enums import Butir
from terasa.survei.models import Responden
from terasa.survei.services import Cara, record_jawaban
survei, petugas, teratasi = sys.argv[1], sys.argv[2], int(sys.argv[3])
by = Peran.objects.get(pengguna__username=petugas).as_pelaku()
with konteks.pakai(konteks.untuk(by)), transaction.atomic():
    belum = Responden.objects.filter(survei=survei, aktif=True, is_tuntas=False).exclude(status="selesai")
    rumah = list(belum.select_related("survei").order_by("urutan"))
    for n, satu in enumerate(rumah):
        isi = {b: "ya" for b in Butir.values} | {"teratasi": "ya" if n < teratasi else "tidak"}
        kini = timezone.now()
        cara = Cara(mulai_at=kini - timedelta(minutes=4, seconds=7 * n))
        record_jawaban(responden=satu, by=by, isi=isi, dijawab_at=kini, now=kini, cara=cara)
    print(len(rumah))
"""


@dataclass
class Cerita(Lakon):
    """What one step hands to the next."""

    awalan: str = "manfaat-"
    kegiatan: str = ""
    kode: str = ""
    nama: str = ""
    pagu: int = 0
    usulan: str = ""
    desa: str = ""
    slip: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def meja(self) -> str:
        return f"/kerja/kegiatan/{self.kegiatan}/"

    @property
    def pelaksana(self) -> Orang:
        if "pelaksana" not in self.lewat:
            self.lewat["pelaksana"] = self.orang("pelaksana")
        return self.lewat["pelaksana"]

    def told(self, kalimat: str) -> None:
        """Both proposers read it on their own page: one at a desk, one on a phone."""
        for nama in self.slip:
            self.siapa(nama).go("/saya/")
            bagian = main_of(self.siapa(nama).halaman).get_by_role("region", name="Kabar terbaru usulannya")
            expect(bagian).to_contain_text(kalimat)


def test_dari_anggaran_sampai_beda_dua_gelombang(orang: BukaOrang, server: Server) -> None:
    c = Cerita(orang, server, **json.loads(ask_server(server, SIAPKAN, server.sandi)))
    speak_up(c)
    approve_budget(c)
    sign_contract(c)
    report_without_signal(c)
    answer_question(c)
    finish_and_hand_over(c)
    publish_wave(c, hold_wave(c, "pendamping", "Telaga Bidadari", teratasi=6), potret=True)
    publish_wave(c, hold_wave(c, "operator.angkinang", "Operator Kecamatan Angkinang", teratasi=RUMAH))
    read_change(c)
    read_thread(c)
    assert not c.faults(), c.faults()


def speak_up(c: Cerita) -> None:
    """Two residents stand behind the usulan: one with an e-mail address, one with nothing but the slip."""
    for nama, masalah, surel in (
        ("pengusul", "Atap puskesmas pembantu bocor, obat di dalamnya basah.", SUREL),
        ("pengusul kedua", "Pintu puskesmas pembantu rusak, bidan tidak dapat menginap.", ""),
    ):
        h = c.siapa(nama).halaman
        c.siapa(nama).go(f"/aspirasi/baru/{c.desa}/")
        fill(h, "Apa masalahnya?", masalah)
        fill(h, "Surel", surel)
        press(h, "Kirim aspirasi")
        expect(main_of(h).get_by_role("heading", name="Simpan slip ini")).to_be_visible()
        kode, kunci = (t.strip() for t in main_of(h).locator(".kode-besar").all_inner_texts())
        c.slip[nama] = (kode, kunci)
    operator = c.orang("operator.setempat")
    operator.go(f"/kerja/usulan/{c.usulan}/suara/")
    h = operator.halaman
    for kode, _kunci in c.slip.values():
        main_of(h).get_by_label(re.compile(kode)).check()
    c.potret(operator, "menambah-suara", hp=True)
    press(h, "Tambahkan")
    expect_message(h, "pengusulnya diberi tahu")
    for nama, (kode, kunci) in c.slip.items():
        c.siapa(nama).go("/saya/")
        fill(c.siapa(nama).halaman, "Kode aspirasi", kode)
        fill(c.siapa(nama).halaman, "Kunci pribadi", kunci)
        press(c.siapa(nama).halaman, "Buka")
    c.siapa("pengusul kedua").resize(SEMPIT)


def approve_budget(c: Cerita) -> None:
    """The changed APBD is signed: another amount from two sources, with its document and its reason; then the plan."""
    h = c.pelaksana.halaman
    c.pelaksana.go(c.meja)
    follow(h, "Catat versi anggaran")
    kini = c.pagu - 2_500_000
    choose(h, "Tahap", "perubahan")
    fill(h, "Jumlah (rupiah)", str(kini))
    for n, (nama, rupiah) in enumerate(
        (("Dana Alokasi Umum", kini - 10_000_000), ("Pajak Rokok", 10_000_000)), 1
    ):
        fill(h, f"Sumber dana {n}", nama)
        fill(h, f"Rupiah dari sumber {n}", str(rupiah))
    fill(h, "Nomor dokumen", "Perda 7 Tahun 2026")
    fill(h, "Tanggal dokumen", (SERAH - timedelta(days=170)).isoformat())
    fill(h, "Mengapa berubah", "Harga atap lebih rendah daripada perkiraan; sisanya untuk pustu lain.")
    c.potret(c.pelaksana, "versi-anggaran", hp=True)
    press(h, "Simpan versi")
    expect_message(h, "yang lama tetap terbaca")
    c.told("Anggarannya berubah (Perubahan APBD)")

    follow(h, "Rencana bulanan")
    for bulan, fisik in (("Maret", 10), ("April", 20), ("Mei", 30), ("Juni", 25), ("Juli", 15)):
        fill(h, f"Fisik bulan {bulan}", str(fisik))
    c.potret(c.pelaksana, "rencana-bulanan", hp=True)
    press(h, "Simpan rencana")
    expect_message(h, "Rencana tersimpan")


def sign_contract(c: Cerita) -> None:
    """The contract, and the place against which the photos are compared."""
    h = c.pelaksana.halaman
    follow(h, "Tambah pekerjaan")
    mulai = SERAH - timedelta(days=150)
    for label, isi in (
        ("Nama pekerjaan", c.nama),
        ("Pelaksana", "CV Ulin Jaya"),
        ("Nomor kontrak", "SPK/07/2026"),
        ("Nilai kontrak", str(c.pagu - 6_000_000)),
        ("Mulai", mulai.isoformat()),
        ("Selesai menurut kontrak", SERAH.isoformat()),
    ):
        fill(h, label, isi)
    c.potret(c.pelaksana, "kontrak", hp=True)
    press(h, "Simpan pekerjaan")
    expect_message(h, "Pekerjaan tercatat")
    follow(h, "Tambah titik")
    fill(h, "Titik lokasi", TITIK)
    press(h, "Simpan")
    expect_message(h, "Titik tercatat")
    c.told("CV Ulin Jaya")


def report_without_signal(c: Cerita) -> None:
    """Two reports at the site without signal, one with a photo; both arrive when the signal comes back."""
    hp = c.orang("pelaksana", luring=True)
    hp.resize(SEMPIT)
    c.lewat["telepon pelaksana"] = hp
    h = open_report(hp, c.kegiatan)
    write_report(h, Laporan(SERAH - timedelta(days=90), 20, 20))
    expect(h.get_by_text("Menunggu sinyal")).to_have_count(1)
    kedua = Laporan(
        SERAH - timedelta(days=50), 40, 70, "Harga atap naik, bahan dibayar di muka.", foto="40 persen"
    )
    write_report(h, kedua, titik=TITIK)
    expect(h.get_by_text("Menunggu sinyal")).to_have_count(2)
    hp.shoot("manfaat-laporan-luring-360")
    assert json.loads(ask_server(c.server, LAPORAN, c.kegiatan)) == []
    hp.konteks.set_offline(False)
    expect(h.locator(".lencana", has_text="Terkirim")).to_have_count(2, timeout=30_000)
    expect(h.get_by_text("Laporan ini tersimpan di telepon ini")).to_be_hidden()
    expect(h.get_by_label("Kegiatan", exact=True)).to_have_value(c.kegiatan)
    hp.shoot("manfaat-laporan-terkirim-360")
    assert json.loads(ask_server(c.server, LAPORAN, c.kegiatan)) == [[20, False], [40, True]]
    c.told("70%")


def answer_question(c: Cerita) -> None:
    """Money ran ahead of the work: the executor finds the question on the home page and answers it."""
    dinas, h = c.pelaksana, c.pelaksana.halaman
    dinas.go("/beranda/")
    c.potret(dinas, "beranda-pelaksana", hp=True)
    follow(h, "Pertanyaan tentang penyimpangan")
    expect(main_of(h)).to_contain_text("Pekerjaan fisik baru 40%, tetapi uang sudah dibayarkan 70%. Mengapa?")
    c.potret(dinas, "pertanyaan", hp=True)
    # Being behind the plan may be asked about as well; that depends on the day of the year.
    tanya = main_of(h).get_by_role("listitem").filter(has_text=c.nama)
    while tanya.count():
        tanya.first.get_by_role("link", name="Jawab", exact=True).click()
        fill(h, "Jawaban", JAWABAN)
        press(h, "Kirim jawaban")
        expect_message(h, "Jawaban tersimpan")
        dinas.go("/kerja/kegiatan/pertanyaan/")
    c.told(JAWABAN)


def finish_and_hand_over(c: Cerita) -> None:
    """The third report, again without signal; then the BAST to a named group that keeps it, and its first use."""
    hp = c.lewat["telepon pelaksana"]
    h = open_report(hp, c.kegiatan)
    write_report(h, Laporan(SERAH - timedelta(days=4), 100, 95, foto="selesai"), titik=TITIK)
    expect(h.get_by_text("Menunggu sinyal")).to_be_visible()
    hp.konteks.set_offline(False)
    expect(h.get_by_text("Menunggu sinyal")).to_have_count(0, timeout=30_000)
    assert json.loads(ask_server(c.server, LAPORAN, c.kegiatan)) == [[20, False], [40, True], [100, True]]

    h = c.pelaksana.halaman
    c.pelaksana.go(c.meja)
    c.potret(c.pelaksana, "kegiatan-pelaksana", hp=True)
    follow(h, "Catat serah terima")
    for label, isi in (
        ("Nomor berita acara serah terima", "BAST/07/2026"),
        ("Tanggal", SERAH.isoformat()),
        ("Diserahkan kepada", KELOMPOK),
        ("Yang memelihara", KELOMPOK),
        ("Kewajiban memelihara", KEWAJIBAN),
    ):
        fill(h, label, isi)
    c.potret(c.pelaksana, "serah-terima", hp=True)
    press(h, "Simpan serah terima")
    expect_message(h, "Serah terima tercatat")
    c.told(KELOMPOK)
    follow(h, "Catat pemanfaatan")
    main_of(h).get_by_label("Berfungsi dan dipakai").check()
    press(h, "Simpan")
    expect_message(h, "Keadaan pemanfaatan tercatat")
    c.told("sudah dipakai warga")


def hold_wave(c: Cerita, petugas: str, jabatan: str, *, teratasi: int) -> str:
    """Counted by two offices, drawn, one house asked on a phone without signal, the others at the door."""
    # These pages are looked at in the test of the survey.
    c.memotret = False
    survei = open_wave(c, "dinas.pmd", c.kegiatan, RUMAH)
    count_houses(c, "dinas.pmd", survei)
    count_houses(c, "bappeda", survei)
    draw_houses(c, "dinas.pmd", survei, jabatan)
    hp = keep_tasks(c.orang, survei, petugas)
    hp.konteks.set_offline(True)
    follow(hp.halaman, "Buka halaman tanpa sinyal")
    expect(hp.halaman.locator("[data-wawancara] li")).to_have_count(RUMAH)
    ask_offline(hp.halaman)
    expect(hp.halaman.locator("[data-wawancara] li")).to_have_count(RUMAH - 1)
    hp.konteks.set_offline(False)
    hp.halaman.goto(f"{hp.asal}/luring/survei/")
    # What was answered leaves the phone as soon as it arrived.
    expect(hp.halaman.locator("[data-kiriman] li")).to_have_count(0, timeout=30_000)
    # The one on the phone said yes.
    assert ask_server(c.server, TANYA, survei, petugas, str(teratasi - 1)) == str(RUMAH - 1)
    return survei


def publish_wave(c: Cerita, survei: str, *, potret: bool = False) -> None:
    """Until it is closed the seed is sealed; then everybody can draw the same houses again, and the figure is out."""
    c.memotret = potret
    umum, pmd = c.siapa("pembaca"), c.siapa("dinas.pmd")
    sebelum = read_draw(umum, survei)
    assert not sebelum["benih"]
    pmd.go(f"/kerja/survei/{survei}/")
    c.potret(pmd, "menutup-gelombang", hp=True)
    confirm(pmd.halaman, "Tutup gelombang", "Ya, tutup")
    c.potret(pmd, "mutu", hp=True)
    sesudah = read_draw(umum, survei)
    assert statistik.komitmen(sesudah["benih"]) == sebelum["komitmen_benih"] == sesudah["komitmen_benih"]
    assert statistik.hash_kerangka(sesudah["kerangka"]) == sebelum["kerangka_sha256"]
    confirm(pmd.halaman, "Terbitkan angkanya", "Ya, terbitkan")
    expect_message(pmd.halaman, "Angkanya terbit")
    c.potret(pmd, "angka-gelombang", hp=True)


def read_draw(orang: Orang, survei: str) -> Any:
    return json.loads(orang.konteks.request.get(f"{orang.asal}/manfaat/{survei}/undian.json").text())


def read_change(c: Cerita) -> None:
    """Anyone sees on the page of the kegiatan that more say the problem is solved, and within what range."""
    umum = c.siapa("pembaca")
    c.memotret = True
    umum.go(f"/kegiatan/{c.kode}/")
    c.potret(umum, "kegiatan-untuk-umum", hp=True)
    isi = main_of(umum.halaman)
    expect(isi).to_contain_text("Makin banyak yang masalahnya teratasi.")
    beda = isi.get_by_text(re.compile(r"Selisihnya \+"))
    # 6 of 24, then 24 of 24: three quarters more, and the range stays above nothing.
    angka = re.search(
        r"Saat serah terima: 25%.*: 100%. Selisihnya \+75 poin \(rentang \+(\d+)[^+]*\+(\d+)",
        beda.inner_text(),
    )
    assert angka is not None, beda.inner_text()
    assert 40 < int(angka[1]) < 75 < int(angka[2]) <= 100
    for teks in (KELOMPOK, KEWAJIBAN, JAWABAN, "Perubahan APBD", "CV Ulin Jaya"):
        expect(isi).to_contain_text(teks)
    expect(isi.locator(".foto-dua img.foto")).to_have_count(2)
    expect(isi.locator(".kisi img.foto")).to_have_count(2)


def read_thread(c: Cerita) -> None:
    """The whole way stands behind the code of either proposer, in order, and on his own page the end of it."""
    warga = c.siapa("pengusul")
    c.told("24 dari 24 responden (100%)")
    warga.go("/saya/")
    c.potret(warga, "halaman-pengusul", hp=True)
    warga.go(f"/jejak/{c.slip['pengusul'][0].replace('-', '')}")
    c.potret(warga, "jejak", hp=True)
    for kode, _kunci in c.slip.values():
        data = json.loads(
            warga.konteks.request.get(f"{warga.asal}/jejak/{kode.replace('-', '')}.json").text()
        )
        langkah = [t["keputusan"] for t in data["tahap"]]
        awal = langkah.index("anggaran_berubah")
        assert unrepeated(langkah[awal:]) == TOLD, langkah
    kabar = json.loads(ask_server(c.server, KABAR, SUREL))
    for teks in (
        "semula",
        "CV Ulin Jaya",
        "fisik 40%",
        JAWABAN,
        "fisik 100%",
        KELOMPOK,
        "25% dari 24",
        "100% dari 24",
    ):
        assert any(teks in satu for satu in kabar), (teks, kabar)


def unrepeated(langkah: list[str]) -> list[str]:
    """A second question answered on the same occasion is the same step."""
    return [s for n, s in enumerate(langkah) if (s, langkah[n - 1]) != ("dijelaskan", "dijelaskan")]
