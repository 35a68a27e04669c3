"""Halaman perangkat: Dinas PMD mencatat kades, desa mencatat perangkatnya, tetangga tidak melihat, umum membaca nama."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Unit
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import Biodata, EntriBuku, Jabatan, MasaJabatan, Orang
from terasa.perangkat.services import (
    CannotRegister,
    IsiBiodata,
    IsiMasa,
    create_jabatan,
    end_masa,
    hand_over,
    open_akses,
    save_biodata,
    start_masa,
)
from terasa.umum.pelaku import SISTEM
from tests.architecture.test_akses import TERJAGA
from tests.factories import DESA, KABUPATEN, make_unit
from tests.module.perangkat.bahan import make_jabatan, make_masa, make_orang
from tests.web.musrenbang.bahan import CAMAT, OPERATOR, ORANG_LAIN, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
PMD = (JenisPeran.DINAS_PMD, KABUPATEN)
BPD = (JenisPeran.BPD, DESA)
MULAI = {
    "nama": "Siti Uji",
    "cara": "definitif",
    "mulai_on": "2024-12-19",
    "sk_nomor": "188/1",
    "sk_on": "2024-12-10",
}


def read(siapa: tuple[str, str] | Client, alamat: str) -> str:
    klien = siapa if isinstance(siapa, Client) else masuk(siapa)
    return klien.get(alamat, follow=True).content.decode()


def test_the_public_reads_who_held_a_post_on_any_day_and_never_the_file(now: datetime) -> None:
    masa = make_masa(make_jabatan(), now)
    save_biodata(by=SISTEM, orang=masa.orang, kode_wilayah=DESA, isi=IsiBiodata(nip="1987-RAHASIA"), now=now)
    halaman = read(Client(), f"/perangkat/{DESA}/?pada=2020-01-01")
    assert "Abdul Uji" in halaman
    assert "RAHASIA" not in halaman
    assert "Abdul Uji" not in read(Client(), f"/perangkat/{DESA}/?pada=2018-12-18")
    assert "19 Desember 2026" in read(Client(), f"/perangkat/{DESA}/?pada=bukan-hari")
    assert Client().get("/perangkat/99.99/").status_code == 404


def test_dinas_pmd_records_a_kades_after_reading_what_the_law_makes_of_it(now: datetime) -> None:
    jabatan = make_jabatan()
    alamat = f"/kerja/perangkat/jabatan/{jabatan.pk}/mulai/"
    pmd = masuk(PMD)
    tinjau = pmd.post(alamat, MULAI).content.decode()
    assert "19 Desember 2032" in tinjau
    assert "Pasal 39" in tinjau
    assert not MasaJabatan.objects.exists()
    berkas = SimpleUploadedFile("sk.pdf", b"%PDF-1.4 uji")
    assert pmd.post(alamat, {**MULAI, "yakin": "ya", "berkas": berkas})["Location"].endswith(f"{jabatan.pk}/")
    masa = MasaJabatan.objects.get()
    assert masa.rencana_berakhir_on == date(2032, 12, 19)
    assert pmd.get(f"/kerja/perangkat/masa/{masa.pk}/sk/").content.startswith(b"%PDF-")
    ulang = pmd.post(alamat, {**MULAI, "yakin": "ya"}).content.decode()
    assert "masih memegangnya" in ulang
    for siapa in (OPERATOR, CAMAT, *ORANG_LAIN):
        assert masuk(siapa).get(alamat).status_code == 404
    for siapa in ORANG_LAIN:
        assert masuk(siapa).get(f"/kerja/perangkat/masa/{masa.pk}/sk/").status_code == 404
        assert masuk(siapa).get(f"/kerja/perangkat/jabatan/{jabatan.pk}/").status_code == 404


def test_what_was_recorded_today_is_taken_back_and_what_was_wrong_is_corrected_with_a_reason() -> None:
    kini = timezone.now()
    jabatan = make_jabatan()
    masa = make_masa(jabatan, kini)
    pmd = masuk(PMD)
    dasar = f"/kerja/perangkat/masa/{masa.pk}"
    pmd.post(f"{dasar}/akhiri/", {"berakhir_on": "2023-03-01", "sebab": "meninggal"})
    masa.refresh_from_db()
    assert masa.berakhir_on == date(2023, 3, 1)
    pmd.post(f"{dasar}/batalkan/")
    assert MasaJabatan.objects.get().berakhir_on is None
    masa.refresh_from_db()
    salah = {"mulai_on": "2018-12-20", "sk_nomor": "9"}
    assert "ringkasan-galat" in pmd.post(f"{dasar}/betulkan/", salah).content.decode()
    pmd.post(f"{dasar}/betulkan/", {**salah, "alasan": "Tertukar hari"})
    masa.refresh_from_db()
    assert (masa.mulai_on, masa.rencana_berakhir_on) == (date(2018, 12, 20), date(2026, 12, 20))
    halaman = read(pmd, f"/kerja/perangkat/jabatan/{jabatan.pk}/")
    assert "Tertukar hari" in halaman
    assert "2018-12-19 → 2018-12-20" in halaman
    assert masuk(OPERATOR).post(f"{dasar}/batalkan/").status_code == 404


def test_a_village_records_its_own_apparatus_and_only_its_own_reads_the_file(now: datetime) -> None:
    jabatan = make_jabatan("sekdes", "Sekretaris Desa")
    operator = masuk(OPERATOR)
    operator.post(f"/kerja/perangkat/jabatan/{jabatan.pk}/mulai/", {**MULAI, "yakin": "ya"})
    orang = Orang.objects.get()
    alamat = f"/kerja/perangkat/orang/{orang.pk}/"
    operator.post(f"{alamat}biodata/", {"nip": "198701", "kelamin": "P"})
    assert Biodata.objects.get().kelamin == "P"
    assert "198701" in read(operator, alamat)
    bupati = masuk((JenisPeran.BUPATI, KABUPATEN))
    assert "198701" not in read(bupati, alamat)
    assert "Siti Uji" in read(bupati, alamat)
    for siapa in ORANG_LAIN:
        assert masuk(siapa).get(alamat).status_code == 404


def test_the_boards_show_vacancies_and_ends_of_the_places_that_an_office_reads(now: datetime) -> None:
    kades = make_jabatan()
    make_jabatan("sekdes", "Sekretaris Desa")
    make_masa(kades, now)
    camat = masuk(CAMAT)
    assert "Sekretaris Desa" in read(camat, "/kerja/perangkat/kosong/")
    assert "Abdul Uji" in read(camat, "/kerja/perangkat/?pada=2020-01-01")
    assert read(camat, "/kerja/perangkat/berakhir/")
    tetangga = masuk(ORANG_LAIN[0])
    assert "Sekretaris Desa" not in read(tetangga, "/kerja/perangkat/kosong/")
    assert "Pembakal" not in read(tetangga, "/kerja/perangkat/")
    assert "/kerja/perangkat/kosong/" in read(camat, "/beranda/")


def test_an_invited_operator_takes_over_without_a_shared_password() -> None:
    kini, hari = timezone.now(), timezone.localdate()
    lama = Pengguna.objects.create_user("lama.uji", "sandi-lama-12345")
    jabatan = make_jabatan("operator", "Operator Desa")
    masa = make_masa(jabatan, kini, date(2024, 1, 2), orang=make_orang(kini, "Operator Lama", pengguna=lama))
    operator = masuk(OPERATOR)
    operator.post(f"/kerja/perangkat/masa/{masa.pk}/akun/", {"jenis": "operator_desa"})
    klien_lama = Client()
    klien_lama.force_login(lama)
    assert klien_lama.get("/kerja/aspirasi/").status_code == 200
    isi = {
        "nama": "Operator Baru", "username": "baru.bamban", "jenis": "operator_desa",
        "mulai_on": hari.isoformat(), "alasan": "Pindah tugas",
    }  # fmt: skip
    halaman = operator.post(f"/kerja/perangkat/masa/{masa.pk}/serahkan/", isi).content.decode()
    tautan = "/akun/undangan/" + halaman.split("/akun/undangan/")[1].split("<")[0]
    ulang = f"/kerja/perangkat/masa/{MasaJabatan.objects.latest('dicatat_at').pk}/tautan/"
    assert "/akun/undangan/" in operator.post(ulang).content.decode()
    # The open session of the earlier operator answers as to a stranger from now on.
    assert klien_lama.get("/kerja/aspirasi/").status_code == 404
    sandi = {"new_password1": "kunci-kebun-41x", "new_password2": "kunci-kebun-41x"}
    assert Client().post(tautan, sandi).status_code == 302
    assert Client().get(tautan).status_code == 404
    assert operator.post(ulang).status_code == 404
    baru = Client()
    assert baru.login(username="baru.bamban", password="kunci-kebun-41x")
    assert baru.get("/kerja/aspirasi/").status_code == 200
    masa.refresh_from_db()
    assert masa.orang.nama == "Operator Lama"


def test_a_village_head_is_not_replaced_by_handing_over_a_desk(now: datetime) -> None:
    masa = make_masa(make_jabatan(), now, date(2021, 12, 20))
    assert masuk(PMD).get(f"/kerja/perangkat/masa/{masa.pk}/serahkan/").status_code == 404
    with pytest.raises(CannotRegister, match="serah meja"):
        hand_over(
            by=SISTEM,
            masa=masa,
            orang=make_orang(now, "Lain Uji"),
            mulai_on=date(2025, 1, 1),
            alasan="x",
            now=now,
        )


def test_nobody_gives_a_role_that_the_post_does_not_open(now: datetime) -> None:
    masa = make_masa(make_jabatan("operator", "Operator Desa"), now, date(2024, 1, 2))
    klien = masuk(OPERATOR)
    halaman = klien.post(
        f"/kerja/perangkat/masa/{masa.pk}/akun/", {"jenis": "bappeda", "username": "jahat"}
    ).content.decode()
    assert "ringkasan-galat" in halaman
    assert not Pengguna.objects.filter(username="jahat").exists()


def test_the_bpd_writes_its_books_and_others_of_the_place_read_them() -> None:
    klien = masuk(BPD)
    alamat = f"/kerja/perangkat/buku/{DESA}/notulen/"
    assert "Buku Notulen Rapat BPD" in read(klien, "/kerja/perangkat/buku/")
    jawab = klien.post(f"{alamat}tulis/", {"tanggal": "2026-02-03", "uraian": "Rapat =SUM(1)", "nomor": "1"})
    assert jawab["Location"] == f"{alamat}2026/"
    assert EntriBuku.objects.get().urutan == 1
    assert "Rapat =SUM(1)" in read(OPERATOR, f"{alamat}2026/")
    assert (
        "'Rapat" in klien.get(f"{alamat}2026/buku.csv").content.decode()
        or "Rapat =SUM" in klien.get(f"{alamat}2026/buku.csv").content.decode()
    )
    assert masuk(OPERATOR).get(f"{alamat}tulis/").status_code == 404
    for siapa in ORANG_LAIN:
        assert masuk(siapa).get(f"{alamat}2026/").status_code == 404
    assert klien.get(f"/kerja/perangkat/buku/{DESA}/tidak-ada/2026/").status_code == 404


def test_a_list_of_pamong_is_tried_and_then_brought_in_once() -> None:
    operator = masuk(OPERATOR)
    make_jabatan()
    csv = (
        "NAMA,JABATAN,NIK,AGAMA,TGL SK PENGANGKATAN,NO SK PENGANGKATAN,SEX\n"
        "Rahmah Uji,Sekretaris Desa,6306045501870001,Islam,12 Januari 2020,141/2,P\n"
        "Jumlah,1,,,,,\n"
        "Tanpa Hari,Kaur Umum,,,entah,,L\n"
    )

    def kirim(uji: bool) -> str:
        isi = {
            "desa": DESA,
            "berkas": SimpleUploadedFile("p.csv", csv.encode()),
            **({"uji": "on"} if uji else {}),
        }
        return operator.post("/kerja/perangkat/impor/", isi).content.decode()

    coba = kirim(True)
    assert "kolom pribadi, tidak disimpan" in coba
    assert "kolom agama tidak dibaca" in coba
    assert "6306045501870001" not in coba
    assert not Orang.objects.exists()
    kirim(False)
    assert Orang.objects.get().nama == "Rahmah Uji"
    assert Biodata.objects.get().kelamin == "P"
    assert "sudah ada dan sama" in kirim(False)
    assert MasaJabatan.objects.count() == 1


def test_dinas_pmd_applies_the_transition_to_those_ticked(now: datetime) -> None:
    masa = make_masa(make_jabatan(), now)
    MasaJabatan.objects.update(rencana_berakhir_on=date(2024, 12, 19), dasar_masa={})
    pmd = masuk(PMD)
    assert "19 Desember 2026" in read(pmd, "/kerja/perangkat/peralihan/")
    pmd.post("/kerja/perangkat/peralihan/", {"masa": [str(masa.pk), "bukan-uuid"], "alasan": "UU 3/2024"})
    masa.refresh_from_db()
    assert masa.rencana_berakhir_on == date(2026, 12, 19)
    assert masa.perubahan.get().semula_on == date(2024, 12, 19)
    assert masuk(OPERATOR).get("/kerja/perangkat/peralihan/").status_code == 404


def test_a_post_is_made_and_removed_by_the_office_that_records_it() -> None:
    operator = masuk(OPERATOR)
    unit = Unit.objects.get(kode_wilayah=DESA)
    isi = {"unit": unit.pk, "jenis": "lembaga_ketua", "nama": "Ketua RT 03", "lembaga": "RT 03", "kursi": "1"}
    alamat = operator.post("/kerja/perangkat/jabatan/baru/", isi)["Location"]
    assert "Ketua RT 03" in read(operator, "/kerja/perangkat/?jenis=lembaga")
    kades = {**isi, "jenis": "kades", "nama": "Pembakal", "lembaga": ""}
    assert "kantor lain" in operator.post("/kerja/perangkat/jabatan/baru/", kades).content.decode()
    operator.post(f"{alamat}hapus/", {"pada": timezone.localdate().isoformat(), "alasan": "Digabung"})
    assert Jabatan.objects.get().dihapus_on == timezone.localdate()


def test_after_the_last_day_every_page_answers_as_to_a_stranger() -> None:
    """An account whose only tenure ended today opens what an account without any post opens, page by page."""
    kini, hari = timezone.now(), timezone.localdate()
    akun = Pengguna.objects.create_user("kades.uji")
    masa = make_masa(make_jabatan(), kini, orang=make_orang(kini, pengguna=akun))
    open_akses(by=SISTEM, masa=masa, jenis=JenisPeran.KADES)
    klien, asing = Client(), Client()
    klien.force_login(akun)
    asing.force_login(Pengguna.objects.create_user("asing.uji"))
    alamat = [a for a, _p in TERJAGA if a.startswith("/kerja/") and "<" not in a]
    assert len(alamat) > 20
    assert klien.get("/kerja/usulan/").status_code == 200
    end_masa(by=SISTEM, masa=masa, berakhir_on=hari, sebab=SebabBerakhir.MUNDUR, now=kini)
    beda = [a for a in alamat if klien.get(a).status_code != asing.get(a).status_code]
    assert not beda


def count_queries(n: int, now: datetime) -> dict[str, int]:
    """Queries of each list with n posts held on it; the database forgets them afterwards."""
    hasil = {}
    with transaction.atomic():
        for ke in range(n):
            post = make_jabatan("kaur", f"Kaur {ke}")
            make_masa(post, now, date(2021, 1, 4), orang=make_orang(now, f"Kaur {ke}"))
            make_jabatan("kasi", f"Kasi {ke}")
        kades = make_masa(make_jabatan(), now)
        klien = masuk(PMD)
        lain = (
            "",
            "kosong/",
            "berakhir/",
            "peralihan/",
            f"jabatan/{kades.jabatan_id}/",
            f"orang/{kades.orang_id}/",
        )
        for nama, satu in {
            f"/perangkat/{DESA}/": "umum",
            **{f"/kerja/perangkat/{x}": x for x in lain},
        }.items():
            klien.get(nama)
            with CaptureQueriesContext(connection) as kueri:
                assert klien.get(nama).status_code == 200, nama
            hasil[satu.partition("/")[0]] = len(kueri)
        transaction.set_rollback(True)
    return hasil


def test_lists_do_not_ask_once_per_row(now: datetime) -> None:
    assert count_queries(1, now) == count_queries(5, now)


def test_forms_that_touch_a_limit_of_a_penjabat_say_so_before_they_are_sent(now: datetime) -> None:
    bagian = masuk((JenisPeran.BAGIAN_PEMERINTAHAN, KABUPATEN))
    kecamatan = make_unit("kec-angkinang", jenis="kecamatan", kode_wilayah="63.06.04")
    camat = create_jabatan(by=SISTEM, unit=kecamatan, jenis="camat", nama="Camat Angkinang")
    masa = start_masa(
        by=SISTEM, jabatan=camat, isi=IsiMasa(make_orang(now), "definitif", now.date(), sk_nomor="1"), now=now
    )
    alamat = (f"/kerja/perangkat/jabatan/{camat.pk}/mulai/", f"/kerja/perangkat/masa/{masa.pk}/akhiri/")
    assert not any("dipegang penjabat" in read(bagian, satu) for satu in alamat)
    kursi = create_jabatan(
        by=SISTEM, unit=make_unit("bupati-uji", jenis="pimpinan"), jenis="bupati", nama="Bupati"
    )
    isi = IsiMasa(make_orang(now, "Penjabat Uji"), "penjabat", timezone.localdate(), sk_nomor="2")
    start_masa(by=SISTEM, jabatan=kursi, isi=isi, now=timezone.now())
    for satu in alamat:
        assert "Kursi bupati sedang dipegang penjabat" in read(bagian, satu)
    desa = make_jabatan()
    assert "dipegang penjabat" not in read(masuk(PMD), f"/kerja/perangkat/jabatan/{desa.pk}/mulai/")
