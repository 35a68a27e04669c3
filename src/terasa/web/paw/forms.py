"""Formulir PAW: satu langkah, permulaan, calon, penjabat, pelantikan, koreksi, dan pembatalan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from terasa.dokumen.models import Dokumen
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import CalonPaw
from terasa.perangkat.services.paw import IsiLangkah
from terasa.perangkat.services.pindaian import store_pindaian
from terasa.umum.kode import read_kode
from terasa.web.musrenbang.medan import at_most_mb
from terasa.web.program.forms import AngkaField, date_field, text_field

SEBAB = [(s.value, s.label) for s in (
    SebabBerakhir.MENINGGAL, SebabBerakhir.MUNDUR, SebabBerakhir.DIBERHENTIKAN,
)]  # fmt: skip
# Lines for candidates that the page reads; it shows a few empty ones at a time.
BARIS_CALON = 8


def scan_field(**kwargs: Any) -> forms.FileField:
    """A PDF, JPG or PNG of at most 12 MB."""
    kwargs.setdefault("label", _("Pindaian"))
    kwargs.setdefault("help_text", _("PDF, JPG, atau PNG, paling besar 12 MB."))
    return forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".pdf,image/jpeg,image/png"}),
        validators=[at_most_mb(12)],
        **kwargs,
    )


class LangkahForm(forms.Form):
    """A step: its day, number, and the paper in one of two ways."""

    tanggal = date_field(label=_("Tanggal"))
    nomor = forms.CharField(label=_("Nomor surat atau keputusan"), max_length=120, required=False)
    pindaian = scan_field(required=False)
    kode_dokumen = forms.CharField(
        label=_("Atau kode berita acara yang dibekukan di Terasa"),
        help_text=_("Sembilan huruf dan angka di kaki kertasnya."),
        max_length=20,
        required=False,
    )
    catatan = text_field(label=_("Catatan"), max_length=1000, required=False)

    # Fields that a form built on this one does not ask.
    tanpa: tuple[str, ...] = ()

    def __init__(self, *args: Any, kode_desa: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kode_desa = kode_desa
        for nama in self.tanpa:
            del self.fields[nama]

    def clean_kode_dokumen(self) -> Dokumen | None:
        """The frozen paper of this village."""
        teks = str(self.cleaned_data.get("kode_dokumen", "")).strip()
        if not teks:
            return None
        dokumen = Dokumen.objects.filter(kode=read_kode(teks) or "").first()
        if dokumen is None or not self.kode_desa.startswith(dokumen.kode_wilayah):
            raise forms.ValidationError(_("Tidak ada dokumen desa ini dengan kode itu."))
        return dokumen

    def as_isi(self, now: datetime) -> IsiLangkah:
        """As the service takes it; the scan is stored first. Raises CannotRegister."""
        d = self.cleaned_data
        berkas = d.get("pindaian")
        return IsiLangkah(
            tanggal=d["tanggal"],
            nomor=d.get("nomor", ""),
            berkas=store_pindaian(data=berkas.read(), nama=berkas.name, kode_wilayah=self.kode_desa, now=now)
            if berkas
            else None,
            dokumen=d.get("kode_dokumen"),
            catatan=d.get("catatan", ""),
        )


class MulaiForm(LangkahForm):
    """Why and from when the village has no head, with the decree."""

    field_order = ("berhenti_on", "sebab", "alasan", "nomor", "tanggal", "pindaian")
    tanpa = ("kode_dokumen", "catatan")
    berhenti_on = date_field(
        label=_("Hari pertama tanpa kepala desa"),
        help_text=_("Semua jam dihitung dari hari ini."),
    )
    sebab = forms.ChoiceField(label=_("Sebab berhenti"), choices=SEBAB, widget=forms.RadioSelect)
    alasan = text_field(label=_("Keterangan"), max_length=500, required=False)
    tanggal = date_field(label=_("Tanggal keputusan"))
    nomor = forms.CharField(label=_("Nomor keputusan pemberhentian"), max_length=120)


class OrangForm(LangkahForm):
    """Who stands in or is sworn in, from which day, by which decree."""

    field_order = ("nama", "mulai_on", "nomor", "tanggal", "pindaian")
    tanpa: tuple[str, ...] = ("kode_dokumen", "catatan")
    nama = forms.CharField(label=_("Nama"), max_length=150)
    mulai_on = date_field(label=_("Mulai menjabat"))
    tanggal = date_field(label=_("Tanggal keputusan"))
    nomor = forms.CharField(label=_("Nomor keputusan"), max_length=120)


class LantikForm(OrangForm):
    """The oath of the chosen candidate; the name comes from the musyawarah."""

    tanpa = ("nama", "kode_dokumen", "catatan")
    mulai_on = date_field(label=_("Hari pelantikan"))
    setuju = forms.BooleanField(
        label=_("Saya sudah membaca sisa masa jabatannya di atas, dan berita acara musyawarah desanya ada.")
    )


class KoreksiForm(LangkahForm):
    """What should have been written, and what was wrong."""

    field_order = ("tanggal", "nomor", "pindaian", "kode_dokumen", "catatan", "alasan")
    pindaian = scan_field(
        required=False,
        help_text=_("Kosongkan agar berkas yang lama tetap. PDF, JPG, atau PNG, paling besar 12 MB."),
    )
    alasan = text_field(
        label=_("Apa yang salah pada catatan lama"),
        help_text=_("Catatan lama tetap terbaca bersama alasan ini."),
        max_length=500,
    )


class BatalForm(forms.Form):
    """Why the procedure ends without a successor."""

    alasan = text_field(label=_("Mengapa dibatalkan"), max_length=500)


@dataclass
class BarisCalon:
    """One line of the candidates' sheet as typed."""

    ke: int
    nama: str = ""
    layak: bool = False
    nilai: str = ""
    ditetapkan: bool = False
    terpilih: bool = False
    galat: str = ""


class CalonForm(forms.Form):
    """The criteria of the extra selection; the lines are read beside it."""

    kriteria = text_field(
        label=_("Kriteria seleksi tambahan"),
        help_text=_(
            "Hanya bila lebih dari tiga orang memenuhi syarat: pengalaman, pendidikan, usia, atau ujian tertulis."
        ),
        max_length=1000,
        required=False,
    )


def read_baris(kiriman: Any) -> list[BarisCalon]:
    """The lines that were typed, empty ones included so that they stay where they were."""
    terpilih = kiriman.get("terpilih", "")
    baris = []
    for n in range(1, BARIS_CALON + 1):
        satu = BarisCalon(
            n,
            kiriman.get(f"nama-{n}", "").strip()[:150],
            f"layak-{n}" in kiriman,
            kiriman.get(f"nilai-{n}", "").strip()[:10],
            f"tetap-{n}" in kiriman,
            terpilih == str(n),
        )
        try:
            AngkaField(required=False, tertinggi=1000).clean(satu.nilai)
        except forms.ValidationError as exc:
            satu.galat = exc.messages[0]
        baris.append(satu)
    return baris


def show_baris(calon: Sequence[CalonPaw]) -> list[BarisCalon]:
    """What is stored, followed by empty lines."""
    ada = [
        BarisCalon(
            n,
            c.nama,
            bool(c.memenuhi_syarat),
            "" if c.nilai_seleksi is None else f"{c.nilai_seleksi.normalize():f}".replace(".", ","),
            c.ditetapkan,
            c.terpilih,
        )
        for n, c in enumerate(calon[:BARIS_CALON], start=1)
    ]
    sampai = min(BARIS_CALON, max(4, len(ada) + 2))
    return ada + [BarisCalon(n) for n in range(len(ada) + 1, sampai + 1)]


def as_calon(baris: Sequence[BarisCalon]) -> dict[str, Any]:
    """Arguments of `set_calon`."""
    isi = [b for b in baris if b.nama]
    nilai: dict[str, Decimal] = {
        b.nama: angka for b in isi if (angka := AngkaField(required=False).clean(b.nilai)) is not None
    }
    return {
        "nama": [b.nama for b in isi],
        "memenuhi": [b.nama for b in isi if b.layak or b.ditetapkan],
        "ditetapkan": [b.nama for b in isi if b.ditetapkan],
        "terpilih": next((b.nama for b in isi if b.terpilih), ""),
        "nilai": nilai,
    }
