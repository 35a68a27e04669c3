"""Dijanjikan lalu sunyi, dan dibangun lalu tidak dipakai: isi, penyebut, unduhan, dan siapa yang sampai ke sana."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.dasbor.queries.tugas import list_tugas
from terasa.program.models import Kegiatan
from terasa.program.queries import with_kabar
from terasa.program.services import CannotHandOver, set_pemanfaatan
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_foto, make_pelaku, sebagai
from tests.module.program.bahan import lapor, make_diserahkan, make_kegiatan, make_petugas_unit, make_usulan

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
SUNYI, TIDAK_DIPAKAI = f"/tanpa-kabar/{KABUPATEN}/", f"/tidak-dipakai/{KABUPATEN}/"


def kini() -> datetime:
    """The pages count from today; what they show is made so many days before it."""
    return timezone.now()


def get(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200, alamat
    return jawaban.content.decode()


def rows(klien: Client, alamat: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(klien.get(alamat).content.decode("utf-8-sig"))))


def make_rusak(by: PelakuTetap, *, hari: int, sebelum: int = 0, **isi: Any) -> Kegiatan:
    """Handed over long ago; found unused `hari` days ago, and working `sebelum` days ago when that is given."""
    kegiatan = make_diserahkan(now=kini(), by=by, hari_lalu=hari + sebelum + 5)
    for lalu, keadaan, alasan in ((sebelum, "berfungsi", ""), (hari, "tidak_dipakai", "Belum ada listrik.")):
        if lalu:
            waktu = kini() - timedelta(days=lalu)
            lebih = isi if keadaan == "tidak_dipakai" else {}
            with sebagai(by):
                set_pemanfaatan(
                    kegiatan=kegiatan, by=by, keadaan=keadaan, alasan=alasan, pada=timezone.localdate(waktu),
                    now=waktu, **lebih,
                )  # fmt: skip
    return kegiatan


def test_the_longest_silence_stands_first_with_its_denominator(klien: Klien) -> None:
    by, tahun = make_petugas_unit(), kini().year
    lama = make_kegiatan(now=kini() - timedelta(days=100), by=by, nama="Jalan sunyi lama", tahun=tahun - 1)
    agak = make_kegiatan(now=kini() - timedelta(days=80), by=by, nama="Jalan agak sunyi", tahun=tahun - 1)
    make_kegiatan(now=kini() - timedelta(days=10), by=by, nama="Jalan berkabar", tahun=tahun)
    lapor(agak, by, 40, 30, now=kini() - timedelta(days=70))
    teks = get(klien(), SUNYI)
    assert teks.index("Jalan sunyi lama") < teks.index("Jalan agak sunyi")
    assert "Jalan berkabar" not in teks
    assert "Dijanjikan, 60 hari tanpa kabar" in teks
    assert "2 dari 3 kegiatan yang berjalan (66,7%)" in teks
    assert f"/aspirasi/baru/{DESA}/" in teks
    assert [b["hari_tanpa_kabar"] for b in rows(klien(), f"{SUNYI}tabel.csv")] == ["100", "70"]
    assert lama.kode in teks


def test_a_kegiatan_entered_before_its_year_owes_news_from_that_year_on(now: datetime) -> None:
    kegiatan = make_kegiatan(now=datetime(2025, 10, 1, 3, tzinfo=now.tzinfo), tahun=2026)
    semua: Any = with_kabar(Kegiatan.objects.filter(pk=kegiatan.pk), date(2026, 1, 20))
    assert semua.get().kabar_on == date(2026, 1, 1)


def test_unused_works_say_since_when_why_who_keeps_them_and_what_is_promised(klien: Klien) -> None:
    by = make_petugas_unit()
    sejak = timezone.localdate() - timedelta(days=40)
    besok = timezone.localdate() + timedelta(days=1)
    rusak = make_rusak(by, hari=40, sebelum=60, tindak_lanjut="Listrik diajukan.", tindak_lanjut_on=besok)
    make_diserahkan(now=kini(), by=by, hari_lalu=3)
    teks = get(klien(), TIDAK_DIPAKAI)
    for bagian in (
        rusak.nama,
        "(40 hari)",
        "Belum ada listrik.",
        "Listrik diajukan.",
        "Kelompok Pemelihara Jembatan",
    ):
        assert bagian in teks, bagian
    assert "1 dari 2 kegiatan yang selesai dibangun (50%)" in teks
    assert "sudah lewat" not in teks
    (baris,) = rows(klien(), f"{TIDAK_DIPAKAI}tabel.csv")
    assert (baris["sejak"], baris["paling_lambat"]) == (sejak.isoformat(), besok.isoformat())
    assert "Listrik diajukan." in get(klien(), f"/kegiatan/{rusak.kode}/")


def test_silence_about_what_will_be_done_is_said(klien: Klien) -> None:
    make_rusak(make_petugas_unit(), hari=3)
    assert "belum mengatakan apa yang akan dilakukan" in get(klien(), TIDAK_DIPAKAI)


def test_a_promised_day_needs_a_deed_and_lies_ahead(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    isi: dict[str, Any] = {
        "kegiatan": kegiatan, "by": by, "keadaan": "rusak", "alasan": "Patah.", "pada": timezone.localdate(now), "now": now,
    }  # fmt: skip
    with sebagai(by):
        with pytest.raises(CannotHandOver, match="Tulis apa"):
            set_pemanfaatan(**isi, tindak_lanjut_on=timezone.localdate(now))
        with pytest.raises(CannotHandOver, match="sudah lewat"):
            set_pemanfaatan(**isi, tindak_lanjut="Diperbaiki.", tindak_lanjut_on=date(2020, 1, 1))


def test_only_a_released_photo_of_the_state_is_shown_and_small(klien: Klien) -> None:
    by = make_petugas_unit()
    make_rusak(by, hari=3, foto=make_foto())
    assert "?kecil" not in get(klien(), TIDAK_DIPAKAI)
    make_rusak(by, hari=4, foto=make_foto(), foto_dirilis=True)
    assert get(klien(), TIDAK_DIPAKAI).count("?kecil") == 1


def test_what_nobody_looked_at_for_a_year_is_another_list(klien: Klien) -> None:
    by = make_petugas_unit()
    lama, baru = (make_diserahkan(now=kini(), by=by, hari_lalu=n) for n in (400, 300))
    teks = get(klien(), f"{TIDAK_DIPAKAI}?daftar=lama")
    assert lama.nama in teks
    assert baru.nama not in teks
    assert "1 dari 2 kegiatan yang selesai dibangun" in teks
    (baris,) = rows(klien(), f"{TIDAK_DIPAKAI}tabel.csv?daftar=lama")
    assert baris["kode"] == lama.kode
    with sebagai(by):
        set_pemanfaatan(kegiatan=lama, by=by, keadaan="berfungsi", pada=timezone.localdate(), now=kini())
    assert lama.nama not in get(klien(), f"{TIDAK_DIPAKAI}?daftar=lama")


def test_filters_nonsense_and_an_empty_kabupaten(klien: Klien) -> None:
    assert "Tidak ada kegiatan yang sedang berjalan" in get(klien(), SUNYI)
    assert "Belum ada kegiatan yang selesai dibangun" in get(klien(), TIDAK_DIPAKAI)
    by, dulu = make_petugas_unit(), kini() - timedelta(days=90)
    utara = make_usulan(now=dulu, kode_desa=DESA_LAIN)
    make_kegiatan(now=dulu, by=by, usulan=[utara], nama="Jalan utara", tahun=kini().year - 1)
    assert "Jalan utara" not in get(klien(), f"{SUNYI}?wilayah={DESA}")
    for kueri in ("tahun=x", "unit=-1", "wilayah=34.01.01", "wilayah=%00", "page=99999", "daftar=zz"):
        for alamat in (SUNYI, f"{SUNYI}tabel.csv", TIDAK_DIPAKAI, f"{TIDAK_DIPAKAI}tabel.csv"):
            assert klien().get(f"{alamat}?{kueri}").status_code == 200, (alamat, kueri)
    assert klien().get("/tanpa-kabar/99.99/").status_code == 404


def test_more_rows_ask_no_more_queries(klien: Klien) -> None:
    by = make_petugas_unit()

    def count(alamat: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            get(klien(), alamat)
        return len(kueri)

    semua = (SUNYI, TIDAK_DIPAKAI, f"{TIDAK_DIPAKAI}?daftar=lama")

    def make() -> None:
        make_kegiatan(now=kini() - timedelta(days=400), by=by, tahun=kini().year - 1)
        make_rusak(by, hari=3, foto=make_foto(), foto_dirilis=True)
        make_diserahkan(now=kini(), by=by, hari_lalu=400)

    make()
    sedikit = [count(a) for a in semua]
    for _ in range(3):
        make()
    assert [count(a) for a in semua] == sedikit


def test_the_unit_and_the_bupati_find_both_lists_at_home_and_the_next_unit_counts_nothing(
    klien: Klien,
) -> None:
    by = make_petugas_unit()
    make_kegiatan(now=kini() - timedelta(days=100), by=by, tahun=kini().year - 1)
    make_rusak(by, hari=3)
    bupati, lain = (
        make_pelaku(JenisPeran.BUPATI, KABUPATEN),
        make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN),
    )
    judul = "Dibangun tetapi tidak dipakai atau rusak"
    jumlah = {}
    for nama, siapa in (("unit", by), ("bupati", bupati), ("lain", lain)):
        with sebagai(siapa):
            jumlah[nama] = {t.judul: t.jumlah for t in list_tugas(siapa, timezone.localdate())}[judul]
    assert jumlah == {"unit": 1, "bupati": 1, "lain": 0}
    beranda = get(klien(bupati), "/beranda/")
    assert SUNYI in beranda
    assert TIDAK_DIPAKAI in beranda
    assert f"{TIDAK_DIPAKAI}?unit={by.unit_id}" in get(klien(by), "/beranda/")
