"""Kotak suara dibuka di balai dan pulang: terbit seakan dihitung di server, yang berubah ditolak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from terasa.akun.enums import JenisPeran
from terasa.balai.layani import open_balai
from terasa.balai.pemungutan import Pemungutan
from terasa.config import cli
from terasa.config.cli import forum_pb
from terasa.musrenbang.enums import Metode, StatusKotak
from terasa.musrenbang.models import Forum, KertasSuara, KotakSuara, MetodeBeku
from terasa.musrenbang.rules import kotak_balai, paket
from terasa.musrenbang.rules.paket import PaketRusak
from terasa.musrenbang.services import (
    CannotDecide,
    close_forum,
    close_kotak,
    enter_kertas,
    open_kotak,
    undo_kotak,
)
from terasa.musrenbang.services.bawa import CannotTake, release_forum, take_forum
from terasa.musrenbang.services.kembali import return_forum
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, make_pelaku
from tests.module.musrenbang.bahan import make_usulan, open_desa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]

# Papers by position on the ballot; None is spoiled.
KERTAS: Sequence[Sequence[int] | None] = ((1, 0), (1,), (2, 1), (), None, (0, 2), (1, 2))
OPERATOR = ("Operator 1", "Operator 2")


@pytest.fixture
def forum(now: datetime) -> Forum:
    for judul in ("Jembatan ulin", "Sumur bor", "Titian kayu"):
        make_usulan(now, judul=judul)
    return open_desa(now, metode=Metode.SUARA_URUT)


def vote(data: bytes, folder: Path, pagu: int | None = None) -> Pemungutan:
    """An evening with its ballots, until the box is closed."""
    berkas = folder / "paket.zip"
    berkas.write_bytes(data)
    p = Pemungutan(open_balai(berkas))
    p.open(oleh=OPERATOR[0], pagu=pagu, terbanyak=None)
    p.shuffle(oleh=OPERATOR[0], lembar=9)
    kode = [c["kode"] for c in p.draft().calon]
    for nomor, isi in enumerate(KERTAS, start=1):
        for oleh in OPERATOR:
            p.copy(oleh=oleh, nomor=nomor, pilihan=None if isi is None else [kode[n] for n in isi])
    p.close(oleh=OPERATOR[0])
    return p


def take_home(p: Pemungutan) -> bytes:
    """What the count left out is agreed too; then the meeting ends."""
    p.agree(oleh=OPERATOR[0])
    for satu in p.m.list_usulan():
        if not satu.putusan.hasil:
            p.m.decide(replace(satu.putusan, hasil="disepakati"), oleh=OPERATOR[1], versi=satu.versi)
    return p.m.finish()


def count_here(forum: Forum, now: datetime, pagu: int | None = None) -> KotakSuara:
    """The same papers at the server."""
    kotak = open_kotak(forum=forum, by=SISTEM, now=now, pagu=pagu)
    kode = [c["kode"] for c in kotak.calon]
    orang = [make_pelaku(JenisPeran.OPERATOR_DESA, DESA), make_pelaku(JenisPeran.KADES, DESA)]
    for nomor, isi in enumerate(KERTAS, start=1):
        pilihan = None if isi is None else [kode[n] for n in isi]
        for by in orang:
            enter_kertas(forum=forum, nomor=nomor, pilihan=pilihan, by=by, now=now)
    return close_kotak(forum=forum, by=SISTEM, now=now)


@pytest.mark.parametrize("pagu", [None, 200_000_000])
def test_the_box_comes_back_as_if_it_had_been_counted_here(
    forum: Forum, now: datetime, tmp_path: Path, pagu: int | None
) -> None:
    p = vote(take_forum(forum=forum, by=SISTEM, now=now), tmp_path, pagu)
    laporan = return_forum(data=take_home(p), by=SISTEM, now=now)
    assert laporan.exit_code == 0
    assert [b.id for b in laporan.baris][-1] == "kotak-suara"
    pulang = KotakSuara.objects.get(forum=forum)
    hitung = dict(forum.keputusan.values_list("usulan__kode", "peringkat_hitung"))
    skor = dict(forum.keputusan.values_list("usulan__kode", "skor"))
    assert MetodeBeku.objects.get(pk=forum.pk).metode == Metode.SUARA_URUT
    assert KertasSuara.objects.filter(kotak=pulang).count() == len(KERTAS)
    KertasSuara.objects.filter(kotak=pulang).delete()
    KotakSuara.objects.filter(pk=pulang.pk).delete()
    forum.keputusan.update(hasil="", peringkat=None, peringkat_hitung=None, skor=None)

    sini = count_here(forum, now, pagu)

    assert (pulang.pb, pulang.pb_sha256, pulang.status) == (sini.pb, sini.pb_sha256, StatusKotak.DITUTUP)
    assert pulang.calon == sini.calon
    assert (pulang.cara, pulang.pilihan_terbanyak, pulang.pagu) == (
        sini.cara,
        sini.pilihan_terbanyak,
        sini.pagu,
    )
    assert pulang.tanda_terima == ""
    beda = {k for k, v in pulang.ringkasan.items() if sini.ringkasan.get(k) != v}
    # Here nobody was ticked for a paper; there nine papers were handed out.
    assert beda == {"mengambil", "di_balai"}
    assert hitung == dict(forum.keputusan.values_list("usulan__kode", "peringkat_hitung"))
    assert skor == dict(forum.keputusan.values_list("usulan__kode", "skor"))


def test_the_file_counts_to_the_ranks_of_the_page_and_the_forum_closes(
    forum: Forum,
    now: datetime,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forum_pb, "siapkan_django", lambda: None)
    p = vote(take_forum(forum=forum, by=SISTEM, now=now), tmp_path)
    return_forum(data=take_home(p), by=SISTEM, now=now)
    berkas = tmp_path / "hasil.pb"
    assert cli.main(["forum", "pb", forum.slug, "-o", str(berkas)]) == 0
    capsys.readouterr()
    assert cli.main(["alokasi", "hitung", str(berkas)]) == 0
    keluar = capsys.readouterr().out
    urut = [b.split()[1] for b in keluar.splitlines() if b.strip()[:2] in {"1.", "2.", "3."}]
    baris = forum.keputusan.order_by("peringkat").values_list("usulan__kode", "peringkat", "peringkat_hitung")
    assert [(kode, n, n) for n, kode in enumerate(urut, start=1)] == list(baris)
    close_forum(forum=forum, by=SISTEM, now=now)


def test_a_box_open_here_is_not_taken_and_none_is_opened_while_it_is_away(
    forum: Forum, now: datetime
) -> None:
    open_kotak(forum=forum, by=SISTEM, now=now)
    with pytest.raises(CannotTake, match="sedang terbuka di sini"):
        take_forum(forum=forum, by=SISTEM, now=now)
    undo_kotak(forum=forum, by=SISTEM, now=now)
    take_forum(forum=forum, by=SISTEM, now=now)
    with pytest.raises(CannotDecide, match="dibawa ke balai"):
        open_kotak(forum=forum, by=SISTEM, now=now)
    release_forum(forum=forum, by=SISTEM, alasan="Laptop tercebur", now=now)
    open_kotak(forum=forum, by=SISTEM, now=now)


def test_a_box_closed_here_is_not_opened_again_in_the_hall(forum: Forum, now: datetime) -> None:
    count_here(forum, now)
    assert paket.read_bawaan(take_forum(forum=forum, by=SISTEM, now=now)).isi["kotak"] is None


def test_an_altered_count_changes_nothing_and_the_true_one_still_counts(
    forum: Forum, now: datetime, tmp_path: Path
) -> None:
    p = vote(take_forum(forum=forum, by=SISTEM, now=now), tmp_path)
    asli = take_home(p)
    jurnal: list[dict[str, Any]] = []
    # Signed with the true key: only a recount can find it.
    for baris in p.m.jurnal.baris:
        isi = dict(baris["isi"])
        if baris["jenis"] == kotak_balai.TUTUP:
            urut = isi["ringkasan"]["peringkat"]
            balik = dict(zip(reversed(list(urut)), urut.values(), strict=True))
            isi["ringkasan"] = {**isi["ringkasan"], "peringkat": balik}
        sebelum = jurnal[-1]["tanda"] if jurnal else p.m.bawaan.awal
        jurnal.append(
            paket.make_baris(p.m.bawaan.kunci, sebelum, baris["nomor"], baris["pada"], baris["jenis"], isi)
        )
    with pytest.raises(PaketRusak, match="tidak sama dengan hitungan ulang"):
        return_forum(data=paket.write_kiriman(p.m.bawaan, jurnal), by=SISTEM, now=now)
    assert not KotakSuara.objects.filter(forum=forum).exists()
    assert not MetodeBeku.objects.filter(pk=forum.pk).exists()
    return_forum(data=asli, by=SISTEM, now=now)
    assert KotakSuara.objects.get(forum=forum).dibuka_oleh == "Operator 1, di balai"
