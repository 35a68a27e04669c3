"""Kotak suara: dibuka, kartu dan kertas, dibatalkan, ditutup, dan berkas yang dihitung siapa pun sama."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.alokasi.hitung import count
from terasa.alokasi.pb import read_pb
from terasa.config import cli
from terasa.config.cli import forum_pb
from terasa.musrenbang.enums import Metode, StatusKotak
from terasa.musrenbang.models import (
    Forum,
    HimpunanSuara,
    KertasSuara,
    KotakSuara,
    MetodeBeku,
    PakKartu,
    Usulan,
)
from terasa.musrenbang.queries.kotak import export_pb, list_pengambil, read_keadaan
from terasa.musrenbang.rules.pb import digest_pb, read_cara
from terasa.musrenbang.rules.suara import CannotVote
from terasa.musrenbang.services import (
    AlreadyVoted,
    CannotBox,
    CannotClose,
    Peserta,
    Putusan,
    cast_suara,
    close_forum,
    close_kotak,
    decide_many,
    draw_kartu,
    enter_kertas,
    list_beda,
    open_kotak,
    print_kartu,
    record_kehadiran_many,
    settle_kertas,
    undo_kotak,
)
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import SISTEM, WARGA, PelakuTetap
from tests.factories import DESA, make_pelaku
from tests.module.musrenbang.bahan import make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")


class Bilik:
    """An open box with its slips."""

    def __init__(self, now: datetime, metode: str = Metode.SUARA_URUT, n: int = 4, **kotak: Any) -> None:
        self.now = now
        self.usulan = [make_usulan(now) for _ in range(n)]
        self.forum: Forum = open_desa(now, metode=metode)
        self.kotak = open_kotak(forum=self.forum, by=SISTEM, now=now, **kotak)
        self.kartu = list(print_kartu(forum=self.forum, by=SISTEM, jumlah=60, now=now).kartu)

    def vote(self, *pilihan: Usulan, kartu: str = "") -> str:
        return cast_suara(
            kotak=self.kotak, kartu=kartu or self.kartu.pop(), pilihan=[u.kode for u in pilihan], by=WARGA
        )

    def close(self) -> KotakSuara:
        return close_kotak(forum=self.forum, by=SISTEM, now=self.now)

    def ranks(self) -> dict[str, int | None]:
        return dict(self.forum.keputusan.values_list("usulan__kode", "peringkat_hitung"))


@pytest.fixture
def penyalin() -> Sequence[PelakuTetap]:
    return [make_pelaku(JenisPeran.OPERATOR_DESA, DESA), make_pelaku(JenisPeran.KADES, DESA)]


def test_opening_freezes_the_method_and_can_be_taken_back_before_the_first_ballot(now: datetime) -> None:
    bilik = Bilik(now)
    assert MetodeBeku.objects.get(pk=bilik.forum.pk).metode == Metode.SUARA_URUT
    undo_kotak(forum=bilik.forum, by=SISTEM, now=now)
    assert not KotakSuara.objects.filter(forum=bilik.forum).exists()
    assert not MetodeBeku.objects.filter(pk=bilik.forum.pk).exists()
    with pytest.raises(CannotVote):
        bilik.vote(bilik.usulan[0])


def test_opening_stays_once_somebody_voted(now: datetime) -> None:
    bilik = Bilik(now)
    bilik.vote(bilik.usulan[0])
    with pytest.raises(CannotBox, match="Sudah ada suara"):
        undo_kotak(forum=bilik.forum, by=SISTEM, now=now)


def test_a_slip_counts_once_and_tells_its_receipt_again(now: datetime) -> None:
    bilik = Bilik(now)
    kartu = bilik.kartu[0]
    tanda = bilik.vote(bilik.usulan[0], kartu=kartu)
    with pytest.raises(AlreadyVoted) as exc:
        bilik.vote(bilik.usulan[1], kartu=kartu)
    assert exc.value.tanda_terima == tanda
    assert read_keadaan(bilik.kotak).ponsel == 1


@pytest.mark.parametrize("kartu", ["", "ABCD", "ABCDEFGHJKMNPQRS"])
def test_only_printed_slips_open_the_box(now: datetime, kartu: str) -> None:
    bilik = Bilik(now)
    with pytest.raises(CannotVote):
        cast_suara(kotak=bilik.kotak, kartu=kartu, pilihan=[], by=WARGA)


def test_closed_box_takes_nothing_and_keeps_only_what_it_published(now: datetime) -> None:
    bilik = Bilik(now)
    a, b, _c, _d = bilik.usulan
    tanda = {bilik.vote(a, b), bilik.vote(b), bilik.vote()}
    kotak = bilik.close()
    assert (kotak.status, set(kotak.tanda_terima.split("\n"))) == (StatusKotak.DITUTUP, tanda)
    assert (kotak.ringkasan["ponsel"], kotak.ringkasan["kosong"]) == (3, 1)
    assert kotak.pb_sha256 == digest_pb(kotak.pb)
    assert not HimpunanSuara.objects.exists()
    assert not PakKartu.objects.exists()
    with pytest.raises(CannotVote, match="ditutup"):
        bilik.vote(a)
    with pytest.raises(CannotBox):
        bilik.close()


def test_counted_ranks_are_those_of_the_file(now: datetime) -> None:
    bilik = Bilik(now)
    a, b, c, d = bilik.usulan
    for pilihan in ((a, b), (b, c), (b,), (c, b)):
        bilik.vote(*pilihan)
    bilik.close()
    assert [k for k, _n in sorted(bilik.ranks().items(), key=lambda t: t[1] or 99)][:3] == [
        b.kode,
        c.kode,
        a.kode,
    ]
    k = bilik.forum.keputusan.get(usulan=d)
    assert (k.peringkat_hitung, k.peringkat, k.hasil, k.skor) == (4, 4, "", 0)


def test_with_a_ceiling_only_the_winners_are_ranked(now: datetime) -> None:
    bilik = Bilik(now, Metode.SUARA_SETUJU, pagu=200_000_000)
    a, b, c, _d = bilik.usulan
    for pilihan in [(a, c)] * 3 + [(b,)] * 3:
        bilik.vote(*pilihan)
    bilik.close()
    assert sum(n is not None for n in bilik.ranks().values()) == 2
    assert bilik.ranks()[b.kode] is not None


def test_a_ceiling_needs_every_cost(now: datetime) -> None:
    make_usulan(now), make_usulan(now, biaya=None)
    forum = open_desa(now, metode=Metode.SUARA_SETUJU)
    with pytest.raises(CannotBox, match="belum dihitung"):
        open_kotak(forum=forum, by=SISTEM, now=now, pagu=10**9)
    assert open_kotak(forum=forum, by=SISTEM, now=now).pagu is None


def test_box_without_ballots_is_not_closed_and_open_box_keeps_the_forum_open(now: datetime) -> None:
    bilik = Bilik(now)
    with pytest.raises(CannotBox, match="Belum ada suara"):
        bilik.close()
    putusan = [Putusan(u.pk, "disepakati") for u in bilik.usulan]
    decide_many(forum=bilik.forum, by=SISTEM, putusan=putusan, now=now)
    with pytest.raises(CannotClose, match="masih terbuka"):
        close_forum(forum=bilik.forum, by=SISTEM, now=now)


def test_paper_is_copied_by_two_people_and_differences_are_settled(
    now: datetime, penyalin: Sequence[PelakuTetap]
) -> None:
    bilik, (satu, dua) = Bilik(now), penyalin
    a, b, *_ = bilik.usulan

    def copy(nomor: int, pilihan: list[str] | None, by: PelakuTetap) -> KertasSuara:
        return enter_kertas(forum=bilik.forum, nomor=nomor, pilihan=pilihan, by=by, now=now)

    copy(1, [a.kode], satu)
    # The same person twice is still one copy.
    assert copy(1, [b.kode], satu).isi is None
    assert copy(1, [b.kode], dua).isi == b.kode
    copy(2, [a.kode], satu)
    assert copy(2, [b.kode], dua).isi is None
    assert [k.nomor for k in list_beda(forum=bilik.forum, by=SISTEM)] == [2]
    with pytest.raises(CannotBox, match="nomor 2"):
        bilik.close()
    settle_kertas(forum=bilik.forum, nomor=2, pilihan=None, by=satu, now=now)
    kotak = bilik.close()
    assert (kotak.ringkasan["kertas"], kotak.ringkasan["tidak_sah"], bilik.ranks()[b.kode]) == (2, 1, 1)


def test_a_third_copy_and_a_needless_settlement_are_refused(
    now: datetime, penyalin: Sequence[PelakuTetap]
) -> None:
    bilik = Bilik(now)
    for by in penyalin:
        enter_kertas(forum=bilik.forum, nomor=1, pilihan=[], by=by, now=now)
    with pytest.raises(CannotBox, match="dua orang lain"):
        enter_kertas(forum=bilik.forum, nomor=1, pilihan=[], by=make_pelaku(JenisPeran.KADES, DESA), now=now)
    with pytest.raises(CannotBox, match="tidak perlu"):
        settle_kertas(forum=bilik.forum, nomor=1, pilihan=[], by=SISTEM, now=now)


def test_drawing_a_slip_is_a_tick_and_nothing_else(now: datetime) -> None:
    bilik = Bilik(now)
    record_kehadiran_many(forum=bilik.forum, by=SISTEM, peserta=[Peserta("P", "18-30", "bpd")] * 2, now=now)
    (satu, _), _lain = list_pengambil(bilik.forum, bilik.kotak)
    draw_kartu(forum=bilik.forum, kehadiran_id=satu.pk, by=SISTEM, now=now)
    with pytest.raises(CannotBox, match="sudah mengambil"):
        draw_kartu(forum=bilik.forum, kehadiran_id=satu.pk, by=SISTEM, now=now)
    assert [sudah for _k, sudah in list_pengambil(bilik.forum, bilik.kotak)] == [True, False]
    draw_kartu(forum=bilik.forum, kehadiran_id=satu.pk, by=SISTEM, now=now, batal=True)
    assert read_keadaan(bilik.kotak).mengambil == 0


def test_groups_under_ten_are_merged_before_anything_is_published(now: datetime) -> None:
    bilik = Bilik(now)
    kecil = print_kartu(forum=bilik.forum, by=SISTEM, jumlah=3, kelompok="Dusun Jauh", now=now).kartu
    besar = print_kartu(forum=bilik.forum, by=SISTEM, jumlah=12, kelompok="Dusun Dekat", now=now).kartu
    for kartu in (*kecil, *besar):
        bilik.vote(bilik.usulan[0], kartu=kartu)
    kotak = bilik.close()
    assert "Dusun Jauh" not in kotak.pb
    assert "Dusun" not in str(kotak.ringkasan)


def test_nothing_of_a_ballot_reaches_the_audit(now: datetime) -> None:
    bilik = Bilik(now)
    sebelum = AuditBaris.objects.count()
    bilik.vote(bilik.usulan[0])
    assert AuditBaris.objects.count() == sebelum
    bilik.close()
    assert not AuditBaris.objects.filter(data__icontains="voter_id").exists()


def test_command_line_counts_what_the_page_shows(
    now: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forum_pb, "siapkan_django", lambda: None)
    bilik = Bilik(now)
    a, b, c, _d = bilik.usulan
    for pilihan in ((a, b), (b, c), (b,), (c, b)):
        bilik.vote(*pilihan)
    bilik.close()
    berkas = tmp_path / "hasil.pb"
    assert cli.main(["forum", "pb", bilik.forum.slug, "-o", str(berkas)]) == 0
    assert "--aturan greedy --kepuasan skor" in capsys.readouterr().out
    assert cli.main(["alokasi", "hitung", str(berkas)]) == 0
    keluar = capsys.readouterr().out
    urut = [b.strip().split()[1] for b in keluar.splitlines() if b.strip()[:2] in {"1.", "2.", "3.", "4."}]
    assert urut == [k for k, _n in sorted(bilik.ranks().items(), key=lambda t: t[1] or 99)]


def test_a_forum_without_ballots_writes_its_ranks_as_one_ballot(now: datetime) -> None:
    usulan = [make_usulan(now) for _ in range(3)]
    forum = open_desa(now)
    assert export_pb(forum) == ""
    putusan = [Putusan(u.pk, "disepakati", peringkat=3 - n) for n, u in enumerate(usulan)]
    decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now)
    pemilihan = read_pb(export_pb(forum).encode())
    cara = read_cara(
        {k: pemilihan.meta[f"terasa_{k}"] for k in ("aturan", "kepuasan", "pelengkap", "urutan_seri")}
    )
    assert count(pemilihan, cara).kode == [u.kode for u in reversed(usulan)]
