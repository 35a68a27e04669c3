"""Putusan forum: apa yang boleh dikatakan tentang satu usulan, dan peringkat yang tidak bertabrakan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Hasil
from terasa.musrenbang.rules.jenis_forum import BERALASAN, BERPERINGKAT, list_hasil
from terasa.umum.errors import AturanDilanggar

KALIMAT_TERPENDEK = 10
DITERUSKAN = frozenset({Hasil.DITERUSKAN_KE_PROVINSI, Hasil.DITERUSKAN_KE_PUSAT})
BUKAN_KEWENANGAN = "R01"


class CannotDecide(AturanDilanggar):
    """The forum cannot say this of this usulan."""


class Alasan(Protocol):
    """A published reason code with the sentence that residents read."""

    @property
    def kode(self) -> str: ...
    @property
    def kalimat(self) -> str: ...
    @property
    def wajib_teks(self) -> bool: ...


@dataclass(frozen=True)
class Putusan:
    """What a forum says of one usulan. `biaya` whole rupiah, None: the forum gives no figure of its own.

    `versi` is the version that the writer read; None writes whatever stands there.
    """

    usulan_id: UUID
    hasil: str
    peringkat: int | None = None
    alasan_kode: str = ""
    alasan: str = ""
    rekomendasi: str = ""
    volume: Decimal | None = None
    biaya: int | None = None
    versi: int | None = None


def check_putusan(jenis: str, putusan: Putusan, alasan: Mapping[str, Alasan]) -> Putusan:
    """The decision with its reason written out. Raises CannotDecide."""
    hasil = _read_hasil(jenis, putusan.hasil)
    _check_figures(putusan)
    if hasil in BERPERINGKAT:
        return _with(putusan, hasil, putusan.peringkat, *_optional_reason(putusan, alasan))
    if hasil in BERALASAN:
        return _with(putusan, hasil, None, *_reason(putusan, alasan))
    kode, kalimat = _optional_reason(putusan, alasan)
    if hasil in DITERUSKAN and not kalimat:
        kode, kalimat = BUKAN_KEWENANGAN, _sentence(alasan.get(BUKAN_KEWENANGAN))
    return _with(putusan, hasil, None, kode, kalimat)


def find_clashes(jenis_peringkat: Iterable[tuple[UUID, str, int | None]]) -> dict[UUID, UUID]:
    """Usulan whose rank is already taken in the same list, each with the one that has it."""
    pemilik: dict[tuple[str, int], UUID] = {}
    bentrok: dict[UUID, UUID] = {}
    for usulan_id, hasil, peringkat in jenis_peringkat:
        if peringkat is None:
            continue
        pertama = pemilik.setdefault((hasil, peringkat), usulan_id)
        if pertama != usulan_id:
            bentrok[usulan_id] = pertama
    return bentrok


def _read_hasil(jenis: str, hasil: str) -> Hasil:
    boleh = list_hasil(jenis)
    if hasil not in {h.value for h in boleh}:
        raise CannotDecide(
            _("Hasil “%(hasil)s” tidak dikenal di forum ini; pilih %(boleh)s.")
            % {"hasil": hasil, "boleh": ", ".join(h.value for h in boleh)},
            code="hasil-tidak-dikenal",
        )
    return Hasil(hasil)


def _check_figures(putusan: Putusan) -> None:
    if putusan.peringkat is not None and putusan.peringkat < 1:
        raise CannotDecide(_("Peringkat dimulai dari 1."), code="peringkat")
    if putusan.biaya is not None and putusan.biaya <= 0:
        raise CannotDecide(
            _("Anggaran harus lebih dari nol rupiah; kosongkan bila belum dihitung."), code="biaya"
        )
    if putusan.volume is not None and putusan.volume <= 0:
        raise CannotDecide(_("Volume harus lebih dari nol; kosongkan bila belum diketahui."), code="volume")


def _reason(putusan: Putusan, alasan: Mapping[str, Alasan]) -> tuple[str, str]:
    """A published code and a sentence; the code's own sentence serves when none is written."""
    if not putusan.alasan_kode:
        raise CannotDecide(_("Pilih kode alasannya."), code="alasan-kode")
    baku = alasan.get(putusan.alasan_kode)
    if baku is None:
        raise CannotDecide(
            _("Kode alasan “%(kode)s” tidak dikenal; yang berlaku %(dikenal)s.")
            % {"kode": putusan.alasan_kode, "dikenal": ", ".join(sorted(alasan))},
            code="alasan-kode",
        )
    kalimat = putusan.alasan.strip()
    if baku.wajib_teks and len(kalimat) < KALIMAT_TERPENDEK:
        raise CannotDecide(
            _("Kode alasan %(kode)s perlu penjelasan sendiri dalam satu kalimat.") % {"kode": baku.kode},
            code="alasan",
        )
    return baku.kode, kalimat or baku.kalimat


def _optional_reason(putusan: Putusan, alasan: Mapping[str, Alasan]) -> tuple[str, str]:
    if putusan.alasan_kode:
        return _reason(putusan, alasan)
    return "", putusan.alasan.strip()


def _sentence(alasan: Alasan | None) -> str:
    return alasan.kalimat if alasan else _("Bukan kewenangan kabupaten.")


def _with(putusan: Putusan, hasil: Hasil, peringkat: int | None, kode: str, kalimat: str) -> Putusan:
    return Putusan(
        usulan_id=putusan.usulan_id,
        hasil=hasil.value,
        peringkat=peringkat,
        alasan_kode=kode,
        alasan=kalimat,
        rekomendasi=putusan.rekomendasi.strip(),
        volume=putusan.volume,
        biaya=putusan.biaya,
    )
