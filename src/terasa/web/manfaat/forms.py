"""Formulir membuka gelombang, kerangkanya, menugaskan petugas, dan mewawancarai satu rumah."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.survei.enums import NONRESPONS, CaraKerangka, Jawab, Saluran
from terasa.survei.rules import RUMAH_TERBANYAK
from terasa.survei.services import Cara
from terasa.web.aspirasi.forms import TitikField

LEWATI = "lewati"
RT_TERBANYAK = 200
BERKAS_TERBESAR = 2 * 1024 * 1024


class GelombangForm(forms.Form):
    gelombang = forms.ChoiceField(label=_("Gelombang"), choices=Gelombang.choices, widget=forms.RadioSelect)
    kelompok = forms.ChoiceField(
        label=_("Siapa yang ditanya"),
        choices=Kelompok.choices,
        initial=Kelompok.ACAK,
        widget=forms.RadioSelect,
        help_text=_(
            "Kedua kelompok diundi dan ditampilkan sendiri-sendiri; buka satu gelombang untuk masing-masing."
        ),
    )
    cara = forms.ChoiceField(
        label=_("Dari mana rumahnya diundi"),
        choices=CaraKerangka.choices,
        initial=CaraKerangka.RT,
        widget=forms.RadioSelect,
    )
    n = forms.IntegerField(
        label=_("Banyaknya rumah yang diundi"),
        min_value=1,
        max_value=2000,
        initial=30,
        help_text=_("Makin banyak jawaban makin sempit rentangnya; yang terlalu sedikit ditahan."),
    )


def read_baris(data: Any) -> list[dict[str, Any]]:
    """Rows of the RT table as typed: `rumah` is the text, `angka` its number (0 when it is none)."""
    # PostgreSQL keeps no NUL.
    kolom = [
        [nilai.replace("\x00", "") for nilai in data.getlist(nama)[:RT_TERBANYAK]]
        for nama in ("dusun", "rt", "rumah")
    ]
    semua = zip(*kolom, strict=False)
    baris = [{"dusun": d.strip()[:60], "rt": r.strip()[:20], "rumah": n.strip()[:4]} for d, r, n in semua]
    return [
        {**b, "angka": int(b["rumah"]) if b["rumah"].isascii() and b["rumah"].isdigit() else 0}
        for b in baris
        if any(b.values())
    ]


class PutusForm(forms.Form):
    rumah = forms.IntegerField(
        label=_("Jumlah rumah yang benar"),
        min_value=0,
        max_value=RUMAH_TERBANYAK,
        help_text=_("0 bila RT itu tidak ada."),
    )
    alasan = forms.CharField(label=_("Bagaimana dipastikan"), max_length=300)


class DiketahuiForm(forms.Form):
    rumah = forms.IntegerField(label=_("Rumah tangga yang diketahui"), min_value=1, max_value=100_000)
    sumber = forms.CharField(label=_("Sumber angkanya"), max_length=160)


class UbahForm(forms.Form):
    alasan = forms.CharField(label=_("Mengapa kerangkanya diubah"), max_length=300)


class DaftarForm(forms.Form):
    """A private list as CSV text; what it may hold is decided by the rules."""

    berkas = forms.FileField(
        label=_("Berkas CSV"),
        help_text=_("Kolom desa (kode), alamat, dan bila perlu telepon. Tanpa NIK dan tanpa nomor KK."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    pakai_nama = forms.BooleanField(
        label=_("Nama memang diperlukan untuk menemukan rumahnya; dihapus sesudah survei."), required=False
    )

    def clean_berkas(self) -> str:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BERKAS_TERBESAR:
            raise forms.ValidationError(_("Berkasnya lebih besar dari 2 MB."))
        try:
            return str(berkas.read().decode("utf-8-sig").replace("\x00", ""))
        except UnicodeDecodeError as exc:
            raise forms.ValidationError(
                _("Berkasnya bukan teks UTF-8; simpan ulang sebagai CSV UTF-8.")
            ) from exc


class PetugasForm(forms.Form):
    pengguna = forms.TypedChoiceField(label=_("Petugas"), coerce=int)

    def __init__(self, *args: Any, calon: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengguna"].choices = [("", "–"), *calon]  # type: ignore[attr-defined]  # a ChoiceField, declared above


class TanyaForm(forms.Form):
    """One radio group per question of the survey; leaving a question out is a choice, not an oversight."""

    def __init__(self, *args: Any, kuesioner: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode = [str(p["kode"]) for p in kuesioner]
        for p in kuesioner:
            self.fields[str(p["kode"])] = forms.ChoiceField(
                label=p["teks"],
                help_text=p.get("penjelasan", ""),
                choices=[*Jawab.choices, (LEWATI, _("Tidak menjawab"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Pilih satu jawaban.")},
            )

    def isi(self) -> dict[str, str]:
        """Answers by question, without those left out."""
        return {
            k: self.cleaned_data[k] for k in self.kode if self.cleaned_data.get(k, LEWATI) not in ("", LEWATI)
        }


class WawancaraForm(TanyaForm):
    """An interview with its stamps: when it began and ended, how, and where the phone stood."""

    dijawab_at = forms.DateTimeField(widget=forms.HiddenInput)
    mulai_at = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    saluran = forms.ChoiceField(
        label=_("Cara bertanya"),
        choices=[(s.value, s.label) for s in (Saluran.DATANG, Saluran.TELEPON)],
        widget=forms.RadioSelect,
        required=False,
    )
    titik = forms.CharField(label=_("Titik lokasi"), max_length=60, required=False)
    field_order = ("dijawab_at", "mulai_at", "saluran", "titik")

    def cara(self) -> Cara:
        """The stamps; a place that cannot be read is no place."""
        isi = self.cleaned_data
        return Cara(isi["saluran"] or Saluran.DATANG, isi["mulai_at"], read_place(isi["titik"]))


def read_place(teks: str) -> tuple[float, float] | None:
    """`-2.7812, 115.2714` as numbers, or nothing."""
    try:
        titik = TitikField(required=False).clean(teks)
    except forms.ValidationError:
        return None
    return (float(titik[0]), float(titik[1])) if titik else None


class KertasForm(TanyaForm):
    """What stands on a paper sheet; the day and hour are written on it."""

    dijawab_at = forms.DateTimeField(
        label=_("Tanggal dan jam wawancara pada lembarnya"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    field_order = ("dijawab_at",)

    def __init__(self, *args: Any, tanpa_waktu: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if tanpa_waktu:
            del self.fields["dijawab_at"]


class UlangForm(TanyaForm):
    """A second call: was this house asked at all, and three of the questions again."""

    DITANYA = ("pakai", "teratasi", "berguna")
    bertemu = forms.ChoiceField(
        label=_("Apakah rumah ini pernah ditanyai tentang hal ini?"),
        choices=[
            ("ya", _("Ya, pernah")),
            ("tidak", _("Tidak pernah")),
            ("tak", _("Tidak ada yang dapat dihubungi")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("bertemu",)

    def __init__(self, *args: Any, kuesioner: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        dipilih = [p for p in kuesioner if p["kode"] in self.DITANYA]
        super().__init__(*args, kuesioner=dipilih, **kwargs)
        for kode in self.kode:
            self.fields[kode].required = False

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("bertemu") == "ya" and not self.isi():
            self.add_error(self.kode[0], _("Tanyakan lagi paling sedikit satu pertanyaan."))
        return isi

    def ditanyai(self) -> bool | None:
        """None when nobody was reached."""
        return {"ya": True, "tidak": False}.get(self.cleaned_data["bertemu"])


class TidakForm(forms.Form):
    sebab = forms.ChoiceField(
        label=_("Mengapa tidak jadi"),
        choices=[(s.value, s.label) for s in NONRESPONS],
        widget=forms.RadioSelect,
    )
    saluran = forms.ChoiceField(
        choices=[(s.value, s.label) for s in (Saluran.DATANG, Saluran.TELEPON)],
        required=False,
        widget=forms.HiddenInput,
    )

    def clean_saluran(self) -> str:
        return self.cleaned_data["saluran"] or Saluran.DATANG


class PendapatForm(TanyaForm):
    """Answers of somebody who comes by himself; no contact, no name."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
