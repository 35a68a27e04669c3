"""Yang dilakukan pemegang kunci atas aspirasinya sendiri."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Arah, Keputusan
from terasa.aspirasi.models import Aspirasi, Pengikut, Percakapan
from terasa.aspirasi.permissions import handles
from terasa.aspirasi.services.ajukan import store_kontak
from terasa.aspirasi.services.kabari import tell_camat, tell_office
from terasa.aspirasi.services.langkah import require_kunci, require_teks, start_clock, take_step
from terasa.aspirasi.services.rilis import close_words
from terasa.aspirasi.services.tanggapi import record_line
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.models import AuditGaram
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
    _forget_kontak(aspirasi)
    store_kontak(aspirasi, surel=surel, telepon=telepon)


@konteks.act("erase_personal")
def erase_personal(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Forget who voiced it: addresses, unsent and sent messages, and the salts of their audit digests.

    The words and the thread stay (UU 27/2022). By the key holder, or by the village office when the resident
    asks at the counter. Raises CannotAct.
    """
    if not handles(by, aspirasi):
        require_kunci(aspirasi)
    take_step(aspirasi, Keputusan.KONTAK_DIHAPUS, by=by, now=now)
    _forget_kontak(aspirasi)


def _forget_kontak(aspirasi: Aspirasi) -> None:
    with konteks.sebagai_sistem():
        alamat = list(Alamat.objects.filter(pemilik_id=aspirasi.pk))
        pesan = list(Pesan.objects.filter(alamat__in=alamat).values_list("pk", flat=True))
        pengikut = list(Pengikut.objects.filter(aspirasi=aspirasi).values_list("pk", flat=True))
        Pesan.objects.filter(pk__in=pesan).delete()
        Pengikut.objects.filter(pk__in=pengikut).delete()
        Alamat.objects.filter(pk__in=[a.pk for a in alamat]).delete()
        # Last, for deleting a row writes one more digest with its salt.
        _burn_salts({Pesan: pesan, Pengikut: pengikut, Alamat: [a.pk for a in alamat]})


def _burn_salts(objek: dict[type[Pesan] | type[Pengikut] | type[Alamat], list[UUID]]) -> None:
    for model, pk in objek.items():
        AuditGaram.objects.filter(tabel=model._meta.db_table, objek__in=[str(p) for p in pk]).delete()
