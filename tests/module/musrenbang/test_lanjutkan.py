"""Usulan yang tidak didanai dibawa ke tahun berikutnya: satu benang, suaranya ikut, tahunnya terhitung."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from terasa.jejak.queries import find_jejak
from terasa.musrenbang.enums import StatusUsulan
from terasa.musrenbang.models import Suara, Usulan
from terasa.musrenbang.queries.menunggu import list_menunggu, read_penunggu, read_satu
from terasa.musrenbang.services import CannotCarry, DataUsulan, add_suara, amend_usulan, carry_usulan
from terasa.umum.pelaku import SISTEM, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_aspirasi, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")


def refuse(now: datetime, n: int = 1, **isi: object) -> list[Usulan]:
    """Usulan that the village forum refused."""
    usulan = [make_usulan(now, **isi) for _ in range(n)]
    agree(open_desa(now), [], now)
    for satu in usulan:
        satu.refresh_from_db()
    return usulan


def carry(usulan: Usulan, now: datetime, by: PelakuTetap = SISTEM) -> Usulan:
    return carry_usulan(usulan=[usulan], tahun=usulan.tahun + 1, by=by, now=now)[0]


def test_next_year_is_the_same_wish_with_its_last_words(now: datetime) -> None:
    usulan = make_usulan(now, judul="Jembatan gantung", biaya=50_000_000)
    suara = make_aspirasi(now)
    add_suara(usulan=usulan, aspirasi=suara, by=SISTEM, now=now)
    data = DataUsulan(judul="Jembatan gantung RT 4", lokasi="RT 02", biaya=70_000_000)
    amend_usulan(usulan=usulan, by=SISTEM, data=data, alasan="RT-nya keliru", now=now)
    agree(open_desa(now), [], now)
    baru = carry(usulan, now)
    assert (baru.tahun, baru.judul, baru.biaya) == (TAHUN + 1, "Jembatan gantung RT 4", 70_000_000)
    assert (baru.status, baru.lanjutan_dari, baru.pangkal) == (StatusUsulan.DIAJUKAN, usulan, usulan)
    assert Suara.objects.get(aspirasi=suara).usulan == baru
    agree_lagi = carry_again(baru, now)
    assert agree_lagi.pangkal == usulan


def carry_again(usulan: Usulan, now: datetime) -> Usulan:
    Usulan.objects.filter(pk=usulan.pk).update(status=StatusUsulan.TIDAK_TERPILIH)
    return carry(usulan, now)


def test_thread_of_any_year_tells_all_years(now: datetime) -> None:
    [usulan] = refuse(now)
    baru = carry(usulan, now)
    for kode in (usulan.kode, baru.kode):
        jejak = find_jejak(kode)
        assert jejak is not None
        assert [u.tahun for u in jejak.tahun_lain] == [TAHUN, TAHUN + 1]
        assert [s.keputusan for s in jejak.stasiun].count("dilanjutkan") == 1
        assert any(s.dokumen_kode for s in jejak.stasiun)
        assert jejak.status == StatusUsulan.DIAJUKAN


def test_what_is_still_discussed_funded_or_carried_is_refused(now: datetime) -> None:
    [ditolak] = refuse(now)
    carry(ditolak, now)
    with pytest.raises(CannotCarry, match="sudah dibawa"):
        carry(ditolak, now)
    baru = make_usulan(now)
    with pytest.raises(CannotCarry, match="tidak dapat dibawa"):
        carry(baru, now)
    Usulan.objects.filter(pk=baru.pk).update(status=StatusUsulan.MASUK_APBD)
    with pytest.raises(CannotCarry, match="tidak dapat dibawa"):
        carry(baru, now)


def test_village_carries_its_own_and_bappeda_everything(
    now: datetime, pelaku: Callable[..., PelakuTetap]
) -> None:
    satu, dua = refuse(now, 2)
    with pytest.raises(CannotCarry, match="desa lain"):
        carry(satu, now, pelaku("kades", DESA_LAIN))
    assert carry(satu, now, pelaku("kades", DESA)).tahun == TAHUN + 1
    assert carry(dua, now, pelaku("bappeda", KABUPATEN)).tahun == TAHUN + 1


def test_longest_wait_comes_first_and_money_ends_it(now: datetime) -> None:
    lama, pendek = refuse(now, 2)
    baru = carry(lama, now)
    baris = list(list_menunggu(KABUPATEN))
    assert [(b["pangkal_benang"], b["lama"], b["ditolak"]) for b in baris] == [
        (lama.pk, 2, 1),
        (pendek.pk, 1, 1),
    ]
    assert read_penunggu(baris)[0].usulan == baru
    assert [b["pangkal_benang"] for b in list_menunggu(KABUPATEN, wilayah=DESA_LAIN)] == []
    Usulan.objects.filter(pk=baru.pk).update(status=StatusUsulan.MASUK_APBD)
    assert [b["pangkal_benang"] for b in list_menunggu(KABUPATEN)] == [pendek.pk]
    assert read_satu(baru) is None


def test_queries_do_not_grow_with_the_list(now: datetime) -> None:
    for usulan in refuse(now, 2):
        carry(usulan, now)

    def count() -> int:
        with CaptureQueriesContext(connection) as kueri:
            read_penunggu(list(list_menunggu(KABUPATEN)))
        return len(kueri)

    sedikit = count()
    carry_usulan(usulan=refuse(now, 6), tahun=TAHUN + 1, by=SISTEM, now=now)
    assert count() == sedikit == 3
