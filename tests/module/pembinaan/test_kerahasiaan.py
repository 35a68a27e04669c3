"""Konsep temuan milik kantor pengunjung, dugaan pidana milik Inspektorat: dijaga basis data, bukan saringan halaman."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.cari.models import Entri as Terindeks
from terasa.pembinaan import services as s
from terasa.pembinaan.models import (
    IsiKunjungan,
    JawabanPeriksa,
    Kesepakatan,
    Kunjungan,
    LampiranKunjungan,
    Temuan,
)
from terasa.pembinaan.queries import list_rujukan
from terasa.pembinaan.services import CannotCoach, IsiTemuan
from terasa.umum.models import AuditBaris
from tests.factories import make_foto, sebagai
from tests.module.pembinaan.bersama import KONSEP, RAHASIA, Orang, make_orang, plan, record

TERBATAS = (IsiKunjungan, JawabanPeriksa, Temuan, Kesepakatan, LampiranKunjungan)


@pytest.fixture
def orang(sistem: None) -> Orang:
    return make_orang()


@pytest.fixture
def kunjungan(orang: Orang, now: datetime) -> Kunjungan:
    """Written down by Dinas PMD with one finding, one agreement, one photo; not shared."""
    satu = plan(orang.pmd, now)
    record(satu, orang.pmd, now)
    with sebagai(orang.pmd):
        pk = s.add_temuan(
            kunjungan=satu,
            isi=IsiTemuan("keuangan", "sedang", KONSEP, "Permendagri 20/2018"),
            by=orang.pmd,
            now=now,
        )
        temuan = Temuan.objects.get(pk=pk)
        s.add_kesepakatan(
            kunjungan=satu,
            teks="Tutup buku kas",
            jatuh_tempo_on=now.date() + timedelta(days=14),
            by=orang.pmd,
            now=now,
            temuan=temuan,
        )
        s.attach_lampiran(
            kunjungan=satu,
            data=make_foto(),
            nama="kas.jpg",
            jenis="foto",
            by=orang.pmd,
            now=now,
            temuan=temuan,
        )
    satu.refresh_from_db()
    return satu


def counts(by: object) -> dict[str, int]:
    """What the database gives without any filter of ours."""
    with sebagai(by):  # type: ignore[arg-type]
        return {m.__name__: m.objects.count() for m in TERBATAS}


def test_a_draft_is_seen_by_the_visiting_office_alone(orang: Orang, kunjungan: Kunjungan) -> None:
    assert all(counts(orang.pmd).values())
    for nama, by in orang._asdict().items():
        if nama != "pmd":
            assert not any(counts(by).values()), nama


def test_once_shared_the_place_and_those_above_read_it_and_the_next_village_does_not(
    orang: Orang, kunjungan: Kunjungan, now: datetime
) -> None:
    with sebagai(orang.pmd):
        s.share_kunjungan(kunjungan=kunjungan, by=orang.pmd, now=now)
    for nama in ("pmd", "kades", "operator", "camat", "bagian", "bupati", "inspektorat"):
        assert counts(getattr(orang, nama))["Temuan"] == 1, nama
    for nama in ("kades_lain", "camat_lain", "inspektorat_lain", "warga"):
        assert not any(counts(getattr(orang, nama)).values()), nama


def test_a_suspected_crime_leaves_every_eye_but_the_inspektorat(
    orang: Orang, kunjungan: Kunjungan, now: datetime
) -> None:
    with sebagai(orang.pmd):
        s.add_temuan(
            kunjungan=kunjungan,
            isi=IsiTemuan("keuangan", "berat", RAHASIA),
            by=orang.pmd,
            now=now,
            dugaan_pidana=True,
        )
        s.share_kunjungan(kunjungan=kunjungan, by=orang.pmd, now=now)
    for nama, by in orang._asdict().items():
        with sebagai(by):
            terlihat = RAHASIA in list(Temuan.objects.values_list("uraian", flat=True))
            assert terlihat == (nama == "inspektorat"), nama
            assert bool(list_rujukan(by)) == (nama == "inspektorat"), nama


def test_referring_a_draft_takes_its_files_and_agreements_along(
    orang: Orang, kunjungan: Kunjungan, now: datetime
) -> None:
    with sebagai(orang.pmd):
        s.refer_temuan(temuan=Temuan.objects.select_related("kunjungan").get(), by=orang.pmd)
        assert not Temuan.objects.exists()
        assert not LampiranKunjungan.objects.exists()
        assert not Kesepakatan.objects.exists()
    with sebagai(orang.inspektorat):
        assert LampiranKunjungan.objects.count() == 1
        assert Temuan.objects.get().is_dirujuk


def test_nobody_else_writes_into_a_visit_even_past_our_services(
    orang: Orang, kunjungan: Kunjungan, now: datetime
) -> None:
    for by in (orang.kades, orang.camat, orang.bagian, orang.inspektorat):
        with sebagai(by):
            assert Temuan.objects.update(uraian="diubah") == 0
            assert Temuan.objects.all().delete()[0] == 0
    with sebagai(orang.pmd):
        assert Temuan.objects.get().uraian == KONSEP


def test_a_companion_in_the_office_of_the_village_does_not_open_drafts_to_it(
    orang: Orang, now: datetime
) -> None:
    satu = plan(orang.pendamping, now)
    record(satu, orang.pendamping, now)
    with sebagai(orang.pendamping):
        s.add_temuan(
            kunjungan=satu, isi=IsiTemuan("administrasi", "ringan", KONSEP), by=orang.pendamping, now=now
        )
    assert orang.kades.unit_id != orang.pendamping.unit_id or counts(orang.kades)["Temuan"] == 0
    assert counts(orang.pendamping)["Temuan"] == 1
    assert counts(orang.kades)["Temuan"] == 0


def test_no_word_of_a_finding_stands_in_the_audit_or_the_search(orang: Orang, kunjungan: Kunjungan) -> None:
    teks = "\n".join(f"{b.tindakan} {b.alasan} {b.data}" for b in AuditBaris.objects.all())
    for kata in (KONSEP, "Belum ditutup", "Pemeriksaan buku kas", "Tutup buku kas"):
        assert kata not in teks
    assert not Terindeks.objects.filter(judul__icontains="Buku kas").exists()
    assert "refer" not in teks


def test_a_referral_reads_in_the_audit_like_any_finding(orang: Orang, kunjungan: Kunjungan) -> None:
    with sebagai(orang.pmd):
        s.refer_temuan(temuan=Temuan.objects.select_related("kunjungan").get(), by=orang.pmd)
    tindakan = AuditBaris.objects.filter(tabel="pembinaan_temuan").values_list("tindakan", flat=True)
    assert set(tindakan) == {"write_temuan"}


def test_the_office_next_door_cannot_write_findings_through_the_service(
    orang: Orang, kunjungan: Kunjungan, now: datetime
) -> None:
    for by in (orang.camat, orang.kades, orang.inspektorat):
        with sebagai(by), pytest.raises(CannotCoach):
            s.add_temuan(kunjungan=kunjungan, isi=IsiTemuan("keuangan", "ringan", "x"), by=by, now=now)
