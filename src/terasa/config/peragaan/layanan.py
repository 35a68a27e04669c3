"""Layanan peragaan: satu desa dan satu kecamatan dengan katalog, permohonan yang selesai dan berjalan, antrean, dan SKM."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.waktu import moment
from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Saluran, SaluranSkm
from terasa.layanan.models import Layanan, Permohonan, SurveiSkm
from terasa.layanan.services import (
    accept_berkas,
    add_layanan,
    answer_skm,
    hand_over,
    mark_ready,
    open_skm,
    publish_skm,
    set_templat,
    submit_permohonan,
    take_nomor,
)
from terasa.umum.pelaku import WARGA, PelakuTetap

DASAR = "Keputusan tentang standar pelayanan (peragaan)"
MAKLUMAT = "Kami menepati standar ini. Bila tidak, kami menjelaskan sebabnya."
KOMPONEN = {
    "prosedur": "Datang ke loket atau memohon dari ponsel, berkas diperiksa, hasil diambil dengan slip.",
    "produk": "Surat atau rekomendasi bernomor dengan kode QR.",
    "pengaduan": "Sampaikan di loket, atau lewat SP4N-LAPOR!.",
    "dasar-hukum": "Keputusan kepala unit tentang standar pelayanan (peragaan).",
    "sarana": "Loket, kursi tunggu, meja tulis, kotak saran, dan jalan masuk tanpa tangga.",
    "kompetensi": "Petugas terlatih pelayanan dan dapat berbahasa Banjar.",
    "pengawasan": "Diperiksa kepala unit setiap pekan.",
    "jumlah-pelaksana": "Dua petugas loket dan satu penandatangan.",
    "jaminan-pelayanan": "Yang terlambat dijelaskan sebabnya di halaman kodenya.",
    "jaminan-keamanan": "Nama pemohon hanya dibaca petugas unit ini.",
    "evaluasi": "Survei kepuasan paling sedikit setahun sekali, dan angka ketepatan waktu di halaman ini.",
}
# Name, what a person gets, what people say, working days, requirements.
DESA = (
    ("Surat pengantar pindah", "Pengantar untuk mengurus pindah alamat.", "surat pindah, pindah rumah", 1, ("Fotokopi KK",)),
    ("Surat keterangan tidak mampu", "Keterangan untuk keringanan biaya sekolah atau rumah sakit.",
     "bantuan anak sekolah, SKTM, keringanan", 2, ("Fotokopi KTP", "Fotokopi KK", "Surat pengantar RT")),
    ("Surat keterangan usaha", "Keterangan usaha untuk kredit atau izin.", "modal, KUR, warung", 2,
     ("Fotokopi KTP", "Foto tempat usaha")),
    ("Surat keterangan kehilangan", "Pengantar ke kepolisian untuk barang atau surat yang hilang.",
     "KTP hilang, dompet hilang, polisi, STNK", 1, ("Fotokopi KK",)),
    ("Pengantar KTP, KK, dan akta", "Pengantar ke Dinas Kependudukan dan Pencatatan Sipil.",
     "KTP, kartu keluarga, KK, akte lahir, akta kelahiran, akta kematian, kartu identitas anak", 1,
     ("Fotokopi KK", "Surat pengantar RT")),
)  # fmt: skip
KECAMATAN = (
    ("Rekomendasi izin keramaian", "Rekomendasi camat untuk hajatan dan pertunjukan.", "hajatan, orgen tunggal", 2,
     ("Surat pengantar desa", "Fotokopi KTP")),
    ("Dispensasi nikah", "Dispensasi untuk nikah kurang dari sepuluh hari kerja.", "nikah mendadak", 1, ("Surat pengantar desa",)),
)  # fmt: skip


def serve(unit: dict[str, Any], hari: date) -> int:
    """Catalogues, requests of the last weeks, a queue of today and a published survey. Returns how many requests."""
    acak = random.Random(63062014)  # noqa: S311  # repeatable demonstration, not a secret
    jumlah = 0
    for kode, isi, jenis in (
        (kantor.DESA_CONTOH, DESA, JenisPeran.OPERATOR_DESA),
        (kantor.DESA_CONTOH[:8], KECAMATAN, JenisPeran.OPERATOR_KECAMATAN),
    ):
        satu = unit[f"unit-{kode.replace('.', '-')}"]
        by = kantor.office_of(satu, jenis, f"Petugas loket {satu.nama}")
        _word_papers(satu, by, hari)
        layanan = [_offer(satu, by, hari, *baris) for baris in isi]
        layanan.append(_offer(satu, by, hari, "Permintaan informasi publik", "Salinan dokumen publik unit ini.",
                              "PPID, APBDes, anggaran", 10, (), jenis=JenisLayanan.INFORMASI))  # fmt: skip
        jumlah += sum(_ask(layanan[n % len(layanan)], by, hari, n, acak) for n in range(16))
        if isi is DESA:
            _survey(satu, layanan, by, hari, acak)
        for n in range(6):
            take_nomor(unit=satu, by=by, now=moment(hari) + timedelta(minutes=n))
    return jumlah


def _word_papers(satu: Any, by: PelakuTetap, hari: date) -> None:
    """Every paper of the unit, in the words that Terasa offers to start from."""
    for jenis in rules.list_jenis(satu.jenis):
        contoh = rules.sample_surat(jenis, unit=satu.nama, singkatan=satu.singkatan, jenis_unit=satu.jenis)
        isi = {**vars(contoh), "penandatangan": contoh.penandatangan or "Pembakal"}
        set_templat(unit=satu, jenis=jenis, by=by, now=moment(hari - timedelta(days=300)), **isi)


def _offer(
    satu: Any,
    by: PelakuTetap,
    hari: date,
    nama: str,
    ringkas: str,
    kata: str,
    lama: int,
    syarat: tuple[str, ...],
    jenis: JenisLayanan = JenisLayanan.LAYANAN,
) -> Layanan:
    standar = rules.DataStandar(
        hari_kerja=lama,
        berlaku_dari=hari - timedelta(days=300),
        dasar=DASAR,
        persyaratan=syarat,
        komponen=KOMPONEN,
        maklumat=MAKLUMAT,
    )
    now = moment(hari - timedelta(days=300))
    return add_layanan(
        unit=satu,
        nama=nama,
        ringkas=ringkas,
        standar=standar,
        by=by,
        now=now,
        jenis=jenis,
        kata_kunci=kata,
        is_peragaan=True,
    )


def _ask(layanan: Layanan, by: PelakuTetap, hari: date, n: int, acak: random.Random) -> int:
    """Two of three were finished, some of them late; the newest wait."""
    ponsel = n % 4 == 0
    now = moment(hari - timedelta(days=51 - 3 * n))
    terkirim = submit_permohonan(
        layanan=layanan,
        data=rules.DataPermohonan(
            Saluran.PONSEL if ponsel else Saluran.LOKET,
            f"Warga Peragaan {n}",
            "Keperluan peragaan",
            is_peragaan=True,
        ),
        by=WARGA if ponsel else by,
        now=now,
        kunci_kirim=uuid5(NAMESPACE_URL, f"terasa/peragaan/layanan/{layanan.kode}/{n}"),
        lengkap=not ponsel,
    )
    if n < 11:
        _finish(terkirim.permohonan, by, now, acak)
    return 1


def _finish(permohonan: Permohonan, by: PelakuTetap, now: datetime, acak: random.Random) -> None:
    if permohonan.janji_on is None:
        accept_berkas(permohonan=permohonan, by=by, now=now)
    selesai = now + timedelta(days=acak.choice((0, 0, 1, 1, 2, 8)))
    mark_ready(permohonan=permohonan, by=by, now=selesai, alasan_kode="pejabat-tidak-ada")
    hand_over(permohonan=permohonan, by=by, now=selesai + timedelta(hours=2))


def _profile(n: int) -> dict[str, str]:
    """Who the n-th respondent is; some say nothing."""
    if n % 10 == 9:
        return {}
    semua = {k: [kode for kode, _nama in pilihan] for k, pilihan in rules.LABEL_PROFIL.items() if k != "jam"}
    return {k: kode[(n // (i + 1)) % len(kode)] for i, (k, kode) in enumerate(semua.items())}


def _survey(satu: Any, layanan: list[Layanan], by: PelakuTetap, hari: date, acak: random.Random) -> SurveiSkm:
    """Forty answers of the last months, published a week ago."""
    awal, akhir = hari - timedelta(days=90), hari - timedelta(days=8)
    survei = open_skm(
        unit=satu, dari_on=awal, sampai_on=akhir, populasi=45, by=by, now=moment(awal), is_peragaan=True
    )
    for n in range(40):
        nilai = [acak.choice((2, 3, 3, 3, 4, 4)) for _ in range(9)]
        answer_skm(
            survei=survei,
            layanan=layanan[n % 3],
            data=rules.DataSkm(nilai, _profile(n), saran="Tambah kursi tunggu." if n == 7 else ""),
            saluran=SaluranSkm.KIOS if n % 5 else SaluranSkm.LOKET,
            kunci_kirim=uuid5(NAMESPACE_URL, f"terasa/peragaan/skm/{survei.kode}/{n}"),
            by=by,
            now=moment(awal + timedelta(days=n)),
        )
    return publish_skm(survei=survei, by=by, now=moment(hari - timedelta(days=7)))
