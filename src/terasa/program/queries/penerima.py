"""Membaca untuk siapa sebuah kegiatan dan siapa yang terlewat: hanya yang terbit; yang kecil dibaca unitnya sendiri."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from terasa.aturan.queries import find_aturan
from terasa.program.models import (
    BagianJangkauan,
    BagianSasaran,
    BarisPenerima,
    DaftarPenerima,
    Jangkauan,
    Kegiatan,
    SasaranPenerima,
    SerahTerima,
)
from terasa.program.rules.penerima import Bagian
from terasa.statistik import BATAS_TERBIT, BatasTerbit


@dataclass(frozen=True)
class Penerima:
    """One group: every version of whom it is meant for, and every count of whom was reached, oldest first."""

    versi: tuple[SasaranPenerima, ...]
    jangkauan: tuple[Jangkauan, ...]

    @property
    def sasaran(self) -> SasaranPenerima:
        return self.versi[-1]

    @property
    def terakhir(self) -> Jangkauan | None:
        """The newest count; it may be against an earlier version."""
        return self.jangkauan[-1] if self.jangkauan else None


def list_penerima(kegiatan: Kegiatan) -> list[Penerima]:
    """Groups of a kegiatan in the order of their names. Two queries."""
    versi: dict[str, list[SasaranPenerima]] = defaultdict(list)
    for s in SasaranPenerima.objects.filter(kegiatan=kegiatan):
        versi[s.kelompok].append(s)
    semua = Jangkauan.objects.filter(sasaran__kegiatan=kegiatan).select_related("sasaran") if versi else []
    jangkauan: dict[str, list[Jangkauan]] = defaultdict(list)
    for j in semua:
        jangkauan[j.sasaran.kelompok].append(j)
    return [Penerima(tuple(v), tuple(jangkauan[kode])) for kode, v in versi.items()]


def list_bagian(sasaran: SasaranPenerima) -> list[BagianSasaran]:
    """Places of a version with their own numbers; empty for anybody but its unit."""
    return list(BagianSasaran.objects.filter(sasaran=sasaran))


def list_capaian(jangkauan: Jangkauan | None) -> dict[int, BagianJangkauan]:
    """What was typed in the last count, by place; empty for anybody but its unit."""
    if jangkauan is None:
        return {}
    return {b.bagian_id: b for b in BagianJangkauan.objects.filter(jangkauan=jangkauan)}


def as_bagian(semua: Iterable[BagianSasaran]) -> list[Bagian]:
    """As the rules take them."""
    return [Bagian(b.kode_wilayah, b.rt, b.rumah, b.orang) for b in semua]


def list_daftar(kegiatan: Kegiatan) -> list[DaftarPenerima]:
    """Private lists taken in for a kegiatan, the newest first; without what stands in them."""
    return list(DaftarPenerima.objects.filter(kegiatan=kegiatan))


def list_baris(daftar: DaftarPenerima) -> QuerySet[BarisPenerima]:
    """Rows of a private list; none for anybody but its unit, and none once it was erased."""
    return BarisPenerima.objects.filter(daftar=daftar)


def list_pilihan(aturan_kode: str, kabupaten: str, pada: date) -> list[tuple[str, str]]:
    """(kode, nama) of a list of choices by the rule in force; empty where there is none."""
    aturan = find_aturan(aturan_kode, kabupaten=kabupaten, pada=pada)
    pilihan = aturan.isi.get("pilihan", []) if aturan else []
    return [(str(p["kode"]), str(p["nama"])) for p in pilihan]


def batas_hitungan(kabupaten: str, pada: date) -> BatasTerbit:
    """Below which counts are small, and estimates carry a warning."""
    aturan = find_aturan("hitungan-kecil-penerima", kabupaten=kabupaten, pada=pada)
    if aturan is None:
        return BATAS_TERBIT
    return BatasTerbit(int(aturan.isi["batas"]), int(aturan.isi["peringatan"]))


def hapus_on(daftar: DaftarPenerima, pada: date) -> date:
    """The day on which a private list goes, by the rule in force and the handover, if there was one."""
    aturan = find_aturan("retensi-daftar-penerima", kabupaten=daftar.kegiatan.kabupaten, pada=pada)
    isi = aturan.isi if aturan else {"hari": 365, "sesudah_serah": 90}
    hari = timezone.localdate(daftar.diimpor_at) + timedelta(days=int(isi["hari"]))
    serah = SerahTerima.objects.filter(kegiatan_id=daftar.kegiatan_id).first()
    if serah is None:
        return hari
    sesudah = max(serah.tanggal, timezone.localdate(daftar.diimpor_at))
    return min(hari, sesudah + timedelta(days=int(isi["sesudah_serah"])))
