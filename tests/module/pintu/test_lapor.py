"""Titipan LAPOR!: teks tanpa nomor orang, nomor laporan yang disimpan, dan jam tiap langkahnya."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from terasa.aspirasi.models import Aspirasi
from terasa.aturan.models import Tenggat
from terasa.pintu.enums import LangkahLapor
from terasa.pintu.rules.lapor import clean_nomor, write_teks
from terasa.pintu.services.lapor import CannotLapor, move_lapor, record_lapor
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku, sebagai

SELASA, RABU = date(2026, 3, 10), date(2026, 3, 11)


@pytest.fixture
def aspirasi(sistem: None, now: datetime) -> Aspirasi:
    return make_aspirasi(now=now, surel="siti@contoh.id").aspirasi


def test_text_masks_numbers_and_names_the_place() -> None:
    teks = write_teks(
        masalah="Pungli di loket. Hubungi 081234567890.", tempat="Desa Bamban, Kec. Angkinang", dusun="RT 2",
        patokan="", diajukan_on=SELASA, kode="7K3D-9QXA-5",
    )  # fmt: skip
    assert "081234567890" not in teks
    assert "Lokasi: RT 2, Desa Bamban, Kec. Angkinang" in teks
    assert "7K3D-9QXA-5" in teks


@pytest.mark.parametrize(
    ("teks", "nomor"), [(" #76 54321 ", "7654321"), ("lpr-12/a", "LPR-12/A"), ("x", ""), ("<script>", "")]
)
def test_number_is_kept_as_lapor_writes_it(teks: str, nomor: str) -> None:
    assert clean_nomor(teks) == nomor


@pytest.mark.django_db
def test_each_step_runs_its_own_clock(aspirasi: Aspirasi, now: datetime) -> None:
    petugas = make_pelaku("operator_desa", DESA)
    with sebagai(petugas):
        titipan = record_lapor(aspirasi=aspirasi, nomor="7654321", pada_on=SELASA, by=petugas, now=now)
        besok = now.replace(day=11)
        for langkah in (LangkahLapor.DITERUSKAN, LangkahLapor.DITANGGAPI):
            move_lapor(titipan=titipan, langkah=langkah, pada_on=RABU, by=petugas, now=besok)
    jam = Tenggat.objects.filter(objek_jenis="lapor").order_by("pk")
    assert [(t.aturan_kode, t.selesai_at is None) for t in jam] == [
        ("lapor-diteruskan", False), ("lapor-respons-pertama", False), ("lapor-ditutup-otomatis", True),
    ]  # fmt: skip
    assert jam[0].jatuh_tempo_on == date(2026, 3, 13)
    with sebagai(petugas):
        move_lapor(titipan=titipan, langkah=LangkahLapor.SELESAI, pada_on=RABU, by=petugas, now=besok)
    assert not jam.filter(selesai_at__isnull=True).exists()


@pytest.mark.django_db
def test_wrong_office_number_day_and_direction_are_refused(aspirasi: Aspirasi, now: datetime) -> None:
    petugas, tetangga = make_pelaku("operator_desa", DESA), make_pelaku("operator_desa", DESA_LAIN)
    for by, nomor, hari in (
        (tetangga, "7654321", SELASA),
        (petugas, "?", SELASA),
        (petugas, "7654321", RABU),
    ):
        with sebagai(by), pytest.raises(CannotLapor):
            record_lapor(aspirasi=aspirasi, nomor=nomor, pada_on=hari, by=by, now=now)
    with sebagai(petugas):
        titipan = record_lapor(aspirasi=aspirasi, nomor="7654321", pada_on=SELASA, by=petugas, now=now)
        with pytest.raises(CannotLapor):
            move_lapor(titipan=titipan, langkah=LangkahLapor.MASUK, pada_on=SELASA, by=petugas, now=now)
