"""Rencana bulanan sebuah kegiatan, ditulis unitnya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from terasa.program import rules
from terasa.program.models import Kegiatan, RencanaBulan
from terasa.program.permissions import can_manage
from terasa.program.rules.rencana import SERATUS, RencanaBaris, sum_rencana
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_angka, format_rupiah


class CannotPlan(AturanDilanggar):
    """The plan of the months is not accepted."""


class RencanaBerbeda(CannotPlan):
    """The months do not add up to the whole; send again with `boleh_berbeda` when that is meant."""


@konteks.act("set_rencana")
def set_rencana(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    baris: Sequence[RencanaBaris],
    now: datetime,
    boleh_berbeda: bool = False,
) -> None:
    """Write the plan of all months anew; what it was stays in the audit. Raises CannotPlan, RencanaBerbeda."""
    if not can_manage(by, kegiatan):
        raise CannotPlan(_("Hanya unit pelaksana yang menulis rencananya."), code="bukan-unit")
    kegiatan = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if kegiatan.status not in rules.BERJALAN:
        raise CannotPlan(_("Kegiatan ini sudah tidak berjalan."), code="tidak-berjalan")
    if any((b.keuangan or 0) < 0 or not 0 <= (b.fisik or Decimal(0)) <= SERATUS for b in baris):
        raise CannotPlan(_("Rupiah tidak boleh kurang dari nol, dan persen antara 0 dan 100."), code="nilai")
    if not boleh_berbeda:
        _check_sum(baris, kegiatan.pagu)
    RencanaBulan.objects.bulk_create(
        [RencanaBulan(kegiatan=kegiatan, bulan=b.bulan, keuangan=b.keuangan, fisik=b.fisik) for b in baris],
        update_conflicts=True,
        unique_fields=["kegiatan", "bulan"],
        update_fields=["keuangan", "fisik"],
    )


def _check_sum(baris: Sequence[RencanaBaris], pagu: int | None) -> None:
    uang, fisik = sum_rencana(baris)
    if uang is not None and pagu is not None and uang != pagu:
        raise RencanaBerbeda(
            _(
                "Jumlah dua belas bulan %(jumlah)s, sedangkan pagunya %(pagu)s. Bila memang begitu, nyatakan di bawah."
            )
            % {"jumlah": format_rupiah(uang), "pagu": format_rupiah(pagu)},
            code="berbeda",
        )
    if fisik is not None and fisik != SERATUS:
        raise RencanaBerbeda(
            _("Jumlah rencana fisik %(jumlah)s%%, bukan 100%%. Bila memang begitu, nyatakan di bawah.")
            % {"jumlah": format_angka(fisik)},
            code="berbeda",
        )
