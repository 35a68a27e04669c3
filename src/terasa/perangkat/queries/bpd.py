"""Susunan BPD sebuah desa dibandingkan dengan aturannya."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from terasa.aturan.queries import find_aturan
from terasa.perangkat.models import Biodata
from terasa.perangkat.queries.pemegang import Kursi


@dataclass(frozen=True)
class SusunanBpd:
    """Seats of one BPD beside the rule; `perempuan` of those whose file says so, `diketahui` how many say."""

    kode_wilayah: str
    kursi: int
    diisi: int
    perempuan: int
    diketahui: int
    paling_sedikit: int
    paling_banyak: int
    gasal: bool
    dasar: str

    @property
    def sesuai(self) -> bool:
        """The number of seats follows the rule."""
        cukup = self.paling_sedikit <= self.kursi <= self.paling_banyak
        return cukup and (not self.gasal or self.kursi % 2 == 1)


def list_susunan(kursi: Iterable[Kursi], kabupaten: str, pada: date) -> dict[str, SusunanBpd]:
    """By place. The rule `anggota-bpd` says how many there must be; without it nothing is compared. Two queries."""
    aturan = find_aturan("anggota-bpd", kabupaten=kabupaten, pada=pada)
    per_desa: dict[str, list[Kursi]] = {}
    for k in kursi:
        per_desa.setdefault(k.jabatan.kode_wilayah, []).append(k)
    if aturan is None or not per_desa:
        return {}
    orang = [k.definitif.orang_id for semua in per_desa.values() for k in semua if k.definitif]
    # Row-level security leaves out the files that this office may not read.
    kelamin = dict(
        Biodata.objects.filter(orang__in=orang).exclude(kelamin="").values_list("orang_id", "kelamin")
    )
    hasil = {}
    for kode, semua in per_desa.items():
        tahu = Counter(
            kelamin[k.definitif.orang_id] for k in semua if k.definitif and k.definitif.orang_id in kelamin
        )
        hasil[kode] = SusunanBpd(
            kode_wilayah=kode,
            kursi=len(semua),
            diisi=sum(not k.is_kosong for k in semua),
            perempuan=tahu["P"],
            diketahui=tahu.total(),
            paling_sedikit=int(aturan.isi["paling_sedikit"]),
            paling_banyak=int(aturan.isi["paling_banyak"]),
            gasal=bool(aturan.isi.get("gasal")),
            dasar=aturan.dasar,
        )
    return hasil
