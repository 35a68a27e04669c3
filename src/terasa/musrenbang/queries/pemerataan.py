"""Pemerataan sebuah forum: bagian tiap desa dan tiap kelompok pengusul, yang masuk dan yang disepakati."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from terasa.aturan.queries import find_aturan
from terasa.musrenbang.models import Forum, Usulan
from terasa.musrenbang.rules import BERPERINGKAT
from terasa.wilayah.queries import nama_lengkap_banyak

PEREMPUAN = "perempuan"


@dataclass
class Bagian:
    """What came in and what was agreed, in usulan and in whole rupiah of known cost."""

    nama: str
    masuk: int = 0
    disepakati: int = 0
    biaya_masuk: int = 0
    biaya: int = 0
    penduduk: int | None = None

    @property
    def per_jiwa(self) -> int | None:
        """Whole rupiah agreed per head; None where the population is not known."""
        return round(Fraction(self.biaya, self.penduduk)) if self.penduduk else None

    def add(self, biaya: int | None, *, sepakat: bool) -> None:
        self.masuk += 1
        self.biaya_masuk += biaya or 0
        if sepakat:
            self.disepakati += 1
            self.biaya += biaya or 0


@dataclass(frozen=True)
class Pemerataan:
    """One forum's shares. `tanpa_kelompok`: usulan whose group was not recorded; `kosong`: desa with nothing agreed."""

    semua: Bagian
    desa: list[Bagian]
    kelompok: list[Bagian]
    tanpa_kelompok: int
    ada_penduduk: bool
    kosong: list[str] = field(default_factory=list)


def measure_pemerataan(forum: Forum, pada: date) -> Pemerataan:
    """Five queries, however many usulan. The forum's own figure counts before the proposer's."""
    unsur = find_aturan("unsur-peserta", kabupaten=forum.kabupaten, pada=pada)
    rentan = {str(u["kode"]) for u in unsur.isi["pilihan"] if u.get("rentan")} if unsur else set()
    semua = Bagian("")
    desa: dict[str, Bagian] = defaultdict(lambda: Bagian(""))
    wanita, lemah = Bagian("perempuan"), Bagian("rentan")
    tanpa = 0
    for kode, kelompok, biaya, sepakat in _rows(forum):
        kena = [semua, desa[kode]]
        kena += [wanita] if kelompok == PEREMPUAN else []
        kena += [lemah] if kelompok in rentan else []
        tanpa += not kelompok
        for bagian in kena:
            bagian.add(biaya, sepakat=sepakat)
    _name(forum, desa, pada)
    urut = sorted(desa.values(), key=lambda b: (-b.biaya, -b.disepakati, b.nama))
    return Pemerataan(
        semua=semua,
        desa=urut,
        kelompok=[wanita, lemah],
        tanpa_kelompok=tanpa,
        ada_penduduk=any(b.penduduk for b in urut),
        kosong=[b.nama for b in urut if not b.disepakati],
    )


def _rows(forum: Forum) -> Iterable[tuple[str, str, int | None, bool]]:
    """(desa, group, cost, agreed) of each usulan; two queries."""
    kolom = ("usulan_id", "hasil", "biaya")
    putusan = {pk: (hasil, biaya) for pk, hasil, biaya in forum.keputusan.order_by().values_list(*kolom)}
    semua = Usulan.objects.filter(pk__in=list(putusan)).with_kini().order_by()
    for u in semua.only("kode_desa", "kelompok_pengusul"):
        hasil, biaya = putusan[u.pk]
        yield (
            u.kode_desa,
            u.kelompok_pengusul,
            u.biaya_kini if biaya is None else biaya,
            hasil in BERPERINGKAT,
        )


def _name(forum: Forum, desa: dict[str, Bagian], pada: date) -> None:
    penduduk = find_aturan("penduduk-desa", kabupaten=forum.kabupaten, pada=pada)
    jiwa = penduduk.isi.get("jiwa", {}) if penduduk else {}
    for kode, nama in nama_lengkap_banyak(set(desa)).items():
        desa[kode].nama = nama
        desa[kode].penduduk = int(jiwa[kode]) if jiwa.get(kode) else None
