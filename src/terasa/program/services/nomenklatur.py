"""Kode anggaran yang cukup rinci untuk sebuah kegiatan."""

from __future__ import annotations

from django.utils.translation import gettext as _

from terasa.nomenklatur.enums import Tingkat
from terasa.nomenklatur.models import Nomenklatur
from terasa.nomenklatur.queries import get_nomenklatur
from terasa.umum.errors import AturanDilanggar

CUKUP_RINCI = (Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)


def get_cukup_rinci(versi: str, kode: str, penolakan: type[AturanDilanggar]) -> Nomenklatur:
    """A kegiatan or sub kegiatan of that version. Raises `penolakan`."""
    try:
        resmi = get_nomenklatur(versi, kode)
    except Nomenklatur.DoesNotExist:
        raise penolakan(
            _("Kode %(kode)s tidak ada dalam nomenklatur %(versi)s.") % {"kode": kode, "versi": versi},
            code="nomenklatur-tidak-dikenal",
        ) from None
    if resmi.tingkat not in CUKUP_RINCI:
        raise penolakan(
            _("Kode %(kode)s terlalu umum; pilih kegiatan atau sub kegiatan.") % {"kode": kode},
            code="nomenklatur-terlalu-umum",
        )
    return resmi
