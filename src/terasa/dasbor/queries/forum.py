"""Hasil forum sebagaimana dibaca umum."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from terasa.musrenbang.enums import Hasil
from terasa.musrenbang.models import BagianForum, Forum, Keputusan, PosAlokasi
from terasa.musrenbang.queries import find_alokasi

URUTAN_HASIL = (
    Hasil.DISEPAKATI,
    Hasil.UTAMA,
    Hasil.CADANGAN,
    Hasil.DITERUSKAN_KE_PROVINSI,
    Hasil.DITERUSKAN_KE_PUSAT,
)


@dataclass(frozen=True)
class HitungHasil:
    """How many usulan got this result, of how many."""

    hasil: str
    label: str
    jumlah: int


@dataclass(frozen=True)
class Pembagian:
    """What the published allocation made of a forum: results of its usulan, and its own share per list."""

    pos: Mapping[UUID, PosAlokasi] = field(default_factory=dict)
    bagian: list[BagianForum] = field(default_factory=list)
    ditetapkan: bool = False

    @property
    def terpakai(self) -> int:
        """Usulan that this forum helped to pay for."""
        return sum(len(b.belanja) for b in self.bagian)


def find_pembagian(forum: Forum, usulan: Collection[UUID]) -> Pembagian:
    """Results of these usulan; three queries, one when nothing was shared out yet."""
    alokasi = find_alokasi(forum.kabupaten, forum.tahun)
    if alokasi is None:
        return Pembagian()
    pos = alokasi.pos.filter(usulan__in=usulan).defer("tambahan")
    bagian = alokasi.bagian_forum.filter(forum=forum).exclude(bobot__startswith="0/").defer("peringkat")
    return Pembagian({p.usulan_id: p for p in pos}, list(bagian.order_by("-daftar")), alokasi.is_ditetapkan)


def get_forum() -> QuerySet[Forum]:
    """Forums with all that their public page shows; one query."""
    return Forum.objects.select_related("unit", "pertemuan__ringkasan", "berita_acara").defer(
        "berita_acara__isi"
    )


def list_keputusan(forum: Forum) -> QuerySet[Keputusan]:
    """Decisions: agreed ones by rank, then reserves, then the others; undecided last."""
    urut = Case(
        *(When(hasil=h, then=Value(n)) for n, h in enumerate(URUTAN_HASIL)),
        When(hasil="", then=Value(99)),
        default=Value(50),
        output_field=IntegerField(),
    )
    keputusan = forum.keputusan.select_related("usulan").defer("usulan__baris_asal", "usulan__masalah")
    return keputusan.annotate(urut=urut).order_by("urut", "peringkat", "usulan__judul", "pk")


def count_hasil(forum: Forum) -> list[HitungHasil]:
    """How many of each result, in a fixed order; one query."""
    jumlah = dict(forum.keputusan.order_by().values_list("hasil").annotate(n=Count("pk")))
    return [HitungHasil(h.value, str(h.label), jumlah[h.value]) for h in Hasil if jumlah.get(h.value)]
