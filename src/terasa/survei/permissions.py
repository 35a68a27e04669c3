"""Siapa yang menyelenggarakan survei, siapa yang menghitung rumah, dan siapa yang boleh menjadi petugasnya."""

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
# Posts that know or can walk the RT: one counts, one of another office checks.
PENGHITUNG = (
    JenisPeran.OPERATOR_DESA,
    JenisPeran.PENDAMPING,
    JenisPeran.OPERATOR_KECAMATAN,
    JenisPeran.DINAS_PMD,
    JenisPeran.BAPPEDA,
)


def can_run(by: Pelaku, kode_wilayah: str) -> bool:
    """Open, assign and close: Bappeda or Dinas PMD over the whole kabupaten."""
    kabupaten = ".".join(kode_wilayah.split(".")[:2])
    return by.jenis == "sistem" or (by.jenis in PENYELENGGARA and can_read(by, kabupaten))


def can_count(by: Pelaku, desa: str) -> bool:
    """Enter or check house counts of a desa that lies within what this post may read."""
    return by.jenis == "sistem" or (by.jenis in PENGHITUNG and can_read(by, desa))


def is_from(desa: Iterable[str], kode_peran: Iterable[str]) -> bool:
    """Whether one of the posts belongs to one of these desa; a post of a whole kecamatan does not."""
    return not set(desa).isdisjoint(kode_peran)
