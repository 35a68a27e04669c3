"""Menyunting kalender pemilihan kabupaten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from terasa.perangkat.enums import Rezim
from terasa.perangkat.models import PeriodePemilihan
from terasa.perangkat.permissions import can_keep_periode
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotKeepPeriode(AturanDilanggar):
    """The calendar cannot hold this."""


@dataclass(frozen=True)
class IsiPeriode:
    """An election period; `tahapan` are (name, first day, last day)."""

    nama: str
    rezim: str
    mulai_on: date
    selesai_on: date
    dasar: str
    tahapan: Sequence[tuple[str, date, date]] = ()


@konteks.act("save_periode_pemilihan")
def save_periode(*, by: Pelaku, isi: IsiPeriode, periode: PeriodePemilihan | None = None) -> PeriodePemilihan:
    """Add a period of the kabupaten or change it. Raises CannotKeepPeriode."""
    if not (by.jenis == "sistem" or can_keep_periode(by)):
        raise CannotKeepPeriode(
            _("Kalender pemilihan dicatat Bagian Pemerintahan atau Bappeda."), code="bukan-anda"
        )
    if periode is not None and periode.kabupaten != by.kabupaten:
        raise CannotKeepPeriode(_("Masa pemilihan ini milik kabupaten lain."), code="bukan-anda")
    _check(isi, by.kabupaten, periode)
    satu = periode or PeriodePemilihan(kabupaten=by.kabupaten)
    satu.nama, satu.rezim, satu.dasar = isi.nama.strip(), isi.rezim, isi.dasar.strip()
    satu.mulai_on, satu.selesai_on = isi.mulai_on, isi.selesai_on
    satu.tahapan = [
        {"nama": n.strip(), "mulai": m.isoformat(), "selesai": s.isoformat()} for n, m, s in isi.tahapan
    ]
    satu.save()
    return satu


def _check(isi: IsiPeriode, kabupaten: str, periode: PeriodePemilihan | None) -> None:
    if not isi.nama.strip() or not isi.dasar.strip() or isi.rezim not in Rezim.values:
        raise CannotKeepPeriode(
            _("Tulis nama, undang-undang, dan keputusan yang menetapkannya."), code="nama"
        )
    if isi.selesai_on < isi.mulai_on:
        raise CannotKeepPeriode(_("Masa pemilihan tidak dapat berakhir sebelum dimulai."), code="selesai_on")
    if any(not n.strip() or s < m for n, m, s in isi.tahapan):
        raise CannotKeepPeriode(_("Tiap tahapan punya nama, dan berakhir sesudah dimulai."), code="tahapan")
    kembar = PeriodePemilihan.objects.filter(kabupaten=kabupaten, nama=isi.nama.strip())
    if (kembar if periode is None else kembar.exclude(pk=periode.pk)).exists():
        raise CannotKeepPeriode(_("Masa pemilihan dengan nama itu sudah ada."), code="nama")
