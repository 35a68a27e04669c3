"""Formulir unit: untuk siapa kegiatannya, daftar tertutupnya, dan siapa yang sudah terjangkau."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.program.enums import CaraJangkauan, SatuanPenerima
from terasa.program.models import BagianJangkauan, BagianSasaran
from terasa.program.rules.penerima import BAGIAN_TERBANYAK, TERBANYAK, Bagian, SasaranTakSah
from terasa.program.services import DataJangkauan, DataSasaran
from terasa.web.program.forms import date_field, text_field

BERKAS_TERBESAR = 5 * 1024 * 1024
Pilihan = Sequence[tuple[str, str]]


class SasaranForm(forms.Form):
    """Words and source of a statement; its places stand in a table beside it."""

    kelompok = forms.ChoiceField(label=_("Untuk siapa"))
    untuk = forms.CharField(
        label=_("Siapa persisnya"),
        max_length=250,
        required=False,
        help_text=_("Misalnya: petani yang sawahnya dialiri saluran ini. Jangan menulis nama orang."),
    )
    satuan = forms.ChoiceField(
        label=_("Yang dihitung"), choices=SatuanPenerima.choices, initial="rumah", widget=forms.RadioSelect
    )
    target = forms.IntegerField(
        label=_("Target menurut dokumen anggaran"),
        required=False,
        min_value=1,
        max_value=TERBANYAK,
        help_text=_("Bila berbeda dari jumlah di tabel, keduanya ditampilkan."),
    )
    sumber = forms.CharField(
        label=_("Sumber angkanya"), max_length=160, help_text=_("Misalnya: hitungan RT, profil desa 2026.")
    )
    pada = date_field(label=_("Angka per tanggal"))
    alasan = forms.CharField(
        label=_("Mengapa berubah dari pernyataan sebelumnya"),
        max_length=300,
        required=False,
        help_text=_("Wajib bila kelompok ini sudah pernah dinyatakan. Terbaca umum."),
    )

    def __init__(self, *args: Any, kelompok: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kelompok"].choices = [("", "–"), *kelompok]  # type: ignore[attr-defined]  # a ChoiceField, declared above

    def as_data(self) -> DataSasaran:
        """As the service takes it."""
        nama = ("kelompok", "satuan", "sumber", "pada", "untuk", "target", "alasan")
        return DataSasaran(**{n: self.cleaned_data[n] for n in nama})


class DaftarPenerimaForm(SasaranForm):
    """A private list; how many there are at each place is counted from it."""

    sumber = forms.CharField(
        label=_("Sumber daftarnya"), max_length=160, help_text=_("Misalnya: keputusan kepala desa 4/2026.")
    )
    berkas = forms.FileField(
        label=_("Berkas daftar"),
        help_text=_(
            "CSV atau Excel dengan kolom desa, RT, nama, alamat. Kolom NIK, KK, dan telepon dibuang."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )
    bernama = forms.BooleanField(
        label=_("Simpan juga namanya, karena unit ini memerlukannya untuk mencocokkan"), required=False
    )

    field_order = ("berkas", "bernama", "kelompok", "untuk", "satuan", "target", "sumber", "pada", "alasan")

    def clean_berkas(self) -> bytes:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > BERKAS_TERBESAR:
            raise forms.ValidationError(_("Berkasnya lebih besar dari 5 MB."))
        isi: bytes = berkas.read()
        return isi


@dataclass(frozen=True)
class BarisTempat:
    """One row of the table of places, as typed."""

    desa: str = ""
    rt: str = ""
    rumah: str = ""
    orang: str = ""


def read_tempat(data: Any, desa_tunggal: str = "") -> list[BarisTempat]:
    """Rows as typed, without those that were left empty; a kegiatan of one desa does not ask which."""
    kolom = [
        [nilai.replace("\x00", "").strip()[:20] for nilai in data.getlist(nama)[: BAGIAN_TERBANYAK + 50]]
        for nama in ("rt", "rumah", "orang")
    ]
    desa = [nilai.replace("\x00", "")[:13] for nilai in data.getlist("desa")] or [desa_tunggal] * len(
        kolom[0]
    )
    semua = [BarisTempat(*satu) for satu in zip(desa, *kolom, strict=False)]
    return [b for b in semua if b.rt or b.rumah or b.orang]


def as_bagian(baris: Sequence[BarisTempat]) -> list[Bagian]:
    """With numbers in place of words. Raises SasaranTakSah naming the row."""
    return [
        Bagian(b.desa, b.rt, _number(b.rumah, nomor), _number(b.orang, nomor))
        for nomor, b in enumerate(baris, start=1)
    ]


def _number(teks: str, nomor: int) -> int | None:
    bersih = teks.replace(".", "").replace(" ", "")
    if not bersih:
        return None
    if not bersih.isascii() or not bersih.isdigit():
        raise SasaranTakSah(
            _("Baris %(n)s: “%(teks)s” bukan bilangan bulat.") % {"n": nomor, "teks": teks}, code="jumlah"
        )
    return int(bersih[:12])


class JangkauanForm(forms.Form):
    """How many were reached at each place, and why the others were not."""

    kunci_kirim = forms.UUIDField(widget=forms.HiddenInput)
    per_tanggal = date_field(label=_("Keadaan sampai tanggal"))
    cara = forms.ChoiceField(
        label=_("Bagaimana diketahui"),
        choices=CaraJangkauan.choices,
        initial="hitungan",
        widget=forms.RadioSelect,
    )
    contoh_n = forms.IntegerField(
        label=_("Hanya bila taksiran: berapa yang ditanya"), required=False, min_value=0, max_value=TERBANYAK
    )
    contoh_ya = forms.IntegerField(
        label=_("Hanya bila taksiran: berapa yang terjangkau"),
        required=False,
        min_value=0,
        max_value=TERBANYAK,
    )
    sumber = forms.CharField(
        label=_("Bukti atau sumbernya"),
        max_length=160,
        required=False,
        help_text=_("Misalnya: daftar tanda terima nomor 12."),
    )
    keterangan = text_field(
        label=_("Keterangan"),
        required=False,
        max_length=2000,
        help_text=_("Siapa yang terlewat dan apa yang akan dilakukan. Terbaca umum; tanpa nama orang."),
    )

    def __init__(
        self,
        *args: Any,
        bagian: Sequence[BagianSasaran],
        nama: dict[str, str],
        alasan: Pilihan,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bagian, self.nama = bagian, nama
        for b in bagian:
            tempat = f"{nama.get(b.kode_wilayah, b.kode_wilayah)} {b.rt}".strip()
            self.fields[f"jumlah_{b.pk}"] = forms.IntegerField(
                label=_("Terjangkau, %(tempat)s") % {"tempat": tempat},
                required=False,
                min_value=0,
                max_value=TERBANYAK,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
            )
            self.fields[f"alasan_{b.pk}"] = forms.ChoiceField(
                label=_("Sebab yang lain terlewat, %(tempat)s") % {"tempat": tempat},
                required=False,
                choices=[("", "–"), *alasan],
            )

    @staticmethod
    def awal(per_tanggal: Any, lama: dict[int, BagianJangkauan]) -> dict[str, Any]:
        """Today, and what was typed last for each place."""
        isi: dict[str, Any] = {"kunci_kirim": uuid.uuid4(), "per_tanggal": per_tanggal}
        for pk, b in lama.items():
            isi |= {f"jumlah_{pk}": b.terjangkau, f"alasan_{pk}": b.alasan_kode}
        return isi

    def baris(self) -> list[tuple[BagianSasaran, str, Any, Any]]:
        """Place, its desa, and its two fields."""
        return [
            (b, self.nama.get(b.kode_wilayah, b.kode_wilayah), self[f"jumlah_{b.pk}"], self[f"alasan_{b.pk}"])
            for b in self.bagian
        ]

    def as_data(self) -> DataJangkauan:
        """As the service takes it."""
        isi = self.cleaned_data
        ada = isi["contoh_n"] is not None and isi["contoh_ya"] is not None
        return DataJangkauan(
            isi["per_tanggal"],
            isi["cara"],
            isi["sumber"],
            isi["keterangan"],
            (isi["contoh_ya"], isi["contoh_n"]) if ada else None,
        )

    def capaian(self) -> dict[int, tuple[int, str]]:
        """{id of the place: (number, reason)}; a field left empty is left out."""
        isi = self.cleaned_data
        return {
            b.pk: (isi[f"jumlah_{b.pk}"], isi[f"alasan_{b.pk}"])
            for b in self.bagian
            if isi.get(f"jumlah_{b.pk}") is not None
        }
