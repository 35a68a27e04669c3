"""Halaman rakor: dari undangan sampai notulen, diketik satu baris, dan tertutup bagi yang tidak ikut."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.rakor import services as s
from terasa.rakor.models import Rakor
from terasa.tindak_lanjut.services import report_tindak_lanjut
from tests.factories import DESA, DESA_LAIN, make_peran, make_unit
from tests.module.rakor.bahan import KECAMATAN, capture, run, schedule

pytestmark = pytest.mark.django_db
Klien = Callable[..., Client]
ISIAN = {
    "judul": "Rakor bulanan",
    "jenis": "kecamatan",
    "seri_baru": "Rakor bulanan kades",
    "mulai_at": "2026-03-12T09:00",
    "tempat": "Aula kecamatan",
    "acara": "09.00 | Pembukaan | Camat\nAPBDes 2026",
}


@pytest.fixture
def kini() -> datetime:
    return timezone.now()


@pytest.fixture
def camat() -> Peran:
    return make_peran(JenisPeran.CAMAT, KECAMATAN)


@pytest.fixture
def kades() -> Peran:
    desa = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    return make_peran(JenisPeran.KADES, DESA, desa)


@pytest.fixture
def pupr() -> Peran:
    dinas = make_unit("dinas-pupr", singkatan="DPUPR", nama="Dinas Pekerjaan Umum dan Penataan Ruang")
    return make_peran(JenisPeran.PERANGKAT_DAERAH, unit=dinas)


def test_a_meeting_is_planned_with_every_desa_in_one_press_and_invited(
    klien: Klien, camat: Peran, kades: Peran
) -> None:
    meja = klien(camat.as_pelaku())
    halaman = meja.get("/kerja/rakor/baru/").content.decode()
    pimpinan = re.search(r'<select name="pimpinan".*?value="([^"]+)"', halaman, re.DOTALL)
    assert pimpinan
    salah = meja.post("/kerja/rakor/baru/", {**ISIAN, "pimpinan": pimpinan[1], "acara": "09.00 |"})
    assert "belum menyebut acaranya" in salah.content.decode()
    alamat = meja.post("/kerja/rakor/baru/", {**ISIAN, "pimpinan": pimpinan[1], "semua_desa": "on"})[
        "Location"
    ]
    rakor = Rakor.objects.get()
    assert [u.unit_id for u in rakor.diundang.all()] == [kades.unit_id]
    assert rakor.seri is not None
    assert rakor.pertemuan.agenda[0]["oleh"] == "Camat"
    meja.post(f"{alamat}undang/", {"nomor": "005/12"})
    kepala = klien(kades.as_pelaku())
    assert "Undangan rapat belum dijawab" in kepala.get("/beranda/").content.decode()
    belum = kepala.post(f"{alamat}jawab/", {"jawaban": "diwakili"}).content.decode()
    assert "Tulis siapa yang mewakili" in belum
    kepala.post(f"{alamat}jawab/", {"jawaban": "diwakili", "keterangan": "Sekretaris desa"})
    assert "1 dari 1 kantor sudah menjawab" in meja.get(alamat).content.decode()
    kalender = kepala.get(f"{alamat}rapat.ics").content.decode()
    assert "SUMMARY:Rakor bulanan" in kalender
    assert "LOCATION:Aula kecamatan" in kalender


def test_one_line_becomes_an_arahan_and_an_unclear_word_keeps_what_was_typed(
    klien: Klien, camat: Peran, kades: Peran, pupr: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    utara = make_unit(
        "desa-angkinang-utara", jenis="desa", nama="Pemerintah Desa Angkinang Utara", kode_wilayah=DESA_LAIN
    )
    make_unit(
        "desa-angkinang-selatan",
        jenis="desa",
        nama="Pemerintah Desa Angkinang Selatan",
        kode_wilayah="63.06.04.2009",
    )
    meja, alamat = klien(camat.as_pelaku()), f"/kerja/rakor/{rakor.pk}/arahan/"
    meja.post(alamat, {"baris": "Perbaiki jembatan @pupr @bamban !14h =foto"})
    arahan = rakor.arahan.get()
    kepada = {p.tindak_lanjut.pelaksana_id for p in arahan.penerima.all()}
    assert kepada == {kades.unit_id, pupr.unit_id}
    assert (arahan.teks, arahan.bukti_diminta) == ("Perbaiki jembatan", "foto")
    assert arahan.jatuh_tempo_on == timezone.localdate() + timedelta(days=14)
    ragu = meja.post(alamat, {"baris": "Pasang papan @angkinang !1m"}).content.decode()
    assert 'value="Pasang papan @angkinang !1m"' in ragu
    assert f'value="angkinang={utara.kode}"' in ragu
    tak_ada = meja.post(alamat, {"baris": "Pasang papan @xyzzy"}).content.decode()
    assert "Tidak ada kantor yang cocok" in tak_ada
    meja.post(alamat, {"baris": "Pasang papan @angkinang !1m", "ganti": f"angkinang={utara.kode}"})
    assert rakor.arahan.count() == 2
    bagian = meja.post(
        alamat, {"baris": "Lapor @bamban !3h"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert bagian.lstrip().startswith('<section id="arahan"')
    assert "Pemerintah Desa Bamban" in bagian


def test_a_line_is_put_right_by_typing_it_anew_and_taken_back(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    arahan = capture(rakor, camat, kini, kades)
    meja = klien(camat.as_pelaku())
    alamat = f"/kerja/rakor/{rakor.pk}/arahan/{arahan.pk}/"
    assert f"@{kades.unit.kode} !" in meja.get(f"{alamat}ubah/").content.decode()
    meja.post(f"{alamat}ubah/", {"baris": f"Selesaikan semester I @{kades.unit.kode} !7h"})
    baru = rakor.arahan.get()
    assert (baru.nomor, baru.teks) == (1, "Selesaikan semester I")
    meja.post(f"/kerja/rakor/{rakor.pk}/arahan/{baru.pk}/hapus/")
    assert not rakor.arahan.exists()


def shown(meja: Client, rakor: Rakor) -> dict[str, Any]:
    """What the form of the minutes sends back when nothing is touched."""
    halaman = meja.get(f"/kerja/rakor/{rakor.pk}/jalan/").content.decode()
    isi = dict(re.findall(r'<input type="hidden" name="([^"]+-(?:versi|sidik))" value="([^"]*)"', halaman))
    return isi | dict(re.findall(r'<textarea id="n-[^"]+" name="([^"]+)"[^>]*>([^<]*)<', halaman))


def test_two_people_write_different_parts_and_neither_touches_the_other(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    dua = make_peran(JenisPeran.OPERATOR_KECAMATAN, KECAMATAN, camat.unit)
    satu, lain, alamat = klien(camat.as_pelaku()), klien(dua.as_pelaku()), f"/kerja/rakor/{rakor.pk}/notulen/"
    punya_satu, punya_lain = shown(satu, rakor), shown(lain, rakor)
    satu.post(alamat, punya_satu | {"pembukaan-0": "Dibuka camat."})
    lain.post(alamat, punya_lain | {"penutup-0": "Ditutup."})
    assert {c.bagian: c.teks for c in rakor.catatan.all()} == {
        "pembukaan": "Dibuka camat.",
        "penutup": "Ditutup.",
    }


def test_a_stale_save_shows_both_texts_and_their_merge(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    meja, alamat = klien(camat.as_pelaku()), f"/kerja/rakor/{rakor.pk}/notulen/"
    lama = shown(meja, rakor)
    meja.post(alamat, lama | {"laporan-0": "Serapan 40 persen."})
    basi = meja.post(alamat, lama | {"laporan-0": "Tiga desa belum lapor."}).content.decode()
    assert "Serapan 40 persen.\nTiga desa belum lapor.</textarea>" in basi
    isi = dict(re.findall(r'<input type="hidden" name="([^"]+-(?:versi|sidik))" value="([^"]*)"', basi))
    meja.post(alamat, isi | {"laporan-0": "Serapan 40 persen.\nTiga desa belum lapor."})
    assert rakor.catatan.get().teks == "Serapan 40 persen.\nTiga desa belum lapor."


def test_the_next_meeting_decides_on_what_is_open(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    lapor, lambat, berat = (
        capture(rakor, camat, kini, kades, teks=t).penerima.get()
        for t in ("Pasang papan.", "Isi kaur.", "Catat aset.")
    )
    s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="1", now=kini)
    report_tindak_lanjut(tindak_lanjut=lapor.tindak_lanjut, by=kades.as_pelaku(), catatan="Sudah.", now=kini)
    berikut = schedule(camat, kini, kades, hari=1)
    s.open_rakor(rakor=berikut, by=camat.as_pelaku(), now=kini)
    meja, alamat = klien(camat.as_pelaku()), f"/kerja/rakor/{berikut.pk}/terbuka/"
    assert "Isi kaur." in meja.get(f"/kerja/rakor/{berikut.pk}/jalan/").content.decode()
    meja.post(f"{alamat}{lapor.pk}/selesai/")
    awalan = f"p{lambat.pk}-"
    tempo = (rakor.tanggal + timedelta(days=60)).isoformat()
    tanpa = meja.post(f"{alamat}{lambat.pk}/perpanjang/", {f"{awalan}jatuh_tempo_on": tempo}).content.decode()
    assert "ringkasan-galat" in tanpa
    meja.post(
        f"{alamat}{lambat.pk}/perpanjang/",
        {f"{awalan}jatuh_tempo_on": tempo, f"{awalan}alasan": "Seleksi belum selesai."},
    )
    meja.post(
        f"{alamat}{berat.pk}/ganti/",
        {"baris": f"Catat aset tanah saja @{kades.unit.kode} !14h", "alasan": "Berat."},
    )
    for p in (lapor, lambat, berat):
        p.tindak_lanjut.refresh_from_db()
    assert [p.tindak_lanjut.status for p in (lapor, lambat, berat)] == ["selesai", "ditetapkan", "diganti"]
    assert lambat.tindak_lanjut.perpanjangan_kali == 1


def test_minutes_are_read_by_those_who_were_invited_and_the_public_sees_that_they_are_genuine(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    capture(rakor, camat, kini, kades, teks="Rahasia rapat ini.")
    meja = klien(camat.as_pelaku())
    assert meja.post(f"/kerja/rakor/{rakor.pk}/tutup/", {"nomor": "094/7"}).status_code == 302
    rakor.refresh_from_db()
    assert rakor.notulen is not None
    alamat = f"/dokumen/{rakor.notulen.kode}"
    lain = make_peran(JenisPeran.KADES, DESA_LAIN)
    for siapa in (None, lain.as_pelaku()):
        halaman = klien(siapa).get(f"{alamat}/").content.decode()
        assert rakor.notulen.isi_sha256 in halaman
        assert "Rahasia" not in halaman
        assert [klien(siapa).get(f"{alamat}.{b}").status_code for b in ("pdf", "json")] == [404, 404]
    kepala = klien(kades.as_pelaku())
    assert kepala.get(f"{alamat}.pdf").content.startswith(b"%PDF-")
    assert "Rahasia" in kepala.get(f"{alamat}.json").content.decode()


def test_a_report_reaches_the_regent_through_bagian_pemerintahan(
    klien: Klien, camat: Peran, kades: Peran, kini: datetime
) -> None:
    rakor = run(camat, kades, kini)
    capture(rakor, camat, kini, kades)
    s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="1", now=kini)
    alamat = f"/kerja/rakor/{rakor.pk}/"
    bagian, bupati = make_peran(JenisPeran.BAGIAN_PEMERINTAHAN), make_peran(JenisPeran.BUPATI)
    klien(kades.as_pelaku()).post(f"{alamat}laporan/", {"tindakan": "kirim"})
    assert "menunggu diteruskan" not in klien(bagian.as_pelaku()).get("/kerja/rakor/").content.decode()
    klien(camat.as_pelaku()).post(f"{alamat}laporan/", {"tindakan": "kirim"})
    assert "Laporan rapat menunggu Anda" in klien(bagian.as_pelaku()).get("/kerja/rakor/").content.decode()
    klien(bagian.as_pelaku()).post(f"{alamat}laporan/", {"tindakan": "teruskan", "catatan": "Mohon arahan."})
    raja = klien(bupati.as_pelaku())
    assert "Laporan rapat belum Anda buka" in raja.get("/beranda/").content.decode()
    assert "Mohon arahan." in raja.get(alamat).content.decode()
    assert "Laporan rapat menunggu Anda" not in raja.get("/kerja/rakor/").content.decode()


def test_three_people_at_the_door(klien: Klien, camat: Peran, kades: Peran, kini: datetime) -> None:
    rakor = run(camat, kades, kini)
    alamat = f"/kerja/rakor/{rakor.pk}/"
    lain = make_peran(JenisPeran.CAMAT, "63.06.01")
    for ekor in ("", "jalan/", "hadir/", "tutup/", "rapat.ics"):
        assert klien(None).get(f"{alamat}{ekor}").status_code == 302
        assert klien(lain.as_pelaku()).get(f"{alamat}{ekor}").status_code == 404, ekor
        assert klien(camat.as_pelaku()).get(f"{alamat}{ekor}").status_code == 200, ekor
    assert klien(kades.as_pelaku()).get(alamat).status_code == 200
    assert klien(kades.as_pelaku()).get(f"{alamat}jalan/").status_code == 404


def test_who_is_present_is_one_press(klien: Klien, camat: Peran, kades: Peran, kini: datetime) -> None:
    rakor = run(camat, kades, kini)
    meja, alamat = klien(camat.as_pelaku()), f"/kerja/rakor/{rakor.pk}/hadir/"
    assert "1 dari 1 kantor yang diundang belum" in meja.get(alamat).content.decode()
    meja.post(alamat, {"unit": str(kades.unit_id), "sebagai": "Sekretaris Desa Bamban", "kelamin": "P"})
    halaman = meja.get(alamat).content.decode()
    assert "1 orang, 1 perempuan" in halaman
    assert "Sekretaris Desa Bamban" in halaman
    hapus = re.search(r'action="([^"]+/hapus/)"', halaman)
    assert hapus
    meja.post(hapus[1])
    assert "0 orang" in meja.get(alamat).content.decode()
