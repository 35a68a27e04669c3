"""Membaca proses PAW: tiap langkah dengan jamnya, apa yang menghalanginya, dan proses mana yang terlambat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from terasa.aturan.models import Aturan, Tenggat
from terasa.aturan.queries import find_aturan_many, list_tenggat
from terasa.perangkat.enums import JalurPaw, StatusPaw
from terasa.perangkat.models import CalonPaw, LangkahPaw, MasaJabatan, ProsesPaw, ProsesPawQuerySet
from terasa.perangkat.rules import paw as rules
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of

OBJEK = "paw"
# Clock of each step that has one.
JAM = {kode: b for b in rules.LANGKAH for kode in b.selesaikan}


@dataclass(frozen=True, slots=True)
class BarisLangkah:
    """One step of a procedure as it stands: what was recorded, its clock, its law, and what blocks it."""

    ke: int
    baku: rules.LangkahBaku
    langkah: LangkahPaw | None
    tenggat: Tenggat | None
    dasar: str
    # Amount and unit of the clock, and from when it counts: `30 hari sejak panitia terbentuk`.
    hitungan: str
    halangan: str
    is_berikut: bool

    @property
    def is_terlambat(self) -> bool:
        """Recorded after its due day."""
        return bool(self.langkah and self.tenggat and self.langkah.tanggal > self.tenggat.jatuh_tempo_on)


def list_langkah(proses: ProsesPaw, calon: Sequence[CalonPaw]) -> list[BarisLangkah]:
    """Every step that the law asks of this procedure, in its order. Three queries."""
    jalan = [
        b for b in rules.LANGKAH if proses.jalur == JalurPaw.MUSDES or b.kode in {"pemberhentian", "penjabat"}
    ]
    langkah = {
        x.kode: x
        for x in proses.langkah.select_related("berkas", "dokumen")
        .defer("berkas__isi", "dokumen__isi")
        .prefetch_related("koreksi")
    }
    jam = {t.aturan_kode: t for t in Tenggat.objects.filter(objek_jenis=OBJEK, objek_id=str(proses.pk))}
    kode = sorted({b.aturan for b in jalan})
    aturan = find_aturan_many(kode, kabupaten=kabupaten_of(proses.kode_desa), pada=proses.kosong_on)
    berikut = rules.next_langkah(langkah) if proses.status == StatusPaw.BERJALAN else None
    ditetapkan, terpilih = sum(c.ditetapkan for c in calon), any(c.terpilih for c in calon)
    return [
        BarisLangkah(
            ke=n,
            baku=b,
            langkah=langkah.get(b.kode),
            tenggat=next((jam[k] for k in b.selesaikan if k in jam), None),
            dasar=_dasar(aturan[b.aturan]),
            hitungan=_hitungan(aturan[b.selesaikan[0]]) if b.selesaikan else "",
            halangan=""
            if b.kode in langkah
            else rules.say_blocked(b.kode, langkah, ditetapkan=ditetapkan, is_terpilih=terpilih),
            is_berikut=berikut is not None and b.kode == berikut.kode and b in jalan,
        )
        for n, b in enumerate(jalan, start=1)
    ]


def _dasar(aturan: Aturan | None) -> str:
    return aturan.dasar if aturan else ""


def _hitungan(aturan: Aturan | None) -> str:
    if aturan is None:
        return ""
    return f"{aturan.isi['jumlah']} {aturan.isi['satuan']} sejak {aturan.isi['mulai_dari']}"


@dataclass(frozen=True, slots=True)
class RingkasPaw:
    """A procedure on a list: its next step and the nearest running clock."""

    proses: ProsesPaw
    sudah: int
    dari: int
    berikut: rules.LangkahBaku | None
    tenggat: Tenggat | None
    # Running clocks that are past their day.
    terlambat: int


def list_ringkas(proses: ProsesPawQuerySet, hari: date) -> list[RingkasPaw]:
    """The running ones first, the most urgent at the top. Three queries."""
    semua = list(proses.select_related("masa_lama__orang", "masa_lama__jabatan"))
    sudah: dict[object, set[str]] = defaultdict(set)
    for pk, kode in LangkahPaw.objects.filter(proses__in=semua).values_list("proses_id", "kode"):
        sudah[pk].add(kode)
    jam = _running_clocks(p.pk for p in semua)
    hasil = [_summarise(p, sudah[p.pk], jam[str(p.pk)], hari) for p in semua]
    return sorted(
        hasil,
        key=lambda r: (
            r.proses.status != StatusPaw.BERJALAN,
            r.tenggat.jatuh_tempo_on if r.tenggat else date.max,
            r.proses.kosong_on,
        ),
    )


def _running_clocks(pk: Iterable[object]) -> dict[str, list[Tenggat]]:
    """Clocks of these procedures that were not stopped, the nearest first."""
    hasil: dict[str, list[Tenggat]] = defaultdict(list)
    berjalan = Tenggat.objects.filter(objek_jenis=OBJEK, objek_id__in=[str(x) for x in pk])
    for t in berjalan.filter(selesai_at__isnull=True).order_by("jatuh_tempo_on", "pk"):
        hasil[t.objek_id].append(t)
    return hasil


def _summarise(p: ProsesPaw, sudah: set[str], jam: list[Tenggat], hari: date) -> RingkasPaw:
    jalan = len(rules.LANGKAH) if p.jalur == JalurPaw.MUSDES else 2
    berikut = rules.next_langkah(sudah) if p.status == StatusPaw.BERJALAN else None
    if p.jalur != JalurPaw.MUSDES:
        berikut = None if "penjabat" in sudah or berikut is None else rules.MENURUT_KODE["penjabat"]
    sendiri = next((t for t in jam if berikut and t.aturan_kode in berikut.selesaikan), None)
    return RingkasPaw(
        p,
        len(sudah),
        jalan,
        berikut,
        sendiri or (jam[0] if jam else None),
        sum(t.jatuh_tempo_on < hari for t in jam),
    )


def count_terlambat(by: Pelaku, hari: date) -> tuple[int, date | None]:
    """Steps past their day in the places that an office reads, and the oldest such day. One query."""
    lewat = list_tenggat(by, sampai=hari).filter(objek_jenis=OBJEK, jatuh_tempo_on__lt=hari)
    hari_lewat = list(lewat.values_list("jatuh_tempo_on", flat=True))
    return len(hari_lewat), min(hari_lewat, default=None)


def list_dapat_mulai(by: Pelaku, hari: date) -> list[MasaJabatan]:
    """Village heads in office for whom a procedure can begin. One query."""
    kades = MasaJabatan.objects.visible_to(by).pada(hari).definitif()
    return list(
        kades.filter(jabatan__jenis="kades", rencana_berakhir_on__isnull=False, berakhir_on__isnull=True)
        .select_related("orang", "jabatan__unit")
        .order_by("jabatan__kode_wilayah")
    )
