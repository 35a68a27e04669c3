"""Foto yang ikut sebuah kiriman dari telepon: dikumpulkan dari unggahannya, dan dibuang sesudah diterima."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from terasa.dokumen.potongan import drop_unggahan, find_unggahan
from terasa.web.luring.kiriman import KURANG, Hasil, Kiriman


def list_foto(kiriman: Kiriman) -> list[bytes] | Hasil:
    """The photos of a sending, whole; which files are still on their way, while some are."""
    berkas = [(satu, find_unggahan(satu)) for satu in kiriman.berkas.get("foto", ())]
    if kurang := tuple(str(satu) for satu, isi in berkas if isi is None):
        return Hasil(KURANG, kurang=kurang)
    return [isi for _satu, isi in berkas if isi is not None]


def find_foto(kiriman: Kiriman) -> MultiValueDict[str, Any] | Hasil:
    """The one photo of a sending as a form takes it; which files are still on their way, while some are."""
    semua = list_foto(kiriman)
    if isinstance(semua, Hasil):
        return semua
    foto = [SimpleUploadedFile("foto", isi) for isi in semua[:1]]
    return MultiValueDict({"foto": foto} if foto else {})


def drop_foto(kiriman: Kiriman) -> None:
    """What was taken does not wait among the uploads."""
    for satu in kiriman.berkas.get("foto", ()):
        drop_unggahan(unggahan=satu)
