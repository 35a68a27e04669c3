"""Menyusun “untuk siapa, dan siapa yang terlewat”: pelaksana dan warga berdampingan, tidak pernah dicampur."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from terasa.manfaat.enums import Gelombang, Kelompok
from terasa.manfaat.queries import KataWarga
from terasa.program.models import Jangkauan, SasaranPenerima
from terasa.program.queries.penerima import Penerima
from terasa.program.rules.penerima import compare_klaim, share_of
from terasa.umum.rupiah import format_angka, format_desimal
from terasa.web.grafik import Rentang, draw_rentang
from terasa.wilayah.queries import nama_banyak


@dataclass(frozen=True)
class BarisTersaji:
    """One row of places as the table shows it: figures, or ranges where they would point at too few."""

    tempat: str
    n: int
    terjangkau: str
    terlewat: str
    persen: str
    lebih: bool
    alasan: tuple[str, ...]
    paling_sedikit: int


@dataclass(frozen=True)
class PenerimaTersaji:
    """One group as a page shows it."""

    sasaran: SasaranPenerima
    versi: tuple[SasaranPenerima, ...]
    dituju: str
    di_mana: str
    jangkauan: Jangkauan | None
    ringkas: str
    persen: str
    terlewat: str
    lebih: str
    baris: tuple[BarisTersaji, ...]
    # The count is against an earlier version of the statement.
    versi_lain: int | None
    riwayat: tuple[tuple[Jangkauan, str], ...]
    gambar: SafeString
    beda: str
    is_beda: bool


def present_penerima(
    semua: Sequence[Penerima], warga: Sequence[KataWarga], nama: Mapping[str, str]
) -> list[PenerimaTersaji]:
    """Every group with its newest count; `nama` is {kode: name} of the catchment.

    Residents are compared where they were asked about this group alone.
    """
    sendiri = len(semua) == 1
    return [_present(p, nama, warga if sendiri else (), nomor) for nomor, p in enumerate(semua)]


def _places(semua: Iterable[Penerima]) -> set[str]:
    tempat = {d for p in semua for d, _rt in p.sasaran.terbit.get("tempat", [])}
    return tempat | {d for p in semua for j in p.jangkauan for r in j.rinci for d, _rt in r["tempat"]}


def _present(p: Penerima, nama: Mapping[str, str], warga: Sequence[KataWarga], nomor: int) -> PenerimaTersaji:
    j = p.terakhir
    terbit: dict[str, Any] = j.terbit if j else {}
    baris = [_row(r, nama) for r in (j.rinci if j else [])]
    klaim = share_of(terbit) if j else None
    return PenerimaTersaji(
        sasaran=p.sasaran,
        versi=p.versi,
        dituju=_meant(p.sasaran),
        di_mana=_name_places(p.sasaran.terbit.get("tempat", []), nama),
        jangkauan=j,
        ringkas=_tell(j) if j else "",
        persen=_percent(*klaim) if klaim else "",
        terlewat=_missed(terbit),
        lebih=_tell_excess(j),
        baris=tuple(sorted(baris, key=lambda b: (-b.paling_sedikit, b.tempat))),
        versi_lain=j.sasaran.urutan if j and j.sasaran_id != p.sasaran.pk else None,
        riwayat=tuple((lama, _tell(lama)) for lama in reversed(p.jangkauan[:-1])),
        gambar=_draw(klaim, warga, j, nomor),
        beda=_compare(klaim, warga),
        is_beda=klaim is not None and any(compare_klaim(klaim, (w.bawah, w.atas)) for w in warga),
    )


def _meant(s: SasaranPenerima) -> str:
    satuan = s.get_satuan_display().lower()
    if s.n is None:
        return _("kurang dari %(batas)s %(satuan)s (angkanya ditahan)") % {"batas": s.batas, "satuan": satuan}
    if orang := s.terbit.get("orang"):
        return _("%(n)s rumah tangga (%(orang)s orang)") % {
            "n": format_angka(s.n),
            "orang": format_angka(orang),
        }
    return f"{format_angka(s.n)} {satuan}"


def _name_places(tempat: Sequence[Sequence[str]], nama: Mapping[str, str]) -> str:
    """Desa with its RT, desa by desa."""
    per_desa: dict[str, list[str]] = {}
    for desa, rt in tempat:
        per_desa.setdefault(nama.get(desa, desa), []).append(rt)
    return "; ".join(f"{desa} {', '.join(rt)}".strip() if any(rt) else desa for desa, rt in per_desa.items())


def _row(r: Mapping[str, Any], nama: Mapping[str, str]) -> BarisTersaji:
    n, bawah, atas = r["n"], r["bawah"], r["atas"]
    return BarisTersaji(
        tempat=_name_places(r["tempat"], nama),
        n=n,
        terjangkau=_range(bawah, atas),
        terlewat=_range(n - atas, n - bawah),
        persen=_percent(100 * bawah / n, 100 * atas / n),
        lebih=r["lebih"],
        alasan=tuple(r["alasan"]),
        paling_sedikit=n - atas,
    )


def _range(bawah: int, atas: int) -> str:
    return format_angka(bawah) if bawah == atas else f"{format_angka(bawah)}–{format_angka(atas)}"


def _percent(bawah: float, atas: float) -> str:
    """Whole per cent; all and none are said only when they are."""
    dua = [_whole(bawah), _whole(atas)]
    return f"{dua[0]}%" if dua[0] == dua[1] else f"{dua[0]}–{dua[1]}%"


def _whole(persen: float) -> int:
    bulat = round(persen)
    if 0 < persen < 100 and bulat in (0, 100):
        return 1 if bulat == 0 else 99
    return bulat


def _tell(j: Jangkauan) -> str:
    """What the executor says in one sentence."""
    terbit, satuan = j.terbit, j.sasaran.get_satuan_display().lower()
    if taksiran := terbit.get("taksiran"):
        if taksiran["ditahan"]:
            return _("Taksiran ditahan: baru %(n)s yang ditanya.") % {"n": taksiran["n"]}
        return _("Taksiran: %(x)s dari %(n)s yang ditanya terjangkau; rentang %(lo)s–%(hi)s%%.") % {
            "x": taksiran["x"],
            "n": taksiran["n"],
            "lo": format_desimal(taksiran["lo"]),
            "hi": format_desimal(taksiran["hi"]),
        }
    if terbit.get("n") is None:
        return _("Angkanya ditahan karena yang dituju terlalu sedikit.")
    return _("%(kena)s dari %(n)s %(satuan)s terjangkau.") % {
        "kena": _range(terbit["bawah"], terbit["atas"]),
        "n": format_angka(terbit["n"]),
        "satuan": satuan,
    }


def _missed(terbit: Mapping[str, Any]) -> str:
    if not terbit.get("n") or "bawah" not in terbit:
        return ""
    return _range(terbit["n"] - terbit["atas"], terbit["n"] - terbit["bawah"])


def _tell_excess(j: Jangkauan | None) -> str:
    if j is None or not j.is_lebih:
        return ""
    lebih = j.terbit.get("lebih")
    if not lebih:
        return _(
            "Di satu tempat atau lebih pelaksana mencatat lebih banyak daripada yang dituju. Kelebihannya tidak dihitung "
            "sebagai terjangkau: mungkin sasarannya kurang, atau ada yang terhitung dua kali."
        )
    return ngettext(
        "Pelaksana mencatat %(n)s di luar yang dituju. Kelebihan itu tidak dihitung sebagai terjangkau: mungkin "
        "sasarannya kurang, atau ada yang terhitung dua kali.",
        "Pelaksana mencatat %(n)s di luar yang dituju. Kelebihan itu tidak dihitung sebagai terjangkau: mungkin "
        "sasarannya kurang, atau ada yang terhitung dua kali.",
        lebih,
    ) % {"n": format_angka(lebih)}


def _draw(
    klaim: tuple[float, float] | None, warga: Sequence[KataWarga], j: Jangkauan | None, nomor: int
) -> SafeString:
    baris = [Rentang(_("Menurut pelaksana"), _exact(j, klaim), *klaim)] if klaim else []
    baris += [Rentang(_asked(w), w.persen, w.bawah, w.atas) for w in warga]
    return draw_rentang(baris, judul=_("Yang terjangkau dari yang dituju, persen"), id_=f"penerima-{nomor}")


def _exact(j: Jangkauan | None, klaim: tuple[float, float]) -> float | None:
    """The figure itself: of an estimate, or where both ends are the same."""
    taksiran = j.terbit.get("taksiran") if j else None
    if taksiran:
        return float(taksiran["persen"])
    return klaim[0] if klaim[0] == klaim[1] else None


def _asked(w: KataWarga) -> str:
    return _("Menurut warga yang dituju") if w.kelompok == Kelompok.SASARAN else _("Menurut warga sekitar")


def _compare(klaim: tuple[float, float] | None, warga: Sequence[KataWarga]) -> str:
    """Each group of residents against what the executor says: apart, or not to be told apart."""
    return " ".join(_compare_one(klaim, w) for w in warga) if klaim else ""


def _compare_one(klaim: tuple[float, float], w: KataWarga) -> str:
    isi = {
        "klaim": _percent(*klaim),
        "siapa": _drawn(w),
        "persen": _whole(w.persen),
        "lo": _whole(w.bawah),
        "hi": _whole(w.atas),
    }
    kalimat = _(
        "Pelaksana menyebut %(klaim)s; dari %(siapa)s %(persen)s%% (%(lo)s–%(hi)s%%) merasa terjangkau."
    )
    beda = _("Bedanya lebih besar daripada yang dapat dijelaskan oleh undian.")
    sama = _("Rentangnya bertemu, jadi tidak dapat dikatakan berbeda.")
    return f"{kalimat % isi} {beda if compare_klaim(klaim, (w.bawah, w.atas)) else sama}"


@dataclass(frozen=True)
class WargaTersaji:
    """What drawn residents answered, beside the executor's word and never in it."""

    siapa: str
    gelombang: str
    persen: str
    rentang: str
    x: int
    n: int
    per_tanggal: Any


def present_warga(semua: Iterable[KataWarga]) -> list[WargaTersaji]:
    """One row per group that was drawn."""
    return [
        WargaTersaji(
            _drawn(w),
            str(Gelombang(w.gelombang).label),
            format_desimal(w.persen),
            f"{format_desimal(w.bawah)}–{format_desimal(w.atas)}",
            w.x,
            w.n,
            w.per_tanggal,
        )
        for w in semua
    ]


def _drawn(w: KataWarga) -> str:
    return (
        _("penerima yang dituju dan diundi")
        if w.kelompok == Kelompok.SASARAN
        else _("warga sekitar yang diundi")
    )


KEPALA_CSV = (
    "kode",
    "menurut",
    "kelompok",
    "versi",
    "satuan",
    "tempat",
    "per_tanggal",
    "dituju",
    "terjangkau_bawah",
    "terjangkau_atas",
    "terlewat_bawah",
    "terlewat_atas",
    "persen_bawah",
    "persen_atas",
    "melebihi",
    "sebab",
    "sumber",
)
BarisCsv = tuple[str | int | float | None, ...]


def list_baris_csv(kode: str, semua: Sequence[Penerima], warga: Iterable[KataWarga]) -> list[BarisCsv]:
    """Heading, then of every group its total and its places, then what residents said. A withheld cell is empty."""
    nama = nama_banyak(_places(semua)) if semua else {}
    baris: list[BarisCsv] = [KEPALA_CSV]
    for p in semua:
        baris += _group_csv(kode, p, nama)
    for w in warga:
        isi = (kode, "warga", w.kelompok, None, None, None, w.per_tanggal.isoformat(), w.n)
        baris.append((*isi, w.x, w.x, w.n - w.x, w.n - w.x, w.bawah, w.atas, None, None, w.gelombang))
    return baris


def _group_csv(kode: str, p: Penerima, nama: Mapping[str, str]) -> list[BarisCsv]:
    j = p.terakhir
    s = j.sasaran if j else p.sasaran
    per = (j.per_tanggal if j else s.pada).isoformat()
    awal = (kode, "pelaksana", s.kelompok, s.urutan, s.satuan)
    sumber = j.sumber or j.cara if j else s.sumber
    if j is None or "bawah" not in j.terbit:
        persen = share_of(j.terbit) if j else None
        return [(*awal, None, per, s.n, *[None] * 4, *(persen or (None, None)), None, None, sumber)]
    terbit = {**j.terbit, "lebih": j.is_lebih, "alasan": [], "tempat": []}
    return [
        (
            *awal,
            _name_places(r["tempat"], nama),
            per,
            *_cells_csv(r),
            "ya" if r["lebih"] else "",
            "; ".join(r["alasan"]),
            sumber,
        )
        for r in (terbit, *j.rinci)
    ]


def _cells_csv(r: Mapping[str, Any]) -> tuple[int | float, ...]:
    n, bawah, atas = r["n"], r["bawah"], r["atas"]
    return (n, bawah, atas, n - atas, n - bawah, round(100 * bawah / n, 2), round(100 * atas / n, 2))
