"""Transfer ke desa dari lembar kerja; diulang tidak mengubah apa pun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from terasa.apbdes.models import TahapTransfer, TransferDesa
from terasa.apbdes.permissions import may_transfer
from terasa.apbdes.rules.isi import CannotApbdes
from terasa.apbdes.rules.transfer import IsiTransfer, read_transfer
from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.services.impor import with_notes
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import BarisLembar, Lembar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_rupiah
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import normalkan_kode

Kunci = tuple[str, str, str]


@dataclass
class _Buku:
    """Transfers of one kabupaten and year, read once."""

    kabupaten: str
    tahun: int
    desa: frozenset[str] = frozenset()
    transfer: dict[Kunci, TransferDesa] = field(default_factory=dict)
    tahap: dict[tuple[int, int], TahapTransfer] = field(default_factory=dict)
    terpakai: dict[tuple[Kunci, int | None], int] = field(default_factory=dict)
    pagu: dict[Kunci, int] = field(default_factory=dict)

    @classmethod
    def read(cls, kabupaten: str, tahun: int) -> _Buku:
        desa = Wilayah.objects.under(kabupaten).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN)
        semua = TransferDesa.objects.filter(
            tahun=tahun, kode_desa__gte=f"{kabupaten}.", kode_desa__lt=f"{kabupaten}/"
        ).prefetch_related("tahap")
        buku = cls(kabupaten, tahun, frozenset(desa.values_list("kode", flat=True)))
        for t in semua:
            buku.transfer[t.kode_desa, t.jenis, t.uraian] = t
            buku.tahap |= {(t.pk, s.tahap): s for s in t.tahap.all()}
        return buku

    def cair(self, transfer: TransferDesa, kecuali: int | None) -> int:
        """Rupiah of its other tranches."""
        return sum(s.jumlah for (pk, n), s in self.tahap.items() if pk == transfer.pk and n != kecuali)


@konteks.act("import_transfer")
def import_transfer(
    *, lembar: Lembar, kabupaten: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Pagu and tranches of many desa; with `uji` only tell. Raises CannotApbdes."""
    if not may_transfer(by, kabupaten):
        raise CannotApbdes(
            _("Hanya Dinas PMD atau Bappeda kabupaten ini yang mencatat transfer."), code="bukan-wewenang"
        )
    buku = _Buku.read(kabupaten, tahun)
    # Rolled back as a whole, so that a trial meets exactly the refusals of the real run.
    with transaction.atomic():
        hasil = [_bring(satu, buku, by, now) for satu in lembar.baris]
        if uji:
            transaction.set_rollback(True)
    return Laporan.dari(with_notes(hasil, lembar), uji=uji)


def _bring(baris: BarisLembar, buku: _Buku, by: Pelaku, now: datetime) -> Baris:
    nama = baris.nilai.get("kode_desa", "")
    try:
        isi = read_transfer(baris)
        kode = _require_desa(isi.kode_desa, buku)
        kunci = (kode, isi.jenis, isi.uraian)
        if (kunci, isi.tahap) in buku.terpakai:
            raise CannotApbdes(
                _("sama dengan baris %(n)d") % {"n": buku.terpakai[kunci, isi.tahap]}, code="kembar"
            )
        if buku.pagu.setdefault(kunci, isi.pagu) != isi.pagu:
            raise CannotApbdes(
                _("pagunya berbeda dari baris sebelumnya (%(pagu)s)")
                % {"pagu": format_rupiah(buku.pagu[kunci])},
                code="pagu",
            )
        hasil = _write(kunci, isi, buku, by, now)
        buku.terpakai[kunci, isi.tahap] = baris.nomor
    except CannotApbdes as exc:
        return Baris(baris.nomor, nama, DILEWATI, "", str(exc), baris.perbaikan)
    return Baris(
        baris.nomor,
        nama,
        DILEWATI if hasil == SAMA else hasil,
        "",
        SAMA if hasil == SAMA else "",
        baris.perbaikan,
    )


def _write(kunci: Kunci, isi: IsiTransfer, buku: _Buku, by: Pelaku, now: datetime) -> str:
    """Outcome of a row: new, changed, or the same."""
    transfer = buku.transfer.get(kunci)
    # What an earlier row of this kind said of its basis holds where this one is silent.
    dasar = mask_pribadi(isi.dasar) or (transfer.dasar if transfer else "")
    baru = transfer is None
    if transfer is None:
        transfer = TransferDesa(kode_desa=kunci[0], tahun=buku.tahun, jenis=kunci[1], uraian=kunci[2])
    lain = buku.cair(transfer, isi.tahap) if transfer.pk else 0
    if lain + (isi.jumlah or 0) > isi.pagu:
        raise CannotApbdes(
            _("tahapnya berjumlah %(jumlah)s, melebihi pagu %(pagu)s")
            % {"jumlah": format_rupiah(lain + (isi.jumlah or 0)), "pagu": format_rupiah(isi.pagu)},
            code="jumlah",
        )
    berubah = _set(transfer, {"pagu": isi.pagu, "dasar": dasar})
    if berubah:
        transfer.dicatat_at, transfer.oleh = now, by.label
        transfer.save()
        buku.transfer[kunci] = transfer
    tahap_baru, tahap_berubah = _write_tahap(transfer, isi, buku)
    if baru or tahap_baru:
        return DITERIMA
    return DIUBAH if berubah or tahap_berubah else SAMA


def _write_tahap(transfer: TransferDesa, isi: IsiTransfer, buku: _Buku) -> tuple[bool, bool]:
    if isi.tahap is None:
        return False, False
    ada = buku.tahap.get((transfer.pk, isi.tahap))
    tahap = ada or TahapTransfer(transfer=transfer, tahap=isi.tahap)
    kolom: Mapping[str, Any] = {
        "jumlah": isi.jumlah,
        "rencana_on": isi.rencana_on,
        "cair_on": isi.cair_on,
        "nomor": mask_pribadi(isi.nomor),
    }
    if not _set(tahap, kolom):
        return False, False
    tahap.save()
    buku.tahap[transfer.pk, isi.tahap] = tahap
    return ada is None, ada is not None


def _set(baris: Any, kolom: Mapping[str, Any]) -> bool:
    """Put these values in; whether any of them was another."""
    berubah = [k for k, v in kolom.items() if getattr(baris, k) != v]
    for k in berubah:
        setattr(baris, k, kolom[k])
    return bool(berubah) or baris._state.adding


def _require_desa(teks: str, buku: _Buku) -> str:
    try:
        kode = normalkan_kode(teks)
    except ValueError as exc:
        raise CannotApbdes(str(exc), code="kode-desa") from exc
    if kode not in buku.desa:
        raise CannotApbdes(
            _("“%(kode)s” bukan desa di kabupaten %(kabupaten)s")
            % {"kode": teks[:20], "kabupaten": buku.kabupaten},
            code="kode-desa",
        )
    return kode
