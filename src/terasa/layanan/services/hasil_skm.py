"""Menghitung hasil SKM dari jawaban yang tertutup, dan membekukan laporannya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import find_aturan, get_aturan
from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.layanan import rules
from terasa.layanan.models import HasilSkm, JawabanSkm, Layanan, SurveiSkm
from terasa.statistik.angka import BatasTerbit
from terasa.statistik.kisaran import group_kecil
from terasa.statistik.skm import (
    BOBOT,
    NAMA_UNSUR,
    PALING_SEDIKIT_DIJAWAB,
    SEBUTAN,
    UNSUR,
    Mutu,
    Pita,
    Skm,
    measure_jumlah,
)
from terasa.umum import konteks
from terasa.umum.tanggal import format_tanggal

Nilai = Sequence[int | None]
JENIS_DOKUMEN = "laporan_skm"


def write_hasil(survei: SurveiSkm, now: datetime) -> list[HasilSkm]:
    """The unit first, then its services; those with few answers stand together, so that none is left by subtraction."""
    per, pita, batas = _read(survei), _bands(survei, now), read_batas(survei, now)
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


def _bands(survei: SurveiSkm, now: datetime) -> list[Pita]:
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


def freeze_laporan(survei: SurveiSkm, hasil: Sequence[HasilSkm], now: datetime) -> Dokumen:
    """The yearly report in its usual form, with a code by which anyone checks it."""
    total, tiap = hasil[0], hasil[1:]
    aturan = find_aturan("mutu-skm", kabupaten=survei.unit.kabupaten, pada=timezone.localdate(now))
    isi: dict[str, Any] = {
        "unit": survei.unit.nama,
        "periode": f"{format_tanggal(survei.dari_on)} – {format_tanggal(survei.sampai_on)}",
        "populasi": survei.populasi,
        "sampel": survei.sampel,
        "dasar": aturan.dasar if aturan else "",
        "total": _as_json(total),
        "unsur": list_unsur(total),
        "layanan": [_as_json(h) for h in tiap],
        "catatan": _notes(survei, total, read_batas(survei, now)),
    }
    return publish_dokumen(
        freeze_dokumen(
            jenis=JENIS_DOKUMEN,
            judul=_("Laporan SKM %(unit)s") % {"unit": survei.unit.nama},
            nomor="",
            kode_wilayah=survei.kode_wilayah,
            tahun=survei.sampai_on.year,
            isi=isi,
            now=now,
            unit=survei.unit,
        )
    )


def list_unsur(hasil: HasilSkm) -> list[dict[str, Any]]:
    """Of each unsur its name, how many answered and its NRR as text; "" where too few did."""
    dijawab = hasil.dijawab or [0] * len(UNSUR)
    jumlah = hasil.jumlah or [0] * len(UNSUR)
    return [
        {
            "kode": u,
            "nama": NAMA_UNSUR[u],
            "dijawab": d,
            "nrr": koma(Fraction(j, d), 3) if d else "",
            "tertimbang": koma(Fraction(j, d) * BOBOT, 3) if d else "",
        }
        for u, d, j in zip(UNSUR, dijawab, jumlah, strict=True)
    ]


def koma(nilai: Fraction | Decimal, angka: int) -> str:
    """Half up, with a decimal comma."""
    bulat = int(Fraction(nilai) * 10**angka + Fraction(1, 2))
    return f"{bulat // 10**angka},{bulat % 10**angka:0{angka}d}"


def _as_json(hasil: HasilSkm) -> dict[str, Any]:
    ada = hasil.ikm is not None and hasil.lo is not None and hasil.hi is not None
    return {
        "nama": hasil.nama,
        "n": hasil.n,
        "ikm": koma(hasil.ikm, 2) if hasil.ikm is not None else "",
        "mutu": hasil.mutu,
        "sebutan": SEBUTAN[Mutu(hasil.mutu)] if hasil.mutu else "",
        "selang": f"{koma(hasil.lo, 2)}–{koma(hasil.hi, 2)}" if ada else "",  # type: ignore[arg-type]  # both are there
        "alasan": hasil.alasan,
    }


def _notes(survei: SurveiSkm, total: HasilSkm, batas: BatasTerbit) -> list[str]:
    """What is to be read beside the figures: few respondents, and unsur that fewer than 80 % of them answered."""
    catatan = []
    if total.ikm is not None and total.n < batas.peringatan:
        catatan.append(_("Respondennya sedikit: selangnya lebar, jangan dibandingkan."))
    if total.n < survei.sampel:
        catatan.append(
            _("Responden %(n)d orang, kurang dari sampel %(sampel)d.")
            % {"n": total.n, "sampel": survei.sampel}
        )
    for unsur, banyak in zip(UNSUR, total.dijawab, strict=False):
        if 0 < banyak < PALING_SEDIKIT_DIJAWAB * total.n:
            catatan.append(
                _("%(unsur)s dijawab %(banyak)d dari %(n)d orang.")
                % {"unsur": unsur, "banyak": banyak, "n": total.n}
            )
    return catatan
