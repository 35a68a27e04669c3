"""META: keys, values, and what the reader makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.angka import SKALA, read_angka
from terasa.alokasi.pb.baris import is_bagian, require_bagian
from terasa.alokasi.pb.catatan import Catatan, Kelonggaran
from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.rekam import SPASI, Rekam

JENIS = {
    "approval": JenisSuara.PERSETUJUAN,
    "choose-1": JenisSuara.PERSETUJUAN,
    "knapsack": JenisSuara.PERSETUJUAN,
    "ordinal": JenisSuara.PERINGKAT,
    "cumulative": JenisSuara.BAGI_POIN,
    "scoring": JenisSuara.NILAI,
}
# Two different values of these would be two different elections.
DIPAKAI = frozenset(
    {
        "num_projects",
        "num_votes",
        "budget",
        "vote_type",
        "min_length",
        "max_length",
        "max_sum_points",
        "default_score",
    }
)


@dataclass(frozen=True)
class Meta:
    """Keys with their values and lines; the line of the section stands for a key that is missing."""

    isi: Mapping[str, str]
    nomor: Mapping[str, int]
    baris: int

    def get_baris(self, kunci: str) -> int:
        return self.nomor.get(kunci, self.baris)

    def find_bulat(self, kunci: str) -> int | None:
        """A whole number that may be left out, or left empty."""
        if not (teks := self.isi.get(kunci, "")):
            return None
        nilai, desimal = read_angka(teks, baris=self.nomor[kunci], medan=kunci, contoh="5")
        if desimal:
            raise PbTidakTerbaca(
                f"{quote(teks)} bukan bilangan bulat",
                "tulis misalnya 5",
                baris=self.nomor[kunci],
                medan=kunci,
            )
        return int(nilai // 10**SKALA)

    def get_isi(self, kunci: str) -> str:
        if teks := self.isi.get(kunci, ""):
            return teks
        saran = f"tambahkan baris {kunci};… pada META"
        raise PbTidakTerbaca(f"{kunci} tidak diisi", saran, baris=self.get_baris(kunci), medan=kunci)


def read_meta(rekam: Rekam, catatan: Catatan) -> Meta:
    require_bagian(rekam, rekam.next(), "META")
    bagian = rekam.nomor
    kepala = [sel.strip(SPASI).lower() for sel in rekam.next() or []]
    if kepala[:2] != ["key", "value"] or any(kepala[2:]):
        raise PbTidakTerbaca(
            "baris sesudah META bukan key;value",
            "tulis key;value pada baris itu",
            baris=rekam.nomor,
            medan="key",
        )
    rekam.kepala = kepala[:2]
    isi: dict[str, str] = {}
    nomor: dict[str, int] = {}
    while (sel := rekam.next()) is not None and not is_bagian(sel):
        kunci = sel[0].strip(SPASI)
        nilai = _join_nilai(sel, rekam, catatan)
        if not kunci:
            if nilai:
                saran = "isi kuncinya atau hapus baris ini"
                raise PbTidakTerbaca("nama kuncinya kosong", saran, baris=rekam.nomor, medan="key")
            catatan.note(Kelonggaran.BARIS_KOSONG, rekam.nomor)
            continue
        if kunci in isi:
            _check_ganda(kunci, isi[kunci] == nilai, nomor[kunci], rekam.nomor)
            catatan.note(Kelonggaran.KUNCI_GANDA, rekam.nomor)
        isi[kunci], nomor[kunci] = nilai, rekam.nomor
    require_bagian(rekam, sel, "PROJECTS")
    return Meta(isi, nomor, bagian)


def _join_nilai(sel: list[str], rekam: Rekam, catatan: Catatan) -> str:
    """A comment often holds semicolons that nobody put in quotes."""
    if len(sel) == 1:
        catatan.note(Kelonggaran.NILAI_TIDAK_ADA, rekam.nomor)
        return ""
    if len(sel) > 2:
        lebih = any(s.strip(SPASI) for s in sel[2:])
        catatan.note(Kelonggaran.NILAI_BERTITIK_KOMA if lebih else Kelonggaran.MEDAN_LEBIH, rekam.nomor)
        return (";".join(sel[1:]) if lebih else sel[1]).strip(SPASI)
    return sel[1].strip(SPASI)


def _check_ganda(kunci: str, sama: bool, lama: int, baris: int) -> None:
    if kunci in DIPAKAI and not sama:
        apa = f"{quote(kunci)} sudah ada pada baris {lama} dengan nilai lain"
        raise PbTidakTerbaca(apa, "hapus salah satunya", baris=baris, medan=clean(kunci))


def read_jenis(meta: Meta, catatan: Catatan) -> tuple[str, JenisSuara]:
    """How the file calls its kind of ballot, and what it is here."""
    teks = meta.get_isi("vote_type")
    nama = "-".join(teks.lower().replace("_", " ").replace("-", " ").split())
    if nama not in JENIS:
        raise PbTidakTerbaca(
            f"jenis suara {quote(teks)} tidak dikenal",
            f"pakai salah satu dari {', '.join(JENIS)}",
            baris=meta.nomor["vote_type"],
            medan="vote_type",
        )
    if nama != teks:
        catatan.note(Kelonggaran.JENIS_SUARA, meta.nomor["vote_type"])
    return nama, JENIS[nama]


def read_pagu(meta: Meta, catatan: Catatan) -> tuple[int, int]:
    teks = meta.get_isi("budget")
    baris = meta.nomor["budget"]
    nilai, desimal = read_angka(teks, baris=baris, medan="budget", contoh="2500000.50", catatan=catatan)
    if not nilai:
        raise PbTidakTerbaca("pagunya 0", "isi pagu yang dibagi", baris=baris, medan="budget")
    return nilai, desimal


def read_jumlah_poin(meta: Meta) -> int | None:
    if not (teks := meta.isi.get("max_sum_points", "")):
        return None
    return read_angka(teks, baris=meta.nomor["max_sum_points"], medan="max_sum_points", contoh="10")[0]
