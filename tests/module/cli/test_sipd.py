"""`terasa impor sipd`: bentuk laporannya, kode keluarnya, dan lamanya."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from terasa.config.cli import impor
from terasa.config.cli.pengurai import Pengurai
from terasa.musrenbang.models import Usulan
from tests.bahan_sipd import make_sipd, sipd_row

pytestmark = pytest.mark.usefixtures("sistem")


@pytest.fixture
def jalankan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Import a file; give the exit code and the report."""
    pengurai = Pengurai(prog="terasa")
    impor.register(pengurai.add_subparsers(parser_class=Pengurai))
    monkeypatch.setattr("terasa.config.cli.impor_sipd.siapkan_django", lambda: None)

    def jalan(berkas: Path, *pilihan: str) -> tuple[int, Any]:
        perintah = [
            "impor",
            "sipd",
            str(berkas),
            "--kabupaten",
            "63.06",
            "--tahun",
            "2027",
            "--json",
            *pilihan,
        ]
        args = pengurai.parse_args(perintah)
        kode = args.func(args)
        return kode, json.loads(capsys.readouterr().out)

    return jalan


def write(tmp_path: Path, *baris: list[Any]) -> Path:
    nama = tmp_path / "sipd.xlsx"
    nama.write_bytes(make_sipd(*baris))
    return nama


def test_report_has_the_shape_of_the_other_import(jalankan: Any, tmp_path: Path) -> None:
    berkas = write(tmp_path, sipd_row(), sipd_row(ID_Usulan="2", Kel_Desa="Bambam"))
    kode, isi = jalankan(berkas)
    assert (kode, list(isi)) == (1, ["dibaca", "diterima", "diubah", "dilewati", "baris"])
    assert isi["dibaca"] == isi["diterima"] + isi["diubah"] + isi["dilewati"] == 2
    assert set(isi["baris"][0]) == {"baris", "id", "hasil", "kode", "alasan", "perbaikan"}
    assert "calon terdekat: 63.06.04.2002" in isi["baris"][1]["alasan"]
    kode, isi = jalankan(berkas)
    assert (isi["diterima"], isi["diubah"], isi["baris"][0]["alasan"]) == (0, 0, "sama")


def test_trial_keeps_nothing(jalankan: Any, tmp_path: Path) -> None:
    kode, isi = jalankan(write(tmp_path, sipd_row()), "--uji")
    assert (kode, isi["diterima"], Usulan.objects.count()) == (0, 1, 0)


def test_six_hundred_rows_are_no_work(jalankan: Any, tmp_path: Path) -> None:
    """Our share of the five seconds that a whole run may take; PostgreSQL has the rest."""
    baris = [
        sipd_row(ID_Usulan=str(n), Usulan=f"Siring sungai {n}", Kel_Desa="Bamban" if n % 3 else f"Desa {n}")
        for n in range(600)
    ]
    berkas = write(tmp_path, *baris)
    mulai = time.process_time()
    _kode, isi = jalankan(berkas)
    assert time.process_time() - mulai < 3
    assert (isi["diterima"], isi["dilewati"]) == (400, 200)
