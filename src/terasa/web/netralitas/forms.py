"""Formulir netralitas. Tidak ada medan bagi pilihan politik siapa pun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.perangkat.enums import HasilKasus, Rezim, RujukanKasus, SanksiKasus, SumberKasus
from terasa.perangkat.models import MasaJabatan, PeriodePemilihan
from terasa.perangkat.services.periode import IsiPeriode
from terasa.web.musrenbang.medan import at_most_mb, set_choices
from terasa.web.paw.forms import scan_field
from terasa.web.program.forms import date_field, text_field

Pilihan = list[tuple[Any, Any]]
TAHAPAN_TERBANYAK = 6


class PeriodeForm(forms.Form):
    """An election period; stages one a line."""

    nama = forms.CharField(label=_("Nama"), max_length=160, help_text=_("Misalnya: Pilkada 2029."))
    rezim = forms.ChoiceField(label=_("Undang-undang"), choices=Rezim.choices)
    mulai_on = date_field(label=_("Mulai"))
    selesai_on = date_field(label=_("Selesai"))
    dasar = forms.CharField(
        label=_("Dasar"), max_length=250, help_text=_("Keputusan atau peraturan yang menetapkan jadwalnya.")
    )
    tahapan = text_field(
        label=_("Tahapan"),
        help_text=_(
            "Satu baris satu tahapan: mulai, selesai, nama. Misalnya: 2029-09-25 2029-11-23 Masa kampanye."
        ),
        max_length=3000,
        required=False,
    )

    def clean_tahapan(self) -> list[tuple[str, date, date]]:
        """Lines as (name, first day, last day)."""
        hasil = []
        for n, baris in enumerate(str(self.cleaned_data["tahapan"]).splitlines(), start=1):
            kata = baris.split(maxsplit=2)
            if not kata:
                continue
            try:
                mulai, selesai, nama = date.fromisoformat(kata[0]), date.fromisoformat(kata[1]), kata[2]
            except (ValueError, IndexError) as exc:
                raise forms.ValidationError(
                    _("Baris %(n)d tidak terbaca; tulis tahun-bulan-hari dua kali, lalu nama."),
                    params={"n": n},
                ) from exc
            hasil.append((nama, mulai, selesai))
        return hasil

    def as_isi(self) -> IsiPeriode:
        return IsiPeriode(**self.cleaned_data)

    @staticmethod
    def awal(p: PeriodePemilihan) -> dict[str, Any]:
        """What is stored, as it is typed."""
        baris = [f"{t['mulai']} {t['selesai']} {t['nama']}" for t in p.tahapan]
        isi = {n: getattr(p, n) for n in ("nama", "rezim", "mulai_on", "selesai_on", "dasar")}
        return {**isi, "tahapan": "\n".join(baris)}


class PaktaForm(forms.Form):
    """Who signed the same paper on the same day."""

    masa = forms.MultipleChoiceField(label=_("Yang menandatangani"), widget=forms.CheckboxSelectMultiple)
    ditandatangani_on = date_field(label=_("Tanggal tanda tangan"))
    pindaian = scan_field(required=False)

    def __init__(self, *args: Any, masa: Sequence[MasaJabatan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "masa", [(str(m.pk), f"{m.orang.nama_lengkap}, {m.jabatan.nama}") for m in masa])


class PelatihanForm(forms.Form):
    """A training and who took part."""

    judul = forms.CharField(label=_("Nama pelatihan"), max_length=200)
    tanggal = date_field(label=_("Tanggal"))
    penyelenggara = forms.CharField(label=_("Penyelenggara"), max_length=160)
    peserta = forms.MultipleChoiceField(label=_("Peserta"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, masa: Sequence[MasaJabatan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "peserta", [(str(m.pk), f"{m.orang.nama_lengkap}, {m.jabatan.nama}") for m in masa])


class TunjukForm(forms.Form):
    """Who keeps the cases, by which decree, from when."""

    peran = forms.ChoiceField(label=_("Akun yang ditunjuk"))
    sk_nomor = forms.CharField(label=_("Nomor keputusan penunjukan"), max_length=120)
    dari_on = date_field(label=_("Mulai"))
    sampai_on = date_field(label=_("Sampai"), required=False)

    def __init__(self, *args: Any, peran: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "peran", [("", "–"), *peran])


class AkhiriForm(forms.Form):
    """The last day of an appointment."""

    sampai_on = date_field(label=_("Hari terakhir"))


class KasusForm(forms.Form):
    """An allegation as it came in: days, place, and what was seen."""

    sumber = forms.ChoiceField(label=_("Dari mana diketahui"), choices=SumberKasus.choices)
    rezim = forms.ChoiceField(
        label=_("Undang-undang"),
        choices=Rezim.choices,
        help_text=_("Menentukan jamnya; undang-undang desa tidak menetapkan jam."),
    )
    dugaan = forms.ChoiceField(label=_("Jenis dugaan"))
    terlapor = forms.ChoiceField(label=_("Jabatan yang dilaporkan"), required=False)
    kejadian_on = date_field(label=_("Hari kejadian"))
    diketahui_on = date_field(
        label=_("Hari diketahui"), help_text=_("Jam penyampaian dihitung dari hari ini.")
    )
    tempat = forms.CharField(label=_("Tempat kejadian"), max_length=200, required=False)
    uraian = text_field(
        label=_("Yang terlihat atau terdengar"),
        help_text=_(
            "Tulis kejadiannya saja: jabatan, perbuatan, tempat. Jangan menilai, jangan menulis NIK atau pilihan politik."
        ),
        max_length=5000,
    )

    def __init__(self, *args: Any, dugaan: Pilihan, terlapor: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "dugaan", [("", "–"), *dugaan])
        set_choices(self, "terlapor", [("", str(_("Tidak disebut"))), *terlapor])


class RujukForm(forms.Form):
    """To whom it went, with the letter."""

    ke = forms.ChoiceField(label=_("Yang berwenang"), choices=RujukanKasus.choices)
    nomor = forms.CharField(label=_("Nomor surat rujukan"), max_length=120)
    pada = date_field(label=_("Tanggal surat"))


class HasilForm(forms.Form):
    """What the competent body decided."""

    hasil = forms.ChoiceField(label=_("Keputusan yang berwenang"), choices=HasilKasus.choices)
    nomor = forms.CharField(label=_("Nomor keputusannya"), max_length=120)
    pada = date_field(label=_("Tanggal keputusan"))


class SanksiForm(forms.Form):
    """The next step of the ladder."""

    sanksi = forms.ChoiceField(label=_("Sanksi"))
    nomor = forms.CharField(label=_("Nomor surat atau keputusan"), max_length=120)
    pada = date_field(label=_("Tanggal"))

    def __init__(self, *args: Any, sanksi: Sequence[SanksiKasus], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "sanksi", [(s.value, s.label) for s in sanksi])


class TutupForm(forms.Form):
    """Why nothing more is to be done."""

    catatan = text_field(label=_("Mengapa ditutup"), max_length=1000)


class BuktiForm(forms.Form):
    """A file that stays with the case."""

    berkas = forms.FileField(
        label=_("Berkas"),
        help_text=_(
            "Foto, rekaman, atau dokumen, paling besar 12 MB. Hanya petugas yang ditunjuk dapat membukanya."
        ),
        validators=[at_most_mb(12)],
    )
