"""Tabel perpindahan usulan: satu tabel, dengan pelaku dan kelengkapannya."""

from __future__ import annotations

import pytest

from terasa.akun.enums import JenisPeran as P
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.enums import StatusUsulan as S
from terasa.musrenbang.rules import (
    HASIL_FORUM,
    MASUKAN_FORUM,
    TRANSISI,
    can_move,
    find_transisi,
    is_finished,
    missing_for,
    next_status,
)


@pytest.mark.parametrize(
    ("dari", "ke"),
    [
        (S.DRAF, S.DIAJUKAN),
        (S.DIAJUKAN, S.DISEPAKATI_DESA),
        (S.DISEPAKATI_DESA, S.DISEPAKATI_KECAMATAN),
        (S.DISEPAKATI_KECAMATAN, S.DISEPAKATI_FORUM_PD),
        (S.DISEPAKATI_FORUM_PD, S.DISEPAKATI_KABUPATEN),
        (S.DISEPAKATI_KABUPATEN, S.MASUK_APBD),
        (S.MASUK_APBD, S.DILAKSANAKAN),
        (S.DILAKSANAKAN, S.SELESAI_FISIK),
        (S.SELESAI_FISIK, S.DIMANFAATKAN),
        (S.DIMANFAATKAN, S.DINILAI_MANFAATNYA),
    ],
)
def test_whole_way_is_open(dari: S, ke: S) -> None:
    assert can_move(dari, ke)


@pytest.mark.parametrize(
    ("dari", "ke"),
    [
        (S.DRAF, S.DISEPAKATI_DESA),
        (S.DIAJUKAN, S.DISEPAKATI_KECAMATAN),
        (S.DISEPAKATI_DESA, S.MASUK_APBD),
        (S.TIDAK_TERPILIH, S.MASUK_APBD),
        (S.DIBATALKAN, S.DIAJUKAN),
        (S.DIGABUNG, S.DIAJUKAN),
    ],
)
def test_no_stage_is_jumped(dari: S, ke: S) -> None:
    assert not can_move(dari, ke)


def test_refusal_by_a_forum_demands_paper_and_reason() -> None:
    transisi = find_transisi(S.DIAJUKAN, S.DITOLAK)
    assert transisi is not None
    assert transisi.pelaku == (P.KADES, P.LURAH)
    assert missing_for(transisi, []) == ["berita acara", "alasan"]
    assert missing_for(transisi, ["berita_acara", "alasan"]) == []


def test_agreement_demands_a_rank() -> None:
    transisi = find_transisi(S.DISEPAKATI_DESA, S.DISEPAKATI_KECAMATAN)
    assert transisi is not None
    assert missing_for(transisi, ["berita_acara"]) == ["peringkat"]


def test_every_row_names_who_moves_it() -> None:
    assert all(t.pelaku and t.dari != t.ke for t in TRANSISI.values())


@pytest.mark.parametrize("jenis", JenisForum)
def test_every_result_of_a_forum_is_a_possible_move(jenis: JenisForum) -> None:
    for hasil in HASIL_FORUM[jenis]:
        for dari in MASUKAN_FORUM[jenis]:
            assert can_move(dari, next_status(jenis, hasil))


def test_unit_forum_knows_no_plain_agreement() -> None:
    assert Hasil.DISEPAKATI not in HASIL_FORUM[JenisForum.FORUM_PERANGKAT_DAERAH]


def test_only_what_ended_is_finished() -> None:
    assert [s for s in S if is_finished(s)] == [S.DIGABUNG, S.DITOLAK, S.DIBATALKAN]
