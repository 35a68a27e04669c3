"""Menunggu terlama: satu baris per usulan selama bertahun-tahun, dihitung dalam satu kueri."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from terasa.musrenbang.enums import Hasil, HasilAlokasi, StatusForum
from terasa.musrenbang.models import Keputusan, Usulan, UsulanQuerySet
from terasa.musrenbang.rules.lanjut import DAPAT_DILANJUTKAN, DIDANAI, TIDAK_MENUNGGU

DITUTUP = (StatusForum.DITUTUP, StatusForum.SAH)
PERTAMA = Q(
    keputusan__peringkat=1,
    keputusan__hasil__in=[Hasil.DISEPAKATI, Hasil.UTAMA],
    keputusan__forum__status__in=DITUTUP,
)
DITOLAK_FORUM = Q(keputusan__hasil=Hasil.TIDAK_DISEPAKATI, keputusan__forum__status__in=DITUTUP)
KALAH = Q(pos_alokasi__hasil=HasilAlokasi.TIDAK_TERPILIH, pos_alokasi__alokasi__is_ditetapkan=True)


@dataclass(frozen=True)
class PapanForum:
    """A closed forum that discussed it, with the paper."""

    tahun: int
    nama: str
    hasil: str
    peringkat: int | None
    alasan: str
    dokumen_kode: str
    dokumen_judul: str


@dataclass(frozen=True)
class Penunggu:
    """One wish over its years. `lama` counts budget years from the first to the last in which it was proposed;
    `pertama` those in which a closed forum ranked it first; `ditolak` refusals by forums and lost allocations."""

    usulan: Usulan
    awal: int
    akhir: int
    lama: int
    pertama: int
    ditolak: int
    semua: list[Usulan] = field(default_factory=list)
    papan: list[PapanForum] = field(default_factory=list)

    @property
    def papan_pertama(self) -> list[PapanForum]:
        """The papers in which it stood first."""
        return [p for p in self.papan if p.peringkat == 1]


def list_menunggu(kabupaten: str, *, wilayah: str = "") -> QuerySet[Any, dict[str, Any]]:
    """Threads that wait for money, the longest first, as {pangkal_benang, awal, akhir, pertama, ditolak}.

    One grouped query; a thread with any funded year, or whose last year left this kabupaten, is not in it.
    """
    daftar = Usulan.objects.filter(kabupaten=kabupaten)
    if wilayah:
        daftar = daftar.under(wilayah)
    per_benang = (
        daftar.order_by().annotate(pangkal_benang=Coalesce("pangkal_id", "pk")).values("pangkal_benang")
    )
    hasil: Any = (
        per_benang.annotate(
            awal=Min("tahun", filter=~Q(status__in=TIDAK_MENUNGGU)),
            akhir=Max("tahun"),
            sejak=Min("diajukan_at"),
            didanai=Count("pk", filter=Q(status__in=DIDANAI)),
            pergi=Count("pk", filter=Q(lanjutan=None, status__in=TIDAK_MENUNGGU)),
            pertama=Count("tahun", filter=PERTAMA, distinct=True),
            ditolak_forum=Count("keputusan", filter=DITOLAK_FORUM, distinct=True),
            kalah=Count("pos_alokasi", filter=KALAH, distinct=True),
        )
        .filter(didanai=0, pergi=0)
        .annotate(lama=F("akhir") - F("awal") + 1, ditolak=F("ditolak_forum") + F("kalah"))
        .order_by("-lama", "-pertama", "-ditolak", "sejak", "pangkal_benang")
    )
    return cast("QuerySet[Any, dict[str, Any]]", hasil)


def read_penunggu(baris: Sequence[dict[str, Any]]) -> list[Penunggu]:
    """The rows of one page with their usulan and papers; two queries however many years they have."""
    semua = _years_of(b["pangkal_benang"] for b in baris)
    papan = _papers_of(u.pk for tahun in semua.values() for u in tahun)
    return [
        Penunggu(
            usulan=semua[b["pangkal_benang"]][-1],
            awal=b["awal"],
            akhir=b["akhir"],
            lama=b["lama"],
            pertama=b["pertama"],
            ditolak=b["ditolak"],
            semua=semua[b["pangkal_benang"]],
            papan=[p for u in semua[b["pangkal_benang"]] for p in papan.get(u.pk, [])],
        )
        for b in baris
    ]


def list_sebenang(usulan: Usulan) -> list[Usulan]:
    """Every year of the same wish, the oldest first; itself included."""
    return _years_of([usulan.pangkal_id or usulan.pk])[usulan.pangkal_id or usulan.pk]


def read_satu(usulan: Usulan) -> Penunggu | None:
    """The same figures for one usulan; None when it does not wait."""
    pangkal = usulan.pangkal_id or usulan.pk
    baris = list(list_menunggu(usulan.kabupaten).filter(pangkal_benang=pangkal))
    return read_penunggu(baris)[0] if baris else None


def list_dapat_dilanjutkan(daftar: UsulanQuerySet) -> UsulanQuerySet:
    """Those whose year ended without money, that no open forum discusses and nobody carried on yet."""
    dibahas = Keputusan.objects.filter(usulan=OuterRef("pk"), forum__status=StatusForum.DIBUKA)
    return daftar.filter(status__in=DAPAT_DILANJUTKAN, lanjutan=None).exclude(Exists(dibahas))


def count_menunggu(kabupaten: str) -> int:
    """How many wishes wait here; one query."""
    return list_menunggu(kabupaten).count()


def _years_of(pangkal: Iterable[UUID]) -> dict[UUID, list[Usulan]]:
    pk = list(pangkal)
    hasil: dict[UUID, list[Usulan]] = defaultdict(list)
    semua = Usulan.objects.filter(Q(pk__in=pk) | Q(pangkal__in=pk)).publik().with_kini().defer("baris_asal")
    for u in semua.order_by("tahun", "dibuat_at"):
        hasil[u.pangkal_id or u.pk].append(u)
    return hasil


def _papers_of(usulan: Iterable[UUID]) -> dict[UUID, list[PapanForum]]:
    hasil: dict[UUID, list[PapanForum]] = defaultdict(list)
    keputusan = Keputusan.objects.filter(usulan__in=list(usulan), forum__status__in=DITUTUP)
    isi = keputusan.order_by("forum__tahun", "forum__ditutup_at").values_list(
        "usulan_id",
        "forum__tahun",
        "forum__nama",
        "hasil",
        "peringkat",
        "alasan",
        "forum__berita_acara__kode",
        "forum__berita_acara__judul",
    )
    for pk, tahun, nama, hasil_forum, peringkat, alasan, kode, judul in isi:
        papan = PapanForum(tahun, nama, hasil_forum, peringkat, alasan, kode or "", judul or "")
        hasil[pk].append(papan)
    return hasil
