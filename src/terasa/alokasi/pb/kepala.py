"""META and PROJECTS: everything before the first ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.rekam import SKALA, SPASI, TERBESAR, Rekam, read_angka, too_large

JENIS = {
    "approval": JenisSuara.PERSETUJUAN,
    "choose-1": JenisSuara.PERSETUJUAN,
    "knapsack": JenisSuara.PERSETUJUAN,
    "ordinal": JenisSuara.PERINGKAT,
    "cumulative": JenisSuara.BAGI_POIN,
    "scoring": JenisSuara.NILAI,
}
BERPOIN = (JenisSuara.BAGI_POIN, JenisSuara.NILAI)
BAGIAN = ("META", "PROJECTS", "VOTES")


@dataclass(frozen=True)
class Meta:
    """Keys with their values and lines; the line of the section stands for a key that is missing."""

    isi: Mapping[str, str]
    nomor: Mapping[str, int]
    baris: int

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
        baris = self.nomor.get(kunci, self.baris)
        raise PbTidakTerbaca(
            f"{kunci} tidak diisi", f"tambahkan baris {kunci};… pada META", baris=baris, medan=kunci
        )


@dataclass(frozen=True)
class Kepala:
    """What the ballots are read by. `posisi` is the byte and `baris` the line where the header of VOTES ends."""

    meta: Meta
    jenis: JenisSuara
    proyek: tuple[str, ...]
    biaya: tuple[int, ...]
    pagu: int
    desimal: int
    nama: Mapping[str, str]
    kolom: Sequence[str]
    posisi: int
    baris: int
    banyak_suara: int
    panjang_min: int | None
    panjang_maks: int | None
    # In whole 10**-SKALA points.
    jumlah_poin_maks: int | None

    @property
    def berpoin(self) -> bool:
        return self.jenis in BERPOIN

    @property
    def pilih_satu(self) -> bool:
        return self.meta.isi["vote_type"] == "choose-1"


def read_kepala(isi: bytes) -> Kepala:
    """Raises PbTidakTerbaca for the first thing that is wrong."""
    rekam = Rekam(isi)
    meta = _read_meta(rekam)
    jenis = _read_jenis(meta)
    pagu = _read_pagu(meta)
    banyak = _read_banyak(meta, "num_projects"), _read_banyak(meta, "num_votes")
    batas = [meta.find_bulat(kunci) for kunci in ("min_length", "max_length")]
    proyek = _read_proyek(rekam)
    if len(proyek) != banyak[0]:
        raise PbTidakTerbaca(
            f"tertulis {banyak[0]}, sedangkan PROJECTS berisi {len(proyek)} pilihan",
            "samakan angkanya atau lengkapi daftarnya",
            baris=meta.nomor["num_projects"],
            medan="num_projects",
        )
    desimal = max(pagu[1], *(p.desimal for p in proyek))
    skala = 10 ** (SKALA - desimal)
    wajib = ("voter_id", "vote", "points") if jenis in BERPOIN else ("voter_id", "vote")
    kolom = _read_kolom(rekam, "VOTES", wajib)
    return Kepala(
        meta=meta,
        jenis=jenis,
        proyek=tuple(p.kode for p in proyek),
        biaya=tuple(_scale(p.biaya, skala, p.tulisan, p.baris, "cost") for p in proyek),
        pagu=_scale(pagu[0], skala, meta.isi["budget"], meta.nomor["budget"], "budget"),
        desimal=desimal,
        nama={p.kode: p.nama for p in proyek if p.nama},
        kolom=kolom,
        posisi=rekam.posisi,
        baris=rekam.terbaca,
        banyak_suara=banyak[1],
        panjang_min=batas[0],
        panjang_maks=batas[1],
        jumlah_poin_maks=_read_jumlah_poin(meta),
    )


def _scale(nilai: int, skala: int, tulisan: str, baris: int, medan: str) -> int:
    if nilai > TERBESAR * skala:
        raise too_large(tulisan, baris=baris, medan=medan)
    return nilai // skala


# META.


def _read_meta(rekam: Rekam) -> Meta:
    _require_bagian(rekam, rekam.next(), "META")
    bagian = rekam.nomor
    kepala = [sel.strip(SPASI) for sel in rekam.next() or []]
    if kepala != ["key", "value"]:
        raise PbTidakTerbaca(
            "baris sesudah META bukan key;value",
            "tulis key;value pada baris itu",
            baris=rekam.nomor,
            medan="key",
        )
    rekam.kepala = kepala
    isi: dict[str, str] = {}
    nomor: dict[str, int] = {}
    while (sel := rekam.next()) is not None and not _is_bagian(sel):
        require_sel(rekam, sel, kepala)
        kunci, nilai = (s.strip(SPASI) for s in sel)
        if not kunci:
            raise PbTidakTerbaca(
                "nama kuncinya kosong", "isi kuncinya atau hapus baris ini", baris=rekam.nomor, medan="key"
            )
        if kunci in isi:
            apa = f"{quote(kunci)} sudah ada pada baris {nomor[kunci]}"
            raise PbTidakTerbaca(apa, "hapus salah satunya", baris=rekam.nomor, medan=clean(kunci))
        isi[kunci], nomor[kunci] = nilai, rekam.nomor
    _require_bagian(rekam, sel, "PROJECTS")
    return Meta(isi, nomor, bagian)


def _read_jenis(meta: Meta) -> JenisSuara:
    teks = meta.get_isi("vote_type")
    if teks not in JENIS:
        raise PbTidakTerbaca(
            f"jenis suara {quote(teks)} tidak dikenal",
            f"pakai salah satu dari {', '.join(JENIS)}",
            baris=meta.nomor["vote_type"],
            medan="vote_type",
        )
    return JENIS[teks]


def _read_pagu(meta: Meta) -> tuple[int, int]:
    teks = meta.get_isi("budget")
    nilai, desimal = read_angka(teks, baris=meta.nomor["budget"], medan="budget", contoh="2500000.50")
    if not nilai:
        raise PbTidakTerbaca("pagunya 0", "isi pagu yang dibagi", baris=meta.nomor["budget"], medan="budget")
    return nilai, desimal


def _read_banyak(meta: Meta, kunci: str) -> int:
    meta.get_isi(kunci)
    return meta.find_bulat(kunci) or 0


def _read_jumlah_poin(meta: Meta) -> int | None:
    if not (teks := meta.isi.get("max_sum_points", "")):
        return None
    return read_angka(teks, baris=meta.nomor["max_sum_points"], medan="max_sum_points", contoh="10")[0]


# PROJECTS.


@dataclass(frozen=True, slots=True)
class Proyek:
    kode: str
    biaya: int
    desimal: int
    tulisan: str
    nama: str
    baris: int


def _read_proyek(rekam: Rekam) -> list[Proyek]:
    bagian = rekam.nomor
    kolom = _read_kolom(rekam, "PROJECTS", ("project_id", "cost"))
    ke_kode, ke_biaya = kolom.index("project_id"), kolom.index("cost")
    ke_nama = kolom.index("name") if "name" in kolom else -1
    proyek: dict[str, Proyek] = {}
    while (sel := rekam.next()) is not None and not _is_bagian(sel):
        require_sel(rekam, sel, kolom)
        kode, tulisan = sel[ke_kode].strip(SPASI), sel[ke_biaya].strip(SPASI)
        _require_kode(kode, proyek, rekam.nomor)
        biaya, desimal = read_angka(tulisan, baris=rekam.nomor, medan="cost", contoh="12000.50")
        nama = sel[ke_nama].strip(SPASI) if ke_nama >= 0 else ""
        proyek[kode] = Proyek(kode, biaya, desimal, tulisan, nama, rekam.nomor)
    if not proyek:
        raise PbTidakTerbaca(
            "tidak ada satu pilihan pun",
            "tambahkan pilihan di bawah PROJECTS",
            baris=bagian,
            medan="project_id",
        )
    _require_bagian(rekam, sel, "VOTES")
    return list(proyek.values())


def _require_kode(kode: str, proyek: Mapping[str, Proyek], baris: int) -> None:
    if not kode:
        raise PbTidakTerbaca("kode pilihannya kosong", "isi kodenya", baris=baris, medan="project_id")
    if "," in kode:
        apa = f"kode {quote(kode)} berisi koma, pemisah pada surat suara"
        raise PbTidakTerbaca(apa, "ganti kodenya tanpa koma", baris=baris, medan="project_id")
    if kode in proyek:
        apa = f"kode {quote(kode)} sudah dipakai pada baris {proyek[kode].baris}"
        raise PbTidakTerbaca(apa, "beri setiap pilihan kode sendiri", baris=baris, medan="project_id")


# Rows of every section.


def _is_bagian(sel: list[str]) -> bool:
    return len(sel) == 1 and sel[0].strip(SPASI).upper() in BAGIAN


def _require_bagian(rekam: Rekam, sel: list[str] | None, nama: str) -> None:
    if sel is not None and _is_bagian(sel) and sel[0].strip(SPASI).upper() == nama:
        return
    tertulis = "berkas sudah habis" if sel is None else f"di sini tertulis {quote(';'.join(sel))}"
    urutan = "urutan bagian: META, PROJECTS, VOTES"
    raise PbTidakTerbaca(
        f"bagian {nama} tidak ada, {tertulis}", urutan, baris=max(1, rekam.nomor), medan=nama
    )


def _read_kolom(rekam: Rekam, bagian: str, wajib: Sequence[str]) -> list[str]:
    rekam.kepala = []
    if (sel := rekam.next()) is None:
        raise PbTidakTerbaca(
            f"bagian {bagian} tidak punya baris nama kolom",
            f"tulis {';'.join(wajib)}",
            baris=rekam.nomor,
            medan=bagian,
        )
    kolom = [s.strip(SPASI) for s in sel]
    for ke, nama in enumerate(kolom):
        if not nama:
            raise PbTidakTerbaca(
                f"nama kolom ke-{ke + 1} kosong",
                "isi namanya atau hapus kolomnya",
                baris=rekam.nomor,
                medan=bagian,
            )
        if nama in kolom[:ke]:
            apa = f"kolom {quote(nama)} tertulis dua kali"
            raise PbTidakTerbaca(apa, "hapus salah satunya", baris=rekam.nomor, medan=clean(nama))
    for nama in wajib:
        if nama not in kolom:
            apa = f"kolom {nama} tidak ada pada bagian {bagian}"
            raise PbTidakTerbaca(apa, "tambahkan kolomnya", baris=rekam.nomor, medan=nama)
    rekam.kepala = kolom
    return kolom


def require_sel(rekam: Rekam, sel: Sequence[str], kolom: Sequence[str]) -> None:
    if len(sel) == len(kolom):
        return
    medan = kolom[len(sel)] if len(sel) < len(kolom) else kolom[-1]
    apa = f"baris ini berisi {len(sel)} medan, seharusnya {len(kolom)}"
    saran = "lengkapi dengan titik koma, atau apit isi yang bertitik koma dengan tanda kutip"
    raise PbTidakTerbaca(apa, saran, baris=rekam.nomor, medan=clean(medan))
