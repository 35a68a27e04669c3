"""Nomenklatur per versi: bawaan yang jujur sebagai cuplikan, impor yang berulang tanpa akibat."""

import gzip
from datetime import date

import pytest

from terasa.nomenklatur import queries
from terasa.nomenklatur.enums import Asal, Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur, VersiNomenklatur
from terasa.nomenklatur.services import BerkasTakTerpakai, VersiBaru, import_nomenklatur, load_nomenklatur
from terasa.umum.laporan import Laporan
from terasa.umum.pelaku import SISTEM

pytestmark = pytest.mark.django_db
V2019, V2023 = "permendagri-90-2019", "kepmendagri-1317-2023"
KEPALA = "kode,tingkat,nama,kinerja,indikator,satuan\n"
JALAN = "1.03.10.2.01.0044,subkegiatan,Rehabilitasi Jalan,Terehabilitasinya Jalan,Panjang Jalan,KM\n"


def impor(
    teks: str | bytes, *, versi: str = V2023, uji: bool = False, baru: VersiBaru | None = None
) -> Laporan:
    isi = teks.encode() if isinstance(teks, str) else teks
    return import_nomenklatur(
        isi=isi, nama_berkas="daftar.csv", versi=versi, by=SISTEM, versi_baru=baru, uji=uji
    )


def test_shipped_lists_are_there_once() -> None:
    assert load_nomenklatur() == 0
    assert len(queries.list_nomenklatur(V2019, tingkat=Tingkat.BIDANG)) == 44
    assert len(queries.list_nomenklatur(V2023, tingkat=Tingkat.SUB_KEGIATAN)) >= 40
    assert len(queries.list_nomenklatur("apbdes-20-2018", tingkat=Tingkat.SUB_BIDANG)) == 27
    assert queries.get_nomenklatur("sumber-dana-desa-20-2018", "4.2.1").nama == "Dana Desa"
    assert "Cuplikan" in VersiNomenklatur.objects.get(pk=V2023).catatan


def test_every_shipped_code_has_its_parents() -> None:
    for versi, rumpun in ((V2019, Rumpun.URUSAN), (V2023, Rumpun.URUSAN), ("apbdes-20-2018", Rumpun.APBDES)):
        baris = list(Nomenklatur.objects.filter(versi_id=versi).select_related("versi"))
        kode = {n.kode for n in baris}
        assert baris[0].versi.rumpun == rumpun
        assert all(n.kode_induk is None or n.kode_induk in kode for n in baris)


def test_a_page_prints_the_way_down_to_a_sub_kegiatan() -> None:
    jalur = queries.jalur(V2023, "1.03.10.2.01.0044.")
    assert [n.tingkat for n in jalur] == ["urusan", "bidang", "program", "kegiatan", "sub_kegiatan"]
    assert jalur[-1].nama == "Rehabilitasi Jalan"


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        ("rehab jalan rehabilitasi", "1.03.10.2.01.0044"),
        ("jalan tani", "3.27.03.2.02.0003"),
        ("drainase lingkungan", "1.03.06.2.01.0012"),
        ("ruang kelas baru SD", "1.01.02.2.01.0047"),
        ("1.04.03.2.03.0002", "1.04.03.2.03.0002"),
    ],
)
def test_search_by_words_finds_the_sub_kegiatan(kata: str, kode: str) -> None:
    ketemu = queries.search_nomenklatur(kata, V2023, tingkat=Tingkat.SUB_KEGIATAN)
    assert kode in [n.kode for n in ketemu[:5]]


def test_search_takes_operators_as_words() -> None:
    assert queries.search_nomenklatur("jalan & !usaha:* | ('", V2023)
    assert queries.search_nomenklatur("& | !", V2023) == []
    assert queries.search_nomenklatur("jalan", "versi-lain") == []


def test_import_adds_changes_and_reports_each_row() -> None:
    laporan = impor(
        KEPALA
        + "1.03.10.2.01.0044.,subkegiatan,Rehabilitasi  Jalan Kabupaten,,,KM\n"
        + "1.03.10.2.01.0099,sub kegiatan,Contoh Baru,,,Unit\n"
        + "1.03.10.2.01.0099,sub kegiatan,Contoh Baru Lagi,,,Unit\n"
        + ",urusan,Tanpa kode,,,\n"
        + "1.03.10.2,program,Bukan kode,,,\n"
        + "1.03.11,kegiatan,Salah tingkat,,,\n"
        + "1.03.12,program,,,,\n"
    )
    assert [b.hasil for b in laporan.baris] == ["diubah", "diterima", *["dilewati"] * 5]
    assert laporan.baris[0].perbaikan == ("kode dirapikan", "spasi pada nama dirapikan")
    kata = ["baris sebelumnya", "kode kosong", "tidak berbentuk", "bentuk kodenya Program", "nama kosong"]
    assert all(k in b.alasan for k, b in zip(kata, laporan.baris[2:], strict=True))
    assert queries.get_nomenklatur(V2023, "1.03.10.2.01.0044").nama == "Rehabilitasi Jalan Kabupaten"
    assert VersiNomenklatur.objects.get(pk=V2023).catatan == "Diimpor dari daftar.csv."


def test_a_numbered_level_is_no_contradiction() -> None:
    laporan = impor("kode,tingkat,nama\n2.2.01.05.01,5,Dana Desa\n", versi="sumber-dana-90-2019")
    assert laporan.jumlah("diterima") == 1


def test_the_same_file_again_changes_nothing() -> None:
    isi = KEPALA + "1.03.10.2.01.0099,,Contoh Baru,,,Unit\n"
    impor(isi)
    laporan = impor(gzip.compress(isi.encode()))
    assert [(b.hasil, b.alasan) for b in laporan.baris] == [("dilewati", "sama")]


def test_the_shipped_excerpt_does_not_overwrite_an_import() -> None:
    impor(KEPALA + "1.03.10.2.01.0044,,Nama menurut berkas resmi,,,KM\n")
    assert load_nomenklatur() == 0
    baris = queries.get_nomenklatur(V2023, "1.03.10.2.01.0044")
    assert (baris.nama, baris.asal) == ("Nama menurut berkas resmi", Asal.IMPOR)


def test_a_trial_run_keeps_nothing() -> None:
    assert impor(KEPALA + "1.03.10.2.01.0099,,Contoh,,,\n", uji=True).jumlah("diterima") == 1
    assert not Nomenklatur.objects.filter(kode="1.03.10.2.01.0099").exists()


def test_a_new_version_needs_its_decree_and_starting_day() -> None:
    with pytest.raises(BerkasTakTerpakai, match="belum dikenal"):
        impor(KEPALA + JALAN, versi="pemutakhiran-2027")
    impor(
        KEPALA + JALAN,
        versi="pemutakhiran-2027",
        baru=VersiBaru("Pemutakhiran 2027", "Pemutakhiran SIPD 2027", date(2027, 1, 1)),
    )
    kini = queries.find_versi(Rumpun.URUSAN, date(2026, 6, 1))
    nanti = queries.find_versi(Rumpun.URUSAN, date(2027, 6, 1))
    assert kini is not None
    assert nanti is not None
    assert (kini.kode, nanti.kode) == (V2023, "pemutakhiran-2027")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "Kolom wajib"),
        (b"kode;nama\n1;Wajib\n", "dipisah dengan koma"),
        (b"kode,uraian\n1,Wajib\n", "Kolom wajib tidak ada: nama"),
        (b"%PDF-1.7\n\x00\x01", "bukan teks CSV"),
        ("kode,nama\n1,Wajib é\n".encode("latin-1"), "UTF-8"),
        (b"\x1f\x8brusak", "rusak"),
        (b'kode,nama\n1,"Wajib\n', "bukan CSV yang utuh"),
        (b"kode,nama\nA,Wajib\n", "Tidak satu baris pun dapat dipakai; yang pertama: Kode “A” tidak"),
        (b"kode,nama\n", "berkas ini kosong"),
    ],
)
def test_an_unusable_file_is_refused_and_changes_nothing(isi: bytes, kata: str) -> None:
    sebelum = Nomenklatur.objects.count()
    with pytest.raises(BerkasTakTerpakai, match=kata):
        impor(isi)
    assert Nomenklatur.objects.count() == sebelum
