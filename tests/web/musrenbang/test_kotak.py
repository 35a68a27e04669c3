"""Halaman kotak suara: operator membuka dan menutup, ponsel memilih tanpa akun, umum melihat yang terbit."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from terasa.musrenbang.enums import Metode
from terasa.musrenbang.models import Forum, KotakSuara
from terasa.musrenbang.services import (
    Peserta,
    open_hadir_mandiri,
    open_kotak,
    print_kartu,
    record_kehadiran_many,
    sign_in_hadir,
)
from terasa.musrenbang.services.bawa import take_forum
from terasa.musrenbang.services.kembali import return_forum
from terasa.pertemuan.models import Kehadiran
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.module.musrenbang.test_kotak_balai import take_home, vote
from tests.web.musrenbang.bahan import KADES, OPERATOR, ORANG_LAIN, masuk
from tests.web.test_sapuan_catatan import written_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(now: datetime) -> Forum:
    with konteks.pakai(konteks.sistem()):
        for judul in ("Jembatan ulin", "Sumur bor", "Jalan usaha tani"):
            make_usulan(now, judul=judul)
        forum = open_desa(now, metode=Metode.SUARA_URUT)
        peserta = [Peserta("P", "18-30", "bpd", nama="Warga Bernama")] * 2
        record_kehadiran_many(forum=forum, by=SISTEM, peserta=peserta, now=now)
        return forum


@pytest.fixture
def bilik(forum: Forum, now: datetime) -> tuple[KotakSuara, list[str]]:
    with konteks.pakai(konteks.sistem()):
        kotak = open_kotak(forum=forum, by=SISTEM, now=now)
        return kotak, list(print_kartu(forum=forum, by=SISTEM, jumlah=12, now=now).kartu)


def ballot(kotak: KotakSuara, *judul: str) -> dict[str, str]:
    kode = {c["judul"]: c["kode"] for c in kotak.calon}
    return {f"p-{kode[j]}": str(n) for n, j in enumerate(judul, start=1)}


def send(kotak: KotakSuara, kartu: str, isi: dict[str, str], **tombol: str) -> str:
    jawaban = Client().post(f"/suara/{kotak.kode}/", {"kartu": kartu, **isi, **tombol})
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_operator_opens_prints_and_ticks_then_closes(forum: Forum) -> None:
    klien, alamat = masuk(OPERATOR), f"/kerja/forum/{forum.pk}/kotak/"
    assert "Buka kotak suara" in klien.get(alamat).content.decode()
    klien.post(alamat, {"pagu": "", "pilihan_terbanyak": "2"})
    kotak = KotakSuara.objects.get(forum=forum)
    assert kotak.pilihan_terbanyak == 2
    pdf = klien.post(f"{alamat}cetak/", {"jumlah": "3", "kelompok": ""})
    assert (pdf["Content-Type"], pdf["Cache-Control"]) == ("application/pdf", "no-store")
    assert pdf.content.startswith(b"%PDF-")
    halaman = klien.get(alamat).content.decode()
    tombol = re.findall(r'action="([^"]+/ambil/[^"]+)"', halaman)
    assert len(tombol) == 2
    assert "sudah mengambil" in klien.post(tombol[0], follow=True).content.decode()
    assert "Belum ada suara" in klien.post(f"{alamat}tutup/", follow=True).content.decode()
    klien.post(f"{alamat}batal/")
    assert not KotakSuara.objects.filter(forum=forum).exists()


def test_a_phone_that_only_waits_draws_nothing_and_then_stands_by_its_number(
    forum: Forum, now: datetime
) -> None:
    klien, alamat = masuk(OPERATOR), f"/kerja/forum/{forum.pk}/kotak/"
    with konteks.pakai(konteks.sistem()):
        open_kotak(forum=forum, by=SISTEM, now=now)
        open_hadir_mandiri(forum=forum, by=SISTEM, buka=True)
        nomor = sign_in_hadir(forum=forum, by=SISTEM, peserta=Peserta("L", "31-45", "bpd"), now=now)
        menunggu = Kehadiran.objects.get(nomor=nomor)
    assert f"nomor {nomor} di teleponnya" not in klien.get(alamat).content.decode()
    jawab = klien.post(f"{alamat}ambil/{menunggu.pk}/", follow=True).content.decode()
    assert "tidak ada pada daftar hadir" in jawab
    klien.post(f"/kerja/forum/{forum.pk}/qr/", {"tindakan": "semua"})
    halaman = klien.get(alamat).content.decode()
    assert f"nomor {nomor} di teleponnya" in halaman
    assert "Laki-laki, 31 sampai 45 tahun" in halaman


def test_a_phone_votes_without_an_account_and_gets_a_receipt(bilik: tuple[KotakSuara, list[str]]) -> None:
    kotak, (kartu, *_lain) = bilik
    isi = ballot(kotak, "Sumur bor", "Jembatan ulin")
    klien = Client()
    assert "Kode kartu suara" in klien.get(f"/suara/{kotak.kode}/").content.decode()
    periksa = send(kotak, kartu, isi)
    assert periksa.index("Sumur bor") < periksa.index("Jembatan ulin")
    assert "Periksa sekali lagi" in periksa
    selesai = send(kotak, kartu, isi, kirim="1")
    tanda = re.search(r'class="kode">([0-9A-Z]{12})<', selesai)
    assert tanda is not None
    # A lost answer sent again shows the same receipt and counts once.
    assert tanda[1] in send(kotak, kartu, isi, kirim="1")
    umum = Client().get(f"/forum/{kotak.forum_id}/kotak/").content.decode()
    assert tanda[1] not in umum


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [({"ganda": "1"}, "dipakai dua kali"), ({"nomor": "9"}, "tidak ada pada surat"), ({}, "bukan kartu")],
)
def test_a_ballot_to_mend_keeps_what_was_filled_in(
    bilik: tuple[KotakSuara, list[str]], isi: dict[str, str], pesan: str
) -> None:
    kotak, (kartu, *_lain) = bilik
    data = ballot(kotak, "Sumur bor", "Jembatan ulin")
    if "ganda" in isi:
        data = dict.fromkeys(data, "1")
    elif "nomor" in isi:
        data[next(iter(data))] = "9"
    else:
        kartu = "ABCDEFGHJKMNPQRS"
    halaman = send(kotak, kartu, data)
    assert pesan in halaman
    assert kartu in halaman


def test_nothing_of_a_ballot_reaches_the_log_the_session_or_the_address(
    bilik: tuple[KotakSuara, list[str]],
) -> None:
    import logging

    from django.contrib.sessions.models import Session

    kotak, (kartu, *_lain) = bilik
    isi = ballot(kotak, "Sumur bor")
    klien = Client()
    sesi = Session.objects.count()
    with written_log(logging.DEBUG) as catatan:
        jawaban = klien.post(f"/suara/{kotak.kode}/", {"kartu": kartu, **isi, "kirim": "1"})
        send(kotak, "ABCDEFGHJKMNPQRS", isi, kirim="1")
    tulisan = catatan.getvalue()
    assert kartu not in tulisan
    assert next(iter(isi)) not in tulisan
    assert Session.objects.count() == sesi
    assert "no-store" in jawaban["Cache-Control"]
    assert "sessionid" not in jawaban.cookies


def test_closed_box_publishes_ballots_receipts_and_what_the_operator_could_see(
    bilik: tuple[KotakSuara, list[str]],
) -> None:
    kotak, kartu = bilik
    for satu in kartu[:3]:
        send(kotak, satu, ballot(kotak, "Sumur bor"), kirim="1")
    pengunjung = Client()
    assert pengunjung.get(f"/forum/{kotak.forum_id}/hasil.pb").status_code == 404
    masuk(KADES).post(f"/kerja/forum/{kotak.forum_id}/kotak/tutup/")
    kotak.refresh_from_db()
    halaman = pengunjung.get(f"/forum/{kotak.forum_id}/kotak/").content.decode()
    assert all(t in halaman for t in [kotak.pb_sha256, *kotak.tanda_terima.split("\n")])
    assert "Yang masih dapat dilihat pengelola server" in halaman
    assert pengunjung.get(f"/forum/{kotak.forum_id}/hasil.pb").content.decode() == kotak.pb
    assert "Warga Bernama" not in halaman
    assert "sudah ditutup" in send(kotak, kartu[5], ballot(kotak, "Sumur bor"), kirim="1")
    assert (
        "Menurut suara: peringkat 1"
        in masuk(OPERATOR).get(f"/kerja/forum/{kotak.forum_id}/").content.decode()
    )


def test_two_copies_of_a_paper_meet_on_a_page(bilik: tuple[KotakSuara, list[str]]) -> None:
    kotak, _kartu = bilik
    satu, dua = masuk(OPERATOR), masuk(KADES)
    alamat = f"/kerja/forum/{kotak.forum_id}/kertas/"
    satu.post(alamat, {"nomor": "1", **ballot(kotak, "Sumur bor")})
    # Blind: the second person sees no choice of the first.
    assert "selected" not in dua.get(alamat).content.decode()
    dua.post(alamat, {"nomor": "1", **ballot(kotak, "Jembatan ulin")})
    assert f"{alamat}1/" in satu.get(alamat).content.decode()
    beda = satu.get(f"{alamat}1/").content.decode()
    assert "Salinan 1" in beda
    satu.post(f"{alamat}1/", ballot(kotak, "Sumur bor"))
    assert "1 dari 1 kertas sudah cocok" in dua.get(alamat).content.decode()


def test_a_box_counted_in_a_hall_says_how_it_was_voted(forum: Forum, now: datetime, tmp_path: Path) -> None:
    with konteks.pakai(konteks.sistem()):
        p = vote(take_forum(forum=forum, by=SISTEM, now=now), tmp_path)
        return_forum(data=take_home(p), by=SISTEM, now=now)
    halaman = Client().get(f"/forum/{forum.pk}/kotak/").content.decode()
    assert "Dipilih di balai, di atas kertas" in halaman
    assert "lembar dibagikan di balai" in halaman
    assert "Tanda terima" not in halaman
    meja = masuk(OPERATOR).get(f"/kerja/forum/{forum.pk}/kotak/").content.decode()
    assert "lembar dibagikan di balai" in meja
    assert KotakSuara.objects.get(forum=forum).pb_sha256 in meja


@pytest.mark.parametrize("siapa", ORANG_LAIN)
@pytest.mark.parametrize("ekor", ["metode/", "hitungan/", "geser/", "kotak/", "kertas/"])
def test_other_offices_find_no_box(forum: Forum, siapa: Any, ekor: str) -> None:
    assert masuk(siapa).get(f"/kerja/forum/{forum.pk}/{ekor}").status_code == 404
