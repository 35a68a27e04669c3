"""Bahan uji: sasaran sebuah kegiatan dan jangkauannya, ditulis unitnya."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from terasa.program.models import Jangkauan, Kegiatan, SasaranPenerima
from terasa.program.queries.penerima import list_bagian
from terasa.program.rules.penerima import Bagian
from terasa.program.services import DataJangkauan, DataSasaran, record_jangkauan, state_sasaran
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, sebagai


def data_sasaran(now: datetime, **isi: Any) -> DataSasaran:
    """What the unit says about households of its catchment."""
    bawaan = {
        "kelompok": "rumah-tangga",
        "satuan": "rumah",
        "sumber": "Profil desa",
        "pada": timezone.localdate(now),
    }
    return DataSasaran(**{**bawaan, **isi})


def make_sasaran(
    kegiatan: Kegiatan, by: PelakuTetap, rumah: dict[str, int], *, now: datetime, **isi: Any
) -> SasaranPenerima:
    """Households of each RT of the desa; "" is the desa as a whole."""
    bagian = [Bagian(DESA, rt, n) for rt, n in rumah.items()]
    with sebagai(by):
        return state_sasaran(kegiatan=kegiatan, by=by, data=data_sasaran(now, **isi), bagian=bagian, now=now)


def reach(
    sasaran: SasaranPenerima,
    by: PelakuTetap,
    terjangkau: dict[str, int],
    *,
    now: datetime,
    kunci: UUID | None = None,
    alasan: str = "jarak",
    hari: int = 0,
) -> Jangkauan:
    """What was reached in each RT, `hari` days after `now`."""
    kini = now + timedelta(days=hari)
    with sebagai(by):
        capaian = {b.pk: (terjangkau[b.rt], alasan) for b in list_bagian(sasaran)}
        return record_jangkauan(
            sasaran=sasaran,
            by=by,
            data=DataJangkauan(timezone.localdate(kini), "hitungan"),
            capaian=capaian,
            kunci_kirim=kunci or uuid4(),
            now=kini,
        )
