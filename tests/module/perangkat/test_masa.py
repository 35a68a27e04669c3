"""Masa jabatan: satu pemegang pada satu kursi, akhir menurut aturan, dan pintu akun yang ikut tertutup."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Peran
from terasa.akun.queries import list_peran
from terasa.perangkat.enums import CaraMenjabat as C
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import Jabatan, MasaJabatan, Orang
from terasa.perangkat.queries import find_pemegang, list_kekosongan, list_kursi, list_segera_berakhir
from terasa.perangkat.services import (
    CannotRegister,
    IsiMasa,
    apply_peralihan,
    create_jabatan,
    create_orang,
    end_masa,
    open_akses,
    start_masa,
)
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, make_pelaku, make_peran, make_unit

pytestmark = pytest.mark.django_db
DILANTIK = date(2018, 12, 19)


@pytest.fixture
def kades() -> Jabatan:
    unit = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    return create_jabatan(by=SISTEM, unit=unit, jenis="kades", nama="Pembakal")


def person(now: datetime, nama: str = "Abdul Uji", **isi: object) -> Orang:
    return create_orang(by=SISTEM, kabupaten=KABUPATEN, nama=nama, now=now, **isi)  # type: ignore[arg-type]


def seat(
    jabatan: Jabatan, now: datetime, mulai: date = DILANTIK, cara: str = C.DEFINITIF, **isi: object
) -> MasaJabatan:
    isi.setdefault("orang", person(now))
    return start_masa(by=SISTEM, jabatan=jabatan, isi=IsiMasa(cara=cara, mulai_on=mulai, **isi), now=now)  # type: ignore[arg-type]


def test_the_planned_end_follows_the_law_and_is_kept_with_it(kades: Jabatan, now: datetime) -> None:
    masa = seat(kades, now)
    assert masa.rencana_berakhir_on == date(2026, 12, 19)
    assert masa.dasar_masa["peralihan"] is True


def test_only_its_keeper_counts_a_term_anew(kades: Jabatan, now: datetime) -> None:
    masa = seat(kades, now)
    for jenis, kode in (("kades", DESA), ("bupati", KABUPATEN), ("dinas_pmd", "34.01")):
        with pytest.raises(CannotRegister, match="kantor lain"):
            apply_peralihan(by=make_pelaku(jenis, kode), masa=masa, alasan="uji", now=now)
    assert apply_peralihan(by=make_pelaku("dinas_pmd"), masa=masa, alasan="uji", now=now) is None


def test_two_definitive_holders_are_refused_by_the_service_and_by_the_database(
    kades: Jabatan, now: datetime
) -> None:
    satu = seat(kades, now)
    with pytest.raises(CannotRegister, match="masih memegangnya"):
        seat(kades, now, date(2020, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        MasaJabatan.objects.create(
            jabatan=kades,
            orang=satu.orang,
            cara=C.PAW,
            mulai_on=date(2020, 1, 1),
            dicatat_at=now,
            dicatat_oleh="uji",
        )


def test_who_is_away_keeps_the_post_and_the_stand_in_signs(kades: Jabatan, now: datetime) -> None:
    pejabat = seat(kades, now)
    with pytest.raises(CannotRegister):
        seat(kades, now, date(2022, 1, 1), C.PENJABAT)
    plh = seat(
        kades,
        now,
        date(2022, 1, 1),
        C.PLH,
        orang=person(now, "Sekretaris Uji"),
        rencana_berakhir_on=date(2022, 1, 8),
    )
    assert find_pemegang(kades.unit_id, ["kades"], date(2022, 1, 3)) == plh
    assert find_pemegang(kades.unit_id, ["kades"], date(2022, 1, 8)) == pejabat
    assert find_pemegang(kades.unit_id, ["kades"], date(2018, 12, 18)) is None


def test_a_gap_is_noticed_from_the_first_day_out_of_office(kades: Jabatan, now: datetime) -> None:
    masa = seat(kades, now)
    end_masa(by=SISTEM, masa=masa, berakhir_on=date(2023, 3, 1), sebab=SebabBerakhir.MENINGGAL, now=now)
    semua = Jabatan.objects.filter(pk=kades.pk)
    assert not list_kekosongan(semua, date(2023, 2, 28))
    (kosong,) = list_kekosongan(semua, date(2023, 3, 1))
    assert kosong.kosong_sejak == date(2023, 3, 1)
    pj = seat(kades, now, date(2023, 3, 5), C.PENJABAT, orang=person(now, "Pejabat Uji"))
    (kursi,) = list_kursi(semua, date(2023, 4, 1))
    assert (kursi.pemegang, kursi.is_kosong) == (pj, True)


def test_the_door_closes_the_same_day(kades: Jabatan, now: datetime) -> None:
    akun = Pengguna.objects.create_user("kades.uji")
    masa = seat(kades, now, orang=person(now, pengguna=akun))
    open_akses(by=SISTEM, masa=masa, jenis=JenisPeran.KADES)
    assert list_peran(akun, pada=date(2026, 12, 18))
    assert not list_peran(akun, pada=date(2026, 12, 19))
    end_masa(by=SISTEM, masa=masa, berakhir_on=date(2024, 5, 1), sebab=SebabBerakhir.MUNDUR, now=now)
    assert list_peran(akun, pada=date(2024, 4, 30))
    assert not list_peran(akun, pada=date(2024, 5, 1))


def test_an_end_on_the_first_day_opens_no_day_at_all(kades: Jabatan, now: datetime) -> None:
    akun = Pengguna.objects.create_user("kades.uji")
    masa = seat(kades, now, orang=person(now, pengguna=akun))
    open_akses(by=SISTEM, masa=masa, jenis=JenisPeran.KADES)
    end_masa(by=SISTEM, masa=masa, berakhir_on=DILANTIK, sebab=SebabBerakhir.SALAH_CATAT, now=now)
    assert not Peran.objects.filter(pengguna=akun).exists()


def test_a_change_of_the_law_is_recorded_and_not_typed_over(kades: Jabatan, now: datetime) -> None:
    masa = seat(kades, now)
    MasaJabatan.objects.filter(pk=masa.pk).update(rencana_berakhir_on=date(2024, 12, 19), dasar_masa={})
    perubahan = apply_peralihan(by=SISTEM, masa=masa, alasan="UU 3/2024", now=now)
    masa.refresh_from_db()
    assert perubahan is not None
    assert (perubahan.semula_on, perubahan.menjadi_on) == (date(2024, 12, 19), date(2026, 12, 19))
    assert masa.rencana_berakhir_on == date(2026, 12, 19)
    assert apply_peralihan(by=SISTEM, masa=masa, alasan="UU 3/2024", now=now) is None


def test_a_paw_ends_with_the_term_of_the_one_before(kades: Jabatan, now: datetime) -> None:
    lama = seat(kades, now)
    end_masa(by=SISTEM, masa=lama, berakhir_on=date(2023, 3, 1), sebab=SebabBerakhir.MENINGGAL, now=now)
    paw = seat(kades, now, date(2023, 8, 1), C.PAW, orang=person(now, "Pengganti Uji"), menggantikan=lama)
    assert paw.rencana_berakhir_on == date(2026, 12, 19)


def test_seats_of_one_post_are_held_apart(now: datetime) -> None:
    unit = make_unit("bpd-bamban", jenis="desa", nama="BPD Bamban", kode_wilayah=DESA)
    anggota = create_jabatan(by=SISTEM, unit=unit, jenis="bpd_anggota", nama="Anggota BPD", kursi=5)
    for ke in (1, 2):
        seat(anggota, now, kursi_ke=ke, orang=person(now, f"Anggota Uji {ke}"))
    assert len(list_kekosongan(Jabatan.objects.filter(pk=anggota.pk), date(2020, 1, 1))) == 3
    with pytest.raises(CannotRegister, match="5 kursi"):
        seat(anggota, now, kursi_ke=6, orang=person(now, "Anggota Uji 6"))


def test_terms_that_end_soon_come_nearest_first(kades: Jabatan, now: datetime) -> None:
    masa = seat(kades, now)
    assert list(list_segera_berakhir(MasaJabatan.objects.all(), date(2026, 1, 1), date(2027, 1, 1))) == [masa]
    assert not list_segera_berakhir(MasaJabatan.objects.all(), date(2025, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("jenis", "tempat", "boleh"),
    [
        (JenisPeran.DINAS_PMD, KABUPATEN, True),
        (JenisPeran.BAGIAN_PEMERINTAHAN, KABUPATEN, False),
        (JenisPeran.OPERATOR_DESA, DESA, False),
        (JenisPeran.DINAS_PMD, "63.07", False),
    ],
)
def test_a_village_head_is_recorded_by_dinas_pmd(
    kades: Jabatan, now: datetime, jenis: str, tempat: str, boleh: bool
) -> None:
    by = make_peran(jenis, tempat).as_pelaku()
    isi = IsiMasa(orang=person(now), cara=C.DEFINITIF, mulai_on=DILANTIK)
    if boleh:
        assert start_masa(by=by, jabatan=kades, isi=isi, now=now).dicatat_oleh == by.label
    else:
        with pytest.raises(CannotRegister, match="kantor lain"):
            start_masa(by=by, jabatan=kades, isi=isi, now=now)
