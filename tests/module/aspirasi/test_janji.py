"""Janji jawaban: diingatkan, naik ke camat, dilaporkan tiap bulan, dan dibuka lagi oleh pengusul."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from terasa.aspirasi.models import Aspirasi, Percakapan
from terasa.aspirasi.queries import due_days
from terasa.aspirasi.queries.janji import HitungJanji, count_janji, month_of, sum_janji
from terasa.aspirasi.services import CannotAct, answer, reject_answer
from terasa.aspirasi.tasks import remind_first_answers, send_digest
from terasa.kabar.models import Pesan
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, WARGA, PelakuTetap
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
MARET = month_of(date(2026, 3, 10))


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


def messages_of(by: PelakuTetap) -> list[tuple[str, str]]:
    with konteks.pakai(konteks.sistem()):
        return list(Pesan.objects.filter(pengguna_id=by.pengguna_id).values_list("subjek", "teks"))


def answered(operator: PelakuTetap, now: datetime, hari: int = 1) -> Aspirasi:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        answer(aspirasi=aspirasi, teks="Sudah dicatat.", by=operator, now=now + timedelta(days=hari))
    return aspirasi


def reject(aspirasi: Aspirasi, now: datetime, alasan: str = "Yang ditanya jembatannya.") -> None:
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        reject_answer(aspirasi=aspirasi, alasan=alasan, by=WARGA, now=now)


def test_late_answer_reaches_the_camat_of_this_place_once(now: datetime) -> None:
    camat, sebelah = make_pelaku("camat", "63.06.04"), make_pelaku("camat", "63.06.05")
    make_aspirasi(now=now)
    with konteks.pakai(konteks.sistem()):
        # The fifth working day is still in time; national holidays lie in between.
        tempo = due_days(Aspirasi.objects.all()).popitem()[1]
        batas = datetime.combine(tempo, now.timetz())
        remind_first_answers(by=SISTEM, now=batas)
        assert not messages_of(camat)
        for lewat in (1, 1, 2):
            remind_first_answers(by=SISTEM, now=batas + timedelta(days=lewat))
    assert [subjek for subjek, _teks in messages_of(camat)] == ["Jawaban atas aspirasi terlambat"]
    assert not messages_of(sebelah)


def test_answer_that_does_not_help_opens_again_with_a_new_day(operator: PelakuTetap, now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    aspirasi = answered(operator, now)
    assert not due_days([aspirasi])
    reject(aspirasi, now + timedelta(days=2))
    assert aspirasi.status == "diajukan"
    assert due_days([aspirasi])
    with sebagai(operator):
        assert "jembatannya" in Percakapan.objects.order_by("-pada")[0].teks
        answer(aspirasi=aspirasi, teks="Jembatan masuk rencana.", by=operator, now=now + timedelta(days=3))
    assert not due_days([aspirasi])
    # The reason is for the village alone; that it happened is for the camat too.
    ((subjek, teks),) = messages_of(camat)
    assert subjek.startswith("Jawaban belum membantu")
    assert "jembatannya" not in teks
    assert all("jembatannya" not in p.alasan for p in aspirasi.peristiwa.all())


def test_only_an_answer_can_be_rejected_and_only_with_words(operator: PelakuTetap, now: datetime) -> None:
    belum = make_aspirasi(now=now).aspirasi
    with pytest.raises(CannotAct, match="menunggu jawaban desa"):
        reject(belum, now)
    with pytest.raises(CannotAct, match="Tulis dulu"):
        reject(answered(operator, now), now, alasan=" ")


def test_counts_have_a_denominator(operator: PelakuTetap, now: datetime) -> None:
    answered(operator, now)
    answered(operator, now, hari=40)
    reject(answered(operator, now), now + timedelta(days=2))
    tunggu = make_aspirasi(now=now - timedelta(days=60), kode_desa=DESA_LAIN).aspirasi
    baris = count_janji([KABUPATEN], dari=MARET[0], sampai=MARET[1], hari_ini=date(2026, 3, 12))
    # The reopened one runs still: neither kept nor broken yet.
    assert baris == [
        HitungJanji(DESA_LAIN, menunggu=1, tertua_on=tunggu.diajukan_at.date()),
        HitungJanji(DESA, masuk=3, tepat=2, jatuh=3, tak_membantu=1, menunggu=1, tertua_on=date(2026, 3, 10)),
    ]
    assert sum_janji(baris).tertua_on == tunggu.diajukan_at.date()
    assert not count_janji(["34.01"], dari=MARET[0], sampai=MARET[1], hari_ini=MARET[1])


def test_kades_reads_last_month_once(operator: PelakuTetap, now: datetime) -> None:
    kades, sebelah = make_pelaku("kades", DESA), make_pelaku("kades", DESA_LAIN)
    answered(operator, now)
    make_aspirasi(now=now)
    with konteks.pakai(konteks.sistem()):
        for hari in (1, 2):
            send_digest(by=SISTEM, now=datetime(2026, 4, hari, 6, 30, tzinfo=now.tzinfo))
    (kabar,) = [k for k in messages_of(kades) if k[0].startswith("Aspirasi warga")]
    assert kabar == (
        "Aspirasi warga bulan Maret 2026",
        "2 aspirasi masuk. Dijawab tepat waktu: 1 dari 2 yang dijanjikan. "
        "Masih menunggu: 1, yang terlama sejak 10 Maret 2026.",
    )
    assert not messages_of(sebelah)


@pytest.mark.parametrize(
    ("hari", "akhir"), [(date(2026, 2, 3), 28), (date(2028, 2, 29), 29), (date(2026, 12, 31), 31)]
)
def test_month_has_its_own_last_day(hari: date, akhir: int) -> None:
    assert (month_of(hari)[0].day, month_of(hari)[1].day, month_of(hari)[1].month) == (1, akhir, hari.month)
