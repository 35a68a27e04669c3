"""Menyusun, menetapkan, dan mengubah RPJM Desa; yang pernah berlaku tetap terbaca."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.aturan.queries import get_aturan
from terasa.musrenbang.enums import StatusRpjm
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa
from terasa.musrenbang.permissions import may_plan
from terasa.musrenbang.queries.rpjmdes import find_berlaku, find_draf
from terasa.musrenbang.rules.lanjutan import is_kelurahan
from terasa.musrenbang.rules.rpjmdes import (
    ATURAN_LAMA,
    CannotRpjm,
    check_awal,
    dates_of_lama,
    end_of_period,
    join_tahun,
)
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import is_desa
from terasa.wilayah.rules import kabupaten_of


@dataclass(frozen=True)
class IsiRpjm:
    """Words of the plan itself; `lama` years, None: as many as the rule allows."""

    tahun_awal: int
    lama: int | None = None
    visi: str = ""
    misi: str = ""


@konteks.act("draft_rpjmdes")
def draft_rpjmdes(
    *, by: Pelaku, kode_desa: str, isi: IsiRpjm, now: datetime, is_peragaan: bool = False
) -> RpjmDesa:
    """Begin the plan of a new period. Raises CannotRpjm."""
    rencana = plan_rpjmdes(by=by, kode_desa=kode_desa, isi=isi, now=now, is_peragaan=is_peragaan)
    rencana.save(force_insert=True)
    return rencana


@konteks.act("edit_rpjmdes")
def edit_rpjmdes(*, rencana: RpjmDesa, by: Pelaku, isi: IsiRpjm, now: datetime) -> None:
    """Change the period and the words of a draft. Raises CannotRpjm."""
    lock_draf(rencana, by)
    if rencana.versi > 1 and isi.tahun_awal != rencana.tahun_awal:
        raise CannotRpjm(_("Perubahan tidak memindahkan tahun pertama rencananya."), code="tahun-awal")
    kolom = _columns(rencana.kode_desa, isi, now, is_perubahan=rencana.versi > 1)
    _require_rows_inside(rencana, kolom["tahun_awal"], kolom["tahun_akhir"])
    for nama, nilai in kolom.items():
        setattr(rencana, nama, nilai)
    rencana.save(update_fields=list(kolom))


@konteks.act("drop_rpjmdes")
def drop_rpjmdes(*, rencana: RpjmDesa, by: Pelaku) -> None:
    """Throw a draft away. Raises CannotRpjm."""
    lock_draf(rencana, by)
    rencana.delete()


@konteks.act("adopt_rpjmdes")
def adopt_rpjmdes(
    *, rencana: RpjmDesa, by: Pelaku, nomor_perdes: str, ditetapkan_on: date, now: datetime
) -> None:
    """The village regulation holds it now; the plan before it stays readable. Raises CannotRpjm."""
    lock_draf(rencana, by)
    if not nomor_perdes.strip():
        raise CannotRpjm(_("Tulis nomor peraturan desanya."), code="nomor-perdes")
    if ditetapkan_on > timezone.localdate(now):
        raise CannotRpjm(_("Tanggal penetapan tidak boleh sesudah hari ini."), code="ditetapkan-on")
    if not rencana.kegiatan.exists():
        raise CannotRpjm(_("Rencana ini belum punya kegiatan; isi dahulu."), code="kosong")
    lama = RpjmDesa.objects.filter(kode_desa=rencana.kode_desa, status=StatusRpjm.BERLAKU)
    lama.update(status=StatusRpjm.DIGANTIKAN, digantikan_at=now)
    rencana.nomor_perdes = mask_pribadi(nomor_perdes.strip())[:80]
    rencana.ditetapkan_on, rencana.berlaku_at, rencana.oleh = ditetapkan_on, now, by.label
    rencana.status = StatusRpjm.BERLAKU
    rencana.save(update_fields=["nomor_perdes", "ditetapkan_on", "berlaku_at", "oleh", "status"])


@konteks.act("change_rpjmdes")
def change_rpjmdes(*, rencana: RpjmDesa, by: Pelaku, alasan: str, now: datetime) -> RpjmDesa:
    """A draft of the next version with all its kegiatan, after the musdes agreed to change. Raises CannotRpjm."""
    require_planner(by, rencana.kode_desa)
    if rencana.status != StatusRpjm.BERLAKU:
        raise CannotRpjm(_("Hanya RPJM Desa yang berlaku yang diubah."), code="tidak-berlaku")
    if not alasan.strip():
        raise CannotRpjm(
            _("Tulis mengapa rencananya diubah, seperti disepakati musyawarah desa."), code="alasan"
        )
    if find_draf(rencana.kode_desa) is not None:
        raise CannotRpjm(_("Desa ini sudah punya draf RPJM Desa; lanjutkan draf itu."), code="sudah-ada")
    sama = ("kode_desa", "tahun_awal", "tahun_akhir", "visi", "misi", "is_peragaan")
    baru = RpjmDesa(
        versi=rencana.versi + 1,
        alasan=mask_pribadi(alasan.strip()),
        dibuat_at=now,
        oleh=by.label,
        **{k: getattr(rencana, k) for k in sama},
    )
    baru.save(force_insert=True)
    _copy_kegiatan(rencana, baru)
    return baru


def plan_rpjmdes(
    *, by: Pelaku, kode_desa: str, isi: IsiRpjm, now: datetime, is_peragaan: bool = False
) -> RpjmDesa:
    """The draft that `draft_rpjmdes` would begin, not stored. Raises CannotRpjm."""
    require_planner(by, kode_desa)
    if find_draf(kode_desa) is not None:
        raise CannotRpjm(_("Desa ini sudah punya draf RPJM Desa; lanjutkan draf itu."), code="sudah-ada")
    berlaku = find_berlaku(kode_desa)
    if berlaku is not None and isi.tahun_awal <= berlaku.tahun_awal:
        raise CannotRpjm(
            _("RPJM Desa %(periode)s sedang berlaku; ubah rencana itu, atau mulai periode sesudahnya.")
            % {"periode": berlaku.periode},
            code="tahun-awal",
        )
    return RpjmDesa(
        kode_desa=kode_desa,
        dibuat_at=now,
        oleh=by.label,
        is_peragaan=is_peragaan,
        **_columns(kode_desa, isi, now),
    )


def require_planner(by: Pelaku, kode_desa: str) -> None:
    """Raises CannotRpjm."""
    if not is_desa(kode_desa) or is_kelurahan(kode_desa):
        raise CannotRpjm(_("RPJM Desa hanya untuk desa; kelurahan tidak menyusunnya."), code="bukan-desa")
    if not may_plan(by, kode_desa):
        raise CannotRpjm(
            _("Hanya pemerintah desa itu sendiri yang menyusun RPJM Desanya."), code="bukan-wewenang"
        )


def lock_draf(rencana: RpjmDesa, by: Pelaku) -> None:
    """Hold a draft of one's own until the transaction ends, as it stands now. Raises CannotRpjm."""
    require_planner(by, rencana.kode_desa)
    rencana.refresh_from_db(from_queryset=RpjmDesa.objects.select_for_update())
    if rencana.status != StatusRpjm.DRAF:
        raise CannotRpjm(
            _("RPJM Desa ini sudah ditetapkan, jadi isinya tetap; buka perubahan dengan alasannya."),
            code="sudah-ditetapkan",
        )


def read_terlama(kode_desa: str, tahun_awal: int, now: datetime, *, is_perubahan: bool = False) -> int:
    """How many years a plan that begins then may run, by the rule `lama-rpjmdes`."""
    pada = dates_of_lama(tahun_awal, timezone.localdate(now), is_perubahan=is_perubahan)
    return int(get_aturan(ATURAN_LAMA, kabupaten=kabupaten_of(kode_desa), pada=pada).isi["nilai"])


def _columns(kode_desa: str, isi: IsiRpjm, now: datetime, *, is_perubahan: bool = False) -> dict[str, Any]:
    if not 2000 <= isi.tahun_awal <= 2100:
        raise CannotRpjm(_("Tulis tahun pertama rencananya, misalnya 2026."), code="tahun-awal")
    terlama = read_terlama(kode_desa, isi.tahun_awal, now, is_perubahan=is_perubahan)
    check_awal(isi.tahun_awal, timezone.localdate(now), terlama)
    return {
        "tahun_awal": isi.tahun_awal,
        "tahun_akhir": end_of_period(isi.tahun_awal, isi.lama, terlama),
        "visi": mask_pribadi(isi.visi.strip()),
        "misi": mask_pribadi(isi.misi.strip()),
    }


def _require_rows_inside(rencana: RpjmDesa, awal: int, akhir: int) -> None:
    """A shorter period must not leave a kegiatan outside. Raises CannotRpjm."""
    semua = rencana.kegiatan.values_list("tahun", flat=True)
    luar = sorted({t for tahun in semua for t in tahun if not awal <= t <= akhir})
    if luar:
        raise CannotRpjm(
            _("Masih ada kegiatan pada tahun %(tahun)s; pindahkan dahulu.") % {"tahun": join_tahun(luar)},
            code="lama",
        )


def _copy_kegiatan(dari: RpjmDesa, ke: RpjmDesa) -> None:
    kolom = [f.attname for f in KegiatanRpjm._meta.concrete_fields if f.attname not in {"id", "rencana_id"}]
    semua = dari.kegiatan.order_by(F("urutan"), "pk")
    KegiatanRpjm.objects.bulk_create(
        [KegiatanRpjm(rencana=ke, **{k: getattr(satu, k) for k in kolom}) for satu in semua], batch_size=500
    )
