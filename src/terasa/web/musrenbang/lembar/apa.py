"""Apa yang dapat dimasukkan dari halaman, dan kolom yang ditulis pada lembar contohnya."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.musrenbang.enums import JenisKerja
from terasa.musrenbang.permissions import can_allocate, can_plan
from terasa.umum.pelaku import Pelaku

TAHUN_ANGGARAN = _("Tahun anggaran")


@dataclass(frozen=True)
class Apa:
    """One kind of sheet: the words of its pages, its list, and (heading, how to fill it) of its columns.

    Headings stay Indonesian in every language: by them the columns are known.
    """

    jenis: JenisKerja
    judul: str | Promise
    pengantar: str | Promise
    daftar: str
    sebut_daftar: str | Promise
    sebut_id: str | Promise
    kolom: tuple[tuple[str, str | Promise], ...]
    izin: Callable[[Pelaku], bool] = can_allocate
    sebut_tahun: str | Promise = TAHUN_ANGGARAN
    # A sheet of one desa, brought in by its own government.
    is_desa: bool = False


KAMUS = Apa(
    jenis=JenisKerja.IMPOR_KAMUS,
    judul=_("Impor kamus usulan"),
    pengantar=_(
        "Unggah kamus usulan dengan harga satuannya. Entri yang kodenya sama diganti isinya; yang tidak ada di "
        "berkas tetap seperti adanya, dan usulan yang sudah ditulis tidak berubah."
    ),
    daftar="kerja-kamus",
    sebut_daftar=_("Kamus usulan"),
    sebut_id=_("Kode"),
    kolom=(
        ("Kode", _("kosongkan bila sumbernya tidak berkode; disusun dari satuan dan pekerjaan")),
        ("Pekerjaan", _("nama pekerjaannya, misalnya: Jalan rabat beton")),
        ("Satuan", _("misalnya: m, unit, paket")),
        ("Harga satuan", _("rupiah untuk satu satuan, misalnya: 1.250.000")),
        ("Bidang", _("bidang urusan, misalnya: Pekerjaan umum")),
        ("Program", _("nama program")),
        ("Perangkat daerah", _("nama dinas seperti di Terasa; yang tidak dikenal dikosongkan")),
        ("Keluaran", _("indikator keluaran")),
        ("Hasil", _("indikator hasil")),
        ("Prioritas", _("prioritas pembangunan daerah")),
        ("Jenis usulan", _("misalnya: fisik")),
    ),
)
POKIR = Apa(
    jenis=JenisKerja.IMPOR_POKIR,
    judul=_("Impor pokir"),
    pengantar=_(
        "Unggah daftar pokok pikiran dari Sekretariat DPRD. Pokir yang ID-nya sama diganti isinya; yang tidak ada di "
        "berkas tetap seperti adanya. Nama anggota DPRD tidak dibaca, dan pokir tidak pernah menjadi usulan."
    ),
    daftar="pokir",
    sebut_daftar=_("Pokok pikiran DPRD"),
    sebut_id=_("ID"),
    kolom=(
        ("ID", _("nomor atau kode pokir; tidak boleh dipakai dua kali")),
        ("Judul", _("pokok pikirannya, misalnya: Perbaikan titian RT 2")),
        ("Permasalahan", _("mengapa diperlukan")),
        ("Lokasi", _("alamat atau keterangan tempat")),
        ("Kecamatan", _("nama kecamatan")),
        ("Kode desa", _("kode Kemendagri, misalnya: 63.06.04.2001")),
        ("Desa", _("nama desa atau kelurahan, bila kodenya tidak ada")),
        ("Volume", _("angka, misalnya: 12,5")),
        ("Satuan", _("misalnya: m, unit, paket")),
        ("Biaya", _("rupiah seluruhnya; kosong berarti belum dihitung")),
        ("Perangkat daerah", _("nama dinas seperti di Terasa; yang tidak dikenal dikosongkan")),
        ("Dapil", _("daerah pemilihan")),
        ("Status", _("statusnya di sumbernya")),
    ),
)
RPJMDES = Apa(
    jenis=JenisKerja.IMPOR_RPJMDES,
    judul=_("Impor RPJM Desa"),
    pengantar=_(
        "Unggah RPJM Desa dari lembar kerja atau dari zip Siskeudes. Barisnya masuk ke draf; kegiatan yang sama diganti "
        "isinya, dan yang tidak ada di berkas tetap seperti adanya. Rencana yang berlaku hanya dibandingkan."
    ),
    daftar="kerja-rpjmdes",
    sebut_daftar=_("RPJM Desa"),
    sebut_id=_("Kode atau kegiatan"),
    kolom=(
        ("Kode", _("kosongkan bila sumbernya tidak berkode")),
        ("Bidang", _("nama atau angka 1 sampai 5; sel kosong mengikuti baris di atasnya")),
        ("Sub bidang", _("misalnya: Pekerjaan umum")),
        ("Jenis kegiatan", _("misalnya: Semenisasi gang")),
        ("Lokasi", _("dusun, RT, atau RW")),
        ("Volume", _("angka, boleh dengan satuannya: 150 m")),
        ("Satuan", _("misalnya: m, unit, paket")),
        ("Sasaran", _("siapa atau apa yang mendapat manfaat")),
        ("Tahun", _("2026-2028, atau 2026, 2028; boleh juga satu kolom tiap tahun yang dicentang")),
        ("Jumlah biaya", _("rupiah semua tahunnya; kosong berarti belum dihitung")),
        ("Sumber biaya", _("misalnya: Dana Desa, ADD, PAD")),
        ("Pola pelaksanaan", _("swakelola, kerja sama antar desa, atau pihak ketiga")),
    ),
    izin=can_plan,
    sebut_tahun=_("Tahun pertama RPJM Desa"),
    is_desa=True,
)
SEMUA: Mapping[str, Apa] = {"kamus": KAMUS, "pokir": POKIR}
MENURUT_NAMA: Mapping[str, Apa] = {**SEMUA, "rpjmdes": RPJMDES}
