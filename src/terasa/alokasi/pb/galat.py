"""The one refusal of the reader: which line, which field, what is wrong and what to do."""

from __future__ import annotations

from terasa.alokasi.errors import MasukanTidakSah

BERKAS = "berkas"
PANJANG_KUTIPAN = 40


class PbTidakTerbaca(MasukanTidakSah):
    """A file that is no readable election. `baris` counts from 1; None when the file as a whole is refused."""

    kode = "pb-tidak-terbaca"

    def __init__(self, apa: str, saran: str, *, baris: int | None = None, medan: str = BERKAS) -> None:
        self.baris = baris
        self.medan = medan
        letak = "Berkas" if baris is None else f"Baris {baris}, medan {medan}"
        super().__init__(f"{letak}: {apa}; {saran}.")


def clean(teks: str) -> str:
    """What the file says, short and printable."""
    awal = "".join(h if h.isprintable() else "·" for h in teks[:PANJANG_KUTIPAN])
    return f"{awal}…" if len(teks) > PANJANG_KUTIPAN else awal


def quote(teks: str) -> str:
    return f"“{clean(teks)}”"
