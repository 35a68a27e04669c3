"""Menghitung hasil SKM dari jawaban yang tertutup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import get_aturan
from terasa.layanan import rules
from terasa.layanan.models import HasilSkm, JawabanSkm, Layanan, SurveiSkm
from terasa.statistik.angka import BatasTerbit
from terasa.statistik.kisaran import group_kecil
from terasa.statistik.skm import UNSUR, Pita, Skm, measure_jumlah
from terasa.umum import konteks

Nilai = Sequence[int | None]


def write_hasil(survei: SurveiSkm, pita: Sequence[Pita], batas: BatasTerbit) -> list[HasilSkm]:
    """The unit first, then its services; those with few answers stand together, so that none is left by subtraction."""
    per = _read(survei)
    semua = [baris for isi in per.values() for baris in isi]
    hasil = [_measure(survei, "", list(per), semua, pita, batas)]
    layanan = dict(Layanan.objects.filter(pk__in=per).values_list("pk", "nama"))
    urut = sorted(per, key=lambda pk: layanan[pk])
    kelompok = group_kecil([len(per[pk]) for pk in urut], batas.tahan)
    for letak in kelompok if len(kelompok) > 1 else ():
        kunci = [urut[i] for i in letak]
        nama = ", ".join(layanan[pk] for pk in kunci)[:500]
        hasil.append(_measure(survei, nama, kunci, [b for pk in kunci for b in per[pk]], pita, batas))
    return HasilSkm.objects.bulk_create(hasil)


def read_batas(survei: SurveiSkm, now: datetime) -> BatasTerbit:
    """From how many answers a figure may be shown."""
    aturan = get_aturan("terbit-survei", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    return BatasTerbit(int(aturan.isi["sembunyikan_di_bawah"]), int(aturan.isi["peringatan_di_bawah"]))


def read_pita(survei: SurveiSkm, now: datetime) -> list[Pita]:
    """The bands of quality in force."""
    aturan = get_aturan("mutu-skm", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    return rules.bands_of(aturan.isi)


def _read(survei: SurveiSkm) -> dict[UUID, list[Nilai]]:
    """Rows of answers by service, in a fixed order so that the interval can be computed again."""
    per: dict[UUID, list[Nilai]] = defaultdict(list)
    with konteks.sebagai_sistem():
        semua = JawabanSkm.objects.filter(survei=survei).order_by("pk").values_list("layanan_id", "nilai")
        for layanan_id, nilai in semua:
            per[layanan_id].append(nilai)
    return per


def _measure(
    survei: SurveiSkm,
    nama: str,
    layanan: list[UUID],
    baris: Sequence[Nilai],
    pita: Sequence[Pita],
    batas: BatasTerbit,
) -> HasilSkm:
    n = len(baris)
    hasil = HasilSkm(survei=survei, nama=nama, layanan_id=layanan, n=n)
    if not n:
        hasil.alasan = _("Tidak ada jawaban.")
        return hasil
    if n < batas.tahan:
        hasil.alasan = _("Baru %(n)d jawaban; hasil tampil mulai %(batas)d jawaban.") % {
            "n": n,
            "batas": batas.tahan,
        }
        return hasil
    hasil.dijawab = [sum(b[i] is not None for b in baris) for i in range(len(UNSUR))]
    hasil.jumlah = [sum(b[i] or 0 for b in baris) for i in range(len(UNSUR))]
    sedikit = [u for u, d in zip(UNSUR, hasil.dijawab, strict=True) if d < batas.tahan]
    if sedikit:
        _withhold(hasil, sedikit)
        return hasil
    _fill_index(hasil, measure_jumlah(hasil.jumlah, hasil.dijawab, n, pita), baris)
    return hasil


def _withhold(hasil: HasilSkm, sedikit: Sequence[str]) -> None:
    """An unsur that too few answered is not shown, and so there is no index, from which it would follow."""
    for unsur in sedikit:
        hasil.jumlah[UNSUR.index(unsur)] = hasil.dijawab[UNSUR.index(unsur)] = 0
    hasil.alasan = _("Unsur %(unsur)s tidak dijawab cukup orang; IKM memerlukan kesembilannya.") % {
        "unsur": ", ".join(sedikit)
    }


def _fill_index(hasil: HasilSkm, skm: Skm, baris: Sequence[Nilai]) -> None:
    # NumPy is needed here only; pages read what is stored.
    from terasa.statistik.skm_selang import bootstrap_ikm

    selang = bootstrap_ikm(baris)
    assert skm.mutu is not None  # every unsur was answered
    assert selang is not None
    hasil.ikm, hasil.mutu, hasil.lo, hasil.hi = skm.ikm, skm.mutu.value, selang.lo, selang.hi
