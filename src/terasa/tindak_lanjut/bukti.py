"""Bukti sebuah laporan: foto tanpa keterangan tempat, atau PDF; terbaca hanya oleh yang melihat tugasnya."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.dokumen.services import FotoTidakTerbaca, store_berkas, store_foto
from terasa.tindak_lanjut.models import BuktiTindakLanjut, TindakLanjut
from terasa.tindak_lanjut.permissions import may_do
from terasa.tindak_lanjut.services import CannotFollowUp
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

BUKTI_TERBESAR = 12 * 1024 * 1024
BUKTI_TERBANYAK = 5


@konteks.act("store_bukti")
def store_bukti(*, tindak_lanjut: TindakLanjut, data: bytes, nama: str, by: Pelaku, now: datetime) -> Berkas:
    """A photo, re-encoded without metadata, or a PDF as it is. Raises CannotFollowUp."""
    if not may_do(by, tindak_lanjut):
        raise CannotFollowUp(_("Bukan kantor Anda yang mengerjakan langkah ini."), code="bukan-anda")
    if len(data) > BUKTI_TERBESAR:
        raise CannotFollowUp(_("Berkas terlalu besar; paling besar 12 MB."), code="bukti")
    # A task of a dinas lies in a kecamatan, where the dinas itself writes nothing else.
    with konteks.sebagai_sistem():
        try:
            if data.startswith(b"%PDF-"):
                return store_berkas(
                    data=data,
                    nama=nama,
                    tipe="application/pdf",
                    kode_wilayah=tindak_lanjut.kode_wilayah,
                    now=now,
                )
            return store_foto(data=data, nama=nama, kode_wilayah=tindak_lanjut.kode_wilayah, now=now)
        except FotoTidakTerbaca as salah:
            raise CannotFollowUp(
                _("Lampirkan foto atau PDF; berkas ini tidak terbaca."), code="bukti"
            ) from salah


def find_bukti(by: Pelaku, tugas: UUID, berkas: UUID) -> Berkas | None:
    """A file of a task that this office sees; None otherwise."""
    terlihat = TindakLanjut.objects.visible_to(by).filter(pk=tugas)
    milik = BuktiTindakLanjut.objects.filter(berkas_id=berkas, langkah__tindak_lanjut__in=terlihat)
    if not milik.exists():
        return None
    # Who sees the task sees its evidence, also where the office reads no other file of that place.
    with konteks.sebagai_sistem():
        return Berkas.objects.filter(pk=berkas).first()


def list_bukti(tugas: TindakLanjut) -> dict[UUID, list[tuple[UUID, bool]]]:
    """Per step of a task: each file and whether it is a picture."""
    hasil: dict[UUID, list[tuple[UUID, bool]]] = {}
    with konteks.sebagai_sistem():
        semua = BuktiTindakLanjut.objects.filter(langkah__tindak_lanjut=tugas).order_by("pk")
        for langkah, berkas, tipe in semua.values_list("langkah_id", "berkas_id", "berkas__tipe"):
            hasil.setdefault(langkah, []).append((berkas, tipe.startswith("image/")))
    return hasil
