"""Membaca gelombang dan hasilnya; jawaban satu per satu tidak pernah dibaca dari sini."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from terasa import statistik
from terasa.aturan.models import Aturan
from terasa.aturan.queries import count_due, find_aturan, find_aturan_many
from terasa.aturan.rules import AturanTidakDikenal
from terasa.manfaat.enums import Butir, Gelombang, Kelompok
from terasa.manfaat.models import HasilManfaat, JawabanSukarela, SurveiManfaat
from terasa.manfaat.rules import ATURAN_GELOMBANG
from terasa.program.models import Kegiatan, SerahTerima
from terasa.survei.enums import StatusSurvei
from terasa.survei.models import HitunganRT, Kerangka
from terasa.survei.permissions import can_count
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

URUTAN = {gelombang.value: nomor for nomor, gelombang in enumerate(Gelombang)}
KELOMPOK = {kelompok.value: nomor for nomor, kelompok in enumerate(Kelompok)}
ATURAN_TERBIT, ATURAN_GEROMBOL = "terbit-survei", "survei-gerombol"


def list_gelombang(kegiatan: Kegiatan) -> list[SurveiManfaat]:
    """Waves of a kegiatan in their order, with survey and published figures. One query."""
    semua = list(SurveiManfaat.objects.filter(kegiatan=kegiatan).select_related("survei", "hasil"))
    for satu in semua:
        satu.kegiatan = kegiatan
    return sorted(semua, key=lambda s: (URUTAN[s.gelombang], KELOMPOK[s.kelompok]))


def list_berjalan(by: Pelaku) -> QuerySet[SurveiManfaat]:
    """Waves inside the organiser's territory, the running ones first, then the newest."""
    cakupan = Q(pk__in=[])
    for akar in by.akar_baca:
        cakupan |= Q(kegiatan__kabupaten__gte=akar, kegiatan__kabupaten__lt=f"{akar}/")
    semua = SurveiManfaat.objects.filter(cakupan).select_related("survei", "kegiatan", "hasil")
    return semua.order_by("survei__ditutup_at", "-survei__diundi_at")


def list_dihitung(by: Pelaku) -> list[SurveiManfaat]:
    """Waves that are being prepared in a desa whose houses this post may count."""
    disiapkan = SurveiManfaat.objects.filter(survei__status=StatusSurvei.DISIAPKAN, survei__cara="rt")
    semua = disiapkan.select_related("survei", "kegiatan").order_by("survei__dibuat_at")
    return [sm for sm in semua if any(can_count(by, desa) for desa in sm.survei.cakupan)]


def count_sukarela(kegiatan: Kegiatan) -> dict[str, dict[str, int]]:
    """Answers of those who came by themselves up to a publication, by question: `{"pakai": {"ya": 3}}`.

    Nothing before the first figures are out, so that nobody reads the wind from them; each question by itself from
    enough answers on, and afterwards in steps of as many (`statistik.tahan`).
    """
    hasil = HasilManfaat.objects.filter(survei_manfaat__kegiatan=kegiatan)
    terbit = [
        (saat, batas_terbit(kegiatan.kabupaten, timezone.localdate(saat)))
        for saat in hasil.values_list("diterbitkan_at", flat=True)
    ]
    if not terbit:
        return {}
    with transaction.atomic(savepoint=False), konteks.sebagai_sistem():
        datang = JawabanSukarela.objects.filter(
            kegiatan=kegiatan, diterima_at__lte=max(saat for saat, _b in terbit)
        )
        semua = list(datang.order_by("diterima_at", "pk").values_list("diterima_at", "isi"))
    hitungan = {b.value: _count_question(b.value, semua, terbit) for b in Butir}
    return {butir: isi for butir, isi in hitungan.items() if isi}


def _count_question(
    butir: str,
    semua: Sequence[tuple[datetime, Mapping[str, str]]],
    terbit: Sequence[tuple[datetime, statistik.BatasTerbit]],
) -> dict[str, int]:
    jawab = [(saat, isi[butir]) for saat, isi in semua if butir in isi]
    tampil = statistik.cut_growing([saat for saat, _j in jawab], terbit)
    return dict(Counter(satu for _s, satu in jawab[:tampil]))


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
    return _read_batas(find_aturan(ATURAN_TERBIT, kabupaten=kabupaten, pada=pada))


def ukuran_terbit(kabupaten: str, pada: date) -> tuple[Fraction, statistik.BatasTerbit]:
    """Intra-cluster correlation of answers inside one desa, and `batas_terbit`, by the rules in force. One query."""
    ada = find_aturan_many((ATURAN_GEROMBOL, ATURAN_TERBIT), kabupaten=kabupaten, pada=pada)
    gerombol = ada[ATURAN_GEROMBOL]
    rho = Fraction(str(gerombol.isi["nilai"])) if gerombol else Fraction(1, 20)
    return rho, _read_batas(ada[ATURAN_TERBIT])


def _read_batas(aturan: Aturan | None) -> statistik.BatasTerbit:
    if aturan is None:
        return statistik.BATAS_TERBIT
    return statistik.BatasTerbit(
        int(aturan.isi["sembunyikan_di_bawah"]), int(aturan.isi["peringatan_di_bawah"])
    )


@dataclass(frozen=True)
class KataWarga:
    """What drawn residents answered to one question: x of n in per cent with its interval, as published."""

    kelompok: str
    gelombang: str
    per_tanggal: date
    x: int
    n: int
    persen: float
    bawah: float
    atas: float


def list_terjangkau(semua: Iterable[SurveiManfaat]) -> list[KataWarga]:
    """Of waves in their order: per group, the newest published share who can reach or use it. Withheld ones are left
    out; groups are never pooled."""
    terbaru: dict[str, KataWarga] = {}
    for sm in semua:
        hasil: HasilManfaat | None = getattr(sm, "hasil", None)
        isi = hasil.butir.get(Butir.TERJANGKAU.value, {}) if hasil else {}
        if hasil is not None and "persen" in isi:
            terbaru[sm.kelompok] = KataWarga(
                sm.kelompok,
                sm.gelombang,
                hasil.per_tanggal,
                isi["x"],
                isi["n"],
                isi["persen"],
                isi["lo"],
                isi["hi"],
            )
    return [terbaru[k] for k in KELOMPOK if k in terbaru]


def list_hitungan_rt(kegiatan: Kegiatan) -> list[HitunganRT]:
    """Houses of each RT that two people agreed on, in the newest frame that was locked for a wave of this kegiatan."""
    milik = SurveiManfaat.objects.filter(kegiatan=kegiatan).values("survei")
    terkunci = Kerangka.objects.filter(survei__in=milik, dikunci_at__isnull=False)
    terakhir = terkunci.order_by("-dikunci_at").first()
    return list(terakhir.hitungan.filter(rumah__gt=0)) if terakhir else []
