"""Paket balai: tanda, rantai jurnal, dan penolakan atas yang berubah di jalan."""

from __future__ import annotations

import io
import zipfile

import pytest

from terasa.musrenbang.rules import paket
from terasa.musrenbang.rules.paket import PaketRusak
from tests.unit.balai.bahan import KUNCI, make_isi

SIDIK = paket.first_link(paket.canonical(make_isi()))


def make_kiriman(*jenis: str) -> bytes:
    """What comes back after attendance lines and these acts."""
    bawaan = paket.read_bawaan(paket.write_bawaan(make_isi(), KUNCI))
    jurnal: list[dict[str, object]] = []
    sebelum = bawaan.awal
    for n, satu in enumerate(("hadir", "hadir", *jenis), start=1):
        isi = {"id": str(n), "kelamin": "P"} if satu == "hadir" else {}
        jurnal.append(paket.make_baris(KUNCI, sebelum, n, "2027-01-10T12:00:00+00:00", satu, isi))
        sebelum = str(jurnal[-1]["tanda"])
    return paket.write_kiriman(bawaan, jurnal)


def rewrite(data: bytes, nama: str, lama: bytes, baru: bytes) -> bytes:
    """The same zip with one file of it changed."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as asal, zipfile.ZipFile(keluar, "w") as berkas:
        for satu in asal.namelist():
            isi = asal.read(satu)
            assert satu != nama or lama in isi
            berkas.writestr(satu, isi.replace(lama, baru, 1) if satu == nama else isi)
    return keluar.getvalue()


def test_an_untouched_package_is_read_back() -> None:
    keadaan = paket.check_kiriman(paket.read_kiriman(make_kiriman("selesai")), KUNCI, SIDIK)
    assert list(keadaan.hadir) == ["1", "2"]


def test_the_returned_package_does_not_hold_the_key() -> None:
    with zipfile.ZipFile(io.BytesIO(make_kiriman("selesai"))) as berkas:
        assert not any(KUNCI.encode() in berkas.read(n) for n in berkas.namelist())


@pytest.mark.parametrize(
    ("nama", "lama", "baru"),
    [
        ("jurnal.jsonl", b'"P"', b'"L"'),
        ("jurnal.jsonl", b'"nomor":2', b'"nomor":3'),
        ("forum.json", b"Malutu", b"Batang"),
        ("paket.json", b'"tanda":"', b'"tanda":"0'),
    ],
)
def test_one_changed_letter_is_refused(nama: str, lama: bytes, baru: bytes) -> None:
    kiriman = paket.read_kiriman(rewrite(make_kiriman("selesai"), nama, lama, baru))
    with pytest.raises(PaketRusak):
        paket.check_kiriman(kiriman, KUNCI, SIDIK)


def test_a_journal_cut_at_its_end_is_refused() -> None:
    """Every line left is true, but the last attendee and the end are gone."""
    data = make_kiriman("selesai", "lanjut", "selesai")
    utuh = paket.read_kiriman(data)
    baris = b"".join(paket.canonical(b) + b"\n" for b in utuh.jurnal)
    akhir = b"".join(paket.canonical(b) + b"\n" for b in utuh.jurnal[3:])
    potong = paket.read_kiriman(rewrite(data, "jurnal.jsonl", baris, baris.removesuffix(akhir)))
    with pytest.raises(PaketRusak, match="Akhir catatan"):
        paket.check_kiriman(potong, KUNCI, SIDIK)


def test_a_meeting_that_is_not_finished_stays_in_the_hall() -> None:
    with pytest.raises(PaketRusak, match="belum diselesaikan"):
        paket.check_kiriman(paket.read_kiriman(make_kiriman()), KUNCI, SIDIK)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rusak", paket.write_bawaan(make_isi(), KUNCI)[:-30]])
def test_what_is_no_package_is_refused_in_a_sentence(data: bytes) -> None:
    for baca in (paket.read_bawaan, paket.read_kiriman):
        with pytest.raises(PaketRusak):
            baca(data)


def test_a_package_changed_before_the_hall_is_not_served() -> None:
    data = rewrite(paket.write_bawaan(make_isi(), KUNCI), "forum.json", b"100000000", b"900000000")
    with pytest.raises(PaketRusak, match="berubah"):
        paket.read_bawaan(data)
