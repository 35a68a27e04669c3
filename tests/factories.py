"""Pabrik data uji: pendek, dengan nilai yang masuk akal, semuanya di Hulu Sungai Selatan."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from PIL import Image

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.akun.models import Pengguna, Peran, Unit
from terasa.aspirasi.rules import DataAspirasi
from terasa.aspirasi.services import Terkirim, submit_aspirasi
from terasa.umum import konteks
from terasa.umum.pelaku import WARGA, Pelaku, PelakuTetap

KABUPATEN = "63.06"
DESA = "63.06.04.2002"
DESA_LAIN = "63.06.04.2001"
KABUPATEN_LAIN = "34.01"
DESA_KABUPATEN_LAIN = "34.01.01.2011"
NOMOR = itertools.count(1)

JENIS_UNIT = {
    JenisPeran.OPERATOR_DESA: JenisUnit.DESA,
    JenisPeran.KADES: JenisUnit.DESA,
    JenisPeran.BPD: JenisUnit.DESA,
    JenisPeran.PENDAMPING: JenisUnit.DESA,
    JenisPeran.LURAH: JenisUnit.KELURAHAN,
    JenisPeran.CAMAT: JenisUnit.KECAMATAN,
    JenisPeran.OPERATOR_KECAMATAN: JenisUnit.KECAMATAN,
    JenisPeran.BAPPEDA: JenisUnit.BAPPEDA,
}


def load_reference() -> None:
    """What every installation has: regions of two kabupaten, nomenclature, built-in rules."""
    from terasa.aturan.services import load_katalog
    from terasa.nomenklatur.services import load_nomenklatur
    from terasa.wilayah.services import load_wilayah

    load_wilayah()
    load_nomenklatur()
    load_katalog()


def make_unit(kode: str = "", **kwargs: Any) -> Unit:
    """An office; `kode` is made up when not given."""
    kode = kode or f"unit-{next(NOMOR)}"
    isi: dict[str, Any] = {
        "kabupaten": KABUPATEN,
        "nama": f"Dinas {kode}",
        "jenis": JenisUnit.PERANGKAT_DAERAH,
        "kode_wilayah": KABUPATEN,
        **kwargs,
    }
    return Unit.objects.get_or_create(kabupaten=isi.pop("kabupaten"), kode=kode, defaults=isi)[0]


def make_peran(jenis: str, kode_wilayah: str = KABUPATEN, unit: Unit | None = None, **kwargs: Any) -> Peran:
    """A person with a post that is held since 2020."""
    nomor = next(NOMOR)
    pengguna = Pengguna.objects.create_user(f"uji{nomor}", nama=f"Orang Uji {nomor}")
    unit = unit or make_unit(
        f"unit-{jenis}-{kode_wilayah}".replace(".", "-").replace("_", "-"),
        kabupaten=".".join(kode_wilayah.split(".")[:2]),
        jenis=JENIS_UNIT.get(JenisPeran(jenis), JenisUnit.PERANGKAT_DAERAH),
        kode_wilayah=kode_wilayah,
    )
    isi = {"jabatan": f"{JenisPeran(jenis).label} {kode_wilayah}", "berlaku_dari": date(2020, 1, 1), **kwargs}
    peran = Peran(pengguna=pengguna, unit=unit, jenis=jenis, kode_wilayah=kode_wilayah, **isi)
    peran.set_akar()
    peran.save()
    return peran


def make_pelaku(
    jenis: str, kode_wilayah: str = KABUPATEN, unit: Unit | None = None, **kwargs: Any
) -> PelakuTetap:
    return make_peran(jenis, kode_wilayah, unit, **kwargs).as_pelaku()


def get_pengguna(by: PelakuTetap) -> Pengguna:
    return Pengguna.objects.get(pk=by.pengguna_id)


def make_aspirasi(
    *, now: datetime, kode_desa: str = DESA, foto: Sequence[bytes] = (), by: Pelaku = WARGA, **data: Any
) -> Terkirim:
    """A voice as a resident sends it, with its slip."""
    isi = {"masalah": "Jembatan kayu ke sekolah lapuk dan licin.", "dusun": "Dusun II", **data}
    with sebagai(by):
        return submit_aspirasi(
            data=DataAspirasi(kode_desa=kode_desa, **isi), by=by, now=now, foto=foto, kunci_kirim=uuid4()
        )


def sebagai(by: Pelaku) -> AbstractContextManager[None]:
    """Act with the eyes of this office, as a request of it would."""
    return konteks.pakai(konteks.untuk(by))


def make_foto(
    warna: str = "brown",
    titik: tuple[tuple[float, float, float], tuple[float, float, float]] | None = None,
    saat: str = "",
) -> bytes:
    """A small JPEG that carries a camera name and a place, as phones write them; `titik` south and east."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    gps = exif.get_ifd(0x8825)
    gps[2] = (2.0, 46.0, 52.0)
    if titik:
        gps[1], gps[2], gps[3], gps[4] = "S", titik[0], "E", titik[1]
    if saat:
        exif.get_ifd(0x8769)[0x9003] = saat
    berkas = io.BytesIO()
    Image.new("RGB", (64, 48), warna).save(berkas, "JPEG", exif=exif)
    return berkas.getvalue()


def make_berkas(kode_wilayah: str = DESA) -> Any:
    """A stored PDF of a few bytes."""
    from django.utils import timezone

    from terasa.dokumen.services import store_berkas

    return store_berkas(
        data=b"%PDF-1.4 uji",
        nama="uji.pdf",
        tipe="application/pdf",
        kode_wilayah=kode_wilayah,
        now=timezone.now(),
    )
