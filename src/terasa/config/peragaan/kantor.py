"""Kantor dan akun peragaan: setiap desa dan kecamatan, perangkat daerah, dan satu akun per peran."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from terasa.akun.enums import JenisPeran, JenisUnit
from terasa.akun.models import Pengguna, Peran, Unit
from terasa.aturan.queries import istilah
from terasa.umum.pelaku import PelakuTetap
from terasa.wilayah.models import Wilayah
from terasa.wilayah.queries import list_desa, list_kecamatan

KABUPATEN = "63.06"
SEJAK = date(2019, 1, 1)
# The desa of the printed accounts and of the example thread.
DESA_CONTOH = "63.06.04.2002"
# A surveyor never works in the desa that is asked (rule of rotation).
DESA_PENDAMPING = "63.06.01.2002"
DAPIL = {
    "Dapil I": ("63.06.09", "63.06.05", "63.06.06", "63.06.01"),
    "Dapil II": ("63.06.04", "63.06.02", "63.06.03", "63.06.10"),
    "Dapil III": ("63.06.07", "63.06.08", "63.06.11"),
}
PERANGKAT_DAERAH = {
    "dinas-pupr": ("Dinas Pekerjaan Umum dan Penataan Ruang", "DPUPR"),
    "dinas-perkim": ("Dinas Perumahan, Permukiman, dan Lingkungan Hidup", "Disperkim LH"),
    "dinas-perhubungan": ("Dinas Perhubungan", "Dishub"),
    "dinas-pendidikan": ("Dinas Pendidikan dan Kebudayaan", "Disdikbud"),
    "dinas-kesehatan": ("Dinas Kesehatan", "Dinkes"),
    "dinas-pertanian": ("Dinas Pertanian dan Perikanan", "Distanikan"),
    "dinas-tenaga-kerja": ("Dinas Tenaga Kerja, Koperasi, dan Perdagangan", "Disnakerkopdag"),
    "dinas-sosial": ("Dinas Sosial", "Dinsos"),
}


@dataclass(frozen=True)
class Akun:
    """One printed account."""

    username: str
    jenis: JenisPeran
    jabatan: str
    unit: str
    kode_wilayah: str


def make_units() -> dict[str, Unit]:
    """Every office of the kabupaten, by code. Two statements however many desa."""
    pimpinan = (
        ("bappeda", "Bapelitbangda Hulu Sungai Selatan", JenisUnit.BAPPEDA),
        ("dinas-pmd", "Dinas Pemberdayaan Masyarakat dan Desa", JenisUnit.PERANGKAT_DAERAH),
        ("bagian-pemerintahan", "Bagian Pemerintahan Sekretariat Daerah", JenisUnit.SEKRETARIAT),
        ("sekretariat-dprd", "Sekretariat DPRD", JenisUnit.SEKRETARIAT),
        ("sekretariat-daerah", "Sekretariat Daerah", JenisUnit.SEKRETARIAT),
        ("bupati", "Bupati Hulu Sungai Selatan", JenisUnit.PIMPINAN),
        ("inspektorat", "Inspektorat Daerah", JenisUnit.PENGAWAS),
        ("pengelola-sistem", "Pengelola sistem", JenisUnit.SISTEM),
    )
    unit = [_unit(kode, nama, jenis, KABUPATEN) for kode, nama, jenis in pimpinan]
    unit += [
        _unit(kode, nama, JenisUnit.PERANGKAT_DAERAH, KABUPATEN, singkatan)
        for kode, (nama, singkatan) in PERANGKAT_DAERAH.items()
    ]
    unit += [
        _unit(_slug(k), f"Kecamatan {k.nama}", JenisUnit.KECAMATAN, k.kode) for k in list_kecamatan(KABUPATEN)
    ]
    unit += [_unit(_slug(d), _nama_pemerintah(d), _jenis_desa(d), d.kode) for d in list_desa(KABUPATEN)]
    Unit.objects.bulk_create(unit, ignore_conflicts=True)
    return {u.kode: u for u in Unit.objects.filter(kabupaten=KABUPATEN)}


def _unit(kode: str, nama: str, jenis: str, kode_wilayah: str, singkatan: str = "") -> Unit:
    return Unit(
        kabupaten=KABUPATEN, kode=kode, nama=nama, jenis=jenis, kode_wilayah=kode_wilayah, singkatan=singkatan
    )


def _slug(w: Wilayah) -> str:
    return f"unit-{w.kode.replace('.', '-')}"


def _is_kelurahan(w: Wilayah) -> bool:
    return w.kode.split(".")[-1].startswith("1")


def _jenis_desa(w: Wilayah) -> JenisUnit:
    return JenisUnit.KELURAHAN if _is_kelurahan(w) else JenisUnit.DESA


def _nama_pemerintah(w: Wilayah) -> str:
    return f"Kelurahan {w.nama}" if _is_kelurahan(w) else f"Pemerintah Desa {w.nama}"


def list_akun(hari: date) -> list[Akun]:
    """One account per role; kades carries the title of this kabupaten."""
    J = JenisPeran
    pembakal = istilah("kades", KABUPATEN, hari)
    desa, kecamatan = "unit-63-06-04-2002", "unit-63-06-04"
    di_desa = (
        ("operator.bamban", J.OPERATOR_DESA, "Operator Desa Bamban"),
        ("pembakal.bamban", J.KADES, f"{pembakal} Bamban"),
        ("bpd.bamban", J.BPD, "BPD Bamban"),
    )
    di_kabupaten = (
        ("dinas.pupr", J.PERANGKAT_DAERAH, "Dinas Pekerjaan Umum dan Penataan Ruang", "dinas-pupr"),
        ("bappeda", J.BAPPEDA, "Bapelitbangda Hulu Sungai Selatan", "bappeda"),
        ("dinas.pmd", J.DINAS_PMD, "Dinas PMD Hulu Sungai Selatan", "dinas-pmd"),
        ("bagian.pemerintahan", J.BAGIAN_PEMERINTAHAN, "Bagian Pemerintahan Setda", "bagian-pemerintahan"),
        ("inspektorat", J.INSPEKTORAT, "Inspektorat Hulu Sungai Selatan", "inspektorat"),
        ("setwan", J.SETWAN, "Sekretariat DPRD", "sekretariat-dprd"),
        ("bupati", J.BUPATI, "Bupati Hulu Sungai Selatan", "bupati"),
        ("sekda", J.SEKDA, "Sekretaris Daerah", "sekretariat-daerah"),
        ("pemeriksa", J.PEMERIKSA, "Pemeriksa", "inspektorat"),
        ("admin", J.ADMIN_TEKNIS, "Admin teknis", "pengelola-sistem"),
    )
    akun = [Akun(u, j, jabatan, desa, DESA_CONTOH) for u, j, jabatan in di_desa]
    akun += [
        Akun("lurah.kandangan.kota", J.LURAH, "Lurah Kandangan Kota", "unit-63-06-05-1001", "63.06.05.1001"),
        Akun(
            "pendamping",
            J.PENDAMPING,
            "Pendamping Desa Telaga Bidadari",
            "unit-63-06-01-2002",
            DESA_PENDAMPING,
        ),
        Akun("camat.angkinang", J.CAMAT, "Camat Angkinang", kecamatan, "63.06.04"),
        Akun(
            "operator.angkinang", J.OPERATOR_KECAMATAN, "Operator Kecamatan Angkinang", kecamatan, "63.06.04"
        ),
        *(Akun(u, j, jabatan, unit, KABUPATEN) for u, j, jabatan, unit in di_kabupaten),
    ]
    return akun


def make_accounts(unit: dict[str, Unit], sandi: str, hari: date) -> dict[str, PelakuTetap]:
    """The printed accounts, all with one password; by username."""
    pelaku = {}
    # One password, so one slow hash.
    sidik = make_password(sandi)
    for akun in list_akun(hari):
        nama = f"{akun.jabatan} (peragaan)"
        pengguna = Pengguna.objects.create(username=akun.username, password=sidik, nama=nama)
        peran = Peran(
            pengguna=pengguna,
            unit=unit[akun.unit],
            jenis=akun.jenis,
            jabatan=akun.jabatan,
            kode_wilayah=akun.kode_wilayah,
            berlaku_dari=SEJAK,
        )
        peran.set_akar()
        peran.save()
        pelaku[akun.username] = peran.as_pelaku()
    return pelaku


def office_of(unit: Unit, jenis: JenisPeran, jabatan: str) -> PelakuTetap:
    """An office that acts in the demonstration without an account of its own."""
    peran = Peran(unit=unit, jenis=jenis, jabatan=jabatan, kode_wilayah=unit.kode_wilayah, berlaku_dari=SEJAK)
    peran.set_akar()
    return PelakuTetap(
        label=jabatan,
        jenis=jenis,
        kabupaten=unit.kabupaten,
        unit_id=unit.pk,
        peran_id=0,
        akar_tulis=tuple(peran.akar_tulis),
        akar_baca=tuple(peran.akar_baca),
        akar_cari=tuple(peran.akar_cari),
    )
