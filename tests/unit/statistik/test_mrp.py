from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import expit

from terasa.statistik import BatasTerbit, mrp
from terasa.statistik.larik import Larik
from terasa.statistik.mrp import Lapisan, MrpDitolak, check_left_out, estimate_mrp

DESA = 30


def draw(benih: int = 1, n: int = 900, ciri: float = 1.0, desa: float = 0.2) -> tuple[Lapisan, Larik]:
    """A kabupaten where women and the old answer twice as often, and the true share of each desa.

    `ciri`: how much people and the distance of the desa decide; `desa`: how much desa differ beyond that.
    """
    acak = np.random.default_rng(benih)
    letak, jenis, umur = (k.ravel() for k in np.meshgrid(range(DESA), range(2), range(4), indexing="ij"))
    jarak = acak.standard_normal(DESA)
    logit = 0.4 + ciri * (0.6 * jarak[letak] + 0.8 * (jenis - 0.5) + 0.5 * (umur - 1.5))
    p = expit(logit + desa * acak.standard_normal(DESA)[letak])
    penduduk = acak.integers(20, 200, len(p)).astype(float)
    minat = penduduk * np.where(jenis == 1, 2.0, 1.0) * (1.0 + umur)
    dari = acak.multinomial(n, minat / minat.sum()).astype(float)
    x = acak.binomial(dari.astype(int), p).astype(float)
    lapisan = Lapisan(letak, np.array([jenis, umur]), x, dari, penduduk, jarak[:, None])
    benar = np.bincount(letak, penduduk * p) / np.bincount(letak, penduduk)
    return lapisan, benar


def test_shares_of_people_are_nearer_than_those_of_answers_and_covered() -> None:
    mentah, model, kena = [], [], []
    for benih in range(6):
        lapisan, benar = draw(benih)
        hasil = estimate_mrp(lapisan)
        langsung = np.bincount(lapisan.desa, lapisan.x) / np.bincount(lapisan.desa, lapisan.n)
        mentah.append(((langsung - benar) ** 2).mean())
        model.append(((hasil.nilai - benar) ** 2).mean())
        kena.append(((hasil.bawah <= benar) & (benar <= hasil.atas)).mean())
        assert hasil.periksa.hemat > 0.0
    assert np.mean(model) < 0.5 * np.mean(mentah)
    assert np.mean(kena) > 0.9


def test_a_desa_nobody_was_asked_in_gets_a_wider_interval() -> None:
    lapisan, _benar = draw(2)
    kosong = lapisan.desa == 0
    hasil = estimate_mrp(replace(lapisan, x=lapisan.x * ~kosong, n=lapisan.n * ~kosong))
    lebar = hasil.atas - hasil.bawah
    assert lebar[0] > estimate_mrp(lapisan).atas[0] - estimate_mrp(lapisan).bawah[0]


def test_refused_where_nothing_about_people_or_desa_foretells_the_answer() -> None:
    lapisan, _benar = draw(4, ciri=0.0, desa=1.0)
    with pytest.raises(MrpDitolak, match="tidak meramal") as tolak:
        estimate_mrp(lapisan)
    assert tolak.value.periksa is not None
    assert tolak.value.periksa.hemat <= 0.0


def test_refused_where_its_predictions_are_surer_than_they_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    lapisan, _benar = draw(1, n=3000, ciri=1.5, desa=0.8)
    # A model that believes desa to be alike although they are not.
    asli = mrp._foretell
    monkeypatch.setattr(mrp, "_foretell", lambda *a: (asli(*a)[0], 0.0))
    with pytest.raises(MrpDitolak, match="selang ramalannya"):
        estimate_mrp(lapisan)


@pytest.mark.parametrize(
    ("ubah", "alasan"),
    [
        ({"n": 400}, "hanya 400 jawaban"),
        ({"penduduk": 0.0}, "30 desa tanpa angka penduduk"),
        ({"ciri": None}, "tidak ada ciri"),
        ({"x": 0.0}, "semua jawaban sama"),
    ],
)
def test_refused_with_its_reason(ubah: dict[str, float | None], alasan: str) -> None:
    lapisan, _benar = draw(1, n=int(ubah.get("n") or 900))
    if "penduduk" in ubah:
        lapisan = replace(lapisan, penduduk=lapisan.penduduk * 0)
    if "ciri" in ubah:
        lapisan = replace(lapisan, faktor=lapisan.faktor[:0], peubah=lapisan.peubah[:, :0])
    if "x" in ubah:
        lapisan = replace(lapisan, x=lapisan.x * 0)
    with pytest.raises(MrpDitolak, match=alasan):
        estimate_mrp(lapisan)


def test_refused_when_too_few_desa_can_be_foretold() -> None:
    lapisan, _benar = draw(1, n=2000)
    sedikit = lapisan.desa < 9
    with pytest.raises(MrpDitolak, match="hanya 9 desa"):
        check_left_out(replace(lapisan, x=lapisan.x * sedikit, n=lapisan.n * sedikit))


def test_coefficients_are_the_most_probable_ones() -> None:
    acak = np.random.default_rng(5)
    rancang = np.hstack([np.ones((12, 1)), np.eye(3)[np.arange(12) % 3], np.eye(4)[np.arange(12) // 3]])
    n = acak.integers(5, 20, 12).astype(float)
    x = acak.binomial(n.astype(int), 0.6).astype(float)
    prior = np.array([25.0, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3])
    koefisien, lengkung = mrp._solve(csr_array(rancang), x, n, prior, np.zeros(8), 4)

    kovarian = lengkung.inverse()
    assert lengkung.diagonal() == pytest.approx(np.diag(kovarian))
    assert lengkung.solve(n[:8]) == pytest.approx(kovarian @ n[:8])

    def biaya(b: Larik) -> float:
        eta = rancang @ b
        return float(-(x * eta - n * np.logaddexp(0, eta)).sum() + (b * b / prior).sum() / 2)

    assert koefisien == pytest.approx(minimize(biaya, np.zeros(8), tol=1e-12).x, abs=1e-4)
    # The curvature, by differences.
    h = 1e-3
    satu = np.eye(8) * h
    beda = [
        [
            biaya(koefisien + a + b)
            - biaya(koefisien + a - b)
            - biaya(koefisien - a + b)
            + biaya(koefisien - a - b)
            for b in satu
        ]
        for a in satu
    ]
    assert np.array(beda) / (4 * h * h) @ kovarian == pytest.approx(np.eye(8), abs=1e-3)


def test_a_place_is_its_desa_weighed_by_their_people() -> None:
    lapisan, _benar = draw(3)
    per_desa, per_lima, semua = mrp.estimate_places(
        lapisan, np.arange(DESA), np.arange(DESA) // 5, np.zeros(DESA, dtype=np.int64)
    )
    orang = np.bincount(lapisan.desa, lapisan.penduduk)
    for hasil, tempat in ((per_lima, np.arange(DESA) // 5), (semua, np.zeros(DESA, dtype=np.int64))):
        rata = np.bincount(tempat, orang * per_desa.nilai) / np.bincount(tempat, orang)
        assert hasil.nilai == pytest.approx(rata)
    # Errors of desa partly cancel in the whole, and the whole is worth more answers than any of its parts.
    assert semua.setara[0] > per_lima.setara.max() > per_desa.setara.max()
    lebar = 1.96 * np.sqrt(semua.nilai * (1 - semua.nilai) / semua.setara)
    assert (semua.atas - semua.bawah) / 2 == pytest.approx(lebar, rel=0.01)


def test_a_figure_worth_less_than_ten_answers_or_of_unknown_levels_is_not_shown() -> None:
    lapisan, _benar = draw(2)
    hasil = estimate_mrp(lapisan)
    assert hasil.dukungan == pytest.approx(np.ones(DESA))
    assert hasil.publishable().all()
    batas = BatasTerbit(int(hasil.setara.max()) + 1, 1000)
    assert not hasil.publishable(batas).any()
    # The oldest were asked in two desa only: whoever has many of them is no longer known.
    tua = (lapisan.faktor[1] == 3) & (lapisan.desa > 1)
    jarang = estimate_mrp(replace(lapisan, x=lapisan.x * ~tua, n=lapisan.n * ~tua))
    bagian = np.bincount(lapisan.desa, lapisan.penduduk * (lapisan.faktor[1] < 3)) / np.bincount(
        lapisan.desa, lapisan.penduduk
    )
    assert jarang.dukungan == pytest.approx(bagian)
    assert list(jarang.publishable()) == list((bagian >= 0.8) & (jarang.setara >= 10))


def test_why_it_is_refused_can_be_said_in_any_language() -> None:
    lapisan, _benar = draw(1, n=400)
    with pytest.raises(MrpDitolak) as tolak:
        estimate_mrp(lapisan)
    assert (tolak.value.sebab, tolak.value.angka, tolak.value.batas) == ("jawaban", 400, 500)
