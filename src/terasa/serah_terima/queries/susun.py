"""Menyusun isi paket: daftar bagian per jabatan, urutannya tetap, dan sidiknya sama setiap kali disusun."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils import translation

from terasa.aturan.queries import find_aturan
from terasa.perangkat.models import MasaJabatan
from terasa.serah_terima.enums import JabatanPaket
from terasa.serah_terima.queries.kegiatan import list_kontrak, list_manfaat, list_pertanyaan
from terasa.serah_terima.queries.lingkup import find_berakhir
from terasa.serah_terima.queries.mutu import list_mutu
from terasa.serah_terima.queries.perangkat import list_penjabat, list_perangkat
from terasa.serah_terima.queries.temuan import list_temuan
from terasa.serah_terima.queries.tugas import list_arahan, list_pembinaan, list_tenggat
from terasa.serah_terima.queries.usulan import count_janji, list_menunggu
from terasa.serah_terima.rules import JUDUL, Bagian, Lingkup, as_isi
from terasa.umum.ingatan import remembered
from terasa.umum.tanggal import format_tanggal

Penyusun = Callable[[Lingkup], Bagian]
# One table: another module's section is one more row here.
BAGIAN: Mapping[str, Penyusun] = {
    "janji": count_janji,
    "menunggu": list_menunggu,
    "kontrak": list_kontrak,
    "arahan": list_arahan,
    "pembinaan": list_pembinaan,
    "temuan": list_temuan,
    "perangkat": list_perangkat,
    "manfaat": list_manfaat,
    "tenggat": list_tenggat,
    "pertanyaan": list_pertanyaan,
    "penjabat": list_penjabat,
    "mutu": list_mutu,
}
ATURAN_MEMORI: Mapping[str, str] = {
    JabatanPaket.KADES: "memori-serah-terima-kades",
    JabatanPaket.CAMAT: "memori-serah-terima-kantor",
    JabatanPaket.KEPALA_UNIT: "memori-serah-terima-kantor",
}
# What only one kind of office hands over.
KHUSUS: Mapping[str, str] = {"penjabat": JabatanPaket.BUPATI}
Teks = Mapping[str, Mapping[str, str]]
KOSONG: Teks = {}


def list_memori(lingkup: Lingkup) -> list[tuple[str, str]]:
    """Contents of the memorandum that the outgoing writes, as (code, words), by the rule in force; none for a bupati."""
    kode = ATURAN_MEMORI.get(lingkup.jabatan)
    aturan = find_aturan(kode, kabupaten=lingkup.kabupaten, pada=lingkup.tanggal) if kode else None
    return [(str(p["kode"]), str(p["nama"])) for p in aturan.isi["pilihan"]] if aturan else []


def list_kode(lingkup: Lingkup) -> list[str]:
    """Codes of the composed sections of this kind of office, in the order of the paper."""
    return [kode for kode in BAGIAN if KHUSUS.get(kode, lingkup.jabatan) == lingkup.jabatan]


def list_judul(lingkup: Lingkup) -> list[tuple[str, str]]:
    """Every section that can be written on and acknowledged, as (code, words), in the order of the paper."""
    return [
        *((f"memori-{kode}", nama) for kode, nama in list_memori(lingkup)),
        *((k, JUDUL[k]) for k in list_kode(lingkup)),
    ]


def compose(
    lingkup: Lingkup, teks: Teks = KOSONG, kabar: Callable[[int], None] = lambda persen: None
) -> dict[str, Any]:
    """The pack of that office as it stood at the end of that day; the same every time. `kabar` hears of progress."""
    with translation.override("id"), remembered():
        bagian = [_memo(kode, nama, teks) for kode, nama in list_memori(lingkup)]
        milik = list_kode(lingkup)
        for nomor, kode in enumerate(milik):
            bagian.append({**BAGIAN[kode](lingkup).as_json(), **_words(kode, teks)})
            kabar(90 * (nomor + 1) // len(milik))
        return as_isi(lingkup, _holder(find_berakhir(lingkup)), bagian, title_of(lingkup))


def title_of(lingkup: Lingkup) -> str:
    """Words over the paper."""
    nama = {"bupati": "Bupati", "camat": "Camat", "kades": "Kepala Desa", "kepala_unit": "Kepala"}[
        lingkup.jabatan
    ]
    return f"Paket serah terima jabatan {nama}, {lingkup.unit_nama}, {format_tanggal(lingkup.tanggal)}"


def _memo(kode: str, nama: str, teks: Teks) -> dict[str, Any]:
    kosong = Bagian(f"memori-{kode}", {}, (), (), "", judul=nama)
    return {**kosong.as_json(), **_words(f"memori-{kode}", teks)}


def _words(kode: str, teks: Teks) -> dict[str, str]:
    isi = teks.get(kode, {})
    return {k: isi.get(k, "") for k in ("uraian", "hambatan", "saran")}


def _holder(masa: MasaJabatan | None) -> dict[str, str | int | None]:
    if masa is None:
        return {"nama": None, "jabatan": None, "cara": None, "mulai": None, "berakhir": None, "sk": None}
    akhir = masa.sampai_on
    return {
        "nama": masa.orang.nama_lengkap,
        "jabatan": masa.jabatan.nama,
        "cara": str(masa.get_cara_display()),
        "mulai": masa.mulai_on.isoformat(),
        "berakhir": akhir.isoformat() if akhir else None,
        "sk": masa.sk_nomor or None,
    }


def count_bagian(isi: Mapping[str, Any]) -> dict[str, int]:
    """Rows of every section of a composed pack, by its code."""
    return {str(b["kode"]): int(b["jumlah"]) for b in _sections(isi)}


def _sections(isi: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    hasil: Iterable[Mapping[str, Any]] = isi["bagian"]
    return hasil
