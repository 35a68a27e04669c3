"""Menemukan kandidat di antara usulan tiruan yang kebenarannya diketahui."""

from __future__ import annotations

import random

from bench.bahan.usulan_tiruan import Tiruan, make_usulan

from terasa.cari.serupa import Indeks, Usulan, build_ciri, build_indeks, judge
from terasa.cari.serupa.nilai import SKOR_TINJAU

TIRUAN = list(make_usulan(600, desa=20, benih=7))


def build() -> Indeks:
    return build_indeks(t.usulan for t in TIRUAN)


def twins() -> list[tuple[Tiruan, Tiruan]]:
    pertama: dict[str, Tiruan] = {}
    pasangan = []
    for t in TIRUAN:
        if t.karya in pertama:
            pasangan.append((pertama[t.karya], t))
        pertama.setdefault(t.karya, t)
    return pasangan


def test_a_wish_told_again_is_found_among_the_first() -> None:
    indeks, pasangan = build(), twins()
    assert len(pasangan) > 30
    letak = []
    for asal, ulang in pasangan:
        urut = [k.id for k in indeks.find(indeks.ciri[indeks.letak[ulang.usulan.id]])]
        letak.append(urut.index(asal.usulan.id) if asal.usulan.id in urut else 99)
    assert sum(n == 0 for n in letak) / len(letak) >= 0.75
    assert sum(n < 3 for n in letak) / len(letak) >= 0.9


def test_told_again_scores_above_another_wish_of_the_same_village() -> None:
    """Area under the ROC curve by counting pairs in the right order."""
    indeks, acak = build(), random.Random(1)
    ciri = {c.id: c for c in indeks.ciri}
    sama = [judge(ciri[a.usulan.id], ciri[b.usulan.id]).skor for a, b in twins()]
    beda = []
    while len(beda) < 200:
        a, b = acak.sample(TIRUAN, 2)
        if a.usulan.kode_desa == b.usulan.kode_desa and a.karya != b.karya:
            beda.append(judge(ciri[a.usulan.id], ciri[b.usulan.id]).skor)
    menang = sum((s > b) + 0.5 * (s == b) for s in sama for b in beda) / (len(sama) * len(beda))
    assert menang >= 0.9


def test_keys_meet_the_same_as_comparing_with_everyone() -> None:
    indeks = build()
    for ciri in indeks.ciri[:60]:
        semua = sorted(
            ((judge(ciri, lain).skor, lain.id) for lain in indeks.ciri if lain.id != ciri.id),
            key=lambda p: (-p[0], p[1]),
        )
        patut = [nomor for skor, nomor in semua if skor >= SKOR_TINJAU][:10]
        assert [k.id for k in indeks.find(ciri)][: len(patut)] == patut


def test_candidates_are_of_the_same_kabupaten_best_first_and_never_itself() -> None:
    indeks = build_indeks(t.usulan for t in make_usulan(300, kabupaten=3, desa=9))
    kabupaten = {c.id: c.kode_desa[:5] for c in indeks.ciri}
    for ciri in indeks.ciri:
        kandidat = indeks.find(ciri)
        skor = [k.penilaian.skor for k in kandidat]
        assert len(kandidat) <= 10
        assert skor == sorted(skor, reverse=True)
        assert all(kabupaten[k.id] == kabupaten[ciri.id] and k.id != ciri.id for k in kandidat)


def test_a_new_wish_is_compared_without_being_stored() -> None:
    indeks = build()
    baru = Usulan("baru", "Jembatan", kode_desa="99.01.01.2001")
    assert indeks.find(build_ciri(baru, indeks.kosakata)) == []
    assert "baru" not in indeks.letak
