"""Menugaskan orang yang bukan dari desanya, bergiliran."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Pengguna, Peran
from terasa.survei.enums import StatusSurvei
from terasa.survei.models import Petugas, Survei
from terasa.survei.permissions import is_from
from terasa.survei.services.bersama import CannotSurvey, get_open
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("assign_petugas")
def assign_petugas(*, survei: Survei, pengguna: Pengguna, by: Pelaku, now: datetime) -> Petugas:
    """Send a person out; nobody surveys the desa where they hold a post. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DIUNDI)
    peran = list(
        Peran.objects.berlaku(timezone.localdate(now)).filter(pengguna=pengguna).select_related("unit")
    )
    kabupaten = ".".join(survei.kode_wilayah.split(".")[:2])
    if not any(p.unit.kabupaten == kabupaten for p in peran):
        raise CannotSurvey(_("Petugas harus memegang jabatan di kabupaten ini."), code="tanpa-jabatan")
    with konteks.sebagai_sistem():
        desa = {*survei.cakupan, *survei.responden.values_list("kode_wilayah", flat=True)}
        if is_from(desa, (p.kode_wilayah for p in peran)):
            raise CannotSurvey(
                _("Petugas tidak boleh berasal dari desa yang disurvei; tugaskan orang dari desa lain."),
                code="desa-sendiri",
            )
        petugas, _baru = Petugas.objects.get_or_create(
            survei=survei, pengguna=pengguna, defaults={"ditugaskan_at": now, "oleh": by.label}
        )
    return petugas


@konteks.act("release_petugas")
def release_petugas(*, survei: Survei, pengguna: Pengguna, by: Pelaku, now: datetime) -> None:
    """Take an assignment back; what was recorded stays. Raises CannotSurvey."""
    survei = get_open(survei, by, StatusSurvei.DIUNDI)
    with konteks.sebagai_sistem():
        Petugas.objects.filter(survei=survei, pengguna=pengguna).delete()
