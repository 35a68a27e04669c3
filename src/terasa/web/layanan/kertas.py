"""Surat pada satu permohonan: yang sudah terbit, yang dapat terbit, dan mengapa yang lain belum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from terasa.layanan import rules
from terasa.layanan.enums import JenisSurat
from terasa.layanan.models import Permohonan, Surat, TemplatSurat
from terasa.web.layanan.forms import SuratForm


@dataclass(frozen=True)
class Kertas:
    """One kind of paper for one request: out already, to be issued with a form, or what it waits for."""

    jenis: JenisSurat
    surat: Surat | None = None
    form: forms.Form | None = None
    tanpa_templat: bool = False


def list_kertas(permohonan: Permohonan, ditolak: Mapping[str, forms.Form]) -> list[Kertas]:
    """The papers of this unit for this request; a refused form keeps what was typed. Two queries."""
    surat = {s.jenis: s for s in permohonan.surat.select_related("dokumen")}
    bertemplat = set(TemplatSurat.objects.filter(unit_id=permohonan.unit_id).values_list("jenis", flat=True))
    jenis = rules.list_jenis(permohonan.unit.jenis)
    if permohonan.status not in rules.BERJALAN:
        return [Kertas(j, surat[j]) for j in jenis if j in surat]
    return [_offer(j, permohonan, surat.get(j), j in bertemplat, ditolak.get(j)) for j in jenis]


def _offer(
    jenis: JenisSurat,
    permohonan: Permohonan,
    surat: Surat | None,
    bertemplat: bool,
    ditolak: forms.Form | None,
) -> Kertas:
    if surat is not None:
        return Kertas(jenis, surat)
    if not bertemplat:
        return Kertas(jenis, tanpa_templat=True)
    if ditolak is None and not rules.can_issue(jenis, permohonan.status):
        return Kertas(jenis)
    return Kertas(jenis, form=ditolak or make_form(jenis, None))


def make_form(jenis: JenisSurat, data: Mapping[str, str] | None) -> SuratForm:
    """The remark of one paper; several stand on one page, so its box has a name of its own."""
    return SuratForm(data, auto_id=f"ket-{jenis.value}-%s")
