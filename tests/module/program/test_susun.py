"""Ganti nama, pecah, gabung: uangnya tepat, usulannya ikut, riwayatnya tersimpan, pengusul tahu."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.dasbor.queries.peta import read_peta
from terasa.musrenbang.models import Langkah
from terasa.program.enums import StatusKegiatan
from terasa.program.models import Kegiatan, KegiatanUsulan, RiwayatTautan
from terasa.program.queries import list_evaluasi
from terasa.program.queries.anggaran import find_versi_kini, isi_of, list_versi_anggaran
from terasa.program.queries.celah import count_dasar, count_umur, list_tanpa_kegiatan, list_tanpa_usulan
from terasa.program.queries.susunan import list_penerus, list_susunan
from terasa.program.services import (
    Bagian,
    CannotRearrange,
    cancel_kegiatan,
    explain_kegiatan,
    merge_kegiatan,
    rename_kegiatan,
    split_kegiatan,
)
from tests.factories import DESA, KABUPATEN, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import lapor, make_kegiatan, make_petugas_unit, make_usulan
from tests.module.program.test_anggaran import revise

pytestmark = pytest.mark.django_db
ALASAN = "Jembatan dan jalannya dikerjakan dua penyedia yang berbeda."


def split(kegiatan: Kegiatan, now: datetime, *bagian: Bagian) -> list[Kegiatan]:
    by = make_petugas_unit()
    with sebagai(by):
        return split_kegiatan(kegiatan=kegiatan, by=by, bagian=bagian, alasan=ALASAN, now=now)


def test_a_split_keeps_every_rupiah_source_and_usulan(now: datetime) -> None:
    dua = [make_usulan(now=now), make_usulan(now=now)]
    kegiatan = make_kegiatan(now=now, usulan=dua)
    revise(kegiatan, now, sumber=(("DAU", 200_000_001), ("DAK", 39_999_999)), tahap="apbd")
    kegiatan.refresh_from_db()
    satu, lain = split(
        kegiatan,
        now,
        Bagian("Jembatan bagian hulu", 80_000_000, (dua[0].pk,)),
        Bagian("Jalan pendekatnya", 160_000_000),
    )
    assert satu.pagu + lain.pagu == kegiatan.pagu
    sumber = [isi_of(v).sumber for k in (satu, lain) if (v := find_versi_kini(k))]
    assert sum(n for s in sumber for nama, n in s if nama == "DAU") == 200_000_001
    assert set(satu.usulan.all()) == set(dua)
    assert list(lain.usulan.all()) == [dua[1]]
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.usulan.count()) == (StatusKegiatan.DITERUSKAN, 0)
    assert RiwayatTautan.objects.filter(kegiatan=kegiatan, alasan=ALASAN).count() == 2
    assert len(list_versi_anggaran(kegiatan)) == 2
    assert list_penerus(kegiatan) == sorted([satu, lain], key=lambda k: k.nama)
    assert Langkah.objects.filter(usulan=dua[1], keputusan="susunan_berubah", alasan=ALASAN).count() == 2


def test_a_merge_adds_money_and_usulan_and_old_codes_lead_on(now: datetime) -> None:
    a, b = make_kegiatan(now=now), make_kegiatan(now=now)
    by = make_petugas_unit()
    with sebagai(by):
        gabung = merge_kegiatan(kegiatan=[a, b], by=by, nama="Dua jembatan gantung", alasan=ALASAN, now=now)
    assert (gabung.pagu, gabung.usulan.count()) == (a.pagu + b.pagu, 2)
    versi = find_versi_kini(gabung)
    assert versi is not None
    assert isi_of(versi).sumber == (("Dana Alokasi Umum", gabung.pagu),)
    bagian = split(gabung, now, Bagian("Jembatan satu", gabung.pagu - 1), Bagian("Jembatan dua", 1))
    assert list_penerus(a) == sorted(bagian, key=lambda k: k.nama)
    assert {s.jenis for s in list_susunan(gabung)} == {"gabung"}


def test_a_new_name_keeps_the_code_and_the_old_name(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    lama, by = kegiatan.nama, make_petugas_unit()
    with sebagai(by):
        rename_kegiatan(kegiatan=kegiatan, by=by, nama="Jembatan Bamban Hulu", alasan=ALASAN, now=now)
        with pytest.raises(CannotRearrange, match="tidak berubah"):
            rename_kegiatan(kegiatan=kegiatan, by=by, nama="Jembatan Bamban Hulu", alasan=ALASAN, now=now)
    assert [s.nama_lama for s in list_susunan(kegiatan)] == [lama]
    assert KegiatanUsulan.objects.filter(kegiatan=kegiatan).count() == 1


@pytest.mark.parametrize(
    ("bagian", "code"),
    [
        ([Bagian("Bagian satu", 240_000_000)], "bagian"),
        ([Bagian("Bagian satu", 1), Bagian("bagian SATU", 239_999_999)], "bagian"),
        ([Bagian("Bagian satu", 1), Bagian("Bagian dua", 239_999_998)], "jumlah"),
        ([Bagian("Bagian satu", 0), Bagian("Bagian dua", 240_000_000)], "jumlah"),
    ],
)
def test_parts_that_do_not_make_the_whole_are_refused(bagian: list[Bagian], code: str, now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    with pytest.raises(CannotRearrange) as galat:
        split(kegiatan, now, *bagian)
    assert galat.value.code == code


def test_what_is_under_way_or_of_another_unit_is_not_rearranged(now: datetime) -> None:
    kegiatan, by = make_kegiatan(now=now), make_petugas_unit()
    lapor(kegiatan, by, 10, 5, now=now)
    with pytest.raises(CannotRearrange, match="dikontrakkan atau dilaporkan"):
        split(kegiatan, now, Bagian("Bagian satu", 1), Bagian("Bagian dua", 239_999_999))
    lain = make_petugas_unit(make_unit("dinas-lain"))
    with sebagai(lain), pytest.raises(CannotRearrange, match="unit itu sendiri"):
        rename_kegiatan(kegiatan=kegiatan, by=lain, nama="Nama yang lain", alasan=ALASAN, now=now)


def test_what_went_on_in_others_is_evaluated_and_counted_once(now: datetime) -> None:
    kegiatan = make_kegiatan(now=now)
    jadi = split(kegiatan, now, Bagian("Jembatan hulu", 100_000_000), Bagian("Jalannya", 140_000_000))
    baris, _pita = list_evaluasi(make_pelaku(JenisPeran.BAPPEDA), tahun=2026, triwulan=1)
    assert {b.kegiatan for b in baris} == set(jadi)
    assert read_peta(KABUPATEN, 2026).pagu[DESA] == 240_000_000


def test_kegiatan_without_usulan_say_why(now: datetime) -> None:
    make_kegiatan(now=now)
    yatim = make_kegiatan(now=now, usulan=[], cakupan=[DESA])
    assert list(list_tanpa_usulan(KABUPATEN)) == [yatim]
    assert [(h.dasar, h.banyak, h.pagu) for h in count_dasar(list_tanpa_usulan(KABUPATEN))] == [
        ("", 1, yatim.pagu)
    ]
    by = make_petugas_unit()
    with sebagai(by):
        explain_kegiatan(kegiatan=yatim, by=by, dasar="rpjmd", keterangan="Sasaran 3.2 RPJMD", now=now)
    assert list(list_tanpa_usulan(KABUPATEN, dasar="rpjmd")) == [yatim]
    assert not list_tanpa_usulan(KABUPATEN, dasar="-").exists()


def test_agreed_usulan_without_kegiatan_show_their_age_and_reason(now: datetime) -> None:
    menunggu = make_usulan(now=now, tahun=2024)
    dijawab = make_kegiatan(now=now)
    semua = list_tanpa_kegiatan(KABUPATEN)
    assert [(u.pk, u.awal) for u in semua] == [(menunggu.pk, 2024)]
    assert count_umur(semua, 2026) == [(2, 1)]
    by = make_petugas_unit()
    with sebagai(by):
        cancel_kegiatan(kegiatan=dijawab, by=by, alasan_kode="R01", alasan=ALASAN, now=now)
    assert [u.sebab for u in list_tanpa_kegiatan(KABUPATEN, tahun=2026)] == [ALASAN]
