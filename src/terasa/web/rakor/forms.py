"""Isian rakor: jadwal dan undangan, jawaban, daftar hadir, notulen, dan baris cepat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from terasa.akun.models import Unit
from terasa.musrenbang.services.undangan import read_acara
from terasa.rakor.enums import JenisRakor
from terasa.web.musrenbang.medan import on_form, set_choices
from terasa.web.program.forms import date_field, text_field

# Groups of offices in the order in which a host thinks of them.
KELOMPOK: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("desa", gettext_lazy("Desa dan kelurahan"), ("desa", "kelurahan")),
    ("kecamatan", gettext_lazy("Kecamatan"), ("kecamatan",)),
    ("kabupaten", gettext_lazy("Kantor kabupaten"), ()),
)


class RakorForm(forms.Form):
    judul = forms.CharField(label=gettext_lazy("Nama rapat"), max_length=200)
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=JenisRakor.choices)
    seri = forms.ChoiceField(
        label=gettext_lazy("Rapat berseri"),
        required=False,
        help_text=gettext_lazy(
            "Rapat berikutnya dibuka dengan arahan yang masih terbuka dari seri yang sama."
        ),
    )
    seri_baru = forms.CharField(
        label=gettext_lazy("Atau buat seri baru"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Misalnya: Rakor bulanan kepala desa."),
    )
    mulai_at = forms.DateTimeField(
        label=gettext_lazy("Hari dan jam"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    tempat = forms.CharField(label=gettext_lazy("Tempat"), max_length=200)
    pimpinan = forms.ChoiceField(
        label=gettext_lazy("Pimpinan rapat"),
        help_text=gettext_lazy("Arahan dalam rapat ini dicatat sebagai arahannya."),
    )
    acara = forms.CharField(
        label=gettext_lazy("Susunan acara"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        required=False,
        help_text=gettext_lazy(
            "Satu baris satu acara: jam | acara | oleh. Contoh: 09.00 | Pembukaan | Camat. Sebut jabatan, bukan nama."
        ),
    )

    def __init__(
        self, data: Any, *, seri: list[Any], pimpinan: list[Any], calon: Sequence[Unit], **lain: Any
    ) -> None:
        super().__init__(data, **lain)
        set_choices(self, "seri", [("", _("Bukan rapat berseri")), *seri])
        set_choices(self, "pimpinan", pimpinan)
        self.calon = calon
        self.kelompok: list[tuple[str, str, int]] = []
        for kode, judul, jenis in KELOMPOK:
            anggota = [u for u in calon if (u.jenis in jenis if jenis else _group_of(u) == kode)]
            if anggota:
                self._add_group(kode, str(judul), anggota)

    def _add_group(self, kode: str, judul: str, anggota: list[Unit]) -> None:
        """A box for all of them at once, and one box each."""
        self.fields[f"semua_{kode}"] = forms.BooleanField(
            label=_("Undang semua: %(kelompok)s (%(n)d)") % {"kelompok": judul, "n": len(anggota)},
            required=False,
        )
        self.fields[f"unit_{kode}"] = forms.MultipleChoiceField(
            label=judul,
            choices=[(str(u.pk), u.nama) for u in anggota],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.kelompok.append((f"semua_{kode}", f"unit_{kode}", len(anggota)))

    def groups(self) -> list[tuple[Any, Any, str, bool]]:
        """(all, each, heading, whether single ones are chosen) for the page."""
        return [
            (self[semua], self[satu], str(self.fields[satu].label), bool(self[satu].value()))
            for semua, satu, _n in self.kelompok
        ]

    def main_fields(self) -> list[Any]:
        """Boxes above the invited offices."""
        return [f for f in self if not f.name.startswith(("semua_", "unit_"))]

    def clean_acara(self) -> list[dict[str, str]]:
        acara: list[dict[str, str]] = []
        with on_form(self):
            acara = read_acara(self.cleaned_data["acara"])
        return acara

    def list_diundang(self) -> list[Unit]:
        """Offices that were chosen, by group or one by one."""
        dipilih: set[int] = set()
        for semua, satu, _n in self.kelompok:
            medan = self.fields[satu]
            assert isinstance(medan, forms.MultipleChoiceField)
            kode = [k for k, _nama in medan.choices] if self.cleaned_data[semua] else self.cleaned_data[satu]  # type: ignore[union-attr,misc]  # a flat list of ours
            dipilih |= {int(str(k)) for k in kode}
        return [u for u in self.calon if u.pk in dipilih]


def _group_of(u: Unit) -> str:
    return next((kode for kode, _judul, jenis in KELOMPOK if u.jenis in jenis), "kabupaten")


def initial_units(calon: Sequence[Unit], diundang: set[int]) -> dict[str, Any]:
    """The boxes of a meeting as stored: a whole group as one box."""
    hasil: dict[str, Any] = {}
    for kode, _judul, _jenis in KELOMPOK:
        anggota = [u.pk for u in calon if _group_of(u) == kode]
        dipilih = [pk for pk in anggota if pk in diundang]
        if anggota and len(dipilih) == len(anggota) and len(anggota) > 1:
            hasil[f"semua_{kode}"] = True
        else:
            hasil[f"unit_{kode}"] = [str(pk) for pk in dipilih]
    return hasil


class UndangForm(forms.Form):
    nomor = forms.CharField(label=gettext_lazy("Nomor surat"), max_length=80)
    pengantar = text_field(
        label=gettext_lazy("Kalimat pengantar"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy("Kosongkan untuk kalimat baku."),
    )


class JawabForm(forms.Form):
    jawaban = forms.ChoiceField(
        label=gettext_lazy("Kehadiran kantor Anda"),
        choices=[
            ("hadir", gettext_lazy("Hadir")),
            ("diwakili", gettext_lazy("Diwakili")),
            ("berhalangan", gettext_lazy("Berhalangan")),
        ],
        widget=forms.RadioSelect,
    )
    keterangan = forms.CharField(
        label=gettext_lazy("Jabatan yang mewakili, atau sebab berhalangan"), max_length=200, required=False
    )


class HadirForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Kantor"))
    sebagai = forms.CharField(
        label=gettext_lazy("Jabatan"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Sebut jabatan, bukan nama. Kosongkan untuk nama kantornya."),
    )

    def __init__(self, data: Any, unit: Sequence[Unit], **lain: Any) -> None:
        super().__init__(data, **lain)
        set_choices(self, "unit", [(str(u.pk), u.nama) for u in unit])


class TutupForm(forms.Form):
    nomor = forms.CharField(label=gettext_lazy("Nomor notulen"), max_length=80)


class AlasanForm(forms.Form):
    alasan = text_field(label=gettext_lazy("Mengapa dibatalkan?"), max_length=500)


class TerusForm(forms.Form):
    catatan = text_field(label=gettext_lazy("Catatan untuk bupati"), max_length=2000, required=False)


class PerpanjangForm(forms.Form):
    jatuh_tempo_on = date_field(label=gettext_lazy("Tenggat baru"))
    alasan = forms.CharField(label=gettext_lazy("Mengapa diperpanjang?"), max_length=500)
