"""Formulir aspirasi: kata sederhana, satu medan satu pertanyaan, yang sudah diketik tidak pernah hilang."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Kelompok, Sumber
from terasa.aspirasi.models import Foto
from terasa.aspirasi.queries import Pilihan
from terasa.dokumen.rekaman import REKAMAN_TERBESAR, RekamanTidakTerbaca
from terasa.dokumen.services import FotoTidakTerbaca
from terasa.kabar.models import JenisAlamat
from terasa.kabar.rules import AlamatTidakSah, clean_alamat
from terasa.umum.errors import AturanDilanggar

Unggahan: TypeAlias = "UploadedFile[Any]"

TITIK = re.compile(r"\s*(-?\d{1,2}[.,]\d+)\s*[,;\s]\s*(\d{2,3}[.,]\d+)\s*")
# Sabang to Merauke, Miangas to Rote, with a little sea around.
LINTANG, BUJUR = (Decimal("-11.5"), Decimal("6.5")), (Decimal("94.5"), Decimal("141.5"))


@contextmanager
def on_form(form: forms.Form) -> Iterator[None]:
    """A refusal of a service becomes a sentence on the form, with everything typed still there."""
    try:
        yield
    except FotoTidakTerbaca as exc:
        form.add_error("foto", str(exc))
    except RekamanTidakTerbaca as exc:
        form.add_error("rekaman", str(exc))
    except AlamatTidakSah as exc:
        form.add_error("surel" if exc.code.startswith("surel") else "telepon", str(exc))
    except AturanDilanggar as exc:
        form.add_error(None, str(exc))


class KataField(forms.CharField):
    """Free words of a person, without signs that turn or hide them."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(rules.clean_kata(value) if isinstance(value, str) else value)


class BeberapaFoto(forms.FileInput):
    """One input, several photos."""

    allow_multiple_selected = True


class FotoField(forms.FileField):
    """A list of uploads, empty when none was chosen."""

    widget = BeberapaFoto(attrs={"accept": "image/jpeg,image/png,image/webp", "data-ringankan": ""})

    def clean(self, data: Any, initial: Any = None) -> list[Unggahan]:
        return [super(FotoField, self).clean(satu, initial) for satu in data or []]


class TitikField(forms.CharField):
    """`-2.7812, 115.2712` as phones and map pages copy it; gives (lat, lng) or None."""

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(value)
        if not teks:
            return None
        cocok = TITIK.fullmatch(teks)
        if cocok is None:
            raise forms.ValidationError(_("Titik tidak terbaca; contoh: -2.781234, 115.271234."))
        lat, lng = (round(Decimal(angka.replace(",", ".")), 6) for angka in cocok.groups())
        if not (LINTANG[0] <= lat <= LINTANG[1] and BUJUR[0] <= lng <= BUJUR[1]):
            raise forms.ValidationError(_("Titik ini di luar Indonesia; kosongkan bila ragu."))
        return lat, lng


class KontakForm(forms.Form):
    """Where answers go."""

    surel = forms.CharField(
        label=_("Surel (e-mail)"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    telepon = forms.CharField(
        label=_("Nomor telepon"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def clean_surel(self) -> str:
        return self._clean_alamat(JenisAlamat.SUREL, self.cleaned_data["surel"])

    def clean_telepon(self) -> str:
        return self._clean_alamat(JenisAlamat.TELEPON, self.cleaned_data["telepon"])

    @staticmethod
    def _clean_alamat(jenis: str, nilai: str) -> str:
        try:
            return clean_alamat(jenis, nilai) if nilai else ""
        except AlamatTidakSah as exc:
            raise forms.ValidationError(str(exc)) from exc


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


class BukaForm(forms.Form):
    """Code and key as printed on the slip; dashes and spaces do not matter."""

    kode = forms.CharField(
        label=_("Kode aspirasi"),
        help_text=_(
            "Sembilan huruf dan angka, misalnya 7K3D-9QXA-5. Kosongkan bila slip Anda belum berkode."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    kunci = forms.CharField(
        label=_("Kunci pribadi"),
        help_text=_("Dua puluh huruf dan angka pada slip Anda."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class TeksForm(forms.Form):
    """One text: a question, an answer, a reply."""

    teks = KataField(label=_("Tulisan Anda"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label is not None:
            self.fields["teks"].label = label


class BetulForm(forms.Form):
    """One's own words, mended before an officer opens them."""

    masalah = KataField(
        label=_("Apa masalahnya?"),
        help_text=_("Jangan tulis nama orang, NIK, atau nomor telepon di sini."),
        max_length=rules.MASALAH_TERPANJANG,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    dusun = KataField(label=_("Dusun, RT, atau RW"), required=False, max_length=120)
    patokan = KataField(label=_("Dekat apa?"), required=False, max_length=200)


class DukungForm(BukaForm):
    """The slip of one's own voice, to say "me too" to another."""


class TeleponForm(forms.Form):
    """Where a one-time code goes; the number leaves with it."""

    telepon = forms.CharField(
        label=_("Nomor telepon Anda"),
        help_text=_(
            "Kami mengirim kode enam angka ke nomor ini. Nomornya dihapus sesudah itu dan tidak tampil di mana pun."
        ),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_telepon(self) -> str:
        try:
            return clean_alamat(JenisAlamat.TELEPON, self.cleaned_data["telepon"])
        except AlamatTidakSah as exc:
            raise forms.ValidationError(str(exc)) from exc


class KodeForm(forms.Form):
    """The six digits of that message."""

    kode = forms.CharField(
        label=_("Kode enam angka"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_kode(self) -> str:
        kode = re.sub(r"[\s-]", "", self.cleaned_data["kode"])
        if not re.fullmatch(r"[0-9]{6}", kode):
            raise forms.ValidationError(_now("Tulis enam angka dari pesan itu."))
        return kode


class LoketForm(forms.Form):
    """Who stands before the officer; only a digest of it is kept."""

    tanda = forms.CharField(
        label=_("Nomor telepon, atau nama lengkap dengan RT"),
        help_text=_("Tidak disimpan: hanya sidiknya, supaya orang yang sama terhitung sekali."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class HapusForm(forms.Form):
    """Cannot be taken back, so one tick stands before it."""

    yakin = forms.BooleanField(
        label=_("Saya mengerti: yang dihapus tidak dapat dikembalikan"),
        error_messages={"required": _("Centang dulu bahwa Anda mengerti.")},
    )


class KonfirmasiForm(forms.Form):
    """Nothing to fill in: the press itself is the answer, and a refusal has a place to stand."""


class RilisForm(forms.Form):
    """What everyone will read: the words, masked where needed, and the photos ticked one by one."""

    teks_publik = KataField(
        label=_("Teks yang dibaca umum"),
        help_text=_("Ubah hanya untuk menyamarkan nama, nomor, atau alamat orang. Aslinya tetap tersimpan."),
        max_length=rules.MASALAH_TERPANJANG + 500,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    foto = forms.MultipleChoiceField(
        label=_("Foto yang dibuka"),
        help_text=_("Centang hanya foto tanpa wajah dan pelat nomor."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, foto: Iterable[Foto], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["foto"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(f.pk), _now("Foto %(n)d") % {"n": n}) for n, f in enumerate(foto, start=1)]


class PilihanForm(forms.Form):
    """A dated choice with the officer's own public sentence."""

    pilihan = forms.ChoiceField(label=_("Alasan"), widget=forms.RadioSelect)
    alasan = KataField(
        label=_("Penjelasan untuk umum"),
        help_text=_("Satu kalimat tanpa nama atau nomor orang. Bila kosong, kalimat bawaan yang tampil."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, pilihan: Iterable[Pilihan], label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["pilihan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(p.kode, p.nama) for p in pilihan]
        if label is not None:
            field.label = label


class SaringForm(forms.Form):
    """Filter of the desk."""

    status = forms.ChoiceField(label=_("Keadaan"), required=False)

    def __init__(self, *args: Any, jumlah: dict[str, int], status: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        semua = _now("Semua (%(n)d)") % {"n": sum(jumlah.values())}
        field.choices = [("", semua), *((s.value, f"{s.label} ({jumlah[s]})") for s in status if s in jumlah)]
