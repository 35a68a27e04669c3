"""Seberapa kokoh satu alokasi: apa yang berubah bila satu forum tidak ikut, biaya naik, aturan atau pagunya lain.

Setiap percobaan mengulang seluruh alokasi: daftar utama dengan seluruh pagu, lalu cadangan dengan sisanya.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from terasa.alokasi import AturanBagi, Kepuasan, Masukan, Pelengkap, Pilihan, UrutanSeri
from terasa.alokasi.bagi import make_cara
from terasa.alokasi.errors import TidakAdaPemilih
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count
from terasa.alokasi.kepekaan import Perubahan, compare, leave_out, list_rules, raise_costs
from terasa.alokasi.keterwakilan import find_left_behind, share_out
from terasa.alokasi.lengkap import Langkah
from terasa.alokasi.susun import Susunan, build_pemilihan
from terasa.musrenbang.rules.pemilih import Daftar, make_pemilih

NAIK_PERSEN = 10
# Steps of the frontier up and down; each is at most a fiftieth of the ceiling, and a round number.
TITIK, BAGIAN_PAGU = 5, 50
SEPERSEJUTA = 1_000_000
Ubah = Callable[[HasilHitung], Perubahan]


@dataclass(frozen=True)
class Ubahan:
    """Codes that come in and drop out beside the result that stands, and what the new winners cost."""

    masuk: tuple[str, ...]
    keluar: tuple[str, ...]
    biaya: int
    menang: int


@dataclass(frozen=True, eq=False)
class _Daftar:
    """The main list or the reserve as it was counted."""

    nama: str
    susunan: Susunan
    hasil: HasilHitung

    @property
    def kode(self) -> tuple[str, ...]:
        return self.susunan.pemilihan.proyek

    def at(self, pagu: int, aturan: AturanBagi) -> HasilHitung:
        """The result that stands, with the ceiling of a trial; the step of the shadow ceiling follows from it."""
        cara = replace(self.hasil.cara, langkah=Langkah(aturan.step(pagu), aturan.langkah_maks))
        return replace(self.hasil, pemilihan=replace(self.hasil.pemilihan, pagu=pagu), cara=cara)


@dataclass(frozen=True, eq=False)
class Rangkaian:
    """Both lists one after the other, from the frozen input of an allocation."""

    pagu: int
    aturan: AturanBagi
    daftar: tuple[_Daftar, ...]
    gabungan: Susunan

    @property
    def menang(self) -> list[str]:
        """Codes in order of selection."""
        return [kode for d in self.daftar for kode in d.hasil.kode]

    @property
    def forum(self) -> list[str]:
        """Voters that have weight, in the order of the groups."""
        return [self.gabungan_pemilih[i] for i in self.gabungan.orang]

    gabungan_pemilih: tuple[str, ...] = ()

    @property
    def own(self) -> dict[str, set[str]]:
        """What each forum supports."""
        p = self.gabungan.pemilihan
        return {
            forum: {p.proyek[i] for i in p.isi[p.awal[g] : p.awal[g + 1]].tolist()}
            for g, forum in enumerate(self.forum)
        }

    def vary(self, ubah: Ubah, *, pagu: int | None = None, persen: int = 100) -> Ubahan:
        """One trial over both lists."""
        sisa = pagu or self.pagu
        masuk: list[str] = []
        keluar: list[str] = []
        biaya = menang = 0
        for d in self.daftar:
            satu = ubah(d.at(sisa, self.aturan)) if sisa > 0 else Perubahan((), d.hasil.menang)
            ambil = [p for p in d.hasil.menang if p not in set(satu.keluar)] + list(satu.masuk)
            terpakai = sum(-(-d.hasil.pemilihan.biaya[p] * persen // 100) for p in ambil)
            sisa, biaya, menang = sisa - terpakai, biaya + terpakai, menang + len(ambil)
            masuk += [d.kode[p] for p in satu.masuk]
            keluar += [d.kode[p] for p in satu.keluar]
        return Ubahan(tuple(masuk), tuple(keluar), biaya, menang)

    def leave_out_each(self) -> Iterator[tuple[str, Ubahan]]:
        """Without each forum in turn; a forum that was alone is skipped."""
        for g, forum in enumerate(self.forum):
            try:
                yield forum, self.vary(lambda h, g=g: leave_out(h, g))  # type: ignore[misc]  # g is bound
            except TidakAdaPemilih:
                continue

    def raise_all_costs(self) -> Ubahan:
        return self.vary(lambda h: raise_costs(h, NAIK_PERSEN), persen=100 + NAIK_PERSEN)

    def try_all_rules(self) -> Iterator[tuple[CaraHitung, Ubahan]]:
        for n, cara in enumerate(list_rules(self.daftar[0].hasil)):
            yield (
                cara,
                self.vary(lambda h, n=n: compare(h, count(h.pemilihan, list_rules(h)[n]))),  # type: ignore[misc]  # n is bound
            )

    def draw_frontier(self, langkah: int) -> Iterator[tuple[int, Ubahan]]:
        """(ceiling, trial) from the lowest to the highest, the ceiling that stands left out."""
        for n in range(-TITIK, TITIK + 1):
            pagu = self.pagu + n * langkah
            if n and pagu > 0:
                yield pagu, self.vary(lambda h: compare(h, count(h.pemilihan, h.cara)), pagu=pagu)


def read_rangkaian(masukan: Mapping[str, Any], aturan: Mapping[str, Any]) -> Rangkaian:
    """From what an allocation keeps: its frozen input and its rule."""
    bagi = AturanBagi(
        Kepuasan(aturan["kepuasan"]), Pelengkap(aturan["pelengkap"]), UrutanSeri(aturan["urutan_seri"])
    )
    skor = {int(n): int(s) for n, s in aturan["skor"]}
    pemilih = [
        Daftar(p["forum"], p["nama"], Fraction(p["bobot"]), tuple(p["kode"])) for p in masukan["pemilih"]
    ]
    calon = [c for c in masukan["calon"] if c["biaya"] is not None]
    sisa, daftar = int(masukan["pagu"]), []
    for nama in ("utama", "cadangan"):
        if ikut := [c for c in calon if c["daftar"] == nama]:
            daftar.append(_count(nama, _build(ikut, pemilih, skor, max(sisa, 1)), bagi, terbuka=sisa > 0))
            sisa -= daftar[-1].hasil.biaya
    semua = _build(calon, pemilih, skor, int(masukan["pagu"]))
    return Rangkaian(
        int(masukan["pagu"]),
        bagi,
        tuple(daftar),
        build_pemilihan(semua),
        gabungan_pemilih=tuple(p.id for p in semua.pemilih),
    )


def _build(
    calon: Sequence[Mapping[str, Any]], pemilih: Sequence[Daftar], skor: Mapping[int, int], pagu: int
) -> Masukan:
    return Masukan(
        pilihan=tuple(Pilihan(c["kode"], c["biaya"]) for c in calon),
        pemilih=tuple(make_pemilih(pemilih, [c["kode"] for c in calon], skor)),
        pagu=pagu,
    )


def _count(nama: str, masukan: Masukan, bagi: AturanBagi, *, terbuka: bool) -> _Daftar:
    susunan = build_pemilihan(masukan)
    hasil = count(susunan.pemilihan, make_cara(masukan, bagi))
    # Nothing was left for it: the list stands, unopened.
    return _Daftar(nama, susunan, hasil if terbuka else replace(hasil, putaran=(), tambahan=()))


def choose_step(pagu: int) -> int:
    """A round step for the frontier: Rp50 juta for a ceiling of Rp2.5 to 5 miliar."""
    atas = max(pagu // BAGIAN_PAGU, 1)
    besar: int = 10 ** (len(str(atas)) - 1)
    return max(n * besar for n in (1, 2, 5) if n * besar <= atas)


def measure_kekokohan(
    rangkaian: Rangkaian, maju: Callable[[int], object] = lambda _persen: None
) -> dict[str, Any]:
    """Everything that pages show, as whole numbers, codes and lists; `maju` hears how many per cent are done."""
    tanpa, jumlah, milik = [], len(rangkaian.forum), rangkaian.own
    for n, (forum, ubahan) in enumerate(rangkaian.leave_out_each(), start=1):
        # That its own list loses with it says nothing; what others lose does.
        sendiri = [kode for kode in ubahan.keluar if kode in milik[forum]]
        lain = [kode for kode in ubahan.keluar if kode not in milik[forum]]
        tanpa.append({"forum": forum, **_changes(ubahan), "keluar": lain, "sendiri": sendiri})
        if n % 10 == 0:
            maju(50 * n // jumlah)
    naik = rangkaian.raise_all_costs()
    aturan = [
        {"aturan": cara.aturan.value, "ukuran": cara.ukuran.value, **_changes(u)}
        for cara, u in rangkaian.try_all_rules()
    ]
    langkah = choose_step(rangkaian.pagu)
    titik = [{"pagu": pagu, **_changes(u)} for pagu, u in rangkaian.draw_frontier(langkah)]
    goyah = {kode for satu in [*tanpa, _changes(naik)] for kode in satu["keluar"]}
    return {
        "menang": len(rangkaian.menang),
        "tanpa": [satu for satu in tanpa if satu["masuk"] or satu["keluar"] or satu["sendiri"]],
        "tanpa_dicoba": len(tanpa),
        "naik": {"persen": NAIK_PERSEN, **_changes(naik)},
        "aturan": aturan,
        "langkah": langkah,
        "titik": titik,
        "kokoh": [kode for kode in rangkaian.menang if kode not in goyah],
        "bagian": _shares(rangkaian),
        "tertinggal": _left_behind(rangkaian),
    }


def _changes(ubahan: Ubahan) -> dict[str, Any]:
    return {
        "masuk": list(ubahan.masuk),
        "keluar": list(ubahan.keluar),
        "biaya": ubahan.biaya,
        "menang": ubahan.menang,
    }


def _shares(rangkaian: Rangkaian) -> list[dict[str, Any]]:
    """Parts per million of people (weights), of the money spent and of satisfaction, per forum."""
    pemilihan = rangkaian.gabungan.pemilihan
    menang = _numbers(rangkaian)
    belanja = sum(pemilihan.biaya[p] for p in menang)
    bagian = share_out(pemilihan, menang, [[g] for g in range(len(rangkaian.forum))])
    return [
        {
            "forum": forum,
            "orang": round(b.orang * SEPERSEJUTA),
            "uang": round(b.uang * SEPERSEJUTA),
            "rupiah": round(b.uang * belanja),
            "kepuasan": round(b.kepuasan * SEPERSEJUTA),
            "kosong": b.kosong > 0,
        }
        for forum, b in zip(rangkaian.forum, bagian, strict=True)
    ]


def _left_behind(rangkaian: Rangkaian) -> list[dict[str, Any]]:
    pemilihan, forum = rangkaian.gabungan.pemilihan, rangkaian.forum
    cadangan = {kode for d in rangkaian.daftar if d.nama == "cadangan" for kode in d.kode}
    return [
        {
            "kode": pemilihan.proyek[t.pilihan],
            "cadangan": pemilihan.proyek[t.pilihan] in cadangan,
            "forum": [forum[g] for g in t.kelompok],
            "hak": int(t.hak),
            "didapat": t.didapat,
            "biaya": t.biaya,
        }
        for t in find_left_behind(pemilihan, menang=_numbers(rangkaian))
    ]


def _numbers(rangkaian: Rangkaian) -> list[int]:
    letak = {kode: p for p, kode in enumerate(rangkaian.gabungan.pemilihan.proyek)}
    return [letak[kode] for kode in rangkaian.menang]


def list_codes(isi: Mapping[str, Any]) -> set[str]:
    """Every usulan that a stored measurement names, so that a page can name them in one query."""
    percobaan: Iterable[Mapping[str, Any]] = [*isi["tanpa"], isi["naik"], *isi["aturan"], *isi["titik"]]
    ubah = {
        kode for satu in percobaan for kode in (*satu["masuk"], *satu["keluar"], *satu.get("sendiri", ()))
    }
    return ubah | {t["kode"] for t in isi["tertinggal"]}
