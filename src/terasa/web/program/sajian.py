"""Menyusun halaman satu kegiatan: ringkasan, gambar kemajuan, foto yang dirilis, dan manfaatnya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from terasa.aturan.queries import find_aturan
from terasa.dokumen.models import Berkas
from terasa.program import rules
from terasa.program.models import Kegiatan, Pekerjaan, Pemanfaatan, Pertanyaan, Realisasi, SerahTerima
from terasa.program.queries import TANPA_KABAR, list_titik_rencana
from terasa.program.queries.anggaran import LangkahAnggaran, list_versi_anggaran
from terasa.program.rules.foto import is_periksa
from terasa.program.rules.keadaan import since_when
from terasa.program.rules.rencana import TitikRencana, month_end
from terasa.umum.bahasa import translate
from terasa.umum.tanggal import BULAN
from terasa.web.grafik import Titik, TitikKurva, Uang, draw_kemajuan, draw_uang
from terasa.wilayah.queries import nama_lengkap_banyak

WARNA = {
    "dianggarkan": "netral",
    "pengadaan": "netral",
    "dilaksanakan": "awas",
    "selesai_fisik": "baik",
    "dimanfaatkan": "baik",
    "tidak_dimanfaatkan": "buruk",
    "dibatalkan": "buruk",
    "diteruskan": "netral",
}


@dataclass(frozen=True)
class Laporan:
    """One report as shown, with whether its photo may be seen by everyone."""

    realisasi: Realisasi
    foto_publik: bool
    lokasi_diperiksa: bool


def present(kegiatan: Kegiatan, *, hari_ini: date) -> dict[str, Any]:
    """What both the public page and the officer's page show; a fixed number of queries however many reports."""
    laporan = list(kegiatan.realisasi.all())
    rencana = list_titik_rencana(kegiatan)
    serah: SerahTerima | None = getattr(kegiatan, "serah_terima", None)
    wilayah = nama_lengkap_banyak([*kegiatan.cakupan, kegiatan.kabupaten])
    anggaran = list_versi_anggaran(kegiatan)
    return {
        "kegiatan": kegiatan,
        "warna_status": WARNA.get(kegiatan.status, "netral"),
        "wilayah": [wilayah[kode] for kode in kegiatan.cakupan],
        "kabupaten": wilayah[kegiatan.kabupaten],
        "laporan": _with_photos(laporan),
        "terakhir": laporan[-1] if laporan else None,
        "gambar": draw(kegiatan, laporan, rencana),
        "rencana": [(translate(BULAN[t.bulan - 1]), t) for t in rencana],
        "pertanyaan": list(Pertanyaan.objects.filter(kegiatan=kegiatan).order_by("-ditanya_at")),
        "pekerjaan": list(Pekerjaan.objects.filter(kegiatan=kegiatan).prefetch_related("kontrak", "tahapan")),
        "serah_terima": serah,
        **_present_keadaan(kegiatan, serah),
        "usulan": list(kegiatan.usulan.order_by("kode_desa", "judul")),
        "hari_ini": hari_ini,
        "anggaran": anggaran,
        "gambar_anggaran": draw_anggaran(anggaran),
        "tanpa_kabar": _silent_days(kegiatan, laporan, hari_ini),
    }


def draw(
    kegiatan: Kegiatan, laporan: Sequence[Realisasi], rencana: Sequence[TitikRencana] = ()
) -> SafeString:
    """Progress over the budget year beside what was planned, or longer when reports reach outside it."""
    titik = [Titik(r.per_tanggal, float(r.fisik_persen), float(r.keuangan_persen)) for r in laporan]
    akhir = [
        TitikKurva(month_end(kegiatan.tahun, t.bulan), _float(t.fisik), _float(t.keuangan)) for t in rencana
    ]
    awal, tutup = date(kegiatan.tahun, 1, 1), date(kegiatan.tahun, 12, 31)
    return draw_kemajuan(titik, dari=awal, sampai=tutup, rencana=akhir)


def _present_keadaan(kegiatan: Kegiatan, serah: SerahTerima | None) -> dict[str, Any]:
    """How it stands now, and whether its photo may be seen by everyone."""
    semua = list(Pemanfaatan.objects.filter(kegiatan=kegiatan)) if serah else []
    kini = semua[-1] if semua else None
    foto = kini.foto_id if kini is not None else None
    publik = foto is not None and Berkas.objects.filter(pk=foto, dirilis=True).exists()
    sejak = since_when([(p.pada, p.keadaan) for p in semua])
    return {"pemanfaatan": kini, "foto_keadaan_publik": publik, "keadaan_sejak": sejak}


def _float(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)


def draw_anggaran(anggaran: Sequence[LangkahAnggaran]) -> SafeString:
    """The steps of a budget line, each beside the one before it; nothing for a line that never changed."""
    if len(anggaran) < 2:
        return SafeString("")
    uang = [
        Uang(
            f"{a.versi.urutan}. {a.versi.get_tahap_display()}",
            a.versi.jumlah,
            None if a.selisih is None else a.versi.jumlah - a.selisih,
        )
        for a in anggaran
    ]
    return draw_uang(uang, judul=_("Anggarannya dari versi ke versi"), id_="anggaran")


def _with_photos(laporan: Sequence[Realisasi]) -> list[Laporan]:
    """Newest first. A file that is not released is not even found in a visitor's context."""
    foto = [r.foto_id for r in laporan if r.foto_id]
    dirilis = (
        set(Berkas.objects.filter(pk__in=foto, dirilis=True).values_list("pk", flat=True)) if foto else set()
    )
    return [Laporan(r, r.foto_id in dirilis, is_periksa(r.foto_periksa)) for r in reversed(laporan)]


def _silent_days(kegiatan: Kegiatan, laporan: Sequence[Realisasi], hari_ini: date) -> int:
    """Days without a report when there are too many, else 0."""
    if kegiatan.status not in rules.BERJALAN:
        return 0
    sejak = laporan[-1].per_tanggal if laporan else max(kegiatan.dibuat_at.date(), date(kegiatan.tahun, 1, 1))
    diam = (hari_ini - sejak).days
    aturan = find_aturan(TANPA_KABAR, kabupaten=kegiatan.kabupaten, pada=hari_ini)
    return diam if aturan and diam > int(aturan.isi["hari"]) else 0
