"""Blok "mungkin sama" sebagai satu tanda di halaman petugas."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from terasa.web.serupa.blok import Blok, build_aspirasi, build_tulisan, build_usulan, suggest_tulisan

register = template.Library()


@register.filter
def persen_peluang(nilai: float) -> str:
    """`87 %`; never 0 % or 100 %, for no suggestion is that sure."""
    return f"{min(99, max(1, round(nilai * 100)))} %"


@register.filter
def persen_tepat(nilai: float) -> str:
    """`87,5 %` of what was counted."""
    return f"{nilai * 100:.1f} %".replace(".", ",")


@register.inclusion_tag("serupa/_kerja.html", takes_context=True)
def serupa_usulan(context: Context, usulan: Any) -> dict[str, Any]:
    """On the page of one usulan."""
    return _show(context, build_usulan(context["request"].pelaku, usulan))


@register.inclusion_tag("serupa/_kerja.html", takes_context=True)
def serupa_aspirasi(context: Context, aspirasi: Any) -> dict[str, Any]:
    """On the desk page of one voice."""
    return _show(context, build_aspirasi(context["request"].pelaku, aspirasi))


@register.inclusion_tag("serupa/_tulis.html", takes_context=True)
def serupa_tulis(context: Context, form: Any, usulan: Any = None, aspirasi: Any = ()) -> dict[str, Any]:
    """Below the form of an usulan: what its words are like now, and again after each pause in typing."""
    isi = (
        dict(form.data.items())
        if form.is_bound
        else {n: form.get_initial_for_field(f, n) for n, f in form.fields.items()}
    )
    if usulan:
        isi["kode_desa"] = usulan.kode_desa
    blok = build_tulisan(context["request"].pelaku, isi, aspirasi or (), usulan.kode if usulan else "")
    saran = suggest_tulisan(context["request"].pelaku, isi)
    return {**_show(context, blok), "usulan": usulan, "suara": aspirasi or (), "saran": saran}


def _show(context: Context, blok: Blok) -> dict[str, Any]:
    return {"blok": blok, "request": context["request"], "csrf_token": context.get("csrf_token")}
