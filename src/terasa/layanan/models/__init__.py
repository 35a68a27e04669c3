"""Layanan, permohonannya, loketnya, suratnya, dan surveinya."""

from terasa.layanan.models.antrean import HariAntrean, NomorAntrean
from terasa.layanan.models.katalog import Layanan, StandarLayanan
from terasa.layanan.models.permohonan import IsiPermohonan, PeristiwaLayanan, Permohonan, PesanPermohonan
from terasa.layanan.models.skm import HasilSkm, JawabanSkm, SalinanSkm, SurveiSkm
from terasa.layanan.models.surat import Surat, TemplatSurat, UrutSurat

__all__ = [
    "HariAntrean",
    "HasilSkm",
    "IsiPermohonan",
    "JawabanSkm",
    "Layanan",
    "NomorAntrean",
    "PeristiwaLayanan",
    "Permohonan",
    "PesanPermohonan",
    "SalinanSkm",
    "StandarLayanan",
    "Surat",
    "SurveiSkm",
    "TemplatSurat",
    "UrutSurat",
]
