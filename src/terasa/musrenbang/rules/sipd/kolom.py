"""26 kolom ekspor usulan SIPD menurut judulnya, dan kolom tambahan yang ditemui di lapangan."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from terasa.umum.lembar import Kolom

# Stages that write their own word in SIPD, with how people name them in headings.
TINGKAT_SIPD: Mapping[str, Promise] = {
    "mitra": _("Mitra Bappeda"),
    "kel_desa": _("Kelurahan/desa"),
    "kecamatan": _("Kecamatan"),
    "skpd": _("Perangkat daerah"),
    "tapd": _("TAPD"),
}
_SEBUTAN: Mapping[str, tuple[str, ...]] = {
    "mitra": ("mitra", "mitra bappeda", "bappeda", "bapelitbangda", "bappelitbangda", "mitra bapelitbang"),
    "kel_desa": (
        "kel desa",
        "desa kel",
        "kelurahan desa",
        "desa kelurahan",
        "desa",
        "kelurahan",
        "lurah kades",
        "kades lurah",
        "kades",
        "lurah",
    ),
    "kecamatan": ("kecamatan", "camat", "kec"),
    "skpd": ("skpd", "opd", "pd", "perangkat daerah", "dinas", "forum skpd"),
    "tapd": ("tapd", "tim anggaran"),
}


def _of_stage(apa: str, *awalan: str) -> tuple[Kolom, ...]:
    return tuple(
        Kolom(f"{apa}_{tingkat}", tuple(f"{awal} {s}" for awal in awalan for s in sebutan))
        for tingkat, sebutan in _SEBUTAN.items()
    )


KOLOM_SIPD: tuple[Kolom, ...] = (
    Kolom(
        "id",
        ("id usulan", "kode usulan", "nomor usulan", "no usulan", "id usulan sipd", "id sipd", "id asmas"),
        wajib=True,
    ),
    Kolom(
        "tanggal", ("tanggal usulan", "tgl", "tgl usulan", "tanggal input", "tanggal dibuat", "created date")
    ),
    Kolom("profil", ("jenis profil", "profil pengusul", "level pengusul", "tipe pengusul")),
    Kolom(
        "judul",
        (
            "usulan",
            "nama usulan",
            "judul usulan",
            "isi usulan",
            "uraian usulan",
            "gagasan",
            "usulan gagasan",
            "gagasan usulan",
            "nama kegiatan",
            "pekerjaan",
            "kamus usulan",
        ),
        wajib=True,
    ),
    Kolom("uraian", ("masalah", "permasalahan", "uraian masalah", "latar belakang", "deskripsi")),
    Kolom(
        "lokasi",
        (
            "alamat",
            "alamat lokasi",
            "alamat usulan",
            "alamat lengkap",
            "detail lokasi",
            "lokasi detail",
            "lokus",
            "lokus usulan",
            "lokasi usulan",
        ),
    ),
    Kolom("lat", ("latitude", "lintang")),
    Kolom("lng", ("longitude", "bujur", "lon", "long")),
    Kolom("kabupaten", ("kab kota", "kabupaten kota", "kab", "nama kabupaten")),
    Kolom("kode_kecamatan", ("kode kec",), is_kode=True),
    Kolom("kecamatan", ("kec", "nama kecamatan")),
    Kolom(
        "kode_desa",
        (
            "kode kel desa",
            "kode desa kelurahan",
            "kode kelurahan",
            "kode wilayah",
            "kode kel",
            "kode desa kel",
        ),
        is_kode=True,
    ),
    Kolom(
        "desa",
        (
            "kel desa",
            "desa kel",
            "kelurahan desa",
            "desa kelurahan",
            "kelurahan",
            "nama desa",
            "nama kel desa",
            "nama desa kelurahan",
        ),
    ),
    Kolom("usulan_ke", ("usulan ke", "ke")),
    Kolom(
        "opd_awal", ("skpd awal", "opd tujuan awal", "skpd tujuan awal", "nama skpd awal", "opd awal tujuan")
    ),
    Kolom(
        "opd",
        (
            "opd akhir",
            "skpd akhir",
            "opd tujuan",
            "opd tujuan akhir",
            "skpd tujuan akhir",
            "skpd tujuan",
            "perangkat daerah",
            "skpd",
            "nama skpd",
        ),
    ),
    Kolom("status_asal", ("status", "status usulan", "status terakhir", "posisi usulan")),
    Kolom(
        "catatan",
        ("keterangan", "alasan", "alasan penolakan", "alasan ditolak", "alasan tertolak", "catatan tolak"),
    ),
    *_of_stage("rekomendasi", "rekomendasi", "rekom", "catatan", "hasil verifikasi"),
    *_of_stage("volume", "volume", "koefisien", "vol"),
    *_of_stage("anggaran", "anggaran", "biaya", "pagu"),
    Kolom("volume", ("vol", "koefisien", "jumlah volume", "volume usulan")),
    Kolom("satuan", ("satuan volume", "satuan usulan")),
    Kolom(
        "biaya_min",
        (
            "anggaran",
            "anggaran usulan",
            "biaya",
            "perkiraan biaya",
            "estimasi biaya",
            "pagu",
            "pagu usulan",
            "nilai usulan",
            "perkiraan anggaran",
            "rab",
        ),
    ),
    Kolom("jenis_belanja", ("belanja",)),
    Kolom("sub_kegiatan", ("sub giat", "nama sub kegiatan", "subkegiatan", "kode sub kegiatan")),
    Kolom("tahun_sipd", ("tahun", "tahun anggaran", "tahun usulan", "tahun perencanaan", "ta")),
    Kolom("penerima_manfaat", ("jumlah penerima manfaat", "penerima", "jumlah penerima")),
    Kolom("urusan", ("bidang", "bidang urusan", "nama bidang urusan", "urusan pemerintahan")),
)

# The headings of the export itself, in its order; the sheet for retyping has the same.
KEPALA_SIPD = (
    "No",
    "ID Usulan",
    "Tanggal",
    "Pengusul",
    "Profil",
    "Usulan",
    "Masalah",
    "Alamat",
    "Kabupaten",
    "Kecamatan",
    "Kel/Desa",
    "Usulan Ke",
    "OPD Awal",
    "OPD Akhir",
    "Status",
    "Catatan",
    "Rekomendasi Mitra Bappeda",
    "Rekomendasi Kel/Desa",
    "Rekomendasi Kecamatan",
    "Rekomendasi SKPD",
    "Rekomendasi TAPD",
    "Volume",
    "Satuan",
    "Anggaran",
    "Jenis Belanja",
    "Sub Kegiatan",
)

_SEBUT: Mapping[str, Promise] = {
    "id": _("ID usulan"),
    "tanggal": _("Tanggal"),
    "profil": _("Profil pengusul"),
    "judul": _("Usulan"),
    "uraian": _("Masalah"),
    "lokasi": _("Alamat"),
    "lat": _("Lintang"),
    "lng": _("Bujur"),
    "kabupaten": _("Kabupaten"),
    "kode_kecamatan": _("Kode kecamatan"),
    "kecamatan": _("Kecamatan"),
    "kode_desa": _("Kode desa"),
    "desa": _("Kelurahan atau desa"),
    "usulan_ke": _("Usulan ke-"),
    "opd_awal": _("OPD awal"),
    "opd": _("OPD akhir"),
    "status_asal": _("Status"),
    "catatan": _("Catatan"),
    "volume": _("Volume"),
    "satuan": _("Satuan"),
    "biaya_min": _("Anggaran"),
    "jenis_belanja": _("Jenis belanja"),
    "sub_kegiatan": _("Sub kegiatan"),
    "tahun_sipd": _("Tahun anggaran"),
    "penerima_manfaat": _("Penerima manfaat"),
    "urusan": _("Bidang urusan"),
}
_AWALAN: Mapping[str, Promise] = {
    "rekomendasi": _("Rekomendasi %(tingkat)s"),
    "volume": _("Volume menurut %(tingkat)s"),
    "anggaran": _("Anggaran menurut %(tingkat)s"),
}


def sebut_kolom(nama: str) -> str:
    """How a column is called on the screen."""
    if nama in _SEBUT:
        return str(_SEBUT[nama])
    awalan, _garis, tingkat = nama.partition("_")
    return str(_AWALAN[awalan]) % {"tingkat": TINGKAT_SIPD[tingkat]}
