"""Forum sebagai pemilihan Pabulib: surat suaranya, atau peringkatnya sebagai satu surat suara, dan hitungannya."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from terasa.alokasi.enums import Aturan, JenisSuara, Pelengkap, Ukuran, UrutanSeri
from terasa.alokasi.hitung import CaraHitung, HasilHitung, count
from terasa.alokasi.pb import read_pb
from terasa.alokasi.pb.tulis import IsiPb, ProyekPb, write_pb
from terasa.musrenbang.enums import Metode

CARA = ("aturan", "kepuasan", "pelengkap", "urutan_seri")
# Plain count: every usulan costs one and all of them fit, so the order of selection is the order of support.
SATUAN = "usulan"
# Names of Pabulib's own key `rule`.
NAMA_ATURAN = {"mes": "equalshares", "greedy": "greedy"}
# A ranked ballot is written with its points: under Borda by length the last choice would be worth nothing.
JENIS = {Metode.SUARA_SETUJU.value: JenisSuara.PERSETUJUAN, Metode.SUARA_URUT.value: JenisSuara.NILAI}
HITUNG_PERINGKAT = {"aturan": "greedy", "kepuasan": "borda", "pelengkap": "tanpa", "urutan_seri": "kode"}


@dataclass(frozen=True)
class PemilihanForum:
    """What is voted on in a forum, and how it is counted. `pagu` whole rupiah, None: plain count."""

    nama: str
    tahun: int
    wilayah: str
    metode: str
    calon: Sequence[Mapping[str, Any]]
    pagu: int | None
    cara: Mapping[str, Any]
    pilihan_terbanyak: int
    surat: Sequence[tuple[str, str]]
    suara_dari: str = "surat suara"


def build_pb(pemilihan: PemilihanForum) -> str:
    """The Pabulib file of a forum, canonical."""
    jenis = JENIS.get(pemilihan.metode, JenisSuara.PERINGKAT)
    biasa = pemilihan.pagu is None
    meta = {
        "description": f"{pemilihan.nama} {pemilihan.tahun}",
        "country": "Indonesia",
        "unit": pemilihan.wilayah,
        "instance": str(pemilihan.tahun),
        "rule": _rule(pemilihan.cara),
        "currency": SATUAN if biasa else "IDR",
        "terasa_suara": pemilihan.suara_dari,
        **{
            f"terasa_{nama}": pemilihan.cara[nama]
            for nama in ("aturan", "kepuasan", "pelengkap", "urutan_seri")
        },
    }
    if biasa:
        meta["comment"] = (
            "Hitungan biasa tanpa pagu: setiap usulan dihitung satu, urutan terpilih adalah peringkatnya."
        )
    return write_pb(
        IsiPb(
            jenis=jenis,
            pagu=len(pemilihan.calon) if biasa else int(pemilihan.pagu or 0),
            proyek=[
                ProyekPb(str(c["kode"]), 1 if biasa else int(c["biaya"]), str(c["judul"]))
                for c in pemilihan.calon
            ],
            surat=[(kelompok, surat.split(",") if surat else []) for kelompok, surat in pemilihan.surat],
            meta=meta,
            panjang_maks=pemilihan.pilihan_terbanyak,
            poin=list_poin(pemilihan.pilihan_terbanyak) if jenis is JenisSuara.NILAI else (),
        )
    )


def list_poin(terbanyak: int) -> list[int]:
    """What the first, second, … choice of a ranked ballot is worth: as many as may be chosen, down to one."""
    return list(range(terbanyak, 0, -1))


def count_pb(teks: str, cara: Mapping[str, Any]) -> HasilHitung:
    """Count a file as anybody else would who downloads it."""
    return count(read_pb(teks.encode()), read_cara(cara))


def read_cara(cara: Mapping[str, Any]) -> CaraHitung:
    """The published way of counting, from its words."""
    return CaraHitung(
        Aturan(cara["aturan"]),
        Ukuran(cara["kepuasan"]),
        Pelengkap(cara["pelengkap"]),
        UrutanSeri(cara["urutan_seri"]),
    )


def read_meta_cara(teks: str) -> dict[str, str]:
    """The way of counting that a file of ours names in its META."""
    kepala = teks.partition("\nPROJECTS\n")[0].split("\n")
    meta = dict(baris.split(";", 1) for baris in kepala if baris.startswith("terasa_"))
    return {nama: meta[f"terasa_{nama}"] for nama in CARA}


def digest_pb(teks: str) -> str:
    """SHA-256 of the file, as sha256sum shows it."""
    return hashlib.sha256(teks.encode()).hexdigest()


def _rule(cara: Mapping[str, Any]) -> str:
    nama = NAMA_ATURAN.get(cara["aturan"], cara["aturan"])
    return nama if cara["pelengkap"] == "tanpa" else f"{nama}/{cara['pelengkap']}"
