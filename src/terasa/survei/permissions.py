"""Siapa yang menyelenggarakan survei dan siapa yang boleh menjadi petugasnya."""

from __future__ import annotations

from collections.abc import Iterable

from terasa.akun.enums import JenisPeran
from terasa.akun.permissions import can_read
from terasa.umum.pelaku import Pelaku

PENYELENGGARA = (JenisPeran.BAPPEDA, JenisPeran.DINAS_PMD)
# Posts whose holders may be sent out; village offices never survey.
CALON_PETUGAS = (
    JenisPeran.PENDAMPING,
    JenisPeran.OPERATOR_KECAMATAN,
    JenisPeran.DINAS_PMD,
    JenisPeran.BAPPEDA,
)


def can_run(by: Pelaku, kode_wilayah: str) -> bool:
    """Open, assign and close: Bappeda or Dinas PMD over the whole kabupaten."""
    kabupaten = ".".join(kode_wilayah.split(".")[:2])
    return by.jenis == "sistem" or (by.jenis in PENYELENGGARA and can_read(by, kabupaten))


def is_from(desa: Iterable[str], kode_peran: Iterable[str]) -> bool:
    """Whether one of the posts belongs to one of these desa; a post of a whole kecamatan does not."""
    return not set(desa).isdisjoint(kode_peran)
