"""One measured piece of work in a forked child: peak memory and a limit of CPU. Standard library only.

Seconds are taken with `time.thread_time`: once a limit is set, Linux reads the clock of the process in ticks of
some milliseconds. Neither side starts threads.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import signal
import time
from collections.abc import Callable
from typing import Any

# Whoever does not listen to the timer is ended by the system so many seconds later.
TENGGANG_S = 5
MB = 1024


class Terpotong(BaseException):
    """The CPU seconds allowed are used up."""


def run_apart(kerja: Callable[[], dict[str, Any]], batas_s: float, memori_byte: int = 0) -> dict[str, Any]:
    """What `kerja` returns, with `memori_mb`, `memori_tambahan_mb`; `galat` or `terpotong` when it did not end."""
    baca, tulis = os.pipe()
    anak = os.fork()
    if not anak:
        os.close(baca)
        _child(kerja, tulis, batas_s, memori_byte)
    os.close(tulis)
    with os.fdopen(baca, "rb") as pipa:
        isi = pipa.read()
    _, status, pakai = os.wait4(anak, 0)
    hasil: dict[str, Any] = (
        json.loads(isi) if isi else {"galat": f"berhenti dengan status {status}", "dasar_mb": 0}
    )
    puncak = pakai.ru_maxrss / MB
    hasil["memori_mb"] = round(puncak, 1)
    hasil["memori_tambahan_mb"] = round(puncak - hasil.pop("dasar_mb"), 1)
    return hasil


def _child(kerja: Callable[[], dict[str, Any]], tulis: int, batas_s: float, memori_byte: int) -> None:
    dasar = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB
    try:
        _limit(batas_s, memori_byte)
        gc.collect()
        gc.freeze()
        gc.disable()
        hasil = kerja()
        signal.setitimer(signal.ITIMER_PROF, 0)
    except Terpotong:
        hasil = {"terpotong": True}
    except MemoryError:
        hasil = {"galat": "memori habis"}
    except Exception as galat:
        hasil = {"galat": f"{type(galat).__name__}: {galat}"[:200]}
    os.write(tulis, json.dumps(hasil | {"dasar_mb": dasar}).encode())
    os._exit(0)


def _limit(batas_s: float, memori_byte: int) -> None:
    def stop(*_: Any) -> None:
        raise Terpotong

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, batas_s)
    keras = math.ceil(time.process_time() + batas_s) + TENGGANG_S
    resource.setrlimit(resource.RLIMIT_CPU, (keras, keras))
    if memori_byte:
        resource.setrlimit(resource.RLIMIT_AS, (memori_byte, memori_byte))
