"""Baris cepat arahan: dari satu baris ketikan menjadi arahan, atau tawaran bila sebuah @kata tidak jelas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang.models import Usulan
from terasa.program.models import Kegiatan
from terasa.rakor.models import Arahan, Rakor
from terasa.rakor.queries import resolve_kepada
from terasa.rakor.rules.cepat import ArahanTerketik, parse_arahan
from terasa.rakor.services import IsiArahan
from terasa.umum.errors import AturanDilanggar


@dataclass(frozen=True)
class Tawaran:
    """A word after @ that means no office or several, and what it may mean."""

    kata: str
    unit: tuple[Unit, ...]


class BelumJelas(AturanDilanggar):
    """The line cannot be captured yet; `tawaran` says which words are not clear."""

    tawaran: tuple[Tawaran, ...] = ()


def read_baris(baris: str, rakor: Rakor, semua: Sequence[Unit]) -> IsiArahan:
    """What a typed line captures. Raises ArahanTakTerbaca, BelumJelas."""
    ketikan = parse_arahan(baris, pada=max(rakor.tanggal, timezone.localdate()))
    diundang = [u.unit for u in rakor.diundang.select_related("unit")]
    sasaran = resolve_kepada(ketikan.kepada, [*diundang, rakor.tuan_rumah], semua)
    if sasaran.ragu:
        salah = BelumJelas(_tell_ragu(sasaran.ragu), code="kepada")
        salah.tawaran = tuple(Tawaran(kata, unit) for kata, unit in sasaran.ragu)
        raise salah
    if not sasaran.kepada:
        raise BelumJelas(_("Sebutkan penerimanya, misalnya @pupr, @bamban, atau @semua."), code="kepada")
    usulan, kegiatan = _find_tautan(ketikan)
    return IsiArahan(
        teks=ketikan.teks,
        kepada=sasaran.kepada,
        jatuh_tempo_on=ketikan.jatuh_tempo_on,
        bukti_diminta=ketikan.bukti,
        usulan=usulan,
        kegiatan=kegiatan,
    )


def _tell_ragu(ragu: Sequence[tuple[str, tuple[Unit, ...]]]) -> str:
    kata, unit = ragu[0]
    if unit:
        return _("“@%(kata)s” belum jelas kantor yang mana; pilih di bawah.") % {"kata": kata}
    return _("Tidak ada kantor yang cocok dengan “@%(kata)s”.") % {"kata": kata}


def _find_tautan(ketikan: ArahanTerketik) -> tuple[Usulan | None, Kegiatan | None]:
    usulan: Usulan | None = None
    kegiatan: Kegiatan | None = None
    for kode in ketikan.tautan:
        satu = Usulan.objects.filter(kode=kode).first()
        lain = None if satu else Kegiatan.objects.filter(kode=kode).first()
        if satu is None and lain is None:
            raise BelumJelas(_("Kode #%(kode)s tidak dikenal.") % {"kode": kode}, code="tautan")
        usulan, kegiatan = satu or usulan, lain or kegiatan
    return usulan, kegiatan


def replace_kata(baris: str, kata: str, kode: str) -> str:
    """The line with one @word put right."""
    return re.sub(rf"(^|\s)@{re.escape(kata)}(?![\w.\-])", rf"\g<1>@{kode}", baris, flags=re.IGNORECASE)


def print_baris(arahan: Arahan) -> str:
    """An arahan as it would be typed; reading it gives the same one back."""
    bagian = [arahan.teks, *(f"@{p.tindak_lanjut.pelaksana.kode}" for p in arahan.penerima.all())]
    bagian.append(f"!{arahan.jatuh_tempo_on:%Y-%m-%d}")
    if arahan.bukti_diminta:
        bagian.append(f"={arahan.bukti_diminta}")
    bagian += [f"#{satu.kode}" for satu in (arahan.usulan, arahan.kegiatan) if satu is not None]
    return " ".join(bagian)
