"""Siapa menyelenggarakan rakor, menulis notulennya, dan mencatat arahan."""

from __future__ import annotations

from terasa.akun.enums import JenisPeran as P
from terasa.akun.permissions import can_write, has_role
from terasa.rakor.models import Rakor, UndanganRakor
from terasa.umum.pelaku import Pelaku

# Markers for pages: the post, not yet the meeting.
PENYELENGGARA = (
    P.CAMAT, P.OPERATOR_KECAMATAN, P.BAGIAN_PEMERINTAHAN, P.BUPATI, P.SEKDA, P.DINAS_PMD, P.BAPPEDA,
)  # fmt: skip
can_host = has_role(*PENYELENGGARA)
can_attend = has_role(
    *PENYELENGGARA, P.KADES, P.OPERATOR_DESA, P.LURAH, P.BPD, P.PERANGKAT_DAERAH, P.INSPEKTORAT, P.SETWAN
)
# These prepare and minute the meetings of the regent.
SEKRETARIS_BUPATI = frozenset({P.BAGIAN_PEMERINTAHAN, P.SEKDA, P.BUPATI})


def may_host(by: Pelaku, tuan_rumah_id: int, kode_wilayah: str) -> bool:
    """Prepare a meeting of this host: the office itself, or for the regent his secretariat."""
    if by.jenis == "sistem" or by.unit_id == tuan_rumah_id:
        return by.jenis == "sistem" or can_host(by)
    return can_host(by) and can_write(by, kode_wilayah)


def may_minute(by: Pelaku, rakor: Rakor) -> bool:
    """Write the minutes and capture arahan: the host's people, and for the regent's meetings his secretariat."""
    if may_host(by, rakor.tuan_rumah_id, rakor.kode_wilayah):
        return True
    return (
        rakor.jenis == "bupati"
        and by.jenis in SEKRETARIS_BUPATI
        and by.kabupaten == rakor.tuan_rumah.kabupaten
    )


def may_forward(by: Pelaku, rakor: Rakor) -> bool:
    """Pass a report on to the regent: Bagian Pemerintahan of this kabupaten."""
    return by.jenis == P.BAGIAN_PEMERINTAHAN and by.kabupaten == rakor.tuan_rumah.kabupaten


def is_invited(by: Pelaku, rakor: Rakor) -> bool:
    return by.unit_id is not None and UndanganRakor.objects.filter(rakor=rakor, unit_id=by.unit_id).exists()
