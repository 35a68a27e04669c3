"""Kata perintah dalam pesan, dan membersihkan tulisan bebas dari luar."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from terasa.aspirasi.rules import MASALAH_TERPANJANG

STOP = frozenset({"stop", "berhenti", "unsubscribe", "stop kabar", "berhenti kabar", "stop sms"})
MULAI = frozenset({"mulai", "lanjut", "mulai lagi", "start", "mulai kabar"})
# As `aspirasi.rules.print_kunci` writes it.
KUNCI = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}\b", re.IGNORECASE)
KODE = re.compile(r"(?<![\d+-])(\d{3})[ -]?(\d{3})(?![\d-])", re.ASCII)
BARU = re.compile(r"\s*(?:aspirasi\s+baru|baru)\b[\s:.,-]*", re.IGNORECASE)
# NUL and control signs; marks that turn the direction of text could hide what an officer reads.
TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_perintah(teks: str) -> str:
    """ "stop", "mulai" or "": only when the message says nothing else."""
    kata = " ".join(re.findall(r"[a-z]+", teks.casefold()[:60])) if len(teks) < 60 else ""
    return "stop" if kata in STOP else "mulai" if kata in MULAI else ""


def read_kode_dukungan(teks: str) -> str:
    """Six digits standing alone in a short message, `123456` or `123 456`; else empty."""
    temuan = KODE.findall(teks) if len(teks) < 60 else []
    return "".join(temuan[0]) if len(temuan) == 1 else ""


def read_baru(teks: str) -> tuple[bool, str]:
    """Whether it begins with “BARU” (a voice of its own, not a reply), and the text without that word."""
    cocok = BARU.match(teks)
    return (True, teks[cocok.end() :]) if cocok else (False, teks)


def clean_teks(teks: str) -> str:
    """Without control and direction marks, line ends as \\n, no more than one empty line in a row, no key of a slip."""
    bersih = TERLARANG.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    # Whoever answers our receipt may quote it whole, and an officer reads the answer.
    bersih = KUNCI.sub(_("[kunci dihapus]"), bersih)
    return re.sub(r"\n{3,}", "\n\n", bersih).strip()


def cut_teks(teks: str) -> tuple[str, bool]:
    """At most what one aspirasi holds; what was cut is said in the text itself. Whether something was cut."""
    if len(teks) <= MASALAH_TERPANJANG:
        return teks, False
    catatan = "\n" + _("[Tulisan selebihnya terlalu panjang dan tidak disimpan.]")
    return teks[: MASALAH_TERPANJANG - len(catatan)] + catatan, True
