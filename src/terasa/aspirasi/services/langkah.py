"""Satu langkah: periksa siapa, kunci barisnya, pindahkan menurut tabel, catat stasiun publiknya."""

from __future__ import annotations

import logging
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status
from terasa.aspirasi.models import Aspirasi, Peristiwa
from terasa.aspirasi.permissions import handles
from terasa.aturan.services import finish_tenggat, start_tenggat
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import print_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_new
from terasa.wilayah.rules import kabupaten_of

log = logging.getLogger("terasa.aspirasi")


class CannotAct(AturanDilanggar):
    """The state of this voice, or who asks, does not allow the act."""


def require_office(by: Pelaku, aspirasi: Aspirasi) -> None:
    """Only an office that answers for this desa. Raises CannotAct."""
    if not handles(by, aspirasi):
        raise CannotAct(_("Aspirasi ini ditangani desa lain."), code="bukan-wewenang")


def require_kunci(aspirasi: Aspirasi) -> None:
    """Only inside `konteks.dengan_kunci` of this voice, once its key was checked. Raises CannotAct."""
    kini = konteks.sekarang()
    if not kini.sistem and kini.kunci != str(aspirasi.pk):
        raise CannotAct(_("Buka dulu aspirasi ini dengan kode dan kunci pada slip Anda."), code="tanpa-kunci")


def require_teks(teks: str) -> str:
    """The words without stray space. Raises CannotAct when nothing is left."""
    if not (bersih := teks.strip()):
        raise CannotAct(_("Tulis dulu isinya."), code="kosong")
    return bersih


def take_step(
    aspirasi: Aspirasi,
    keputusan: Keputusan,
    *,
    by: Pelaku,
    now: datetime,
    alasan_kode: str = "",
    alasan: str = "",
    lanjutan: str = "",
    rujukan: str = "",
    jatuh_tempo_on: date | None = None,
) -> Peristiwa:
    """Move a locked row by the table of transitions and write its public station. Raises CannotAct."""
    aspirasi.refresh_from_db(from_queryset=Aspirasi.objects.select_for_update())
    tujuan = rules.next_status(keputusan, aspirasi.status, aspirasi.status_sebelum)
    if tujuan is None:
        raise CannotAct(rules.explain_refusal(aspirasi.status), code=f"keadaan-{aspirasi.status}")
    aspirasi.status_sebelum = aspirasi.status if tujuan == Status.DISEMBUNYIKAN else ""
    aspirasi.status = tujuan
    if tujuan in rules.TERTUTUP:
        aspirasi.dirilis_at = None
    aspirasi.save(update_fields=["status", "status_sebelum", "dirilis_at"])
    if keputusan in rules.MENJAWAB:
        for jam in rules.JAM:
            finish_tenggat(objek_jenis="aspirasi", objek_id=aspirasi.pk, aturan_kode=jam, now=now)
    return record_peristiwa(
        aspirasi,
        keputusan,
        by=by,
        now=now,
        alasan_kode=alasan_kode,
        alasan=alasan,
        lanjutan=lanjutan,
        rujukan=rujukan,
        jatuh_tempo_on=jatuh_tempo_on,
    )


def record_peristiwa(
    aspirasi: Aspirasi,
    keputusan: Keputusan,
    *,
    by: Pelaku,
    now: datetime,
    alasan_kode: str = "",
    alasan: str = "",
    lanjutan: str = "",
    rujukan: str = "",
    jatuh_tempo_on: date | None = None,
) -> Peristiwa:
    """One public station. Its words come from the office or from a rule, never from the resident."""
    peristiwa = Peristiwa(
        aspirasi=aspirasi,
        pada=now,
        oleh=by.label,
        keputusan=keputusan,
        alasan_kode=alasan_kode,
        alasan=alasan,
        lanjutan=lanjutan,
        rujukan=rujukan,
        jatuh_tempo_on=jatuh_tempo_on,
    )
    insert_new(peristiwa)
    return peristiwa


def start_clock(
    aspirasi: Aspirasi, aturan_kode: str, judul: str, now: datetime, *, baru: bool = False
) -> date | None:
    """Promise an answer; with `baru` the voice came in just now.

    A rule that cannot be counted never refuses a voice: it just has no day.
    """
    try:
        tenggat = start_tenggat(
            aturan_kode=aturan_kode,
            kabupaten=kabupaten_of(aspirasi.kode_desa),
            kode_wilayah=aspirasi.kode_desa,
            objek_jenis="aspirasi",
            objek_id=aspirasi.pk,
            judul=judul % {"kode": print_kode(aspirasi.kode)},
            mulai_on=timezone.localdate(now),
            baru=baru,
        )
    except AturanDilanggar as exc:
        log.warning("aspirasi %s tanpa tenggat %s: %s", aspirasi.kode, aturan_kode, exc)
        return None
    return tenggat.jatuh_tempo_on
