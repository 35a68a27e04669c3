"""Kapan kabar diulang, dan alamat yang masuk akal. Tanpa basis data."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from terasa.kabar.models import JenisAlamat
from terasa.umum.errors import AturanDilanggar

# The last wait ends 20 hours after the first failure: a gateway may be down for a day of work and lose nothing.
PERCOBAAN_TERBANYAK = 12


class AlamatTidakSah(AturanDilanggar):
    """The e-mail or phone cannot be one."""


def next_delay(percobaan: int) -> timedelta:
    """Wait 1, 2, 4, ... minutes, at most 6 hours, after the n-th failure (n from 1)."""
    return min(timedelta(minutes=2 ** (percobaan - 1)), timedelta(hours=6))


def clean_alamat(jenis: str, nilai: str) -> str:
    """The address as stored: e-mail in lower case, phone as `+62812…`. Raises AlamatTidakSah."""
    nilai = nilai.strip()
    if jenis == JenisAlamat.SUREL:
        try:
            validate_email(nilai)
        except ValidationError as exc:
            raise AlamatTidakSah(
                _("Surel “%(nilai)s” belum lengkap; contoh: nama@contoh.id") % {"nilai": nilai},
                code="surel-tidak-sah",
            ) from exc
        return nilai.lower()
    if jenis == JenisAlamat.TELEGRAM:
        if not re.fullmatch(r"-?\d{1,20}", nilai):
            raise AlamatTidakSah(_("Nomor obrolan Telegram tidak terbaca."), code="telegram-tidak-sah")
        return nilai
    angka = re.sub(r"[\s().-]", "", nilai)
    angka = re.sub(r"^(\+?62|0)", "+62", angka)
    if not re.fullmatch(r"\+62[1-9]\d{6,12}", angka):
        raise AlamatTidakSah(
            _("Nomor telepon “%(nilai)s” tidak terbaca; contoh: 0812 3456 7890") % {"nilai": nilai},
            code="telepon-tidak-sah",
        )
    return angka
