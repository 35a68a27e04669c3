"""Folder realisasi yang dikirim sebagai satu zip, atau sebagai beberapa berkas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca

BERKAS_TERBANYAK = 200
# A small archive may unfold into gigabytes.
TERBESAR_TERURAI = 200 * 1024 * 1024


def open_arsip(data: bytes) -> dict[str, bytes]:
    """Files of a zip by their bare name, whatever folders they lie in. Raises MasukanTakTerbaca."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            isi = [i for i in arsip.infolist() if _is_wanted(i)]
            _check(isi)
            return {PurePosixPath(i.filename).name: arsip.read(i) for i in isi}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as exc:
        raise MasukanTakTerbaca(
            _("Zip ini rusak atau berkata sandi; buat lagi tanpa kata sandi."), code="zip"
        ) from exc


def pack_arsip(berkas: Iterable[tuple[str, bytes]]) -> bytes:
    """Several files as one zip, to be kept until they are brought in. Raises MasukanTakTerbaca."""
    keluar = io.BytesIO()
    sudah: set[str] = set()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in berkas:
            _refuse_twice(nama, sudah)
            arsip.writestr(nama, data)
    return keluar.getvalue()


def is_arsip(data: bytes) -> bool:
    """Whether it is a zip of files; XLSX and ODS are zips too, but sheets themselves."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            nama = arsip.namelist()
    except zipfile.BadZipFile:
        return False
    return not any(n.startswith("xl/") for n in nama) and "content.xml" not in nama


def _is_wanted(isi: zipfile.ZipInfo) -> bool:
    jalur = PurePosixPath(isi.filename)
    return not isi.is_dir() and "__MACOSX" not in jalur.parts and jalur.name[:1] not in ".~"


def _check(isi: list[zipfile.ZipInfo]) -> None:
    if not isi:
        raise MasukanTakTerbaca(_("Zip ini tidak berisi berkas."), code="zip")
    if len(isi) > BERKAS_TERBANYAK or sum(i.file_size for i in isi) > TERBESAR_TERURAI:
        raise MasukanTakTerbaca(_("Isi zip ini terlalu banyak; pecah menjadi beberapa folder."), code="zip")
    sudah: set[str] = set()
    for satu in isi:
        _refuse_twice(PurePosixPath(satu.filename).name, sudah)


def _refuse_twice(nama: str, sudah: set[str]) -> None:
    if nama in sudah:
        raise MasukanTakTerbaca(
            _("Ada dua berkas bernama “%(nama)s”; kirim salah satunya.") % {"nama": nama}, code="kembar"
        )
    sudah.add(nama)
