"""Kolom berkas usulan yang dikenal: tata letak kabupaten dan ekspor SIPD, menurut judul kolomnya."""

from __future__ import annotations

from terasa.umum.lembar import Kolom

KOLOM_USULAN = (
    Kolom("id", ("id usulan", "kode usulan", "nomor usulan", "no usulan"), wajib=True),
    Kolom("putaran", ("putaran input", "tahap input")),
    Kolom("tahun", ("tahun perencanaan", "tahun usulan")),
    Kolom("tahun_anggaran", ("tahun rkpd", "ta")),
    Kolom(
        "judul",
        ("usulan", "nama usulan", "judul usulan", "nama kegiatan", "kegiatan", "pekerjaan", "jenis kegiatan"),
        wajib=True,
    ),
    Kolom("uraian", ("masalah", "permasalahan", "uraian masalah", "latar belakang", "deskripsi", "gagasan")),
    Kolom("lokasi", ("alamat", "alamat lokasi", "detail lokasi", "lokasi detail", "lokus", "lokus usulan")),
    Kolom("lat", ("latitude", "lintang")),
    Kolom("lng", ("longitude", "bujur", "lon", "long")),
    Kolom("kode_kecamatan", ("kode kec", "kode kapanewon"), is_kode=True),
    Kolom("kecamatan", ("kec", "nama kecamatan", "kapanewon")),
    Kolom(
        "kode_desa",
        (
            "kode kel desa",
            "kode desa kelurahan",
            "kode kelurahan",
            "kode kalurahan",
            "kode wilayah",
            "kode kel",
        ),
        is_kode=True,
    ),
    Kolom(
        "desa",
        ("kel desa", "desa kel", "kelurahan desa", "desa kelurahan", "kelurahan", "kalurahan", "nama desa"),
    ),
    Kolom("volume", ("vol", "koefisien", "jumlah volume")),
    Kolom("satuan", ("satuan volume",)),
    Kolom(
        "biaya_min",
        (
            "biaya",
            "anggaran",
            "perkiraan biaya",
            "estimasi biaya",
            "pagu",
            "pagu usulan",
            "nilai usulan",
            "rab",
        ),
        wajib=True,
    ),
    Kolom("biaya_maks", ("biaya maksimal", "biaya max", "biaya maksimum")),
    Kolom("penerima_manfaat", ("jumlah penerima manfaat", "penerima", "jumlah penerima")),
    Kolom("urusan", ("bidang", "bidang urusan", "nama bidang urusan", "urusan pemerintahan")),
    Kolom("opd", ("opd akhir", "opd tujuan", "perangkat daerah", "skpd", "skpd akhir", "nama skpd", "dinas")),
    Kolom("opd_awal", ("skpd awal", "nama skpd awal")),
    Kolom("status_asal", ("status", "status usulan")),
)
