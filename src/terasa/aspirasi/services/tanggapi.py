"""Yang dilakukan kantor desa: bertanya balik, menjawab, mengalihkan, dan menggabungkan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Arah, Keputusan
from terasa.aspirasi.models import Aspirasi, Percakapan, Peristiwa
from terasa.aspirasi.permissions import may_join
from terasa.aspirasi.queries import Pilihan, list_tujuan_alih
from terasa.aspirasi.services.kabari import tell_voices
from terasa.aspirasi.services.langkah import CannotAct, require_office, require_teks, take_step
from terasa.umum import konteks
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku


@konteks.act("ask_back")
def ask_back(*, aspirasi: Aspirasi, teks: str, by: Pelaku, now: datetime) -> Percakapan:
    """Ask the resident something; it waits on their own page. Raises CannotAct."""
    require_office(by, aspirasi)
    pertanyaan = require_teks(teks)
    peristiwa = take_step(aspirasi, Keputusan.DITANYA, by=by, now=now)
    _tell(aspirasi, peristiwa, _("Ada pertanyaan tentang aspirasi Anda"), pertanyaan)
    return record_line(aspirasi, Arah.KE_WARGA, pertanyaan, by=by, now=now)


@konteks.act("answer")
def answer(*, aspirasi: Aspirasi, teks: str, by: Pelaku, now: datetime) -> Percakapan:
    """Answer the resident; the public thread only shows that it was done. Raises CannotAct."""
    require_office(by, aspirasi)
    jawaban = require_teks(teks)
    peristiwa = take_step(aspirasi, Keputusan.DIJAWAB, by=by, now=now)
    _tell(aspirasi, peristiwa, _("Aspirasi Anda dijawab"), jawaban)
    return record_line(aspirasi, Arah.KE_WARGA, jawaban, by=by, now=now)


@konteks.act("redirect_aspirasi")
def redirect_aspirasi(
    *, aspirasi: Aspirasi, tujuan: str, by: Pelaku, now: datetime, alasan: str = ""
) -> None:
    """Show the resident the right door and say why. Raises CannotAct."""
    require_office(by, aspirasi)
    pilihan = pick(list_tujuan_alih(aspirasi.kode_desa, timezone.localdate(now)), tujuan)
    kalimat = public_sentence(pilihan, alasan)
    peristiwa = take_step(
        aspirasi,
        Keputusan.DIALIHKAN,
        by=by,
        now=now,
        alasan_kode=pilihan.kode,
        alasan=kalimat,
        lanjutan=pilihan.nama,
    )
    _tell(aspirasi, peristiwa, _("Aspirasi Anda diarahkan ke pintu lain"), kalimat)


@konteks.act("take_back_aspirasi")
def take_back_aspirasi(*, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> None:
    """Undo a redirection: the village handles the voice again. Raises CannotAct."""
    require_office(by, aspirasi)
    peristiwa = take_step(aspirasi, Keputusan.DIAMBIL_KEMBALI, by=by, now=now)
    _tell(aspirasi, peristiwa, _("Aspirasi Anda ditangani lagi oleh desa"), peristiwa.kalimat)


@konteks.act("mark_digabung")
def mark_digabung(*, aspirasi: Aspirasi, usulan_kode: str, by: Pelaku, now: datetime) -> None:
    """The voice became part of an usulan; called by the module that owns usulan. Raises CannotAct."""
    if not may_join(by, aspirasi):
        raise CannotAct(_("Aspirasi ini ditangani desa lain."), code="bukan-wewenang")
    kode = print_kode(usulan_kode)
    peristiwa = take_step(
        aspirasi,
        Keputusan.DIGABUNG,
        by=by,
        now=now,
        lanjutan=_("Diikuti bersama usulan %(kode)s") % {"kode": kode},
        rujukan=usulan_kode,
    )
    _tell(
        aspirasi,
        peristiwa,
        _("Aspirasi Anda menjadi usulan %(kode)s") % {"kode": kode},
        _("Setiap langkah usulan itu akan dikabarkan kepada Anda."),
    )


def record_line(aspirasi: Aspirasi, arah: Arah, teks: str, *, by: Pelaku, now: datetime) -> Percakapan:
    """One line of the private conversation."""
    baris = Percakapan(
        aspirasi=aspirasi, kode_desa=aspirasi.kode_desa, arah=arah, teks=teks, oleh=by.label, pada=now
    )
    baris.save(force_insert=True)
    return baris


def pick(pilihan: Iterable[Pilihan], kode: str) -> Pilihan:
    """The dated choice of that code. Raises CannotAct."""
    for satu in pilihan:
        if satu.kode == kode:
            return satu
    raise CannotAct(_("Pilih salah satu dari daftar."), code="pilihan-tidak-dikenal")


def public_sentence(pilihan: Pilihan, alasan: str) -> str:
    """What the public thread prints: the officer's own sentence, or the one of the rule. Raises CannotAct."""
    sendiri = alasan.strip()
    if pilihan.wajib_teks and not sendiri:
        raise CannotAct(_("Pilihan ini perlu penjelasan Anda sendiri."), code="alasan-kosong")
    if rules.find_pribadi(sendiri):
        raise CannotAct(
            _("Penjelasan ini tampil untuk umum; hapus nomor atau surel orang dari dalamnya."),
            code="alasan-memuat-data-pribadi",
        )
    return sendiri or pilihan.kalimat


def _tell(aspirasi: Aspirasi, peristiwa: Peristiwa, subjek: str, teks: str) -> None:
    tell_voices(
        aspirasi=[aspirasi],
        kejadian=f"aspirasi:{peristiwa.pk}",
        subjek=f"{subjek} ({print_kode(aspirasi.kode)})",
        teks=teks,
        tautan=aspirasi.tautan,
        now=peristiwa.pada,
    )
