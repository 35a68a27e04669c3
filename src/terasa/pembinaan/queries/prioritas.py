"""Angka mentah tiap faktor untuk banyak tempat sekaligus; jumlah kuerinya tetap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from terasa.aturan.queries import get_aturan
from terasa.manfaat.models import HasilManfaat
from terasa.pembinaan import rules
from terasa.pembinaan.models import Kunjungan, LaporanMasuk, Temuan
from terasa.pembinaan.rules import Bobot, Prioritas, Ukuran
from terasa.pembinaan.rules.prioritas import share, shortfall, up_to
from terasa.perangkat.models import Jabatan
from terasa.perangkat.queries import list_kursi
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, Realisasi
from terasa.wilayah.models import Wilayah

ATURAN_BOBOT = "bobot-prioritas-pembinaan"
SETAHUN = timedelta(days=365)
Semua = dict[str, Ukuran]


@dataclass(frozen=True, slots=True)
class Tempat:
    """One place with its score and when it was visited last."""

    wilayah: Wilayah
    prioritas: Prioritas
    kunjungan_on: date | None


def read_bobot_pada(kabupaten: str, hari: date) -> tuple[Bobot, ...]:
    """The weights in force. Raises AturanTidakDikenal."""
    return rules.read_bobot(get_aturan(ATURAN_BOBOT, kabupaten=kabupaten, pada=hari).isi)


def list_prioritas(
    kabupaten: str, kode: Sequence[str], now: datetime, hari: date, coba: Mapping[str, int] | None = None
) -> list[Tempat]:
    """Places in the order in which a visit would help most, with every factor; `coba` are weights kept nowhere."""
    bobot = rules.without_saving(read_bobot_pada(kabupaten, hari), coba or {})
    penuh = {b.kode: b.penuh for b in bobot}
    kunjungan, terakhir = _kunjungan(kode, hari, penuh.get("kunjungan", 180))
    faktor: dict[str, Semua] = {
        "laporan": _laporan(kode, now),
        "serapan": _serapan(kabupaten, kode, hari),
        "temuan": _temuan(kode, hari, penuh.get("temuan", 6), terakhir),
        "manfaat": _manfaat(kabupaten, kode),
        "kekosongan": _kekosongan(kode, hari),
        "kunjungan": kunjungan,
    }
    semua = []
    for w in Wilayah.objects.filter(pk__in=kode).select_related("induk"):
        skor = rules.score(bobot, {nama: isi[w.kode] for nama, isi in faktor.items()})
        semua.append((w.kode, Tempat(w, skor, terakhir.get(w.kode)), skor))
    return [tempat for _kode, tempat, _skor in rules.order(semua)]


def _laporan(kode: Sequence[str], now: datetime) -> Semua:
    """Late or missing papers of the papers due in the last year."""
    jumlah: dict[str, int] = defaultdict(int)
    telat: dict[str, int] = defaultdict(int)
    akhir: dict[str, date] = {}
    jatuh = LaporanMasuk.objects.filter(
        kode_wilayah__in=kode, laporan__jatuh_tempo_at__lte=now, laporan__jatuh_tempo_at__gt=now - SETAHUN
    )
    for k, status, dikirim, tempo in jatuh.values_list(
        "kode_wilayah", "status", "dikirim_at", "laporan__jatuh_tempo_at"
    ):
        keadaan = rules.state_of(status, dikirim, tempo, now)
        jumlah[k] += 1
        telat[k] += keadaan.is_terlambat or keadaan.is_ditunggu
        akhir[k] = max(akhir.get(k, tempo.date()), tempo.date())
    tanpa = Ukuran(None, sebab=_("belum ada laporan berkala yang diminta"))
    return {
        k: Ukuran(
            share(telat[k], jumlah[k]),
            _("%(n)d terlambat atau belum") % {"n": telat[k]},
            _("dari %(n)d laporan setahun terakhir") % {"n": jumlah[k]},
            akhir[k],
        )
        if jumlah[k]
        else tanpa
        for k in kode
    }


def _serapan(kabupaten: str, kode: Sequence[str], hari: date) -> Semua:
    """Money spent of the kegiatan of this year that reported, weighed by their pagu."""
    terbaru = Realisasi.objects.filter(kegiatan=OuterRef("pk"), per_tanggal__lte=hari).order_by(
        "-per_tanggal", "-dilaporkan_at"
    )
    semua = (
        Kegiatan.objects.filter(kabupaten=kabupaten, tahun=hari.year, pagu__isnull=False)
        .exclude(status=StatusKegiatan.DIBATALKAN)
        .order_by()
        .annotate(
            persen=Subquery(terbaru.values("keuangan_persen")[:1]),
            per=Subquery(terbaru.values("per_tanggal")[:1]),
        )
    )
    pagu: dict[str, int] = defaultdict(int)
    cair: dict[str, Fraction] = defaultdict(Fraction)
    lapor: dict[str, int] = defaultdict(int)
    jumlah: dict[str, int] = defaultdict(int)
    per: dict[str, date] = {}
    for cakupan, nilai, persen, tanggal in semua.values_list("cakupan", "pagu", "persen", "per"):
        for k in cakupan:
            jumlah[k] += 1
            if persen is not None:
                lapor[k] += 1
                pagu[k] += nilai or 0
                cair[k] += Fraction(persen) * (nilai or 0) / 100
                per[k] = max(per.get(k, tanggal), tanggal)
    hasil = {}
    for k in kode:
        if not lapor[k]:
            sebab = (
                _("belum ada laporan kegiatan tahun ini") if jumlah[k] else _("tidak ada kegiatan tahun ini")
            )
            hasil[k] = Ukuran(None, sebab=sebab)
            continue
        serapan = cair[k] * 100 / pagu[k]
        hasil[k] = Ukuran(
            shortfall(serapan, per[k]),
            _("terserap %(n)d%%") % {"n": round(serapan)},
            _("%(n)d dari %(dari)d kegiatan yang melapor") % {"n": lapor[k], "dari": jumlah[k]},
            per[k],
        )
    return hasil


def _temuan(kode: Sequence[str], hari: date, penuh: int, terakhir: Mapping[str, date]) -> Semua:
    """Open findings that were shared. A place that was never visited has none to count."""
    hitung = (
        Temuan.objects.filter(kode_wilayah__in=kode, kunjungan__disampaikan_at__isnull=False)
        .order_by()
        .values("kode_wilayah")
        .annotate(n=Count("pk"), terbuka=Count("pk", filter=Q(selesai_at__isnull=True)))
    )
    ada = {h["kode_wilayah"]: (h["terbuka"], h["n"]) for h in hitung}
    tanpa = Ukuran(None, sebab=_("belum ada kunjungan yang disampaikan"))
    return {
        k: Ukuran(
            up_to(ada.get(k, (0, 0))[0], penuh),
            _("%(n)d masih terbuka") % {"n": ada.get(k, (0, 0))[0]},
            _("dari %(n)d temuan yang disampaikan") % {"n": ada.get(k, (0, 0))[1]},
            hari,
        )
        if k in ada or k in terakhir
        else tanpa
        for k in kode
    }


def _manfaat(kabupaten: str, kode: Sequence[str]) -> Semua:
    """The lowest lower bound among the newest published waves of the kegiatan there."""
    terbit = HasilManfaat.objects.filter(
        survei_manfaat__kegiatan__kabupaten=kabupaten, ditahan=False, imd_lo__isnull=False
    ).order_by("per_tanggal")
    kegiatan: dict[object, tuple[list[str], Fraction, int, date]] = {}
    kolom = ("survei_manfaat__kegiatan", "survei_manfaat__kegiatan__cakupan", "imd_lo", "n", "per_tanggal")
    for pk, cakupan, lo, n, per in terbit.values_list(*kolom):
        kegiatan[pk] = (cakupan, Fraction(lo), n, per)
    milik: dict[str, list[tuple[Fraction, int, date]]] = defaultdict(list)
    for cakupan, lo, n, per in kegiatan.values():
        for k in cakupan:
            milik[k].append((lo, n, per))
    tanpa = Ukuran(None, sebab=_("belum ada hasil survei manfaat yang terbit"))
    hasil = {}
    for k in kode:
        if not milik[k]:
            hasil[k] = tanpa
            continue
        lo, n, per = min(milik[k])
        dari = ngettext("terendah dari %(n)d kegiatan", "terendah dari %(n)d kegiatan", len(milik[k]))
        hasil[k] = Ukuran(
            1 - min(max(lo / 100, Fraction(0)), Fraction(1)),
            _("batas bawah %(lo)d dari 100, n = %(n)d") % {"lo": round(lo), "n": n},
            dari % {"n": len(milik[k])},
            per,
        )
    return hasil


def _kekosongan(kode: Sequence[str], hari: date) -> Semua:
    """Seats without a definitive holder."""
    kursi: dict[str, int] = defaultdict(int)
    kosong: dict[str, int] = defaultdict(int)
    for k in list_kursi(Jabatan.objects.filter(kode_wilayah__in=kode), hari):
        kursi[k.jabatan.kode_wilayah] += 1
        kosong[k.jabatan.kode_wilayah] += k.is_kosong
    tanpa = Ukuran(None, sebab=_("jabatannya belum dicatat"))
    return {
        k: Ukuran(
            share(kosong[k], kursi[k]),
            _("%(n)d kosong") % {"n": kosong[k]},
            _("dari %(n)d kursi") % {"n": kursi[k]},
            hari,
        )
        if kursi[k]
        else tanpa
        for k in kode
    }


def _kunjungan(kode: Sequence[str], hari: date, penuh: int) -> tuple[Semua, dict[str, date]]:
    """Days since the last visit of any office."""
    dikunjungi = Kunjungan.objects.filter(
        kode_wilayah__in=kode, dilaksanakan_on__lte=hari, status__in=["dicatat", "disampaikan", "selesai"]
    )
    terakhir = {
        b["kode_wilayah"]: b["hari"]
        for b in dikunjungi.order_by().values("kode_wilayah").annotate(hari=Max(F("dilaksanakan_on")))
    }
    tanpa = Ukuran(None, sebab=_("belum ada kunjungan yang tercatat"))
    semua = {}
    for k in kode:
        if k not in terakhir:
            semua[k] = tanpa
            continue
        lama = (hari - terakhir[k]).days
        semua[k] = Ukuran(
            up_to(lama, penuh),
            ngettext("%(n)d hari lalu", "%(n)d hari lalu", lama) % {"n": lama},
            _("penuh pada %(n)d hari") % {"n": penuh},
            terakhir[k],
        )
    return semua, terakhir
