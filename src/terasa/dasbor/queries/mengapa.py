"""Mengapa usulan ini terpilih, atau belum: semua yang dibaca halamannya, tanpa membuka catatan lengkap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, QuerySet, TextField, Value

from terasa.alokasi import Alasan
from terasa.musrenbang.enums import HasilAlokasi, StatusKekokohan
from terasa.musrenbang.models import Alokasi, BagianForum, Kekokohan, PosAlokasi, Usulan
from terasa.musrenbang.rules import lanjutan

# What a resident reads at once; the others are summed up.
TERPAKAI_DISEBUT, BELANJA_DISEBUT = 5, 3


@dataclass(frozen=True)
class Belanja:
    """Rupiah of supporters that went to one other usulan."""

    kode: str
    judul: str
    rupiah: int


@dataclass(frozen=True)
class Pendukung:
    """One forum behind an usulan: its rank there, its share, what it paid for this, and where the rest went."""

    forum: BagianForum
    peringkat: int
    bayar: int
    belanja: list[Belanja]
    lain: int
    lain_rupiah: int


@dataclass(frozen=True)
class Mengapa:
    """The answer about one usulan in one allocation."""

    alokasi: Alokasi
    pos: PosAlokasi
    pendukung: list[Pendukung]
    terpakai: list[Belanja]
    terpakai_lain: int
    terpakai_lain_rupiah: int
    tambahan: list[BagianForum] | None
    kelonggaran: int | None
    margin_dihitung: bool
    kokoh: bool | None

    @property
    def menang(self) -> bool:
        return self.pos.hasil == HasilAlokasi.TERPILIH

    @property
    def tanpa_biaya(self) -> bool:
        return self.pos.hasil == HasilAlokasi.BELUM_DIHITUNG

    @property
    def is_pelengkap(self) -> bool:
        """Bought with what was left over, so nobody paid for it from a share."""
        return self.menang and self.pos.harga is None

    @property
    def sebab(self) -> str:
        """Why it lost, in one word of the engine."""
        return self.pos.alasan or Alasan.PENDUKUNG_KEHABISAN

    @property
    def hanya_gratis(self) -> bool:
        """Only with its whole cost carried by another source."""
        return self.pos.kekurangan is not None and self.pos.kekurangan == self.pos.biaya

    @property
    def catatan(self) -> Mapping[str, int]:
        """The short account of its list: pagu, shadow ceiling, rounds."""
        semua: Mapping[str, Mapping[str, int]] = (self.alokasi.catatan or {}).get("daftar", {})
        return semua.get(self.pos.daftar, {})

    @property
    def bagian_pendukung(self) -> int:
        return sum(p.forum.bagian for p in self.pendukung)

    @property
    def bayar(self) -> int:
        return sum(p.bayar for p in self.pendukung)

    @property
    def biaya_maks(self) -> int | None:
        """The highest cost at which this winner would still have been chosen."""
        if self.kelonggaran is None or self.pos.biaya is None:
            return None
        return self.pos.biaya + self.kelonggaran

    @property
    def lanjutan(self) -> str:
        """What happens next, in the words of the station."""
        if self.menang:
            return lanjutan.after_terpilih().kalimat
        if self.tanpa_biaya:
            return lanjutan.after_belum_dihitung().kalimat
        return lanjutan.after_tidak_terpilih().kalimat


def find_mengapa(alokasi: Alokasi, kode: str) -> Mengapa | None:
    """The answer about the usulan with this code; None when it took no part. Six queries."""
    pos = (
        alokasi.pos.select_related("usulan__unit_tujuan", "lawan")
        .defer("usulan__baris_asal", "lawan__baris_asal", "lawan__masalah")
        .filter(usulan__kode=kode)
        .first()
    )
    if pos is None:
        return None
    pendukung = _supporters(alokasi, pos)
    jumlah = _sum_spending(pendukung, kode)
    urut = sorted(jumlah, key=lambda k: (-jumlah[k], k))
    per_forum = [(b, _largest(b, kode)) for b in pendukung]
    judul = _titles({*urut[:TERPAKAI_DISEBUT], *(k for _b, isi in per_forum for k, _r in isi)})
    lain = urut[TERPAKAI_DISEBUT:]
    kekokohan = _firmness(alokasi, kode) if pos.hasil == HasilAlokasi.TERPILIH else {}
    return Mengapa(
        alokasi=alokasi,
        pos=pos,
        pendukung=[_supporter(b, isi, kode, judul) for b, isi in per_forum],
        terpakai=[Belanja(k, judul.get(k, k), jumlah[k]) for k in urut[:TERPAKAI_DISEBUT]],
        terpakai_lain=len(lain),
        terpakai_lain_rupiah=sum(jumlah[k] for k in lain),
        tambahan=_named(alokasi, pos),
        kelonggaran=_whole(kekokohan.get("longgar")),
        margin_dihitung=kekokohan.get("status") == StatusKekokohan.SELESAI
        or kekokohan.get("longgar") is not None,
        kokoh=kekokohan.get("kokoh_ini"),
    )


def _supporters(alokasi: Alokasi, pos: PosAlokasi) -> list[BagianForum]:
    """Forums with weight that ranked it, those that ranked it highest first."""
    kode = pos.usulan.kode
    semua = alokasi.bagian_forum.filter(daftar=pos.daftar, peringkat__has_key=kode).exclude(
        bobot__startswith="0/"
    )
    return sorted(semua, key=lambda b: (b.peringkat[kode], b.nama))


def _sum_spending(pendukung: Iterable[BagianForum], kode: str) -> dict[str, int]:
    """Rupiah that the supporters together paid for each other usulan."""
    jumlah: dict[str, int] = {}
    for b in pendukung:
        for k, rupiah in b.belanja:
            if k != kode:
                jumlah[k] = jumlah.get(k, 0) + rupiah
    return jumlah


def _largest(bagian: BagianForum, kode: str) -> list[tuple[str, int]]:
    lain = [(k, rupiah) for k, rupiah in bagian.belanja if k != kode]
    return sorted(lain, key=lambda b: (-b[1], b[0]))[:BELANJA_DISEBUT]


def _supporter(
    b: BagianForum, disebut: list[tuple[str, int]], kode: str, judul: Mapping[str, str]
) -> Pendukung:
    lain = [rupiah for k, rupiah in b.belanja if k != kode]
    return Pendukung(
        forum=b,
        peringkat=b.peringkat[kode],
        bayar=sum(rupiah for k, rupiah in b.belanja if k == kode),
        belanja=[Belanja(k, judul.get(k, k), rupiah) for k, rupiah in disebut],
        lain=len(lain) - len(disebut),
        lain_rupiah=sum(lain) - sum(rupiah for _k, rupiah in disebut),
    )


def _named(alokasi: Alokasi, pos: PosAlokasi) -> list[BagianForum] | None:
    """Which other forums would have had to support it."""
    if pos.tambahan is None:
        return None
    if not pos.tambahan:
        return []
    bagian: QuerySet[BagianForum] = alokasi.bagian_forum.filter(daftar=pos.daftar, kode__in=pos.tambahan)
    return list(bagian.defer("peringkat", "belanja"))


def _firmness(alokasi: Alokasi, kode: str) -> dict[str, Any]:
    """Its margin, and whether no trial dropped it, without reading the whole measurement."""
    # Not a key transform: Django reads a code of digits only as a place in a list.
    longgar = Func(
        F("kelonggaran"), Value(kode), function="jsonb_extract_path_text", output_field=TextField()
    )
    baris = Kekokohan.objects.filter(alokasi=alokasi).annotate(longgar=longgar).order_by()
    satu = baris.values_list("status", "longgar", "isi__kokoh").first()
    if satu is None:
        return {}
    status, batas, kokoh = satu
    return {"status": status, "longgar": batas, "kokoh_ini": kode in kokoh if kokoh is not None else None}


def _whole(teks: object) -> int | None:
    return None if teks is None else int(str(teks))


def _titles(kode: Iterable[str]) -> dict[str, str]:
    return dict(Usulan.objects.filter(kode__in=list(kode)).order_by().values_list("kode", "judul"))
