"""Apa yang dapat dimasukkan dari halaman, dan kolom yang ditulis pada lembar contohnya."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.apbdes.permissions import can_transfer
from terasa.apbdes.rules.transfer import KOLOM_TRANSFER
from terasa.apbdes.services import import_transfer
from terasa.musrenbang.enums import JenisKerja
from terasa.musrenbang.permissions import can_allocate, can_plan
from terasa.musrenbang.services.unggah import MUATAN, Muatan, Pembawa
from terasa.nomenklatur.services import KOLOM_PADANAN, import_padanan
from terasa.program.services.impor.unggahan import MuatanRealisasi
from terasa.umum.laporan import Laporan
from terasa.umum.lembar import Lembar
from terasa.umum.lembar.kepala import Pengenal
from terasa.umum.pelaku import Pelaku

TAHUN_ANGGARAN = _("Tahun anggaran")


def _bring_padanan(*, lembar: Lembar, by: Pelaku, uji: bool, **_lain: Any) -> Laporan:
    return import_padanan(lembar=lembar, by=by, uji=uji)


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
    # What takes the file in, where its module stands above musrenbang.
    muatan: Pembawa | None = None
    # Plans are for next year; what is paid and built is of this one.
    mundur: int = 0
    # Nothing in the file belongs to a year.
    tanpa_tahun: bool = False
    # Several files, or a zip of them; `kolom` then names the sheets that are known.
    is_folder: bool = False

    @property
    def pembawa(self) -> Pembawa:
        """What takes the file in."""
        return self.muatan or MUATAN[self.jenis]

    @property
    def wajib(self) -> frozenset[str]:
        """Headings without which a sheet is refused."""
        if not isinstance(self.pembawa, Muatan):
            return frozenset()
        kenal = Pengenal(self.pembawa.kolom)
        return frozenset(j for j, _arti in self.kolom if kenal.kolom[kenal.name(j)].wajib)


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
TRANSFER = Apa(
    jenis=JenisKerja.IMPOR_TRANSFER,
    judul=_("Impor transfer ke desa"),
    pengantar=_(
        "Unggah pagu dan tahap ADD, Dana Desa, bagi hasil, dan bantuan keuangan. Satu baris satu tahap; tahap yang sama "
        "diganti isinya, dan yang tidak ada di berkas tetap seperti adanya. Hasilnya terbaca umum."
    ),
    daftar="transfer-pilih",
    sebut_daftar=_("Transfer ke desa"),
    sebut_id=_("Desa"),
    kolom=(
        ("Kode desa", _("kode Kemendagri, misalnya: 63.06.04.2001")),
        ("Jenis", _("DD, ADD, bagi hasil (BHPD), atau bantuan keuangan (BKK)")),
        ("Uraian", _("untuk bantuan keuangan: bagi apa")),
        ("Pagu", _("rupiah setahun; sama pada semua tahapnya")),
        ("Dasar", _("keputusan atau peraturannya")),
        ("Tahap", _("nomor tahap; kosong berarti hanya pagunya")),
        ("Jumlah", _("rupiah tahap itu; jumlah semua tahap tidak melebihi pagu")),
        ("Rencana", _("tanggal tahap itu direncanakan cair")),
        ("Cair", _("tanggal SP2D; kosong bila belum cair")),
        ("Nomor", _("nomor SP2D")),
    ),
    izin=can_transfer,
    muatan=Muatan(KOLOM_TRANSFER, import_transfer),
    mundur=1,
)
PADANAN = Apa(
    jenis=JenisKerja.IMPOR_PADANAN,
    judul=_("Impor padanan kode"),
    pengantar=_(
        "Unggah pasangan kode lama dan kode baru antar keputusan nomenklatur. Satu kode lama boleh menjadi beberapa kode "
        "baru, dan sebaliknya. Kode pada kegiatan yang sudah ada tidak ditulis ulang; padanannya tampak di sampingnya."
    ),
    daftar="kerja-padanan",
    sebut_daftar=_("Padanan kode"),
    sebut_id=_("Kode lama"),
    kolom=(
        ("Versi lama", _("kode versi nomenklatur asal, misalnya: permendagri-90-2019")),
        ("Kode lama", _("kode pada versi itu")),
        ("Versi baru", _("kode versi nomenklatur tujuan")),
        ("Kode baru", _("kode pada versi itu")),
        ("Bobot", _("persen dari kode lama yang menjadi kode baru ini; kosong bila tidak disebut")),
        ("Catatan", _("misalnya: dipecah")),
    ),
    muatan=Muatan(KOLOM_PADANAN, _bring_padanan),
    tanpa_tahun=True,
)
REALISASI = Apa(
    jenis=JenisKerja.IMPOR_REALISASI,
    judul=_("Impor realisasi"),
    pengantar=_(
        "Unggah lembar-lembar aplikasi pemantauan satu tahun: satu zip, atau beberapa berkas sekaligus. Lembar dikenali "
        "dari kolomnya. Semuanya masuk, atau tidak satu pun; yang tidak dapat dipercaya ditandai dan dikosongkan."
    ),
    daftar="kerja-kegiatan",
    sebut_daftar=_("Kegiatan"),
    sebut_id=_("Berkas dan nomor"),
    kolom=(
        ("id, nama, perangkat_daerah, pagu", _("daftar pekerjaan")),
        (
            "id, id_pekerjaan, tahap, tanggal",
            _("tahap pekerjaan, dengan realisasi_keuangan dan realisasi_fisik"),
        ),
        ("id, id_pekerjaan, lat, lng", _("titik pekerjaan")),
        ("id, id_pekerjaan, tanggal, nilai", _("kontrak dan adendum")),
        ("id, id_pekerjaan, tanggal", _("serah terima pekerjaan")),
        ("perangkat_daerah, kegiatan, pagu, jan … des", _("rencana penyerapan")),
        ("kegiatan, pagu, seri, jan … des", _("RFK bulanan; nama berkasnya seperti rfk_kec_contoh_2019_06")),
        (
            "kegiatan, pagu, realisasi_keu_rp, realisasi_fisik_kum",
            _("formulir RFK satu bulan; namanya seperti di atas"),
        ),
    ),
    muatan=MuatanRealisasi(),
    is_folder=True,
    mundur=1,
)
SEMUA: Mapping[str, Apa] = {"kamus": KAMUS, "pokir": POKIR}
MENURUT_NAMA: Mapping[str, Apa] = {
    **SEMUA,
    "rpjmdes": RPJMDES,
    "transfer": TRANSFER,
    "padanan": PADANAN,
    "realisasi": REALISASI,
}
