"""Kekokohan: setiap percobaan sama dengan menjalankan alokasinya sungguhan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from terasa.alokasi import Hasil, find_kelonggaran
from terasa.musrenbang.enums import StatusKekokohan
from terasa.musrenbang.models import Alokasi, Kekokohan, Usulan
from terasa.musrenbang.queries import list_pos
from terasa.musrenbang.rules.kekokohan import choose_step, read_rangkaian
from terasa.musrenbang.services import run_alokasi
from terasa.musrenbang.services.kekokohan import HitunganBerbeda, list_waiting, work_on
from terasa.musrenbang.services.rincian import fill_rincian
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.bersama import SELASA, satu_transaksi
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, bring_to_pd, make_usulan

pytestmark = pytest.mark.usefixtures("sistem")
JUTA = 1_000_000


@pytest.fixture(scope="module")
def sekali(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Usulan]]:
    biaya = (60, 35, 45, 80, 25, 30, 20)
    with satu_transaksi(django_db_blocker), konteks.pakai(konteks.sistem()):
        semua = [
            make_usulan(SELASA, judul=f"Usulan {n}", biaya=b * JUTA, desa=DESA_LAIN if n % 2 else DESA)
            for n, b in enumerate(biaya)
        ]
        bring_to_pd(semua, SELASA, utama=5)
        yield semua


@pytest.fixture
def usulan(sekali: list[Usulan]) -> list[Usulan]:
    """Seven usulan of two villages; the last two stand in reserve."""
    return [Usulan.objects.get(pk=u.pk) for u in sekali]


def run(now: datetime, pagu: int, **isi: object) -> Alokasi:
    return run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=pagu, now=now, **isi)  # type: ignore[arg-type]


def winners(alokasi: Alokasi) -> set[str]:
    return {p.usulan.kode for p in list_pos(alokasi, hasil="terpilih")}


def finish(alokasi: Alokasi) -> Kekokohan:
    while not work_on(alokasi.pk):
        pass
    return Kekokohan.objects.get(alokasi=alokasi)


def test_frontier_is_what_a_run_with_that_ceiling_gives(usulan: list[Usulan], now: datetime) -> None:
    dasar = run(now, 150 * JUTA)
    isi = finish(dasar).isi
    assert isi["langkah"] == 2 * JUTA
    assert [t["pagu"] for t in isi["titik"]] == [150 * JUTA + n * 2 * JUTA for n in range(-5, 6) if n]
    for titik in (isi["titik"][0], isi["titik"][-1]):
        lain = winners(run(now, titik["pagu"]))
        assert lain == winners(dasar) - set(titik["keluar"]) | set(titik["masuk"])
        assert titik["menang"] == len(lain)


def test_far_ceilings_open_and_close_the_reserve(usulan: list[Usulan], now: datetime) -> None:
    dasar = run(now, 150 * JUTA)
    for langkah in (25 * JUTA, 29 * JUTA):
        coba = read_rangkaian(dasar.masukan, dasar.aturan).kepekaan
        for pagu, satu in coba.draw_frontier(langkah, 5):
            assert winners(run(now, pagu)) == winners(dasar) - set(satu.keluar) | set(satu.masuk), pagu


def test_leaving_a_forum_out_is_a_run_without_its_list(usulan: list[Usulan], now: datetime) -> None:
    kode = [u.kode for u in usulan]
    daftar = {"Utara": kode[:3], "Selatan": kode[2:5], "Timur": [kode[3], kode[0]]}
    dasar = run(now, 150 * JUTA, peringkat=daftar)
    isi = finish(dasar).isi
    berubah = {t["forum"]: t for t in isi["tanpa"]}
    assert isi["tanpa_dicoba"] == 3
    for forum in daftar:
        tanpa = run(now, 150 * JUTA, peringkat={f: k for f, k in daftar.items() if f != forum})
        ubah = berubah.get(forum, {"masuk": [], "keluar": [], "sendiri": []})
        assert set(ubah["sendiri"]) <= set(daftar[forum])
        assert not set(ubah["keluar"]) & set(daftar[forum])
        gugur = {*ubah["keluar"], *ubah["sendiri"]}
        assert winners(tanpa) == winners(dasar) - gugur | set(ubah["masuk"])


def test_everything_is_counted_and_kept(usulan: list[Usulan], now: datetime) -> None:
    alokasi = run(now, 150 * JUTA)
    kokoh = finish(alokasi)
    assert (kokoh.status, kokoh.kemajuan) == (StatusKekokohan.SELESAI, 100)
    assert sum(b["orang"] for b in kokoh.isi["bagian"]) == pytest.approx(1_000_000, abs=2)
    assert len(kokoh.isi["aturan"]) == 8
    assert set(kokoh.isi["kokoh"]) <= winners(alokasi)
    assert set(kokoh.kelonggaran) == winners(alokasi)
    hasil = Hasil.from_json(json.dumps(alokasi.hasil["utama"]))
    assert all(kokoh.kelonggaran[k] == find_kelonggaran(hasil, k) for k in hasil.menang)
    assert work_on(alokasi.pk)
    assert list_waiting(now) == []


def test_margins_go_on_in_the_next_turn(usulan: list[Usulan], now: datetime) -> None:
    alokasi = run(now, 150 * JUTA)
    assert work_on(alokasi.pk, detik=0) is False
    giliran = 1
    while not work_on(alokasi.pk, detik=0):
        giliran += 1
    assert giliran == len(winners(alokasi))


def test_input_that_gives_another_result_is_not_published(usulan: list[Usulan], now: datetime) -> None:
    alokasi = run(now, 150 * JUTA)
    for calon in alokasi.masukan["calon"]:
        calon["biaya"] = 500 * JUTA
    alokasi.save()
    with pytest.raises(HitunganBerbeda):
        work_on(alokasi.pk)
    assert Kekokohan.objects.get(alokasi=alokasi).isi is None


def test_a_run_of_an_earlier_version_gets_the_same_rows(usulan: list[Usulan], now: datetime) -> None:
    alokasi = run(now, 150 * JUTA)
    kolom = ("usulan_id", "daftar", "alasan", "uang_pendukung", "lawan_id", "tambahan", "harga")
    forum = (
        "daftar",
        "kode",
        "forum_id",
        "nama",
        "bobot",
        "jumlah",
        "bagian",
        "sisa",
        "peringkat",
        "belanja",
    )
    pos, bagian = list(alokasi.pos.values(*kolom)), list(alokasi.bagian_forum.values(*forum))
    catatan = alokasi.catatan
    alokasi.pos.update(daftar="", alasan="", lawan=None, tambahan=None, harga=None, uang_pendukung=None)
    alokasi.bagian_forum.all().delete()
    Alokasi.objects.update(catatan=None)
    assert list_waiting(now) == [alokasi.pk]

    fill_rincian(alokasi=Alokasi.objects.get(pk=alokasi.pk))

    assert list(alokasi.pos.values(*kolom)) == pos
    assert list(alokasi.bagian_forum.values(*forum)) == bagian
    alokasi.refresh_from_db()
    assert alokasi.catatan == catatan


@pytest.mark.parametrize(
    ("pagu", "langkah"),
    [(2_500 * JUTA, 50 * JUTA), (25_000 * JUTA, 500 * JUTA), (4_000 * JUTA, 50 * JUTA), (40, 1), (150, 2)],
)
def test_step_of_the_frontier_is_a_round_number(pagu: int, langkah: int) -> None:
    assert choose_step(pagu) == langkah
