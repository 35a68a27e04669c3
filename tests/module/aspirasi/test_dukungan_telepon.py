"""“Saya juga” dengan kode ke telepon: satu nomor sekali, tebakan terbatas, nomornya tidak tinggal."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.forms.models import model_to_dict
from pytest_django import Settings

from terasa.aspirasi.enums import HasilKode
from terasa.aspirasi.models import Aspirasi, Dukungan, PeriksaDukungan
from terasa.aspirasi.queries import HitungDukungan, count_dukungan
from terasa.aspirasi.services import (
    CannotSupport,
    release_aspirasi,
    send_kode_dukungan,
    support_at_counter,
    support_unverified,
    support_with_kode,
    support_with_reply,
)
from terasa.aspirasi.services.dukungan_telepon import drop_kode_lama
from terasa.kabar.berhenti import digest_alamat
from terasa.kabar.models import Alamat, JenisAlamat, Pesan
from terasa.kabar.sandi import unseal
from terasa.umum import konteks
from terasa.umum.gerbang import Gerbang
from terasa.umum.models import AuditGaram
from terasa.umum.pelaku import WARGA, PelakuTetap
from tests.factories import DESA, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
NOMOR, PEMILIK = "081200000002", "081200000001"


@pytest.fixture(autouse=True)
def gerbang(settings: Settings) -> None:
    settings.GERBANG = {"wa": Gerbang("wa", keluar="http://127.0.0.1:9/", rahasia="r" * 16)}


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


@pytest.fixture
def terbuka(operator: PelakuTetap, now: datetime) -> Aspirasi:
    aspirasi = make_aspirasi(now=now, telepon=PEMILIK).aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    return aspirasi


def ask(aspirasi: Aspirasi, now: datetime, nomor: str = NOMOR) -> UUID:
    with sebagai(WARGA):
        return send_kode_dukungan(aspirasi=aspirasi, telepon=nomor, by=WARGA, now=now)


def read_kode(periksa_id: UUID) -> str:
    """What the phone shows last."""
    with konteks.pakai(konteks.sistem()):
        pesan = Pesan.objects.filter(alamat__pemilik_id=periksa_id).latest("dibuat_at")
    cocok = re.search(r"\d{6}", unseal(pesan.tersandi))
    assert cocok is not None
    return cocok[0]


def confirm(
    aspirasi: Aspirasi, periksa_id: UUID, kode: str, now: datetime, peramban: UUID | None = None
) -> HasilKode:
    with sebagai(WARGA):
        return support_with_kode(
            aspirasi=aspirasi, periksa_id=periksa_id, kode=kode, by=WARGA, now=now, peramban=peramban
        )


def make_wrong(kode: str) -> str:
    return f"{(int(kode) + 1) % 1_000_000:06}"


def test_one_number_counts_once_also_beside_the_counter(
    terbuka: Aspirasi, operator: PelakuTetap, now: datetime
) -> None:
    satu = ask(terbuka, now)
    assert confirm(terbuka, satu, read_kode(satu), now) == HasilKode.TERCATAT
    assert confirm(terbuka, satu, read_kode(satu), now) == HasilKode.SUDAH
    nanti = now + timedelta(minutes=2)
    dua = ask(terbuka, nanti, "+62 812-0000-0002")
    assert confirm(terbuka, dua, read_kode(dua), nanti) == HasilKode.SUDAH
    with sebagai(operator):
        assert support_at_counter(aspirasi=terbuka, tanda=NOMOR, by=operator, now=now) is False
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=1)


def test_five_wrong_guesses_end_a_code_and_are_kept(terbuka: Aspirasi, now: datetime) -> None:
    periksa = ask(terbuka, now)
    kode = read_kode(periksa)
    hasil = [confirm(terbuka, periksa, make_wrong(kode), now) for _ in range(5)]
    assert hasil == [HasilKode.SALAH] * 5
    assert confirm(terbuka, periksa, kode, now) == HasilKode.HABIS
    assert count_dukungan(terbuka) == HitungDukungan()


def test_code_ends_after_a_quarter_of_an_hour_and_only_serves_its_own_voice(
    terbuka: Aspirasi, operator: PelakuTetap, now: datetime
) -> None:
    periksa = ask(terbuka, now)
    kode = read_kode(periksa)
    lain = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=lain, by=operator, now=now)
    assert confirm(lain, periksa, kode, now) == HasilKode.HABIS
    assert confirm(terbuka, uuid4(), kode, now) == HasilKode.HABIS
    assert confirm(terbuka, periksa, kode, now + timedelta(minutes=16)) == HasilKode.HABIS


def test_asked_again_within_a_minute_sends_nothing_and_later_a_new_code(
    terbuka: Aspirasi, now: datetime
) -> None:
    periksa = ask(terbuka, now)
    lama = read_kode(periksa)
    assert ask(terbuka, now + timedelta(seconds=30)) == periksa
    assert ask(terbuka, now + timedelta(seconds=90)) == periksa
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.filter(alamat__pemilik_id=periksa).count() == 2
    baru = read_kode(periksa)
    if baru != lama:
        assert confirm(terbuka, periksa, lama, now + timedelta(minutes=2)) == HasilKode.SALAH
    assert confirm(terbuka, periksa, baru, now + timedelta(minutes=2)) == HasilKode.TERCATAT


def test_authors_number_is_told_apart_only_after_it_was_confirmed(terbuka: Aspirasi, now: datetime) -> None:
    periksa = ask(terbuka, now, PEMILIK)
    assert confirm(terbuka, periksa, read_kode(periksa), now) == HasilKode.MILIK_SENDIRI
    assert count_dukungan(terbuka) == HitungDukungan()


def test_support_without_proof_of_the_same_browser_becomes_the_checked_one(
    terbuka: Aspirasi, now: datetime
) -> None:
    peramban = uuid4()
    with sebagai(WARGA):
        support_unverified(aspirasi=terbuka, peramban=peramban, by=WARGA, now=now)
        support_unverified(aspirasi=terbuka, peramban=uuid4(), by=WARGA, now=now)
    periksa = ask(terbuka, now)
    confirm(terbuka, periksa, read_kode(periksa), now, peramban)
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=1, tanpa_bukti=1)


def test_answer_from_the_phone_finds_its_code_among_several_voices(
    terbuka: Aspirasi, operator: PelakuTetap, now: datetime
) -> None:
    lain = make_aspirasi(now=now).aspirasi
    with sebagai(operator):
        release_aspirasi(aspirasi=lain, by=operator, now=now)
    satu, _dua = ask(terbuka, now), ask(lain, now + timedelta(seconds=1))
    sidik = digest_alamat("telepon", "+6281200000002")
    with sebagai(WARGA):
        hasil, suara = support_with_reply(nomor_sidik=sidik, kode=read_kode(satu), by=WARGA, now=now)
        asing = support_with_reply(nomor_sidik="f" * 64, kode=read_kode(satu), by=WARGA, now=now)
    assert (hasil, suara) == (HasilKode.TERCATAT, terbuka)
    assert asing == (HasilKode.HABIS, None)


def test_number_and_code_stand_nowhere_in_clear_and_are_forgotten(terbuka: Aspirasi, now: datetime) -> None:
    periksa = ask(terbuka, now)
    kode = read_kode(periksa)
    confirm(terbuka, periksa, kode, now)
    with sebagai(WARGA):
        assert not PeriksaDukungan.objects.exists()
    with konteks.pakai(konteks.sistem()):
        baris = str(model_to_dict(PeriksaDukungan.objects.get())) + str(Dukungan.objects.values_list())
        assert kode not in baris + str(Pesan.objects.values_list("teks", "subjek", "tersandi"))
        assert "81200000002" not in baris
        alamat = str(Alamat.objects.get(nilai="+6281200000002").pk)
        assert AuditGaram.objects.filter(tabel="kabar_alamat", objek=alamat).exists()
        assert drop_kode_lama(now + timedelta(minutes=10)) == 0
        assert drop_kode_lama(now + timedelta(minutes=16)) == 1
        assert not Alamat.objects.filter(nilai="+6281200000002").exists()
        assert not Pesan.objects.filter(kunci__startswith="dukungan-kode").exists()
        assert not AuditGaram.objects.filter(tabel="kabar_alamat", objek=alamat).exists()
    assert count_dukungan(terbuka) == HitungDukungan(terperiksa=1)


def test_without_a_gateway_or_before_release_no_code_is_sent(
    terbuka: Aspirasi, now: datetime, settings: Settings
) -> None:
    with pytest.raises(CannotSupport, match="belum dibuka"):
        ask(make_aspirasi(now=now).aspirasi, now)
    settings.GERBANG = {"wa": Gerbang("wa", jenis=JenisAlamat.TELEPON, rahasia="r" * 16)}
    with pytest.raises(CannotSupport, match="belum ada pengiriman"):
        ask(terbuka, now)
