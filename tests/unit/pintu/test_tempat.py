"""Desa dari tulisan bebas: hanya yang tidak dapat berarti lain."""

from __future__ import annotations

import pytest

from terasa.pintu.rules.tempat import find_desa, know_desa

DESA = [
    know_desa("63.06.04.2001", "Bamban Utara", "Angkinang"),
    know_desa("63.06.04.2002", "Bamban", "Angkinang"),
    know_desa("63.06.04.2005", "Angkinang", "Angkinang"),
    know_desa("63.06.01.2012", "Baru", "Sungai Raya"),
    know_desa("63.06.11.2002", "Baru", "Daha Barat"),
    know_desa("63.06.05.2009", "Sungai Kupang", "Kandangan"),
]


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Jalan di desa Bamban rusak", "63.06.04.2002"),
        ("Ds. Bamban Utara, jembatan lapuk", "63.06.04.2001"),
        ("Bamban, kecamatan Angkinang: jembatan", "63.06.04.2002"),
        ("titian di Sei Kupang patah", "63.06.05.2009"),
        ("kode 63.06.11.2002", "63.06.11.2002"),
        ("Desa Baru kec. Daha Barat butuh sumur", "63.06.11.2002"),
        ("Desa Baru butuh sumur", ""),
        ("minta jalan baru di kecamatan Angkinang", ""),
        ("kecamatan Angkinang", ""),
        ("desa Angkinang", "63.06.04.2005"),
        ("desa Bamban dan desa Sungai Kupang", ""),
        ("63.06.04.2001 dan 63.06.04.2002", ""),
        ("63.06.04.20025", ""),
        ("", ""),
        ("Bamban itu nama orang", ""),
    ],
)
def test_place_is_found_or_left_to_a_person(teks: str, kode: str) -> None:
    assert find_desa(teks, DESA) == kode
