"""Bagian perangkat: masa jabatan yang berakhir dalam dua belas bulan, dan kursi yang kosong."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from terasa.perangkat.models import (
    DEFINITIF,
    Jabatan,
    JabatanQuerySet,
    MasaJabatan,
    PerubahanMasa,
    TandaPenjabat,
)
from terasa.serah_terima.rules import Bagian, Kolom, Lingkup
from terasa.wilayah.models import under

KOLOM = (
    Kolom("jabatan", "Jabatan"),
    Kolom("kantor", "Kantor"),
    Kolom("pemegang", "Pemegang"),
    Kolom("cara", "Cara menjabat"),
    Kolom("hal", "Keadaan"),
    Kolom("tanggal", "Tanggal", "tanggal"),
)

KOLOM_PENJABAT = (
    Kolom("tindakan", "Tindakan"),
    Kolom("batas", "Batas yang disentuh"),
    Kolom("dasar", "Dasar"),
    Kolom("tanggal", "Berlaku", "tanggal"),
)


def list_perangkat(lingkup: Lingkup) -> Bagian:
    """Terms that end within twelve months after that day, and seats without a definitive holder. Three queries."""
    jabatan = list(_posts(lingkup).ada_pada(lingkup.tanggal).select_related("unit"))
    masa: dict[tuple[object, int], list[tuple[MasaJabatan, date | None]]] = {}
    semula = _planned(lingkup)
    dipegang = MasaJabatan.objects.filter(jabatan__in=jabatan, mulai_on__lte=lingkup.tanggal)
    for m in dipegang.select_related("orang").order_by("mulai_on", "pk"):
        akhir = m.berakhir_on or semula.get(m.pk, m.rencana_berakhir_on)
        masa.setdefault((m.jabatan_id, m.kursi_ke), []).append((m, akhir))
    sampai = _year_after(lingkup.tanggal)
    berakhir, kosong = [], []
    for j in jabatan:
        for ke in range(1, j.kursi + 1):
            semua = masa.get((j.pk, ke), [])
            kini = [(m, a) for m, a in semua if a is None or a > lingkup.tanggal]
            berakhir += [_row(j, ke, m, "berakhir", a) for m, a in kini if a is not None and a <= sampai]
            if not any(m.cara in DEFINITIF for m, _a in kini):
                dulu = [a for m, a in semua if m.cara in DEFINITIF and a]
                kosong.append(_row(j, ke, kini[0][0] if kini else None, "kosong", max(dulu, default=None)))
    baris = sorted(
        berakhir, key=lambda b: (b["tanggal"] or "", b["kantor"] or "", b["jabatan"] or "")
    ) + sorted(kosong, key=lambda b: (b["tanggal"] or "", b["kantor"] or "", b["jabatan"] or ""))
    return Bagian(
        "perangkat",
        {"berakhir dalam 12 bulan": len(berakhir), "kosong": len(kosong)},
        KOLOM,
        baris,
        "Tidak ada masa jabatan yang berakhir dalam dua belas bulan dan tidak ada kursi kosong.",
        ("Tanggal pada kursi kosong adalah hari pertama tanpa pejabat definitif.",),
    )


def list_penjabat(lingkup: Lingkup) -> Bagian:
    """Acts that touched a limit of the penjabat bupati, up to that day."""
    tanda = TandaPenjabat.objects.filter(
        kabupaten=lingkup.kabupaten, berlaku_on__lte=lingkup.tanggal, pada__lt=lingkup.batas
    )
    baris = [
        {"tindakan": t.uraian, "batas": t.batas_nama, "dasar": t.dasar, "tanggal": t.berlaku_on.isoformat()}
        for t in tanda.order_by("berlaku_on", "pada", "batas", "pk")
    ]
    return Bagian(
        "penjabat",
        {"ditandai": len(baris)},
        KOLOM_PENJABAT,
        baris,
        "Tidak ada tindakan yang menyentuh batas penjabat.",
        ("Ini tanda dan bukan penilaian: apakah batasnya dilanggar diputuskan yang berwenang.",),
    )


def _posts(lingkup: Lingkup) -> JabatanQuerySet:
    if lingkup.is_unit:
        return Jabatan.objects.filter(unit_id=lingkup.unit_id)
    return Jabatan.objects.filter(Q(unit_id=lingkup.unit_id) | under(lingkup.kode, "kode_wilayah"))


def _planned(lingkup: Lingkup) -> dict[object, date | None]:
    """Planned ends that a later change moved, as they stood before it."""
    sesudah = PerubahanMasa.objects.filter(pada__gte=lingkup.batas).order_by("-pada", "-id")
    return dict(sesudah.values_list("masa_id", "semula_on"))


def _row(
    j: Jabatan, ke: int, m: MasaJabatan | None, hal: str, tanggal: date | None
) -> dict[str, str | int | None]:
    kursi = f" (kursi {ke})" if j.kursi > 1 else ""
    return {
        "jabatan": f"{j.nama}{kursi}",
        "kantor": j.unit.nama,
        "pemegang": m.orang.nama_lengkap if m else None,
        "cara": str(m.get_cara_display()) if m else None,
        "hal": hal,
        "tanggal": tanggal.isoformat() if tanggal else None,
    }


def _year_after(hari: date) -> date:
    try:
        return hari.replace(year=hari.year + 1)
    except ValueError:
        return date(hari.year + 1, 3, 1)
