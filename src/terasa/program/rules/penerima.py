"""Untuk siapa dan siapa yang terlewat: membaca bagian-bagiannya, dan apa yang terbit darinya; tanpa basis data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from terasa import statistik
from terasa.program.enums import SatuanPenerima
from terasa.statistik import Kisaran
from terasa.survei.rules import label_rt
from terasa.umum.errors import AturanDilanggar

TERBANYAK = 1_000_000
BAGIAN_TERBANYAK = 300


class SasaranTakSah(AturanDilanggar):
    """The places or numbers of a statement cannot be taken as they are."""


@dataclass(frozen=True)
class Bagian:
    """One place of the catchment with how many are meant there; `rt` "" is the whole desa."""

    desa: str
    rt: str = ""
    rumah: int | None = None
    orang: int | None = None

    def count(self, satuan: str) -> int:
        """How many in that unit of counting."""
        return (self.rumah if satuan == SatuanPenerima.RUMAH else self.orang) or 0


@dataclass(frozen=True)
class Capaian:
    """What was reached in one place, as typed: it may be more than was meant."""

    bagian: Bagian
    terjangkau: int
    alasan: str = ""


def read_bagian(baris: Iterable[Bagian], *, cakupan: Collection[str], satuan: str) -> list[Bagian]:
    """The same with RT labels made one, in order of place. Raises SasaranTakSah with the number of the row."""
    hasil: dict[tuple[str, str], Bagian] = {}
    for nomor, b in enumerate(baris, start=1):
        satu = Bagian(b.desa, label_rt(b.rt) if b.rt.strip() else "", b.rumah or None, b.orang or None)
        _check_bagian(nomor, satu, cakupan, satuan)
        if (satu.desa, satu.rt) in hasil:
            raise SasaranTakSah(
                _("Baris %(n)s: tempat ini sudah ditulis di atasnya.") % {"n": nomor}, code="ganda"
            )
        hasil[satu.desa, satu.rt] = satu
    if not hasil:
        raise SasaranTakSah(_("Isi paling sedikit satu tempat dengan jumlahnya."), code="kosong")
    if len(hasil) > BAGIAN_TERBANYAK:
        raise SasaranTakSah(_("Paling banyak %(n)s tempat.") % {"n": BAGIAN_TERBANYAK}, code="banyak")
    _check_overlap(hasil)
    return [hasil[kunci] for kunci in sorted(hasil)]


def _check_bagian(nomor: int, satu: Bagian, cakupan: Collection[str], satuan: str) -> None:
    if satu.desa not in cakupan:
        raise SasaranTakSah(
            _("Baris %(n)s: pilih salah satu desa yang dilayani kegiatan ini.") % {"n": nomor}, code="desa"
        )
    if not satu.count(satuan):
        raise SasaranTakSah(
            _("Baris %(n)s: isi jumlahnya dalam satuan yang dipilih (%(satuan)s).")
            % {"n": nomor, "satuan": SatuanPenerima(satuan).label.lower()},
            code="jumlah",
        )
    if max(satu.rumah or 0, satu.orang or 0) > TERBANYAK:
        raise SasaranTakSah(_("Baris %(n)s: jumlahnya terlalu besar.") % {"n": nomor}, code="jumlah")


def _check_overlap(hasil: Collection[tuple[str, str]]) -> None:
    """A whole desa beside its own RT would count the same people twice. Raises SasaranTakSah."""
    utuh = {desa for desa, rt in hasil if not rt}
    if any(rt and desa in utuh for desa, rt in hasil):
        raise SasaranTakSah(
            _("Satu desa ditulis utuh dan juga per RT; pilih salah satu agar tidak terhitung dua kali."),
            code="tumpang",
        )


def publish_sasaran(bagian: Sequence[Bagian], satuan: str, batas: int) -> dict[str, Any]:
    """What everyone reads: `{"n": 120, "orang": 430, "tempat": [[desa, RT], ...]}`; `n` None when there are too few.

    Places stand alone only where their number is not small; how many are meant in each comes with the reached.
    """
    n = sum(b.count(satuan) for b in bagian)
    if statistik.is_kecil(n, batas):
        return {"n": None}
    orang = [b.orang for b in bagian]
    jumlah = sum(o for o in orang if o) if all(orang) and satuan == SatuanPenerima.RUMAH else None
    return {
        "n": n,
        "orang": None if jumlah is None or statistik.is_kecil(jumlah, batas) else jumlah,
        "tempat": [[b.desa, b.rt] for b in bagian] if _group(bagian, satuan, batas) else [],
    }


def publish_jangkauan(
    capaian: Sequence[Capaian], satuan: str, batas: int, alasan: Mapping[str, str]
) -> dict[str, Any]:
    """What everyone reads of a count: totals and rows of places, each `{"n", "bawah", "atas", "lebih", ...}`.

    Reached beyond the meant is not counted as reached; that there was more is told. `{"n": None}` when there are too few.
    """
    n = sum(c.bagian.count(satuan) for c in capaian)
    if statistik.is_kecil(n, batas):
        return {"n": None}
    kumpulan = _group([c.bagian for c in capaian], satuan, batas)
    isi = [[capaian[i] for i in k] for k in kumpulan] or [list(capaian)]
    baris, semua = statistik.blur_kecil([_pair(k, satuan) for k in isi], batas)
    lebih = sum(_excess(c, satuan) for c in capaian)
    return {
        "n": n,
        "bawah": semua.bawah,
        "atas": semua.atas,
        # None: more, but too few to say how many.
        "lebih": None if statistik.is_kecil(lebih, batas) else lebih,
        "baris": [_row(k, kisar, satuan, alasan) for k, kisar in zip(isi, baris, strict=True)]
        if kumpulan
        else [],
    }


def _group(bagian: Sequence[Bagian], satuan: str, batas: int) -> tuple[tuple[int, ...], ...]:
    return statistik.group_kecil([b.count(satuan) for b in bagian], batas)


def _pair(kumpulan: Sequence[Capaian], satuan: str) -> tuple[int, int]:
    """(reached, missed) of places that are told together."""
    n = sum(c.bagian.count(satuan) for c in kumpulan)
    kena = sum(min(c.terjangkau, c.bagian.count(satuan)) for c in kumpulan)
    return kena, n - kena


def _excess(c: Capaian, satuan: str) -> int:
    return max(c.terjangkau - c.bagian.count(satuan), 0)


def _row(
    kumpulan: Sequence[Capaian], kisar: Kisaran, satuan: str, alasan: Mapping[str, str]
) -> dict[str, Any]:
    sebab = {c.alasan for c in kumpulan if c.alasan and c.terjangkau < c.bagian.count(satuan)}
    return {
        "tempat": [[c.bagian.desa, c.bagian.rt] for c in kumpulan],
        "n": sum(c.bagian.count(satuan) for c in kumpulan),
        "bawah": kisar.bawah,
        "atas": kisar.atas,
        "lebih": any(_excess(c, satuan) for c in kumpulan),
        "alasan": sorted(alasan.get(kode, kode) for kode in sebab),
    }


def publish_contoh(ya: int, n: int, dituju: int | None, batas: statistik.BatasTerbit) -> dict[str, Any]:
    """An estimate from some who were asked, in per cent with its Wilson interval. Withheld figures carry n only."""
    angka = statistik.estimate(ya, n, batas=batas)
    isi: dict[str, Any] = {"ditahan": angka.ditahan, "n": angka.n}
    if angka.persen is not None and angka.lo is not None and angka.hi is not None:
        isi |= {"x": angka.x, "persen": round(angka.persen, 2)}
        isi |= {"lo": round(angka.lo, 2), "hi": round(angka.hi, 2), "awas": angka.peringatan is not None}
    return {"n": dituju, "taksiran": isi}


def share_of(terbit: Mapping[str, Any]) -> tuple[float, float] | None:
    """Lower and upper end in per cent of what the executor says was reached; None when it is withheld."""
    if taksiran := terbit.get("taksiran"):
        return None if taksiran["ditahan"] else (taksiran["lo"], taksiran["hi"])
    if not terbit.get("n"):
        return None
    return 100 * terbit["bawah"] / terbit["n"], 100 * terbit["atas"] / terbit["n"]


def compare_klaim(klaim: tuple[float, float], warga: tuple[float, float]) -> int:
    """-1 when residents lie below all that the executor says, 1 when above, 0 while the two ranges touch."""
    if warga[1] < klaim[0]:
        return -1
    return 1 if warga[0] > klaim[1] else 0
