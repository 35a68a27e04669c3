"""Menghitung kekokohan sesudah alokasi dijalankan, sedikit demi sedikit, di pekerja latar."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from terasa.alokasi import Hasil as HasilBagi
from terasa.alokasi import iter_kelonggaran
from terasa.musrenbang.enums import StatusKekokohan
from terasa.musrenbang.models import Alokasi, Kekokohan
from terasa.musrenbang.rules.kekokohan import Rangkaian, measure_kekokohan, read_rangkaian
from terasa.musrenbang.services.rincian import DAFTAR, fill_rincian

# One turn of the worker, so that messages do not wait for it; and what all margins of one run may take.
GILIRAN_DETIK, KELONGGARAN_DETIK = 10.0, 120.0
PERCOBAAN_TERBANYAK = 3
DIAM = timedelta(minutes=10)


class HitunganBerbeda(RuntimeError):
    """The frozen input does not give the stored winners."""


def queue_kekokohan(alokasi: Alokasi, *, now: datetime) -> None:
    """Ask the worker, in the transaction of the run itself."""
    Kekokohan.objects.get_or_create(alokasi=alokasi, defaults={"diubah_at": now})
    transaction.on_commit(lambda: wake_worker(alokasi.pk))


def wake_worker(alokasi: UUID) -> None:
    """Put the job in the queue; one that waits already is enough."""
    from procrastinate.exceptions import AlreadyEnqueued

    from terasa.musrenbang.tasks import count_firmness

    try:
        count_firmness.configure(queueing_lock=f"kekokohan-{alokasi}").defer(alokasi=str(alokasi))
    except AlreadyEnqueued:
        return


def list_waiting(now: datetime) -> list[UUID]:
    """Runs without their figures: never asked for, lost on the way, or stored by an earlier version."""
    macet = Q(kekokohan__status__in=[StatusKekokohan.MENUNGGU, StatusKekokohan.DIHITUNG]) & Q(
        kekokohan__diubah_at__lt=now - DIAM
    )
    semua = Alokasi.objects.filter(Q(kekokohan=None) | Q(catatan__isnull=True) | macet)
    return list(semua.order_by("-is_ditetapkan", "-dijalankan_at").values_list("pk", flat=True)[:20])


def work_on(alokasi_id: UUID, *, detik: float = GILIRAN_DETIK) -> bool:
    """One turn. True when everything is counted or given up; each step is kept as soon as it is there."""
    satu = Alokasi.objects.filter(pk=alokasi_id).first()
    if satu is None:
        return True
    if satu.catatan is None:
        fill_rincian(alokasi=satu)
    kokoh, _baru = Kekokohan.objects.get_or_create(alokasi=satu, defaults={"diubah_at": timezone.now()})
    if kokoh.status == StatusKekokohan.SELESAI:
        return True
    try:
        return _continue(satu, kokoh, detik)
    except Exception:
        kokoh.percobaan += 1
        habis = kokoh.percobaan >= PERCOBAAN_TERBANYAK
        _save(kokoh, status=StatusKekokohan.GAGAL if habis else StatusKekokohan.MENUNGGU)
        raise


def _continue(alokasi: Alokasi, kokoh: Kekokohan, detik: float) -> bool:
    if kokoh.isi is None:
        _save(kokoh, status=StatusKekokohan.DIHITUNG)
        rangkaian = read_rangkaian(alokasi.masukan, alokasi.aturan)
        _require_same(rangkaian, alokasi)
        kokoh.isi = measure_kekokohan(rangkaian, lambda persen: _save(kokoh, kemajuan=persen, isi=None))
        # What every page shows is there; the margins of single winners follow.
        _save(kokoh, kemajuan=60)
        return False
    return _add_margins(alokasi, kokoh, detik)


def _require_same(rangkaian: Rangkaian, alokasi: Alokasi) -> None:
    tersimpan = alokasi.pos.filter(urutan__isnull=False).order_by("urutan")
    if rangkaian.menang != list(tersimpan.values_list("usulan__kode", flat=True)):
        raise HitunganBerbeda(f"alokasi {alokasi.pk} berbeda bila dihitung ulang")


def _add_margins(alokasi: Alokasi, kokoh: Kekokohan, detik: float) -> bool:
    hasil = [
        HasilBagi.from_json(json.dumps(rekaman)) for nama in DAFTAR if (rekaman := alokasi.hasil.get(nama))
    ]
    semua = sum(len(h.menang) for h in hasil)
    belum = semua - len(kokoh.kelonggaran)
    satu_satu = chain.from_iterable(iter_kelonggaran(h, kecuali=set(kokoh.kelonggaran)) for h in hasil)
    mulai = time.monotonic()
    for n, (kode, rupiah) in enumerate(satu_satu, start=1):
        kokoh.kelonggaran[kode] = rupiah
        lama = time.monotonic() - mulai
        if lama > detik and n < belum:
            # A run whose every margin takes seconds is published without the rest of them.
            if lama / n * belum > KELONGGARAN_DETIK:
                break
            _save(kokoh, kemajuan=60 + 40 * len(kokoh.kelonggaran) // semua)
            return False
    _save(kokoh, kemajuan=100, status=StatusKekokohan.SELESAI, selesai_at=timezone.now())
    return True


def _save(kokoh: Kekokohan, **kolom: object) -> None:
    for nama, nilai in kolom.items():
        setattr(kokoh, nama, nilai)
    kokoh.diubah_at = timezone.now()
    kokoh.save()
