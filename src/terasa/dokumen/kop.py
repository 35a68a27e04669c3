"""Kop surat tiap unit: dibaca ketika kertas dibekukan, diubah kantor itu sendiri."""

from __future__ import annotations

import base64
import io
import warnings
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from terasa.akun.models import Unit
from terasa.dokumen import rules
from terasa.dokumen.cetak import Kertas
from terasa.dokumen.models import Berkas, KopSurat
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap

SISI_LOGO, LOGO_TERBESAR, PIKSEL_LOGO = 400, 2 * 1024 * 1024, 16_000_000


class CannotSetKop(AturanDilanggar):
    """This letterhead cannot be kept as given."""


@dataclass(frozen=True)
class Kop:
    """`isi` is frozen into the paper; `logo` is the picture whose hash stands in `isi`, as the printer takes it."""

    isi: dict[str, Any] = field(default_factory=dict)
    logo: str = ""
    kertas: str = Kertas.A4


def read_kop(unit: Unit | None) -> Kop:
    """The letterhead of a unit; one that set none gets its name under that of its kabupaten."""
    if unit is None:
        return Kop()
    kop = KopSurat.objects.filter(unit=unit).select_related("logo").first()
    if kop is None:
        atas = _("Pemerintah %(kabupaten)s") % {"kabupaten": nama_lengkap(unit.kabupaten).partition(",")[0]}
        return Kop({"atas": [atas], "nama": unit.nama, "alamat": [], "logo": ""})
    isi = {
        "atas": _lines(kop.atas),
        "nama": kop.nama,
        "alamat": _lines(kop.alamat),
        "logo": kop.logo.sha256 if kop.logo else "",
    }
    return Kop(isi, _wrap(bytes(kop.logo.isi)) if kop.logo else "", kop.kertas)


def read_logo(sidik: str) -> str:
    """The logo that a frozen paper names by its hash, as the printer takes it; "" when it names none."""
    berkas = Berkas.objects.filter(sha256=sidik, tipe="image/png").first() if sidik else None
    return _wrap(bytes(berkas.isi)) if berkas else ""


def may_set_kop(by: Pelaku, unit: Unit) -> bool:
    """An office sets its own letterhead."""
    return by.unit_id == unit.pk or by.jenis == "sistem"


@konteks.act("set_kop")
def set_kop(
    *,
    unit: Unit,
    by: Pelaku,
    nama: str,
    now: datetime,
    atas: str = "",
    alamat: str = "",
    kertas: str = Kertas.A4,
    logo: bytes | None = None,
) -> KopSurat:
    """Write the letterhead of a unit; papers that are frozen keep theirs. Without `logo` the old one stays.

    Raises CannotSetKop.
    """
    if not may_set_kop(by, unit):
        raise CannotSetKop(_("Kop surat diubah kantornya sendiri."), code="bukan-wewenang")
    if not nama.strip():
        raise CannotSetKop(_("Tulis nama kantornya."), code="nama")
    lama = KopSurat.objects.filter(unit=unit).first()
    kop = lama or KopSurat(unit=unit)
    kop.atas, kop.nama, kop.alamat, kop.kertas = atas.strip(), nama.strip(), alamat.strip(), kertas
    kop.diubah_at, kop.diubah_oleh = now, by.label
    if logo:
        kop.logo = _store_logo(unit, _draw_logo(logo), now)
    kop.save(force_insert=lama is None)
    return kop


def _store_logo(unit: Unit, data: bytes, now: datetime) -> Berkas:
    with konteks.sebagai_sistem():
        berkas = Berkas(
            kode_wilayah=unit.kode_wilayah,
            nama="logo.png",
            tipe="image/png",
            ukuran=len(data),
            sha256=rules.sidik(data),
            isi=data,
            dirilis=True,
            dibuat_at=now,
        )
        berkas.save(force_insert=True)
    return berkas


def _draw_logo(data: bytes) -> bytes:
    """Drawn anew as a small PNG without metadata; its transparent parts stay."""
    if len(data) > LOGO_TERBESAR:
        raise CannotSetKop(_("Logo terlalu besar; paling besar 2 MB."), code="logo-besar")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
                if gambar.width * gambar.height > PIKSEL_LOGO:
                    raise ValueError("terlalu banyak piksel")
                kecil = gambar.convert("RGBA")
                kecil.thumbnail((SISI_LOGO, SISI_LOGO))
                keluar = io.BytesIO()
                kecil.save(keluar, "PNG", optimize=True)
                return keluar.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, Warning) as exc:
        raise CannotSetKop(_("Logo harus gambar PNG, JPG, atau WEBP."), code="logo") from exc


def _wrap(png: bytes) -> str:
    """The printer takes text only: an SVG around the picture."""
    with Image.open(io.BytesIO(png)) as gambar:
        lebar, tinggi = gambar.size
    isi = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}" height="{tinggi}">'
        f'<image width="{lebar}" height="{tinggi}" href="data:image/png;base64,{isi}"/></svg>'
    )


def _lines(teks: str) -> list[str]:
    return [b.strip() for b in teks.splitlines() if b.strip()]
