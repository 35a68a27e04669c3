"""Antrean pemeriksaan: yang datang tanpa bukti kerja ketika kiriman sedang banyak. Tidak ada yang ditolak diam-diam."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services.kabari import tell_voices
from terasa.aspirasi.services.langkah import require_office, start_clock, take_step
from terasa.aspirasi.services.rilis import hide_aspirasi
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku


@konteks.act("accept_aspirasi")
def accept_aspirasi(*, aspirasi: Sequence[Aspirasi], by: Pelaku, now: datetime) -> int:
    """Take held voices in: from now on each has its promised day. Returns how many. Raises CannotAct."""
    for satu in aspirasi:
        require_office(by, satu)
        _accept(satu, by, now)
    return len(aspirasi)


@konteks.act("set_aside_aspirasi")
def set_aside_aspirasi(
    *, aspirasi: Sequence[Aspirasi], alasan_kode: str, by: Pelaku, now: datetime, alasan: str = ""
) -> int:
    """Hide held voices with a reason that everyone reads; each can be shown again. Raises CannotAct."""
    for satu in aspirasi:
        hide_aspirasi(aspirasi=satu, alasan_kode=alasan_kode, alasan=alasan, by=by, now=now)
    return len(aspirasi)


def _accept(aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    peristiwa = take_step(
        aspirasi,
        Keputusan.DITERIMA,
        by=by,
        now=now,
        lanjutan=_("Jawaban pertama dari pemerintah desa"),
        jatuh_tempo_on=start_clock(
            aspirasi, rules.JAWABAN_PERTAMA, _("Jawaban pertama atas aspirasi %(kode)s"), now
        ),
    )
    tell_voices(
        aspirasi=[aspirasi],
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=_("Aspirasi Anda sudah diperiksa (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
        teks=peristiwa.kalimat,
        tautan=aspirasi.tautan,
        now=now,
    )
