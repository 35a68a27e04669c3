"""Membaca baris lembar APBDes: pos dengan bidang dan kelompoknya, judul yang menerangkan, dan jumlah yang diperiksa."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from terasa.apbdes.enums import Kelompok as K
from terasa.apbdes.rules.isi import CannotApbdes, IsiPos, check_pos, find_sumber
from terasa.musrenbang.enums import BidangDesa
from terasa.musrenbang.rules.rpjmdes_kolom import find_bidang_desa
from terasa.umum.lembar import BarisLembar, Kolom
from terasa.umum.rupiah import format_rupiah, parse_angka, parse_rupiah

KOLOM_APBDES = (
    Kolom("kode_desa", ("kd desa", "kd_desa")),
    Kolom("kelompok", ("akun", "jenis anggaran", "pendapatan belanja pembiayaan")),
    Kolom("bidang", ("nama bidang", "kd bid", "kd_bid")),
    Kolom("sub_bidang", ("sub bidang", "subbidang", "nama sub bidang")),
    Kolom("kode", ("kode kegiatan", "kode rekening", "kd keg", "kd_keg", "id keg", "id_keg")),
    Kolom(
        "uraian",
        ("nama kegiatan", "nama_kegiatan", "kegiatan", "jenis kegiatan", "uraian kegiatan", "nama pos"),
        wajib=True,
    ),
    Kolom("lokasi", ("tempat", "lokasi kegiatan")),
    Kolom("volume", ("keluaran", "volume output", "output")),
    Kolom("satuan", ("satuan volume",)),
    Kolom("sumber_dana", ("sumber", "sumberdana", "sumber dana kegiatan", "sd")),
    Kolom(
        "jumlah",
        ("anggaran", "anggaran rp", "jumlah rp", "jumlah rupiah", "pagu", "nilai", "jumlah anggaran"),
        wajib=True,
    ),
)
JUMLAH = re.compile(r"(?i)^\s*(sub\s*)?(jumlah|total|jml)\b\s*(.*)$")
JUDUL_BIDANG = re.compile(r"(?i)^\W*(\w{1,4}[.)]\s*)?(sub\s*)?bidang\b")
KATA_KELOMPOK = (
    (K.PENERIMAAN, re.compile(r"(?i)penerimaan pembiayaan|^6\.1\b")),
    (K.PENGELUARAN, re.compile(r"(?i)pengeluaran pembiayaan|^6\.2\b")),
    (K.PENDAPATAN, re.compile(r"(?i)^\W*(\w{1,4}[.)]\s*)?pendapatan( desa)?\W*$|^4\b")),
    (K.BELANJA, re.compile(r"(?i)^\W*(\w{1,4}[.)]\s*)?belanja( desa)?\W*$|^5\b")),
)
ANGKA_BERSATUAN = re.compile(r"\s*([\d.,]+)\s*(\D.*)?")
SUBBIDANG = re.compile(r"(\d)\.0?(\d)\.?")


@dataclass(frozen=True)
class RuangApbdes:
    """Where the rows come in, and how the rules call each sub bidang (`2.3` and its name)."""

    kode_desa: str
    sub_bidang: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BarisTerbaca:
    """A row of a sheet: its line, or why it cannot come in. `nol` is a line that is there with no money."""

    baris: BarisLembar
    isi: IsiPos | None = None
    galat: str = ""
    nol: bool = False
    perbaikan: tuple[str, ...] = ()


@dataclass
class _Lanjut:
    """What a title above says about the rows below, and the sums met so far."""

    kelompok: str = ""
    bidang: str = ""
    sub_bidang: str = ""
    judul: int = 0
    jumlah: dict[str, int] = field(default_factory=dict)
    selisih: list[BarisTerbaca] = field(default_factory=list)


def read_apbdes(baris: Sequence[BarisLembar], ruang: RuangApbdes) -> tuple[list[BarisTerbaca], int]:
    """Every line, every sum that its lines do not make, and how many rows were only titles."""
    lanjut = _Lanjut()
    hasil = [t for satu in baris if (t := _read(satu, ruang, lanjut)) is not None]
    return [*hasil, *lanjut.selisih], lanjut.judul


def find_kelompok(teks: str) -> str:
    """The part of a budget by its name or account code; "" when it names none."""
    return next((k.value for k, pola in KATA_KELOMPOK if pola.search(teks.strip())), "")


def _read(baris: BarisLembar, ruang: RuangApbdes, lanjut: _Lanjut) -> BarisTerbaca | None:
    nilai = {k.nama: baris.nilai.get(k.nama, "").strip() for k in KOLOM_APBDES}
    if _is_title(baris, nilai, lanjut):
        lanjut.judul += 1
        return None
    perbaikan = list(baris.perbaikan)
    try:
        if baris.galat:
            raise CannotApbdes(baris.galat, code="baris")
        _require_desa(nilai["kode_desa"], ruang.kode_desa)
        isi, nol = _build(nilai, ruang, lanjut, perbaikan)
    except CannotApbdes as exc:
        return BarisTerbaca(baris, None, str(exc), perbaikan=tuple(perbaikan))
    if not nol:
        lanjut.jumlah[isi.kelompok] = lanjut.jumlah.get(isi.kelompok, 0) + isi.jumlah
    return BarisTerbaca(baris, isi, nol=nol, perbaikan=tuple(perbaikan))


def _is_title(baris: BarisLembar, nilai: Mapping[str, str], lanjut: _Lanjut) -> bool:
    """A row that names a part, a field, or a sum; the first two hold for what follows."""
    kepala = nilai["uraian"] or nilai["bidang"] or nilai["kelompok"] or nilai["kode"]
    if cocok := JUMLAH.match(kepala):
        _check_sum(baris, cocok[3], nilai["jumlah"], lanjut)
        return True
    if nilai["sumber_dana"] or (nilai["kelompok"] and nilai["uraian"]):
        return False
    kelompok = find_kelompok(kepala)
    if kelompok or re.fullmatch(r"(?i)\W*(\w{1,4}[.)]\s*)?pembiayaan( desa)?\W*", kepala):
        lanjut.kelompok, lanjut.bidang, lanjut.sub_bidang = kelompok, "", ""
        return True
    if JUDUL_BIDANG.match(kepala):
        if "sub" in kepala.casefold()[:14]:
            lanjut.sub_bidang = re.sub(JUDUL_BIDANG, "", kepala).strip(" .:")
        else:
            lanjut.kelompok, lanjut.bidang = K.BELANJA, find_bidang_desa(kepala) or lanjut.bidang
            lanjut.sub_bidang = ""
        return True
    return not nilai["uraian"] and not nilai["jumlah"]


def _check_sum(baris: BarisLembar, apa: str, teks: str, lanjut: _Lanjut) -> None:
    """A sheet's own sum of a part must be that of its lines."""
    kelompok = find_kelompok(apa)
    tertulis = _try_rupiah(teks)
    dihitung = lanjut.jumlah.get(kelompok, 0)
    if kelompok and tertulis is not None and tertulis != dihitung:
        galat = _("jumlah %(apa)s dalam berkas %(tertulis)s, jumlah barisnya %(dihitung)s") % {
            "apa": str(K(kelompok).label).lower(),
            "tertulis": format_rupiah(tertulis),
            "dihitung": format_rupiah(dihitung),
        }
        lanjut.selisih.append(BarisTerbaca(baris, None, galat))


def _build(
    nilai: Mapping[str, str], ruang: RuangApbdes, lanjut: _Lanjut, perbaikan: list[str]
) -> tuple[IsiPos, bool]:
    kelompok = find_kelompok(nilai["kelompok"]) or find_kelompok(nilai["kode"])
    kelompok = kelompok or (K.BELANJA.value if nilai["bidang"] else lanjut.kelompok or K.BELANJA.value)
    bidang, sub_bidang = "", ""
    if kelompok == K.BELANJA:
        bidang = find_bidang_desa(nilai["bidang"]) or _bidang_of_kode(nilai["kode"]) or lanjut.bidang
        sub_bidang = _sub_bidang(nilai, ruang) or lanjut.sub_bidang
    jumlah = _read_jumlah(nilai["jumlah"])
    volume, satuan = _read_ukuran(nilai, perbaikan)
    isi = IsiPos(
        kelompok=kelompok,
        uraian=nilai["uraian"],
        jumlah=jumlah or 1,
        sumber_dana=nilai["sumber_dana"] or (find_sumber(nilai["uraian"]) if kelompok != K.BELANJA else ""),
        bidang=bidang,
        sub_bidang=sub_bidang,
        kode=nilai["kode"].rstrip("."),
        lokasi=nilai["lokasi"],
        volume=volume,
        satuan=satuan,
    )
    return check_pos(isi), jumlah == 0


def _bidang_of_kode(kode: str) -> str:
    """`2.3.01` or `02.03.01.` belongs to field 2."""
    bagian = [b for b in kode.split(".") if b]
    return BidangDesa.values[int(bagian[0]) - 1] if bagian and bagian[0].lstrip("0") in set("12345") else ""


def _sub_bidang(nilai: Mapping[str, str], ruang: RuangApbdes) -> str:
    """`2.3 Pekerjaan umum dan penataan ruang`, from its name, its number, or the code of the kegiatan."""
    teks = nilai["sub_bidang"]
    kode = SUBBIDANG.match(teks.lstrip("0")) or SUBBIDANG.match(nilai["kode"].lstrip("0"))
    nomor = f"{kode[1]}.{kode[2]}" if kode else ""
    if teks and not re.fullmatch(r"[\d.\s]+", teks):
        return teks
    return f"{nomor} {ruang.sub_bidang[nomor]}" if nomor in ruang.sub_bidang else teks


def _read_jumlah(teks: str) -> int:
    try:
        jumlah = parse_rupiah(teks)
    except ValueError as exc:
        raise CannotApbdes(_("jumlah: %(sebab)s") % {"sebab": exc}, code="jumlah") from exc
    if jumlah is None:
        raise CannotApbdes(_("Jumlahnya kosong."), code="jumlah")
    if jumlah < 0:
        raise CannotApbdes(_("Jumlahnya lebih dari nol rupiah, dan masuk akal."), code="jumlah")
    return jumlah


def _read_ukuran(nilai: Mapping[str, str], perbaikan: list[str]) -> tuple[Decimal | None, str]:
    """Volume and unit; `120 m` is both. Words without a number are told and left out."""
    teks = nilai["volume"]
    cocok = ANGKA_BERSATUAN.fullmatch(teks) if teks else None
    angka = _try_angka(cocok[1]) if cocok else None
    if angka is None or not 0 < angka < 10**11:
        if teks:
            perbaikan.append(_("volume: “%(teks)s” bukan angka, dikosongkan") % {"teks": teks[:40]})
        return None, nilai["satuan"][:40]
    satuan = nilai["satuan"] or (cocok[2] or "" if cocok else "")
    return angka.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), satuan.strip()[:40]


def _try_angka(teks: str) -> Decimal | None:
    try:
        return parse_angka(teks)
    except ValueError:
        return None


def _try_rupiah(teks: str) -> int | None:
    try:
        return parse_rupiah(teks)
    except ValueError:
        return None


def _require_desa(tertulis: str, kode_desa: str) -> None:
    """Siskeudes writes `04.2002.`, the end of our code; a row of another desa stays out. Raises CannotApbdes."""
    bersih = re.sub(r"[^0-9.]", "", tertulis).strip(".")
    if bersih and not f".{kode_desa}".endswith(f".{bersih}") and bersih != kode_desa.replace(".", ""):
        raise CannotApbdes(_("barisnya milik desa lain (%(kode)s)") % {"kode": tertulis[:20]}, code="desa")
