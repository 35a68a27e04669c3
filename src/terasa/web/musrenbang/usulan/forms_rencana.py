"""Formulir yang mencatat usulan dalam rencana desa: RKP Desa, atau daftar yang diminta kepada yang lain."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import BidangDesa, PolaPelaksanaan
from terasa.musrenbang.models import KegiatanRpjm, Usulan
from terasa.musrenbang.queries.rpjmdes import list_pilihan_kegiatan
from terasa.musrenbang.services import AsalRpjm, IsiRencana
from terasa.web.musrenbang.medan import set_choices

ISI = ("bidang", "sasaran", "waktu", "sumber_dana", "pola", "pelaksana")


class RencanaForm(forms.Form):
    """What the matrix of the village plan asks besides the usulan itself."""

    bidang = forms.ChoiceField(
        label=_("Bidang RKP Desa"), choices=BidangDesa.choices, initial=BidangDesa.PEMBANGUNAN, required=False
    )
    sasaran = forms.CharField(label=_("Sasaran atau manfaat"), max_length=250, required=False)
    waktu = forms.CharField(
        label=_("Waktu pelaksanaan"),
        help_text=_("Misalnya: Maret sampai Mei."),
        max_length=80,
        required=False,
    )
    sumber_dana = forms.CharField(
        label=_("Sumber biaya"), help_text=_("Misalnya: Dana Desa, ADD, PAD."), max_length=80, required=False
    )
    pola = forms.ChoiceField(
        label=_("Pola pelaksanaan"), choices=[("", "–"), *PolaPelaksanaan.choices], required=False
    )
    pelaksana = forms.CharField(
        label=_("Rencana pelaksana"),
        help_text=_("Nama tim atau kantor, bukan nama orang."),
        max_length=120,
        required=False,
    )

    kegiatan_rpjm = forms.ChoiceField(
        label=_("Kegiatan RPJM Desa yang dilaksanakan"),
        help_text=_("RKP Desa menjabarkan RPJM Desa; pilih kegiatannya."),
        required=False,
    )
    luar_rpjm = forms.CharField(
        label=_("Bila di luar RPJM Desa, mengapa?"),
        help_text=_("Misalnya: keadaan darurat sesudah banjir. Kosongkan bila kegiatannya sudah dipilih."),
        max_length=250,
        required=False,
    )

    def __init__(self, *args: Any, usulan: Usulan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kegiatan = {str(k.pk): k for k in list_pilihan_kegiatan(usulan.kode_desa, usulan.tahun)}
        if not self.kegiatan:
            # A village without a plan in force is not asked about one.
            del self.fields["kegiatan_rpjm"], self.fields["luar_rpjm"]
            return
        set_choices(self, "kegiatan_rpjm", [("", _now("Belum disebut")), *self._group(usulan.tahun)])
        self._propose(usulan)

    def as_asal(self) -> AsalRpjm | None:
        """What was said about the medium-term plan; None: nothing."""
        kegiatan = self.kegiatan.get(self.cleaned_data.get("kegiatan_rpjm", ""))
        luar = self.cleaned_data.get("luar_rpjm", "").strip()
        return AsalRpjm(kegiatan, luar) if kegiatan or luar else None

    def _group(self, tahun: int) -> list[tuple[str, list[tuple[str, str]]]]:
        """Those planned for this year, then the others."""
        kini = [(pk, _name(k)) for pk, k in self.kegiatan.items() if tahun in k.tahun]
        lain = [(pk, _name(k)) for pk, k in self.kegiatan.items() if tahun not in k.tahun]
        judul = (_now("Direncanakan tahun %(tahun)d") % {"tahun": tahun}, _now("Direncanakan tahun lain"))
        return [(j, isi) for j, isi in zip(judul, (kini, lain), strict=True) if isi]

    def _propose(self, usulan: Usulan) -> None:
        """What the usulan grew out of, or what was said before."""
        rpjm = getattr(usulan, "rpjm", None)
        if rpjm is None:
            return
        self.initial.setdefault("luar_rpjm", rpjm.luar)
        sama = (pk for pk, k in self.kegiatan.items() if rpjm.kegiatan and k.pangkal == rpjm.kegiatan.pangkal)
        self.initial.setdefault("kegiatan_rpjm", next(sama, ""))

    def as_isi(self) -> IsiRencana:
        isi = {n: self.cleaned_data[n] for n in ISI}
        return IsiRencana(**{**isi, "bidang": isi["bidang"] or BidangDesa.PEMBANGUNAN})


class PerdesForm(RencanaForm):
    """The village regulation that holds it."""

    nomor_perdes = forms.CharField(
        label=_("Nomor Peraturan Desa tentang RKP Desa"), max_length=80, help_text=_("Misalnya 4 Tahun 2026.")
    )
    field_order = ("nomor_perdes",)


class DuRkpdesForm(RencanaForm):
    """For which year the village asks it of others."""

    tahun_tujuan = forms.IntegerField(label=_("Diminta untuk tahun anggaran"), min_value=2000, max_value=2100)
    field_order = ("tahun_tujuan",)


def _name(k: KegiatanRpjm) -> str:
    return f"{k.jenis}, {k.lokasi}" if k.lokasi else k.jenis
