"""Surat suara kertas: disalin dua kali oleh dua orang, yang berbeda diselesaikan sambil melihat kertasnya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import Forum, KertasSuara, KotakSuara
from terasa.musrenbang.rules import suara
from terasa.musrenbang.services.keputusan import require_running
from terasa.musrenbang.services.kotak import CannotBox, find_open, lock_kotak
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

NOMOR_TERBESAR = 9999


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
    if not 1 <= nomor <= NOMOR_TERBESAR:
        raise CannotBox(_("Nomor kertas 1 sampai %(n)d.") % {"n": NOMOR_TERBESAR}, code="nomor")
    with konteks.sebagai_sistem():
        kotak, _himpunan = lock_kotak(forum)
        isi = _write(kotak, pilihan)
        kertas = KertasSuara.objects.filter(kotak=kotak, nomor=nomor).first() or KertasSuara(
            kotak=kotak, nomor=nomor
        )
        _copy(kertas, isi, by.pengguna_id)
        kertas.isi, kertas.diputuskan_oleh = suara.compare_kertas(kertas.isi_satu, kertas.isi_dua), ""
        kertas.save()
    return kertas


def _copy(kertas: KertasSuara, isi: str, orang: int) -> None:
    if kertas.penyalin_satu_id in (None, orang):
        kertas.isi_satu, kertas.penyalin_satu_id = isi, orang
    elif kertas.penyalin_dua_id in (None, orang):
        kertas.isi_dua, kertas.penyalin_dua_id = isi, orang
    else:
        raise CannotBox(_("Kertas %(n)d sudah disalin dua orang lain.") % {"n": kertas.nomor}, code="nomor")


@konteks.act("settle_kertas")
def settle_kertas(
    *, forum: Forum, nomor: int, pilihan: Sequence[str] | None, by: Pelaku, now: datetime
) -> KertasSuara:
    """What the paper really says where the two copies differ. Raises CannotBox, CannotVote, CannotDecide."""
    require_running(forum, by)
    with konteks.sebagai_sistem():
        kotak, _himpunan = lock_kotak(forum)
        kertas = KertasSuara.objects.filter(kotak=kotak, nomor=nomor).first()
        if (
            kertas is None
            or kertas.isi_satu is None
            or kertas.isi_dua is None
            or kertas.isi_satu == kertas.isi_dua
        ):
            raise CannotBox(_("Kertas %(n)d tidak perlu diselesaikan.") % {"n": nomor}, code="nomor")
        kertas.isi, kertas.diputuskan_oleh = _write(kotak, pilihan), by.label
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


def _write(kotak: KotakSuara, pilihan: Sequence[str] | None) -> str:
    if pilihan is None:
        return suara.TIDAK_SAH
    return suara.write_surat(
        pilihan,
        (c["kode"] for c in kotak.calon),
        urut=kotak.metode == Metode.SUARA_URUT,
        terbanyak=kotak.pilihan_terbanyak,
    )
