"""Di lapangan: jawaban satu rumah, kunjungan yang tidak berhasil, dan cadangan yang dipanggil sistem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.survei import rules
from terasa.survei.enums import NONRESPONS, Saluran, StatusResponden, StatusSurvei
from terasa.survei.models import Jawaban, Kunjungan, Responden, Survei
from terasa.survei.queries.aturan import aturan_kunjungan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotAnswer(AturanDilanggar):
    """The answers of this dwelling cannot be recorded."""


@dataclass(frozen=True)
class Cara:
    """How an interview was held: the channel, when it began, and where the phone stood."""

    saluran: str = Saluran.DATANG
    mulai_at: datetime | None = None
    titik: tuple[float, float] | None = None


@konteks.act("record_jawaban")
def record_jawaban(
    *,
    responden: Responden,
    by: Pelaku,
    isi: Mapping[str, Any],
    dijawab_at: datetime,
    now: datetime,
    cara: Cara | None = None,
) -> Jawaban:
    """Answers of one drawn dwelling. The same moment again changes nothing, a later one corrects.

    Raises CannotAnswer, JawabanTakSah.
    """
    responden, survei = lock_responden(responden)
    check_waktu(survei, dijawab_at, now)
    bersih, cara = rules.read_jawaban(isi, survei.kuesioner), cara or Cara()
    if responden.is_tuntas and responden.status != StatusResponden.SELESAI:
        raise CannotAnswer(_("Rumah ini sudah digantikan cadangan."), code="digantikan")
    # Only a dwelling that answered has answers.
    dijawab = responden.status == StatusResponden.SELESAI
    lama = Jawaban.objects.filter(responden=responden).first() if dijawab else None
    if lama is not None and lama.dijawab_at >= dijawab_at:
        return lama
    if lama is not None and lama.pencacah_id not in (None, by.pengguna_id):
        raise CannotAnswer(_("Rumah ini sudah ditanyai petugas lain."), code="petugas-lain")
    jawaban = Jawaban(
        responden=responden,
        survei=survei,
        kode_wilayah=responden.kode_wilayah,
        isi=bersih,
        saluran=cara.saluran,
        pencacah_id=by.pengguna_id,
        mulai_at=_before(cara.mulai_at, dijawab_at),
        lintang=cara.titik[0] if cara.titik else None,
        bujur=cara.titik[1] if cara.titik else None,
        dijawab_at=dijawab_at,
        dicatat_at=now,
    )
    jawaban.save(force_insert=lama is None, force_update=lama is not None)
    _visit(responden, StatusResponden.SELESAI, by=by, pada=dijawab_at, saluran=cara.saluran)
    return jawaban


@konteks.act("mark_nonresponse")
def mark_nonresponse(
    *,
    responden: Responden,
    by: Pelaku,
    sebab: str,
    now: datetime,
    pada: datetime | None = None,
    saluran: str = Saluran.DATANG,
) -> Responden:
    """A visit without an interview, counted; given up by the rule, the next reserve takes its place by itself.

    The same visit sent twice changes nothing. Raises CannotAnswer.
    """
    responden, survei = lock_responden(responden)
    pada = pada or now
    check_waktu(survei, pada, now)
    if sebab not in NONRESPONS:
        raise CannotAnswer(_("Pilih sebab dari daftar."), code="sebab")
    if responden.status == StatusResponden.SELESAI:
        raise CannotAnswer(_("Rumah ini sudah menjawab."), code="sudah-dijawab")
    if Kunjungan.objects.filter(responden=responden, pada=pada, hasil=sebab).exists():
        return responden
    if responden.is_tuntas:
        raise CannotAnswer(_("Rumah ini sudah digantikan cadangan."), code="digantikan")
    _visit(responden, StatusResponden(sebab), by=by, pada=pada, saluran=saluran)
    if responden.is_tuntas:
        _call_up(responden)
    return responden


def lock_responden(responden: Responden) -> tuple[Responden, Survei]:
    """The dwelling as the database lets this person see it: an assigned surveyor, while the survey runs.

    Raises CannotAnswer.
    """
    terkunci = (
        Responden.objects.select_for_update(of=("self",))
        .select_related("survei")
        .filter(pk=responden.pk)
        .first()
    )
    if terkunci is None or not terkunci.aktif or terkunci.survei.status != StatusSurvei.DIUNDI:
        raise CannotAnswer(
            _("Survei ini tidak ditugaskan kepada Anda, atau sudah ditutup."), code="bukan-petugas"
        )
    return terkunci, terkunci.survei


def check_waktu(survei: Survei, pada: datetime, now: datetime) -> None:
    """After the draw and not in the future. Raises CannotAnswer."""
    if not (survei.diundi_at and survei.diundi_at <= pada <= now):
        raise CannotAnswer(_("Waktu wawancara harus sesudah undian dan tidak di masa depan."), code="waktu")


def _before(mulai: datetime | None, selesai: datetime) -> datetime | None:
    """A start after the end is the fault of a phone's clock: unknown rather than wrong."""
    return mulai if mulai is not None and mulai <= selesai else None


def _visit(responden: Responden, hasil: StatusResponden, *, by: Pelaku, pada: datetime, saluran: str) -> None:
    responden.kunjungan += 1
    Kunjungan(
        responden=responden,
        survei_id=responden.survei_id,
        ke=responden.kunjungan,
        pada=pada,
        hasil=hasil,
        saluran=saluran,
        pencacah_id=by.pengguna_id,
    ).save(force_insert=True)
    tak_ditemui = Kunjungan.objects.filter(responden=responden, hasil=StatusResponden.TAK_DITEMUI)
    aturan = aturan_kunjungan(responden.kode_wilayah, timezone.localdate(pada))
    responden.status, responden.terakhir_at = hasil, pada
    responden.is_tuntas = rules.is_tuntas(hasil, tak_ditemui.values_list("pada", flat=True), aturan)
    responden.save(update_fields=["status", "is_tuntas", "kunjungan", "terakhir_at"])


def _call_up(responden: Responden) -> None:
    """The next reserve of the drawn order wakes; when none is left the dwelling stays without an answer."""
    with konteks.sebagai_sistem():
        tidur = Responden.objects.select_for_update().filter(survei_id=responden.survei_id, aktif=False)
        berikut = tidur.order_by("urutan").first()
        if berikut is not None:
            berikut.aktif, berikut.menggantikan = True, responden
            berikut.save(update_fields=["aktif", "menggantikan"])
