"""Dukungan warga atas sebuah usulan yang belum digabungkan desa."""

from __future__ import annotations

from django.db.models import QuerySet

from terasa.aspirasi.enums import Keputusan, Status
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.rules import list_boleh
from terasa.musrenbang.models import DukunganUsulan, Usulan
from terasa.umum.pelaku import Pelaku

DAPAT_BERGABUNG = tuple(s.value for s in Status if Keputusan.DIGABUNG in list_boleh(s))


def open_voices(by: Pelaku) -> QuerySet[Aspirasi]:
    """Voices of this office that belong to no usulan and whose state allows joining."""
    terbuka = Aspirasi.objects.handled_by(by).filter(status__in=DAPAT_BERGABUNG, suara__isnull=True)
    return terbuka.select_related("isi")


def find_didukung(aspirasi: Aspirasi) -> Usulan | None:
    """The usulan that this resident pointed at; None once the voice is joined to any."""
    satu = DukunganUsulan.objects.filter(aspirasi=aspirasi, aspirasi__suara__isnull=True).select_related(
        "usulan"
    )
    return next((d.usulan for d in satu), None)


def list_pendukung(usulan: Usulan, by: Pelaku) -> list[Aspirasi]:
    """Voices that pointed at it and wait to be joined, as far as this office handles them; oldest first."""
    return list(open_voices(by).filter(dukungan_usulan__usulan=usulan).order_by("diajukan_at"))
