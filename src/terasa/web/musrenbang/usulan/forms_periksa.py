"""Formulir pemeriksaan tiap tingkat, penundaan, rencana kabupaten, dan lampiran."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from terasa.aturan.queries import alasan_list
from terasa.musrenbang.enums import (
    Hasil,
    HasilVerifikasi,
    JenisLampiran,
    StatusLahan,
    TingkatVerifikasi,
    Tujuan,
)
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.queries import list_unit_tujuan
from terasa.musrenbang.queries.saran import SaranSatu
from terasa.musrenbang.rules.usulan import JUDUL_TERPANJANG
from terasa.musrenbang.services import Bagian, DataVerifikasi
from terasa.musrenbang.services.pecah import PALING_SEDIKIT
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.queries import find_versi, search_nomenklatur
from terasa.web.musrenbang.cari import TERBANYAK, CariForm, Pencarian
from terasa.web.musrenbang.kamus.pilih import CariKamus
from terasa.web.musrenbang.medan import BiayaField, VolumeField, set_choices
from terasa.web.musrenbang.usulan.forms import AlasanForm


class PeriksaForm(CariForm):
    """What every tier writes: its conclusion, and its own figures beside the proposer's."""

    hasil = forms.ChoiceField(label=_("Hasil pemeriksaan"), widget=forms.RadioSelect)
    rekomendasi = forms.CharField(
        label=_("Saran"),
        help_text=_("Tampil di jejak usulan di samping isian pengusul."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    volume = VolumeField(label=_("Volume menurut pemeriksa"), max_length=20, required=False)
    biaya = BiayaField(label=_("Biaya menurut pemeriksa (rupiah)"), max_length=40, required=False)
    catatan = forms.CharField(
        label=_("Catatan"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    alasan_kode = forms.ChoiceField(
        label=_("Kode alasan"), help_text=_("Bila dikembalikan atau tidak dapat dilanjutkan."), required=False
    )
    alasan = forms.CharField(
        label=_("Alasan"),
        help_text=_("Satu kalimat yang dipahami warga; bila kosong, dipakai kalimat baku kodenya."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    # What the table of moves demands of this tier; a return or a refusal needs none of it.
    wajib_bila_layak: tuple[str, ...] = ()
    boleh: tuple[str, ...] = (
        HasilVerifikasi.LAYAK,
        HasilVerifikasi.DIKEMBALIKAN,
        HasilVerifikasi.TIDAK_LAYAK,
    )

    def __init__(self, *args: Any, usulan: Usulan, hari: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usulan = usulan
        set_choices(self, "hasil", [(h, HasilVerifikasi(h).label) for h in self.boleh])
        kode = [(a.kode, f"{a.kode} {a.nama}") for a in alasan_list(usulan.kabupaten, hari)]
        set_choices(self, "alasan_kode", [("", "–"), *kode])
        self.initial.setdefault("hasil", HasilVerifikasi.LAYAK)
        for nama in self.wajib_bila_layak:
            harus = _now("Harus ada bila hasilnya layak.")
            self.fields[nama].help_text = f"{self.fields[nama].help_text} {harus}".strip()

    def as_data(self) -> DataVerifikasi:
        sama = ("hasil", "rekomendasi", "volume", "biaya", "catatan", "alasan_kode", "alasan")
        return DataVerifikasi(**{n: self.cleaned_data[n] for n in sama}, **self.lengkap())

    def lengkap(self) -> dict[str, Any]:
        return {}


class PeriksaDesaForm(PeriksaForm):
    """Place, size, photo and land."""

    wajib_bila_layak = ("lokasi", "volume", "status_lahan")

    lokasi = forms.CharField(label=_("Lokasi yang diperiksa"), max_length=250, required=False)
    status_lahan = forms.ChoiceField(label=_("Status lahan"), required=False)
    foto = forms.CharField(
        label=_("Bila tidak ada foto, mengapa?"),
        help_text=_("Lampirkan fotonya lewat “Foto dan dokumen”, atau tulis mengapa tidak ada."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "status_lahan", [("", _("Belum diperiksa")), *StatusLahan.choices])
        self.initial.setdefault("lokasi", self.usulan.lokasi)
        self.initial.setdefault("status_lahan", self.usulan.status_lahan)
        self.initial.setdefault("volume", self.usulan.volume)
        self.order_fields(["lokasi", "volume", "status_lahan", "foto", "hasil"])

    def lengkap(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in ("lokasi", "status_lahan", "foto")}


class PeriksaBappedaForm(PeriksaForm):
    """Dictionary, agency, and whose authority it is; forwarding is one of the conclusions."""

    wajib_bila_layak = ("unit", "kewenangan")

    kewenangan = forms.ChoiceField(
        label=_("Kewenangan"), choices=Tujuan.choices, widget=forms.RadioSelect, required=False
    )
    unit = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    kamus_catatan = forms.CharField(
        label=_("Bila belum ada dalam kamus, tulis begitu"),
        help_text=_("Salah satunya harus ada bila hasilnya layak: entri kamus atau keterangan ini."),
        max_length=200,
        required=False,
    )
    boleh = (*PeriksaForm.boleh, HasilVerifikasi.DITERUSKAN_KE_PROVINSI, HasilVerifikasi.DITERUSKAN_KE_PUSAT)

    def __init__(self, *args: Any, sub_kegiatan: Sequence[SaranSatu] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kewenangan", self.usulan.tujuan)
        self.initial.setdefault("unit", str(self.usulan.unit_tujuan_id or ""))
        self.initial.setdefault("kamus", str(self.usulan.kamus_id or ""))
        self.kamus = CariKamus(self.usulan.kabupaten, self.usulan.tahun)
        self.add_pencarian(self.kamus.pencarian)
        self.add_pencarian(search_sub_kegiatan(kwargs["hari"], sub_kegiatan))
        self.unit_tujuan = {str(u.pk): u for u in list_unit_tujuan(self.usulan.kabupaten)}
        set_choices(self, "unit", [("", "–"), *((k, u.nama) for k, u in self.unit_tujuan.items())])
        urut = [
            "kamus_kata",
            "kamus",
            "kamus_catatan",
            "sub_kegiatan_kata",
            "sub_kegiatan",
            "unit",
            "kewenangan",
        ]
        self.order_fields([*urut, "hasil"])

    def lengkap(self) -> dict[str, Any]:
        isi = self.cleaned_data
        return {
            "kamus": self.kamus.find(isi["kamus"]),
            "kamus_catatan": isi["kamus_catatan"],
            "unit": self.unit_tujuan.get(isi["unit"]),
            "kewenangan": isi["kewenangan"],
            "sub_kegiatan": isi["sub_kegiatan"],
        }


class PeriksaKecamatanForm(PeriksaForm):
    """Advice for the kecamatan forum."""

    wajib_bila_layak = ("rekomendasi",)


class PeriksaPdForm(PeriksaForm):
    """On site, and on which list the unit would put it."""

    wajib_bila_layak = ("lapangan_on", "daftar")

    lapangan_on = forms.DateField(
        label=_("Tanggal pemeriksaan lapangan"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    daftar = forms.ChoiceField(
        label=_("Saran daftar"),
        choices=[("", "–"), (Hasil.UTAMA, Hasil.UTAMA.label), (Hasil.CADANGAN, Hasil.CADANGAN.label)],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["lapangan_on", "daftar", "hasil"])

    def lengkap(self) -> dict[str, Any]:
        return {n: self.cleaned_data[n] for n in ("lapangan_on", "daftar")}


FORMULIR: dict[str, type[PeriksaForm]] = {
    TingkatVerifikasi.DESA: PeriksaDesaForm,
    TingkatVerifikasi.BAPPEDA: PeriksaBappedaForm,
    TingkatVerifikasi.KECAMATAN: PeriksaKecamatanForm,
    TingkatVerifikasi.PERANGKAT_DAERAH: PeriksaPdForm,
}


class TundaForm(AlasanForm):
    """To which year, and why."""

    tahun_tujuan = forms.IntegerField(label=_("Dibawa ke tahun anggaran"), min_value=2000, max_value=2100)


class RkpdForm(CariForm):
    """The sub kegiatan, found by words of the nomenclature."""

    def __init__(self, *args: Any, hari: date, sub_kegiatan: Sequence[SaranSatu] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_pencarian(search_sub_kegiatan(hari, sub_kegiatan))


def search_sub_kegiatan(hari: date, saran: Sequence[SaranSatu] = ()) -> Pencarian:
    """Sub kegiatan of the version in force, by their words or by the beginning of their code; what is suggested stands
    there before anybody searched."""
    versi = find_versi(Rumpun.URUSAN, hari)

    def temukan(kata: str) -> list[tuple[str, str]]:
        if versi is None:
            return []
        cocok = search_nomenklatur(kata, versi.kode, tingkat=Tingkat.SUB_KEGIATAN, batas=TERBANYAK)
        return [(n.kode, f"{n.kode} {n.nama}") for n in cocok]

    return Pencarian(
        nama="sub_kegiatan",
        label=_("Sub kegiatan"),
        bantuan=_("Tulis katanya, misalnya: jembatan, atau awal kodenya."),
        kosong=_("Belum dipilih"),
        temukan=temukan,
        sebut=lambda kode: dict(temukan(kode)).get(kode),
        saran=[(s.nilai, _tell_saran(s)) for s in saran],
    )


def _tell_saran(s: SaranSatu) -> str:
    return _now("%(kode)s %(nama)s (saran, karena: %(kata)s)") % {
        "kode": s.nilai,
        "nama": s.nama,
        "kata": ", ".join(s.alasan),
    }


class PaguForm(forms.Form):
    """The ceiling in the provisional budget."""

    pagu = BiayaField(label=_("Pagu dalam KUA-PPAS (rupiah)"), max_length=40)


class LampiranForm(forms.Form):
    """One file."""

    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisLampiran.choices)
    berkas = forms.FileField(
        label=_("Berkas"),
        help_text=_("Foto sebagai JPG, PNG, atau WEBP; surat sebagai PDF. Paling besar 12 MB."),
    )
    keterangan = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
    is_publik = forms.BooleanField(
        label=_("Boleh dilihat umum; tidak memuat nama, wajah, atau nomor orang"), required=False
    )


BAGIAN_TERBANYAK = 4


class PecahForm(AlasanForm):
    """Up to four parts; the first two must be filled."""

    def __init__(self, *args: Any, usulan: Usulan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, BAGIAN_TERBANYAK + 1):
            wajib = n <= PALING_SEDIKIT
            ke = {"n": n, "satuan": usulan.satuan or _now("satuan belum ditulis")}
            self.fields[f"judul_{n}"] = forms.CharField(
                label=_now("Bagian %(n)d: judul") % ke, max_length=JUDUL_TERPANJANG, required=wajib
            )
            self.fields[f"lokasi_{n}"] = forms.CharField(
                label=_now("Bagian %(n)d: lokasi") % ke, max_length=250, required=False
            )
            self.fields[f"volume_{n}"] = VolumeField(
                label=_now("Bagian %(n)d: volume (%(satuan)s)") % ke, max_length=20, required=False
            )
            self.fields[f"biaya_{n}"] = BiayaField(
                label=_now("Bagian %(n)d: perkiraan biaya (rupiah)") % ke, max_length=40, required=False
            )
        self.order_fields([*(n for n in self.fields if n != "alasan"), "alasan"])

    def as_bagian(self) -> list[Bagian]:
        isi = self.cleaned_data
        return [
            Bagian(isi[f"judul_{n}"], isi[f"lokasi_{n}"], isi[f"volume_{n}"], isi[f"biaya_{n}"])
            for n in range(1, BAGIAN_TERBANYAK + 1)
            if isi[f"judul_{n}"]
        ]
