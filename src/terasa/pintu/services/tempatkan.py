"""Pesan yang desanya belum jelas: kantor kabupaten menempatkannya, atau membuangnya dengan sebab."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from terasa.akun.permissions import can_write
from terasa.aspirasi.enums import Sumber
from terasa.aspirasi.models import Aspirasi, Pengikut
from terasa.aspirasi.rules import FOTO_TERBANYAK, DataAspirasi
from terasa.aspirasi.services import submit_aspirasi
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat
from terasa.pintu.enums import Hasil
from terasa.pintu.models import PesanMasuk
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import WARGA, Pelaku
from terasa.wilayah.rules import kabupaten_of


class CannotPlace(AturanDilanggar):
    """The message does not wait for this office, or the desa is not in its kabupaten."""


@konteks.act("place_pesan")
def place_pesan(*, pesan: PesanMasuk, kode_desa: str, by: Pelaku, now: datetime) -> Aspirasi:
    """Give a waiting message to its desa: it becomes a voice and its sender hears so. Raises CannotPlace."""
    with konteks.sebagai_sistem():
        _lock(pesan, by)
        if kabupaten_of(kode_desa) != pesan.kabupaten:
            raise CannotPlace(_("Pilih desa di kabupaten ini."), code="desa")
        return take_waiting(pesan, kode_desa, now)


@konteks.act("discard_pesan")
def discard_pesan(*, pesan: PesanMasuk, alasan: str, by: Pelaku, now: datetime) -> None:
    """It is no wish of anybody (advertising, a wrong address): words, photos and address are deleted, the reason stays.

    Raises CannotPlace.
    """
    sebab = alasan.strip()
    if not sebab:
        raise CannotPlace(_("Tulis sebabnya."), code="alasan")
    with konteks.sebagai_sistem():
        _lock(pesan, by)
        Berkas.objects.filter(pemilik_id=pesan.pk).delete()
        Alamat.objects.filter(pemilik_id=pesan.pk).delete()
        pesan.hasil, pesan.isi, pesan.sebab = Hasil.DIBUANG, "", sebab[:200]
        pesan.save(update_fields=["hasil", "isi", "sebab"])


def take_waiting(pesan: PesanMasuk, kode_desa: str, now: datetime) -> Aspirasi:
    """A locked waiting message becomes a voice: its words, photos and address move over. Needs the system's eyes."""
    from terasa.pintu.services.terima import greet

    berkas = Berkas.objects.filter(pemilik_id=pesan.pk).order_by("dibuat_at", "nama")[:FOTO_TERBANYAK]
    alamat = list(Alamat.objects.filter(pemilik_id=pesan.pk))
    sumber = Sumber.SUREL if pesan.pintu == "surel" else Sumber.PESAN
    terkirim = submit_aspirasi(
        data=DataAspirasi(kode_desa=kode_desa, masalah=pesan.isi, sumber=sumber),
        by=WARGA,
        now=now,
        foto=[bytes(b.isi) for b in berkas],
        # A fresh random number: the key of a slip must not be derivable from a row.
        kunci_kirim=uuid4(),
    )
    aspirasi = terkirim.aspirasi
    Berkas.objects.filter(pemilik_id=pesan.pk).delete()
    for satu in alamat:
        satu.pemilik_id = aspirasi.pk
        satu.save(update_fields=["pemilik_id"])
        Pengikut(aspirasi=aspirasi, alamat=satu).save(force_insert=True)
    pesan.hasil, pesan.isi, pesan.aspirasi = Hasil.ASPIRASI, "", aspirasi
    pesan.save(update_fields=["hasil", "isi", "aspirasi"])
    greet(pesan, terkirim, now)
    return aspirasi


def _lock(pesan: PesanMasuk, by: Pelaku) -> None:
    pesan.refresh_from_db(from_queryset=PesanMasuk.objects.select_for_update())
    if pesan.hasil != Hasil.MENUNGGU:
        raise CannotPlace(_("Pesan ini sudah ditempatkan."), code="sudah-ditempatkan")
    if not can_write(by, pesan.kabupaten):
        raise CannotPlace(_("Pesan ini menunggu kabupaten lain."), code="bukan-wewenang")
