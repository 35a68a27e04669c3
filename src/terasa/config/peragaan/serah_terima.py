"""Satu paket serah terima peragaan yang tinggal dibekukan dengan tombolnya."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from terasa.akun.models import Unit
from terasa.serah_terima.services import prepare_paket, write_bagian
from terasa.umum.pelaku import SISTEM

KATA = {
    "kontrak": ("Air pasang menahan alat berat di dua lokasi (peragaan).", "Jadwalkan sesudah bulan Mei."),
    "menunggu": (
        "Pagu wilayah hanya cukup bagi sepertiga yang disepakati (peragaan).",
        "Mulai dari yang terlama.",
    ),
    "arahan": ("", "Buka setiap rakor dengan arahan yang belum selesai (peragaan)."),
}


def prepare_handover(unit: Unit, kini: datetime) -> str:
    """A pack of the camat for today with his words, not frozen: the button shows the rest. Its office."""
    paket = prepare_paket(
        by=SISTEM, unit=unit, jabatan="camat", tanggal=timezone.localdate(kini), now=kini, is_peragaan=True
    )
    for kode, (hambatan, saran) in KATA.items():
        write_bagian(paket=paket, kode=kode, by=SISTEM, now=kini, hambatan=hambatan, saran=saran)
    return paket.unit.nama
