"""Mengimpor batas indikatif dari GeoJSON; yang menyandingkan hanya kode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar
from terasa.umum.konteks import act
from terasa.umum.laporan import DILEWATI, DITERIMA, DIUBAH, SAMA, Baris, Laporan
from terasa.umum.pelaku import Pelaku
from terasa.umum.peta import CATATAN_BATAS
from terasa.wilayah import rules
from terasa.wilayah.models import Batas, Wilayah
from terasa.wilayah.rules.geometri import (
    BerkasTakTerpakai,
    Fitur,
    GeometriTakTerpakai,
    check_geometri,
    read_fitur,
)


@dataclass(frozen=True)
class _Terbaca:
    nomor: int
    tertulis: str
    kode: str
    geometri: dict[str, Any]


@act("impor-batas")
def import_batas(
    *,
    isi: bytes,
    sumber: str,
    berlaku_dari: date,
    by: Pelaku,
    kabupaten: str | None = None,
    uji: bool = False,
) -> Laporan:
    """Bring polygons in as the boundaries from `berlaku_dari`; the same file twice changes nothing.

    With `kabupaten`, features outside it are skipped. Raises BerkasTakTerpakai.
    """
    fitur = read_fitur(isi)
    akar = rules.normalkan_kode(kabupaten) if kabupaten else None
    hasil: list[Baris] = []
    terbaca = _read_all(fitur, akar, hasil)
    if not terbaca:
        raise BerkasTakTerpakai(
            _("Tidak satu pun dari %(jumlah)d wilayah di berkas ini dapat dipakai; yang pertama: %(alasan)s")
            % {"jumlah": len(fitur), "alasan": min(hasil, key=lambda b: b.baris).alasan}
        )
    baru, berubah = _plan(terbaca, sumber[:200], berlaku_dari, hasil)
    if not uji:
        Batas.objects.bulk_create(baru)
        Batas.objects.bulk_update(berubah, ["geometri", "sumber", "catatan"], batch_size=200)
    return Laporan.dari(hasil, uji=uji)


def _read_all(fitur: Iterable[Fitur], akar: str | None, hasil: list[Baris]) -> list[_Terbaca]:
    """Usable features; each refused one goes to `hasil` with its reason."""
    terbaca: list[_Terbaca] = []
    for satu in fitur:
        try:
            kode = rules.normalkan_kode(satu.kode)
            if akar and not rules.covers(akar, kode):
                raise GeometriTakTerpakai(_("Wilayah ini di luar %(akar)s.") % {"akar": akar})
            terbaca.append(_Terbaca(satu.nomor, satu.kode, kode, check_geometri(satu.geometri)))
        except AturanDilanggar as salah:
            hasil.append(Baris(satu.nomor, satu.kode, DILEWATI, "", str(salah)))
    return _drop_unknown(_drop_repeated(terbaca, hasil), hasil)


def _drop_repeated(terbaca: list[_Terbaca], hasil: list[Baris]) -> list[_Terbaca]:
    """Which of two polygons is right nobody can say, so neither is taken."""
    jumlah = Counter(t.kode for t in terbaca)
    for t in terbaca:
        if jumlah[t.kode] > 1:
            alasan = _("Kode ini dipakai %(jumlah)d kali di dalam berkas.") % {"jumlah": jumlah[t.kode]}
            hasil.append(Baris(t.nomor, t.tertulis, DILEWATI, t.kode, alasan))
    return [t for t in terbaca if jumlah[t.kode] == 1]


def _drop_unknown(terbaca: list[_Terbaca], hasil: list[Baris]) -> list[_Terbaca]:
    dikenal = set(Wilayah.objects.filter(pk__in=[t.kode for t in terbaca]).values_list("kode", flat=True))
    for t in terbaca:
        if t.kode not in dikenal:
            alasan = _("Kode ini tidak ada dalam daftar wilayah.")
            hasil.append(Baris(t.nomor, t.tertulis, DILEWATI, t.kode, alasan))
    return [t for t in terbaca if t.kode in dikenal]


def _plan(
    terbaca: list[_Terbaca], sumber: str, berlaku_dari: date, hasil: list[Baris]
) -> tuple[list[Batas], list[Batas]]:
    """Boundaries to create and to change; every feature gets its line in `hasil`."""
    ada = _in_force([t.kode for t in terbaca], berlaku_dari)
    baru: list[Batas] = []
    berubah: list[Batas] = []
    for t in terbaca:
        lama = ada.get(t.kode)
        perbaikan = (_("kode ditulis bertitik"),) if t.tertulis != t.kode else ()
        if lama is not None and lama.geometri == t.geometri:
            hasil.append(Baris(t.nomor, t.tertulis, DILEWATI, t.kode, SAMA))
            continue
        nasib = DITERIMA if lama is None else DIUBAH
        hasil.append(Baris(t.nomor, t.tertulis, nasib, t.kode, "", perbaikan))
        if lama is not None and lama.berlaku_dari == berlaku_dari:
            lama.geometri, lama.sumber, lama.catatan = t.geometri, sumber, str(CATATAN_BATAS)
            berubah.append(lama)
        else:
            baru.append(_new(t, sumber, berlaku_dari))
    return baru, berubah


def _new(t: _Terbaca, sumber: str, berlaku_dari: date) -> Batas:
    return Batas(
        wilayah_id=t.kode,
        geometri=t.geometri,
        sumber=sumber,
        berlaku_dari=berlaku_dari,
        catatan=str(CATATAN_BATAS),
    )


def _in_force(kode: list[str], hari: date) -> dict[str, Batas]:
    """The boundary of each region on `hari`."""
    berlaku = Batas.objects.filter(wilayah_id__in=kode, berlaku_dari__lte=hari)
    return {b.wilayah_id: b for b in berlaku.order_by("wilayah_id", "-berlaku_dari").distinct("wilayah_id")}
