"""Surat suara tanpa basis data: kartu, tanda terima, himpunan terurut, kelompok yang digabung.

Surat suara ditulis sebagai kode calon dipisah koma: menurut urutannya pada surat berperingkat, menurut abjad pada
surat persetujuan. Teks kosong adalah surat kosong; tanda hubung adalah surat kertas yang tidak sah.
"""

from __future__ import annotations

import hashlib
import secrets
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode import ABJAD, SERUPA

PANJANG_KARTU = 16
PANJANG_TANDA = 12
PANJANG_SIDIK = 16
TIDAK_SAH = "-"
SEMUA = ""


class CannotVote(AturanDilanggar):
    """This ballot cannot be put into the box."""


def make_kartu() -> str:
    """A token of 80 random bits, in letters that survive paper."""
    return "".join(secrets.choice(ABJAD) for _n in range(PANJANG_KARTU))


def read_kartu(teks: str) -> str:
    """As it was printed, whatever dashes and look-alikes were typed; "" when it cannot be one."""
    bersih = teks.strip().upper().translate(SERUPA)
    return bersih if len(bersih) == PANJANG_KARTU and set(bersih) <= set(ABJAD) else ""


def print_kartu(kartu: str) -> str:
    """`ABCD-EFGH-JKMN-PQRS`."""
    return "-".join(kartu[n : n + 4] for n in range(0, PANJANG_KARTU, 4))


def digest_kartu(kotak: str, kartu: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(f"kartu\n{kotak}\n{kartu}".encode()).digest()[:PANJANG_SIDIK]


def make_tanda_terima(kotak: str, kartu: str) -> str:
    """The receipt of a token: whoever holds the slip can work it out again, nobody can work back from it."""
    angka = int.from_bytes(hashlib.sha256(f"tanda\n{kotak}\n{kartu}".encode()).digest()[:8], "big")
    return "".join(ABJAD[(angka >> (5 * n)) & 31] for n in range(PANJANG_TANDA))


def pack_sidik(sidik: Iterable[bytes]) -> bytes:
    """Digests sorted, one after the other: their order says nothing about the printed pack."""
    return b"".join(sorted(sidik))


def has_sidik(pak: bytes, sidik: bytes) -> bool:
    """Whether a pack holds this digest."""
    isi = memoryview(pak)
    di = bisect_left(range(len(pak) // PANJANG_SIDIK), sidik, key=lambda n: bytes(_nth(isi, n)))
    return di * PANJANG_SIDIK < len(pak) and bytes(_nth(isi, di)) == sidik


def _nth(isi: memoryview, n: int) -> memoryview:
    return isi[n * PANJANG_SIDIK : (n + 1) * PANJANG_SIDIK]


def write_surat(pilihan: Sequence[str], calon: Iterable[str], *, urut: bool, terbanyak: int) -> str:
    """A ballot in its canonical form. Raises CannotVote."""
    boleh = set(calon)
    if len(set(pilihan)) != len(pilihan):
        raise CannotVote(_("Satu usulan dipilih dua kali."), code="ganda")
    if set(pilihan) - boleh:
        raise CannotVote(_("Ada pilihan yang tidak ada pada surat suara ini."), code="bukan-calon")
    if len(pilihan) > terbanyak:
        raise CannotVote(
            _("Pilih paling banyak %(n)d; sekarang %(ada)d.") % {"n": terbanyak, "ada": len(pilihan)},
            code="terlalu-banyak",
        )
    return ",".join(pilihan if urut else sorted(pilihan))


def insert_baris(teks: str, baris: str) -> str:
    """A sorted list of lines with one more: nothing tells which one came last."""
    semua = teks.split("\n") if teks else []
    insort(semua, baris)
    return "\n".join(semua)


def has_baris(teks: str, baris: str) -> bool:
    """Whether a sorted list of lines holds this one."""
    semua = teks.split("\n") if teks else []
    di = bisect_left(semua, baris)
    return di < len(semua) and semua[di] == baris


def count_baris(teks: str) -> int:
    """How many lines a list holds."""
    return teks.count("\n") + 1 if teks else 0


def write_baris(kelompok: str, surat: str) -> str:
    """One line of the set. A ballot always holds the tab, so that an empty one is a line too."""
    return f"{kelompok}\t{surat}"


def read_baris(teks: str) -> list[tuple[str, str]]:
    """(group, ballot) of every line."""
    return [(b.partition("\t")[0], b.partition("\t")[2]) for b in teks.split("\n")] if teks else []


def merge_kelompok(surat: Sequence[tuple[str, str]], terkecil: int, nama_lain: str) -> list[tuple[str, str]]:
    """Sorted ballots in which no group is smaller than `terkecil`: small ones are joined, and with them the next
    smallest until together they are enough. Where only one group is left it has no name."""
    banyak = Counter(k for k, _s in surat)
    urut = sorted(banyak, key=lambda k: (banyak[k], k))
    gabung: set[str] = set()
    for k in urut:
        if banyak[k] < terkecil or (gabung and sum(banyak[g] for g in gabung) < terkecil):
            gabung.add(k)
    if len(gabung) == len(banyak) or (not gabung and len(banyak) == 1):
        return sorted((SEMUA, s) for _k, s in surat)
    return sorted((nama_lain if k in gabung else k, s) for k, s in surat)


def compare_kertas(satu: str | None, dua: str | None) -> str | None:
    """What both entries say; None while one is missing or they differ."""
    return satu if satu is not None and satu == dua else None
