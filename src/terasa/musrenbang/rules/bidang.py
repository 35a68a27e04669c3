"""Bidang usulan: urusan pemerintahan daerah menurut UU 23/2014 Pasal 12 dan penunjangnya."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

BIDANG: Mapping[str, str] = {
    "pendidikan": "Pendidikan",
    "kesehatan": "Kesehatan",
    "pekerjaan-umum-dan-penataan-ruang": "Pekerjaan Umum dan Penataan Ruang",
    "perumahan-rakyat-dan-kawasan-permukiman": "Perumahan Rakyat dan Kawasan Permukiman",
    "ketenteraman-ketertiban-dan-pelindungan-masyarakat": (
        "Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat"
    ),
    "sosial": "Sosial",
    "tenaga-kerja": "Tenaga Kerja",
    "pemberdayaan-perempuan-dan-pelindungan-anak": "Pemberdayaan Perempuan dan Pelindungan Anak",
    "pangan": "Pangan",
    "pertanahan": "Pertanahan",
    "lingkungan-hidup": "Lingkungan Hidup",
    "administrasi-kependudukan": "Administrasi Kependudukan dan Pencatatan Sipil",
    "pemberdayaan-masyarakat-dan-desa": "Pemberdayaan Masyarakat dan Desa",
    "pengendalian-penduduk-dan-keluarga-berencana": "Pengendalian Penduduk dan Keluarga Berencana",
    "perhubungan": "Perhubungan",
    "komunikasi-dan-informatika": "Komunikasi dan Informatika",
    "koperasi-dan-ukm": "Koperasi, Usaha Kecil, dan Menengah",
    "penanaman-modal": "Penanaman Modal",
    "kepemudaan-dan-olahraga": "Kepemudaan dan Olahraga",
    "statistik": "Statistik",
    "persandian": "Persandian",
    "kebudayaan": "Kebudayaan",
    "perpustakaan": "Perpustakaan",
    "kearsipan": "Kearsipan",
    "kelautan-dan-perikanan": "Kelautan dan Perikanan",
    "pariwisata": "Pariwisata",
    "pertanian": "Pertanian",
    "kehutanan": "Kehutanan",
    "energi-dan-sumber-daya-mineral": "Energi dan Sumber Daya Mineral",
    "perdagangan": "Perdagangan",
    "perindustrian": "Perindustrian",
    "transmigrasi": "Transmigrasi",
    "sekretariat-daerah": "Sekretariat Daerah",
    "kebencanaan": "Penanggulangan Bencana",
    "lainnya": "Lainnya",
}
# How officials write them; compared as bare words.
SEBUTAN_LAIN: Mapping[str, str] = {
    "pekerjaan umum": "pekerjaan-umum-dan-penataan-ruang",
    "pu": "pekerjaan-umum-dan-penataan-ruang",
    "pupr": "pekerjaan-umum-dan-penataan-ruang",
    "perumahan": "perumahan-rakyat-dan-kawasan-permukiman",
    "perumahan rakyat": "perumahan-rakyat-dan-kawasan-permukiman",
    "perkim": "perumahan-rakyat-dan-kawasan-permukiman",
    "ketenteraman dan ketertiban umum serta perlindungan masyarakat": (
        "ketenteraman-ketertiban-dan-pelindungan-masyarakat"
    ),
    "trantibumlinmas": "ketenteraman-ketertiban-dan-pelindungan-masyarakat",
    "pemberdayaan perempuan dan perlindungan anak": "pemberdayaan-perempuan-dan-pelindungan-anak",
    "koperasi usaha kecil dan menengah": "koperasi-dan-ukm",
    "koperasi dan umkm": "koperasi-dan-ukm",
    "kominfo": "komunikasi-dan-informatika",
    "perikanan": "kelautan-dan-perikanan",
    "kelautan": "kelautan-dan-perikanan",
    "pertanian dan pangan": "pertanian",
    "peternakan": "pertanian",
    "pemuda dan olahraga": "kepemudaan-dan-olahraga",
    "kependudukan": "administrasi-kependudukan",
    "bencana": "kebencanaan",
}


def nama_bidang(kode: str) -> str:
    """`Pertanian`; an own code of a kabupaten is shown as its words."""
    return BIDANG.get(kode) or kode.replace("-", " ").capitalize()


def find_bidang(teks: str) -> str | None:
    """Code of a bidang as officials write it; None when it is not known."""
    kata = _words(teks)
    return _MENURUT_KATA.get(kata)


def _words(teks: str) -> str:
    tanpa_tanda = unicodedata.normalize("NFKD", teks.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", tanpa_tanda)).removeprefix("urusan ").removeprefix("bidang ")


_MENURUT_KATA = {_words(nama): kode for kode, nama in BIDANG.items()}
_MENURUT_KATA |= {_words(kode): kode for kode in BIDANG} | dict(SEBUTAN_LAIN)
