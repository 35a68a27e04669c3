"""Peran akun mana yang boleh dibuka oleh sebuah jabatan: menurut jenis jabatannya dan jenis kantornya."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.enums import JenisUnit as U

# Who works with the desk of an office, besides its head.
_MEJA = ("sekdes", "sekcam", "kaur", "kasi", "kadus", "staf", "operator")
_BPD = ("bpd_ketua", "bpd_wakil", "bpd_sekretaris", "bpd_anggota")
_DESA = {
    "pendamping": (P.PENDAMPING,),
    **dict.fromkeys(_BPD, (P.BPD,)),
    **dict.fromkeys(_MEJA, (P.OPERATOR_DESA,)),
}
_KABUPATEN = ("kepala_unit", "kasi", "staf", "operator")

PERAN_JABATAN: dict[str, dict[str, tuple[P, ...]]] = {
    U.DESA: {**_DESA, "kades": (P.KADES,)},
    U.KELURAHAN: {**_DESA, "lurah": (P.LURAH,)},
    U.KECAMATAN: {"camat": (P.CAMAT,), **dict.fromkeys(_MEJA, (P.OPERATOR_KECAMATAN,))},
    U.PERANGKAT_DAERAH: dict.fromkeys(_KABUPATEN, (P.PERANGKAT_DAERAH, P.DINAS_PMD)),
    U.BAPPEDA: dict.fromkeys(_KABUPATEN, (P.BAPPEDA,)),
    U.PENGAWAS: dict.fromkeys(_KABUPATEN, (P.INSPEKTORAT, P.PEMERIKSA)),
    U.SEKRETARIAT: {"sekda": (P.SEKDA,), **dict.fromkeys(_KABUPATEN, (P.BAGIAN_PEMERINTAHAN, P.SETWAN))},
    U.PIMPINAN: {"bupati": (P.BUPATI,), "wakil_bupati": (P.BUPATI,), "operator": (P.BUPATI,)},
}


# Posts that one person hands to the next without an oath; every other change ends one tenure and begins another.
SERAH_MEJA = frozenset({"sekdes", "sekcam", "kaur", "kasi", "staf", "operator"})


def list_peran_boleh(jenis_jabatan: str, jenis_unit: str) -> tuple[str, ...]:
    """Roles that this post of this kind of office may open; none for posts that do not work with an account."""
    return tuple(p.value for p in PERAN_JABATAN.get(jenis_unit, {}).get(jenis_jabatan, ()))
