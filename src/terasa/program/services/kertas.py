"""Evaluasi triwulan sebagai kertas beku: barisnya, jumlahnya, dan predikatnya pada hari itu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.akun.models import Unit
from terasa.akun.permissions import can_read
from terasa.dokumen.models import Dokumen
from terasa.dokumen.rules import says_same
from terasa.dokumen.services import freeze_dokumen, publish_dokumen
from terasa.program.models import KertasTriwulan
from terasa.program.queries import BarisEvaluasi, list_evaluasi
from terasa.program.queries.kertas import JENIS_KERTAS
from terasa.program.rules.evaluasi import Capaian, Predikat, last_day, weigh
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap

# These differ between two papers that say the same.
BUKAN_ISI = ("versi", "menggantikan", "tanggal", "oleh")


class CannotEvaluate(AturanDilanggar):
    """The quarter cannot be frozen so, or not by this office."""


def may_freeze(by: Pelaku, unit_id: int | None) -> bool:
    """Bappeda for any unit of its kabupaten and for all together; a perangkat daerah for itself."""
    if by.jenis == "sistem" or by.jenis == JenisPeran.BAPPEDA:
        return True
    return by.jenis == JenisPeran.PERANGKAT_DAERAH and unit_id is not None and by.unit_id == unit_id


@konteks.act("freeze_evaluasi_triwulan")
def freeze_triwulan(
    *, kabupaten: str, tahun: int, triwulan: int, unit_id: int | None, by: Pelaku, now: datetime
) -> Dokumen:
    """Freeze the evaluation of a finished quarter; the next version where one exists. Raises CannotEvaluate."""
    unit = Unit.objects.filter(pk=unit_id).first() if unit_id else None
    if not may_freeze(by, unit_id) or (unit is not None and unit.kabupaten != kabupaten):
        raise CannotEvaluate(
            _("Evaluasi triwulan dibekukan Bappeda, atau unit pelaksana untuk kegiatannya sendiri."),
            code="bukan-wewenang",
        )
    if by.unit_id != unit_id and not can_read(by, kabupaten):
        raise CannotEvaluate(_("Kabupaten ini di luar wilayah Anda."), code="bukan-wewenang")
    if last_day(tahun, triwulan) >= timezone.localdate(now):
        raise CannotEvaluate(_("Triwulan ini belum berakhir."), code="belum-berakhir")
    baris, pita = list_evaluasi(by, tahun=tahun, triwulan=triwulan, unit=unit_id)
    if not baris:
        raise CannotEvaluate(_("Tidak ada kegiatan pada tahun dan unit ini."), code="kosong")
    isi = build_triwulan(baris, pita, kabupaten=kabupaten, unit=unit, tahun=tahun, triwulan=triwulan)
    return _publish(isi, kabupaten=kabupaten, unit=unit, tahun=tahun, triwulan=triwulan, by=by, now=now)


def _publish(
    isi: dict[str, Any],
    *,
    kabupaten: str,
    unit: Unit | None,
    tahun: int,
    triwulan: int,
    by: Pelaku,
    now: datetime,
) -> Dokumen:
    # Two officers at once meet the unique version; the second is told that nothing changed.
    semua = KertasTriwulan.objects.filter(kabupaten=kabupaten, unit=unit, tahun=tahun, triwulan=triwulan)
    lama = semua.select_for_update(of=("self",)).select_related("dokumen").order_by("-versi").first()
    if lama is not None and says_same(isi, lama.dokumen.isi, BUKAN_ISI):
        raise CannotEvaluate(_("Tidak ada yang berubah sejak versi terakhir."), code="sama")
    versi = lama.versi + 1 if lama else 1
    asal = {"kode": lama.dokumen.kode, "sidik": lama.dokumen.isi_sha256} if lama else {}
    terbitan = freeze_dokumen(
        jenis=JENIS_KERTAS,
        judul=_("Evaluasi triwulan %(triwulan)d tahun %(tahun)d: %(unit)s")
        % {"triwulan": triwulan, "tahun": tahun, "unit": isi["unit"] or isi["tempat"]},
        nomor="",
        kode_wilayah=kabupaten,
        tahun=tahun,
        isi={
            **isi,
            "versi": versi,
            "menggantikan": asal,
            "tanggal": format_tanggal(timezone.localdate(now), hari=True),
            "oleh": by.label,
        },
        now=now,
        unit=unit
        or Unit.objects.filter(kode_wilayah=kabupaten, jenis=JenisUnit.BAPPEDA).order_by("pk").first(),
        versi=versi,
    )
    dokumen = publish_dokumen(terbitan)
    KertasTriwulan.objects.create(
        kabupaten=kabupaten,
        unit=unit,
        tahun=tahun,
        triwulan=triwulan,
        versi=versi,
        dokumen=dokumen,
        oleh=by.label,
    )
    return dokumen


def build_triwulan(
    baris: Sequence[BarisEvaluasi],
    pita: Sequence[Predikat],
    *,
    kabupaten: str,
    unit: Unit | None,
    tahun: int,
    triwulan: int,
) -> dict[str, Any]:
    """Rows, bands and totals; percentages as text with two decimals, money in whole rupiah."""
    hitung = Counter(b.fisik.predikat for b in baris)
    return {
        "bentuk": "terasa-evaluasi-triwulan-1",
        "tempat": nama_lengkap(kabupaten),
        "unit": unit.nama if unit else "",
        "tahun": tahun,
        "triwulan": triwulan,
        "sampai": format_tanggal(last_day(tahun, triwulan)),
        "pita": [{"nama": p.nama, "mulai": p.mulai, "kegiatan": hitung[p.nama]} for p in pita],
        "tanpa_predikat": hitung[""],
        "jumlah": {
            "kegiatan": len(baris),
            "pagu": sum(b.kegiatan.pagu or 0 for b in baris),
            "tanpa_pagu": sum(b.kegiatan.pagu is None for b in baris),
            "fisik": _text(weigh([(b.kegiatan.pagu, b.fisik.nyata) for b in baris])),
            "keuangan": _text(weigh([(b.kegiatan.pagu, b.keuangan.nyata) for b in baris])),
        },
        "baris": [_row(b) for b in baris],
    }


def _row(b: BarisEvaluasi) -> dict[str, Any]:
    k = b.kegiatan
    return {
        "unit": k.unit.nama,
        "kode": k.kode,
        "nama": k.nama,
        "pagu": k.pagu,
        "per": b.per_tanggal.isoformat() if b.per_tanggal else "",
        "fisik": _reached(b.fisik),
        "keuangan": _reached(b.keuangan),
    }


def _reached(c: Capaian) -> dict[str, str]:
    return {
        "rencana": _text(c.rencana),
        "nyata": _text(c.nyata),
        "persen": "" if c.persen is None else str(c.persen),
        "predikat": c.predikat,
    }


def _text(nilai: Decimal | None) -> str:
    return "" if nilai is None else f"{nilai:.2f}"
