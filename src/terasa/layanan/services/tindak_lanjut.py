"""Hasil SKM yang rendah: satu-satunya tempat ia menjadi pekerjaan seseorang."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.kabar.services import tell_roles
from terasa.layanan.models import HasilSkm, SurveiSkm
from terasa.layanan.permissions import KEPALA
from terasa.umum.pelaku import Pelaku


def follow_up_low(
    survei: SurveiSkm, hasil: Sequence[HasilSkm], *, by: Pelaku, now: datetime
) -> list[HasilSkm]:
    """Tell the head of the unit which results are at or below the quality of the rule. Returns those.

    A task with an owner, a day and a verifier is made from here once such tasks exist.
    """
    aturan = get_aturan("tindak-lanjut-skm", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    # A is the best: at or below C is C and D.
    rendah = [h for h in hasil if h.mutu and h.mutu >= str(aturan.isi["mutu"])]
    if rendah:
        tell_roles(
            kejadian=f"skm-rendah:{survei.pk}",
            subjek=_("Hasil SKM perlu ditindaklanjuti"),
            teks=_("Mutu rendah pada: %(nama)s.")
            % {"nama": "; ".join(h.nama or survei.unit.nama for h in rendah)},
            tautan=f"/skm/{survei.kode}/",
            now=now,
            jenis=KEPALA,
            kode_wilayah=survei.kode_wilayah,
            unit_id=survei.unit_id,
        )
    return rendah
