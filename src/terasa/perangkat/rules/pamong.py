"""Daftar pamong dari lembar kerja: kolomnya, barisnya yang bersih, dan yang sengaja tidak dibaca."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.umum.lembar import BarisLembar, Kolom
from terasa.umum.tanggal import BULAN
from terasa.wilayah.rules import kunci_nama

KOLOM_PAMONG = (
    Kolom("nama", ("nama pamong", "pamong nama", "nama lengkap", "nama perangkat"), wajib=True, kepegawaian=True),
    Kolom("jabatan", ("nama jabatan", "jabatan pamong", "jabatan id"), wajib=True),
    Kolom("gelar_depan", ("gelar depan",)),
    Kolom("gelar_belakang", ("gelar belakang", "gelar")),
    Kolom("nip", ("pamong nip",)),
    Kolom("niapd", ("niap", "pamong niap", "nipd", "nomor induk aparat pemerintah desa")),
    Kolom("nik", ("pamong nik", "no ktp", "nomor ktp")),
    Kolom("tempat_lahir", ("pamong tempatlahir", "tempat lahir", "tempatlahir"), kepegawaian=True),
    Kolom("tanggal_lahir", ("pamong tanggallahir", "tanggal lahir", "tgl lahir", "tanggallahir"), kepegawaian=True),
    Kolom("ttl", ("tempat tanggal lahir", "tempat tgl lahir", "tempat dan tanggal lahir"), kepegawaian=True),
    Kolom("kelamin", ("pamong sex", "sex", "jenis kelamin", "jk", "l p")),
    Kolom("pendidikan", ("pamong pendidikan", "pendidikan terakhir")),
    Kolom("agama", ("pamong agama",)),
    Kolom("pangkat", ("pamong pangkat", "pangkat golongan", "golongan", "pangkat gol")),
    Kolom(
        "sk_nomor",
        ("pamong nosk", "no sk pengangkatan", "nomor sk pengangkatan", "no sk", "nomor sk", "nomor keputusan pengangkatan"),
    ),
    Kolom(
        "sk_on",
        ("pamong tglsk", "tgl sk pengangkatan", "tanggal sk pengangkatan", "tgl sk", "tanggal sk",
         "tanggal keputusan pengangkatan"),
    ),
    Kolom("masa_jabatan", ("pamong masajab", "masa jabatan", "masajab", "masa jabatan usia periode")),
    Kolom("henti_nomor", ("pamong nohenti", "no sk pemberhentian", "nomor sk pemberhentian", "nomor keputusan pemberhentian")),
    Kolom("henti_on", ("pamong tglhenti", "tgl sk pemberhentian", "tanggal sk pemberhentian", "tanggal keputusan pemberhentian")),
    Kolom("status", ("pamong status", "status aktif", "status pamong")),
    Kolom("atasan", ("atasan langsung", "atasan id")),
)  # fmt: skip
# Dropped at the door: they are never kept, and the account of the import says so.
DIBUANG = ("nik", "agama")
JUMLAH = re.compile(r"^(jumlah|total|sub ?total|rekap)\b", re.IGNORECASE)
# First match wins, so the longer office stands before the shorter word.
JENIS = (
    (r"ketua bpd|bpd ketua", "bpd_ketua"),
    (r"wakil ketua bpd|wakil bpd", "bpd_wakil"),
    (r"sekretaris bpd", "bpd_sekretaris"),
    (r"\bbpd\b", "bpd_anggota"),
    (r"\b(ketua|kepala) (rt|rw|lpm|lpmd|pkk|karang taruna|posyandu)\b", "lembaga_ketua"),
    (r"\b(rt|rw|lpm|lpmd|pkk|karang taruna|posyandu)\b", "lembaga_anggota"),
    (r"\bsekretaris|sekdes|carik|juru tulis", "sekdes"),
    (r"\bkaur\b|kepala urusan|\bur\b", "kaur"),
    (r"\bkasi\b|kepala seksi", "kasi"),
    (r"kadus|kepala dusun|kepala kewilayahan|pelaksana kewilayahan|kepala lingkungan|kepala jorong", "kadus"),
    (
        r"\bkepala desa\b|\bkades\b|pembakal|kuwu|lurah desa|wali nagari|perbekel|hukum tua|keuchik|petinggi",
        "kades",
    ),
    (r"\blurah\b", "lurah"),
    (r"operator", "operator"),
    (r"pendamping", "pendamping"),
    (r"", "staf"),
)
PENGGANTI = (("penjabat", "penjabat"), ("pj", "penjabat"), ("plt", "plt"), ("plh", "plh"))
_BULAN = {b.casefold()[:3]: n for n, b in enumerate(BULAN, start=1)} | {
    "agt": 8,
    "aug": 8,
    "oct": 10,
    "dec": 12,
    "may": 5,
}
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_HARI = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[A-Za-z]{3,12})\.?\s*[-/. ]\s*(\d{4})")
_LEMBAR = re.compile(r"^(\d{5})(\.0+)?$")


class BarisDitolak(ValueError):
    """This row of the list cannot be used; the message says why."""


@dataclass(frozen=True)
class Pamong:
    """A clean row. `cara` is how the post is held; days may be missing."""

    nama: str
    gelar_depan: str
    gelar_belakang: str
    jabatan: str
    jenis: str
    lembaga: str
    cara: str
    mulai_on: date
    sk_nomor: str
    sampai_on: date | None
    berhenti_on: date | None
    henti_nomor: str
    atasan: str
    biodata: dict[str, str]
    tanggal_lahir: date | None
    catatan: tuple[str, ...]

    @property
    def kunci(self) -> str:
        """How an import knows the person again: the name alone, never a national number."""
        return kunci_nama(self.nama)


def read_hari(teks: str) -> date | None:
    """A day however it was typed: ISO, 9/1/2026, 9 Januari 2026, a spreadsheet's own count; None otherwise."""
    bersih = " ".join(teks.split())
    if cocok := _ISO.search(bersih):
        return _day(cocok[1], cocok[2], cocok[3])
    if cocok := _HARI.search(bersih):
        bulan = cocok[2] if cocok[2].isdigit() else str(_BULAN.get(cocok[2].casefold()[:3], 0))
        return _day(cocok[3], bulan, cocok[1])
    if cocok := _LEMBAR.fullmatch(bersih):
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(cocok[1]))
    return None


def _day(tahun: str, bulan: str, hari: str) -> date | None:
    try:
        satu = date(int(tahun), int(bulan), int(hari))
    except ValueError:
        return None
    return satu if 1900 <= satu.year <= 2150 else None


def guess_jenis(jabatan: str) -> str:
    """Kind of a post by its name; what is not recognised is staff."""
    kata = jabatan.casefold()
    return next(jenis for pola, jenis in JENIS if re.search(pola, kata))


def read_pamong(baris: BarisLembar) -> Pamong:
    """Clean one row. Raises BarisDitolak."""
    nilai = {k.nama: " ".join(baris.nilai.get(k.nama, "").split()) for k in KOLOM_PAMONG}
    if baris.galat:
        raise BarisDitolak(baris.galat)
    if not nilai["nama"] or JUMLAH.match(nilai["nama"]):
        raise BarisDitolak(_("baris jumlah atau tanpa nama"))
    if not nilai["jabatan"]:
        raise BarisDitolak(_("jabatan kosong"))
    catatan = [
        _("kolom %(kolom)s tidak dibaca dan tidak disimpan") % {"kolom": k} for k in DIBUANG if nilai[k]
    ]
    mulai = read_hari(nilai["sk_on"])
    if mulai is None:
        raise BarisDitolak(
            _("tanggal SK pengangkatan kosong atau tidak terbaca: “%(teks)s”") % {"teks": nilai["sk_on"][:40]}
        )
    henti = _stop(nilai, mulai)
    if henti is None and nilai["henti_on"].strip("-0/ "):
        catatan.append(_("tanggal SK pemberhentian tidak terbaca, dianggap masih menjabat"))
    jabatan, cara = _split_cara(nilai["jabatan"])
    jenis = guess_jenis(jabatan)
    if jenis == "staf" and "staf" not in jabatan.casefold():
        catatan.append(_("jenis jabatan tidak dikenali, dicatat sebagai staf"))
    tempat, lahir = _birth(nilai, catatan)
    return Pamong(
        nama=nilai["nama"][:150],
        gelar_depan=nilai["gelar_depan"][:40],
        gelar_belakang=nilai["gelar_belakang"][:60],
        jabatan=jabatan[:160],
        jenis=jenis,
        lembaga=_institution(jabatan) if jenis.startswith("lembaga") else "",
        cara=cara,
        mulai_on=mulai,
        sk_nomor=nilai["sk_nomor"][:120],
        sampai_on=_planned(nilai["masa_jabatan"], mulai),
        berhenti_on=henti,
        henti_nomor=nilai["henti_nomor"][:120],
        atasan=nilai["atasan"],
        biodata={
            "tempat_lahir": tempat[:80],
            "kelamin": _sex(nilai["kelamin"]),
            "pendidikan": nilai["pendidikan"][:80],
            "nip": nilai["nip"].strip("-")[:30],
            "niapd": nilai["niapd"].strip("-")[:40],
            "pangkat": nilai["pangkat"].strip("-")[:60],
        },
        tanggal_lahir=lahir,
        catatan=tuple(catatan),
    )


def _stop(nilai: dict[str, str], mulai: date) -> date | None:
    henti = read_hari(nilai["henti_on"])
    if henti is not None and henti < mulai:
        raise BarisDitolak(_("berhenti sebelum diangkat"))
    tidak_aktif = nilai["status"].casefold() in {
        "0",
        "2",
        "tidak aktif",
        "nonaktif",
        "non aktif",
        "non-aktif",
        "berhenti",
    }
    if tidak_aktif and henti is None:
        raise BarisDitolak(_("tidak aktif, tetapi tanggal berhentinya kosong"))
    return henti


def _split_cara(jabatan: str) -> tuple[str, str]:
    """`Pj. Kepala Desa` is the post Kepala Desa, held by a penjabat."""
    for awal, cara in PENGGANTI:
        if cocok := re.match(rf"{awal}\b\.?\s*", jabatan, re.IGNORECASE):
            return jabatan[cocok.end() :] or jabatan, cara
    return jabatan, "definitif"


def _birth(nilai: dict[str, str], catatan: list[str]) -> tuple[str, date | None]:
    tempat, teks = nilai["tempat_lahir"], nilai["tanggal_lahir"]
    if nilai["ttl"] and not teks:
        tempat, _koma, teks = (bagian.strip() for bagian in nilai["ttl"].partition(","))
    lahir = read_hari(teks)
    if teks.strip("-0/ ") and lahir is None:
        catatan.append(_("tanggal lahir tidak terbaca, dikosongkan"))
    return tempat, lahir


def _planned(teks: str, mulai: date) -> date | None:
    """`6 tahun` after the first day, or a day written out; None where only words stand."""
    if hari := read_hari(teks):
        return hari if hari > mulai else None
    cocok = re.search(r"\b(\d{1,2})\s*(tahun|th|thn)\b", teks, re.IGNORECASE)
    if not cocok or not 0 < int(cocok[1]) < 60:
        return None
    return _day(
        str(mulai.year + int(cocok[1])),
        str(mulai.month),
        str(min(mulai.day, 28) if mulai.month == 2 else mulai.day),
    )


def _sex(teks: str) -> str:
    awal = teks.casefold()[:1]
    return {"1": "L", "l": "L", "2": "P", "p": "P", "w": "P"}.get(awal, "")


def _institution(jabatan: str) -> str:
    cocok = re.search(r"\b(rt|rw|lpmd?|pkk|karang taruna|posyandu)\b.*", jabatan, re.IGNORECASE)
    return cocok[0][:120] if cocok else ""
