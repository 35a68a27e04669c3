"""Memasukkan pokir dari berkas; diulang tidak mengubah apa pun."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang import rules
from terasa.musrenbang.models import Pokir
from terasa.musrenbang.permissions import may_allocate
from terasa.musrenbang.queries.kabupaten import read_kabupaten
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.musrenbang.rules.pokir import PokirTerbaca, read_pokir
from terasa.umum import konteks
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.lembar import Lembar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import list_desa
from terasa.wilayah.rules import kunci_nama

KOLOM = (
    "judul",
    "masalah",
    "lokasi",
    "kode_desa",
    "volume",
    "satuan",
    "biaya",
    "unit",
    "dapil",
    "status_asal",
)


@konteks.act("import_pokir")
def import_pokir(
    *, lembar: Lembar, kabupaten: str, tahun: int, by: Pelaku, now: datetime, uji: bool = False
) -> Laporan:
    """Bring pokir in by their id; with `uji` only tell what would happen. The council member's name is not read.

    Raises MasukanTakTerbaca, CannotPropose.
    """
    kabupaten = read_kabupaten(kabupaten)
    if not may_allocate(by, kabupaten):
        raise CannotPropose(_("Hanya Bappeda kabupaten ini yang memasukkan pokir."), code="bukan-wewenang")
    rules.check_tahun(tahun, timezone.localdate(now))
    semua = list_desa(kabupaten)
    desa = {w.kode: w.nama for w in semua if w.berlaku_sampai is None}
    kecamatan = {w.induk.kode: w.induk.nama for w in semua if w.induk is not None}
    unit = {kunci_nama(u.nama): u for u in Unit.objects.filter(kabupaten=kabupaten).order_by("-jenis")}
    ada = {p.kode: p for p in Pokir.objects.filter(kabupaten=kabupaten, tahun=tahun)}
    simpan: dict[str, Pokir] = {}
    hasil: list[Baris] = []
    terlihat: set[str] = set()
    for baris in lembar.baris:
        try:
            terbaca = read_pokir(baris, desa, kecamatan)
            if terbaca.kode in terlihat:
                raise BarisDilewati(_("id ini sudah dipakai baris sebelumnya"))
        except BarisDilewati as exc:
            hasil.append(
                Baris(baris.nomor, baris.nilai.get("id", ""), DILEWATI, "", str(exc), baris.perbaikan)
            )
            continue
        terlihat.add(terbaca.kode)
        kolom = _columns(terbaca, unit)
        lama = ada.get(terbaca.kode)
        tahu = baris.perbaikan + terbaca.catatan
        if lama is not None and all(getattr(lama, k) == kolom[k] for k in KOLOM):
            hasil.append(Baris(baris.nomor, terbaca.kode, DILEWATI, terbaca.kode, SAMA, tahu))
            continue
        simpan[terbaca.kode] = Pokir(
            kabupaten=kabupaten, tahun=tahun, kode=terbaca.kode, dimuat_at=now, **kolom
        )
        hasil.append(Baris(baris.nomor, terbaca.kode, DIUBAH if lama else DITERIMA, terbaca.kode, "", tahu))
    if simpan and not uji:
        Pokir.objects.bulk_create(
            simpan.values(),
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["kabupaten", "tahun", "kode"],
            update_fields=[*KOLOM, "dimuat_at"],
        )
    return Laporan.dari(hasil, uji=uji)


def _columns(terbaca: PokirTerbaca, unit: dict[str, Unit]) -> dict[str, Any]:
    isi = {k: getattr(terbaca, k) for k in KOLOM if k != "unit"}
    return {**isi, "unit": unit.get(kunci_nama(terbaca.opd)) if terbaca.opd else None}
