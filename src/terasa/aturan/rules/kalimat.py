"""Kalimat yang menjelaskan hitungan tenggat: awal, yang dilewati, akhir, dan peringatan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from terasa.aturan.enums import Arah, Geser, Satuan
from terasa.aturan.rules import kalender
from terasa.aturan.rules.bentuk import HariTahunan, IsiTenggat, Selang
from terasa.umum.tanggal import BULAN, format_tanggal


def say_hari(hari: HariTahunan) -> str:
    """`30 September`, or `minggu ke-2 Februari`."""
    awal = f"minggu ke-{hari.minggu}" if hari.minggu is not None else hari.hari
    return f"{awal} {BULAN[hari.bulan - 1]}"


def say_start(mulai: date, isi: IsiTenggat) -> list[str]:
    sejak = f" ({isi.mulai_dari})" if isi.mulai_dari else ""
    hari = format_tanggal(mulai, hari=True)
    if isi.arah is Arah.MUNDUR:
        return [f"Dihitung mundur dari {hari}{sejak}; hari itu sendiri tidak dihitung."]
    return [f"Mulai {hari}{sejak}; hari sesudahnya adalah hari ke-1."]


def say_count(dari: date, ke: date, selang: Selang, libur: Mapping[date, str], hari_kerja: int) -> list[str]:
    if selang.satuan is not Satuan.HARI_KERJA:
        kata = "hari kalender" if selang.satuan is Satuan.HARI else f"{selang.satuan.value} kalender"
        langkah = [f"Dihitung {selang.jumlah} {kata}; hari libur ikut dihitung."]
        if selang.satuan is not Satuan.HARI and ke.day != dari.day:
            langkah.append(f"Bulan tujuan tidak punya tanggal {dari.day}, jadi dipakai hari terakhirnya.")
        return langkah
    pekan = "Senin sampai Jumat" if hari_kerja == 5 else "Senin sampai Sabtu"
    akhir_pekan, dilewati = 0, []
    for hari in kalender.days_between(dari, ke):
        if kalender.is_akhir_pekan(hari, hari_kerja):
            akhir_pekan += 1
        elif hari in libur:
            dilewati.append(f"Dilewati {format_tanggal(hari, hari=True)}: {libur[hari]}.")
    langkah = [f"Dihitung {selang} ({pekan}).", *dilewati]
    if akhir_pekan:
        nama = "Sabtu dan Minggu" if hari_kerja == 5 else "Minggu"
        langkah.append(f"Dilewati {akhir_pekan} hari {nama}.")
    return langkah


def say_end(tetap: date, akhir: date, geser: Geser, libur: Mapping[date, str], hari_kerja: int) -> list[str]:
    langkah = [f"Jatuh tempo {format_tanggal(tetap, hari=True)}."]
    if kalender.is_hari_kerja(tetap, libur, hari_kerja):
        return langkah
    sebab = libur.get(tetap, "akhir pekan")
    if akhir == tetap:
        return [*langkah, f"Hari itu libur ({sebab}); menurut aturannya tenggat tidak bergeser."]
    return [*langkah, f"Hari itu libur ({sebab}), jadi {geser.value}: {format_tanggal(akhir, hari=True)}."]


def warn_libur(
    dari: date, akhir: date, selang: Sequence[Selang], libur: Mapping[date, str]
) -> tuple[str, ...]:
    """Working days need the holidays of every year they pass; other units only those of the due year."""
    if any(s.satuan is Satuan.HARI_KERJA for s in selang):
        a, b = sorted((next(kalender.days_between(dari, akhir), dari), akhir))
        kurang = kalender.missing_years(range(a.year, b.year + 1), libur)
        akibat = "hasil ini baru melewati akhir pekan dan dapat bergeser setelah SKB hari libur dimuat"
    else:
        kurang = kalender.missing_years(range(akhir.year, akhir.year + 1), libur)
        akibat = "tanggalnya tidak berubah, tetapi apakah jatuh pada hari libur belum dapat diperiksa"
    if not kurang:
        return ()
    tahun = ", ".join(map(str, kurang))
    return (f"Tabel hari libur tahun {tahun} belum ada: {akibat}.",)


def warn_perpanjangan(isi: IsiTenggat, kali: int) -> tuple[str, ...]:
    if kali and isi.perpanjangan is None:
        return ("Aturan ini tidak menyebut perpanjangan; pastikan ada dasar hukumnya.",)
    return ()
