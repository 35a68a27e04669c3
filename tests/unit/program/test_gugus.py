"""Tanda pada peta: yang berimpit menjadi satu dengan hitungannya, dan keadaan yang paling perlu perhatian tampak."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import Any

from terasa.program.enums import KeadaanKegiatan as K
from terasa.program.queries.peta import Letak
from terasa.umum.denah import Denah, draw_petak
from terasa.web.program.gambar_peta import Gambar, draw_peta, draw_simbol, say_gugus
from terasa.web.program.gugus import DESA_TERBANYAK, gather

NAMA = {"a": "Angkinang", "a0": "Bamban", "a1": "<Bamban> Utara", "a9": "Jauh"}


def satu(kode: str, keadaan: K, *desa: str) -> Letak:
    kegiatan: Any = SimpleNamespace(kode=kode, nama=f"Jalan & <{kode}>", cakupan=list(desa))
    return Letak(kegiatan, keadaan, ())


def denah() -> Denah:
    return draw_petak([("a", [f"a{n}" for n in range(10)])])


def test_works_of_one_place_are_one_mark_that_says_how_many_are_in_the_worst_state() -> None:
    semua = [satu("1", K.DIPAKAI, "a0"), satu("2", K.TERLAMBAT, "a0"), satu("3", K.DIPAKAI, "a0")]
    gugus, tanpa = gather(semua, denah())
    assert (len(gugus), tanpa) == (1, 0)
    assert (gugus[0].keadaan, gugus[0].angka) == (K.TERLAMBAT, "1/3")
    assert say_gugus(gugus[0], NAMA) == "Bamban: 3 kegiatan (1 terlambat, 2 dipakai)"


def test_marks_keep_their_distance_and_a_work_counts_once_in_each() -> None:
    semua = [satu("1", K.DIPAKAI, "a0", "a9"), satu("2", K.DIPAKAI, "a0")]
    gugus, _tanpa = gather(semua, denah(), jarak=20)
    assert [(len(g.isi), g.angka) for g in gugus] == [(2, "2"), (1, "")]
    gugus, _tanpa = gather(semua, denah(), jarak=400)
    assert [(len(g.isi), g.angka) for g in gugus] == [(2, "2")]


def test_what_has_no_place_is_counted_and_not_drawn() -> None:
    banyak = [f"a{n}" for n in range(DESA_TERBANYAK + 1)]
    semua = [satu("1", K.DIPAKAI), satu("2", K.DIPAKAI, "zz"), satu("3", K.DIPAKAI, *banyak)]
    assert gather(semua, denah()) == ([], 3)


def test_the_drawing_links_every_mark_and_trusts_no_name() -> None:
    semua = [satu("1", K.BATAL, "a1"), satu("2", K.DIPAKAI, "a9"), satu("3", K.DIPAKAI, "a9")]
    gugus, _tanpa = gather(semua, denah())
    g = Gambar(
        "Peta <2026>", NAMA, lambda k: f"?w={k}&t=1", lambda k: f"/kegiatan/{k}/", {"a": (0, 13)}, True, "1"
    )
    akar = ET.fromstring(draw_peta(denah(), gugus, g))
    tautan = {a.get("href"): (a.findtext("title") or a.findtext("text")) for a in akar.iter("a")}
    assert tautan == {
        "?w=a&t=1": "Angkinang",
        "/kegiatan/1/": "Jalan & <1> (Dibatalkan)",
        "?w=a9&t=1": "Jauh: 2 kegiatan (2 dipakai)",
    }
    # What is looked for stands in a ring.
    assert len(list(akar.iter("circle"))) == 1
    simbol = {e.get("id") for e in ET.fromstring(draw_simbol()).iter() if e.get("id")}
    assert {(u.get("href") or "").lstrip("#") for u in akar.iter("use")} <= simbol
    assert simbol == {f"k-{k.value}" for k in K}
