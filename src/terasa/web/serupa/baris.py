"""Satu baris "mungkin sama": apa, di mana, bagaimana keadaannya, mengapa, dan ke mana tautannya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from terasa.cari.queries import Serupa
from terasa.cari.serupa import Saran
from terasa.cari.serupa.nilai import SKOR_GABUNG
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.rules import is_finished
from terasa.musrenbang.rules.transisi import PELAKSANAAN
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan
from terasa.program.rules import TERBANGUN

USULAN, KEGIATAN = "usulan", "kegiatan"


@dataclass(frozen=True)
class Mirip:
    """What a person reads of one similar object. `tanda` says first what matters: proposed, budgeted, or built."""

    serupa: Serupa
    tanda: str
    keadaan: str
    status: str
    usulan: Usulan | None

    @property
    def baris(self) -> Any:
        """Code, title, place, year and public address."""
        return self.serupa.pembanding

    @property
    def is_kuat(self) -> bool:
        """Strong enough to stop somebody who did not ask."""
        return self.serupa.saran is Saran.GABUNG or self.serupa.skor >= SKOR_GABUNG

    @property
    def is_berjalan(self) -> bool:
        """An usulan that more voices can still carry."""
        return self.usulan is not None and not is_finished(self.status) and self.status not in PELAKSANAAN


def describe(hasil: Sequence[Serupa]) -> list[Mirip]:
    """How each stands now; what no longer exists is left out. Two queries."""
    usulan = Usulan.objects.publik().in_bulk(_ids(hasil, USULAN))
    kegiatan = Kegiatan.objects.only("status").in_bulk(_ids(hasil, KEGIATAN))
    menurut: dict[str, Usulan | Kegiatan] = {str(pk): satu for pk, satu in usulan.items()}
    menurut |= {str(pk): satu for pk, satu in kegiatan.items()}
    return [_row(s, menurut[s.pembanding.objek_id]) for s in hasil if s.pembanding.objek_id in menurut]


def _ids(hasil: Sequence[Serupa], jenis: str) -> list[str]:
    return [s.pembanding.objek_id for s in hasil if s.pembanding.jenis == jenis]


def _row(serupa: Serupa, objek: Usulan | Kegiatan) -> Mirip:
    keadaan = str(objek.get_status_display())
    if isinstance(objek, Usulan):
        return Mirip(serupa, _("Usulan"), keadaan, objek.status, objek)
    return Mirip(serupa, _stage(objek.status), keadaan, objek.status, None)


def _stage(status: str) -> str:
    if status in TERBANGUN:
        return _("Sudah dibangun")
    return _("Sudah direncanakan") if status == StatusKegiatan.DIRENCANAKAN else _("Sudah dianggarkan")
