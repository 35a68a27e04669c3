"""Surat suara kertas: disalin dua kali oleh dua orang, yang berbeda diselesaikan sambil melihat kertasnya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from terasa.musrenbang.models import Forum, KertasSuara
from terasa.musrenbang.rules import suara
from terasa.musrenbang.rules.kotak import CannotBox, check_nomor, pick_salinan, require_beda, write_pilihan
from terasa.musrenbang.services.keputusan import require_running
from terasa.musrenbang.services.kotak import find_open, lock_kotak
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("enter_kertas")
def enter_kertas(
    *, forum: Forum, nomor: int, pilihan: Sequence[str] | None, by: Pelaku, now: datetime
) -> KertasSuara:
    """Copy paper `nomor`; `pilihan` None: spoiled. The second copy must come from somebody else.

    The same person again corrects their own copy. Raises CannotBox, CannotVote, CannotDecide.
    """
    require_running(forum, by)
    if by.pengguna_id is None:
        raise CannotBox(_("Salinan kertas dimasukkan orang yang masuk dengan akunnya."), code="orang")
    check_nomor(nomor)
    with konteks.sebagai_sistem():
        kotak, _himpunan = lock_kotak(forum)
        isi = write_pilihan(kotak, pilihan)
        kertas = KertasSuara.objects.filter(kotak=kotak, nomor=nomor).first() or KertasSuara(
            kotak=kotak, nomor=nomor
        )
        _copy(kertas, isi, by.pengguna_id)
        kertas.isi, kertas.diputuskan_oleh = suara.compare_kertas(kertas.isi_satu, kertas.isi_dua), ""
        kertas.save()
    return kertas


def _copy(kertas: KertasSuara, isi: str, orang: int) -> None:
    ke = pick_salinan(kertas.nomor, kertas.penyalin_satu_id, kertas.penyalin_dua_id, orang)
    setattr(kertas, f"isi_{ke}", isi)
    setattr(kertas, f"penyalin_{ke}_id", orang)


@konteks.act("settle_kertas")
def settle_kertas(
    *, forum: Forum, nomor: int, pilihan: Sequence[str] | None, by: Pelaku, now: datetime
) -> KertasSuara:
    """What the paper really says where the two copies differ. Raises CannotBox, CannotVote, CannotDecide."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        kotak, _himpunan = lock_kotak(forum)
        kertas = KertasSuara.objects.filter(kotak=kotak, nomor=nomor).first()
        if kertas is None:
            raise CannotBox(_("Kertas %(n)d tidak perlu diselesaikan.") % {"n": nomor}, code="nomor")
        require_beda(nomor, kertas.isi_satu, kertas.isi_dua)
        kertas.isi, kertas.diputuskan_oleh = write_pilihan(kotak, pilihan), by.label
        kertas.save(update_fields=["isi", "diputuskan_oleh"])
    return kertas


@konteks.act("remove_kertas")
def remove_kertas(*, forum: Forum, nomor: int, by: Pelaku, now: datetime) -> None:
    """Take a number off that no paper bears. Raises CannotBox, CannotDecide."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        KertasSuara.objects.filter(kotak=find_open(forum), nomor=nomor).delete()


def list_kertas(*, forum: Forum, by: Pelaku) -> list[KertasSuara]:
    """Every paper entered so far, for the office that runs this forum. Raises CannotDecide, CannotBox."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        return list(find_open(forum).kertas.order_by("nomor"))


def list_beda(*, forum: Forum, by: Pelaku) -> list[KertasSuara]:
    """Papers whose two copies differ and are not settled. Raises CannotDecide, CannotBox."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        beda = find_open(forum).kertas.filter(isi=None, isi_satu__isnull=False, isi_dua__isnull=False)
        return list(beda.exclude(isi_satu=F("isi_dua")).order_by("nomor"))
