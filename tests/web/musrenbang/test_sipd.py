"""Halaman SIPD: kolom diperiksa, dicoba, dimasukkan di belakang; yang belum diketik; surat kepada desa."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from terasa.dokumen.models import Berkas, Dokumen
from terasa.musrenbang.enums import StatusKerja
from terasa.musrenbang.models import CatatanSipd, KerjaLatar, Usulan
from terasa.musrenbang.rules.sipd import KEPALA_SIPD
from terasa.musrenbang.services.kerja import drop_unggahan_basi, list_macet, work_on
from terasa.musrenbang.services.terbitkan_surat import freeze_surat
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import SISTEM
from tests.bahan_sipd import make_book, make_sipd, sipd_row
from tests.factories import DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan import TAHUN, agree, make_usulan, open_desa
from tests.web.musrenbang.bahan import BAPPEDA, CAMAT, KADES, OPERATOR, ORANG_LAIN, masuk

pytestmark = pytest.mark.usefixtures("sistem")
ALAMAT = "/kerja/sipd/impor/"


def upload(klien: Client, data: bytes) -> KerjaLatar:
    berkas = SimpleUploadedFile("ekspor.xlsx", data)
    jawaban: Any = klien.post(ALAMAT, {"tahun": TAHUN, "berkas": berkas})
    assert jawaban.status_code == 302, jawaban.content.decode()
    return KerjaLatar.objects.get(pk=jawaban["Location"].split("/")[-2])


def columns(kerja: KerjaLatar, **ubah: str) -> dict[str, str]:
    return {f"kolom-{i}": nama for i, nama in kerja.masukan["peta"].items()} | ubah


def test_upload_shows_what_each_column_was_understood_as() -> None:
    bappeda = masuk(BAPPEDA)
    kerja = upload(bappeda, make_sipd(sipd_row()))
    halaman = bappeda.get(f"{ALAMAT}{kerja.pk}/").content.decode()
    assert '<option value="judul" selected>Usulan</option>' in halaman
    assert "Siring sungai RT 3" in halaman
    assert "Warga Contoh" not in halaman
    assert "ekspor.xlsx" in bappeda.get(ALAMAT).content.decode()


def test_trial_tells_every_row_and_keeps_nothing() -> None:
    bappeda = masuk(BAPPEDA)
    kerja = upload(bappeda, make_sipd(sipd_row(), sipd_row(ID_Usulan="2", Kel_Desa="Bambam")))
    jawaban = bappeda.post(f"{ALAMAT}{kerja.pk}/", columns(kerja, aksi="uji"), follow=True).content.decode()
    assert "calon terdekat: 63.06.04.2002" in jawaban
    assert not Usulan.objects.exists()
    csv = bappeda.get(f"{ALAMAT}{kerja.pk}/hasil.csv").content.decode("utf-8-sig")
    assert csv.splitlines()[0] == "baris,id,hasil,kode,alasan,perbaikan"
    assert csv.count("\n") == 3


def test_chosen_columns_import_in_the_background_and_the_file_goes() -> None:
    bappeda = masuk(BAPPEDA)
    kepala = ["Nomor Induk Usulan", "Keperluan", "Kec", "Kel/Desa", "Dana"]
    isi = [["9", "Jalan usaha tani", "Angkinang", "Bamban", "5.000.000"]]
    kerja = upload(bappeda, make_book([kepala, *isi]))
    alamat = f"{ALAMAT}{kerja.pk}/"
    assert "Belum ada kolom untuk" in bappeda.get(alamat).content.decode()
    salah = bappeda.post(alamat, columns(kerja, aksi="impor")).content.decode()
    assert "Kolom wajib tidak ditemukan" in salah
    peta = columns(kerja, **{"kolom-0": "id", "kolom-1": "judul", "kolom-4": "biaya_min", "aksi": "impor"})
    ganda = bappeda.post(alamat, {**peta, "kolom-4": "judul"}).content.decode()
    assert "Dua kolom dipilih" in ganda
    assert "Menunggu giliran (0 %)" in bappeda.post(alamat, peta, follow=True).content.decode()
    work_on(kerja.pk)
    kerja.refresh_from_db()
    assert (kerja.status, kerja.kemajuan, kerja.berkas_id) == (StatusKerja.SELESAI, 100, None)
    assert not Berkas.objects.filter(nama="ekspor.xlsx").exists()
    usulan = Usulan.objects.get()
    assert (usulan.judul, usulan.biaya) == ("Jalan usaha tani", 5_000_000)
    halaman = bappeda.get(alamat).content.decode()
    assert f"/jejak/{usulan.kode}" in halaman
    work_on(kerja.pk)
    assert Usulan.objects.count() == 1


def test_parts_of_a_file_are_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("terasa.musrenbang.services.kerja.SEPOTONG", 2)
    bappeda = masuk(BAPPEDA)
    baris = [sipd_row(ID_Usulan=str(n), Usulan=f"Siring {n}") for n in (1, 2, 3, 1, 4)]
    kerja = upload(bappeda, make_sipd(*baris))
    bappeda.post(f"{ALAMAT}{kerja.pk}/", columns(kerja, aksi="impor"))
    work_on(kerja.pk)
    kerja.refresh_from_db()
    assert [b["hasil"] for b in kerja.laporan["baris"]] == ["diterima"] * 3 + ["dilewati", "diterima"]
    assert kerja.laporan["baris"][3]["alasan"] == "id ini sudah dipakai baris 2"


def test_file_that_is_no_sheet_is_refused_on_the_form() -> None:
    jawaban = masuk(BAPPEDA).post(
        ALAMAT, {"tahun": TAHUN, "berkas": SimpleUploadedFile("a.xlsx", b"%PDF-1.7")}
    )
    assert "bukan lembar kerja" in jawaban.content.decode()


def test_upload_can_be_forgotten_and_old_ones_are(now: datetime) -> None:
    bappeda = masuk(BAPPEDA)
    kerja = upload(bappeda, make_sipd(sipd_row()))
    bappeda.post(f"{ALAMAT}{kerja.pk}/batal/")
    assert not KerjaLatar.objects.exists()
    assert not Berkas.objects.exists()
    lama = upload(bappeda, make_sipd(sipd_row()))
    KerjaLatar.objects.filter(pk=lama.pk).update(diubah_at=now)
    assert (drop_unggahan_basi(kerja.dibuat_at), Berkas.objects.count()) == (1, 0)
    assert "sudah dihapus" in bappeda.get(f"{ALAMAT}{lama.pk}/").content.decode()
    KerjaLatar.objects.filter(pk=lama.pk).update(status=StatusKerja.BERJALAN)
    assert list_macet(kerja.dibuat_at) == [lama.pk]


@pytest.mark.parametrize("siapa", [OPERATOR, CAMAT, *ORANG_LAIN])
def test_only_bappeda_of_this_kabupaten_sees_an_import(siapa: tuple[str, str]) -> None:
    kerja = upload(masuk(BAPPEDA), make_sipd(sipd_row()))
    assert masuk(siapa).get(f"{ALAMAT}{kerja.pk}/").status_code == 404


@pytest.fixture
def disepakati(now: datetime) -> Usulan:
    usulan = make_usulan(now, judul="Siring sungai Bamban")
    agree(open_desa(now), [usulan], now)
    return usulan


def test_list_counts_what_is_not_typed_and_takes_the_id(disepakati: Usulan) -> None:
    operator = masuk(OPERATOR)
    halaman = operator.get(f"/kerja/sipd/?tahun={TAHUN}").content.decode()
    assert disepakati.judul in halaman
    assert "dari 1 yang harus ada di SIPD" in halaman
    assert "16 Januari 2026" in halaman
    alamat = f"/kerja/sipd/ketik/{disepakati.pk}/?tahun={TAHUN}&tampil=semua"
    assert "ID SIPD" in operator.post(alamat, {"id_sipd": "880001"}, follow=True).content.decode()
    assert CatatanSipd.objects.get().id_sipd == "880001"
    assert (
        "Tidak ada usulan dalam pilihan ini" in operator.get(f"/kerja/sipd/?tahun={TAHUN}").content.decode()
    )
    operator.post(alamat, {"tarik": "1"})
    assert not CatatanSipd.objects.exists()


def test_sheet_for_typing_has_the_headings_of_sipd(disepakati: Usulan) -> None:
    jawaban = masuk(OPERATOR).get(f"/kerja/sipd/ketik.xlsx?tahun={TAHUN}")
    lembar = parse_lembar(jawaban.content)
    assert lembar.kepala == [k for k in KEPALA_SIPD if k != "Pengusul"]
    isi = lembar.baris[0].asli
    assert (isi["Usulan"], isi["Kecamatan"], isi["Kel/Desa"], isi["Anggaran"]) == (
        disepakati.judul,
        "Angkinang",
        "Bamban",
        "100000000",
    )
    assert disepakati.kode in isi["Catatan"]


@pytest.mark.parametrize("siapa", ORANG_LAIN)
def test_others_type_nothing(disepakati: Usulan, siapa: tuple[str, str]) -> None:
    jawaban = masuk(siapa).post(f"/kerja/sipd/ketik/{disepakati.pk}/?tahun={TAHUN}", {"id_sipd": "1"})
    assert jawaban.status_code == 404


def publish_letter(desa: str) -> str:
    """Bappeda publishes the letter of this desa; where its job is read."""
    jawaban: Any = masuk(BAPPEDA).post("/kerja/surat/", {"tahun": TAHUN, "desa": desa, "nomor": "400/7"})
    alamat: str = jawaban["Location"]
    return alamat


def test_letter_is_published_in_the_background(disepakati: Usulan) -> None:
    alamat, bappeda = publish_letter(disepakati.kode_desa), masuk(BAPPEDA)
    assert "Menunggu giliran" in bappeda.get(alamat).content.decode()
    assert bappeda.get(f"{alamat}surat.pdf").status_code == 404
    work_on(KerjaLatar.objects.get().pk)
    assert "1 surat dengan 1 usulan" in bappeda.get(alamat).content.decode()
    assert io.BytesIO(bappeda.get(f"{alamat}surat.pdf").content).read(5) == b"%PDF-"
    for siapa in (KADES, OPERATOR, *ORANG_LAIN):
        assert masuk(siapa).get(alamat).status_code == 404


def test_offices_of_the_place_find_its_letter_and_everyone_may_check_it(disepakati: Usulan) -> None:
    publish_letter(disepakati.kode_desa)
    work_on(KerjaLatar.objects.get().pk)
    surat = Dokumen.objects.get(jenis="surat_umpan_balik")
    for siapa in (KADES, OPERATOR, CAMAT):
        assert surat.kode in masuk(siapa).get(f"/kerja/surat/?tahun={TAHUN}").content.decode()
    halaman = Client().get(f"/dokumen/{surat.kode}/").content.decode()
    assert all(teks in halaman for teks in (disepakati.judul, "400/7", surat.isi_sha256))
    assert Client().get(f"/dokumen/{surat.kode}.pdf").content[:5] == b"%PDF-"


def test_older_letter_names_the_newer_one(disepakati: Usulan, now: datetime) -> None:
    for nomor in ("1", "2"):
        freeze_surat(
            kabupaten=KABUPATEN, tahun=TAHUN, desa=disepakati.kode_desa, by=SISTEM, now=now, nomor=nomor
        )
    lama, baru = Dokumen.objects.filter(jenis="surat_umpan_balik").order_by("versi")
    assert f"/dokumen/{baru.kode}/" in Client().get(f"/dokumen/{lama.kode}/").content.decode()
    assert f"/dokumen/{lama.kode}/" not in Client().get(f"/dokumen/{baru.kode}/").content.decode()


def test_letters_are_bappedas_to_publish(disepakati: Usulan) -> None:
    for desa in ("", DESA_LAIN, disepakati.kode_desa):
        assert masuk(KADES).post("/kerja/surat/", {"tahun": TAHUN, "desa": desa}).status_code == 200
    assert not KerjaLatar.objects.exists()
    masuk(BAPPEDA).post("/kerja/surat/", {"tahun": TAHUN, "desa": ""})
    kerja = KerjaLatar.objects.get()
    KerjaLatar.objects.filter(pk=kerja.pk).update(masukan={"desa": "63.06.99.9999"})
    work_on(kerja.pk)
    kerja.refresh_from_db()
    assert (kerja.status, bool(kerja.galat)) == (StatusKerja.GAGAL, True)
