"""Daftar hadir forum: nama tinggal di tabel terbatas, hitungannya publik."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang import rules
from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum
from terasa.musrenbang.permissions import may_run
from terasa.musrenbang.queries.bawaan import find_bawaan, tell_bawaan
from terasa.musrenbang.queries.forum import option_names
from terasa.musrenbang.services.keputusan import require_running
from terasa.pertemuan.models import Kehadiran, Kelamin, Pertemuan, RingkasanHadir
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

# More phones than any hall holds: somebody plays with the address.
MENUNGGU_TERBANYAK = 500


class CannotAttend(AturanDilanggar):
    """This attendee cannot be recorded as given."""


@dataclass(frozen=True)
class Peserta:
    """One attendee. The name, if any, is for the paper annex only."""

    kelamin: str
    kelompok_umur: str
    unsur: str
    asal_kode: str = ""
    disabilitas: bool | None = None
    nama: str = ""


@konteks.act("record_kehadiran")
def record_kehadiran(
    *,
    forum: Forum,
    by: Pelaku,
    kelamin: str,
    kelompok_umur: str,
    unsur: str,
    now: datetime,
    asal_kode: str = "",
    disabilitas: bool | None = None,
    nama: str = "",
) -> Kehadiran:
    """Add one attendee and renew the public counts. Raises CannotAttend, CannotDecide."""
    peserta = Peserta(kelamin, kelompok_umur, unsur, asal_kode, disabilitas, nama)
    return _record(forum, [peserta], by=by, now=now)[0]


@konteks.act("record_kehadiran_many")
def record_kehadiran_many(*, forum: Forum, by: Pelaku, peserta: Sequence[Peserta], now: datetime) -> int:
    """Add a whole list at once. Returns how many. Raises CannotAttend, CannotDecide."""
    return len(_record(forum, peserta, by=by, now=now))


@konteks.act("remove_kehadiran")
def remove_kehadiran(*, forum: Forum, kehadiran_id: UUID, by: Pelaku, now: datetime) -> None:
    """Take one attendee off the list again. Raises CannotDecide."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, pk=kehadiran_id).delete()
        _recount(forum)


@konteks.act("open_hadir_mandiri")
def open_hadir_mandiri(*, forum: Forum, by: Pelaku, buka: bool) -> str:
    """Let people sign in with their own phones, or stop it; the word of the address, "" once stopped.

    Raises CannotDecide.
    """
    require_running(forum, by)
    forum.kunci_hadir = (forum.kunci_hadir or secrets.token_urlsafe(9)) if buka else ""
    forum.save(update_fields=["kunci_hadir"])
    return forum.kunci_hadir


@konteks.act("sign_in_hadir")
def sign_in_hadir(*, forum: Forum, by: Pelaku, peserta: Peserta, now: datetime) -> int:
    """Someone in the hall fills in their own phone; the number to show. It counts once it is confirmed.

    Raises CannotAttend.
    """
    if forum.status != StatusForum.DIBUKA or not forum.kunci_hadir:
        raise CannotAttend(_("Daftar hadir ini sudah ditutup; temui panitia."), code="ditutup")
    if (bawaan := find_bawaan(forum)) is not None:
        raise CannotAttend(tell_bawaan(bawaan), code="dibawa")
    check_peserta(peserta, *read_pilihan(forum, now))
    with konteks.sebagai_sistem():
        # One at a time, so that no two phones show the same number.
        Pertemuan.objects.select_for_update().get(pk=_pertemuan(forum).pk)
        semua = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id)
        if semua.filter(menunggu=True).count() >= MENUNGGU_TERBANYAK:
            raise CannotAttend(_("Terlalu banyak yang menunggu; temui panitia."), code="penuh")
        nomor = (semua.aggregate(n=Max("nomor"))["n"] or 0) + 1
        Kehadiran.objects.create(
            pertemuan=_pertemuan(forum),
            kode_wilayah=forum.kode_wilayah,
            kelamin=peserta.kelamin,
            kelompok_umur=peserta.kelompok_umur,
            unsur=peserta.unsur,
            asal_kode=peserta.asal_kode,
            disabilitas=peserta.disabilitas,
            dicatat_at=now,
            menunggu=True,
            nomor=nomor,
        )
    return nomor


@konteks.act("confirm_kehadiran")
def confirm_kehadiran(*, forum: Forum, by: Pelaku, kehadiran_id: UUID | None, now: datetime) -> int:
    """Count one who signed in, or with None everyone who waits. Returns how many. Raises CannotDecide."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        menunggu = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=True)
        if kehadiran_id is not None:
            menunggu = menunggu.filter(pk=kehadiran_id)
        jumlah = menunggu.update(menunggu=False, dicatat_at=now)
        _recount(forum)
    return jumlah


def list_menunggu(*, forum: Forum, by: Pelaku) -> list[Kehadiran]:
    """Those who signed in and wait to be confirmed, for the office that runs this forum. Raises CannotAttend."""
    if not may_run(by, forum):
        raise CannotAttend(
            _("Daftar hadir hanya dibaca kantor yang menjalankan forumnya."), code="bukan-wewenang"
        )
    with konteks.sebagai_sistem(), transaction.atomic():
        return list(Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=True).order_by("nomor"))


@konteks.act("set_utusan")
def set_utusan(*, forum: Forum, by: Pelaku, kehadiran_id: UUID, utusan: bool, nama: str = "") -> None:
    """Name one of those present a delegate to the next forum; the public sees how many, the office who.

    Raises CannotAttend, CannotDecide.
    """
    require_running(forum, by)
    with konteks.sebagai_sistem():
        satu = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=False, pk=kehadiran_id).first()
        if satu is None:
            raise CannotAttend(_("Orang itu tidak ada dalam daftar hadir."), code="tidak-ada")
        satu.utusan, satu.nama = utusan, nama.strip()[:150] or satu.nama
        satu.save(update_fields=["utusan", "nama"])
        _recount(forum)


def list_peserta(*, forum: Forum, by: Pelaku) -> list[Kehadiran]:
    """The attendance list with its names, for the office that runs this forum. Raises CannotAttend.

    The rows lie under the forum's place, which may be above the office's own root.
    """
    if not may_run(by, forum):
        raise CannotAttend(
            _("Daftar hadir hanya dibaca kantor yang menjalankan forumnya."), code="bukan-wewenang"
        )
    with konteks.sebagai_sistem(), transaction.atomic():
        semua = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=False)
        return list(semua.order_by("dicatat_at", "pk"))


def _record(forum: Forum, peserta: Sequence[Peserta], *, by: Pelaku, now: datetime) -> list[Kehadiran]:
    require_running(forum, by)
    umur, unsur = read_pilihan(forum, now)
    for p in peserta:
        check_peserta(p, umur, unsur)
    baris = [
        Kehadiran(
            pertemuan=_pertemuan(forum),
            kode_wilayah=forum.kode_wilayah,
            nama=p.nama.strip()[:150],
            kelamin=p.kelamin,
            kelompok_umur=p.kelompok_umur,
            unsur=p.unsur,
            asal_kode=p.asal_kode,
            disabilitas=p.disabilitas,
            dicatat_at=now,
        )
        for p in peserta
    ]
    # A forum over several kecamatan, or of a unit, lies above or beside the roots of the office that runs it.
    with konteks.sebagai_sistem():
        Kehadiran.objects.bulk_create(baris, batch_size=1000)
        _recount(forum)
    return baris


def read_pilihan(forum: Forum, now: datetime) -> tuple[Collection[str], Collection[str]]:
    """Codes of the age groups and of the elements in force for this forum."""
    pada = timezone.localdate(now)
    return (
        option_names("kelompok-umur", forum.kabupaten, pada),
        option_names("unsur-peserta", forum.kabupaten, pada),
    )


def check_peserta(p: Peserta, umur: Collection[str], unsur: Collection[str]) -> None:
    """Raises CannotAttend."""
    if p.kelamin not in Kelamin.values:
        raise CannotAttend(_("Jenis kelamin ditulis P atau L."), code="kelamin")
    if p.kelompok_umur not in umur:
        raise CannotAttend(_("Pilih kelompok umur dari daftar."), code="kelompok-umur")
    if p.unsur not in unsur:
        raise CannotAttend(_("Pilih unsur peserta dari daftar."), code="unsur")


def _pertemuan(forum: Forum) -> Pertemuan:
    assert forum.pertemuan is not None
    return forum.pertemuan


def _recount(forum: Forum) -> None:
    semua = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id, menunggu=False)
    utusan = list(semua.filter(utusan=True).values_list("kelamin", flat=True))
    hitung = rules.count_hadir(
        semua.values_list("kelamin", "kelompok_umur", "unsur", "asal_kode", "disabilitas")
    )
    ringkasan = {
        "jumlah": hitung.jumlah,
        "perempuan": hitung.perempuan,
        "disabilitas": hitung.disabilitas,
        "per_unsur": dict(hitung.per_unsur),
        "per_umur": dict(hitung.per_umur),
        "asal": list(hitung.asal),
        "utusan": len(utusan),
        "utusan_perempuan": utusan.count(Kelamin.PEREMPUAN),
    }
    RingkasanHadir.objects.bulk_create(
        [RingkasanHadir(pertemuan=_pertemuan(forum), **ringkasan)],
        update_conflicts=True,
        unique_fields=["pertemuan"],
        update_fields=list(ringkasan),
    )
