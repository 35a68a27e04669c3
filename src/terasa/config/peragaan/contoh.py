"""Kegiatan contoh peragaan, lengkap: rencana, adendum, penyimpangan yang dijawab, foto, dan kewajiban memelihara."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from PIL import Image, ImageDraw

from terasa.config.peragaan.waktu import Kalender, moment
from terasa.program.enums import KeadaanHasil, TahapPekerjaan
from terasa.program.models import Kegiatan, Pekerjaan, Pertanyaan
from terasa.program.rules.rencana import RencanaBaris
from terasa.program.services import (
    DataKontrak,
    add_adendum,
    add_pekerjaan,
    add_titik,
    answer_pertanyaan,
    record_realisasi,
    record_serah_terima,
    record_tahapan,
    set_pemanfaatan,
    set_rencana,
)
from terasa.umum.bagi import split_exact
from terasa.umum.pelaku import PelakuTetap

# Per cent of the work planned for February to August.
FISIK = (2, 3, 15, 10, 20, 30, 20)
TITIK = (Decimal("-2.781234"), Decimal("115.271234"))
KEWAJIBAN = "Papan diperiksa tiap bulan dan dibersihkan sesudah banjir; papan yang lapuk diganti kelompok."
BANJIR = "Sungai Amandit meluap dua minggu, gelagar tidak dapat dipasang."
JAWABAN = (
    "Kayu ulin dibayar di muka sebelum harganya naik; pemasangannya menunggu air surut dan dikejar pada Juli."
)


@dataclass(frozen=True)
class Laporan:
    """One progress report; `lubang` says how many planks its photo lacks, None without a photo."""

    hari: date
    fisik: int
    uang: int
    masalah: str = ""
    tindak_lanjut: str = ""
    lubang: int | None = None


def plan(kegiatan: Kegiatan, by: PelakuTetap, dari: date) -> None:
    """Work and money from February to August."""
    uang = split_exact(kegiatan.pagu or 0, [Decimal(f) for f in FISIK])
    bulan = dict(enumerate(zip(uang, FISIK, strict=True), start=2))
    baris = [RencanaBaris(n, bulan.get(n, (0, 0))[0], Decimal(bulan.get(n, (0, 0))[1])) for n in range(1, 13)]
    set_rencana(kegiatan=kegiatan, by=by, baris=baris, now=moment(dari, 8))


def build_example(kegiatan: Kegiatan, by: PelakuTetap, kalender: Kalender) -> None:
    """From the plan to its use, with everything that a kegiatan can have on its page."""
    mulai = date(kalender.tahun, 3, 20)
    plan(kegiatan, by, date(kalender.tahun, 1, 15))
    pekerjaan = _contract(kegiatan, by, mulai)
    for nomor, satu in enumerate(_reports(kalender)):
        _report(kegiatan, by, nomor, satu)
        if satu.masalah:
            answer_all(kegiatan, by, satu.hari + timedelta(days=3))
            _extend(pekerjaan, by, satu.hari + timedelta(days=5), mulai)
    hari = kalender.serah_terima
    record_tahapan(pekerjaan=pekerjaan, by=by, tahap=TahapPekerjaan.PHO, tanggal=hari, now=moment(hari, 14))
    record_serah_terima(
        kegiatan=kegiatan,
        by=by,
        nomor_bast=f"BAST/{kegiatan.kode[:4]}/{kalender.tahun}",
        tanggal=hari,
        penerima="Pemerintah Desa Bamban",
        pemelihara="Kelompok Titian Langgar",
        kewajiban=KEWAJIBAN,
        now=moment(hari, 15),
    )
    set_pemanfaatan(
        kegiatan=kegiatan,
        by=by,
        keadaan=KeadaanHasil.BERFUNGSI,
        pada=hari + timedelta(days=21),
        now=moment(hari + timedelta(days=21), 10),
    )


def answer_all(kegiatan: Kegiatan, by: PelakuTetap, hari: date) -> None:
    """Every open question of a kegiatan, on that day."""
    for tanya in Pertanyaan.objects.filter(kegiatan=kegiatan, dijawab_at__isnull=True):
        answer_pertanyaan(pertanyaan=tanya, by=by, jawaban=JAWABAN, now=moment(hari, 10))


def _reports(kalender: Kalender) -> tuple[Laporan, ...]:
    """Money runs ahead of the work in June; the flood is why."""
    return (
        Laporan(date(kalender.tahun, 3, 28), 5, 10, lubang=5),
        Laporan(kalender.laporan(0), 24, 25),
        Laporan(date(kalender.tahun, 6, 16), 34, 62, BANJIR, "Lembur pada Juli setelah air surut."),
        Laporan(kalender.laporan(1), 76, 74),
        Laporan(kalender.laporan(2), 100, 95, lubang=0),
    )


def _contract(kegiatan: Kegiatan, by: PelakuTetap, mulai: date) -> Pekerjaan:
    pekerjaan = add_pekerjaan(
        kegiatan=kegiatan,
        by=by,
        nama=kegiatan.nama,
        pelaksana="Penyedia peragaan",
        nomor_kontrak=f"SPK/{kegiatan.kode[:4]}/{mulai.year}",
        nilai_kontrak=round((kegiatan.pagu or 0) * 0.94 / 100_000) * 100_000,
        mulai_on=mulai,
        selesai_on=mulai + timedelta(days=150),
        now=moment(mulai),
    )
    add_titik(
        pekerjaan=pekerjaan, by=by, lat=TITIK[0], lng=TITIK[1], keterangan="Ujung jembatan di sisi langgar"
    )
    return pekerjaan


def _extend(pekerjaan: Pekerjaan, by: PelakuTetap, hari: date, mulai: date) -> None:
    data = DataKontrak(
        nomor=f"ADD/01/{mulai.year}",
        tanggal=hari,
        selesai_on=mulai + timedelta(days=180),
        keterangan="Waktunya ditambah 30 hari karena sungai meluap dua minggu.",
    )
    add_adendum(pekerjaan=pekerjaan, by=by, data=data, now=moment(hari, 11))


def _report(kegiatan: Kegiatan, by: PelakuTetap, nomor: int, satu: Laporan) -> None:
    record_realisasi(
        kegiatan=kegiatan,
        by=by,
        per_tanggal=satu.hari,
        fisik_persen=Decimal(satu.fisik),
        keuangan_persen=Decimal(satu.uang),
        masalah=satu.masalah,
        tindak_lanjut=satu.tindak_lanjut,
        kunci_kirim=uuid5(NAMESPACE_URL, f"peragaan/{kegiatan.pk}/{nomor}"),
        foto=None if satu.lubang is None else draw_bridge(satu.lubang),
        foto_dirilis=True,
        foto_titik=TITIK,
        foto_on=satu.hari,
        now=moment(satu.hari, 16),
    )


def draw_bridge(lubang: int) -> bytes:
    """A drawing in place of a photo: twelve planks over water, so many of them missing. JPEG, 640 by 420."""
    gambar = Image.new("RGB", (640, 420), "#a9d3e8")
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 260, 640, 420), fill="#5b8fa8")
    pena.polygon(((0, 420), (0, 210), (90, 220), (130, 420)), fill="#6f8f4e")
    pena.polygon(((640, 420), (640, 210), (550, 220), (510, 420)), fill="#6f8f4e")
    for x in (170, 310, 450):
        pena.rectangle((x, 240, x + 16, 380), fill="#5a3d26")
    hilang = {(n * 5 + 2) % 12 for n in range(lubang)}
    for n in range(12):
        if n not in hilang:
            pena.rectangle((74 + n * 41, 214, 112 + n * 41, 236), fill="#8a5a34" if lubang else "#b9783f")
    pena.line((74, 150, 566, 150), fill="#5a3d26", width=8)
    for x in range(80, 567, 81):
        pena.line((x, 150, x, 214), fill="#5a3d26", width=6)
    pena.text((20, 20), "Gambar peragaan", fill="#123", font_size=26)
    berkas = io.BytesIO()
    gambar.save(berkas, "JPEG", quality=82)
    return berkas.getvalue()
