"""Formulir perangkat: jabatan, masa, pengakhiran, koreksi, akun, biodata, buku, dan impor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Unit
from terasa.perangkat.enums import CaraMenjabat, JenisJabatan, SebabBerakhir
from terasa.perangkat.models import DEFINITIF, Jabatan, MasaJabatan, Orang
from terasa.perangkat.rules.akses import list_peran_boleh
from terasa.web.musrenbang.medan import LembarField, at_most_mb, set_choices
from terasa.web.program.forms import date_field, text_field

MB_SK = 12
NAMA_PENGGUNA = forms.RegexField(
    r"^[a-z0-9._-]{3,40}$",
    label=_("Nama pengguna"),
    help_text=_("Huruf kecil, angka, titik; misalnya sekdes.bamban."),
    error_messages={"invalid": _("Pakai 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung.")},
)


def sk_field() -> forms.FileField:
    """A scan of the decree."""
    return forms.FileField(
        label=_("Pindaian SK"),
        help_text=_("PDF, JPG, atau PNG, paling besar 12 MB. Hanya terbaca kantor yang membina tempat ini."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        validators=[at_most_mb(MB_SK)],
    )


class JabatanForm(forms.Form):
    """A post of one of the units that this office records."""

    unit = forms.ChoiceField(label=_("Kantor"))
    jenis = forms.ChoiceField(label=_("Jenis jabatan"), choices=[("", "–"), *JenisJabatan.choices])
    nama = forms.CharField(
        label=_("Nama jabatan"), max_length=160, help_text=_("Seperti pada SK, misalnya Kaur Keuangan.")
    )
    lembaga = forms.CharField(
        label=_("Lembaga"),
        help_text=_("Hanya untuk lembaga kemasyarakatan, misalnya RT 03, PKK, LPM, Karang Taruna, Posyandu."),
        max_length=120,
        required=False,
    )
    kursi = forms.IntegerField(
        label=_("Jumlah kursi"),
        min_value=1,
        max_value=60,
        initial=1,
        help_text=_("Satu, kecuali anggota BPD dan sejenisnya."),
    )
    atasan = forms.ChoiceField(label=_("Atasan langsung"), required=False)

    def __init__(self, *args: Any, unit: Sequence[Unit], atasan: Sequence[Jabatan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_unit = {str(u.pk): u for u in unit}
        self.daftar_atasan = {str(j.pk): j for j in atasan}
        set_choices(self, "unit", [(k, u.nama) for k, u in self.daftar_unit.items()])
        set_choices(
            self,
            "atasan",
            [("", "–"), *((k, f"{j.nama} – {j.unit.nama}") for k, j in self.daftar_atasan.items())],
        )

    def as_isi(self) -> dict[str, Any]:
        """Keywords of `create_jabatan`."""
        isi = dict(self.cleaned_data)
        return {**isi, "unit": self.daftar_unit[isi["unit"]], "atasan": self.daftar_atasan.get(isi["atasan"])}


class MasaForm(forms.Form):
    """Somebody takes a seat: a person already listed here, or a new name."""

    orang = forms.ChoiceField(
        label=_("Orang yang sudah tercatat"), required=False, help_text=_("Atau tulis nama baru di bawah.")
    )
    nama = forms.CharField(label=_("Nama baru, tanpa gelar"), max_length=150, required=False)
    gelar_depan = forms.CharField(label=_("Gelar di depan"), max_length=40, required=False)
    gelar_belakang = forms.CharField(label=_("Gelar di belakang"), max_length=60, required=False)
    cara = forms.ChoiceField(
        label=_("Cara menjabat"), choices=CaraMenjabat.choices, initial=CaraMenjabat.DEFINITIF
    )
    kursi_ke = forms.IntegerField(label=_("Kursi ke"), min_value=1, max_value=60, initial=1)
    menggantikan = forms.ChoiceField(
        label=_("Menggantikan"),
        required=False,
        help_text=_("Wajib bagi PAW: sisa masa siapa yang diteruskan."),
    )
    mulai_on = date_field(
        label=_("Hari pelantikan"), help_text=_("Bagi jabatan tanpa pelantikan: hari SK mulai berlaku.")
    )
    sk_nomor = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)
    sk_on = date_field(label=_("Tanggal SK"), required=False)
    rencana_berakhir_on = date_field(
        label=_("Berakhir menurut SK"),
        help_text=_("Hanya bila tidak ada aturan lamanya; hari pertama di luar jabatan."),
        required=False,
    )
    masa_ke = forms.IntegerField(label=_("Periode ke"), min_value=1, max_value=9, required=False)
    berkas = sk_field()

    def __init__(
        self, *args: Any, jabatan: Jabatan, orang: Sequence[Orang], lama: Sequence[MasaJabatan], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_orang = {str(o.pk): o for o in orang}
        self.lama = {str(m.pk): m for m in lama}
        set_choices(self, "orang", [("", "–"), *((k, o.nama_lengkap) for k, o in self.daftar_orang.items())])
        set_choices(
            self, "menggantikan", [("", "–"), *((k, m.orang.nama_lengkap) for k, m in self.lama.items())]
        )
        if jabatan.kursi == 1:
            del self.fields["kursi_ke"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not isi.get("orang") and not (isi.get("nama") or "").strip():
            self.add_error("nama", _("Pilih orangnya atau tulis namanya."))
        if isi.get("cara") == CaraMenjabat.PAW and not isi.get("menggantikan"):
            self.add_error("menggantikan", _("Pilih siapa yang digantikan; PAW meneruskan sisa masanya."))
        return isi


class AkhiriForm(forms.Form):
    """The end of a tenure."""

    berakhir_on = date_field(
        label=_("Hari pertama di luar jabatan"), help_text=_("Pintu akunnya tertutup sejak hari ini.")
    )
    sebab = forms.ChoiceField(label=_("Sebab"), choices=[("", "–"), *SebabBerakhir.choices])
    alasan = text_field(label=_("Keterangan"), max_length=1000, required=False)
    sk_nomor = forms.CharField(label=_("Nomor SK pemberhentian"), max_length=120, required=False)
    sk_on = date_field(label=_("Tanggal SK pemberhentian"), required=False)


class BetulkanForm(forms.Form):
    """What the tenure should have said, and why."""

    mulai_on = date_field(label=_("Hari pelantikan"))
    sk_nomor = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)
    sk_on = date_field(label=_("Tanggal SK"), required=False)
    rencana_berakhir_on = date_field(label=_("Berakhir menurut SK"), required=False)
    berkas = sk_field()
    alasan = text_field(label=_("Apa yang salah dan mengapa dibetulkan"), max_length=1000)


class AlasanForm(forms.Form):
    """A removal with its day and reason."""

    pada = date_field(label=_("Sejak hari"))
    alasan = text_field(label=_("Alasan"), max_length=1000)


class AkunForm(forms.Form):
    """Which role the post opens, for an account that is there or a new one."""

    jenis = forms.ChoiceField(label=_("Peran"))
    pengguna = forms.ChoiceField(
        label=_("Akun yang sudah ada di kantor ini"),
        required=False,
        help_text=_("Kosongkan untuk membuat akun baru."),
    )
    username = NAMA_PENGGUNA

    def __init__(self, *args: Any, masa: MasaJabatan, akun: Sequence[Pengguna], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.akun = {str(p.pk): p for p in akun}
        boleh = list_peran_boleh(masa.jabatan.jenis, masa.jabatan.unit.jenis)
        set_choices(self, "jenis", [(p, JenisPeran(p).label) for p in boleh])
        set_choices(self, "pengguna", [("", "–"), *((k, p.username) for k, p in self.akun.items())])
        self.fields["username"].required = False
        if masa.orang.pengguna_id is not None:
            del self.fields["pengguna"], self.fields["username"]
        elif not akun:
            del self.fields["pengguna"]
            self.fields["username"].required = True

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if (
            "username" in self.fields
            and not self.errors
            and not isi.get("pengguna")
            and not isi.get("username")
        ):
            self.add_error("username", _("Pilih akun yang ada atau tulis nama pengguna baru."))
        return isi


class SerahkanForm(forms.Form):
    """Who takes the desk over, from which day."""

    nama = forms.CharField(label=_("Nama penerus, tanpa gelar"), max_length=150)
    username = NAMA_PENGGUNA
    jenis = forms.ChoiceField(label=_("Peran"))
    mulai_on = date_field(label=_("Mulai hari"), help_text=_("Akun yang lama tertutup sejak hari ini."))
    sk_nomor = forms.CharField(label=_("Nomor SK"), max_length=120, required=False)
    alasan = text_field(label=_("Alasan pergantian"), max_length=500)

    def __init__(self, *args: Any, masa: MasaJabatan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boleh = list_peran_boleh(masa.jabatan.jenis, masa.jabatan.unit.jenis)
        set_choices(self, "jenis", [(p, JenisPeran(p).label) for p in boleh])


class BiodataForm(forms.Form):
    """The personnel file. The national identity number is not asked."""

    tempat_lahir = forms.CharField(label=_("Tempat lahir"), max_length=80, required=False)
    tanggal_lahir = date_field(label=_("Tanggal lahir"), required=False)
    kelamin = forms.ChoiceField(
        label=_("Jenis kelamin"),
        choices=[("", "–"), ("L", _("Laki-laki")), ("P", _("Perempuan"))],
        required=False,
    )
    pendidikan = forms.CharField(label=_("Pendidikan terakhir"), max_length=80, required=False)
    nip = forms.CharField(label=_("NIP"), max_length=30, required=False)
    niapd = forms.CharField(label=_("NIAPD"), max_length=40, required=False)
    pangkat = forms.CharField(label=_("Pangkat atau golongan"), max_length=60, required=False)
    telepon = forms.CharField(label=_("Telepon"), max_length=30, required=False)


class EntriForm(forms.Form):
    """One line of a register of the BPD."""

    tanggal = date_field(label=_("Tanggal"))
    nomor = forms.CharField(label=_("Nomor"), max_length=120, required=False)
    uraian = text_field(label=_("Uraian"), max_length=4000)
    keterangan = forms.CharField(label=_("Keterangan"), max_length=250, required=False)
    berkas = sk_field()


class PamongForm(forms.Form):
    """A list of apparatus as OpenSID exports it."""

    desa = forms.ChoiceField(label=_("Desa"))
    berkas = LembarField(
        mb=10, label=_("Berkas"), help_text=_("XLSX, XLS, ODS, atau CSV. Kolom NIK dan agama tidak dibaca.")
    )
    uji = forms.BooleanField(label=_("Coba dulu, jangan simpan"), required=False)

    def __init__(self, *args: Any, desa: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "desa", [(w.kode, w.nama_lengkap) for w in desa])


PENGGANTI = [c for c in CaraMenjabat.values if c not in DEFINITIF]
