"""Bahan uji halaman musrenbang: orang-orangnya, dan isian formulir seperti yang dikirim peramban."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client

from terasa.akun.enums import JenisPeran
from terasa.musrenbang.models import Forum, Keputusan
from tests import factories
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KABUPATEN_LAIN

OPERATOR = (JenisPeran.OPERATOR_DESA, DESA)
KADES = (JenisPeran.KADES, DESA)
CAMAT = (JenisPeran.CAMAT, "63.06.04")
BAPPEDA = (JenisPeran.BAPPEDA, KABUPATEN)
# A desa next door, an agency of another kabupaten, and one who only runs the machines.
ORANG_LAIN = (
    (JenisPeran.OPERATOR_DESA, DESA_LAIN),
    (JenisPeran.BAPPEDA, KABUPATEN_LAIN),
    (JenisPeran.ADMIN_TEKNIS, KABUPATEN),
)
MASUKAN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def masuk(siapa: tuple[str, str], **kwargs: Any) -> Client:
    """A browser of somebody with that post."""
    client = Client()
    client.force_login(factories.get_pengguna(factories.make_pelaku(*siapa, **kwargs)))
    return client


def isian_meja(klien: Client, forum: Forum, kueri: str = "") -> dict[str, Any]:
    """What the table of a forum sends back when nothing is touched."""
    halaman = klien.get(f"/kerja/forum/{forum.pk}/{kueri}").content.decode()
    tersembunyi = MASUKAN.findall(halaman)
    isi: dict[str, Any] = {"baris": [v for n, v in tersembunyi if n == "baris"]}
    isi |= {n: v for n, v in tersembunyi if n.endswith(("-asal", "-versi"))}
    for k in Keputusan.objects.filter(pk__in=isi["baris"]):
        isi |= {
            f"{k.pk}-hasil": k.hasil,
            f"{k.pk}-peringkat": k.peringkat or "",
            f"{k.pk}-alasan_kode": k.alasan_kode,
            f"{k.pk}-alasan": k.alasan,
            f"{k.pk}-rekomendasi": k.rekomendasi,
            f"{k.pk}-volume": "",
            f"{k.pk}-biaya": "",
        }
    return isi


def baris(keputusan: Keputusan, **isi: object) -> Mapping[str, object]:
    """The boxes of one row: `baris(k, hasil="disepakati", peringkat=1)`."""
    return {f"{keputusan.pk}-{nama}": nilai for nama, nilai in isi.items()}
