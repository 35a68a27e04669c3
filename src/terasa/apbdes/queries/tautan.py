"""Usulan yang dibiayai pos-pos sebuah APBDes, dan yang masih dapat ditautkan."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from terasa.apbdes.models import Apbdes, PosApbdes, TautanApbdes
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Usulan


def list_tautan(apbdes: Apbdes) -> dict[UUID, list[TautanApbdes]]:
    """Links that hold, by line; one query."""
    semua = TautanApbdes.objects.filter(kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, dilepas_at=None)
    menurut: dict[UUID, list[TautanApbdes]] = defaultdict(list)
    for satu in semua.select_related("usulan"):
        menurut[satu.pangkal].append(satu)
    return dict(menurut)


def list_dapat_ditautkan(pos: PosApbdes) -> list[Usulan]:
    """Usulan of the village's plan of that year that this line does not pay yet; one query."""
    sudah = TautanApbdes.objects.filter(pangkal=pos.pangkal, dilepas_at=None).values("usulan")
    semua = Usulan.objects.filter(
        kode_desa=pos.apbdes.kode_desa, tahun=pos.apbdes.tahun, status=StatusUsulan.MASUK_RKPDES
    )
    return list(semua.exclude(pk__in=sudah).order_by("judul", "pk"))
