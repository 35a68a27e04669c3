"""Indeks Desa yang diterbitkan, dari lembar kerja; diulang tidak mengubah apa pun."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from terasa.pembinaan.models import IndeksDesa
from terasa.pembinaan.permissions import may_collect
from terasa.pembinaan.rules import CannotReadIndeks, read_indeks
from terasa.pembinaan.services.milik import require
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah, under
from terasa.wilayah.rules import KodeTakTerbaca, normalkan_kode

KOLOM = ("status", "skor", "skala", "sumber")


@konteks.act("import_indeks_desa")
def import_indeks(
    *,
    lembar: Lembar,
    kabupaten: str,
    tahun: int,
    by: Pelaku,
    now: datetime,
    sumber: str = "",
    uji: bool = False,
) -> Laporan:
    """Published status and score of many desa; with `uji` only tell. Raises CannotCoach."""
    require(may_collect(by, kabupaten), _("Indeks Desa dicatat Dinas PMD atau Bagian Pemerintahan."))
    desa = set(
        Wilayah.objects.under(kabupaten)
        .at(Tingkat.DESA)
        .exclude(jenis=Jenis.KELURAHAN)
        .values_list("kode", flat=True)
    )
    ada = {i.kode_desa: i for i in IndeksDesa.objects.filter(under(kabupaten, "kode_desa"), tahun=tahun)}
    asal = sumber.strip() or _("berkas yang diunggah %(hari)s") % {"hari": now.date().isoformat()}
    terpakai: dict[str, int] = {}
    with transaction.atomic():
        hasil = [_bring(b, desa, ada, terpakai, tahun, asal, by, now) for b in lembar.baris]
        if uji:
            transaction.set_rollback(True)
    return Laporan.dari(hasil, uji=uji)


def _bring(
    baris: BarisLembar,
    desa: set[str],
    ada: dict[str, IndeksDesa],
    terpakai: dict[str, int],
    tahun: int,
    sumber: str,
    by: Pelaku,
    now: datetime,
) -> Baris:
    nama = baris.nilai.get("kode_desa", "")
    try:
        isi = read_indeks(baris)
        kode = _code(isi.kode_desa, desa)
        if kode in terpakai:
            raise CannotReadIndeks(_("sama dengan baris %(n)d") % {"n": terpakai[kode]}, code="kembar")
        terpakai[kode] = baris.nomor
    except CannotReadIndeks as exc:
        return Baris(baris.nomor, nama, DILEWATI, "", str(exc), baris.perbaikan)
    lama = ada.get(kode)
    baru = {"status": isi.status, "skor": isi.skor, "skala": isi.skala, "sumber": sumber}
    if lama is not None and all(getattr(lama, k) == v for k, v in baru.items() if k != "sumber"):
        return Baris(baris.nomor, nama, DILEWATI, "", SAMA, baris.perbaikan)
    satu = lama or IndeksDesa(kode_desa=kode, tahun=tahun)
    for kolom, nilai in baru.items():
        setattr(satu, kolom, nilai)
    satu.dicatat_at, satu.oleh = now, by.label
    satu.save()
    return Baris(baris.nomor, nama, DIUBAH if lama else DITERIMA, "", "", baris.perbaikan)


def _code(teks: str, desa: set[str]) -> str:
    try:
        kode = normalkan_kode(teks)
    except KodeTakTerbaca as exc:
        raise CannotReadIndeks(str(exc), code="kode") from exc
    if kode not in desa:
        raise CannotReadIndeks(_("kode %(kode)s bukan desa di kabupaten ini") % {"kode": kode}, code="kode")
    return kode
