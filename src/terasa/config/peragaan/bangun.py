"""Kegiatan peragaan dalam setiap keadaan, realisasinya, serah terimanya, dan apakah dirasakan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Peran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.contoh import answer_all, plan
from terasa.config.peragaan.kata import VERSI
from terasa.config.peragaan.sampel import draw_wave
from terasa.config.peragaan.usul import Tahun
from terasa.config.peragaan.waktu import moment
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.services import assign_surveyor, close_gelombang, publish_gelombang
from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Alokasi, Usulan
from terasa.program.enums import KeadaanHasil
from terasa.program.models import Kegiatan
from terasa.program.services import (
    add_pekerjaan,
    cancel_kegiatan,
    create_kegiatan,
    record_realisasi,
    record_serah_terima,
    set_pemanfaatan,
)
from terasa.survei.services import Cara, mark_nonresponse, record_jawaban
from terasa.umum.pelaku import PelakuTetap

SUMBER_DANA = ("Dana Alokasi Umum", "Pendapatan Asli Daerah", "Dana Bagi Hasil")
# How far each kegiatan of the running year has come, over and over.
TAHAP = ("anggaran", "kontrak", "jalan", "jalan", "jalan", "serah", "pakai", "tak_pakai", "batal", "pakai")


def budget(t: Tahun, alokasi: Alokasi) -> list[Kegiatan]:
    """Chosen usulan become kegiatan of their unit with an official code and a source of funds."""
    terpilih = (
        alokasi.pos.filter(hasil=HasilAlokasi.TERPILIH)
        .select_related("usulan__unit_tujuan")
        .order_by("urutan")
    )
    return [_make_kegiatan(t, pos.usulan, pos.biaya, n) for n, pos in enumerate(terpilih)]


def kepala_of(t: Tahun, kode: str) -> PelakuTetap:
    return kantor.office_of(t.unit[kode], JenisPeran.PERANGKAT_DAERAH, t.unit[kode].nama)


def unit_of(kegiatan: Kegiatan) -> PelakuTetap:
    """The office that carries it out."""
    return kantor.office_of(kegiatan.unit, JenisPeran.PERANGKAT_DAERAH, kegiatan.unit.nama)


def _make_kegiatan(t: Tahun, usulan: Usulan, biaya: int | None, n: int) -> Kegiatan:
    karangan = t.karangan[usulan.kode]
    assert biaya is not None
    return create_kegiatan(
        by=kepala_of(t, karangan.unit),
        usulan=[usulan],
        unit=t.unit[karangan.unit],
        tahun=t.tahun,
        nama=usulan.judul,
        nomenklatur_versi=VERSI,
        nomenklatur_kode=karangan.nomenklatur,
        pagu=biaya,
        sumber_dana=SUMBER_DANA[n % len(SUMBER_DANA)],
        lokasi=usulan.lokasi,
        volume=usulan.volume,
        satuan=usulan.satuan,
        now=t.kalender.anggaran,
    )


def build(t: Tahun, kegiatan: Kegiatan, sampai: str, *, rencana: str = "") -> None:
    """Carry one kegiatan to the state `sampai`; with a plan that it lies behind, `rencana` "tanya" or "jawab"."""
    by = unit_of(kegiatan)
    if sampai == "anggaran":
        return
    if sampai == "batal":
        alasan = "Tanahnya belum bersertifikat sampai batas pengadaan; diusulkan lagi tahun depan."
        now = moment(t.kalender.laporan(0))
        cancel_kegiatan(kegiatan=kegiatan, by=by, alasan_kode="R05", alasan=alasan, now=now)
        return
    if rencana:
        plan(kegiatan, by, date(t.tahun, 1, 15))
    _contract(t, kegiatan, by)
    if sampai == "kontrak":
        return
    _report(t, kegiatan, by, selesai=sampai != "jalan")
    if rencana == "jawab":
        answer_all(kegiatan, by, t.kalender.laporan(2) + timedelta(days=4))
    if sampai == "jalan":
        return
    hari = t.kalender.serah_terima
    record_serah_terima(
        kegiatan=kegiatan,
        by=by,
        nomor_bast=f"BAST/{kegiatan.kode[:4]}/{t.tahun}",
        tanggal=hari,
        penerima=f"Kelompok pengguna {kegiatan.lokasi or 'desa'}",
        pemelihara="Pemerintah desa bersama kelompok pengguna",
        now=moment(hari, 15),
    )
    if sampai in ("pakai", "tak_pakai"):
        _use(kegiatan, by, sampai == "pakai", hari + timedelta(days=21))


def _contract(t: Tahun, kegiatan: Kegiatan, by: PelakuTetap) -> None:
    mulai = t.kalender.laporan(0) - timedelta(days=40)
    add_pekerjaan(
        kegiatan=kegiatan,
        by=by,
        nama=kegiatan.nama,
        pelaksana="Penyedia peragaan",
        nomor_kontrak=f"SPK/{kegiatan.kode[:4]}/{t.tahun}",
        nilai_kontrak=round((kegiatan.pagu or 0) * 0.94 / 100_000) * 100_000,
        mulai_on=mulai,
        selesai_on=mulai + timedelta(days=150),
        now=moment(mulai),
    )


def _report(t: Tahun, kegiatan: Kegiatan, by: PelakuTetap, *, selesai: bool) -> None:
    tiga = ((28, 25), (64, 55), (100, 95)) if selesai else ((18, 20), (41, 38), (62, 45))
    for ke, (fisik, keuangan) in enumerate(tiga):
        hari = t.kalender.laporan(ke)
        record_realisasi(
            kegiatan=kegiatan,
            by=by,
            per_tanggal=hari,
            fisik_persen=Decimal(fisik),
            keuangan_persen=Decimal(keuangan),
            masalah="" if selesai or ke < 2 else "Bahan terlambat karena air sungai tinggi.",
            tindak_lanjut="" if selesai or ke < 2 else "Pengiriman dialihkan lewat jalan darat.",
            kunci_kirim=uuid5(NAMESPACE_URL, f"peragaan/{kegiatan.pk}/{ke}"),
            now=moment(hari, 16),
        )


def _use(kegiatan: Kegiatan, by: PelakuTetap, dipakai: bool, hari: date) -> None:
    alasan = "" if dipakai else "Sambungan listriknya belum dipasang."
    set_pemanfaatan(
        kegiatan=kegiatan,
        by=by,
        keadaan=KeadaanHasil.BERFUNGSI if dipakai else KeadaanHasil.TIDAK_DIPAKAI,
        pada=hari,
        alasan=alasan,
        tindak_lanjut="" if dipakai else "Sambungan listrik diajukan ke PLN.",
        now=moment(hari, 10),
    )


def may_ask(kegiatan: Kegiatan) -> bool:
    """Nobody surveys the desa where they hold a post."""
    return kantor.DESA_PENDAMPING not in kegiatan.cakupan


def ask(
    t: Tahun,
    kegiatan: Kegiatan,
    gelombang: str,
    n: int,
    buka: datetime,
    bappeda: PelakuTetap,
    rasa: float,
    petugas: str = "pendamping",
) -> None:
    """A wave: counted, drawn, answers and refusals, closed and published. `rasa` is how well it is felt."""
    rt = {f"RT {i:02d}": 18 + (i * 7) % 23 for i in range(1, 5)}
    penghitung = {desa: _operator_of(t, desa) for desa in kegiatan.cakupan}
    sm = draw_wave(
        kegiatan=kegiatan,
        gelombang=gelombang,
        rt={f"{desa} {label}": rumah for desa in penghitung for label, rumah in rt.items()},
        n=n,
        by=bappeda,
        penghitung=penghitung,
        pemeriksa=kantor.office_of(t.unit["dinas-pmd"], JenisPeran.DINAS_PMD, "Dinas PMD"),
        now=buka,
    )
    pengguna = Pengguna.objects.get(username=petugas)
    assign_surveyor(survei_manfaat=sm, pengguna=pengguna, by=bappeda, now=buka)
    _interview(t, sm, buka, rasa, Peran.objects.get(pengguna=pengguna).as_pelaku())
    close_gelombang(survei_manfaat=sm, by=bappeda, now=buka + timedelta(days=12))
    publish_gelombang(survei_manfaat=sm, by=bappeda, now=buka + timedelta(days=13))


def _operator_of(t: Tahun, desa: str) -> PelakuTetap:
    unit = t.unit[f"unit-{desa.replace('.', '-')}"]
    return kantor.office_of(unit, JenisPeran.OPERATOR_DESA, f"Operator {unit.nama}")


def _interview(t: Tahun, sm: SurveiManfaat, buka: datetime, rasa: float, by: PelakuTetap) -> None:
    condong = {
        "tahu": rasa + 0.1,
        "terjangkau": rasa,
        "pakai": rasa - 0.08,
        "berguna": rasa,
        "teratasi": rasa - 0.12,
    }
    for n, responden in enumerate(sm.survei.responden.filter(aktif=True).order_by("urutan")):
        waktu = buka + timedelta(days=1 + n // 8, hours=n % 8, minutes=(n * 17) % 53)
        if t.acak.random() < 0.12:
            mark_nonresponse(responden=responden, by=by, sebab="tak_ditemui", now=waktu)
            continue
        isi = {
            q["kode"]: "ya"
            if t.acak.random() < condong.get(q["kode"], 0.8)
            else t.acak.choice(("tidak", "tidak", "ragu"))
            for q in sm.survei.kuesioner
        }
        cara = Cara(mulai_at=waktu - timedelta(minutes=4, seconds=n * 7 % 90))
        record_jawaban(responden=responden, by=by, isi=isi, dijawab_at=waktu, now=waktu, cara=cara)
