"""What goes in: items with a cost, voters with a weight and scores, a ceiling, a rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from terasa.alokasi.enums import Kepuasan, Pelengkap, UrutanSeri
from terasa.alokasi.errors import (
    BiayaBelumDiketahui,
    KodeGanda,
    MasukanTidakSah,
    PilihanTidakDikenal,
    TidakAdaPemilih,
)

RUPIAH_MAKS = 10**18


@dataclass(frozen=True, slots=True)
class Pilihan:
    """An item: `biaya` in whole rupiah, at least 1. Raises BiayaBelumDiketahui on None."""

    id: str
    biaya: int

    def __post_init__(self) -> None:
        _require_id(self.id)
        if self.biaya is None:
            raise BiayaBelumDiketahui(f"Biaya {self.id} belum diketahui: pisahkan sebagai belum dihitung.")
        _require_rupiah(self.biaya, f"Biaya {self.id}")


@dataclass(frozen=True, slots=True)
class Pemilih:
    """A voter, usually a forum: published entitlement weight and a score per item id."""

    id: str
    bobot: Fraction
    nilai: Mapping[str, Fraction]

    def __post_init__(self) -> None:
        _require_id(self.id)
        bobot = _exact(self.bobot, f"Bobot {self.id}")
        nilai = {kode: _exact(skor, f"Nilai {self.id} untuk {kode}") for kode, skor in self.nilai.items()}
        object.__setattr__(self, "bobot", bobot)
        # Zero is the same as saying nothing, so it is not kept.
        object.__setattr__(self, "nilai", {k: nilai[k] for k in sorted(nilai) if nilai[k]})


@dataclass(frozen=True, slots=True)
class Masukan:
    """Items and voters are kept in order of id: the order they came in cannot matter."""

    pilihan: tuple[Pilihan, ...]
    pemilih: tuple[Pemilih, ...]
    pagu: int

    def __post_init__(self) -> None:
        _require_rupiah(self.pagu, "Pagu")
        object.__setattr__(self, "pilihan", tuple(sorted(self.pilihan, key=lambda butir: butir.id)))
        object.__setattr__(self, "pemilih", tuple(sorted(self.pemilih, key=lambda orang: orang.id)))
        _require_unique((butir.id for butir in self.pilihan), "Pilihan")
        _require_unique((orang.id for orang in self.pemilih), "Pemilih")
        if sum(orang.bobot for orang in self.pemilih) == 0:
            raise TidakAdaPemilih("Belum ada forum berbobot yang ikut, jadi pagu tidak dapat dibagi.")
        dikenal = {butir.id for butir in self.pilihan}
        for orang in self.pemilih:
            if asing := orang.nilai.keys() - dikenal:
                raise PilihanTidakDikenal(f"{orang.id} menilai {min(asing)}, yang tidak ada dalam daftar.")


@dataclass(frozen=True, slots=True)
class AturanBagi:
    """The published rule. `langkah` is the rise of the shadow ceiling in rupiah; None: ceil(pagu / 200)."""

    kepuasan: Kepuasan = Kepuasan.SKOR
    pelengkap: Pelengkap = Pelengkap.ADD1U
    urutan_seri: UrutanSeri = UrutanSeri.DUKUNGAN
    langkah: int | None = None
    langkah_maks: int = 400

    def __post_init__(self) -> None:
        if self.langkah is not None:
            _require_rupiah(self.langkah, "Langkah")
        _require_int(self.langkah_maks, "Banyaknya langkah")
        if self.langkah_maks < 0:
            raise MasukanTidakSah("Banyaknya langkah tidak boleh kurang dari 0.")

    def step(self, pagu: int) -> int:
        """Rupiah by which the shadow ceiling rises each time."""
        return self.langkah if self.langkah is not None else -(-pagu // 200)


def _require_id(id: str) -> None:
    if not isinstance(id, str) or not id:
        raise MasukanTidakSah("Setiap pilihan dan pemilih harus memiliki kode.")


def _require_int(angka: int, apa: str) -> None:
    if not isinstance(angka, int) or isinstance(angka, bool):
        raise MasukanTidakSah(f"{apa} harus bilangan bulat, bukan {angka!r}.")


def _require_rupiah(rupiah: int, apa: str) -> None:
    _require_int(rupiah, apa)
    if not 1 <= rupiah <= RUPIAH_MAKS:
        raise MasukanTidakSah(f"{apa} harus antara Rp1 dan Rp{RUPIAH_MAKS}.")


def _require_unique(kode: Iterable[str], apa: str) -> None:
    terlihat: set[str] = set()
    for satu in kode:
        if satu in terlihat:
            raise KodeGanda(f"{apa} {satu} muncul lebih dari sekali.")
        terlihat.add(satu)


def _exact(angka: Fraction | int, apa: str) -> Fraction:
    if type(angka) is Fraction and angka.numerator >= 0:
        return angka
    # A float has already lost the number that was published.
    if isinstance(angka, bool) or not isinstance(angka, int | Fraction):
        raise MasukanTidakSah(f"{apa} harus bilangan bulat atau pecahan, bukan {angka!r}.")
    if angka < 0:
        raise MasukanTidakSah(f"{apa} tidak boleh negatif.")
    return Fraction(angka)
