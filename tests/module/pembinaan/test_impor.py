"""Laporan berkala dan Indeks Desa dari berkas: diulang tidak mengubah apa pun."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from terasa.config.cli import main
from terasa.pembinaan import services as s
from terasa.pembinaan.models import CatatanLaporan, IndeksDesa, LaporanMasuk
from terasa.pembinaan.queries import list_kantor, list_laporan, read_kantor
from terasa.pembinaan.rules import KOLOM_INDEKS
from terasa.pembinaan.services import CannotCoach
from terasa.umum.lembar import read_lembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, make_unit

TENGGAT = [
    {"id": "1", "nama": "Laporan bulan Januari", "tenggat": "2026-02-10 16:30:00"},
    {"id": "2", "nama": "Laporan bulan Februari", "tenggat": "2026-03-10 16:30:00"},
]


def row(id: str, laporan: str, kantor: str, status: str, waktu: str = "") -> dict[str, str]:
    return {
        "id": id,
        "id_laporan": laporan,
        "perangkat_daerah": kantor,
        "status": status,
        "waktu_kirim": waktu and f"{waktu} 08:00:00",
    }


MASUK = [
    row("9", "1", "Dinas Contoh", "OKE", "2026-02-09"),
    row("10", "1", "Bagian Contoh", "Diminta Perbaiki", "2026-02-12"),
    row("11", "2", "Dinas Contoh", "Belum Lapor"),
    row("12", "2", "Bagian Contoh", "Belum Lapor", "2026-03-01"),
]
CATATAN = [{"id_laporan": "1", "perangkat_daerah": "Bagian Contoh", "catatan": "Selisih dengan anggaran kas"}]
KINI = datetime(2026, 4, 1, tzinfo=UTC)


def bring(**ganti: Any) -> Any:
    isi = {
        "tenggat": TENGGAT,
        "masuk": MASUK,
        "catatan": CATATAN,
        "kabupaten": KABUPATEN,
        "by": SISTEM,
        "now": KINI,
    }
    return s.import_laporan(**{**isi, **ganti})


def test_a_second_import_changes_nothing_and_a_trial_stores_nothing(sistem: None) -> None:
    assert bring(uji=True).jumlah("diterima") == 7
    assert not LaporanMasuk.objects.exists()
    assert bring().jumlah("diterima") == 7
    lagi = bring()
    assert (lagi.jumlah("diterima"), lagi.jumlah("diubah"), lagi.exit_code) == (0, 0, 0)
    assert (LaporanMasuk.objects.count(), CatatanLaporan.objects.count()) == (4, 1)


def test_a_paper_that_came_meanwhile_is_changed(sistem: None) -> None:
    bring()
    nanti = [
        *MASUK[:2],
        {**MASUK[2], "status": "Sudah Lapor", "waktu_kirim": "2026-03-20 08:00:00"},
        MASUK[3],
    ]
    assert bring(masuk=nanti).jumlah("diubah") == 1


def test_each_row_that_cannot_be_read_says_why_and_the_rest_comes_in(sistem: None) -> None:
    salah = [
        {**MASUK[0], "id_laporan": "99"},
        {**MASUK[0], "status": "Entah"},
        {**MASUK[0], "waktu_kirim": "kemarin"},
        MASUK[0],
        MASUK[0],
    ]
    hasil = bring(masuk=salah, catatan=[])
    assert [b.hasil for b in hasil.baris[2:]] == ["dilewati"] * 3 + ["diterima", "dilewati"]
    assert all(b.alasan for b in hasil.bermasalah)
    assert hasil.exit_code == 1


def test_papers_and_offices_are_counted_with_their_denominator(sistem: None) -> None:
    make_unit("contoh", nama="Dinas Contoh")
    bring()
    pmd = make_pelaku("dinas_pmd")
    januari = next(p for p in list_laporan(pmd, KINI) if "Januari" in p.nama).jumlah
    assert (januari.n, januari.tepat, januari.terlambat, januari.diperbaiki) == (2, 1, 1, 1)
    kantor = {k.nama: k.jumlah for k in list_kantor(pmd, KINI)}
    assert (kantor["Dinas Contoh"].n, kantor["Dinas Contoh"].tidak) == (2, 1)
    # Marked as not reported and yet with a moment: the moment counts, and the page says so.
    februari = read_kantor(pmd, "Bagian Contoh", KINI)[0]
    assert februari.keadaan.janggal
    assert februari.keadaan.terkirim
    assert LaporanMasuk.objects.filter(unit__nama="Dinas Contoh").count() == 2


def test_the_camat_and_the_next_kabupaten_see_no_papers_of_the_agencies(sistem: None) -> None:
    bring()
    assert list_laporan(make_pelaku("camat", "63.06.04"), KINI) == []
    assert list_laporan(make_pelaku("dinas_pmd", "34.01"), KINI) == []


def test_the_command_reads_a_folder_and_prints_its_account(
    sistem: None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terasa.config.cli.impor_laporan.siapkan_django", lambda: None)

    def write(nama: str, baris: list[dict[str, str]]) -> None:
        teks = "\n".join([",".join(baris[0]), *(",".join(b.values()) for b in baris)])
        (tmp_path / nama).write_text(teks, encoding="utf-8")

    write("laporan_tenggat.csv", TENGGAT)
    write("laporan_masuk.csv", MASUK)
    assert main(["impor", "laporan-berkala", str(tmp_path), "--kabupaten", KABUPATEN, "--uji", "--json"]) == 0
    hasil = json.loads(capsys.readouterr().out)
    assert (hasil["dibaca"], hasil["diterima"], hasil["uji"]) == (6, 6, True)
    assert main(["impor", "laporan-berkala", str(tmp_path / "tiada"), "--kabupaten", KABUPATEN]) == 2


def test_a_paper_asked_of_every_village_is_sent_mended_and_accepted(sistem: None) -> None:
    pmd, kades, lain = (
        make_pelaku("dinas_pmd"),
        make_pelaku("operator_desa", DESA),
        make_pelaku("kades", DESA_LAIN),
    )
    laporan = s.ask_laporan(nama="Laporan bulan Maret", jatuh_tempo_at=KINI, by=pmd, now=KINI)
    assert laporan.masuk.count() == 144
    masuk = laporan.masuk.get(kode_wilayah=DESA)
    with pytest.raises(CannotCoach):
        s.send_laporan(masuk=masuk, by=lain, now=KINI)
    with pytest.raises(CannotCoach):
        s.review_laporan(masuk=masuk, diterima=True, by=pmd, now=KINI)
    s.send_laporan(masuk=masuk, by=kades, now=KINI)
    s.review_laporan(masuk=masuk, diterima=False, catatan="Kurang lampiran", by=pmd, now=KINI)
    s.send_laporan(masuk=masuk, by=kades, now=datetime(2026, 4, 9, tzinfo=UTC))
    masuk.refresh_from_db()
    assert (masuk.status, masuk.dikirim_at) == ("direvisi", KINI)
    with pytest.raises(CannotCoach):
        s.review_laporan(masuk=masuk, diterima=True, by=kades, now=KINI)


def sheet(tmp_path: Path, *baris: str) -> Any:
    berkas = tmp_path / "indeks.csv"
    berkas.write_text("\n".join(["kode desa,status idm,skor idm", *baris]), encoding="utf-8")
    return read_lembar(str(berkas), KOLOM_INDEKS)


def test_an_index_is_stored_as_published_once(sistem: None, tmp_path: Path) -> None:
    lembar = sheet(
        tmp_path,
        f"{DESA},Maju,0.7321",
        f"{DESA_LAIN},BERKEMBANG,",
        "34.01.01.2011,Maju,0.7",
        f"{DESA},Maju,0.8",
    )
    isi: dict[str, Any] = {"lembar": lembar, "kabupaten": KABUPATEN, "tahun": 2023, "by": SISTEM, "now": KINI}
    hasil = s.import_indeks(**isi, sumber="Kemendesa")
    assert (hasil.jumlah("diterima"), len(hasil.bermasalah)) == (2, 2)
    assert s.import_indeks(**isi, sumber="Kemendesa").jumlah("dilewati") == 4
    satu = IndeksDesa.objects.get(kode_desa=DESA)
    assert (satu.status, str(satu.skor), satu.skala, satu.sumber) == ("Maju", "0.7321", 1, "Kemendesa")
    with pytest.raises(CannotCoach):
        s.import_indeks(**{**isi, "by": make_pelaku("camat", "63.06.04")})
