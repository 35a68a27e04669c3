"""Mengingatkan tiap langkah PAW: ketika jamnya mulai, ketika hampir jatuh tempo, dan ketika lewat; masing-masing sekali."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as P
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import count_batas
from terasa.kabar.services import tell_roles
from terasa.perangkat.queries.paw import JAM, OBJEK
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap_banyak

SEGERA = "paw-pengingat"
PENERIMA = (P.DINAS_PMD, P.CAMAT, P.BPD)


@konteks.act("remind_paw")
def remind_paw(*, by: Pelaku, now: datetime) -> int:
    """Tell the offices of each running step how it stands; the outbox keeps every stage to once. Returns how many
    messages were named."""
    hari = timezone.localdate(now)
    berjalan = list(Tenggat.objects.filter(objek_jenis=OBJEK, selesai_at__isnull=True))
    nama = nama_lengkap_banyak({t.kode_wilayah for t in berjalan})
    return sum(_remind(t, nama[t.kode_wilayah], hari, now) for t in berjalan)


def _remind(tenggat: Tenggat, desa: str, hari: date, now: datetime) -> int:
    tahap = _stage(tenggat, hari)
    subjek = {
        "mulai": _("PAW %(desa)s: langkah berikutnya"),
        "segera": _("PAW %(desa)s: segera jatuh tempo"),
        "lewat": _("PAW %(desa)s: lewat tenggat"),
    }[tahap] % {"desa": desa}
    return tell_roles(
        # A clock that was moved or extended warns anew for its new day.
        kejadian=f"paw-jam:{tenggat.pk}:{tenggat.jatuh_tempo_on.isoformat()}:{tahap}",
        subjek=subjek,
        teks=_("%(langkah)s: paling lambat %(hari)s.")
        % {
            "langkah": JAM[tenggat.aturan_kode].nama,
            "hari": format_tanggal(tenggat.jatuh_tempo_on, hari=True),
        },
        tautan=f"/kerja/perangkat/paw/{tenggat.objek_id}/",
        now=now,
        jenis=PENERIMA,
        kode_wilayah=tenggat.kode_wilayah,
    )


def _stage(tenggat: Tenggat, hari: date) -> str:
    if hari > tenggat.jatuh_tempo_on:
        return "lewat"
    segera = count_batas(SEGERA, kabupaten=tenggat.kabupaten, pada=hari).hari
    return "segera" if (tenggat.jatuh_tempo_on - hari).days <= segera else "mulai"
