"""RPJM Desa sebuah desa: yang berlaku, versi-versinya, dan matriks dengan keadaan tiap tahunnya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from terasa.musrenbang.enums import BidangDesa, StatusRpjm, StatusUsulan
from terasa.musrenbang.models import KegiatanRpjm, RpjmDesa, TautanRpjm, Usulan
from terasa.musrenbang.rules.rpjmdes import GUGUR, SELESAI
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah

URUT_BIDANG = {b: n for n, b in enumerate(BidangDesa.values)}


@dataclass(frozen=True)
class SelRpjm:
    """One kegiatan in one year: planned or not, and the links of the usulan that carry it out."""

    tahun: int
    direncanakan: bool
    tautan: tuple[TautanRpjm, ...] = ()

    @property
    def is_masuk(self) -> bool:
        """In the village's annual plan, or asked of others by it."""
        return any(hasattr(t.usulan, "rencana_desa") for t in self.tautan)

    @property
    def is_selesai(self) -> bool:
        return any(t.selesai_on is not None or t.usulan.status in SELESAI for t in self.tautan)

    @property
    def keadaan(self) -> str:
        """`selesai`, `masuk`, `usulan`, `rencana`, or "" where nothing is said."""
        if self.is_selesai:
            return "selesai"
        if self.is_masuk:
            return "masuk"
        return "usulan" if self.tautan else ("rencana" if self.direncanakan else "")


@dataclass(frozen=True)
class BarisRpjm:
    """One kegiatan with its cell for every year of the period."""

    kegiatan: KegiatanRpjm
    sel: tuple[SelRpjm, ...]


@dataclass(frozen=True)
class RingkasTahun:
    """Of the kegiatan planned for one year, how many are in the annual plan and how many are done."""

    tahun: int
    direncanakan: int
    masuk: int
    selesai: int


@dataclass(frozen=True)
class MatriksRpjm:
    """A plan by field. `biaya` sums the known costs; the rest is counted apart."""

    rencana: RpjmDesa
    baris: tuple[BarisRpjm, ...]
    luar: tuple[TautanRpjm, ...]

    @cached_property
    def per_bidang(self) -> list[tuple[str, list[BarisRpjm]]]:
        kelompok: dict[str, list[BarisRpjm]] = defaultdict(list)
        for satu in self.baris:
            kelompok[satu.kegiatan.bidang].append(satu)
        return [(str(BidangDesa(b).label), kelompok[b]) for b in BidangDesa.values if b in kelompok]

    @cached_property
    def ringkas(self) -> list[RingkasTahun]:
        return [self._summarise(n, t) for n, t in enumerate(self.rencana.semua_tahun)]

    @property
    def biaya(self) -> int:
        return sum(b.kegiatan.biaya or 0 for b in self.baris)

    @property
    def belum_dihitung(self) -> int:
        return sum(b.kegiatan.biaya is None for b in self.baris)

    def _summarise(self, n: int, tahun: int) -> RingkasTahun:
        sel = [b.sel[n] for b in self.baris if b.sel[n].direncanakan]
        # What is done was in the plan, also where nobody recorded that.
        masuk = sum(s.is_masuk or s.is_selesai for s in sel)
        return RingkasTahun(tahun, len(sel), masuk, sum(s.is_selesai for s in sel))


def find_berlaku(kode_desa: str) -> RpjmDesa | None:
    """The plan in force; one query."""
    return RpjmDesa.objects.filter(kode_desa=kode_desa, status=StatusRpjm.BERLAKU).first()


def find_draf(kode_desa: str) -> RpjmDesa | None:
    """The draft that is being written; one query."""
    return RpjmDesa.objects.filter(kode_desa=kode_desa, status=StatusRpjm.DRAF).first()


def list_versi(kode_desa: str) -> list[RpjmDesa]:
    """Every adopted version, the newest first; one query."""
    return list(RpjmDesa.objects.publik().filter(kode_desa=kode_desa).order_by("-tahun_awal", "-versi"))


@dataclass(frozen=True)
class PapanRpjm:
    """One desa with its plan in force and the draft that is being written."""

    desa: Wilayah
    berlaku: RpjmDesa | None
    draf: RpjmDesa | None


def list_papan(by: Pelaku) -> list[PapanRpjm]:
    """Every desa that an office reads, those with a draft or a plan first; two queries."""
    desa = Wilayah.objects.under_any(by.akar_baca).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN)
    rencana = RpjmDesa.objects.visible_to(by).exclude(status=StatusRpjm.DIGANTIKAN)
    menurut = {(r.kode_desa, r.status): r for r in rencana}
    papan = [
        PapanRpjm(w, menurut.get((w.kode, StatusRpjm.BERLAKU)), menurut.get((w.kode, StatusRpjm.DRAF)))
        for w in desa.filter(berlaku_sampai=None).select_related("induk")
    ]
    return sorted(papan, key=lambda p: (p.draf is None, p.berlaku is None))


def list_kegiatan_rpjm(rencana: RpjmDesa) -> list[KegiatanRpjm]:
    """Kegiatan in the order of the fields; one query."""
    return sorted(rencana.kegiatan.all(), key=lambda k: (URUT_BIDANG[k.bidang], k.urutan, k.jenis))


def list_pilihan_kegiatan(kode_desa: str, tahun: int) -> list[KegiatanRpjm]:
    """Kegiatan of the plan in force that an usulan may carry out, those planned for `tahun` first; one query."""
    semua = KegiatanRpjm.objects.filter(rencana__kode_desa=kode_desa, rencana__status=StatusRpjm.BERLAKU)
    semua = semua.select_related("rencana")
    return sorted(semua, key=lambda k: (tahun not in k.tahun, URUT_BIDANG[k.bidang], k.urutan, k.jenis))


def read_matriks_rpjm(rencana: RpjmDesa, *, dengan_draf: bool = False) -> MatriksRpjm:
    """A plan with what became of it; drafts of usulan only for those who may see them. Two queries."""
    kegiatan = list_kegiatan_rpjm(rencana)
    tautan = TautanRpjm.objects.filter(usulan__kode_desa=rencana.kode_desa)
    tautan = tautan.exclude(usulan__status__in=GUGUR)
    if not dengan_draf:
        tautan = tautan.exclude(usulan__status=StatusUsulan.DRAF)
    tautan = tautan.select_related("kegiatan", "usulan__rencana_desa").defer("usulan__baris_asal")
    semua = list(tautan.order_by("usulan__tahun", "usulan__judul", "usulan"))
    menurut = _by_cell(semua)
    baris = tuple(BarisRpjm(k, tuple(_cells(k, rencana, menurut))) for k in kegiatan)
    luar = tuple(t for t in semua if t.luar and year_of(t.usulan) in rencana.semua_tahun)
    return MatriksRpjm(rencana, baris, luar)


def year_of(usulan: Usulan) -> int:
    """For which year it is: a DU-RKP Desa may ask for a later one than it was proposed in."""
    rencana = getattr(usulan, "rencana_desa", None)
    return rencana.tahun_tujuan if rencana is not None else usulan.tahun


def _by_cell(tautan: Iterable[TautanRpjm]) -> dict[tuple[object, int], list[TautanRpjm]]:
    menurut: dict[tuple[object, int], list[TautanRpjm]] = defaultdict(list)
    for satu in tautan:
        if satu.kegiatan is not None:
            menurut[satu.kegiatan.pangkal, year_of(satu.usulan)].append(satu)
    return menurut


def _cells(
    k: KegiatanRpjm, rencana: RpjmDesa, menurut: dict[tuple[object, int], list[TautanRpjm]]
) -> Iterable[SelRpjm]:
    for tahun in rencana.semua_tahun:
        yield SelRpjm(tahun, tahun in k.tahun, tuple(menurut.get((k.pangkal, tahun), ())))
