"""Bagian arahan, kesepakatan pembinaan, dan tenggat: yang masih terbuka pada hari itu menurut riwayatnya."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from terasa.aturan import rules as aturan_rules
from terasa.aturan.enums import Satuan
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import get_aturan, hari_kerja_of, libur_of
from terasa.rakor.models import PenerimaArahan
from terasa.serah_terima.queries.lingkup import kegiatan_of, tugas_of
from terasa.serah_terima.rules import Bagian, Kolom, Lingkup, tempo_pada
from terasa.tindak_lanjut.enums import StatusTindakLanjut
from terasa.tindak_lanjut.models import LangkahTindakLanjut
from terasa.tindak_lanjut.rules import AKHIR
from terasa.wilayah.models import under

KOLOM_TUGAS = (
    Kolom("tugas", "Tugas"),
    Kolom("dari", "Dari"),
    Kolom("pelaksana", "Pelaksana"),
    Kolom("ditetapkan", "Ditetapkan", "tanggal"),
    Kolom("tempo", "Tenggat", "tanggal"),
    Kolom("diperpanjang", "Kali diperpanjang", "angka"),
    Kolom("keadaan", "Keadaan"),
)
KOLOM_TENGGAT = (
    Kolom("tenggat", "Tenggat"),
    Kolom("aturan", "Aturan"),
    Kolom("mulai", "Mulai", "tanggal"),
    Kolom("tempo", "Jatuh tempo", "tanggal"),
)


def list_arahan(lingkup: Lingkup) -> Bagian:
    """Arahan of rakor that nobody had closed by then."""
    return _tasks(lingkup, "arahan", "Tidak ada arahan yang masih terbuka.")


def list_pembinaan(lingkup: Lingkup) -> Bagian:
    """What was agreed in coaching and is still open; findings that are drafts or suspected crimes are no tasks."""
    return _tasks(
        lingkup, "pembinaan",
        "Tidak ada kesepakatan pembinaan yang masih terbuka.",
    )  # fmt: skip


def _tasks(lingkup: Lingkup, asal: str, kosong: str) -> Bagian:
    milik = tugas_of(lingkup).filter(asal=asal, dibuat_at__lt=lingkup.batas).select_related("pelaksana")
    langkah: dict[Any, list[LangkahTindakLanjut]] = defaultdict(list)
    sampai = LangkahTindakLanjut.objects.filter(tindak_lanjut__in=milik, pada__lt=lingkup.batas)
    for satu in sampai.order_by("nomor"):
        langkah[satu.tindak_lanjut_id].append(satu)
    rapat = _meetings(milik)
    baris: list[dict[str, Any]] = []
    for t in milik.order_by("ditetapkan_on", "teks", "pelaksana__nama", "pk"):
        riwayat = langkah[t.pk]
        if not riwayat or riwayat[-1].status in AKHIR:
            continue
        perpanjangan = [s.ke_on for s in riwayat if s.ke_on]
        tempo = tempo_pada(t.semula_jatuh_tempo_on, perpanjangan)
        baris.append(
            {
                "tugas": t.teks,
                "dari": rapat.get(t.pk, t.pemberi_label),
                "pelaksana": t.pelaksana.nama,
                "ditetapkan": t.ditetapkan_on.isoformat(),
                "tempo": tempo.isoformat(),
                "diperpanjang": len(perpanjangan),
                "keadaan": str(StatusTindakLanjut(riwayat[-1].status).label),
            }
        )
    lewat = sum(b["tempo"] < lingkup.tanggal.isoformat() for b in baris)
    return Bagian(asal, {"terbuka": len(baris), "lewat tenggat": lewat}, KOLOM_TUGAS, baris, kosong)


def _meetings(milik: Any) -> dict[Any, str]:
    """Of each task the giver and the meeting in which it was said."""
    penerima = PenerimaArahan.objects.filter(tindak_lanjut__in=milik).select_related("arahan__rakor")
    return {p.tindak_lanjut_id: f"{p.arahan.pemberi_label}, {p.arahan.rakor.judul}" for p in penerima}


def list_tenggat(lingkup: Lingkup) -> Bagian:
    """Statutory clocks that ran on that day; those of single voices are counted, not listed."""
    semua = Tenggat.objects.filter(
        Q(selesai_at__isnull=True) | Q(selesai_at__gte=lingkup.batas),
        kabupaten=lingkup.kabupaten,
        mulai_on__lte=lingkup.tanggal,
    )
    if lingkup.is_unit:
        kegiatan = [str(pk) for pk in kegiatan_of(lingkup).order_by().values_list("pk", flat=True)]
        semua = semua.filter(objek_jenis="kegiatan", objek_id__in=kegiatan)
    else:
        semua = semua.filter(under(lingkup.kode, "kode_wilayah"))
    suara = semua.filter(objek_jenis__in=["aspirasi", "lapor"]).count()
    baris = [
        {
            "tenggat": t.judul,
            "aturan": t.aturan_kode,
            "mulai": t.mulai_on.isoformat(),
            "tempo": _due(lingkup, t).isoformat(),
        }
        for t in semua.exclude(objek_jenis__in=["aspirasi", "lapor"]).order_by("mulai_on", "judul", "pk")
    ]
    baris.sort(key=lambda b: (b["tempo"], b["tenggat"]))
    lewat = sum(b["tempo"] < lingkup.tanggal.isoformat() for b in baris)
    return Bagian(
        "tenggat",
        {"terbuka": len(baris), "lewat": lewat, "jam jawaban kepada warga": suara},
        KOLOM_TENGGAT,
        baris,
        "Tidak ada tenggat yang sedang berjalan.",
        ("Jam jawaban kepada warga hanya dihitung; isinya suara orang.",),
    )


def _due(lingkup: Lingkup, t: Tenggat) -> date:
    """The due day as it stood: an extension given later does not count."""
    dulu = [p for p in t.perpanjangan if datetime.fromisoformat(p["pada"]) < lingkup.batas]
    if len(dulu) == len(t.perpanjangan):
        return t.jatuh_tempo_on
    return aturan_rules.hitung_tenggat(
        get_aturan(t.aturan_kode, kabupaten=t.kabupaten, pada=t.mulai_on),
        t.mulai_on,
        libur_of(t.kabupaten),
        hari_kerja_of(t.kabupaten, t.mulai_on),
        [aturan_rules.Perpanjangan(p["jumlah"], Satuan(p["satuan"]), p["alasan"]) for p in dulu],
    ).jatuh_tempo
