"""Rencana penyerapan bulanan dan formulir realisasi fisik keuangan (RFK) satu unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from terasa.program.rules.impor.baca import iter_baris
from terasa.program.rules.impor.isi import Isi, Jejak, KegiatanTerbaca
from terasa.program.rules.impor.kolom import BULAN, Lembar
from terasa.program.rules.impor.sel import Sel, round_bulan, split_persen
from terasa.program.rules.impor.silang import compare_jumlah, note, read_angka
from terasa.program.rules.rencana import month_end
from terasa.umum import lembar as lembar_kerja
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar.kepala import kunci

NAMA_RFK = re.compile(
    r"(?:form[ _-]*)?rfk[ _-]+(?P<unit>.+?)[ _-]+(?P<tahun>\d{4})[ _-]+(?P<bulan>\d{1,2})", re.I
)
SINGKATAN = {"kec": "kecamatan", "kel": "kelurahan", "bag": "bagian", "dis": "dinas"}
SERI = {
    "rencana keuangan": "rencana_keuangan",
    "realisasi keuangan": "realisasi_keuangan",
    "rencana fisik": "rencana_fisik",
    "realisasi fisik": "realisasi_fisik",
}
PENUH = Decimal(100)
# Figures with four decimals that were multiplied once: half a unit of the last place, times two.
KELONGGARAN = Decimal("0.001")


@dataclass(frozen=True)
class Formulir:
    """Whose form, and the end of which month: the only things that a form's name is asked."""

    unit: str
    per: date


def read_nama(berkas: str, tahun: int, unit: Collection[str]) -> Formulir:
    """Unit and month from the name of a form; `unit`: names that are known. Raises MasukanTakTerbaca."""
    cocok = NAMA_RFK.search(PurePath(berkas).stem)
    if cocok is None or not 1 <= int(cocok["bulan"]) <= 12:
        raise MasukanTakTerbaca(
            f"Unit dan bulan formulir “{berkas}” tidak terbaca dari namanya; beri nama seperti "
            "rfk_kec_contoh_2019_06.csv.",
            code="nama-formulir",
        )
    if int(cocok["tahun"]) != tahun:
        raise MasukanTakTerbaca(
            f"Formulir “{berkas}” tahun {cocok['tahun']}, sedangkan --tahun {tahun}.", code="tahun-formulir"
        )
    kata = [SINGKATAN.get(k, k) for k in kunci(cocok["unit"].replace("_", " ")).split()]
    dikenal = {kunci(nama): nama for nama in unit}
    bulan = int(cocok["bulan"])
    akhir = month_end(tahun, bulan)
    return Formulir(dikenal.get(" ".join(kata), " ".join(kata).title()), akhir)


def read_rencana(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar) -> None:
    """A year's spending plan: one kegiatan a row, rupiah per month."""
    for jejak, sel in iter_baris(isi, Lembar.RENCANA, berkas, lembar, ber_id=False):
        nama, unit = sel.teks("kegiatan", 250), sel.teks("perangkat_daerah", 200)
        if not nama or not unit:
            isi.skip(jejak, "tanpa nama kegiatan atau perangkat daerah")
            continue
        kegiatan = _own(isi, unit, nama, sel.teks("kode_rekening_kegiatan", 24), jejak)
        pagu = _give_pagu(isi, jejak, sel, kegiatan)
        bulan = [sel.angka(b, nol=True) for b in BULAN]
        _plan_money(isi, jejak, sel, kegiatan, bulan, pagu)
    compare_jumlah(isi, Lembar.RENCANA, berkas, lembar, ("pagu", *BULAN))


def _own(isi: Isi, unit: str, nama: str, kode: str, jejak: Jejak) -> KegiatanTerbaca:
    """The kegiatan of this row; a second row of one name in one file gets its own, told apart by its code."""
    kegiatan = isi.get_kegiatan(unit, nama)
    if (jejak.berkas, kegiatan.asal) in isi.terpakai:
        kegiatan = isi.get_kegiatan(unit, nama, kode or f"baris {jejak.baris}")
    isi.terpakai.add((jejak.berkas, kegiatan.asal))
    kegiatan.kode = kegiatan.kode or kode
    return kegiatan


def _give_pagu(isi: Isi, jejak: Jejak, sel: Sel, kegiatan: KegiatanTerbaca) -> int | None:
    """The ceiling that a plan gives; the first one counts, another one is named."""
    pagu = sel.rupiah("pagu", wajib=True)
    isi.catatan.add_jumlah(jejak.jenis, "pagu", pagu)
    if pagu is not None and kegiatan.pagu not in (None, pagu):
        note(isi, jejak, f"pagu {kegiatan.nama}", pagu, kegiatan.pagu)
    kegiatan.pagu = kegiatan.pagu if kegiatan.pagu is not None else pagu
    return pagu


def _plan_money(
    isi: Isi,
    jejak: Jejak,
    sel: Sel,
    kegiatan: KegiatanTerbaca,
    bulan: Sequence[Decimal | None],
    pagu: int | None,
) -> None:
    bulat = round_bulan([b or Decimal(0) for b in bulan])
    if any(b is not None and b != int(b) for b in bulan):
        sel.mark("dibulatkan", f"sen dibulatkan; setahun tetap {sum(bulat)} rupiah")
    total = sum(b or Decimal(0) for b in bulan)
    if pagu is not None and sum(bulat) != pagu:
        note(isi, jejak, f"rencana setahun {kegiatan.nama} terhadap pagunya", pagu, total)
    # An empty month of a written plan is nothing to spend; a month that is not believed stays unknown.
    tak_dipercaya = {n for n, b in enumerate(bulan, start=1) if b is None and sel.teks(BULAN[n - 1])}
    for n, nilai in enumerate(bulat, start=1):
        isi.rencana.setdefault((kegiatan.asal, n), {})["keuangan"] = None if n in tak_dipercaya else nilai
        isi.catatan.add_jumlah(jejak.jenis, "rencana_keuangan", nilai)
    isi.deret.append((jejak, kegiatan.asal, [("rencana.keuangan", n) for n in range(1, 13)]))


@dataclass
class _Baris:
    """The series of one line of a monthly form, with the row that each comes from."""

    kegiatan: KegiatanTerbaca
    pagu: int | None
    seri: dict[str, tuple[Jejak, Sel, list[Decimal | None]]] = field(default_factory=dict)


def read_bulanan(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar, formulir: Formulir) -> None:
    """A form with four series by month; physical progress stands in rupiah equivalents of the ceiling."""
    garis: dict[tuple[str, str], _Baris] = {}
    for jejak, sel in iter_baris(isi, Lembar.RFK_BULANAN, berkas, lembar, ber_id=False):
        nama, seri = sel.teks("kegiatan", 250), SERI.get(kunci(sel.teks("seri")))
        if not nama or seri is None:
            isi.skip(jejak, "tanpa nama kegiatan atau serinya tidak dikenal")
            continue
        satu = garis.get((jejak.id, nama))
        if satu is None:
            kegiatan = _own(isi, sel.teks("perangkat_daerah") or formulir.unit, nama, "", jejak)
            satu = garis[jejak.id, nama] = _Baris(kegiatan, _give_pagu(isi, jejak, sel, kegiatan))
        elif (pagu := read_angka(sel.teks("pagu"))) is not None and pagu != (satu.pagu or pagu):
            note(isi, jejak, f"pagu {nama}", pagu, satu.pagu)
        if seri in satu.seri:
            isi.skip(jejak, f"seri ini sudah tertulis pada baris {satu.seri[seri][0].baris}")
            continue
        satu.seri[seri] = (jejak, sel, [sel.angka(b, nol=True) for b in BULAN])
        if seri != "rencana_keuangan":
            isi.catatan.add_jumlah(
                jejak.jenis, seri, sum(round_bulan([b or Decimal(0) for b in satu.seri[seri][2]]))
            )
    for satu in garis.values():
        _read_garis(isi, satu, formulir)
    compare_jumlah(isi, Lembar.RFK_BULANAN, berkas, lembar, ("pagu", *BULAN), "seri")


def _read_garis(isi: Isi, satu: _Baris, formulir: Formulir) -> None:
    kegiatan = satu.kegiatan
    for seri, (jejak, sel, bulan) in satu.seri.items():
        if seri == "rencana_keuangan":
            _plan_money(isi, jejak, sel, kegiatan, bulan, satu.pagu)
        elif seri == "rencana_fisik":
            _plan_work(isi, jejak, sel, satu, bulan)
        else:
            hari = [month_end(formulir.per.year, n) for n in range(1, formulir.per.month + 1)]
            isi.deret.append((jejak, kegiatan.asal, [("realisasi", h) for h in hari]))
            if any(bulan[formulir.per.month :]):
                note(isi, jejak, f"{seri} {kegiatan.nama}", "ada angka", f"sesudah {formulir.per}")
    _report_months(isi, satu, formulir)


def _plan_work(isi: Isi, jejak: Jejak, sel: Sel, satu: _Baris, bulan: Sequence[Decimal | None]) -> None:
    total = sum(b or Decimal(0) for b in bulan)
    isi.deret.append((jejak, satu.kegiatan.asal, [("rencana.fisik", n) for n in range(1, 13)]))
    if satu.pagu is None:
        sel.mark("tanpa-pagu", "rencana fisik tidak dapat dijadikan persen tanpa pagu")
        return
    if total != satu.pagu:
        note(isi, jejak, f"rencana fisik setahun {satu.kegiatan.nama} terhadap pagunya", satu.pagu, total)
    for n, persen in enumerate(split_persen([b or Decimal(0) for b in bulan], satu.pagu), start=1):
        if persen > PENUH:
            sel.mark("melebihi-pagu", f"rencana fisik bulan {n} lebih dari seluruh pekerjaan")
        isi.rencana.setdefault((satu.kegiatan.asal, n), {})["fisik"] = persen if persen <= PENUH else None


def _report_months(isi: Isi, satu: _Baris, formulir: Formulir) -> None:
    """One report at the end of each month up to that of the form; it stops where a figure is not believed."""
    if satu.pagu is None:
        return
    jalan = {"keuangan": Decimal(0), "fisik": Decimal(0)}
    for n in range(1, formulir.per.month + 1):
        for bidang in jalan:
            if (seri := satu.seri.get(f"realisasi_{bidang}")) is None:
                continue
            _jejak, sel, bulan = seri
            nilai = bulan[n - 1]
            if nilai is None and sel.teks(BULAN[n - 1]):
                return
            jalan[bidang] += nilai or Decimal(0)
            if jalan[bidang] > satu.pagu:
                sel.mark(
                    "melebihi-pagu", f"{bidang} sampai bulan {n} melebihi pagu; sejak bulan itu tidak dicatat"
                )
                return
        isi.realisasi[satu.kegiatan.asal, month_end(formulir.per.year, n)] = {
            f"{bidang}_persen": (nilai * 100 / satu.pagu).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
            for bidang, nilai in jalan.items()
        }


def read_formulir(isi: Isi, berkas: str, lembar: lembar_kerja.Lembar, formulir: Formulir) -> None:
    """The official form: one line a kegiatan, cumulative per cent; its own arithmetic is checked."""
    baris: list[tuple[Jejak, Sel, int]] = []
    for jejak, sel in iter_baris(isi, Lembar.RFK_FORMULIR, berkas, lembar, ber_id=False):
        nama = sel.teks("kegiatan", 250)
        if not nama:
            isi.skip(jejak, "tanpa nama kegiatan")
            continue
        kegiatan = _own(isi, sel.teks("perangkat_daerah") or formulir.unit, nama, "", jejak)
        pagu = _give_pagu(isi, jejak, sel, kegiatan)
        bayar = sel.rupiah("realisasi_keu_rp", nol=True)
        isi.catatan.add_jumlah(jejak.jenis, "realisasi_keuangan", bayar)
        fisik = sel.persen("realisasi_fisik_kum")
        isi.deret.append((jejak, kegiatan.asal, [("realisasi", formulir.per)]))
        if pagu is None or bayar is None or fisik is None:
            continue
        baris.append((jejak, sel, pagu))
        if bayar > pagu:
            sel.mark("melebihi-pagu", f"dibayar {bayar} di atas pagu {pagu}")
            continue
        isi.realisasi[kegiatan.asal, formulir.per] = {
            "keuangan_persen": (Decimal(bayar) * 100 / pagu).quantize(
                Decimal("0.01"), rounding="ROUND_HALF_UP"
            ),
            "fisik_persen": fisik,
        }
    _check_formulir(isi, baris)
    compare_jumlah(
        isi,
        Lembar.RFK_FORMULIR,
        berkas,
        lembar,
        ("pagu", "bobot_persen", "rencana_keu_rp", "realisasi_keu_rp", "sisa_rp"),
    )


def _check_formulir(isi: Isi, baris: Sequence[tuple[Jejak, Sel, int]]) -> None:
    semua = sum(pagu for _j, _s, pagu in baris)
    bobot = Decimal(0)
    for jejak, sel, pagu in baris:
        angka = {k: _persen(v) for k, v in sel.baris.nilai.items() if k.endswith(("_kum", "_ttb", "_persen"))}
        bobot += angka.get("bobot_persen") or Decimal(0)
        uang = {k: read_angka(sel.teks(k)) for k in ("rencana_keu_rp", "realisasi_keu_rp", "sisa_rp")}
        for nama, tertulis, dihitung in _sums(angka, uang, pagu, semua):
            if tertulis is not None and dihitung is not None and abs(tertulis - dihitung) > KELONGGARAN:
                note(isi, jejak, nama, tertulis, dihitung.quantize(Decimal("0.0001")))
    if baris and abs(bobot - PENUH) > KELONGGARAN * len(baris):
        note(isi, baris[0][0], "jumlah bobot", bobot, PENUH)


def _persen(teks: str) -> Decimal | None:
    bersih = teks.strip().rstrip("% ").replace(",", ".")
    return Decimal(bersih) if re.fullmatch(r"-?\d+(\.\d+)?", bersih) else None


Perbandingan = tuple[str, Decimal | None, Decimal | None]


def _sums(
    a: Mapping[str, Decimal | None], uang: Mapping[str, Decimal | None], pagu: int, semua: int
) -> list[Perbandingan]:
    """(what, as written, as computed) of everything that a line of the form derives from the rest."""
    hasil: list[Perbandingan] = [("bobot_persen", a.get("bobot_persen"), Decimal(pagu) * 100 / semua)]
    for bidang in ("keu", "fisik"):
        rencana, nyata = a.get(f"rencana_{bidang}_kum"), a.get(f"realisasi_{bidang}_kum")
        hasil.append((f"deviasi_{bidang}_kum", a.get(f"deviasi_{bidang}_kum"), _minus(nyata, rencana)))
        for seri in ("rencana", "realisasi", "deviasi"):
            kum, bobot = a.get(f"{seri}_{bidang}_kum"), a.get("bobot_persen")
            tertimbang = None if kum is None or bobot is None else bobot * kum / 100
            hasil.append((f"{seri}_{bidang}_ttb", a.get(f"{seri}_{bidang}_ttb"), tertimbang))
    for seri in ("rencana", "realisasi"):
        rupiah = uang[f"{seri}_keu_rp"]
        dihitung = None if rupiah is None else rupiah * 100 / pagu
        hasil.append((f"{seri}_keu_kum", a.get(f"{seri}_keu_kum"), dihitung))
    hasil.append(("sisa_rp", uang["sisa_rp"], _minus(Decimal(pagu), uang["realisasi_keu_rp"])))
    return hasil


def _minus(satu: Decimal | None, dua: Decimal | None) -> Decimal | None:
    return None if satu is None or dua is None else satu - dua
