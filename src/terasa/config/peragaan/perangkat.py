"""Perangkat peragaan: pimpinan kabupaten, dua kecamatan, dan beberapa desa; semua namanya jelas peragaan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Pengguna, Unit
from terasa.aturan.queries import istilah
from terasa.aturan.rules.kalender import add_bulan
from terasa.config.peragaan.usul import Tahun
from terasa.perangkat.enums import CaraMenjabat as C
from terasa.perangkat.enums import SebabBerakhir
from terasa.perangkat.models import Jabatan, MasaJabatan
from terasa.perangkat.services import (
    IsiMasa,
    create_jabatan,
    create_orang,
    end_masa,
    link_akun,
    open_akses,
    start_masa,
)
from terasa.perangkat.services.buku import IsiEntri, write_entri
from terasa.umum.pelaku import SISTEM

KABUPATEN = "63.06"
BAMBAN, ANGKINANG = "unit-63-06-04-2002", "unit-63-06-04"
# Two villages beside the printed one: a penjabat in the first, nobody at all in the second.
BERPENJABAT, KOSONG = "unit-63-06-04-2001", "unit-63-06-04-2003"


def seat_officials(t: Tahun, kini: datetime) -> int:
    """Who holds which post; one term ends in five months, one seat is with a penjabat, one is empty. How many tenures."""
    hari, kini = kini.date(), kini - timedelta(days=30)
    bupati = _seat(t, "bupati", "bupati", "Bupati", kini, date(2025, 2, 20), akun="bupati")
    sekda = _seat(
        t,
        "sekretariat-daerah",
        "sekda",
        "Sekretaris Daerah",
        kini,
        date(2023, 5, 2),
        atasan=bupati,
        akun="sekda",
    )
    for unit, nama in (("bappeda", "Kepala Bapelitbangda"), ("dinas-pmd", "Kepala Dinas PMD")):
        _seat(t, unit, "kepala_unit", nama, kini, date(2024, 1, 8), atasan=sekda)
    camat = _seat(
        t, ANGKINANG, "camat", "Camat", kini, date(2024, 7, 1), atasan=sekda, akun="camat.angkinang"
    )
    _seat(t, ANGKINANG, "sekcam", "Sekretaris Kecamatan", kini, date(2022, 3, 1), atasan=camat)
    pembakal = istilah("kades", KABUPATEN, hari)
    # Eight years less five months ago.
    segera = add_bulan(hari, 5 - 96)
    kades = _seat(t, BAMBAN, "kades", pembakal, kini, segera, atasan=camat, akun="pembakal.bamban")
    sekdes = _seat(t, BAMBAN, "sekdes", "Sekretaris Desa", kini, date(2021, 4, 5), atasan=kades)
    for nama in ("Kaur Keuangan", "Kaur Umum dan Perencanaan"):
        _seat(t, BAMBAN, "kaur", nama, kini, date(2021, 4, 5), atasan=sekdes)
    _seat(
        t, BAMBAN, "operator", "Operator Desa", kini, date(2024, 1, 2), atasan=sekdes, akun="operator.bamban"
    )
    _seat(t, BAMBAN, "bpd_ketua", "Ketua BPD", kini, date(2020, 2, 12), akun="bpd.bamban")
    anggota = _post(t.unit[BAMBAN], "bpd_anggota", "Anggota BPD", kursi=4)
    for ke in range(1, 5):
        _hold(anggota, f"Anggota BPD {ke}", kini, date(2020, 2, 12), kursi_ke=ke)
    for lembaga in ("RT 01", "RT 02", "PKK"):
        post = _post(t.unit[BAMBAN], "lembaga_ketua", f"Ketua {lembaga}", lembaga=lembaga)
        _hold(post, f"Ketua {lembaga}", kini, date(2023, 1, 10))
    _leave(
        _seat(t, BERPENJABAT, "kades", pembakal, kini, date(2019, 12, 20), atasan=camat),
        hari - timedelta(days=70),
        kini,
    )
    _hold(
        Jabatan.objects.get(unit=t.unit[BERPENJABAT], jenis="kades"),
        "Pejabat Kecamatan",
        kini,
        hari - timedelta(days=64),
        C.PENJABAT,
    )
    _leave(
        _seat(t, KOSONG, "kades", pembakal, kini, date(2021, 12, 20), atasan=camat),
        hari - timedelta(days=20),
        kini,
    )
    _write_books(t.unit[BAMBAN], kini)
    return MasaJabatan.objects.count()


def _seat(
    t: Tahun,
    unit: str,
    jenis: str,
    nama: str,
    kini: datetime,
    mulai: date,
    atasan: Jabatan | None = None,
    akun: str = "",
) -> Jabatan:
    post = _post(t.unit[unit], jenis, nama, atasan=atasan)
    masa = _hold(post, nama, kini, mulai)
    if akun:
        link_akun(by=SISTEM, masa=masa, pengguna=Pengguna.objects.get(username=akun))
        open_akses(by=SISTEM, masa=masa, jenis=_role(masa))
    return post


def _role(masa: MasaJabatan) -> str:
    """The role that the printed account already has."""
    pengguna = masa.orang.pengguna
    assert pengguna is not None
    return JenisPeran(pengguna.peran.get().jenis).value


def _post(unit: Unit, jenis: str, nama: str, **isi: Any) -> Jabatan:
    urutan = Jabatan.objects.filter(unit=unit).count()
    return create_jabatan(
        by=SISTEM, unit=unit, jenis=jenis, nama=nama, urutan=urutan, is_peragaan=True, **isi
    )


def _hold(
    post: Jabatan, nama: str, kini: datetime, mulai: date, cara: str = C.DEFINITIF, kursi_ke: int = 1
) -> MasaJabatan:
    tempat = post.unit.nama.removeprefix("Pemerintah Desa ")
    orang = create_orang(
        by=SISTEM, kabupaten=KABUPATEN, nama=f"{nama} {tempat} (peragaan)"[:150], now=kini, is_peragaan=True
    )
    isi = IsiMasa(
        orang, cara, mulai, kursi_ke, sk_nomor=f"188.45/{mulai:%j}/{mulai.year} (peragaan)", sk_on=mulai
    )
    return start_masa(by=SISTEM, jabatan=post, isi=isi, now=kini, is_peragaan=True)


def _leave(post: Jabatan, pada: date, kini: datetime) -> None:
    end_masa(
        by=SISTEM,
        masa=post.masa.get(),
        berakhir_on=pada,
        sebab=SebabBerakhir.MUNDUR,
        now=kini,
        alasan="Peragaan.",
    )


def _write_books(unit: Unit, kini: datetime) -> None:
    for buku, uraian in (
        ("notulen", "Rapat pembahasan rancangan APBDes (peragaan)."),
        ("keputusan-bpd", "Kesepakatan atas rancangan peraturan desa tentang APBDes (peragaan)."),
        ("agenda-masuk", "Undangan musrenbang kecamatan (peragaan)."),
    ):
        isi = IsiEntri(kini.date() - timedelta(days=9), uraian, "01/BPD (peragaan)")
        write_entri(by=SISTEM, kode_desa=unit.kode_wilayah, buku=buku, isi=isi, now=kini, is_peragaan=True)
