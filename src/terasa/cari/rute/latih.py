"""Melatih model dari keputusan yang sudah ada. Hanya di sini scikit-learn dipakai."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence

import numpy as np

from terasa.cari.rute.bidang import describe_unit
from terasa.cari.rute.ciri import Contoh, make_ciri
from terasa.cari.rute.model import Larik, Model, softmax, vectorise

# Weak regularisation: texts are short, and one word often decides.
KETAT = 20.0
# Rare units count somewhat more than their number, so that the largest does not swallow them.
BERAT_LANGKA = 0.25
LIPATAN_SUHU = 4
SUHU = np.geomspace(0.5, 3.0, 26)

Ciri = dict[str, str]


class LatihanKurang(ValueError):
    """Too few decisions to learn from."""


def train(contoh: Sequence[Contoh], *, dengan_urusan: bool = True) -> Model:
    """Fit on wishes with a known unit, with calibrated probabilities. Raises LatihanKurang."""
    ciri = [make_ciri(c, dengan_urusan=dengan_urusan) for c in contoh]
    opd = [c.opd for c in contoh]
    suhu = fit_suhu(ciri, opd, [c.usulan.kode_desa for c in contoh], dengan_urusan)
    return fit(ciri, opd, suhu, dengan_urusan)


def fit(ciri: Sequence[Ciri], opd: Sequence[str], suhu: float, dengan_urusan: bool) -> Model:
    """One regression on the given features. Raises LatihanKurang."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    unit = sorted(set(opd))
    if len(unit) < 2:
        raise LatihanKurang("perlu keputusan untuk sedikitnya dua unit")
    semua: list[Ciri] = [*ciri]
    label = [*opd]
    for satu in unit:
        for tambahan in describe_unit(satu):
            semua.append(dict.fromkeys(tambahan, ""))
            label.append(satu)
    nama = sorted({n for c in semua for n in c})
    letak = {n: i for i, n in enumerate(nama)}
    idf = _idf(semua, letak)
    baris = [vectorise(c, letak, idf) for c in semua]
    kolom = np.concatenate([b[0] for b in baris])
    nilai = np.concatenate([b[1] for b in baris])
    batas = np.concatenate([[0], np.cumsum([len(b[0]) for b in baris])])
    regresi = LogisticRegression(C=KETAT, max_iter=3000)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        regresi.fit(csr_matrix((nilai, kolom, batas), shape=(len(baris), len(nama))), label, _weights(label))
    koef, tetap = np.asarray(regresi.coef_), np.asarray(regresi.intercept_)
    if len(unit) == 2:
        # Two classes have one row of coefficients; the other is its opposite.
        koef, tetap = np.vstack([-koef, koef]) / 2, np.concatenate([-tetap, tetap]) / 2
    return Model(tuple(unit), tuple(nama), idf, koef, tetap, suhu, dengan_urusan)


def fit_suhu(ciri: Sequence[Ciri], opd: Sequence[str], kelompok: Sequence[str], dengan_urusan: bool) -> float:
    """The temperature (Guo et al. 2017) that makes unseen villages least surprising; 1 when there are too few."""
    skor: list[tuple[Larik, int]] = []
    for latih, uji in split_kelompok(kelompok, LIPATAN_SUHU):
        if len({opd[n] for n in latih}) < 2:
            continue
        model = fit([ciri[n] for n in latih], [opd[n] for n in latih], 1.0, dengan_urusan)
        letak_opd = {satu: n for n, satu in enumerate(model.opd)}
        for n in uji:
            if opd[n] in letak_opd:
                letak, nilai = vectorise(ciri[n], model.letak, model.idf)
                skor.append((model.tetap + model.koef[:, letak] @ nilai, letak_opd[opd[n]]))
    if not skor:
        return 1.0
    return float(min(SUHU, key=lambda suhu: sum(-np.log(softmax(s / suhu)[n] + 1e-12) for s, n in skor)))


def split_kelompok(kelompok: Sequence[str], lipatan: int) -> list[tuple[list[int], list[int]]]:
    """(train, test) row numbers; every group is tested once and never trained on at the same time.

    Largest groups first, each into the fold with the fewest rows: the same folds every time.
    """
    besar = sorted(Counter(kelompok).items(), key=lambda k: (-k[1], k[0]))
    lipatan = min(lipatan, len(besar))
    if lipatan < 2:
        return []
    isi = [0] * lipatan
    di: dict[str, int] = {}
    for nama, jumlah in besar:
        di[nama] = min(range(lipatan), key=lambda n: (isi[n], n))
        isi[di[nama]] += jumlah
    return [
        (
            [n for n, k in enumerate(kelompok) if di[k] != lipat],
            [n for n, k in enumerate(kelompok) if di[k] == lipat],
        )
        for lipat in range(lipatan)
    ]


def _idf(semua: Sequence[Ciri], letak: dict[str, int]) -> Larik:
    pemakai = np.zeros(len(letak))
    for ciri in semua:
        for nama in ciri:
            pemakai[letak[nama]] += 1
    hasil: Larik = np.log((1 + len(semua)) / (1 + pemakai)) + 1
    return hasil


def _weights(label: Sequence[str]) -> Larik:
    banyak = Counter(label)
    bobot = np.array([banyak[satu] ** -BERAT_LANGKA for satu in label])
    hasil: Larik = bobot * len(bobot) / bobot.sum()
    return hasil
