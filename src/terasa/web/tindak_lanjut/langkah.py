"""Langkah yang mungkin atas satu tugas bagi satu kantor: judul, isian, dan layanannya."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut import services as s
from terasa.tindak_lanjut.enums import Peristiwa as P
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import may_do, may_give, may_verify
from terasa.umum.pelaku import Pelaku
from terasa.web.tindak_lanjut.forms import CatatanBolehKosongForm, CatatanForm, PerpanjangForm

Tanya = Callable[[Pelaku, TindakLanjut], bool]
Laku = Callable[[TindakLanjut, Pelaku, datetime, dict[str, Any]], object]


@dataclass(frozen=True)
class Langkah:
    """One step that a page offers. `label` overrides the word above the sentence that it asks."""

    kode: str
    tombol: str | Promise
    peristiwa: P | None
    boleh: Tanya
    laku: Laku
    form: type[forms.Form] = CatatanForm
    label: str | Promise = ""
    jenis: str = "biasa"
    kabar: str | Promise = ""

    def is_possible(self, by: Pelaku, satu: TindakLanjut) -> bool:
        """Whether this office may take it now."""
        if not self.boleh(by, satu):
            return False
        if self.peristiwa is None:
            return not satu.is_akhir
        return rules.find_next(satu.status, self.peristiwa) is not None

    def open_form(self, data: Any = None) -> forms.Form:
        """Its form, with its own question above the sentence."""
        form = self.form(data, prefix=self.kode)
        if self.label:
            form.fields[next(n for n in ("catatan", "alasan") if n in form.fields)].label = str(self.label)
        return form


def _words(layanan: Callable[..., object], nama: str, **tetap: Any) -> Laku:
    return lambda satu, by, now, isi: layanan(
        tindak_lanjut=satu, by=by, now=now, **{nama: isi["catatan"]}, **tetap
    )


def _return_or_verify(by: Pelaku, satu: TindakLanjut) -> bool:
    return may_give(by, satu) or may_verify(by, satu)


LANGKAH: tuple[Langkah, ...] = (
    Langkah(
        "terima",
        _("Kami terima"),
        P.TERIMA,
        may_do,
        lambda satu, by, now, isi: s.accept_tindak_lanjut(tindak_lanjut=satu, by=by, now=now),
        form=forms.Form,
        jenis="utama",
        kabar=_("Tercatat: kantor Anda sudah menerimanya."),
    ),
    Langkah(
        "kemajuan",
        _("Catat kemajuan"),
        P.KERJAKAN,
        may_do,
        _words(s.note_tindak_lanjut, "catatan"),
        label=_("Apa yang sudah dikerjakan?"),
    ),
    Langkah(
        "tidak-dapat",
        _("Tidak dapat dilaksanakan"),
        P.MINTA_BATAL,
        may_do,
        _words(s.decline_tindak_lanjut, "alasan"),
        label=_("Mengapa tidak dapat dilaksanakan?"),
        kabar=_("Tersampaikan; pemberi tugas yang memutuskan."),
    ),
    Langkah(
        "verifikasi",
        _("Benar, sudah dikerjakan"),
        P.VERIFIKASI,
        may_verify,
        _words(s.verify_tindak_lanjut, "catatan"),
        form=CatatanBolehKosongForm,
        label=_("Catatan pemeriksaan"),
        jenis="utama",
        kabar=_("Terverifikasi."),
    ),
    Langkah(
        "tutup",
        _("Tutup tugas ini"),
        P.SELESAI,
        may_give,
        _words(s.close_tindak_lanjut, "catatan"),
        form=CatatanBolehKosongForm,
        jenis="utama",
        kabar=_("Selesai dan ditutup."),
    ),
    Langkah(
        "setuju",
        _("Setuju tidak dilaksanakan"),
        P.SETUJU_BATAL,
        may_give,
        _words(s.decide_decline, "catatan", setuju=True),
        form=CatatanBolehKosongForm,
    ),
    Langkah(
        "tolak",
        _("Tetap harus dilaksanakan"),
        P.TOLAK_BATAL,
        may_give,
        _words(s.decide_decline, "catatan", setuju=False),
        label=_("Mengapa tetap harus dilaksanakan?"),
    ),
    Langkah(
        "kembalikan",
        _("Kembalikan"),
        P.KEMBALIKAN,
        _return_or_verify,
        _words(s.return_tindak_lanjut, "alasan"),
        label=_("Apa yang masih kurang?"),
        kabar=_("Dikembalikan kepada yang mengerjakan."),
    ),
    Langkah(
        "perpanjang",
        _("Perpanjang"),
        None,
        may_give,
        lambda satu, by, now, isi: s.extend_tindak_lanjut(tindak_lanjut=satu, by=by, now=now, **isi),
        form=PerpanjangForm,
        kabar=_("Diperpanjang; tenggat semula tetap terbaca."),
    ),
)
MENURUT_KODE = {langkah.kode: langkah for langkah in LANGKAH}


def can_report(by: Pelaku, satu: TindakLanjut) -> bool:
    """Whether this office may report now that it is done."""
    return may_do(by, satu) and rules.find_next(satu.status, P.LAPOR) is not None
