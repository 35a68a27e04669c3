"""Rows of fields out of bytes, with the line each starts on; and numbers out of fields."""

from __future__ import annotations

import re

from terasa.alokasi.pb.galat import PbTidakTerbaca, clean, quote
from terasa.alokasi.pb.muat import BATAS_BARIS

SPASI = " \t"
BOM = b"\xef\xbb\xbf"
BERISI = re.compile(rb"[^ \t\r\n]")
ANGKA = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
# Numbers are kept as whole numbers of 10**-SKALA until the decimals of the file are known.
SKALA = 18
TERBESAR = 10**18
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Rekam:
    """Reads row after row. `nomor` is the line on which the row read last starts, `posisi` the byte after it."""

    def __init__(self, isi: bytes, posisi: int | None = None, nomor: int = 0) -> None:
        self._isi = isi
        self.posisi = (len(BOM) if isi.startswith(BOM) else 0) if posisi is None else posisi
        self.nomor = nomor
        self.terbaca = nomor
        self.kepala: list[str] = []
        if isi.startswith(UTF16):
            raise PbTidakTerbaca("pengodeannya UTF-16", "simpan sebagai UTF-8", baris=1, medan="isi")

    def next(self) -> list[str] | None:
        """Fields of the next row; None at the end of the file. Blank lines may only stand at the end."""
        if BERISI.search(self._isi, self.posisi) is None:
            self.posisi = len(self._isi)
            return None
        self.nomor = self.terbaca + 1
        teks = self._line()
        if not teks.strip(SPASI):
            raise PbTidakTerbaca(
                "baris ini kosong di tengah berkas", "hapus baris kosongnya", baris=self.nomor, medan="isi"
            )
        return self._split_quoted(teks) if '"' in teks else teks.split(";")

    def _line(self) -> str:
        akhir = self._isi.find(b"\n", self.posisi)
        akhir = len(self._isi) if akhir < 0 else akhir
        baris = self._isi[self.posisi : akhir].removesuffix(b"\r")
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
            if not teks.startswith('"', mulai):
                akhir = teks.find(";", mulai)
                sel.append(teks[mulai:] if akhir < 0 else teks[mulai:akhir])
                if akhir < 0:
                    return sel
                mulai = akhir + 1
                continue
            satu, teks, mulai = self._quoted(teks, mulai + 1, len(sel))
            sel.append(satu)
            if mulai == len(teks):
                return sel
            if teks[mulai] != ";":
                apa = f"ada {quote(teks[mulai:])} sesudah tanda kutip penutup"
                saran = "tulis tanda kutip di dalam kutipan dua kali"
                raise PbTidakTerbaca(apa, saran, baris=self.terbaca, medan=self._medan(len(sel) - 1))
            mulai += 1

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
            elif teks.startswith('"', tutup + 1):
                bagian.append(teks[mulai : tutup + 1])
                mulai = tutup + 2
            else:
                bagian.append(teks[mulai:tutup])
                return "".join(bagian), teks, tutup + 1

    def _medan(self, ke: int) -> str:
        return clean(self.kepala[ke]) if ke < len(self.kepala) else "isi"


def read_angka(teks: str, *, baris: int, medan: str, contoh: str) -> tuple[int, int]:
    """A number as whole 10**-SKALA units, and how many decimals it really uses. Raises PbTidakTerbaca."""
    cocok = ANGKA.fullmatch(teks)
    if cocok is None:
        raise PbTidakTerbaca(_why_no_angka(teks), f"tulis misalnya {contoh}", baris=baris, medan=medan)
    bulat, pecahan = cocok[1].lstrip("0"), (cocok[2] or "").rstrip("0")
    if len(bulat) > SKALA + 1 or len(pecahan) > SKALA:
        raise too_large(teks, baris=baris, medan=medan)
    return int((bulat or "0") + pecahan.ljust(SKALA, "0")), len(pecahan)


def _why_no_angka(teks: str) -> str:
    if not teks:
        return "angkanya kosong"
    if teks.startswith("-") and ANGKA.fullmatch(teks[1:]):
        return f"{quote(teks)} negatif"
    if "," in teks and ANGKA.fullmatch(teks.replace(",", "", 1).replace(".", "")):
        return f"{quote(teks)} memakai koma, sedangkan pemisah desimal berkas ini titik"
    return f"{quote(teks)} bukan angka"


def too_large(teks: str, *, baris: int, medan: str) -> PbTidakTerbaca:
    apa = f"{quote(teks)} melebihi {TERBESAR} satuan terkecil"
    return PbTidakTerbaca(apa, "periksa angkanya atau kurangi angka desimalnya", baris=baris, medan=medan)
