"""Membaca tabel hari libur dan cuti bersama: CSV berkolom `tanggal,nama,jenis`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from terasa.aturan.enums import JenisLibur
from terasa.umum.errors import MasukanTakTerbaca

KOLOM = ("tanggal", "nama", "jenis")
BATAS_BYTE = 1_000_000


class LiburTakTerbaca(MasukanTakTerbaca):
    """The holiday file cannot be used; the sentence names the line."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan, code="libur-tak-terbaca")


@dataclass(frozen=True, slots=True)
class HariLibur:
    """One day off; two holidays on the same day are one row with both names."""

    tanggal: date
    nama: str
    jenis: JenisLibur


def baca_libur(path: Path | str) -> list[HariLibur]:
    """Read a holiday CSV in date order. Raises LiburTakTerbaca with the line and the remedy."""
    berkas = Path(path)
    try:
        mentah = berkas.read_bytes()
    except OSError as exc:
        raise LiburTakTerbaca(f"Berkas hari libur “{path}” tidak dapat dibuka.") from exc
    if len(mentah) > BATAS_BYTE:
        raise LiburTakTerbaca(f"Berkas “{berkas.name}” terlalu besar untuk tabel hari libur.")
    try:
        return parse_libur(mentah.decode("utf-8-sig"), nama=berkas.name)
    except UnicodeDecodeError as exc:
        raise LiburTakTerbaca(
            f"Berkas “{berkas.name}” bukan CSV UTF-8; simpan ulang sebagai CSV (UTF-8, dipisah koma)."
        ) from exc


def parse_libur(teks: str, *, nama: str = "libur.csv") -> list[HariLibur]:
    """Parse the text of a holiday CSV. Raises LiburTakTerbaca."""
    if "\x00" in teks:
        raise LiburTakTerbaca(f"Berkas “{nama}” bukan teks CSV.")
    pembaca = csv.reader(io.StringIO(teks, newline=""))
    kepala = [sel.strip().lower() for sel in next(pembaca, [])]
    if any(kolom not in kepala for kolom in KOLOM):
        raise LiburTakTerbaca(
            f"{nama} baris 1: kepala kolom harus tanggal,nama,jenis dipisah koma, "
            f"bukan “{','.join(kepala)[:60]}”."
        )
    letak = [kepala.index(kolom) for kolom in KOLOM]
    hari: dict[date, tuple[HariLibur, int]] = {}
    try:
        for sel in pembaca:
            if any(s.strip() for s in sel):
                _put(hari, _read_row(sel, letak, pembaca.line_num, nama), pembaca.line_num, nama)
    except csv.Error as exc:
        raise LiburTakTerbaca(f"{nama} baris {pembaca.line_num}: baris CSV rusak ({exc}).") from exc
    return [hari[tanggal][0] for tanggal in sorted(hari)]


def as_mapping(baris: Iterable[HariLibur]) -> dict[date, str]:
    """The shape the engine takes: date to name."""
    return {b.tanggal: b.nama for b in baris}


def _read_row(sel: list[str], letak: list[int], baris: int, nama: str) -> HariLibur:
    if len(sel) <= max(letak):
        raise LiburTakTerbaca(f"{nama} baris {baris}: kolomnya kurang; perlu tanggal, nama, dan jenis.")
    tanggal, sebutan, jenis = (sel[i].strip() for i in letak)
    if not sebutan:
        raise LiburTakTerbaca(f"{nama} baris {baris}: nama hari libur kosong.")
    return HariLibur(_read_tanggal(tanggal, baris, nama), sebutan, _read_jenis(jenis, baris, nama))


def _read_tanggal(teks: str, baris: int, nama: str) -> date:
    try:
        if len(teks) != len("2026-01-01"):
            raise ValueError
        return date.fromisoformat(teks)
    except ValueError as exc:
        raise LiburTakTerbaca(
            f"{nama} baris {baris}: tanggal “{teks}” tidak terbaca; tulis TTTT-BB-HH, misalnya 2026-08-17."
        ) from exc


def _read_jenis(teks: str, baris: int, nama: str) -> JenisLibur:
    """Offices write "Cuti Bersama", "nasional", "libur_daerah"; the words decide."""
    kata = teks.lower().replace("_", " ").replace("-", " ").split()
    if "cuti" in kata:
        return JenisLibur.CUTI_BERSAMA
    if {"daerah", "lokal"} & set(kata):
        return JenisLibur.LIBUR_DAERAH
    if {"libur", "nasional"} & set(kata):
        return JenisLibur.LIBUR_NASIONAL
    raise LiburTakTerbaca(
        f"{nama} baris {baris}: jenis “{teks}” tidak dikenal; pakai {', '.join(JenisLibur.values)}."
    )


def _put(hari: dict[date, tuple[HariLibur, int]], baru: HariLibur, baris: int, nama: str) -> None:
    if baru.tanggal not in hari:
        hari[baru.tanggal] = baru, baris
        return
    lama, baris_lama = hari[baru.tanggal]
    if baru.nama == lama.nama:
        raise LiburTakTerbaca(
            f"{nama} baris {baris}: mengulang baris {baris_lama} ({baru.tanggal}, {baru.nama})."
        )
    # A national holiday stays national when a cuti bersama is declared on the same day.
    jenis = JenisLibur.LIBUR_NASIONAL if JenisLibur.LIBUR_NASIONAL in (lama.jenis, baru.jenis) else lama.jenis
    hari[baru.tanggal] = HariLibur(baru.tanggal, f"{lama.nama}; {baru.nama}", jenis), baris_lama
