"""Satu pesan sebagaimana diserahkan pintunya, dan apa jadinya."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from terasa.aspirasi.models import Aspirasi
from terasa.kabar.berhenti import digest_alamat
from terasa.kabar.models import JenisAlamat
from terasa.pintu.enums import Hasil


@dataclass(frozen=True)
class Masuk:
    """One message as a door hands it over, already read. `balas` names the voice it surely replies to.

    `jenis` and `pengirim` say where an answer goes; `pengirim` empty when no answer is possible.
    """

    pintu: str
    id_luar: str
    teks: str
    jenis: str = JenisAlamat.SUREL
    pengirim: str = ""
    petunjuk: tuple[str, ...] = ()
    kode_desa: str = ""
    kabupaten: str = ""
    balas: UUID | None = None
    utas: str = ""
    otomatis: str = ""
    foto: tuple[bytes, ...] = field(default=(), repr=False)
    lampiran_lain: int = 0

    @property
    def sidik(self) -> str:
        """By which the same sender is known again."""
        return digest_alamat(self.jenis, self.pengirim) if self.pengirim else ""


@dataclass(frozen=True)
class Penerimaan:
    """What became of it, with one sentence for whoever sent or handed it over."""

    hasil: Hasil
    kalimat: str
    aspirasi: Aspirasi | None = None
    ulang: bool = False
