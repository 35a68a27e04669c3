"""Memilih entri kamus dari dalam formulir usulan."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.models import Kamus
from terasa.musrenbang.queries import list_kamus
from terasa.umum.rupiah import format_rupiah
from terasa.web.musrenbang.cari import TERBANYAK, Pencarian


@dataclass(frozen=True)
class CariKamus:
    """The dictionary of one kabupaten and year, as a form searches it."""

    kabupaten: str
    tahun: int | None

    @property
    def pencarian(self) -> Pencarian:
        return Pencarian(
            nama="kamus",
            label=_("Kamus usulan"),
            bantuan=_("Tulis satu dua kata pekerjaannya, misalnya: jalan beton. Boleh dilewati."),
            kosong=_("Tidak ada yang cocok; usulan tetap dapat diajukan tanpa kamus"),
            temukan=self._search,
            sebut=self._name,
        )

    def find(self, nilai: str) -> Kamus | None:
        """The entry with that number in this kabupaten."""
        if not (nilai.isascii() and nilai.isdigit() and len(nilai) < 10):
            return None
        return Kamus.objects.filter(kabupaten=self.kabupaten, pk=int(nilai)).first()

    def _search(self, kata: str) -> list[tuple[str, str]]:
        cocok = list_kamus(self.kabupaten, self.tahun, kata).filter(is_berlaku=True)[:TERBANYAK]
        return [(str(k.pk), tell_kamus(k)) for k in cocok]

    def _name(self, nilai: str) -> str | None:
        kamus = self.find(nilai)
        return tell_kamus(kamus) if kamus else None


def tell_kamus(kamus: Kamus) -> str:
    """`Jalan beton lebar 3 m · Rp1.250.000 per meter`."""
    return f"{kamus.pekerjaan} · {format_rupiah(kamus.harga)} / {kamus.satuan}"
