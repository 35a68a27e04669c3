"""Surat umpan balik: setiap desa satu surat, setiap usulannya dengan hasil, alasan, peringkat, dan kelanjutannya."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.config.cli import surat as cli
from terasa.config.cli.pengurai import Pengurai
from terasa.dokumen import rules
from terasa.dokumen.models import Dokumen
from terasa.musrenbang.services.surat import build_surat
from terasa.musrenbang.services.terbitkan_surat import freeze_surat, publish_surat
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.pelaku import SISTEM
from terasa.wilayah.queries import list_desa
from tests.factories import DESA, DESA_KABUPATEN_LAIN, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")


def make_year(now: datetime, n: int = 2) -> None:
    """The first agreed, the others refused for lack of money, in one desa."""
    usulan = [make_usulan(now, judul=f"Titian ulin {i}") for i in range(n)]
    agree(open_desa(now), usulan[:1], now)


def letters(now: datetime) -> dict[str, dict[str, object]]:
    return {s["kode_desa"]: s for s in build_surat(KABUPATEN, TAHUN, list_desa(KABUPATEN), now)}


def test_every_desa_gets_a_letter_with_its_own_usulan(now: datetime) -> None:
    make_year(now)
    surat = letters(now)
    assert len(surat) == 148
    isi = surat[DESA]
    assert [(u["peringkat"], u["hasil"]) for u in isi["usulan"]] == [
        ("1 dari 1", "Disepakati desa"),
        ("", "Tidak disepakati"),
    ]
    assert "(R04)" in isi["usulan"][1]["alasan"]
    assert all(u["lanjutan"] for u in isi["usulan"])
    assert isi["jumlah"] == {"diterima": 1, "tidak": 1, "lain": 0}
    assert "Pembakal" in isi["kepada"]
    assert surat[DESA_LAIN]["usulan"] == []
    assert "tidak tercatat usulan" in surat[DESA_LAIN]["pembuka"]


def test_letters_ask_no_more_queries_with_more_usulan(now: datetime) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as kueri:
            letters(now)
        return len(kueri)

    make_year(now)
    sedikit = count()
    make_year(now, 8)
    assert count() == sedikit


def test_long_account_is_cut_at_a_sentence(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [], now)
    usulan.langkah.filter(keputusan="tidak_disepakati").update(alasan="Pagunya habis. " * 40)
    alasan = str(letters(now)[DESA]["usulan"][0]["alasan"])
    assert alasan.endswith("Pagunya habis. Selengkapnya pada jejaknya. (R04)")
    assert len(alasan) < 320


def test_desa_elsewhere_is_refused(now: datetime) -> None:
    with pytest.raises(MasukanTakTerbaca, match="bukan desa atau kelurahan"):
        publish_surat(kabupaten=KABUPATEN, tahun=TAHUN, desa=DESA_KABUPATEN_LAIN, by=SISTEM, now=now)


def freeze(now: datetime, nomor: str = "", desa: str = DESA) -> tuple[Dokumen, int]:
    surat, baru = freeze_surat(kabupaten=KABUPATEN, tahun=TAHUN, desa=desa, by=SISTEM, now=now, nomor=nomor)
    return surat[0], baru


def test_letter_is_frozen_with_its_hash(now: datetime) -> None:
    make_year(now)
    surat, baru = freeze(now, nomor="400/12/Bappeda")
    assert (baru, surat.jenis, surat.nomor, surat.versi) == (1, "surat_umpan_balik", "400/12/Bappeda", 1)
    assert surat.isi_sha256 == rules.sidik(rules.canonical(surat.isi))
    assert len(surat.isi["usulan"]) == 2


def test_same_news_later_is_the_same_letter(now: datetime) -> None:
    make_year(now)
    surat, _baru = freeze(now, nomor="400/12/Bappeda")
    lagi, baru = freeze(now + timedelta(days=3))
    assert (lagi.pk, baru) == (surat.pk, 0)


@pytest.mark.parametrize("sebab", ["berita", "nomor"])
def test_new_news_or_number_is_the_next_version_and_the_first_stays(now: datetime, sebab: str) -> None:
    make_year(now)
    surat, _baru = freeze(now)
    isi = dict(surat.isi)
    if sebab == "berita":
        make_usulan(now, judul="Sumur bor langgar")
    baru, jumlah = freeze(now + timedelta(days=3), nomor="400/13" if sebab == "nomor" else "")
    assert (jumlah, baru.versi) == (1, 2)
    surat.refresh_from_db()
    assert surat.isi == isi


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="perlu pdftotext")
def test_command_prints_one_file_for_all(
    now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_year(now)
    monkeypatch.setattr(cli, "siapkan_django", lambda: None)
    pengurai = Pengurai(prog="terasa")
    cli.register(pengurai.add_subparsers(parser_class=Pengurai))
    berkas = tmp_path / "surat.pdf"
    tempat = ["--kabupaten", KABUPATEN, "--tahun", str(TAHUN), "-o", str(berkas)]
    args = pengurai.parse_args(["surat", "umpan-balik", *tempat])
    assert args.func(args) == 0
    teks = subprocess.run(
        ["pdftotext", "-layout", str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert teks.count("Yth.") == 148
    kode = [u["kode"] for u in letters(now)[DESA]["usulan"]]
    assert all(teks.count(k) == 1 for k in kode)
    # Every letter carries its own code and hash.
    assert all(d.isi_sha256 in teks for d in Dokumen.objects.filter(jenis="surat_umpan_balik"))
