"""Halaman serah terima: menyiapkan, membekukan, menerima bagian demi bagian, dan siapa yang tidak melihatnya."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.akun.models import Peran
from terasa.dokumen.rules import sidik
from terasa.kabar.models import Pesan
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, end_masa, start_masa
from terasa.serah_terima.cetak import print_paket
from terasa.serah_terima.enums import StatusPaket
from terasa.serah_terima.models import BagianPaket, PaketSerahTerima, TerimaBagian
from terasa.serah_terima.queries.lingkup import lingkup_of
from terasa.serah_terima.queries.paket import find_teks
from terasa.serah_terima.queries.susun import compose
from terasa.serah_terima.services import (
    CannotHandOverPost,
    acknowledge_bagian,
    prepare_paket,
    queue_paket,
    work_on,
    write_bagian,
)
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import KABUPATEN, make_peran, make_unit, sebagai

pytestmark = pytest.mark.django_db
KECAMATAN = "63.06.04"
MEJA = "/kerja/serah-terima/"


def today() -> date:
    return timezone.localdate()


class Kantor:
    """Kecamatan Angkinang on the day its camat changes: the old one, the new one, both with accounts."""

    def __init__(self) -> None:
        now = timezone.now()
        self.unit = make_unit(
            "kec-angkinang", jenis="kecamatan", nama="Kecamatan Angkinang", kode_wilayah=KECAMATAN
        )
        self.lama = make_peran(P.CAMAT, KECAMATAN, self.unit)
        self.baru = make_peran(P.CAMAT, KECAMATAN, self.unit)
        jabatan = create_jabatan(by=SISTEM, unit=self.unit, jenis="camat", nama="Camat")
        self.hari = today() - timedelta(days=1)
        orang = [
            create_orang(by=SISTEM, kabupaten=KABUPATEN, nama=nama, now=now)
            for nama in ("Camat Lama", "Camat Baru")
        ]
        for o, p in zip(orang, (self.lama, self.baru), strict=True):
            o.pengguna = p.pengguna
            o.save()
        masa = start_masa(
            by=SISTEM, jabatan=jabatan, isi=IsiMasa(orang[0], "definitif", date(2022, 1, 3)), now=now
        )
        end_masa(by=SISTEM, masa=masa, berakhir_on=self.hari, sebab="mutasi", now=now)
        start_masa(by=SISTEM, jabatan=jabatan, isi=IsiMasa(orang[1], "definitif", self.hari), now=now)

    def prepare(self) -> PaketSerahTerima:
        with sebagai(self.lama.as_pelaku()):
            return prepare_paket(
                by=self.lama.as_pelaku(),
                unit=self.unit,
                jabatan="camat",
                tanggal=self.hari,
                now=timezone.now(),
            )

    def freeze(self) -> PaketSerahTerima:
        paket = self.prepare()
        with sebagai(self.lama.as_pelaku()):
            queue_paket(paket=paket, by=self.lama.as_pelaku(), now=timezone.now())
        with konteks.pakai(konteks.sistem()):
            work_on(paket.pk)
            return PaketSerahTerima.objects.get(pk=paket.pk)


@pytest.fixture
def kantor(sistem: None) -> Kantor:
    return Kantor()


@pytest.fixture
def masuk(klien: Callable[..., Client]) -> Callable[[Peran], Client]:
    return lambda peran: klien(peran.as_pelaku())


def test_from_the_preparation_to_the_last_section(kantor: Kantor, masuk: Any) -> None:
    lama = masuk(kantor.lama)
    jawaban = lama.post(f"{MEJA}baru/", {"tanggal": kantor.hari.isoformat()})
    alamat = jawaban["Location"]
    assert lama.post(f"{MEJA}baru/", {"tanggal": kantor.hari.isoformat()})["Location"] == alamat
    assert "Bekukan paket" in lama.get(alamat).content.decode()
    assert "Kontrak yang berjalan" in lama.get(f"{alamat}pratinjau/").content.decode()
    lama.post(f"{alamat}tulis/kontrak/", {"hambatan": "Air pasang menahan alat.", "saran": "Kerjakan Mei."})
    lama.post(f"{alamat}tulis/memori-aset/", {"uraian": "Satu speedboat."})
    assert lama.post(f"{alamat}bekukan/", {}).status_code == 200
    assert lama.post(f"{alamat}bekukan/", {"yakin": "on"}).status_code == 302
    with konteks.pakai(konteks.sistem()):
        paket = PaketSerahTerima.objects.get()
        assert paket.status == StatusPaket.MENUNGGU
        assert "Menunggu giliran" in lama.get(alamat).content.decode()
        work_on(paket.pk)
        paket.refresh_from_db()
        assert Pesan.objects.filter(pengguna=kantor.baru.pengguna).count() == 1
        lingkup = lingkup_of(kantor.unit, "camat", kantor.hari)
        lagi = print_paket(compose(lingkup, find_teks(lingkup)))
    assert (paket.sidik, bytes(paket.pdf or b"")) == (lagi.sidik, lagi.pdf)
    baru = masuk(kantor.baru)
    halaman = baru.get(alamat).content.decode()
    assert "Air pasang menahan alat." in halaman
    assert "Satu speedboat." in halaman
    assert paket.isi is not None
    for bagian in paket.isi["bagian"]:
        assert f"{alamat}terima/{bagian['kode']}/" in halaman
        isi = {"catatan": "Nilainya berbeda.", "is_keberatan": "on"} if bagian["kode"] == "kontrak" else {}
        assert baru.post(f"{alamat}terima/{bagian['kode']}/", isi).status_code == 302
    halaman = baru.get(alamat).content.decode()
    n = len(paket.isi["bagian"])
    assert f"{n} dari {n} bagian" in halaman
    assert "Diterima dengan keberatan" in halaman
    assert sidik(baru.get(f"{alamat}unduh/paket.json").content) == paket.sidik
    assert baru.get(f"{alamat}unduh/paket.pdf").content == lagi.pdf
    assert paket.sidik in baru.get(f"{alamat}unduh/paket.sha256").content.decode()
    publik = Client().get(f"/serah-terima/periksa/{paket.kode}/").content.decode()
    assert paket.sidik in publik
    assert "Air pasang" not in publik
    assert Client().get("/serah-terima/periksa/0123456789AB/").status_code == 404


def test_only_the_office_its_successor_and_those_above_read_it(kantor: Kantor, masuk: Any) -> None:
    paket = kantor.freeze()
    alamat = f"{MEJA}{paket.pk}/"
    for boleh in (
        kantor.lama,
        kantor.baru,
        *(make_peran(j) for j in (P.BUPATI, P.BAGIAN_PEMERINTAHAN, P.SEKDA)),
    ):
        assert masuk(boleh).get(alamat).status_code == 200, boleh
    lain = [
        make_peran(P.CAMAT, "63.06.05"), make_peran(P.KADES, "63.06.04.2002"), make_peran(P.DINAS_PMD),
        make_peran(P.BUPATI, "34.01"), make_peran(P.BAPPEDA), make_peran(P.BPD, "63.06.04.2002"),
    ]  # fmt: skip
    for peran in lain:
        browser = masuk(peran)
        for ekor in (
            "",
            "pratinjau/",
            "unduh/paket.pdf",
            "unduh/paket.json",
            "terima/kontrak/",
            "tulis/kontrak/",
            "bekukan/",
        ):
            assert browser.get(f"{alamat}{ekor}").status_code == 404, (peran, ekor)
        assert "Angkinang" not in browser.get(MEJA).content.decode()
        # The rows themselves are closed, also when a view forgets its filter.
        with transaction.atomic(), sebagai(peran.as_pelaku()):
            assert not PaketSerahTerima.objects.exists()
            assert not BagianPaket.objects.exists()
    assert Client().get(alamat).status_code == 302


def test_what_is_frozen_never_changes(kantor: Kantor) -> None:
    paket = kantor.prepare()
    by = kantor.lama.as_pelaku()
    write_bagian(paket=paket, kode="janji", by=by, now=timezone.now(), saran="Jaga.")
    queue_paket(paket=paket, by=by, now=timezone.now())
    with pytest.raises(CannotHandOverPost, match="sedang disusun"):
        write_bagian(paket=paket, kode="janji", by=by, now=timezone.now(), saran="Lain.")
    work_on(paket.pk)
    paket.refresh_from_db()
    with pytest.raises(CannotHandOverPost, match="beku"):
        queue_paket(paket=paket, by=by, now=timezone.now())
    for ubah in (
        lambda: PaketSerahTerima.objects.update(tanggal=today()),
        lambda: BagianPaket.objects.update(saran="Lain."),
        lambda: PaketSerahTerima.objects.all().delete(),
        lambda: BagianPaket.objects.create(
            paket=paket, kode="x", ditulis_at=timezone.now(), ditulis_oleh="x"
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()
    acknowledge_bagian(paket=paket, kode="janji", by=kantor.baru.as_pelaku(), now=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        TerimaBagian.objects.update(catatan="Lain.")


def test_only_the_successor_acknowledges_and_an_objection_says_why(kantor: Kantor) -> None:
    paket = kantor.freeze()
    isi: dict[str, Any] = {"paket": paket, "kode": "janji", "now": timezone.now()}
    with pytest.raises(CannotHandOverPost, match="sesudahnya"):
        acknowledge_bagian(by=kantor.lama.as_pelaku(), **isi)
    with pytest.raises(CannotHandOverPost, match="keberatan"):
        acknowledge_bagian(by=kantor.baru.as_pelaku(), is_keberatan=True, **isi)
    satu = acknowledge_bagian(by=kantor.baru.as_pelaku(), **isi)
    assert acknowledge_bagian(by=kantor.baru.as_pelaku(), **isi) == satu
    with pytest.raises(CannotHandOverPost, match="tidak ada"):
        acknowledge_bagian(by=kantor.baru.as_pelaku(), **{**isi, "kode": "lain"})


def test_the_sekda_hands_over_for_one_who_is_unable_and_says_why(kantor: Kantor) -> None:
    sekda = make_peran(P.SEKDA).as_pelaku()
    isi: dict[str, Any] = {
        "by": sekda, "unit": kantor.unit, "jabatan": "camat", "tanggal": kantor.hari, "now": timezone.now(),
        "penyerah": "sekda",
    }  # fmt: skip
    with pytest.raises(CannotHandOverPost, match="tidak dapat"):
        prepare_paket(**isi)
    paket = prepare_paket(**isi, penyerah_alasan="Pejabatnya dirawat di rumah sakit.")
    with pytest.raises(CannotHandOverPost, match="menyerahkan"):
        queue_paket(paket=paket, by=kantor.lama.as_pelaku(), now=timezone.now())
    queue_paket(paket=paket, by=sekda, now=timezone.now())
    with pytest.raises(CannotHandOverPost, match="kantor lain"):
        prepare_paket(**{**isi, "by": make_peran(P.CAMAT, "63.06.05").as_pelaku(), "penyerah": "pemegang"})


def test_a_day_that_has_not_come_is_not_frozen(kantor: Kantor) -> None:
    besok = today() + timedelta(days=1)
    by = kantor.lama.as_pelaku()
    paket = prepare_paket(by=by, unit=kantor.unit, jabatan="camat", tanggal=besok, now=timezone.now())
    with pytest.raises(CannotHandOverPost, match="belum tiba"):
        queue_paket(paket=paket, by=by, now=timezone.now())
