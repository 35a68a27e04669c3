"""Pagu indikatif kewilayahan: angka tiap tempat, pembagian yang berlaku, dan yang sudah terpakai."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from terasa.musrenbang.enums import Hasil, JenisForum, Tujuan
from terasa.musrenbang.models import DataTempat, Keputusan, PaguKewilayahan, Usulan
from terasa.musrenbang.rules.pagu import LAINNYA, AngkaTempat, group_of, read_kelompok
from terasa.wilayah.queries import list_desa

FORMULA, BIDANG = "pagu-kewilayahan", "pagu-bidang"


@dataclass(frozen=True)
class Pakai:
    """Usulan for the kabupaten's budget that forums agreed on: rupiah, how many, and how many without a cost yet."""

    biaya: int = 0
    usulan: int = 0
    belum_dihitung: int = 0


@dataclass(frozen=True)
class BarisPagu:
    """One ceiling with what is taken. `desa`: agreed by the village forums; `kecamatan`: by the forum above them."""

    kode: str
    jumlah: int
    desa: Pakai
    kecamatan: Pakai
    rincian: Mapping[str, str] = field(default_factory=dict)

    @property
    def sisa(self) -> int:
        """Rupiah of the ceiling that the agreed usulan leave; negative when they pass it."""
        return self.jumlah - self.kecamatan.biaya


@dataclass(frozen=True)
class PapanPagu:
    """A division with what is taken of it: per kecamatan, per desa of one of them, and per group of bidang."""

    pagu: PaguKewilayahan
    kecamatan: list[BarisPagu]
    desa: dict[str, list[BarisPagu]]
    bidang: dict[str, list[BarisPagu]]
    jumlah: BarisPagu


def find_pagu(kabupaten: str, tahun: int) -> PaguKewilayahan | None:
    """The division that holds in that year."""
    return PaguKewilayahan.objects.filter(kabupaten=kabupaten, tahun=tahun).first()


def list_tahun_pagu() -> list[tuple[str, int]]:
    """(kabupaten, year) of every division, newest year first."""
    ada = PaguKewilayahan.objects.order_by("-tahun", "kabupaten").values_list("kabupaten", "tahun")
    return list(ada.distinct())


def list_riwayat_pagu(kabupaten: str, tahun: int) -> list[PaguKewilayahan]:
    """Every division of a year, the one that holds first, without its long figures."""
    return list(PaguKewilayahan.objects.filter(kabupaten=kabupaten, tahun=tahun).defer("data", "aturan"))


def list_angka(kabupaten: str, tahun: int) -> list[AngkaTempat]:
    """Every desa and kelurahan in force with its figures; two queries."""
    ada = {d.kode_wilayah: d for d in DataTempat.objects.filter(kabupaten=kabupaten, tahun=tahun)}
    tempat = [w for w in list_desa(kabupaten) if w.berlaku_sampai is None]
    return [
        AngkaTempat(w.kode, str(w), d.penduduk, d.penduduk_miskin, d.luas, d.kesulitan)
        if (d := ada.get(w.kode))
        else AngkaTempat(w.kode, str(w))
        for w in tempat
    ]


def read_papan(pagu: PaguKewilayahan) -> PapanPagu:
    """Three queries, however many usulan there are."""
    kelompok = read_kelompok(pagu.aturan[BIDANG]["isi"])
    desa_pakai, kecamatan_pakai = (_taken(pagu, jenis, group_of(kelompok)) for jenis in _JENIS)
    baris = [
        (
            p.bidang,
            BarisPagu(
                p.kode_wilayah,
                p.jumlah,
                desa_pakai.get(k, Pakai()),
                kecamatan_pakai.get(k, Pakai()),
                p.rincian,
            ),
        )
        for p in pagu.pos.all()
        for k in [(p.kode_wilayah, p.bidang)]
    ]
    kecamatan = [b for bidang, b in baris if not bidang and b.kode.count(".") == 2]
    desa: dict[str, list[BarisPagu]] = {}
    per_bidang: dict[str, list[BarisPagu]] = {k.kode: [] for k in kelompok}
    for bidang, b in baris:
        if bidang:
            per_bidang[bidang].append(b)
        elif b.kode.count(".") == 3:
            desa.setdefault(rumpun(b.kode), []).append(b)
    return PapanPagu(pagu, kecamatan, desa, per_bidang, total_of(pagu.kabupaten, kecamatan))


def total_of(kode: str, baris: Iterable[BarisPagu]) -> BarisPagu:
    """Everything together."""
    semua = list(baris)
    return BarisPagu(
        kode, sum(b.jumlah for b in semua), _add(b.desa for b in semua), _add(b.kecamatan for b in semua)
    )


_JENIS = (JenisForum.MUSRENBANG_DESA, JenisForum.FORUM_KECAMATAN)
_Terpakai = dict[tuple[str, str], Pakai]


def _taken(pagu: PaguKewilayahan, jenis: JenisForum, kelompok: Mapping[str, str]) -> _Terpakai:
    """By place and group of bidang ("": all): usulan that a closed forum of that kind agreed on."""
    disepakati = Keputusan.objects.filter(
        usulan=OuterRef("pk"), forum__jenis=jenis, forum__ditutup_at__isnull=False, hasil=Hasil.DISEPAKATI
    )
    usulan = Usulan.objects.filter(
        Exists(disepakati), kabupaten=pagu.kabupaten, tahun=pagu.tahun, tujuan=Tujuan.KABUPATEN
    )
    angka: dict[tuple[str, str], list[int]] = {}
    for u in usulan.with_kini().only("kode_desa", "bidang"):
        isi = kelompok.get(u.bidang) or kelompok[LAINNYA]
        for kunci in ((u.kode_desa, ""), (rumpun(u.kode_desa), ""), (rumpun(u.kode_desa), isi)):
            satu = angka.setdefault(kunci, [0, 0, 0])
            satu[0] += u.biaya_kini or 0
            satu[1] += 1
            satu[2] += u.biaya_kini is None
    return {kunci: Pakai(*satu) for kunci, satu in angka.items()}


def rumpun(kode_desa: str) -> str:
    """The kecamatan that a desa lies in."""
    return kode_desa.rpartition(".")[0]


def _add(pakai: Iterable[Pakai]) -> Pakai:
    semua = list(pakai)
    return Pakai(
        sum(p.biaya for p in semua), sum(p.usulan for p in semua), sum(p.belum_dihitung for p in semua)
    )
