"""Siapa mencatat jabatan dan membaca biodata."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.enums import JenisUnit
from terasa.akun.permissions import can_read, can_write, has_role
from terasa.perangkat.models import Jabatan
from terasa.perangkat.models.orang import PEMBACA_BIODATA
from terasa.umum.pelaku import Pelaku

# Markers for pages: the post, not yet the place.
can_register = has_role(
    P.OPERATOR_DESA, P.KADES, P.LURAH, P.CAMAT, P.OPERATOR_KECAMATAN, P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN
)
can_read_perangkat = has_role(
    P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.CAMAT, P.OPERATOR_KECAMATAN, P.DINAS_PMD,
    P.BAGIAN_PEMERINTAHAN, P.BUPATI, P.SEKDA, P.INSPEKTORAT,
)  # fmt: skip


def may_register(by: Pelaku, jabatan: Jabatan) -> bool:
    """Record who holds this post.

    Dinas PMD keeps the village heads and the BPD, a village its own apparatus, a kecamatan also its villages';
    Bagian Pemerintahan the kecamatan and everything above.
    """
    if by.jenis == "sistem":
        return True
    if not can_register(by) or not can_read(by, jabatan.kode_wilayah):
        return False
    desa = jabatan.unit.jenis in {JenisUnit.DESA, JenisUnit.KELURAHAN}
    if by.jenis == P.BAGIAN_PEMERINTAHAN:
        return not desa or jabatan.unit.jenis == JenisUnit.KELURAHAN
    if by.jenis == P.DINAS_PMD:
        return desa
    if jabatan.jenis in OLEH_ATASAN:
        return False
    return can_write(by, jabatan.kode_wilayah)


# Whoever holds these is appointed from above and does not record it himself.
OLEH_ATASAN = frozenset(
    {"kades", "bpd_ketua", "bpd_wakil", "bpd_sekretaris", "bpd_anggota", "camat", "lurah"}
)


def may_read_biodata(by: Pelaku, kode_wilayah: str) -> bool:
    """The personnel file: its own village or kecamatan, Dinas PMD, Bagian Pemerintahan."""
    kantor = has_role(*(P(j) for j in PEMBACA_BIODATA))
    return by.jenis == "sistem" or (kantor(by) and can_read(by, kode_wilayah))


def may_apply(by: Pelaku) -> bool:
    """Count terms anew after a change of the law, for all posts that this office records."""
    return by.jenis in {"sistem", P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN}


can_apply = has_role(P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN)
can_read_buku = has_role(
    P.BPD, P.OPERATOR_DESA, P.KADES, P.CAMAT, P.OPERATOR_KECAMATAN, P.DINAS_PMD, P.INSPEKTORAT
)


def may_write_buku(by: Pelaku, kode_desa: str) -> bool:
    """The registers of the BPD are written by the BPD of that village alone."""
    return by.jenis == "sistem" or (by.jenis == P.BPD and can_read(by, kode_desa))


# Who writes which step besides Dinas PMD, which may write every one: the BPD its own and those of the committee it
# formed, the acting head his consent, the camat what he passes on to the regent.
PELAKU_LANGKAH = {
    P.BPD: frozenset(
        {"panitia", "biaya_diajukan", "pengumuman", "pendaftaran_ditutup", "calon", "musdes", "laporan_panitia",
         "laporan_bpd"}
    ),
    P.KADES: frozenset({"biaya_disetujui"}),
    P.CAMAT: frozenset({"laporan_bpd"}),
    P.OPERATOR_KECAMATAN: frozenset({"laporan_bpd"}),
}  # fmt: skip
can_read_paw = has_role(
    P.OPERATOR_DESA, P.KADES, P.BPD, P.CAMAT, P.OPERATOR_KECAMATAN, P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN,
    P.BUPATI, P.SEKDA, P.INSPEKTORAT,
)  # fmt: skip
can_step_paw = has_role(P.DINAS_PMD, *PELAKU_LANGKAH)
can_run_paw = has_role(P.DINAS_PMD)


def may_run_paw(by: Pelaku, kode_desa: str) -> bool:
    """Begin, appoint, inaugurate, correct and cancel."""
    return by.jenis == "sistem" or (can_run_paw(by) and can_read(by, kode_desa))


def may_step_paw(by: Pelaku, kode_desa: str, kode: str) -> bool:
    """Record this step of the procedure in this village."""
    if may_run_paw(by, kode_desa):
        return True
    return kode in PELAKU_LANGKAH.get(P(by.jenis) if by.jenis in P.values else P.WARGA, ()) and can_read(
        by, kode_desa
    )


def may_set_calon(by: Pelaku, kode_desa: str) -> bool:
    """Write who registered, who was set and who was chosen: Dinas PMD and the BPD of the village."""
    return may_step_paw(by, kode_desa, "calon")


# Neutrality: every office knows the calendar; two keep it, two appoint who keeps the cases.
can_read_netralitas = has_role(*(p for p in P if p not in {P.WARGA, P.ADMIN_TEKNIS}))
can_keep_periode = has_role(P.BAGIAN_PEMERINTAHAN, P.BAPPEDA)
can_appoint_petugas = has_role(P.BUPATI, P.SEKDA)
can_record_pakta = can_register
