"""Matriks RKP Desa dan DU-RKP Desa sebuah desa dan tahun."""

from __future__ import annotations

from dataclasses import dataclass

from terasa.musrenbang.enums import JenisRencana
from terasa.musrenbang.models import RencanaDesa, Usulan


@dataclass(frozen=True)
class Matriks:
    """Rows of one paper in the order of its fields. `biaya` sums the known costs; the rest is counted apart."""

    jenis: str
    baris: list[tuple[RencanaDesa, Usulan]]

    @property
    def nama(self) -> str:
        return str(JenisRencana(self.jenis).label)

    @property
    def biaya(self) -> int:
        return sum(u.biaya_kini or 0 for _r, u in self.baris)

    @property
    def belum_dihitung(self) -> int:
        return sum(u.biaya_kini is None for _r, u in self.baris)

    @property
    def nomor(self) -> str:
        """The village regulation, where all rows name the same."""
        semua = {r.nomor for r, _u in self.baris}
        return semua.pop() if len(semua) == 1 else ""


def read_matriks(kode_desa: str, tahun: int, jenis: str) -> Matriks:
    """One paper of one desa; for a DU-RKP Desa `tahun` is the year that it asks for. Two queries."""
    usulan = {
        u.pk: u
        for u in Usulan.objects.publik()
        .filter(kode_desa=kode_desa, rencana_desa__jenis=jenis, rencana_desa__tahun_tujuan=tahun)
        .with_kini()
        .select_related("unit_tujuan", "rpjm__kegiatan__rencana")
        .defer("baris_asal")
    }
    baris = RencanaDesa.objects.filter(usulan__in=usulan).order_by("bidang", "usulan__judul", "usulan")
    return Matriks(jenis, [(r, usulan[r.usulan_id]) for r in baris])


def list_tahun_rencana(kode_desa: str) -> list[int]:
    """Years that any of its papers speak of, newest first."""
    semua = RencanaDesa.objects.filter(usulan__kode_desa=kode_desa).order_by("-tahun_tujuan")
    return list(semua.values_list("tahun_tujuan", flat=True).distinct())
