"""Evaluasi: kode alasan, butir tiap pos, dan papan desa yang belum atau terlambat menyampaikan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from terasa.apbdes.enums import Putusan, StatusApbdes
from terasa.apbdes.models import Apbdes, CatatanEvaluasi, EvaluasiApbdes, PosApbdes
from terasa.apbdes.queries.apbdes import RANCANGAN, Lembaran
from terasa.apbdes.rules.evaluasi import ATURAN_ALASAN, ATURAN_KESEPAKATAN, ATURAN_PENYAMPAIAN, OBJEK
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import count_due, find_aturan, get_aturan, hari_kerja_of, libur_of
from terasa.aturan.rules import hitung_jendela
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah
from terasa.wilayah.rules import kabupaten_of


@dataclass(frozen=True)
class Butir:
    """A line of the raperdes and what was said of it, if anything."""

    pos: PosApbdes
    catatan: CatatanEvaluasi | None

    @property
    def perlu_jawaban(self) -> bool:
        return self.catatan is not None and self.catatan.putusan == Putusan.PERBAIKI


@dataclass(frozen=True)
class PapanApbdes:
    """One desa in one year: its budget in force, its raperdes, the clock that runs on it."""

    desa: Wilayah
    berlaku: Apbdes | None
    rancangan: Apbdes | None
    evaluasi: EvaluasiApbdes | None
    tenggat: Tenggat | None
    hari_ini: date
    # The last day on which a raperdes of that year is agreed, by the rule of the desa's calendar.
    batas_on: date | None = None

    @property
    def terlambat(self) -> int:
        """Days past the due day of the clock that runs, or past that of a raperdes not handed in; 0 when in time."""
        batas = self.tenggat.jatuh_tempo_on if self.tenggat else self.batas_on if self.is_ditunggu else None
        return max((self.hari_ini - batas).days, 0) if batas else 0

    @property
    def is_ditunggu(self) -> bool:
        """Nothing of that year has reached the camat, nor is anything in force."""
        draf = self.rancangan is None or self.rancangan.status == StatusApbdes.DRAF
        return self.berlaku is None and draf and self.evaluasi is None

    @property
    def urutan(self) -> int:
        """What asks for work first."""
        if self.terlambat:
            return 0
        if self.rancangan is not None and self.rancangan.status != StatusApbdes.DRAF:
            return 1
        return 2 if self.berlaku is None else 3


def read_alasan(kode_desa: str, pada: date) -> dict[str, str]:
    """Reasons in force for sending a line back: sentence by code."""
    aturan = get_aturan(ATURAN_ALASAN, kabupaten=kabupaten_of(kode_desa), pada=pada)
    return {a["kode"]: a["nama"] for a in aturan.isi["pilihan"]}


def list_butir(lembaran: Lembaran, evaluasi: EvaluasiApbdes) -> list[Butir]:
    """Every line with its remark; one query."""
    catatan = {c.pos_id: c for c in evaluasi.butir.all()}
    return [Butir(p, catatan.get(p.pk)) for p in lembaran.pos]


def find_tenggat(evaluasi: EvaluasiApbdes) -> Tenggat | None:
    """The clock that runs on it: of the camat, then of the village that mends."""
    return Tenggat.objects.filter(objek_jenis=OBJEK, objek_id=str(evaluasi.pk), selesai_at=None).first()


def days_late_in(evaluasi: EvaluasiApbdes) -> int:
    """Days that the raperdes reached the camat after its due day; 0 when in time."""
    kabupaten = kabupaten_of(evaluasi.apbdes.kode_desa)
    batas = count_due(ATURAN_PENYAMPAIAN, kabupaten=kabupaten, mulai=evaluasi.disepakati_on).jatuh_tempo
    return max((evaluasi.diterima_on - batas).days, 0)


def list_papan(by: Pelaku, tahun: int, hari_ini: date) -> list[PapanApbdes]:
    """Every desa that an office reads, those that ask for work first; three queries."""
    desa = Wilayah.objects.under_any(by.akar_baca).at(Tingkat.DESA).exclude(jenis=Jenis.KELURAHAN)
    setahun = Apbdes.objects.visible_to(by).filter(tahun=tahun).select_related("evaluasi")
    semua = list(setahun.order_by("versi", "revisi"))
    menurut: dict[str, list[Apbdes]] = defaultdict(list)
    for a in semua:
        menurut[a.kode_desa].append(a)
    jam = _clocks([a.evaluasi.pk for a in semua if hasattr(a, "evaluasi")])
    batas = {k: find_batas(k, tahun) for k in {kabupaten_of(a) for a in by.akar_baca if a.count(".")}}
    papan = [
        _board(w, menurut[w.kode], jam, hari_ini, batas.get(kabupaten_of(w.kode)))
        for w in desa.filter(berlaku_sampai=None).select_related("induk")
    ]
    return sorted(papan, key=lambda p: (p.urutan, -p.terlambat))


def find_batas(kabupaten: str, tahun: int) -> date | None:
    """Last day of the window in which the raperdes of a budget year is agreed; None without such a rule."""
    aturan = find_aturan(ATURAN_KESEPAKATAN, kabupaten=kabupaten, pada=date(tahun - 1, 10, 1))
    if aturan is None:
        return None
    kerja = hari_kerja_of(kabupaten, date(tahun - 1, 10, 1))
    return hitung_jendela(aturan, tahun, libur_of(kabupaten), kerja).jatuh_tempo


def _clocks(evaluasi: Sequence[object]) -> dict[str, Tenggat]:
    berjalan = Tenggat.objects.filter(
        objek_jenis=OBJEK, objek_id__in=[str(e) for e in evaluasi], selesai_at=None
    )
    return {t.objek_id: t for t in berjalan}


def _board(
    desa: Wilayah, semua: list[Apbdes], jam: dict[str, Tenggat], hari_ini: date, batas_on: date | None
) -> PapanApbdes:
    berlaku = next((a for a in semua if a.status == StatusApbdes.BERLAKU), None)
    rancangan = next((a for a in semua if a.status in RANCANGAN), None)
    evaluasi = [a.evaluasi for a in semua if hasattr(a, "evaluasi")]
    tenggat = next((jam[str(e.pk)] for e in evaluasi if str(e.pk) in jam), None)
    terakhir = evaluasi[-1] if evaluasi else None
    return PapanApbdes(desa, berlaku, rancangan, terakhir, tenggat, hari_ini, batas_on)
