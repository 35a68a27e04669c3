"""Sapuan: halaman daftar tidak bertanya ke basis data sekali per baris."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.pembinaan.models import Kunjungan
from terasa.pembinaan.services import IsiTemuan, add_kesepakatan, add_temuan, ask_laporan, share_kunjungan
from terasa.perangkat.models import EntriBuku, PaktaNetralitas, PelatihanNetralitas, PeriodePemilihan
from terasa.serah_terima.models import PaketSerahTerima
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM, PelakuTetap
from terasa.wilayah.models import Wilayah
from tests.factories import DESA, KABUPATEN, get_pengguna, make_aspirasi, make_pelaku, make_peran, sebagai
from tests.module.musrenbang.bahan import make_usulan, open_desa
from tests.module.pembinaan.bersama import plan, record
from tests.module.perangkat.bahan import make_jabatan, make_masa, make_orang
from tests.module.perangkat.bahan_netralitas import appoint, make_kasus, make_periode
from tests.module.perangkat.bahan_paw import begin
from tests.module.program.bahan import make_kegiatan, make_petugas_unit
from tests.module.rakor import bahan as rapat

pytestmark = pytest.mark.django_db


def measure(n: int, now: datetime) -> dict[str, int]:
    """Queries of each list with n rows on it; the database forgets them afterwards."""
    with transaction.atomic():
        unit = make_petugas_unit()
        kantor = {
            "operator": make_pelaku(JenisPeran.OPERATOR_DESA, DESA),
            "camat": make_pelaku(JenisPeran.CAMAT, "63.06.04"),
            "bappeda": make_pelaku(JenisPeran.BAPPEDA, KABUPATEN),
            "unit": unit,
        }
        for _ in range(n):
            make_aspirasi(now=now)
            make_kegiatan(now=now, by=unit)
        with konteks.pakai(konteks.sistem()):
            for _ in range(n):
                make_usulan(now)
            forum = open_desa(now)
        camat, kades = make_peran(JenisPeran.CAMAT, rapat.KECAMATAN), make_peran(JenisPeran.KADES, DESA)
        rakor = rapat.run(camat, kades, now)
        for _ in range(n):
            rapat.capture(rakor, camat, now, kades)
        kantor["camat"] = camat.as_pelaku()
        alamat = {
            "": ("/", "/usulan/", "/kegiatan/", "/cari/?q=jembatan", "/api/usulan", "/api/kegiatan", "/usulan.csv",
                 f"/peta/{KABUPATEN}/", f"/peta/{KABUPATEN}/kegiatan/",
                 f"/menunggu/{KABUPATEN}/", f"/forum/{forum.pk}/", "/aturan/", "/aspirasi/baru/"),
            "operator": ("/beranda/", "/kerja/aspirasi/", "/kerja/usulan/", "/kerja/usulan/baru/", "/kerja/forum/",
                         f"/kerja/forum/{forum.pk}/", "/kerja/tenggat/", "/kerja/kabar/",
                         *(f"/kerja/forum/{forum.pk}/{x}/" for x in ("metode", "hitungan", "geser"))),
            "camat": ("/beranda/", "/kerja/aspirasi/", "/kerja/usulan/", "/kerja/forum/", f"/kerja/forum/{forum.pk}/",
                      "/kerja/rakor/", f"/kerja/rakor/{rakor.pk}/", f"/kerja/rakor/{rakor.pk}/jalan/", "/kerja/tindak-lanjut/",
                      "/kerja/tindak-lanjut/papan/"),
            "bappeda": ("/beranda/", "/kerja/usulan/", "/kerja/lanjutkan/", "/kerja/forum/", "/kerja/alokasi/", "/kerja/kegiatan/"),
            "unit": ("/beranda/", "/kerja/kegiatan/", "/kerja/usulan/"),
        }  # fmt: skip
        ganti = {str(forum.pk): "F", str(rakor.pk): "R"}
        hasil = count(kantor, alamat, ganti)
        transaction.set_rollback(True)
    return hasil


def count(
    kantor: dict[str, PelakuTetap], alamat: dict[str, tuple[str, ...]], ganti: dict[str, str]
) -> dict[str, int]:
    """Queries of each page as its office; keys of objects differ between two measures, so `ganti` names them."""
    hasil = {}
    for nama, semua in alamat.items():
        klien = Client()
        if nama:
            klien.force_login(get_pengguna(kantor[nama]))
        for satu in semua:
            with CaptureQueriesContext(connection) as kueri:
                assert klien.get(satu).status_code == 200, (nama, satu)
            sebutan = satu
            for kunci, huruf in ganti.items():
                sebutan = sebutan.replace(kunci, huruf)
            hasil[f"{nama} {sebutan}"] = len(kueri)
    return hasil


def measure_tata(n: int, now: datetime) -> dict[str, int]:
    """The same for visits, papers, posts, replacements, elections, cases and packs."""
    hari = timezone.localdate(now)
    with transaction.atomic():
        kantor = {
            "pmd": make_pelaku(JenisPeran.DINAS_PMD),
            "bupati": make_pelaku(JenisPeran.BUPATI),
            "inspektorat": make_pelaku(JenisPeran.INSPEKTORAT),
            "camat": make_pelaku(JenisPeran.CAMAT, rapat.KECAMATAN),
            "bpd": make_pelaku(JenisPeran.BPD, DESA),
        }
        with konteks.pakai(konteks.sistem()):
            kantor["petugas"] = appoint(by=kantor["bupati"])
            desa = list(Wilayah.objects.filter(induk_id=rapat.KECAMATAN, kode__gt=DESA).order_by("kode")[:n])
            paw = [begin(w.kode) for w in desa]
            jabatan = [make_jabatan(), *(make_jabatan("kaur", f"Kaur {ke}") for ke in range(n))]
            masa = [
                make_masa(j, now, date(2021, 1, 4), orang=make_orang(now, f"Orang {ke}"))
                for ke, j in enumerate(jabatan)
            ]
            for ke in range(n):
                periode = make_periode(mulai=hari - timedelta(days=ke))
                PeriodePemilihan.objects.filter(pk=periode.pk).update(nama=f"Pilkada {ke}")
                latihan = PelatihanNetralitas.objects.create(
                    kode_wilayah=DESA, judul=f"Latihan {ke}", tanggal=hari, penyelenggara="KPU", dicatat_at=now,
                    dicatat_oleh="PMD",
                )  # fmt: skip
                latihan.peserta.add(*masa)
                PaktaNetralitas.objects.create(
                    masa=masa[ke], ditandatangani_on=hari, dicatat_at=now, dicatat_oleh="PMD"
                )
                EntriBuku.objects.create(
                    kode_desa=DESA, buku="tamu", tahun=hari.year, urutan=ke, tanggal=hari, uraian="x", dicatat_at=now,
                    dicatat_oleh="BPD",
                )  # fmt: skip
                paket = PaketSerahTerima.objects.create(
                    kabupaten=KABUPATEN, kode_wilayah=rapat.KECAMATAN, unit_id=kantor["camat"].unit_id, jabatan="camat",
                    tanggal=hari + timedelta(days=ke), dibuat_at=now, diubah_at=now,
                )  # fmt: skip
                laporan = ask_laporan(
                    nama=f"Laporan {ke}", jatuh_tempo_at=now, kabupaten=KABUPATEN, by=SISTEM, now=now
                )
        kunjungan = [visit(kantor["pmd"], kode, now) for kode in (w.kode for w in desa)]
        for _ in range(n):
            kunjungan.append(visit(kantor["pmd"], DESA, now))
            kasus = make_kasus(kantor["petugas"])
        satu = kunjungan[-1].pk
        alamat = {
            "": (f"/perangkat/{DESA}/", "/kekosongan-kades/", "/kalender-pemilihan/"),
            "pmd": (
                "/beranda/", "/kerja/perangkat/", f"/kerja/perangkat/orang/{masa[0].orang_id}/", "/kerja/perangkat/paw/",
                f"/kerja/perangkat/paw/{paw[0].pk}/", "/kerja/netralitas/", f"/kerja/netralitas/pakta/{DESA}/",
                f"/kerja/netralitas/pelatihan/{DESA}/", "/kerja/tindak-lanjut/",
                *(f"/kerja/pembinaan/{x}" for x in (
                    "", "kalender/", "tim/", "hubungan/", "indeks/", "laporan/", f"laporan/{laporan.pk}/",
                    f"tempat/{DESA}/", f"kunjungan/{satu}/",
                )),
            ),
            "bupati": ("/beranda/", "/kerja/pembinaan/", "/kerja/netralitas/", "/kerja/netralitas/petugas/",
                       "/kerja/laporan-jabatan/"),
            "inspektorat": ("/beranda/", "/kerja/pembinaan/rujukan/"),
            "camat": ("/beranda/", "/kerja/serah-terima/", f"/kerja/serah-terima/{paket.pk}/"),
            "bpd": ("/beranda/", "/kerja/perangkat/buku/", f"/kerja/perangkat/buku/{DESA}/tamu/{hari.year}/"),
            "petugas": ("/beranda/", "/kerja/netralitas/kasus/", f"/kerja/netralitas/kasus/{kasus.pk}/"),
        }  # fmt: skip
        kunci = {
            "K": satu,
            "L": laporan.pk,
            "W": paw[0].pk,
            "O": masa[0].orang_id,
            "T": paket.pk,
            "N": kasus.pk,
        }
        hasil = count(kantor, alamat, {str(pk): huruf for huruf, pk in kunci.items()})
        transaction.set_rollback(True)
    return hasil


def visit(pmd: PelakuTetap, kode: str, now: datetime) -> Kunjungan:
    """A shared visit with a finding, an agreement and a suspected crime."""
    satu = plan(pmd, now, kode)
    record(satu, pmd, now)
    with sebagai(pmd):
        for pidana in (False, True):
            isi = IsiTemuan("keuangan", "sedang", "Buku kas belum ditutup")
            add_temuan(kunjungan=satu, isi=isi, by=pmd, now=now, dugaan_pidana=pidana)
        tempo = timezone.localdate(now) + timedelta(days=14)
        add_kesepakatan(kunjungan=satu, teks="Tutup buku kas", jatuh_tempo_on=tempo, by=pmd, now=now)
        share_kunjungan(kunjungan=satu, by=pmd, now=now)
    return satu


@pytest.mark.parametrize("ukur", [measure, measure_tata])
def test_more_rows_ask_no_more_queries(ukur: Callable[[int, datetime], dict[str, int]]) -> None:
    now = timezone.now()
    # What a process reads once is read before counting.
    ukur(1, now)
    sedikit, banyak = ukur(3, now), ukur(9, now)
    tumbuh = {alamat: (n, banyak[alamat]) for alamat, n in sedikit.items() if banyak[alamat] > n}
    assert not tumbuh
