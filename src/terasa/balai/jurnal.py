"""Jurnal balai: satu baris satu tindakan, hanya ditambah, sudah di cakram sebelum layar mengatakan tersimpan."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from terasa.musrenbang.rules import paket
from terasa.umum.errors import MasukanTakTerbaca

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows has no advisory locks of this kind; one laptop runs one hall.
    fcntl = None


class JurnalTakTerbaca(MasukanTakTerbaca):
    """The journal beside the package cannot be used."""


class Jurnal:
    """The append-only file of one package. One writer; the caller holds a lock around `add`."""

    def __init__(self, berkas: Path, bawaan: paket.Bawaan) -> None:
        """Open or begin it. A last line cut off by a sudden end was never acknowledged and is taken off.

        Raises JurnalTakTerbaca, PaketRusak.
        """
        self.berkas, self.bawaan = berkas, bawaan
        self._fd = os.open(berkas, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        _lock(self._fd, berkas)
        _sync_folder(berkas.parent)
        self.baris = self._read()
        self._tanda = paket.check_rantai(bawaan.kunci, bawaan.awal, self.baris)

    def add(self, jenis: str, isi: dict[str, Any], pada: datetime | None) -> dict[str, Any]:
        """Write one act through to the disk, then return its line; None leaves its hour out.

        An OSError leaves the file as it was.
        """
        baris = paket.make_baris(
            self.bawaan.kunci,
            self._tanda,
            len(self.baris) + 1,
            pada.isoformat(timespec="seconds") if pada else "",
            jenis,
            isi,
        )
        panjang = os.fstat(self._fd).st_size
        try:
            _write_all(self._fd, paket.canonical(baris) + b"\n")
            os.fsync(self._fd)
        except OSError:
            os.ftruncate(self._fd, panjang)
            raise
        self.baris.append(baris)
        self._tanda = baris["tanda"]
        return baris

    def close(self) -> None:
        os.close(self._fd)

    def _read(self) -> list[dict[str, Any]]:
        data = self.berkas.read_bytes()
        utuh = data.rfind(b"\n") + 1
        if utuh < len(data):
            os.ftruncate(self._fd, utuh)
            os.fsync(self._fd)
        try:
            return [json.loads(satu) for satu in data[:utuh].splitlines()]
        except ValueError as exc:
            raise JurnalTakTerbaca(
                f"Jurnal “{self.berkas}” rusak; jangan dihapus, hubungi kabupaten."
            ) from exc


def _write_all(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]


def _lock(fd: int, berkas: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        os.close(fd)
        raise JurnalTakTerbaca(f"“{berkas}” sedang dipakai server balai yang lain.") from exc


def _sync_folder(folder: Path) -> None:
    """The name of a new file must survive a power cut too."""
    try:
        fd = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(fd)
    except OSError:
        # Some memory sticks refuse this for folders; the file itself is synced with every line.
        return
    finally:
        os.close(fd)
