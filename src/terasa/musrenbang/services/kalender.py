"""Menetapkan kalender, mengubahnya dengan alasan, memperpanjang, menutup naik ke atas, dan menolak di luar jadwal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_write
from terasa.musrenbang.models import Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.queries.kalender import (
    JadwalTahun,
    count_tahap,
    find_kalender,
    list_belum,
    read_jadwal,
)
from terasa.musrenbang.rules.kalender import Tahap, explain, list_pembuka, say_roles
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.queries import nama_lengkap_banyak
from terasa.wilayah.rules import tingkat

PENUTUP: Mapping[int, tuple[str, ...]] = {
    Tingkat.DESA: (P.KADES, P.LURAH),
    Tingkat.KECAMATAN: (P.CAMAT,),
    Tingkat.KABUPATEN: (P.BAPPEDA,),
}
SEBUT_BELUM = 3


class CannotSchedule(AturanDilanggar):
    """The calendar cannot be changed in this way."""


class DiLuarJadwal(AturanDilanggar):
    """The act belongs to a stage that is not open here today."""


@konteks.act("set_kalender")
def set_kalender(
    *,
    by: Pelaku,
    kabupaten: str,
    tahun: int,
    dasar: str,
    now: datetime,
    hari: Mapping[str, tuple[date | None, date]] | None = None,
) -> Kalender:
    """Switch the calendar of a year on, with the days of the rules unless `hari` names others by stage.

    Raises CannotSchedule.
    """
    _require_bappeda(by, kabupaten)
    if find_kalender(kabupaten, tahun) is not None:
        raise CannotSchedule(_("Kalender tahun itu sudah ditetapkan; ubahlah tahapnya."), code="sudah-ada")
    if not dasar.strip():
        raise CannotSchedule(_("Tulis keputusan yang menetapkan kalender ini."), code="dasar")
    kalender = Kalender.objects.create(
        kabupaten=kabupaten, tahun=tahun, dasar=dasar.strip(), ditetapkan_at=now, oleh=by.label
    )
    semua = count_tahap(kabupaten, tahun, timezone.localdate(now))
    TahapKalender.objects.bulk_create(
        _row(kalender, t, *(hari or {}).get(t.kode, (t.mulai_on, t.selesai_on)), oleh=by.label, now=now)
        for t in semua
    )
    return kalender


@konteks.act("change_tahap")
def change_tahap(
    *,
    by: Pelaku,
    kalender: Kalender,
    kode: str,
    mulai_on: date | None,
    selesai_on: date,
    alasan: str,
    now: datetime,
) -> TahapKalender:
    """Move a stage for the whole kabupaten; the old days stay in its history. Raises CannotSchedule."""
    _require_bappeda(by, kalender.kabupaten)
    alasan = _require_reason(alasan)
    lama = _lock_tahap(kalender, kode)
    lama.diganti_at = now
    lama.save(update_fields=["diganti_at"])
    baru = TahapKalender(
        kalender=kalender,
        kode=kode,
        urutan=lama.urutan,
        nama=lama.nama,
        isi=lama.isi,
        dasar=lama.dasar,
        mulai_on=mulai_on,
        selesai_on=selesai_on,
        alasan=alasan,
        oleh=by.label,
        pada=now,
    )
    _check_order(mulai_on, selesai_on)
    baru.save(force_insert=True)
    return baru


@konteks.act("extend_tahap")
def extend_tahap(
    *,
    by: Pelaku,
    kalender: Kalender,
    kode: str,
    kode_wilayah: str,
    sampai_on: date,
    alasan: str,
    now: datetime,
) -> PerpanjanganTahap:
    """Give one desa or kecamatan more days, openly and with a reason. Raises CannotSchedule."""
    jadwal, tahap = _read(kalender, kode, now)
    _require_extender(by, tahap, kode_wilayah)
    alasan = _require_reason(alasan)
    kini = jadwal.keadaan.last_day(tahap, kode_wilayah)
    if sampai_on <= kini or sampai_on < timezone.localdate(now):
        raise CannotSchedule(
            _("Perpanjangan harus melewati hari terakhir yang sekarang dan tidak di masa lalu."),
            code="sampai-on",
        )
    return PerpanjanganTahap.objects.create(
        kalender=kalender,
        kode=kode,
        kode_wilayah=kode_wilayah,
        sampai_on=sampai_on,
        alasan=alasan,
        oleh=by.label,
        pada=now,
    )


@konteks.act("close_tahap")
def close_tahap(
    *, by: Pelaku, kalender: Kalender, kode: str, kode_wilayah: str, now: datetime, alasan: str = ""
) -> PenutupanTahap:
    """Close a stage at one place and lock everything below it. Places that are not done need a reason.

    Raises CannotSchedule.
    """
    jadwal, tahap = _read(kalender, kode, now)
    _require_closer(by, kode_wilayah)
    if not tahap.concerns(kode_wilayah):
        raise CannotSchedule(_("Tahap ini bukan untuk tempat itu."), code="bukan-tahapnya")
    if jadwal.keadaan.is_locked(tahap, kode_wilayah):
        raise CannotSchedule(_("Tahap ini sudah ditutup di sini."), code="sudah-ditutup")
    belum = list_belum(jadwal, tahap, kode_wilayah, timezone.localdate(now))
    if belum and not alasan.strip():
        raise CannotSchedule(
            _("%(n)d tempat di bawahnya belum selesai, antara lain %(nama)s. Tulis mengapa tetap ditutup.")
            % {"n": len(belum), "nama": "; ".join(str(w) for w in belum[:SEBUT_BELUM])},
            code="alasan",
        )
    return PenutupanTahap.objects.create(
        kalender=kalender,
        kode=kode,
        kode_wilayah=kode_wilayah,
        ditutup_at=now,
        oleh=by.label,
        belum=[w.kode for w in belum],
        alasan=alasan.strip(),
    )


@konteks.act("reopen_tahap")
def reopen_tahap(*, by: Pelaku, penutupan: PenutupanTahap, alasan: str, now: datetime) -> None:
    """Unlock a stage again; whoever may extend it may do this. Raises CannotSchedule."""
    _jadwal, tahap = _read(penutupan.kalender, penutupan.kode, now)
    _require_extender(by, tahap, penutupan.kode_wilayah)
    alasan = _require_reason(alasan)
    buka = PenutupanTahap.objects.filter(pk=penutupan.pk, dibuka_at=None)
    if not buka.update(dibuka_at=now, dibuka_oleh=by.label, dibuka_alasan=alasan):
        raise CannotSchedule(_("Tahap ini sudah dibuka."), code="sudah-dibuka")


def require_jadwal(tindakan: str, kabupaten: str, tahun: int, tempat: Sequence[str], now: datetime) -> None:
    """Refuse an act outside its stage where a calendar was set; without one, one query and no refusal.

    Raises DiLuarJadwal.
    """
    if find_kalender(kabupaten, tahun) is None:
        return
    pada = timezone.localdate(now)
    jadwal = read_jadwal(kabupaten, tahun, pada)
    for kode in tempat:
        pembuka = list_pembuka(jadwal.tahap, tindakan, kode)
        if pembuka and not any(jadwal.keadaan.is_open(t, kode, pada) for t in pembuka):
            nama = nama_lengkap_banyak([kode])[kode]
            raise DiLuarJadwal(explain(pembuka, jadwal.keadaan, nama, kode, pada), code="di-luar-jadwal")


def require_bawah(
    jenis: str, kabupaten: str, tahun: int, tempat: Sequence[str], by: Pelaku, now: datetime
) -> None:
    """A forum closes only when the stage below it is closed under its places; one where everybody is done is
    closed now. Raises DiLuarJadwal."""
    kalender = find_kalender(kabupaten, tahun)
    if kalender is None:
        return
    pada = timezone.localdate(now)
    jadwal = read_jadwal(kabupaten, tahun, pada)
    bawah = {t.menunggu for t in jadwal.tahap if t.selesai == jenis and t.menunggu}
    for tahap in (t for t in jadwal.tahap if t.kode in bawah):
        for kode in tempat:
            if not jadwal.keadaan.is_locked(tahap, kode):
                _lock_or_refuse(jadwal, kalender, tahap, kode, by, now)


def _lock_or_refuse(
    jadwal: JadwalTahun, kalender: Kalender, tahap: Tahap, kode: str, by: Pelaku, now: datetime
) -> None:
    belum = list_belum(jadwal, tahap, kode, timezone.localdate(now))
    nama = nama_lengkap_banyak([kode])[kode]
    if belum:
        raise DiLuarJadwal(
            _(
                "%(tahap)s di %(tempat)s belum ditutup: %(n)d belum selesai, antara lain %(nama)s. "
                "Tutup dulu tahap itu di kalender, atau tulis di sana mengapa ditutup tanpa mereka."
            )
            % {
                "tahap": tahap.nama,
                "tempat": nama,
                "n": len(belum),
                "nama": "; ".join(str(w) for w in belum[:SEBUT_BELUM]),
            },
            code="bawah-belum",
        )
    PenutupanTahap.objects.create(
        kalender=kalender, kode=tahap.kode, kode_wilayah=kode, ditutup_at=now, oleh=by.label
    )


def may_extend(by: Pelaku, tahap: Tahap, kode_wilayah: str) -> bool:
    return by.jenis == "sistem" or (by.jenis in tahap.perpanjang and can_write(by, kode_wilayah))


def may_close_tahap(by: Pelaku, kode_wilayah: str) -> bool:
    """The head of the place itself."""
    if by.jenis == "sistem":
        return True
    return by.jenis in PENUTUP.get(tingkat(kode_wilayah), ()) and kode_wilayah in by.akar_tulis


def may_set_kalender(by: Pelaku, kabupaten: str) -> bool:
    return by.jenis == "sistem" or (by.jenis == P.BAPPEDA and can_write(by, kabupaten))


def _require_bappeda(by: Pelaku, kabupaten: str) -> None:
    if not may_set_kalender(by, kabupaten):
        raise CannotSchedule(
            _("Kalender ditetapkan dan diubah Bappeda kabupaten ini."), code="bukan-wewenang"
        )


def _require_extender(by: Pelaku, tahap: Tahap, kode_wilayah: str) -> None:
    if not may_extend(by, tahap, kode_wilayah):
        raise CannotSchedule(
            _("Tahap ini diperpanjang atau dibuka lagi oleh %(oleh)s.")
            % {"oleh": say_roles(tahap.perpanjang)},
            code="bukan-wewenang",
        )


def _require_closer(by: Pelaku, kode_wilayah: str) -> None:
    if not may_close_tahap(by, kode_wilayah):
        raise CannotSchedule(_("Tahap ditutup pimpinan tempat itu sendiri."), code="bukan-wewenang")


def _require_reason(alasan: str) -> str:
    if not alasan.strip():
        raise CannotSchedule(_("Tulis alasannya; ia tampil untuk umum."), code="alasan")
    return alasan.strip()


def _read(kalender: Kalender, kode: str, now: datetime) -> tuple[JadwalTahun, Tahap]:
    jadwal = read_jadwal(kalender.kabupaten, kalender.tahun, timezone.localdate(now))
    tahap = jadwal.find(kode)
    if tahap is None:
        raise CannotSchedule(_("Tahap itu tidak ada dalam kalender ini."), code="tahap")
    return jadwal, tahap


def _lock_tahap(kalender: Kalender, kode: str) -> TahapKalender:
    berlaku = TahapKalender.objects.select_for_update().filter(kalender=kalender, kode=kode, diganti_at=None)
    lama = berlaku.first()
    if lama is None:
        raise CannotSchedule(_("Tahap itu tidak ada dalam kalender ini."), code="tahap")
    return lama


def _check_order(mulai_on: date | None, selesai_on: date) -> None:
    if mulai_on is not None and mulai_on > selesai_on:
        raise CannotSchedule(_("Hari terakhir tidak boleh sebelum hari pertama."), code="selesai-on")


def _row(
    kalender: Kalender, t: Tahap, mulai_on: date | None, selesai_on: date, *, oleh: str, now: datetime
) -> TahapKalender:
    _check_order(mulai_on, selesai_on)
    isi = {
        "tingkat": t.tingkat,
        "untuk": t.untuk,
        "penyelenggara": t.penyelenggara,
        "membuka": list(t.membuka),
        "dokumen": list(t.dokumen),
        "berikut": t.berikut,
        "selesai": t.selesai,
        "menunggu": t.menunggu,
        "perpanjang": list(t.perpanjang),
    }
    return TahapKalender(
        kalender=kalender,
        kode=t.kode,
        urutan=t.urutan,
        nama=t.nama,
        mulai_on=mulai_on,
        selesai_on=selesai_on,
        isi=isi,
        dasar=t.dasar,
        oleh=oleh,
        pada=now,
    )
