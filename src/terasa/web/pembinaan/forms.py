"""Formulir pembinaan: rencana, catatan, temuan, kesepakatan, tanda terima, hubungan, laporan, dan indeks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.akun.models import Peran
from terasa.aturan.models import Aturan
from terasa.pembinaan.enums import Jawab, JenisLampiran, JenisPembina, JenisTemuan, Tingkat, Tujuan
from terasa.pembinaan.models import Kunjungan, Temuan
from terasa.pembinaan.services import Catatan, Jawaban
from terasa.web.musrenbang.medan import LembarField, at_most_mb, set_choices
from terasa.web.program.forms import date_field, text_field


class RencanaForm(forms.Form):
    """When, what for, with which checklist, and who goes."""

    rencana_on = date_field(label=_("Hari kunjungan"))
    tujuan = forms.ChoiceField(label=_("Tujuan"), choices=Tujuan.choices, initial=Tujuan.RUTIN)
    tema = forms.CharField(
        label=_("Tema"),
        help_text=_("Wajib bila tematik; terbaca oleh yang dikunjungi."),
        max_length=160,
        required=False,
    )
    daftar_kode = forms.ChoiceField(label=_("Daftar periksa"))
    pengunjung = forms.MultipleChoiceField(
        label=_("Yang berkunjung"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, daftar: Sequence[Aturan], rekan: Sequence[Peran], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rekan = {str(p.pk): p for p in rekan}
        set_choices(self, "daftar_kode", [(a.kode, a.nama) for a in daftar])
        pilihan = self.fields["pengunjung"]
        assert isinstance(pilihan, forms.MultipleChoiceField)
        pilihan.choices = [(str(p.pk), f"{p.pengguna.get_full_name()} ({p.jabatan})") for p in rekan]

    def as_isi(self) -> dict[str, Any]:
        isi = {**self.cleaned_data}
        return {**isi, "pengunjung": [self.rekan[k] for k in isi["pengunjung"]]}


class CatatForm(forms.Form):
    """What was seen: the head of the sheet, and three fields for each item."""

    dilaksanakan_on = date_field(label=_("Hari kunjungan"))
    ditemui = forms.CharField(
        label=_("Yang ditemui"),
        help_text=_("Jabatannya saja, satu tiap baris; tanpa nama orang."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1500,
        required=False,
    )
    ringkasan = text_field(label=_("Ringkasan"), max_length=4000, required=False)
    berikutnya_on = date_field(label=_("Kunjungan berikutnya"), required=False)

    def __init__(self, *args: Any, kunjungan: Kunjungan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode = [b["kode"] for b in kunjungan.butir]
        for b in kunjungan.butir:
            kode, teks = b["kode"], b["teks"]
            self.fields[f"jawab_{kode}"] = forms.ChoiceField(
                label=teks, choices=[("", _("Belum diperiksa")), *Jawab.choices], required=False
            )
            self.fields[f"skor_{kode}"] = forms.IntegerField(
                label=_("Skor 0–100"), min_value=0, max_value=100, required=False
            )
            self.fields[f"catatan_{kode}"] = forms.CharField(
                label=_("Catatan"), max_length=500, required=False
            )

    def as_catatan(self) -> Catatan:
        isi = self.cleaned_data
        return Catatan(
            dilaksanakan_on=isi["dilaksanakan_on"],
            ditemui=isi["ditemui"].splitlines(),
            ringkasan=isi["ringkasan"],
            jawaban={
                k: Jawaban(isi[f"jawab_{k}"], isi[f"skor_{k}"], isi[f"catatan_{k}"])
                for k in self.kode
                if isi[f"jawab_{k}"]
            },
            berikutnya_on=isi["berikutnya_on"],
        )

    @property
    def kepala(self) -> list[forms.BoundField]:
        return [self[n] for n in ("dilaksanakan_on", "ditemui", "ringkasan", "berikutnya_on")]

    def rows(
        self, kunjungan: Kunjungan
    ) -> list[tuple[str, str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Part, words, and the three fields of each item."""
        return [
            (
                b["bagian"],
                b["teks"],
                self[f"jawab_{b['kode']}"],
                self[f"skor_{b['kode']}"],
                self[f"catatan_{b['kode']}"],
            )
            for b in kunjungan.butir
        ]


class TemuanForm(forms.Form):
    """One finding."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisTemuan.choices)
    tingkat = forms.ChoiceField(label=_("Tingkat"), choices=Tingkat.choices)
    uraian = text_field(
        label=_("Yang ditemukan"), help_text=_("Tulis keadaannya, bukan siapa yang salah."), max_length=4000
    )
    dasar = forms.CharField(
        label=_("Aturan yang dipakai mengukur"),
        help_text=_("Misalnya Permendagri 20/2018 Pasal 63."),
        max_length=200,
        required=False,
    )
    dugaan_pidana = forms.BooleanField(
        label=_("Ada dugaan pidana: kirim ke Inspektorat saja"),
        help_text=_("Temuan ini langsung hilang dari layar kantor Anda dan hanya dibaca Inspektorat."),
        required=False,
    )


class SepakatForm(forms.Form):
    """One agreement with its day."""

    teks = text_field(label=_("Yang disepakati dikerjakan"), max_length=1000)
    jatuh_tempo_on = date_field(label=_("Tenggat"))
    bukti_diminta = forms.CharField(label=_("Bukti yang diminta"), max_length=250, required=False)
    temuan = forms.ChoiceField(label=_("Untuk temuan"), required=False)

    def __init__(self, *args: Any, temuan: Sequence[Temuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.semua = {str(t.pk): t for t in temuan}
        set_choices(self, "temuan", [("", "–"), *((k, t.uraian[:80]) for k, t in self.semua.items())])

    def as_isi(self) -> dict[str, Any]:
        return {**self.cleaned_data, "temuan": self.semua.get(self.cleaned_data["temuan"])}


class LampiranForm(forms.Form):
    """A photo, a piece of evidence, or the signed scan."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisLampiran.choices)
    berkas = forms.FileField(
        label=_("Berkas"), help_text=_("JPG, PNG, atau PDF, paling besar 12 MB."), validators=[at_most_mb(12)]
    )
    butir = forms.ChoiceField(label=_("Untuk butir"), required=False)

    def __init__(self, *args: Any, kunjungan: Kunjungan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "butir", [("", "–"), *((b["kode"], b["teks"][:80]) for b in kunjungan.butir)])
        if not kunjungan.is_terbuka:
            set_choices(self, "jenis", [(JenisLampiran.PINDAIAN, JenisLampiran.PINDAIAN.label)])
            del self.fields["butir"]


class KataForm(forms.Form):
    """One sentence that an act needs."""

    kata = text_field(max_length=1000)

    def __init__(self, *args: Any, label: str, bantuan: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kata"].label, self.fields["kata"].help_text = label, bantuan


class TerimaForm(forms.Form):
    """The receipt, typed."""

    pernyataan = forms.CharField(label=_("Ketik jabatan Anda"), max_length=200)

    def __init__(self, *args: Any, jabatan: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pernyataan"].help_text = _(
            "Persis: %(jabatan)s. Menerima berarti sudah membaca, bukan menyetujui setiap temuan."
        ) % {"jabatan": jabatan}


class HubunganForm(forms.Form):
    """One relation more."""

    pembina = forms.ChoiceField(label=_("Kantor pembina"))
    jenis = forms.ChoiceField(label=_("Sebagai"), choices=JenisPembina.choices)
    kode_wilayah = forms.ChoiceField(label=_("Membina"))
    mulai_on = date_field(label=_("Mulai"))
    dasar = forms.CharField(label=_("Dasar"), max_length=200, required=False)

    def __init__(
        self, *args: Any, unit: list[tuple[Any, Any]], tempat: list[tuple[Any, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "pembina", unit)
        set_choices(self, "kode_wilayah", tempat)


class AkhiriForm(forms.Form):
    """The first day without it."""

    sampai_on = date_field(label=_("Berakhir mulai hari"))


class MintaForm(forms.Form):
    """A paper asked of every desa."""

    nama = forms.CharField(
        label=_("Nama laporan"), help_text=_("Misalnya Laporan bulan Januari 2027."), max_length=250
    )
    tempo_on = date_field(label=_("Paling lambat"))


class PeriksaForm(forms.Form):
    """What became of a paper."""

    diterima = forms.ChoiceField(
        label=_("Hasil"), choices=[("ya", _("Diterima")), ("", _("Diminta perbaiki"))], required=False
    )
    dikirim_on = date_field(label=_("Diterima pada (bila lewat kertas)"), required=False)
    catatan = text_field(label=_("Yang harus diperbaiki"), max_length=1000, required=False)


class IndeksForm(forms.Form):
    """A sheet of published figures."""

    tahun = forms.IntegerField(label=_("Tahun"), min_value=2010, max_value=2100)
    sumber = forms.CharField(
        label=_("Diterbitkan oleh"), help_text=_("Tampil di samping angkanya."), max_length=200
    )
    berkas = LembarField(mb=8, label=_("Berkas"), help_text=_("Kolom kode_desa, status, skor."))
    uji = forms.BooleanField(label=_("Coba dulu, jangan simpan"), required=False)
