"""Keadaan satu tenggat pada suatu hari, dan hari-hari pengingatnya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from terasa.aturan.enums import Jenis, Keadaan, Satuan
from terasa.aturan.rules import kalender
from terasa.aturan.rules.bentuk import Aturan, Selang, parse_jendela, parse_pengingat, parse_tenggat


def keadaan(aturan: Aturan, jatuh_tempo: date, hari_ini: date, selesai_on: date | None = None) -> Keadaan:
    """State on `hari_ini`; the due day itself is still in time.

    Where the law says "berlaku dengan sendirinya", an answer after the due day no longer undoes the effect.
    """
    if selesai_on is not None and selesai_on <= jatuh_tempo:
        return Keadaan.SELESAI
    if hari_ini <= jatuh_tempo:
        return Keadaan.BERJALAN
    if aturan.jenis == Jenis.TENGGAT and parse_tenggat(aturan).berlaku_dengan_sendirinya:
        return Keadaan.BERLAKU_SENDIRI
    return Keadaan.LEWAT if selesai_on is None else Keadaan.SELESAI_TERLAMBAT


def tanggal_pengingat(
    aturan: Aturan,
    jatuh_tempo: date,
    libur: Mapping[date, str],
    hari_kerja: int = 5,
    *,
    mulai: date | None = None,
    bawaan: Aturan | None = None,
) -> list[date]:
    """Days on which to remind, in order, after `mulai` and before the due day.

    The rule's own list comes first; otherwise the rule `pengingat-bawaan` gives one by unit.
    """
    selang, satuan = _pengingat_of(aturan)
    if not selang and bawaan is not None:
        selang = parse_pengingat(bawaan.isi.get(satuan.value, ()), bawaan.kode)
    hari = {kalender.add_selang(jatuh_tempo, s, libur, hari_kerja, tanda=-1) for s in selang}
    return sorted(h for h in hari if mulai is None or h > mulai)


def _pengingat_of(aturan: Aturan) -> tuple[tuple[Selang, ...], Satuan]:
    isi = parse_jendela(aturan) if aturan.jenis == Jenis.JENDELA else parse_tenggat(aturan)
    return isi.pengingat, isi.selang.satuan
