"""Suara warga: ditulis sendiri, atau dicatat petugas dari loket dan kertas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Kelompok, Sumber
from terasa.dokumen.rekaman import REKAMAN_TERBESAR
from terasa.kabar.models import JenisAlamat
from terasa.web.aspirasi.forms.medan import AlamatField, FotoField, KataField, TitikField, Unggahan


class KontakForm(forms.Form):
    """Where answers go."""

    surel = AlamatField(
        jenis=JenisAlamat.SUREL,
        label=_("Surel (e-mail)"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    telepon = AlamatField(
        jenis=JenisAlamat.TELEPON,
        label=_("Nomor telepon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )


class AspirasiForm(KontakForm):
    """A resident's voice."""

    # As the page asks them, so that the error summary follows the page.
    field_order = ("kode_desa", "masalah", "biarkan_nomor", "dusun", "patokan", "titik", "foto", "rekaman")

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    masalah = KataField(
        label=_("Apa masalahnya?"),
        help_text=_(
            "Ceritakan dengan kata sendiri: apa yang terjadi, sejak kapan, siapa yang terkena. "
            "Jangan tulis nama orang, NIK, atau nomor telepon di sini."
        ),
        max_length=rules.MASALAH_TERPANJANG,
        # Or a voice note: `clean` asks for one of the two.
        required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    dusun = KataField(label=_("Dusun, RT, atau RW"), required=False, max_length=120)
    patokan = KataField(
        label=_("Dekat apa?"),
        help_text=_("Patokan yang dikenal orang, misalnya: samping jembatan gantung."),
        required=False,
        max_length=200,
    )
    titik = TitikField(
        label=_("Titik lokasi"),
        help_text=_("Kosongkan bila ragu. Angka ini hanya dibaca petugas."),
        required=False,
        max_length=60,
    )
    foto = FotoField(
        label=_("Foto"),
        help_text=_(
            "Paling banyak tiga. Hindari wajah orang dan pelat nomor. Data lokasi dalam foto dibuang."
        ),
        required=False,
    )
    rekaman = forms.FileField(
        label=_("Rekaman suara"),
        help_text=_(
            "Lebih mudah bicara? Paling lama 60 detik. Hanya didengar petugas, tidak pernah dibuka untuk umum."
        ),
        required=False,
        widget=forms.FileInput(
            attrs={
                "accept": "audio/*",
                "capture": "",
                "data-rekam": "",
                "data-mulai": _("Rekam suara"),
                "data-henti": _("Berhenti merekam"),
                "data-ulang": _("Rekam ulang"),
                "data-hapus": _("Hapus rekaman"),
                "data-detik": _("detik"),
                "data-penuh": _("Berhenti di 60 detik."),
                "data-gagal": _(
                    "Mikrofon tidak dapat dipakai. Izinkan, lalu coba lagi, atau pilih berkas rekaman."
                ),
                "data-terbesar": REKAMAN_TERBESAR,
                "data-besar": _("Terlalu besar; paling besar 2 MB."),
            }
        ),
    )
    kelompok = forms.ChoiceField(
        label=_("Anda berbicara untuk siapa?"), choices=Kelompok.choices, initial=Kelompok.SENDIRI
    )
    # A trap for machines; a person who falls into it is told so and loses nothing.
    situs = forms.CharField(
        label=_("Biarkan kosong"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    # The answer to "is this the same?" (web.serupa.warga.Jawaban); `ditanya`: the question was on the screen.
    dukung = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    ditanya = forms.BooleanField(required=False, widget=forms.HiddenInput)
    biarkan_nomor = forms.BooleanField(label=_("Biarkan seperti itu, kirim apa adanya"), required=False)
    # Solved by the page itself (static/js/bukti.js); one that cannot be read is no proof, and no mistake either.
    bukti = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"kunci_kirim": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_kunci_kirim(self) -> Any:
        kunci = self.cleaned_data["kunci_kirim"]
        # Only a random UUID makes a key that nobody can guess.
        if kunci.version != 4:
            raise forms.ValidationError(_("Muat ulang halaman ini, lalu kirim lagi."))
        return kunci

    def clean_foto(self) -> list[Unggahan]:
        foto: list[Unggahan] = self.cleaned_data["foto"]
        if len(foto) > rules.FOTO_TERBANYAK:
            raise forms.ValidationError(_("Pilih paling banyak tiga foto."))
        return foto

    def clean_situs(self) -> str:
        if self.cleaned_data["situs"]:
            raise forms.ValidationError(_("Kolom ini jebakan untuk mesin. Kosongkan, lalu kirim lagi."))
        return ""

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if not isi.get("masalah") and not isi.get("rekaman") and "masalah" not in self.errors:
            self.add_error(
                "masalah", _("Tulis dulu masalah yang ingin Anda sampaikan, atau rekam suara Anda.")
            )
        bebas = "\n".join(isi.get(nama, "") for nama in ("masalah", "dusun", "patokan"))
        if rules.find_pribadi(bebas) and not isi.get("biarkan_nomor"):
            self.add_error(
                "biarkan_nomor",
                _(
                    "Tulisan Anda memuat nomor atau surel seseorang. Sebaiknya hapus dari tulisan; jawaban "
                    "dikirim ke kolom surel atau telepon. Kalau memang perlu, centang kotak ini."
                ),
            )
        return isi

    def renew_kunci_kirim(self) -> None:
        """The next press sends a voice of its own."""
        baru = QueryDict(mutable=True)
        baru.update(self.data)
        baru["kunci_kirim"] = str(uuid4())
        self.data = baru

    def as_data(self, kode_desa: str, sumber: Sumber) -> rules.DataAspirasi:
        """What the service takes; call after is_valid."""
        isi = self.cleaned_data
        lat, lng = isi["titik"] or (None, None)
        return rules.DataAspirasi(
            kode_desa=kode_desa,
            masalah=isi["masalah"],
            dusun=isi["dusun"],
            patokan=isi["patokan"],
            lat=lat,
            lng=lng,
            kelompok=Kelompok(isi["kelompok"]),
            surel=isi["surel"],
            telepon=isi["telepon"],
            sumber=sumber,
        )


class CatatForm(AspirasiForm):
    """A voice heard at the counter or read from paper, typed by an officer for one of his desa."""

    kode_desa = forms.ChoiceField(label=_("Desa atau kelurahan"))

    def __init__(self, *args: Any, desa: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kode_desa"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(desa)
