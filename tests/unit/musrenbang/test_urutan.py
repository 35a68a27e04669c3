"""Urutan daftar sesudah hitungan: terhitung di depan menurut hitungannya, lainnya di belakang menurut urutan lama."""

from __future__ import annotations

from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.rules.urutan import Tempat, hasil_setuju, place_ranks


def test_each_list_follows_the_count_and_the_uncounted_queue_behind_in_their_old_order() -> None:
    semua = [
        Tempat("a", "disepakati", 1, None),
        Tempat("b", "disepakati", 2, 3),
        Tempat("c", "disepakati", 3, 1),
        Tempat("d", "disepakati", None, None),
        Tempat("e", "", None, 2),
        Tempat("f", "", 4, None),
        Tempat("g", "tidak_disepakati", None, None),
    ]
    assert place_ranks(semua) == {"c": 1, "b": 2, "a": 3, "d": 4, "e": 1}


def test_agreed_has_its_own_name_in_a_forum_of_units() -> None:
    assert hasil_setuju(JenisForum.MUSRENBANG_DESA) == "disepakati"
    assert hasil_setuju(JenisForum.FORUM_PERANGKAT_DAERAH) == "utama"
