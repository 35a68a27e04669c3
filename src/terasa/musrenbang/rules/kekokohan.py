"""Seberapa kokoh satu alokasi: apa yang berubah bila satu forum tidak ikut, biaya naik, aturan atau pagunya lain.

Setiap percobaan mengulang seluruh alokasi: daftar utama dengan seluruh pagu, lalu cadangan dengan sisanya.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from terasa.alokasi import AturanBagi, Kepuasan, Masukan, Pelengkap, Pilihan, UrutanSeri
from terasa.alokasi.bagi import make_cara
from terasa.alokasi.hitung import CaraHitung
from terasa.alokasi.kepekaan import Keluaran, Kepekaan, Pembagian, Perubahan, count_in_turn, list_firm
from terasa.alokasi.keterwakilan import find_left_behind, share_out
from terasa.alokasi.lengkap import Langkah
from terasa.alokasi.pemilihan import Pemilihan
from terasa.alokasi.susun import build_pemilihan
from terasa.musrenbang.rules.pemilih import Daftar, make_pemilih

NAIK_PERSEN = 10
# Steps of the frontier up and down; each is at most a fiftieth of the ceiling, and a round number.
TITIK, BAGIAN_PAGU = 5, 50
SEPERSEJUTA = 1_000_000


@dataclass(frozen=True, eq=False)
class Rangkaian:
    """An allocation from its frozen input: the trials over both lists, and both lists as one election.

    `forum`: voters that have weight, in the order of the groups.
    """

    kepekaan: Kepekaan
    gabungan: Pemilihan
    forum: tuple[str, ...]
    cadangan: frozenset[str]

    @property
    def menang(self) -> list[str]:
        """Codes in order of selection."""
        return list(self.kepekaan.dasar.menang)

    @property
    def own(self) -> list[set[str]]:
        """What each forum supports."""
        p = self.gabungan
        return [
            {p.proyek[i] for i in p.isi[p.awal[g] : p.awal[g + 1]].tolist()} for g in range(len(self.forum))
        ]


def read_rangkaian(masukan: Mapping[str, Any], aturan: Mapping[str, Any]) -> Rangkaian:
    """From what an allocation keeps: its frozen input and its rule."""
    bagi = AturanBagi(
        Kepuasan(aturan["kepuasan"]), Pelengkap(aturan["pelengkap"]), UrutanSeri(aturan["urutan_seri"])
    )
    skor = {int(n): int(s) for n, s in aturan["skor"]}
    pemilih = [
        Daftar(p["forum"], p["nama"], Fraction(p["bobot"]), tuple(p["kode"])) for p in masukan["pemilih"]
    ]
    pagu, calon = int(masukan["pagu"]), [c for c in masukan["calon"] if c["biaya"] is not None]
    daftar = {nama: [c for c in calon if c["daftar"] == nama] for nama in ("utama", "cadangan")}
    semua = _build(calon, pemilih, skor, pagu)
    gabungan = build_pemilihan(semua)
    pembagian = Pembagian(
        pagu,
        make_cara(semua, bagi),
        tuple(
            build_pemilihan(_build(satu, pemilih, skor, pagu)).pemilihan for satu in daftar.values() if satu
        ),
    )
    return Rangkaian(
        Kepekaan(pembagian, lambda satu: _count(satu, bagi)),
        gabungan.pemilihan,
        tuple(semua.pemilih[i].id for i in gabungan.orang),
        frozenset(c["kode"] for c in daftar["cadangan"]),
    )


def _build(
    calon: Sequence[Mapping[str, Any]], pemilih: Sequence[Daftar], skor: Mapping[int, int], pagu: int
) -> Masukan:
    return Masukan(
        pilihan=tuple(Pilihan(c["kode"], c["biaya"]) for c in calon),
        pemilih=tuple(make_pemilih(pemilih, [c["kode"] for c in calon], skor)),
        pagu=pagu,
    )


def _count(pembagian: Pembagian, aturan: AturanBagi) -> Keluaran:
    """As a run does it: the step of the shadow ceiling follows from the money that each list has."""

    def follow(cara: CaraHitung, pagu: int) -> CaraHitung:
        return replace(cara, langkah=Langkah(aturan.step(pagu), aturan.langkah_maks))

    return count_in_turn(pembagian, follow)


def choose_step(pagu: int) -> int:
    """A round step for the frontier: Rp50 juta for a ceiling of Rp2.5 to 5 miliar."""
    atas = max(pagu // BAGIAN_PAGU, 1)
    besar: int = 10 ** (len(str(atas)) - 1)
    return max(n * besar for n in (1, 2, 5) if n * besar <= atas)


def measure_kekokohan(
    rangkaian: Rangkaian, maju: Callable[[int], object] = lambda _persen: None
) -> dict[str, Any]:
    """Everything that pages show, as whole numbers, codes and lists; `maju` hears how many per cent are done."""
    coba, tanpa, jumlah, milik = rangkaian.kepekaan, [], len(rangkaian.forum), rangkaian.own
    for n, (g, satu) in enumerate(coba.leave_out_each(), start=1):
        # That its own list loses with it says nothing; what others lose does.
        sendiri = [kode for kode in satu.keluar if kode in milik[g]]
        lain = [kode for kode in satu.keluar if kode not in milik[g]]
        tanpa.append({"forum": rangkaian.forum[g], **_changes(satu), "keluar": lain, "sendiri": sendiri})
        if n % 10 == 0:
            maju(50 * n // jumlah)
    naik = coba.raise_costs(NAIK_PERSEN)
    aturan = [
        {"aturan": cara.aturan.value, "ukuran": cara.ukuran.value, **_changes(satu)}
        for cara, satu in coba.try_rules()
    ]
    langkah = choose_step(coba.pembagian.pagu)
    titik = [{"pagu": pagu, **_changes(satu)} for pagu, satu in coba.draw_frontier(langkah, TITIK)]
    return {
        "menang": len(rangkaian.menang),
        "tanpa": [satu for satu in tanpa if satu["masuk"] or satu["keluar"] or satu["sendiri"]],
        "tanpa_dicoba": len(tanpa),
        "naik": {"persen": NAIK_PERSEN, **_changes(naik)},
        "aturan": aturan,
        "langkah": langkah,
        "titik": titik,
        "kokoh": list_firm(rangkaian.menang, [naik.keluar, *(satu["keluar"] for satu in tanpa)]),
        "bagian": _shares(rangkaian),
        "tertinggal": _left_behind(rangkaian),
    }


def _changes(perubahan: Perubahan) -> dict[str, Any]:
    return {
        "masuk": list(perubahan.masuk),
        "keluar": list(perubahan.keluar),
        "biaya": perubahan.biaya,
        "menang": perubahan.menang,
    }


def _shares(rangkaian: Rangkaian) -> list[dict[str, Any]]:
    """Parts per million of people (weights), of the money spent and of satisfaction, per forum."""
    pemilihan = rangkaian.gabungan
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
    pemilihan, forum = rangkaian.gabungan, rangkaian.forum
    return [
        {
            "kode": pemilihan.proyek[t.pilihan],
            "cadangan": pemilihan.proyek[t.pilihan] in rangkaian.cadangan,
            "forum": [forum[g] for g in t.kelompok],
            "hak": int(t.hak),
            "didapat": t.didapat,
            "biaya": t.biaya,
        }
        for t in find_left_behind(pemilihan, menang=_numbers(rangkaian))
    ]


def _numbers(rangkaian: Rangkaian) -> list[int]:
    letak = {kode: p for p, kode in enumerate(rangkaian.gabungan.proyek)}
    return [letak[kode] for kode in rangkaian.menang]


def list_codes(isi: Mapping[str, Any]) -> set[str]:
    """Every usulan that a stored measurement names, so that a page can name them in one query."""
    percobaan: Iterable[Mapping[str, Any]] = [*isi["tanpa"], isi["naik"], *isi["aturan"], *isi["titik"]]
    ubah = {
        kode for satu in percobaan for kode in (*satu["masuk"], *satu["keluar"], *satu.get("sendiri", ()))
    }
    return ubah | {t["kode"] for t in isi["tertinggal"]}
