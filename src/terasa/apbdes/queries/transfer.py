"""Transfer ke desa: per desa dengan tahapnya, yang belum cair, ruang bebasnya, dan jumlah per wilayah."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from terasa.apbdes.enums import JenisTransfer
from terasa.apbdes.models import TahapTransfer, TransferDesa
from terasa.apbdes.rules.transfer import ATURAN_TERKUNCI, RuangFiskal, count_ruang, count_telat
from terasa.aturan.queries import find_aturan
from terasa.wilayah.models import Wilayah, under
from terasa.wilayah.rules import kabupaten_of

URUT_JENIS = {j: n for n, j in enumerate(JenisTransfer.values)}


@dataclass(frozen=True)
class Tahapan:
    """One tranche with the days that it is late."""

    tahap: TahapTransfer
    telat: int


@dataclass(frozen=True)
class Penyaluran:
    """One kind of transfer of one desa."""

    transfer: TransferDesa
    tahap: tuple[Tahapan, ...]

    @property
    def cair(self) -> int:
        return sum(t.tahap.jumlah for t in self.tahap if t.tahap.cair_on is not None)

    @property
    def belum(self) -> int:
        """Rupiah of the pagu that has not come."""
        return self.transfer.pagu - self.cair

    @property
    def telat(self) -> int:
        return max((t.telat for t in self.tahap), default=0)


@dataclass(frozen=True)
class TransferTempat:
    """Everything that one desa receives in a year."""

    desa: Wilayah
    isi: tuple[Penyaluran, ...]
    ruang: RuangFiskal

    @property
    def pagu(self) -> int:
        return sum(p.transfer.pagu for p in self.isi)

    @property
    def cair(self) -> int:
        return sum(p.cair for p in self.isi)

    @property
    def telat(self) -> int:
        return max((p.telat for p in self.isi), default=0)


@dataclass(frozen=True)
class DaftarTransfer:
    """The desa of a region with what they receive, those whose money is late first."""

    tahun: int
    desa: tuple[TransferTempat, ...]

    @cached_property
    def per_jenis(self) -> list[tuple[str, int, int]]:
        """Name, pagu and what came, of each kind."""
        pagu: dict[str, int] = defaultdict(int)
        cair: dict[str, int] = defaultdict(int)
        for d in self.desa:
            for p in d.isi:
                pagu[p.transfer.jenis] += p.transfer.pagu
                cair[p.transfer.jenis] += p.cair
        return [(str(JenisTransfer(j).label), pagu[j], cair[j]) for j in JenisTransfer.values if j in pagu]

    @property
    def pagu(self) -> int:
        return sum(d.pagu for d in self.desa)

    @property
    def cair(self) -> int:
        return sum(d.cair for d in self.desa)

    @property
    def bebas(self) -> int:
        return sum(d.ruang.bebas for d in self.desa)

    @property
    def telat(self) -> int:
        return sum(d.telat > 0 for d in self.desa)


def list_tahun_transfer(akar: str) -> list[int]:
    """Years with a transfer in a region, the newest first; one query."""
    semua = TransferDesa.objects.filter(under(akar, "kode_desa")).order_by("-tahun")
    return list(semua.values_list("tahun", flat=True).distinct())


def read_pagu(kode_desa: str, tahun: int) -> dict[str, int]:
    """Pagu of one desa by kind; one query."""
    pagu: dict[str, int] = defaultdict(int)
    for jenis, n in TransferDesa.objects.filter(kode_desa=kode_desa, tahun=tahun).values_list(
        "jenis", "pagu"
    ):
        pagu[jenis] += n
    return dict(pagu)


def list_transfer(akar: str, tahun: int, hari_ini: date) -> DaftarTransfer:
    """What the desa of a region receive in a year; four queries."""
    semua = TransferDesa.objects.filter(under(akar, "kode_desa"), tahun=tahun).prefetch_related("tahap")
    per_desa: dict[str, list[Penyaluran]] = defaultdict(list)
    for t in semua:
        tahap = tuple(Tahapan(s, count_telat(s.rencana_on, s.cair_on, hari_ini)) for s in t.tahap.all())
        per_desa[t.kode_desa].append(Penyaluran(t, tahap))
    # The shares that held at the end of that budget year, or hold today.
    pada = min(max(hari_ini, date(tahun, 1, 1)), date(tahun, 12, 31))
    aturan = find_aturan(ATURAN_TERKUNCI, kabupaten=kabupaten_of(akar), pada=pada)
    pilihan = aturan.isi["bagian"] if aturan else []
    tempat = Wilayah.objects.filter(pk__in=list(per_desa)).select_related("induk")
    daftar = [_of_desa(w, per_desa[w.kode], pilihan) for w in tempat]
    return DaftarTransfer(tahun, tuple(sorted(daftar, key=lambda d: (-d.telat, d.desa.kode))))


def _of_desa(desa: Wilayah, isi: list[Penyaluran], pilihan: list[dict[str, str]]) -> TransferTempat:
    urut = sorted(isi, key=lambda p: (URUT_JENIS[p.transfer.jenis], p.transfer.uraian))
    pagu: dict[str, int] = defaultdict(int)
    for p in urut:
        pagu[p.transfer.jenis] += p.transfer.pagu
    return TransferTempat(desa, tuple(urut), count_ruang(pagu, pilihan))
