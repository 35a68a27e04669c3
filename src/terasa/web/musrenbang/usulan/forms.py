"""Formulir usulan: medannya mengikuti isi berita acara, kata-katanya untuk orang desa."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from terasa.aspirasi.rules import find_pribadi
from terasa.musrenbang.enums import StatusLahan, StatusUsulan, Tujuan
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.queries import list_bidang, list_unit_tujuan
from terasa.musrenbang.queries.forum import option_names
from terasa.musrenbang.rules.kamus import suggest_biaya
from terasa.musrenbang.rules.usulan import JUDUL_TERPANJANG, JUDUL_TERPENDEK
from terasa.musrenbang.services import DataUsulan
from terasa.umum.rupiah import parse_angka
from terasa.web.alamat import read_tahun
from terasa.web.musrenbang.cari import CariForm
from terasa.web.musrenbang.kamus.pilih import CariKamus
from terasa.web.musrenbang.medan import BiayaField, VolumeField, set_choices

TAHUN_KE_DEPAN = 3


class SaringForm(forms.Form):
    """Filters of the desk; what cannot be read is as if not given."""

    tahun = forms.IntegerField(required=False, min_value=2000, max_value=2100)
    status = forms.ChoiceField(required=False, choices=[("", ""), *StatusUsulan.choices])
    desa = forms.RegexField(r"^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$", required=False)
    kata = forms.CharField(required=False, max_length=80)
    biaya = forms.ChoiceField(required=False, choices=[("", ""), ("belum", _("belum dihitung"))])

    def nilai(self) -> dict[str, Any]:
        """Only what was given and could be read."""
        self.is_valid()
        return {nama: isi for nama, isi in self.cleaned_data.items() if isi}


class IsiForm(CariForm):
    """What an usulan says. `unit` is asked only of one that goes to the kabupaten."""

    # Chosen entries whose unit and price can be put into the form.
    dapat_dipakai = ("kamus",)

    judul = forms.CharField(
        label=_("Judul usulan"),
        help_text=_("Apa yang dibuat dan di mana, misalnya: Perbaikan jembatan kayu RT 3 Dusun Hulu."),
        min_length=JUDUL_TERPENDEK,
        max_length=JUDUL_TERPANJANG,
    )
    masalah = forms.CharField(
        label=_("Masalah yang diatasi"),
        help_text=_("Dibaca umum setelah diajukan. Jangan memuat nama orang, NIK, atau nomor telepon."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    lokasi = forms.CharField(
        label=_("Lokasi"),
        help_text=_("Nama jalan, dusun, RT, atau patokan."),
        max_length=250,
        required=False,
    )
    volume = VolumeField(
        label=_("Volume"), help_text=_("Angka saja, misalnya 150 atau 2,5."), max_length=20, required=False
    )
    satuan = forms.CharField(
        label=_("Satuan"), help_text=_("Misalnya meter, unit, paket, orang."), max_length=40, required=False
    )
    biaya = BiayaField(
        label=_("Perkiraan biaya (rupiah)"),
        help_text=_("Misalnya 125.000.000. Kosongkan bila belum dihitung; kosong tidak sama dengan nol."),
        max_length=40,
        required=False,
    )
    penerima_manfaat = forms.IntegerField(
        label=_("Penerima manfaat"),
        help_text=_("Perkiraan jumlah orang."),
        min_value=0,
        max_value=10_000_000,
        required=False,
    )
    status_lahan = forms.ChoiceField(
        label=_("Status lahan"),
        help_text=_(
            "Milik siapa tanahnya, sejauh yang diketahui. Lahan yang belum jelas sering menjadi alasan penolakan."
        ),
        choices=[("", _("Belum diperiksa")), *StatusLahan.choices],
        required=False,
    )
    bidang = forms.ChoiceField(label=_("Bidang"), required=False)
    kelompok_pengusul = forms.ChoiceField(
        label=_("Kelompok pengusul"),
        help_text=_("Kelompok yang membawanya, bukan nama orang; untuk melihat pemerataan."),
        required=False,
    )
    tujuan = forms.ChoiceField(
        label=_("Ditujukan ke mana?"),
        help_text=_("Jalan desa, posyandu, dan PAUD biasanya anggaran desa sendiri."),
        choices=Tujuan.choices,
        widget=forms.RadioSelect,
    )
    unit = forms.ChoiceField(
        label=_("Perangkat daerah yang dituju"),
        help_text=_("Hanya untuk anggaran kabupaten. Kosongkan bila belum tahu; kecamatan membantu memilih."),
        required=False,
    )
    biarkan_nomor = forms.BooleanField(label=_("Nomor itu bukan milik orang; biarkan"), required=False)

    def __init__(self, *args: Any, kabupaten: str, tahun: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_tujuan = {str(u.pk): u for u in list_unit_tujuan(kabupaten)}
        self.kamus = CariKamus(kabupaten, tahun or read_tahun(self._typed("tahun")))
        self.add_pencarian(self.kamus.pencarian)
        self.order_fields(["judul", "kamus_kata", "kamus", *self.fields])
        set_choices(self, "bidang", [("", _("Belum ditentukan")), *list_bidang()])
        unsur = option_names("unsur-peserta", kabupaten, timezone.localdate())
        set_choices(self, "kelompok_pengusul", [("", _("Tidak dicatat")), *unsur.items()])
        set_choices(
            self, "unit", [("", _("Belum tahu")), *((k, u.nama) for k, u in self.unit_tujuan.items())]
        )
        if not self.berisi_nomor:
            self.fields["biarkan_nomor"].widget = forms.HiddenInput()

    @property
    def berisi_nomor(self) -> bool:
        """What was typed, or came from the voices, holds a number or an address of a person."""
        nama = ("judul", "masalah", "lokasi")
        sumber = self.data if self.is_bound else self.initial
        return bool(find_pribadi("\n".join(str(sumber.get(self.add_prefix(n)) or "") for n in nama)))

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        if self.berisi_nomor and not isi.get("biarkan_nomor"):
            self.add_error(
                "masalah",
                _(
                    "Ada nomor atau surel di judul, masalah, atau lokasi, padahal usulan dibaca umum. "
                    "Hapus, atau centang bahwa itu bukan milik orang."
                ),
            )
        if isi.get("tujuan") != Tujuan.KABUPATEN and isi.get("unit"):
            self.add_error("unit", _("Perangkat daerah hanya dipilih untuk anggaran kabupaten; kosongkan."))
        return isi

    def as_data(self, lama: Usulan | None = None) -> DataUsulan:
        """What the services take; the point on the map, which is not asked here, stays as it was."""
        isi = self.cleaned_data
        return DataUsulan(
            judul=isi["judul"],
            masalah=isi["masalah"],
            lokasi=isi["lokasi"],
            lat=lama.lat if lama else None,
            lng=lama.lng if lama else None,
            volume=isi["volume"],
            satuan=isi["satuan"],
            biaya=isi["biaya"],
            penerima_manfaat=isi["penerima_manfaat"],
            bidang=isi["bidang"],
            kelompok_pengusul=isi["kelompok_pengusul"],
            tujuan=isi["tujuan"],
            unit_tujuan=self.unit_tujuan.get(isi["unit"]),
            kamus=self.kamus.find(isi["kamus"]),
            status_lahan=isi["status_lahan"],
        )

    def propose(self, isi: dict[str, Any]) -> dict[str, Any]:
        """What the chosen entry proposes beside what was typed: its unit, and price times volume as cost."""
        kamus = self.kamus.find(str(isi.get("kamus", "")))
        if kamus is None:
            return isi
        usul: dict[str, Any] = {"satuan": kamus.satuan}
        if (biaya := suggest_biaya(kamus.harga, _read_volume(str(isi.get("volume", ""))))) is not None:
            usul["biaya"] = biaya
        if kamus.bidang in dict(list_bidang()) and not isi.get("bidang"):
            usul["bidang"] = kamus.bidang
        if kamus.unit_id and not isi.get("unit") and isi.get("tujuan") == Tujuan.KABUPATEN:
            usul["unit"] = str(kamus.unit_id)
        return {**isi, **usul}

    @staticmethod
    def from_usulan(usulan: Usulan) -> dict[str, Any]:
        """Initial values of an existing usulan."""
        sama = (
            "judul",
            "masalah",
            "lokasi",
            "volume",
            "satuan",
            "biaya",
            "penerima_manfaat",
            "bidang",
            "status_lahan",
            "kelompok_pengusul",
            "tujuan",
        )
        return {
            **{n: getattr(usulan, n) for n in sama},
            "unit": str(usulan.unit_tujuan_id or ""),
            "kamus": str(usulan.kamus_id or ""),
        }


def _read_volume(teks: str) -> Decimal | None:
    try:
        return parse_angka(teks) if teks.strip() else None
    except ValueError:
        return None


class BaruForm(IsiForm):
    """A new draft: also the year, and the desa where an office serves several."""

    tahun = forms.TypedChoiceField(
        label=_("Tahun anggaran"),
        help_text=_("Tahun dilaksanakannya, bukan tahun musyawarahnya."),
        coerce=int,
    )
    kode_desa = forms.ChoiceField(label=_("Desa atau kelurahan"))

    def __init__(self, *args: Any, desa: Sequence[tuple[str, str]], hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kode_desa", list(desa))
        set_choices(self, "tahun", [(t, str(t)) for t in range(hari.year, hari.year + TAHUN_KE_DEPAN + 1)])
        if len(desa) == 1:
            self.fields["kode_desa"].widget = forms.HiddenInput()
            self.initial.setdefault("kode_desa", desa[0][0])


class LengkapiForm(IsiForm):
    """The answer to a forum that returned it: the same words, corrected, and why."""

    alasan = forms.CharField(
        label=_("Apa yang dilengkapi?"),
        help_text=_("Satu kalimat; tampil di jejak usulan."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PilihAspirasiForm(forms.Form):
    """Voices to attach to one usulan."""

    aspirasi = forms.MultipleChoiceField(
        label=_("Aspirasi yang ditambahkan"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, pilihan: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "aspirasi", list(pilihan))


class AjukanForm(forms.Form):
    """One tick: the words become fixed."""

    paham = forms.BooleanField(label=_("Saya sudah membaca ringkasannya dan isinya benar"))


class AlasanForm(forms.Form):
    """Why: one sentence that residents read."""

    alasan = forms.CharField(
        label=_("Alasan"),
        help_text=_("Satu kalimat yang dipahami warga; tampil di jejak usulan."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GabungForm(AlasanForm):
    """Which usulan of the same year become part of this one."""

    usulan = forms.MultipleChoiceField(
        label=_("Usulan yang digabung ke sini"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, pilihan: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "usulan", list(pilihan))
        self.order_fields(["usulan", "alasan"])


class UnitForm(forms.Form):
    """Which unit handles it, and why when it is moved."""

    unit = forms.ChoiceField(label=_("Perangkat daerah"))
    alasan = forms.CharField(
        label=_("Alasan"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, kabupaten: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_tujuan = {str(u.pk): u for u in list_unit_tujuan(kabupaten)}
        set_choices(self, "unit", [("", "–"), *((k, u.nama) for k, u in self.unit_tujuan.items())])
