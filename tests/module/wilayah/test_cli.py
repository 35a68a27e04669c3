"""Perintah `wilayah` dan `impor batas|nomenklatur`: keluaran JSON dan kode keluarnya."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from terasa.config.cli import Pengurai, impor_batas, impor_nomenklatur, wilayah
from terasa.nomenklatur.models import Nomenklatur
from terasa.umum.errors import MasukanTakTerbaca
from terasa.wilayah.models import Batas

pytestmark = pytest.mark.django_db
CINCIN = [[115.0, -2.8], [115.1, -2.8], [115.1, -2.7], [115.0, -2.8]]
Jalankan = Callable[..., tuple[int, Any]]


@pytest.fixture
def jalankan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jalankan:
    """Run one command line and give its exit code and its JSON."""
    for modul in (impor_batas, impor_nomenklatur, wilayah):
        monkeypatch.setattr(modul, "siapkan_django", lambda: None)
    pengurai = Pengurai(prog="terasa")
    benda = pengurai.add_subparsers(parser_class=Pengurai)
    wilayah.register(benda)
    verba = benda.add_parser("impor").add_subparsers(parser_class=Pengurai)
    impor_batas.register_verb(verba)
    impor_nomenklatur.register_verb(verba)

    def jalan(*argumen: object) -> tuple[int, Any]:
        args = pengurai.parse_args([str(a) for a in argumen])
        kode = args.func(args)
        return kode, json.loads(capsys.readouterr().out)

    return jalan


def write_geojson(berkas: Path, *kode: str) -> Path:
    geometri = {"type": "Polygon", "coordinates": [CINCIN]}
    fitur = [{"type": "Feature", "properties": {"kode": k}, "geometry": geometri} for k in kode]
    berkas.write_text(json.dumps({"type": "FeatureCollection", "features": fitur}))
    return berkas


def test_lihat_accepts_a_code_without_dots(jalankan: Jalankan) -> None:
    kode, isi = jalankan("wilayah", "lihat", "6306", "--json")
    assert kode == 0
    assert (isi["kode"], isi["nama"], isi["kecamatan"], isi["desa"]) == (
        "63.06",
        "Hulu Sungai Selatan",
        11,
        144,
    )


def test_lihat_refuses_an_unknown_code(jalankan: Jalankan) -> None:
    with pytest.raises(MasukanTakTerbaca, match=r"63\.99"):
        jalankan("wilayah", "lihat", "63.99", "--json")


def test_cari_gives_candidates_and_says_how_they_were_found(jalankan: Jalankan) -> None:
    kode, isi = jalankan("wilayah", "cari", "Desa", "Baru", "--di", "63.06", "--json")
    assert kode == 0
    assert [(c["kode"], c["cara"]) for c in isi[:2]] == [
        ("63.06.01.2012", "nama persis"),
        ("63.06.11.2002", "nama persis"),
    ]
    assert jalankan("wilayah", "cari", "Zzyzx", "--di", "63.06", "--json") == (1, [])


def test_impor_batas_counts_every_feature(jalankan: Jalankan, tmp_path: Path) -> None:
    berkas = write_geojson(tmp_path / "desa.geojson", "63.06.04.2002", "6306042001", "34.01.01.2001")
    kode, isi = jalankan("impor", "batas", berkas, "--kabupaten", "63.06", "--json")
    assert kode == 1
    assert isi["dibaca"] == isi["diterima"] + isi["diubah"] + isi["dilewati"] == 3
    assert [b["hasil"] for b in isi["baris"]] == ["diterima", "diterima", "dilewati"]
    assert Batas.objects.filter(sumber="desa.geojson").count() == 2


def test_impor_batas_trial_run_keeps_nothing(jalankan: Jalankan, tmp_path: Path) -> None:
    berkas = write_geojson(tmp_path / "desa.geojson", "63.06.04.2002")
    assert jalankan("impor", "batas", berkas, "--uji", "--json")[0] == 0
    assert not Batas.objects.exists()


@pytest.mark.parametrize("pilihan", [["--berlaku", "10-03-2026"], ["--kabupaten", "Kandangan"]])
def test_impor_batas_refuses_unreadable_options(
    jalankan: Jalankan, tmp_path: Path, pilihan: list[str]
) -> None:
    berkas = write_geojson(tmp_path / "desa.geojson", "63.06.04.2002")
    with pytest.raises((MasukanTakTerbaca, ValueError)):
        jalankan("impor", "batas", berkas, *pilihan, "--json")
    assert not Batas.objects.exists()


def test_a_missing_file_is_one_sentence(jalankan: Jalankan) -> None:
    with pytest.raises(MasukanTakTerbaca, match="tidak ada"):
        jalankan("impor", "batas", "/tidak/ada.geojson", "--json")


def test_impor_nomenklatur_records_a_new_version(jalankan: Jalankan, tmp_path: Path) -> None:
    berkas = tmp_path / "daftar.csv"
    berkas.write_text("kode,nama\n1.03.10.2.01.0044,Rehabilitasi Jalan\n")
    perintah = ["impor", "nomenklatur", berkas, "--versi", "contoh-2027", "--json"]
    kode, isi = jalankan(*perintah, "--dasar", "Keputusan contoh", "--berlaku", "2027-01-01")
    assert (kode, isi["diterima"]) == (0, 1)
    assert Nomenklatur.objects.get(versi="contoh-2027").versi.nama == "Keputusan contoh"
    assert jalankan(*perintah)[1]["dilewati"] == 1
