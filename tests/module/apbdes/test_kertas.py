"""Hasil evaluasi camat sebagai kertas beku: terbit bersama hasilnya, jawaban desa menjadi versi baru."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from terasa.apbdes.models import EvaluasiApbdes
from terasa.apbdes.queries.kertas import list_kertas, may_open
from terasa.apbdes.services import CannotApbdes, answer_catatan, freeze_evaluasi, revise_apbdes, sign_evaluasi
from terasa.dokumen import rules
from terasa.dokumen.queries import check_berkas
from terasa.dokumen.services import CannotSign
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_pelaku
from tests.module.apbdes.bahan import adopt, make_draf, submit
from tests.module.apbdes.test_evaluasi import KALIMAT, send_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_the_result_is_a_frozen_paper_line_by_line_with_its_clock(now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    send_back(evaluasi, make_pelaku("camat", "63.06.04"), now)
    (kertas,) = list_kertas(evaluasi)
    isi = kertas.dokumen.isi
    assert (kertas.versi, kertas.dokumen.nomor, isi["hasil"]["kode"]) == (1, "188/7", "perbaiki")
    assert (isi["jam"]["batas"], isi["jam"]["terlambat"]) == ("15 April 2026", 0)
    assert isi["dinilai"] == {"setuju": 2, "perbaiki": 1}
    perbaiki = [p for p in isi["pos"] if p["putusan"] == "perbaiki"]
    assert [(p["alasan_kode"], p["alasan"], p["jumlah"]) for p in perbaiki] == [("E04", KALIMAT, 75_000_000)]
    assert sum(p["jumlah"] for p in isi["pos"] if p["bidang"]) == isi["neraca"]["belanja"] == 100_000_000
    assert sum(b["jumlah"] for b in isi["bidang"]) == isi["neraca"]["belanja"]
    assert rules.sidik(rules.canonical(isi)) == kertas.dokumen.isi_sha256
    pdf = kertas.dokumen.pdf
    assert pdf is not None
    assert bytes(pdf.isi).startswith(b"%PDF-")
    assert check_berkas(bytes(pdf.isi)).hasil == "asli"
    assert check_berkas(bytes(pdf.isi) + b" ").hasil == "berubah"


def test_a_late_result_says_how_late(now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    send_back(evaluasi, make_pelaku("camat", "63.06.04"), now + timedelta(days=40))
    # Due on 15 April 2026, given on 19 April.
    assert list_kertas(evaluasi)[0].dokumen.isi["jam"]["terlambat"] == 4


def test_what_the_village_answers_is_a_new_version_beside_the_old(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    evaluasi = submit(make_draf(now), now)
    catatan = send_back(evaluasi, camat, now)
    evaluasi.refresh_from_db()
    with pytest.raises(CannotApbdes, match="Tidak ada yang berubah"):
        freeze_evaluasi(evaluasi=evaluasi, by=camat, now=now)
    answer_catatan(catatan=catatan, by=SISTEM, jawaban="Volumenya diperbaiki menjadi 40 m.", now=now)
    baru = freeze_evaluasi(evaluasi=evaluasi, by=camat, now=now)
    dua, satu = list_kertas(evaluasi)
    assert (dua.dokumen, dua.versi, baru.versi) == (baru, 2, 2)
    assert baru.isi["menggantikan"] == {"kode": satu.dokumen.kode, "sidik": satu.dokumen.isi_sha256}
    assert [p["jawaban"] for p in baru.isi["pos"] if p["jawaban"]] == ["Volumenya diperbaiki menjadi 40 m."]
    assert not [p for p in satu.dokumen.isi["pos"] if p["jawaban"]]


@pytest.mark.parametrize(
    ("jenis", "kode"), [("operator_kecamatan", "63.06.04"), ("camat", "63.06.05"), ("operator_desa", DESA)]
)
def test_only_the_camat_issues_and_signs(jenis: str, kode: str, now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    send_back(evaluasi, make_pelaku("camat", "63.06.04"), now)
    by = make_pelaku(jenis, kode)
    isi: dict[str, Any] = {"evaluasi": evaluasi, "by": by, "now": now}
    with pytest.raises(CannotApbdes) as galat:
        freeze_evaluasi(**isi)
    assert galat.value.code == "bukan-wewenang"
    with pytest.raises(CannotApbdes) as galat:
        sign_evaluasi(**isi, data=b"%PDF-1.7 x", nama="x.pdf", tipe="application/pdf")
    assert galat.value.code == "bukan-wewenang"


def test_the_signed_scan_makes_it_valid_once(now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    evaluasi = submit(make_draf(now), now)
    send_back(evaluasi, camat, now)
    isi = {
        "evaluasi": evaluasi,
        "by": camat,
        "data": b"%PDF-1.7 pindaian",
        "nama": "h.pdf",
        "tipe": "",
        "now": now,
    }
    assert sign_evaluasi(**isi).status == "sah"
    with pytest.raises(CannotSign, match="sudah sah"):
        sign_evaluasi(**isi)


def test_an_evaluation_that_runs_has_no_paper(now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    with pytest.raises(CannotApbdes, match="belum punya hasil"):
        freeze_evaluasi(evaluasi=evaluasi, by=make_pelaku("camat", "63.06.04"), now=now)


def test_until_it_is_in_force_only_readers_of_the_raperdes_open_the_paper(now: datetime) -> None:
    evaluasi = submit(make_draf(now), now)
    catatan = send_back(evaluasi, make_pelaku("camat", "63.06.04"), now)
    kertas = list_kertas(EvaluasiApbdes.objects.get(pk=evaluasi.pk))[0]
    boleh = {j: may_open(make_pelaku(j, k), kertas) for j, k in (
        ("camat", "63.06.04"), ("operator_desa", DESA), ("dinas_pmd", KABUPATEN), ("perangkat_daerah", KABUPATEN),
    )}  # fmt: skip
    assert boleh == {"camat": True, "operator_desa": True, "dinas_pmd": True, "perangkat_daerah": False}
    assert not may_open(make_pelaku("operator_desa", "63.06.05.2001"), kertas)
    apbdes = evaluasi.apbdes
    apbdes.refresh_from_db()
    baru = revise_apbdes(apbdes=apbdes, by=SISTEM, now=now)
    answer_catatan(catatan=catatan, by=SISTEM, jawaban="Volumenya diperbaiki menjadi 40 m.", now=now)
    adopt(baru, now, evaluasi_luar="")
    # In force as its revision: now everybody.
    assert may_open(make_pelaku("operator_desa", "63.06.05.2001"), list_kertas(evaluasi)[0])
