"""Numbers out of fields, exactly as written."""

from __future__ import annotations

import re

from terasa.alokasi.pb.catatan import Catatan, Kelonggaran
from terasa.alokasi.pb.galat import PbTidakTerbaca, quote

# Numbers are kept as whole numbers of 10**-SKALA until the decimals of the file are known.
SKALA = 18
SATU = 10**SKALA
TERBESAR = 10**18
ANGKA = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
# With exactly three digits behind it a comma may as well part thousands: that stays refused.
KOMA = re.compile(r"([0-9]+),([0-9]{1,2}|[0-9]{4,})")
RIBUAN = re.compile("[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?")
PANGKAT = re.compile(r"([0-9]+)(?:\.([0-9]*))?[eE]\+?([0-9]{1,3})")
SPASI_RIBUAN = str.maketrans("", "", " \u00a0\u202f")


def read_angka(
    teks: str, *, baris: int, medan: str, contoh: str, catatan: Catatan | None = None
) -> tuple[int, int]:
    """A number as whole 10**-SKALA units, and how many decimals it really uses. Raises PbTidakTerbaca.

    With `catatan`, money as spreadsheets write it is read too, unless it could mean two numbers.
    """
    # Nearly every number is of this kind.
    if teks.isdecimal() and teks.isascii() and len(teks) <= SKALA:
        return int(teks) * SATU, 0
    cocok = ANGKA.fullmatch(teks)
    if cocok is None and catatan is not None:
        cocok = ANGKA.fullmatch(_plain(teks, baris, medan, catatan))
    if cocok is None:
        raise PbTidakTerbaca(_why_no_angka(teks), f"tulis misalnya {contoh}", baris=baris, medan=medan)
    bulat, pecahan = cocok[1].lstrip("0"), (cocok[2] or "").rstrip("0")
    if len(bulat) > SKALA + 1 or len(pecahan) > SKALA:
        raise too_large(teks, baris=baris, medan=medan)
    return int((bulat or "0") + pecahan.ljust(SKALA, "0")), len(pecahan)


def _plain(teks: str, baris: int, medan: str, catatan: Catatan) -> str:
    """The same number with a point for the decimals and nothing else; the text itself when it is none."""
    if RIBUAN.fullmatch(teks):
        catatan.note(Kelonggaran.RIBUAN, baris, medan)
        teks = teks.translate(SPASI_RIBUAN)
    if KOMA.fullmatch(teks):
        catatan.note(Kelonggaran.KOMA_DESIMAL, baris, medan)
        return teks.replace(",", ".")
    if cocok := PANGKAT.fullmatch(teks):
        catatan.note(Kelonggaran.PANGKAT, baris, medan)
        pecahan, pangkat = (cocok[2] or "").rstrip("0"), int(cocok[3])
        return f"{cocok[1]}{pecahan[:pangkat].ljust(pangkat, '0')}.{pecahan[pangkat:] or '0'}"
    return teks


def _why_no_angka(teks: str) -> str:
    if not teks:
        return "angkanya kosong"
    if teks.startswith(("-", "\u2212")) and ANGKA.fullmatch(teks[1:]):
        return f"{quote(teks)} negatif"
    if "," in teks and ANGKA.fullmatch(teks.replace(",", "").replace(".", "")):
        return f"{quote(teks)} memakai koma, sedangkan pemisah desimal berkas ini titik"
    return f"{quote(teks)} bukan angka"


def too_large(teks: str, *, baris: int, medan: str) -> PbTidakTerbaca:
    apa = f"{quote(teks)} melebihi {TERBESAR} satuan terkecil"
    return PbTidakTerbaca(apa, "periksa angkanya atau kurangi angka desimalnya", baris=baris, medan=medan)
