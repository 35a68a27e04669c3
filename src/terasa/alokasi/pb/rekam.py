"""Rows of fields out of bytes, with the line each starts on."""

from __future__ import annotations

from collections.abc import Callable

from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.muat import BATAS_BARIS

SPASI = " \t"
BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# A field of these decides something, so that nothing about it is guessed.
PENTING = frozenset({"key", "project_id", "cost", "voter_id", "vote", "points"})


class Rekam:
    """Reads row after row. `nomor` is the line on which the row read last starts, `posisi` the byte after it."""

    def __init__(self, isi: bytes, posisi: int | None = None, nomor: int = 0) -> None:
        self._isi = isi
        self.posisi = (len(BOM) if isi.startswith(BOM) else 0) if posisi is None else posisi
        self.nomor = nomor
        self.terbaca = nomor
        self.kepala: list[str] = []
        # Fields that went over a line end swallow rows when a quote is one too many.
        self.bersambung = 0
        self.on_kosong: Callable[[int], None] = _ignore
        self.on_kutip: Callable[[int], None] = _ignore
        if isi.startswith(UTF16):
            raise PbTidakTerbaca("pengodeannya UTF-16", "simpan sebagai UTF-8", baris=1, medan="isi")

    @property
    def tanpa_akhir(self) -> bool:
        """Whether the row read last ends with the file instead of a line end: it may have been cut."""
        return self.posisi > len(self._isi)

    def next(self) -> list[str] | None:
        """Fields of the next row that is not blank; None at the end of the file."""
        kosong = 0
        while self.posisi < len(self._isi):
            self.nomor = self.terbaca + 1
            teks = self._line()
            if teks.strip(SPASI):
                if kosong:
                    self.on_kosong(kosong)
                return self._split_quoted(teks) if '"' in teks else teks.split(";")
            kosong = kosong or self.nomor
        return None

    def _line(self) -> str:
        akhir = self._isi.find(b"\n", self.posisi)
        akhir = len(self._isi) if akhir < 0 else akhir
        baris = self._isi[self.posisi : akhir].rstrip(b"\r")
        self.posisi = akhir + 1
        self.terbaca += 1
        if b"\0" in baris:
            raise self._refuse(
                baris, baris.index(0), "ada byte NUL", "hapus byte itu atau unduh ulang berkasnya"
            )
        if b"\r" in baris:
            saran = "simpan dengan akhir baris LF atau CRLF"
            raise self._refuse(baris, baris.index(b"\r"), "ada tanda kembali (CR) di tengah baris", saran)
        try:
            return baris.decode()
        except UnicodeDecodeError as galat:
            apa = f"byte 0x{baris[galat.start]:02x} bukan UTF-8"
            raise self._refuse(baris, galat.start, apa, "simpan berkasnya sebagai UTF-8") from None

    def _refuse(self, baris: bytes, letak: int, apa: str, saran: str) -> PbTidakTerbaca:
        """The field is counted by the semicolons before it, as far as the header goes."""
        medan = self._medan(baris.count(b";", 0, letak))
        return PbTidakTerbaca(apa, saran, baris=self.terbaca, medan=medan)

    def _split_quoted(self, teks: str) -> list[str]:
        """A field in quotes may hold semicolons, doubled quotes and line ends."""
        sel: list[str] = []
        mulai = 0
        while True:
            awal = ""
            if teks.startswith('"', mulai):
                awal, teks, mulai = self._quoted(teks, mulai + 1, len(sel))
                if mulai < len(teks) and teks[mulai] != ";":
                    self._check_ekor(teks[mulai:], len(sel))
            akhir = teks.find(";", mulai)
            sel.append(awal + (teks[mulai:] if akhir < 0 else teks[mulai:akhir]))
            if akhir < 0:
                return sel
            mulai = akhir + 1

    def _check_ekor(self, ekor: str, ke: int) -> None:
        """Text after a closing quote: a name like "Hijau" RT 3, which is written without doubled quotes."""
        medan = self._medan(ke)
        if not ekor.partition(";")[0].strip(SPASI):
            return
        if medan in PENTING or medan == "isi":
            apa = f"ada {quote(ekor)} sesudah tanda kutip penutup"
            saran = "tulis tanda kutip di dalam kutipan dua kali"
            raise PbTidakTerbaca(apa, saran, baris=self.terbaca, medan=medan)
        self.on_kutip(self.terbaca)

    def _quoted(self, teks: str, mulai: int, ke: int) -> tuple[str, str, int]:
        """The field, the line on which it closes, and the place after its closing quote."""
        bagian: list[str] = []
        panjang = 0
        while True:
            tutup = teks.find('"', mulai)
            if tutup < 0:
                bagian.append(teks[mulai:] + "\n")
                panjang += len(bagian[-1])
                if self.posisi >= len(self._isi) or panjang > BATAS_BARIS:
                    raise PbTidakTerbaca(
                        "tanda kutip tidak ditutup",
                        "tambahkan tanda kutip penutup",
                        baris=self.nomor,
                        medan=self._medan(ke),
                    )
                teks, mulai = self._line(), 0
                self.bersambung += 1
            elif teks.startswith('"', tutup + 1):
                bagian.append(teks[mulai : tutup + 1])
                mulai = tutup + 2
            else:
                bagian.append(teks[mulai:tutup])
                return "".join(bagian), teks, tutup + 1

    def _medan(self, ke: int) -> str:
        return (clean(self.kepala[ke]) or "isi") if ke < len(self.kepala) else "isi"


def _ignore(baris: int) -> None:
    pass
