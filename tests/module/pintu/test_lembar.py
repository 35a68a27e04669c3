"""Lembar suara: berantakan, ber-NIK, dua kali; tiap orang satu suara, tidak ada yang dua kali."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

import pytest

from terasa.aspirasi.enums import Kelompok, Sumber
from terasa.aspirasi.models import Aspirasi, Isi
from terasa.aspirasi.queries import find_by_kunci
from terasa.aspirasi.rules import DataAspirasi
from terasa.dokumen.models import Berkas
from terasa.pintu.enums import Acara
from terasa.pintu.models import Asal, Unggahan
from terasa.pintu.rules.lembar import KOLOM_ASPIRASI
from terasa.pintu.services.lembar import (
    CannotEnter,
    HasilImpor,
    Pertemuan,
    Tulisan,
    import_aspirasi,
    record_lembar,
)
from terasa.pintu.services.unggah import drop_basi, import_unggahan, prepare_unggahan
from terasa.umum import konteks
from terasa.umum.lembar import parse_lembar
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
RESES = Pertemuan(Acara.RESES, "Reses masa sidang I", date(2026, 2, 10))
BERANTAKAN = """DAFTAR ASPIRASI RESES;;;;;
No;Nama Warga;NIK;USULAN;Kel/Desa;Kec.
1;Siti;6306040101900001;Jembatan lapuk hubungi 081234567890;Ds. Bamban;Angkinang
2;Ali;6306040101900002;Jembatan lapuk hubungi 081234567890;Bamban;Angkinang
3;Budi;;;Bamban;Angkinang
4;Ani;;Sumur kering;Baru;
5;Ina;;Sumur kering;Baru;Daha Barat
"""


def bring(
    teks: str, akar: str = KABUPATEN, pertemuan: Pertemuan = RESES, *, now: datetime, uji: bool = False
) -> HasilImpor:
    bappeda = make_pelaku("bappeda")
    with sebagai(bappeda):
        lembar = parse_lembar(teks.encode(), KOLOM_ASPIRASI)
        return import_aspirasi(lembar=lembar, akar=akar, pertemuan=pertemuan, by=bappeda, now=now, uji=uji)


def test_messy_sheet_gives_one_voice_a_person_without_names_or_numbers(now: datetime, sistem: None) -> None:
    hasil = bring(BERANTAKAN, now=now)
    assert [(b.id, b.hasil) for b in hasil.laporan.baris] == [
        ("1", "diterima"), ("2", "diterima"), ("3", "dilewati"), ("4", "dilewati"), ("5", "diterima"),
    ]  # fmt: skip
    assert hasil.laporan.exit_code == 1
    semua = " ".join(Isi.objects.values_list("masalah", flat=True))
    assert not any(k in semua for k in ("Siti", "6306040101900001", "081234567890"))
    assert set(Aspirasi.objects.values_list("sumber", flat=True)) == {Sumber.LEMBAR}
    assert set(Asal.objects.values_list("acara", "pada_on")) == {(Acara.RESES, date(2026, 2, 10))}


def test_same_sheet_again_changes_nothing_and_another_meeting_is_another_voice(
    now: datetime, sistem: None
) -> None:
    bring(BERANTAKAN, now=now)
    lagi = bring(BERANTAKAN, now=now).laporan
    assert [b.alasan for b in lagi.baris if b.id in "125"] == ["sama"] * 3
    assert Aspirasi.objects.count() == 3
    bring(BERANTAKAN, pertemuan=Pertemuan(Acara.DIALOG), now=now)
    assert Aspirasi.objects.count() == 6


def test_trial_stores_nothing(now: datetime, sistem: None) -> None:
    assert bring(BERANTAKAN, now=now, uji=True).laporan.jumlah("diterima") == 3
    assert Aspirasi.objects.count() == 0


def test_sheet_of_one_desa_needs_no_place_and_reads_the_group(now: datetime, sistem: None) -> None:
    bring("Saran,Unsur\nPasang lampu jalan,Kelompok tani\nPerbaiki posyandu,Ibu-ibu PKK\n", DESA, now=now)
    assert set(Aspirasi.objects.values_list("kode_desa", "kelompok")) == {
        (DESA, Kelompok.TANI), (DESA, Kelompok.PEREMPUAN),
    }  # fmt: skip


def test_sheet_of_another_place_is_refused(now: datetime) -> None:
    desa = make_pelaku("operator_desa", DESA)
    lembar = parse_lembar(b"No,Saran\n1,x yz\n", KOLOM_ASPIRASI)
    for akar in (DESA_LAIN, KABUPATEN, "63.06.99.2001", "salah"):
        with sebagai(desa), pytest.raises(CannotEnter):
            import_aspirasi(lembar=lembar, akar=akar, pertemuan=RESES, by=desa, now=now)


def test_table_is_all_or_nothing_and_each_has_a_slip_that_opens(now: datetime, sistem: None) -> None:
    petugas = make_pelaku("operator_desa", DESA)
    tulisan = [Tulisan(uuid4(), DataAspirasi(kode_desa=DESA, masalah=f"Masalah {n}.")) for n in range(3)]
    with sebagai(petugas):
        slip = record_lembar(pertemuan=RESES, tulisan=tulisan, by=petugas, now=now)
        lagi = record_lembar(pertemuan=RESES, tulisan=tulisan, by=petugas, now=now)
        luar = Tulisan(uuid4(), DataAspirasi(kode_desa=DESA_LAIN, masalah="Di desa lain."))
        with pytest.raises(CannotEnter):
            record_lembar(
                pertemuan=RESES, tulisan=[Tulisan(uuid4(), tulisan[0].data), luar], by=petugas, now=now
            )
    assert [s.kunci for s in slip] == [s.kunci for s in lagi]
    assert find_by_kunci(slip[0].aspirasi.kode, slip[0].kunci) == slip[0].aspirasi
    assert (Aspirasi.objects.count(), Asal.objects.count()) == (3, 3)


def test_upload_is_brought_in_once_and_its_file_deleted(now: datetime, sistem: None) -> None:
    petugas = make_pelaku("operator_desa", DESA)
    with sebagai(petugas):
        unggahan = prepare_unggahan(
            akar=DESA, pertemuan=RESES, data=b"No,Saran\n1,Pasang lampu\n", nama="a.csv", by=petugas, now=now
        )
        assert len(import_unggahan(unggahan=unggahan, by=petugas, now=now)) == 1
        with pytest.raises(CannotEnter):
            import_unggahan(unggahan=unggahan, by=petugas, now=now)
    assert not Berkas.objects.exists()


def test_forgotten_upload_loses_its_file(now: datetime, sistem: None) -> None:
    petugas = make_pelaku("operator_desa", DESA)
    with sebagai(petugas):
        prepare_unggahan(
            akar=DESA, pertemuan=RESES, data=b"No,Saran\n1,Lampu jalan\n", nama="a", by=petugas, now=now
        )
    with konteks.pakai(konteks.sistem()):
        assert drop_basi(now.replace(day=now.day + 2)) == 1
        assert Unggahan.objects.get().berkas_id is None
