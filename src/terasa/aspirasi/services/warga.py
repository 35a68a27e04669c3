"""Yang dilakukan pemegang kunci atas aspirasinya sendiri."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Arah, Keputusan
from terasa.aspirasi.models import Aspirasi, Isi, Percakapan
from terasa.aspirasi.services.ajukan import store_kontak
from terasa.aspirasi.services.hapus import forget_kontak
from terasa.aspirasi.services.kabari import tell_camat, tell_office
from terasa.aspirasi.services.langkah import CannotAct, require_kunci, require_teks, start_clock, take_step
from terasa.aspirasi.services.rilis import close_words
from terasa.aspirasi.services.tanggapi import record_line
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku


@konteks.act("answer_question")
def answer_question(*, aspirasi: Aspirasi, teks: str, by: Pelaku, now: datetime) -> Percakapan:
    """The resident answers what was asked; the voice waits for the village again. Raises CannotAct."""
    require_kunci(aspirasi)
    balasan = require_teks(teks)
    peristiwa = take_step(aspirasi, Keputusan.DIBALAS, by=by, now=now)
    tell_office(
        aspirasi,
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=_("Pertanyaan Anda dibalas (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
        teks=peristiwa.kalimat,
        now=now,
    )
    return record_line(aspirasi, Arah.DARI_WARGA, balasan, by=by, now=now)


@konteks.act("reject_answer")
def reject_answer(*, aspirasi: Aspirasi, alasan: str, by: Pelaku, now: datetime) -> Percakapan:
    """ "This answer does not help me, because …": the village answers again, by a new day. Raises CannotAct.

    The reason stays in the private conversation; the public thread and the camat learn that it happened.
    """
    require_kunci(aspirasi)
    sebab = require_teks(alasan)
    peristiwa = take_step(
        aspirasi,
        Keputusan.TIDAK_MEMBANTU,
        by=by,
        now=now,
        lanjutan=_("Jawaban ulang dari pemerintah desa"),
        jatuh_tempo_on=start_clock(
            aspirasi, rules.JAWABAN_ULANG, _("Jawaban ulang atas aspirasi %(kode)s"), now
        ),
    )
    for tell in (tell_office, tell_camat):
        tell(
            aspirasi,
            kejadian=f"aspirasi:{peristiwa.pk}",
            subjek=_("Jawaban belum membantu (%(kode)s)") % {"kode": print_kode(aspirasi.kode)},
            teks=peristiwa.kalimat,
            now=now,
        )
    return record_line(aspirasi, Arah.DARI_WARGA, sebab, by=by, now=now)


@konteks.act("correct_words")
def correct_words(
    *, aspirasi: Aspirasi, masalah: str, dusun: str, patokan: str, by: Pelaku, now: datetime
) -> None:
    """The resident mends their own words while nothing is open to everyone; a prepared masking starts anew.

    Raises CannotAct.
    """
    require_kunci(aspirasi)
    kata = require_teks(masalah)
    take_step(aspirasi, Keputusan.DIBETULKAN, by=by, now=now)
    if aspirasi.dirilis_at is not None:
        raise CannotAct(
            _("Tulisan ini sudah dibuka untuk umum. Minta desa menutupnya dulu, atau tarik aspirasi ini."),
            code="sudah-dirilis",
        )
    if aspirasi.dihapus_at is not None:
        raise CannotAct(_("Tulisan ini sudah dihapus."), code="sudah-dihapus")
    # The key opens the resident's own row for reading; writing it is the system's hand.
    with konteks.sebagai_sistem():
        isi = Isi.objects.select_for_update().get(pk=aspirasi.pk)
        isi.masalah, isi.dusun, isi.patokan, isi.masalah_publik = kata, dusun, patokan, ""
        isi.save(update_fields=["masalah", "dusun", "patokan", "masalah_publik"])


@konteks.act("withdraw_aspirasi")
def withdraw_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """The resident takes the voice back: its words close, its public stations stay. Raises CannotAct."""
    require_kunci(aspirasi)
    peristiwa = take_step(aspirasi, Keputusan.DITARIK, by=by, now=now)
    # The key opens the resident's own rows for reading; closing what an office released is the system's hand.
    with konteks.sebagai_sistem():
        close_words(aspirasi)
    tell_office(
        aspirasi,
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=_("Aspirasi %(kode)s ditarik") % {"kode": print_kode(aspirasi.kode)},
        teks=peristiwa.kalimat,
        now=now,
    )


@konteks.act("replace_kontak")
def replace_kontak(*, aspirasi: Aspirasi, surel: str, telepon: str, by: Pelaku, now: datetime) -> None:
    """Send later answers elsewhere; the old addresses are forgotten. Raises CannotAct, AlamatTidakSah."""
    require_kunci(aspirasi)
    forget_kontak(aspirasi)
    store_kontak(aspirasi, surel=surel, telepon=telepon)
