"""Menyunting kamus usulan dan memasukkannya dari berkas."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang import rules
from terasa.musrenbang.models import Kamus
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries.kabupaten import read_kabupaten
from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.kamus import CannotKamus, IsiKamus, check_kamus, read_kamus
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kunci_nama


@konteks.act("save_kamus")
def save_kamus(
    *, by: Pelaku, kabupaten: str, tahun: int, isi: IsiKamus, now: datetime, kamus: Kamus | None = None
) -> Kamus:
    """Add an entry, or change one. Usulan that were written with it stay as they are. Raises CannotKamus."""
    _require(by, kabupaten)
    rules.check_tahun(tahun, timezone.localdate(now))
    isi = check_kamus(isi)
    lain = Kamus.objects.filter(kabupaten=kabupaten, tahun=tahun, kode=isi.kode)
    if (lain.exclude(pk=kamus.pk) if kamus else lain).exists():
        raise CannotKamus(_("Kode ini sudah dipakai entri lain tahun itu."), code="kode")
    kamus = kamus or Kamus(kabupaten=kabupaten, tahun=tahun)
    for kolom, nilai in _columns(isi, _units(kabupaten)).items():
        setattr(kamus, kolom, nilai)
    kamus.save()
    return kamus


@konteks.act("retire_kamus")
def retire_kamus(*, kamus: Kamus, by: Pelaku, berlaku: bool) -> None:
    """Take an entry out of the search, or put it back. Raises CannotKamus."""
    _require(by, kamus.kabupaten)
    kamus.is_berlaku = berlaku
    kamus.save(update_fields=["is_berlaku"])


@konteks.act("import_kamus")
def import_kamus(
    *, lembar: Lembar, kabupaten: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Bring the entries of a sheet in by their code; with `uji` only tell what would happen.

    Raises MasukanTakTerbaca, CannotKamus.
    """
    kabupaten = read_kabupaten(kabupaten)
    _require(by, kabupaten)
    rules.check_tahun(tahun, timezone.localdate(now))
    ada = {k.kode: k for k in Kamus.objects.filter(kabupaten=kabupaten, tahun=tahun)}
    unit = _units(kabupaten)
    hasil: list[Baris] = []
    simpan: dict[str, Kamus] = {}
    terlihat: set[str] = set()
    for baris in lembar.baris:
        try:
            isi = read_kamus(baris)
            if isi.kode in terlihat:
                raise BarisDilewati(_("kode ini sudah dipakai baris sebelumnya"))
        except BarisDilewati as exc:
            hasil.append(
                Baris(baris.nomor, baris.nilai.get("kode", ""), DILEWATI, "", str(exc), baris.perbaikan)
            )
            continue
        terlihat.add(isi.kode)
        kolom = _columns(isi, unit)
        lama = ada.get(isi.kode)
        if lama is not None and all(getattr(lama, k) == v for k, v in kolom.items()):
            hasil.append(Baris(baris.nomor, isi.kode, DILEWATI, isi.kode, SAMA, baris.perbaikan))
            continue
        jadi = lama or Kamus(kabupaten=kabupaten, tahun=tahun)
        for nama, nilai in kolom.items():
            setattr(jadi, nama, nilai)
        simpan[isi.kode] = jadi
        tahu = baris.perbaikan + _unknown_unit(isi, unit)
        hasil.append(Baris(baris.nomor, isi.kode, DIUBAH if lama else DITERIMA, isi.kode, "", tahu))
    if not uji and simpan:
        _write(simpan)
    return Laporan.dari(hasil, uji=uji)


def _write(simpan: dict[str, Kamus]) -> None:
    kolom = [
        f.attname
        for f in Kamus._meta.concrete_fields
        if f.attname not in {"id", "kabupaten", "tahun", "kode"}
    ]
    Kamus.objects.bulk_create(
        simpan.values(),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["kabupaten", "tahun", "kode"],
        update_fields=[k.removesuffix("_id") for k in kolom],
    )


def _columns(isi: IsiKamus, unit: dict[str, Unit]) -> dict[str, Any]:
    return {**vars(isi), "unit": unit.get(kunci_nama(isi.unit)) if isi.unit else None}


def _units(kabupaten: str) -> dict[str, Unit]:
    return {kunci_nama(u.nama): u for u in Unit.objects.filter(kabupaten=kabupaten).order_by("-jenis")}


def _unknown_unit(isi: IsiKamus, unit: dict[str, Unit]) -> tuple[str, ...]:
    """An agency that the kabupaten does not have is told, not made: a dictionary creates no offices."""
    if not isi.unit or kunci_nama(isi.unit) in unit:
        return ()
    return (_("unit: “%(nama)s” tidak dikenal, dikosongkan") % {"nama": isi.unit[:80]},)


def _require(by: Pelaku, kabupaten: str) -> None:
    if not may_allocate(by, kabupaten):
        raise CannotKamus(
            _("Hanya Bappeda kabupaten ini yang menyunting kamus usulan."), code="bukan-wewenang"
        )
