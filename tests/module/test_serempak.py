"""Konteks pada sambungan yang dipakai ulang, dan penyegel di antara transaksi yang bersamaan; transaksinya nyata."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.aspirasi.models import Aspirasi, Foto, Isi
from terasa.dokumen.models import Potongan
from terasa.umum import konteks
from terasa.umum.audit.queries import check_chain, count_unsealed
from terasa.umum.audit.services import seal, seal_all
from terasa.umum.models import AuditBaris, AuditSegel
from tests.factories import (
    DESA,
    DESA_LAIN,
    get_pengguna,
    make_aspirasi,
    make_foto,
    make_pelaku,
    make_unit,
    sebagai,
)

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "pemilik"])


def see_isi() -> int:
    """On the bare connection, outside any transaction and context."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM aspirasi_isi")
        return int(cursor.fetchone()[0])


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def sign_in(kode: str) -> Client:
    klien = Client(raise_request_exception=False)
    klien.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, kode)))
    return klien


def test_a_reused_connection_carries_nothing_of_the_request_before() -> None:
    kode = make_aspirasi(now=timezone.now()).aspirasi.kode
    milik, tetangga, pid = sign_in(DESA), sign_in(DESA_LAIN), backend()
    for _ in range(2):
        assert milik.get(f"/kerja/aspirasi/{kode}/").status_code == 200
        assert see_isi() == 0
        assert tetangga.get(f"/kerja/aspirasi/{kode}/").status_code == 404
        assert Client().get(f"/jejak/{kode}").status_code == 200
        assert see_isi() == 0
    assert backend() == pid


def test_a_request_that_breaks_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    kode = make_aspirasi(now=timezone.now()).aspirasi.kode
    milik, pid = sign_in(DESA), backend()

    def in_database(*_: object, **__: object) -> None:
        with konteks.sebagai_sistem(), connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    monkeypatch.setattr("terasa.web.aspirasi.views.kerja.nama_lengkap", in_database)
    assert milik.get(f"/kerja/aspirasi/{kode}/").status_code == 500
    assert (see_isi(), backend()) == (0, pid)
    assert konteks.sekarang() == konteks.KOSONG


def test_a_savepoint_rolled_back_gives_back_the_context_before_it() -> None:
    make_aspirasi(now=timezone.now())
    tetangga = make_pelaku(JenisPeran.OPERATOR_DESA, DESA_LAIN)
    with transaction.atomic(), sebagai(tetangga):
        for gagal in ("SELECT 1/0", "SELECT 1"):
            with suppress(DatabaseError, ValueError), transaction.atomic(), konteks.sebagai_sistem():
                assert Isi.objects.count() == 1
                with connection.cursor() as cursor:
                    cursor.execute(gagal)
                raise ValueError
            assert Isi.objects.count() == 0


def run_together(*kerja: Callable[[], None]) -> None:
    """Each in a thread with a connection of its own; a failure of any is raised here."""
    galat: list[BaseException] = []

    def jalan(satu: Callable[[], None]) -> None:
        try:
            satu()
        except BaseException as exc:
            galat.append(exc)
        finally:
            connection.close()

    benang = [threading.Thread(target=jalan, args=(satu,)) for satu in kerja]
    for b in benang:
        b.start()
    for b in benang:
        b.join(60)
    if galat:
        raise galat[0]


@pytest.fixture
def lambat() -> Iterator[tuple[threading.Event, threading.Thread]]:
    """An older transaction that has written and not yet committed."""
    menulis, selesai = threading.Event(), threading.Event()

    def tulis() -> None:
        with transaction.atomic():
            make_unit("segel-lambat")
            menulis.set()
            selesai.wait(30)
        connection.close()

    benang = threading.Thread(target=tulis)
    benang.start()
    assert menulis.wait(30)
    yield selesai, benang
    selesai.set()
    benang.join(30)


def test_a_row_that_may_still_be_preceded_is_not_sealed(
    lambat: tuple[threading.Event, threading.Thread],
) -> None:
    """A later transaction that committed first waits, so that nothing slips in before a sealed row."""
    selesai, benang = lambat
    make_unit("segel-cepat")
    assert seal_all(now=timezone.now()) == 0
    assert count_unsealed() == 1
    selesai.set()
    benang.join(30)
    assert seal_all(now=timezone.now()) == 2
    assert check_chain().putus is None


def test_two_sealers_never_seal_at_once() -> None:
    """The second one finds the first at work and goes away."""
    make_unit("segel-berdua")
    hasil: list[int] = []
    with transaction.atomic():
        assert seal(now=timezone.now()) == 1
        run_together(lambda: hasil.append(seal(now=timezone.now())))
    assert hasil == [0]
    assert check_chain().putus is None


def test_many_writers_and_sealers_leave_one_whole_chain() -> None:
    def tulis(n: int) -> Callable[[], None]:
        return lambda: [make_unit(f"segel-{n}-{i}") for i in range(15)] and None

    def segel() -> None:
        for _ in range(15):
            seal_all(now=timezone.now())

    run_together(*(tulis(n) for n in range(4)), segel, segel, segel)
    seal_all(now=timezone.now())
    hasil = check_chain()
    assert (hasil.putus, hasil.belum_tersegel) == (None, 0)
    assert hasil.tersegel == AuditBaris.objects.count() == AuditSegel.objects.count() == 60


def test_what_is_rolled_back_was_never_audited() -> None:
    with suppress(ValueError), transaction.atomic():
        make_unit("segel-batal")
        raise ValueError
    assert not AuditBaris.objects.exists()
    assert not Aspirasi.objects.exists()


def test_the_outbox_door_needs_no_transaction_around_it() -> None:
    klien, foto, id = Client(), make_foto(), str(uuid4())
    isi = {"kode_desa": DESA, "masalah": "Titian lapuk.", "kelompok": "sendiri"}
    satu = {"jenis": "aspirasi", "id": str(uuid4()), "isi": isi, "berkas": {"foto": [id]}}
    alamat = f"/luring/berkas/{id}/?dari=0&utuh={len(foto)}"
    assert klien.put(alamat, foto, content_type="application/octet-stream").json() == {"diterima": len(foto)}
    kosong = {**satu, "id": str(uuid4()), "isi": {**isi, "masalah": " "}, "berkas": {}}
    jawaban = [
        klien.post("/luring/kirim/", json.dumps({"kiriman": kiriman}), content_type="application/json").json()
        for kiriman in ([kosong, satu], [satu])
    ]
    assert [h["hasil"] for j in jawaban for h in j["hasil"]] == ["ditolak", "diterima", "sama"]
    assert jawaban[1]["hasil"][0]["slip"] == jawaban[0]["hasil"][1]["slip"]
    with konteks.pakai(konteks.sistem("Uji")), transaction.atomic():
        assert (Aspirasi.objects.count(), Foto.objects.count(), Potongan.objects.count()) == (1, 1, 0)
