"""Yang ditaksir dengan model, di samping angka sendiri; atau satu kalimat mengapa tidak tampil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from terasa.corong.models import Taksiran
from terasa.corong.queries import KECAMATAN, Baris
from terasa.umum.rupiah import format_angka, format_desimal
from terasa.umum.tanggal import format_tanggal
from terasa.web.corong.sajian import Kata, draw_body, say_terasa

# Why the model is not shown, by the word that `statistik.mrp` gives; shares stand in per cent.
SEBAB = {
    "kerangka": gettext_noop("belum ada kegiatan yang selesai di satu desa"),
    "jawaban": gettext_noop(
        "jawaban yang terbit baru setara %(angka)s jawaban lepas, dan modelnya memerlukan %(batas)s"
    ),
    "desa": gettext_noop(
        "baru %(angka)s desa yang jawabannya cukup untuk memeriksa modelnya, dan diperlukan %(batas)s"
    ),
    "sama": gettext_noop("semua jawaban sama, jadi tidak ada yang dapat dipelajari"),
    "ciri": gettext_noop("tidak ada ciri desa atau kegiatan yang dapat dipakai"),
    "penduduk": gettext_noop("ada desa yang penduduknya nol"),
    "ramalan": gettext_noop(
        "ketika sebuah desa disembunyikan, modelnya tidak meramalnya cukup lebih baik daripada rata-rata desa lain "
        "(galat kuadratnya berkurang %(angka)s%%, diperlukan %(batas)s%%)"
    ),
    "selang": gettext_noop(
        "hanya %(angka)s%% desa yang disembunyikan berada di dalam selang ramalannya, diperlukan %(batas)s%%"
    ),
}
BAGIAN = {"ramalan", "selang"}


@dataclass(frozen=True)
class Tersaji:
    """Why nothing is shown, or the table, how it was made, how it was checked, whom it speaks for, and for how many
    rows the model had too little to go by."""

    alasan: str
    kepala: Sequence[str] = ()
    baris: SafeString | None = None
    cara: str = ""
    periksa: str = ""
    kerangka: str = ""
    tanpa: int = 0
    pada: datetime | None = None


def present_taksiran(t: Taksiran, baris: Sequence[Baris], kelompok: str) -> Tersaji:
    """The rows of that page for which the model may speak, in their order, each beside its own figure."""
    if t.sebab:
        return Tersaji(_say_sebab(t))
    if kelompok == KECAMATAN and (tanpa := t.kerangka.get("tanpa_penduduk")):
        kalimat = _("penduduk %(n)s desa belum dicatat, jadi desa tidak dapat ditimbang menjadi kecamatan")
        return Tersaji(kalimat % {"n": format_angka(tanpa)})
    ada = [b for b in baris if b.kunci in t.isi]
    if not ada:
        return Tersaji(_("tidak satu pun barisnya cukup didukung jawaban dari tempat lain"))
    kepala, kata = [_("Angka sendiri"), _("Ditaksir dengan model"), _("Bernilai")], Kata.kini()
    isi = draw_body(
        kepala, [(b.nama, "", [say_terasa(kata, b.terasa), *_cells(t.isi[b.kunci])]) for b in ada]
    )
    return Tersaji(
        "", kepala, isi, _say_cara(t), _say_periksa(t), _say_kerangka(t), len(baris) - len(ada), t.dihitung_at
    )


def _cells(isi: Sequence[float]) -> list[str]:
    nilai, bawah, atas = (format_desimal(100 * bagian) for bagian in isi[:3])
    return [f"{nilai}% ({bawah}–{atas})", _("seperti %(n)s jawaban") % {"n": format_angka(int(isi[3]))}]


def _say_sebab(t: Taksiran) -> str:
    kali = 100 if t.sebab in BAGIAN else 1
    angka = {
        nama: format_angka(round(kali * nilai)) for nama, nilai in (("angka", t.angka), ("batas", t.batas))
    }
    pola = SEBAB.get(t.sebab, "")
    return _(pola) % angka if pola else ""


def _say_cara(t: Taksiran) -> str:
    ciri = ", ".join(_(satu) for satu in t.kerangka["ciri"])
    kalimat = _(
        "%(n)s jawaban terbit dari warga yang diacak dipelajari menurut unit pelaksana dan desanya (%(ciri)s), lalu "
        "dipakai menaksir semua kegiatan selesai; desa yang sedikit jawabannya mengikuti desa yang serupa."
    )
    return kalimat % {"n": format_angka(t.kerangka["jawaban"]), "ciri": ciri or _("tanpa ciri lain")}


def _say_periksa(t: Taksiran) -> str:
    kalimat = _(
        "Diperiksa: %(desa)s desa diramal tanpa jawabannya sendiri. Galat kuadratnya %(hemat)s%% lebih kecil daripada "
        "rata-rata desa lain, dan %(cakupan)s%% berada di dalam selang 95%% ramalannya."
    )
    return kalimat % {
        "desa": format_angka(t.diperiksa or 0),
        "hemat": round(100 * (t.hemat or 0.0)),
        "cakupan": round(100 * (t.cakupan or 0.0)),
    }


def _say_kerangka(t: Taksiran) -> str:
    k = t.kerangka
    kalimat = _("Ditimbang menurut %(n)s kegiatan selesai di %(desa)s desa (hitungan corong, %(hari)s)") % {
        "n": format_angka(k["kegiatan"]),
        "desa": format_angka(k["desa"]),
        "hari": format_tanggal(datetime.fromisoformat(k["dihitung"])),
    }
    if not k["sumber"]:
        return f"{kalimat}."
    angka = _("dan angka desa tahun %(tahun)s (%(sumber)s, dicatat %(hari)s)") % {
        "tahun": k["sumber_tahun"],
        "sumber": "; ".join(k["sumber"]),
        "hari": format_tanggal(datetime.fromisoformat(k["sumber_pada"])),
    }
    return f"{kalimat} {angka}."


# Figures of a desa as `corong.taksiran.CIRI` names them.
CIRI = (
    gettext_noop("penduduk"),
    gettext_noop("penduduk miskin"),
    gettext_noop("kepadatan"),
    gettext_noop("kesulitan geografis"),
)
