"""Dari berkas-berkas sebuah folder ke isinya."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from terasa.program.rules.impor import baca, rfk, silang
from terasa.program.rules.impor.isi import Isi
from terasa.program.rules.impor.kolom import KOLOM, Lembar, find_lembar
from terasa.umum import lembar as lembar_kerja
from terasa.umum.errors import MasukanTakTerbaca

LEMBAR_KERJA = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
Pembaca = Callable[[Isi, str, lembar_kerja.Lembar], None]
# In this order: what others point at comes first, what is only compared last.
PEMBACA: tuple[tuple[Lembar, Pembaca], ...] = (
    (Lembar.PERANGKAT, baca.read_perangkat),
    (Lembar.PEKERJAAN, baca.read_pekerjaan),
    (Lembar.PROGRES, baca.read_progres),
    (Lembar.LOKASI, baca.read_lokasi),
    (Lembar.KONTRAK, baca.read_kontrak),
    (Lembar.SERAH, baca.read_serah),
    (Lembar.RENCANA, rfk.read_rencana),
)
PEMBANDING: tuple[tuple[Lembar, Pembaca], ...] = (
    (Lembar.KONDISI, silang.compare_kondisi),
    (Lembar.BELUM, silang.compare_belum),
)


def read_folder(berkas: Mapping[str, bytes], *, tahun: int, unit: list[str]) -> Isi:
    """Everything in the files by name; `unit`: names of units that are known already. Raises MasukanTakTerbaca."""
    isi = Isi(tahun)
    lembar = _sort(isi, berkas)
    if not any(jenis != Lembar.LAPORAN for jenis, _n, _l in lembar):
        raise MasukanTakTerbaca(
            "Tidak ada lembar realisasi dalam folder ini: daftar pekerjaan, progres, kontrak, lokasi, rencana "
            "penyerapan, atau formulir RFK.",
            code="tanpa-lembar",
        )
    _read(isi, PEMBACA, lembar)
    dikenal = [*unit, *(nama for _j, nama in isi.unit), *(k.unit for k in isi.kegiatan.values())]
    for jenis, nama, satu in lembar:
        if jenis == Lembar.RFK_BULANAN:
            rfk.read_bulanan(isi, nama, satu, rfk.read_nama(nama, tahun, dikenal))
        elif jenis == Lembar.RFK_FORMULIR:
            rfk.read_formulir(isi, nama, satu, rfk.read_nama(nama, tahun, dikenal))
    silang.compare_tahap(isi)
    _read(isi, PEMBANDING, lembar)
    _compare_pagu(isi)
    return isi


Dikenali = list[tuple[Lembar, str, lembar_kerja.Lembar]]


def _sort(isi: Isi, berkas: Mapping[str, bytes]) -> Dikenali:
    """Each file by its columns; what is no part of this import is named."""
    hasil: Dikenali = []
    for nama, data in sorted(berkas.items()):
        if PurePath(nama).suffix.lower() not in LEMBAR_KERJA:
            isi.catatan.bukan_bagian.append(f"{nama}: bukan lembar kerja")
            continue
        try:
            semua = lembar_kerja.parse_buku(data, KOLOM)
        except MasukanTakTerbaca as exc:
            raise MasukanTakTerbaca(f"{nama}: {exc}", code=exc.code) from exc
        for halaman, satu in semua:
            _sort_one(isi, f"{nama} “{halaman}”" if halaman else nama, satu, hasil)
    return hasil


def _sort_one(isi: Isi, nama: str, satu: lembar_kerja.Lembar, ke: Dikenali) -> None:
    jenis = find_lembar(set(satu.baris[0].nilai))
    if jenis is None:
        isi.catatan.bukan_bagian.append(f"{nama}: kolomnya bukan lembar realisasi yang dikenal")
        return
    if jenis == Lembar.LAPORAN:
        isi.catatan.bukan_bagian.append(f"{nama}: laporan perangkat daerah, bukan realisasi")
    isi.catatan.catatan += [f"{nama}: {kata}" for kata in satu.catatan]
    ke.append((jenis, nama, satu))


def _read(isi: Isi, pembaca: tuple[tuple[Lembar, Pembaca], ...], lembar: Dikenali) -> None:
    for dicari, baca_satu in pembaca:
        for jenis, nama, satu in lembar:
            if jenis == dicari:
                baca_satu(isi, nama, satu)


def _compare_pagu(isi: Isi) -> None:
    """Works that together cost more than the plan gives their kegiatan."""
    for kegiatan in isi.kegiatan.values():
        if (
            kegiatan.pagu is None
            or kegiatan.pagu_pekerjaan is None
            or kegiatan.pagu_pekerjaan <= kegiatan.pagu
        ):
            continue
        pertama = next(t for t in isi.pekerjaan.values() if t.induk == kegiatan.asal)
        silang.note(
            isi,
            pertama.jejak,
            f"jumlah pagu pekerjaan {kegiatan.nama} terhadap pagu kegiatannya",
            kegiatan.pagu,
            kegiatan.pagu_pekerjaan,
        )
