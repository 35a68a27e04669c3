"""Daftar tertutup penerima: diimpor sekali, dibaca unitnya saja, dan dihapus menurut masa simpannya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.program.models import BarisPenerima, DaftarPenerima, Kegiatan, SasaranPenerima
from terasa.program.permissions import can_manage
from terasa.program.queries.penerima import hapus_on
from terasa.program.rules.daftar_penerima import Calon, count_bagian
from terasa.program.services.penerima import CannotState, DataSasaran, lock_managed, state_sasaran
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("import_daftar_penerima")
def import_daftar_penerima(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    data: DataSasaran,
    calon: Sequence[Calon],
    sha256: str,
    now: datetime,
) -> SasaranPenerima:
    """Keep a private list and state whom it is meant for by its numbers. The same file twice is refused.

    Raises CannotState, SasaranTakSah.
    """
    kegiatan = lock_managed(kegiatan, by)
    ada = DaftarPenerima.objects.filter(
        kegiatan=kegiatan, kelompok=data.kelompok, sha256=sha256, dihapus_at__isnull=True
    )
    if ada.exists():
        raise CannotState(_("Berkas ini sudah diimpor untuk kelompok ini."), code="sudah-diimpor")
    hari = timezone.localdate(now)
    daftar = DaftarPenerima(
        kegiatan=kegiatan,
        kelompok=data.kelompok,
        sha256=sha256,
        bernama=any(c.nama for c in calon),
        diimpor_at=now,
        oleh=by.label,
    )
    daftar.hapus_on = hapus_on(daftar, hari)
    daftar.save(force_insert=True)
    BarisPenerima.objects.bulk_create(
        (
            BarisPenerima(
                daftar=daftar,
                unit_id=kegiatan.unit_id,
                nomor=c.nomor,
                kode_wilayah=c.desa,
                rt=c.rt,
                nama=c.nama,
                alamat=c.alamat,
            )
            for c in calon
        ),
        batch_size=2000,
    )
    return state_sasaran(
        kegiatan=kegiatan,
        by=by,
        data=data,
        bagian=count_bagian(calon, data.satuan),
        now=now,
        daftar=daftar,
    )


@konteks.act("forget_daftar_penerima")
def forget_daftar_penerima(*, daftar: DaftarPenerima, by: Pelaku, now: datetime, alasan: str) -> int:
    """Erase names and addresses of a private list; hash and numbers stay. Returns how many rows. Raises CannotState."""
    if not can_manage(by, daftar.kegiatan):
        raise CannotState(_("Hanya unit yang memegang daftar ini dapat menghapusnya."), code="bukan-unit")
    jumlah, _rinci = BarisPenerima.objects.filter(daftar=daftar).delete()
    DaftarPenerima.objects.filter(pk=daftar.pk).update(dihapus_at=now)
    return jumlah
