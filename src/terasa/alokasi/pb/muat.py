"""Bytes of one file, unpacked when it is gzip, taken in pieces so that no limit is passed on the way."""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator

from terasa.alokasi.pb.galat import PbTidakTerbaca

Sumber = str | os.PathLike[str] | bytes

BATAS_BYTE = 2**30
BATAS_BARIS = 2**20
POTONGAN = 2**20
# Small pieces, because what follows the end of a member is copied.
POTONGAN_GZ = 2**16
ANGGOTA_GZ_MAKS = 10_000
# Elections shrink 4 to 10 times. What shrinks far more, and is large, was made to fill memory.
WAJAR_BYTE = 2**24
MENGEMBANG_MAKS = 100
GZIP = b"\x1f\x8b"
BERISI = re.compile(rb"[^ \t\r\n\xef\xbb\xbf]")


def load_isi(sumber: Sumber, batas: int = BATAS_BYTE) -> bytes:
    """Contents of the file at a path, or of the bytes given. Raises PbTidakTerbaca."""
    if isinstance(sumber, bytes):
        return _unpack_all(_slices(sumber), batas)
    try:
        # A pipe would wait for its other end, so the kind is asked before opening.
        _require_file(os.stat(sumber).st_mode)
        with open(sumber, "rb") as berkas:
            return _unpack_all(iter(lambda: berkas.read(POTONGAN), b""), batas)
    except PbTidakTerbaca:
        # A ValueError itself.
        raise
    except FileNotFoundError:
        raise PbTidakTerbaca("berkas tidak ditemukan", "periksa jalur dan namanya") from None
    except (OSError, ValueError) as galat:
        apa = "berkas tidak dapat dibuka"
        raise PbTidakTerbaca(apa, "periksa jalur dan izin bacanya") from galat


def _require_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise PbTidakTerbaca("jalur ini sebuah folder", "sebutkan satu berkas .pb atau .pb.gz di dalamnya")
    if not stat.S_ISREG(mode):
        raise PbTidakTerbaca("jalur ini bukan berkas biasa", "simpan isinya sebagai berkas .pb lebih dahulu")


def _slices(isi: bytes) -> Iterator[bytes]:
    return (isi[i : i + POTONGAN] for i in range(0, len(isi), POTONGAN))


def _unpack_all(potongan: Iterator[bytes], batas: int) -> bytes:
    """All pieces together. What makes a file gzip is its first two bytes, not its name."""
    pertama = next(potongan, b"")
    semua = _chain(pertama, potongan)
    if pertama.startswith(GZIP):
        semua = _gunzip(_limit(semua, batas))
    isi = _join(_limit(semua, batas))
    if BERISI.search(isi) is None:
        raise PbTidakTerbaca("berkas ini kosong", "unduh atau simpan ulang berkasnya")
    return isi


def _chain(pertama: bytes, sisa: Iterator[bytes]) -> Iterator[bytes]:
    yield pertama
    yield from sisa


def _limit(potongan: Iterable[bytes], batas: int) -> Iterator[bytes]:
    panjang = 0
    for satu in potongan:
        panjang += len(satu)
        if panjang > batas:
            raise PbTidakTerbaca(
                f"isinya lebih dari {batas} byte", "bagi menjadi beberapa berkas atau naikkan batasnya"
            )
        yield satu


def _join(potongan: Iterable[bytes]) -> bytes:
    """Refuses an endless line before it is put together. Pieces are no longer than the limit of a line."""
    semua: list[bytes] = []
    tergantung = 0
    for satu in potongan:
        pertama = satu.find(b"\n")
        if tergantung + (len(satu) if pertama < 0 else pertama) > BATAS_BARIS:
            apa = f"barisnya lebih panjang dari {BATAS_BARIS} byte"
            nomor = 1 + sum(lama.count(b"\n") for lama in semua)
            raise PbTidakTerbaca(apa, "periksa apakah pemisah barisnya hilang", baris=nomor, medan="isi")
        tergantung = tergantung + len(satu) if pertama < 0 else len(satu) - 1 - satu.rfind(b"\n")
        semua.append(satu)
    return b"".join(semua)


def _gunzip(potongan: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from _gunzip_members(potongan)
    except zlib.error as galat:
        raise PbTidakTerbaca("isi gzip-nya rusak", "unduh ulang berkasnya") from galat


def _gunzip_members(potongan: Iterator[bytes]) -> Iterator[bytes]:
    pembuka, anggota = zlib.decompressobj(31), 1
    terbaca = terbuka = 0
    for besar in potongan:
        for awal in range(0, len(besar), POTONGAN_GZ):
            masuk, keluar = besar[awal : awal + POTONGAN_GZ], b""
            terbaca += len(masuk)
            while masuk or len(keluar) == POTONGAN:
                if pembuka.eof:
                    # Nothing but zero padding may follow without a new member.
                    masuk = masuk.lstrip(b"\0")
                    if not masuk:
                        break
                    pembuka, anggota = zlib.decompressobj(31), anggota + 1
                    if anggota > ANGGOTA_GZ_MAKS:
                        raise PbTidakTerbaca("isi gzip-nya terpecah-pecah", "mampatkan ulang berkasnya")
                keluar = pembuka.decompress(masuk, POTONGAN)
                masuk = pembuka.unused_data if pembuka.eof else pembuka.unconsumed_tail
                terbuka += len(keluar)
                if terbuka > max(WAJAR_BYTE, MENGEMBANG_MAKS * terbaca):
                    apa = f"isi gzip-nya mengembang lebih dari {MENGEMBANG_MAKS} kali"
                    raise PbTidakTerbaca(apa, "periksa asal berkasnya")
                yield keluar
    if not pembuka.eof:
        raise PbTidakTerbaca("isi gzip-nya terpotong", "unduh ulang berkasnya sampai selesai")
