"""Mencatat usulan dalam RKP Desa, atau dalam daftar usulan yang dibawa desa ke kecamatan (DU-RKP Desa)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang.enums import BidangDesa, JenisForum, JenisRencana, StatusUsulan, Tahap, Tujuan
from terasa.musrenbang.models import RencanaDesa, TautanRpjm, Usulan
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.rules.usulan import TAHUN_TERJAUH
from terasa.musrenbang.services.kalender import require_jadwal
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.perbaikan import is_decided
from terasa.musrenbang.services.rpjmdes.tautan import AsalRpjm, link_rpjmdes
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.musrenbang.services.usulan import require_owner
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class IsiRencana:
    """What the matrix of the village plan asks besides the usulan itself."""

    bidang: str = BidangDesa.PEMBANGUNAN
    sasaran: str = ""
    waktu: str = ""
    sumber_dana: str = ""
    pola: str = ""
    pelaksana: str = ""


@konteks.act("enter_rkpdes")
def enter_rkpdes(
    *,
    usulan: Usulan,
    by: Pelaku,
    nomor_perdes: str,
    now: datetime,
    isi: IsiRencana | None = None,
    rpjm: AsalRpjm | None = None,
) -> None:
    """The village put it in its own plan (Perdes RKPDes); `rpjm` says what of its medium-term plan it carries out.

    Raises CannotPropose, CannotMove, CannotRpjm.
    """
    require_owner(usulan, by)
    if usulan.tujuan != Tujuan.DESA:
        raise CannotPropose(_("Usulan ini ditujukan ke luar desa."), code="bukan-desa")
    require_jadwal("rkpdes", usulan.kabupaten, usulan.tahun, [usulan.kode_desa], now)
    nomor = nomor_perdes.strip()
    _record(
        usulan,
        by,
        now,
        keputusan="masuk_rkpdes",
        rincian={"nomor": nomor},
        lanjutan=_("Dilaksanakan pemerintah desa dengan anggaran desa."),
        status=StatusUsulan.MASUK_RKPDES,
    )
    _write(usulan, JenisRencana.RKPDES, usulan.tahun, nomor, isi, by, now)
    if rpjm is not None:
        link_rpjmdes(usulan=usulan, by=by, asal=rpjm, now=now)


@konteks.act("enter_du_rkpdes")
def enter_du_rkpdes(
    *,
    usulan: Usulan,
    by: Pelaku,
    tahun_tujuan: int,
    now: datetime,
    isi: IsiRencana | None = None,
    rpjm: AsalRpjm | None = None,
) -> None:
    """The village asks others for it, for a year of its own. Raises CannotPropose, CannotMove, CannotRpjm."""
    require_owner(usulan, by)
    if usulan.tujuan == Tujuan.DESA:
        raise CannotPropose(_("Usulan ini dibiayai desa sendiri; catat dalam RKP Desa."), code="bukan-desa")
    if not usulan.tahun <= tahun_tujuan <= usulan.tahun + TAHUN_TERJAUH:
        raise CannotPropose(
            _("Tahun tujuannya %(dari)d sampai %(sampai)d.")
            % {"dari": usulan.tahun, "sampai": usulan.tahun + TAHUN_TERJAUH},
            code="tahun-tujuan",
        )
    _record(
        usulan,
        by,
        now,
        keputusan="du_rkpdes",
        rincian={"tahun_tujuan": tahun_tujuan},
        lanjutan=_("Dibahas di musrenbang kecamatan."),
        status=StatusUsulan.DU_RKPDES,
    )
    _write(usulan, JenisRencana.DU_RKPDES, tahun_tujuan, "", isi, by, now)
    if rpjm is not None:
        link_rpjmdes(usulan=usulan, by=by, asal=rpjm, now=now)
    pull_into_open(usulan=[usulan], jenis=JenisForum.FORUM_KECAMATAN)


@konteks.act("leave_rkpdes")
def leave_rkpdes(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """A wrong record is taken back while nothing has followed it. Raises CannotPropose, CannotMove."""
    require_owner(usulan, by)
    if usulan.status not in {StatusUsulan.MASUK_RKPDES, StatusUsulan.DU_RKPDES} or is_decided(usulan):
        raise CannotPropose(_("Tidak ada catatan RKP Desa yang dapat dicabut."), code="tidak-ada")
    _record(
        usulan,
        by,
        now,
        keputusan="keluar_rkpdes",
        rincian={},
        alasan=alasan,
        status=StatusUsulan.DISEPAKATI_DESA,
    )
    RencanaDesa.objects.filter(usulan=usulan).delete()
    # What it would carry out stays said; that it was done cannot.
    TautanRpjm.objects.filter(usulan=usulan).update(selesai_on=None)


def _record(usulan: Usulan, by: Pelaku, now: datetime, *, alasan: str = "", **isi: Any) -> None:
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.MUSRENBANG_DESA,
        now=now,
        alasan=alasan.strip(),
        peran=by.jenis,
        **isi,
    )


def _write(
    usulan: Usulan, jenis: str, tahun: int, nomor: str, isi: IsiRencana | None, by: Pelaku, now: datetime
) -> None:
    RencanaDesa.objects.update_or_create(
        usulan=usulan,
        defaults={
            **{k: _public(k, v) for k, v in asdict(isi or IsiRencana()).items()},
            "jenis": jenis,
            "tahun_tujuan": tahun,
            "nomor": nomor,
            "pada": now,
            "oleh": by.label,
        },
    )


def _public(kolom: str, teks: str) -> str:
    """The matrix is read by everyone: numbers of people are masked, and it still fits its column."""
    return mask_pribadi(teks)[: getattr(RencanaDesa._meta.get_field(kolom), "max_length", None)]
