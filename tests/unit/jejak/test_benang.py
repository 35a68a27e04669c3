"""Benang: urut waktu, suara dilipat dengan jumlahnya, dan pita sepuluh tahap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from terasa.jejak.rules import Stasiun, explain_kode, find_penentu, fold_suara, list_pita, merge_stasiun
from terasa.musrenbang.enums import Tahap

AWAL = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


def stasiun(tahap: str, keputusan: str, hari: int = 0, **isi: Any) -> Stasiun:
    return Stasiun(tahap, AWAL + timedelta(days=hari), isi.pop("oleh", "Warga"), keputusan, **isi)


def test_voices_fold_into_one_station_with_their_number() -> None:
    satu = fold_suara(stasiun("aspirasi", "diajukan", hari) for hari in (4, 0, 9))
    assert len(satu) == 1
    assert satu[0].rincian["suara"] == 3
    assert (satu[0].pada, satu[0].sampai) == (AWAL, AWAL + timedelta(days=9))


def test_reason_written_to_one_voice_is_not_shown_for_all() -> None:
    dua = [stasiun("aspirasi", "dijawab", n, alasan=f"Alasan {n}") for n in (0, 1)]
    assert fold_suara(dua)[0].alasan == ""


def test_single_voice_keeps_its_reason() -> None:
    assert fold_suara([stasiun("aspirasi", "dijawab", alasan="Sudah ada")])[0].alasan == "Sudah ada"


def test_housekeeping_of_one_voice_stays_out_of_the_shared_thread() -> None:
    assert fold_suara([stasiun("aspirasi", "kontak_dihapus"), stasiun("aspirasi", "disembunyikan")]) == []


def test_thread_is_in_time_order_and_ties_follow_the_stations() -> None:
    deret = merge_stasiun(
        [stasiun("kegiatan", "dianggarkan", 5), stasiun("kabupaten", "terpilih", 5)],
        [stasiun("aspirasi", "diajukan")],
    )
    assert [s.tahap for s in deret] == ["aspirasi", "kabupaten", "kegiatan"]


def test_same_act_for_two_usulan_stands_once() -> None:
    sama = stasiun("realisasi", "dilaporkan", 7, oleh="Dinas PU")
    assert len(merge_stasiun([sama], [sama])) == 1


def test_band_has_ten_stations_and_one_present() -> None:
    pita = list_pita([stasiun("aspirasi", "diajukan"), stasiun("usulan", "diajukan", 1)])
    assert [p.tahap for p in pita] == Tahap.values
    assert [p.keadaan for p in pita][:3] == ["lewat", "kini", ""]


def test_wrong_code_says_what_to_check() -> None:
    assert "9 huruf dan angka" in explain_kode("7K3D-9QX")
    assert "U" in explain_kode("UUUU-UUUU-U")
    assert "tertukar" in explain_kode("7K3D-9QXA-0")


def test_opening_the_words_does_not_end_the_promise_of_an_answer() -> None:
    janji = stasiun("aspirasi", "diajukan", lanjutan="Jawaban pertama")
    assert find_penentu([janji, stasiun("aspirasi", "dirilis", 1)]) == janji


def test_a_voice_that_joins_later_does_not_say_what_follows_for_the_usulan() -> None:
    putus = stasiun("musrenbang_desa", "disepakati", 5)
    assert find_penentu([putus, stasiun("aspirasi", "digabung", 9)]) == putus
    assert find_penentu([]) is None


def test_acts_on_a_voice_are_told_apart_by_their_headings() -> None:
    assert stasiun("aspirasi", "ditanya").judul == "Ditanya balik"
    assert stasiun("usulan", "diajukan").judul == "Usulan"
