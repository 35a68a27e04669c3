"""Isi berita acara: satu susunan data beku, dicetak oleh templatnya dan disidik apa adanya.

Susunannya mengikuti berita acara musrenbang yang dipakai daerah: waktu dan tempat, peserta, dasar hukum,
klausul KESATU dan seterusnya, lampiran, penanda tangan, tembusan. Tidak memuat nama warga.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.rules.geser import Letak, find_geser
from terasa.musrenbang.rules.kehadiran import Hadirin
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.umum.rupiah import format_angka
from terasa.umum.tanggal import format_jam, format_tanggal

BENTUK = "terasa-berita-acara-1"
# What each annex holds, in the order in which the rule titles them.
ISI_LAMPIRAN: Mapping[str, tuple[str, ...]] = {
    JenisForum.FORUM_PERANGKAT_DAERAH: ("hadir", "disepakati", "cadangan", "lain"),
    JenisForum.DIALOG: ("hadir", "jawaban", "catatan"),
}
ISI_LAMPIRAN_UMUM = ("hadir", "disepakati", "lain", "catatan")


@dataclass(frozen=True)
class BarisUsulan:
    """One usulan as the forum left it; figures of the forum beside the proposer's own."""

    kode: str
    judul: str
    desa: str
    lokasi: str
    unit: str
    hasil: str
    peringkat: int | None
    volume: Decimal | None
    satuan: str
    biaya: int | None
    biaya_awal: int | None
    skor: Decimal | None = None
    penerima_manfaat: int | None = None
    alasan_kode: str = ""
    alasan: str = ""
    rekomendasi: str = ""
    peringkat_hitung: int | None = None
    alasan_geser: str = ""


@dataclass(frozen=True)
class FaktaForum:
    """What the paper says of the forum itself. `sebutan` names posts; `aturan` is the rule of its kind."""

    jenis: str
    nama: str
    slug: str
    kabupaten: str
    wilayah: str
    cakupan: Sequence[tuple[str, str]]
    unit: str
    tahun: int
    metode: str
    tempat: str
    mulai_at: datetime | None
    ditutup_at: datetime
    hadir: Hadirin
    peringatan: Sequence[str]
    aturan: Mapping[str, Any]
    dasar: str
    terverifikasi: bool
    sebutan: Mapping[str, str]
    nama_unsur: Mapping[str, str] = field(default_factory=dict)
    nama_umur: Mapping[str, str] = field(default_factory=dict)
    catatan: str = ""
    # Items of the agenda: {"jam", "judul", "oleh"}, the last one a post or an institution.
    acara: Sequence[Mapping[str, str]] = ()
    # Answers given on the spot: {"pertanyaan", "jawaban", "asal", "kode", "janji"}.
    jawaban: Sequence[Mapping[str, str]] = ()
    # Discussion groups with their counts and notes; delegates to the next forum; how many were invited.
    kelompok: Sequence[Mapping[str, Any]] = ()
    delegasi: Mapping[str, int] = field(default_factory=dict)
    diundang: int | None = None


def rule_kode(jenis: str, kode_wilayah: str) -> str:
    """Which rule writes the paper: a kelurahan's forum has its own."""
    if jenis == JenisForum.MUSRENBANG_DESA and is_kelurahan(kode_wilayah):
        return "berita-acara-musrenbang-kelurahan"
    return f"berita-acara-{jenis.replace('_', '-')}"


def build_isi(fakta: FaktaForum, usulan: Iterable[BarisUsulan]) -> dict[str, Any]:
    """The frozen content: text, whole numbers, lists and maps only."""
    baris = list(usulan)
    daftar = _group(baris)
    pada = fakta.mulai_at or fakta.ditutup_at
    return {
        "bentuk": BENTUK,
        "forum": {
            "jenis": fakta.jenis,
            "nama": fakta.nama,
            "slug": fakta.slug,
            "kabupaten": fakta.kabupaten,
            "wilayah": fakta.wilayah,
            "cakupan": [{"kode": kode, "nama": nama} for kode, nama in fakta.cakupan],
            "unit": fakta.unit,
            "metode": fakta.metode,
        },
        "waktu": {
            "tanggal": format_tanggal(pada, hari=True),
            "jam": format_jam(pada) if fakta.mulai_at else "",
            "tempat": fakta.tempat,
        },
        "pimpinan": fakta.sebutan.get(fakta.aturan["ketua"]["peran"], ""),
        "sebagai": fakta.aturan["ketua"]["sebagai"],
        "dasar": {"teks": fakta.dasar, "terverifikasi": fakta.terverifikasi},
        "peserta": _attendance(fakta),
        "kelompok": [dict(k) for k in fakta.kelompok],
        "delegasi": dict(fakta.delegasi) or None,
        "jawaban": [dict(j) for j in fakta.jawaban],
        "acara": [dict(a) for a in fakta.acara],
        "peringatan": list(fakta.peringatan),
        "klausul": [
            {"nomor": k["nomor"], "teks": k["teks"].format_map(_counts(fakta, daftar))}
            for k in fakta.aturan["klausul"]
        ],
        "lampiran": _annexes(fakta),
        "daftar": {nama: [_row(b) for b in isi] for nama, isi in daftar.items()},
        "jumlah": {nama: _total(isi) for nama, isi in daftar.items()},
        "geser": _moved(baris),
        "catatan": fakta.catatan,
        "penandatangan": _signatories(fakta),
        "tembusan": [fakta.sebutan.get(p, p) for p in fakta.aturan.get("tembusan", ())],
    }


def _group(usulan: Iterable[BarisUsulan]) -> dict[str, list[BarisUsulan]]:
    """Agreed (or main list), reserve list, everything else with its reason; each in rank order."""
    daftar: dict[str, list[BarisUsulan]] = {"disepakati": [], "cadangan": [], "lain": []}
    for baris in usulan:
        nama = {Hasil.DISEPAKATI: "disepakati", Hasil.UTAMA: "disepakati", Hasil.CADANGAN: "cadangan"}
        daftar[nama.get(Hasil(baris.hasil), "lain")].append(baris)
    for isi in daftar.values():
        isi.sort(key=lambda b: (b.peringkat or 0, b.desa, b.judul, b.kode))
    return daftar


def _moved(usulan: Sequence[BarisUsulan]) -> list[dict[str, Any]]:
    """Usulan that the deliberation moved from their computed rank: both ranks and the reason."""
    letak = [Letak(b, b.hasil, b.peringkat, b.peringkat_hitung, b.alasan_geser) for b in usulan]
    geser: list[BarisUsulan] = [s.kunci for s in find_geser(letak)]
    return [
        {
            "kode": b.kode,
            "judul": b.judul,
            "desa": b.desa,
            "hasil": b.hasil,
            "hitung": b.peringkat_hitung,
            "peringkat": b.peringkat,
            "alasan": b.alasan_geser,
        }
        for b in sorted(geser, key=lambda b: (b.hasil, b.peringkat or 0))
    ]


def _row(b: BarisUsulan) -> dict[str, Any]:
    return {
        "kode": b.kode,
        "judul": b.judul,
        "desa": b.desa,
        "lokasi": b.lokasi,
        "unit": b.unit,
        "hasil": b.hasil,
        "peringkat": b.peringkat,
        "skor": None if b.skor is None else format_angka(b.skor),
        "volume": None if b.volume is None else format_angka(b.volume),
        "satuan": b.satuan,
        "biaya": b.biaya,
        "biaya_awal": b.biaya_awal,
        "penerima_manfaat": b.penerima_manfaat,
        "alasan_kode": b.alasan_kode,
        "alasan": b.alasan,
        "rekomendasi": b.rekomendasi,
    }


def _total(isi: Sequence[BarisUsulan]) -> dict[str, int]:
    return {
        "usulan": len(isi),
        "biaya": sum(b.biaya for b in isi if b.biaya is not None),
        "belum_dihitung": sum(b.biaya is None for b in isi),
    }


def _counts(fakta: FaktaForum, daftar: Mapping[str, Sequence[BarisUsulan]]) -> dict[str, object]:
    dikembalikan = sum(b.hasil == Hasil.DIKEMBALIKAN for b in daftar["lain"])
    sendiri = fakta.jenis == JenisForum.FORUM_PERANGKAT_DAERAH
    return {
        "forum": fakta.nama,
        "wilayah": fakta.wilayah,
        "tahun": fakta.tahun,
        "jumlah_disepakati": len(daftar["disepakati"]),
        "jumlah_cadangan": len(daftar["cadangan"]),
        "jumlah_dikembalikan": dikembalikan,
        # Only the unit's forum counts returned usulan in a figure of their own.
        "jumlah_tidak": len(daftar["lain"]) - (dikembalikan if sendiri else 0),
        "jumlah_hadir": fakta.hadir.jumlah,
        "jumlah_jawaban": len(fakta.jawaban),
        "jumlah_janji": sum(bool(j.get("janji")) for j in fakta.jawaban),
    }


def _attendance(fakta: FaktaForum) -> dict[str, Any]:
    hadir = fakta.hadir
    return {
        "jumlah": hadir.jumlah,
        "perempuan": hadir.perempuan,
        "laki_laki": hadir.jumlah - hadir.perempuan,
        "disabilitas": hadir.disabilitas,
        "diundang": fakta.diundang,
        "per_unsur": [
            {"nama": fakta.nama_unsur.get(kode, kode), "jumlah": n} for kode, n in hadir.per_unsur.items()
        ],
        "per_umur": [
            {"nama": fakta.nama_umur.get(kode, kode), "jumlah": n} for kode, n in hadir.per_umur.items()
        ],
    }


def _annexes(fakta: FaktaForum) -> list[dict[str, str]]:
    isi = ISI_LAMPIRAN.get(fakta.jenis, ISI_LAMPIRAN_UMUM)
    return [
        {"judul": str(judul), "isi": apa} for judul, apa in zip(fakta.aturan["lampiran"], isi, strict=False)
    ]


def _signatories(fakta: FaktaForum) -> list[dict[str, Any]]:
    """Posts with empty lines to sign on; one camat per kecamatan where the rule says so."""
    baris: list[dict[str, Any]] = []
    for satu in fakta.aturan["penandatangan"]:
        jabatan = fakta.sebutan.get(satu["peran"], satu["sebagai"])
        tempat = [nama for _kode, nama in fakta.cakupan] if satu.get("tiap_kecamatan") else [""]
        baris += [
            {
                "peran": satu["peran"],
                "jabatan": jabatan,
                "tempat": nama,
                "sebagai": satu["sebagai"],
                "jumlah": int(satu["jumlah"]),
            }
            for nama in tempat
        ]
    return baris
