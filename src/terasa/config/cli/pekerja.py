"""`terasa pekerja`: satu proses latar untuk antrean, segel audit, dan pekerjaan berkala."""

from __future__ import annotations

import argparse
import logging
import threading
from collections.abc import Callable
from typing import Any

from terasa.config.cli.dasar import siapkan_django

log = logging.getLogger("terasa.pekerja")
JEDA_SEGEL = 2.0


def register(subparsers: Any) -> None:
    """Add the noun `pekerja`; it has no verb and runs until stopped."""
    noun = subparsers.add_parser(
        "pekerja",
        help="jalankan pekerja latar (kabar, segel audit, berkala)",
        epilog="Contoh: terasa pekerja",
    )
    noun.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Run the job queue in this thread and the sealer beside it."""
    siapkan_django()
    from procrastinate.contrib.django import app

    berhenti = threading.Event()
    segel = threading.Thread(target=_loop, args=("segel", JEDA_SEGEL, _seal_once, berhenti), daemon=True)
    segel.start()
    try:
        penyambung: Any = app.connector
        with app.replace_connector(penyambung.get_worker_connector()) as worker:
            # What succeeded has done its work; what failed stays to be looked at.
            worker.run_worker(
                concurrency=1, install_signal_handlers=True, listen_notify=True, delete_jobs="successful"
            )
    finally:
        berhenti.set()
        segel.join(timeout=5)
    return 0


def _loop(nama: str, jeda: float, kerja: Callable[[], dict[str, Any]], berhenti: threading.Event) -> None:
    """Do one piece of work after another; a failure is logged and tried again."""
    from django.db import close_old_connections
    from django.utils import timezone

    from terasa.kabar.models import DetakPekerja

    while not berhenti.wait(jeda):
        try:
            close_old_connections()
            keterangan = kerja()
            DetakPekerja.objects.update_or_create(
                nama=nama, defaults={"pada": timezone.now(), "keterangan": keterangan}
            )
        except Exception as exc:
            log.warning("%s gagal (%s), dicoba lagi", nama, type(exc).__name__)


def _seal_once() -> dict[str, Any]:
    from django.utils import timezone

    from terasa.umum.audit.services import publish_digest, seal_all

    now = timezone.now()
    disegel = seal_all(now=now)
    publish_digest(now=now)
    return {"disegel": disegel}
