"""Kotak suara yang dibuka dan dihitung di balai, dibawa masuk seakan-akan dihitung di sini."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from terasa.musrenbang.enums import StatusKotak
from terasa.musrenbang.models import Forum, KertasSuara, KotakSuara
from terasa.musrenbang.rules.kotak import CannotBox
from terasa.musrenbang.rules.kotak_balai import KotakBalai
from terasa.musrenbang.services.keputusan import KOLOM_VERSI, lock_keputusan, sign_keputusan
from terasa.musrenbang.services.kotak import make_kode
from terasa.musrenbang.services.metode import freeze_metode
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


def bring_kotak(*, forum: Forum, kotak: KotakBalai, by: Pelaku, now: datetime) -> KotakSuara:
    """Publish the closed box of a hall and freeze the method, inside the act that takes the package in.

    Its count was proven when the journal was replayed. Raises CannotBox.
    """
    if KotakSuara.objects.filter(forum=forum).exists():
        raise CannotBox(_("Kotak suara forum ini sudah dibuka."), code="sudah-dibuka")
    if forum.metode != kotak.metode or kotak.terbit is None:
        raise CannotBox(_("Metode forum ini bukan metode kotak suara yang dibawa pulang."), code="metode")
    baru = KotakSuara(
        forum=forum,
        kode=make_kode(),
        metode=kotak.metode,
        status=StatusKotak.DITUTUP,
        calon=kotak.calon,
        pagu=kotak.pagu,
        cara=kotak.cara,
        pilihan_terbanyak=kotak.pilihan_terbanyak,
        dibuka_at=datetime.fromisoformat(kotak.dibuka_at),
        dibuka_oleh=_at_hall(kotak.dibuka_oleh),
        ditutup_at=datetime.fromisoformat(kotak.ditutup_at),
        ditutup_oleh=_at_hall(kotak.ditutup_oleh),
        ringkasan={**kotak.terbit.ringkasan, "di_balai": True},
        pb=kotak.terbit.pb,
        pb_sha256=kotak.terbit.sidik,
    )
    baru.save(force_insert=True)
    freeze_metode(forum, None, by=by, now=now)
    with konteks.sebagai_sistem():
        KertasSuara.objects.bulk_create(_list_kertas(baru, kotak))
    _write_hitungan(forum, kotak.terbit.ringkasan, by, now)
    return baru


def _at_hall(nama: str) -> str:
    return _("%(nama)s, di balai") % {"nama": nama}


def _list_kertas(baru: KotakSuara, kotak: KotakBalai) -> list[KertasSuara]:
    """By number; who copied are duties in the hall, not accounts here."""
    return [
        KertasSuara(
            kotak=baru,
            nomor=nomor,
            isi_satu=k.isi_satu,
            isi_dua=k.isi_dua,
            isi=k.isi,
            diputuskan_oleh=k.diputuskan_oleh,
        )
        for nomor, k in sorted(kotak.kertas.items())
    ]


def _write_hitungan(forum: Forum, ringkasan: Mapping[str, Any], by: Pelaku, now: datetime) -> None:
    """The computed ranks beside those that the hall decided; only what is still undecided takes them over."""
    keputusan = lock_keputusan(forum)
    for k in keputusan:
        dukungan = ringkasan["dukungan"].get(k.usulan.kode)
        k.skor = k.skor if dukungan is None else Decimal(dukungan)
        k.peringkat_hitung = ringkasan["peringkat"].get(k.usulan.kode)
        if not k.hasil and k.peringkat != k.peringkat_hitung:
            k.peringkat = k.peringkat_hitung
            sign_keputusan(k, by, now)
    write_keputusan(keputusan, ["skor", "peringkat_hitung", "peringkat", *KOLOM_VERSI])
