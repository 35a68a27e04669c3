"""Kunci pada slip: sama untuk kiriman yang sama, tidak terbaca dari yang tersimpan."""

from __future__ import annotations

from uuid import UUID, uuid4

from terasa.aspirasi import rules
from terasa.umum.kode import ABJAD, hash_kunci

KIRIM = UUID("7c9e6679-7425-40de-944b-e07fc1f90ae7")


def test_key_is_the_same_for_the_same_sending() -> None:
    assert rules.derive_kunci(KIRIM) == rules.derive_kunci(UUID(str(KIRIM)))


def test_key_is_twenty_readable_characters() -> None:
    kunci = rules.derive_kunci(KIRIM)
    assert len(kunci) == 20
    assert set(kunci) <= set(ABJAD)


def test_keys_and_stored_digests_differ_between_sendings() -> None:
    kirim = [uuid4() for _ in range(500)]
    assert len({rules.derive_kunci(k) for k in kirim}) == len({rules.digest_kirim(k) for k in kirim}) == 500


def test_stored_digest_does_not_lead_to_the_key() -> None:
    assert rules.derive_kunci(rules.digest_kirim(KIRIM)) != rules.derive_kunci(KIRIM)


def test_printed_key_is_read_back_as_typed() -> None:
    kunci = rules.derive_kunci(KIRIM)
    assert hash_kunci(f" {rules.print_kunci(kunci).lower()} ") == hash_kunci(kunci)


def test_short_title_cuts_between_words() -> None:
    assert rules.short_title("Jembatan\n  putus") == "Jembatan putus"
    assert rules.short_title("kata " * 60).endswith("kata…")
    assert len(rules.short_title("kata " * 60)) <= 100
