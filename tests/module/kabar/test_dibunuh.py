"""kill -9 atas pekerja di tengah pengiriman: tiap kabar sampai, tampil sekali, tidak ada yang hilang."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from terasa.config.postgres.url import build_url, parse_url
from terasa.kabar.models import Pesan, StatusPesan
from terasa.kabar.services import add_alamat, enqueue
from terasa.umum import konteks
from tests.gerbang_palsu import RAHASIA, GerbangPalsu, run_gerbang

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])
BANYAK = 30
PEKERJA = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "terasa.config.settings")
import django
django.setup()
from terasa.kabar.tasks import run_delivery
run_delivery()
"""


def start_worker(alamat_gerbang: str) -> subprocess.Popen[bytes]:
    """A real process that delivers from the database of this test."""
    basis = {**parse_url(os.environ["TERASA_URL_APP"]), "dbname": connection.settings_dict["NAME"]}
    lingkungan = {
        **os.environ,
        "TERASA_URL_APP": build_url(**basis),
        "TERASA_GERBANG": "wa",
        "TERASA_GERBANG_WA_KELUAR": alamat_gerbang,
        "TERASA_GERBANG_WA_RAHASIA": RAHASIA,
        "TERASA_GERBANG_WA_TUNGGU": "0.5",
    }
    return subprocess.Popen([sys.executable, "-c", PEKERJA], env=lingkungan, stderr=subprocess.DEVNULL)


def write_many() -> set[str]:
    with transaction.atomic(), konteks.pakai(konteks.sistem()):
        alamat = add_alamat(pemilik_id=uuid4(), jenis="telepon", nilai="081234567890", gerbang="wa")
        for n in range(BANYAK):
            enqueue(kejadian=f"b{n}", subjek="s", teks="t", tautan="", now=timezone.now(), alamat=[alamat.pk])
        return {str(pk) for pk in Pesan.objects.values_list("pk", flat=True)}


def count_waiting() -> int:
    with transaction.atomic(), konteks.pakai(konteks.sistem()):
        # The wait is over as soon as the next worker begins.
        Pesan.objects.filter(status=StatusPesan.MENUNGGU).update(berikut_at=timezone.now())
        return Pesan.objects.exclude(status=StatusPesan.TERKIRIM).count()


def test_killed_worker_loses_nothing_and_shows_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    # A job put in the queue for good would outlive this test and stand in the way of the next.
    monkeypatch.setattr("terasa.kabar.services._wake_worker", lambda: None)
    semua = write_many()
    with run_gerbang(GerbangPalsu([500, "mati", 200, "diam"], lambat=0.02)) as gerbang:
        for putaran in range(12):
            pekerja = start_worker(gerbang.alamat)
            if putaran < 2:
                # In the middle of a request: the gateway has it, the worker cannot write so any more.
                sudah = len(gerbang.permintaan)
                while len(gerbang.permintaan) < sudah + (1, 6)[putaran] and pekerja.poll() is None:
                    time.sleep(0.002)
                pekerja.send_signal(signal.SIGKILL)
            pekerja.wait(timeout=60)
            if putaran >= 2 and count_waiting() == 0:
                break
            count_waiting()
    assert set(gerbang.tampil) == semua
    assert count_waiting() == 0
    assert len(gerbang.permintaan) > BANYAK
