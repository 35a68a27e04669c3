"""Membaca kegiatan: yang publik, yang menunggu dibuat, dan kemajuannya."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DateField, DecimalField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate

from terasa.akun.enums import JenisPeran
from terasa.aturan.queries import count_batas, find_aturan
from terasa.musrenbang.enums import HasilAlokasi
from terasa.musrenbang.models import Usulan, UsulanQuerySet
from terasa.program.models import Kegiatan, KegiatanUsulan, Pertanyaan, Realisasi
from terasa.program.rules import BERJALAN, MATI, Kemajuan
from terasa.program.rules.evaluasi import Capaian, Predikat, judge, last_day, read_predikat
from terasa.program.rules.rencana import Ambang, RencanaBaris, TitikRencana, accumulate, plan_on
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import list_desa

AMBANG_BAWAAN = Decimal(20)
TANPA_KABAR = "kegiatan-tanpa-kabar"
# Which report is the newest: by its day, and of one day the one that came last.
TERBARU = ("-per_tanggal", "-dilaporkan_at", "-id")


def reports_of_row() -> QuerySet[Realisasi]:
    """Reports of the kegiatan of the row around it, the newest first; for a subquery."""
    return Realisasi.objects.filter(kegiatan=OuterRef("pk")).order_by(*TERBARU)


def with_kemajuan(daftar: QuerySet[Kegiatan]) -> QuerySet[Kegiatan]:
    """Annotate `fisik`, `keuangan` and `per_tanggal` of the newest report; None before the first."""
    terakhir = reports_of_row()
    return daftar.annotate(
        fisik=Subquery(terakhir.values("fisik_persen")[:1], output_field=DecimalField()),
        keuangan=Subquery(terakhir.values("keuangan_persen")[:1], output_field=DecimalField()),
        per_tanggal=Subquery(terakhir.values("per_tanggal")[:1], output_field=DateField()),
    )


def with_kabar(daftar: QuerySet[Kegiatan], hari: date) -> QuerySet[Kegiatan]:
    """Those under way this year or before, with `kabar_on`: the day of the last report, else of the start."""
    berjalan = daftar.filter(status__in=BERJALAN, tahun__lte=hari.year)
    # Entered last year for this one, it owes news from the first day of its budget year on.
    awal_tahun = Func(F("tahun"), Value(1), Value(1), function="make_date", output_field=DateField())
    mulai = Greatest(TruncDate("dibuat_at"), awal_tahun)
    return with_kemajuan(berjalan).annotate(kabar_on=Coalesce("per_tanggal", mulai))


def list_diam(
    daftar: QuerySet[Kegiatan], hari: date, *, kabupaten: str, bagian: str = "ingatkan"
) -> QuerySet[Kegiatan]:
    """Those under way without a report for as long as the rule allows, the longest silence first. `bagian` "hari" asks
    for those of which the public reads that there is no news."""
    batas = count_batas(TANPA_KABAR, kabupaten=kabupaten, pada=hari, bagian=bagian)
    return with_kabar(daftar, hari).filter(Q(kabar_on__lt=batas.sejak_on)).order_by(F("kabar_on").asc(), "pk")


def list_publik(
    *, kata: str = "", tahun: int | None = None, unit: int | None = None, status: str = "", wilayah: str = ""
) -> QuerySet[Kegiatan]:
    """Every funded kegiatan, filtered; `wilayah` finds what serves that region or lies anywhere inside it."""
    daftar = Kegiatan.objects.select_related("unit")
    if kata:
        daftar = daftar.filter(
            Q(nama__icontains=kata) | Q(lokasi__icontains=kata) | Q(kode=kata.upper().replace("-", ""))
        )
    if tahun:
        daftar = daftar.filter(tahun=tahun)
    if unit:
        daftar = daftar.filter(unit_id=unit)
    if status:
        daftar = daftar.filter(status=status)
    return serving(daftar, wilayah) if wilayah else daftar


def serving(daftar: QuerySet[Kegiatan], wilayah: str) -> QuerySet[Kegiatan]:
    """Those that serve at least one desa of a region."""
    tingkat = wilayah.count(".")
    if tingkat <= 1:
        return daftar.filter(kabupaten__gte=wilayah, kabupaten__lt=f"{wilayah}/")
    desa = [wilayah] if tingkat == 3 else [w.kode for w in list_desa(wilayah)]
    return daftar.filter(cakupan__overlap=desa)


def chosen_usulan(by: Pelaku) -> UsulanQuerySet:
    """Usulan that the confirmed allocation chose for this office and that no living kegiatan answers yet."""
    terpilih = Usulan.objects.filter(
        pos_alokasi__hasil=HasilAlokasi.TERPILIH, pos_alokasi__alokasi__is_ditetapkan=True
    ).distinct()
    if by.jenis == JenisPeran.BAPPEDA:
        terpilih = terpilih.filter(kabupaten=by.kabupaten, unit_tujuan__isnull=False)
    else:
        terpilih = terpilih.filter(unit_tujuan_id=by.unit_id, unit_tujuan__isnull=False)
    hidup = KegiatanUsulan.objects.filter(usulan=OuterRef("pk")).exclude(kegiatan__status__in=MATI)
    return terpilih.exclude(Exists(hidup)).order_by("kode_desa", "judul")


def not_chosen(usulan: Iterable[Usulan]) -> list[Usulan]:
    """Those among them that no confirmed allocation chose."""
    semua = list(usulan)
    terpilih = set(
        Usulan.objects.filter(
            pk__in=[u.pk for u in semua],
            pos_alokasi__hasil=HasilAlokasi.TERPILIH,
            pos_alokasi__alokasi__is_ditetapkan=True,
        ).values_list("pk", flat=True)
    )
    return [u for u in semua if u.pk not in terpilih]


def find_kemajuan(kegiatan: Kegiatan, *, sampai: date) -> Kemajuan | None:
    """The newest report dated on or before that day."""
    return next((k for k in list_kemajuan(kegiatan) if k.per_tanggal <= sampai), None)


def list_kemajuan(kegiatan: Kegiatan) -> list[Kemajuan]:
    """Every report, the newest day first."""
    return [laporan.as_kemajuan() for laporan in kegiatan.realisasi.order_by(*TERBARU)]


def list_titik_rencana(kegiatan: Kegiatan) -> list[TitikRencana]:
    """Its plan curve, month by month; empty without a plan."""
    baris = [RencanaBaris(r.bulan, r.keuangan, r.fisik) for r in kegiatan.rencana.all()]
    return accumulate(baris, kegiatan.pagu)


def deviasi_ambang(kabupaten: str, pada: date) -> Ambang | None:
    """How far behind its plan a kegiatan may lie, by the rule in force; None where there is none."""
    aturan = find_aturan("deviasi-rencana", kabupaten=kabupaten, pada=pada)
    return Ambang.dari(aturan.isi) if aturan else None


def list_pertanyaan(by: Pelaku) -> QuerySet[Pertanyaan]:
    """Questions that wait for an answer among the kegiatan of an office, the one due first first."""
    terbuka = Pertanyaan.objects.filter(kegiatan__in=Kegiatan.objects.visible_to(by), dijawab_at__isnull=True)
    return terbuka.select_related("kegiatan__unit", "realisasi").order_by("jatuh_tempo_on", "pk")


def selisih_ambang(kabupaten: str, pada: date) -> Decimal:
    """Percentage points between money and work that need an explanation, by the rule in force."""
    aturan = find_aturan("selisih-fisik-keuangan", kabupaten=kabupaten, pada=pada)
    return Decimal(str(aturan.isi["nilai"])) if aturan else AMBANG_BAWAAN


@dataclass(frozen=True)
class BarisEvaluasi:
    """One kegiatan at the end of a quarter: its newest report by then against its plan by then."""

    kegiatan: Kegiatan
    per_tanggal: date | None
    fisik: Capaian
    keuangan: Capaian

    @property
    def pasangan(self) -> tuple[Capaian, Capaian]:
        """Work, then money, as a table shows them."""
        return self.fisik, self.keuangan


def list_evaluasi(
    by: Pelaku, *, tahun: int, triwulan: int, unit: int | None = None
) -> tuple[list[BarisEvaluasi], list[Predikat]]:
    """Kegiatan that an office reads, still living, with plan, reached and band; and the bands. Four queries."""
    hari = last_day(tahun, triwulan)
    aturan = find_aturan("predikat-capaian", kabupaten=by.kabupaten, pada=hari)
    pita = read_predikat(aturan.isi) if aturan else []
    semua = Kegiatan.objects.visible_to(by).filter(tahun=tahun).exclude(status__in=MATI)
    if unit:
        semua = semua.filter(unit_id=unit)
    daftar = list(
        semua.select_related("unit").prefetch_related("rencana").order_by("unit__nama", "nama", "pk")
    )
    laporan = Realisasi.objects.filter(kegiatan__in=daftar, per_tanggal__lte=hari)
    terbaru = {r.kegiatan_id: r for r in laporan.order_by("per_tanggal", "dilaporkan_at", "id")}
    return [_evaluate(k, terbaru.get(k.pk), hari, pita) for k in daftar], pita


def _evaluate(kegiatan: Kegiatan, r: Realisasi | None, hari: date, pita: list[Predikat]) -> BarisEvaluasi:
    rencana = plan_on(list_titik_rencana(kegiatan), kegiatan.tahun, hari)
    nol = Decimal(0)
    return BarisEvaluasi(
        kegiatan,
        r.per_tanggal if r else None,
        judge(rencana.fisik if rencana else None, r.fisik_persen if r else nol, pita),
        judge(rencana.keuangan if rencana else None, r.keuangan_persen if r else nol, pita),
    )
