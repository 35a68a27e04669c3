"""Siapa membina siapa pada suatu hari, dan hubungan bawaan sebuah kabupaten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from terasa.akun.enums import JenisPeran as P
from terasa.akun.models import Peran, Unit
from terasa.pembinaan.enums import JenisPembina
from terasa.pembinaan.models import HubunganBinaan, HubunganQuerySet
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.enums import Jenis, Tingkat
from terasa.wilayah.models import Wilayah, under


@dataclass(frozen=True, slots=True)
class Saran:
    """A relation that is usual: this office coaches that place."""

    pembina: Unit
    jenis: str
    kode_wilayah: str


def list_binaan(by: Pelaku, hari: date) -> list[str]:
    """Codes of the places that this office coaches on that day. One query."""
    kode = HubunganBinaan.objects.of(by).pada(hari).order_by("kode_wilayah")
    return list(kode.values_list("kode_wilayah", flat=True).distinct())


def may_coach(by: Pelaku, kode_wilayah: str, hari: date) -> bool:
    """Whether this office coaches exactly that place on that day."""
    return by.jenis == "sistem" or kode_wilayah in list_binaan(by, hari)


def list_hubungan(by: Pelaku, hari: date) -> HubunganQuerySet:
    """Relations in force that this office may see, by place."""
    return HubunganBinaan.objects.visible_to(by).pada(hari).select_related("pembina")


def suggest_hubungan(kabupaten: str, hari: date) -> list[Saran]:
    """Dinas PMD every desa, Bagian Pemerintahan every kecamatan, camat the desa of the kecamatan, companions theirs.

    From the posts that are held on that day. Two queries.
    """
    tempat = list(Wilayah.objects.filter(under(kabupaten), tingkat__gte=Tingkat.KECAMATAN).valid_on(hari))
    kecamatan = [w.kode for w in tempat if w.tingkat == Tingkat.KECAMATAN]
    desa = [w.kode for w in tempat if w.tingkat == Tingkat.DESA and w.jenis != Jenis.KELURAHAN]
    kelurahan = [w.kode for w in tempat if w.jenis == Jenis.KELURAHAN]
    saran: dict[tuple[int, str, str], Saran] = {}
    peran = Peran.objects.berlaku(hari).filter(
        unit__kabupaten=kabupaten,
        jenis__in=[P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN, P.CAMAT, P.PENDAMPING],
    )
    for satu in peran.select_related("unit").order_by("id"):
        akar = satu.kode_wilayah
        if satu.jenis == P.DINAS_PMD:
            kode = desa
        elif satu.jenis == P.BAGIAN_PEMERINTAHAN:
            kode = kecamatan + kelurahan
        elif satu.jenis == P.CAMAT:
            kode = [k for k in desa + kelurahan if k.startswith(f"{akar}.")]
        else:
            kode = [k for k in desa if k == akar or k.startswith(f"{akar}.")]
        for k in kode:
            saran.setdefault((satu.unit_id, satu.jenis, k), Saran(satu.unit, satu.jenis, k))
    return [s for s in saran.values() if s.jenis in JenisPembina.values]
