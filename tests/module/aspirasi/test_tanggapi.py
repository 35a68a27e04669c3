"""Yang dilakukan desa dan pengusul satu sama lain, dan siapa yang tidak boleh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from terasa.aspirasi.enums import Arah, Keputusan, Status
from terasa.aspirasi.models import Aspirasi, Isi, Percakapan, Peristiwa
from terasa.aspirasi.queries import count_status, count_waiting, due_days, list_meja
from terasa.aspirasi.services import (
    CannotAct,
    KabarSuara,
    answer,
    answer_question,
    ask_back,
    hide_aspirasi,
    mark_digabung,
    redirect_aspirasi,
    take_back_aspirasi,
    tell_voices,
    tell_voices_many,
    withdraw_aspirasi,
)
from terasa.aspirasi.tasks import remind_first_answers
from terasa.kabar.models import Pesan
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, WARGA, PelakuTetap
from tests.factories import (
    DESA,
    DESA_KABUPATEN_LAIN,
    DESA_LAIN,
    make_aspirasi,
    make_pelaku,
    sebagai,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


def station(aspirasi: Aspirasi) -> Peristiwa:
    """The latest public station."""
    return Peristiwa.objects.filter(aspirasi=aspirasi).order_by("-pada").first()  # type: ignore[return-value]


def later(now: datetime, menit: int = 1) -> datetime:
    return now + timedelta(minutes=menit)


def test_question_and_reply_go_back_and_forth(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        ask_back(aspirasi=aspirasi, teks="Berapa panjangnya?", by=operator, now=later(now))
    assert aspirasi.status == Status.DITANYA
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        answer_question(aspirasi=aspirasi, teks="Enam meter.", by=WARGA, now=later(now, 2))
        assert list(Percakapan.objects.values_list("arah", "teks")) == [
            (Arah.KE_WARGA, "Berapa panjangnya?"),
            (Arah.DARI_WARGA, "Enam meter."),
        ]
    assert aspirasi.status == Status.DIAJUKAN
    assert station(aspirasi).keputusan == Keputusan.DIBALAS


def test_first_answer_keeps_the_promise(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    assert due_days([aspirasi])
    with sebagai(operator):
        answer(aspirasi=aspirasi, teks="Masuk rencana 2027.", by=operator, now=later(now))
    assert not due_days([aspirasi])


def test_public_station_never_carries_the_conversation(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        answer(aspirasi=aspirasi, teks="Ibu Siti, datanglah.", by=operator, now=later(now))
    for p in Peristiwa.objects.all():
        assert "Siti" not in f"{p.alasan}{p.lanjutan}{p.kalimat}"


def test_redirect_says_the_door_and_can_be_taken_back(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        redirect_aspirasi(aspirasi=aspirasi, tujuan="lapor", by=operator, now=later(now))
        assert (station(aspirasi).lanjutan, station(aspirasi).alasan_kode) == ("SP4N-LAPOR!", "lapor")
        take_back_aspirasi(aspirasi=aspirasi, by=operator, now=later(now, 2))
    assert aspirasi.status == Status.DIAJUKAN


@pytest.mark.parametrize(
    ("tujuan", "alasan", "code"),
    [
        ("tak-ada", "", "pilihan-tidak-dikenal"),
        ("perangkat-daerah", "", "alasan-kosong"),
        ("lapor", "Telepon Pak Amat 081234567890", "alasan-memuat-data-pribadi"),
    ],
)
def test_redirect_needs_a_publishable_reason(
    operator: PelakuTetap, now: datetime, tujuan: str, alasan: str, code: str
) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator), pytest.raises(CannotAct) as galat:
        redirect_aspirasi(aspirasi=aspirasi, tujuan=tujuan, alasan=alasan, by=operator, now=now)
    assert galat.value.code == code


def test_joined_voice_points_to_its_usulan_and_hears_of_it(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, surel="siti@contoh.id").aspirasi
    with sebagai(operator):
        mark_digabung(aspirasi=aspirasi, usulan_kode="7K3D9QXA5", by=operator, now=later(now))
    assert (aspirasi.status, station(aspirasi).rujukan) == (Status.DIGABUNG, "7K3D9QXA5")
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.filter(alamat__nilai="siti@contoh.id", subjek__contains="7K3D-9QXA-5").exists()


def test_joined_voice_cannot_be_withdrawn(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        mark_digabung(aspirasi=aspirasi, usulan_kode="7K3D9QXA5", by=operator, now=later(now))
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk), pytest.raises(CannotAct) as galat:
        withdraw_aspirasi(aspirasi=aspirasi, by=WARGA, now=now)
    assert galat.value.code == "keadaan-digabung"


def test_one_person_behind_many_voices_hears_once(now: datetime) -> None:
    suara = [make_aspirasi(now=now, surel="siti@contoh.id").aspirasi for _ in range(3)]
    suara.append(make_aspirasi(now=now, surel="budi@contoh.id").aspirasi)
    with sebagai(WARGA):
        n = tell_voices(aspirasi=suara, kejadian="uji", subjek="S", teks="T", tautan="/jejak/X", now=now)
    assert n == 2


def test_many_pieces_of_news_read_the_addresses_once(
    now: datetime, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    suara = [make_aspirasi(now=now, surel=f"{n}@contoh.id").aspirasi for n in ("siti", "siti", "budi")]
    kabar = [
        KabarSuara(suara[:2], "uji:1", "S", "T", "/jejak/X"),
        KabarSuara(suara, "uji:2", "S", "T", "/jejak/Y"),
    ]
    # Eyes wider and back, the addresses, and per piece of news one insert between two such changes.
    with sebagai(WARGA), django_assert_max_num_queries(9):
        assert tell_voices_many(kabar, now=now) == 3


OFFICERS_ACTS: list[Callable[..., object]] = [
    lambda a, by, now: ask_back(aspirasi=a, teks="?", by=by, now=now),
    lambda a, by, now: answer(aspirasi=a, teks="!", by=by, now=now),
    lambda a, by, now: hide_aspirasi(aspirasi=a, alasan_kode="menyerang", by=by, now=now),
    lambda a, by, now: redirect_aspirasi(aspirasi=a, tujuan="lapor", by=by, now=now),
    lambda a, by, now: mark_digabung(aspirasi=a, usulan_kode="7K3D9QXA5", by=by, now=now),
]


@pytest.mark.parametrize("tindakan", OFFICERS_ACTS)
@pytest.mark.parametrize(
    ("jenis", "kode"),
    [("operator_desa", DESA_LAIN), ("operator_desa", DESA_KABUPATEN_LAIN), ("bpd", DESA)],
)
def test_stranger_office_is_refused(
    now: datetime, tindakan: Callable[..., object], jenis: str, kode: str
) -> None:
    aspirasi, asing = make_aspirasi(now=now).aspirasi, make_pelaku(jenis, kode)
    with sebagai(asing), pytest.raises(CannotAct) as galat:
        tindakan(aspirasi, asing, now)
    assert galat.value.code == "bukan-wewenang"


@pytest.mark.parametrize("tindakan", [answer_question, withdraw_aspirasi])
def test_resident_without_the_key_is_refused(now: datetime, tindakan: Callable[..., object]) -> None:
    aspirasi, lain = make_aspirasi(now=now).aspirasi, make_aspirasi(now=now).aspirasi
    teks = {"teks": "x"} if tindakan is answer_question else {}
    with sebagai(WARGA), konteks.dengan_kunci(lain.pk), pytest.raises(CannotAct) as galat:
        tindakan(aspirasi=aspirasi, by=WARGA, now=now, **teks)
    assert galat.value.code == "tanpa-kunci"


@pytest.mark.parametrize(
    ("jenis", "kode", "terlihat"),
    [
        ("operator_desa", DESA, 1),
        ("bpd", DESA, 1),
        ("camat", "63.06.04", 1),
        ("operator_desa", DESA_LAIN, 0),
        ("operator_desa", DESA_KABUPATEN_LAIN, 0),
        ("admin_teknis", "63.06", 0),
        ("perangkat_daerah", "63.06", 0),
    ],
)
def test_words_are_read_inside_the_reading_root_only(
    now: datetime, jenis: str, kode: str, terlihat: int
) -> None:
    make_aspirasi(now=now)
    by = make_pelaku(jenis, kode)
    with sebagai(by):
        assert (Isi.objects.count(), list_meja(by).count()) == (terlihat, terlihat)


def test_desk_counts_what_waits(operator: PelakuTetap, now: datetime) -> None:
    pertama = make_aspirasi(now=now).aspirasi
    make_aspirasi(now=now)
    make_aspirasi(now=now, kode_desa=DESA_LAIN)
    with sebagai(operator):
        answer(aspirasi=pertama, teks="Ya.", by=operator, now=later(now))
        assert count_status(operator) == {Status.DIAJUKAN: 1, Status.DIJAWAB: 1}
        assert count_waiting(operator) == 1


def test_late_first_answer_reaches_the_camat_once(operator: PelakuTetap, now: datetime) -> None:
    camat = make_pelaku("camat", "63.06.04")
    make_aspirasi(now=now)
    with konteks.pakai(konteks.sistem()):
        assert remind_first_answers(by=SISTEM, now=now) == 0
        for _ in range(2):
            remind_first_answers(by=SISTEM, now=now + timedelta(days=30))
        assert Pesan.objects.filter(pengguna_id=camat.pengguna_id).count() == 1
