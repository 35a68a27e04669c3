"""Kabar kepada kantor: desa yang usulannya diputuskan, dan unit yang mendapat usulan baru."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran
from terasa.kabar.services import tell_roles
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.models import Alokasi, Forum, Keputusan
from terasa.umum.rupiah import format_rupiah

KANTOR_DESA = (JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.BPD)


def tell_closed(forum: Forum, keputusan: Sequence[Keputusan], *, now: datetime) -> None:
    """One message per desa concerned, and one per unit that will discuss them next."""
    kejadian = f"forum:{forum.pk}:{now.timestamp():.0f}"
    for kode, jumlah in sorted(Counter(k.usulan.kode_desa for k in keputusan).items()):
        setuju = sum(k.peringkat is not None for k in keputusan if k.usulan.kode_desa == kode)
        tell_roles(
            kejadian=f"{kejadian}:{kode}",
            subjek=_("%(forum)s ditutup") % {"forum": forum.nama},
            teks=_(
                "%(setuju)d dari %(jumlah)d usulan desa Anda disepakati; berita acaranya memuat alasannya."
            )
            % {"setuju": setuju, "jumlah": jumlah},
            tautan=f"/forum/{forum.pk}/",
            now=now,
            jenis=KANTOR_DESA,
            kode_wilayah=kode,
        )
    if forum.jenis == JenisForum.FORUM_KECAMATAN:
        _tell_units(forum, keputusan, kejadian, now)


def _tell_units(forum: Forum, keputusan: Sequence[Keputusan], kejadian: str, now: datetime) -> None:
    setuju = [k for k in keputusan if k.hasil == Hasil.DISEPAKATI and k.usulan.unit_tujuan_id]
    for unit_id, jumlah in sorted(Counter(k.usulan.unit_tujuan_id for k in setuju).items(), key=str):
        tell_roles(
            kejadian=f"{kejadian}:unit{unit_id}",
            subjek=_("%(jumlah)d usulan baru untuk forum perangkat daerah") % {"jumlah": jumlah},
            teks=_("%(forum)s menyepakatinya untuk unit Anda.") % {"forum": forum.nama},
            tautan=f"/forum/{forum.pk}/",
            now=now,
            jenis=(JenisPeran.PERANGKAT_DAERAH,),
            kode_wilayah=forum.kabupaten,
            unit_id=unit_id,
        )


def tell_allocated(alokasi: Alokasi, per_unit: Counter[int], *, now: datetime) -> None:
    """Tell each unit how many of its usulan were chosen."""
    for unit_id, jumlah in sorted(per_unit.items()):
        tell_roles(
            kejadian=f"alokasi:{alokasi.pk}:unit{unit_id}",
            subjek=_("%(jumlah)d usulan unit Anda terpilih di kabupaten") % {"jumlah": jumlah},
            teks=_("Pembagian pagu %(pagu)s tahun %(tahun)d sudah ditetapkan.")
            % {"pagu": format_rupiah(alokasi.pagu), "tahun": alokasi.tahun},
            tautan=f"/alokasi/{alokasi.kabupaten}/{alokasi.tahun}/",
            now=now,
            jenis=(JenisPeran.PERANGKAT_DAERAH,),
            kode_wilayah=alokasi.kabupaten,
            unit_id=unit_id,
        )
