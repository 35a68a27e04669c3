"""Nama di bawah tanda tangan: menurut hari naskahnya, dan tetap walaupun orangnya berganti nama."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.kabar.models import Pesan
from terasa.perangkat.enums import CaraMenjabat as C
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import MasaJabatan, PerubahanMasa
from terasa.perangkat.queries.penanda import name_signers
from terasa.perangkat.rules.pamong import BarisDitolak, guess_jenis, read_hari, read_pamong
from terasa.perangkat.services import end_masa
from terasa.perangkat.services.pengingat import remind_akhir_jabatan
from terasa.perangkat.services.peralihan import apply_peralihan_semua
from terasa.umum.lembar import BarisLembar
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, get_pengguna, make_pelaku, make_unit
from tests.module.musrenbang.bahan import agree, make_usulan, open_desa
from tests.module.perangkat.bahan import make_jabatan, make_masa, make_orang

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
BARIS = {"peran": "kades", "jabatan": "Pembakal", "tempat": "", "sebagai": "", "jumlah": 1}


def signer(pada: date, kode: str = DESA) -> str:
    return str(name_signers([BARIS], kode_wilayah=kode, pada=pada)[0].get("nama", ""))


def test_who_signs_is_who_held_the_post_that_day(now: datetime) -> None:
    kades = make_jabatan()
    lama = make_masa(kades, now)
    end_masa(by=SISTEM, masa=lama, berakhir_on=date(2023, 3, 1), sebab=SebabBerakhir.MUNDUR, now=now)
    make_masa(kades, now, date(2023, 3, 5), C.PENJABAT, orang=make_orang(now, "Pejabat Uji"))
    assert signer(date(2023, 2, 28)) == "Abdul Uji"
    assert signer(date(2023, 3, 2)) == ""
    assert signer(date(2023, 3, 5)) == "Pejabat Uji (Penjabat)"
    assert signer(date(2023, 2, 28), "63.06.04.2001") == ""


def test_a_line_for_several_people_stays_open(now: datetime) -> None:
    make_masa(make_jabatan(), now)
    (baris,) = name_signers([{**BARIS, "jumlah": 3}], kode_wilayah=DESA, pada=date(2020, 1, 1))
    assert "nama" not in baris


def test_each_threshold_reminds_once_and_the_nearest_only(now: datetime) -> None:
    pmd = make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN)
    make_pelaku(JenisPeran.DINAS_PMD, "34.01")
    make_masa(make_jabatan(), now)  # ends 2026-12-19
    for hari, jumlah in (
        (date(2025, 12, 18), 0),
        (date(2025, 12, 19), 1),
        (date(2026, 1, 5), 1),
        (date(2026, 9, 20), 2),
    ):
        remind_akhir_jabatan(by=SISTEM, now=now.replace(year=hari.year, month=hari.month, day=hari.day))
        assert Pesan.objects.filter(pengguna=get_pengguna(pmd)).count() == jumlah
    assert Pesan.objects.exclude(pengguna=get_pengguna(pmd)).count() == 0


def test_a_transition_for_many_asks_no_more_than_for_one(
    now: datetime, django_assert_max_num_queries: object
) -> None:
    pmd = make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN)
    for n in range(6):
        unit = make_unit(f"desa-{n}", jenis="desa", nama=f"Desa {n}", kode_wilayah=f"63.06.04.20{n + 10}")
        make_masa(make_jabatan(unit=unit), now, orang=make_orang(now, f"Kades Uji {n}"))
    MasaJabatan.objects.update(rencana_berakhir_on=date(2024, 12, 19))
    pilih = list(MasaJabatan.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(9):  # type: ignore[operator]  # a fixture
        geser = apply_peralihan_semua(by=pmd, pilih=pilih, alasan="UU 3/2024", now=now)
    assert len(geser) == PerubahanMasa.objects.count() == 6
    assert not apply_peralihan_semua(by=pmd, pilih=pilih, alasan="UU 3/2024", now=now)


@pytest.mark.parametrize(
    ("teks", "hari"),
    [
        ("2020-01-12 00:00:00", date(2020, 1, 12)),
        ("12 Januari 2020", date(2020, 1, 12)),
        ("Kandangan, 12-01-2020", date(2020, 1, 12)),
        ("12/1/2020", date(2020, 1, 12)),
        ("43842", date(2020, 1, 12)),
        ("12 Agt. 2020", date(2020, 8, 12)),
        ("0000-00-00", None),
        ("31/02/2020", None),
        ("belum ada", None),
    ],
)
def test_a_day_is_read_however_it_was_typed(teks: str, hari: date | None) -> None:
    assert read_hari(teks) == hari


@pytest.mark.parametrize(
    ("jabatan", "jenis"),
    [
        ("Kepala Desa", "kades"), ("PEMBAKAL", "kades"), ("Sekretaris BPD", "bpd_sekretaris"),
        ("Sekretaris Desa", "sekdes"), ("Kaur Keuangan", "kaur"), ("Kepala Dusun II", "kadus"),
        ("Anggota BPD", "bpd_anggota"), ("Ketua RT 03", "lembaga_ketua"), ("Pesuruh", "staf"),
    ],
)  # fmt: skip
def test_a_post_is_known_by_its_name(jabatan: str, jenis: str) -> None:
    assert guess_jenis(jabatan) == jenis


def test_minutes_keep_the_name_of_who_held_the_post_although_it_changes_later(now: datetime) -> None:
    masa = make_masa(make_jabatan(), now, date(2021, 12, 20))
    usulan = make_usulan(now)
    forum = open_desa(now)
    agree(forum, [usulan], now)
    forum.refresh_from_db()
    assert forum.berita_acara is not None
    asal = forum.berita_acara.isi_sha256
    nama = {p["peran"]: p.get("nama") for p in forum.berita_acara.isi["penandatangan"]}
    assert nama["kades"] == "Abdul Uji"
    masa.orang.nama = "Nama Lain"
    masa.orang.save()
    forum.berita_acara.refresh_from_db()
    assert forum.berita_acara.isi_sha256 == asal
    assert "Nama Lain" not in str(forum.berita_acara.isi)


def test_an_unreadable_day_of_leaving_is_said_and_not_guessed() -> None:
    isi = {
        "nama": "Budi Uji",
        "jabatan": "Pj. Kepala Desa",
        "sk_on": "1 Maret 2019",
        "henti_on": "31/02/2022",
    }
    pamong = read_pamong(BarisLembar(4, isi))
    assert (pamong.jabatan, pamong.jenis, pamong.cara) == ("Kepala Desa", "kades", C.PENJABAT)
    assert pamong.berhenti_on is None
    assert pamong.catatan == ("tanggal SK pemberhentian tidak terbaca, dianggap masih menjabat",)
    with pytest.raises(BarisDitolak, match="berhentinya kosong"):
        read_pamong(BarisLembar(5, {**isi, "status": "Non Aktif"}))
