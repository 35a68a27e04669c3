"""Kamus usulan: kolom berkasnya, isian yang masuk akal, dan biaya yang diusulkan dari harga satuan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from terasa.musrenbang.rules.bidang import find_bidang
from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.usulan import BIAYA_TERBESAR
from terasa.umum.errors import AturanDilanggar
from terasa.umum.lembar import BarisLembar, Kolom
from terasa.umum.rupiah import parse_angka

KODE_TERPANJANG = 60
PEKERJAAN_TERPANJANG = 250
SATUAN_TERPANJANG = 40
TEKS_TERPANJANG = 300
KOLOM_KAMUS = (
    Kolom("kode", ("id", "id kamus", "kode kamus", "nomor kamus")),
    Kolom("pekerjaan", ("nama pekerjaan", "kamus usulan", "uraian", "nama kamus", "usulan"), wajib=True),
    Kolom("satuan", ("satuan usulan",), wajib=True),
    Kolom("harga", ("harga satuan", "anggaran", "biaya satuan", "harga per satuan"), wajib=True),
    Kolom("bidang", ("bidang urusan", "urusan", "nama bidang urusan")),
    Kolom("program", ("nama program",)),
    Kolom("unit", ("skpd", "opd", "perangkat daerah", "nama skpd", "opd tujuan")),
    Kolom("output", ("keluaran", "output teks", "indikator keluaran")),
    Kolom("outcome", ("hasil", "outcome teks", "indikator hasil")),
    Kolom("prioritas", ("prioritas teks", "prioritas pembangunan", "prioritas daerah")),
    Kolom("jenis_usul", ("jenis usulan", "jenis usul", "tipe", "kelompok")),
)


class CannotKamus(AturanDilanggar):
    """This entry of the dictionary cannot be kept so."""


@dataclass(frozen=True)
class IsiKamus:
    """What an entry says. `harga` whole rupiah for one satuan; `unit` the agency's name as written."""

    kode: str
    pekerjaan: str
    satuan: str
    harga: int
    bidang: str = ""
    program: str = ""
    unit: str = ""
    output: str = ""
    outcome: str = ""
    prioritas: str = ""
    jenis_usul: str = ""


def suggest_biaya(harga: int, volume: Decimal | None) -> int | None:
    """Unit price times volume in whole rupiah, half up; None without a volume or beyond any budget."""
    if volume is None or volume <= 0:
        return None
    biaya = int((harga * volume).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return biaya if 0 < biaya <= BIAYA_TERBESAR else None


def check_kamus(isi: IsiKamus) -> IsiKamus:
    """The entry with a code of its own. Raises CannotKamus."""
    if not isi.pekerjaan.strip() or len(isi.pekerjaan) > PEKERJAAN_TERPANJANG:
        raise CannotKamus(
            _("Nama pekerjaan 1 sampai %(n)d huruf.") % {"n": PEKERJAAN_TERPANJANG}, code="pekerjaan"
        )
    if not isi.satuan.strip() or len(isi.satuan) > SATUAN_TERPANJANG:
        raise CannotKamus(_("Satuan 1 sampai %(n)d huruf.") % {"n": SATUAN_TERPANJANG}, code="satuan")
    if not 0 < isi.harga <= BIAYA_TERBESAR:
        raise CannotKamus(_("Harga satuan harus lebih dari nol rupiah."), code="harga")
    return IsiKamus(**{**vars(isi), "kode": isi.kode.strip() or make_kode(isi.pekerjaan, isi.satuan)})


def make_kode(pekerjaan: str, satuan: str) -> str:
    """A code from the words, where the source has none."""
    return slugify(f"{satuan} {pekerjaan}")[:KODE_TERPANJANG].strip("-")


def read_kamus(baris: BarisLembar) -> IsiKamus:
    """Clean one row of a sheet. Raises BarisDilewati."""
    if baris.galat:
        raise BarisDilewati(baris.galat)
    nilai = {k.nama: baris.nilai.get(k.nama, "").strip() for k in KOLOM_KAMUS}
    try:
        harga = parse_angka(nilai["harga"])
    except ValueError as exc:
        raise BarisDilewati(_("harga: %(sebab)s") % {"sebab": exc}) from exc
    bulat = int(harga.quantize(Decimal(1), rounding=ROUND_HALF_UP)) if abs(harga) <= BIAYA_TERBESAR else 0
    teks = {k: nilai[k][:TEKS_TERPANJANG] for k in ("program", "output", "outcome", "prioritas")}
    bidang = nilai["bidang"]
    isi = IsiKamus(
        kode=nilai["kode"][:KODE_TERPANJANG],
        pekerjaan=nilai["pekerjaan"],
        satuan=nilai["satuan"],
        harga=bulat,
        bidang=(find_bidang(bidang) or slugify(bidang)[:60].strip("-")) if bidang else "",
        unit=nilai["unit"][:200],
        jenis_usul=nilai["jenis_usul"][:60],
        **teks,
    )
    try:
        return check_kamus(isi)
    except CannotKamus as exc:
        raise BarisDilewati(str(exc)) from exc
