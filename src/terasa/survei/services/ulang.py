"""Sepersepuluh wawancara dihubungi ulang: sistem yang mengundi, orang lain yang bertanya."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa import statistik
from terasa.survei import rules
from terasa.survei.enums import HasilUlang, StatusSurvei
from terasa.survei.models import BenihRahasia, HubungiUlang, Jawaban, Petugas, Survei
from terasa.survei.queries.aturan import share_ulang
from terasa.survei.services.bersama import get_open
from terasa.survei.services.lapangan import CannotAnswer, check_waktu
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("draw_ulang")
def draw_ulang(*, survei: Survei, by: Pelaku, now: datetime) -> int:
    """Bring the call-back list up to its share of the interviews so far. Returns how many were added.

    The order comes from the sealed seed, so that the moment of pressing chooses nobody. Raises CannotSurvey.
    """
    survei = get_open(survei, by, StatusSurvei.DIUNDI)
    with konteks.sebagai_sistem():
        benih = BenihRahasia.objects.get(survei=survei).benih
        semua = Jawaban.objects.filter(survei=survei).select_related("responden__unit", "responden__ulang")
        jawaban = {f"{j.kode_wilayah} {j.responden.unit.label}": j for j in semua}
        sudah = HubungiUlang.objects.filter(survei=survei).count()
        bagian = share_ulang(survei.kode_wilayah, timezone.localdate(now))
        kurang = ceil(len(jawaban) * bagian) - sudah
        urut = [jawaban[kode] for kode in statistik.order_ulang(benih, jawaban)]
        baru = [j for j in urut if not hasattr(j.responden, "ulang")][: max(kurang, 0)]
        HubungiUlang.objects.bulk_create(
            HubungiUlang(responden=j.responden, survei=survei, pencacah_id=j.pencacah_id, diundi_at=now)
            for j in baru
        )
    return len(baru)


@konteks.act("record_ulang")
def record_ulang(
    *, ulang: HubungiUlang, by: Pelaku, ditanyai: bool | None, isi: Mapping[str, Any], now: datetime
) -> HubungiUlang:
    """What the second call found: `ditanyai` None when nobody was reached. Raises CannotAnswer, JawabanTakSah."""
    terkunci = HubungiUlang.objects.select_for_update(of=("self",)).filter(pk=ulang.pk).first()
    if terkunci is None or not _is_petugas(terkunci, by):
        raise CannotAnswer(
            _("Rumah ini dihubungi ulang petugas lain, bukan pewawancaranya."), code="bukan-petugas"
        )
    survei = Survei.objects.get(pk=terkunci.survei_id)
    check_waktu(survei, now, now)
    terkunci.hasil = HasilUlang.TAK_TERHUBUNG if ditanyai is None else HasilUlang.TIDAK_PERNAH
    if ditanyai:
        terkunci.isi = rules.read_jawaban(isi, survei.kuesioner)
        with konteks.sebagai_sistem():
            asli = Jawaban.objects.get(responden_id=terkunci.pk).isi
        sama = all(asli.get(kode) == jawab for kode, jawab in terkunci.isi.items())
        terkunci.hasil = HasilUlang.COCOK if sama else HasilUlang.BERBEDA
    terkunci.oleh_id, terkunci.dihubungi_at = by.pengguna_id, now
    terkunci.save(update_fields=["hasil", "isi", "oleh", "dihubungi_at"])
    return terkunci


def _is_petugas(ulang: HubungiUlang, by: Pelaku) -> bool:
    if by.pengguna_id is None or by.pengguna_id == ulang.pencacah_id:
        return False
    return Petugas.objects.filter(survei_id=ulang.survei_id, pengguna_id=by.pengguna_id).exists()
