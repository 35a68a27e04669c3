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
# Who wrote last and when, and how often it changed.
KOLOM_VERSI = ("diubah_at", "diubah_oleh", "versi")


@dataclass(frozen=True)
class HasilPutusan:
    """What became of many decisions: changed, already so, and refused with the sentence why.

    `basi` are those refused because somebody else wrote since the form was read.
    """

    diubah: frozenset[UUID]
    sama: frozenset[UUID]
    ditolak: dict[UUID, str]
    basi: frozenset[UUID] = frozenset()


class Basi(CannotDecide):
    """Somebody else wrote on this usulan since the form was read."""


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
    ditolak |= _drop_clashes(beres, ada)
    if ditolak and not lewati:
        raise next(iter(ditolak.values()))
    beres = _fill_ranks(beres, ada)
    diubah = [ada[pk] for pk, p in beres.items() if _differs(ada[pk], p)]
    for keputusan in diubah:
        _write(keputusan, beres[keputusan.usulan_id], by, now)
    write_keputusan(diubah, [*KOLOM, "diputuskan_at", *KOLOM_VERSI])
    pk_diubah = frozenset(k.usulan_id for k in diubah)
    return HasilPutusan(
        diubah=pk_diubah,
        sama=frozenset(beres) - pk_diubah,
        ditolak={pk: str(exc) for pk, exc in ditolak.items()},
        basi=frozenset(pk for pk, exc in ditolak.items() if isinstance(exc, Basi)),
    )


def _check_all(
    forum: Forum, putusan: Iterable[Putusan], ada: dict[UUID, Keputusan], pada: date
) -> tuple[dict[UUID, Putusan], dict[UUID, CannotDecide]]:
    alasan = {a.kode: a for a in alasan_list(forum.kabupaten, pada)}
    beres: dict[UUID, Putusan] = {}
    ditolak: dict[UUID, CannotDecide] = {}
    for satu in putusan:
        try:
            if satu.usulan_id not in ada:
                raise CannotDecide(_("Usulan ini tidak dibahas di forum ini."), code="bukan-bahasan")
            if satu.usulan_id in beres:
                raise CannotDecide(_("Usulan ini diputuskan dua kali dalam satu berkas."), code="ganda")
            baru = rules.check_putusan(forum.jenis, satu, alasan)
            _refuse_stale(ada[satu.usulan_id], satu.versi, baru)
            beres[satu.usulan_id] = baru
        except CannotDecide as exc:
            ditolak[satu.usulan_id] = exc
    return beres, ditolak


def _refuse_stale(kini: Keputusan, versi: int | None, baru: Putusan) -> None:
    """Two who wrote the same are both right; no rank means the rank that stands. Raises Basi."""
    if baru.peringkat is None and baru.hasil == kini.hasil:
        baru = replace(baru, peringkat=kini.peringkat)
    if versi is not None and versi != kini.versi and _differs(kini, baru):
        raise Basi(
            _("Usulan ini sementara itu diubah oleh %(siapa)s.")
            % {"siapa": kini.diubah_oleh or _("operator lain")},
            code="basi",
        )


def _drop_clashes(beres: dict[UUID, Putusan], ada: dict[UUID, Keputusan]) -> dict[UUID, CannotDecide]:
    """Take out who wants a rank that is taken, until nobody does: who is refused keeps the old rank, which
    another of them may have wanted."""
    ditolak: dict[UUID, CannotDecide] = {}
    while True:
        tetap = [(k.usulan_id, k.hasil, k.peringkat) for k in ada.values() if k.usulan_id not in beres]
        ingin = [(p.usulan_id, p.hasil, p.peringkat) for p in beres.values()]
        bentrok = rules.find_clashes([*tetap, *ingin])
        for usulan_id in bentrok:
            ditolak[usulan_id] = CannotDecide(
                _("Peringkat %(n)d sudah dipakai usulan lain.") % {"n": beres.pop(usulan_id).peringkat},
                code="peringkat-terpakai",
            )
        if not bentrok:
            return ditolak


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


def _write(keputusan: Keputusan, putusan: Putusan, by: Pelaku, now: datetime) -> None:
    for kolom in KOLOM:
        setattr(keputusan, kolom, getattr(putusan, kolom))
    keputusan.diputuskan_at = now
    sign_keputusan(keputusan, by, now)


def lock_keputusan(forum: Forum) -> list[Keputusan]:
    """All rows of a forum with their usulan, in a fixed order, held until this act ends."""
    daftar = forum.keputusan.select_for_update(of=("self",)).select_related("usulan")
    return list(daftar.defer("usulan__baris_asal").order_by("pk"))


def sign_keputusan(keputusan: Keputusan, by: Pelaku, now: datetime) -> None:
    """Say who wrote it when, and that it changed once more."""
    keputusan.diubah_at, keputusan.diubah_oleh = now, by.label
    keputusan.versi += 1


def require_running(forum: Forum, by: Pelaku) -> None:
    """The office runs this forum, and it is still open and here. Raises CannotDecide."""
    if not may_run(by, forum):
        raise CannotDecide(_("Forum ini dijalankan kantor lain."), code="bukan-wewenang")
    kini = Forum.objects.filter(pk=forum.pk).values_list("status", flat=True).get()
    if kini != StatusForum.DIBUKA:
        raise CannotDecide(_("Forum ini sudah ditutup."), code="sudah-ditutup")
    if bawaan := find_bawaan(forum):
        raise CannotDecide(tell_bawaan(bawaan), code="dibawa")
