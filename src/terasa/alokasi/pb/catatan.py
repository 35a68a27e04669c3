"""What a file holds out of the ordinary: where it was first seen, how often, and the sentence about it."""

from __future__ import annotations

from enum import Enum, IntEnum


class Kelonggaran(Enum):
    """Field and words of everything in META and PROJECTS that is read although it is not written by the book."""

    BARIS_KOSONG = "isi", "baris kosong dilewati"
    MEDAN_LEBIH = "isi", "medan kosong sesudah kolom terakhir dilewati"
    MEDAN_KURANG = "isi", "kolom terakhir yang tidak ada dibaca sebagai kosong"
    KUTIP = "isi", "teks sesudah tanda kutip penutup disambung pada medannya"
    NILAI_BERTITIK_KOMA = "value", "titik koma di dalam nilai META dibaca sebagai bagian nilainya"
    NILAI_TIDAK_ADA = "value", "kunci META tanpa nilai dibaca sebagai kosong"
    KUNCI_GANDA = "key", "kunci META tertulis lebih dari sekali; yang terakhir dipakai"
    KOLOM_LAIN = "isi", "nama kolom yang kosong atau ganda tidak dipakai"
    HURUF_BESAR = "isi", "nama kolom dibaca tanpa membedakan huruf besar"
    JENIS_SUARA = "vote_type", "ejaan jenis suara disamakan"
    KOMA_DESIMAL = "angka", "koma dibaca sebagai pemisah desimal"
    RIBUAN = "angka", "spasi di antara ribuan dilewati"
    PANGKAT = "angka", "angka berpangkat dibaca persis seperti tertulis"
    BANYAK_PROYEK = (
        "num_projects",
        "tidak sama dengan banyaknya pilihan pada PROJECTS; daftarnya yang dipakai",
    )
    BANYAK_SUARA = "num_votes", "tidak sama dengan banyaknya surat suara; surat suaranya yang dipakai"
    TANPA_BANYAK_SUARA = "num_votes", "tidak diisi, sehingga berkas yang terpotong tidak dapat dikenali"
    NILAI_BAWAAN = "default_score", "tidak dipakai; pilihan yang tidak disebut bernilai 0"
    KOLOM_VOTES = "votes", "tidak sama dengan surat suara; surat suaranya yang dipakai"


class Peristiwa(IntEnum):
    """The same for rows of VOTES, numbered as in cepat.c."""

    BARIS_KOSONG = 0
    MEDAN_LEBIH = 1
    MEDAN_KURANG = 2
    KURANG = 3
    KOMA = 4
    GANDA = 5
    LEBIH = 6
    POIN_LEBIH = 7


KATA = {
    Peristiwa.BARIS_KOSONG: Kelonggaran.BARIS_KOSONG.value,
    Peristiwa.MEDAN_LEBIH: Kelonggaran.MEDAN_LEBIH.value,
    Peristiwa.MEDAN_KURANG: Kelonggaran.MEDAN_KURANG.value,
    Peristiwa.KURANG: ("vote", "surat suara lebih pendek dari min_length diterima"),
    Peristiwa.KOMA: ("vote", "koma tanpa kode pilihan dilewati"),
    Peristiwa.GANDA: ("vote", "pilihan yang disebut lebih dari sekali dihitung satu kali"),
    Peristiwa.LEBIH: ("vote", "surat suara yang terlalu panjang diterima, karena terhitung pada kolom votes"),
    Peristiwa.POIN_LEBIH: ("points", "jumlah poin yang berlebih diterima, karena terhitung pada PROJECTS"),
}


class Catatan:
    """One sentence for each kind, however many rows it is about."""

    def __init__(self) -> None:
        self._isi: dict[tuple[str, str], list[int]] = {}

    def note(self, apa: Kelonggaran, baris: int, medan: str | None = None) -> None:
        self.note_all((medan or apa.value[0], apa.value[1]), baris, 1)

    def note_all(self, kata: tuple[str, str], baris: int, kali: int) -> None:
        pertama = self._isi.setdefault(kata, [baris, 0])
        pertama[0] = min(pertama[0], baris)
        pertama[1] += kali

    def sentences(self) -> list[str]:
        return [
            f"Baris {baris}, medan {medan}: {apa}{f' ({kali} kali)' if kali > 1 else ''}."
            for (medan, apa), (baris, kali) in self._isi.items()
        ]
