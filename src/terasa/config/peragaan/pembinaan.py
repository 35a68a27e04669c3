"""Pembinaan peragaan: hubungan bawaan, satu kunjungan yang diterima desa, satu yang direncanakan, dua laporan bulanan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.pembinaan.models import LaporanMasuk
from terasa.pembinaan.services import (
    Catatan,
    IsiTemuan,
    Jawaban,
    acknowledge_kunjungan,
    add_kesepakatan,
    add_temuan,
    ask_laporan,
    generate_hubungan,
    plan_kunjungan,
    record_kunjungan,
    share_kunjungan,
)
from terasa.umum.pelaku import SISTEM

DAFTAR = "daftar-periksa-tata-kelola"
JAWABAN = {
    "kel-bpd": Jawaban("ada", 80),
    "adm-keuangan": Jawaban("sebagian", 60, "Terisi sampai bulan lalu."),
    "keu-kas": Jawaban("sebagian", 55, "Buku kas belum ditutup bulan lalu."),
    "keu-umum": Jawaban("tidak", 20, "Papan informasi masih memuat tahun lalu."),
    "pel-aduan": Jawaban("ada", 85),
    "lap-bulanan": Jawaban("sebagian", 50),
}


def coach(unit: dict[str, Any], kini: datetime) -> int:
    """Relations for everybody, two visits, two monthly papers; how many relations."""
    pmd = kantor.office_of(unit["dinas-pmd"], JenisPeran.DINAS_PMD, "Dinas PMD Hulu Sungai Selatan")
    camat = kantor.office_of(unit["unit-63-06-04"], JenisPeran.CAMAT, "Camat Angkinang")
    n = generate_hubungan(kabupaten=kantor.KABUPATEN, by=SISTEM, now=kini - timedelta(days=60))
    _visit(unit, pmd, kini - timedelta(days=24))
    plan_kunjungan(
        kode_wilayah=kantor.DESA_CONTOH,
        rencana_on=timezone.localdate(kini) + timedelta(days=5),
        tujuan="tematik",
        tema="Penutupan buku kas dan papan informasi",
        daftar_kode=DAFTAR,
        by=camat,
        now=kini - timedelta(days=2),
        is_peragaan=True,
    )
    for bulan, hari in (("dua bulan lalu", 38), ("bulan lalu", 8)):
        _ask(bulan, kini - timedelta(days=hari), kini)
    return n


def _visit(unit: dict[str, Any], pmd: Any, pada: datetime) -> None:
    hari: date = timezone.localdate(pada)
    satu = plan_kunjungan(
        kode_wilayah=kantor.DESA_CONTOH,
        rencana_on=hari,
        tujuan="rutin",
        daftar_kode=DAFTAR,
        by=pmd,
        now=pada - timedelta(days=6),
        is_peragaan=True,
    )
    isi = Catatan(
        dilaksanakan_on=hari,
        ditemui=["Pembakal", "Sekretaris Desa", "Kaur Keuangan"],
        ringkasan="Memeriksa buku administrasi keuangan dan papan informasi bersama perangkat.",
        jawaban=JAWABAN,
        berikutnya_on=hari + timedelta(days=90),
    )
    record_kunjungan(kunjungan=satu, isi=isi, by=pmd, now=pada)
    for jenis, tingkat, uraian, dasar in (
        ("keuangan", "sedang", "Buku kas umum belum ditutup pada akhir bulan lalu.", "Permendagri 20/2018"),
        ("pelayanan", "ringan", "Realisasi APBDes tahun berjalan belum dipasang.", "UU 6/2014 Pasal 68"),
    ):
        add_temuan(kunjungan=satu, isi=IsiTemuan(jenis, tingkat, uraian, dasar), by=pmd, now=pada)
    add_kesepakatan(
        kunjungan=satu,
        teks="Menutup buku kas umum dan memasang realisasi APBDes di papan informasi.",
        jatuh_tempo_on=hari + timedelta(days=30),
        bukti_diminta="foto papan dan halaman buku kas yang ditutup",
        by=pmd,
        now=pada,
    )
    share_kunjungan(kunjungan=satu, by=pmd, now=pada + timedelta(hours=3))
    kades = kantor.office_of(unit["unit-63-06-04-2002"], JenisPeran.KADES, "Pembakal Bamban")
    acknowledge_kunjungan(kunjungan=satu, pernyataan=kades.label, by=kades, now=pada + timedelta(days=1))


def _ask(bulan: str, tempo: datetime, kini: datetime) -> None:
    """A monthly paper of every desa: most in time, some late, a few still missing."""
    laporan = ask_laporan(
        nama=f"Laporan bulanan desa, {bulan}",
        jatuh_tempo_at=tempo,
        kabupaten=kantor.KABUPATEN,
        by=SISTEM,
        now=tempo - timedelta(days=20),
        is_peragaan=True,
    )
    semua = list(LaporanMasuk.objects.filter(laporan=laporan).order_by("kode_wilayah"))
    for n, m in enumerate(semua):
        if n % 11 != 4:
            m.status = "diterima" if n % 3 else "terkirim"
            m.dikirim_at = min(tempo + timedelta(days=-2 if n % 7 else n % 5 + 1), kini)
    LaporanMasuk.objects.bulk_update(semua, ["status", "dikirim_at"], batch_size=500)
