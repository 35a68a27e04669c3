"""Membaca nomenklatur menurut versinya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Q, QuerySet

from terasa.nomenklatur import rules
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur, Padanan, VersiNomenklatur, vektor_cari


def find_versi(rumpun: Rumpun, hari: date) -> VersiNomenklatur | None:
    """The newest version of a family in force on `hari`; None when none is loaded."""
    return VersiNomenklatur.objects.filter(rumpun=rumpun).valid_on(hari).order_by("-berlaku_dari").first()


def list_versi() -> list[VersiNomenklatur]:
    """Every version known to this installation."""
    return list(VersiNomenklatur.objects.all())


def get_nomenklatur(versi: str, kode: str) -> Nomenklatur:
    """One row by version and code. Raises Nomenklatur.DoesNotExist."""
    return Nomenklatur.objects.select_related("versi").get(versi_id=versi, kode=rules.normalkan_kode(kode))


def list_nomenklatur(versi: str, *, tingkat: Tingkat | None = None, induk: str = "") -> list[Nomenklatur]:
    """Rows of a version in code order, of one level and under one code when given."""
    baris = Nomenklatur.objects.filter(versi_id=versi)
    if tingkat is not None:
        baris = baris.filter(tingkat=tingkat)
    if induk:
        baris = baris.filter(kode__gte=f"{induk}.", kode__lt=f"{induk}/")
    return list(baris)


def jalur(versi: str, kode: str) -> list[Nomenklatur]:
    """From urusan down to `kode`: what a page prints above a sub kegiatan. Missing steps are left out."""
    rumpun = Rumpun(VersiNomenklatur.objects.values_list("rumpun", flat=True).get(pk=versi))
    langkah = rules.leluhur(rules.normalkan_kode(kode), rumpun)
    return sorted(Nomenklatur.objects.filter(versi_id=versi, kode__in=langkah), key=lambda n: len(n.kode))


@dataclass(frozen=True)
class KodePadanan:
    """The same thing under the code of another version; `is_asal` when that version came before."""

    versi: VersiNomenklatur
    kode: str
    nama: str
    bobot: Decimal | None
    catatan: str
    is_asal: bool


def list_padanan(versi: str, kode: str) -> list[KodePadanan]:
    """What a code was called before and after, the oldest version first; two queries."""
    sisi = Q(versi_lama=versi, kode_lama=kode) | Q(versi_baru=versi, kode_baru=kode)
    semua = list(Padanan.objects.filter(sisi).select_related("versi_lama", "versi_baru"))
    lain = [(p, p.versi_baru_id == versi and p.kode_baru == kode) for p in semua]
    kunci = {(p.versi_lama_id, p.kode_lama) if asal else (p.versi_baru_id, p.kode_baru) for p, asal in lain}
    baris = (
        Nomenklatur.objects.filter(kode__in=[k for _v, k in kunci]) if kunci else Nomenklatur.objects.none()
    )
    nama = {(n.versi_id, n.kode): n.nama for n in baris}
    hasil = []
    for p, asal in lain:
        v, k = (p.versi_lama, p.kode_lama) if asal else (p.versi_baru, p.kode_baru)
        hasil.append(KodePadanan(v, k, nama.get((v.pk, k), ""), p.bobot, p.catatan, asal))
    return sorted(hasil, key=lambda h: (h.versi.berlaku_dari, h.kode))


def search_padanan(kode: str = "") -> QuerySet[Padanan]:
    """Pairs whose old or new code begins so, with their versions; all of them without a code."""
    semua = Padanan.objects.select_related("versi_lama", "versi_baru")
    if not kode:
        return semua
    awal = Q(kode_lama__gte=kode, kode_lama__lt=f"{kode}~") | Q(kode_baru__gte=kode, kode_baru__lt=f"{kode}~")
    return semua.filter(awal)


def search_nomenklatur(
    kata: str, versi: str, *, tingkat: Tingkat | None = None, batas: int = 20
) -> list[Nomenklatur]:
    """Rows that hold all the words, else those that hold the most; a code finds its own branch."""
    ruang = Nomenklatur.objects.filter(versi_id=versi)
    if tingkat is not None:
        ruang = ruang.filter(tingkat=tingkat)
    kode = rules.normalkan_kode(kata)
    if kode and kode[0] in "0123456789X" and "." in kode:
        return list(ruang.filter(kode__gte=kode, kode__lt=f"{kode}/")[:batas])
    daftar = rules.kata_cari(kata)
    if not daftar:
        return []
    return _by_words(ruang, daftar, " & ", batas) or _by_words(ruang, daftar, " | ", batas)


def _by_words(
    ruang: QuerySet[Nomenklatur], daftar: tuple[str, ...], penghubung: str, batas: int
) -> list[Nomenklatur]:
    # `kata_cari` left only letters and digits, so the raw query has no operator but ours.
    tanya = SearchQuery(penghubung.join(daftar), search_type="raw", config="indonesian")
    return list(
        ruang.annotate(vektor=vektor_cari(), peringkat=SearchRank(vektor_cari(), tanya))
        .filter(vektor=tanya)
        .order_by("-peringkat", "kode")[:batas]
    )
