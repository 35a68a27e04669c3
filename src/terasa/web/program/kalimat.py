"""Satu kalimat tentang sebuah kegiatan, yang dipahami warga tanpa membaca sisanya."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from terasa.program.enums import KeadaanHasil
from terasa.program.enums import StatusKegiatan as S
from terasa.umum.rupiah import format_angka
from terasa.umum.tanggal import format_tanggal

# A name that begins with one of these, after a word of building, says what the thing is. Anything else is not guessed.
BENDA = {
    "jalan": gettext_noop("Jalan ini"),
    "jembatan": gettext_noop("Jembatan ini"),
    "gedung": gettext_noop("Gedung ini"),
    "pasar": gettext_noop("Pasar ini"),
    "saluran": gettext_noop("Saluran ini"),
    "drainase": gettext_noop("Saluran ini"),
    "irigasi": gettext_noop("Saluran ini"),
}
POLA = re.compile(
    r"^(?:(?:pembangunan|peningkatan|perbaikan|rehabilitasi|rehab|pemeliharaan|pengaspalan|pelebaran|pembuatan|lanjutan)\s+)*"
    rf"({'|'.join(BENDA)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Terasa:
    """Published answers: how many of those asked feel their problem solved. `siapa` in words."""

    x: int
    n: int
    siapa: str


@dataclass(frozen=True)
class Cerita:
    """What the sentence is made of; None where it is not known."""

    nama: str
    status: str
    tahun: int
    hari: date
    fisik: Decimal | None = None
    per_tanggal: date | None = None
    tenggat_on: date | None = None
    is_kontrak: bool = False
    selesai_on: date | None = None
    penerima: str = ""
    keadaan: str = ""
    sejak_on: date | None = None
    alasan: str = ""
    batal_on: date | None = None
    tanpa_kabar: int = 0
    terasa: Terasa | None = None
    # Surveyed, but too few answers to publish.
    is_ditahan: bool = False


def name_benda(nama: str) -> str:
    """`Jalan ini` for a name that plainly begins with a road, else `Pekerjaan ini`."""
    cocok = POLA.match(nama.strip())
    return _(BENDA[cocok[1].lower()]) if cocok else _("Pekerjaan ini")


def say_keadaan(c: Cerita) -> str:
    """One or two plain sentences: what became of it, and whether it is felt."""
    if c.status == S.DIBATALKAN:
        return _say_batal(c)
    if c.status in {S.SELESAI_FISIK, S.DIMANFAATKAN, S.TIDAK_DIMANFAATKAN}:
        return _say_terbangun(c)
    kalimat = _say_berjalan(c)
    if not c.tanpa_kabar:
        return kalimat
    sunyi = _("Sudah %(n)s hari tidak ada kabar.") % {"n": c.tanpa_kabar}
    return f"{kalimat} {sunyi}"


def _say_berjalan(c: Cerita) -> str:
    isi = {"benda": name_benda(c.nama), "tahun": c.tahun, "tenggat": format_tanggal(c.tenggat_on)}
    if c.status == S.DIRENCANAKAN:
        return _("%(benda)s baru direncanakan untuk tahun %(tahun)s; uangnya belum ditetapkan.") % isi
    if c.status == S.DIANGGARKAN:
        return (
            _("%(benda)s sudah mendapat uang dari anggaran %(tahun)s, tetapi belum mulai dikerjakan.") % isi
        )
    if c.status == S.PENGADAAN and not c.is_kontrak:
        return _("%(benda)s belum mulai dikerjakan; pelaksananya sedang dipilih.") % isi
    if c.status == S.PENGADAAN:
        awal = _("%(benda)s belum mulai dikerjakan; pelaksananya sudah dikontrak.") % isi
    elif c.fisik is None:
        awal = _("%(benda)s sedang dikerjakan; kemajuannya belum dilaporkan.") % isi
    else:
        angka = {"fisik": format_angka(c.fisik), "pada": format_tanggal(c.per_tanggal)}
        awal = _("%(benda)s sedang dikerjakan: %(fisik)s%% selesai per %(pada)s.") % {**isi, **angka}
    return f"{awal} {_say_janji(c)}".rstrip()


def _say_janji(c: Cerita) -> str:
    if c.tenggat_on is None:
        return ""
    isi = {"tenggat": format_tanggal(c.tenggat_on)}
    if c.tenggat_on < c.hari:
        return _("Dijanjikan selesai %(tenggat)s, jadi sudah terlambat.") % isi
    return _("Dijanjikan selesai %(tenggat)s.") % isi


def _say_batal(c: Cerita) -> str:
    isi = {"benda": name_benda(c.nama), "pada": format_tanggal(c.batal_on), "alasan": c.alasan}
    return _("%(benda)s dibatalkan pada %(pada)s: %(alasan)s") % isi


def _say_terbangun(c: Cerita) -> str:
    isi = {
        "benda": name_benda(c.nama),
        "bulan": format_tanggal(c.selesai_on).partition(" ")[2],
        "penerima": c.penerima,
        "sejak": format_tanggal(c.sejak_on),
        "alasan": c.alasan,
    }
    selesai = (
        _("%(benda)s selesai dikerjakan %(bulan)s") if c.selesai_on else _("%(benda)s selesai dikerjakan")
    )
    awal = selesai % isi
    if c.status == S.SELESAI_FISIK and not c.penerima:
        return ", ".join((awal, _("tetapi belum diserahkan kepada yang memakainya.")))
    if c.status == S.SELESAI_FISIK:
        akhir = _("diserahkan kepada %(penerima)s; belum tercatat apakah dipakai.") % isi
        return f"{awal}, {akhir}{_say_terasa(c)}"
    if c.status == S.TIDAK_DIMANFAATKAN:
        rusak = c.keadaan == KeadaanHasil.RUSAK
        pola = (
            _("tetapi rusak sejak %(sejak)s: %(alasan)s")
            if rusak
            else _("tetapi tidak dipakai sejak %(sejak)s: %(alasan)s")
        )
        return f"{awal}, {_close(pola % isi)}{_say_terasa(c)}"
    if c.terasa is not None:
        rasa = {"x": c.terasa.x, "n": c.terasa.n, "siapa": c.terasa.siapa}
        akhir = _("dipakai, dan %(x)s dari %(n)s %(siapa)s merasa masalahnya teratasi.") % rasa
        return f"{awal}, {akhir}"
    dipakai = _("dan dipakai.")
    return f"{awal} {dipakai}{_say_terasa(c)}"


def _say_terasa(c: Cerita) -> str:
    """A sentence of its own with a space before it."""
    if c.terasa is not None:
        isi = {"x": c.terasa.x, "n": c.terasa.n, "siapa": c.terasa.siapa}
        return " " + _("%(x)s dari %(n)s %(siapa)s merasa masalahnya teratasi.") % isi
    if c.is_ditahan:
        return " " + _("Jawaban warga yang diundi belum cukup untuk diterbitkan.")
    return " " + _("Warga belum ditanya apakah terasa manfaatnya.")


def _close(kalimat: str) -> str:
    return kalimat if kalimat.endswith((".", "!", "?")) else f"{kalimat}."
