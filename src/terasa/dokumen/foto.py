"""Foto dibuat ulang: tanpa EXIF, tanpa lokasi tersembunyi, cukup kecil untuk 2G."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from terasa.umum.errors import AturanDilanggar

SISI_TERBESAR = 1600
# Beside text on a page: about 15 KB. Whoever wants to see more presses it.
SISI_KECIL = 400
UKURAN_TERBESAR = 12 * 1024 * 1024
# A small file may unfold into gigabytes; no phone takes 64 megapixels by accident. Only JPEG is decoded at a
# fraction of its size: the others unfold whole, and no screen or scanner in an office makes one of this size.
PIKSEL_TERBANYAK, PIKSEL_UTUH = 64_000_000, 24_000_000


class FotoTidakTerbaca(AturanDilanggar):
    """The upload is not a photo we can read."""


def reencode(data: bytes) -> bytes:
    """A JPEG of at most 1600 px without any metadata. Raises FotoTidakTerbaca."""
    if len(data) > UKURAN_TERBESAR:
        raise FotoTidakTerbaca(
            _("Foto terlalu besar; paling besar 12 MB. Kirim foto lain."), code="foto-besar"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
                return _shrink(gambar)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, Warning) as exc:
        raise FotoTidakTerbaca(
            _("Berkas ini bukan foto yang dapat dibaca. Kirim foto JPG, PNG, atau WEBP."),
            code="foto-tidak-terbaca",
        ) from exc


def make_kecil(data: bytes) -> bytes:
    """A small JPEG of a stored photo; what cannot be drawn smaller comes back as it is."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as gambar:
            gambar.draft("RGB", (SISI_KECIL, SISI_KECIL))
            gambar.thumbnail((SISI_KECIL, SISI_KECIL))
            keluar = io.BytesIO()
            gambar.convert("RGB").save(keluar, "JPEG", quality=62, optimize=True, progressive=True)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return data
    return min(keluar.getvalue(), data, key=len)


@dataclass(frozen=True)
class JejakFoto:
    """Where and when a camera says it took a photo: (lat, lng) with six decimals, a day. Never stored."""

    titik: tuple[Decimal, Decimal] | None = None
    diambil_on: date | None = None


def read_jejak(data: bytes) -> JejakFoto:
    """What the EXIF of an upload says; empty where it has none, or none that can be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
                exif = gambar.getexif()
                gps, kamera = exif.get_ifd(ExifTags.IFD.GPSInfo), exif.get_ifd(ExifTags.IFD.Exif)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        TypeError,
        SyntaxError,
        Image.DecompressionBombError,
    ):
        return JejakFoto()
    saat = kamera.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    return JejakFoto(_read_gps(gps), _read_hari(saat))


def _read_gps(gps: Mapping[int, Any]) -> tuple[Decimal, Decimal] | None:
    try:
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S")
        lng = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W")
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None
    return (lat, lng) if abs(lat) <= 90 and abs(lng) <= 180 else None


def _degrees(bagian: Any, arah: Any, negatif: str) -> Decimal:
    derajat, menit, detik = (Decimal(str(float(b))) for b in bagian)
    nilai = (derajat + menit / 60 + detik / 3600).quantize(Decimal("0.000001"))
    return -nilai if str(arah).strip("\x00 ").upper() == negatif else nilai


def _read_hari(saat: Any) -> date | None:
    """`2026:03:10 09:00:00` -> that day; a camera that never knew the time says 0000:00:00."""
    try:
        return datetime.strptime(str(saat)[:10], "%Y:%m:%d").date()
    except ValueError:
        return None


def read_foto_many(data: Sequence[bytes], *, terbanyak: int) -> tuple[list[bytes], int]:
    """The first photos that can be read, made anew, and how many pieces were left out."""
    baik: list[bytes] = []
    for satu in data:
        if len(baik) == terbanyak:
            break
        try:
            baik.append(reencode(satu))
        except FotoTidakTerbaca:
            continue
    return baik, len(data) - len(baik)


def _shrink(gambar: Image.Image) -> bytes:
    if gambar.width * gambar.height > (PIKSEL_TERBANYAK if gambar.format == "JPEG" else PIKSEL_UTUH):
        raise ValueError("terlalu banyak piksel")
    # Lets libjpeg decode at a fraction of the size; small before turned, so that no second large copy is made.
    gambar.draft("RGB", (SISI_TERBESAR, SISI_TERBESAR))
    gambar.thumbnail((SISI_TERBESAR, SISI_TERBESAR))
    tegak = ImageOps.exif_transpose(gambar).convert("RGB")
    bersih = Image.new("RGB", tegak.size)
    bersih.paste(tegak)
    keluar = io.BytesIO()
    bersih.save(keluar, "JPEG", quality=78, optimize=True, progressive=True)
    return keluar.getvalue()
