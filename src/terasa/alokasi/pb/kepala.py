"""META and PROJECTS: everything before the first ballot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from terasa.alokasi.enums import JenisSuara
from terasa.alokasi.pb.angka import SKALA, TERBESAR, read_angka, too_large
from terasa.alokasi.pb.baris import (
    is_bagian,
    is_kurang,
    is_lebih,
    read_kolom,
    refuse_sel,
    require_bagian,
)
from terasa.alokasi.pb.catatan import Catatan, Kelonggaran
from terasa.alokasi.pb.galat import PbTidakTerbaca, quote
from terasa.alokasi.pb.meta import Meta, read_jenis, read_jumlah_poin, read_meta, read_pagu
from terasa.alokasi.pb.rekam import SPASI, Rekam

BERPOIN = (JenisSuara.BAGI_POIN, JenisSuara.NILAI)


@dataclass(frozen=True)
class Kepala:
    """What the ballots are read by. `posisi` is the byte and `baris` the line where the header of VOTES ends."""

    meta: Meta
    nama_jenis: str
    jenis: JenisSuara
    proyek: tuple[str, ...]
    biaya: tuple[int, ...]
    pagu: int
    desimal: int
    nama: Mapping[str, str]
    # The columns votes and score of PROJECTS as written: what the library itself counted.
    votes: Sequence[str] | None
    score: Sequence[str] | None
    kolom: Sequence[str]
    posisi: int
    baris: int
    baris_proyek: int
    banyak_suara: int | None
    panjang_min: int
    panjang_maks: int | None
    # In whole 10**-SKALA points.
    jumlah_poin_maks: int | None

    @property
    def berpoin(self) -> bool:
        return self.jenis in BERPOIN

    @property
    def pilih_satu(self) -> bool:
        return self.nama_jenis == "choose-1"

    @property
    def boleh_ganda(self) -> bool:
        """Whether naming a project twice can only mean one approval."""
        return self.jenis is JenisSuara.PERSETUJUAN and not self.pilih_satu

    @property
    def wajib(self) -> tuple[str, ...]:
        return _wajib(self.jenis)

    @property
    def cukup(self) -> int:
        """As many fields a row needs at least."""
        return 1 + max(self.kolom.index(nama) for nama in self.wajib)


def _wajib(jenis: JenisSuara) -> tuple[str, ...]:
    return ("voter_id", "vote", "points") if jenis in BERPOIN else ("voter_id", "vote")


def read_kepala(isi: bytes, catatan: Catatan | None = None) -> Kepala:
    """Raises PbTidakTerbaca for the first thing that is wrong."""
    catatan = catatan or Catatan()
    rekam = Rekam(isi)
    rekam.on_kosong = lambda baris: catatan.note(Kelonggaran.BARIS_KOSONG, baris)
    rekam.on_kutip = lambda baris: catatan.note(Kelonggaran.KUTIP, baris)
    meta = read_meta(rekam, catatan)
    nama_jenis, jenis = read_jenis(meta, catatan)
    pagu = read_pagu(meta, catatan)
    banyak_proyek, banyak_suara = meta.find_bulat("num_projects"), meta.find_bulat("num_votes")
    panjang = meta.find_bulat("min_length"), meta.find_bulat("max_length")
    if meta.isi.get("default_score", "0").strip("0."):
        catatan.note(Kelonggaran.NILAI_BAWAAN, meta.nomor["default_score"])
    proyek = _read_proyek(rekam, catatan)
    _check_banyak(meta, banyak_proyek, len(proyek.kode), rekam, catatan)
    desimal = max(pagu[1], *proyek.desimal)
    kolom = read_kolom(rekam, "VOTES", _wajib(jenis), catatan)
    return Kepala(
        meta=meta,
        nama_jenis=nama_jenis,
        jenis=jenis,
        proyek=tuple(proyek.kode),
        biaya=_scale_all(proyek, desimal),
        pagu=_scale(pagu[0], desimal, meta.isi["budget"], meta.nomor["budget"], "budget"),
        desimal=desimal,
        nama=proyek.nama,
        votes=proyek.lain.get("votes"),
        score=proyek.lain.get("score"),
        kolom=kolom,
        posisi=rekam.posisi,
        baris=rekam.terbaca,
        baris_proyek=proyek.baris,
        banyak_suara=banyak_suara,
        panjang_min=panjang[0] or 0,
        panjang_maks=panjang[1],
        jumlah_poin_maks=read_jumlah_poin(meta),
    )


def _check_banyak(meta: Meta, tertulis: int | None, ada: int, rekam: Rekam, catatan: Catatan) -> None:
    """VOTES follows, so nothing was cut off; but a quote that was never meant may have swallowed rows."""
    if tertulis == ada:
        return
    if tertulis is not None and ada < tertulis and rekam.bersambung:
        raise PbTidakTerbaca(
            f"tertulis {tertulis}, sedangkan PROJECTS berisi {ada} pilihan dan ada kutipan melewati akhir baris",
            "periksa tanda kutip pada PROJECTS",
            baris=meta.nomor["num_projects"],
            medan="num_projects",
        )
    catatan.note(Kelonggaran.BANYAK_PROYEK, meta.get_baris("num_projects"))


# PROJECTS, column by column.


@dataclass(frozen=True)
class Proyek:
    baris: int
    kode: dict[str, int]
    biaya: list[int]
    desimal: list[int]
    tulisan: list[str]
    nama: dict[str, str]
    lain: dict[str, list[str]]


def _read_proyek(rekam: Rekam, catatan: Catatan) -> Proyek:
    bagian = rekam.nomor
    kolom = read_kolom(rekam, "PROJECTS", ("project_id", "cost"), catatan)
    banyak, ke_kode, ke_biaya = len(kolom), kolom.index("project_id"), kolom.index("cost")
    ke_nama = kolom.index("name") if "name" in kolom else -1
    lain = [(kolom.index(k), k) for k in ("votes", "score") if k in kolom]
    hasil = Proyek(rekam.nomor, {}, [], [], [], {}, {nama: [] for _, nama in lain})
    while (sel := rekam.next()) is not None and not is_bagian(sel):
        if len(sel) != banyak:
            sel = _fit(sel, kolom, 1 + max(ke_kode, ke_biaya), rekam, catatan)
        kode, tulisan = sel[ke_kode].strip(SPASI), sel[ke_biaya].strip(SPASI)
        if not kode or "," in kode or kode in hasil.kode:
            raise _refuse_kode(kode, hasil.kode.get(kode, 0), rekam.nomor)
        biaya, desimal = read_angka(
            tulisan, baris=rekam.nomor, medan="cost", contoh="12000.50", catatan=catatan
        )
        hasil.kode[kode] = rekam.nomor
        hasil.biaya.append(biaya)
        hasil.desimal.append(desimal)
        hasil.tulisan.append(tulisan)
        if ke_nama >= 0 and (nama := sel[ke_nama].strip(SPASI)):
            hasil.nama[kode] = nama
        for ke, nama_kolom in lain:
            hasil.lain[nama_kolom].append(sel[ke])
    if not hasil.kode:
        raise PbTidakTerbaca(
            "tidak ada satu pilihan pun",
            "tambahkan pilihan di bawah PROJECTS",
            baris=bagian,
            medan="project_id",
        )
    require_bagian(rekam, sel, "VOTES")
    return hasil


def _fit(sel: list[str], kolom: list[str], cukup: int, rekam: Rekam, catatan: Catatan) -> list[str]:
    if is_lebih(sel, kolom):
        catatan.note(Kelonggaran.MEDAN_LEBIH, rekam.nomor)
        return sel[: len(kolom)]
    if is_kurang(sel, kolom, cukup, rekam):
        catatan.note(Kelonggaran.MEDAN_KURANG, rekam.nomor)
        return sel + [""] * (len(kolom) - len(sel))
    raise refuse_sel(rekam, sel, kolom)


def _refuse_kode(kode: str, lain: int, baris: int) -> PbTidakTerbaca:
    if not kode:
        return PbTidakTerbaca("kode pilihannya kosong", "isi kodenya", baris=baris, medan="project_id")
    if "," in kode:
        apa = f"kode {quote(kode)} berisi koma, pemisah pada surat suara"
        return PbTidakTerbaca(apa, "ganti kodenya tanpa koma", baris=baris, medan="project_id")
    apa = f"kode {quote(kode)} sudah dipakai pada baris {lain}"
    return PbTidakTerbaca(apa, "beri setiap pilihan kode sendiri", baris=baris, medan="project_id")


def _scale_all(proyek: Proyek, desimal: int) -> tuple[int, ...]:
    semua = zip(proyek.biaya, proyek.tulisan, proyek.kode.values(), strict=True)
    return tuple([_scale(nilai, desimal, tulisan, baris, "cost") for nilai, tulisan, baris in semua])


def _scale(nilai: int, desimal: int, tulisan: str, baris: int, medan: str) -> int:
    hasil: int = nilai // 10 ** (SKALA - desimal)
    if hasil > TERBESAR:
        raise too_large(tulisan, baris=baris, medan=medan)
    return hasil
