"""Rekaman dikenali dari isinya: yang dibuat telepon diterima, foto dan halaman tidak."""

from __future__ import annotations

import pytest

from terasa.dokumen.rekaman import find_jenis_rekaman


@pytest.mark.parametrize(
    ("awal", "tipe"),
    [
        pytest.param(b"\x1aE\xdf\xa3\x9fB\x86\x81", "audio/webm", id="Android: webm/opus"),
        pytest.param(b"OggS\0\x02\0\0", "audio/ogg", id="Firefox: ogg/opus"),
        pytest.param(b"\0\0\0\x1cftypiso5\0\0\2\0", "audio/mp4", id="iPhone: mp4/aac"),
        pytest.param(b"\0\0\0\x20ftypM4A \0\0\0\0", "audio/mp4", id="perekam iPhone: m4a"),
        pytest.param(b"\0\0\0\x18ftyp3gp4\0\0\3\0", "audio/mp4", id="telepon lama: 3gp"),
        pytest.param(b"#!AMR\n<", "audio/amr", id="telepon lama: amr"),
        pytest.param(b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav", id="wav"),
        pytest.param(b"ID3\4\0\0\0", "audio/mpeg", id="mp3 berkepala"),
        pytest.param(b"\xff\xf3\x84\xc4\0", "audio/mpeg", id="mp3 24 kHz"),
        pytest.param(b"\xff\xf9\x50\x80", "audio/aac", id="aac"),
        pytest.param(b"\0\0\0\x18ftypheic\0\0\0\0", "", id="foto iPhone"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "", id="jpeg"),
        pytest.param(b"\xff\xfe<\0s\0", "", id="teks UTF-16"),
        pytest.param(b"<!doctype html>", "", id="halaman"),
        pytest.param(b"\xff", "", id="satu bait"),
        pytest.param(b"", "", id="kosong"),
    ],
)
def test_first_bytes_tell_what_a_recording_is(awal: bytes, tipe: str) -> None:
    assert find_jenis_rekaman(awal) == tipe
