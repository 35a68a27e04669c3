"""Forum dibawa ke balai: terkunci di sini, digabungkan satu kali, dan penolakan paket kedua atau yang berubah."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from terasa.balai.layani import open_balai
from terasa.balai.musyawarah import Musyawarah
from terasa.config.cli import forum as perintah_forum
from terasa.config.cli.pengurai import Pengurai
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.models import Forum, PaketBalai
from terasa.musrenbang.rules import list_hasil, paket
from terasa.musrenbang.rules.paket import PaketRusak
from terasa.musrenbang.services import (
    CannotClose,
    CannotDecide,
    Putusan,
    close_forum,
    decide_usulan,
    open_forum,
    record_kehadiran,
    undecide_many,
)
from terasa.musrenbang.services.bawa import CannotTake, release_forum, take_forum
from terasa.musrenbang.services.kehadiran import read_pilihan
from terasa.musrenbang.services.kembali import CannotReturn, return_forum
from terasa.pertemuan.models import Kehadiran
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, make_usulan, open_desa

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


@pytest.fixture
def forum(now: datetime) -> Forum:
    """Two usulan; one person was recorded before the forum left."""
    for judul in ("Jembatan ulin", "Sumur bor"):
        make_usulan(now, judul=judul)
    forum = open_desa(now)
    record_kehadiran(forum=forum, by=SISTEM, now=now, nama="Siti Rahasia", **_known(forum, now))
    return forum


def _known(forum: Forum, now: datetime) -> dict[str, Any]:
    """An attendee in the words of the rules in force."""
    umur, unsur = read_pilihan(forum, now)
    return {"kelamin": "P", "kelompok_umur": next(iter(umur)), "unsur": next(iter(unsur))}


def deliberate(forum: Forum, data: bytes, folder: Path, now: datetime) -> Musyawarah:
    """The evening in the hall: one agreed, one refused, one more attendee; then it is finished."""
    berkas = folder / "paket.zip"
    berkas.write_bytes(data)
    m = open_balai(berkas)
    jembatan, sumur = sorted(m.usulan.values(), key=lambda s: s.data["judul"])
    m.decide(Putusan(jembatan.putusan.usulan_id, "disepakati"), oleh="Operator 1", versi=0)
    m.decide(
        Putusan(sumur.putusan.usulan_id, "tidak_disepakati", alasan_kode="R04"), oleh="Operator 2", versi=0
    )
    m.attend(_known(forum, now) | {"nama": "Ahmad Rahasia", "asal_kode": "", "disabilitas": False})
    m.finish()
    return m


def test_while_it_is_away_everything_here_says_who_took_it_and_when(forum: Forum, now: datetime) -> None:
    take_forum(forum=forum, by=SISTEM, now=now, pembawa="Operator Desa Malutu")
    satu = forum.keputusan.select_related("usulan").order_by("usulan__judul")[0]
    kata = r"dibawa ke balai oleh Operator Desa Malutu sejak 10-03-2026 09\.00"

    with pytest.raises(CannotDecide, match=kata):
        decide_usulan(forum=forum, usulan=satu.usulan, by=SISTEM, hasil="disepakati", now=now)
    with pytest.raises(CannotDecide, match=kata):
        undecide_many(forum=forum, by=SISTEM, pada=now, now=now)
    with pytest.raises(CannotDecide, match=kata):
        record_kehadiran(forum=forum, by=SISTEM, now=now, **_known(forum, now))
    with pytest.raises(CannotClose, match=kata):
        close_forum(forum=forum, by=SISTEM, now=now)
    with pytest.raises(CannotTake, match=kata):
        take_forum(forum=forum, by=SISTEM, now=now)


def test_the_package_holds_the_usulan_and_rules_and_no_attendee(forum: Forum, now: datetime) -> None:
    bawaan = paket.read_bawaan(take_forum(forum=forum, by=SISTEM, now=now))
    assert {u["judul"] for u in bawaan.isi["usulan"]} == {"Jembatan ulin", "Sumur bor"}
    assert bawaan.isi["hadir_awal"] == {"jumlah": 1, "perempuan": 1}
    assert "Rahasia" not in json.dumps(bawaan.isi)
    assert bawaan.isi["alasan"]
    assert bawaan.isi["unsur"]


@pytest.mark.parametrize("jenis", [JenisForum.MUSDUS, JenisForum.KHUSUS, JenisForum.MUSDES])
def test_a_forum_of_another_kind_takes_along_what_it_may_decide(jenis: JenisForum, now: datetime) -> None:
    forum = open_forum(
        by=SISTEM, jenis=jenis, kabupaten=KABUPATEN, tahun=TAHUN, nama="", cakupan=[DESA], now=now
    )
    bawaan = paket.read_bawaan(take_forum(forum=forum, by=SISTEM, now=now))
    assert [kode for kode, _nama in bawaan.isi["hasil"]] == list(list_hasil(jenis))


def test_it_comes_back_once_with_an_account_of_every_row(forum: Forum, now: datetime, tmp_path: Path) -> None:
    m = deliberate(forum, take_forum(forum=forum, by=SISTEM, now=now), tmp_path, now)
    data = m.kirim.read_bytes()
    pulang = now + timedelta(hours=5)

    uji = return_forum(data=data, by=SISTEM, now=pulang, uji=True)
    assert uji.as_json()["diubah"] == 2
    assert not forum.keputusan.exclude(hasil="").exists()

    laporan = return_forum(data=data, by=SISTEM, now=pulang).as_json()

    assert (laporan["dibaca"], laporan["diubah"], laporan["diterima"], laporan["dilewati"]) == (3, 2, 1, 0)
    hasil = dict(forum.keputusan.values_list("usulan__judul", "hasil"))
    assert hasil == {"Jembatan ulin": "disepakati", "Sumur bor": "tidak_disepakati"}
    assert Kehadiran.objects.filter(pertemuan=forum.pertemuan_id).count() == 2
    catatan = PaketBalai.objects.get(forum=forum)
    assert "Rahasia" not in json.dumps(catatan.laporan)
    assert catatan.kunci == ""
    with pytest.raises(CannotReturn, match=r"sudah digabungkan pada 10-03-2026 14\.00"):
        return_forum(data=data, by=SISTEM, now=pulang)
    # Unlocked: the forum goes on here, and can be taken again.
    close_forum(forum=forum, by=SISTEM, now=pulang)


def test_an_altered_package_changes_nothing_and_the_true_one_still_counts(
    forum: Forum, now: datetime, tmp_path: Path
) -> None:
    m = deliberate(forum, take_forum(forum=forum, by=SISTEM, now=now), tmp_path, now)
    asli = m.kirim.read_bytes()
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(asli)) as dari, zipfile.ZipFile(keluar, "w") as ke:
        for nama in dari.namelist():
            isi = dari.read(nama)
            ke.writestr(nama, isi.replace(b"tidak_dis", b"dis") if nama == paket.JURNAL else isi)

    with pytest.raises(PaketRusak, match="baris 2"):
        return_forum(data=keluar.getvalue(), by=SISTEM, now=now)

    assert not forum.keputusan.exclude(hasil="").exists()
    assert return_forum(data=asli, by=SISTEM, now=now).exit_code == 0


def test_a_row_the_server_cannot_take_is_told_and_the_others_count(
    forum: Forum, now: datetime, tmp_path: Path
) -> None:
    m = deliberate(forum, take_forum(forum=forum, by=SISTEM, now=now), tmp_path, now)
    forum.keputusan.filter(usulan__judul="Sumur bor").delete()
    laporan = return_forum(data=m.kirim.read_bytes(), by=SISTEM, now=now)
    assert laporan.exit_code == 1
    assert [b.alasan for b in laporan.bermasalah] == ["Usulan ini tidak dibahas di forum ini."]
    assert forum.keputusan.get().hasil == "disepakati"


def test_a_released_package_is_no_longer_taken(forum: Forum, now: datetime, tmp_path: Path) -> None:
    m = deliberate(forum, take_forum(forum=forum, by=SISTEM, now=now), tmp_path, now)
    with pytest.raises(CannotTake, match="Tulis mengapa"):
        release_forum(forum=forum, by=SISTEM, alasan=" ", now=now)
    release_forum(forum=forum, by=SISTEM, alasan="Laptop tercebur", now=now)
    with pytest.raises(CannotReturn, match="Laptop tercebur"):
        return_forum(data=m.kirim.read_bytes(), by=SISTEM, now=now)
    take_forum(forum=forum, by=SISTEM, now=now)


def test_only_who_runs_it_takes_it_and_only_its_head_releases_it(
    forum: Forum, now: datetime, pelaku: Callable[..., PelakuTetap]
) -> None:
    with pytest.raises(CannotTake, match="kantor lain"):
        take_forum(forum=forum, by=pelaku("operator_desa", DESA_LAIN), now=now)
    operator = pelaku("operator_desa", DESA)
    take_forum(forum=forum, by=operator, now=now)
    with pytest.raises(CannotTake, match="pimpinannya"):
        release_forum(forum=forum, by=operator, alasan="Hilang", now=now)
    release_forum(forum=forum, by=pelaku("kades", DESA), alasan="Hilang di jalan", now=now)


def run(monkeypatch: pytest.MonkeyPatch, *argumen: object) -> int:
    pengurai = Pengurai(prog="terasa")
    perintah_forum.register(pengurai.add_subparsers(parser_class=Pengurai))
    monkeypatch.setattr("terasa.config.cli.forum_bawa.siapkan_django", lambda: None)
    args = pengurai.parse_args(["forum", *map(str, argumen), "--json"])
    return int(args.func(args))


def test_the_command_line_takes_it_away_and_brings_it_back(
    forum: Forum,
    now: datetime,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keluar = tmp_path / "bawa.zip"
    assert run(monkeypatch, "bawa", forum.slug, "-o", keluar, "--pembawa", "Operator Malutu") == 0
    assert json.loads(capsys.readouterr().out)["usulan"] == 2
    assert keluar.stat().st_mode & 0o077 == 0
    m = deliberate(forum, keluar.read_bytes(), tmp_path, now)

    assert run(monkeypatch, "kembali", m.kirim, "--uji") == 0
    assert run(monkeypatch, "kembali", m.kirim) == 0

    uji, sungguh = (json.loads(b) for b in capsys.readouterr().out.splitlines())
    assert (uji.pop("uji"), sungguh.pop("uji")) == (True, False)
    assert uji == sungguh


def test_a_package_that_cannot_be_written_leaves_the_forum_here(
    forum: Forum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keluar = tmp_path / "bawa.zip"
    keluar.write_text("milik orang lain")
    with pytest.raises(MasukanTakTerbaca, match="sudah ada"):
        run(monkeypatch, "bawa", forum.slug, "-o", keluar)
    assert not PaketBalai.objects.exists()
    assert keluar.read_text() == "milik orang lain"
