"""Bentuk kiriman dari kotak kirim di telepon, dan jawaban atasnya. Pintu kiriman tiap modul dibangun di atas ini."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.umum.errors import MasukanTakTerbaca

TERBANYAK = 50
ISIAN_TERPANJANG = 20_000
BERKAS_TERBANYAK = 5

# Stored now; stored before; refused for a reason the person can mend; parts missing; come back later.
DITERIMA, SAMA, DITOLAK, KURANG, NANTI = "diterima", "sama", "ditolak", "kurang", "nanti"


@dataclass(frozen=True)
class Kiriman:
    """One thing that was done on the phone: what it is, its random id, its fields, and the files that belong to it."""

    jenis: str
    id: UUID
    isi: Mapping[str, str]
    berkas: Mapping[str, tuple[UUID, ...]]


@dataclass(frozen=True)
class Hasil:
    """What became of it. `galat` by field; `kurang` names files that are not here yet; `slip` is for the phone alone."""

    hasil: str
    kode: str = ""
    slip: Mapping[str, str] = field(default_factory=dict)
    galat: Mapping[str, list[str]] = field(default_factory=dict)
    kurang: tuple[str, ...] = ()
    # What was left out although the rest was taken.
    catatan: tuple[str, ...] = ()
    # The phone keeps nothing of it, not even that it was sent.
    lupakan: bool = False

    def as_json(self, id: UUID) -> dict[str, Any]:
        """For the phone; empty parts are left out."""
        return {"id": str(id), **{nama: nilai for nama, nilai in asdict(self).items() if nilai}}


Terima: TypeAlias = Callable[[Any, Kiriman], Hasil]


def read_kiriman(data: bytes) -> list[Kiriman]:
    """`{"kiriman": [{"jenis", "id", "isi": {…}, "berkas": {"foto": [uuid]}}]}`. Raises MasukanTakTerbaca."""
    try:
        semua = json.loads(data)["kiriman"]
        if not isinstance(semua, list) or not 0 < len(semua) <= TERBANYAK:
            raise ValueError
        return [_read_one(satu) for satu in semua]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise MasukanTakTerbaca(_("Kiriman dari telepon tidak terbaca."), code="kiriman") from exc


def _read_one(satu: Any) -> Kiriman:
    berkas = {nama: tuple(UUID(x) for x in daftar) for nama, daftar in (satu.get("berkas") or {}).items()}
    if sum(map(len, berkas.values())) > BERKAS_TERBANYAK:
        raise ValueError
    return Kiriman(
        jenis=_text(satu["jenis"]),
        id=UUID(satu["id"]),
        isi={_text(nama): _text(nilai) for nama, nilai in (satu.get("isi") or {}).items()},
        berkas=berkas,
    )


def _text(nilai: Any) -> str:
    """PostgreSQL keeps no NUL, and half a surrogate pair is no text."""
    if not isinstance(nilai, str) or len(nilai) > ISIAN_TERPANJANG:
        raise ValueError
    return nilai.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
