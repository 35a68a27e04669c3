"""Daftar tertutup sebagai kerangka: hanya nomornya terbit, alamatnya terlihat petugas, lalu dihapus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.survei.enums import CaraKerangka, StatusSurvei
from terasa.survei.models import Jawaban, RincianAlamat, Survei, UnitKerangka
from terasa.survei.rules import BarisDaftar
from terasa.survei.services.bersama import CannotSurvey, get_open
from terasa.survei.services.kerangka import get_terakhir, store_units
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("import_daftar")
def import_daftar(*, survei: Survei, baris: Sequence[BarisDaftar], by: Pelaku, now: datetime) -> int:
    """Households of a private list as the frame, numbered in the order of the file. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DISIAPKAN)
    if survei.cara != CaraKerangka.DAFTAR or get_terakhir(survei).dikunci_at is not None:
        raise CannotSurvey(_("Kerangka survei ini tidak dari daftar, atau sudah dikunci."), code="terkunci")
    label = [(b.desa, f"D-{nomor:05d}") for nomor, b in enumerate(baris, start=1)]
    store_units(survei, label)
    with konteks.sebagai_sistem():
        unit = dict(UnitKerangka.objects.filter(survei=survei).values_list("label", "pk"))
        RincianAlamat.objects.bulk_create(
            (
                RincianAlamat(
                    unit_id=unit[nama], survei=survei, alamat=b.alamat, nama=b.nama, telepon=b.telepon
                )
                for (_desa, nama), b in zip(label, baris, strict=True)
            ),
            batch_size=2000,
        )
    return len(label)


@konteks.act("forget_survei")
def forget_survei(*, survei: Survei, by: Pelaku, now: datetime, alasan: str) -> int:
    """Erase addresses, names, phone numbers and places of a survey that is over. Returns how many rows."""
    with konteks.sebagai_sistem():
        jumlah, _rinci = RincianAlamat.objects.filter(survei=survei).delete()
        bertitik = Jawaban.objects.filter(survei=survei, lintang__isnull=False)
        return jumlah + bertitik.update(lintang=None, bujur=None)
