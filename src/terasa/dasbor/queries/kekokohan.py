"""Kekokohan sebuah alokasi dengan nama forum dan usulannya; angkanya sudah dihitung di belakang."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import StatusKekokohan
from terasa.musrenbang.models import Alokasi, BagianForum, Kekokohan, Usulan
from terasa.musrenbang.rules.kekokohan import list_codes

DISEBUT = 5
# Forums whose changes are named; of the others only the numbers.
TANPA_DISEBUT = 10
FORUM_DISEBUT = 4
FORUM_GAMBAR = 24
# Up to so many times the share of people; a forum that got its share to within a tenth got its share.
NAMA_KALI: Mapping[float, Promise] = {
    0: _("tidak mendapat apa pun"),
    0.5: _("paling banyak separuh bagiannya"),
    0.9: _("lebih dari separuh bagiannya"),
    1.1: _("kira-kira bagiannya (± 10 %)"),
    2: _("lebih, sampai dua kali bagiannya"),
    float("inf"): _("lebih dari dua kali bagiannya"),
}

NAMA_ATURAN: Mapping[tuple[str, str], Promise] = {
    ("mes", "skor"): _("Bagian setara, kepuasan = nilai forum"),
    ("mes", "skor-biaya"): _("Bagian setara, kepuasan = nilai × biaya"),
    ("mes", "jumlah"): _("Bagian setara, setiap usulan yang didukung bernilai sama"),
    ("mes", "biaya"): _("Bagian setara, kepuasan = biaya"),
    ("greedy", "skor"): _("Nilai per rupiah tertinggi dulu"),
    ("greedy", "skor-biaya"): _("Jumlah nilai tertinggi dulu"),
    ("greedy", "jumlah"): _("Pendukung per rupiah terbanyak dulu"),
    ("greedy", "biaya"): _("Pendukung terbanyak dulu"),
    ("phragmen", "jumlah"): _("Phragmén berurutan"),
}


@dataclass(frozen=True)
class Disebut:
    """Some usulan by name; `lain` more are only counted."""

    usulan: list[tuple[str, str]]
    jumlah: int

    @property
    def lain(self) -> int:
        return self.jumlah - len(self.usulan)


@dataclass(frozen=True)
class Percobaan:
    """One trial: what it is called, what comes in and drops out, what the new winners cost."""

    nama: str | Promise
    masuk: Disebut
    keluar: Disebut
    biaya: int
    menang: int
    pagu: int = 0
    forum: BagianForum | None = None
    sendiri: int = 0


@dataclass(frozen=True)
class Bagian:
    """Parts per million of one forum."""

    forum: BagianForum | None
    nama: str
    orang: int
    uang: int
    rupiah: int
    kepuasan: int
    kosong: bool


@dataclass(frozen=True)
class Tertinggal:
    """A group that could have paid for an usulan from its part of the pagu."""

    kode: str
    judul: str
    cadangan: bool
    forum: list[str]
    forum_lain: int
    jumlah: int
    hak: int
    didapat: int
    biaya: int


@dataclass(frozen=True)
class Kokoh:
    """The whole measurement; lists are short, the export has the rest."""

    menang: int
    kokoh: int
    tanpa_dicoba: int
    tanpa: list[Percobaan]
    naik: Percobaan
    naik_persen: int
    aturan: list[Percobaan]
    langkah: int
    titik: list[Percobaan]
    bagian: list[Bagian]
    tertinggal: list[Tertinggal]

    @property
    def goyah(self) -> int:
        return self.menang - self.kokoh

    @property
    def tanpa_lain(self) -> list[Percobaan]:
        return self.tanpa[TANPA_DISEBUT:]

    @property
    def is_banyak(self) -> bool:
        """More forums than a picture with one row for each can show."""
        return len(self.bagian) > FORUM_GAMBAR

    def count_kali(self) -> list[tuple[str, int]]:
        """How many forums got how many times their share of people."""
        jumlah = dict.fromkeys(NAMA_KALI, 0)
        for b in self.bagian:
            kali = b.uang / max(b.orang, 1)
            jumlah[next(satu for satu in NAMA_KALI if kali <= satu)] += 1
        return [(str(NAMA_KALI[satu]), n) for satu, n in jumlah.items()]

    @property
    def kosong(self) -> list[Bagian]:
        return [b for b in self.bagian if b.kosong]


@dataclass(frozen=True)
class RingkasKokoh:
    """What the result page says in one line."""

    status: str
    kemajuan: int
    menang: int | None = None
    kokoh: int | None = None

    @property
    def gagal(self) -> bool:
        return self.status == StatusKekokohan.GAGAL


def find_ringkas(alokasi: Alokasi) -> RingkasKokoh:
    """State of the count, and how many winners no trial dropped; one query."""
    baris = Kekokohan.objects.filter(alokasi=alokasi).values_list(
        "status", "kemajuan", "isi__menang", "isi__kokoh"
    )
    satu = baris.first()
    if satu is None:
        return RingkasKokoh(StatusKekokohan.MENUNGGU, 0)
    status, kemajuan, menang, kokoh = satu
    return RingkasKokoh(status, kemajuan, menang, None if kokoh is None else len(kokoh))


def find_kokoh(alokasi: Alokasi) -> Kokoh | None:
    """None while it is still being counted; three queries."""
    isi = Kekokohan.objects.filter(alokasi=alokasi).values_list("isi", flat=True).first()
    if isi is None:
        return None
    nama = _Nama(alokasi, isi)
    return Kokoh(
        menang=isi["menang"],
        kokoh=len(isi["kokoh"]),
        tanpa_dicoba=isi["tanpa_dicoba"],
        tanpa=nama.list_left_out(),
        naik=nama.trial(isi["naik"], ""),
        naik_persen=isi["naik"]["persen"],
        aturan=[nama.trial(a, _rule(a)) for a in isi["aturan"]],
        langkah=isi["langkah"],
        titik=[nama.trial(t, "", pagu=t["pagu"]) for t in isi["titik"]],
        bagian=sorted(nama.list_shares(), key=lambda b: (b.uang / max(b.orang, 1), b.nama)),
        tertinggal=[nama.left_behind(t) for t in isi["tertinggal"]],
    )


def iter_percobaan(alokasi: Alokasi) -> Iterator[tuple[str, str, str, str]]:
    """(trial, change, code, title) of everything that any trial changes, for the export."""
    isi = Kekokohan.objects.filter(alokasi=alokasi).values_list("isi", flat=True).first()
    if isi is None:
        return
    nama = _Nama(alokasi, isi, semua=True)
    percobaan: list[tuple[object, Any]] = [
        (_("Tanpa %s") % nama.forum_name(t["forum"]), t) for t in isi["tanpa"]
    ]
    percobaan.append((_("Biaya naik %d persen") % isi["naik"]["persen"], isi["naik"]))
    percobaan += [(_rule(a), a) for a in isi["aturan"]]
    percobaan += [(_("Pagu %d") % t["pagu"], t) for t in isi["titik"]]
    for sebutan, satu in percobaan:
        for perubahan in ("masuk", "keluar", "sendiri"):
            for kode in satu.get(perubahan, ()):
                yield str(sebutan), perubahan, kode, nama.judul.get(kode, kode)


def _rule(satu: Mapping[str, Any]) -> str | Promise:
    kunci = satu["aturan"], satu["ukuran"]
    return NAMA_ATURAN.get(kunci, " ".join(kunci))


def _size(satu: Mapping[str, Any]) -> tuple[int, int]:
    """What others lose counts before what they gain."""
    return len(satu["keluar"]), len(satu["masuk"])


class _Nama:
    """Names of forums and of the usulan that are named, each asked for once."""

    def __init__(self, alokasi: Alokasi, isi: Mapping[str, Any], *, semua: bool = False) -> None:
        self.isi = isi
        bagian = alokasi.bagian_forum.defer("peringkat", "belanja").order_by("daftar")
        self.forum = {b.kode: b for b in bagian}
        kode = list_codes(isi) if semua else set(self._shown())
        self.judul = dict(Usulan.objects.filter(kode__in=kode).order_by().values_list("kode", "judul"))

    def _shown(self) -> Iterator[str]:
        banyak = sorted(self.isi["tanpa"], key=_size, reverse=True)[:TANPA_DISEBUT]
        for satu in [*banyak, self.isi["naik"], *self.isi["aturan"], *self.isi["titik"]]:
            yield from satu["masuk"][:DISEBUT]
            yield from satu["keluar"][:DISEBUT]
        yield from (t["kode"] for t in self.isi["tertinggal"])

    def forum_name(self, kode: str) -> str:
        return self.forum[kode[:200]].nama if kode[:200] in self.forum else kode

    def list_left_out(self) -> list[Percobaan]:
        """Those that change most first."""
        return [
            self.trial(satu, self.forum_name(satu["forum"]), forum=self.forum.get(satu["forum"][:200]))
            for satu in sorted(self.isi["tanpa"], key=_size, reverse=True)
        ]

    def trial(
        self, satu: Mapping[str, Any], nama: str | Promise, *, pagu: int = 0, forum: BagianForum | None = None
    ) -> Percobaan:
        return Percobaan(
            nama,
            self._some(satu["masuk"]),
            self._some(satu["keluar"]),
            satu["biaya"],
            satu["menang"],
            pagu,
            forum,
            len(satu.get("sendiri", ())),
        )

    def _some(self, kode: list[str]) -> Disebut:
        return Disebut([(k, self.judul.get(k, k)) for k in kode[:DISEBUT]], len(kode))

    def list_shares(self) -> Iterator[Bagian]:
        for b in self.isi["bagian"]:
            yield Bagian(
                self.forum.get(b["forum"][:200]),
                self.forum_name(b["forum"]),
                b["orang"],
                b["uang"],
                b["rupiah"],
                b["kepuasan"],
                b["kosong"],
            )

    def left_behind(self, t: Mapping[str, Any]) -> Tertinggal:
        disebut: Iterable[str] = t["forum"][:FORUM_DISEBUT]
        return Tertinggal(
            kode=t["kode"],
            judul=self.judul.get(t["kode"], t["kode"]),
            cadangan=t["cadangan"],
            forum=[self.forum_name(f) for f in disebut],
            forum_lain=max(len(t["forum"]) - FORUM_DISEBUT, 0),
            jumlah=len(t["forum"]),
            hak=t["hak"],
            didapat=t["didapat"],
            biaya=t["biaya"],
        )
