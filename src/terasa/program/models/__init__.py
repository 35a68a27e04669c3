"""Kegiatan dalam anggaran, pekerjaan, realisasi, dan serah terima; tiap berkas satu pokok."""

from terasa.program.enums import StatusKegiatan
from terasa.program.models.anggaran import SumberAnggaran, VersiAnggaran
from terasa.program.models.kegiatan import Kegiatan, KegiatanQuerySet, KegiatanUsulan
from terasa.program.models.kertas import KertasTriwulan
from terasa.program.models.kiriman import KirimanLapangan
from terasa.program.models.pekerjaan import Kontrak, Pekerjaan, SerahPekerjaan, Tahapan, TitikPekerjaan
from terasa.program.models.penerima import (
    BagianJangkauan,
    BagianSasaran,
    BarisPenerima,
    DaftarPenerima,
    Jangkauan,
    SasaranPenerima,
)
from terasa.program.models.pertanyaan import Pertanyaan
from terasa.program.models.realisasi import Realisasi, RencanaBulan
from terasa.program.models.serah_terima import Pemanfaatan, SerahTerima
from terasa.program.models.susunan import RiwayatTautan, SusunanKegiatan

__all__ = [
    "BagianJangkauan",
    "BagianSasaran",
    "BarisPenerima",
    "DaftarPenerima",
    "Jangkauan",
    "Kegiatan",
    "KegiatanQuerySet",
    "KegiatanUsulan",
    "KertasTriwulan",
    "KirimanLapangan",
    "Kontrak",
    "Pekerjaan",
    "Pemanfaatan",
    "Pertanyaan",
    "Realisasi",
    "RencanaBulan",
    "RiwayatTautan",
    "SasaranPenerima",
    "SerahPekerjaan",
    "SerahTerima",
    "StatusKegiatan",
    "SumberAnggaran",
    "SusunanKegiatan",
    "Tahapan",
    "TitikPekerjaan",
    "VersiAnggaran",
]
