"""Files as files: kinds, damage and sizes, without filling memory."""

import gzip
import os
import random
import tracemalloc
import zlib
from pathlib import Path

import pytest

from terasa.alokasi.pb import PbTidakTerbaca, read_pb
from terasa.alokasi.pb.kompilasi import is_cepat
from tests.unit.alokasi.pb.berkas import tolak, tulis

MIB = 2**20


def kalimat(jalur: str | Path | bytes, batas: int = 2**30) -> str:
    with pytest.raises(PbTidakTerbaca) as info:
        read_pb(jalur, batas=batas)
    assert info.value.kode == "pb-tidak-terbaca"
    return str(info.value)


def test_missing_file_folder_and_device_are_refused(tmp_path: Path) -> None:
    assert kalimat(tmp_path / "x.pb") == "Berkas: berkas tidak ditemukan; periksa jalur dan namanya."
    assert kalimat(tmp_path).startswith("Berkas: jalur ini sebuah folder; sebutkan satu berkas")
    assert kalimat("/dev/zero").startswith("Berkas: jalur ini bukan berkas biasa")
    os.mkfifo(tmp_path / "pipa")
    assert kalimat(tmp_path / "pipa").startswith("Berkas: jalur ini bukan berkas biasa")
    assert kalimat("a\0b").startswith("Berkas: berkas tidak dapat dibuka")
    assert kalimat("x" * 5000).startswith("Berkas: berkas tidak dapat dibuka")


def test_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal of the system is played."""

    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "a.pb").write_text(tulis())
    monkeypatch.setattr("builtins.open", refuse)
    assert kalimat(tmp_path / "a.pb") == "Berkas: berkas tidak dapat dibuka; periksa jalur dan izin bacanya."


def test_every_cut_of_a_gzip_file_is_refused() -> None:
    padat = gzip.compress(tulis().encode(), mtime=0)
    for panjang in range(2, len(padat)):
        assert tolak(padat[:panjang]).startswith("Berkas: isi gzip-nya terpotong; unduh ulang")


def test_damage_to_a_gzip_file_is_refused() -> None:
    padat = bytearray(gzip.compress(tulis().encode(), mtime=0))
    padat[-8] ^= 1
    assert tolak(bytes(padat)) == "Berkas: isi gzip-nya rusak; unduh ulang berkasnya."
    assert tolak(gzip.compress(tulis().encode()) + b"sampah").startswith("Berkas: isi gzip-nya")


def test_gzip_in_thousands_of_members_is_refused() -> None:
    assert "terpecah-pecah" in kalimat(gzip.compress(b"") * 10_001)


@pytest.mark.parametrize("padat", [False, True])
def test_an_endless_line_is_refused_before_memory_fills(padat: bool) -> None:
    """The line would be 2 GB; of a file on disk only the first MiB is taken."""
    isi = zlib.compress(b"x" * 64 * MIB, 1, 31) if padat else b"META\n" + b"x" * 3 * MIB
    tracemalloc.start()
    hasil = kalimat(isi)
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert hasil.startswith(f"Baris {1 if padat else 2}, medan isi: barisnya lebih panjang dari 1048576 byte")
    assert puncak < 8 * MIB


def test_a_sparse_file_of_2_gb_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "besar.pb").open("wb") as berkas:
        berkas.truncate(2**31)
    assert "barisnya lebih panjang" in kalimat(tmp_path / "besar.pb")


def test_a_gzip_bomb_is_refused_before_memory_fills() -> None:
    bom = zlib.compress(b"1;A,B\n" * 8 * MIB, 9, 31)
    tracemalloc.start()
    hasil = kalimat(bom)
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert hasil == "Berkas: isi gzip-nya mengembang lebih dari 100 kali; periksa asal berkasnya."
    assert puncak < 24 * MIB


def test_more_bytes_than_allowed_are_refused() -> None:
    isi = random.Random(1).randbytes(2 * MIB).hex(" ", 20).replace(" ", "\n").encode()
    for satu in (isi, gzip.compress(isi, 1)):
        assert kalimat(satu, batas=MIB).startswith("Berkas: isinya lebih dari 1048576 byte; bagi menjadi")


def test_a_quote_that_never_closes_ends_at_the_limit_of_a_line() -> None:
    teks = tulis(proyek=['A;1;0;"Jalan', *["x" * 60] * 20_000])
    assert tolak(teks).startswith("Baris 10, medan name: tanda kutip tidak ditutup")


@pytest.mark.skipif(not is_cepat(), reason="pustaka belum dikompilasi")
def test_reading_takes_memory_near_the_size_of_the_file() -> None:
    isi = tulis(
        surat=[f"{n};{'A,B,C'[: n % 6 // 2 * 2 + 1]};30;M" for n in range(100_000)],
        kolom="voter_id;vote;age;sex",
    ).encode()
    tracemalloc.start()
    read_pb(isi)
    puncak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # Arrays count in full here, although only what is written of them takes memory.
    assert puncak < 10 * len(isi)
