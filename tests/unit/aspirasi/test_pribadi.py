"""Nomor dan surel orang dikenali; tahun, uang, dan RT tidak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terasa.aspirasi import rules
from terasa.aspirasi.enums import JenisPribadi


@pytest.mark.parametrize(
    ("teks", "jenis"),
    [
        ("NIK saya 6306045708900002", JenisPribadi.NOMOR_INDUK),
        ("KK:6306041708900002.", JenisPribadi.NOMOR_INDUK),
        ("nik 6306 0457 0890 0002 ya", JenisPribadi.NOMOR_INDUK),
        ("630604-570890-0002", JenisPribadi.NOMOR_INDUK),
        ("hubungi 081234567890", JenisPribadi.TELEPON),
        ("WA 0812-3456-7890", JenisPribadi.TELEPON),
        ("+62 812 3456 789", JenisPribadi.TELEPON),
        ("wa.me/6281234567890", JenisPribadi.TELEPON),
        ("(0517) 21234", JenisPribadi.TELEPON),
        ("kirim ke ahmad.b@contoh.co.id", JenisPribadi.SUREL),
    ],
)
def test_personal_number_is_found(teks: str, jenis: JenisPribadi) -> None:
    assert [t.jenis for t in rules.find_pribadi(teks)] == [jenis]


@pytest.mark.parametrize(
    "teks",
    [
        "Jalan rusak sejak 2021 2022 2023 2024",
        "Rapat tanggal 08-12-2025 pukul 09.30",
        "Butuh Rp 1.250.000.000 untuk 350 meter",
        "RT 005 RW 002 dekat SDN 3",
        "desa 63.06.04.2002",
        "-2.781234, 115.271234",
        "panjang 1200 lebar 3 tebal 0,15",
    ],
)
def test_ordinary_number_is_left_alone(teks: str) -> None:
    assert rules.find_pribadi(teks) == []


def test_mask_keeps_everything_else() -> None:
    teks = "Jembatan putus. Hubungi 0812 3456 7890 atau a@b.id, NIK 6306045708900002."
    assert rules.mask_pribadi(teks) == (
        "Jembatan putus. Hubungi [telepon disamarkan] atau [surel disamarkan], NIK [nomor disamarkan]."
    )


@given(st.text(alphabet="08126 .-()+@ab\n", max_size=120))
def test_masked_text_is_always_releasable(teks: str) -> None:
    assert rules.find_pribadi(rules.mask_pribadi(teks)) == []
