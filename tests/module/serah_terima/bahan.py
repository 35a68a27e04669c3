"""Bahan sapuan: paket serah terima sebuah kecamatan yang sudah beku."""

from __future__ import annotations

from django.utils import timezone

from terasa.akun.models import Unit
from terasa.serah_terima.models import PaketSerahTerima
from terasa.serah_terima.services import prepare_paket, work_on
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, PelakuTetap


def freeze_paket(camat: PelakuTetap) -> PaketSerahTerima:
    """The pack of the office of this camat as of today, frozen once however often it is asked for."""
    with konteks.pakai(konteks.sistem()):
        unit, hari = Unit.objects.get(pk=camat.unit_id), timezone.localdate()
        paket = prepare_paket(by=SISTEM, unit=unit, jabatan="camat", tanggal=hari, now=timezone.now())
        if not paket.is_beku:
            PaketSerahTerima.objects.filter(pk=paket.pk).update(status="menunggu")
            work_on(paket.pk)
            paket.refresh_from_db()
        assert paket.is_beku
        return paket
