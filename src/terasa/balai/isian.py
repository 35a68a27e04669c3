"""Isian keputusan di balai: membacanya, dan membandingkan dua tulisan ketika dua operator menulis bersamaan."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.balai.musyawarah import KOLOM, DitolakBalai, Musyawarah, Satu
from terasa.musrenbang.rules import Putusan
from terasa.musrenbang.rules.banding import merge_putusan
from terasa.umum.errors import AturanDilanggar
from terasa.umum.rupiah import format_angka, format_rupiah, parse_angka, parse_rupiah

NAMA = {
    "hasil": "Keputusan",
    "peringkat": "Peringkat",
    "alasan_kode": "Kode alasan",
    "alasan": "Kalimat untuk warga",
    "rekomendasi": "Saran forum",
    "volume": "Volume menurut forum ini",
    "biaya": "Anggaran menurut forum ini",
}
TERPANJANG = 2000


def read_putusan(usulan_id: str, isian: dict[str, str]) -> Putusan:
    """The decision as typed. Raises DitolakBalai for a figure that cannot be read."""
    teks = {k: isian.get(k, "").replace("\r\n", "\n").strip()[:TERPANJANG] for k in KOLOM}
    hasil = teks["hasil"]
    if not hasil:
        raise DitolakBalai(_("Pilih keputusannya."), code="hasil")
    peringkat = teks["peringkat"]
    if peringkat and not (peringkat.isascii() and peringkat.isdigit() and len(peringkat) <= 4):
        raise DitolakBalai(_("Peringkat ditulis dengan angka, dimulai dari 1."), code="peringkat")
    return Putusan(
        usulan_id=UUID(usulan_id),
        hasil=hasil,
        peringkat=int(peringkat) if peringkat else None,
        alasan_kode=teks["alasan_kode"],
        alasan=teks["alasan"],
        rekomendasi=teks["rekomendasi"],
        volume=_read_volume(teks["volume"]),
        biaya=read_biaya(teks["biaya"]),
    )


def write_isian(p: Putusan) -> dict[str, str]:
    """What stands in the boxes for this decision."""
    isi = {k: getattr(p, k) for k in KOLOM}
    isi["volume"] = "" if p.volume is None else format_angka(p.volume)
    isi["biaya"] = "" if p.biaya is None else str(p.biaya)
    return {k: "" if v is None else str(v) for k, v in isi.items()}


def compare(m: Musyawarah, kini: Satu, saya: Putusan) -> list[dict[str, str]]:
    """Where the two texts differ, in words: what is stored beside what was typed."""
    mereka = kini.putusan
    return [
        {"nama": NAMA[k], "mereka": _tell(m, k, getattr(mereka, k)), "saya": _tell(m, k, getattr(saya, k))}
        for k in KOLOM
        if (getattr(mereka, k) or None) != (getattr(saya, k) or None)
    ]


def choose(pilih: str, kini: Satu, saya: Putusan) -> Putusan | None:
    """The decision after the operator's choice: "saya", "gabung", or None for what is stored."""
    if pilih == "gabung":
        return merge_putusan(kini.putusan, saya)
    return saya if pilih == "saya" else None


def _tell(m: Musyawarah, kolom: str, nilai: Any) -> str:
    if nilai in (None, ""):
        return "–"
    if kolom == "hasil":
        return str(dict(m.isi["hasil"]).get(nilai, nilai))
    if kolom == "biaya":
        return format_rupiah(nilai)
    return format_angka(nilai) if isinstance(nilai, Decimal) else str(nilai)


def _read_volume(teks: str) -> Decimal | None:
    try:
        return parse_angka(teks) if teks else None
    except (AturanDilanggar, ValueError) as exc:
        raise DitolakBalai(_("Volume ditulis dengan angka, misalnya 120 atau 1,5."), code="volume") from exc


def read_biaya(teks: str) -> int | None:
    """Whole rupiah, None when nothing was typed. Raises DitolakBalai."""
    try:
        return parse_rupiah(teks) if teks else None
    except (AturanDilanggar, ValueError) as exc:
        raise DitolakBalai(_("Anggaran ditulis dalam rupiah, misalnya 15.000.000."), code="biaya") from exc
