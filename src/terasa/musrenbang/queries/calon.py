"""Calon dan pemilih alokasi kabupaten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from terasa.aturan.rules import Aturan, weight_of_forum
from terasa.musrenbang.enums import Hasil, JenisForum, StatusForum, StatusUsulan
from terasa.musrenbang.models import Forum, Keputusan, Usulan, UsulanQuerySet
from terasa.musrenbang.rules.pemilih import Daftar
from terasa.wilayah.enums import Tingkat
from terasa.wilayah.models import Wilayah, under_any

DITUTUP = (StatusForum.DITUTUP, StatusForum.SAH)
# Also after a confirmed run, so that anyone can ask what another ceiling would have given.
BOLEH_DIBAGI = (
    StatusUsulan.DISEPAKATI_FORUM_PD,
    StatusUsulan.CADANGAN_FORUM_PD,
    StatusUsulan.DISEPAKATI_KABUPATEN,
    StatusUsulan.TIDAK_TERPILIH,
)
TAK_BERJALAN = (
    StatusUsulan.DRAF,
    StatusUsulan.DIGABUNG,
    StatusUsulan.DIPECAH,
    StatusUsulan.DIBATALKAN,
    StatusUsulan.DITOLAK,
    StatusUsulan.DITERUSKAN_KE_PROVINSI,
    StatusUsulan.DITERUSKAN_KE_PUSAT,
)


@dataclass(frozen=True)
class Calon:
    """A candidate with its latest cost in whole rupiah; None: belum dihitung."""

    pk: UUID
    kode: str
    judul: str
    biaya: int | None
    is_cadangan: bool


def list_calon(kabupaten: str, tahun: int) -> list[Calon]:
    """What the unit forums put on their main and reserve lists, in order of code."""
    keputusan = Keputusan.objects.filter(
        forum__kabupaten=kabupaten,
        forum__tahun=tahun,
        forum__jenis=JenisForum.FORUM_PERANGKAT_DAERAH,
        forum__status__in=DITUTUP,
        hasil__in=[Hasil.UTAMA, Hasil.CADANGAN],
    )
    daftar = dict(keputusan.order_by("forum__ditutup_at").values_list("usulan_id", "hasil"))
    usulan = Usulan.objects.filter(pk__in=daftar, status__in=BOLEH_DIBAGI)
    return [Calon(*isi, is_cadangan=daftar[isi[0]] == Hasil.CADANGAN) for isi in _priced(usulan)]


def list_calon_of(kabupaten: str, tahun: int, kode: Iterable[str]) -> list[Calon]:
    """Usulan named by their codes, unless they ended. All of them stand on the main list."""
    usulan = Usulan.objects.filter(kabupaten=kabupaten, tahun=tahun, kode__in=list(kode))
    return [Calon(*isi, is_cadangan=False) for isi in _priced(usulan.exclude(status__in=TAK_BERJALAN))]


def list_daftar(kabupaten: str, tahun: int, bobot: Aturan) -> list[Daftar]:
    """Ranked lists of the closed village forums; of the kecamatan forums when no village has ranked.

    The rule `bobot-forum` may name another kind of forum in its field `pemilih`.
    """
    dipilih = str(bobot.isi.get("pemilih", ""))
    urutan = [dipilih] if dipilih else [JenisForum.MUSRENBANG_DESA, JenisForum.FORUM_KECAMATAN]
    for jenis in urutan:
        daftar = _lists_of(kabupaten, tahun, jenis, bobot)
        if daftar:
            return daftar
    return []


def read_daftar(
    kabupaten: str, tahun: int, bobot: Aturan, peringkat: Mapping[str, Sequence[str]]
) -> list[Daftar]:
    """The lists of a file. A forum's own slug gets that forum's weight, any other name weight 1."""
    forum = {
        f.slug: f for f in Forum.objects.filter(kabupaten=kabupaten, tahun=tahun, slug__in=list(peringkat))
    }
    jumlah = _count_desa(forum.values())
    return [
        Daftar(
            forum=nama,
            nama=forum[nama].nama if nama in forum else nama,
            bobot=_weigh(bobot, jumlah[forum[nama].pk]) if nama in forum else Fraction(1),
            kode=tuple(kode),
        )
        for nama, kode in sorted(peringkat.items())
    ]


def _lists_of(kabupaten: str, tahun: int, jenis: str, bobot: Aturan) -> list[Daftar]:
    keputusan = Keputusan.objects.filter(
        forum__kabupaten=kabupaten,
        forum__tahun=tahun,
        forum__jenis=jenis,
        forum__status__in=DITUTUP,
        peringkat__isnull=False,
    )
    kode: dict[UUID, list[str]] = defaultdict(list)
    urut = keputusan.order_by("forum__slug", "hasil", "peringkat")
    for forum, satu in urut.values_list("forum_id", "usulan__kode"):
        kode[forum].append(satu)
    per_forum = {f: kode[f.pk] for f in Forum.objects.filter(pk__in=kode).order_by("slug")}
    jumlah = _count_desa(per_forum)
    return [
        Daftar(forum=f.slug, nama=f.nama, bobot=_weigh(bobot, jumlah[f.pk]), kode=tuple(daftar))
        for f, daftar in per_forum.items()
    ]


def _weigh(bobot: Aturan, jumlah_desa: int) -> Fraction:
    return weight_of_forum(bobot, jumlah_desa=jumlah_desa)


def _count_desa(forum: Iterable[Forum]) -> dict[UUID, int]:
    """How many desa and kelurahan each forum covers; a village forum covers itself."""
    semua = list(forum)
    luas = [f for f in semua if f.jenis != JenisForum.MUSRENBANG_DESA]
    desa: list[str] = []
    if luas:
        cakupan = {kode for f in luas for kode in f.cakupan}
        ruang = Wilayah.objects.at(Tingkat.DESA).filter(under_any(cakupan), berlaku_sampai=None)
        desa = list(ruang.values_list("kode", flat=True))
    return {f.pk: sum(_inside(k, f.cakupan) for k in desa) if f in luas else 1 for f in semua}


def _inside(kode: str, cakupan: Iterable[str]) -> bool:
    return any(kode.startswith(f"{c}.") for c in cakupan)


def _priced(usulan: UsulanQuerySet) -> list[tuple[UUID, str, str, int | None]]:
    """Key, code, title and latest cost; no objects, because a kabupaten has thousands."""
    kini = usulan.with_kini().order_by("kode")
    return list(kini.values_list("pk", "kode", "judul", "biaya_kini"))  # type: ignore[misc]  # an annotation
