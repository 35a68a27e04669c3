"""Usulan yang melaksanakan kegiatan RPJM Desa: dinyatakan, dibuat dari barisnya, dan dicatat selesai."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.enums import StatusRpjm, StatusUsulan, Tujuan
from terasa.musrenbang.models import KegiatanRpjm, TautanRpjm, Usulan
from terasa.musrenbang.rules.rpjmdes import GUGUR, CannotRpjm
from terasa.musrenbang.services.rpjmdes.rencana import require_planner
from terasa.musrenbang.services.usulan import DataUsulan, create_usulan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

LUAR_TERPANJANG = 250


@dataclass(frozen=True)
class AsalRpjm:
    """The kegiatan that an usulan carries out, or why no kegiatan of the plan fits."""

    kegiatan: KegiatanRpjm | None = None
    luar: str = ""


@konteks.act("link_rpjmdes")
def link_rpjmdes(*, usulan: Usulan, by: Pelaku, asal: AsalRpjm, now: datetime) -> TautanRpjm:
    """Say which kegiatan of the plan in force it carries out, or why none. Raises CannotRpjm."""
    require_planner(by, usulan.kode_desa)
    luar = mask_pribadi(asal.luar.strip())[:LUAR_TERPANJANG]
    if (asal.kegiatan is None) == (not luar):
        raise CannotRpjm(_("Pilih kegiatan RPJM Desa, atau tulis mengapa di luar rencana."), code="luar-rpjm")
    if asal.kegiatan is not None:
        _require_in_force(asal.kegiatan, usulan.kode_desa)
    tautan, _baru = TautanRpjm.objects.update_or_create(
        usulan=usulan,
        defaults={"kegiatan": asal.kegiatan, "luar": luar, "pada": now, "oleh": by.label},
    )
    return tautan


@konteks.act("propose_kegiatan_rpjm")
def propose_kegiatan_rpjm(
    *,
    kegiatan: KegiatanRpjm,
    by: Pelaku,
    tahun: int,
    now: datetime,
    biaya: int | None = None,
    volume: Decimal | None = None,
    tujuan: str = Tujuan.DESA,
    is_peragaan: bool = False,
) -> Usulan:
    """A draft usulan of year `tahun` out of a kegiatan of the plan in force. Raises CannotRpjm, CannotPropose."""
    rencana = kegiatan.rencana
    require_planner(by, rencana.kode_desa)
    _require_in_force(kegiatan, rencana.kode_desa)
    if tahun not in kegiatan.tahun:
        raise CannotRpjm(_("Kegiatan ini tidak direncanakan untuk tahun itu."), code="tahun")
    sudah = TautanRpjm.objects.filter(kegiatan__pangkal=kegiatan.pangkal, usulan__tahun=tahun)
    if sudah.exclude(usulan__status__in=GUGUR).exists():
        raise CannotRpjm(_("Kegiatan ini sudah punya usulan untuk tahun itu."), code="tahun")
    data = DataUsulan(
        judul=kegiatan.jenis,
        masalah=_("Kegiatan RPJM Desa %(periode)s.") % {"periode": rencana.periode}
        + (f" {kegiatan.sasaran}" if kegiatan.sasaran else ""),
        lokasi=kegiatan.lokasi,
        volume=volume,
        satuan=kegiatan.satuan,
        biaya=biaya,
        tujuan=tujuan,
    )
    usulan = create_usulan(
        by=by, kode_desa=rencana.kode_desa, tahun=tahun, data=data, now=now, is_peragaan=is_peragaan
    )
    link_rpjmdes(usulan=usulan, by=by, asal=AsalRpjm(kegiatan), now=now)
    return usulan


@konteks.act("finish_kegiatan_rpjm")
def finish_kegiatan_rpjm(*, usulan: Usulan, by: Pelaku, selesai_on: date | None, now: datetime) -> None:
    """What the village paid itself was done on that day; None takes a wrong record back. Raises CannotRpjm."""
    require_planner(by, usulan.kode_desa)
    tautan = TautanRpjm.objects.filter(usulan=usulan).first()
    if tautan is None or usulan.status != StatusUsulan.MASUK_RKPDES:
        raise CannotRpjm(
            _("Hanya kegiatan RKP Desa yang dicatat selesai di sini; yang lain mengikuti kegiatannya."),
            code="bukan-rkpdes",
        )
    if selesai_on is not None and not _is_plausible(selesai_on, usulan.tahun, timezone.localdate(now)):
        raise CannotRpjm(
            _("Tulis tanggal selesainya: mulai tahun anggarannya, paling lambat hari ini."), code="selesai-on"
        )
    tautan.selesai_on = selesai_on
    tautan.save(update_fields=["selesai_on"])


def _is_plausible(selesai_on: date, tahun: int, hari_ini: date) -> bool:
    return date(tahun, 1, 1) <= selesai_on <= hari_ini


def _require_in_force(kegiatan: KegiatanRpjm, kode_desa: str) -> None:
    if kegiatan.rencana.kode_desa != kode_desa or kegiatan.rencana.status != StatusRpjm.BERLAKU:
        raise CannotRpjm(_("Pilih kegiatan dari RPJM Desa yang berlaku di desa ini."), code="kegiatan-rpjm")
