"""Formulir layanan: kata sederhana, satu medan satu pertanyaan, yang sudah diketik tidak pernah hilang."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Saluran
from terasa.layanan.models import Layanan
from terasa.layanan.queries import Pertanyaan, Pilihan
from terasa.layanan.rules.isian import KEPERLUAN_TERPANJANG
from terasa.layanan.rules.skm import DITANYA_DI_LAYAR, LABEL_PROFIL, NAMA_PROFIL, PROFIL, SARAN_TERPANJANG
from terasa.statistik.skm import UNSUR
from terasa.web.aspirasi.forms import KontakForm
from terasa.web.program.forms import RupiahField, date_field

LEMBAR_SEKALI = 200
# What stands behind the last comma or point when it is no group of three figures.
SEN = re.compile(r"[.,]\d{1,2}\s*$|[.,]\d{4,}\s*$")


class RupiahUtuhField(RupiahField):
    """Whole rupiah; cents are refused, so that nobody charges what the standard does not say."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, str) and SEN.search(value):
            raise forms.ValidationError(_("Tulis rupiah utuh tanpa sen, misalnya 10.000."))
        return super().clean(value)


class KirimForm(forms.Form):
    """A form that is one thing however often it is sent."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kunci_kirim"].initial = uuid4

    def renew(self) -> None:
        """The next press sends a thing of its own."""
        baru = QueryDict(mutable=True)
        baru.update(self.data)
        baru["kunci_kirim"] = str(uuid4())
        self.data = baru


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


class HentiForm(TekaForm):
    """Why a service ends, and where people go from now on."""

    ganti = forms.CharField(
        label=_("Ke mana warga sekarang?"),
        help_text=_("Misalnya: diurus di kecamatan, atau lewat layanan lain."),
        required=False,
        max_length=250,
    )


class LayananForm(forms.Form):
    """The names of a service and what it is found by."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisLayanan.choices, widget=forms.RadioSelect)
    nama = forms.CharField(label=_("Nama layanan"), max_length=160)
    ringkas = forms.CharField(label=_("Apa yang didapat warga, dalam satu kalimat"), max_length=250)
    kata_kunci = forms.CharField(
        label=_("Kata yang diucapkan warga"),
        help_text=_("Misalnya: bantuan anak sekolah, keringanan rumah sakit."),
        max_length=500,
        required=False,
    )
    tautan = forms.URLField(
        label=_("Alamat bila diurus di tempat lain"), required=False, max_length=200, assume_scheme="https"
    )


class StandarForm(forms.Form):
    """What is promised. The components without a field of their own follow the rule."""

    persyaratan = forms.CharField(
        label=_("Persyaratan"),
        help_text=_("Satu syarat satu baris."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    hari_kerja = forms.IntegerField(label=_("Janji waktu (hari kerja)"), min_value=1, max_value=365)
    biaya = RupiahUtuhField(label=_("Biaya"), required=False, help_text=_("Kosongkan bila gratis."))
    berlaku_dari = date_field(label=_("Berlaku mulai"))
    dasar = forms.CharField(label=_("Keputusan yang menetapkan"), max_length=250)
    maklumat = forms.CharField(
        label=_("Maklumat pelayanan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, komponen: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.komponen = list(komponen)
        for kode, nama in self.komponen:
            self.fields[f"k_{kode}"] = forms.CharField(
                label=nama, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
            )

    def as_data(self) -> rules.DataStandar:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        return rules.DataStandar(
            hari_kerja=isi["hari_kerja"],
            berlaku_dari=isi["berlaku_dari"],
            dasar=isi["dasar"],
            persyaratan=isi["persyaratan"].splitlines(),
            biaya=isi["biaya"] or 0,
            komponen={kode: isi[f"k_{kode}"] for kode, _nama in self.komponen},
            maklumat=isi["maklumat"],
        )


class TemplatForm(forms.Form):
    """How the unit words one kind of paper."""

    judul = forms.CharField(label=_("Judul surat"), max_length=120)
    pola_nomor = forms.CharField(
        label=_("Pola nomor"),
        help_text=_(
            "Tulis kode klasifikasi dan nama pendek unit Anda; {urut}, {bulan}, dan {tahun} terisi sendiri."
        ),
        max_length=80,
    )
    isi = forms.CharField(
        label=_("Isi surat"),
        help_text=_("Kata yang terisi sendiri: {layanan}, {kode}, {unit}, {tanggal}, {keterangan}."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    penandatangan = forms.CharField(label=_("Jabatan penandatangan"), max_length=160)


class SuratForm(forms.Form):
    """What is added to a paper before it goes out."""

    keterangan = forms.CharField(
        label=_("Keterangan (terbaca umum)"),
        help_text=_("Tanpa nama atau nomor orang; paling banyak 500 huruf."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SkmForm(KirimForm):
    """Nine questions, each of which may be left out, and who answers as far as the person says."""

    saran = forms.CharField(
        label=_("Saran"),
        help_text=_("Tanpa nama atau nomor orang."),
        required=False,
        max_length=SARAN_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        layanan: Iterable[Layanan] | None = None,
        pertanyaan: Iterable[Pertanyaan] = (),
        profil: Iterable[str] = DITANYA_DI_LAYAR,
        **kwargs: Any,
    ) -> None:
        """`pertanyaan` is empty only where no survey runs, and then nothing is asked."""
        super().__init__(*args, **kwargs)
        self.layanan, self.pertanyaan, self.profil = list(layanan or ()), list(pertanyaan), list(profil)
        if layanan is not None:
            self.fields["layanan"] = forms.ChoiceField(
                label=_("Layanan yang diterima"),
                choices=[("", _("Pilih")), *((str(satu.pk), satu.nama) for satu in self.layanan)],
            )
        for satu in self.pertanyaan:
            self.fields[satu.kode] = forms.ChoiceField(
                label=self.word(satu), choices=self.choices(satu), required=False, widget=forms.RadioSelect
            )
        for nama in self.profil:
            self.fields[nama] = forms.ChoiceField(
                label=NAMA_PROFIL[nama], required=False, choices=[("", "–"), *LABEL_PROFIL[nama]]
            )
        urut = ["layanan", *UNSUR, *PROFIL, "saran"]
        self.order_fields(urut)

    def word(self, satu: Pertanyaan) -> str:
        """How an unsur is asked."""
        return satu.tanya

    def choices(self, satu: Pertanyaan) -> list[tuple[int, str]]:
        """What the answers 1 to 4 say."""
        return list(satu.jawab)

    def as_data(self) -> rules.DataSkm:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        nilai = [int(isi[u]) if isi[u] else None for u in UNSUR]
        return rules.DataSkm(nilai, {k: isi[k] for k in PROFIL if isi.get(k)}, isi["saran"])


class KertasForm(SkmForm):
    """The same from paper."""

    lembar = forms.IntegerField(label=_("Nomor lembar"), min_value=1, max_value=100_000)
    dijawab_on = forms.DateField(
        label=_("Tanggal pada kertas"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, profil=PROFIL, **kwargs)
        # Words are copied by nobody twice alike; a suggestion on paper stays with the unit.
        del self.fields["saran"]
        self.order_fields(["lembar", "dijawab_on", "jam", "layanan", *UNSUR, *DITANYA_DI_LAYAR])

    def word(self, satu: Pertanyaan) -> str:
        """The code first: by it the paper is copied."""
        return f"{satu.kode}. {satu.tanya}"

    def choices(self, satu: Pertanyaan) -> list[tuple[int, str]]:
        return [(nilai, f"{nilai}. {kata}") for nilai, kata in satu.jawab]

    def as_data(self) -> rules.DataSkm:
        isi = self.cleaned_data
        nilai = [int(isi[u]) if isi[u] else None for u in UNSUR]
        profil = {k: isi[k] for k in PROFIL if isi.get(k)}
        return rules.DataSkm(nilai, profil, dijawab_on=isi["dijawab_on"])


class BukaSkmForm(forms.Form):
    """From when to when, and how many are served in a year."""

    dari_on = date_field(label=_("Hari pertama"))
    sampai_on = date_field(label=_("Hari terakhir"))
    populasi = forms.IntegerField(
        label=_("Kira-kira berapa orang dilayani setahun?"),
        help_text=_("Banyaknya yang perlu ditanya dihitung dari sini (Krejcie dan Morgan)."),
        min_value=1,
        max_value=10_000_000,
    )


class LembarForm(forms.Form):
    """Which numbers the printed sheets carry."""

    dari = forms.IntegerField(label=_("Nomor lembar pertama"), min_value=1, max_value=100_000, initial=1)
    sampai = forms.IntegerField(label=_("Nomor lembar terakhir"), min_value=1, max_value=100_000, initial=20)

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = self.cleaned_data
        banyak = isi.get("sampai", 0) - isi.get("dari", 0) + 1
        if not self.errors and not 1 <= banyak <= LEMBAR_SEKALI:
            raise forms.ValidationError(
                _("Cetak 1 sampai %(banyak)d lembar sekali jalan."), params={"banyak": LEMBAR_SEKALI}
            )
        return isi


class HariForm(forms.Form):
    """Another last day."""

    sampai_on = date_field(label=_("Hari terakhir"))


def set_choices(form: forms.Form, nama: str, pilihan: list[tuple[Any, Any]]) -> None:
    """Fill a list that depends on the service or the kabupaten."""
    medan = form.fields[nama]
    assert isinstance(medan, forms.ChoiceField)
    medan.choices = pilihan
