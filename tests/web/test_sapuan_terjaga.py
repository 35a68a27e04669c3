"""Sapuan: alamat terjaga dengan objek yang sungguh ada menolak pengunjung dan setiap kantor yang bukan haknya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.apbdes.models import CatatanEvaluasi, TautanApbdes
from terasa.aturan.models import Tenggat
from terasa.cari.models import ModelRute
from terasa.dokumen.models import Dokumen
from terasa.dokumen.services import store_foto
from terasa.kabar.models import Pesan, StatusPesan
from terasa.musrenbang.enums import JenisKerja, StatusKerja
from terasa.musrenbang.models import Kamus, KegiatanRpjm, KerjaLatar
from terasa.pembinaan.models import HubunganBinaan, Kunjungan, LaporanBerkala, LaporanMasuk
from terasa.perangkat.models import Biodata, EntriBuku, MasaJabatan, PaktaNetralitas, PetugasNetralitas
from terasa.pertemuan.models import Kehadiran
from terasa.pintu.models import PesanMasuk, Unggahan
from terasa.program.enums import JenisPertanyaan
from terasa.program.models import Kegiatan, KertasTriwulan, Pemanfaatan, Pertanyaan, SasaranPenerima
from terasa.program.services import freeze_triwulan
from terasa.rakor import services as s
from terasa.survei.models import HitunganRT, HubungiUlang, Responden
from terasa.tindak_lanjut.bukti import store_bukti
from terasa.tindak_lanjut.services import report_tindak_lanjut
from terasa.umum import konteks
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import PelakuTetap
from tests.architecture.test_akses import TERJAGA
from tests.factories import (
    DESA,
    DESA_KABUPATEN_LAIN,
    DESA_LAIN,
    KABUPATEN,
    KABUPATEN_LAIN,
    get_pengguna,
    make_berkas,
    make_foto,
    make_pelaku,
    make_peran,
)
from tests.module.perangkat.bahan_netralitas import appoint, make_kasus, make_periode
from tests.module.perangkat.bahan_paw import begin, seat_kades, walk
from tests.module.rakor import bahan as rapat
from tests.module.serah_terima.bahan import freeze_paket
from tests.web.benang_bertanda import Benang
from tests.web.rayapan import read_body

BEROBJEK = [(a, p) for a, p in TERJAGA if p.pattern.converters]
TANPA_OBJEK = [a for a, p in TERJAGA if not p.pattern.converters]
# Addresses whose parameter names no object of a place, each with the reason.
BUKAN_OBJEK = {
    "/kerja/layanan/surat/<slug:jenis>/": "menyebut jenis surat; templatnya selalu milik unit sendiri",
    "/kerja/layanan/antrean/karcis/<str:nomor>/": "menyebut nomor hari ini; antreannya selalu milik unit sendiri",
    "/kerja/aturan/<slug:kode>/": "menyebut nama aturan; yang diubah selalu aturan kabupaten sendiri",
    "/kerja/kalender/<int:tahun>/<str:kode>/": "menyebut tahun dan tahap; tempatnya selalu di bawah kantor itu",
}
LEMBAR = "/kerja/aspirasi/lembar/"
# Doors of one's own: the account, meetings and tasks of one's office, and the pack with which it is handed over.
MILIK = ("/akun/", "/kerja/rakor/", "/kerja/tindak-lanjut/", "/kerja/serah-terima/")
SE_DESA = (P.OPERATOR_DESA, P.KADES, P.LURAH, P.BPD, P.PENDAMPING)
SE_KECAMATAN = (P.CAMAT, P.OPERATOR_KECAMATAN)
# Over the whole kabupaten; in their own they are no strangers.
SE_KABUPATEN = (
    P.BAPPEDA, P.DINAS_PMD, P.BAGIAN_PEMERINTAHAN, P.INSPEKTORAT, P.SETWAN, P.BUPATI, P.SEKDA, P.PEMERIKSA,
)  # fmt: skip
KECAMATAN_LAIN, KECAMATAN_KABUPATEN_LAIN = "63.06.05", "34.01.01"
ASING = [
    *((j, DESA_LAIN) for j in SE_DESA),
    *((j, DESA_KABUPATEN_LAIN) for j in SE_DESA),
    *((j, KECAMATAN_LAIN) for j in SE_KECAMATAN),
    *((j, KECAMATAN_KABUPATEN_LAIN) for j in SE_KECAMATAN),
    *((j, KABUPATEN_LAIN) for j in SE_KABUPATEN),
    # Another unit of the same kabupaten, and the technician who runs the system.
    *((j, k) for j in (P.PERANGKAT_DAERAH, P.ADMIN_TEKNIS) for k in (KABUPATEN, KABUPATEN_LAIN)),
]
MEMBACA_SAJA = (P.PEMERIKSA, P.INSPEKTORAT, P.BUPATI, P.SEKDA, P.BAGIAN_PEMERINTAHAN, P.SETWAN)
# What some of them do beside reading: a secretariat brings in what was said at reses; the regent appoints who keeps the
# neutrality cases; Bagian Pemerintahan says who coaches whom, asks for papers, and keeps posts and election periods.
TUGAS = {
    P.SETWAN: (LEMBAR,),
    P.BUPATI: ("/kerja/netralitas/petugas/",),
    P.SEKDA: ("/kerja/netralitas/petugas/",),
    P.BAGIAN_PEMERINTAHAN: ("/kerja/pembinaan/", "/kerja/perangkat/", "/kerja/netralitas/"),
}


@dataclass
class Masuk:
    """A browser that is signed in, and the office behind it."""

    pelaku: PelakuTetap
    klien: Client


def sign_in(jenis: str, kode: str) -> Masuk:
    by = make_pelaku(jenis, kode)
    klien = Client()
    klien.force_login(get_pengguna(by))
    return Masuk(by, klien)


@pytest.fixture(scope="module")
def alamat(benang: Benang) -> dict[str, list[str]]:
    """Every guarded pattern with an object, and its addresses with real objects in them."""
    return {pola: fill(pola, p, benang) for pola, p in BEROBJEK if pola not in BUKAN_OBJEK}


def fill(pola: str, p: URLPattern, b: Benang) -> list[str]:
    """The pattern once per real object. An unknown kind of object must be added here."""
    assert b.kegiatan is not None
    assert b.survei is not None
    assert b.alokasi is not None
    if pola.startswith("/kerja/forum/"):
        assert b.bersuara is not None
        # Papers stand on the forums that were closed, ballots in the one that votes.
        if ":kode>" in pola:
            return [_put(pola, pk=f.pk, kode=_adendum(f.berita_acara_id)) for f in b.forum]
        forum = [b.bersuara] if "nomor" in pola else [*b.forum, b.bersuara]
        return [_put(pola, pk=f.pk, kehadiran=_kehadiran(f.pertemuan_id), nomor=1) for f in forum]
    assert b.permohonan is not None
    objek: dict[str, list[dict[str, Any]]] = {
        "/kerja/layanan/permohonan/": [
            {"kode": b.permohonan.kode, "jenis": "tanda_terima", "tindakan": nama}
            for nama in ("siap", "pesan")
        ],
        "/kerja/layanan/": [{"kode": b.permohonan.layanan.kode}],
        "/kerja/aspirasi/masuk/": [_pesan_masuk()],
        "/kerja/aspirasi/lembar/impor/": [{"pk": _unggahan()}],
        "/kerja/aspirasi/lembar/": [{"kode_desa": DESA}],
        "/kerja/kabar/gagal/": [{"pk": _pesan_gagal()}],
        "/kerja/aspirasi/": [{"kode": b.aspirasi[nama].kode} for nama in ("dibuka", "tertutup")],
        "/kerja/usulan/": [{"pk": u.pk, "tingkat": "bappeda"} for u in b.usulan],
        "/kerja/serupa/gabungkan/": [{"pk": u.pk} for u in b.usulan],
        "/kerja/saran/": [{"pk": _model()}],
        "/kerja/kamus/impor/": [{"pk": _kerja(JenisKerja.IMPOR_KAMUS)}],
        "/kerja/transfer/impor/": [{"pk": _kerja(JenisKerja.IMPOR_TRANSFER)}],
        "/kerja/padanan/impor/": [{"pk": _kerja(JenisKerja.IMPOR_PADANAN)}],
        "/kerja/realisasi/impor/": [{"pk": _kerja(JenisKerja.IMPOR_REALISASI)}],
        "/kerja/pokir/impor/": [{"pk": _kerja(JenisKerja.IMPOR_POKIR)}],
        "/kerja/rpjmdes/impor/": [{"pk": _kerja(JenisKerja.IMPOR_RPJMDES)}],
        "/kerja/rpjmdes/selesai/": [{"usulan": u.pk} for u in b.usulan],
        "/kerja/rpjmdes/": [_rencana()],
        "/kerja/apbdes/": [_raperdes()],
        "/kerja/pembinaan/hubungan/": [{"pk": HubunganBinaan.objects.filter(kode_wilayah=DESA)[0].pk}],
        "/kerja/pembinaan/laporan/masuk/": [{"pk": LaporanMasuk.objects.get(kode_wilayah=DESA).pk}],
        "/kerja/pembinaan/laporan/": [{"pk": LaporanBerkala.objects.get(untuk="perangkat_daerah").pk}],
        "/kerja/pembinaan/tempat/": [{"kode": DESA}],
        "/kerja/pembinaan/kunjungan/": [_kunjungan()],
        "/kerja/kamus/": [{"pk": _kamus()}],
        "/kerja/alokasi/": [{"pk": b.alokasi.pk, "kode": b.usulan[0].kode, "berkas": "hasil.csv"}],
        "/kerja/kegiatan/evaluasi/": [{"kode": _triwulan(b)}],
        "/kerja/kegiatan/": [
            {"pk": b.kegiatan.pk, "laporan": pk, **_pekerjaan(b.kegiatan)} for pk in b.foto_kemajuan.values()
        ],
        "/kerja/survei/rumah/": [{"pk": pk} for pk in _rumah()],
        "/kerja/survei/ulang/": [{"pk": pk} for pk in _ulang()],
        "/kerja/survei/": [
            {
                "pk": b.survei.pk,
                "kegiatan": b.kegiatan.pk,
                "pengguna": b.peran["pendamping"].pengguna_id,
                "desa": DESA,
                "hitungan": HitunganRT.objects.values_list("pk", flat=True)[0],
            }
        ],
        "/kerja/serah-terima/": [
            {"pk": freeze_paket(b.peran["camat"]).pk, "kode": "kontrak", "berkas": "paket.pdf"}
        ],
        "/kerja/tenggat/": [{"pk": pk} for pk in _tenggat()],
        "/kerja/rakor/": [_rakor()],
        "/kerja/tindak-lanjut/": [_tugas()],
        "/kerja/sipd/ketik/": [{"pk": u.pk} for u in b.usulan],
        "/kerja/sipd/impor/": [{"pk": _kerja(JenisKerja.IMPOR_SIPD)}],
        "/kerja/surat/": [{"pk": _kerja(JenisKerja.SURAT)}],
        "/kerja/perangkat/paw/": [_paw()],
        "/kerja/perangkat/buku/berkas/": [{"pk": _entri_buku()}],
        "/kerja/perangkat/buku/": [{"kode": DESA, "buku": "tamu", "tahun": 2026}],
        "/kerja/perangkat/jabatan/": [{"pk": _masa().jabatan_id}],
        "/kerja/perangkat/masa/": [{"pk": _masa().pk}],
        "/kerja/perangkat/orang/": [{"pk": _masa().orang_id}],
        "/kerja/netralitas/kasus/": [_kasus_netralitas()],
        "/kerja/netralitas/": [_netralitas()],
    }
    isi = next(isi for awal, isi in objek.items() if pola.startswith(awal))
    assert isi, pola
    return [_put(pola, **satu) for satu in isi]


@cache
def _paw() -> dict[str, Any]:
    """A replacement in the village of the thread with its first step and scan, and a head who could leave next."""
    with konteks.pakai(konteks.sistem()):
        proses = begin()
        walk(proses, "panitia")
        langkah = proses.langkah.get(kode="panitia")
        langkah.berkas = make_berkas(DESA)
        langkah.save()
        masa = seat_kades("63.06.04.2003", "Pembakal Lain").pk
        return {"pk": proses.pk, "langkah": langkah.pk, "kode": "biaya_diajukan", "masa": masa}


def _masa() -> MasaJabatan:
    """Who heads another village, with a decree and a personnel file."""
    with konteks.pakai(konteks.sistem()):
        masa = MasaJabatan.objects.get(pk=_paw()["masa"])
        if masa.sk_berkas_id is None:
            masa.sk_berkas = make_berkas(masa.jabatan.kode_wilayah)
            masa.save()
            isi = {"kode_wilayah": masa.jabatan.kode_wilayah, "diubah_at": timezone.now()}
            Biodata.objects.get_or_create(orang=masa.orang, defaults=isi)
        return masa


@cache
def _entri_buku() -> Any:
    """A line of the guest book of the BPD with its file."""
    with konteks.pakai(konteks.sistem()):
        return EntriBuku.objects.create(
            kode_desa=DESA, buku="tamu", tahun=2026, urutan=1, tanggal=timezone.localdate(), uraian="Rapat BPD",
            berkas=make_berkas(DESA), dicatat_at=timezone.now(), dicatat_oleh="BPD Bamban",
        ).pk  # fmt: skip


# Far from what the sequences give.
NOMOR_NETRALITAS = 7001


@cache
def _netralitas() -> dict[str, Any]:
    """A pledge with its scan, a period and an appointment; one number serves for all of them."""
    _paw()
    with konteks.pakai(konteks.sistem()):
        masa = MasaJabatan.objects.get(jabatan__kode_wilayah=DESA)
        isi = {"ditandatangani_on": timezone.localdate(), "dicatat_at": timezone.now()}
        pakta = PaktaNetralitas.objects.create(
            masa=masa, dicatat_oleh="Dinas PMD", berkas=make_berkas(DESA), **isi
        )
        petugas = PetugasNetralitas.objects.get(pengguna_id=appoint().pengguna_id)
        for satu in (pakta, make_periode(), petugas):
            type(satu)._default_manager.filter(pk=satu.pk).update(id=NOMOR_NETRALITAS)
    return {"pk": NOMOR_NETRALITAS, "kode": DESA}


@cache
def _kasus_netralitas() -> dict[str, Any]:
    with konteks.pakai(konteks.sistem()):
        petugas = appoint()
    kasus = make_kasus(petugas)
    with konteks.pakai(konteks.untuk(petugas)):
        return {"pk": kasus.pk, "bukti": kasus.bukti.get().pk, "apa": "rujuk"}


def _put(pola: str, **isi: object) -> str:
    for nama, nilai in isi.items():
        for jenis in ("uuid:", "int:", "str:", "slug:", ""):
            pola = pola.replace(f"<{jenis}{nama}>", str(nilai))
    assert "<" not in pola, pola
    return pola


@cache
def _pesan_masuk() -> dict[str, Any]:
    """A message that waits for its desa, with a photo."""
    with konteks.pakai(konteks.sistem()):
        pesan = PesanMasuk.objects.get(hasil="menunggu")
        foto = store_foto(
            data=make_foto(),
            nama="foto-1",
            kode_wilayah=pesan.kabupaten,
            now=timezone.now(),
            pemilik_id=pesan.pk,
        )
        return {"pk": pesan.pk, "foto": foto.pk}


@cache
def _rapat() -> Any:
    """A running meeting of the kecamatan of the thread, with an arahan to its desa that was reported with evidence,
    and one that an earlier meeting left open."""
    now = timezone.now()
    camat, kades = make_peran(P.CAMAT, rapat.KECAMATAN), make_peran(P.KADES, DESA)
    lama = rapat.run(camat, kades, now)
    terbuka = rapat.capture(lama, camat, now, kades).penerima.get()
    s.close_rakor(rakor=lama, by=camat.as_pelaku(), nomor="1", now=now)
    kini = rapat.run(camat, kades, now)
    arahan = rapat.capture(kini, camat, now, kades)
    with konteks.pakai(konteks.untuk(kades.as_pelaku())):
        satu = terbuka.tindak_lanjut
        bukti = store_bukti(tindak_lanjut=satu, data=make_foto(), nama="a.jpg", by=kades.as_pelaku(), now=now)
        report_tindak_lanjut(
            tindak_lanjut=satu, by=kades.as_pelaku(), catatan="Sudah.", now=now, bukti=[bukti]
        )
    with konteks.pakai(konteks.untuk(camat.as_pelaku())):
        hadir = s.record_hadir(rakor=kini, by=camat.as_pelaku(), unit=kades.unit, kelamin="P", now=now)
    return kini.pk, arahan.pk, terbuka, bukti.pk, hadir.pk


def _rakor() -> dict[str, Any]:
    rakor, arahan, terbuka, _bukti, hadir = _rapat()
    return {
        "pk": rakor,
        "arahan": arahan,
        "penerima": terbuka.pk,
        "kehadiran": hadir,
        "slug:tindakan": "selesai",
    }


def _tugas() -> dict[str, Any]:
    _rakor, _arahan, terbuka, bukti, _hadir = _rapat()
    return {"pk": terbuka.tindak_lanjut_id, "berkas": bukti, "slug:langkah": "kemajuan"}


@cache
def _unggahan() -> Any:
    with konteks.pakai(konteks.sistem()):
        return Unggahan.objects.values_list("pk", flat=True)[0]


@cache
def _pesan_gagal() -> Any:
    """An answer that never reached its resident."""
    with konteks.pakai(konteks.sistem()):
        pesan = Pesan.objects.filter(alamat__isnull=False)[0]
        Pesan.objects.filter(pk=pesan.pk).update(status=StatusPesan.GAGAL)
        return pesan.pk


@cache
def _kehadiran(pertemuan: Any) -> Any:
    with konteks.pakai(konteks.sistem()):
        return Kehadiran.objects.filter(pertemuan=pertemuan).values_list("pk", flat=True)[0]


def _adendum(berita_acara: Any) -> str:
    return Dokumen.objects.values_list("kode", flat=True).get(mengubah=berita_acara)


def _rumah() -> list[Any]:
    with konteks.pakai(konteks.sistem()):
        return list(Responden.objects.values_list("pk", flat=True)[:2])


def _ulang() -> list[Any]:
    with konteks.pakai(konteks.sistem()):
        return list(HubungiUlang.objects.values_list("pk", flat=True))


def _kamus() -> int:
    isi = {"pekerjaan": "Jalan beton", "satuan": "m", "harga": 1}
    return Kamus.objects.get_or_create(kabupaten=KABUPATEN, tahun=2027, kode="A", defaults=isi)[0].pk


def _model() -> int:
    isi = {
        "larik": b"",
        "nama": b"",
        "baris": 1,
        "dilatih_at": timezone.now(),
        "ukuran": {"layak": True, "perlu": 1},
    }
    return ModelRute.objects.get_or_create(kabupaten=KABUPATEN, sasaran="unit", versi=1, defaults=isi)[0].pk


def _rencana() -> dict[str, Any]:
    """The plan in force of the village of the thread, with a kegiatan and a year of it."""
    k = KegiatanRpjm.objects.get(rencana__kode_desa=DESA, rencana__status="berlaku")
    return {"pk": k.rencana_id, "kegiatan": k.pk, "tahun": k.tahun[0]}


def _raperdes() -> dict[str, Any]:
    """The raperdes of the village of the thread that was sent back, with a line, a remark and a link."""
    catatan = CatatanEvaluasi.objects.select_related("evaluasi").get(putusan="perbaiki")
    tautan = TautanApbdes.objects.get(kode_desa=DESA)
    return {
        "pk": catatan.evaluasi.apbdes_id,
        "pos": catatan.pos_id,
        "catatan": catatan.pk,
        "tautan": tautan.pk,
    }


@cache
def _kunjungan() -> dict[str, Any]:
    """The visit of the thread that was not shared, with everything that hangs on it."""
    with konteks.pakai(konteks.sistem()):
        satu = Kunjungan.objects.get(kode_wilayah=DESA)
        return {
            "pk": satu.pk,
            "temuan": satu.temuan.all()[0].pk,
            "kesepakatan": satu.kesepakatan.all()[0].pk,
            "lampiran": satu.lampiran.all()[0].pk,
        }


def _pekerjaan(kegiatan: Kegiatan) -> dict[str, Any]:
    """The work, a question to its executor, and how it stands."""
    isi = {
        "realisasi": kegiatan.realisasi.all()[0],
        "kalimat": "Mengapa berselisih?",
        "ditanya_at": timezone.now(),
        "jatuh_tempo_on": timezone.localdate(),
    }
    tanya = Pertanyaan.objects.get_or_create(
        kegiatan=kegiatan, jenis=JenisPertanyaan.values[0], defaults=isi
    )[0]
    keadaan = Pemanfaatan.objects.filter(kegiatan=kegiatan)[0]
    sasaran = SasaranPenerima.objects.get(kegiatan=kegiatan)
    return {
        "pekerjaan": kegiatan.pekerjaan.all()[0].pk,
        "pertanyaan": tanya.pk,
        "keadaan": keadaan.pk,
        "sasaran": sasaran.pk,
        "daftar": sasaran.daftar_id,
    }


def _triwulan(b: Benang) -> str:
    """The frozen evaluation of the last quarter of the year of the thread's work."""
    assert b.kegiatan is not None
    tahun, by = b.kegiatan.tahun, b.peran["bappeda"]
    sesudah = datetime(tahun + 1, 1, 5, 9, tzinfo=timezone.get_default_timezone())
    ada = KertasTriwulan.objects.filter(kabupaten=KABUPATEN, tahun=tahun, triwulan=4).first()
    if ada is not None:
        return ada.dokumen.kode
    with konteks.pakai(konteks.untuk(by)):
        return freeze_triwulan(
            kabupaten=KABUPATEN, tahun=tahun, triwulan=4, unit_id=None, by=by, now=sesudah
        ).kode


def _tenggat() -> list[int]:
    return list(Tenggat.objects.filter(selesai_at__isnull=True).values_list("pk", flat=True)[:2])


def _kerja(jenis: JenisKerja) -> Any:
    """A finished job of this kabupaten: an import, or the letter of the village of the thread."""
    isi = {"kabupaten": KABUPATEN, "jenis": jenis, "tahun": 2027}
    now = timezone.now()
    awal = {
        "status": StatusKerja.SELESAI,
        "oleh": "Bappeda",
        "masukan": {"desa": DESA, "nama": "ekspor.xlsx", "baris": 0},
        "laporan": {
            "dibaca": 0,
            "diterima": 0,
            "diubah": 0,
            "dilewati": 0,
            "baris": [],
            "surat": 1,
            "usulan": 1,
            "baru": 1,
        },
    }
    return KerjaLatar.objects.get_or_create(**isi, defaults={**awal, "dibuat_at": now, "diubah_at": now})[
        0
    ].pk


def count_acts() -> int:
    """Rows of the audit, but for those that signing in writes."""
    return AuditBaris.objects.exclude(tabel__in=("akun_pengguna", "akun_peran", "akun_unit")).count()


def answers(masuk: Masuk, alamat: str) -> set[int]:
    return {masuk.klien.get(alamat).status_code, masuk.klien.post(alamat).status_code}


def test_the_right_offices_do_get_in(benang: Benang, alamat: dict[str, list[str]]) -> None:
    """Otherwise the refusals below would prove nothing. (A closed wave closes its houses to the surveyor too.)"""
    pemilik = {
        "/kerja/aspirasi/<str:kode>/": "operator",
        "/kerja/usulan/<uuid:pk>/": "operator",
        "/kerja/alokasi/<uuid:pk>/": "bappeda",
        "/kerja/alokasi/<uuid:pk>/kokoh/": "bappeda",
        "/kerja/alokasi/<uuid:pk>/<str:kode>/": "bappeda",
        "/kerja/alokasi/<uuid:pk>/<str:berkas>": "bappeda",
        "/kerja/kegiatan/<uuid:pk>/": "dinas",
        "/kerja/kegiatan/<uuid:pk>/foto/<uuid:laporan>/": "dinas",
        "/kerja/survei/<uuid:pk>/": "bappeda",
        "/kerja/survei/<uuid:pk>/mutu/": "bappeda",
        "/kerja/survei/<uuid:pk>/undian/": "bappeda",
        "/kerja/survei/<uuid:pk>/kerangka/": "bappeda",
        "/kerja/tenggat/<int:pk>.ics": "bappeda",
        "/kerja/sipd/impor/<uuid:pk>/": "bappeda",
        "/kerja/sipd/impor/<uuid:pk>/hasil.csv": "bappeda",
        "/kerja/kamus/impor/<uuid:pk>/": "bappeda",
        "/kerja/pokir/impor/<uuid:pk>/hasil.csv": "bappeda",
        "/kerja/surat/<uuid:pk>/": "bappeda",
        "/kerja/rpjmdes/impor/<uuid:pk>/": "operator",
        "/kerja/rpjmdes/<uuid:pk>/": "operator",
        "/kerja/apbdes/<uuid:pk>/": "camat",
        "/kerja/serah-terima/<uuid:pk>/": "camat",
        "/kerja/serah-terima/<uuid:pk>/unduh/<str:berkas>": "camat",
        "/kerja/apbdes/<uuid:pk>/catatan/<int:catatan>/": "kades",
        "/kerja/kegiatan/<uuid:pk>/anggaran/": "dinas",
        "/kerja/kegiatan/<uuid:pk>/penerima/<uuid:sasaran>/terjangkau/": "dinas",
        "/kerja/kegiatan/<uuid:pk>/penerima/daftar/<uuid:daftar>/": "dinas",
        "/kerja/perangkat/paw/<uuid:pk>/": "camat",
        "/kerja/perangkat/paw/<uuid:pk>/berkas/<int:langkah>/": "camat",
        "/kerja/pembinaan/kunjungan/<uuid:pk>/": "pmd",
        "/kerja/pembinaan/kunjungan/<uuid:pk>/catat/": "pmd",
        "/kerja/pembinaan/kunjungan/<uuid:pk>/lampiran/<uuid:lampiran>/": "pmd",
        "/kerja/pembinaan/kunjungan/<uuid:pk>/catatan.pdf": "pmd",
        "/kerja/pembinaan/tempat/<str:kode>/": "kades",
        "/kerja/pembinaan/laporan/<uuid:pk>/": "pmd",
        "/kerja/rpjmdes/<uuid:pk>/kegiatan/<uuid:kegiatan>/": "kades",
        "/kerja/rakor/<uuid:pk>/": "camat",
        "/kerja/rakor/<uuid:pk>/jalan/": "camat",
        "/kerja/tindak-lanjut/<uuid:pk>/": "kades",
        "/kerja/tindak-lanjut/<uuid:pk>/bukti/<uuid:berkas>/": "camat",
    }
    for pola, nama in pemilik.items():
        for satu in alamat[pola]:
            assert benang.client(nama).get(satu).status_code == 200, (nama, satu)
    for ekor in ("kotak/", "kertas/", "metode/", "hitungan/", "geser/"):
        satu = alamat[f"/kerja/forum/<uuid:pk>/{ekor}"][-1]
        assert benang.client("operator").get(satu).status_code == 200, satu
    for nama, satu in zip(
        ("kades", "camat", "dinas", "kades"), alamat["/kerja/forum/<uuid:pk>/"], strict=True
    ):
        assert benang.client(nama).get(satu).status_code == 200, (nama, satu)


@pytest.mark.usefixtures("tanpa_halaman_404", "orang_diingat")
def test_a_visitor_is_refused_before_the_object_is_looked_for(alamat: dict[str, list[str]]) -> None:
    klien = Client()
    for pola, semua in alamat.items():
        for satu in semua:
            jawaban = klien.get(satu)
            assert (jawaban.status_code, jawaban["Location"][:12]) == (302, "/akun/login/"), pola
            assert klien.post(satu).status_code == 404, pola


@pytest.mark.usefixtures("tanpa_halaman_404", "orang_diingat")
@pytest.mark.parametrize(("jenis", "kode"), ASING, ids=lambda nilai: str(nilai))
def test_a_strange_office_finds_no_real_object(
    benang: Benang, alamat: dict[str, list[str]], jenis: str, kode: str
) -> None:
    """Where the kind of post may pass the door the object decides, for reading and for writing; the other doors
    are tried in `tests/architecture/test_akses.py`."""
    masuk, sebelum = sign_in(jenis, kode), count_acts()
    lolos_pintu = [
        satu for pola, p in BEROBJEK if p.callback.akses(masuk.pelaku) for satu in alamat.get(pola, [])
    ]
    bocor = {satu: isi for satu in lolos_pintu if (isi := answers(masuk, satu) - {404, 405})}
    assert not bocor
    assert count_acts() == sebelum


@pytest.mark.usefixtures("orang_diingat")
@pytest.mark.parametrize(("jenis", "kode"), ASING, ids=lambda nilai: str(nilai))
def test_pages_of_a_strange_office_show_nothing_of_this_village(
    benang: Benang, jenis: str, kode: str
) -> None:
    """Lists, home, clocks, inbox: no word of a person, no draft, no private address of an object."""
    masuk = sign_in(jenis, kode)
    rahasia = ["Draf yang belum diajukan", *(f"/kerja/aspirasi/{a.kode}" for a in benang.aspirasi.values())]
    for satu in TANPA_OBJEK:
        # A list may also be a workbook.
        teks = "".join(read_body(masuk.klien.get(satu).content, ""))
        assert not benang.tanda.find(teks), satu
        assert not [kata for kata in rahasia if kata in teks], satu


@pytest.mark.usefixtures("tanpa_halaman_404", "orang_diingat")
@pytest.mark.parametrize("jenis", MEMBACA_SAJA)
def test_who_only_reads_changes_nothing_at_home(
    benang: Benang, alamat: dict[str, list[str]], jenis: str
) -> None:
    masuk, sebelum = sign_in(jenis, KABUPATEN), count_acts()
    milik = MILIK + TUGAS.get(jenis, ())
    buka = [pola for pola, p in TERJAGA if p.callback.akses(masuk.pelaku) and not pola.startswith(milik)]
    status = {satu: masuk.klien.post(satu).status_code for pola in buka for satu in alamat.get(pola, [pola])}
    assert not {satu: kode for satu, kode in status.items() if kode not in (302, 404, 405)}
    assert count_acts() == sebelum
