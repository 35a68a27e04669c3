"""The shape of rows: sections, column names, and as many fields as columns."""

from __future__ import annotations

from collections.abc import Sequence

from terasa.alokasi.pb.catatan import Catatan, Kelonggaran
from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.rekam import SPASI, Rekam

BAGIAN = ("META", "PROJECTS", "VOTES")


def is_bagian(sel: list[str]) -> bool:
    """A spreadsheet pads every row with semicolons, the name of a section too."""
    return sel[0].strip(SPASI).upper() in BAGIAN and not any(s.strip(SPASI) for s in sel[1:])


def require_bagian(rekam: Rekam, sel: list[str] | None, nama: str) -> None:
    if sel is not None and is_bagian(sel) and sel[0].strip(SPASI).upper() == nama:
        return
    tertulis = "berkas sudah habis" if sel is None else f"di sini tertulis {quote(';'.join(sel))}"
    urutan = "urutan bagian: META, PROJECTS, VOTES"
    raise PbTidakTerbaca(
        f"bagian {nama} tidak ada, {tertulis}", urutan, baris=max(1, rekam.nomor), medan=nama
    )


def read_kolom(rekam: Rekam, bagian: str, wajib: Sequence[str], catatan: Catatan) -> list[str]:
    """Names of the columns in small letters. Only those that the reader needs must be there once."""
    rekam.kepala = []
    if (sel := rekam.next()) is None:
        raise PbTidakTerbaca(
            f"bagian {bagian} tidak punya baris nama kolom",
            f"tulis {';'.join(wajib)}",
            baris=rekam.nomor,
            medan=bagian,
        )
    asli = [s.strip(SPASI) for s in sel]
    while len(asli) > 1 and not asli[-1]:
        asli.pop()
    kolom = [s.lower() for s in asli]
    for nama in wajib:
        if nama not in kolom:
            apa = f"kolom {nama} tidak ada pada bagian {bagian}"
            raise PbTidakTerbaca(apa, "tambahkan kolomnya", baris=rekam.nomor, medan=nama)
        if kolom.count(nama) > 1:
            apa = f"kolom {quote(nama)} tertulis dua kali"
            raise PbTidakTerbaca(apa, "hapus salah satunya", baris=rekam.nomor, medan=clean(nama))
    if kolom != asli:
        catatan.note(Kelonggaran.HURUF_BESAR, rekam.nomor)
    if len(set(kolom)) < len(kolom) or "" in kolom:
        catatan.note(Kelonggaran.KOLOM_LAIN, rekam.nomor)
    rekam.kepala = kolom
    return kolom


def is_lebih(sel: Sequence[str], kolom: Sequence[str]) -> bool:
    """Nothing but blank fields behind the last column."""
    return len(sel) > len(kolom) and not any(s.strip(SPASI) for s in sel[len(kolom) :])


def is_kurang(sel: Sequence[str], kolom: Sequence[str], cukup: int, rekam: Rekam) -> bool:
    """Only columns after the first `cukup` are missing, and not because the file was cut there."""
    return cukup <= len(sel) < len(kolom) and not rekam.tanpa_akhir


def refuse_sel(rekam: Rekam, sel: Sequence[str], kolom: Sequence[str]) -> PbTidakTerbaca:
    medan = kolom[len(sel)] if len(sel) < len(kolom) else kolom[-1]
    apa = f"baris ini berisi {len(sel)} medan, seharusnya {len(kolom)}"
    saran = "lengkapi dengan titik koma, atau apit isi yang bertitik koma dengan tanda kutip"
    return PbTidakTerbaca(apa, saran, baris=rekam.nomor, medan=clean(medan) or "isi")
