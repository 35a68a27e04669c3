"""Formulir forum: membuka, mencatat hadir, menilai, menutup, membuka lagi, dan mengunggah pindaian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import JenisForum, Metode, StatusForum
from terasa.web.musrenbang.forum.arti import ARTI
from terasa.web.musrenbang.medan import at_most_mb, set_choices

PINDAIAN_TERBESAR_MB = 12


class SaringForm(forms.Form):
    """Filters of the list of forums; what cannot be read is as if not given."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    jenis = forms.ChoiceField(required=False, choices=[("", ""), *JenisForum.choices])
    status = forms.ChoiceField(required=False, choices=[("", ""), *StatusForum.choices])

    def nilai(self) -> dict[str, Any]:
        """Only what was given and could be read."""
        self.is_valid()
        return {nama: isi for nama, isi in self.cleaned_data.items() if isi}


class BukaForm(forms.Form):
    """Which forum is opened, of what year, by what method."""

    forum = forms.ChoiceField(label=_("Forum"), widget=forms.RadioSelect)
    tahun = forms.TypedChoiceField(label=_("Tahun anggaran"), coerce=int)
    nama = forms.CharField(
        label=_("Nama forum"),
        help_text=_("Kosongkan untuk nama bawaan."),
        max_length=200,
        required=False,
    )
    metode = forms.ChoiceField(
        label=_("Cara menyusun prioritas"),
        help_text=_("Dapat diganti sampai nilai atau kotak suara yang pertama."),
        choices=list(ARTI.items()),
        initial=Metode.PERINGKAT,
        widget=forms.RadioSelect,
    )
    tempat = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    mulai_at = forms.DateTimeField(
        label=_("Mulai"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        required=False,
    )

    def __init__(self, *args: Any, pilihan: Iterable[tuple[str, str]], hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "forum", list(pilihan))
        set_choices(self, "tahun", [(t, str(t)) for t in range(hari.year, hari.year + 4)])


class PesertaForm(forms.Form):
    """What is asked of anybody in the hall; the choices are those of the forum."""

    kelompok_umur = forms.ChoiceField(label=_("Kelompok umur"), widget=forms.RadioSelect)
    unsur = forms.ChoiceField(label=_("Mewakili"))
    asal_kode = forms.ChoiceField(label=_("Dari"), required=False)
    # What stands first in each list; without it something has to be chosen.
    kosong: Mapping[str, Any] = {"unsur": _("Pilih unsurnya"), "asal_kode": _("Tidak dicatat")}

    def __init__(
        self,
        *args: Any,
        umur: list[tuple[str, str]],
        unsur: list[tuple[str, str]],
        asal: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for nama, pilihan in (("kelompok_umur", umur), ("unsur", unsur), ("asal_kode", asal)):
            awal = [("", self.kosong[nama])] if nama in self.kosong else []
            set_choices(self, nama, awal + pilihan)


class HadirForm(PesertaForm):
    """One attendee. The sex is the button that is pressed, so one person is one press."""

    disabilitas = forms.TypedChoiceField(
        label=_("Menyandang disabilitas (menurut yang bersangkutan)"),
        choices=[("", _("Tidak ditanyakan")), ("ya", _("Ya")), ("tidak", _("Tidak"))],
        coerce=lambda nilai: nilai == "ya",
        empty_value=None,
        required=False,
    )
    nama = forms.CharField(
        label=_("Nama"),
        help_text=_("Hanya untuk lampiran kertas; tidak pernah tampil di halaman umum."),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class TutupForm(forms.Form):
    """The paper's number, and one tick."""

    nomor = forms.CharField(
        label=_("Nomor berita acara"), max_length=80, required=False, help_text=_("Menurut buku agenda.")
    )
    paham = forms.BooleanField(label=_("Daftar keputusan sudah dibacakan dan disetujui forum"))


class AlasanForm(forms.Form):
    """Why a closed forum is opened again."""

    alasan = forms.CharField(
        label=_("Alasan"),
        help_text=_("Satu kalimat; tampil di jejak setiap usulan forum ini."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PindaianForm(forms.Form):
    """The signed paper."""

    berkas = forms.FileField(
        label=_("Pindaian berita acara yang sudah ditandatangani"),
        help_text=_(
            "PDF, JPG, atau PNG; paling besar 12 MB. Pindaiannya tidak dibuka untuk umum, sidiknya ya."
        ),
        validators=[at_most_mb(PINDAIAN_TERBESAR_MB)],
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
