"""Membaca gelombang dan hasilnya; jawaban satu per satu tidak pernah dibaca dari sini."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.db.models import Q, QuerySet

from terasa import statistik
from terasa.aturan.queries import count_due, find_aturan
from terasa.aturan.rules import AturanTidakDikenal
from terasa.manfaat.enums import Gelombang
from terasa.manfaat.models import SurveiManfaat
from terasa.manfaat.rules import ATURAN_GELOMBANG
from terasa.program.models import Kegiatan, SerahTerima
from terasa.umum.pelaku import Pelaku

URUTAN = {gelombang.value: nomor for nomor, gelombang in enumerate(Gelombang)}


def list_gelombang(kegiatan: Kegiatan) -> list[SurveiManfaat]:
    """Waves of a kegiatan in their order, with survey and published figures. One query."""
    semua = SurveiManfaat.objects.filter(kegiatan=kegiatan).select_related("survei", "hasil")
    return sorted(semua, key=lambda s: URUTAN[s.gelombang])


def list_berjalan(by: Pelaku) -> QuerySet[SurveiManfaat]:
    """Waves inside the organiser's territory, the running ones first, then the newest."""
    cakupan = Q(pk__in=[])
    for akar in by.akar_baca:
        cakupan |= Q(kegiatan__kabupaten__gte=akar, kegiatan__kabupaten__lt=f"{akar}/")
    semua = SurveiManfaat.objects.filter(cakupan).select_related("survei", "kegiatan", "hasil")
    return semua.order_by("survei__ditutup_at", "-survei__diundi_at")


def opens_on(gelombang: str, serah: SerahTerima, kabupaten: str) -> date:
    """First day of a wave: the handover, the opening of its window, or the end of the window before it."""
    if gelombang == Gelombang.SERAH_TERIMA:
        return serah.tanggal
    try:
        kedua = count_due(ATURAN_GELOMBANG[Gelombang.BULAN_3_6], kabupaten=kabupaten, mulai=serah.tanggal)
    except AturanTidakDikenal:
        return serah.tanggal
    if gelombang == Gelombang.BULAN_3_6:
        return kedua.dibuka or serah.tanggal
    return kedua.jatuh_tempo


def batas_terbit(kabupaten: str, pada: date) -> statistik.BatasTerbit:
    """Below which n figures are withheld or warned about, by the rule in force."""
    aturan = find_aturan("terbit-survei", kabupaten=kabupaten, pada=pada)
    if aturan is None:
        return statistik.BATAS_TERBIT
    return statistik.BatasTerbit(
        int(aturan.isi["sembunyikan_di_bawah"]), int(aturan.isi["peringatan_di_bawah"])
    )


def rho(kabupaten: str, pada: date) -> Fraction:
    """Intra-cluster correlation of answers inside one desa, by the rule in force."""
    aturan = find_aturan("survei-gerombol", kabupaten=kabupaten, pada=pada)
    return Fraction(str(aturan.isi["nilai"])) if aturan else Fraction(1, 20)
