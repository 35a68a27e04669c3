"""Permohonan: dari ponsel, dari loket, dan langkah petugas sampai diserahkan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Saluran
from terasa.layanan.models import Layanan
from terasa.layanan.queries import Pilihan
from terasa.layanan.rules.isian import KEPERLUAN_TERPANJANG
from terasa.web.aspirasi.forms import KontakForm
from terasa.web.layanan.forms.dasar import KirimForm, RupiahUtuhField, set_choices
from terasa.web.program.forms import date_field

TANYA_INFORMASI = _("Informasi apa yang Anda perlukan, dan untuk apa?")


class MohonForm(KirimForm, KontakForm):
    """What a person asks from an own phone."""

    field_order: tuple[str, ...] = ("kunci_kirim", "nama", "keperluan", "telepon", "surel", "situs")

    nama = forms.CharField(
        label=_("Nama Anda"),
        help_text=_("Hanya dibaca petugas unit ini. Jangan tulis NIK."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    keperluan = forms.CharField(
        label=_("Untuk keperluan apa?"),
        max_length=KEPERLUAN_TERPANJANG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    # Filled by machines only.
    situs = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def __init__(self, *args: Any, layanan: Layanan | None, **kwargs: Any) -> None:
        """Without a service: the empty form of the page that opens without signal."""
        super().__init__(*args, **kwargs)
        if layanan is not None and layanan.jenis == JenisLayanan.INFORMASI:
            self.fields["keperluan"].required = True
            self.fields["keperluan"].label = TANYA_INFORMASI

    def clean_situs(self) -> str:
        if self.cleaned_data["situs"]:
            raise forms.ValidationError(_("Biarkan medan ini kosong."))
        return ""

    def as_data(self, saluran: str) -> rules.DataPermohonan:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        return rules.DataPermohonan(saluran, isi["nama"], isi["keperluan"], isi["surel"], isi["telepon"])


class CatatForm(MohonForm):
    """What an officer writes down at the counter or from the telephone."""

    field_order = ("kunci_kirim", "saluran", "nama", "keperluan", "kurang", "telepon", "surel", "situs")

    saluran = forms.ChoiceField(
        label=_("Datang lewat"),
        choices=[(s.value, s.label) for s in (Saluran.LOKET, Saluran.TELEPON)],
        initial=Saluran.LOKET,
        widget=forms.RadioSelect,
    )
    kurang = forms.MultipleChoiceField(
        label=_("Yang masih kurang"),
        help_text=_("Kosongkan bila berkasnya lengkap: waktu yang dijanjikan langsung dihitung."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, persyaratan: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nama"].label = _("Nama pemohon")
        set_choices(self, "kurang", [(p, p) for p in persyaratan])
        # Nothing can be missing where nothing is asked for.
        if not persyaratan:
            del self.fields["kurang"]


class KurangForm(forms.Form):
    """What is missing, chosen from the standard."""

    kurang = forms.MultipleChoiceField(label=_("Yang masih kurang"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, persyaratan: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kurang", [(p, p) for p in persyaratan])


class AlasanForm(forms.Form):
    """A reason from the rule with the officer's own public words."""

    alasan_kode = forms.ChoiceField(
        label=_("Alasan"), error_messages={"required": _("Pilih alasannya dari daftar.")}
    )
    alasan = forms.CharField(
        label=_("Penjelasan untuk umum"),
        help_text=_("Tanpa nama atau nomor orang."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, pilihan: Iterable[Pilihan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "alasan_kode", [("", _("Pilih")), *((p.kode, p.nama) for p in pilihan)])


class LambatForm(AlasanForm):
    """Why it is late, and when it is expected now."""

    perkiraan_on = date_field(label=_("Perkiraan selesai"), required=False)


class SiapForm(AlasanForm):
    """Ready; the reason is asked for when it is late and was not explained yet."""

    def __init__(self, *args: Any, terlambat: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if terlambat:
            self.fields["alasan_kode"].label = _("Mengapa terlambat?")
        else:
            self.fields.clear()


class SerahForm(forms.Form):
    """Handed over, with what was charged."""

    biaya = RupiahUtuhField(
        label=_("Biaya yang ditarik"), required=False, help_text=_("Kosongkan bila gratis.")
    )

    def __init__(self, *args: Any, tertinggi: int, **kwargs: Any) -> None:
        """Where the standard says free, nothing is asked."""
        super().__init__(*args, **kwargs)
        if not tertinggi:
            del self.fields["biaya"]


class PesanForm(forms.Form):
    """One message."""

    teks = forms.CharField(label=_("Pesan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class TekaForm(forms.Form):
    """A sentence everyone may read."""

    alasan = forms.CharField(
        label=_("Penjelasan untuk umum"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
