"""Menulis baris pencarian dan baris pembanding dari dalam transaksi modul pemiliknya."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from terasa.cari.models import BukanSerupa, Entri, Pembanding
from terasa.cari.pembanding import BarisPembanding, read_ciri
from terasa.cari.serupa.kunci import make_kunci
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import covers_any

BARIS_SEKALI = 1000
KOLOM_PEMBANDING = [
    "kode",
    "judul",
    "uraian",
    "lokasi",
    "volume",
    "satuan",
    "nama_wilayah",
    "tahun",
    "url",
    "kunci",
]
KOLOM = ["kode", "judul", "teks", "kode_wilayah", "tahun", "url"]


class CannotDeny(AturanDilanggar):
    """The pair cannot be said to differ by this office."""


@dataclass(frozen=True)
class BarisCari:
    """What may be found about one object; only public words."""

    jenis: str
    objek_id: str
    kode: str
    judul: str
    teks: str
    kode_wilayah: str
    tahun: int | None
    url: str


def write_entri(
    *,
    jenis: str,
    objek_id: object,
    kode: str,
    judul: str,
    teks: str,
    kode_wilayah: str,
    tahun: int | None,
    url: str,
) -> None:
    """Insert or replace the row of one object."""
    write_entri_many([BarisCari(jenis, str(objek_id), kode, judul[:300], teks, kode_wilayah, tahun, url)])


def write_entri_many(rows: Iterable[BarisCari]) -> None:
    """Insert or replace many rows in one statement per thousand."""
    Entri.objects.bulk_create(
        [Entri(**asdict(row)) for row in rows],
        batch_size=BARIS_SEKALI,
        update_conflicts=True,
        unique_fields=["jenis", "objek_id"],
        update_fields=KOLOM,
    )


def remove_entri(jenis: str, objek_id: object) -> None:
    """Forget the row of one object (hidden, withdrawn, no longer released)."""
    Entri.objects.filter(jenis=jenis, objek_id=str(objek_id)).delete()


def write_pembanding_many(rows: Iterable[BarisPembanding]) -> None:
    """Insert or replace what objects ask for, in one statement per thousand."""
    Pembanding.objects.bulk_create(
        [Pembanding(**asdict(row), kunci=list(make_kunci(read_ciri(row)))) for row in rows],
        batch_size=BARIS_SEKALI,
        update_conflicts=True,
        unique_fields=["jenis", "objek_id", "kode_wilayah"],
        update_fields=KOLOM_PEMBANDING,
    )


def remove_pembanding(jenis: str, objek_id: Collection[object]) -> None:
    """Forget objects that are no longer to be found as the same (joined to another, withdrawn)."""
    Pembanding.objects.filter(jenis=jenis, objek_id__in=[str(satu) for satu in objek_id]).delete()


@konteks.act("deny_serupa")
def deny_serupa(
    *,
    kode_1: str,
    kode_2: str,
    by: Pelaku,
    now: datetime,
    alasan: str = "",
    tempat: Mapping[str, str] | None = None,
) -> None:
    """Remember that two objects are not the same wish; saying so again changes nothing. Raises CannotDeny.

    `tempat`: kode wilayah by code of what is no public row (a draft, a voice), as its owner module knows it.
    """
    if kode_1 == kode_2:
        raise CannotDeny(_("Kedua kode sama; pilih dua usulan yang berbeda."), code="sama")
    _require_place(kode_1, kode_2, by, tempat)
    satu, dua = sorted((kode_1, kode_2))
    BukanSerupa.objects.get_or_create(
        kode_1=satu, kode_2=dua, defaults={"oleh": by.label, "alasan": alasan[:500], "pada": now}
    )


@konteks.act("tell_apart")
def tell_apart(*, kode: str, lain: Collection[str], by: Pelaku, now: datetime) -> None:
    """Keep that whoever sends `kode` was shown these public objects and asks for none of them.

    Codes that lead nowhere are left out, and what was said before stays: nothing here ever costs the sending.
    """
    umum = Pembanding.objects.filter(kode__in=lain).exclude(kode=kode).values_list("kode", flat=True)
    pasangan = [sorted((kode, satu)) for satu in dict.fromkeys(umum)]
    baris = [BukanSerupa(kode_1=satu, kode_2=dua, oleh=by.label, pada=now) for satu, dua in pasangan]
    BukanSerupa.objects.bulk_create(baris, ignore_conflicts=True)


@konteks.act("undo_deny_serupa")
def undo_deny_serupa(
    *, kode_1: str, kode_2: str, by: Pelaku, tempat: Mapping[str, str] | None = None
) -> None:
    """Take it back: the two may be found as the same again. The audit keeps who said what. Raises CannotDeny."""
    _require_place(kode_1, kode_2, by, tempat)
    satu, dua = sorted((kode_1, kode_2))
    BukanSerupa.objects.filter(kode_1=satu, kode_2=dua).delete()


def _require_place(kode_1: str, kode_2: str, by: Pelaku, tempat: Mapping[str, str] | None) -> None:
    """Only an office that works at the place of one of the two; both must be known."""
    umum = Pembanding.objects.filter(kode__in=[kode_1, kode_2]).values_list("kode", "kode_wilayah")
    wilayah = [*umum, *(tempat or {}).items()]
    if {kode for kode, _tempat in wilayah} != {kode_1, kode_2}:
        raise CannotDeny(_("Salah satu kode tidak lagi tersimpan sebagai pembanding."), code="tidak-ada")
    if not any(covers_any(by.akar_tulis, kode) for _kode, kode in wilayah):
        raise CannotDeny(_("Kantor Anda tidak bertugas di wilayah kedua usulan itu."), code="wilayah")
