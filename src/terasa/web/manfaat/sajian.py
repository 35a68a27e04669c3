"""Menyusun angka satu gelombang untuk dibaca: selalu dengan rentang, n, dan tanggalnya."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.manfaat.enums import Butir, Kelompok
from terasa.manfaat.models import HasilManfaat, SurveiManfaat
from terasa.manfaat.queries import batas_terbit
from terasa.manfaat.rules import INDEKS
from terasa.survei.enums import NONRESPONS, Jawab, StatusResponden, StatusSurvei
from terasa.survei.models import Survei
from terasa.umum.rupiah import format_desimal
from terasa.web.grafik import Rentang, draw_rentang

# What the drawing shows; the other questions stand in the table.
DIGAMBAR = (Butir.TERATASI, Butir.BERGUNA, Butir.PAKAI)


@dataclass(frozen=True)
class Baris:
    """One question with its figure, or only its n when withheld."""

    label: str
    n: int
    x: int | None = None
    nilai_teks: str = ""
    bawah: str = ""
    atas: str = ""

    @property
    def kalimat(self) -> str:
        return _("%(x)s dari %(n)s rumah yang menjawab; rentang %(lo)s–%(hi)s%%") % {
            "x": self.x,
            "n": self.n,
            "lo": self.bawah,
            "hi": self.atas,
        }


@dataclass(frozen=True)
class GelombangTersaji:
    """One wave as a page shows it."""

    survei_manfaat: SurveiManfaat
    nama: str
    keadaan: str
    hasil: HasilManfaat | None
    butir: tuple[Baris, ...] = ()
    teratasi: Baris | None = None
    imd: Baris | None = None
    gambar: SafeString | None = None
    nonrespons: tuple[tuple[str, int], ...] = ()
    # From how many answers on figures were published on its day.
    batas: statistik.BatasTerbit = statistik.BATAS_TERBIT


def present_gelombang(survei_manfaat: SurveiManfaat) -> GelombangTersaji:
    """Published figures with words, drawing and table; or what is still going on."""
    hasil: HasilManfaat | None = getattr(survei_manfaat, "hasil", None)
    nama = f"{survei_manfaat.get_gelombang_display()} · {survei_manfaat.get_kelompok_display()}"
    if hasil is None:
        return GelombangTersaji(survei_manfaat, nama, _running(survei_manfaat), None)
    nonrespons = tuple(
        (str(StatusResponden(kode).label), jumlah) for kode, jumlah in sorted(hasil.nonrespons.items())
    )
    batas = batas_terbit(survei_manfaat.kegiatan.kabupaten, hasil.per_tanggal)
    if hasil.ditahan:
        return GelombangTersaji(
            survei_manfaat, nama, _withheld(hasil, batas), hasil, nonrespons=nonrespons, batas=batas
        )
    butir = {b: _row(str(b.label), hasil.butir[b.value]) for b in Butir}
    return GelombangTersaji(
        survei_manfaat,
        nama,
        "",
        hasil,
        butir=tuple(butir.values()),
        teratasi=butir[Butir.TERATASI],
        imd=Baris(
            _("Indeks manfaat dirasakan"),
            # Waves published before the number was kept: everybody who answered.
            hasil.butir.get(INDEKS, {}).get("n", hasil.n),
            None,
            _teks(hasil.imd),
            _teks(hasil.imd_lo),
            _teks(hasil.imd_hi),
        ),
        gambar=_draw(survei_manfaat, hasil),
        nonrespons=nonrespons,
        batas=batas,
    )


@dataclass(frozen=True)
class BedaTersaji:
    """What changed in one group between its last two published waves."""

    judul: str
    kalimat: str
    arti: str
    arah: int
    n: int


def present_beda(gelombang: Sequence[GelombangTersaji]) -> list[BedaTersaji]:
    """Share whose problem is solved, later minus earlier, with its interval; each wave drew its own houses
    (Newcombe 1998, method 10). Groups are never set against each other."""
    hasil = []
    for kelompok in Kelompok:
        terbit = [
            g
            for g in gelombang
            if g.survei_manfaat.kelompok == kelompok and g.teratasi is not None and g.teratasi.nilai_teks
        ]
        if len(terbit) > 1:
            hasil.append(_change(str(kelompok.label), *terbit[-2:]))
    return hasil


def _change(kelompok: str, lama: GelombangTersaji, baru: GelombangTersaji) -> BedaTersaji:
    beda = statistik.compare_terpisah(_share_of(lama), _share_of(baru), batas=baru.batas)
    if beda.nilai is None or beda.bawah is None or beda.atas is None:
        return BedaTersaji(kelompok, _("Ditahan: jawabannya terlalu sedikit."), "", 0, beda.n)
    kalimat = _(
        "%(lama)s: %(a)s%%. %(baru)s: %(b)s%%. Selisihnya %(beda)s poin (rentang %(lo)s sampai %(hi)s)."
    ) % {
        "lama": lama.survei_manfaat.get_gelombang_display(),
        "a": lama.teratasi.nilai_teks if lama.teratasi else "",
        "baru": baru.survei_manfaat.get_gelombang_display(),
        "b": baru.teratasi.nilai_teks if baru.teratasi else "",
        "beda": _signed(beda.nilai),
        "lo": _signed(beda.bawah),
        "hi": _signed(beda.atas),
    }
    arti = {
        1: _("Makin banyak yang masalahnya teratasi."),
        -1: _("Makin sedikit yang masalahnya teratasi."),
        0: _("Belum dapat dikatakan berubah: rentangnya memuat nol."),
    }
    return BedaTersaji(kelompok, kalimat, arti[beda.berubah], beda.berubah, beda.n)


def _share_of(g: GelombangTersaji) -> statistik.Bagian:
    assert g.hasil is not None
    isi = g.hasil.butir[Butir.TERATASI.value]
    return statistik.Bagian(isi["persen"] / 100, isi["lo"] / 100, isi["hi"] / 100, isi["n"])


def _signed(bagian: float) -> str:
    teks = format_desimal(100 * abs(bagian))
    return f"+{teks}" if bagian > 0 else f"−{teks}" if bagian < 0 else teks


def _running(survei_manfaat: SurveiManfaat) -> str:
    survei = survei_manfaat.survei
    if survei.status == StatusSurvei.DISIAPKAN:
        return _("Rumah yang dilayani sedang dihitung; respondennya belum diundi.")
    if survei.status == StatusSurvei.DITUTUP:
        return _("Survei sudah ditutup; angkanya sedang disiapkan.")
    return _("Sedang ditanyakan kepada %(n)s rumah yang diundi.") % {"n": survei.n_rencana}


def _withheld(hasil: HasilManfaat, batas: statistik.BatasTerbit) -> str:
    return _(
        "Angka ditahan: baru %(n)s rumah menjawab, dan angka baru terbit bila paling sedikit %(batas)s."
    ) % {
        "n": hasil.n,
        "batas": batas.tahan,
    }


def _row(label: str, isi: dict[str, Any]) -> Baris:
    if "persen" not in isi:
        return Baris(label, isi["n"])
    return Baris(label, isi["n"], isi["x"], _teks(isi["persen"]), _teks(isi["lo"]), _teks(isi["hi"]))


def _teks(nilai: Decimal | float | None) -> str:
    return "–" if nilai is None else format_desimal(nilai)


def _draw(survei_manfaat: SurveiManfaat, hasil: HasilManfaat) -> SafeString:
    baris = [
        Rentang(str(b.label), isi["persen"], isi["lo"], isi["hi"])
        for b in DIGAMBAR
        if "persen" in (isi := hasil.butir[b.value])
    ]
    if hasil.imd is not None and hasil.imd_lo is not None and hasil.imd_hi is not None:
        indeks = Rentang(_("Indeks manfaat"), float(hasil.imd), float(hasil.imd_lo), float(hasil.imd_hi))
        baris.insert(0, indeks)
    judul = _("Jawaban %(kelompok)s, %(gelombang)s") % {
        "kelompok": survei_manfaat.get_kelompok_display().lower(),
        "gelombang": survei_manfaat.get_gelombang_display(),
    }
    return draw_rentang(baris, judul=judul, id_=f"g-{survei_manfaat.gelombang}-{survei_manfaat.kelompok}")


@dataclass(frozen=True)
class BarisKunjungan:
    """One attempt as the table shows it: how many visits, how many answers, and the other outcomes in words."""

    ke: int
    jumlah: int
    selesai: int
    lain: tuple[tuple[str, int], ...]


def present_kunjungan(tabel: Iterable[Any]) -> list[BarisKunjungan]:
    """Outcomes of each attempt, in the order in which the reasons are listed on the form."""
    return [
        BarisKunjungan(
            baris.ke,
            baris.jumlah,
            baris.hasil.get(StatusResponden.SELESAI, 0),
            tuple((str(s.label), baris.hasil[s]) for s in NONRESPONS if baris.hasil.get(s)),
        )
        for baris in tabel
    ]


def measure_tercakup(survei: Survei) -> int | None:
    """Percent of the known households that stand in the frame; None while one of the two is unknown."""
    diketahui = survei.rumah_diketahui
    return round(survei.n_kerangka * 100 / diketahui) if diketahui and survei.n_kerangka else None


def present_sukarela(hitungan: Mapping[str, Mapping[str, int]]) -> list[tuple[str, int, int]]:
    """Who came by himself: question, how many yes, how many answered. No interval: nobody was drawn."""
    return [
        (str(b.label), isi.get(Jawab.YA, 0), sum(isi.values()))
        for b in Butir
        if (isi := hitungan.get(b.value))
    ]
