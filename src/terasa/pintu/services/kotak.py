"""Satu kali membaca kotak surat, dan catatan keadaannya bagi halaman pintu."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings

from terasa.kabar.models import DetakPekerja
from terasa.pintu.imap import Bacaan, KotakBermasalah, open_kotak, poll
from terasa.pintu.queries import default_kabupaten
from terasa.pintu.rules.kotak import DETAK, explain_kotak
from terasa.pintu.services.surel import receive_surel
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM

log = logging.getLogger("terasa.pintu")


def fetch_surel(*, now: datetime) -> Bacaan:
    """Take in what is unread in the mailbox; why it could not be read is written down, never raised."""
    bacaan, galat = Bacaan(), ""
    try:
        _require_kantor()
        with konteks.pakai(konteks.sistem("Pintu surel")), open_kotak(settings.IMAP_URL) as kotak:
            poll(kotak, lambda data: receive_surel(data=data, by=SISTEM, now=now), bacaan)
    except KotakBermasalah as exc:
        galat = exc.code
    except Exception as exc:
        log.warning("kotak surat: %s", type(exc).__name__)
        galat = "lain"
    _note(bacaan, galat, now)
    return bacaan


def _require_kantor() -> None:
    """Before any office works here, a letter without a desa would wait for nobody: it stays in its mailbox."""
    if not default_kabupaten():
        raise KotakBermasalah(explain_kotak("kantor"), code="kantor")


def _note(bacaan: Bacaan, galat: str, now: datetime) -> None:
    lama = DetakPekerja.objects.filter(pk=DETAK).values_list("keterangan", flat=True).first() or {}
    keterangan = {
        "galat": galat,
        "diterima": bacaan.diterima,
        "tertunda": bacaan.tertunda,
        "ditandai": lama.get("ditandai", 0) + bacaan.ditandai,
        "terbaca": lama.get("terbaca", "") if galat else now.isoformat(),
    }
    DetakPekerja.objects.update_or_create(nama=DETAK, defaults={"pada": now, "keterangan": keterangan})
