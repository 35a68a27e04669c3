"""Bagian kontrak berjalan, manfaat yang dirasakan, dan pertanyaan yang belum dijawab pelaksana."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone

from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.manfaat.models import HasilManfaat
from terasa.program.enums import TahapPekerjaan
from terasa.program.models import Pekerjaan, Pertanyaan, Realisasi, SerahTerima
from terasa.serah_terima.queries.lingkup import kegiatan_of
from terasa.serah_terima.queries.usulan import list_hidup
from terasa.serah_terima.rules import Bagian, Kolom, Lingkup

KOLOM_KONTRAK = (
    Kolom("kode", "Kegiatan", "kode"),
    Kolom("pekerjaan", "Pekerjaan"),
    Kolom("unit", "Unit"),
    Kolom("nilai", "Nilai kontrak", "rupiah"),
    Kolom("fisik", "Fisik", "persen"),
    Kolom("selesai", "Berakhir", "tanggal"),
    Kolom("lewat", "Hari lewat", "angka"),
)
KOLOM_MANFAAT = (
    Kolom("kode", "Kegiatan", "kode"),
    Kolom("kegiatan", "Nama"),
    Kolom("gelombang", "Gelombang"),
    Kolom("kelompok", "Yang ditanya"),
    Kolom("n", "Jawaban", "angka"),
    Kolom("teratasi", "Masalah teratasi"),
    Kolom("imd", "Indeks manfaat"),
)
KOLOM_TANYA = (
    Kolom("kode", "Kegiatan", "kode"),
    Kolom("pertanyaan", "Pertanyaan"),
    Kolom("sejak", "Ditanyakan", "tanggal"),
    Kolom("tempo", "Jawaban paling lambat", "tanggal"),
)
SELESAI = frozenset({TahapPekerjaan.PHO, TahapPekerjaan.FHO, TahapPekerjaan.DIBATALKAN})


def list_kontrak(lingkup: Lingkup) -> Bagian:
    """Works under contract on that day: begun, neither handed over nor cancelled. Six queries."""
    semua = kegiatan_of(lingkup).filter(dibuat_at__lt=lingkup.batas)
    hidup = list_hidup(lingkup, semua.values_list("pk", flat=True))
    pekerjaan = (
        Pekerjaan.objects.filter(kegiatan__in=hidup)
        .select_related("kegiatan__unit")
        .prefetch_related("kontrak", "tahapan", "serah")
    )
    diserahkan = set(
        SerahTerima.objects.filter(kegiatan__in=hidup, dicatat_at__lt=lingkup.batas).values_list(
            "pk", flat=True
        )
    )
    laporan = Realisasi.objects.filter(kegiatan__in=hidup, dilaporkan_at__lt=lingkup.batas)
    fisik = dict(
        laporan.order_by("per_tanggal", "dilaporkan_at", "id").values_list("kegiatan_id", "fisik_persen")
    )
    baris = [
        b for p in pekerjaan if p.kegiatan_id not in diserahkan and (b := _contract(lingkup, p, fisik)) is not None
    ]  # fmt: skip
    baris.sort(key=lambda b: (b["selesai"] or "9999", b["kode"], b["pekerjaan"]))
    return Bagian(
        "kontrak",
        {
            "berjalan": len(baris),
            "lewat waktu": sum(b["lewat"] is not None for b in baris),
            "nilai": sum(b["nilai"] or 0 for b in baris),
        },
        KOLOM_KONTRAK,
        baris,
        "Tidak ada kontrak yang berjalan.",
    )


def _contract(lingkup: Lingkup, p: Pekerjaan, fisik: dict[Any, Any]) -> dict[str, Any] | None:
    """Its row, or None when it had not begun or was over."""
    hari = lingkup.tanggal
    kontrak = [k for k in p.kontrak.all() if (m := k.tanggal or k.mulai_on) is not None and m <= hari]
    tahapan = [t for t in p.tahapan.all() if t.tanggal is not None and t.tanggal <= hari]
    selesai = any(s.tanggal <= hari for s in p.serah.all()) or any(t.tahap in SELESAI for t in tahapan)
    if not kontrak or selesai:
        return None
    nilai = next((k.nilai for k in reversed(kontrak) if k.nilai is not None), None)
    akhir = next((k.selesai_on for k in reversed(kontrak) if k.selesai_on is not None), None)
    maju = next((t.fisik for t in reversed(tahapan) if t.fisik is not None), fisik.get(p.kegiatan_id))
    return {
        "kode": p.kegiatan.kode,
        "pekerjaan": p.nama,
        "unit": p.kegiatan.unit.nama,
        "nilai": nilai,
        "fisik": None if maju is None else _persen(maju),
        "selesai": akhir.isoformat() if akhir else None,
        "lewat": (hari - akhir).days if akhir and akhir < hari else None,
    }


def list_manfaat(lingkup: Lingkup) -> Bagian:
    """Every wave published by then, with its interval; a withheld one shows only how many answered."""
    hasil = HasilManfaat.objects.filter(
        survei_manfaat__kegiatan__in=kegiatan_of(lingkup).order_by().values("pk"),
        diterbitkan_at__lt=lingkup.batas,
    ).select_related("survei_manfaat__kegiatan")
    urut = hasil.order_by("survei_manfaat__kegiatan__kode", "per_tanggal", "diterbitkan_at", "pk")
    baris: list[dict[str, Any]] = [
        {
            "kode": h.survei_manfaat.kegiatan.kode,
            "kegiatan": h.survei_manfaat.kegiatan.nama,
            "gelombang": str(Gelombang(h.survei_manfaat.gelombang).label),
            "kelompok": str(Kelompok(h.survei_manfaat.kelompok).label),
            "n": h.n,
            "teratasi": _solved(h),
            "imd": "ditahan" if h.imd is None else f"{h.imd} ({h.imd_lo}–{h.imd_hi})".replace(".", ","),
        }
        for h in urut
    ]
    ditahan = sum(h.ditahan for h in urut)
    return Bagian(
        "manfaat",
        {"gelombang terbit": len(baris) - ditahan, "gelombang ditahan": ditahan},
        KOLOM_MANFAAT,
        baris,
        "Belum ada hasil survei manfaat yang terbit.",
        ("Angka dalam kurung adalah selang kepercayaan 95 persen; angka tanpa selangnya menyesatkan.",),
    )


def _solved(h: HasilManfaat) -> str:
    butir = h.butir.get("teratasi")
    if h.ditahan or not butir:
        return "ditahan" if h.ditahan else ""
    return f"{_round(butir['persen'])} % ({_round(butir['lo'])}–{_round(butir['hi'])}), n = {butir['n']}"


def _round(nilai: Any) -> str:
    return f"{float(nilai):.1f}".replace(".", ",")


def list_pertanyaan(lingkup: Lingkup) -> Bagian:
    """Questions to executors that nobody had answered by then, the oldest first."""
    terbuka = Pertanyaan.objects.filter(
        Q(dijawab_at__isnull=True) | Q(dijawab_at__gte=lingkup.batas),
        kegiatan__in=kegiatan_of(lingkup).order_by().values("pk"),
        ditanya_at__lt=lingkup.batas,
    ).select_related("kegiatan")
    baris: list[dict[str, Any]] = [
        {
            "kode": p.kegiatan.kode,
            "pertanyaan": p.kalimat,
            "sejak": timezone.localdate(p.ditanya_at).isoformat(),
            "tempo": p.jatuh_tempo_on.isoformat(),
        }
        for p in terbuka.order_by("ditanya_at", "kegiatan__kode", "pk")
    ]
    lewat = sum(b["tempo"] < lingkup.tanggal.isoformat() for b in baris)
    return Bagian(
        "pertanyaan",
        {"terbuka": len(baris), "lewat tenggat": lewat},
        KOLOM_TANYA,
        baris,
        "Tidak ada pertanyaan yang belum dijawab.",
    )


def _persen(nilai: Any) -> str:
    return f"{nilai:.2f}".rstrip("0").rstrip(".").replace(".", ",")
