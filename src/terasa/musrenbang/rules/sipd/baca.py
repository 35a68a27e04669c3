"""Satu baris ekspor SIPD menjadi usulan bersih beserta apa yang sudah dikatakan tiap tingkat di SIPD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.rules.impor import (
    BarisDilewati,
    Pembaca,
    Ruang,
    UsulanTerbaca,
    check_names,
    read_id,
    read_isi,
    read_positive,
    read_rupiah,
)
from terasa.musrenbang.rules.sipd.kolom import TINGKAT_SIPD
from terasa.musrenbang.rules.sipd.status import StatusSipd, TabelStatus, read_status
from terasa.musrenbang.rules.sipd.tempat import DaftarDesa
from terasa.umum.lembar import BarisLembar

KOSONG = frozenset({"", "-", "–", "—", "n/a", "null", "none"})
CATATAN_BEBAS = ("catatan", "profil", "opd_awal", "jenis_belanja", "sub_kegiatan", "usulan_ke")
BULAN: Mapping[str, int] = {
    nama: n
    for n, semua in enumerate(
        (
            "jan januari january",
            "feb februari pebruari february",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu ags agt agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov nop november nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for nama in semua.split()
}
HARI_BULAN_TAHUN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2}|[A-Za-z]+)[/.\- ](\d{4})\b")
TAHUN_BULAN_HARI = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
# Days as a spreadsheet counts them, from 2009 to 2064.
HARI_LEMBAR = re.compile(r"([4-5]\d{4})(?:[.,]\d+)?")


@dataclass(frozen=True)
class UsulanSipd:
    """A clean row, its status, and what SIPD holds besides: whole rupiah, text and lists only, ready for JSON."""

    usulan: UsulanTerbaca
    status: StatusSipd
    tanggal: date | None
    isi: dict[str, Any]
    alasan: str = ""


def read_sipd(baris: BarisLembar, ruang: Ruang, desa: DaftarDesa, tabel: TabelStatus) -> UsulanSipd:
    """Clean one row of the export. Raises BarisDilewati."""
    if baris.galat:
        raise BarisDilewati(baris.galat)
    p = Pembaca(baris, list(baris.perbaikan))
    id_asal = read_id(p)
    _check_tahun(p, ruang)
    status = read_status(p.get("status_asal"), tabel)
    if status.is_pokir:
        raise BarisDilewati(
            _("pokok pikiran DPRD (“%(status)s”), bukan usulan musrenbang") % {"status": status.teks}
        )
    if status.pesan:
        p.note("status_asal", status.pesan)
    kode = _read_desa(p, ruang, desa)
    tanggal = read_tanggal(p.baris.nilai.get("tanggal", ""))
    if tanggal is None and p.baris.nilai.get("tanggal", "") not in KOSONG:
        p.note(
            "tanggal", _("“%(teks)s” bukan tanggal, dikosongkan") % {"teks": p.baris.nilai["tanggal"][:40]}
        )
    rekomendasi = _read_stages(p)
    isi = {
        "status": status.teks,
        "tanggal": tanggal.isoformat() if tanggal else "",
        **{k: teks for k in CATATAN_BEBAS if (teks := p.get(k)) not in KOSONG},
        **({"rekomendasi": rekomendasi} if rekomendasi else {}),
    }
    alasan = _find_reason(p, status, isi, rekomendasi)
    usulan = read_isi(p, ruang, id_asal, kode)
    return UsulanSipd(replace(usulan, perbaikan=tuple(p.catatan)), status, tanggal, isi, alasan)


def same_sipd(satu: Mapping[str, Any], dua: Mapping[str, Any]) -> bool:
    """Whether two readings of one row say the same."""
    return {k: v for k, v in satu.items() if v} == {k: v for k, v in dua.items() if v}


def read_tanggal(teks: str) -> date | None:
    """A day however it was typed: ISO, 9/1/2026, 9 Januari 2026, or a spreadsheet's own count; None otherwise."""
    bersih = teks.strip()
    if cocok := TAHUN_BULAN_HARI.search(bersih):
        return _day(cocok[1], cocok[2], cocok[3])
    if cocok := HARI_BULAN_TAHUN.search(bersih):
        bulan = cocok[2] if cocok[2].isdigit() else str(BULAN.get(cocok[2].casefold(), 0))
        return _day(cocok[3], bulan, cocok[1])
    if cocok := HARI_LEMBAR.fullmatch(bersih):
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(cocok[1]))
    return None


def _day(tahun: str, bulan: str, hari: str) -> date | None:
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None


def _check_tahun(p: Pembaca, ruang: Ruang) -> None:
    """SIPD writes the budget year T; some sheets write the year of planning, T-1."""
    teks = p.baris.nilai.get("tahun_sipd", "")
    angka = re.sub(r"[.,]0+$", "", teks)
    if teks in KOSONG or angka in {str(ruang.tahun), str(ruang.tahun - 1)}:
        return
    raise BarisDilewati(
        _("tahun %(teks)s, sedangkan yang diimpor tahun anggaran %(tahun)d")
        % {"teks": teks[:20], "tahun": ruang.tahun}
    )


def _read_desa(p: Pembaca, ruang: Ruang, daftar: DaftarDesa) -> str:
    nilai = p.baris.nilai
    kode, catatan = daftar.read(
        kode=nilai.get("kode_desa", ""), desa=nilai.get("desa", ""), kecamatan=nilai.get("kecamatan", "")
    )
    if catatan:
        p.note("desa", catatan)
    if nilai.get("kode_desa"):
        check_names(p, ruang, kode)
    return kode


def _read_stages(p: Pembaca) -> list[dict[str, Any]]:
    """What each stage of SIPD advised, with its own volume and budget where the sheet has them."""
    hasil = []
    for tingkat in TINGKAT_SIPD:
        teks = p.get(f"rekomendasi_{tingkat}")
        volume = read_positive(p, f"volume_{tingkat}", p.baris.nilai.get(f"volume_{tingkat}", ""))
        biaya = p.baris.nilai.get(f"anggaran_{tingkat}", "")
        rupiah = read_rupiah(p, biaya) if biaya not in KOSONG else None
        if teks not in KOSONG or volume is not None or rupiah is not None:
            satu = {"tingkat": tingkat, "teks": "" if teks in KOSONG else teks}
            satu |= {"volume": str(volume)} if volume is not None else {}
            hasil.append({**satu, **({"biaya": rupiah} if rupiah is not None else {})})
    return hasil


def _find_reason(
    p: Pembaca, status: StatusSipd, isi: Mapping[str, Any], rekomendasi: list[dict[str, Any]]
) -> str:
    """Why SIPD ended it: its note, else the word of the stage that did, else that no reason is written there."""
    if not status.is_berakhir:
        return ""
    per_tingkat = {r["tingkat"]: str(r["teks"]) for r in rekomendasi if r["teks"]}
    terakhir = next(reversed(per_tingkat.values()), "")
    alasan = str(isi.get("catatan", "")) or per_tingkat.get(status.tingkat, "") or terakhir
    if alasan:
        return alasan
    p.note("catatan", _("alasannya tidak tertulis di SIPD, dan itu yang dicatat"))
    return _("SIPD mencatat “%(status)s” tanpa menuliskan alasannya.") % {"status": status.teks}
