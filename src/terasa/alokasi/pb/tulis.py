"""Writing Pabulib: the same ballots give the same bytes, so that a hash names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from terasa.alokasi.enums import JenisSuara


@dataclass(frozen=True)
class ProyekPb:
    """One row of PROJECTS. `biaya` whole units of the currency."""

    kode: str
    biaya: int
    nama: str = ""


@dataclass(frozen=True)
class IsiPb:
    """An election to be written. `surat`: (group, codes) per ballot; groups are written when any has a name.

    `poin`: what each place on a ballot is worth, for the kinds that carry points.
    """

    jenis: JenisSuara
    pagu: int
    proyek: Sequence[ProyekPb]
    surat: Sequence[tuple[str, Sequence[str]]]
    meta: Mapping[str, str] = field(default_factory=dict)
    panjang_maks: int | None = None
    poin: Sequence[int] = ()


def write_pb(isi: IsiPb) -> str:
    """The file as text: LF, projects by code, ballots sorted and numbered from 1. `meta` may not repeat our keys."""
    surat = sorted((kelompok, ",".join(kode)) for kelompok, kode in isi.surat)
    berkelompok = any(kelompok for kelompok, _ in surat)
    meta = {
        **isi.meta,
        "num_projects": str(len(isi.proyek)),
        "num_votes": str(len(surat)),
        "budget": str(isi.pagu),
        "vote_type": isi.jenis.value,
        "min_length": "0",
        "max_length": str(isi.panjang_maks or len(isi.proyek)),
    }
    baris = ["META", "key;value", *(f"{k};{_sel(v)}" for k, v in meta.items())]
    baris += ["PROJECTS", *_projects(isi)]
    kolom = [
        "voter_id",
        *(["neighborhood"] if berkelompok else []),
        "vote",
        *(["points"] if isi.poin else []),
    ]
    baris += ["VOTES", ";".join(kolom)]
    for n, (kelompok, kode) in enumerate(surat, start=1):
        sel = [str(n), *([_sel(kelompok)] if berkelompok else []), kode]
        banyak = kode.count(",") + 1 if kode else 0
        baris.append(";".join(sel + ([",".join(map(str, isi.poin[:banyak]))] if isi.poin else [])))
    return "\n".join(baris) + "\n"


def _projects(isi: IsiPb) -> list[str]:
    dukungan = Counter(kode for _, daftar in isi.surat for kode in daftar)
    skor: Counter[str] = Counter()
    for _, daftar in isi.surat:
        for kode, poin in zip(daftar, isi.poin, strict=False):
            skor[kode] += poin
    kolom = "project_id;cost;votes;score;name" if isi.poin else "project_id;cost;votes;name"
    return [
        kolom,
        *(
            ";".join(
                [
                    _sel(p.kode),
                    str(p.biaya),
                    str(dukungan[p.kode]),
                    *([str(skor[p.kode])] if isi.poin else []),
                    _sel(p.nama),
                ]
            )
            for p in sorted(isi.proyek, key=lambda p: p.kode)
        ),
    ]


def _sel(teks: str) -> str:
    """One field: one line, quoted when it holds what separates fields."""
    satu = " ".join(teks.split())
    return '"' + satu.replace('"', '""') + '"' if ";" in satu or '"' in satu else satu
