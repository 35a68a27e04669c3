"""Aturan kecil musrenbang: bentrok peringkat, skor, kehadiran, bidang, isi berita acara."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.alokasi.errors import KodeGanda
from terasa.aturan.katalog import find_aturan, get_aturan
from terasa.dokumen.rules import canonical
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.rules import (
    BarisUsulan,
    Calon,
    FaktaForum,
    Hadirin,
    build_isi,
    count_hadir,
    find_bidang,
    find_clashes,
    nama_bidang,
    rank,
    read_kriteria,
    rule_kode,
    sum_skor,
    warn_hadir,
)
from terasa.musrenbang.rules.pemilih import Daftar, make_pemilih

PADA = datetime(2026, 9, 10, 1, 0, tzinfo=UTC)
UNSUR = [{"kode": "perempuan", "nama": "Perempuan", "rentan": True}, {"kode": "bpd", "nama": "BPD"}]


def test_same_rank_in_two_lists_is_no_clash() -> None:
    a, b, c = uuid4(), uuid4(), uuid4()
    assert find_clashes([(a, "utama", 1), (b, "cadangan", 1), (c, "utama", None)]) == {}
    assert find_clashes([(a, "utama", 1), (b, "utama", 1)]) == {b: a}


def test_score_is_the_weighted_sum_of_means() -> None:
    isi = {
        "skala": [1, 5],
        "unsur": [{"kode": "a", "nama": "A", "bobot": 2}, {"kode": "b", "nama": "B", "bobot": 1}],
    }
    kriteria = read_kriteria(isi)
    nilai = [("a", Decimal(1)), ("a", Decimal(2)), ("b", Decimal(5))]
    assert sum_skor(nilai, kriteria) == Fraction(8)
    assert sum_skor([("a", Decimal(1))], kriteria) is None


def test_ties_follow_the_published_order() -> None:
    a, b, c, d = (uuid4() for _ in range(4))
    calon = [
        Calon(a, Fraction(5), 1, PADA, "B"),
        Calon(b, Fraction(5), 1, PADA, "A"),
        Calon(c, Fraction(5), 2, PADA, "C"),
        Calon(d, Fraction(9), 0, None, "D"),
    ]
    assert rank(calon) == {d: 1, c: 2, b: 3, a: 4}


@given(st.lists(st.tuples(st.sampled_from("PL"), st.sampled_from(["bpd", "perempuan"])), max_size=30))
def test_attendance_counts_always_add_up(baris: list[tuple[str, str]]) -> None:
    hadir = count_hadir((kelamin, "31-45", unsur, "", None) for kelamin, unsur in baris)
    assert hadir.jumlah == len(baris) == sum(hadir.per_unsur.values()) == sum(hadir.per_umur.values())
    assert 0 <= hadir.perempuan <= hadir.jumlah


@pytest.mark.parametrize(
    ("perempuan", "jumlah", "diperingatkan"), [(3, 10, False), (2, 10, True), (30, 100, False)]
)
def test_floor_for_women_is_exact(perempuan: int, jumlah: int, diperingatkan: bool) -> None:
    hadir = Hadirin(jumlah=jumlah, perempuan=perempuan, per_unsur={"perempuan": 1})
    peringatan = warn_hadir(hadir, perempuan_minimum=Fraction(3, 10), rentan_minimum=1, unsur=UNSUR)
    assert bool(peringatan) is diperingatkan


def test_missing_vulnerable_element_is_named() -> None:
    hadir = Hadirin(jumlah=2, perempuan=2, per_unsur={"bpd": 2})
    peringatan = warn_hadir(hadir, perempuan_minimum=Fraction(3, 10), rentan_minimum=1, unsur=UNSUR)
    assert peringatan == ["Belum ada wakil dari: Perempuan."]


@pytest.mark.parametrize("teks", ["Pertanian", "PERTANIAN", "Urusan Pertanian", "Bidang pertanian"])
def test_bidang_is_known_however_it_is_written(teks: str) -> None:
    assert find_bidang(teks) == "pertanian"
    assert find_bidang("Urusan Gaib") is None
    assert nama_bidang("kopi-rakyat") == "Kopi rakyat"


def test_voter_scores_keep_the_place_in_the_whole_list() -> None:
    daftar = [Daftar("f", "F", Fraction(1), ("A", "B", "C"))]
    (pemilih,) = make_pemilih(daftar, ["A", "C"], {1: 100, 2: 95, 3: 90})
    assert pemilih.nilai == {"A": Fraction(100), "C": Fraction(90)}
    with pytest.raises(KodeGanda):
        make_pemilih([Daftar("f", "F", Fraction(1), ("A", "A"))], ["A"], {1: 100, 2: 95})


def make_fakta(jenis: str = "musrenbang_desa", wilayah: str = "63.06.04.2002") -> FaktaForum:
    aturan = get_aturan(rule_kode(jenis, wilayah))
    return FaktaForum(
        jenis=jenis,
        nama="Musrenbang Bamban",
        slug="musrenbang-desa",
        kabupaten="63.06",
        wilayah="Desa Bamban",
        cakupan=[("63.06.04", "Kec. Angkinang"), ("63.06.02", "Kec. Padang Batung")],
        unit="",
        tahun=2027,
        metode="peringkat",
        tempat="Balai desa",
        mulai_at=None,
        ditutup_at=PADA,
        hadir=Hadirin(jumlah=12, perempuan=5),
        peringatan=[],
        aturan=aturan.isi,
        dasar=aturan.dasar,
        terverifikasi=aturan.terverifikasi,
        sebutan={"kades": "Pembakal", "camat": "Camat"},
    )


def make_baris(hasil: str, peringkat: int | None = None, **isi: Any) -> BarisUsulan:
    bawaan = {
        "kode": f"K{hasil}{peringkat}", "judul": "Titian", "desa": "Bamban", "lokasi": "", "unit": "",
        "volume": Decimal("12.50"), "satuan": "m", "biaya": 5, "biaya_awal": 4,
    }  # fmt: skip
    return BarisUsulan(hasil=hasil, peringkat=peringkat, **(bawaan | isi))  # type: ignore[arg-type]


def test_clauses_carry_the_counts() -> None:
    baris = [
        make_baris("disepakati", 1),
        make_baris("tidak_disepakati", alasan="x"),
        make_baris("dikembalikan"),
    ]
    isi = build_isi(make_fakta(), baris)
    assert isi["klausul"][0]["teks"].startswith("Menyepakati 1 usulan Desa Bamban tahun anggaran 2027")
    assert isi["klausul"][1]["teks"].startswith("Mencatat 2 usulan")
    assert isi["pimpinan"] == "Pembakal"


def test_content_is_canonical_and_sums_only_known_costs() -> None:
    baris = [make_baris("disepakati", 2, biaya=None), make_baris("disepakati", 1, biaya=7)]
    isi = build_isi(make_fakta(), baris)
    assert canonical(isi)
    assert isi["jumlah"]["disepakati"] == {"usulan": 2, "biaya": 7, "belum_dihitung": 1}
    assert [b["peringkat"] for b in isi["daftar"]["disepakati"]] == [1, 2]
    assert isi["daftar"]["disepakati"][0]["volume"] == "12,5"


def test_unit_forum_prints_main_and_reserve_apart() -> None:
    isi = build_isi(make_fakta("forum_perangkat_daerah"), [make_baris("utama", 1), make_baris("cadangan", 1)])
    assert [lampiran["isi"] for lampiran in isi["lampiran"]] == ["hadir", "disepakati", "cadangan", "lain"]
    assert (len(isi["daftar"]["disepakati"]), len(isi["daftar"]["cadangan"])) == (1, 1)


@pytest.mark.parametrize("jenis", JenisForum)
def test_every_kind_of_forum_has_its_rule(jenis: JenisForum) -> None:
    assert find_aturan(rule_kode(jenis, "63.06.04.2002")) is not None


def test_ward_forum_has_a_rule_of_its_own() -> None:
    assert rule_kode("musrenbang_desa", "63.06.06.1001") == "berita-acara-musrenbang-kelurahan"
