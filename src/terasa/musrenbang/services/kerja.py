"""Kerja di belakang dengan kemajuan yang terlihat: impor SIPD sepotong demi sepotong, mencetak surat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.dokumen.services import store_berkas
from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import KerjaLatar
from terasa.musrenbang.permissions import may_allocate, may_import
from terasa.musrenbang.rules.sipd import KOLOM_SIPD
from terasa.musrenbang.services.sipd import import_sipd
from terasa.musrenbang.services.terbitkan_surat import publish_surat
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.laporan import Baris, Laporan
from terasa.umum.lembar import Kolom, Lembar, parse_lembar
from terasa.umum.pelaku import Pelaku, PelakuTetap

# One part is one transaction: what is done stays done, and the person sees it grow.
SEPOTONG = 100
DIAM, BASI = timedelta(minutes=10), timedelta(days=1)
KOLOM_BEBAS: tuple[Kolom, ...] = tuple(replace(k, wajib=False) for k in KOLOM_SIPD)
PDF = "application/pdf"


class CannotWork(AturanDilanggar):
    """This job cannot be started, or not by this office."""


@konteks.act("prepare_impor")
def prepare_impor(
    *, kabupaten: str, tahun: int, data: bytes, nama: str, by: Pelaku, now: datetime
) -> KerjaLatar:
    """Keep an upload until its columns are confirmed. Raises CannotWork, MasukanTakTerbaca."""
    if not may_allocate(by, kabupaten):
        raise CannotWork(_("Hanya Bappeda kabupaten ini yang memasukkan ekspor SIPD."), code="bukan-wewenang")
    lembar = parse_lembar(data, KOLOM_BEBAS)
    kerja = make_kerja(JenisKerja.IMPOR_SIPD, kabupaten, tahun, by, now)
    keep_unggahan(kerja, data, nama, now)
    kerja.masukan = {
        "nama": nama[:160],
        "baris": len(lembar.baris),
        "peta": {str(i): kolom for i, _judul, kolom in lembar.petunjuk if kolom},
    }
    kerja.save(force_insert=True)
    return kerja


@konteks.act("queue_surat")
def queue_surat(
    *, kabupaten: str, tahun: int, desa: str, by: Pelaku, now: datetime, nomor: str = ""
) -> KerjaLatar:
    """Freeze and print the letters of one desa, or of all, in the background. Raises CannotWork."""
    if not may_allocate(by, kabupaten):
        raise CannotWork(_("Surat umpan balik diterbitkan Bappeda kabupaten ini."), code="bukan-wewenang")
    kerja = make_kerja(JenisKerja.SURAT, kabupaten, tahun, by, now)
    kerja.status, kerja.masukan = StatusKerja.MENUNGGU, {"desa": desa, "nomor": nomor[:80]}
    kerja.save(force_insert=True)
    transaction.on_commit(lambda: wake_worker(kerja.pk))
    return kerja


@konteks.act("queue_impor")
def queue_impor(*, kerja: KerjaLatar, by: Pelaku, peta: Mapping[int, str], now: datetime) -> None:
    """Start the import with these columns. Raises CannotWork."""
    lock_kerja(kerja)
    if kerja.status not in {StatusKerja.DISIAPKAN, StatusKerja.GAGAL} or kerja.berkas_id is None:
        raise CannotWork(_("Impor ini sudah dijalankan."), code="sudah-berjalan")
    if not may_allocate(by, kerja.kabupaten):
        raise CannotWork(_("Hanya Bappeda kabupaten ini yang memasukkan ekspor SIPD."), code="bukan-wewenang")
    kerja.masukan["peta"] = {str(i): nama for i, nama in peta.items()}
    kerja.status, kerja.kemajuan, kerja.galat, kerja.laporan = StatusKerja.MENUNGGU, 0, "", None
    kerja.diubah_at = now
    kerja.save()
    transaction.on_commit(lambda: wake_worker(kerja.pk))


@konteks.act("cancel_impor")
def cancel_impor(*, kerja: KerjaLatar, by: Pelaku) -> None:
    """Forget an upload that was not imported, with its file. Raises CannotWork."""
    lock_kerja(kerja)
    if kerja.status == StatusKerja.SELESAI:
        raise CannotWork(_("Berkas ini sudah dimasukkan."), code="sudah-dimuat")
    if kerja.status in {StatusKerja.MENUNGGU, StatusKerja.BERJALAN} or not may_import(by, kerja):
        raise CannotWork(_("Impor yang sedang berjalan tidak dapat dibatalkan."), code="sudah-berjalan")
    drop_unggahan(kerja)
    kerja.delete()


def read_unggahan(kerja: KerjaLatar, peta: Mapping[int, str] | None = None) -> Lembar:
    """The uploaded sheet; with `peta` every required column must be named. Raises MasukanTakTerbaca, CannotWork."""
    return parse_lembar(open_unggahan(kerja), KOLOM_BEBAS if peta is None else KOLOM_SIPD, peta)


def open_unggahan(kerja: KerjaLatar) -> bytes:
    """The uploaded file as it came. Raises CannotWork when it was deleted."""
    with transaction.atomic(), konteks.sebagai_sistem():
        berkas = Berkas.objects.filter(pk=kerja.berkas_id).first() if kerja.berkas_id else None
    if berkas is None:
        raise CannotWork(_("Berkasnya sudah dihapus; unggah lagi."), code="berkas-hilang")
    return bytes(berkas.isi)


def keep_unggahan(kerja: KerjaLatar, data: bytes, nama: str, now: datetime) -> None:
    """Keep an uploaded file with its job until the job is done or forgotten; the job is not saved yet."""
    with konteks.sebagai_sistem():
        kerja.berkas = store_berkas(
            data=data, nama=nama, tipe="application/octet-stream", kode_wilayah=kerja.kabupaten, now=now
        )


def try_impor(*, kerja: KerjaLatar, by: Pelaku, peta: Mapping[int, str], now: datetime) -> Laporan:
    """What the import would do with these columns; nothing is kept but the columns."""
    lembar = read_unggahan(kerja, peta)
    laporan = import_sipd(
        lembar=lembar, kabupaten=kerja.kabupaten, tahun=kerja.tahun, by=by, now=now, uji=True
    )
    KerjaLatar.objects.filter(pk=kerja.pk).update(
        laporan=laporan.as_json(),
        masukan={**kerja.masukan, "peta": {str(i): nama for i, nama in peta.items()}},
        diubah_at=now,
    )
    return laporan


def work_on(kerja_id: UUID) -> None:
    """Do one job to its end; a job that is done or gone is left alone."""
    kerja = KerjaLatar.objects.filter(pk=kerja_id).exclude(status=StatusKerja.SELESAI).first()
    if kerja is None or kerja.status == StatusKerja.DISIAPKAN:
        return
    _save(kerja, status=StatusKerja.BERJALAN)
    try:
        PEKERJAAN[JenisKerja(kerja.jenis)](kerja)
    except AturanDilanggar as exc:
        _save(kerja, status=StatusKerja.GAGAL, galat=str(exc))
    except Exception:
        _save(
            kerja, status=StatusKerja.GAGAL, galat=_("Terhenti karena kesalahan Terasa sendiri; coba lagi.")
        )
        raise


def wake_worker(kerja: UUID) -> None:
    """Put the job in the queue; one that waits already is enough."""
    from procrastinate.exceptions import AlreadyEnqueued

    from terasa.musrenbang.tasks import do_kerja

    try:
        do_kerja.configure(queueing_lock=f"kerja-{kerja}").defer(kerja=str(kerja))
    except AlreadyEnqueued:
        return


def list_macet(now: datetime) -> list[UUID]:
    """Jobs that nobody works on any more."""
    macet = Q(status__in=[StatusKerja.MENUNGGU, StatusKerja.BERJALAN], diubah_at__lt=now - DIAM)
    return list(KerjaLatar.objects.filter(macet).values_list("pk", flat=True)[:20])


def drop_unggahan_basi(now: datetime) -> int:
    """Uploads that were left lying for a day are deleted with their files. Returns how many."""
    basi = KerjaLatar.objects.filter(diubah_at__lt=now - BASI).exclude(berkas=None)
    basi = basi.exclude(status__in=[StatusKerja.MENUNGGU, StatusKerja.BERJALAN])
    for kerja in (semua := list(basi[:100])):
        drop_unggahan(kerja)
    return len(semua)


def _import(kerja: KerjaLatar) -> None:
    peta = {int(i): nama for i, nama in kerja.masukan["peta"].items()}
    lembar = read_unggahan(kerja, peta)
    oleh = PelakuTetap(label=kerja.oleh, jenis="sistem")
    terpakai: dict[str, int] = {}
    hasil: list[Baris] = []
    for awal in range(0, len(lembar.baris), SEPOTONG):
        potong = replace(
            lembar,
            baris=lembar.baris[awal : awal + SEPOTONG],
            catatan=() if awal else lembar.catatan,
        )
        laporan = import_sipd(
            lembar=potong,
            kabupaten=kerja.kabupaten,
            tahun=kerja.tahun,
            by=oleh,
            now=timezone.now(),
            terpakai=terpakai,
        )
        hasil += laporan.baris
        _save(kerja, kemajuan=min(99, 100 * (awal + SEPOTONG) // len(lembar.baris)))
    drop_unggahan(kerja)
    _finish(kerja, laporan=Laporan.dari(hasil).as_json())


def _print(kerja: KerjaLatar) -> None:
    surat = publish_surat(
        kabupaten=kerja.kabupaten,
        tahun=kerja.tahun,
        by=PelakuTetap(label=kerja.oleh, jenis="sistem"),
        now=timezone.now(),
        desa=str(kerja.masukan.get("desa", "")),
        nomor=str(kerja.masukan.get("nomor", "")),
        kabar=lambda persen: _save(kerja, kemajuan=persen),
    )
    nama = f"umpan-balik-{kerja.masukan.get('desa') or kerja.kabupaten}-{kerja.tahun}.pdf"
    with transaction.atomic(), konteks.sebagai_sistem():
        berkas = store_berkas(
            data=surat.pdf, nama=nama, tipe=PDF, kode_wilayah=kerja.kabupaten, now=timezone.now()
        )
    kerja.hasil = berkas
    _finish(kerja, laporan={"surat": surat.jumlah, "usulan": surat.usulan, "baru": surat.baru})


PEKERJAAN: Mapping[JenisKerja, Callable[[KerjaLatar], None]] = {
    JenisKerja.IMPOR_SIPD: _import,
    JenisKerja.SURAT: _print,
}


def make_kerja(jenis: str, kabupaten: str, tahun: int, by: Pelaku, now: datetime) -> KerjaLatar:
    """A job that is prepared and not saved."""
    return KerjaLatar(
        jenis=jenis, kabupaten=kabupaten, tahun=tahun, oleh=by.label, dibuat_at=now, diubah_at=now
    )


def lock_kerja(kerja: KerjaLatar) -> None:
    """Hold the job until the transaction ends, as it stands now."""
    kerja.refresh_from_db(from_queryset=KerjaLatar.objects.select_for_update(of=("self",)))


def drop_unggahan(kerja: KerjaLatar) -> None:
    """Delete the uploaded file of a job."""
    pk, kerja.berkas = kerja.berkas_id, None
    kerja.save(update_fields=["berkas"])
    with transaction.atomic(), konteks.sebagai_sistem():
        Berkas.objects.filter(pk__in=[pk] if pk else []).delete()


def _finish(kerja: KerjaLatar, *, laporan: dict[str, Any]) -> None:
    _save(kerja, laporan=laporan, kemajuan=100, status=StatusKerja.SELESAI, selesai_at=timezone.now())


def _save(kerja: KerjaLatar, **kolom: object) -> None:
    for nama, nilai in kolom.items():
        setattr(kerja, nama, nilai)
    kerja.diubah_at = timezone.now()
    kerja.save()
