"""Pengiriman latar: ambil yang menunggu, kirim, ulang bila gagal."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeAlias

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from terasa.kabar import rules
from terasa.kabar.channels import BelumAdaSaluran, PenerimaBerhenti, send
from terasa.kabar.gerbang import GerbangMenolak, GerbangTersendat
from terasa.kabar.models import DetakPekerja, Pesan, StatusPesan
from terasa.umum import konteks

log = logging.getLogger("terasa.kabar")
# Seconds of one round; the next begins within the minute.
SELAMA = 45.0
# Kind and gateway of an address: what falters together, and how often in a row.
Pintu: TypeAlias = tuple[str, str]
Goyah: TypeAlias = dict[Pintu, int]
# One failure may be the message's or a moment's; after so many in a row the door rests until the next round.
KESABARAN = 3


@app.periodic(cron="* * * * *")
@app.task(name="kabar.kirim_berkala", queueing_lock="kabar-kirim-berkala")
def deliver_periodically(timestamp: int) -> None:
    """Every minute, so that a message survives whatever happened to its own job."""
    terkirim = run_delivery()
    DetakPekerja.objects.update_or_create(
        nama="kabar", defaults={"pada": timezone.now(), "keterangan": {"terkirim": terkirim}}
    )


@app.task(name="kabar.kirim", queueing_lock="kabar-kirim")
def deliver_waiting() -> None:
    """Soon after an act wrote messages."""
    run_delivery()


def run_delivery() -> int:
    """Send what is due, one transaction per message so that a crash repeats at most one. Returns how many."""
    terkirim, goyah, habis = 0, Goyah(), time.monotonic() + SELAMA
    with konteks.pakai(konteks.sistem("Pekerja kabar")):
        while time.monotonic() < habis:
            hasil = _deliver_one(goyah)
            if hasil is None:
                break
            terkirim += hasil
    return terkirim


@transaction.atomic
def _deliver_one(goyah: Goyah) -> int | None:
    """1 sent, 0 not yet, None nothing is due. A door that falters waits for the others, and soon for the next round."""
    now = timezone.now()
    pesan = _next_due(goyah, now)
    if pesan is None:
        return None
    try:
        send(pesan)
    except BelumAdaSaluran:
        pesan.status = StatusPesan.TANPA_SALURAN
    except PenerimaBerhenti:
        pesan.status = StatusPesan.BERHENTI
    except GerbangMenolak as exc:
        pesan.status, pesan.galat = StatusPesan.GAGAL, str(exc)[:80]
        pesan.percobaan += 1
    except GerbangTersendat as exc:
        pintu = _pintu_of(pesan)
        # A gateway that names its own pause is left alone at once.
        goyah[pintu] = KESABARAN if exc.tunggu_detik else goyah.get(pintu, 0) + 1
        _postpone(pesan, str(exc), now, timedelta(seconds=exc.tunggu_detik))
    except Exception as exc:
        # Only the class of the error: its text may hold the address.
        _postpone(pesan, type(exc).__name__, now)
    else:
        pesan.status, pesan.terkirim_at, pesan.galat = StatusPesan.TERKIRIM, now, ""
        goyah.pop(_pintu_of(pesan), None)
    if pesan.status not in (StatusPesan.MENUNGGU, StatusPesan.GAGAL):
        pesan.tersandi = ""
    pesan.save()
    return int(pesan.status == StatusPesan.TERKIRIM)


def _next_due(goyah: Goyah, now: datetime) -> Pesan | None:
    """The longest due of the doors that did not falter, else of those that deserve one more try."""
    pesan = _first_due(goyah, now)
    if pesan is not None or not goyah:
        return pesan
    return _first_due([p for p, n in goyah.items() if n >= KESABARAN], now)


def _first_due(kecuali: Iterable[Pintu], now: datetime) -> Pesan | None:
    menunggu = Pesan.objects.filter(status=StatusPesan.MENUNGGU, berikut_at__lte=now)
    for jenis, gerbang in kecuali:
        menunggu = menunggu.exclude(alamat__jenis=jenis, alamat__gerbang=gerbang)
    terkunci = menunggu.select_for_update(skip_locked=True, of=("self",))
    return terkunci.select_related("alamat").order_by("berikut_at").first()


def _pintu_of(pesan: Pesan) -> Pintu:
    assert pesan.alamat is not None
    return pesan.alamat.jenis, pesan.alamat.gerbang


def _postpone(pesan: Pesan, galat: str, now: datetime, diminta: timedelta = timedelta(0)) -> None:
    pesan.percobaan += 1
    pesan.galat = galat[:80]
    pesan.berikut_at = now + max(rules.next_delay(pesan.percobaan), diminta)
    if pesan.percobaan >= rules.PERCOBAAN_TERBANYAK:
        pesan.status = StatusPesan.GAGAL
    log.warning("kabar %s tertunda: %s (percobaan %d)", pesan.pk, galat, pesan.percobaan)
