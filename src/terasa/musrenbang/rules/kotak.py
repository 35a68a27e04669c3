"""Kotak suara tanpa basis data: calonnya, surat kertas yang disalin dua kali, dan himpunan yang terbit saat ditutup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from django.utils.translation import gettext as _

from terasa.alokasi.hitung import HasilHitung
from terasa.musrenbang.enums import Metode
from terasa.musrenbang.rules import pb, suara
from terasa.umum.errors import AturanDilanggar

CALON_TERSEDIKIT = 2
NOMOR_TERBESAR = 9999
SEBUT = 5
LAIN = "lain"
Orang = TypeVar("Orang", int, str)


class CannotBox(AturanDilanggar):
    """The ballot box cannot be opened, filled, or closed in this way."""


class BentukSurat(Protocol):
    """What a ballot of one box may hold."""

    @property
    def calon(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def metode(self) -> str: ...
    @property
    def pilihan_terbanyak(self) -> int: ...


@dataclass(frozen=True)
class Terbitan:
    """What a box publishes once it is closed: the Pabulib file, its SHA-256, and the summary with the ranks."""

    pb: str
    sidik: str
    ringkasan: dict[str, Any]


def check_calon(calon: Sequence[Mapping[str, Any]], pagu: int | None) -> None:
    """Whether these can be voted on, with this ceiling in whole rupiah. Raises CannotBox."""
    if pagu is not None and pagu <= 0:
        raise CannotBox(
            _("Pagu harus lebih dari nol rupiah; kosongkan bila forum ini tidak berpagu."), code="pagu"
        )
    tanpa = [str(c["judul"]) for c in calon if c["biaya"] is None]
    if pagu is not None and tanpa:
        raise CannotBox(
            _(
                "%(n)d usulan belum dihitung biayanya, antara lain: %(judul)s. Isi biayanya, atau buka tanpa pagu."
            )
            % {"n": len(tanpa), "judul": "; ".join(tanpa[:SEBUT])},
            code="pagu",
        )
    if len(calon) < CALON_TERSEDIKIT:
        raise CannotBox(_("Paling sedikit dua usulan untuk dipilih."), code="calon")


def pick_cara(aturan: Mapping[str, Any], metode: str, pagu: int | None) -> dict[str, Any]:
    """How the ballots of this method are counted, by the published rule."""
    cara = aturan["tanpa_pagu" if pagu is None else "dengan_pagu"][metode]
    return {**cara, "kelompok_terkecil": int(aturan["kelompok_terkecil"])}


def pick_terbanyak(aturan: Mapping[str, Any], metode: str, diminta: int | None, calon: int) -> int:
    """How many choices one ballot takes: those asked for, else the rule's; an approval ballot takes all."""
    if metode == Metode.SUARA_SETUJU and diminta is None:
        return calon
    return min(diminta or int(aturan["pilihan_terbanyak"]), calon)


def write_pilihan(bentuk: BentukSurat, pilihan: Sequence[str] | None) -> str:
    """A ballot of this box in its canonical form; None: a spoiled paper. Raises CannotVote."""
    if pilihan is None:
        return suara.TIDAK_SAH
    return suara.write_surat(
        pilihan,
        (str(c["kode"]) for c in bentuk.calon),
        urut=bentuk.metode == Metode.SUARA_URUT,
        terbanyak=bentuk.pilihan_terbanyak,
    )


def check_nomor(nomor: int) -> None:
    """Raises CannotBox for a number that no paper can bear."""
    if not 1 <= nomor <= NOMOR_TERBESAR:
        raise CannotBox(_("Nomor kertas 1 sampai %(n)d.") % {"n": NOMOR_TERBESAR}, code="nomor")


def pick_salinan(nomor: int, satu: Orang | None, dua: Orang | None, orang: Orang) -> str:
    """Which copy this is, "satu" or "dua"; the same person again corrects their own. Raises CannotBox."""
    if satu is None or satu == orang:
        return "satu"
    if dua is None or dua == orang:
        return "dua"
    raise CannotBox(_("Kertas %(n)d sudah disalin dua orang lain.") % {"n": nomor}, code="nomor")


def require_beda(nomor: int, satu: str | None, dua: str | None) -> None:
    """Only two copies that differ are settled. Raises CannotBox."""
    if satu is None or dua is None or satu == dua:
        raise CannotBox(_("Kertas %(n)d tidak perlu diselesaikan.") % {"n": nomor}, code="nomor")


def list_kertas_beres(semua: Iterable[tuple[int, str | None]]) -> list[str]:
    """What every paper says, by (number, content). Raises CannotBox while one is missing or differs."""
    daftar = list(semua)
    belum = [str(nomor) for nomor, isi in daftar if isi is None]
    if belum:
        raise CannotBox(
            _("Surat kertas nomor %(nomor)s belum disalin dua orang atau masih berbeda.")
            % {"nomor": ", ".join(belum[:SEBUT])},
            code="kertas",
        )
    return [isi for _nomor, isi in daftar if isi is not None]


def publish(pemilihan: pb.PemilihanForum, *, kertas: Sequence[str], kartu: int, mengambil: int) -> Terbitan:
    """Count a box: its election with the ballots by phone, and the papers beside them.

    `kartu` slips were printed, `mengambil` people drew a slip or a paper. Raises CannotBox.
    """
    surat = [*pemilihan.surat, *((suara.SEMUA, isi) for isi in kertas if isi != suara.TIDAK_SAH)]
    if not surat:
        raise CannotBox(_("Belum ada suara yang masuk; batalkan pembukaannya."), code="kosong")
    ponsel = len(pemilihan.surat)
    surat = suara.merge_kelompok(surat, int(pemilihan.cara["kelompok_terkecil"]), LAIN)
    teks = pb.build_pb(replace(pemilihan, surat=surat))
    ringkasan = {
        "ponsel": ponsel,
        "kertas": len(kertas),
        "tidak_sah": kertas.count(suara.TIDAK_SAH),
        "kosong": sum(not isi for _k, isi in surat),
        "kartu": kartu,
        "mengambil": mengambil,
        **describe_hasil(pb.count_pb(teks, pemilihan.cara)),
    }
    return Terbitan(teks, pb.digest_pb(teks), ringkasan)


def describe_hasil(hasil: HasilHitung) -> dict[str, Any]:
    """Ranks of the winners in order of selection, and what stands behind each usulan."""
    proyek, total = hasil.pemilihan.proyek, hasil.lajur.total.tolist()
    return {
        "peringkat": {kode: n for n, kode in enumerate(hasil.kode, start=1)},
        "dukungan": dict(zip(proyek, total, strict=True)),
        "biaya": hasil.biaya,
        "sisa": hasil.sisa,
    }
