"""Tabel perpindahan keadaan: lengkap, dan tidak menutup jalan yang harus terbuka."""

from __future__ import annotations

import inspect

import pytest

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status


def test_every_decision_has_a_row_and_a_sentence() -> None:
    assert set(rules.TRANSISI) == set(Keputusan)
    assert set(rules.KALIMAT) == set(Keputusan)


def test_every_state_explains_its_refusals() -> None:
    assert all(str(rules.explain_refusal(status)) for status in Status)


def test_every_state_can_be_reached_from_a_draft() -> None:
    tercapai = {Status.DRAF}
    for _ in Status:
        tercapai |= {n for s in tercapai for k in Keputusan if (n := rules.next_status(k, s, "diajukan"))}
    assert tercapai == set(Status)


@pytest.mark.parametrize(
    ("keputusan", "dari", "ke"),
    [
        (Keputusan.DITERIMA, Status.DITAHAN, Status.DIAJUKAN),
        (Keputusan.TIDAK_MEMBANTU, Status.DIJAWAB, Status.DIAJUKAN),
        (Keputusan.DITANYA, Status.DIAJUKAN, Status.DITANYA),
        (Keputusan.DIBALAS, Status.DITANYA, Status.DIAJUKAN),
        (Keputusan.DIJAWAB, Status.DITANYA, Status.DIJAWAB),
        (Keputusan.DIGABUNG, Status.DIJAWAB, Status.DIGABUNG),
        (Keputusan.DIALIHKAN, Status.DIAJUKAN, Status.DIALIHKAN),
        (Keputusan.DIAMBIL_KEMBALI, Status.DIALIHKAN, Status.DIAJUKAN),
        (Keputusan.DIRILIS, Status.DIGABUNG, Status.DIGABUNG),
        (Keputusan.DISEMBUNYIKAN, Status.DIGABUNG, Status.DISEMBUNYIKAN),
        (Keputusan.DITARIK, Status.DIALIHKAN, Status.DITARIK),
    ],
)
def test_decision_moves_the_state(keputusan: Keputusan, dari: Status, ke: Status) -> None:
    assert rules.next_status(keputusan, dari) == ke


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.DRAF, Status.DISEMBUNYIKAN, Status.DITARIK}))
def test_unhide_returns_to_the_state_before(status: Status) -> None:
    assert rules.next_status(Keputusan.DITAMPILKAN, Status.DISEMBUNYIKAN, status) == status


SELALU = {Keputusan.KONTAK_DIHAPUS, Keputusan.DATA_DIHAPUS, Keputusan.RETENSI}


@pytest.mark.parametrize("keputusan", sorted(set(Keputusan) - SELALU))
def test_withdrawn_voice_is_left_alone(keputusan: Keputusan) -> None:
    assert rules.next_status(keputusan, Status.DITARIK) is None


def test_joined_voice_cannot_be_withdrawn_or_joined_again() -> None:
    assert not {Keputusan.DITARIK, Keputusan.DIGABUNG} & rules.list_boleh(Status.DIGABUNG)


def test_contact_can_always_be_erased_once_submitted() -> None:
    assert all(rules.list_boleh(status) >= SELALU for status in Status if status != Status.DRAF)


def test_held_voice_is_neither_released_nor_answered() -> None:
    assert not {Keputusan.DIRILIS, Keputusan.DIJAWAB, Keputusan.DIGABUNG} & rules.list_boleh(Status.DITAHAN)


def test_no_rule_asks_for_a_date() -> None:
    assert set(inspect.signature(rules.next_status).parameters) == {"keputusan", "status", "sebelum"}
