"""Lembar suara yang diunggah: dicoba dahulu, baru dimasukkan, lalu berkasnya dihapus."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from terasa.aspirasi.services import Terkirim
from terasa.dokumen.models import Berkas
from terasa.dokumen.services import store_berkas
from terasa.pintu.enums import Acara, StatusUnggahan
from terasa.pintu.models import Unggahan
from terasa.pintu.rules.lembar import KOLOM_ASPIRASI
from terasa.pintu.services.lembar import CannotEnter, Pertemuan, import_aspirasi
from terasa.umum import konteks
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import Pelaku

BASI = timedelta(days=1)
# A person waits for the page; longer sheets go through the command line.
TERBANYAK = 500


@konteks.act("prepare_unggahan")
def prepare_unggahan(
    *, akar: str, pertemuan: Pertemuan, data: bytes, nama: str, by: Pelaku, now: datetime
) -> Unggahan:
    """Keep an upload with the account of what it would do; nothing is brought in.

    Raises MasukanTakTerbaca, CannotEnter.
    """
    lembar = parse_lembar(data, KOLOM_ASPIRASI)
    if len(lembar.baris) > TERBANYAK:
        raise CannotEnter(
            _("Dari halaman paling banyak %(n)d baris; pecah berkasnya.") % {"n": TERBANYAK}, code="banyak"
        )
    hasil = import_aspirasi(lembar=lembar, akar=akar, pertemuan=pertemuan, by=by, now=now, uji=True)
    unggahan = Unggahan(
        kode_wilayah=akar,
        oleh=by.label,
        nama=nama[:160],
        acara=pertemuan.acara,
        acara_nama=pertemuan.nama[:160],
        acara_on=pertemuan.pada_on,
        catatan=list(lembar.catatan),
        laporan=hasil.laporan.as_json(),
        dibuat_at=now,
    )
    with konteks.sebagai_sistem():
        unggahan.berkas = store_berkas(
            data=data, nama=nama, tipe="application/octet-stream", kode_wilayah=akar, now=now
        )
    unggahan.save(force_insert=True)
    return unggahan


@konteks.act("import_unggahan")
def import_unggahan(*, unggahan: Unggahan, by: Pelaku, now: datetime) -> tuple[Terkirim, ...]:
    """Bring the upload in, once, delete its file, and give the slips, whose keys exist only now.

    Raises CannotEnter.
    """
    _lock(unggahan)
    with konteks.sebagai_sistem():
        berkas = Berkas.objects.filter(pk=unggahan.berkas_id).first() if unggahan.berkas_id else None
    if berkas is None:
        raise CannotEnter(_("Berkasnya sudah dihapus; unggah lagi."), code="berkas-hilang")
    pertemuan = Pertemuan(Acara(unggahan.acara), unggahan.acara_nama, unggahan.acara_on)
    hasil = import_aspirasi(
        lembar=parse_lembar(bytes(berkas.isi), KOLOM_ASPIRASI),
        akar=unggahan.kode_wilayah,
        pertemuan=pertemuan,
        by=by,
        now=now,
    )
    unggahan.laporan, unggahan.status = hasil.laporan.as_json(), StatusUnggahan.SELESAI
    _drop_berkas(unggahan)
    return hasil.slip


@konteks.act("cancel_unggahan")
def cancel_unggahan(*, unggahan: Unggahan, by: Pelaku) -> None:
    """Forget an upload that was not brought in. Raises CannotEnter."""
    _lock(unggahan)
    _drop_berkas(unggahan)
    unggahan.delete()


def drop_basi(now: datetime) -> int:
    """Uploads that nobody confirmed within a day lose their file. Needs the system's eyes. Returns how many."""
    basi = list(Unggahan.objects.filter(dibuat_at__lt=now - BASI).exclude(berkas=None)[:100])
    for unggahan in basi:
        _drop_berkas(unggahan)
    return len(basi)


def _lock(unggahan: Unggahan) -> None:
    unggahan.refresh_from_db(from_queryset=Unggahan.objects.select_for_update(of=("self",)))
    if unggahan.status != StatusUnggahan.DISIAPKAN:
        raise CannotEnter(_("Berkas ini sudah dimasukkan."), code="sudah-dimuat")


def _drop_berkas(unggahan: Unggahan) -> None:
    pk, unggahan.berkas = unggahan.berkas_id, None
    unggahan.save()
    with konteks.sebagai_sistem():
        Berkas.objects.filter(pk__in=[pk] if pk else []).delete()
