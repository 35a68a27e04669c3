"""Putusan forum atas tiap usulan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.queries import alasan_list
from terasa.musrenbang import rules
from terasa.musrenbang.enums import StatusForum
from terasa.musrenbang.models import Forum, Keputusan, Usulan
from terasa.musrenbang.permissions import may_run
from terasa.musrenbang.queries.bawaan import find_bawaan, tell_bawaan
from terasa.musrenbang.rules import CannotDecide, Putusan
from terasa.musrenbang.services.kalender import require_jadwal
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

KOLOM = ("hasil", "peringkat", "alasan_kode", "alasan", "rekomendasi", "volume", "biaya")


@dataclass(frozen=True)
class HasilPutusan:
    """What became of many decisions: changed, already so, and refused with the sentence why."""

    diubah: frozenset[UUID]
    sama: frozenset[UUID]
    ditolak: dict[UUID, str]


@konteks.act("decide_usulan")
def decide_usulan(
    *,
    forum: Forum,
    usulan: Usulan,
    by: Pelaku,
    hasil: str,
    now: datetime,
    peringkat: int | None = None,
    alasan_kode: str = "",
    alasan: str = "",
    rekomendasi: str = "",
    volume: Decimal | None = None,
    biaya: int | None = None,
) -> Keputusan:
    """Write what the forum says of one usulan; without a rank an agreed one goes to the end of its list.

    Raises CannotDecide.
    """
    putusan = Putusan(usulan.pk, hasil, peringkat, alasan_kode, alasan, rekomendasi, volume, biaya)
    _decide(forum, [putusan], by=by, now=now, lewati=False)
    return forum.keputusan.get(usulan=usulan)


@konteks.act("decide_many")
def decide_many(
    *, forum: Forum, by: Pelaku, putusan: Sequence[Putusan], now: datetime, lewati: bool = False
) -> HasilPutusan:
    """Many decisions in one act. The first refusal stops everything (CannotDecide), or with `lewati` only
    the refused rows stay out and are told."""
    return _decide(forum, putusan, by=by, now=now, lewati=lewati)


def _decide(
    forum: Forum, putusan: Sequence[Putusan], *, by: Pelaku, now: datetime, lewati: bool
) -> HasilPutusan:
    # The rows first: whoever takes the forum to a hall meanwhile holds them, and is seen afterwards.
    ada = {k.usulan_id: k for k in forum.keputusan.select_for_update(of=("self",)).order_by("pk")}
    require_running(forum, by)
    require_jadwal(f"forum-{forum.jenis}", forum.kabupaten, forum.tahun, forum.cakupan, now)
    beres, ditolak = _check_all(forum, putusan, ada, timezone.localdate(now))
    tetap = [(k.usulan_id, k.hasil, k.peringkat) for k in ada.values() if k.usulan_id not in beres]
    bentrok = rules.find_clashes([*tetap, *((p.usulan_id, p.hasil, p.peringkat) for p in beres.values())])
    for usulan_id in bentrok:
        peringkat = beres.pop(usulan_id).peringkat
        ditolak[usulan_id] = _("Peringkat %(n)d sudah dipakai usulan lain.") % {"n": peringkat}
    if ditolak and not lewati:
        raise CannotDecide(next(iter(ditolak.values())), code="putusan")
    beres = _fill_ranks(beres, ada)
    diubah = [ada[pk] for pk, p in beres.items() if _differs(ada[pk], p)]
    for keputusan in diubah:
        _write(keputusan, beres[keputusan.usulan_id], now)
    write_keputusan(diubah, [*KOLOM, "diputuskan_at"])
    pk_diubah = frozenset(k.usulan_id for k in diubah)
    return HasilPutusan(pk_diubah, frozenset(beres) - pk_diubah, ditolak)


def _check_all(
    forum: Forum, putusan: Iterable[Putusan], ada: dict[UUID, Keputusan], pada: date
) -> tuple[dict[UUID, Putusan], dict[UUID, str]]:
    alasan = {a.kode: a for a in alasan_list(forum.kabupaten, pada)}
    beres: dict[UUID, Putusan] = {}
    ditolak: dict[UUID, str] = {}
    for satu in putusan:
        try:
            if satu.usulan_id not in ada:
                raise CannotDecide(_("Usulan ini tidak dibahas di forum ini."), code="bukan-bahasan")
            if satu.usulan_id in beres:
                raise CannotDecide(_("Usulan ini diputuskan dua kali dalam satu berkas."), code="ganda")
            beres[satu.usulan_id] = rules.check_putusan(forum.jenis, satu, alasan)
        except CannotDecide as exc:
            ditolak[satu.usulan_id] = str(exc)
    return beres, ditolak


def _fill_ranks(beres: dict[UUID, Putusan], ada: dict[UUID, Keputusan]) -> dict[UUID, Putusan]:
    """An agreed usulan without a rank keeps the one it has in that list, else goes to the end."""
    hasil: dict[UUID, Putusan] = {}
    akhir: dict[str, int] = {}
    terpakai: set[tuple[str, int | None]] = set()
    for pk, k in ada.items():
        jenis, peringkat = (beres[pk].hasil, beres[pk].peringkat) if pk in beres else (k.hasil, k.peringkat)
        akhir[jenis] = max(akhir.get(jenis, 0), peringkat or 0, _kept(k, beres.get(pk)) or 0)
        terpakai.add((jenis, peringkat))
    for pk, p in beres.items():
        if p.peringkat is None and p.hasil in rules.BERPERINGKAT:
            tetap = _kept(ada[pk], p)
            # A rank by score may be the rank that another usulan was given since.
            if tetap is None or (p.hasil, tetap) in terpakai:
                akhir[p.hasil] += 1
                tetap = akhir[p.hasil]
            terpakai.add((p.hasil, tetap))
            p = replace(p, peringkat=tetap)
        hasil[pk] = p
    return hasil


def _kept(keputusan: Keputusan, putusan: Putusan | None) -> int | None:
    """The rank that stays when none is given: the same list's, or the one by score before any decision."""
    if putusan is None or putusan.peringkat is not None:
        return None
    return keputusan.peringkat if keputusan.hasil in ("", putusan.hasil) else None


def _differs(keputusan: Keputusan, putusan: Putusan) -> bool:
    return any(getattr(keputusan, kolom) != getattr(putusan, kolom) for kolom in KOLOM)


def _write(keputusan: Keputusan, putusan: Putusan, now: datetime) -> None:
    for kolom in KOLOM:
        setattr(keputusan, kolom, getattr(putusan, kolom))
    keputusan.diputuskan_at = now


def require_running(forum: Forum, by: Pelaku) -> None:
    """The office runs this forum, and it is still open and here. Raises CannotDecide."""
    if not may_run(by, forum):
        raise CannotDecide(_("Forum ini dijalankan kantor lain."), code="bukan-wewenang")
    kini = Forum.objects.filter(pk=forum.pk).values_list("status", flat=True).get()
    if kini != StatusForum.DIBUKA:
        raise CannotDecide(_("Forum ini sudah ditutup."), code="sudah-ditutup")
    if bawaan := find_bawaan(forum):
        raise CannotDecide(tell_bawaan(bawaan), code="dibawa")
