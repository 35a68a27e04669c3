"""Nomor surat menurut pola unit, dan isi templat. Kurung kurawal yang tidak dikenal ditolak dengan namanya."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from terasa.umum.errors import AturanDilanggar

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
KATA_NOMOR = frozenset({"urut", "bulan", "tahun", "unit"})
KATA_ISI = frozenset({"layanan", "kode", "unit", "tanggal", "keterangan"})
KATA = re.compile(r"\{([^{}]*)\}")


class CannotNumber(AturanDilanggar):
    """The pattern or the words of a template cannot be filled in."""


def romawi(bulan: int) -> str:
    """1-12 as offices write the month of a letter."""
    return ROMAWI[bulan - 1]


def format_nomor(pola: str, *, urut: int, pada: date, unit: str) -> str:
    """`470/{urut}/{unit}/{bulan}/{tahun}` filled in. Raises CannotNumber."""
    check_pola(pola)
    return _fill(
        pola, {"urut": f"{urut:03d}", "bulan": romawi(pada.month), "tahun": str(pada.year), "unit": unit}
    )


def fill_isi(isi: str, nilai: Mapping[str, str]) -> str:
    """The words of a paper with `KATA_ISI` filled in. Raises CannotNumber."""
    check_kata(isi, KATA_ISI)
    return _fill(isi, nilai)


def check_pola(pola: str) -> None:
    """A number that does not count would come twice. Raises CannotNumber."""
    check_kata(pola, KATA_NOMOR)
    if "{urut}" not in pola or "{tahun}" not in pola:
        raise CannotNumber(_("Pola nomor harus memuat {urut} dan {tahun}."), code="pola-nomor")


def check_kata(teks: str, boleh: frozenset[str]) -> None:
    """Raises CannotNumber with the words that are not known."""
    asing = sorted(set(KATA.findall(teks)) - boleh)
    if asing:
        raise CannotNumber(
            _("Kata {%(asing)s} tidak dikenal; yang dapat dipakai: %(boleh)s.")
            % {"asing": asing[0], "boleh": ", ".join(f"{{{k}}}" for k in sorted(boleh))},
            code="kata-asing",
        )


def _fill(teks: str, nilai: Mapping[str, str]) -> str:
    # One pass, so that what is filled in is never read as a pattern itself.
    return KATA.sub(lambda m: nilai[m.group(1)], teks)
