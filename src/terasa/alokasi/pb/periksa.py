"""What only the end of the file can tell: whether PROJECTS itself vouches for the ballots that are out of order.

Nearly every real file says in the column votes of PROJECTS how many ballots name each project, counted from these
very ballots by those who published it. A ballot that breaks a rule of its own file was in their count, or it came
later, by damage or by hand; the column tells which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from terasa.alokasi.pb.angka import ANGKA
from terasa.alokasi.pb.catatan import KATA, Catatan, Kelonggaran, Peristiwa
from terasa.alokasi.pb.galat import PbTidakTerbaca
from terasa.alokasi.pb.kepala import Kepala
from terasa.alokasi.pb.rekam import SPASI
from terasa.alokasi.pemilihan import Bulat, Pemilihan

# A project twice is a slip on few ballots; on more it is another way of voting, or a file made to mislead.
KHILAF = 20
BERSAKSI = (Peristiwa.GANDA, Peristiwa.LEBIH, Peristiwa.POIN_LEBIH)


@dataclass(frozen=True)
class Kejadian:
    """Per kind of event how many rows and the first line; per project the mentions beyond the first of a ballot."""

    banyak: Bulat
    baris: Bulat
    ulang: Bulat
    # Bit n: the project stands on a ballot with event BERSAKSI[n].
    kena: NDArray[np.uint8]
    penolakan: dict[Peristiwa, PbTidakTerbaca] = field(default_factory=dict)

    @classmethod
    def empty(cls, banyak_proyek: int) -> Kejadian:
        return cls(
            banyak=np.zeros(len(Peristiwa), dtype=np.int64),
            baris=np.zeros(len(Peristiwa), dtype=np.int64),
            ulang=np.zeros(banyak_proyek, dtype=np.int64),
            kena=np.zeros(banyak_proyek, dtype=np.uint8),
        )

    def add(self, apa: Peristiwa, baris: int) -> None:
        if not self.banyak[apa]:
            self.baris[apa] = baris
        self.banyak[apa] += 1

    def mark(self, apa: Peristiwa, surat: Sequence[int]) -> None:
        self.kena[list(surat)] |= 1 << BERSAKSI.index(apa)


def check_kejadian(kepala: Kepala, pemilihan: Pemilihan, kejadian: Kejadian) -> PbTidakTerbaca | None:
    """The refusal of a file that nothing vouches for; None when all is in order."""
    tertulis = kepala.banyak_suara
    if tertulis is not None and pemilihan.suara < tertulis:
        semua = np.ones(len(kepala.proyek), dtype=bool)
        if not _agree(kepala.votes, _count_votes(pemilihan, kejadian), semua):
            return _refuse_terpotong(kepala, pemilihan.suara, tertulis)
    for n, apa in enumerate(BERSAKSI):
        if kejadian.banyak[apa] and not _has_saksi(
            apa, (kejadian.kena >> n & 1) != 0, kepala, pemilihan, kejadian
        ):
            return kejadian.penolakan.get(apa) or PbTidakTerbaca("surat suara tidak wajar", "periksa isinya")
    return None


def _has_saksi(
    apa: Peristiwa, kena: NDArray[np.bool_], kepala: Kepala, pemilihan: Pemilihan, kejadian: Kejadian
) -> bool:
    if apa is Peristiwa.GANDA and kejadian.banyak[apa] * KHILAF > pemilihan.suara:
        return False
    if apa is Peristiwa.POIN_LEBIH and kepala.score is not None:
        return _agree(kepala.score, _sum_poin(pemilihan), kena, 10**pemilihan.desimal_poin)
    return _agree(kepala.votes, _count_votes(pemilihan, kejadian), kena)


def _agree(tertulis: Sequence[str] | None, terhitung: Bulat, kena: NDArray[np.bool_], kali: int = 1) -> bool:
    if tertulis is None:
        return False
    return all(_read_votes(tertulis[p], kali) == terhitung[p] for p in np.flatnonzero(kena).tolist())


def _read_votes(teks: str, kali: int = 1) -> int | None:
    cocok = ANGKA.fullmatch(teks.strip(SPASI))
    if cocok is None or (cocok[2] or "").strip("0") or len(cocok[1]) > 18:
        return None
    return int(cocok[1]) * kali


def _count_votes(pemilihan: Pemilihan, kejadian: Kejadian) -> Bulat:
    """Mentions of each project, as often as written."""
    return kejadian.ulang + _sum_by_proyek(pemilihan, np.repeat(pemilihan.bobot, pemilihan.panjang))


def _sum_poin(pemilihan: Pemilihan) -> Bulat:
    assert pemilihan.poin is not None
    return _sum_by_proyek(pemilihan, pemilihan.poin * np.repeat(pemilihan.bobot, pemilihan.panjang))


def _sum_by_proyek(pemilihan: Pemilihan, nilai: Bulat) -> Bulat:
    jumlah = np.zeros(len(pemilihan.proyek), dtype=np.int64)
    np.add.at(jumlah, pemilihan.isi, nilai)
    return jumlah


def _refuse_terpotong(kepala: Kepala, ada: int, tertulis: int) -> PbTidakTerbaca:
    return PbTidakTerbaca(
        f"tertulis {tertulis}, sedangkan VOTES berisi {ada} surat suara; berkasnya mungkin terpotong",
        "unduh ulang berkasnya atau lengkapi daftarnya",
        baris=kepala.meta.nomor["num_votes"],
        medan="num_votes",
    )


def note_kejadian(catatan: Catatan, kepala: Kepala, pemilihan: Pemilihan, kejadian: Kejadian) -> None:
    for apa in Peristiwa:
        if kejadian.banyak[apa]:
            catatan.note_all(KATA[apa], int(kejadian.baris[apa]), int(kejadian.banyak[apa]))
    baris = kepala.meta.get_baris("num_votes")
    if kepala.banyak_suara is None:
        catatan.note(Kelonggaran.TANPA_BANYAK_SUARA, baris)
    elif kepala.banyak_suara != pemilihan.suara:
        catatan.note(Kelonggaran.BANYAK_SUARA, baris)
    if kepala.votes is not None:
        terhitung = _count_votes(pemilihan, kejadian)
        if any(_read_votes(teks) != terhitung[p] for p, teks in enumerate(kepala.votes)):
            catatan.note(Kelonggaran.KOLOM_VOTES, kepala.baris_proyek)
