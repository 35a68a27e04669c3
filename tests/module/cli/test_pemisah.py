"""CSV berpemisah lain ditolak dengan satu kalimat, kecuali pemisahnya disebut."""

from __future__ import annotations

from pathlib import Path

import pytest

from terasa.musrenbang.rules.kolom_usulan import KOLOM_USULAN
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.lembar import read_lembar, require_pemisah

KEPALA = ("id", "judul", "kode_desa", "biaya_min", "tahun")
ISI = ("A1", "Titian ulin RT 02", "63.06.04.2002", "1000000", "2026")


def write(folder: Path, tanda: str) -> Path:
    berkas = folder / "usulan.csv"
    berkas.write_text("\n".join(tanda.join(b) for b in (KEPALA, ISI)), encoding="utf-8")
    return berkas


@pytest.mark.parametrize("tanda", [";", "\t", "|"])
def test_another_separator_is_refused_with_what_to_do(tmp_path: Path, tanda: str) -> None:
    lembar = read_lembar(write(tmp_path, tanda), KOLOM_USULAN)
    with pytest.raises(MasukanTakTerbaca, match="--pemisah"):
        require_pemisah(lembar, ",")
    require_pemisah(lembar, tanda)


def test_commas_are_read_as_they_are(tmp_path: Path) -> None:
    require_pemisah(read_lembar(write(tmp_path, ","), KOLOM_USULAN), ",")
