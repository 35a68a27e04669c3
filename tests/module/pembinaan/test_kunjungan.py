"""Kunjungan dari rencana sampai tanda terima, dan yang terbuka pada kunjungan berikutnya."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.pembinaan import services as s
from terasa.pembinaan.models import HubunganBinaan, JawabanPeriksa, Kesepakatan, Temuan
from terasa.pembinaan.queries import list_binaan, list_terbuka, read_lembar
from terasa.pembinaan.services import CannotCoach, Catatan, IsiTemuan, Jawaban
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, KABUPATEN, get_pengguna, sebagai
from tests.module.pembinaan.bersama import DAFTAR, Orang, make_orang, plan, record


@pytest.fixture
def orang(sistem: None) -> Orang:
    return make_orang()


def test_usual_relations_are_made_once_and_an_ended_one_stays_ended(orang: Orang, now: datetime) -> None:
    n = s.generate_hubungan(kabupaten=KABUPATEN, by=orang.pmd, now=now)
    assert n > 144
    assert len(list_binaan(orang.pmd, now.date())) == 144
    assert all(k.startswith("63.06.04.") for k in list_binaan(orang.camat, now.date()))
    assert list_binaan(orang.pendamping, now.date()) == [DESA]
    assert "63.06.04" in list_binaan(orang.bagian, now.date())
    satu = HubunganBinaan.objects.of(orang.pmd).first()
    assert satu is not None
    s.end_hubungan(hubungan=satu, sampai_on=now.date(), by=orang.pmd)
    assert s.generate_hubungan(kabupaten=KABUPATEN, by=orang.pmd, now=now) == 0
    assert len(list_binaan(orang.pmd, now.date())) == 143


def test_only_who_coaches_a_place_plans_a_visit_there(orang: Orang, now: datetime) -> None:
    plan(orang.camat, now)
    with sebagai(orang.camat_lain), pytest.raises(CannotCoach):
        s.plan_kunjungan(
            kode_wilayah=DESA,
            rencana_on=now.date(),
            tujuan="rutin",
            daftar_kode=DAFTAR,
            by=orang.camat_lain,
            now=now,
        )


def test_a_visit_keeps_the_items_of_its_day(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    assert len(satu.butir) >= 27
    assert satu.daftar_kode == DAFTAR
    assert [p.pengguna_id for p in satu.daftar_pengunjung.all()] == [get_pengguna(orang.pmd).pk]


def test_answers_written_again_replace_what_they_name_and_keep_the_rest(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    with sebagai(orang.pmd):
        isi = Catatan(now.date(), jawaban={"keu-kas": Jawaban("ada", 90)})
        s.record_kunjungan(kunjungan=satu, isi=isi, by=orang.pmd, now=now)
        jawab = dict(JawabanPeriksa.objects.values_list("kode", "jawab"))
    assert jawab == {"keu-kas": "ada", "pel-standar": "ada"}


def test_an_unknown_item_or_a_future_day_is_refused(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    for isi in (
        Catatan(now.date(), jawaban={"asing": Jawaban("ada")}),
        Catatan(now.date() + timedelta(days=1)),
        Catatan(now.date(), berikutnya_on=now.date()),
    ):
        with sebagai(orang.pmd), pytest.raises(CannotCoach):
            s.record_kunjungan(kunjungan=satu, isi=isi, by=orang.pmd, now=now)


def test_agreements_become_tasks_of_the_village_and_open_the_next_visit(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    tempo = now.date() + timedelta(days=14)
    with sebagai(orang.pmd):
        s.add_temuan(
            kunjungan=satu, isi=IsiTemuan("keuangan", "sedang", "Kas belum ditutup"), by=orang.pmd, now=now
        )
        s.add_kesepakatan(kunjungan=satu, teks="Tutup buku kas", jatuh_tempo_on=tempo, by=orang.pmd, now=now)
        assert not TindakLanjut.objects.exists()
        s.share_kunjungan(kunjungan=satu, by=orang.pmd, now=now)
        tugas = TindakLanjut.objects.get()
        assert (tugas.asal, tugas.jatuh_tempo_on, tugas.pelaksana.kode_wilayah) == ("pembinaan", tempo, DESA)
        assert Kesepakatan.objects.get().tindak_lanjut == tugas
        terbuka = list_terbuka(orang.pmd, DESA)
        assert (len(terbuka.temuan), len(terbuka.tugas)) == (1, 1)
        s.close_temuan(
            temuan=Temuan.objects.get(), catatan="Sudah ditutup, dilihat bukunya", by=orang.pmd, now=now
        )
        assert not list_terbuka(orang.pmd, DESA).temuan
        with pytest.raises(CannotCoach):
            s.add_kesepakatan(kunjungan=satu, teks="Lagi", jatuh_tempo_on=tempo, by=orang.pmd, now=now)


def test_the_head_signs_with_his_own_account_by_typing_his_post(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    with sebagai(orang.pmd):
        s.share_kunjungan(kunjungan=satu, by=orang.pmd, now=now)
    for by, kata in (
        (orang.operator, orang.operator.label),
        (orang.kades_lain, orang.kades_lain.label),
        (orang.pmd, orang.pmd.label),
        (orang.kades, "setuju"),
    ):
        with sebagai(by), pytest.raises(CannotCoach):
            s.acknowledge_kunjungan(kunjungan=satu, pernyataan=kata, by=by, now=now)
    with sebagai(orang.kades):
        jadi = s.acknowledge_kunjungan(
            kunjungan=satu, pernyataan=orang.kades.label.upper(), by=orang.kades, now=now
        )
        assert (jadi.status, jadi.diterima_oleh) == ("selesai", orang.kades.label)
        assert len(read_lembar(jadi).butir) >= 27


def test_a_signed_scan_is_the_receipt_where_there_is_no_account(orang: Orang, now: datetime) -> None:
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    with sebagai(orang.pmd):
        with pytest.raises(CannotCoach):
            s.attach_lampiran(
                kunjungan=satu, data=b"%PDF-1.4", nama="ttd.pdf", jenis="pindaian", by=orang.pmd, now=now
            )
        s.share_kunjungan(kunjungan=satu, by=orang.pmd, now=now)
        for _kali in range(2):
            s.attach_lampiran(
                kunjungan=satu, data=b"%PDF-1.4", nama="ttd.pdf", jenis="pindaian", by=orang.pmd, now=now
            )
        satu.refresh_from_db()
        assert satu.status == "selesai"
        assert satu.lampiran.count() == 1


def test_a_planned_visit_is_called_off_with_a_reason_and_a_written_one_is_not(
    orang: Orang, now: datetime
) -> None:
    satu, dua = plan(orang.pmd, now), plan(orang.pmd, now)
    record(dua, orang.pmd, now)
    with sebagai(orang.pmd):
        with pytest.raises(CannotCoach):
            s.cancel_kunjungan(kunjungan=satu, by=orang.pmd, alasan=" ")
        s.cancel_kunjungan(kunjungan=satu, by=orang.pmd, alasan="Banjir")
        with pytest.raises(CannotCoach):
            s.cancel_kunjungan(kunjungan=dua, by=orang.pmd, alasan="Banjir")


def test_relations_are_set_by_the_two_coaching_offices_of_that_kabupaten_alone(
    orang: Orang, now: datetime
) -> None:
    for by in (orang.camat, orang.kades, orang.inspektorat):
        with pytest.raises(CannotCoach):
            s.generate_hubungan(kabupaten=KABUPATEN, by=by, now=now)
    with pytest.raises(CannotCoach):
        s.generate_hubungan(kabupaten="34.01", by=orang.pmd, now=now)
    assert SISTEM.jenis == "sistem"
