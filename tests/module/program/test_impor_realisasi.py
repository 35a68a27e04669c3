"""Impor folder realisasi: semuanya masuk sekali, tepat sampai rupiah, atau tidak sama sekali."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model, Sum

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.cari.models import Entri
from terasa.program.models import (
    Kegiatan,
    Kontrak,
    Pekerjaan,
    Realisasi,
    RencanaBulan,
    SerahPekerjaan,
    Tahapan,
    TitikPekerjaan,
)
from terasa.program.queries.anggaran import list_versi_anggaran
from terasa.program.rules.anggaran import IsiVersi
from terasa.program.rules.impor.catatan import LaporanRealisasi
from terasa.program.services import (
    CannotBudget,
    DataKontrak,
    add_adendum,
    import_realisasi,
    rename_kegiatan,
    revise_anggaran,
)
from terasa.umum import konteks
from terasa.umum.errors import MasukanTakTerbaca
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.pelaku import PelakuTetap
from tests.factories import KABUPATEN, make_pelaku, sebagai
from tests.module.program.bahan import get_sub_kegiatan
from tests.module.program.folder_realisasi import make_folder

pytestmark = pytest.mark.django_db
SISTEM = PelakuTetap(label="Impor realisasi", jenis="sistem")
TABEL: tuple[type[Model], ...] = (
    Unit, Kegiatan, Pekerjaan, Kontrak, Tahapan, TitikPekerjaan, SerahPekerjaan, RencanaBulan, Realisasi, Entri,
)  # fmt: skip


def bring_in(now: datetime, berkas: Mapping[str, bytes] | None = None, **isi: Any) -> LaporanRealisasi:
    with konteks.pakai(konteks.sistem()):
        return import_realisasi(
            **{
                "berkas": make_folder() if berkas is None else berkas,
                "kabupaten": KABUPATEN,
                "tahun": 2019,
                "by": SISTEM,
                "now": now,
                **isi,
            }
        )


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that the import writes."""
    return {m._meta.label: sorted(m._default_manager.values_list(), key=str) for m in TABEL}


def count(laporan: LaporanRealisasi, jenis: str) -> tuple[int, int, int, int]:
    n = laporan.as_json()[jenis]
    return n["dibaca"], n["diterima"], n["diubah"], n["dilewati"]


def flags(laporan: LaporanRealisasi, berkas: str) -> list[tuple[str, str]]:
    return [(t.id, t.kode) for t in laporan.catatan.tanda if t.berkas == f"{berkas}.csv"]


def test_every_row_comes_in_and_the_totals_are_those_of_the_rows(now: datetime) -> None:
    laporan = bring_in(now)
    banyak = {
        "perangkat_daerah": 3,
        "pekerjaan": 4,
        "progres": 4,
        "lokasi": 3,
        "kontrak": 3,
        "serah_terima": 1,
    }
    banyak |= {"rencana_penyerapan": 2, "rfk_bulanan": 8, "rfk_formulir": 2}
    for jenis, n in banyak.items():
        assert count(laporan, jenis) == (n, n, 0, 0), jenis
    jumlah = laporan.as_json()["jumlah"]
    tersimpan = (
        Pekerjaan.objects.aggregate(n=Sum("pagu"))["n"],
        Kontrak.objects.aggregate(n=Sum("nilai"))["n"],
        Tahapan.objects.aggregate(n=Sum("keuangan"))["n"],
    )
    assert tersimpan == (990_000_000, 1_063_000_001, 238_000_000)
    dilaporkan = (
        jumlah["pekerjaan"]["pagu"],
        jumlah["kontrak"]["nilai"],
        jumlah["progres"]["realisasi_keuangan"],
    )
    assert dilaporkan == tersimpan
    assert laporan.exit_code == 0


def test_a_second_import_changes_no_row(now: datetime, django_assert_max_num_queries: Any) -> None:
    bring_in(now)
    sebelum = contents()
    with django_assert_max_num_queries(40):
        laporan = bring_in(now)
    assert contents() == sebelum
    isi = laporan.as_json()
    assert (isi["diterima"], isi["diubah"], isi["pekerjaan"]["sama"]) == (0, 0, 4)
    assert laporan.exit_code == 0


def test_a_trial_says_the_same_and_stores_nothing(now: datetime) -> None:
    sebelum = contents()
    uji = bring_in(now, uji=True).as_json()
    assert contents() == sebelum
    assert uji | {"uji": False} == bring_in(now).as_json()


def test_a_work_stands_as_its_newest_rows_say(now: datetime) -> None:
    bring_in(now)
    a = Pekerjaan.objects.get(asal_id="7")
    assert (a.nilai_kontrak, a.selesai_on, a.tahap, a.jenis) == (
        495_000_000,
        date(2019, 10, 15),
        "kontrak",
        "konstruksi",
    )
    assert list(a.kontrak.values_list("urutan", "nilai", "keterangan")) == [
        (0, 480_000_000, ""),
        (1, 495_000_000, "Addendum biaya"),
    ]
    assert a.titik.count() == 2
    assert Pekerjaan.objects.get(asal_id="9").tahap == ""


def test_a_kegiatan_takes_its_ceiling_from_the_plan_and_its_state_from_its_works(now: datetime) -> None:
    bring_in(now)
    jembatan = Kegiatan.objects.get(nama="Rehabilitasi Jembatan")
    assert (jembatan.pagu, jembatan.nomenklatur_kode, jembatan.status) == (
        900_000_000, "1.03.1.01.01.05.", "dilaksanakan",
    )  # fmt: skip
    assert jembatan.nomenklatur_versi == "permendagri-13-2006"
    assert Kegiatan.objects.get(nama="Pengadaan Mebel").pagu == 100_000_000
    assert Kegiatan.objects.get(nama="Rehabilitasi Gedung").status == "selesai_fisik"
    # Cents of single months are rounded so that the year keeps its sum.
    assert jembatan.rencana.aggregate(n=Sum("keuangan"))["n"] == 900_000_000


def test_a_monthly_form_becomes_plan_and_reports_up_to_its_month(now: datetime) -> None:
    bring_in(now)
    lomba = Kegiatan.objects.get(nama="Lomba Desa")
    assert lomba.unit.nama == "Kecamatan Padang Batung"
    assert [(r.per_tanggal, r.keuangan_persen, r.fisik_persen) for r in lomba.realisasi.all()] == [
        (date(2019, 1, 31), 0, 0),
        (date(2019, 2, 28), 0, 0),
        (date(2019, 3, 31), 100, 50),
    ]
    assert lomba.realisasi.last().is_menyimpang  # type: ignore[union-attr]
    assert list(lomba.rencana.filter(bulan=3).values_list("keuangan", "fisik")) == [(9_000_000, 100)]
    rapat = Kegiatan.objects.get(nama="Rapat Kecamatan")
    assert rapat.rencana.aggregate(n=Sum("fisik"))["n"] == 100


def test_an_official_form_becomes_one_report_and_its_arithmetic_is_checked(now: datetime) -> None:
    salah = "3,Program C,Lain,100000000,50,0,0,0,0,0,0,0,0,99,0,0,0,0,0,0"
    laporan = bring_in(now, make_folder({"rfk_kec_sungai_raya_2019_04": [salah]}))
    bina = Realisasi.objects.get(kegiatan__nama="Pelayanan Umum")
    assert (bina.per_tanggal, bina.keuangan_persen, bina.fisik_persen) == (date(2019, 4, 30), 40, 60)
    perihal = {s.perihal for s in laporan.catatan.selisih if s.berkas.startswith("rfk_kec_sungai_raya")}
    assert {"bobot_persen", "sisa_rp", "jumlah bobot"} <= perihal


def test_what_cannot_be_believed_is_flagged_and_left_empty(now: datetime) -> None:
    buruk = {
        "kerja": [
            "20,Tepi,Kegiatan Tepi,,Dinas Contoh Satu,Barang,Tender,2147483647,,",
            "21,Nol,Kegiatan Nol,,Dinas Contoh Satu,Barang,Tender,0,,",
            "22,Kata,Kegiatan Kata,,Dinas Contoh Satu,Barang,Tender,unknown,,",
            '23,Titik,Kegiatan Titik,,Dinas Contoh Satu,Barang,Tender,"1.000.000,00",,',
        ],
        "kontrak": [
            "30,23,14 Maret 2019,1500000,9,2019-03-14,2019-03-22,",
            "31,9,2019-04-01,-,10,2019-05-01,2019-04-01,",
            "32,20,2019-04-01,4294967295,10,2019-04-01,2019-04-10,",
        ],
        "maju": [
            "80,7,Kontrak,2019-06-01,PHO,2019-05-01,,140000000,20,2019-07-22",
            "81,9,Tahap Aneh,2019-06-01,,,,0,120,besok",
        ],
        "tempat": ["9,9,115.25,-2.78,Terbalik", "10,9,0,0,Nol", "11,9,unknown,-,Kata"],
    }
    laporan = bring_in(now, make_folder(buruk))
    assert flags(laporan, "kerja") == [("20", "tepi-mesin"), ("21", "nol"), ("22", "tak-diketahui")]
    assert set(Pekerjaan.objects.filter(asal_id__in=["20", "21", "22"]).values_list("pagu", flat=True)) == {
        None
    }
    assert Kegiatan.objects.get(nama="Kegiatan Tepi").pagu is None
    assert Pekerjaan.objects.get(asal_id="23").pagu == 1_000_000
    assert flags(laporan, "kontrak") == [
        ("8", "dibulatkan"),
        ("30", "melebihi-pagu"),
        ("31", "tak-diketahui"),
        ("31", "tanggal-terbalik"),
        ("32", "tepi-mesin"),
    ]
    tinggi = Kontrak.objects.get(asal_id="30")
    assert (tinggi.tanggal, tinggi.nilai, tinggi.tanda) == (date(2019, 3, 14), 1_500_000, ["melebihi-pagu"])
    assert Pekerjaan.objects.get(asal_id="23").nilai_kontrak is None
    kode = {k for _i, k in flags(laporan, "maju")}
    assert kode == {
        "tanggal-terbalik",
        "mundur",
        "tahap-tidak-dikenal",
        "di-luar-persen",
        "tanggal-tak-terbaca",
    }
    assert [k for _i, k in flags(laporan, "tempat")] == ["tanpa-koordinat", *["koordinat-mustahil"] * 3]
    assert laporan.exit_code == 0


def test_a_sheets_own_total_is_compared_and_never_taken_in(now: datetime) -> None:
    jumlah = {
        "kerja": [",JUMLAH,,,,,,990000001,,"],
        "kontrak": ["Total,,,1063000000.50,,,,"],
        "rencana": ["Jumlah,,,912000000" + "," * 12],
    }
    laporan = bring_in(now, make_folder(jumlah))
    assert count(laporan, "pekerjaan") == (5, 4, 0, 1)
    assert laporan.exit_code == 0
    kata = [
        (s.perihal, s.tertulis, s.dihitung)
        for s in laporan.catatan.selisih
        if s.perihal.startswith("jumlah ")
    ]
    assert ("jumlah pagu", "990000001", "990000000") in kata
    assert not [k for k in kata if k[0] == "jumlah nilai" or k[1] == "912000000"]


def test_another_sheet_of_the_same_works_is_compared(now: datetime) -> None:
    laporan = bring_in(now)
    kata = [(s.perihal, s.tertulis) for s in laporan.catatan.selisih if s.berkas == "keadaan.csv"]
    assert ("pekerjaan", "Rehab Jembatan Z") in kata
    assert not Pekerjaan.objects.filter(nama="Rehab Jembatan Z").exists()
    assert any("masuk.csv" in kata for kata in laporan.catatan.bukan_bagian)


def test_rows_that_point_nowhere_or_come_twice_are_left_out_and_named(now: datetime) -> None:
    ganda = {"kontrak": ["5,7,2019-01-01,1,1,,,", "40,999,2019-01-01,1,1,,,", ",7,2019-01-01,1,1,,,"]}
    laporan = bring_in(now, make_folder(ganda))
    assert count(laporan, "kontrak") == (6, 3, 0, 3)
    assert [h.alasan for h in laporan.bermasalah] == [
        "nomor ini sudah dipakai baris 2",
        "pekerjaan 999 tidak ada dalam folder ini",
        "tanpa nomor (id)",
    ]
    assert laporan.exit_code == 1


def test_a_changed_row_is_changed_and_a_hand_written_addendum_stays(now: datetime) -> None:
    bring_in(now)
    a = Pekerjaan.objects.get(asal_id="7")
    by = make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, a.kegiatan.unit)
    data = DataKontrak(tanggal=date(2019, 8, 1), nilai=499_000_000, keterangan="Tiang tambahan di hilir.")
    with sebagai(by):
        add_adendum(pekerjaan=a, by=by, data=data, now=now)
    berkas = make_folder()
    berkas["kontrak.csv"] = berkas["kontrak.csv"].replace(b"480000000", b"481000000")
    laporan = bring_in(now, berkas)
    assert count(laporan, "kontrak") == (3, 0, 1, 2)
    a.refresh_from_db()
    assert a.nilai_kontrak == 499_000_000
    assert [k.nilai for k in a.kontrak.all()] == [481_000_000, 495_000_000, 499_000_000]


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("kontrak.csv", b'id,id_pekerjaan,tanggal,nilai\n5,7,2019-05-02,"480'),
        ("kontrak.csv", b""),
        ("kontrak.csv", b"%PDF-1.4"),
        ("rfk_tanpa_bulan.csv", make_folder()["rfk_kec_padang_batung_2019_03.csv"]),
        ("rfk_kec_lain_2020_01.csv", make_folder()["rfk_kec_padang_batung_2019_03.csv"]),
    ],
)
def test_one_faulty_file_keeps_the_whole_folder_out(now: datetime, nama: str, isi: bytes) -> None:
    sebelum = contents()
    with pytest.raises(MasukanTakTerbaca):
        bring_in(now, {**make_folder(), nama: isi})
    assert contents() == sebelum


def test_a_second_import_keeps_the_budget_and_the_name_that_people_wrote_since(now: datetime) -> None:
    bring_in(now)
    kegiatan = Kegiatan.objects.get(nama="Rapat Koordinasi")
    sub, alasan = get_sub_kegiatan(), "Digeser dalam perubahan anggaran tahun itu."
    isi = IsiVersi("perubahan", 10_000_000, (("DAU", 10_000_000),), sub.versi_id, sub.kode, alasan=alasan)
    with konteks.pakai(konteks.sistem()):
        revise_anggaran(kegiatan=kegiatan, by=SISTEM, isi=isi, now=now)
        rename_kegiatan(kegiatan=kegiatan, by=SISTEM, nama="Rapat Koordinasi Desa", alasan=alasan, now=now)
    laporan = bring_in(now)
    connection.check_constraints()
    kini = Kegiatan.objects.get(pk=kegiatan.pk)
    assert (kini.pagu, kini.nama, kini.nomenklatur_kode) == (10_000_000, "Rapat Koordinasi Desa", sub.kode)
    assert [v.versi.jumlah for v in list_versi_anggaran(kini)] == [12_000_000, 10_000_000]
    assert any("12000000" in kata and "10000000" in kata for kata in laporan.catatan.catatan)


def test_an_interrupted_import_leaves_nothing(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_rows: object) -> None:
        raise KeyboardInterrupt

    sebelum = contents()
    monkeypatch.setattr("terasa.program.services.impor.tindakan.write_entri_many", fail)
    with pytest.raises(KeyboardInterrupt):
        bring_in(now)
    assert contents() == sebelum


def test_sheets_are_known_by_their_columns(now: datetime) -> None:
    berkas = {
        (f"x{n}.csv" if "rfk" not in nama else nama): isi
        for n, (nama, isi) in enumerate(make_folder().items())
    }
    assert count(bring_in(now, berkas), "pekerjaan") == (4, 4, 0, 0)
    with pytest.raises(MasukanTakTerbaca):
        bring_in(now, {"lain.csv": b"a,b\n1,2\n", "baca.md": b"# judul"})


def test_only_bappeda_of_this_kabupaten_brings_a_folder_in(now: datetime) -> None:
    by = make_pelaku(JenisPeran.OPERATOR_DESA, "63.06.04.2002")
    with pytest.raises(CannotBudget):
        bring_in(now, by=by)


def test_public_codes_are_taken_once(now: datetime) -> None:
    bring_in(now)
    kode = set(Kegiatan.objects.values_list("kode", flat=True))
    assert len(kode) == Kegiatan.objects.count()
    assert not kode & set(claim_kode_many("kegiatan", 5))
    assert Entri.objects.filter(kode__in=kode).count() == len(kode)
    assert Decimal(0) <= min(r.fisik_persen for r in Realisasi.objects.all())
