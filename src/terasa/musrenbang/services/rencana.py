"""Menunda dan melanjutkan; mencatat RKPD dan KUA-PPAS. Setiap langkah punya jalan kembali yang beralasan."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusUsulan, Tahap
from terasa.musrenbang.models import Keputusan, Langkah, Usulan
from terasa.musrenbang.permissions import may_bring, may_postpone
from terasa.musrenbang.rules import MASUKAN_FORUM
from terasa.musrenbang.rules.usulan import BIAYA_TERBESAR, TAHUN_TERJAUH
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur
from terasa.nomenklatur.queries import find_versi
from terasa.nomenklatur.rules import normalkan_kode
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

TERTUNDA = "ditunda"


class CannotPlan(AturanDilanggar):
    """This step of the plan cannot be recorded so."""


@konteks.act("postpone_usulan")
def postpone_usulan(*, usulan: Usulan, by: Pelaku, tahun_tujuan: int, alasan: str, now: datetime) -> None:
    """Carry it to a later year, with a reason that its voices read. Raises CannotPlan, CannotMove."""
    if not usulan.tahun < tahun_tujuan <= usulan.tahun + TAHUN_TERJAUH:
        raise CannotPlan(
            _("Tahun tujuannya sesudah %(tahun)d.") % {"tahun": usulan.tahun}, code="tahun-tujuan"
        )
    if not may_postpone(by, usulan):
        raise CannotPlan(_("Langkah ini bukan wewenang Anda, atau belum waktunya."), code="bukan-wewenang")
    rincian = {"tahun_tujuan": tahun_tujuan, "sebelum": usulan.status}
    lanjut = _("Dibahas lagi pada perencanaan tahun %(tahun)d.") % {"tahun": tahun_tujuan}
    _move(
        usulan,
        StatusUsulan.DITUNDA,
        by=by,
        now=now,
        keputusan=TERTUNDA,
        rincian=rincian,
        alasan=alasan,
        lanjut=lanjut,
    )
    Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).delete()


@konteks.act("resume_usulan")
def resume_usulan(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """Take a postponement back: it stands where it stood before. Raises CannotPlan, CannotMove."""
    sebelum = find_sebelum_tunda(usulan)
    if sebelum is None:
        raise CannotPlan(_("Usulan ini tidak sedang ditunda."), code="tidak-ditunda")
    _move(usulan, sebelum, by=by, now=now, keputusan="penundaan_dicabut", rincian={}, alasan=alasan)
    for jenis, masukan in MASUKAN_FORUM.items():
        if sebelum in masukan:
            pull_into_open(usulan=[usulan], jenis=jenis)


def find_sebelum_tunda(usulan: Usulan) -> StatusUsulan | None:
    """The state from which an usulan was postponed by an office; None when it is not, or a kegiatan did it."""
    if usulan.status != StatusUsulan.DITUNDA:
        return None
    langkah = Langkah.objects.filter(usulan=usulan, keputusan=TERTUNDA).order_by("pada", "id").last()
    sebelum = langkah.rincian.get("sebelum") if langkah else None
    return StatusUsulan(sebelum) if sebelum in StatusUsulan.values else None


@konteks.act("enter_rkpd")
def enter_rkpd(*, usulan: Usulan, by: Pelaku, sub_kegiatan: str, now: datetime) -> None:
    """The work plan of the kabupaten holds it under this sub kegiatan. Raises CannotPlan, CannotMove."""
    baris = find_sub_kegiatan(sub_kegiatan, timezone.localdate(now))
    if baris is None:
        raise CannotPlan(_("Pilih kode sub kegiatan dari daftar nomenklatur."), code="sub_kegiatan")
    rincian = {"sub_kegiatan": baris.kode, "nama": baris.nama, "versi": baris.versi_id}
    _move(usulan, StatusUsulan.MASUK_RKPD, by=by, now=now, keputusan="masuk_rkpd", rincian=rincian)
    usulan.sub_kegiatan, usulan.versi_nomenklatur = baris.kode, baris.versi_id
    usulan.save(update_fields=["sub_kegiatan", "versi_nomenklatur"])


@konteks.act("enter_kua_ppas")
def enter_kua_ppas(*, usulan: Usulan, by: Pelaku, pagu: int, now: datetime) -> None:
    """The provisional ceilings hold it with this many rupiah. Raises CannotPlan, CannotMove."""
    if not 0 < pagu <= BIAYA_TERBESAR:
        raise CannotPlan(_("Pagu harus lebih dari nol rupiah."), code="pagu")
    _move(
        usulan,
        StatusUsulan.MASUK_KUA_PPAS,
        by=by,
        now=now,
        keputusan="masuk_kua_ppas",
        rincian={"pagu": pagu},
    )


@konteks.act("leave_rencana")
def leave_rencana(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """A wrong record of RKPD or KUA-PPAS is taken back one step. Raises CannotPlan, CannotMove."""
    kembali = {
        StatusUsulan.MASUK_RKPD: StatusUsulan.DISEPAKATI_KABUPATEN,
        StatusUsulan.MASUK_KUA_PPAS: StatusUsulan.MASUK_RKPD,
    }
    ke = kembali.get(StatusUsulan(usulan.status))
    if ke is None:
        raise CannotPlan(_("Tidak ada catatan rencana yang dapat dicabut."), code="tidak-ada")
    _move(usulan, ke, by=by, now=now, keputusan="keluar_rencana", rincian={}, alasan=alasan)


def find_sub_kegiatan(kode: str, hari: date) -> Nomenklatur | None:
    """A sub kegiatan of the version in force on that day."""
    versi = find_versi(Rumpun.URUSAN, hari)
    if versi is None or not kode.strip():
        return None
    baris = Nomenklatur.objects.filter(versi=versi, kode=normalkan_kode(kode), tingkat=Tingkat.SUB_KEGIATAN)
    return baris.first()


def _move(
    usulan: Usulan,
    ke: StatusUsulan,
    *,
    by: Pelaku,
    now: datetime,
    keputusan: str,
    rincian: dict[str, Any],
    alasan: str = "",
    lanjut: str = "",
) -> None:
    if not may_bring(by, usulan, ke):
        raise CannotPlan(_("Langkah ini bukan wewenang Anda, atau belum waktunya."), code="bukan-wewenang")
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=_station_of(usulan),
        keputusan=keputusan,
        now=now,
        alasan=alasan.strip(),
        rincian=rincian,
        lanjutan=lanjut,
        status=ke,
        peran=by.jenis,
    )


def _station_of(usulan: Usulan) -> Tahap:
    """Where it stands on the public band: these steps carry it no further than it came."""
    terakhir = (
        Langkah.objects.filter(usulan=usulan).order_by("pada", "id").values_list("tahap", flat=True).last()
    )
    return Tahap(terakhir) if terakhir else Tahap.USULAN
