"""APBDes: disusun desanya sendiri, ditetapkan dengan Perdes, diubah dengan alasan; yang berlaku tidak pernah disunting."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from terasa.apbdes.enums import StatusApbdes
from terasa.apbdes.models import Apbdes, PosApbdes
from terasa.apbdes.queries.apbdes import find_berlaku, list_versi, read_lembaran
from terasa.apbdes.services import (
    CannotApbdes,
    adopt_apbdes,
    change_apbdes,
    draft_apbdes,
    drop_apbdes,
    remove_pos,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku
from tests.module.apbdes.bahan import PERDES, TAHUN, add_pos, adopt, make_berlaku, make_draf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def test_a_budget_holds_with_its_regulation_and_its_sums_are_those_of_its_lines(now: datetime) -> None:
    apbdes = make_draf(now)
    assert find_berlaku(DESA, TAHUN) is None
    adopt(apbdes, now)
    assert find_berlaku(DESA, TAHUN) == apbdes
    lembaran = read_lembaran(apbdes)
    assert (lembaran.neraca.pendapatan, lembaran.neraca.belanja, lembaran.neraca.sisa) == (10**8, 10**8, 0)
    assert lembaran.neraca.per_sumber == {"DD": 10**8}
    assert [(j, len(p)) for _n, j, p in lembaran.per_bidang] == [(75_000_000, 1), (25_000_000, 1)]


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        ({"nomor_perdes": " "}, "nomor-perdes"),
        ({"evaluasi_luar": ""}, "evaluasi-luar"),
        ({"hari": 3}, "ditetapkan-on"),
    ],
)
def test_adopting_needs_a_number_an_evaluation_and_a_day_that_has_come(
    isi: dict[str, object], code: str, now: datetime
) -> None:
    apbdes = make_draf(now)
    hari = now.date() + timedelta(days=3) if isi.pop("hari", 0) else PERDES
    data = {"nomor_perdes": "1", "evaluasi_luar": "188/1", "ditetapkan_on": hari, **isi}
    with pytest.raises(CannotApbdes) as galat:
        adopt_apbdes(apbdes=apbdes, by=SISTEM, now=now, **data)  # type: ignore[arg-type]  # mixed values
    assert galat.value.code == code


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [("operator_desa", DESA_LAIN), ("camat", "63.06.04"), ("dinas_pmd", KABUPATEN), ("bpd", DESA)],
)
def test_only_the_village_itself_writes_its_budget(jenis: str, kode: str, now: datetime) -> None:
    with pytest.raises(CannotApbdes) as galat:
        draft_apbdes(by=make_pelaku(jenis, kode), kode_desa=DESA, tahun=TAHUN, now=now)
    assert galat.value.code == "bukan-wewenang"


def test_a_kelurahan_has_none_and_a_line_counts_once(now: datetime) -> None:
    with pytest.raises(CannotApbdes, match="kelurahan"):
        draft_apbdes(by=SISTEM, kode_desa="63.06.05.1001", tahun=TAHUN, now=now)
    apbdes = make_draf(now)
    with pytest.raises(CannotApbdes, match="sudah ada"):
        add_pos(apbdes, uraian="semenisasi  gang rt 02")
    add_pos(apbdes, uraian="Semenisasi gang RT 02", sumber_dana="ADD")
    assert apbdes.pos.count() == 4


def test_a_change_is_a_new_version_and_the_old_one_stays(now: datetime) -> None:
    lama = make_berlaku(now)
    with pytest.raises(CannotApbdes, match="mengapa"):
        change_apbdes(apbdes=lama, by=SISTEM, alasan=" ", now=now)
    baru = change_apbdes(apbdes=lama, by=SISTEM, alasan="Banjir besar Februari.", now=now)
    assert [p.pangkal for p in baru.pos.all()] == [p.pangkal for p in lama.pos.all()]
    remove_pos(pos=baru.pos.get(uraian__startswith="Makanan"), by=SISTEM)
    add_pos(baru, uraian="Perahu siaga", jumlah=25_000_000, bidang="bencana")
    adopt(baru, now, nomor="3 Tahun 2026")
    lama.refresh_from_db()
    assert (lama.status, lama.pos.count()) == (StatusApbdes.DIGANTIKAN, 3)
    assert [v.nama_versi for v in list_versi(DESA)] == ["APBDes Perubahan 2026", "APBDes 2026"]
    assert read_lembaran(baru).neraca.sisa == 0


def test_a_draft_may_be_thrown_away_and_a_year_has_one_draft(now: datetime) -> None:
    apbdes = make_draf(now)
    with pytest.raises(CannotApbdes, match="sudah punya rancangan"):
        draft_apbdes(by=SISTEM, kode_desa=DESA, tahun=TAHUN, now=now)
    drop_apbdes(apbdes=apbdes, by=SISTEM)
    assert not Apbdes.objects.exists()


def test_the_database_refuses_to_touch_what_is_in_force(now: datetime) -> None:
    apbdes = make_berlaku(now)
    pos = apbdes.pos.first()
    assert pos is not None
    with pytest.raises(CannotApbdes):
        remove_pos(pos=pos, by=SISTEM)
    for ubah in (
        lambda: PosApbdes.objects.filter(pk=pos.pk).update(jumlah=1),
        lambda: PosApbdes.objects.filter(pk=pos.pk).delete(),
        lambda: Apbdes.objects.filter(pk=apbdes.pk).update(status="draf"),
        lambda: Apbdes.objects.filter(pk=apbdes.pk).update(nomor_perdes="9"),
        lambda: Apbdes.objects.filter(pk=apbdes.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match=r"tetap seperti adanya|tidak dihapus"), transaction.atomic():
            ubah()
