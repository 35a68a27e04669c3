"""Alokasi kabupaten: calon, pemilih, sisa untuk cadangan, dan penetapannya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from terasa.dokumen.rules import canonical, sidik
from terasa.musrenbang.enums import HasilAlokasi, JenisForum, StatusUsulan
from terasa.musrenbang.models import Alokasi, Usulan
from terasa.musrenbang.queries import find_alokasi, list_pos, summarise_alokasi
from terasa.musrenbang.services import (
    CannotAllocate,
    confirm_alokasi,
    open_forum,
    run_alokasi,
)
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA_LAIN, KABUPATEN, KABUPATEN_LAIN
from tests.module.musrenbang.bahan import TAHUN, bring_to_pd, make_usulan

pytestmark = pytest.mark.usefixtures("sistem")
JUTA = 1_000_000


def run(now: datetime, pagu: int, **isi: object) -> Alokasi:
    return run_alokasi(by=SISTEM, kabupaten=KABUPATEN, tahun=TAHUN, pagu=pagu, now=now, **isi)  # type: ignore[arg-type]


def results(alokasi: Alokasi) -> dict[str, str]:
    return {p.usulan.judul: p.hasil for p in list_pos(alokasi)}


def test_each_village_gets_its_own_first_choice(now: datetime) -> None:
    kita = [make_usulan(now, judul=f"Kita {n}", biaya=50 * JUTA) for n in (1, 2, 3)]
    mereka = [make_usulan(now, judul=f"Mereka {n}", biaya=50 * JUTA, desa=DESA_LAIN) for n in (1, 2)]
    bring_to_pd([*kita, *mereka], now)
    alokasi = run(now, 100 * JUTA)
    menang = [p.usulan.judul for p in list_pos(alokasi, hasil=HasilAlokasi.TERPILIH)]
    assert sorted(menang) == ["Kita 1", "Mereka 1"]
    kalah = list_pos(alokasi, hasil=HasilAlokasi.TIDAK_TERPILIH)
    assert all(p.kekurangan and p.penjelasan for p in kalah)


def test_unknown_cost_stays_outside_and_is_never_zero(now: datetime) -> None:
    bring_to_pd([make_usulan(now, judul="Ada biaya"), make_usulan(now, judul="Tanpa biaya", biaya=None)], now)
    alokasi = run(now, 200 * JUTA)
    assert results(alokasi) == {"Ada biaya": "terpilih", "Tanpa biaya": "belum_dihitung"}
    assert summarise_alokasi(alokasi).sisa == 100 * JUTA


def test_reserve_rises_only_on_what_the_main_list_left(now: datetime) -> None:
    usulan = [make_usulan(now, judul=f"Usulan {n}", biaya=60 * JUTA) for n in (1, 2, 3)]
    bring_to_pd(usulan, now, utama=1)
    assert results(run(now, 130 * JUTA)) == {
        "Usulan 1": "terpilih",
        "Usulan 2": "terpilih",
        "Usulan 3": "tidak_terpilih",
    }


def test_without_ranks_it_refuses_and_says_why(now: datetime) -> None:
    make_usulan(now)
    with pytest.raises(CannotAllocate, match="Belum ada peringkat forum"):
        run(now, 100 * JUTA)


def test_ranks_of_a_file_are_the_voters(now: datetime) -> None:
    a, b = make_usulan(now, judul="Usulan A"), make_usulan(now, judul="Usulan B")
    alokasi = run(now, 100 * JUTA, peringkat={"Kelompok tani": [b.kode, a.kode], "PKK": [b.kode]})
    assert results(alokasi) == {"Usulan A": "tidak_terpilih", "Usulan B": "terpilih"}
    with pytest.raises(CannotAllocate, match="belum disepakati forum perangkat daerah"):
        confirm_alokasi(alokasi=alokasi, by=SISTEM, now=now)


def test_unknown_code_in_a_file_is_named(now: datetime) -> None:
    a = make_usulan(now)
    with pytest.raises(CannotAllocate, match=r"1 kode.*ZZZZZZZZZ"):
        run(now, 100 * JUTA, peringkat={"PKK": [a.kode, "ZZZZZZZZZ"]})
    with pytest.raises(CannotAllocate, match="lebih dari sekali"):
        run(now, 100 * JUTA, peringkat={"PKK": [a.kode, a.kode]})


def test_result_carries_its_input_hash_and_its_rule(now: datetime) -> None:
    bring_to_pd([make_usulan(now)], now)
    alokasi = run(now, 100 * JUTA)
    alokasi.refresh_from_db()
    assert alokasi.masukan_sha256 == sidik(canonical(alokasi.masukan))
    assert alokasi.aturan["metode"] == "bagian-setara"
    assert alokasi.hasil["utama"]["bentuk"].startswith("terasa-alokasi")


def test_confirming_writes_stations_and_states(now: datetime) -> None:
    menang, kalah = make_usulan(now), make_usulan(now)
    kosong = make_usulan(now, biaya=None)
    bring_to_pd([menang, kalah, kosong], now)
    alokasi = run(now, 100 * JUTA)
    confirm_alokasi(alokasi=alokasi, by=SISTEM, now=now)
    status = dict(Usulan.objects.values_list("pk", "status"))
    assert status == {
        menang.pk: StatusUsulan.DISEPAKATI_KABUPATEN,
        kalah.pk: StatusUsulan.TIDAK_TERPILIH,
        kosong.pk: StatusUsulan.DISEPAKATI_FORUM_PD,
    }
    akhir = kalah.langkah.last()
    assert akhir is not None
    assert (akhir.keputusan, akhir.alasan_kode) == ("tidak_terpilih", "R04")
    assert akhir.rincian["kekurangan"] > 0
    assert find_alokasi(KABUPATEN, TAHUN) == alokasi


def test_only_one_result_is_confirmed_a_year(now: datetime) -> None:
    bring_to_pd([make_usulan(now)], now)
    pertama, kedua = run(now, 100 * JUTA), run(now, 200 * JUTA)
    confirm_alokasi(alokasi=pertama, by=SISTEM, now=now)
    with pytest.raises(CannotAllocate, match="sudah ditetapkan"):
        confirm_alokasi(alokasi=kedua, by=SISTEM, now=now)


def test_only_bappeda_of_this_kabupaten_allocates(now: datetime, pelaku: Callable[..., PelakuTetap]) -> None:
    for by in (pelaku("camat", "63.06.04"), pelaku("bappeda", KABUPATEN_LAIN)):
        with pytest.raises(CannotAllocate, match="Hanya Bappeda"):
            run_alokasi(by=by, kabupaten=KABUPATEN, tahun=TAHUN, pagu=1, now=now)


def test_kabupaten_forum_starts_from_the_confirmed_result(now: datetime) -> None:
    menang, kalah = make_usulan(now), make_usulan(now)
    bring_to_pd([menang, kalah], now)
    confirm_alokasi(alokasi=run(now, 100 * JUTA), by=SISTEM, now=now)
    forum = open_forum(by=SISTEM, jenis=JenisForum.KABUPATEN, kabupaten=KABUPATEN, tahun=TAHUN, now=now)
    hasil = {k.usulan_id: (k.hasil, k.peringkat) for k in forum.keputusan.all()}
    assert hasil == {menang.pk: ("disepakati", 1), kalah.pk: ("tidak_disepakati", None)}


def test_recommended_budget_of_the_forum_is_the_cost_that_counts(now: datetime) -> None:
    usulan = make_usulan(now, biaya=300 * JUTA)
    bring_to_pd([usulan], now)
    usulan.keputusan.filter(forum__jenis="forum_perangkat_daerah").update(biaya=90 * JUTA)
    alokasi = run(now, 100 * JUTA)
    assert [(p.hasil, p.biaya) for p in list_pos(alokasi)] == [("terpilih", 90 * JUTA)]
