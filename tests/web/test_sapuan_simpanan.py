"""Sapuan: apa yang diketik orang tentang orang hanya tersimpan di tabelnya sendiri.

Audit, sesi, ingatan sementara, antrean, kotak keluar, pencarian, dan dokumen ikut diperiksa, juga untuk yang ditolak,
terulang, terlambat, atau salah pintu: yang tidak diterima tidak boleh tersimpan di mana pun.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from terasa.akun.enums import JenisPeran
from terasa.akun.tasks import clear_sessions
from terasa.kabar.tasks import run_delivery
from terasa.umum import konteks
from terasa.umum.models import AuditBaris
from terasa.web import kiriman
from tests.factories import DESA, get_pengguna, make_pelaku
from tests.web.benang_bertanda import Tanda
from tests.web.simpanan import list_kept
from tests.web.test_sapuan_catatan import (
    ask_for_nothing,
    send_as_holder,
    send_as_officer,
    send_as_visitor,
    send_late,
    voice,
)

pytestmark = pytest.mark.django_db
ISI = {("aspirasi_isi", k) for k in ("masalah", "dusun", "patokan")} | {("kabar_alamat", "nilai")}
PERCAKAPAN = {("aspirasi_percakapan", "teks")}
KIRIMAN = [
    (send_as_visitor, ISI),
    (send_as_holder, {("kabar_alamat", "nilai")}),
    (send_as_officer, ISI | PERCAKAPAN | {("kabar_pesan", "teks")}),
    (send_late, set()),
    (ask_for_nothing, set()),
]


@pytest.mark.parametrize(("kirim", "tempat"), KIRIMAN)
def test_what_was_typed_is_kept_in_its_own_tables_only(
    kirim: Callable[[Tanda], None], tempat: set[tuple[str, str]]
) -> None:
    """`tempat` are restricted tables; see test_sapuan_pribadi for who reads each."""
    tanda = Tanda()
    with TestCase.captureOnCommitCallbacks() as sesudah:
        kirim(tanda)
    # The second waking of the same worker meets the lock of the first, which would end this transaction.
    for bangun in {c.__qualname__: c for c in sesudah}.values():
        bangun()
    assert list_kept(tanda) <= tempat


def test_the_sweep_sees_into_sessions_jobs_and_the_audit() -> None:
    """Otherwise it would prove nothing."""
    tanda = Tanda()
    browser = Client()
    sesi = browser.session
    sesi["apa"] = tanda.nama("sesi")
    sesi.save()
    orang = make_pelaku(JenisPeran.OPERATOR_DESA, DESA, jabatan=tanda.nama("jabatan"))
    assert orang.label
    assert list_kept(tanda) == {
        ("django_session", "session_data"),
        ("akun_peran", "jabatan"),
        ("umum_auditbaris", "data"),
    }


def test_a_late_form_is_locked_and_its_key_is_with_the_sender_alone() -> None:
    tanda, browser = Tanda(), Client()
    alamat = reverse("aspirasi-catat")
    jawaban = browser.post(alamat, voice(tanda))
    kuki = jawaban.cookies[kiriman.KUKI]
    assert (kuki["httponly"], kuki["samesite"], kuki["path"]) == (True, "Strict", "/akun/")
    assert kuki["max-age"] <= 900
    assert not tanda.find(str(dict(browser.session)))
    assert kuki.value not in str(dict(browser.session))
    browser.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    assert tanda.find(browser.get(reverse("kirim-lagi")).content.decode())


@pytest.mark.parametrize("kunci", ["", "bukan-kunci", "A" * 43 + "=", "é"])
def test_a_late_form_does_not_open_without_its_key(kunci: str) -> None:
    browser = Client()
    browser.post(reverse("aspirasi-catat"), voice(Tanda()))
    browser.cookies[kiriman.KUKI] = kunci
    browser.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    assert browser.get(reverse("kirim-lagi")).status_code == 302
    assert kiriman.KUNCI not in browser.session


def test_sessions_that_are_over_are_deleted() -> None:
    browser = Client()
    browser.post(reverse("aspirasi-catat"), voice(Tanda()))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    clear_sessions(0)
    assert not Session.objects.exists()


def test_the_outbox_forgets_nothing_but_tells_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """A delivery that fails names its own number and the kind of error, never an address or a word."""
    tanda = Tanda()
    with TestCase.captureOnCommitCallbacks():
        send_as_visitor(tanda)
    with caplog.at_level("DEBUG"), konteks.pakai(konteks.sistem()):
        run_delivery()
    assert not tanda.find(caplog.text)


def test_jobs_carry_no_arguments_about_people() -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_late(Tanda())
    assert not ProcrastinateJob.objects.exclude(args={}).exclude(args__has_key="timestamp").exists()
    assert not AuditBaris.objects.filter(tabel__startswith="procrastinate").exists()
