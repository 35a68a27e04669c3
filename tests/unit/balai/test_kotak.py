"""Kotak suara di balai: hanya kertas, disalin dua orang sesudah dikocok, dan hasilnya baru tampak sesudah ditutup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from terasa.balai.layani import open_balai
from terasa.balai.musyawarah import Musyawarah
from terasa.balai.pintu import Pintu
from terasa.musrenbang.rules import kotak_balai, paket
from terasa.musrenbang.rules.paket import PaketRusak
from terasa.musrenbang.rules.pb import count_pb
from tests.unit.balai.bahan import KUNCI, Peramban, make_bahan_kotak, make_isi, open_two

U1, U2, U3 = (f"p-UJI00000{n}" for n in (1, 2, 3))
KOTAK, KERTAS = "/operator/kotak", "/operator/kertas"
KETUA = "Ketua panitia pemungutan suara"


class Pungutan:
    """A meeting that votes, its two operators, and the public screen."""

    def __init__(self, folder: Path, metode: str = "suara_urut") -> None:
        self.m, self.satu, self.dua = open_two(folder, kotak=make_bahan_kotak(metode))
        self.tamu = Peramban(self.m)

    def open(self, lembar: int = 9, **isi: object) -> Pungutan:
        assert self.satu.post(f"{KOTAK}/buka", **isi)[0] == 303
        if lembar:
            assert self.satu.post(f"{KOTAK}/kocok", lembar=lembar, dikocok=1)[0] == 303
        return self

    def copy(self, nomor: int, **pilihan: object) -> None:
        """The same by both operators."""
        for orang in (self.satu, self.dua):
            assert orang.post(KERTAS, nomor=nomor, **pilihan)[0] == 303

    def finish(self) -> dict[str, Any]:
        """Everything undecided is agreed by the count, the rest too; what came back."""
        self.satu.post(f"{KOTAK}/sepakati")
        assert self.satu.post("/operator/selesai")[0] == 303
        kiriman = paket.read_kiriman(self.m.kirim.read_bytes())
        keadaan = paket.check_kiriman(kiriman, KUNCI, paket.first_link(kiriman.isi))
        assert keadaan.kotak is not None
        assert keadaan.kotak.terbit is not None
        return keadaan.kotak.terbit.ringkasan


@pytest.fixture
def pungutan(tmp_path: Path) -> Pungutan:
    return Pungutan(tmp_path)


def ranks(m: Musyawarah) -> list[tuple[str, int | None]]:
    return [(s.data["kode"][-1], s.putusan.peringkat) for s in m.list_usulan()]


def test_a_whole_vote_is_counted_agreed_and_taken_home(pungutan: Pungutan) -> None:
    pungutan.open(lembar=6)
    pungutan.copy(1, **{U2: 1, U3: 2})
    pungutan.copy(2, **{U2: 1})
    pungutan.copy(3, **{U3: 1, U1: 2})
    pungutan.copy(4)
    pungutan.copy(5, tidak_sah=1)
    assert pungutan.satu.post(f"{KOTAK}/tutup")[0] == 303
    assert "Menurut suara: peringkat 1." in pungutan.satu.get("/operator")[1]

    ringkasan = pungutan.finish()

    assert ranks(pungutan.m) == [("2", 1), ("3", 2), ("1", 3)]
    assert {k: ringkasan[k] for k in ("ponsel", "kertas", "tidak_sah", "kosong", "kartu", "mengambil")} == {
        "ponsel": 0,
        "kertas": 5,
        "tidak_sah": 1,
        "kosong": 1,
        "kartu": 0,
        "mengambil": 6,
    }


def test_papers_are_copied_only_after_the_pile_was_mixed(pungutan: Pungutan) -> None:
    pungutan.open(lembar=0)
    assert pungutan.satu.post(KERTAS, nomor=1, **{U1: 1})[0] == 303
    assert "Centang bahwa" in pungutan.satu.post(f"{KOTAK}/kocok", lembar=4)[1]
    assert "berapa lembar" in pungutan.satu.post(f"{KOTAK}/kocok", dikocok=1)[1]
    with pytest.raises(kotak_balai.CannotBox, match="kocok kertasnya dulu"):
        pungutan.m.act_kotak(kotak_balai.KERTAS, lambda: {"oleh": "A", "nomor": 1, "pilihan": []})
    assert pungutan.m.nomor == 1


def test_one_operator_under_two_spellings_is_one_person_and_a_third_copy_is_refused(
    pungutan: Pungutan,
) -> None:
    pungutan.open()
    lagi = Peramban(pungutan.m, Pintu(KUNCI).pin, "operator  1")
    pungutan.satu.post(KERTAS, nomor=1, **{U1: 1})
    lagi.post(KERTAS, nomor=1, **{U2: 1})
    kertas = pungutan.m.keadaan.kotak.kertas[1]  # type: ignore[union-attr]  # it is open
    assert (kertas.isi_satu, kertas.isi_dua, kertas.isi) == ("UJI000002", None, None)
    pungutan.dua.post(KERTAS, nomor=1, **{U2: 1})
    tiga = Peramban(pungutan.m, Pintu(KUNCI).pin, "Operator 3")
    assert "disalin dua orang lain" in tiga.post(KERTAS, nomor=1, **{U2: 1})[1]


def test_a_difference_blocks_the_close_until_a_named_office_settles_it(pungutan: Pungutan) -> None:
    pungutan.open()
    pungutan.satu.post(KERTAS, nomor=1, **{U1: 1})
    pungutan.dua.post(KERTAS, nomor=1, **{U2: 1})
    assert "nomor 1 belum disalin dua orang" in pungutan.satu.post(f"{KOTAK}/tutup")[1]
    beda = pungutan.satu.get("/operator/beda/1")[1]
    assert "Titian &lt;ulin&gt; 1" in beda
    assert "checked" not in beda
    assert "Tulis jabatan" in pungutan.satu.post("/operator/beda/1", jabatan=" ", **{U2: 1})[1]
    assert pungutan.satu.post("/operator/beda/1", jabatan=KETUA, **{U2: 1})[0] == 303
    assert pungutan.satu.post(f"{KOTAK}/tutup")[0] == 303
    kotak = pungutan.m.keadaan.kotak
    assert kotak is not None
    assert (kotak.kertas[1].isi, kotak.kertas[1].diputuskan_oleh) == ("UJI000002", KETUA)


def test_a_copy_is_not_shown_to_the_other_operator(pungutan: Pungutan) -> None:
    pungutan.open()
    pungutan.satu.post(KERTAS, nomor=1, **{U1: 2, U3: 1})
    halaman = pungutan.dua.get(f"{KERTAS}/1")[1]
    assert "Menunggu salinan Anda: 1." in halaman
    assert 'value="2"' not in halaman
    assert "Menunggu orang kedua: 1." in pungutan.satu.get(f"{KERTAS}/2")[1]


def test_more_papers_than_were_handed_out_are_explained_first(pungutan: Pungutan) -> None:
    pungutan.open(lembar=1)
    pungutan.copy(1, **{U1: 1})
    pungutan.copy(3, **{U2: 1})
    assert "Nomor yang belum ada: 2." in pungutan.satu.get(KOTAK)[1]
    assert "lembar yang dibagikan 1" in pungutan.satu.post(f"{KOTAK}/tutup")[1]
    pungutan.satu.post(f"{KERTAS}/3/hapus")
    assert pungutan.satu.post(f"{KOTAK}/tutup")[0] == 303


def test_results_stand_on_no_screen_before_the_close_and_phones_never_vote(pungutan: Pungutan) -> None:
    pungutan.open(lembar=0)
    for jalur in ("/", "/layar"):
        assert "hanya dengan kertas" in pungutan.tamu.get(jalur)[1]
    pungutan.satu.post(f"{KOTAK}/kocok", lembar=3, dikocok=1)
    pungutan.copy(1, **{U3: 1})
    for jalur in ("/", "/layar"):
        assert "Hasil suara" not in pungutan.tamu.get(jalur)[1]
    assert "1 dari 3 surat" in pungutan.tamu.get("/layar")[1]
    assert pungutan.tamu.post(KERTAS, nomor=2, **{U3: 1})[0] == 303
    pungutan.satu.post(f"{KOTAK}/tutup")
    assert pungutan.m.keadaan.kotak is not None
    assert list(pungutan.m.keadaan.kotak.kertas) == [1]
    for jalur in ("/", "/layar"):
        halaman = pungutan.tamu.get(jalur)[1]
        assert "Hasil suara" in halaman
        assert halaman.index("ulin&gt; 3") < halaman.index("ulin&gt; 2")


def test_lines_about_papers_bear_no_hour_and_no_attendee(pungutan: Pungutan) -> None:
    pungutan.open()
    pungutan.satu.post("/operator/hadir", kelamin="P", kelompok_umur="dewasa", unsur="pkk", nama="Siti")
    pungutan.copy(1, **{U1: 1})
    pungutan.copy(2, **{U1: 1})
    baris = [json.loads(b) for b in pungutan.m.jurnal.berkas.read_text().splitlines()]
    kertas = [b for b in baris if b["jenis"] == kotak_balai.KERTAS]
    assert len(kertas) == 4
    assert {b["pada"] for b in kertas} == {""}
    assert all(set(b["isi"]) == {"oleh", "nomor", "pilihan"} for b in kertas)


def test_an_opening_is_taken_back_only_before_the_first_copy(pungutan: Pungutan) -> None:
    pungutan.open()
    pungutan.satu.post(f"{KOTAK}/bagikan-lagi")
    assert pungutan.satu.post(f"{KOTAK}/batal")[0] == 303
    assert pungutan.m.keadaan.kotak is None
    assert pungutan.m.keadaan.layar == ""
    pungutan.open()
    pungutan.satu.post(KERTAS, nomor=1)
    assert "hanya dapat ditutup" in pungutan.satu.post(f"{KOTAK}/batal")[1]
    assert "tidak dibuka lagi" in pungutan.satu.post(f"{KOTAK}/bagikan-lagi")[1]


def test_what_was_refused_is_not_on_the_ballot_and_the_printed_sign_tells(pungutan: Pungutan) -> None:
    sebelum = pungutan.satu.get(f"{KOTAK}/cetak")[1]
    pungutan.satu.post("/operator/usulan/UJI000001", versi=0, hasil="tidak_disepakati", alasan_kode="R04")
    pungutan.open()
    kotak = pungutan.m.keadaan.kotak
    assert kotak is not None
    assert [c["kode"] for c in kotak.calon] == ["UJI000002", "UJI000003"]
    assert kotak.tanda not in sebelum
    assert pungutan.satu.get(f"{KOTAK}/cetak")[1].count(f"Tanda daftar {kotak.tanda}") == 2


def test_what_was_agreed_before_the_count_is_reordered_and_the_rest_queues_behind(
    pungutan: Pungutan,
) -> None:
    for nomor in (1, 2):
        pungutan.satu.post(f"/operator/usulan/UJI00000{nomor}", versi=0, hasil="disepakati")
    pungutan.open()
    pungutan.copy(1, **{U3: 1, U2: 2})
    pungutan.satu.post(f"{KOTAK}/tutup")
    assert ranks(pungutan.m)[:2] == [("2", 1), ("1", 2)]
    pungutan.finish()
    assert ranks(pungutan.m) == [("2", 1), ("1", 2), ("3", 3)]


def test_with_a_ceiling_the_count_shares_it_equally(tmp_path: Path) -> None:
    pungutan = Pungutan(tmp_path, "suara_setuju").open(pagu="200.000.000")
    for nomor in (1, 2, 3):
        pungutan.copy(nomor, **{U1: 1, U2: 1})
    for nomor in (4, 5, 6):
        pungutan.copy(nomor, **{U3: 1})
    pungutan.satu.post(f"{KOTAK}/tutup")
    kotak = pungutan.m.keadaan.kotak
    assert kotak is not None
    assert kotak.terbit is not None
    assert set(kotak.terbit.ringkasan["peringkat"]) >= {"UJI000003"}
    assert len(kotak.terbit.ringkasan["peringkat"]) == 2
    assert count_pb(kotak.terbit.pb, kotak.cara).kode == list(kotak.terbit.ringkasan["peringkat"])


@pytest.mark.parametrize(
    ("isian", "kata"),
    [({"pagu": "abc"}, ""), ({"pagu": "0"}, "lebih dari nol"), ({"terbanyak": "x"}, "dengan angka")],
)
def test_a_box_is_not_opened_on_figures_that_cannot_be_read(
    pungutan: Pungutan, isian: dict[str, str], kata: str
) -> None:
    kode, halaman = pungutan.satu.post(f"{KOTAK}/buka", **isian)
    assert kode == 200
    assert "Belum tersimpan" in halaman
    assert kata in halaman
    assert pungutan.m.nomor == 0


def test_nothing_is_finished_with_an_open_box(pungutan: Pungutan) -> None:
    pungutan.open()
    for nomor in (1, 2, 3):
        pungutan.satu.post(f"/operator/usulan/UJI00000{nomor}", versi=0, hasil="disepakati")
    assert "Kotak suara masih terbuka" in pungutan.satu.post("/operator/selesai")[1]


def test_a_forum_that_does_not_vote_has_no_box(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    assert satu.get(KOTAK)[0] == 404
    assert satu.post(f"{KOTAK}/buka")[0] == 404
    assert "Kotak suara" not in satu.get("/operator")[1]
    assert m.nomor == 0


def test_a_count_that_is_not_what_the_papers_say_is_refused_even_with_a_true_signature() -> None:
    """Whoever holds the key can sign anything; the papers are counted again."""
    isi = make_isi() | {"kotak": make_bahan_kotak()}
    bawaan = paket.read_bawaan(paket.write_bawaan(isi, KUNCI))
    jurnal: list[dict[str, Any]] = []

    def add(jenis: str, **satu: Any) -> None:
        sebelum = jurnal[-1]["tanda"] if jurnal else bawaan.awal
        pada = "2027-01-10T12:00:00+00:00"
        jurnal.append(paket.make_baris(KUNCI, sebelum, len(jurnal) + 1, pada, jenis, satu))

    add(kotak_balai.BUKA, oleh="A", pagu=None, terbanyak=None)
    add(kotak_balai.KOCOK, oleh="A", lembar=2)
    for oleh in "AB":
        add(kotak_balai.KERTAS, oleh=oleh, nomor=1, pilihan=["UJI000001"])
    kotak = paket.replay(isi, jurnal).kotak
    assert kotak is not None
    terbit = kotak_balai.count_kotak(kotak, isi)
    palsu = {**terbit.ringkasan, "peringkat": {"UJI000002": 1, "UJI000001": 2, "UJI000003": 3}}
    add(kotak_balai.TUTUP, oleh="A", sidik=terbit.sidik, ringkasan=palsu, baris=[])
    add(paket.SELESAI)
    kiriman = paket.read_kiriman(paket.write_kiriman(bawaan, jurnal))
    with pytest.raises(PaketRusak, match="baris 5 tidak diterima: Hitungan suara"):
        paket.check_kiriman(kiriman, KUNCI, bawaan.awal)


def test_a_killed_laptop_opens_the_same_box_again(pungutan: Pungutan, tmp_path: Path) -> None:
    pungutan.open()
    pungutan.copy(1, **{U1: 1})
    pungutan.satu.post(KERTAS, nomor=2, **{U2: 1})
    sebelum = pungutan.m.keadaan.kotak
    pungutan.m.jurnal.close()
    assert open_balai(tmp_path / "paket.zip").keadaan.kotak == sebelum
