"""Forum yang dapat dibuka sebuah kantor: desanya, kecamatan atau kelompoknya, unitnya, kabupatennya."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.aturan.queries import find_aturan
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.permissions import may_open
from terasa.musrenbang.rules import PEMUTUS, PENYIAP
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_kecamatan

PEJABAT_DESA = frozenset({JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.BPD})


@dataclass(frozen=True)
class Pilihan:
    """A forum that can be opened: `kunci` names it in the form, `cakupan` its places."""

    kunci: str
    jenis: JenisForum
    teks: str
    nama: str = ""
    cakupan: tuple[str, ...] = ()
    unit: Unit | None = None


def list_pilihan(by: Pelaku, pada: date) -> list[Pilihan]:
    """What this office may open, in the order of the stages."""
    return [p for p in _all(by, pada) if may_open(by, p.jenis, p.cakupan, p.unit.pk if p.unit else None)]


def _all(by: Pelaku, pada: date) -> Iterator[Pilihan]:
    if _plays(by, JenisForum.MUSRENBANG_DESA):
        yield from _desa(by, JenisForum.MUSRENBANG_DESA)
    for jenis in (JenisForum.MUSDUS, JenisForum.KHUSUS, JenisForum.MUSDES):
        if _plays(by, jenis) and by.jenis in PEJABAT_DESA:
            yield from _desa(by, jenis)
    if _plays(by, JenisForum.FORUM_KECAMATAN):
        yield from _kecamatan(by, pada)
    for jenis in (JenisForum.KHUSUS, JenisForum.PRA_MUSRENBANG, JenisForum.DIALOG):
        if _plays(by, jenis) and by.jenis not in PEJABAT_DESA:
            yield from _kecamatan_lain(by, jenis)
    if _plays(by, JenisForum.FORUM_PERANGKAT_DAERAH):
        yield from _unit(by)
    if by.jenis == JenisPeran.BAPPEDA:
        yield Pilihan("kabupaten", JenisForum.KABUPATEN, _("Musrenbang kabupaten"), cakupan=(by.kabupaten,))


def _plays(by: Pelaku, jenis: JenisForum) -> bool:
    return by.jenis in {*PEMUTUS[jenis], *PENYIAP[jenis]}


def _desa(by: Pelaku, jenis: JenisForum) -> Iterator[Pilihan]:
    akar = by.akar_baca if by.jenis == JenisPeran.BPD else by.akar_tulis
    for w in Wilayah.objects.under_any(akar).at(Tingkat.DESA).select_related("induk"):
        if jenis == JenisForum.MUSRENBANG_DESA:
            teks = _("Musrenbang %(desa)s") % {"desa": w.nama_lengkap}
            yield Pilihan(w.kode, jenis, teks, cakupan=(w.kode,))
        else:
            yield Pilihan(
                f"{jenis.value}-{w.kode}", jenis, f"{jenis.label} {w.nama_lengkap}", cakupan=(w.kode,)
            )


def _kecamatan_lain(by: Pelaku, jenis: JenisForum) -> Iterator[Pilihan]:
    for w in list_kecamatan(by.kabupaten):
        yield Pilihan(f"{jenis.value}-{w.kode}", jenis, f"{jenis.label} {w.nama_lengkap}", cakupan=(w.kode,))


def _kecamatan(by: Pelaku, pada: date) -> Iterator[Pilihan]:
    """The groups of the rule (per Dapil in some kabupaten) before single kecamatan."""
    nama = {w.kode: w.nama for w in list_kecamatan(by.kabupaten)}
    aturan = find_aturan("cakupan-forum-kecamatan", kabupaten=by.kabupaten, pada=pada)
    for k in aturan.isi.get("kelompok", []) if aturan else []:
        tempat = ", ".join(nama.get(kode, kode) for kode in k["kecamatan"])
        teks = _("Musrenbang kecamatan %(nama)s: %(tempat)s") % {"nama": k["nama"], "tempat": tempat}
        judul = _("Musrenbang kecamatan %(nama)s") % {"nama": k["nama"]}
        yield Pilihan(k["kode"], JenisForum.FORUM_KECAMATAN, teks, judul, tuple(k["kecamatan"]))
    for kode, satu in nama.items():
        teks = _("Musrenbang kecamatan %(nama)s") % {"nama": satu}
        yield Pilihan(kode, JenisForum.FORUM_KECAMATAN, teks, teks, (kode,))


def _unit(by: Pelaku) -> Iterator[Pilihan]:
    unit = Unit.objects.filter(pk=by.unit_id).first() if by.unit_id else None
    if unit is not None:
        teks = _("Forum perangkat daerah %(unit)s") % {"unit": unit.nama}
        yield Pilihan("unit", JenisForum.FORUM_PERANGKAT_DAERAH, teks, cakupan=(by.kabupaten,), unit=unit)
