"""Survei kepuasan: membuka, menerima jawaban, menyalin kertas dua kali, dan menerbitkan hasilnya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.layanan import rules
from terasa.layanan.enums import HasilSalinan, SaluranSkm, Status, StatusSkm
from terasa.layanan.models import JawabanSkm, Layanan, Permohonan, SalinanSkm, SurveiSkm
from terasa.layanan.permissions import serves
from terasa.layanan.queries.skm import has_any_answer
from terasa.layanan.services.hasil_skm import read_batas, read_pita, write_hasil
from terasa.layanan.services.langkah import require_kunci
from terasa.layanan.services.laporan_skm import freeze_laporan, write_isi
from terasa.layanan.services.tindak_lanjut import follow_up_low
from terasa.statistik.skm import krejcie_morgan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_unless_there


class CannotSurvey(AturanDilanggar):
    """The survey does not allow that now, or not by this office."""


@konteks.act("open_skm")
def open_skm(
    *,
    unit: Unit,
    dari_on: date,
    sampai_on: date,
    populasi: int,
    by: Pelaku,
    now: datetime,
    is_peragaan: bool = False,
) -> SurveiSkm:
    """Ask the people served from one day to another; the sample follows from how many they are. Raises CannotSurvey."""
    _require_unit(by, unit.pk)
    if not Layanan.objects.offered().filter(unit=unit).exists():
        raise CannotSurvey(
            _("Tulis dulu layanan unit ini di katalog; survei bertanya tentang layanan."),
            code="tanpa-layanan",
        )
    _check_period(dari_on, sampai_on, populasi)
    survei = SurveiSkm(
        kode=claim_kode("skm"),
        unit=unit,
        kode_wilayah=unit.kode_wilayah,
        dari_on=dari_on,
        sampai_on=sampai_on,
        populasi=populasi,
        sampel=krejcie_morgan(populasi),
        is_peragaan=is_peragaan,
    )
    # The constraint decides, also when two people press at once.
    if not insert_unless_there(survei):
        raise CannotSurvey(_("Masih ada survei yang berjalan; terbitkan dulu hasilnya."), code="sudah-dibuka")
    return survei


@konteks.act("change_skm")
def change_skm(
    *, survei: SurveiSkm, dari_on: date, sampai_on: date, populasi: int, by: Pelaku, now: datetime
) -> SurveiSkm:
    """Put right what was typed wrongly, while nobody answered yet. Raises CannotSurvey."""
    _lock_unanswered(survei, by)
    _check_period(dari_on, sampai_on, populasi)
    if sampai_on < timezone.localdate(now):
        raise CannotSurvey(_("Hari terakhir paling cepat hari ini."), code="tanggal")
    survei.dari_on, survei.sampai_on = dari_on, sampai_on
    survei.populasi, survei.sampel = populasi, krejcie_morgan(populasi)
    survei.save(update_fields=["dari_on", "sampai_on", "populasi", "sampel"])
    return survei


@konteks.act("cancel_skm")
def cancel_skm(*, survei: SurveiSkm, by: Pelaku, now: datetime) -> None:
    """Take back a survey that nobody answered; the audit keeps that it was opened. Raises CannotSurvey."""
    _lock_unanswered(survei, by)
    survei.delete()


def _lock_unanswered(survei: SurveiSkm, by: Pelaku) -> None:
    _require_unit(by, survei.unit_id)
    survei.refresh_from_db(from_queryset=SurveiSkm.objects.select_for_update())
    if survei.status != StatusSkm.DIBUKA:
        raise CannotSurvey(_("Hasil survei ini sudah terbit."), code="sudah-terbit")
    if has_any_answer(survei):
        raise CannotSurvey(
            _("Sudah ada yang menjawab; hanya hari terakhirnya yang masih dapat diubah."),
            code="sudah-dijawab",
        )


def _check_period(dari_on: date, sampai_on: date, populasi: int) -> None:
    if sampai_on < dari_on:
        raise CannotSurvey(_("Hari terakhir berada sebelum hari pertama."), code="tanggal")
    if populasi < 1:
        raise CannotSurvey(_("Tulis kira-kira berapa orang dilayani setahun."), code="populasi")


@konteks.act("extend_skm")
def extend_skm(*, survei: SurveiSkm, sampai_on: date, by: Pelaku, now: datetime) -> SurveiSkm:
    """Another last day of a survey that runs, not before today: for too few answers, or a day typed wrongly.

    Raises CannotSurvey.
    """
    _require_unit(by, survei.unit_id)
    survei.refresh_from_db(from_queryset=SurveiSkm.objects.select_for_update())
    if survei.status != StatusSkm.DIBUKA:
        raise CannotSurvey(_("Hasil survei ini sudah terbit."), code="sudah-terbit")
    if sampai_on < max(timezone.localdate(now), survei.dari_on):
        raise CannotSurvey(_("Hari terakhir paling cepat hari ini."), code="tanggal")
    survei.sampai_on = sampai_on
    survei.save(update_fields=["sampai_on"])
    return survei


@konteks.act("answer_skm")
def answer_skm(
    *,
    survei: SurveiSkm,
    layanan: Layanan,
    data: rules.DataSkm,
    saluran: SaluranSkm,
    kunci_kirim: UUID,
    by: Pelaku,
    now: datetime,
    permohonan: Permohonan | None = None,
) -> bool:
    """Take one answer in; False when the same sending arrived before. From a phone only with the slip of a request
    that this unit finished, so that whoever answers was served. Raises CannotSurvey, CannotAnswer, CannotServe."""
    _check_open(survei, layanan, timezone.localdate(now))
    rules.check_skm(data)
    if saluran == SaluranSkm.PONSEL:
        _require_served(survei, layanan, permohonan)
    else:
        _require_unit(by, survei.unit_id)
    profil = {**data.profil, "jam": rules.hour_group(timezone.localtime(now).hour)}
    return _store(survei, layanan, data, saluran, kunci_kirim, timezone.localdate(now), profil)


def _store(
    survei: SurveiSkm,
    layanan: Layanan,
    data: rules.DataSkm,
    saluran: SaluranSkm,
    kunci_kirim: UUID,
    hari: date,
    profil: Mapping[str, str],
) -> bool:
    jawaban = JawabanSkm(
        survei=survei,
        layanan=layanan,
        saluran=saluran,
        kunci_kirim=kunci_kirim,
        nilai=list(data.nilai),
        profil=dict(profil),
        saran=data.saran.strip(),
        dijawab_on=hari,
    )
    # ON CONFLICT meets a row that nobody may read.
    with konteks.sebagai_sistem():
        return bool(insert_unless_there(jawaban))


@konteks.act("copy_kertas")
def copy_kertas(
    *, survei: SurveiSkm, layanan: Layanan, lembar: int, data: rules.DataSkm, by: Pelaku, now: datetime
) -> tuple[HasilSalinan, list[str]]:
    """Copy a paper; it counts once two people copied the same. Returns what came of it and the unsur that differ.

    Whoever copied wrongly copies again. Raises CannotSurvey, CannotAnswer.
    """
    _require_unit(by, survei.unit_id)
    rules.check_skm(data)
    # Papers are copied after the last day too, until the result is out.
    # One paper after another, so that the second copy always meets the first; never one that is already counted.
    survei.refresh_from_db(from_queryset=SurveiSkm.objects.select_for_update())
    _check_open(survei, layanan, survei.sampai_on)
    if data.dijawab_on and not survei.dari_on <= data.dijawab_on <= survei.sampai_on:
        raise CannotSurvey(_("Tanggal pada kertas di luar masa survei."), code="tanggal-kertas")
    kunci = uuid5(survei.pk, f"lembar-{lembar}")
    with konteks.sebagai_sistem():
        if JawabanSkm.objects.filter(kunci_kirim=kunci).exists():
            raise CannotSurvey(_("Lembar ini sudah disalin dua orang dan terhitung."), code="sudah-terhitung")
        semua = SalinanSkm.objects.filter(survei=survei, lembar=lembar).order_by("disalin_at", "pk")
        lain = list(semua.exclude(penyalin_id=by.pengguna_id))
        SalinanSkm.objects.update_or_create(
            survei=survei,
            lembar=lembar,
            penyalin_id=by.pengguna_id,
            defaults={
                "layanan": layanan,
                "nilai": list(data.nilai),
                "profil": dict(data.profil),
                "dijawab_on": data.dijawab_on,
                "disalin_at": now,
            },
        )
    if not lain:
        return HasilSalinan.MENUNGGU, []
    # Any two people who copied the same settle the paper: a third one decides between two who differ.
    beda = [_compare(s, layanan, data) for s in lain]
    if (False, []) not in beda:
        return HasilSalinan.BERBEDA, beda[0][1]
    hari = data.dijawab_on or survei.sampai_on
    _store(survei, layanan, data, SaluranSkm.KERTAS, kunci, hari, data.profil)
    return HasilSalinan.COCOK, []


def _compare(salinan: SalinanSkm, layanan: Layanan, data: rules.DataSkm) -> tuple[bool, list[str]]:
    """Whether the service differs, and the unsur and parts of the profile that do."""
    lama = rules.DataSkm(salinan.nilai, salinan.profil, dijawab_on=salinan.dijawab_on)
    return salinan.layanan_id != layanan.pk, rules.find_beda(data, lama)


@konteks.act("publish_skm")
def publish_skm(*, survei: SurveiSkm, by: Pelaku, now: datetime) -> SurveiSkm:
    """Count, freeze the report, open the result to everyone, and follow up what is low. Raises CannotSurvey."""
    _require_unit(by, survei.unit_id)
    survei.refresh_from_db(from_queryset=SurveiSkm.objects.select_for_update())
    if survei.status == StatusSkm.TERBIT:
        raise CannotSurvey(_("Hasil survei ini sudah terbit."), code="sudah-terbit")
    if timezone.localdate(now) <= survei.sampai_on:
        raise CannotSurvey(_("Hasil terbit sesudah hari terakhir survei."), code="masih-berjalan")
    pita, batas = read_pita(survei, now), read_batas(survei, now)
    hasil = write_hasil(survei, pita, batas)
    survei.status, survei.terbit_at = StatusSkm.TERBIT, now
    # Nobody answered: that is said, and there is no paper full of dashes.
    if hasil[0].n:
        tugas = follow_up_low(survei, hasil, by=by, now=now)
        isi = write_isi(survei, hasil, tugas, pita=pita, batas=batas, now=now)
        survei.dokumen = freeze_laporan(survei, isi, now)
    survei.save(update_fields=["status", "terbit_at", "dokumen"])
    return survei


def _check_open(survei: SurveiSkm, layanan: Layanan, hari: date) -> None:
    if survei.status != StatusSkm.DIBUKA or not survei.dari_on <= hari <= survei.sampai_on:
        raise CannotSurvey(_("Survei ini sedang tidak dibuka."), code="tidak-dibuka")
    if layanan.unit_id != survei.unit_id:
        raise CannotSurvey(_("Layanan itu milik unit lain."), code="unit-lain")


def _require_served(survei: SurveiSkm, layanan: Layanan, permohonan: Permohonan | None) -> None:
    if permohonan is None or (permohonan.unit_id, permohonan.layanan_id) != (survei.unit_id, layanan.pk):
        raise CannotSurvey(_("Buka survei ini dari permohonan Anda."), code="tanpa-permohonan")
    require_kunci(permohonan)
    if permohonan.status not in (Status.SIAP, Status.SELESAI, Status.DITOLAK):
        raise CannotSurvey(_("Nilailah sesudah permohonan Anda selesai."), code="belum-selesai")


def _require_unit(by: Pelaku, unit_id: int) -> None:
    if not serves(by, unit_id):
        raise CannotSurvey(_("Survei ini milik unit lain."), code="bukan-wewenang")
