"""Undian, penugasan, jawaban, dan siapa yang dapat melihatnya."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Aturan
from terasa.manfaat.services import CannotMeasure, assign_surveyor
from terasa.survei.enums import StatusResponden
from terasa.survei.models import BenihRahasia, Jawaban, Petugas, Responden, UnitKerangka
from terasa.survei.queries import (
    count_status,
    list_calon_petugas,
    list_kerangka,
    list_tugas,
    table_kunjungan,
    undian_json,
)
from terasa.survei.rules import JawabanTakSah, Pertanyaan, frame_lines
from terasa.survei.services import (
    CannotAnswer,
    CannotSurvey,
    assign_petugas,
    close_survei,
    create_survei,
    mark_nonresponse,
    record_jawaban,
)
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, KABUPATEN, get_pengguna, make_pelaku, sebagai
from tests.module.manfaat.bahan import (
    answer,
    assign,
    list_rumah,
    make_bappeda,
    make_gelombang,
    make_surveyor,
    sama,
)
from tests.module.program.bahan import make_petugas_unit

pytestmark = pytest.mark.django_db
TABEL_RAHASIA = (Responden, UnitKerangka, Jawaban)
NASKAH = Path(__file__).parents[3] / "docs" / "contoh_undian.py"


def test_the_draw_publishes_hashes_and_keeps_the_seed(now: datetime) -> None:
    survei = make_gelombang(now=now).survei
    survei.refresh_from_db()
    assert len(survei.kerangka_sha256) == len(survei.komitmen_benih) == 64
    assert survei.benih_terbuka == ""
    assert (survei.n_rencana, survei.n_kerangka) == (12, 45)
    assert not BenihRahasia.objects.exists()


def test_closing_reveals_a_seed_that_reproduces_the_sample(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    rumah = [f"{r.kode_wilayah} {r.unit.label}" for r in list_rumah(survei_manfaat)]
    bappeda = make_bappeda()
    with sebagai(bappeda):
        survei = close_survei(survei=survei_manfaat.survei, by=bappeda, now=now)
    undian = undian_json(survei)
    # The published script, step by step, without our own code.
    kerangka = sorted(undian["kerangka"])
    sidik = hashlib.sha256("\n".join(kerangka).encode()).hexdigest()
    urut = sorted(
        kerangka, key=lambda k: hashlib.sha256(f"{undian['benih']}\n{sidik}\n{k}".encode()).hexdigest()
    )
    assert hashlib.sha256(undian["benih"].encode()).hexdigest() == undian["komitmen_benih"]
    assert sidik == undian["kerangka_sha256"]
    assert urut[: undian["n"]] == rumah


def test_a_frame_smaller_than_n_is_asked_as_a_whole(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now, rt={"RT 01": 5}, n=30)
    assert survei_manfaat.survei.n_rencana == 5
    assert len(list_rumah(survei_manfaat)) == 5


def test_a_rule_holds_from_the_morning_of_its_day_here_and_not_in_greenwich(now: datetime) -> None:
    Aturan.objects.create(
        kode="survei-cadangan",
        kabupaten=KABUPATEN,
        jenis="ambang",
        nama="Uji",
        dasar="Uji",
        berlaku_dari=now.date(),
        isi={"nilai": "1"},
    )
    # As the server says it: seven in the morning here is still yesterday there.
    pagi = now.replace(hour=7).astimezone(UTC)
    assert pagi.date() < now.date()
    assert make_gelombang(now=pagi).survei.n_cadangan == 12


def test_frame_lines_hold_no_names(now: datetime) -> None:
    survei = make_gelombang(now=now, rt={"RT 01": 2}).survei
    assert frame_lines(list_kerangka(survei)) == [f"{DESA} RT 01/001", f"{DESA} RT 01/002"]


@pytest.mark.parametrize(
    ("jenis", "kode"),
    [
        (JenisPeran.OPERATOR_DESA, DESA),
        (JenisPeran.KADES, DESA),
        (JenisPeran.BPD, DESA),
        (JenisPeran.CAMAT, "63.06.04"),
        (JenisPeran.BUPATI, KABUPATEN),
        (JenisPeran.BAPPEDA, KABUPATEN),
        (JenisPeran.PENDAMPING, DESA_LAIN),
    ],
)
def test_no_territory_opens_drawn_houses_or_answers(now: datetime, jenis: JenisPeran, kode: str) -> None:
    answer(make_gelombang(now=now), [sama("ya")] * 3, now=now)
    with sebagai(make_pelaku(jenis, kode)):
        assert [m.objects.count() for m in TABEL_RAHASIA] == [0, 0, 0]
        assert not Petugas.objects.exists()


def test_an_assigned_surveyor_sees_the_houses_until_the_survey_closes(now: datetime) -> None:
    survei_manfaat = make_gelombang(now=now)
    surveyor, bappeda = answer(survei_manfaat, [sama("ya")] * 3, now=now), make_bappeda()
    with sebagai(surveyor):
        assert (Responden.objects.count(), Jawaban.objects.count()) == (12, 3)
        assert [s.pk for s in list_tugas(surveyor)] == [survei_manfaat.pk]
    with sebagai(bappeda):
        close_survei(survei=survei_manfaat.survei, by=bappeda, now=now)
    with sebagai(surveyor):
        assert [m.objects.count() for m in TABEL_RAHASIA] == [0, 0, 0]
        assert not list_tugas(surveyor).exists()


def test_a_surveyor_of_another_survey_cannot_write_here(now: datetime) -> None:
    rumah = list_rumah(make_gelombang(now=now))[0]
    asing = answer(make_gelombang(now=now), [], now=now)
    with sebagai(asing), pytest.raises(CannotAnswer):
        record_jawaban(responden=rumah, by=asing, isi=sama("ya"), dijawab_at=now, now=now)
    with sebagai(asing), pytest.raises(DatabaseError), transaction.atomic():
        Jawaban(
            responden=rumah, survei=rumah.survei, kode_wilayah=DESA, isi={}, dijawab_at=now, dicatat_at=now
        ).save(force_insert=True)


def test_the_published_script_draws_sample_and_reserves(now: datetime, tmp_path: Path) -> None:
    survei_manfaat, bappeda = make_gelombang(now=now), make_bappeda()
    with sebagai(bappeda):
        survei = close_survei(survei=survei_manfaat.survei, by=bappeda, now=now)
    berkas = tmp_path / "kerangka.txt"
    berkas.write_text("\n".join(frame_lines(list_kerangka(survei))) + "\n", encoding="utf-8")
    banyak = str(survei.n_rencana + survei.n_cadangan)
    perintah = [sys.executable, str(NASKAH), survei.benih_terbuka, str(berkas), banyak]
    cetak = subprocess.run(perintah, capture_output=True, text=True, check=True).stdout.splitlines()
    with konteks.pakai(konteks.sistem()):
        semua = Responden.objects.filter(survei=survei).select_related("unit")
        urut = [f"{r.kode_wilayah} {r.unit.label}" for r in semua]
    assert cetak[:2] == [f"komitmen {survei.komitmen_benih}", f"kerangka {survei.kerangka_sha256}"]
    assert (cetak[2:], len(urut)) == (urut, 18)


def test_nobody_surveys_their_own_desa(now: datetime) -> None:
    survei_manfaat, bappeda = make_gelombang(now=now), make_bappeda()
    orang_desa = make_pelaku(JenisPeran.PENDAMPING, DESA)
    with sebagai(bappeda), pytest.raises(CannotSurvey) as galat:
        assign_petugas(survei=survei_manfaat.survei, pengguna=get_pengguna(orang_desa), by=bappeda, now=now)
    assert galat.value.code == "desa-sendiri"


def test_the_builder_does_not_assess_its_own_work(now: datetime) -> None:
    survei_manfaat, bappeda = make_gelombang(now=now), make_bappeda()
    with sebagai(bappeda), pytest.raises(CannotMeasure) as galat:
        assign_surveyor(
            survei_manfaat=survei_manfaat, pengguna=get_pengguna(make_petugas_unit()), by=bappeda, now=now
        )
    assert galat.value.code == "unit-sendiri"


def test_candidates_leave_out_people_of_the_surveyed_desa(now: datetime) -> None:
    make_pelaku(JenisPeran.PENDAMPING, DESA)
    make_pelaku(JenisPeran.OPERATOR_DESA, DESA_LAIN)
    dari_sebelah = make_surveyor()
    calon = list_calon_petugas(KABUPATEN, kecuali_desa=[DESA], pada=now.date())
    assert [p.pengguna_id for p in calon] == [dari_sebelah.pengguna_id]


def test_the_same_answer_sent_twice_is_one_and_a_later_one_corrects(now: datetime) -> None:
    survei_manfaat, surveyor = make_gelombang(now=now), make_surveyor()
    assign(survei_manfaat, surveyor, now=now)
    rumah, nanti = list_rumah(survei_manfaat)[0], now + timedelta(hours=2)
    with sebagai(surveyor):
        for isi, kapan in ((sama("ya"), now), (sama("tidak"), now), (sama("ragu"), nanti), (sama("ya"), now)):
            record_jawaban(responden=rumah, by=surveyor, isi=isi, dijawab_at=kapan, now=nanti)
        assert Jawaban.objects.get().isi == sama("ragu")
        rumah.refresh_from_db()
    assert (rumah.status, rumah.kunjungan) == (StatusResponden.SELESAI, 2)


@pytest.mark.parametrize("geser", [-1, 1])
def test_an_interview_before_the_draw_or_in_the_future_is_refused(now: datetime, geser: int) -> None:
    survei_manfaat, surveyor = make_gelombang(now=now), make_surveyor()
    assign(survei_manfaat, surveyor, now=now)
    with sebagai(surveyor), pytest.raises(CannotAnswer):
        record_jawaban(
            responden=list_rumah(survei_manfaat)[0],
            by=surveyor,
            isi=sama("ya"),
            dijawab_at=now + timedelta(hours=geser),
            now=now,
        )


def test_answers_outside_the_questionnaire_are_refused(now: datetime) -> None:
    survei_manfaat, surveyor = make_gelombang(now=now), make_surveyor()
    assign(survei_manfaat, surveyor, now=now)
    with sebagai(surveyor), pytest.raises(JawabanTakSah):
        record_jawaban(
            responden=list_rumah(survei_manfaat)[0], by=surveyor, isi={"nama": "ya"}, dijawab_at=now, now=now
        )


def test_visits_without_interview_are_counted_for_the_organiser(now: datetime) -> None:
    survei_manfaat, surveyor = make_gelombang(now=now), make_surveyor()
    assign(survei_manfaat, surveyor, now=now)
    rumah = list_rumah(survei_manfaat)
    with sebagai(surveyor):
        for jam in (0, 0, 1):
            pada = now + timedelta(hours=jam)
            mark_nonresponse(responden=rumah[0], by=surveyor, sebab="tak_ditemui", pada=pada, now=pada)
        mark_nonresponse(responden=rumah[1], by=surveyor, sebab="menolak", now=now)
        record_jawaban(responden=rumah[0], by=surveyor, isi=sama("ya"), dijawab_at=now, now=now)
        with pytest.raises(CannotAnswer):
            mark_nonresponse(responden=rumah[0], by=surveyor, sebab="menolak", now=now)
        with pytest.raises(CannotAnswer):
            mark_nonresponse(responden=rumah[2], by=surveyor, sebab="belum", now=now)
    with sebagai(make_bappeda()):
        hitungan = count_status(survei_manfaat.survei)
    # Two visits before the interview, and a reserve in the place of who refused.
    assert (hitungan["selesai"], hitungan["menolak"], hitungan["belum"]) == (1, 1, 11)
    assert [(b.ke, b.jumlah) for b in table_kunjungan(survei_manfaat.survei)] == [(1, 2), (2, 1), (3, 1)]


def test_only_bappeda_or_dinas_pmd_open_a_survey(now: datetime) -> None:
    kades = make_pelaku(JenisPeran.KADES, DESA)
    with sebagai(kades), pytest.raises(CannotSurvey):
        create_survei(
            by=kades,
            judul="x",
            kode_wilayah=DESA,
            cakupan=[DESA],
            kuesioner=[Pertanyaan("tahu", "?")],
            n=3,
            now=now,
        )


def test_answers_leave_only_a_digest_in_the_audit(now: datetime) -> None:
    from terasa.umum.models import AuditBaris

    answer(make_gelombang(now=now), [sama("ya")], now=now)
    with konteks.pakai(konteks.sistem()):
        baris = AuditBaris.objects.get(tabel="survei_jawaban")
    assert list(baris.data) == ["sidik"]
