"""Sapuan: tidak ada halaman, JSON, berkas, atau catatan publik yang memuat nama, telepon, atau surel orang."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.test import Client

from terasa.dokumen.models import Dokumen
from terasa.umum.pelaku import PUBLIK
from tests.architecture.test_akses import POLA
from tests.factories import DESA, DESA_LAIN, KABUPATEN
from tests.module.musrenbang.bahan_rpjmdes import AWAL
from tests.module.serah_terima.bahan import freeze_paket
from tests.web.benang_bertanda import Benang
from tests.web.rayapan import Rayapan
from tests.web.simpanan import list_kept

TERBUKA = {alamat: p for alamat, p in POLA if getattr(p.callback, "akses", lambda _: True)(PUBLIK)}
# Public addresses that a visitor cannot read with GET, each with the reason.
HANYA_POST = "hanya menerima POST; dikirimi isian bertanda di uji catatan"
PERLU_AKUN = "menolak pengunjung tanpa akun (allauth)"
DIALIHKAN = "satu kabupaten saja: langsung ke halamannya, yang ikut dibaca"
TANPA_HALAMAN = {
    "/luring/kirim/": "hanya menerima kiriman",
    "/aspirasi/rekaman/<uuid:id>/": "rekaman suara tidak pernah dibuka untuk umum",
    "/bahasa/": HANYA_POST,
    "/aspirasi/terkirim/tutup/": HANYA_POST,
    "/aspirasi/serupa/<str:kode_desa>/": HANYA_POST,
    "/saya/balas/": HANYA_POST,
    "/saya/kontak/": HANYA_POST,
    "/saya/hapus-kontak/": HANYA_POST,
    "/aspirasi/dukung/<str:kode>/tanpa-slip/": HANYA_POST,
    "/aspirasi/dukung/<str:kode>/telepon/": HANYA_POST,
    "/aspirasi/dukung/<str:kode>/telepon/<uuid:periksa_id>/": "hanya bila ada gerbang, sesudah kode diminta",
    "/saya/data/": "hanya dengan kunci pada slip",
    "/saya/data/unduh/": "hanya dengan kunci pada slip",
    "/saya/betulkan/": "hanya dengan kunci pada slip",
    "/saya/hapus/": "hanya dengan kunci pada slip",
    "/saya/belum-membantu/": HANYA_POST,
    "/saya/tarik/": HANYA_POST,
    "/saya/tutup/": HANYA_POST,
    "/permohonan/slip/tutup/": HANYA_POST,
    "/permohonan/saya/<slug:tindakan>/": HANYA_POST,
    "/permohonan/saya/nilai/": "hanya dengan kunci pada slip",
    "/pintu/<str:nama>/": "hanya menerima POST bertanda dari gerbang yang diatur",
    "/hadir/<str:kunci>/": "hanya dengan kunci pada QR di ruangan, selagi forum dibuka",
    "/alokasi/": DIALIHKAN,
    "/corong/": DIALIHKAN,
    "/pagu/": DIALIHKAN,
    "/peta/": DIALIHKAN,
    "/akun/logout/": PERLU_AKUN,
    "/akun/undangan/<str:uid>/<str:kunci>/": "hanya dengan kunci sekali pakai yang diberikan kepada orangnya",
    "/akun/reauthenticate/": PERLU_AKUN,
    "/akun/password/change/": PERLU_AKUN,
    "/akun/2fa/webauthn/keys/<int:pk>/remove/": PERLU_AKUN,
    "/akun/2fa/webauthn/keys/<int:pk>/edit/": PERLU_AKUN,
    **{
        f"/akun/2fa/{sisa}": PERLU_AKUN
        for sisa in (
            "",
            "authenticate/",
            "reauthenticate/",
            "totp/activate/",
            "totp/deactivate/",
            "recovery-codes/",
            "recovery-codes/generate/",
            "recovery-codes/download/",
            "webauthn/",
            "webauthn/add/",
            "webauthn/reauthenticate/",
            "webauthn/login/",
        )
    },
}


BERKAS_ALOKASI = ("hasil.csv", "hasil.xlsx", "percobaan.csv", "masukan.json", "rekaman.json")


@pytest.fixture(scope="module")
def rayapan(benang: Benang) -> Rayapan:
    hasil = Rayapan()
    hasil.walk(list_seeds(benang))
    return hasil


def list_seeds(b: Benang) -> list[str]:
    """One address per public pattern with a real object; links lead to the others."""
    assert b.kegiatan is not None
    assert b.survei is not None
    assert b.bersuara is not None
    assert b.permohonan is not None
    assert b.skm is not None
    kode = [*(a.kode for a in b.aspirasi.values()), *(u.kode for u in b.usulan), b.kegiatan.kode]
    dokumen = Dokumen.objects.values_list("kode", flat=True)
    laporan = b.foto_kemajuan[True]
    tetap = [alamat for alamat in TERBUKA if "<" not in alamat]
    return [
        *tetap,
        *(f"/jejak/{k}{akhir}" for k in kode for akhir in ("", ".json")),
        *(f"/api/{apa}/{k}" for k in kode for apa in ("jejak", "usulan", "kegiatan")),
        *(f"/forum/{f.pk}/" for f in b.forum),
        f"/forum/{b.bersuara.pk}/kotak/",
        f"/suara/{b.bersuara.kotak.kode}/",
        *(f"/forum/{f.pk}/layar/" for f in (*b.forum, b.bersuara)),
        *(f"/dokumen/{k}{akhir}" for k in dokumen for akhir in ("/", ".json", ".pdf")),
        *(f"/alokasi/{KABUPATEN}/{b.tahun}/?bagian={x}" for x in ("", "putaran", "tidak_terpilih")),
        *(f"/alokasi/{KABUPATEN}/{b.tahun}/{u.kode}/" for u in b.usulan),
        *(f"/alokasi/{KABUPATEN}/{b.tahun}/{x}" for x in ("kokoh/", *BERKAS_ALOKASI)),
        *(f"/pagu/{KABUPATEN}/{b.tahun}/{x}" for x in ("", "pagu.csv", "pagu.xlsx")),
        f"/peta/{KABUPATEN}/",
        *(f"{b.permohonan.layanan.alamat}{x}" for x in ("", "poster/", "mohon/")),
        f"/layanan/simpanan/{DESA}/",
        *(f"{x}{b.permohonan.kode}/" for x in ("/permohonan/", "/jejak/")),
        f"/loket/{b.permohonan.unit_id}/",
        f"/loket/{b.permohonan.unit_id}/layanan/",
        f"/skm/{b.skm.kode}/",
        f"/aspirasi/baru/{DESA}/",
        f"/luring/berkas/{b.foto_terbuka}/",
        f"/rkpdes/{DESA_LAIN}/",
        *(f"/rpjmdes/{DESA}/{x}" for x in ("", f"{AWAL}/1/", f"{AWAL}/1/rpjmdes.csv")),
        f"/perangkat/{DESA}/",
        f"/apbdes/{DESA_LAIN}/",
        *(f"/apbdes/{DESA}/{b.tahun - 1}/{x}" for x in ("", "1/", "1/apbdes.csv")),
        f"/transfer/{DESA_LAIN}/",
        *(f"/transfer/{DESA}/{b.tahun - 1}/{x}" for x in ("", "transfer.csv")),
        *(
            f"/tanpa-{apa}/{KABUPATEN}/{x}"
            for apa in ("usulan", "kegiatan", "kabar")
            for x in ("", "tabel.csv")
        ),
        *(f"/tidak-dipakai/{KABUPATEN}/{x}" for x in ("", "tabel.csv", "?daftar=lama")),
        f"/aspirasi/foto/{b.foto_terbuka}/",
        f"/kegiatan/{b.kegiatan.kode}/",
        f"/kegiatan/{b.kegiatan.kode}/penerima.csv",
        f"/api/kegiatan/{b.kegiatan.kode}/penerima",
        f"/kegiatan/{b.kegiatan.kode}/foto/{laporan}/",
        *(f"/manfaat/{b.survei.pk}/{x}" for x in ("", "undian.json", "kerangka.txt")),
        f"/serah-terima/periksa/{freeze_paket(b.peran['camat']).kode}/",
        "/aturan/jawaban-pertama-aspirasi/",
        f"/api/wilayah/{DESA}",
        "/api/wilayah?cari=Bamban",
    ]


def test_no_public_answer_carries_a_mark(benang: Benang, rayapan: Rayapan) -> None:
    bocor = {alamat: ada for alamat, teks in rayapan.teks.items() if (ada := benang.tanda.find(teks))}
    assert not bocor


def test_every_public_pattern_was_read_with_a_real_object(rayapan: Rayapan) -> None:
    terbaca = {rute for rute, status in rayapan.rute.items() if 200 in status}
    assert set(TERBUKA) - terbaca == set(TANPA_HALAMAN)


def test_photos_that_were_not_released_do_not_exist(benang: Benang) -> None:
    assert benang.kegiatan is not None
    tertutup = [f"/aspirasi/foto/{pk}/" for pk in benang.foto_tertutup]
    tertutup.append(f"/kegiatan/{benang.kegiatan.kode}/foto/{benang.foto_kemajuan[False]}/")
    assert len(tertutup) > 5
    assert {Client().get(alamat).status_code for alamat in tertutup} == {404}


CARI = ("/cari/?q={}", "/usulan/?teks={}", "/usulan.csv?teks={}", "/kegiatan/?kata={}")
CARI_DATA = ("/api/usulan?kata={}", "/api/kegiatan?kata={}")


@pytest.mark.parametrize("pola", [*CARI, *CARI_DATA])
def test_a_word_of_a_person_finds_nothing(benang: Benang, pola: str) -> None:
    """A search may echo what was typed; it must find no more by it than by a word that nobody wrote."""
    kosong = _result(pola, "Tidakadaq")
    for kata, asal in benang.tanda.asal.items():
        if asal in {
            "dibuka: masalah",
            "dibuka: dusun",
            "loket: patokan",
            "impor: uraian",
            "hadirin forum_kecamatan",
            "penerima 1",
        }:
            assert _result(pola, kata) == kosong, asal


def _result(pola: str, kata: str) -> str:
    """The answer without the word that was asked for and without what changes by itself."""
    teks: str = Client().get(pola.format(quote(kata))).content.decode()
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", teks.replace(quote(kata), "").replace(kata, ""))


# Where a mark may be kept, by table and column, each with who reads it.
TEMPAT = {
    ("akun_pengguna", "username"): "nama masuk petugas; tidak pernah dicetak",
    ("akun_pengguna", "nama"): "nama petugas; hanya halaman kerja",
    ("akun_pengguna", "email"): "surel petugas; tidak pernah dicetak",
    ("aspirasi_isi", "masalah"): "tabel terbatas",
    ("aspirasi_isi", "dusun"): "tabel terbatas",
    ("aspirasi_isi", "patokan"): "tabel terbatas",
    ("aspirasi_isi", "lat"): "tabel terbatas",
    ("aspirasi_isi", "lng"): "tabel terbatas",
    ("aspirasi_percakapan", "teks"): "tabel terbatas",
    ("kabar_alamat", "nilai"): "tabel terbatas; kotak keluar menunjuk ke sini",
    ("kabar_pesan", "teks"): "tabel terbatas; kutipan pertanyaan dan jawaban petugas",
    ("layanan_isipermohonan", "nama"): "tabel terbatas; hanya unitnya dan pemegang kunci",
    ("layanan_isipermohonan", "keperluan"): "tabel terbatas; hanya unitnya dan pemegang kunci",
    ("layanan_pesanpermohonan", "teks"): "tabel terbatas; hanya unitnya dan pemegang kunci",
    ("layanan_jawabanskm", "saran"): "tertutup; unitnya membaca saran tanpa urutan sesudah hasil terbit",
    ("pertemuan_kehadiran", "nama"): "tabel terbatas",
    ("pembinaan_isikunjungan", "ditemui"): "tabel terbatas; konsep kantor pengunjung",
    ("pembinaan_isikunjungan", "ringkasan"): "tabel terbatas; konsep kantor pengunjung",
    ("pembinaan_jawabanperiksa", "catatan"): "tabel terbatas; konsep kantor pengunjung",
    ("pembinaan_temuan", "uraian"): "tabel terbatas; konsep kantor pengunjung",
    ("pembinaan_temuan", "dasar"): "tabel terbatas; konsep kantor pengunjung",
    ("pembinaan_kesepakatan", "teks"): "tabel terbatas; konsep kantor pengunjung",
    ("program_barispenerima", "nama"): "tabel terbatas; hanya unit yang memegang daftarnya",
    ("program_barispenerima", "alamat"): "tabel terbatas; hanya unit yang memegang daftarnya",
    ("pintu_pesanmasuk", "isi"): "tabel terbatas; hanya selama menunggu desanya",
    ("pintu_asal", "nama"): "tabel terbatas; nama pertemuan",
    ("pintu_unggahan", "acara_nama"): "tabel terbatas; nama pertemuan",
    ("dokumen_berkas", "nama"): "tabel terbatas; nama pindaian bertanda tangan",
    ("dokumen_berkas", "isi"): "tabel terbatas; pindaian bertanda tangan",
}


def test_marks_are_kept_only_where_they_must_be(benang: Benang) -> None:
    """Audit, search, outbox, cache, sessions and jobs included: every row of every table, files opened."""
    assert list_kept(benang.tanda) == set(TEMPAT)
