"""Mengerjakan permohonan: lengkap, kurang, terlambat dengan sebab, siap, diserahkan, tidak dapat dipenuhi, ditarik."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import hari_kerja_of, libur_of
from terasa.aturan.rules import count_hari_kerja
from terasa.layanan import rules
from terasa.layanan.enums import Keputusan
from terasa.layanan.models import Permohonan
from terasa.layanan.services.langkah import (
    CannotServe,
    lock,
    require_alasan,
    require_kunci,
    require_unit,
    start_janji,
    stop_jam,
    take_step,
    tell_pemohon,
    tell_unit,
)
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal


@konteks.act("accept_berkas")
def accept_berkas(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> Permohonan:
    """The papers are complete: the promised days begin. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    begin_proses(permohonan, by=by, now=now)
    assert permohonan.janji_on is not None  # set with the clock
    teks = _("Dijanjikan selesai paling lambat %(hari)s.") % {"hari": format_tanggal(permohonan.janji_on)}
    tell_pemohon(permohonan, f"lengkap-{now:%Y%m%d}", _("Berkas Anda lengkap"), teks, now)
    return permohonan


def begin_proses(
    permohonan: Permohonan, *, by: Pelaku, now: datetime, sebagai: Keputusan = Keputusan.DITERIMA
) -> None:
    """The same on a row that is locked or new."""
    stop_jam(permohonan, now)
    permohonan.kurang, permohonan.lengkap_on = [], timezone.localdate(now)
    permohonan.janji_on = start_janji(permohonan, now)
    take_step(permohonan, sebagai, by=by, now=now, janji_on=permohonan.janji_on)
    permohonan.save(update_fields=["status", "kurang", "lengkap_on", "janji_on"])


@konteks.act("ask_lengkap")
def ask_lengkap(*, permohonan: Permohonan, kurang: Sequence[str], by: Pelaku, now: datetime) -> Permohonan:
    """Say which requirements are missing; the clock waits and starts anew once they are there. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    # A promise that has passed is explained; a new clock would make the late one look kept.
    if permohonan.janji_on is not None and timezone.localdate(now) > permohonan.janji_on:
        raise CannotServe(
            _("Janjinya sudah lewat: jelaskan keterlambatannya, dan mintalah yang kurang lewat pesan."),
            code="janji-lewat",
        )
    begin_kurang(permohonan, kurang, by=by, now=now)
    teks = _("Masih diperlukan: %(kurang)s.") % {"kurang": "; ".join(permohonan.kurang)}
    tell_pemohon(permohonan, f"kurang-{now:%Y%m%d%H%M}", _("Ada yang masih kurang"), teks, now)
    return permohonan


def begin_kurang(permohonan: Permohonan, kurang: Sequence[str], *, by: Pelaku, now: datetime) -> None:
    """The same on a row that is locked or new."""
    diminta = [satu for satu in permohonan.standar.persyaratan if satu in kurang]
    # Only what the standard asks for: an office cannot make up requirements at the counter.
    if not diminta or len(diminta) != len(set(kurang)):
        raise CannotServe(_("Pilih yang kurang dari persyaratan layanan ini."), code="syarat")
    stop_jam(permohonan, now)
    permohonan.kurang, permohonan.lengkap_on, permohonan.janji_on = diminta, None, None
    # What was said about the clock that ends here does not excuse the next one.
    permohonan.alasan_lambat = ""
    take_step(permohonan, Keputusan.DIMINTA_LENGKAP, by=by, now=now)
    permohonan.save(update_fields=["status", "kurang", "lengkap_on", "janji_on", "alasan_lambat"])


@konteks.act("explain_late")
def explain_late(
    *,
    permohonan: Permohonan,
    alasan_kode: str,
    alasan: str = "",
    perkiraan_on: date | None = None,
    by: Pelaku,
    now: datetime,
) -> Permohonan:
    """Say why it is late, or will be, and when it is expected now; the promise itself stays. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    kalimat = _explain(permohonan, alasan_kode, alasan, by=by, now=now, perkiraan_on=perkiraan_on)
    permohonan.save(update_fields=["alasan_lambat"])
    tell_pemohon(permohonan, f"lambat-{now:%Y%m%d}", _("Permohonan Anda terlambat"), kalimat, now)
    return permohonan


def _explain(
    permohonan: Permohonan,
    kode: str,
    teks: str,
    *,
    by: Pelaku,
    now: datetime,
    perkiraan_on: date | None = None,
) -> str:
    kalimat = require_alasan("alasan-lambat-layanan", kode, teks, permohonan, now)
    take_step(
        permohonan,
        Keputusan.DIJELASKAN,
        by=by,
        now=now,
        alasan_kode=kode,
        alasan=kalimat,
        janji_on=perkiraan_on,
    )
    permohonan.alasan_lambat = kode
    return kalimat


@konteks.act("mark_ready")
def mark_ready(
    *, permohonan: Permohonan, by: Pelaku, now: datetime, alasan_kode: str = "", alasan: str = ""
) -> Permohonan:
    """The result is there: the clock stops and its days are counted. A late one needs its reason. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    hari = timezone.localdate(now)
    tepat = permohonan.janji_on is None or hari <= permohonan.janji_on
    if rules.needs_alasan(permohonan.janji_on, permohonan.alasan_lambat, hari):
        _explain(permohonan, alasan_kode, alasan, by=by, now=now)
    take_step(permohonan, Keputusan.SIAP, by=by, now=now)
    stop_jam(permohonan, now)
    permohonan.siap_on, permohonan.tepat_waktu = hari, tepat
    permohonan.hari_kerja = _count_days(permohonan, hari)
    permohonan.save(update_fields=["status", "siap_on", "tepat_waktu", "hari_kerja", "alasan_lambat"])
    kejadian = f"siap-{now:%Y%m%d%H%M}"
    tell_pemohon(permohonan, kejadian, _("Hasilnya siap diambil"), _("Bawalah slip dengan kode itu."), now)
    return permohonan


def _count_days(permohonan: Permohonan, sampai: date) -> int:
    assert permohonan.lengkap_on is not None  # no step to ready without complete papers
    kabupaten = permohonan.unit.kabupaten
    return count_hari_kerja(
        permohonan.lengkap_on, sampai, libur_of(kabupaten), hari_kerja_of(kabupaten, permohonan.lengkap_on)
    )


@konteks.act("hand_over")
def hand_over(*, permohonan: Permohonan, by: Pelaku, now: datetime, biaya: int = 0) -> Permohonan:
    """Given to the person, with what was charged; more than the standard says is refused. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    if not 0 <= biaya <= permohonan.standar.biaya:
        raise CannotServe(
            _("Biaya menurut standar layanan ini paling banyak Rp%(biaya)s.")
            % {"biaya": f"{permohonan.standar.biaya:,}".replace(",", ".")},
            code="biaya",
        )
    take_step(permohonan, Keputusan.DISERAHKAN, by=by, now=now)
    permohonan.selesai_at, permohonan.biaya = now, biaya
    permohonan.save(update_fields=["status", "selesai_at", "biaya"])
    return permohonan


@konteks.act("refuse_permohonan")
def refuse_permohonan(
    *, permohonan: Permohonan, alasan_kode: str, alasan: str = "", by: Pelaku, now: datetime
) -> Permohonan:
    """It cannot be done, and why, in words everyone may read. Raises CannotServe."""
    require_unit(by, permohonan)
    lock(permohonan)
    kalimat = require_alasan("alasan-tolak-layanan", alasan_kode, alasan, permohonan, now)
    take_step(permohonan, Keputusan.DITOLAK, by=by, now=now, alasan_kode=alasan_kode, alasan=kalimat)
    _close(permohonan, now)
    tell_pemohon(permohonan, "ditolak", _("Permohonan Anda tidak dapat dipenuhi"), kalimat, now)
    return permohonan


@konteks.act("withdraw_permohonan")
def withdraw_permohonan(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> Permohonan:
    """The person no longer needs it. Raises CannotServe."""
    require_kunci(permohonan)
    lock(permohonan)
    take_step(permohonan, Keputusan.DITARIK, by=by, now=now)
    stop_jam(permohonan, now, rules.JAM_PPID_KEBERATAN)
    _close(permohonan, now)
    tell_unit(permohonan, "ditarik", _("Permohonan ditarik"), _("Pemohon menarik permohonannya."), now)
    return permohonan


def _close(permohonan: Permohonan, now: datetime) -> None:
    stop_jam(permohonan, now)
    permohonan.kurang, permohonan.selesai_at = [], now
    permohonan.save(update_fields=["status", "kurang", "selesai_at"])
