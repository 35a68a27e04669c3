"""Kolom yang dikenal dalam sebuah folder realisasi, dan lembar apa yang dikenali darinya."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from terasa.umum.lembar import Kolom

BULAN = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agt", "sep", "okt", "nov", "des")
RAGAM_BULAN = {
    "jan": ("januari",), "feb": ("februari", "pebruari"), "mar": ("maret",), "apr": ("april",), "jun": ("juni",),
    "jul": ("juli",), "agt": ("agustus", "agu", "ags"), "sep": ("september", "sept"), "okt": ("oktober",),
    "nov": ("november", "nopember"), "des": ("desember",),
}  # fmt: skip


class Lembar(StrEnum):
    """Kinds of sheets; the value is the key of its account in the report."""

    PERANGKAT = "perangkat_daerah"
    PEKERJAAN = "pekerjaan"
    PROGRES = "progres"
    LOKASI = "lokasi"
    KONTRAK = "kontrak"
    SERAH = "serah_terima"
    RENCANA = "rencana_penyerapan"
    RFK_BULANAN = "rfk_bulanan"
    RFK_FORMULIR = "rfk_formulir"
    KONDISI = "kondisi"
    BELUM = "belum_terealisasi"
    LAPORAN = "laporan"


KOLOM = (
    Kolom("id", is_kode=True),
    Kolom("id_pekerjaan", ("id paket",), is_kode=True),
    Kolom("id_laporan", is_kode=True),
    Kolom("no", ("nomor urut",)),
    Kolom("nama", ("nama pekerjaan", "nama paket")),
    Kolom("pekerjaan", ("paket pekerjaan",)),
    Kolom("kegiatan", ("nama kegiatan",)),
    Kolom("program", ("nama program",)),
    Kolom("deskripsi", ("uraian",)),
    Kolom("perangkat_daerah", ("opd", "skpd", "unit kerja", "satuan kerja")),
    Kolom("klasifikasi"),
    Kolom("jenis", ("jenis pengadaan",)),
    Kolom("metode", ("metode pengadaan", "metode pemilihan")),
    Kolom("pagu", ("pagu anggaran",)),
    Kolom("tahap_terakhir"),
    Kolom("id_rup", ("kode rup",), is_kode=True),
    Kolom("tahap"),
    Kolom("tanggal"),
    Kolom("tahap_berikut"),
    Kolom("tanggal_berikut"),
    Kolom("keterangan"),
    Kolom("realisasi_keuangan"),
    Kolom("realisasi_fisik"),
    Kolom("tanggal_entri"),
    Kolom("hari_ke_tahap_berikut"),
    Kolom("lat", ("latitude", "lintang")),
    Kolom("lng", ("longitude", "bujur", "lon", "long")),
    Kolom("nilai", ("nilai kontrak",)),
    Kolom("lama_hari", ("lama", "jangka waktu")),
    Kolom("mulai", ("tanggal mulai",)),
    Kolom("selesai", ("tanggal selesai",)),
    Kolom("jumlah_kegiatan"),
    Kolom("belum_keuangan"),
    Kolom("belum_fisik"),
    Kolom("kode_rekening_kegiatan", ("kode rekening", "kode kegiatan"), is_kode=True),
    Kolom("jenis_belanja"),
    Kolom("seri"),
    *(Kolom(b, RAGAM_BULAN.get(b, ())) for b in BULAN),
    Kolom("bobot_persen", ("bobot",)),
    *(
        Kolom(n)
        for n in (
            "rencana_keu_rp", "rencana_keu_kum", "rencana_keu_ttb",
            "realisasi_keu_rp", "realisasi_keu_kum", "realisasi_keu_ttb",
            "deviasi_keu_kum", "deviasi_keu_ttb", "sisa_rp",
            "rencana_fisik_kum", "rencana_fisik_ttb", "realisasi_fisik_kum", "realisasi_fisik_ttb",
            "deviasi_fisik_kum", "deviasi_fisik_ttb",
        )
    ),
    Kolom("tenggat"),
    Kolom("status"),
    Kolom("waktu_kirim"),
    Kolom("catatan"),
)  # fmt: skip

# The first whose columns are all there; the more telling ones stand first.
CIRI: tuple[tuple[Lembar, frozenset[str]], ...] = (
    (Lembar.LAPORAN, frozenset({"id_laporan"})),
    (Lembar.LAPORAN, frozenset({"nama", "tenggat"})),
    (Lembar.RFK_BULANAN, frozenset({"seri", "kegiatan", "pagu", *BULAN})),
    (Lembar.RFK_FORMULIR, frozenset({"kegiatan", "pagu", "realisasi_keu_rp", "realisasi_fisik_kum"})),
    (Lembar.RENCANA, frozenset({"perangkat_daerah", "kegiatan", "pagu", *BULAN})),
    (Lembar.KONDISI, frozenset({"pekerjaan", "perangkat_daerah", "tahap", "pagu"})),
    (Lembar.BELUM, frozenset({"perangkat_daerah", "jumlah_kegiatan", "belum_keuangan", "belum_fisik"})),
    (Lembar.PROGRES, frozenset({"id_pekerjaan", "tahap", "tanggal"})),
    (Lembar.LOKASI, frozenset({"id_pekerjaan", "lat", "lng"})),
    (Lembar.KONTRAK, frozenset({"id_pekerjaan", "tanggal", "nilai"})),
    (Lembar.SERAH, frozenset({"id_pekerjaan", "tanggal"})),
    (Lembar.PEKERJAAN, frozenset({"id", "nama", "perangkat_daerah", "pagu"})),
    (Lembar.PERANGKAT, frozenset({"nama", "klasifikasi"})),
)


def find_lembar(kolom: Collection[str]) -> Lembar | None:
    """The kind of a sheet with these columns, whatever its file is called; None when it is none of them."""
    ada = frozenset(kolom)
    return next((jenis for jenis, ciri in CIRI if ciri <= ada), None)
