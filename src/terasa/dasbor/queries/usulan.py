"""Daftar usulan publik: disaring, dihitung menurut tahap yang dicapai, dan diekspor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.akun.models import Unit
from terasa.manfaat.models import HasilManfaat
from terasa.musrenbang.enums import HasilAlokasi, JenisForum, Tujuan
from terasa.musrenbang.models import Keputusan, PosAlokasi, Usulan, UsulanQuerySet
from terasa.musrenbang.queries import SaringUsulan, filter_usulan
from terasa.musrenbang.rules import SEPAKAT
from terasa.program.models import Kegiatan
from terasa.program.rules import MATI, TERBANGUN

EKSPOR_TERBANYAK = 20_000

CAPAI: Mapping[str, Promise] = {
    "diajukan": _("diajukan"),
    "disepakati": _("disepakati sebuah forum"),
    "desa": _("disepakati musrenbang desa"),
    "kecamatan": _("disepakati musrenbang kecamatan"),
    "perangkat-daerah": _("diterima forum perangkat daerah"),
    "terpilih": _("terpilih dalam alokasi kabupaten"),
    "dianggarkan": _("menjadi kegiatan dalam anggaran"),
    "terbangun": _("selesai dibangun"),
    "dinilai": _("ditanyakan manfaatnya kepada warga yang diundi"),
}


def q_capai(tahap: str) -> Q:
    """Usulan that ever reached a station, whatever became of them later."""
    if tahap == "disepakati":
        return Q(Exists(Keputusan.objects.filter(usulan=OuterRef("pk"), hasil__in=SEPAKAT)))
    if tahap == "desa":
        return Q(_agreed(JenisForum.MUSRENBANG_DESA))
    if tahap == "kecamatan":
        return Q(_agreed(JenisForum.FORUM_KECAMATAN))
    if tahap == "perangkat-daerah":
        return Q(_agreed(JenisForum.FORUM_PERANGKAT_DAERAH))
    if tahap == "terpilih":
        pos = PosAlokasi.objects.filter(usulan=OuterRef("pk"), alokasi__is_ditetapkan=True)
        return Q(Exists(pos.filter(hasil=HasilAlokasi.TERPILIH)))
    if tahap == "dianggarkan":
        return Q(Exists(_kegiatan().exclude(status__in=MATI)))
    if tahap == "terbangun":
        # As the funnel counts it: while one of several is still being built, the usulan is not.
        hidup = _kegiatan().exclude(status__in=MATI)
        return Q(Exists(hidup)) & ~Q(Exists(hidup.exclude(status__in=TERBANGUN)))
    if tahap == "dinilai":
        hasil = HasilManfaat.objects.filter(survei_manfaat__kegiatan__tautan__usulan=OuterRef("pk"))
        return Q(Exists(hasil))
    return Q()


def _agreed(jenis: str) -> Exists:
    return Exists(Keputusan.objects.filter(usulan=OuterRef("pk"), forum__jenis=jenis, hasil__in=SEPAKAT))


def _kegiatan() -> QuerySet[Kegiatan]:
    return Kegiatan.objects.filter(tautan__usulan=OuterRef("pk"))


@dataclass(frozen=True)
class Saringan:
    """What a visitor asked for; empty means all."""

    kabupaten: str = ""
    tahun: int | None = None
    wilayah: str = ""
    status: str = ""
    capai: str = ""
    bidang: str = ""
    unit: int | None = None
    tujuan: str = ""
    teks: str = ""
    urut: str = ""


# Ends with the key, so that pages never overlap. Unknown cost is not the dearest.
URUT: Mapping[str, tuple[Any, ...]] = {
    "": ("-tahun", "kode_desa", "judul", "pk"),
    "biaya": (F("biaya_kini").desc(nulls_last=True), "pk"),
    "suara": ("-jumlah_suara", "judul", "pk"),
    "lama": ("diajukan_at", "pk"),
}


def list_usulan(saring: Saringan) -> UsulanQuerySet:
    """Public usulan that match, with their destination, `biaya_kini` and `volume_kini`."""
    cocok = filter_usulan(
        SaringUsulan(
            kabupaten=saring.kabupaten,
            tahun=saring.tahun,
            wilayah=saring.wilayah,
            status=saring.status,
            bidang=saring.bidang,
            unit=saring.unit,
            kata=saring.teks,
        )
    )
    if saring.tujuan in Tujuan.values:
        cocok = cocok.filter(tujuan=saring.tujuan)
    if saring.capai in CAPAI:
        cocok = cocok.filter(q_capai(saring.capai))
    return cocok.order_by(*URUT.get(saring.urut, URUT[""]))


@dataclass(frozen=True)
class Pilihan:
    """What can be chosen in the filters of one kabupaten."""

    tahun: list[int]
    bidang: list[str]
    unit: list[Unit]


def list_pilihan(kabupaten: str) -> Pilihan:
    """Years, fields and destinations that occur here. Two queries."""
    ada = Usulan.objects.publik().filter(kabupaten=kabupaten).order_by()
    pasangan = list(ada.values_list("tahun", "bidang", "unit_tujuan_id").distinct())
    unit = Unit.objects.filter(pk__in={u for _t, _b, u in pasangan if u})
    return Pilihan(
        tahun=sorted({t for t, _b, _u in pasangan}, reverse=True),
        bidang=sorted({b for _t, b, _u in pasangan if b}),
        unit=list(unit),
    )
