"""Zip CSV Siskeudes: tabel kegiatan dan rincian anggarannya menjadi satu lembar pos APBDes.

Tabelnya seperti dibaca OpenSID: `Ta_Kegiatan` (nama, lokasi, keluaran, pagu, sumber dana) dan `Ta_RABRinci`
(kode rekening 4 pendapatan, 5 belanja, 6 pembiayaan; sumber dana; anggaran sebelum dan setelah perubahan).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.apbdes.enums import Kelompok
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import BarisLembar, Kolom, Lembar, parse_lembar
from terasa.umum.rupiah import parse_angka

TABEL_TERBESAR = 50 * 1024 * 1024
KEGIATAN = "ta_kegiatan"
RINCI = ("ta_rabrinci", "ta_rab_rinci")
AKUN = ("ref_rek3", "ref_rek4")
KOLOM_KEGIATAN = (
    Kolom("kd_desa", ("kd desa",)),
    Kolom("kd_keg", ("kd keg",), wajib=True),
    Kolom("id_keg", ("id keg",)),
    Kolom("nama", ("nama_kegiatan", "nama kegiatan"), wajib=True),
    Kolom("lokasi"),
    Kolom("keluaran"),
    Kolom("sumber", ("sumberdana", "sumber dana")),
    Kolom("pagu"),
    Kolom("pagu_pak", ("pagu pak",)),
    Kolom("tahun"),
)
KOLOM_RINCI = (
    Kolom("kd_desa", ("kd desa",)),
    Kolom("kd_keg", ("kd keg",)),
    Kolom("kd_rincian", ("kd rincian",), wajib=True),
    Kolom("sumber", ("sumberdana", "sumber dana"), wajib=True),
    Kolom("anggaran", wajib=True),
    Kolom("setelah", ("anggaranstlhpak", "anggaran stlh pak")),
    Kolom("tahun"),
)
KOLOM_AKUN = (
    Kolom("kode", ("jenis", "obyek"), wajib=True),
    Kolom("nama", ("nama_jenis", "nama jenis", "nama_obyek", "nama obyek"), wajib=True),
)
# The income that Permendagri 20/2018 numbers, where the zip brings no names.
AKUN_BAKU = {
    "4.1.1": "Hasil usaha desa",
    "4.1.2": "Hasil aset desa",
    "4.1.3": "Swadaya, partisipasi, dan gotong royong",
    "4.1.4": "Pendapatan asli desa lain",
    "4.2.1": "Dana Desa",
    "4.2.2": "Bagi hasil pajak dan retribusi daerah",
    "4.2.3": "Alokasi Dana Desa",
    "4.2.4": "Bantuan keuangan provinsi",
    "4.2.5": "Bantuan keuangan kabupaten",
    "6.1.1": "SiLPA tahun sebelumnya",
    "6.1.2": "Pencairan dana cadangan",
    "6.2.1": "Pembentukan dana cadangan",
    "6.2.2": "Penyertaan modal desa",
}


@dataclass
class _Pos:
    """One line that grows with its rows."""

    nomor: int
    nilai: dict[str, str]
    jumlah: Decimal = Decimal(0)


def is_siskeudes(data: bytes) -> bool:
    """Whether these bytes are a zip that holds the tables of Siskeudes. Raises MasukanTakTerbaca for a broken one."""
    return data.startswith(b"PK") and bool(_tables(data, {KEGIATAN, *RINCI}))


def read_siskeudes(data: bytes, *, tahun: int, perubahan: bool) -> Lembar:
    """The lines of one year as a sheet; after a change the amounts `setelah PAK`. Raises MasukanTakTerbaca."""
    tabel = _tables(data, {KEGIATAN, *RINCI, *AKUN})
    if KEGIATAN not in tabel:
        raise MasukanTakTerbaca(_("Zip ini tidak memuat tabel Ta_Kegiatan."), code="tabel")
    kegiatan = {
        _bare(b.nilai["kd_keg"]): b
        for b in _rows(tabel[KEGIATAN], KOLOM_KEGIATAN, tahun)
        if b.nilai["kd_keg"]
    }
    akun = dict(AKUN_BAKU)
    for nama in AKUN:
        if nama in tabel:
            akun |= {
                _bare(b.nilai["kode"]): b.nilai["nama"] for b in parse_lembar(tabel[nama], KOLOM_AKUN).baris
            }
    rinci = next((tabel[n] for n in RINCI if n in tabel), None)
    if rinci is not None:
        pos = _from_rinci(_rows(rinci, KOLOM_RINCI, tahun), kegiatan, akun, perubahan=perubahan)
    else:
        pos = _from_kegiatan(kegiatan.values(), perubahan=perubahan)
    baris = [BarisLembar(p.nomor, {**p.nilai, "jumlah": f"{p.jumlah:f}"}) for p in pos]
    if not baris:
        raise MasukanTakTerbaca(
            _("Tidak ada anggaran tahun %(tahun)d di zip ini.") % {"tahun": tahun}, code="tahun"
        )
    return Lembar([], baris)


def _from_rinci(
    rinci: Iterable[BarisLembar],
    kegiatan: Mapping[str, BarisLembar],
    akun: Mapping[str, str],
    *,
    perubahan: bool,
) -> list[_Pos]:
    """One line per kegiatan and source, per account and source for income and financing; amounts added exactly."""
    hasil: dict[tuple[str, str], _Pos] = {}
    for b in rinci:
        kode = _bare(b.nilai["kd_rincian"])
        if kode.startswith("5"):
            kunci, isi = _bare(b.nilai["kd_keg"]), _of_kegiatan(b, kegiatan)
        else:
            jenis = ".".join(kode.split(".")[:3])
            kunci = jenis
            isi = {"kode": jenis, "uraian": akun.get(jenis, jenis), "kode_desa": b.nilai.get("kd_desa", "")}
        pos = hasil.setdefault(
            (kunci, b.nilai["sumber"]), _Pos(b.nomor, {**isi, "sumber_dana": b.nilai["sumber"]})
        )
        pos.jumlah += _amount(b, "setelah" if perubahan else "anggaran")
    return list(hasil.values())


def _from_kegiatan(kegiatan: Iterable[BarisLembar], *, perubahan: bool) -> list[_Pos]:
    """Without the table of details: the ceiling of each kegiatan with its one source."""
    return [
        _Pos(
            b.nomor,
            {**_of_kegiatan(b, {_bare(b.nilai["kd_keg"]): b}), "sumber_dana": b.nilai.get("sumber", "")},
            _amount(b, "pagu_pak" if perubahan else "pagu"),
        )
        for b in kegiatan
    ]


def _of_kegiatan(b: BarisLembar, kegiatan: Mapping[str, BarisLembar]) -> dict[str, str]:
    kode = _bare(b.nilai["kd_keg"])
    k = kegiatan.get(kode)
    # Its number without the desa: field, sub field, kegiatan.
    nomor = _bare(k.nilai.get("id_keg", "")) if k else ""
    nomor = nomor or ".".join(kode.split(".")[-3:])
    return {
        "kelompok": Kelompok.BELANJA,
        "kode_desa": b.nilai.get("kd_desa", ""),
        "kode": nomor,
        "bidang": nomor.split(".")[0],
        "uraian": k.nilai["nama"] if k else nomor,
        "lokasi": k.nilai.get("lokasi", "") if k else "",
        "volume": k.nilai.get("keluaran", "") if k else "",
    }


def _amount(b: BarisLembar, kolom: str) -> Decimal:
    teks = b.nilai.get(kolom, "")
    try:
        return parse_angka(teks) if teks else Decimal(0)
    except ValueError as exc:
        raise MasukanTakTerbaca(
            _("Baris %(n)d: jumlah “%(teks)s” tidak terbaca.") % {"n": b.nomor, "teks": teks[:30]},
            code="jumlah",
        ) from exc


def _rows(data: bytes, kolom: tuple[Kolom, ...], tahun: int) -> list[BarisLembar]:
    """Rows of the year, or all where the table names none."""
    semua = parse_lembar(data, kolom).baris
    return [b for b in semua if b.nilai.get("tahun", "") in {"", str(tahun)}]


def _bare(kode: str) -> str:
    return kode.strip().rstrip(".")


def _tables(data: bytes, nama: set[str]) -> dict[str, bytes]:
    """CSV tables of a zip by their small names. Raises MasukanTakTerbaca."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            hasil = {}
            for info in arsip.infolist():
                pendek = info.filename.rpartition("/")[2].casefold()
                if not pendek.endswith(".csv") or pendek.removesuffix(".csv") not in nama:
                    continue
                if info.file_size > TABEL_TERBESAR:
                    raise MasukanTakTerbaca(_("Tabel di dalam zip ini terlalu besar."), code="besar")
                hasil[pendek.removesuffix(".csv")] = arsip.read(info)
            return hasil
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as exc:
        raise MasukanTakTerbaca(
            _("Zip ini rusak atau berkata sandi; simpan ulang dari Siskeudes."), code="rusak"
        ) from exc
