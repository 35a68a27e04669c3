"""Satu baris lembar RPJM Desa menjadi kegiatan: bidang, tahun yang dicentang, angka, dan pola pelaksanaan.

Bentuknya formulir RPJM Desa Permendagri 114/2014, lembar yang disusun desa sendiri, dan tabel `Ta_RPJM_Kegiatan` Siskeudes
yang hanya mempunyai enam kolom tahun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import BidangDesa as B
from terasa.musrenbang.enums import PolaPelaksanaan as P
from terasa.musrenbang.rules.impor import ANGKA_BERSATUAN, SATUAN_BAKU, BarisDilewati
from terasa.musrenbang.rules.rpjmdes import VOLUME_TERBESAR, CannotRpjm, IsiKegiatan, check_kegiatan
from terasa.musrenbang.rules.rpjmdes_kolom import (
    KOLOM_RPJMDES,
    POLA_KOLOM,
    TAHUN_KE,
    TAHUN_KOLOM,
    find_bidang_desa,
)
from terasa.umum.lembar import BarisLembar
from terasa.umum.rupiah import parse_angka
from terasa.wilayah.rules import kunci_nama

# A tick as people make it; "ü" is what Wingdings leaves in a plain cell.
CENTANG = frozenset({"v", "x", "√", "✓", "✔", "☑", "ü", "ya", "y", "ada", "1", "-1", "true", "benar", "*"})
BUKAN = frozenset({"", "-", "–", "0", "tidak", "false", "salah", "n", "no", "0,00", "0.00"})
RENTANG = re.compile(r"(\d{4})\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga)\s*(\d{4})")
KE = re.compile(
    r"(?:tahun|thn|th)?\s*(?:ke)?[\s-]*(\d{1,2})(?:\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai)\s*(?:ke)?[\s-]*(\d{1,2}))?",
    re.I,
)
SETIAP = re.compile(r"\b(setiap|tiap|semua|seluruh)\b", re.I)
JUDUL_BIDANG = re.compile(r"(?i)\W*(\w{1,4}[.)]\s*)?bidang\b")
JUMLAH = re.compile(r"(?i)(sub\s*)?(jumlah|total|jml)\b")
HANYA_KODE = re.compile(r"[\d.\s]+")
# Below this a number in a year column is a tick or the year itself, never an amount.
RUPIAH_TERKECIL = 10_000


@dataclass(frozen=True)
class RuangRpjm:
    """Where the rows come in: the desa and the years of its plan."""

    kode_desa: str
    periode: range


@dataclass(frozen=True)
class BarisRpjmTerbaca:
    """A row of a sheet: its kegiatan, or why it cannot come in."""

    baris: BarisLembar
    isi: IsiKegiatan | None = None
    galat: str = ""
    perbaikan: tuple[str, ...] = ()


@dataclass
class _Lanjut:
    """What a merged cell or a title row above says about the rows below."""

    bidang: str = ""
    sub_bidang: str = ""
    judul: int = field(default=0)


def read_rpjmdes(baris: Sequence[BarisLembar], ruang: RuangRpjm) -> tuple[list[BarisRpjmTerbaca], int]:
    """Every kegiatan row, and how many rows were only titles or sums. Years and amounts as people write them."""
    lanjut = _Lanjut()
    hasil = [t for satu in baris if (t := _read(satu, ruang, lanjut)) is not None]
    return hasil, lanjut.judul


def read_tahun_teks(teks: str, periode: range) -> tuple[int, ...]:
    """`2026-2028`, `2026, 2028`, `tahun ke-1 s/d 3`, `setiap tahun`. Raises BarisDilewati."""
    if SETIAP.search(teks):
        return tuple(periode)
    tahun: set[int] = set()
    for awal, akhir in RENTANG.findall(teks):
        tahun.update(_span(int(awal), int(akhir), teks))
    tahun.update(int(t) for t in re.findall(r"\b(?:19|20)\d{2}\b", RENTANG.sub(" ", teks)))
    if tahun:
        return tuple(sorted(tahun))
    for bagian in re.split(r"[,;&]|\bdan\b", teks):
        if cocok := KE.fullmatch(bagian.strip()):
            dari, sampai = int(cocok[1]), int(cocok[2] or cocok[1])
            tahun.update(nth_year(n, periode) for n in _span(dari, sampai, teks))
    if not tahun:
        raise BarisDilewati(
            _("tahun “%(teks)s” tidak terbaca; tulis misalnya 2026-2028") % {"teks": teks[:40]}
        )
    return tuple(sorted(tahun))


def nth_year(n: int, periode: range) -> int:
    """The n-th year of the plan; beyond its end it is still a year, refused later by its number."""
    return periode[0] + n - 1


def _span(dari: int, sampai: int, teks: str) -> range:
    if not dari <= sampai < dari + 20:
        raise BarisDilewati(
            _("tahun “%(teks)s” tidak terbaca; tulis misalnya 2026-2028") % {"teks": teks[:40]}
        )
    return range(dari, sampai + 1)


def _read(baris: BarisLembar, ruang: RuangRpjm, lanjut: _Lanjut) -> BarisRpjmTerbaca | None:
    nilai = {k.nama: baris.nilai.get(k.nama, "").strip() for k in KOLOM_RPJMDES}
    if _is_title(nilai, lanjut):
        lanjut.judul += 1
        return None
    perbaikan = [*baris.perbaikan, *_carry(nilai, lanjut)]
    try:
        if baris.galat:
            raise BarisDilewati(baris.galat)
        isi = _build(nilai, ruang, perbaikan)
    except (BarisDilewati, CannotRpjm) as exc:
        return BarisRpjmTerbaca(baris, None, str(exc), tuple(perbaikan))
    return BarisRpjmTerbaca(baris, isi, "", tuple(perbaikan))


def _is_title(nilai: Mapping[str, str], lanjut: _Lanjut) -> bool:
    """A row that only names a field, or sums one; a field that it names holds for what follows."""
    terisi = {k: v for k, v in nilai.items() if v}
    if any(
        JUMLAH.match(v) for k, v in terisi.items() if k in {"bidang", "sub_bidang", "jenis", "kode", "lokasi"}
    ):
        return True
    kata = set(terisi.values())
    # One merged cell across the row fills them all.
    if len(kata) == 1 and ("bidang" in terisi or JUDUL_BIDANG.match(next(iter(kata)))):
        lanjut.bidang, lanjut.sub_bidang = find_bidang_desa(next(iter(kata))) or lanjut.bidang, ""
        return True
    if set(terisi) <= {"kode", "bidang", "sub_bidang"}:
        lanjut.bidang = find_bidang_desa(nilai["bidang"]) or lanjut.bidang
        lanjut.sub_bidang = nilai["sub_bidang"]
        return bool(terisi)
    return False


def _carry(nilai: dict[str, str], lanjut: _Lanjut) -> Iterator[str]:
    """An empty field takes the one above it, as a merged cell means."""
    if nilai["bidang"]:
        lanjut.bidang = find_bidang_desa(nilai["bidang"])
        lanjut.sub_bidang = nilai["sub_bidang"]
    elif lanjut.bidang:
        nilai["bidang"] = str(B(lanjut.bidang).label)
        yield _("bidang: diambil dari baris di atasnya")
    if nilai["sub_bidang"]:
        lanjut.sub_bidang = nilai["sub_bidang"]
    elif lanjut.sub_bidang:
        nilai["sub_bidang"] = lanjut.sub_bidang


def _build(nilai: Mapping[str, str], ruang: RuangRpjm, perbaikan: list[str]) -> IsiKegiatan:
    _require_desa(nilai["kode_desa"], ruang.kode_desa)
    bidang = find_bidang_desa(nilai["bidang"])
    if not bidang:
        raise BarisDilewati(
            _("bidang “%(teks)s” tidak dikenal; tulis salah satu dari: %(daftar)s")
            % {"teks": nilai["bidang"][:40], "daftar": "; ".join(str(b.label) for b in B)}
        )
    volume, satuan, sasaran = _read_ukuran(nilai, perbaikan)
    isi = IsiKegiatan(
        bidang=bidang,
        jenis=nilai["jenis"],
        tahun=_read_tahun(nilai, ruang.periode),
        sub_bidang="" if HANYA_KODE.fullmatch(nilai["sub_bidang"]) else nilai["sub_bidang"],
        lokasi=nilai["lokasi"],
        volume=volume,
        satuan=satuan,
        sasaran=sasaran,
        biaya=_read_biaya(nilai, perbaikan),
        sumber_dana=nilai["sumber_dana"],
        pola=_read_pola(nilai),
        kode=nilai["kode"][:60],
    )
    return check_kegiatan(isi, ruang.periode)


def _require_desa(tertulis: str, kode_desa: str) -> None:
    """Siskeudes writes `04.2002.`, the end of our code; a row of another desa stays out. Raises BarisDilewati."""
    bersih = re.sub(r"[^0-9.]", "", tertulis).strip(".")
    if bersih and not f".{kode_desa}".endswith(f".{bersih}") and bersih != kode_desa.replace(".", ""):
        raise BarisDilewati(_("barisnya milik desa lain (%(kode)s)") % {"kode": tertulis[:20]})


def _read_tahun(nilai: Mapping[str, str], periode: range) -> tuple[int, ...]:
    """Ticked year columns, and what the column of years says beside them. Raises BarisDilewati."""
    kolom = {f"tahun_{t}": t for t in TAHUN_KOLOM} | {f"tahun_ke_{n}": nth_year(n, periode) for n in TAHUN_KE}
    tahun = {t for nama, t in kolom.items() if _is_ticked(nilai[nama], nama)}
    if nilai["tahun"] and not tahun:
        tahun = set(read_tahun_teks(nilai["tahun"], periode))
    if not tahun:
        raise BarisDilewati(_("tidak ada tahun pelaksanaan yang disebut atau dicentang"))
    return tuple(sorted(tahun))


def _is_ticked(teks: str, kolom: str) -> bool:
    """A tick, or an amount for that year; "0" and "-" are none. Raises BarisDilewati for anything else."""
    kata = teks.casefold()
    if kata in BUKAN:
        return False
    if kata in CENTANG or kata == kolom.rpartition("_")[2]:
        return True
    if (angka := _try_angka(teks)) is not None:
        return angka != 0
    raise BarisDilewati(
        _("isi “%(teks)s” pada kolom %(kolom)s bukan centang; tulis v, atau kosongkan")
        % {"teks": teks[:20], "kolom": kolom.replace("_", " ")}
    )


def _read_biaya(nilai: Mapping[str, str], perbaikan: list[str]) -> int | None:
    """Whole rupiah; without a sum of its own, the amounts of the year columns together. Raises BarisDilewati."""
    if nilai["biaya"] and nilai["biaya"].casefold() not in BUKAN:
        try:
            angka = parse_angka(nilai["biaya"])
        except ValueError as exc:
            raise BarisDilewati(_("biaya: %(sebab)s") % {"sebab": exc}) from exc
        return _round(angka)
    tahunan = [_try_angka(v) or Decimal(0) for k, v in nilai.items() if k.startswith("tahun_")]
    jumlah = sum((a for a in tahunan if a >= RUPIAH_TERKECIL), Decimal(0))
    if not jumlah:
        return None
    perbaikan.append(_("biaya: dijumlahkan dari kolom tahunnya"))
    return _round(jumlah)


def _read_ukuran(nilai: Mapping[str, str], perbaikan: list[str]) -> tuple[Decimal | None, str, str]:
    """Volume, unit, benefit. `120 m` is 120 and m; an output in words is the benefit where none is written."""
    satuan, sasaran = nilai["satuan"], nilai["sasaran"]
    satuan = SATUAN_BAKU.get(satuan.casefold(), satuan)[:40]
    for nama in ("volume", "keluaran"):
        teks = nilai[nama]
        if teks.casefold() in BUKAN:
            continue
        angka, kata = _split_angka(teks)
        if angka is not None:
            return angka, satuan or SATUAN_BAKU.get(kata.casefold(), kata)[:40], sasaran
        if nama == "keluaran" and not sasaran:
            sasaran = teks
        else:
            perbaikan.append(
                _("%(kolom)s: “%(teks)s” bukan angka, dikosongkan") % {"kolom": nama, "teks": teks[:40]}
            )
    return None, satuan, sasaran


def _split_angka(teks: str) -> tuple[Decimal | None, str]:
    """A positive number with its unit; (None, "") when there is none."""
    angka, kata = _try_angka(teks), ""
    if angka is None and (cocok := ANGKA_BERSATUAN.fullmatch(teks)):
        angka, kata = _try_angka(cocok[1]), cocok[2].strip()
    if angka is None or not 0 < angka < VOLUME_TERBESAR:
        return None, ""
    return angka.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), kata


def _read_pola(nilai: Mapping[str, str]) -> str:
    for pola, kolom in POLA_KOLOM.items():
        if nilai[kolom].casefold() not in BUKAN:
            return pola
    kata = kunci_nama(nilai["pola"])
    if "swakelola" in kata:
        return P.SWAKELOLA
    if "ketiga" in kata:
        return P.PIHAK_KETIGA
    return P.KERJA_SAMA if "antar" in kata or "kerja" in kata else ""


def _try_angka(teks: str) -> Decimal | None:
    try:
        return parse_angka(teks) if teks else None
    except ValueError:
        return None


def _round(angka: Decimal) -> int | None:
    """Zero is "belum dihitung", as an empty cell is."""
    return (
        int(angka.quantize(Decimal(1), rounding=ROUND_HALF_UP)) or None
        if abs(angka) < Decimal(10) ** 20
        else -1
    )
