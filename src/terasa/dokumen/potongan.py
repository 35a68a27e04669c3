"""Berkas yang datang sepotong demi sepotong lewat sambungan yang sering putus.

Telepon menamai berkasnya dengan UUID acak dan mengirim paling banyak 64 KB sekali. Server menjawab sampai mana ia
punya; yang terputus dilanjutkan dari sana, dan potongan yang datang dua kali tidak menambah apa-apa.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from terasa.dokumen.models import Potongan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.sisip import insert_unless_there

SEPOTONG = 64 * 1024
UTUH_TERBESAR = 12 * 1024 * 1024
UMUR = timedelta(days=7)


class CannotReceive(AturanDilanggar):
    """This part does not fit."""


@konteks.act("receive_potongan")
def receive_potongan(*, unggahan: UUID, dari: int, utuh: int, data: bytes, now: datetime) -> int:
    """Keep one part; how many bytes of the file are here now. A part that was here already changes nothing.

    Raises CannotReceive.
    """
    _check(dari, utuh, data)
    with konteks.dengan_kunci(unggahan):
        ada = count_diterima(unggahan)
        if dari == ada and data:
            # Two sendings of one part may race: the second meets the row of the first.
            baris = Potongan(unggahan=unggahan, dari=dari, isi=data, utuh=utuh, dibuat_at=now)
            ada = ada + len(data) if insert_unless_there(baris) else count_diterima(unggahan)
        return ada


def count_diterima(unggahan: UUID) -> int:
    """Bytes of this file that are here, without a gap. Needs its key context."""
    jumlah = 0
    for dari, panjang in (
        Potongan.objects.filter(unggahan=unggahan).order_by("dari").values_list("dari", Length("isi"))
    ):
        if dari != jumlah:
            break
        jumlah += panjang
    return jumlah


def find_unggahan(unggahan: UUID) -> bytes | None:
    """The whole file; None while a part is missing."""
    with konteks.dengan_kunci(unggahan), transaction.atomic():
        semua = list(Potongan.objects.filter(unggahan=unggahan).order_by("dari"))
    isi = b"".join(bytes(p.isi) for p in semua)
    return isi if semua and len(isi) == semua[0].utuh else None


@konteks.act("drop_unggahan")
def drop_unggahan(*, unggahan: UUID) -> None:
    """The file was used: its parts are not needed any more."""
    with konteks.dengan_kunci(unggahan):
        Potongan.objects.filter(unggahan=unggahan).delete()


@konteks.act("drop_potongan_basi")
def drop_potongan_basi(*, now: datetime) -> int:
    """Forget parts whose file was never finished within a week. Returns how many parts."""
    with konteks.sebagai_sistem():
        return Potongan.objects.filter(dibuat_at__lt=now - UMUR).delete()[0]


def is_penuh() -> bool:
    """Whether unfinished files already take all the room that is kept for them."""
    with konteks.sebagai_sistem():
        jumlah = Potongan.objects.aggregate(n=Sum(Length("isi")))["n"] or 0
    return jumlah > int(settings.UNGGAHAN_TERTUNDA_TERBESAR)


def _check(dari: int, utuh: int, data: bytes) -> None:
    if not 0 < utuh <= UTUH_TERBESAR:
        raise CannotReceive(_("Berkas terlalu besar; paling besar 12 MB."), code="utuh")
    if len(data) > SEPOTONG or dari < 0 or dari + len(data) > utuh:
        raise CannotReceive(_("Potongan berkas ini tidak cocok dengan berkasnya."), code="potongan")
    if dari == 0 and is_penuh():
        raise CannotReceive(_("Tempat untuk kiriman sedang penuh. Coba lagi nanti."), code="penuh")
