"""Bentuk jawaban antarmuka mesin. Rupiah bilangan bulat; `null` berarti belum dihitung, bukan nol."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema


class Galat(Schema):
    """A refusal: `galat` is stable for machines, `pesan` is for people."""

    galat: str
    pesan: str


class Kesalahan(Schema):
    medan: str
    pesan: str


class GalatMasukan(Galat):
    rinci: list[Kesalahan]


class Tempat(Schema):
    kode: str = Field(description="Kode wilayah bertitik")
    nama: str


class Tahap(Schema):
    tahap: str
    pada: datetime
    sampai: datetime | None
    oleh: str = Field(description="Jabatan atau kantor, tidak pernah nama orang")
    keputusan: str
    kalimat: str
    alasan: str
    alasan_kode: str
    dokumen: str | None


class Berikutnya(Schema):
    kalimat: str
    paling_lambat: date | None


class JejakKeluar(Schema):
    kode: str
    jenis: str
    judul: str
    wilayah: Tempat
    tahun: int | None
    suara: int
    status: str
    peragaan: bool
    tahap: list[Tahap]
    berikutnya: Berikutnya


class UsulanKeluar(Schema):
    kode: str
    kabupaten: str
    kode_desa: str
    tahun: int
    judul: str
    lokasi: str
    volume: float | None
    satuan: str
    biaya_usulan: int | None
    biaya_kini: int | None
    penerima_manfaat: int | None
    bidang: str
    tujuan: str
    unit_tujuan: str | None
    status: str
    suara: int
    diajukan: datetime | None
    peragaan: bool
    jejak: str


class DaftarUsulan(Schema):
    jumlah: int
    halaman: int
    sebanyak: int
    baris: list[UsulanKeluar]


class KegiatanKeluar(Schema):
    kode: str
    kabupaten: str
    tahun: int
    nama: str
    unit: str
    lokasi: str
    cakupan: list[str]
    nomenklatur_kode: str
    nomenklatur_nama: str
    pagu: int | None
    sumber_dana: str
    status: str
    fisik_persen: float | None
    keuangan_persen: float | None
    per_tanggal: date | None
    peragaan: bool
    jejak: str


class DaftarKegiatan(Schema):
    jumlah: int
    halaman: int
    sebanyak: int
    baris: list[KegiatanKeluar]


class TempatPenerima(Schema):
    """Reached lies from `terjangkau_bawah` to `terjangkau_atas`: the same unless the figure points at too few."""

    tempat: list[tuple[str, str]] = Field(description="Kode desa dan RT; lebih dari satu bila digabung")
    dituju: int
    terjangkau_bawah: int
    terjangkau_atas: int
    melebihi: bool
    sebab: list[str]


class JangkauanKeluar(Schema):
    versi: int = Field(description="Versi sasaran yang menjadi penyebutnya")
    per_tanggal: date
    cara: str
    sumber: str
    dituju: int | None
    persen_bawah: float | None
    persen_atas: float | None
    taksiran: bool = Field(description="Rentang Wilson 95% dari sebagian yang ditanya, bukan hitungan")
    melebihi: bool
    tempat: list[TempatPenerima]


class KelompokPenerima(Schema):
    kelompok: str
    nama: str
    untuk: str
    versi: int
    satuan: str
    dituju: int | None = Field(description="null: kurang dari batas yang boleh disebut")
    target: int | None
    sumber: str
    per_tanggal: date
    menurut_pelaksana: JangkauanKeluar | None


class KataWargaKeluar(Schema):
    kelompok: str
    gelombang: str
    per_tanggal: date
    ya: int
    ditanya: int
    persen: float
    bawah: float
    atas: float


class PenerimaKeluar(Schema):
    """The executor's word and the residents' answers, side by side and never one figure."""

    kode: str
    kelompok: list[KelompokPenerima]
    menurut_warga: list[KataWargaKeluar]


class WilayahKeluar(Schema):
    kode: str
    nama: str
    nama_lengkap: str
    tingkat: int = Field(description="1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan")
    jenis: str
    induk: str | None


class CalonWilayah(WilayahKeluar):
    cara: str = Field(description="Bagaimana cocoknya: kode, nama persis, nama memuat, nama mirip")


class CariWilayah(Schema):
    baris: list[CalonWilayah]
