"""Menulis, mengubah, dan menghapus kegiatan dalam draf RPJM Desa."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.rules.rpjmdes import CannotRpjm, IsiKegiatan, check_kegiatan, key_of
from terasa.musrenbang.services.rpjmdes.rencana import lock_draf
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Words that everyone reads once the plan is adopted.
TERBACA = ("sub_bidang", "jenis", "lokasi", "satuan", "sasaran", "sumber_dana")


@konteks.act("save_kegiatan_rpjm")
def save_kegiatan_rpjm(
    *, rencana: RpjmDesa, by: Pelaku, isi: IsiKegiatan, now: datetime, kegiatan: KegiatanRpjm | None = None
) -> KegiatanRpjm:
    """Write a kegiatan of a draft, or change one. Raises CannotRpjm."""
    lock_draf(rencana, by)
    isi = check_kegiatan(isi, rencana.semua_tahun)
    kembar = [
        k
        for k in rencana.kegiatan.all()
        if kegiatan_key(k) == isi.kunci and k.pk != getattr(kegiatan, "pk", None)
    ]
    if kembar:
        raise CannotRpjm(
            _("Kegiatan ini sudah ada di tempat yang sama; tambahkan tahunnya di sana."), code="jenis"
        )
    if kegiatan is None:
        terakhir = rencana.kegiatan.aggregate(n=Max("urutan"))["n"] or 0
        kegiatan = KegiatanRpjm(rencana=rencana, urutan=terakhir + 1)
    for nama, nilai in columns_of(isi).items():
        setattr(kegiatan, nama, nilai)
    kegiatan.save()
    return kegiatan


@konteks.act("remove_kegiatan_rpjm")
def remove_kegiatan_rpjm(*, kegiatan: KegiatanRpjm, by: Pelaku) -> None:
    """Take a kegiatan out of a draft. Raises CannotRpjm."""
    lock_draf(kegiatan.rencana, by)
    kegiatan.delete()


def kegiatan_key(k: KegiatanRpjm) -> tuple[str, ...]:
    """By what a second sheet finds it again."""
    return key_of(k.kode, k.bidang, k.jenis, k.lokasi)


def columns_of(isi: IsiKegiatan) -> dict[str, Any]:
    """Columns of the table; numbers of people are masked, and the words still fit."""
    kolom = {**vars(isi), "tahun": list(isi.tahun)}
    for nama in TERBACA:
        panjang = getattr(KegiatanRpjm._meta.get_field(nama), "max_length", None)
        kolom[nama] = mask_pribadi(kolom[nama])[:panjang]
    return kolom
