"""Menulis kabar di dalam transaksi tindakan yang menyebabkannya, dan mengirimkannya kemudian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from terasa.akun.models import Peran
from terasa.akun.permissions import can_write
from terasa.kabar import rules
from terasa.kabar.models import Alamat, Pesan, StatusPesan
from terasa.kabar.rules import AlamatTidakSah
from terasa.kabar.sandi import seal
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.ingatan import remember
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_unless_there

MEMANTUL = "kotak surat penerima mengembalikannya"
SEKALI = 1000

__all__ = [
    "AlamatTidakSah",
    "CannotRetry",
    "add_alamat",
    "enqueue",
    "mark_bounced",
    "mark_read",
    "retry_gagal",
    "tell_roles",
]


class CannotRetry(AturanDilanggar):
    """The message does not wait for a second try of this office."""


def add_alamat(*, pemilik_id: UUID, jenis: str, nilai: str, gerbang: str = "", utas: str = "") -> Alamat:
    """Store where answers go, owned by one object. Needs that object's key context. Raises AlamatTidakSah."""
    alamat = Alamat(
        pemilik_id=pemilik_id,
        jenis=jenis,
        nilai=rules.clean_alamat(jenis, nilai),
        gerbang=gerbang,
        utas=utas[:250],
    )
    alamat.save(force_insert=True)
    return alamat


def enqueue(
    *,
    kejadian: str,
    subjek: str,
    teks: str,
    tautan: str,
    now: datetime,
    alamat: Iterable[UUID] = (),
    pengguna: Iterable[int] = (),
    kode_wilayah: str = "",
    rahasia: str = "",
) -> int:
    """Put one message per recipient in the outbox; the same kejadian and recipient is written once.

    `rahasia` are words below `teks` that stand nowhere in clear and go once sent; to addresses only.
    Returns how many recipients were named. In-app messages count as delivered when written.
    """
    isi = {
        "subjek": subjek[:200],
        "teks": teks,
        "tautan": tautan,
        "kode_wilayah": kode_wilayah,
        "dibuat_at": now,
        "berikut_at": now,
    }
    pesan = [
        Pesan(kunci=f"{kejadian}:a{a}"[:120], alamat_id=a, tersandi=seal(rahasia), **isi)
        for a in dict.fromkeys(alamat)
    ]
    pesan += [
        Pesan(
            kunci=f"{kejadian}:p{p}"[:120], pengguna_id=p, status=StatusPesan.TERKIRIM, terkirim_at=now, **isi
        )
        for p in dict.fromkeys(pengguna)
    ]
    if pesan:
        # ON CONFLICT reads the row it meets, which belongs to its recipient and not to the acting office.
        with konteks.sebagai_sistem():
            for dari in range(0, len(pesan), SEKALI):
                insert_unless_there(*pesan[dari : dari + SEKALI])
    if any(p.alamat_id for p in pesan):
        transaction.on_commit(_wake_worker)
    return len(pesan)


def tell_roles(
    *,
    kejadian: str,
    subjek: str,
    teks: str,
    tautan: str,
    now: datetime,
    jenis: Iterable[str],
    kode_wilayah: str,
    unit_id: int | None = None,
) -> int:
    """Tell the people who hold such a post today over this place (or in this unit)."""
    penerima = _list_pemegang(sorted(jenis), kode_wilayah, unit_id, now.date())
    return enqueue(
        kejadian=kejadian,
        subjek=subjek,
        teks=teks,
        tautan=tautan,
        now=now,
        pengguna=penerima,
        kode_wilayah=kode_wilayah,
    )


def _list_pemegang(jenis: Sequence[str], kode_wilayah: str, unit_id: int | None, pada: date) -> list[int]:
    """Who holds such a post on that day over this place, or in this unit."""
    tempat = Q(kode_wilayah__in=_upward(kode_wilayah)) if unit_id is None else Q(unit_id=unit_id)
    semua = remember(
        ("pemegang", tuple(jenis), kode_wilayah if unit_id is None else unit_id),
        lambda: list(
            Peran.objects.filter(tempat, jenis__in=jenis)
            .order_by("pengguna_id")
            .values_list("pengguna_id", "berlaku_dari", "berlaku_sampai")
        ),
    )
    return [p for p, dari, sampai in semua if dari <= pada and (sampai is None or sampai >= pada)]


def mark_read(*, pengguna_id: int, now: datetime) -> int:
    """Everything in one's own inbox has been seen. Returns how many were new."""
    return Pesan.objects.filter(pengguna_id=pengguna_id, dibaca_at__isnull=True).update(dibaca_at=now)


@konteks.act("retry_gagal")
def retry_gagal(*, pesan_id: UUID, by: Pelaku, now: datetime) -> None:
    """Send a dead letter again from the beginning, with the same key. Raises CannotRetry."""
    with konteks.sebagai_sistem():
        gagal = Pesan.objects.select_for_update().filter(pk=pesan_id, alamat__isnull=False).first()
        if gagal is None or not can_write(by, gagal.kode_wilayah):
            raise CannotRetry(_("Kabar ini bukan milik kantor Anda."), code="bukan-wewenang")
        if gagal.status != StatusPesan.GAGAL:
            raise CannotRetry(_("Kabar ini sudah tidak menunggu dikirim ulang."), code="tidak-gagal")
        gagal.status, gagal.percobaan, gagal.galat, gagal.berikut_at = StatusPesan.MENUNGGU, 0, "", now
        gagal.save(update_fields=["status", "percobaan", "galat", "berikut_at"])
    transaction.on_commit(_wake_worker)


def mark_bounced(pesan_id: UUID) -> bool:
    """A mailbox gave our message back: it becomes a dead letter. Returns whether it was ours."""
    with konteks.sebagai_sistem():
        milik = Pesan.objects.filter(pk=pesan_id, alamat__isnull=False, status=StatusPesan.TERKIRIM)
        return bool(milik.update(status=StatusPesan.GAGAL, galat=MEMANTUL))


def _upward(kode: str) -> list[str]:
    """The place itself and everything above it: `63.06.04.2002`, `63.06.04`, `63.06`, `63`."""
    bagian = kode.split(".")
    return [".".join(bagian[:n]) for n in range(len(bagian), 0, -1)]


def _wake_worker() -> None:
    """Defer the delivery job; many acts in a second wake the worker once."""
    from procrastinate.exceptions import AlreadyEnqueued

    from terasa.kabar.tasks import deliver_waiting

    try:
        deliver_waiting.configure(queueing_lock="kabar-kirim").defer()
    except AlreadyEnqueued:
        return
