"""Memuat katalog, mengubah aturan tanpa menimpa riwayat, dan menjalankan jam."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan import katalog, rules
from terasa.aturan.enums import Jenis, Keadaan, Satuan
from terasa.aturan.models import Aturan, HariLibur, Tenggat
from terasa.aturan.permissions import can_edit_aturan
from terasa.aturan.queries import get_aturan, hari_kerja_of, libur_of
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import SISTEM, Pelaku
from terasa.umum.sisip import insert_new

SUMBER_BAWAAN = "bawaan"


class CannotEditAturan(AturanDilanggar):
    """The change of a rule is not allowed or not readable."""


class CannotExtend(AturanDilanggar):
    """The clock cannot be extended."""


def load_katalog() -> int:
    """Bring the built-in rules and holidays into the database; rows edited here stay. Returns new rows."""
    with konteks.pakai(konteks.sistem()):
        return _load_katalog(by=SISTEM)


@konteks.act("load_katalog")
def _load_katalog(*, by: Pelaku) -> int:
    ada = set(Aturan.objects.values_list("kabupaten", "kode", "berlaku_dari"))
    baru = [a for a in katalog.all_aturan() if (a.kabupaten, a.kode, a.berlaku_dari) not in ada]
    Aturan.objects.bulk_create(_row_of(a) for a in baru)
    libur_ada = set(HariLibur.objects.filter(kabupaten="").values_list("tanggal", flat=True))
    HariLibur.objects.bulk_create(
        HariLibur(tanggal=h.tanggal, nama=h.nama, jenis=h.jenis, dasar=tabel.dasar[:250])
        for tabel in katalog.all_libur()
        for h in tabel.hari
        if h.tanggal not in libur_ada
    )
    return len(baru)


def _row_of(a: rules.AturanBaku) -> Aturan:
    return Aturan(
        kabupaten=a.kabupaten,
        kode=a.kode,
        jenis=a.jenis,
        nama=a.nama,
        isi=dict(a.isi),
        berlaku_dari=a.berlaku_dari,
        berlaku_sampai=a.berlaku_sampai,
        dasar=a.dasar,
        terverifikasi=a.terverifikasi,
        catatan=a.catatan,
        sumber=SUMBER_BAWAAN,
    )


@konteks.act("change_aturan")
def change_aturan(
    *,
    by: Pelaku,
    kode: str,
    isi: dict[str, Any],
    dasar: str,
    terverifikasi: bool,
    berlaku_dari: date,
    catatan: str = "",
    alasan: str,
) -> Aturan:
    """Open a new period of a rule for the actor's kabupaten; the old period is closed the day before.

    Raises CannotEditAturan, IsiSalah.
    """
    if not can_edit_aturan(by):
        raise CannotEditAturan(
            _("Hanya Bappeda yang dapat mengubah aturan kabupatennya."), code="bukan-bappeda"
        )
    if not dasar.strip():
        raise CannotEditAturan(_("Tulis dasar hukum atau keputusan yang menetapkannya."), code="tanpa-dasar")
    lama = get_aturan(kode, kabupaten=by.kabupaten, pada=berlaku_dari)
    baru = Aturan(
        kabupaten=by.kabupaten,
        kode=kode,
        jenis=lama.jenis,
        nama=lama.nama,
        isi=isi,
        berlaku_dari=berlaku_dari,
        dasar=dasar.strip(),
        terverifikasi=terverifikasi,
        catatan=catatan.strip(),
        sumber="kabupaten",
    )
    _check_isi(baru)
    _close_old(lama, baru)
    baru.save()
    return baru


def _check_isi(aturan: Aturan) -> None:
    """The engine must be able to read what was typed. Raises IsiSalah."""
    if aturan.jenis == Jenis.TENGGAT:
        rules.parse_tenggat(aturan)
    elif aturan.jenis == Jenis.JENDELA:
        rules.parse_jendela(aturan)


def _close_old(lama: Aturan, baru: Aturan) -> None:
    if lama.kabupaten != baru.kabupaten:
        return
    if lama.berlaku_dari == baru.berlaku_dari:
        raise CannotEditAturan(
            _("Aturan ini sudah berubah pada tanggal itu; pilih tanggal mulai yang lain."),
            code="tanggal-sama",
        )
    baru.berlaku_sampai = lama.berlaku_sampai
    lama.berlaku_sampai = baru.berlaku_dari - timedelta(days=1)
    lama.save(update_fields=["berlaku_sampai", "diubah_at"])


def start_tenggat(
    *,
    aturan_kode: str,
    kabupaten: str,
    kode_wilayah: str,
    objek_jenis: str,
    objek_id: object,
    judul: str,
    mulai_on: date,
    baru: bool = False,
    jumlah: int | None = None,
) -> Tenggat:
    """Start a clock by the rule in force on that day; a clock already running is returned as it is.

    With `baru` the object was made just now, so that none can run. `jumlah` is what this object promises itself, in the
    unit of the rule. Raises AturanTidakDikenal, IsiSalah.
    """
    aturan = _rule_of(aturan_kode, kabupaten, mulai_on, jumlah)
    hasil = rules.hitung_tenggat(aturan, mulai_on, libur_of(kabupaten), hari_kerja_of(kabupaten, mulai_on))
    kunci = {"aturan_kode": aturan_kode, "objek_jenis": objek_jenis, "objek_id": str(objek_id)}
    isi: dict[str, Any] = {
        "kabupaten": kabupaten,
        "kode_wilayah": kode_wilayah,
        "judul": judul[:250],
        "mulai_on": mulai_on,
        "jatuh_tempo_on": hasil.jatuh_tempo,
        "rincian": {**hasil.as_json(), "isi": aturan.isi, "nama": aturan.nama},
    }
    if jumlah is not None:
        isi["rincian"]["jumlah_sendiri"] = jumlah
    if baru:
        insert_new(tenggat := Tenggat(**kunci, **isi))
        return tenggat
    return Tenggat.objects.get_or_create(**kunci, selesai_at=None, defaults=isi)[0]


def _rule_of(kode: str, kabupaten: str, pada: date, jumlah: int | None) -> rules.Aturan:
    """The rule in force on that day, with the number that the object promised itself instead of its own."""
    aturan = get_aturan(kode, kabupaten=kabupaten, pada=pada)
    if jumlah is None:
        return aturan
    return rules.AturanBaku(
        kode=aturan.kode,
        jenis=Jenis(aturan.jenis),
        nama=aturan.nama,
        isi={**aturan.isi, "jumlah": jumlah},
        berlaku_dari=aturan.berlaku_dari,
        dasar=aturan.dasar,
        terverifikasi=aturan.terverifikasi,
    )


@transaction.atomic
def finish_tenggat(
    *, objek_jenis: str, objek_id: object, now: datetime, aturan_kode: str | None = None
) -> int:
    """Stop the clocks of an object, in time or late. Returns how many."""
    berjalan = Tenggat.objects.filter(
        objek_jenis=objek_jenis, objek_id=str(objek_id), selesai_at__isnull=True
    )
    if aturan_kode:
        berjalan = berjalan.filter(aturan_kode=aturan_kode)
    hari = timezone.localdate(now)
    semua = list(berjalan)
    for tenggat in semua:
        if tenggat.keadaan != Keadaan.BERLAKU_SENDIRI:
            terlambat = hari > tenggat.jatuh_tempo_on
            tenggat.keadaan = Keadaan.SELESAI_TERLAMBAT if terlambat else Keadaan.SELESAI
        tenggat.selesai_at = now
        tenggat.save(update_fields=["keadaan", "selesai_at"])
    return len(semua)


def reopen_tenggat(*, objek_jenis: str, objek_id: object, aturan_kode: str, sejak: datetime) -> int:
    """Run a clock on that was stopped by mistake at or after `sejak`, with the due day it had. Returns how many."""
    milik = Tenggat.objects.filter(objek_jenis=objek_jenis, objek_id=str(objek_id), aturan_kode=aturan_kode)
    semua = list(milik.filter(selesai_at__gte=sejak))
    for tenggat in semua:
        tenggat.selesai_at, tenggat.keadaan = None, Keadaan.BERJALAN
        tenggat.save(update_fields=["keadaan", "selesai_at"])
    return len(semua)


@konteks.act("extend_tenggat")
def extend_tenggat(
    *, tenggat: Tenggat, by: Pelaku, jumlah: int, satuan: str, alasan: str, now: datetime
) -> Tenggat:
    """Give more time, with a reason that stays in its history. Raises PerpanjanganDitolak, CannotExtend."""
    if tenggat.selesai_at is not None:
        raise CannotExtend(_("Tenggat ini sudah selesai."), code="sudah-selesai")
    tambahan = [*tenggat.perpanjangan, {"jumlah": jumlah, "satuan": satuan, "alasan": alasan}]
    hasil = _count_extended(tenggat, tenggat.mulai_on, tambahan)
    catatan = {**tambahan[-1], "oleh": by.label, "pada": now.isoformat(timespec="seconds")}
    tenggat.perpanjangan = [*tenggat.perpanjangan, catatan]
    tenggat.jatuh_tempo_on = hasil.jatuh_tempo
    tenggat.rincian = {**tenggat.rincian, **hasil.as_json()}
    tenggat.keadaan = Keadaan.BERJALAN
    tenggat.save()
    return tenggat


@konteks.act("refresh_tenggat")
def refresh_tenggat(*, by: Pelaku, hari_ini: date) -> list[Tenggat]:
    """Move clocks past their day to late, or to "takes effect by itself". Returns those that changed."""
    berubah = []
    lewat = Tenggat.objects.select_for_update().filter(
        selesai_at__isnull=True, keadaan=Keadaan.BERJALAN, jatuh_tempo_on__lt=hari_ini
    )
    for tenggat in lewat:
        sendiri = bool(tenggat.rincian.get("isi", {}).get("berlaku_dengan_sendirinya"))
        tenggat.keadaan = Keadaan.BERLAKU_SENDIRI if sendiri else Keadaan.LEWAT
        tenggat.save(update_fields=["keadaan"])
        berubah.append(tenggat)
    return berubah


@transaction.atomic
def recount_tenggat(
    *,
    aturan_kode: str,
    objek_jenis: str,
    objek_id: object,
    mulai_on: date | None = None,
    selesai_on: date | None = None,
) -> Tenggat | None:
    """Another day from which a clock runs, or on which it ended; its due day and its end are judged anew.

    The newest clock of that rule on the object, or None. Extensions stay. Raises AturanTidakDikenal.
    """
    tenggat = (
        Tenggat.objects.filter(aturan_kode=aturan_kode, objek_jenis=objek_jenis, objek_id=str(objek_id))
        .order_by("-pk")
        .first()
    )
    if tenggat is None:
        return None
    if mulai_on is not None:
        hasil = _count_extended(tenggat, mulai_on, tenggat.perpanjangan)
        tenggat.mulai_on, tenggat.jatuh_tempo_on = mulai_on, hasil.jatuh_tempo
        tenggat.rincian = {**tenggat.rincian, **hasil.as_json()}
    if selesai_on is not None and tenggat.selesai_at is not None:
        tenggat.selesai_at = datetime.combine(selesai_on, time(12), tzinfo=timezone.get_default_timezone())
    if tenggat.keadaan != Keadaan.BERLAKU_SENDIRI:
        tenggat.keadaan = _judge(tenggat)
    tenggat.save()
    return tenggat


def _count_extended(
    tenggat: Tenggat, mulai_on: date, perpanjangan: Sequence[dict[str, Any]]
) -> rules.HasilTenggat:
    sendiri = tenggat.rincian.get("jumlah_sendiri")
    aturan = _rule_of(tenggat.aturan_kode, tenggat.kabupaten, mulai_on, sendiri)
    return rules.hitung_tenggat(
        aturan,
        mulai_on,
        libur_of(tenggat.kabupaten),
        hari_kerja_of(tenggat.kabupaten, mulai_on),
        [rules.Perpanjangan(p["jumlah"], Satuan(p["satuan"]), p["alasan"]) for p in perpanjangan],
    )


def _judge(tenggat: Tenggat) -> Keadaan:
    if tenggat.selesai_at is None:
        return Keadaan.BERJALAN
    terlambat = timezone.localdate(tenggat.selesai_at) > tenggat.jatuh_tempo_on
    return Keadaan.SELESAI_TERLAMBAT if terlambat else Keadaan.SELESAI


def drop_tenggat(*, objek_jenis: str, objek_id: object) -> int:
    """Take away the running clocks of an object that is no longer to be done; the audit keeps them. Returns how
    many."""
    return Tenggat.objects.filter(
        objek_jenis=objek_jenis, objek_id=str(objek_id), selesai_at__isnull=True
    ).delete()[0]
