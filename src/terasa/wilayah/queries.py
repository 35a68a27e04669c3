"""Membaca wilayah. Nama hanya memberi calon; yang memutuskan selalu kode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from terasa.umum.ingatan import remember
from terasa.wilayah import rules
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Batas, Wilayah, WilayahRiwayat, under
from terasa.wilayah.rules.nama import ragam_kata

# Below this trigram similarity two names have little in common (pg_trgm's own default is 0.3).
MIRIP_MINIMUM = 0.35


@dataclass(frozen=True)
class Calon:
    """A region that may be meant; `cara` is `kode`, `nama persis`, `nama memuat` or `nama mirip`."""

    wilayah: Wilayah
    cara: str


def get_wilayah(kode: str) -> Wilayah:
    """The region of a dotted or undotted code. Raises KodeTakTerbaca or Wilayah.DoesNotExist."""
    return Wilayah.objects.select_related("induk").get(pk=rules.normalkan_kode(kode))


def are_known(kode: Sequence[str]) -> bool:
    """Whether the register has every one of these different dotted codes."""
    dicari = tuple(sorted(kode))
    return remember(("dikenal", dicari), lambda: Wilayah.objects.filter(pk__in=dicari).count() == len(dicari))


def is_desa(kode: str) -> bool:
    """Whether the register has this dotted code as a desa or kelurahan."""
    return remember(("desa", kode), lambda: Wilayah.objects.at(Tingkat.DESA).filter(pk=kode).exists())


def list_desa(akar: str) -> list[Wilayah]:
    """Every desa and kelurahan at or under `akar`, with its kecamatan, in one query."""
    return list(Wilayah.objects.under(akar).at(Tingkat.DESA).select_related("induk"))


def list_kecamatan(akar: str) -> list[Wilayah]:
    """Every kecamatan at or under `akar`, with its kabupaten, in one query."""
    semua = Wilayah.objects.under(akar).at(Tingkat.KECAMATAN).select_related("induk")
    return list(remember(("kecamatan", akar), lambda: list(semua)))


def list_kabupaten() -> list[Wilayah]:
    """All 514 kabupaten and kota with their provinces."""
    return list(Wilayah.objects.at(Tingkat.KABUPATEN).select_related("induk"))


def desa_per_kecamatan(akar: str) -> list[tuple[Wilayah, list[Wilayah]]]:
    """Kecamatan at or under `akar`, each with its desa in code order; one query."""
    kelompok: list[tuple[Wilayah, list[Wilayah]]] = []
    for wilayah in Wilayah.objects.under(akar).filter(tingkat__gte=Tingkat.KECAMATAN):
        # In code order a kecamatan always comes right before its own desa.
        if wilayah.tingkat == Tingkat.KECAMATAN:
            kelompok.append((wilayah, []))
        elif kelompok:
            wilayah.induk = kelompok[-1][0]
            kelompok[-1][1].append(wilayah)
    return kelompok


def count_isi(akar: str) -> dict[str, int]:
    """How many kecamatan, desa and kelurahan lie at or under `akar`; one query."""
    return Wilayah.objects.under(akar).aggregate(
        kecamatan=Count("pk", filter=Q(jenis=Jenis.KECAMATAN)),
        desa=Count("pk", filter=Q(jenis__in=[Jenis.DESA, Jenis.DESA_ADAT])),
        kelurahan=Count("pk", filter=Q(jenis=Jenis.KELURAHAN)),
    )


def list_riwayat(kode: str) -> list[WilayahRiwayat]:
    """Names that a code carried before, the oldest first."""
    return list(WilayahRiwayat.objects.filter(kode=kode))


def nama_lengkap(kode: str) -> str:
    """`Desa Bamban, Kec. Angkinang`; a code that the register lacks is given back as it is."""
    return nama_lengkap_banyak([kode])[kode]


def nama_lengkap_banyak(kode: Iterable[str]) -> dict[str, str]:
    """Full names of many dotted codes in one query; codes the register lacks map to themselves."""
    dicari = tuple(sorted(set(kode)))
    return dict(remember(("nama-lengkap", dicari), lambda: _read_nama_lengkap(dicari)))


def nama_banyak(kode: Iterable[str]) -> dict[str, str]:
    """Bare names of many dotted codes in one query, as they stand on a sign; codes the register lacks map to themselves."""
    dicari = tuple(sorted(set(kode)))
    nama = dict(Wilayah.objects.filter(pk__in=dicari).values_list("kode", "nama")) if dicari else {}
    return {k: nama.get(k, k) for k in dicari}


def _read_nama_lengkap(kode: Iterable[str]) -> dict[str, str]:
    nama = {k: k for k in kode}
    for wilayah in Wilayah.objects.filter(pk__in=nama).select_related("induk"):
        nama[wilayah.kode] = wilayah.nama_lengkap
    return nama


def find_wilayah(
    teks: str, di_dalam: str | None = None, *, tingkat: Tingkat | None = None, batas: int = 20
) -> list[Calon]:
    """Candidates for what a person wrote, the likeliest first. Never take the first without asking:
    names repeat (HSS has two desa Baru)."""
    ruang = Wilayah.objects.select_related("induk__induk")
    if di_dalam:
        ruang = ruang.under(di_dalam)
    if tingkat is not None:
        ruang = ruang.at(tingkat)
    if kode := _read_kode(teks):
        return [Calon(w, "kode") for w in ruang.filter(pk=kode)]
    kunci = rules.kunci_nama(teks)
    if not kunci:
        return []
    return [Calon(w, _cara(kunci, w)) for w in _rank(ruang, kunci)[:batas]]


def _read_kode(teks: str) -> str | None:
    try:
        return rules.normalkan_kode(teks)
    except rules.KodeTakTerbaca:
        return None


def _contains_words(kunci: str) -> Q:
    semua = Q()
    for kata in kunci.split():
        satu = Q()
        for ragam in ragam_kata(kata):
            satu |= Q(nama__icontains=ragam)
        semua &= satu
    return semua


def _rank(ruang: QuerySet[Wilayah], kunci: str) -> QuerySet[Wilayah, Any]:
    memuat = _contains_words(kunci)
    return (
        ruang.annotate(
            mirip=TrigramSimilarity("nama", kunci),
            golongan=Case(
                When(nama__iexact=kunci, then=Value(0)),
                When(memuat, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
        )
        .filter(memuat | Q(mirip__gte=MIRIP_MINIMUM))
        .order_by("golongan", "-mirip", "tingkat", "kode")
    )


def _cara(kunci: str, wilayah: Wilayah) -> str:
    nama = rules.kunci_nama(wilayah.nama)
    if nama == kunci:
        return "nama persis"
    return "nama memuat" if all(kata in nama for kata in kunci.split()) else "nama mirip"


def list_batas(akar: str, tingkat: Tingkat = Tingkat.DESA) -> list[Batas]:
    """The latest boundary of each region of one level at or under `akar`, with the region."""
    terbaru = (
        Batas.objects.filter(under(akar, "wilayah_id"), wilayah__tingkat=tingkat)
        .order_by("wilayah_id", "-berlaku_dari")
        .distinct("wilayah_id")
    )
    return list(terbaru.select_related("wilayah"))
