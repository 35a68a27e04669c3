"""Gerbang yang gagal, diam, atau menerima lalu mati: tiap kabar sampai sedikitnya sekali dan tampil sekali."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from pytest_django import Settings

from terasa.kabar.balasan import make_balasan, read_balasan
from terasa.kabar.berhenti import resume_kabar, stop_kabar
from terasa.kabar.models import Alamat, Pesan, StatusPesan
from terasa.kabar.queries import list_gagal
from terasa.kabar.rules import PERCOBAAN_TERBANYAK, AlamatTidakSah
from terasa.kabar.services import CannotRetry, add_alamat, enqueue, retry_gagal
from terasa.kabar.tasks import run_delivery
from terasa.umum import konteks
from terasa.umum.gerbang import Gerbang
from terasa.umum.pelaku import SISTEM
from terasa.umum.tanda import KEPALA_TANDA, KEPALA_WAKTU, is_signed
from tests.factories import DESA, DESA_KABUPATEN_LAIN, make_pelaku
from tests.gerbang_palsu import RAHASIA, GerbangPalsu, run_gerbang

pytestmark = pytest.mark.django_db
NOMOR = "+6281234567890"


@pytest.fixture
def gerbang(settings: Settings, sistem: None) -> Iterator[GerbangPalsu]:
    with run_gerbang(GerbangPalsu()) as palsu:
        settings.GERBANG = {"wa": Gerbang("wa", keluar=palsu.alamat, rahasia=RAHASIA, tunggu=0.5)}
        yield palsu


def write(n: int = 1, *, nilai: str = NOMOR, kode_wilayah: str = DESA, jenis: str = "telepon") -> list[UUID]:
    """Messages that are due now, to one phone."""
    alamat = add_alamat(pemilik_id=uuid4(), jenis=jenis, nilai=nilai, gerbang="wa")
    for _ in range(n):
        enqueue(
            kejadian=f"uji:{uuid4()}", subjek="Aspirasi Anda dijawab", teks="Masuk rencana 2027.",
            tautan="/jejak/7K3D9QXA5", now=timezone.now(), alamat=[alamat.pk], kode_wilayah=kode_wilayah,
        )  # fmt: skip
    return list(Pesan.objects.filter(alamat=alamat).values_list("pk", flat=True))


def skip_wait() -> None:
    """The back-off is over."""
    Pesan.objects.filter(status=StatusPesan.MENUNGGU).update(berikut_at=timezone.now() - timedelta(seconds=1))


def test_request_is_signed_and_carries_what_the_contract_says(gerbang: GerbangPalsu) -> None:
    (pk,) = write()
    run_delivery()
    diterima = gerbang.permintaan[0]
    badan = diterima["badan"].encode()
    assert is_signed(RAHASIA, diterima[KEPALA_WAKTU], badan, diterima[KEPALA_TANDA])
    isi = gerbang.tampil[str(pk)]
    assert (isi["ke"], isi["teks"]) == (NOMOR, "Masuk rencana 2027.")
    assert isi["tautan"].endswith("/jejak/7K3D9QXA5")
    assert read_balasan(isi["balasan"]) == Alamat.objects.get().pemilik_id


@pytest.mark.parametrize("laku", [500, 503, 429, 302, "diam", "mati"])
def test_message_survives_a_gateway_out_of_order_and_is_shown_once(
    gerbang: GerbangPalsu, laku: int | str
) -> None:
    gerbang.naskah = [laku, laku]
    semua = {str(pk) for pk in write(3)}
    for _ in range(3):
        run_delivery()
        skip_wait()
    assert set(gerbang.tampil) == semua
    assert set(Pesan.objects.values_list("status", flat=True)) == {StatusPesan.TERKIRIM}


def test_back_off_grows_and_the_gateway_may_ask_for_more(gerbang: GerbangPalsu) -> None:
    gerbang.naskah = [500, 429]
    write()
    run_delivery()
    tunggu = Pesan.objects.get().berikut_at - timezone.now()
    assert timedelta(seconds=50) < tunggu <= timedelta(minutes=1)
    skip_wait()
    run_delivery()
    assert Pesan.objects.get().berikut_at - timezone.now() > timedelta(minutes=29)


def test_dead_gateway_is_asked_thrice_a_round_and_holds_no_other_door(
    gerbang: GerbangPalsu, settings: Settings
) -> None:
    settings.EMAIL_URL = "file:///tmp"
    settings.GERBANG["mati"] = Gerbang("mati", keluar="http://127.0.0.1:9/", rahasia=RAHASIA, tunggu=0.5)
    alamat = add_alamat(pemilik_id=uuid4(), jenis="telepon", nilai=NOMOR, gerbang="mati")
    for n in range(5):
        enqueue(kejadian=f"m{n}", subjek="s", teks="t", tautan="", now=timezone.now(), alamat=[alamat.pk])
    write(2)
    run_delivery()
    assert len(gerbang.tampil) == 2
    assert sum(Pesan.objects.filter(alamat=alamat).values_list("percobaan", flat=True)) == 3


def test_one_failure_in_three_does_not_end_the_round(gerbang: GerbangPalsu) -> None:
    gerbang.naskah = [500, 200, 200] * 4
    write(12)
    assert run_delivery() == 8
    assert len(gerbang.permintaan) == 12


def test_gateway_that_asks_for_a_pause_is_left_alone_at_once(gerbang: GerbangPalsu) -> None:
    gerbang.naskah = [429]
    write(3)
    assert run_delivery() == 0
    assert len(gerbang.permintaan) == 1


def test_refused_message_is_a_dead_letter_that_only_its_office_sees(gerbang: GerbangPalsu) -> None:
    gerbang.naskah = [400]
    (pk,) = write()
    run_delivery()
    gagal = list_gagal(make_pelaku("bappeda"))
    assert [(g.id, g.galat, g.kode_wilayah) for g in gagal] == [(pk, "HTTP 400", DESA)]
    assert NOMOR not in repr(gagal)
    assert list_gagal(make_pelaku("operator_desa", DESA_KABUPATEN_LAIN)) == []


def test_after_a_day_of_failures_it_is_a_dead_letter_and_can_be_sent_again(gerbang: GerbangPalsu) -> None:
    gerbang.naskah = [500] * PERCOBAAN_TERBANYAK
    (pk,) = write()
    for _ in range(PERCOBAAN_TERBANYAK):
        run_delivery()
        skip_wait()
    assert Pesan.objects.get().status == StatusPesan.GAGAL
    with pytest.raises(CannotRetry):
        retry_gagal(pesan_id=pk, by=make_pelaku("operator_desa", DESA_KABUPATEN_LAIN), now=timezone.now())
    retry_gagal(pesan_id=pk, by=make_pelaku("bappeda"), now=timezone.now())
    run_delivery()
    assert list(gerbang.tampil) == [str(pk)]


def test_stop_is_honoured_for_every_voice_of_that_number_and_remembered(gerbang: GerbangPalsu) -> None:
    write()
    stop_kabar(jenis="telepon", nilai=NOMOR, by=SISTEM, now=timezone.now())
    write()
    run_delivery()
    assert gerbang.permintaan == []
    assert set(Pesan.objects.values_list("status", flat=True)) == {StatusPesan.BERHENTI}
    resume_kabar(jenis="telepon", nilai=NOMOR, by=SISTEM, now=timezone.now())
    write()
    run_delivery()
    assert len(gerbang.tampil) == 1


def test_forged_reply_token_means_nobody() -> None:
    tanda = make_balasan(pemilik := uuid4())
    assert read_balasan(tanda) == pemilik
    lain = "b" if tanda[3] != "b" else "c"
    assert read_balasan(f"{tanda[:3]}{lain}{tanda[4:]}") is None
    assert read_balasan("bukan base32!") is None


def test_telegram_number_is_digits_only(sistem: None) -> None:
    with pytest.raises(AlamatTidakSah):
        add_alamat(pemilik_id=uuid4(), jenis="telegram", nilai="@siti")


def test_without_the_system_nobody_reads_who_stopped(db: None) -> None:
    with konteks.pakai(konteks.sistem()):
        stop_kabar(jenis="telepon", nilai=NOMOR, by=SISTEM, now=timezone.now())
    from terasa.kabar.models import Berhenti

    with konteks.pakai(konteks.untuk(make_pelaku("bappeda"))):
        assert not Berhenti.objects.exists()
