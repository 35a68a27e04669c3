"""Suara banyak orang dari satu pertemuan: diketik dalam satu tabel, atau dari lembar kerja."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from terasa.akun.permissions import can_write
from terasa.aspirasi.enums import Sumber
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import DataAspirasi, find_pribadi
from terasa.aspirasi.services import Terkirim, submit_aspirasi
from terasa.pintu.enums import Acara
from terasa.pintu.models import Asal
from terasa.pintu.rules.lembar import BarisSuara, BarisTertolak, digest_suara, read_baris
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.ingatan import remembered
from terasa.umum.laporan import DILEWATI, DITERIMA, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import get_wilayah, list_desa
from terasa.wilayah.rules import KodeTakTerbaca


class CannotEnter(AturanDilanggar):
    """The sheet is not for this office, or names no place that is known."""


@dataclass(frozen=True)
class Pertemuan:
    """Where the voices were heard."""

    acara: Acara = Acara.LAIN
    nama: str = ""
    pada_on: date | None = None

    @property
    def kunci(self) -> str:
        """The same meeting reads the same."""
        return f"{self.acara}|{' '.join(self.nama.casefold().split())}|{self.pada_on or ''}"


@dataclass(frozen=True)
class Tulisan:
    """One row of the table page, with the form's own random number for it."""

    kunci_kirim: UUID
    data: DataAspirasi


@konteks.act("record_lembar")
def record_lembar(
    *, pertemuan: Pertemuan, tulisan: Sequence[Tulisan], by: Pelaku, now: datetime
) -> list[Terkirim]:
    """Take in every voice of one sheet, all or none, each with a slip of its own. Sent twice it changes nothing.

    Raises CannotEnter, CannotSubmit, AlamatTidakSah.
    """
    if not tulisan:
        raise CannotEnter(_("Isi sedikitnya satu baris."), code="kosong")
    hasil = []
    for satu in tulisan:
        if not can_write(by, satu.data.kode_desa):
            raise CannotEnter(_("Desa ini di luar wilayah kantor Anda."), code="bukan-wewenang")
        terkirim = submit_aspirasi(
            data=replace(satu.data, sumber=Sumber.LEMBAR), by=by, now=now, kunci_kirim=satu.kunci_kirim
        )
        if not terkirim.ulang:
            _keep_asal(terkirim.aspirasi, pertemuan, f"tulis:{terkirim.aspirasi.pk}")
        hasil.append(terkirim)
    return hasil


@dataclass(frozen=True)
class HasilImpor:
    """The account, and the slips of the voices that are new; their keys exist only here."""

    laporan: Laporan
    slip: tuple[Terkirim, ...] = ()


@konteks.act("import_aspirasi")
def import_aspirasi(
    *, lembar: Lembar, akar: str, pertemuan: Pertemuan, by: Pelaku, now: datetime, uji: bool = False
) -> HasilImpor:
    """Bring in a sheet of voices for one desa or a whole kabupaten; with `uji` only tell what would happen.

    The same sheet of the same meeting again changes nothing. Raises CannotEnter.
    """
    desa, bawaan = _read_akar(akar, by)
    hitung: Counter[str] = Counter()
    hasil: list[Baris] = []
    slip: list[Terkirim] = []
    with remembered():
        for baris in lembar.baris:
            satu, terkirim = _one(baris, desa, bawaan, pertemuan, hitung, by=by, now=now, uji=uji)
            hasil.append(satu)
            slip += [terkirim] if terkirim else []
    return HasilImpor(Laporan.dari(hasil, uji=uji), tuple(slip))


def _one(
    baris: BarisLembar,
    desa: dict[str, tuple[str, str]],
    bawaan: str,
    pertemuan: Pertemuan,
    hitung: Counter[str],
    *,
    by: Pelaku,
    now: datetime,
    uji: bool,
) -> tuple[Baris, Terkirim | None]:
    nama = baris.nilai.get("id", "")[:60]
    try:
        suara = read_baris(baris, desa, bawaan)
    except BarisTertolak as exc:
        return Baris(baris.nomor, nama, DILEWATI, "", str(exc), baris.perbaikan), None
    tahu = baris.perbaikan + suara.catatan
    sama = digest_suara(pertemuan.kunci, suara, 0)
    hitung[sama] += 1
    sidik = digest_suara(pertemuan.kunci, suara, hitung[sama])
    # Another office may own the first; only whether it exists is asked.
    with konteks.sebagai_sistem():
        lama = Asal.objects.filter(sidik=sidik).values_list("aspirasi__kode", flat=True).first()
    if lama:
        return Baris(baris.nomor, suara.id, DILEWATI, lama, SAMA, tahu), None
    if uji:
        return Baris(baris.nomor, suara.id, DITERIMA, "", "", tahu), None
    terkirim = submit_aspirasi(data=_as_data(suara), by=by, now=now, kunci_kirim=uuid4())
    _keep_asal(terkirim.aspirasi, pertemuan, sidik)
    return Baris(baris.nomor, suara.id, DITERIMA, terkirim.aspirasi.kode, "", tahu), terkirim


def _as_data(suara: BarisSuara) -> DataAspirasi:
    return DataAspirasi(
        kode_desa=suara.kode_desa,
        masalah=suara.masalah,
        dusun=suara.dusun,
        patokan=suara.patokan,
        kelompok=suara.kelompok,
        sumber=Sumber.LEMBAR,
    )


def _keep_asal(aspirasi: Aspirasi, pertemuan: Pertemuan, sidik: str) -> None:
    Asal(
        aspirasi=aspirasi,
        kode_desa=aspirasi.kode_desa,
        acara=pertemuan.acara,
        nama="" if find_pribadi(pertemuan.nama) else pertemuan.nama[:160],
        pada_on=pertemuan.pada_on,
        sidik=sidik,
    ).save(force_insert=True)


def _read_akar(akar: str, by: Pelaku) -> tuple[dict[str, tuple[str, str]], str]:
    """Names by code of every desa that the sheet may name, and the one meant when a row names none."""
    try:
        wilayah = get_wilayah(akar)
    except KodeTakTerbaca as exc:
        raise CannotEnter(str(exc), code="wilayah") from exc
    except Wilayah.DoesNotExist as exc:
        raise CannotEnter(_("Wilayah %(kode)s tidak dikenal.") % {"kode": akar}, code="wilayah") from exc
    if not can_write(by, wilayah.kode):
        raise CannotEnter(_("Wilayah ini di luar kantor Anda."), code="bukan-wewenang")
    semua = {
        w.kode: (w.nama, w.induk.nama if w.induk else "")
        for w in list_desa(wilayah.kode)
        if w.berlaku_sampai is None
    }
    return semua, wilayah.kode if wilayah.kode in semua else ""
