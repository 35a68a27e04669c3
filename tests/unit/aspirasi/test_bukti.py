"""Bukti kerja: berlaku hanya untuk kiriman yang membuatnya, dan tidak pernah menggagalkan pembacaan."""

from __future__ import annotations

from uuid import UUID

import pytest

from terasa.aspirasi.rules import make_bukti, proves

TANDA = UUID("7d4a1c86-3f0e-4b2a-9c55-0e1f2a3b4c5d")
LAIN = UUID("7d4a1c86-3f0e-4b2a-9c55-0e1f2a3b4c5e")


def test_proof_belongs_to_one_sending() -> None:
    bukti = make_bukti(TANDA, 10)
    assert proves(TANDA, bukti, 10)
    assert not proves(LAIN, bukti, 10)


def test_harder_puzzle_needs_more() -> None:
    mudah = make_bukti(TANDA, 4)
    assert not proves(TANDA, mudah, 20)


def test_nothing_asked_is_always_proved() -> None:
    assert proves(TANDA, "", 0)


@pytest.mark.parametrize("sampah", ["", " ", "\x00", "ñ", "1" * 17, "1:2", "<script>"])
def test_rubbish_is_no_proof(sampah: str) -> None:
    assert not proves(TANDA, sampah, 1)
