"""Survei dengan responden yang diundi sistem."""

from terasa.survei.models.kerangka import HitunganRT, Kerangka, RincianAlamat, UnitKerangka
from terasa.survei.models.lapangan import HubungiUlang, Jawaban, Kunjungan, Responden, SalinanKertas
from terasa.survei.models.survei import BenihRahasia, Petugas, Survei

__all__ = [
    "BenihRahasia",
    "HitunganRT",
    "HubungiUlang",
    "Jawaban",
    "Kerangka",
    "Kunjungan",
    "Petugas",
    "Responden",
    "RincianAlamat",
    "SalinanKertas",
    "Survei",
    "UnitKerangka",
]
