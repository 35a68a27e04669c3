"""Usulan dengan satu jati diri di semua tingkat, forum, keputusan, dan alokasi; tiap berkas satu pokok."""

from terasa.musrenbang.models.alokasi import Alokasi, BagianForum, Kekokohan, PosAlokasi
from terasa.musrenbang.models.dialog import JawabanDialog
from terasa.musrenbang.models.forum import Forum, Keputusan, Penilaian
from terasa.musrenbang.models.kalender import Kalender, PenutupanTahap, PerpanjanganTahap, TahapKalender
from terasa.musrenbang.models.kamus import Kamus
from terasa.musrenbang.models.kerja import KerjaLatar
from terasa.musrenbang.models.kotak import HimpunanSuara, KertasSuara, KotakSuara, PakKartu, PengambilanKartu
from terasa.musrenbang.models.kunci import uuid_berurut
from terasa.musrenbang.models.metode import BandingKriteria, MetodeBeku
from terasa.musrenbang.models.pagu import DataTempat, PaguKewilayahan, PosPagu
from terasa.musrenbang.models.pokir import Pokir
from terasa.musrenbang.models.rencana_desa import RencanaDesa
from terasa.musrenbang.models.rpjmdes import KegiatanRpjm, RpjmDesa, RpjmDesaQuerySet, TautanRpjm
from terasa.musrenbang.models.ruang import LayarForum, PaketBalai
from terasa.musrenbang.models.sipd import CatatanSipd
from terasa.musrenbang.models.undangan import SidangKelompok, Undangan
from terasa.musrenbang.models.usulan import DukunganUsulan, Langkah, Perubahan, Suara, Usulan, UsulanQuerySet
from terasa.musrenbang.models.verifikasi import Lampiran, Verifikasi

__all__ = [
    "Alokasi",
    "BagianForum",
    "BandingKriteria",
    "CatatanSipd",
    "DataTempat",
    "DukunganUsulan",
    "Forum",
    "HimpunanSuara",
    "JawabanDialog",
    "Kalender",
    "Kamus",
    "KegiatanRpjm",
    "Kekokohan",
    "Keputusan",
    "KerjaLatar",
    "KertasSuara",
    "KotakSuara",
    "Lampiran",
    "Langkah",
    "LayarForum",
    "MetodeBeku",
    "PaguKewilayahan",
    "PakKartu",
    "PaketBalai",
    "PengambilanKartu",
    "Penilaian",
    "PenutupanTahap",
    "PerpanjanganTahap",
    "Perubahan",
    "Pokir",
    "PosAlokasi",
    "PosPagu",
    "RencanaDesa",
    "RpjmDesa",
    "RpjmDesaQuerySet",
    "SidangKelompok",
    "Suara",
    "TahapKalender",
    "TautanRpjm",
    "Undangan",
    "Usulan",
    "UsulanQuerySet",
    "Verifikasi",
    "uuid_berurut",
]
