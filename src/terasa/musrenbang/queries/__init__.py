"""Membaca usulan, forum, dan alokasi; setiap daftar satu kueri, tanpa kueri per baris."""

from terasa.musrenbang.queries.alokasi import (
    RingkasanAlokasi,
    find_alokasi,
    find_pos_publik,
    list_alokasi,
    list_pos,
    summarise_alokasi,
)
from terasa.musrenbang.queries.forum import (
    RingkasanForum,
    count_forum_terbuka,
    eligible_usulan,
    list_forum,
    list_hadir,
    list_keputusan,
    list_menunggu_forum,
    list_penilaian,
    summarise_forum,
)
from terasa.musrenbang.queries.jadwal import Jadwal
from terasa.musrenbang.queries.kamus import list_kamus, list_tahun_kamus
from terasa.musrenbang.queries.langkah import list_langkah_terbaru
from terasa.musrenbang.queries.metode import find_kepekaan, list_kriteria, show_metode
from terasa.musrenbang.queries.usulan import (
    SaringUsulan,
    Triple,
    count_per_desa,
    count_status,
    filter_usulan,
    list_bidang,
    list_pilihan_saring,
    list_tahun,
    list_triple,
    list_unit_tujuan,
    search_usulan,
    without_biaya,
)

__all__ = [
    "Jadwal",
    "RingkasanAlokasi",
    "RingkasanForum",
    "SaringUsulan",
    "Triple",
    "count_forum_terbuka",
    "count_per_desa",
    "count_status",
    "eligible_usulan",
    "filter_usulan",
    "find_alokasi",
    "find_kepekaan",
    "find_pos_publik",
    "list_alokasi",
    "list_bidang",
    "list_forum",
    "list_hadir",
    "list_kamus",
    "list_keputusan",
    "list_kriteria",
    "list_langkah_terbaru",
    "list_menunggu_forum",
    "list_penilaian",
    "list_pilihan_saring",
    "list_pos",
    "list_tahun",
    "list_tahun_kamus",
    "list_triple",
    "list_unit_tujuan",
    "search_usulan",
    "show_metode",
    "summarise_alokasi",
    "summarise_forum",
    "without_biaya",
]
