"""Masuk dan keluarnya sebuah impor di baris perintah: membaca berkas, mencetak laporannya."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from terasa.umum.laporan import Laporan

CONTOH_MASALAH = 20
T = TypeVar("T")


def baca_berkas(nama: str) -> bytes:
    """The bytes of a file. Raises MasukanTakTerbaca with one sentence for the person."""
    from terasa.umum.errors import MasukanTakTerbaca

    try:
        return Path(nama).read_bytes()
    except FileNotFoundError as salah:
        raise MasukanTakTerbaca(f"Berkas “{nama}” tidak ada.", code="berkas-tidak-ada") from salah
    except OSError as salah:
        raise MasukanTakTerbaca(f"Berkas “{nama}” tidak dapat dibaca.", code="berkas-tak-terbaca") from salah


def run_as_sistem(sebutan: str, act: Callable[..., T], **isi: Any) -> T:
    """Call a service as the system, named `sebutan` in the audit, now; Django is ready."""
    from django.utils import timezone

    from terasa.umum import konteks
    from terasa.umum.pelaku import PelakuTetap

    with konteks.pakai(konteks.sistem(sebutan)):
        return act(by=PelakuTetap(label=sebutan, jenis="sistem"), now=timezone.now(), **isi)


def cetak_laporan(laporan: Laporan, *, as_json: bool, dengan_uji: bool = True) -> int:
    """Print the account of an import and return the exit code: 0 done, 1 some rows skipped for a fault.

    `dengan_uji` off leaves out of the JSON that it was only tried: the shape of the imports of usulan has no such key.
    """
    isi = laporan.as_json()
    if as_json:
        if not dengan_uji:
            del isi["uji"]
        print(json.dumps(isi, ensure_ascii=False))
        return laporan.exit_code
    print(
        f"{'Uji coba, tidak ada yang disimpan: ' if laporan.uji else ''}{isi['dibaca']} dibaca, "
        f"{isi['diterima']} diterima, {isi['diubah']} diubah, {isi['dilewati']} dilewati."
    )
    masalah = laporan.bermasalah
    for baris in masalah[:CONTOH_MASALAH]:
        print(f"  baris {baris.baris} ({baris.id or 'tanpa kode'}): {baris.alasan}")
    if len(masalah) > CONTOH_MASALAH:
        print(f"  … dan {len(masalah) - CONTOH_MASALAH} lagi; seluruhnya dengan --json")
    return laporan.exit_code
