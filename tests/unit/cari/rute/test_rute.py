"""Saran unit: belajar dari keputusan, peluang yang jujur, alasan yang benar, model tanpa pickle."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from terasa.cari.rute import Contoh, LatihanKurang, Model, cross_validate, load_model, make_pita, train
from terasa.cari.rute.bidang import describe_unit
from terasa.cari.rute.ciri import make_ciri
from terasa.cari.rute.latih import split_kelompok
from terasa.cari.rute.ukur import Tebakan
from terasa.cari.serupa import Usulan
from tests.unit.cari.rute.contoh import make_contoh


@pytest.fixture(scope="module")
def model() -> Model:
    return train(make_contoh())


def ask(model: Model, judul: str, urusan: str = "") -> list[tuple[str, float, list[str]]]:
    saran = model.suggest(Contoh(Usulan("x", judul), urusan))
    return [(s.opd, s.peluang, s.alasan) for s in saran]


def test_three_suggestions_best_first_with_the_words_that_decided(model: Model) -> None:
    saran = ask(model, "Pengecoran jalan lingkungan")
    assert len(saran) == 3
    assert [p for _, p, _ in saran] == sorted((p for _, p, _ in saran), reverse=True)
    assert 0 < sum(p for _, p, _ in saran) <= 1 + 1e-9
    assert saran[0][0] == "Dinas Pekerjaan Umum"
    assert "jalan" in saran[0][2]


def test_reasons_are_words_of_the_wish_that_speak_for_the_unit(model: Model) -> None:
    contoh = Contoh(Usulan("x", "Bibit kambing etawa"), "Pertanian")
    pertama = model.suggest(contoh)[0]
    assert pertama.opd == "Dinas Pertanian"
    assert set(pertama.alasan) <= set(make_ciri(contoh, dengan_urusan=True).values())
    assert "urusan Pertanian" in pertama.alasan
    tanpa = model.suggest(Contoh(Usulan("x", "Bibit kambing etawa")))[0]
    assert tanpa.peluang < pertama.peluang


def test_a_wish_of_unknown_words_gets_the_usual_units_and_no_reason(model: Model) -> None:
    saran = ask(model, "Xyzzy qwert")
    assert len(saran) == 3
    assert all(alasan == [] for _, _, alasan in saran)
    assert saran[0][1] < 0.9


def test_without_urusan_the_column_changes_nothing() -> None:
    model = train(make_contoh(), dengan_urusan=False)
    assert ask(model, "Lampu jalan", "Pertanian") == ask(model, "Lampu jalan")


def test_unseen_villages_are_guessed_well_and_the_probabilities_are_honest() -> None:
    tebakan = cross_validate(make_contoh(160))
    assert len(tebakan) == 160
    assert sum(t.is_tepat for t in tebakan) / 160 >= 0.95
    assert sum(t.is_di_antara for t in tebakan) / 160 >= 0.98
    pita = make_pita(tebakan)
    assert sum(p.jumlah for p in pita) == 160
    assert sum(p.jumlah * abs(p.peluang - p.benar) for p in pita) / 160 < 0.1


def test_bands_hold_every_guess_once() -> None:
    tebakan = [Tebakan("A", (("A", p), ("B", 1 - p))) for p in (0.2, 0.3, 0.95, 1.0)]
    assert [(p.dari, p.jumlah) for p in make_pita(tebakan)] == [(0.0, 1), (0.3, 1), (0.95, 2)]


def test_a_village_is_never_trained_and_tested_at_once() -> None:
    kelompok = ["a"] * 5 + ["b"] * 3 + ["c"] * 2 + ["d"]
    bagian = split_kelompok(kelompok, 3)
    for latih, uji in bagian:
        assert not {kelompok[n] for n in latih} & {kelompok[n] for n in uji}
    assert sorted(n for _, uji in bagian for n in uji) == list(range(len(kelompok)))
    assert split_kelompok(["a", "a"], 3) == []


def test_the_same_decisions_give_the_same_model(model: Model) -> None:
    lagi = train(make_contoh())
    assert lagi.opd == model.opd
    assert np.array_equal(lagi.koef, model.koef)


def test_two_units_are_enough_and_one_is_not() -> None:
    dua = [c for c in make_contoh() if c.opd in ("Dinas Pertanian", "Dinas Kesehatan")]
    assert ask(train(dua), "Rehab posyandu")[0][0] == "Dinas Kesehatan"
    with pytest.raises(LatihanKurang):
        train([c for c in dua if c.opd == "Dinas Pertanian"])
    with pytest.raises(LatihanKurang):
        cross_validate([c for c in dua if c.usulan.kode_desa.endswith("2001")])


def test_the_name_of_a_unit_is_an_example_of_its_work() -> None:
    assert "k:ikan" in describe_unit("Dinas Perikanan")[0] + describe_unit("Dinas Perikanan")[1]
    assert len(describe_unit("Dinas Pertanian dan Pangan")) == 3
    assert describe_unit("") == []


# What is stored.


def test_a_saved_model_answers_the_same_and_holds_no_code(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    assert sorted(p.name for p in (tmp_path / "m").iterdir()) == ["model.json", "model.npz"]
    with np.load(tmp_path / "m" / "model.npz", allow_pickle=False) as isi:
        assert all(isi[nama].dtype == np.float64 for nama in isi.files)
    assert ask(load_model(tmp_path / "m"), "Lampu jalan") == ask(model, "Lampu jalan")


@pytest.mark.parametrize(("kunci", "nilai"), [("versi", 99), ("opd", ["A"]), ("ciri", [])])
def test_a_model_whose_parts_do_not_fit_is_refused(
    model: Model, tmp_path: Path, kunci: str, nilai: object
) -> None:
    model.save(tmp_path)
    isi = json.loads((tmp_path / "model.json").read_text())
    (tmp_path / "model.json").write_text(json.dumps(isi | {kunci: nilai}))
    with pytest.raises(ValueError, match=r"versi|cocok"):
        load_model(tmp_path)


def test_guessing_needs_neither_scikit_learn_nor_django(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path)
    kode = (
        "import sys; from pathlib import Path; from terasa.cari.rute import Contoh, load_model;"
        "from terasa.cari.serupa import Usulan;"
        f"print(load_model(Path({str(tmp_path)!r})).suggest(Contoh(Usulan('x', 'Lampu jalan')))[0].opd);"
        "assert not {'sklearn', 'scipy', 'django'} & set(sys.modules)"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=False)
    assert (hasil.stdout.strip(), hasil.stderr) == ("Dinas Perhubungan", "")
