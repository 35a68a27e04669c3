"""Mengimpor berkas nomenklatur resmi ke satu versi."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.nomenklatur import rules
from terasa.nomenklatur.enums import Asal, Rumpun
from terasa.nomenklatur.models import Nomenklatur, VersiNomenklatur
from terasa.nomenklatur.services.simpan import Isi, compare, write
from terasa.umum.errors import AturanDilanggar, MasukanTakTerbaca
from terasa.umum.konteks import act
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.pelaku import Pelaku

WAJIB = ("kode", "nama")
BEBAS = ("kinerja", "indikator", "satuan", "kode_sebelumnya")
BATAS_BITA = 64 * 1024 * 1024
BATAS_BARIS = 50_000


class BerkasTakTerpakai(MasukanTakTerbaca):
    """The file cannot be used at all; nothing was changed."""

    def __init__(self, pesan: object) -> None:
        super().__init__(pesan, code="berkas-nomenklatur-tak-terpakai")


class BarisTakTerpakai(AturanDilanggar):
    """One row cannot be used; it is reported and the others go on."""


@dataclass(frozen=True)
class VersiBaru:
    """How to record a version that this installation does not know yet."""

    nama: str
    dasar: str
    berlaku_dari: date
    rumpun: Rumpun = Rumpun.URUSAN


@act("impor-nomenklatur")
def import_nomenklatur(
    *,
    isi: bytes,
    nama_berkas: str,
    versi: str,
    by: Pelaku,
    versi_baru: VersiBaru | None = None,
    uji: bool = False,
) -> Laporan:
    """Bring a CSV (or CSV.gz) of codes into a version; the same file twice changes nothing.

    Columns: kode, nama, and optionally tingkat, kinerja, indikator, satuan, kode_sebelumnya.
    Raises BerkasTakTerpakai.
    """
    tujuan = _find_or_plan(versi, versi_baru)
    hasil: list[Baris] = []
    diterima = dict(_read_rows(isi, Rumpun(tujuan.rumpun), hasil))
    if not diterima:
        pertama = hasil[0].alasan if hasil else _("berkas ini kosong.")
        raise BerkasTakTerpakai(
            _("Tidak satu baris pun dapat dipakai; yang pertama: %(alasan)s") % {"alasan": pertama}
        )
    beda = compare(versi, (b.isi for b in diterima.values()), Asal.IMPOR)
    nasib = {n.kode: DITERIMA for n in beda.baru} | {n.kode: DIUBAH for n in beda.berubah}
    for kode, b in diterima.items():
        alasan = SAMA if kode in beda.sama else ""
        hasil.append(Baris(b.baris, kode, nasib.get(kode, DILEWATI), kode, alasan, b.perbaikan))
    if not uji:
        jumlah = len(beda.baru) + len(beda.berubah)
        _save(tujuan, jumlah, _("Diimpor dari %(berkas)s.") % {"berkas": nama_berkas[:200]})
        write(beda)
    return Laporan.dari(hasil, uji=uji)


def _find_or_plan(versi: str, baru: VersiBaru | None) -> VersiNomenklatur:
    ada = VersiNomenklatur.objects.filter(pk=versi).first()
    if ada is not None:
        return ada
    if baru is None:
        raise BerkasTakTerpakai(
            _("Versi “%(versi)s” belum dikenal; sebutkan juga dasar hukumnya dan tanggal mulai berlakunya.")
            % {"versi": versi}
        )
    return VersiNomenklatur(kode=versi, **vars(baru))


def _save(tujuan: VersiNomenklatur, jumlah: int, catatan: str) -> None:
    # A second import of the same file writes nothing, so it leaves the version alone too.
    if jumlah:
        tujuan.catatan = catatan
        tujuan.save()


@dataclass(frozen=True)
class _Terbaca:
    baris: int
    isi: Isi
    perbaikan: tuple[str, ...]


def _read_rows(isi: bytes, rumpun: Rumpun, hasil: list[Baris]) -> Iterator[tuple[str, _Terbaca]]:
    """Usable rows by code; refused ones go to `hasil` with their reason."""
    terpakai: set[str] = set()
    for nomor, baris in enumerate(_parse_csv(isi), start=1):
        tertulis = (baris.get("kode") or "").strip()
        try:
            terbaca = _read_row(nomor, baris, rumpun)
            if terbaca.isi.kode in terpakai:
                raise BarisTakTerpakai(_("Kode ini sudah ada pada baris sebelumnya."))
        except (BarisTakTerpakai, rules.KodeNomenklaturTakTerbaca) as salah:
            hasil.append(Baris(nomor, tertulis, DILEWATI, "", str(salah)))
            continue
        terpakai.add(terbaca.isi.kode)
        yield terbaca.isi.kode, terbaca


def _read_row(nomor: int, baris: dict[str, str | None], rumpun: Rumpun) -> _Terbaca:
    bersih = {
        k: " ".join((v or "").split()) for k, v in baris.items() if k is not None and isinstance(v, str)
    }
    kode = rules.normalkan_kode(bersih.get("kode", ""))
    if not kode:
        raise BarisTakTerpakai(_("Kolom kode kosong."))
    tingkat = rules.tingkat_of(kode, rumpun)
    tertulis = bersih.get("tingkat", "")
    # Some official lists number the levels instead of naming them; only a name can contradict.
    bernama = tertulis and not tertulis.isdigit()
    if bernama and rules.read_tingkat(tertulis) != rules.read_tingkat(tingkat):
        raise BarisTakTerpakai(
            _("Kolom tingkat menyebut “%(tertulis)s”, padahal bentuk kodenya %(tingkat)s.")
            % {"tertulis": tertulis[:40], "tingkat": tingkat.label}
        )
    lain = {k: bersih.get(k, "") for k in BEBAS}
    if lain["kode_sebelumnya"]:
        lain["kode_sebelumnya"] = rules.normalkan_kode(lain["kode_sebelumnya"])
    satu = Isi(kode=kode, tingkat=tingkat, nama=bersih.get("nama", ""), **lain)
    _check_lengths(satu)
    return _Terbaca(nomor, satu, _tidied(baris, satu))


def _check_lengths(satu: Isi) -> None:
    if not satu.nama:
        raise BarisTakTerpakai(_("Kolom nama kosong."))
    for kolom, nilai in vars(satu).items():
        batas = getattr(Nomenklatur._meta.get_field(kolom), "max_length", None)
        if batas and len(nilai) > batas:
            raise BarisTakTerpakai(
                _("Kolom %(kolom)s terlalu panjang (%(panjang)d aksara, paling banyak %(batas)d).")
                % {"kolom": kolom, "panjang": len(nilai), "batas": batas}
            )


def _tidied(baris: dict[str, str | None], satu: Isi) -> tuple[str, ...]:
    perbaikan = []
    if (baris.get("kode") or "") != satu.kode:
        perbaikan.append(_("kode dirapikan"))
    if (baris.get("nama") or "") != satu.nama:
        perbaikan.append(_("spasi pada nama dirapikan"))
    return tuple(perbaikan)


def _parse_csv(isi: bytes) -> Iterator[dict[str, str | None]]:
    return parse_rows(decode_berkas(isi), WAJIB)


def parse_rows(teks: str, wajib: tuple[str, ...]) -> Iterator[dict[str, str | None]]:
    """Rows by lower-case header name. Raises BerkasTakTerpakai."""
    pembaca = csv.reader(io.StringIO(teks, newline=""), strict=True)
    try:
        kepala = [nama.strip().casefold() for nama in next(pembaca, [])]
        _check_header(kepala, wajib)
        for n, baris in enumerate(pembaca):
            if n >= BATAS_BARIS:
                raise BerkasTakTerpakai(
                    _("Berkas berisi lebih dari %(batas)d baris.") % {"batas": BATAS_BARIS}
                )
            if any(nilai.strip() for nilai in baris):
                yield dict(zip(kepala, baris, strict=False))
    except csv.Error as salah:
        raise BerkasTakTerpakai(_("Berkas ini bukan CSV yang utuh.")) from salah


def _check_header(kepala: list[str], wajib: tuple[str, ...]) -> None:
    if len(kepala) == 1 and any(pemisah in kepala[0] for pemisah in ";\t|"):
        raise BerkasTakTerpakai(
            _("Kolom harus dipisah dengan koma; simpan ulang berkasnya sebagai CSV berkoma.")
        )
    kurang = [kolom for kolom in wajib if kolom not in kepala]
    if kurang:
        raise BerkasTakTerpakai(_("Kolom wajib tidak ada: %(kolom)s.") % {"kolom": ", ".join(kurang)})


def decode_berkas(isi: bytes) -> str:
    """The text of a CSV or CSV.gz. Raises BerkasTakTerpakai."""
    if isi.startswith(b"\x1f\x8b"):
        isi = _gunzip(isi)
    if len(isi) > BATAS_BITA or b"\x00" in isi:
        raise BerkasTakTerpakai(_("Berkas ini bukan teks CSV, atau terlalu besar."))
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError as salah:
        raise BerkasTakTerpakai(_("Berkas ini bukan teks UTF-8; simpan ulang sebagai CSV UTF-8.")) from salah


def _gunzip(isi: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(isi)) as berkas:
            return berkas.read(BATAS_BITA + 1)
    except (OSError, EOFError, zlib.error) as salah:
        raise BerkasTakTerpakai(_("Berkas .gz ini rusak.")) from salah
