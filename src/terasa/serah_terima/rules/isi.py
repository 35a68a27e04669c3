"""Bentuk paket: bagian-bagian dengan hitungan dan barisnya, dan kode yang lahir dari sidiknya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

PANJANG_KODE = 12
Nilai = str | int | None
# Words over each section, in the order of the paper.
JUDUL: Mapping[str, str] = {
    "janji": "Janji dan keadaannya",
    "menunggu": "Disepakati tetapi belum didanai",
    "kontrak": "Kontrak yang berjalan",
    "arahan": "Arahan yang masih terbuka",
    "pembinaan": "Kesepakatan pembinaan yang masih terbuka",
    "temuan": "Temuan pembinaan yang masih terbuka",
    "perangkat": "Masa jabatan yang segera berakhir dan kursi kosong",
    "manfaat": "Manfaat yang dirasakan warga",
    "tenggat": "Tenggat yang sedang berjalan",
    "pertanyaan": "Pertanyaan kepada pelaksana yang belum dijawab",
    "penjabat": "Tindakan dalam masa penjabat",
    "mutu": "Mutu data",
}


@dataclass(frozen=True)
class Lingkup:
    """Whose pack, of which places, on which day. `kode` is the place, `unit_id` the office."""

    jabatan: str
    kabupaten: str
    kode: str
    unit_id: int
    unit_nama: str
    tanggal: date

    @property
    def batas(self) -> datetime:
        """First moment after that day: what was recorded before it is in the pack."""
        esok = datetime.combine(self.tanggal + timedelta(days=1), time())
        return timezone.make_aware(esok, timezone.get_default_timezone())

    @property
    def is_unit(self) -> bool:
        """Scoped by the office and not by a place."""
        return self.jabatan == "kepala_unit"


@dataclass(frozen=True)
class Kolom:
    """A column of a table: its key in the data, its words, and how the value is read.

    `jenis` is "teks", "angka", "rupiah", "tanggal", "tahun", "kode", or "persen".
    """

    kode: str
    judul: str
    jenis: str = "teks"


@dataclass(frozen=True)
class Bagian:
    """One section. `angka` are its counts by name; `baris` the rows in a fixed order, values as in `kolom`."""

    kode: str
    angka: Mapping[str, int]
    kolom: Sequence[Kolom]
    baris: Sequence[Mapping[str, Nilai]]
    kosong: str
    catatan: Sequence[str] = field(default=())
    # Only of a section that the rule of the memorandum names.
    judul: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "kode": self.kode,
            "judul": self.judul or JUDUL[self.kode],
            "jumlah": len(self.baris),
            "angka": [{"nama": nama, "nilai": nilai} for nama, nilai in self.angka.items()],
            "kolom": [asdict(k) for k in self.kolom],
            "baris": [dict(b) for b in self.baris],
            "kosong": self.kosong,
            "catatan": list(self.catatan),
        }


def as_isi(
    lingkup: Lingkup, pemegang: Mapping[str, Nilai], bagian: Sequence[Mapping[str, Any]], judul: str
) -> dict[str, Any]:
    """The whole pack as it is hashed: whole numbers, text, lists, and maps; nothing of the run itself."""
    return {
        "bentuk": "serah-terima-jabatan/1",
        "judul": judul,
        "jabatan": lingkup.jabatan,
        "kabupaten": lingkup.kabupaten,
        "kode_wilayah": lingkup.kode,
        "unit": lingkup.unit_nama,
        "tanggal": lingkup.tanggal.isoformat(),
        "pemegang": dict(pemegang),
        "bagian": [dict(b) for b in bagian],
    }


def kode_of(sidik: str) -> str:
    """The code printed on the paper: the head of its SHA-256, so that the same content carries the same code."""
    return sidik[:PANJANG_KODE].upper()
