"""Kasus netralitas tidak terbuka bagi siapa pun selain yang ditunjuk hari itu, juga bila halaman lupa menyaring.

Tanda yang diketik dalam sebuah kasus dicari di setiap halaman, setiap tabel, dan setiap baris catatan server.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

import terasa
from terasa.akun.enums import JenisPeran as P
from terasa.perangkat.models import BuktiKasus, KasusNetralitas, LangkahKasus
from terasa.perangkat.models.netralitas import KasusNetralitasQuerySet
from terasa.perangkat.rules.netralitas import has_nik
from terasa.perangkat.services.netralitas import CannotKeepCase, appoint_petugas
from terasa.umum.pelaku import PUBLIK, PelakuTetap
from tests.architecture.test_akses import POLA
from tests.factories import DESA, DESA_LAIN, KABUPATEN, KABUPATEN_LAIN, get_pengguna, make_pelaku, sebagai
from tests.module.perangkat.bahan_netralitas import appoint
from tests.web.benang_bertanda import Tanda
from tests.web.rayapan import read_all
from tests.web.simpanan import list_kept
from tests.web.test_sapuan_catatan import written_log

pytestmark = pytest.mark.django_db
AWAL = "/kerja/netralitas/kasus/"
# Every role over the place of the case, and those who would be nearest to it.
PERAN = [
    *((p, DESA) for p in (P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.PENDAMPING)),
    *((p, "63.06.04") for p in (P.CAMAT, P.OPERATOR_KECAMATAN)),
    *((p, KABUPATEN) for p in (
        P.PERANGKAT_DAERAH, P.BAPPEDA, P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN, P.INSPEKTORAT, P.SETWAN, P.BUPATI, P.SEKDA,
        P.PEMERIKSA, P.ADMIN_TEKNIS, P.WARGA,
    )),
    (P.KADES, DESA_LAIN),
]  # fmt: skip
# Where a mark of a case may be kept; every one of these tables is closed by the database.
TEMPAT = {
    ("perangkat_kasusnetralitas", "uraian"),
    ("perangkat_kasusnetralitas", "tempat"),
    ("perangkat_kasusnetralitas", "rujukan_nomor"),
    ("perangkat_kasusnetralitas", "hasil_nomor"),
    ("perangkat_langkahkasus", "catatan"),
    ("perangkat_buktikasus", "nama"),
    ("perangkat_buktikasus", "isi"),
}


@dataclass
class Kasus:
    """A case with a mark in every box, the person who keeps it, and who appointed them."""

    tanda: Tanda
    bupati: PelakuTetap
    petugas: PelakuTetap
    klien: Client
    alamat: list[str]


def sign_in(by: PelakuTetap) -> Client:
    klien = Client()
    klien.force_login(get_pengguna(by))
    return klien


@pytest.fixture
def kasus() -> Kasus:
    """Typed through the pages, refusals included, with the server's log read at the loudest level."""
    t, hari = Tanda(), str(timezone.localdate())
    bupati = make_pelaku(P.BUPATI, KABUPATEN)
    petugas = appoint(by=bupati)
    klien = sign_in(petugas)
    isi = {
        "sumber": "warga", "rezim": "pilkada", "dugaan": "ikut-kampanye", "kejadian_on": hari, "diketahui_on": hari,
        "tempat": t.nama("tempat"), "uraian": t.nama("uraian"),
    }  # fmt: skip
    with written_log(logging.DEBUG) as catatan:
        logging.getLogger("terasa.web").info("penanda bahwa catatan ini didengar")
        baru = f"{AWAL}baru/?tempat={DESA}"
        for salah in (
            {"dugaan": t.nama("dugaan")},
            {"uraian": t.semua("uraian salah")},
            {"kejadian_on": "besok"},
        ):
            assert klien.post(baru, {**isi, **salah}).status_code == 200
        satu = klien.post(baru, isi)["Location"]
        berkas = SimpleUploadedFile(
            f"{t.nama('nama bukti')}.pdf", b"%PDF-1.4 " + t.nama("isi bukti").encode()
        )
        assert klien.post(f"{satu}bukti/", {"berkas": berkas}).status_code == 302
        assert (
            klien.post(
                f"{satu}rujuk/", {"ke": "bawaslu", "nomor": t.nama("rujukan"), "pada": hari}
            ).status_code
            == 302
        )
        assert (
            klien.post(f"{satu}hasil/", {"hasil": t.nama("hasil"), "nomor": "x", "pada": hari}).status_code
            == 200
        )
        assert (
            klien.post(
                f"{satu}hasil/", {"hasil": "tidak_terbukti", "nomor": t.nama("putusan"), "pada": hari}
            ).status_code
            == 302
        )
        assert klien.post(f"{satu}tutup/", {"catatan": t.nama("catatan")}).status_code == 302
        with sebagai(petugas):
            bukti = BuktiKasus.objects.values_list("pk", flat=True).get()
        alamat = [AWAL, f"{AWAL}baru/", satu, f"{satu}surat/", f"{satu}bukti/{bukti}/"]
        for a in alamat:
            assert klien.get(a).status_code == 200, a
    assert "didengar" in catatan.getvalue()
    assert not t.find(catatan.getvalue())
    alamat += [f"{satu}{x}/" for x in ("rujuk", "keterangan", "hasil", "sanksi", "tutup", "bukti")]
    return Kasus(t, bupati, petugas, klien, alamat)


def outsiders(kasus: Kasus) -> list[PelakuTetap]:
    """Every role, who appointed, and those whose appointment is elsewhere, over, or not begun."""
    return [
        *(make_pelaku(*satu) for satu in PERAN),
        kasus.bupati,
        appoint(kode=KABUPATEN_LAIN),
        appoint(P.INSPEKTORAT, sampai=-1),
        appoint(P.INSPEKTORAT, dari=1),
    ]


def test_no_role_but_the_appointed_opens_a_case_or_its_files(kasus: Kasus) -> None:
    for by in outsiders(kasus):
        klien = sign_in(by)
        for alamat in kasus.alamat:
            # The appointed of the next kabupaten has a list of his own, and it is empty.
            jawaban = klien.get(alamat)
            if jawaban.status_code == 200:
                assert by.kabupaten == KABUPATEN_LAIN, (by, alamat)
                assert alamat in {AWAL, f"{AWAL}baru/"}, (by, alamat)
                assert not kasus.tanda.find(read_all(jawaban)), (by, alamat)
            else:
                assert jawaban.status_code == 404, (by, alamat)
                # A page that only answers GET says so to somebody who has such pages of his own.
                boleh = {404, 405} if by.kabupaten == KABUPATEN_LAIN else {404}
                assert klien.post(alamat).status_code in boleh, (by, alamat)
    for alamat in kasus.alamat:
        assert Client().get(alamat).status_code == 302


def test_the_database_shows_nothing_to_a_page_that_forgot_its_filter(
    kasus: Kasus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The filter of the list and the door in front of it are both taken away."""
    monkeypatch.setattr(KasusNetralitasQuerySet, "visible_to", lambda self, by: self.all())
    monkeypatch.setattr("terasa.web.netralitas.kasus.is_ditunjuk", lambda by, hari: True)
    monkeypatch.setattr("terasa.perangkat.services.netralitas.is_ditunjuk", lambda by, hari: True)
    satu = kasus.alamat[2]
    assert kasus.klien.get(satu).status_code == 200
    for by in outsiders(kasus):
        klien = sign_in(by)
        daftar = klien.get(AWAL)
        # Who runs the machines, and a resident, do not even reach the page.
        assert daftar.status_code == (404 if by.jenis in {P.ADMIN_TEKNIS, P.WARGA} else 200), by
        assert not kasus.tanda.find(read_all(daftar)), by
        assert "NTR-" not in daftar.content.decode(), by
        for alamat in kasus.alamat[2:]:
            assert klien.get(alamat).status_code == 404, (by, alamat)
        assert klien.post(f"{satu}tutup/", {"catatan": "x"}).status_code == 404, by
        with sebagai(by):
            for model in (KasusNetralitas, LangkahKasus, BuktiKasus):
                assert not model.objects.all().exists(), (by, model)
                assert not model.objects.all().delete()[0], (by, model)
    with sebagai(PUBLIK):
        assert not KasusNetralitas.objects.all().exists()


def test_no_page_export_search_or_api_of_the_nearest_offices_tells_of_it(kasus: Kasus) -> None:
    """Every address without an object in it, as the technician, the regent, the inspector and the village see it."""
    alamat = [
        a for a, p in POLA if not p.pattern.converters and not a.startswith(("/akun/", "/luring/", AWAL))
    ]
    kata = next(iter(kasus.tanda.asal))
    alamat += [
        f"/cari/?q={kata}",
        f"/usulan.csv?teks={kata}",
        f"/api/usulan?kata={kata}",
        "/kerja/tenggat/",
        "/kerja/kabar/",
    ]
    assert len(alamat) > 60
    kantor = [make_pelaku(P.ADMIN_TEKNIS, KABUPATEN), kasus.bupati, make_pelaku(P.KADES, DESA)]
    for by in kantor:
        klien = sign_in(by)
        for satu in alamat:
            ada = kasus.tanda.find(read_all(klien.get(satu)).replace(kata, ""))
            assert not ada, (by.jenis, satu, ada)


def test_a_case_is_kept_in_its_own_tables_and_nowhere_else(kasus: Kasus) -> None:
    """Audit, outbox, clocks, search, cache, sessions and jobs included."""
    assert list_kept(kasus.tanda) == TEMPAT


def test_the_keeper_of_the_machines_is_not_appointed() -> None:
    admin = make_pelaku(P.ADMIN_TEKNIS, KABUPATEN)
    with pytest.raises(CannotKeepCase, match="Pengelola sistem"):
        appoint_petugas(
            by=make_pelaku(P.BUPATI, KABUPATEN), pengguna=get_pengguna(admin), sk_nomor="1", dari_on=date(2026, 1, 1),
            now=timezone.now(),
        )  # fmt: skip


# Names of tables that no page or job may read with wider eyes than those of the person.
TERTUTUP = ("KasusNetralitas", "LangkahKasus", "BuktiKasus")
PELEBAR = ("sebagai_sistem", "konteks.sistem(")


def test_nothing_reads_a_case_with_the_eyes_of_the_system() -> None:
    akar = Path(terasa.__file__).parent
    salah = [
        str(f.relative_to(akar))
        for f in akar.rglob("*.py")
        if (isi := f.read_text(encoding="utf-8"))
        and any(n in isi for n in TERTUTUP)
        and any(n in isi for n in PELEBAR)
    ]
    assert not salah


@pytest.mark.parametrize(
    ("teks", "ada"),
    [
        ("6306041234567890", True),
        ("6306 0412 3456 7890", True),
        ("63.06.04.12.34.56.78.90", True),
        ("188.45/120/2026", False),
        ("63060412345678901", False),
    ],
)
def test_sixteen_digits_in_a_row_are_seen(teks: str, ada: Any) -> None:
    assert has_nik(teks) is ada
