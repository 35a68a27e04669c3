"""SKM: jawaban tertutup, kertas disalin dua orang, hasil terbit dengan selang, yang terlalu sedikit ditahan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.aturan.models import Aturan
from terasa.kabar.models import Pesan
from terasa.layanan.enums import HasilSalinan, SaluranSkm, StatusSkm
from terasa.layanan.models import JawabanSkm, Layanan, SalinanSkm, SurveiSkm
from terasa.layanan.queries import (
    count_jawaban,
    find_asal,
    find_skm,
    list_hasil,
    list_pertanyaan,
    list_saran,
    list_terbit,
    recap_kecamatan,
)
from terasa.layanan.rules import CannotAnswer, DataSkm, digest_jawaban
from terasa.layanan.services import (
    CannotServe,
    CannotSurvey,
    answer_skm,
    cancel_skm,
    change_skm,
    copy_kertas,
    extend_skm,
    mark_ready,
    open_skm,
    publish_skm,
)
from terasa.statistik.skm import UNSUR, measure_skm
from terasa.statistik.skm_selang import bootstrap_ikm
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.tindak_lanjut.permissions import may_verify
from terasa.umum import konteks
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, DESA_LAIN, make_pelaku, sebagai
from tests.module.layanan.bahan import as_pemohon, ask, make_layanan, make_petugas, unit_of

pytestmark = pytest.mark.django_db
TIGA, EMPAT = (3,) * 9, (4,) * 9


def make_skm(by: PelakuTetap, now: datetime) -> SurveiSkm:
    if not Layanan.objects.filter(unit_id=by.unit_id).exists():
        make_layanan(by, now=now, nama="Layanan pertama")
    with sebagai(by):
        return open_skm(
            unit=unit_of(by),
            dari_on=date(2026, 3, 1),
            sampai_on=date(2026, 3, 31),
            populasi=100,
            by=by,
            now=now,
        )


def answer(
    survei: SurveiSkm,
    layanan: Layanan,
    by: PelakuTetap,
    now: datetime,
    *nilai: Sequence[int | None],
    **lain: Any,
) -> None:
    with sebagai(by):
        for satu in nilai:
            isi = {"saluran": SaluranSkm.KIOS, "kunci_kirim": uuid4(), **lain}
            answer_skm(survei=survei, layanan=layanan, data=DataSkm(satu), by=by, now=now, **isi)


def publish(survei: SurveiSkm, by: PelakuTetap, now: datetime) -> list[Any]:
    with sebagai(by):
        publish_skm(survei=survei, by=by, now=now + timedelta(days=30))
    return list(list_hasil(survei))


def test_unit_without_services_is_told_to_write_them_first(now: datetime) -> None:
    petugas = make_petugas()
    with sebagai(petugas), pytest.raises(CannotSurvey) as galat:
        open_skm(
            unit=unit_of(petugas),
            dari_on=date(2026, 3, 1),
            sampai_on=date(2026, 3, 31),
            populasi=100,
            by=petugas,
            now=now,
        )
    assert galat.value.code == "tanpa-layanan"


def test_survey_is_changed_or_cancelled_only_while_nobody_answered(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    survei = make_skm(petugas, now)
    isi = {"dari_on": date(2026, 3, 5), "sampai_on": date(2026, 4, 5), "populasi": 1000, "now": now}
    with sebagai(lain), pytest.raises(CannotSurvey):
        change_skm(survei=survei, by=lain, **isi)
    with sebagai(petugas):
        change_skm(survei=survei, by=petugas, **isi)
        assert SurveiSkm.objects.get().sampel == 278
        cancel_skm(survei=survei, by=petugas, now=now)
        assert not SurveiSkm.objects.exists()
    survei = make_skm(petugas, now)
    with sebagai(petugas):
        copy_kertas(
            survei=survei, layanan=Layanan.objects.all()[0], lembar=1, data=DataSkm(TIGA), by=petugas, now=now
        )
        with pytest.raises(CannotSurvey):
            cancel_skm(survei=survei, by=petugas, now=now)
        with pytest.raises(CannotSurvey):
            change_skm(survei=survei, by=petugas, **isi)


def test_survey_without_answers_says_so_and_prints_nothing(now: datetime) -> None:
    petugas = make_petugas()
    survei = make_skm(petugas, now)
    (total,) = publish(survei, petugas, now)
    survei.refresh_from_db()
    assert (total.n, total.alasan, survei.dokumen) == (0, "Tidak ada jawaban.", None)


def test_questions_are_bound_to_codes_and_have_words_of_their_own(now: datetime) -> None:
    survei = make_skm(make_petugas(), now)
    semua = list_pertanyaan(survei)
    assert [p.kode for p in semua] == list(UNSUR)
    assert [kata for _n, kata in semua[3].jawab] == ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"]
    with translation.override("en"):
        assert list_pertanyaan(survei)[3].jawab[3] == (4, "Free")
    aturan = Aturan.objects.get(kode="pertanyaan-skm")
    aturan.isi["pertanyaan"] = list(reversed(aturan.isi["pertanyaan"]))
    aturan.save()
    assert list_pertanyaan(survei) == semua


def test_sample_follows_from_how_many_are_served(now: datetime) -> None:
    assert make_skm(make_petugas(), now).sampel == 80


def test_last_day_typed_wrongly_is_mended_while_it_runs(now: datetime) -> None:
    petugas = make_petugas()
    survei = make_skm(petugas, now)
    with sebagai(petugas):
        with pytest.raises(CannotSurvey):
            extend_skm(survei=survei, sampai_on=date(2026, 3, 9), by=petugas, now=now)
        extend_skm(survei=survei, sampai_on=date(2026, 3, 10), by=petugas, now=now)
        publish_skm(survei=survei, by=petugas, now=now + timedelta(days=1))
        with pytest.raises(CannotSurvey):
            extend_skm(survei=survei, sampai_on=date(2026, 4, 10), by=petugas, now=now)


def test_a_unit_has_one_survey_also_in_the_database(now: datetime) -> None:
    survei = make_skm(make_petugas(), now)
    survei.pk, survei.kode = uuid4(), "LAIN"
    with pytest.raises(IntegrityError), transaction.atomic():
        survei.save(force_insert=True)


def test_nobody_reads_an_answer_not_even_the_unit(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    answer(survei, layanan, petugas, now, TIGA)
    for siapa in (petugas, make_pelaku(JenisPeran.BAPPEDA), WARGA):
        with sebagai(siapa):
            assert JawabanSkm.objects.count() == 0
    with sebagai(petugas):
        assert [(h.nama, h.n) for h in count_jawaban(survei)] == [(layanan.nama, 1)]


def test_same_answer_sent_twice_is_one_respondent(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei, kunci = make_layanan(petugas, now=now), make_skm(petugas, now), uuid4()
    answer(survei, layanan, petugas, now, TIGA, TIGA, kunci_kirim=kunci)
    with sebagai(petugas):
        assert count_jawaban(survei)[0].n == 1


@pytest.mark.parametrize("nilai", [(3,) * 8, (5, *TIGA[1:]), (None,) * 9])
def test_what_cannot_be_an_answer_is_refused(now: datetime, nilai: tuple[int | None, ...]) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    with pytest.raises(CannotAnswer):
        answer(survei, layanan, petugas, now, nilai)


def test_from_a_phone_whoever_was_served_answers_once(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    terkirim = ask(layanan, now=now, by=petugas, lengkap=True)
    isi = {"saluran": SaluranSkm.PONSEL, "kunci_kirim": digest_jawaban(terkirim.kunci)}
    with as_pemohon(terkirim.permohonan), pytest.raises(CannotSurvey):
        answer_skm(
            survei=survei,
            layanan=layanan,
            data=DataSkm(TIGA),
            by=WARGA,
            now=now,
            permohonan=terkirim.permohonan,
            **isi,
        )
    with sebagai(petugas):
        mark_ready(permohonan=terkirim.permohonan, by=petugas, now=now)
    with sebagai(WARGA), as_pemohon(terkirim.permohonan):
        hasil = [
            answer_skm(
                survei=survei,
                layanan=layanan,
                data=DataSkm(TIGA),
                by=WARGA,
                now=now,
                permohonan=terkirim.permohonan,
                **isi,
            )
            for _ in range(2)
        ]
    assert hasil == [True, False]
    with sebagai(WARGA), pytest.raises(CannotServe):
        answer_skm(
            survei=survei,
            layanan=layanan,
            data=DataSkm(TIGA),
            by=WARGA,
            now=now,
            permohonan=terkirim.permohonan,
            **isi,
        )


def test_paper_counts_once_two_people_copied_the_same(now: datetime) -> None:
    satu = make_petugas()
    dua = make_pelaku(JenisPeran.KADES, DESA, unit=unit_of(satu))
    layanan, survei = make_layanan(satu, now=now), make_skm(satu, now)

    def copy(by: PelakuTetap, nilai: tuple[int | None, ...], jk: str = "P") -> tuple[HasilSalinan, list[str]]:
        data = DataSkm(nilai, {"jenis_kelamin": jk, "jam": "13-17"}, dijawab_on=date(2026, 3, 5))
        with sebagai(by):
            return copy_kertas(survei=survei, layanan=layanan, lembar=7, data=data, by=by, now=now)

    salah = (3, 3, 4, 3, 3, 3, 3, 3, 3)
    assert copy(satu, TIGA) == (HasilSalinan.MENUNGGU, [])
    assert copy(satu, TIGA) == (HasilSalinan.MENUNGGU, [])
    assert copy(dua, salah) == (HasilSalinan.BERBEDA, ["U3"])
    with sebagai(dua):
        assert SalinanSkm.objects.count() == 1
        assert count_jawaban(survei) == []
    assert copy(dua, TIGA, "L") == (HasilSalinan.BERBEDA, ["Jenis kelamin"])
    assert copy(dua, TIGA) == (HasilSalinan.COCOK, [])
    with konteks.pakai(konteks.sistem()):
        jawaban = JawabanSkm.objects.get()
    assert (jawaban.dijawab_on, jawaban.profil["jam"]) == (date(2026, 3, 5), "13-17")
    with sebagai(dua):
        assert count_jawaban(survei)[0].n == 1
    with pytest.raises(CannotSurvey):
        copy(satu, TIGA)


def test_a_third_person_decides_between_two_copies_that_differ(now: datetime) -> None:
    satu = make_petugas()
    dua, tiga = (make_pelaku(j, DESA, unit=unit_of(satu)) for j in (JenisPeran.KADES, JenisPeran.LURAH))
    layanan, survei = make_layanan(satu, now=now), make_skm(satu, now)
    hasil = []
    for k, (by, nilai) in enumerate(((satu, TIGA), (dua, EMPAT), (tiga, EMPAT))):
        with sebagai(by):
            pada = now + timedelta(minutes=k)
            data = DataSkm(nilai)
            hasil.append(copy_kertas(survei=survei, layanan=layanan, lembar=7, data=data, by=by, now=pada)[0])
    assert hasil == [HasilSalinan.MENUNGGU, HasilSalinan.BERBEDA, HasilSalinan.COCOK]


def test_a_page_left_open_adds_no_paper_to_a_result_that_is_out(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    lama = SurveiSkm.objects.get(pk=survei.pk)
    answer(survei, layanan, petugas, now, *[TIGA] * 12)
    publish(survei, petugas, now)
    with sebagai(petugas), pytest.raises(CannotSurvey):
        copy_kertas(survei=lama, layanan=layanan, lembar=1, data=DataSkm(TIGA), by=petugas, now=now)


def test_result_is_what_the_rows_say_with_its_interval(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    baris = [EMPAT] * 9 + [TIGA] * 10 + [(None, *TIGA[1:])]
    answer(survei, layanan, petugas, now, *baris)
    (total,) = publish(survei, petugas, now)
    skm = measure_skm(baris)
    assert (total.n, total.ikm, total.mutu) == (20, skm.ikm, skm.mutu)
    assert (total.dijawab[0], total.jumlah[0]) == (19, 66)
    with konteks.pakai(konteks.sistem()):
        isi = list(JawabanSkm.objects.order_by("pk").values_list("nilai", flat=True))
    assert (total.lo, total.hi) == bootstrap_ikm(isi)


def test_too_few_answers_are_withheld(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    answer(survei, layanan, petugas, now, *[TIGA] * 9)
    (total,) = publish(survei, petugas, now)
    assert (total.n, total.ikm, total.jumlah, total.mutu) == (9, None, [], "")
    assert "Baru 9 jawaban" in total.alasan


def test_unsur_that_too_few_answered_leaves_no_index_and_no_trace(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    answer(survei, layanan, petugas, now, *[(*TIGA[1:], None)] * 12, EMPAT)
    (total,) = publish(survei, petugas, now)
    assert (total.ikm, total.dijawab[8], total.jumlah[8]) == (None, 0, 0)
    assert "U9" in total.alasan


def test_small_services_stand_together_so_that_none_is_left_by_subtraction(now: datetime) -> None:
    petugas = make_petugas()
    survei = make_skm(petugas, now)
    for nama, n in (("A", 40), ("B", 30), ("C", 4)):
        answer(survei, make_layanan(petugas, now=now, nama=nama), petugas, now, *[TIGA] * n)
    total, *tiap = publish(survei, petugas, now)
    assert total.n == 74
    assert [(h.nama, h.n) for h in tiap] == [("A", 40), ("B, C", 34)]


def test_report_is_frozen_and_open_to_everyone(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    answer(survei, layanan, petugas, now, *[TIGA] * 12)
    assert find_skm(WARGA, survei.kode) is None
    publish(survei, petugas, now)
    terbit = find_skm(WARGA, survei.kode)
    assert terbit is not None
    assert terbit.dokumen is not None
    assert terbit.dokumen.isi["total"] | {"nama": ""} == {
        "nama": "", "n": 12, "ikm": "75,00", "mutu": "C", "sebutan": "Kurang Baik", "selang": "75,00–75,00", "alasan": "",
    }  # fmt: skip
    assert terbit.dokumen.isi["unsur"][0]["tertimbang"] == "0,333"
    assert terbit.dokumen.isi["catatan"] == [
        "Respondennya sedikit: selangnya lebar, jangan dibandingkan.",
        "Responden 12 orang, kurang dari sampel 80.",
    ]


def test_report_has_the_usual_parts_and_tells_no_small_group(now: datetime) -> None:
    petugas = make_petugas()
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    with sebagai(petugas):
        for k in range(50):
            answer_skm(
                survei=survei,
                layanan=layanan,
                data=DataSkm(
                    (2, *TIGA[1:8], None if k < 12 else 4),
                    {"jenis_kelamin": "L" if k < 46 else "P", "usia": "20-29" if k < 30 else "30-39"},
                    saran="Kursi ditambah.",
                ),
                saluran=SaluranSkm.KIOS if k < 30 else SaluranSkm.LOKET,
                kunci_kirim=uuid4(),
                by=petugas,
                now=now,
            )
    publish(survei, petugas, now)
    terbit = find_skm(WARGA, survei.kode)
    assert terbit is not None
    assert terbit.dokumen is not None
    isi = terbit.dokumen.isi
    assert isi["saluran"] == [{"nama": "Layar di loket", "n": 30}, {"nama": "Ditanya di loket", "n": 20}]
    profil = {p["nama"]: p["baris"] for p in isi["profil"]}
    assert profil["Jenis kelamin"] == [{"nama": "Laki-laki, Perempuan", "n": 50}]
    assert [b["n"] for b in profil["Usia"]] == [30, 20]
    assert profil["Jam survei"] == [{"nama": "08.00–12.00", "n": 50}]
    assert [u["kode"] for u in isi["unsur"] if u["jarang"]] == ["U9"]
    assert (isi["terendah"][0]["kode"], isi["tertinggi"][0]["kode"]) == ("U1", "U9")
    assert isi["jumlah"] == {"nrr": "27,000", "tertimbang": "3,000"}
    assert [p["nrr"] for p in isi["pita"]] == [
        "3,5324–4,0000",
        "3,0644–3,5320",
        "2,6000–3,0640",
        "1,0000–2,5996",
    ]
    assert (isi["rencana"][0]["penanggung"], isi["kepala"]) == (survei.unit.nama, "Pembakal")
    assert "Kursi" not in str(isi)


def test_report_compares_with_the_survey_before_and_lists_the_year(now: datetime) -> None:
    petugas = make_petugas()
    layanan = make_layanan(petugas, now=now)
    for bulan, nilai in ((3, TIGA), (4, EMPAT)):
        hari = now.replace(month=bulan)
        with sebagai(petugas):
            survei = open_skm(
                unit=unit_of(petugas),
                dari_on=hari.date(),
                sampai_on=hari.date(),
                populasi=30,
                by=petugas,
                now=hari,
            )
        answer(survei, layanan, petugas, hari, *[nilai] * 12)
        with sebagai(petugas):
            survei = publish_skm(survei=survei, by=petugas, now=hari + timedelta(days=1))
        assert survei.dokumen is not None
        isi = survei.dokumen.isi
        assert bool(isi["setahun"]) == (isi["sebelum"] is not None) == (bulan == 4)
    assert (isi["sebelum"]["ikm"], isi["sebelum"]["selisih"], isi["sebelum"]["bertumpang"]) == (
        "75,00",
        "+25,00",
        "",
    )
    assert [b["ikm"] for b in isi["setahun"]] == ["75,00", "100,00"]


def test_low_result_reaches_the_head_of_the_unit_and_a_good_one_does_not(now: datetime) -> None:
    petugas = make_petugas()
    kades = make_pelaku(JenisPeran.KADES, DESA, unit=unit_of(petugas))
    layanan = make_layanan(petugas, now=now)
    for nilai, kabar in ((EMPAT, 0), (TIGA, 1)):
        survei = make_skm(petugas, now)
        answer(survei, layanan, petugas, now, *[nilai] * 12)
        publish(survei, petugas, now)
        with sebagai(kades):
            assert Pesan.objects.filter(kunci__startswith=f"skm-rendah:{survei.pk}").count() == kabar
        if nilai is EMPAT:
            make_pelaku(JenisPeran.DINAS_PMD, DESA[:5])
    tugas = TindakLanjut.objects.get(asal="layanan")
    assert Peran.objects.get(jenis="dinas_pmd").unit_id == tugas.pemberi_id
    assert "nilai 3,000 dari 4 (selang 3,000–3,000)" in tugas.teks
    assert find_asal(tugas) == survei
    assert tugas.pelaksana_id == survei.unit_id
    assert "U1 Persyaratan" in tugas.teks
    assert (tugas.jatuh_tempo_on - tugas.ditetapkan_on).days == 90
    assert not may_verify(kades, tugas)
    assert may_verify(make_pelaku(JenisPeran.CAMAT, DESA[:8]), tugas)


def test_suggestions_are_read_by_the_unit_after_publication(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    answer(survei, layanan, petugas, now, *[TIGA] * 12)
    with sebagai(petugas):
        data = DataSkm(TIGA, saran="Tambah kursi tunggu.")
        answer_skm(
            survei=survei,
            layanan=layanan,
            data=data,
            saluran=SaluranSkm.KIOS,
            kunci_kirim=uuid4(),
            by=petugas,
            now=now,
        )
        assert list_saran(survei, petugas) == []
    publish(survei, petugas, now)
    assert (list_saran(survei, petugas), list_saran(survei, lain)) == (["Tambah kursi tunggu."], [])


def test_open_closed_and_foreign_surveys(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    layanan, survei = make_layanan(petugas, now=now), make_skm(petugas, now)
    with pytest.raises(CannotSurvey):
        make_skm(petugas, now)
    with pytest.raises(CannotSurvey):
        answer(survei, layanan, lain, now, TIGA)
    with pytest.raises(CannotSurvey):
        answer(survei, make_layanan(lain, now=now), petugas, now, TIGA)
    with pytest.raises(CannotSurvey):
        answer(survei, layanan, petugas, now + timedelta(days=40), TIGA)
    with sebagai(petugas), pytest.raises(CannotSurvey):
        publish_skm(survei=survei, by=petugas, now=now)
    publish(survei, petugas, now)
    survei.refresh_from_db()
    assert survei.status == StatusSkm.TERBIT
    assert Decimal(0) < survei.sampel


def test_newest_results_of_a_place_stand_by_name_beside_their_promises(now: datetime) -> None:
    petugas, lain = make_petugas(), make_petugas(DESA_LAIN)
    for k, (by, nilai) in enumerate(((petugas, TIGA), (petugas, EMPAT), (lain, TIGA))):
        survei = make_skm(by, now)
        answer(survei, make_layanan(by, now=now, nama=f"Layanan {survei.kode}"), by, now, *[nilai] * 12)
        publish(survei, by, now + timedelta(days=k))
    make_skm(petugas, now)
    selesai = ask(Layanan.objects.filter(unit_id=petugas.unit_id)[0], now=now, by=petugas, lengkap=True)
    with sebagai(petugas):
        mark_ready(permohonan=selesai.permohonan, by=petugas, now=now)
    baris = list_terbit(hari=now.date())
    assert [b.hasil.survei.unit.nama for b in baris] == sorted(b.hasil.survei.unit.nama for b in baris)
    mutu = {b.hasil.survei.unit_id: (b.hasil.mutu, b.tepat.x, b.tepat.n) for b in baris}
    assert mutu == {petugas.unit_id: ("A", 1, 1), lain.unit_id: ("C", None, 0)}
    assert [b.hasil.survei.unit_id for b in list_terbit(DESA, hari=now.date())] == [petugas.unit_id]
    rekap = recap_kecamatan(baris)
    assert sum(r.responden for r in rekap) == 24
    assert sum(n for r in rekap for _m, n in r.mutu) == 2
