"""Mengarahkan usulan: digabung, ditarik pengusul, dikirim ke unit lain."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tahap, Tujuan
from terasa.musrenbang.models import DukunganUsulan, Keputusan, Usulan
from terasa.musrenbang.permissions import may_merge, may_route
from terasa.musrenbang.rules import CannotPropose
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.musrenbang.services.usulan import require_owner
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotMerge(AturanDilanggar):
    """These two usulan cannot become one."""


@konteks.act("merge_usulan")
def merge_usulan(*, usulan: Usulan, ke: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """Make `usulan` part of `ke`: its voices move along and are told. Raises CannotMerge, CannotMove."""
    if not (may_merge(by, usulan) and may_merge(by, ke)):
        raise CannotMerge(_("Kedua usulan harus berada di wilayah Anda."), code="bukan-wewenang")
    if usulan.pk == ke.pk or ke.digabung_ke_id == usulan.pk or rules.is_finished(ke.status):
        raise CannotMerge(_("Pilih usulan lain yang masih berjalan."), code="tujuan")
    if (usulan.kabupaten, usulan.tahun) != (ke.kabupaten, ke.tahun):
        raise CannotMerge(_("Hanya usulan sekabupaten dan setahun yang dapat digabung."), code="berbeda")
    # A part brings the voices of its origin along, unless the other is a part of the same.
    bersaudara = usulan.pecahan_dari_id is not None and usulan.pecahan_dari_id == ke.pecahan_dari_id
    suara = usulan.suara.count() if bersaudara else usulan.jumlah_suara
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="digabung",
        now=now,
        alasan=alasan.strip(),
        rincian={"kode": ke.kode, "judul": ke.judul},
        lanjutan=_("Diikuti bersama usulan “%(judul)s”.") % {"judul": ke.judul[:180]},
        status=StatusUsulan.DIGABUNG,
        peran=by.jenis,
    )
    usulan.suara.update(usulan=ke)
    DukunganUsulan.objects.filter(usulan=usulan).update(usulan=ke)
    Usulan.objects.filter(pk=usulan.pk).update(digabung_ke=ke, jumlah_suara=0)
    Usulan.objects.filter(pk=ke.pk).update(jumlah_suara=F("jumlah_suara") + suara)
    # What was not yet decided about it no longer needs deciding.
    Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).delete()
    usulan.digabung_ke, usulan.jumlah_suara = ke, 0
    ke.jumlah_suara += suara


@konteks.act("cancel_usulan")
def cancel_usulan(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """The village takes its proposal back, with a reason that its voices read.

    Raises CannotPropose, CannotMove.
    """
    require_owner(usulan, by)
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="dibatalkan",
        now=now,
        alasan=alasan.strip(),
        status=StatusUsulan.DIBATALKAN,
        peran=by.jenis,
    )
    Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).delete()


@konteks.act("route_usulan")
def route_usulan(*, usulan: Usulan, by: Pelaku, unit: Unit, now: datetime, alasan: str = "") -> None:
    """Send it to another unit of the kabupaten. Raises CannotPropose."""
    if not may_route(by, usulan):
        raise CannotPropose(_("Usulan ini tidak berada pada Anda."), code="bukan-wewenang")
    if unit.kabupaten != usulan.kabupaten:
        raise CannotPropose(_("Pilih perangkat daerah kabupaten ini."), code="lain-kabupaten")
    if unit.pk == usulan.unit_tujuan_id:
        return
    usulan.unit_tujuan, usulan.tujuan = unit, Tujuan.KABUPATEN
    usulan.save(update_fields=["unit_tujuan", "tujuan"])
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="dialihkan",
        now=now,
        alasan=alasan.strip(),
        rincian={"unit": unit.nama},
        lanjutan=_("Ditangani %(unit)s.") % {"unit": unit.nama},
    )
    pull_into_open(usulan=[usulan], jenis=JenisForum.FORUM_PERANGKAT_DAERAH)
