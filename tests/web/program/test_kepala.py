"""Kepala halaman kegiatan: kalimatnya, dua foto yang dirilis dan kecil, angka dengan selangnya, siapa yang dihubungi."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from terasa.dokumen.models import KopSurat
from terasa.dokumen.services import store_foto
from terasa.manfaat.services import close_gelombang, publish_gelombang
from terasa.musrenbang.models import Lampiran
from terasa.program.models import Kegiatan
from terasa.program.services import release_foto, set_pemanfaatan
from terasa.umum import konteks
from tests.factories import DESA, make_foto, sebagai
from tests.module.manfaat.bahan import answer, make_bappeda, make_gelombang, sama
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]


def get(klien: Client, kegiatan: Kegiatan) -> str:
    return klien.get(f"/kegiatan/{kegiatan.kode}/").content.decode()


def kepala(teks: str) -> str:
    """What stands before the details."""
    return teks.split("<dl")[0]


def test_the_felt_number_is_drawn_with_its_interval_in_the_head(klien: Klien, now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now, n=30)
    answer(survei_manfaat, [sama("ya")] * 24 + [sama("tidak")] * 6, now=now)
    bappeda = make_bappeda()
    with sebagai(bappeda):
        close_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
        publish_gelombang(survei_manfaat=survei_manfaat, by=bappeda, now=now + timedelta(days=1))
    teks = kepala(get(klien(), survei_manfaat.kegiatan))
    for bagian in (
        'id="terasa-kini-judul"',
        "rentang 62,7 sampai 90,5",
        "24 / 30",
        "24 dari 30 warga yang diundi",
    ):
        assert bagian in teks, bagian


def test_the_head_says_whom_to_ask_and_what_to_do(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    with konteks.pakai(konteks.sistem()):
        KopSurat.objects.create(
            unit=kegiatan.unit,
            nama="DINAS PU",
            alamat="Jalan Aluh 1\nTelepon 0517 21000",
            diubah_at=now,
            diubah_oleh="uji",
        )
    teks = kepala(get(klien(), kegiatan))
    for bagian in (
        "Telepon 0517 21000",
        "Bila rusak atau tidak berfungsi",
        "Kelompok Pemelihara Jembatan",
        f"/aspirasi/baru/{DESA}/",
    ):
        assert bagian in teks, bagian
    assert "Bila ada yang tidak beres" in get(klien(), make_kegiatan(now=now, by=by))


def test_before_and_after_are_small_dated_and_released(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    usulan = make_usulan(now=now)
    kegiatan = make_diserahkan(now=now, by=by, usulan=[usulan])
    with konteks.pakai(konteks.sistem()):
        berkas = store_foto(nama="lama", kode_wilayah=DESA, data=make_foto(), now=now, dirilis=True)
        foto = Lampiran.objects.create(
            usulan=usulan, berkas=berkas, jenis="foto", is_publik=False, pada=now, oleh="uji"
        )
    keadaan: dict[str, Any] = {
        "kegiatan": kegiatan,
        "by": by,
        "keadaan": "berfungsi",
        "pada": now.date(),
        "now": now,
    }
    with sebagai(by):
        set_pemanfaatan(**keadaan, foto=make_foto())
    assert "foto-dua" not in get(klien(), kegiatan)
    Lampiran.objects.update(is_publik=True)
    with sebagai(by):
        kini = set_pemanfaatan(**keadaan, foto=make_foto(), foto_dirilis=True)
    teks = kepala(get(klien(), kegiatan))
    assert f'src="/usulan/lampiran/{foto.pk}/?kecil"' in teks
    assert f'src="/kegiatan/{kegiatan.kode}/keadaan/{kini.pk}/foto/?kecil"' in teks
    assert "Sebelum, 10 Maret 2026" in teks
    assert "Sesudah, 10 Maret 2026" in teks
    assert teks.count("<img") == teks.count('loading="lazy"') == 2


def test_progress_photos_stand_in_where_nobody_photographed_the_problem(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    for n, fisik in enumerate((10, 60)):
        laporan = lapor(kegiatan, by, fisik, fisik, now=now + timedelta(days=n), foto=make_foto())
        with sebagai(by):
            release_foto(laporan=laporan, by=by)
    teks = kepala(get(klien(), kegiatan))
    assert "Awal, 10 Maret 2026, pekerjaan fisik 10%" in teks
    assert "Kini, 11 Maret 2026, pekerjaan fisik 60%" in teks


def test_a_small_photo_is_small(klien: Klien, now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    besar = io.BytesIO()
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(besar, "JPEG", quality=90)
    laporan = lapor(kegiatan, by, 10, 10, now=now, foto=besar.getvalue())
    with sebagai(by):
        release_foto(laporan=laporan, by=by)
    alamat = f"/kegiatan/{kegiatan.kode}/foto/{laporan.pk}/"
    with Image.open(io.BytesIO(klien().get(f"{alamat}?kecil").content)) as kecil:
        assert kecil.size == (400, 300)
    with Image.open(io.BytesIO(klien().get(alamat).content)) as utuh:
        assert utuh.size == (1600, 1200)


def test_an_unknown_amount_is_said_and_never_shown_as_money(klien: Klien, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    with konteks.pakai(konteks.sistem()):
        Kegiatan.objects.filter(pk=kegiatan.pk).update(pagu=None, asal="2026|uji")
    teks = kepala(get(klien(), kegiatan))
    assert "belum diketahui" in teks
    assert "Rp" not in teks
