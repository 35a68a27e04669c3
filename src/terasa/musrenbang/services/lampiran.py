"""Foto dan surat pada usulan: disimpan di dokumen, terlihat umum hanya bila petugas mengatakannya."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.dokumen.services import store_berkas, store_foto
from terasa.musrenbang.enums import JenisLampiran, StatusUsulan
from terasa.musrenbang.models import Lampiran, Usulan
from terasa.musrenbang.permissions import may_handle
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

TERBANYAK = 12
TERBESAR = 12 * 1024 * 1024
# First bytes decide, not the name that an upload carries.
PDF = b"%PDF-"


class CannotAttach(AturanDilanggar):
    """This file cannot be attached."""


@konteks.act("add_lampiran")
def add_lampiran(
    *,
    usulan: Usulan,
    by: Pelaku,
    jenis: str,
    data: bytes,
    now: datetime,
    keterangan: str = "",
    is_publik: bool = False,
) -> Lampiran:
    """Attach a photo, re-encoded without its metadata, or a PDF. Raises CannotAttach, FotoTidakTerbaca."""
    if not may_handle(by, usulan):
        raise CannotAttach(_("Usulan ini tidak berada pada Anda."), code="bukan-wewenang")
    if usulan.lampiran.count() >= TERBANYAK:
        raise CannotAttach(_("Paling banyak %(n)d lampiran.") % {"n": TERBANYAK}, code="berkas")
    if len(data) > TERBESAR:
        raise CannotAttach(_("Berkas lebih besar dari 12 MB."), code="berkas")
    # A file's own name may be a person's; everyone downloads it under this one.
    nama = f"{usulan.kode}-{jenis}{'.pdf' if jenis != JenisLampiran.FOTO else ''}"
    umum = {"data": data, "nama": nama, "kode_wilayah": usulan.kode_desa, "now": now, "dirilis": is_publik}
    if jenis == JenisLampiran.FOTO:
        berkas = store_foto(**umum)  # type: ignore[arg-type]  # one dict for both kinds
    elif data.startswith(PDF):
        berkas = store_berkas(tipe="application/pdf", **umum)  # type: ignore[arg-type]  # as above
    else:
        raise CannotAttach(_("Surat dan dokumen dikirim sebagai PDF; foto sebagai foto."), code="berkas")
    lampiran = Lampiran(
        usulan=usulan,
        berkas=berkas,
        jenis=jenis,
        keterangan=mask_pribadi(keterangan.strip())[:200],
        is_publik=is_publik,
        pada=now,
        oleh=by.label,
    )
    lampiran.save(force_insert=True)
    return lampiran


@konteks.act("remove_lampiran")
def remove_lampiran(*, lampiran: Lampiran, by: Pelaku) -> None:
    """Take an attachment of a draft away; what a forum may have seen stays. Raises CannotAttach."""
    usulan = lampiran.usulan
    if not may_handle(by, usulan):
        raise CannotAttach(_("Usulan ini tidak berada pada Anda."), code="bukan-wewenang")
    if usulan.status not in {StatusUsulan.DRAF, StatusUsulan.DIAJUKAN, StatusUsulan.DIKEMBALIKAN}:
        raise CannotAttach(_("Lampiran usulan yang sudah dibahas tetap disimpan."), code="sudah-dibahas")
    berkas = lampiran.berkas
    lampiran.delete()
    berkas.delete()
