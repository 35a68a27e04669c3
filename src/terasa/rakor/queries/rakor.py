"""Daftar rapat bagi sebuah kantor, dan undangan yang menunggu jawabannya."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from terasa.akun.models import Unit
from terasa.aturan.rules import Acara
from terasa.pertemuan.models import Kehadiran
from terasa.rakor.enums import StatusRakor
from terasa.rakor.models import LaporanRakor, Rakor, UndanganRakor
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# How long a meeting blocks a calendar.
LAMA = timedelta(hours=3)
TUTUP = (StatusRakor.SELESAI, StatusRakor.BATAL)


def list_rakor(by: Pelaku) -> QuerySet[Rakor]:
    """Meetings that an office sees, with how many arahan each gave."""
    terlihat = Rakor.objects.visible_to(by).values("pk")
    return (
        Rakor.objects.filter(pk__in=terlihat)
        .select_related("tuan_rumah", "pertemuan", "seri")
        .annotate(banyak_arahan=Count("arahan"))
    )


def list_mendatang(by: Pelaku) -> QuerySet[Rakor]:
    """Not finished yet, the nearest first."""
    return list_rakor(by).exclude(status__in=TUTUP).order_by("tanggal", "dibuat_at")


def list_lampau(by: Pelaku) -> QuerySet[Rakor]:
    """Finished or cancelled, the newest first."""
    return list_rakor(by).filter(status__in=TUTUP).order_by("-tanggal", "-dibuat_at")


def list_undangan(by: Pelaku) -> QuerySet[UndanganRakor]:
    """Invitations that wait for the answer of this office."""
    return (
        UndanganRakor.objects.filter(
            unit_id=by.unit_id or -1,
            jawaban="",
            rakor__status__in=(StatusRakor.DIUNDANG, StatusRakor.BERLANGSUNG),
        )
        .select_related("rakor__pertemuan", "rakor__tuan_rumah")
        .order_by("rakor__tanggal")
    )


def list_calon_diundang(tuan_rumah: Unit) -> list[Unit]:
    """Offices that a host may invite: those of its place, and agencies of the kabupaten. One query."""
    kabupaten, kode = tuan_rumah.kabupaten, tuan_rumah.kode_wilayah
    jenis_desa = ("desa", "kelurahan")
    milik = Q(jenis__in=jenis_desa, kode_wilayah__startswith=f"{kode}.") | ~Q(
        jenis__in=(*jenis_desa, "sistem")
    )
    return list(Unit.objects.filter(milik, kabupaten=kabupaten).order_by("jenis", "nama"))


def list_hadir(rakor: Rakor) -> list[Kehadiran]:
    """Who is present, the newest first; for those who write the minutes."""
    with konteks.sebagai_sistem():
        return list(Kehadiran.objects.filter(pertemuan=rakor.pertemuan_id).order_by("-dicatat_at", "-pk"))


def list_laporan_menunggu(by: Pelaku) -> QuerySet[LaporanRakor]:
    """Reports that Bagian Pemerintahan has not passed on."""
    terlihat = Rakor.objects.visible_to(by).values("pk")
    return LaporanRakor.objects.filter(rakor__in=terlihat, diteruskan_at__isnull=True)


def list_laporan_baru(by: Pelaku) -> QuerySet[LaporanRakor]:
    """Reports passed on that the regent has not opened."""
    terlihat = Rakor.objects.visible_to(by).values("pk")
    return LaporanRakor.objects.filter(
        rakor__in=terlihat, diteruskan_at__isnull=False, dibaca_at__isnull=True
    )


def find_acara(rakor: Rakor, alamat: str) -> Acara | None:
    """The meeting as an entry of a calendar; None before its hour is known."""
    pertemuan = rakor.pertemuan
    if pertemuan.mulai_at is None:
        return None
    return Acara(
        uid=f"rakor-{rakor.pk}@terasa",
        tanggal=rakor.tanggal,
        judul=rakor.judul,
        keterangan="\n".join(f"{a['jam']} {a['judul']}".strip() for a in pertemuan.agenda),
        alamat=alamat,
        mulai_at=pertemuan.mulai_at,
        selesai_at=pertemuan.mulai_at + LAMA,
        tempat=pertemuan.tempat,
    )
