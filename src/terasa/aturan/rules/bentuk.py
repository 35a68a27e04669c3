"""Bentuk satu aturan bertanggal dan isi tenggat serta jendela, dengan pemeriksaan yang terbaca orang."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from terasa.aturan.enums import Arah, CaraMinggu, Geser, Jenis, Satuan
from terasa.umum.errors import AturanDilanggar
from terasa.umum.tanggal import BULAN

T = TypeVar("T")
BULAN_TAHUN = 12
FEBRUARI = 2
PANJANG_BULAN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class IsiSalah(AturanDilanggar):
    """The value of a rule cannot be used; the sentence says which field and what it takes."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan, code="isi-aturan-salah")


class Aturan(Protocol):
    """What the engine reads of a dated rule; a catalogue row and a database row both fit."""

    @property
    def kode(self) -> str: ...
    @property
    def jenis(self) -> str: ...
    @property
    def nama(self) -> str: ...
    @property
    def isi(self) -> Any: ...
    @property
    def berlaku_dari(self) -> date: ...
    @property
    def berlaku_sampai(self) -> date | None: ...
    @property
    def kabupaten(self) -> str: ...
    @property
    def dasar(self) -> str: ...
    @property
    def terverifikasi(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class AturanBaku:
    """One row of the built-in catalogue. `kabupaten` "" holds for the whole country."""

    kode: str
    jenis: Jenis
    nama: str
    isi: Mapping[str, Any]
    berlaku_dari: date
    dasar: str
    terverifikasi: bool
    berlaku_sampai: date | None = None
    kabupaten: str = ""
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Selang:
    """An amount of time, such as 20 hari kerja."""

    jumlah: int
    satuan: Satuan

    def __str__(self) -> str:
        return f"{self.jumlah} {self.satuan.value}"


@dataclass(frozen=True, slots=True)
class IsiPerpanjangan:
    """The extension the law itself allows: how long, and how many times."""

    selang: Selang
    kali: int


@dataclass(frozen=True, slots=True)
class IsiTenggat:
    """The checked value of a `tenggat` rule."""

    selang: Selang
    arah: Arah
    geser: Geser
    mulai_dari: str
    akibat: str
    berlaku_dengan_sendirinya: bool
    perpanjangan: IsiPerpanjangan | None
    dibuka: Selang | None
    pengingat: tuple[Selang, ...]


@dataclass(frozen=True, slots=True)
class HariTahunan:
    """A day that comes back every year: a month and a day, or the edge of a numbered week of a month."""

    bulan: int
    hari: int | None = None
    minggu: int | None = None
    cara: CaraMinggu = CaraMinggu.TUJUH_HARI


@dataclass(frozen=True, slots=True)
class IsiJendela:
    """The checked value of a `jendela` rule. Years are relative to the budget year T: T-1 is -1."""

    awal: HariTahunan | None
    akhir: HariTahunan
    tahun_awal: int
    tahun_akhir: int
    selang: Selang
    arah: Arah
    geser: Geser
    mulai_dari: str
    akibat: str
    pengingat: tuple[Selang, ...] = field(default=())


def parse_tenggat(aturan: Aturan) -> IsiTenggat:
    """Check and type the value of a `tenggat` rule. Raises IsiSalah."""
    isi = _as_mapping(aturan.isi, aturan.kode)
    with_kode = _Pembaca(aturan.kode, isi)
    izin = isi.get("perpanjangan")
    return IsiTenggat(
        selang=_read_selang(isi, aturan.kode),
        arah=with_kode.pilihan("arah", Arah, Arah.MAJU),
        geser=with_kode.pilihan("geser", Geser, Geser.TETAP),
        mulai_dari=str(isi.get("mulai_dari", "")),
        akibat=str(isi.get("akibat", "")),
        berlaku_dengan_sendirinya=bool(isi.get("berlaku_dengan_sendirinya", False)),
        perpanjangan=IsiPerpanjangan(_read_selang(izin, aturan.kode), int(izin.get("kali", 1)))
        if izin
        else None,
        dibuka=_read_selang(isi["dibuka"], aturan.kode) if "dibuka" in isi else None,
        pengingat=parse_pengingat(isi.get("pengingat", ()), aturan.kode),
    )


def parse_jendela(aturan: Aturan) -> IsiJendela:
    """Check and type the value of a `jendela` rule. Raises IsiSalah."""
    isi = _as_mapping(aturan.isi, aturan.kode)
    with_kode = _Pembaca(aturan.kode, isi)
    if "akhir" not in isi:
        raise IsiSalah(f"Aturan {aturan.kode}: jendela waktu perlu “akhir”, misalnya “09-30”.")
    akhir = _read_hari(isi["akhir"], aturan.kode)
    # An explicit amount is the law's own wording ("1 bulan sebelum"); otherwise it follows from the date.
    selang, mulai_dari = derive_selang(akhir)
    if "jumlah" in isi:
        selang, mulai_dari = _read_selang(isi, aturan.kode), str(isi.get("mulai_dari", ""))
    tahun_akhir = with_kode.bilangan("tahun_akhir", -1)
    return IsiJendela(
        awal=_read_hari(isi["awal"], aturan.kode) if "awal" in isi else None,
        akhir=akhir,
        tahun_awal=with_kode.bilangan("tahun_awal", tahun_akhir),
        tahun_akhir=tahun_akhir,
        selang=selang,
        arah=with_kode.pilihan("arah", Arah, Arah.MAJU),
        geser=with_kode.pilihan("geser", Geser, Geser.TETAP),
        mulai_dari=mulai_dari,
        akibat=str(isi.get("akibat", "")),
        pengingat=parse_pengingat(isi.get("pengingat", ()), aturan.kode),
    )


def derive_selang(akhir: HariTahunan) -> tuple[Selang, str]:
    """Express a fixed day as an amount after the close of a month, exact in every year.

    30 September is 9 bulan after 31 December; 14 February is 14 hari after 31 January.
    """
    terakhir = PANJANG_BULAN[akhir.bulan - 1]
    if akhir.minggu is None and akhir.hari == terakhir and akhir.bulan != FEBRUARI:
        return Selang(akhir.bulan, Satuan.BULAN), "31 Desember tahun sebelumnya"
    hari = akhir.minggu * 7 if akhir.minggu is not None else akhir.hari
    assert hari is not None
    return Selang(hari, Satuan.HARI), f"hari terakhir {BULAN[akhir.bulan - 2]}"


def parse_pengingat(nilai: Any, kode: str) -> tuple[Selang, ...]:
    """A list of {jumlah, satuan} before the due day. Raises IsiSalah."""
    if not isinstance(nilai, list | tuple):
        raise IsiSalah(
            f'Aturan {kode}: “pengingat” adalah daftar, misalnya [{{jumlah = 7, satuan = "hari"}}].'
        )
    return tuple(_read_selang(butir, kode) for butir in nilai)


@dataclass(frozen=True, slots=True)
class _Pembaca:
    kode: str
    isi: Mapping[str, Any]

    def pilihan(self, nama: str, pilihan: Callable[[str], T], bawaan: T) -> T:
        if nama not in self.isi:
            return bawaan
        try:
            return pilihan(self.isi[nama])
        except ValueError as exc:
            raise IsiSalah(
                f"Aturan {self.kode}: “{nama}” bernilai “{self.isi[nama]}” yang tidak dikenal."
            ) from exc

    def bilangan(self, nama: str, bawaan: int) -> int:
        nilai = self.isi.get(nama, bawaan)
        if not isinstance(nilai, int) or isinstance(nilai, bool):
            raise IsiSalah(f"Aturan {self.kode}: “{nama}” harus bilangan bulat.")
        return nilai


def _as_mapping(isi: Any, kode: str) -> Mapping[str, Any]:
    if not isinstance(isi, Mapping):
        raise IsiSalah(f"Aturan {kode}: isi harus berupa pasangan nama dan nilai.")
    return isi


def _read_selang(nilai: Any, kode: str) -> Selang:
    isi = _as_mapping(nilai, kode)
    jumlah, satuan = isi.get("jumlah"), isi.get("satuan")
    if not isinstance(jumlah, int) or isinstance(jumlah, bool) or not 1 <= jumlah <= 1000:
        raise IsiSalah(f"Aturan {kode}: “jumlah” harus bilangan bulat 1 sampai 1000, bukan “{jumlah}”.")
    if satuan not in Satuan.values:
        raise IsiSalah(
            f"Aturan {kode}: “satuan” harus salah satu dari {', '.join(Satuan.values)}, bukan “{satuan}”."
        )
    return Selang(jumlah, Satuan(satuan))


def _read_hari(nilai: Any, kode: str) -> HariTahunan:
    """Read "09-30" or {bulan = 2, minggu = 2}."""
    if isinstance(nilai, str) and re.fullmatch(r"\d\d-\d\d", nilai):
        bulan, hari = int(nilai[:2]), int(nilai[3:])
        if 1 <= bulan <= BULAN_TAHUN and 1 <= hari <= PANJANG_BULAN[bulan - 1]:
            return HariTahunan(bulan, hari)
    if isinstance(nilai, Mapping):
        baca = _Pembaca(kode, nilai)
        bulan, minggu = baca.bilangan("bulan", 0), baca.bilangan("minggu", 0)
        if 1 <= bulan <= BULAN_TAHUN and 1 <= minggu <= 4:
            return HariTahunan(
                bulan, minggu=minggu, cara=baca.pilihan("cara", CaraMinggu, CaraMinggu.TUJUH_HARI)
            )
    raise IsiSalah(
        f"Aturan {kode}: “{nilai}” bukan hari tahunan; tulis “BB-HH” seperti “09-30” "
        "(29 Februari tidak ada tiap tahun), atau {bulan = 2, minggu = 2}."
    )
