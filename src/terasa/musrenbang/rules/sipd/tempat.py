"""Desa sebuah baris SIPD: kode yang memutuskan; tanpa kode hanya pasangan nama yang persis dan satu-satunya."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from terasa.musrenbang.rules.impor import BarisDilewati
from terasa.wilayah.rules import KodeTakTerbaca, covers, kunci_nama, normalkan_kode, tingkat

TINGKAT_DESA = 4
CALON_TERBANYAK = 3
# `6306042002 - BAMBAN`, `63.06.04.2002 Bamban`, `Bamban (63.06.04.2002)`
KODE_DI_NAMA = re.compile(r"(?<!\d)(\d{2}\.?\d{2}\.?\d{2}\.?\d{4})(?!\d)")


class DaftarDesa:
    """Every desa of one kabupaten by code and by (kecamatan, desa) name; tells the nearest to what was written."""

    def __init__(self, kabupaten: str, desa: Mapping[str, str], kecamatan: Mapping[str, str]) -> None:
        self.kabupaten, self.desa, self.kecamatan = kabupaten, desa, kecamatan
        self._nama: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._pasangan: dict[str, frozenset[str]] = {}
        self._sendiri: dict[str, frozenset[str]] = {}
        for kode, nama in desa.items():
            kec = kunci_nama(kecamatan.get(kode.rpartition(".")[0], ""))
            self._nama[kec, kunci_nama(nama)].append(kode)
            self._sendiri[kode] = _pairs(kunci_nama(nama))
            self._pasangan[kode] = _pairs(kec)
        self.nearest_to = lru_cache(maxsize=4096)(self._nearest_to)

    def read(self, *, kode: str, desa: str, kecamatan: str) -> tuple[str, str]:
        """(desa code, note). Raises BarisDilewati with the nearest candidates."""
        terselip = KODE_DI_NAMA.search(desa)
        if terselip is not None:
            kode = kode or terselip[1]
            desa = KODE_DI_NAMA.sub(" ", desa).strip(" -–()/")
        if kode:
            return self._by_kode(kode, desa, kecamatan), ""
        return self._by_name(desa, kecamatan), ""

    def name(self, kode: str) -> str:
        """`63.06.04.2002 Bamban, Kec. Angkinang`."""
        return f"{kode} {self.desa[kode]}, Kec. {self.kecamatan.get(kode.rpartition('.')[0], '–')}"

    def _by_kode(self, teks: str, desa: str, kecamatan: str) -> str:
        try:
            kode = normalkan_kode(teks)
        except KodeTakTerbaca as exc:
            raise BarisDilewati(f"{exc}; {self._suggest(teks, desa, kecamatan)}") from exc
        if tingkat(kode) != TINGKAT_DESA:
            sebab = _("kode_desa %(kode)s bukan kode desa atau kelurahan") % {"kode": kode}
        elif not covers(self.kabupaten, kode):
            sebab = _("kode_desa %(kode)s berada di luar kabupaten %(kabupaten)s") % {
                "kode": kode,
                "kabupaten": self.kabupaten,
            }
        elif kode in self.desa:
            return kode
        else:
            sebab = _("kode_desa %(kode)s tidak ada dalam daftar kode wilayah") % {"kode": kode}
        raise BarisDilewati(f"{sebab}; {self._suggest(kode, desa, kecamatan)}")

    def _by_name(self, desa: str, kecamatan: str) -> str:
        calon = self._nama.get((kunci_nama(kecamatan), kunci_nama(desa)), []) if desa else []
        if len(calon) == 1:
            return calon[0]
        sebab = (
            _("“%(desa)s, %(kecamatan)s” bukan tepat satu desa di kabupaten ini")
            % {"desa": desa, "kecamatan": kecamatan}
            if desa
            else _("desa tidak disebut")
        )
        raise BarisDilewati(f"{sebab}; {self._suggest('', desa, kecamatan)}")

    def _suggest(self, kode: str, desa: str, kecamatan: str) -> str:
        calon = self.nearest_to(kode, kunci_nama(desa), kunci_nama(kecamatan))
        if not calon:
            return _("tulis kecamatan dan desanya seperti dalam daftar kode wilayah")
        return _("calon terdekat: %(calon)s") % {"calon": "; ".join(self.name(k) for k in calon)}

    def _nearest_to(self, kode: str, desa: str, kecamatan: str) -> tuple[str, ...]:
        """Codes most like what was written: by name where there is one, else by the digits."""
        nama, kec = _pairs(desa), _pairs(kecamatan)
        angka = re.sub(r"\D", "", kode)

        def score(k: str) -> tuple[float, float, int]:
            mirip = 2 * _alike(nama, self._sendiri[k]) + _alike(kec, self._pasangan[k])
            digit = k.replace(".", "")
            sama = next((n for n, (a, b) in enumerate(zip(angka, digit, strict=False)) if a != b), len(angka))
            return (round(mirip, 3), sama, -abs(int(digit) - int(angka)) if angka else 0)

        if not (nama or angka):
            return ()
        return tuple(sorted(self.desa, key=lambda k: (*(-x for x in score(k)), k))[:CALON_TERBANYAK])


def _pairs(teks: str) -> frozenset[str]:
    rapat = f" {teks} " if teks else ""
    return frozenset(rapat[i : i + 2] for i in range(len(rapat) - 1))


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice's coefficient of letter pairs, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
