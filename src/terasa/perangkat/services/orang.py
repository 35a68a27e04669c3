"""Berkas kepegawaian seseorang dan pindaian keputusannya; hanya untuk kantor tempatnya dan pembinanya."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.dokumen.services import sniff_pindaian, store_berkas
from terasa.perangkat.models import Biodata, Jabatan, Orang
from terasa.perangkat.permissions import may_read_biodata, may_register
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class IsiBiodata:
    """The personnel file; the national identity number is never asked."""

    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    kelamin: str = ""
    pendidikan: str = ""
    nip: str = ""
    niapd: str = ""
    pangkat: str = ""
    telepon: str = ""


@konteks.act("save_biodata")
def save_biodata(*, by: Pelaku, orang: Orang, kode_wilayah: str, isi: IsiBiodata, now: datetime) -> Biodata:
    """Write the personnel file of somebody who holds a post of this place. Raises CannotRegister."""
    if not may_read_biodata(by, kode_wilayah):
        raise CannotRegister(_("Berkas ini milik kantor lain."), code="bukan-anda")
    nilai = {k: v.strip() if isinstance(v, str) else v for k, v in asdict(isi).items()}
    # Dinas PMD keeps the file of a kades although it writes nothing else in the village.
    with konteks.sebagai_sistem():
        satu, _baru = Biodata.objects.update_or_create(
            orang=orang, defaults={**nilai, "kode_wilayah": kode_wilayah, "diubah_at": now}
        )
    return satu


@konteks.act("store_sk")
def store_sk(*, by: Pelaku, jabatan: Jabatan, data: bytes, nama: str, now: datetime) -> Berkas:
    """The decree as a scan; only offices of the place read it. Raises CannotRegister, CannotSign."""
    if not may_register(by, jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    tipe = sniff_pindaian(data)
    # Dinas PMD keeps the decrees of a village in which it writes nothing else.
    with konteks.sebagai_sistem():
        return store_berkas(data=data, nama=nama, tipe=tipe, kode_wilayah=jabatan.kode_wilayah, now=now)
