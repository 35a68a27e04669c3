"""Alamat balasan bertanda: siapa membalas kabar kami, masuk ke percakapan yang benar tanpa kode diketik.

Tanda itu hanya berada pada kabar yang diterima orangnya; isinya menunjuk pemilik alamat, tidak menyebut siapa pun.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from uuid import UUID

from django.utils.crypto import salted_hmac

from terasa.kabar.models import Pesan
from terasa.umum import konteks

AWALAN = "r."
PANJANG_TANDA = 10


def make_balasan(pemilik_id: UUID) -> str:
    """42 small letters and digits: the owner and a keyed digest of it."""
    return base64.b32encode(pemilik_id.bytes + _tag(pemilik_id.bytes)).decode().lower().rstrip("=")


def read_balasan(tanda: str) -> UUID | None:
    """The owner meant by such a token; None when we never made it."""
    try:
        isi = base64.b32decode(tanda.upper() + "=" * (-len(tanda) % 8))
    except (binascii.Error, ValueError):
        return None
    pemilik, cap = isi[:16], isi[16:]
    return UUID(bytes=pemilik) if len(pemilik) == 16 and hmac.compare_digest(cap, _tag(pemilik)) else None


def make_alamat_balasan(kotak: str, pemilik_id: UUID) -> str:
    """`aspirasi@desa.go.id` -> `aspirasi+r.<token>@desa.go.id`."""
    nama, _, ranah = kotak.rpartition("@")
    return f"{nama}+{AWALAN}{make_balasan(pemilik_id)}@{ranah}"


def find_pemilik(pesan_id: UUID) -> UUID | None:
    """Who was told by this message of ours, as replies and bounces name it."""
    with konteks.sebagai_sistem():
        return Pesan.objects.filter(pk=pesan_id).values_list("alamat__pemilik_id", flat=True).first()


def _tag(isi: bytes) -> bytes:
    return salted_hmac("terasa.kabar.balasan", isi.hex(), algorithm="sha256").digest()[:PANJANG_TANDA]
