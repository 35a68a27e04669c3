"""Surel apa pun terbaca atau ditolak dengan satu kalimat; yang bukan dari orang dikenali."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage
from typing import Any

import pytest

from terasa.pintu.rules.perintah import clean_teks, cut_teks, read_baru, read_perintah
from terasa.pintu.rules.surel import first_words, html_to_text, read_surat, strip_kutipan
from terasa.umum.errors import MasukanTakTerbaca
from tests.surat import make_surat


def test_words_place_hints_and_photos_are_read() -> None:
    surat = read_surat(make_surat(kepada="Aspirasi <aspirasi+63.06.04.2002@hss.id>", foto=[b"x", b"y"]))
    assert (surat.pengirim, surat.imbuh, surat.gambar) == ("siti@contoh.id", ("63.06.04.2002",), (b"x", b"y"))
    assert "Jembatan kayu" in first_words(surat)


def test_html_only_is_read_as_text_without_its_scripts() -> None:
    halaman = "<style>p{}</style><p>Jalan&nbsp;rusak</p><script>alert(1)</script><p>di RT&amp;RW 2</p>"
    assert read_surat(make_surat(html=halaman)).teks == "Jalan rusak\n\ndi RT&RW 2"
    assert html_to_text("<script>x</script>" * 3) == ""


@pytest.mark.parametrize("aksara", ["tidak-ada", "us-ascii", "utf-16", "\udcff"])
def test_broken_charset_is_still_words(aksara: str) -> None:
    kepala = (
        f'From: a@b.id\nSubject: =?{aksara}?Q?Jalan=FF?=\nContent-Type: text/plain; charset="{aksara}"\n\n'
    )
    teks = read_surat(kepala.encode("utf-8", "surrogateescape") + b"Jalan \xff rusak").teks
    assert "rusak" in teks or aksara == "utf-16"


def test_deep_nesting_and_thousands_of_parts_end_in_a_sentence_or_in_words() -> None:
    dalam = b"From: a@b.id\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    # Whether the parser copes depends on its own depth; any other error would fail here.
    with suppress(MasukanTakTerbaca):
        read_surat(dalam)
    banyak = (
        b"From: a@b.id\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nkata\n" * 5000 + b"--x--"
    )
    assert read_surat(banyak).teks.count("kata") <= 200


@pytest.mark.parametrize(
    ("kepala", "sebab"),
    [
        ({"Auto_Submitted": "auto-replied"}, "balasan otomatis"),
        ({"X_Autoreply": "yes"}, "balasan otomatis"),
        ({"Precedence": "bulk"}, "surat massal"),
        ({"List_Id": "<warga.contoh.id>"}, "surat massal"),
        ({"Return_Path": "<>"}, "surat kembali"),
        ({"dari": "MAILER-DAEMON@mx.contoh.id"}, "surat mesin"),
        ({"Auto_Submitted": "no"}, ""),
    ],
)
def test_machines_are_known(kepala: dict[str, Any], sebab: str) -> None:
    assert read_surat(make_surat(**kepala)).otomatis == sebab


def test_bounce_names_our_message() -> None:
    asal = "5f0c2d0e-0000-4000-8000-00000000abcd"
    laporan = EmailMessage()
    laporan["From"], laporan["Subject"] = "MAILER-DAEMON@mx.id", "Undelivered"
    laporan.set_content("gagal")
    dalam = EmailMessage()
    dalam["Message-ID"] = f"<{asal}@terasa>"
    laporan.add_attachment(dalam)
    data = laporan.as_bytes().replace(b"multipart/mixed", b"multipart/report; report-type=delivery-status", 1)
    assert [str(p) for p in read_surat(data).memantul] == [asal]


@pytest.mark.parametrize(
    "data", [b"", b"   ", b"bukan surel sama sekali", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99]
)
def test_what_is_no_mail_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(MasukanTakTerbaca):
        read_surat(data)


@pytest.mark.parametrize(
    "kutipan",
    [
        "Pada Sel, 10 Mar 2026 pukul 09.00 Terasa <t@hss.id> menulis:\n> Berapa?",
        "> Berapa?",
        "-----Original Message-----\nx",
    ],
)
def test_only_new_words_of_a_reply_are_kept(kutipan: str) -> None:
    assert strip_kutipan(f"Panjangnya 12 meter.\n\n{kutipan}") == "Panjangnya 12 meter."
    assert strip_kutipan(kutipan) == kutipan


@pytest.mark.parametrize(
    ("teks", "perintah"),
    [("STOP", "stop"), (" Berhenti. ", "stop"), ("mulai", "mulai"), ("Tolong berhenti banjirnya", "")],
)
def test_a_command_is_the_whole_message(teks: str, perintah: str) -> None:
    assert read_perintah(teks) == perintah


def test_baru_opens_a_voice_of_its_own() -> None:
    assert read_baru("BARU: sumur kering") == (True, "sumur kering")
    assert read_baru("barusan hujan") == (False, "barusan hujan")


def test_direction_marks_and_control_signs_vanish_and_cutting_is_said() -> None:
    assert clean_teks("a\u202eb\x00c\r\n\r\n\r\n\r\nd") == "abc\n\nd"
    teks, terpotong = cut_teks("kata " * 300_000)
    assert terpotong
    assert len(teks) <= 4000
    assert teks.endswith("tidak disimpan.]")
