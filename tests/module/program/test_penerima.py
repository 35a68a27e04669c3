"""Untuk siapa sebuah kegiatan dan siapa yang terlewat: versinya, hitungannya, daftarnya, dan siapa yang membacanya."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.program.models import (
    BagianJangkauan,
    BagianSasaran,
    BarisPenerima,
    DaftarPenerima,
    Jangkauan,
    Kegiatan,
    SasaranPenerima,
)
from terasa.program.queries.penerima import list_bagian, list_penerima
from terasa.program.rules.daftar_penerima import KOLOM as KOLOM_DAFTAR
from terasa.program.rules.daftar_penerima import Calon, read_daftar_penerima
from terasa.program.rules.penerima import SasaranTakSah
from terasa.program.services import (
    CannotReach,
    CannotState,
    DataJangkauan,
    cancel_kegiatan,
    forget_daftar_penerima,
    import_daftar_penerima,
    record_jangkauan,
)
from terasa.program.tasks import retire_old
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.lembar import parse_lembar
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import PUBLIK, SISTEM, Pelaku, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, make_unit, sebagai
from tests.module.program.bahan import make_diserahkan, make_kegiatan, make_petugas_unit
from tests.module.program.bahan_penerima import data_sasaran, make_sasaran, reach

pytestmark = pytest.mark.django_db
NAMA = "Siti Aminah Rahasia"
CALON = [Calon(n, DESA, f"RT {1 + n % 2:02d}", f"{NAMA} {n}", "Dusun II") for n in range(1, 41)]


def bring(
    kegiatan: Kegiatan, by: PelakuTetap, now: datetime, sha256: str = "a" * 64, **isi: Any
) -> SasaranPenerima:
    with sebagai(by):
        return import_daftar_penerima(
            kegiatan=kegiatan,
            by=by,
            data=data_sasaran(now, kelompok="disabilitas", satuan="orang", **isi),
            calon=CALON,
            sha256=sha256,
            now=now,
        )


def test_what_is_published_hides_small_places_and_keeps_the_denominator(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    sasaran = make_sasaran(kegiatan, by, {"1": 40, "2": 4, "3": 25, "4": 30}, now=now)
    jangkauan = reach(sasaran, by, {"RT 01": 40, "RT 02": 1, "RT 03": 11, "RT 04": 0}, now=now)
    assert (sasaran.n, jangkauan.is_lebih) == (99, False)
    baris = [(r["tempat"], r["n"], r["bawah"], r["atas"]) for r in jangkauan.rinci]
    assert baris == [
        ([[DESA, "RT 01"]], 40, 40, 40),
        ([[DESA, "RT 04"]], 30, 0, 0),
        ([[DESA, "RT 02"], [DESA, "RT 03"]], 29, 12, 12),
    ]
    assert (jangkauan.terbit["bawah"], jangkauan.terbit["atas"]) == (52, 52)


def test_more_than_meant_is_taken_and_told_and_never_covers_who_was_missed(now: datetime) -> None:
    by = make_petugas_unit()
    sasaran = make_sasaran(make_kegiatan(now=now, by=by), by, {"1": 20, "2": 20}, now=now)
    jangkauan = reach(sasaran, by, {"RT 01": 40, "RT 02": 0}, now=now)
    assert jangkauan.is_lebih
    assert (jangkauan.terbit["bawah"], jangkauan.terbit["lebih"]) == (20, 20)
    assert [r["lebih"] for r in jangkauan.rinci] == [True, False]


def test_a_new_version_needs_its_reason_and_the_old_one_stays(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    make_sasaran(kegiatan, by, {"": 120}, now=now)
    with pytest.raises(CannotState) as galat:
        make_sasaran(kegiatan, by, {"": 80}, now=now)
    assert galat.value.code == "alasan"
    make_sasaran(kegiatan, by, {"": 80}, now=now, alasan="RT 5 dilayani pipa lain.")
    make_sasaran(kegiatan, by, {"": 30}, now=now, kelompok="petani")
    assert [[s.n for s in p.versi] for p in list_penerima(kegiatan)] == [[30], [120, 80]]


@pytest.mark.parametrize(
    ("rumah", "isi", "kode"),
    [
        ({"1": 0}, {}, "jumlah"),
        ({"1": 5, "rt 01": 6}, {}, "ganda"),
        ({"": 90, "1": 6}, {}, "tumpang"),
        ({"Pak Amat": 6}, {}, "rt"),
        ({"1": 6}, {"satuan": "orang"}, "jumlah"),
        ({"1": 6}, {"kelompok": "alien"}, "kelompok"),
        ({"1": 6}, {"sumber": " "}, "sumber"),
    ],
)
def test_what_would_count_wrongly_is_refused(now: datetime, rumah: Any, isi: Any, kode: str) -> None:
    by = make_petugas_unit()
    with pytest.raises(AturanDilanggar) as galat:
        make_sasaran(make_kegiatan(now=now, by=by), by, rumah, now=now, **isi)
    assert galat.value.code == kode


def test_only_its_unit_states_and_counts_and_not_once_it_is_cancelled(now: datetime) -> None:
    by, lain = make_petugas_unit(), make_petugas_unit(make_unit("dinas-lain"))
    kegiatan = make_kegiatan(now=now, by=by)
    sasaran = make_sasaran(kegiatan, by, {"": 50}, now=now)
    for orang in (lain, make_pelaku(JenisPeran.BAPPEDA), make_pelaku(JenisPeran.OPERATOR_DESA, DESA)):
        with pytest.raises(CannotState):
            make_sasaran(kegiatan, orang, {"": 60}, now=now, alasan="Berubah saja.")
        with pytest.raises(CannotState):
            reach(sasaran, orang, {"": 60}, now=now)
    with sebagai(by):
        cancel_kegiatan(kegiatan=kegiatan, by=by, alasan_kode="R05", alasan="Tanahnya belum jelas.", now=now)
    with pytest.raises(CannotState):
        reach(sasaran, by, {"": 10}, now=now)


def test_a_count_is_stored_once_and_every_place_needs_its_number(now: datetime) -> None:
    by = make_petugas_unit()
    sasaran = make_sasaran(make_kegiatan(now=now, by=by), by, {"1": 20, "2": 20}, now=now)
    satu = reach(sasaran, by, {"RT 01": 20, "RT 02": 10}, now=now)
    lagi = reach(sasaran, by, {"RT 01": 1, "RT 02": 1}, now=now, kunci=satu.kunci_kirim)
    assert (lagi, Jangkauan.objects.count()) == (satu, 1)
    with sebagai(by), pytest.raises(CannotReach) as galat:
        record_jangkauan(
            sasaran=sasaran,
            by=by,
            data=DataJangkauan(timezone.localdate(now), "hitungan"),
            capaian={list_bagian(sasaran)[0].pk: (20, "")},
            kunci_kirim=sasaran.pk,
            now=now,
        )
    assert galat.value.code == "kurang"
    with pytest.raises(CannotReach):
        reach(sasaran, by, {"RT 01": 1, "RT 02": 1}, now=now, hari=-90)


def test_an_estimate_carries_its_interval_and_needs_enough_asked(now: datetime) -> None:
    by = make_petugas_unit()
    sasaran = make_sasaran(make_kegiatan(now=now, by=by), by, {"": 200}, now=now)

    def guess(ya: int, n: int) -> Jangkauan:
        data = DataJangkauan(timezone.localdate(now), "contoh", contoh=(ya, n))
        with sebagai(by):
            return record_jangkauan(
                sasaran=sasaran, by=by, data=data, capaian={}, kunci_kirim=sasaran.pk, now=now
            )

    for buruk in ((9, 9), (31, 30)):
        with pytest.raises(CannotReach):
            guess(*buruk)
    taksiran = guess(24, 30).terbit["taksiran"]
    assert (taksiran["persen"], taksiran["lo"], taksiran["hi"]) == (80.0, 62.69, 90.5)


def test_a_private_list_makes_the_numbers_and_the_same_file_comes_in_once(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    sasaran = bring(kegiatan, by, now)
    with sebagai(by):
        assert [(b.rt, b.orang) for b in list_bagian(sasaran)] == [("RT 01", 20), ("RT 02", 20)]
    with pytest.raises(CannotState) as galat:
        bring(kegiatan, by, now, alasan="Dikirim lagi.")
    assert galat.value.code == "sudah-diimpor"
    assert bring(kegiatan, by, now, sha256="b" * 64, alasan="Daftar diperbarui.").urutan == 2


def read_many(by: Pelaku) -> list[int]:
    with sebagai(by):
        return [m.objects.count() for m in (BarisPenerima, BagianSasaran, BagianJangkauan)]


def test_the_database_shows_names_and_small_counts_to_the_unit_alone(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    reach(bring(kegiatan, by, now), by, {"RT 01": 3, "RT 02": 20}, now=now)
    orang_lain = (
        make_petugas_unit(make_unit("dinas-lain")),
        make_pelaku(JenisPeran.BAPPEDA),
        make_pelaku(JenisPeran.KADES, DESA),
        make_pelaku(JenisPeran.OPERATOR_DESA, DESA_LAIN),
        # Sits in the same house, but holds no post of the unit's own.
        make_pelaku(JenisPeran.DINAS_PMD, KABUPATEN),
        make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, berlaku_sampai=now.date() - timedelta(days=30)),
        PUBLIK,
    )
    assert read_many(by) == [40, 2, 2]
    assert [read_many(o) for o in orang_lain] == [[0, 0, 0]] * len(orang_lain)
    with konteks.pakai(konteks.KOSONG), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM program_barispenerima")
        assert cursor.fetchone() == (0,)


def test_a_former_officer_of_the_unit_reads_nothing(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    bring(kegiatan, by, now)
    dulu = make_pelaku(
        JenisPeran.PERANGKAT_DAERAH, KABUPATEN, kegiatan.unit, berlaku_sampai=now.date() - timedelta(days=30)
    )
    assert read_many(dulu) == [0, 0, 0]


def test_no_other_unit_writes_into_a_list(now: datetime) -> None:
    by, lain = make_petugas_unit(), make_petugas_unit(make_unit("dinas-lain"))
    bring(make_kegiatan(now=now, by=by), by, now)
    with sebagai(lain):
        assert BarisPenerima.objects.update(nama="x") == 0
        assert BarisPenerima.objects.all().delete()[0] == 0
    assert read_many(by)[0] == 40


def test_the_audit_keeps_no_name_and_no_small_count(now: datetime) -> None:
    by = make_petugas_unit()
    reach(bring(make_kegiatan(now=now, by=by), by, now), by, {"RT 01": 3, "RT 02": 20}, now=now)
    with konteks.pakai(konteks.sistem()):
        baris = AuditBaris.objects.filter(tabel__startswith="program_b")
        assert {b.tabel for b in baris} == {
            "program_barispenerima",
            "program_bagiansasaran",
            "program_bagianjangkauan",
        }
        assert NAMA not in str([b.data for b in AuditBaris.objects.all()])
        assert not any("terjangkau" in str(b.data) for b in baris)


def test_a_list_goes_after_its_time_and_the_numbers_stay(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_kegiatan(now=now, by=by)
    sasaran = bring(kegiatan, by, now)
    with konteks.pakai(konteks.sistem()):
        assert retire_old(by=SISTEM, now=now + timedelta(days=364)) == 0
        assert retire_old(by=SISTEM, now=now + timedelta(days=366)) == 1
        assert not BarisPenerima.objects.exists()
    daftar = DaftarPenerima.objects.get()
    assert (daftar.dihapus_at is not None, daftar.sha256, sasaran.n) == (True, "a" * 64, 40)


def test_after_the_handover_a_list_goes_sooner_and_its_unit_may_erase_it(now: datetime) -> None:
    by = make_petugas_unit()
    kegiatan = make_diserahkan(now=now, by=by)
    bring(kegiatan, by, now)
    daftar = DaftarPenerima.objects.get()
    assert daftar.hapus_on == timezone.localdate(now) + timedelta(days=90)
    with sebagai(make_pelaku(JenisPeran.BAPPEDA)) as _, pytest.raises(CannotState):
        forget_daftar_penerima(daftar=daftar, by=make_pelaku(JenisPeran.BAPPEDA), now=now, alasan="x")
    with sebagai(by):
        assert forget_daftar_penerima(daftar=daftar, by=by, now=now, alasan="diminta") == 40


LEMBAR = f"""Daftar penerima bantuan
No;NIK;Nama Penerima;Desa;RT;Alamat
1;6306040101900001;{NAMA};Bamban;1;Dusun I
2;6306040101900002;Ahmad;{DESA};02;Dusun I
3;;Rusli;Bamban;1;KTP 6306040101900003
4;;Ahmad;Bamban;RT 2;dusun i
5;;Jaini;Angkinang;1;Dusun I
6;;Mahmud;Bamban;ujung;Dusun I
"""


@pytest.mark.parametrize("bernama", [True, False])
def test_a_sheet_is_read_row_by_row_and_the_report_names_nobody(bernama: bool) -> None:
    lembar = parse_lembar(LEMBAR.encode(), KOLOM_DAFTAR)
    laporan = read_daftar_penerima(lembar, desa={DESA: "Bamban", DESA_LAIN: "Bamban Utara"}, bernama=bernama)
    assert [(c.nomor, c.desa, c.rt) for c in laporan.calon] == [(3, DESA, "RT 01"), (4, DESA, "RT 02")]
    assert [nomor for nomor, _sebab in laporan.dilewati] == [5, 6, 7, 8]
    assert (NAMA in str(laporan.calon)) == bernama
    assert not any(nama in str(laporan.dilewati) for nama in (NAMA, "Ahmad", "Rusli", "Jaini", "Mahmud"))
    assert "63060401" not in str(laporan)


def test_a_sheet_without_one_usable_row_says_why() -> None:
    lembar = parse_lembar(b"desa;rt\nEntah;1\n", KOLOM_DAFTAR)
    with pytest.raises(SasaranTakSah, match="Baris 2"):
        read_daftar_penerima(lembar, desa={DESA: "Bamban"}, bernama=False)
