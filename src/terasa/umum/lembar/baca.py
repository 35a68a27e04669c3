"""Dari berkas ke lembar: isinya yang menentukan jenisnya, bukan nama berkasnya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar.bentuk import BarisLembar, Kolom, Lembar, Sel, Tabel
from terasa.umum.lembar.buku import read_workbook
from terasa.umum.lembar.kepala import DICARI, Kepala, Pengenal
from terasa.umum.lembar.sel import AngkaHilang, as_kode, as_text
from terasa.umum.lembar.teks import PEMISAH, decode, read_csv

BERKAS_TERBESAR = 50 * 1024 * 1024
HTML = (b"<html", b"<!doctype html", b"<table", b"<meta")
BUKU_KERJA = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# First bytes of what people send by mistake, and how to call it.
SALAH_KIRIM = (
    (b"%PDF", gettext_lazy("PDF")),
    (b"\x89PNG", gettext_lazy("gambar PNG")),
    (b"\xff\xd8\xff", gettext_lazy("foto JPG")),
    (b"GIF8", gettext_lazy("gambar GIF")),
    (b"Rar!", gettext_lazy("arsip RAR")),
    (b"\x1f\x8b", gettext_lazy("arsip GZIP")),
    (b"{\\rtf", gettext_lazy("dokumen RTF")),
)


def read_lembar(path: str | Path, kolom: Sequence[Kolom] = ()) -> Lembar:
    """Read a CSV, XLSX, XLS or ODS file by its headings. Raises MasukanTakTerbaca with one sentence."""
    berkas = Path(path)
    try:
        if berkas.stat().st_size > BERKAS_TERBESAR:
            raise MasukanTakTerbaca(
                _("Berkas lebih besar dari 50 MB; pecah menjadi beberapa berkas."), code="besar"
            )
        data = berkas.read_bytes()
    except OSError as exc:
        raise MasukanTakTerbaca(
            _("Berkas “%(nama)s” tidak ada atau tidak boleh dibaca.") % {"nama": berkas.name},
            code="berkas",
        ) from exc
    return parse_lembar(data, kolom)


def require_pemisah(lembar: Lembar, diminta: str) -> None:
    """Refuse a CSV whose columns are separated by another sign than asked for. Raises MasukanTakTerbaca.

    A decimal comma in a file cut at commas, or the reverse, would shift columns without anyone noticing.
    """
    if lembar.pemisah in ("", diminta):
        return
    raise MasukanTakTerbaca(
        _(
            "Kolom berkas ini dipisah %(ada)s, bukan %(diminta)s; simpan ulang sebagai CSV berpemisah "
            "%(diminta)s, atau ulangi perintahnya dengan --pemisah %(nama)s."
        )
        % {
            "ada": PEMISAH[lembar.pemisah],
            "diminta": PEMISAH[diminta],
            "nama": PEMISAH[lembar.pemisah].replace(" ", "-"),
        },
        code="pemisah",
    )


def parse_lembar(data: bytes, kolom: Sequence[Kolom] = (), peta: Mapping[int, str] | None = None) -> Lembar:
    """The same from bytes, as a page receives them; `peta` is a person's own choice of column names by position.

    Raises MasukanTakTerbaca.
    """
    pengenal = Pengenal(kolom)
    return _parse(*_load(data, pengenal), pengenal, peta)


def parse_buku(data: bytes, kolom: Sequence[Kolom] = ()) -> list[tuple[str, Lembar]]:
    """Every sheet of a workbook that has rows under headings, with its name ("" for the only one, and for a CSV).

    Raises MasukanTakTerbaca when the file is unusable, or none of its sheets is.
    """
    if not data.startswith(BUKU_KERJA):
        return [("", parse_lembar(data, kolom))]
    pengenal = Pengenal(kolom)
    hasil = []
    for nama, tabel in read_workbook(data):
        if _known(tabel, pengenal) < 2:
            continue
        try:
            hasil.append((nama, _parse(tabel, [], "", pengenal, None)))
        except MasukanTakTerbaca:
            # A sheet of headings without rows, beside those that have some.
            continue
    return hasil if len(hasil) > 1 else [("", parse_lembar(data, kolom))]


def _parse(
    tabel: Tabel, catatan: list[str], pemisah: str, pengenal: Pengenal, peta: Mapping[int, str] | None
) -> Lembar:
    kepala = pengenal.find(tabel, peta)
    baris = [
        _read_row(nomor, sel, kepala, pengenal)
        for nomor, sel in enumerate(tabel[kepala.letak + 1 :], start=kepala.letak + 2)
        if not _is_noise(sel, kepala)
    ]
    if not baris:
        raise MasukanTakTerbaca(_("Berkas ini hanya berisi kepala kolom, tanpa baris data."), code="kosong")
    pribadi = [kepala.tulisan[i] for i in sorted(kepala.pribadi)]
    if pribadi:
        catatan.append(_("kolom pribadi tidak disimpan: %(kolom)s") % {"kolom": ", ".join(pribadi)})
    tulisan = [t for i, t in enumerate(kepala.tulisan) if t and i not in kepala.pribadi]
    petunjuk = tuple(
        (i, t, kepala.nama[i]) for i, t in enumerate(kepala.tulisan) if t and i not in kepala.pribadi
    )
    return Lembar(tulisan, baris, tuple(catatan), pemisah, petunjuk)


def _load(data: bytes, pengenal: Pengenal) -> tuple[Tabel, list[str], str]:
    if not data.strip():
        raise MasukanTakTerbaca(_("Berkas ini kosong."), code="kosong")
    _refuse_other(data)
    if data.startswith(BUKU_KERJA):
        lembar = read_workbook(data)
        nama, tabel = max(lembar, key=lambda s: _known(s[1], pengenal), default=("", []))
        catatan_buku = [_("lembar “%(nama)s” dibaca") % {"nama": nama}] if len(lembar) > 1 else []
        return tabel, catatan_buku, ""
    teks, catatan = decode(data)
    baris, pemisah = read_csv(teks, pengenal.count)
    kata = _("pemisah kolom %(nama)s dibaca") % {"nama": PEMISAH[pemisah]} if pemisah != "," else ""
    return baris, [c for c in (catatan, kata) if c], pemisah


def _refuse_other(data: bytes) -> None:
    """A PDF renamed .xlsx is still a PDF."""
    for awal, nama in SALAH_KIRIM:
        if data.startswith(awal):
            raise MasukanTakTerbaca(
                _("Isi berkas ini %(nama)s, bukan lembar kerja; kirim CSV atau XLSX aslinya.")
                % {"nama": nama},
                code="bukan-lembar",
            )
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML):
        raise MasukanTakTerbaca(
            _("Isi berkas ini halaman web (HTML); buka di Excel lalu simpan sebagai .xlsx."),
            code="html",
        )


def _known(tabel: Tabel, pengenal: Pengenal) -> int:
    return max(map(pengenal.count, tabel[:DICARI]), default=0)


def _is_noise(sel: Sequence[Sel], kepala: Kepala) -> bool:
    """Empty rows, the headings repeated on a next page, and the row that numbers the columns."""
    teks = [as_text(s) for s in sel]
    terisi = [t for t in teks if t]
    if not terisi or any(_same_cells(teks, b) for b in kepala.baris):
        return True
    nomor = [t.strip("()") for t in terisi]
    return len(nomor) > 2 and any(
        nomor == [str(n) for n in range(awal, awal + len(nomor))] for awal in (0, 1)
    )


def _same_cells(teks: Sequence[str], kepala: Sequence[str]) -> bool:
    panjang = max(len(teks), len(kepala))
    return all(
        (teks[i] if i < len(teks) else "") == (kepala[i] if i < len(kepala) else "") for i in range(panjang)
    )


def _read_row(nomor: int, sel: Sequence[Sel], kepala: Kepala, pengenal: Pengenal) -> BarisLembar:
    nilai: dict[str, str] = {}
    asli: dict[str, str] = {}
    perbaikan: list[str] = []
    galat = [_too_wide()] if any(as_text(s) for s in sel[len(kepala.tulisan) :]) else []
    for i, (tulisan, nama) in enumerate(zip(kepala.tulisan, kepala.nama, strict=True)):
        isi = sel[i] if i < len(sel) else ""
        teks = as_text(isi)
        if i in kepala.pribadi:
            perbaikan += [_("%(kolom)s: kolom pribadi, tidak disimpan") % {"kolom": tulisan}] if teks else []
            continue
        if tulisan:
            asli[tulisan] = teks
        if teks and nama in pengenal.kolom and pengenal.kolom[nama].is_kode:
            try:
                teks, rapi = as_kode(isi)
                perbaikan += [f"{nama}: {rapi}"] if rapi else []
            except AngkaHilang as exc:
                galat.append(
                    _("%(kolom)s %(sebab)s; ubah kolomnya menjadi Teks") % {"kolom": nama, "sebab": exc}
                )
        if nama:
            nilai[nama] = teks
        elif (lain := kepala.cadangan[i] if kepala.cadangan else "") and teks and not nilai.get(lain):
            nilai[lain] = teks
            perbaikan.append(_("%(nama)s: diambil dari kolom “%(kolom)s”") % {"nama": lain, "kolom": tulisan})
    return BarisLembar(nomor, nilai, asli, tuple(perbaikan), "; ".join(galat))


def _too_wide() -> str:
    return _("kolomnya lebih banyak daripada kepala; mungkin ada pemisah di dalam teks tanpa tanda kutip")
