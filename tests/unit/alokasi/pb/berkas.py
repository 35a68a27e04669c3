"""Election files for the tests: small, in order, with one thing changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from terasa.alokasi.pb import PbTidakTerbaca, read_pb, read_pb_ketat
from terasa.alokasi.pemilihan import Pemilihan

PROYEK = ("A;300;2;Jalan", "B;200;2;Parit", "C;500;1;Pos")
SURAT = ("1;A,B", "2;B,A", "3;C")
# The same three ballots with points, for the kinds that carry them.
SURAT_POIN = ("1;A,B;3,1", "2;B,A;1,3", "3;C;5")


def tulis(
    *,
    meta: Mapping[str, str | None] | None = None,
    proyek: Sequence[str] = PROYEK,
    kolom_proyek: str = "project_id;cost;votes;name",
    surat: Sequence[str] = SURAT,
    kolom: str = "voter_id;vote",
    akhir: str = "\n",
) -> str:
    """META follows the rows unless told otherwise; None leaves a key out."""
    isi: dict[str, str | None] = {
        "description": "Uji",
        "num_projects": str(len(proyek)),
        "num_votes": str(len(surat)),
        "budget": "600",
        "vote_type": "approval",
        **(meta or {}),
    }
    kepala = [f"{kunci};{nilai}" for kunci, nilai in isi.items() if nilai is not None]
    baris = ["META", "key;value", *kepala, "PROJECTS", kolom_proyek, *proyek, "VOTES", kolom, *surat]
    return "".join(satu + akhir for satu in baris)


def baca(teks: str | bytes, *, catatan: list[str] | None = None) -> Pemilihan:
    """Read by both readers, which must agree."""
    isi = teks.encode() if isinstance(teks, str) else teks
    dicatat: list[list[str]] = [[], []]
    cepat, biasa = read_pb(isi, catatan=dicatat[0]), read_pb_ketat(isi, catatan=dicatat[1])
    assert rinci(cepat) == rinci(biasa)
    assert dicatat[0] == dicatat[1]
    if catatan is not None:
        catatan.extend(dicatat[0])
    return cepat


def tolak(teks: str | bytes) -> str:
    """The one sentence of both readers."""
    isi = teks.encode() if isinstance(teks, str) else teks
    kalimat = {_kalimat(satu, isi) for satu in (read_pb, read_pb_ketat)}
    assert len(kalimat) == 1
    return kalimat.pop()


def _kalimat(satu: Callable[[bytes], Pemilihan], isi: bytes) -> str:
    with pytest.raises(PbTidakTerbaca) as info:
        satu(isi)
    return str(info.value)


def rinci(pemilihan: Pemilihan) -> dict[str, Any]:
    """Everything that was read, comparable."""
    return {
        nama: (nilai.dtype.str, nilai.tolist()) if isinstance(nilai, np.ndarray) else nilai
        for nama in pemilihan.__dataclass_fields__
        for nilai in [getattr(pemilihan, nama)]
    }


def surat_suara(pemilihan: Pemilihan) -> dict[tuple[Any, ...], int]:
    """Ballots with their number: codes, or pairs of code and points."""
    hasil = {}
    for g, bobot in enumerate(pemilihan.bobot.tolist()):
        potong = slice(int(pemilihan.awal[g]), int(pemilihan.awal[g + 1]))
        kode = [pemilihan.proyek[p] for p in pemilihan.isi[potong].tolist()]
        if pemilihan.poin is None:
            hasil[tuple(kode)] = bobot
        else:
            hasil[tuple(zip(kode, pemilihan.poin[potong].tolist(), strict=True))] = bobot
    return hasil
