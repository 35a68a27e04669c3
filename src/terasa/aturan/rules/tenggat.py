"""Mesin tenggat: dari aturan dan tanggal mulai ke tanggal jatuh tempo beserta cara menghitungnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from terasa.aturan.enums import Arah, Jenis, Satuan
from terasa.aturan.rules import kalender, kalimat
from terasa.aturan.rules.bentuk import (
    Aturan,
    IsiJendela,
    IsiPerpanjangan,
    IsiSalah,
    IsiTenggat,
    Selang,
    parse_jendela,
    parse_tenggat,
)
from terasa.umum.errors import AturanDilanggar
from terasa.umum.tanggal import format_tanggal


class PerpanjanganDitolak(AturanDilanggar):
    """An extension without a reason, or beyond what the rule allows."""


@dataclass(frozen=True, slots=True)
class Perpanjangan:
    """One extension as granted: how long, and why. A reason is obligatory."""

    jumlah: int
    satuan: Satuan
    alasan: str
    dasar: str = ""

    @property
    def selang(self) -> Selang:
        return Selang(self.jumlah, Satuan(self.satuan))


@dataclass(frozen=True, slots=True)
class HasilTenggat:
    """A due day with its source and its working. `dibuka` is the first day of a window, when there is one."""

    kode: str
    jatuh_tempo: date
    satuan: Satuan
    dasar: str
    terverifikasi: bool
    mulai: date | None = None
    dibuka: date | None = None
    peringatan: tuple[str, ...] = field(default=())
    langkah: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The public shape of `terasa tenggat hitung`."""
        return {
            "jatuh_tempo": self.jatuh_tempo.isoformat(),
            "satuan": self.satuan.value,
            "dasar": self.dasar,
            "terverifikasi": self.terverifikasi,
            "peringatan": list(self.peringatan),
            "langkah": list(self.langkah),
        }


def hitung_tenggat(
    aturan: Aturan,
    mulai: date,
    libur: Mapping[date, str],
    hari_kerja: int = 5,
    perpanjangan: Sequence[Perpanjangan] = (),
) -> HasilTenggat:
    """Due day of a rule that starts on `mulai`. Raises IsiSalah, PerpanjanganDitolak, TanggalDiLuarJangkauan.

    The day after the start is day 1. A calendar deadline on a day off stays, unless the rule's `geser`
    moves it. A `jendela` rule answers with its first closing day on or after `mulai`, or the last one
    before it when the law counts backward from `mulai`.
    """
    kalender.check_hari_kerja(hari_kerja)
    if aturan.jenis == Jenis.JENDELA:
        return _next_jendela(aturan, mulai, libur, hari_kerja)
    if aturan.jenis != Jenis.TENGGAT:
        raise IsiSalah(
            f"Aturan {aturan.kode} berjenis {aturan.jenis}, bukan tenggat, jadi tidak punya jatuh tempo."
        )
    isi = parse_tenggat(aturan)
    _check_perpanjangan(aturan, isi, perpanjangan)
    tanda = -1 if isi.arah is Arah.MUNDUR else 1
    selang = [isi.selang, *(p.selang for p in perpanjangan)]
    batas = [mulai]
    for butir in selang:
        batas.append(kalender.add_selang(batas[-1], butir, libur, hari_kerja, tanda=tanda))
    akhir = kalender.shift(batas[-1], isi.geser, libur, hari_kerja)
    langkah = kalimat.say_start(mulai, isi)
    for i, butir in enumerate(selang):
        if i:
            langkah.append(f"Diperpanjang {butir} karena: {perpanjangan[i - 1].alasan.strip()}.")
        langkah += kalimat.say_count(batas[i], batas[i + 1], butir, libur, hari_kerja)
    langkah += kalimat.say_end(batas[-1], akhir, isi.geser, libur, hari_kerja)
    return HasilTenggat(
        kode=aturan.kode,
        jatuh_tempo=akhir,
        satuan=isi.selang.satuan,
        dasar=aturan.dasar,
        terverifikasi=aturan.terverifikasi,
        mulai=mulai,
        dibuka=kalender.add_selang(mulai, isi.dibuka, libur, hari_kerja) if isi.dibuka else None,
        peringatan=(
            *kalimat.warn_libur(batas[0], akhir, selang, libur),
            *kalimat.warn_perpanjangan(isi, len(perpanjangan)),
        ),
        langkah=tuple(langkah),
    )


def hitung_jendela(
    aturan: Aturan, tahun_anggaran: int, libur: Mapping[date, str], hari_kerja: int = 5
) -> HasilTenggat:
    """The window of a yearly stage for budget year T: `dibuka` and `jatuh_tempo`. Raises IsiSalah."""
    isi = parse_jendela(aturan)
    return _place_jendela(aturan, isi, tahun_anggaran, libur, hari_kerja, [])


def _next_jendela(aturan: Aturan, mulai: date, libur: Mapping[date, str], hari_kerja: int) -> HasilTenggat:
    isi = parse_jendela(aturan)
    tahun = mulai.year
    tutup = kalender.place(isi.akhir, tahun, awal=False)
    if isi.arah is Arah.MUNDUR:
        tahun -= tutup >= mulai
        dicari = f"yang terakhir sebelum {isi.mulai_dari or 'acaranya'},"
    else:
        tahun += tutup < mulai
        dicari = "yang pertama sejak"
    awalan = f"Tenggat ini tetap setiap tahun; dicari {dicari} {format_tanggal(mulai, hari=True)}."
    return _place_jendela(aturan, isi, tahun - isi.tahun_akhir, libur, hari_kerja, [awalan])


def _place_jendela(
    aturan: Aturan, isi: IsiJendela, t: int, libur: Mapping[date, str], hari_kerja: int, langkah: list[str]
) -> HasilTenggat:
    tetap = kalender.place(isi.akhir, t + isi.tahun_akhir, awal=False)
    dibuka = kalender.place(isi.awal, t + isi.tahun_awal, awal=True) if isi.awal else None
    akhir = kalender.shift(tetap, isi.geser, libur, hari_kerja)
    if isi.akhir.minggu is not None:
        dari = kalender.place(isi.akhir, t + isi.tahun_akhir, awal=True)
        langkah.append(
            f"Minggu ke-{isi.akhir.minggu} dibaca sebagai "
            f"{format_tanggal(dari)} sampai {format_tanggal(tetap)}."
        )
    if dibuka is not None:
        langkah.append(f"Jendela waktu dibuka {format_tanggal(dibuka, hari=True)}.")
    langkah += kalimat.say_end(tetap, akhir, isi.geser, libur, hari_kerja)
    return HasilTenggat(
        kode=aturan.kode,
        jatuh_tempo=akhir,
        satuan=isi.selang.satuan,
        dasar=aturan.dasar,
        terverifikasi=aturan.terverifikasi,
        dibuka=dibuka,
        peringatan=kalimat.warn_libur(akhir, akhir, [], libur),
        langkah=tuple(langkah),
    )


def _check_perpanjangan(aturan: Aturan, isi: IsiTenggat, diberikan: Sequence[Perpanjangan]) -> None:
    if not diberikan:
        return
    if isi.arah is Arah.MUNDUR:
        raise PerpanjanganDitolak(
            f"{aturan.nama} dihitung mundur, jadi tidak dapat diperpanjang; ubahlah tanggal acaranya.",
            code="perpanjangan-mundur",
        )
    if any(not p.alasan.strip() for p in diberikan):
        raise PerpanjanganDitolak("Perpanjangan harus disertai alasan.", code="perpanjangan-tanpa-alasan")
    for p in diberikan:
        _check_izin(aturan, isi.perpanjangan, p, len(diberikan))


def _check_izin(aturan: Aturan, izin: IsiPerpanjangan | None, p: Perpanjangan, kali: int) -> None:
    if p.jumlah < 1:
        raise PerpanjanganDitolak("Lama perpanjangan paling sedikit 1.", code="perpanjangan-kosong")
    if izin is None:
        return
    if kali > izin.kali or p.satuan != izin.selang.satuan or p.jumlah > izin.selang.jumlah:
        raise PerpanjanganDitolak(
            f"{aturan.nama} hanya dapat diperpanjang {izin.kali} kali, "
            f"paling lama {izin.selang} ({aturan.dasar}).",
            code="perpanjangan-terlalu-lama",
        )
