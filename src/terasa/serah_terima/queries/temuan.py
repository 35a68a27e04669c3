"""Bagian temuan pembinaan: yang sudah disampaikan dan belum selesai pada hari itu."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from terasa.pembinaan.enums import Tingkat
from terasa.pembinaan.models import Temuan
from terasa.serah_terima.rules import Bagian, Kolom, Lingkup
from terasa.wilayah.models import under
from terasa.wilayah.queries import nama_lengkap_banyak

KOLOM = (
    Kolom("tempat", "Tempat"),
    Kolom("temuan", "Temuan"),
    Kolom("jenis", "Jenis"),
    Kolom("tingkat", "Tingkat"),
    Kolom("dasar", "Dasar"),
    Kolom("pembina", "Pembina"),
    Kolom("dicatat", "Dicatat", "tanggal"),
)


def list_temuan(lingkup: Lingkup) -> Bagian:
    """Findings that were shared and not yet done; drafts and what was referred to the Inspektorat stay with them."""
    semua = list(_open(lingkup).select_related("kunjungan__pembina"))
    nama = nama_lengkap_banyak({t.kode_wilayah for t in semua})
    baris = [
        {
            "tempat": nama[t.kode_wilayah],
            "temuan": t.uraian,
            "jenis": str(t.get_jenis_display()),
            "tingkat": str(t.get_tingkat_display()),
            "dasar": t.dasar,
            "pembina": t.kunjungan.pembina.nama,
            "dicatat": timezone.localdate(t.dicatat_at).isoformat(),
        }
        for t in semua
    ]
    berat = sum(t.tingkat == Tingkat.BERAT for t in semua)
    return Bagian(
        "temuan",
        {"terbuka": len(baris), "berat": berat},
        KOLOM,
        baris,
        "Tidak ada temuan pembinaan yang masih terbuka.",
        ("Konsep dan yang dirujuk ke Inspektorat tidak dihitung.",),
    )


def _open(lingkup: Lingkup) -> QuerySet[Temuan]:
    belum = Q(selesai_at__isnull=True) | Q(selesai_at__gte=lingkup.batas)
    milik = (
        Q(kunjungan__pembina_id=lingkup.unit_id) if lingkup.is_unit else under(lingkup.kode, "kode_wilayah")
    )
    return Temuan.objects.filter(
        belum,
        milik,
        is_dirujuk=False,
        dicatat_at__lt=lingkup.batas,
        kunjungan__disampaikan_at__lt=lingkup.batas,
    ).order_by("kode_wilayah", "dicatat_at", "pk")
