"""Pesan bertanda dari sebuah gerbang; kontraknya di docs/gerbang.md."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.kabar.balasan import find_pemilik, read_balasan
from terasa.kabar.models import Pesan
from terasa.kabar.rules import AlamatTidakSah, clean_alamat
from terasa.pintu.models import TandaPintu
from terasa.pintu.queries import default_kabupaten
from terasa.pintu.services.pesan import Masuk, Penerimaan
from terasa.pintu.services.terima import receive_pesan
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.gerbang import Gerbang
from terasa.umum.pelaku import Pelaku
from terasa.umum.sisip import insert_unless_there
from terasa.umum.tanda import is_late, is_signed
from terasa.wilayah.queries import is_desa
from terasa.wilayah.rules import KodeTakTerbaca, kabupaten_of, normalkan_kode

TEKS_TERBESAR = 1_000_000


class KirimanDitolak(AturanDilanggar):
    """The envelope is not to be trusted or not readable; `code` says which, nothing was stored."""


def check_envelope(gerbang: Gerbang, *, waktu: str, tanda: str, badan: bytes, kini: float) -> None:
    """Signature first, then the moment. Raises KirimanDitolak."""
    if not is_signed(gerbang.rahasia, waktu, badan, tanda):
        raise KirimanDitolak(_("Tanda tangan kiriman ini tidak cocok dengan isinya."), code="tanda-salah")
    if is_late(waktu, kini):
        raise KirimanDitolak(
            _("Kiriman ini terlambat atau jamnya salah: waktunya harus dalam lima menit dari sekarang."),
            code="terlambat",
        )


@konteks.act("receive_gerbang")
def receive_gerbang(*, gerbang: Gerbang, badan: bytes, tanda: str, by: Pelaku, now: datetime) -> Penerimaan:
    """Take in one message whose envelope was checked; the same envelope again is refused. Raises KirimanDitolak."""
    isi = _read(badan)
    with konteks.sebagai_sistem():
        sidik = TandaPintu(
            sidik=sha256(f"{gerbang.nama}|{tanda.strip().lower()}".encode()).hexdigest(), pada=now
        )
        # Two at once: one of them used this signature first.
        if not insert_unless_there(sidik):
            raise KirimanDitolak(
                _(
                    "Kiriman dengan tanda tangan ini sudah pernah diterima; tandai ulang bila memang perlu dikirim lagi."
                ),
                code="terulang",
            )
        return receive_pesan(masuk=_as_masuk(gerbang, isi), by=by, now=now)


def _read(badan: bytes) -> Mapping[str, Any]:
    try:
        isi = json.loads(badan)
    except (ValueError, RecursionError) as exc:
        raise KirimanDitolak(_("Badan kiriman ini bukan JSON."), code="bukan-json") from exc
    if not isinstance(isi, dict):
        raise KirimanDitolak(_("Badan kiriman harus satu objek JSON."), code="bukan-json")
    for nama, terpanjang in (("id", 200), ("dari", 64), ("teks", TEKS_TERBESAR)):
        if not isinstance(isi.get(nama, ""), str) or len(isi.get(nama, "")) > terpanjang:
            raise KirimanDitolak(
                _("“%(nama)s” harus teks, tidak terlalu panjang.") % {"nama": nama}, code=nama
            )
    if not isi.get("id") or not isi.get("dari"):
        raise KirimanDitolak(_("“id” dan “dari” wajib ada."), code="id")
    return isi


def _as_masuk(gerbang: Gerbang, isi: Mapping[str, Any]) -> Masuk:
    try:
        pengirim = clean_alamat(gerbang.jenis, isi["dari"])
    except AlamatTidakSah as exc:
        raise KirimanDitolak(str(exc), code="dari") from exc
    kode = _kode(isi.get("desa"))
    return Masuk(
        pintu=gerbang.nama,
        id_luar=isi["id"],
        teks=isi.get("teks", ""),
        jenis=gerbang.jenis,
        pengirim=pengirim,
        kode_desa=kode,
        kabupaten=kabupaten_of(kode) if kode else default_kabupaten(gerbang.kabupaten),
        balas=_balas(isi, pengirim),
        foto=_foto(isi.get("foto") or []),
    )


def _kode(desa: object) -> str:
    if not isinstance(desa, str) or not desa:
        return ""
    try:
        kode = normalkan_kode(desa)
    except KodeTakTerbaca as exc:
        raise KirimanDitolak(str(exc), code="desa") from exc
    # A code that names no desa does not lose the words: they wait for the office.
    return kode if is_desa(kode) else ""


def _balas(isi: Mapping[str, Any], pengirim: str) -> UUID | None:
    """By our token, or by our message when it had gone to this very phone."""
    if isinstance(tanda := isi.get("balasan"), str) and (pemilik := read_balasan(tanda)):
        return pemilik
    try:
        pesan_id = UUID(str(isi.get("balas_ke") or ""))
    except ValueError:
        return None
    if not Pesan.objects.filter(pk=pesan_id, alamat__nilai=pengirim).exists():
        return None
    return find_pemilik(pesan_id)


def _foto(foto: object) -> tuple[bytes, ...]:
    if not isinstance(foto, list) or not all(isinstance(f, str) for f in foto):
        raise KirimanDitolak(_("“foto” harus daftar teks base64."), code="foto")
    try:
        return tuple(base64.b64decode(f, validate=True) for f in foto[:10])
    except (binascii.Error, ValueError) as exc:
        raise KirimanDitolak(_("“foto” harus daftar teks base64."), code="foto") from exc
