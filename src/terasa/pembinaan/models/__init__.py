"""Tabel pembinaan: hubungan, kunjungan dan isinya, temuan dan kesepakatan, Indeks Desa, dan laporan berkala."""

from terasa.pembinaan.models.hubungan import HubunganBinaan, HubunganQuerySet
from terasa.pembinaan.models.indeks import IndeksDesa
from terasa.pembinaan.models.kunjungan import (
    IsiKunjungan,
    JawabanPeriksa,
    KirimanKunjungan,
    Kunjungan,
    KunjunganQuerySet,
    PengunjungKunjungan,
)
from terasa.pembinaan.models.laporan import CatatanLaporan, LaporanBerkala, LaporanMasuk
from terasa.pembinaan.models.temuan import Kesepakatan, LampiranKunjungan, Temuan, TemuanQuerySet

__all__ = [
    "CatatanLaporan",
    "HubunganBinaan",
    "HubunganQuerySet",
    "IndeksDesa",
    "IsiKunjungan",
    "JawabanPeriksa",
    "Kesepakatan",
    "KirimanKunjungan",
    "Kunjungan",
    "KunjunganQuerySet",
    "LampiranKunjungan",
    "LaporanBerkala",
    "LaporanMasuk",
    "PengunjungKunjungan",
    "Temuan",
    "TemuanQuerySet",
]
