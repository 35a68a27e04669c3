"""Kelengkapan katalog bawaan: setiap baris bersumber, bertanggal, dan dapat dihitung."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest

from terasa.aturan.enums import Jenis, Satuan
from terasa.aturan.katalog import all_aturan, aturan_berlaku, find_aturan, get_aturan, libur_bawaan, read_row
from terasa.aturan.rules import (
    AturanBaku,
    AturanTidakDikenal,
    IsiSalah,
    hitung_jendela,
    hitung_tenggat,
    options_of,
    parse_jendela,
    pick_tenggat,
    score_of_peringkat,
    score_usg,
    share_of,
    suggest_kode,
    summarise_tenggat,
    weight_of_forum,
)
from terasa.aturan.rules.kalender import add_selang, place

HARI = date(2026, 11, 23)
SEMUA = all_aturan()
IDS = [f"{a.kode}-{a.kabupaten}-{a.berlaku_dari}" for a in SEMUA]
JENDELA = [a for a in SEMUA if a.jenis == Jenis.JENDELA]


@pytest.mark.parametrize("aturan", SEMUA, ids=IDS)
def test_every_row_has_a_source_and_a_stable_code(aturan: AturanBaku) -> None:
    assert len(aturan.dasar) > 5
    assert aturan.nama
    assert re.fullmatch(r"R\d\d|[a-z0-9]+(-[a-z0-9]+)*", aturan.kode)
    assert re.fullmatch(r"|\d\d\.\d\d", aturan.kabupaten)
    assert aturan.berlaku_sampai is None or aturan.berlaku_sampai >= aturan.berlaku_dari


def test_periods_of_one_code_do_not_overlap() -> None:
    per_kode: dict[tuple[str, str], list[AturanBaku]] = defaultdict(list)
    for a in SEMUA:
        per_kode[a.kode, a.kabupaten].append(a)
    for baris in per_kode.values():
        baris.sort(key=lambda a: a.berlaku_dari)
        for lama, baru in pairwise(baris):
            assert lama.berlaku_sampai is not None
            assert lama.berlaku_sampai < baru.berlaku_dari


@pytest.mark.parametrize("aturan", pick_tenggat(SEMUA), ids=lambda a: f"{a.kode}-{a.berlaku_dari}")
def test_every_deadline_can_be_counted(aturan: AturanBaku) -> None:
    hasil = hitung_tenggat(aturan, date(2025, 3, 14), libur_bawaan())
    assert hasil.langkah
    baris = summarise_tenggat(aturan)
    assert isinstance(baris["jumlah"], int)
    assert baris["satuan"] in Satuan.values


@pytest.mark.parametrize("aturan", JENDELA, ids=lambda a: a.kode)
@pytest.mark.parametrize("t", range(2024, 2030))
def test_window_opens_before_it_closes(aturan: AturanBaku, t: int) -> None:
    hasil = hitung_jendela(aturan, t, libur_bawaan())
    assert hasil.dibuka is None or hasil.dibuka < hasil.jatuh_tempo


@pytest.mark.parametrize(
    "aturan", [a for a in JENDELA if a.isi.get("arah") != "mundur"], ids=lambda a: a.kode
)
@pytest.mark.parametrize("tahun", [2023, 2024, 2025, 2028])
def test_amount_of_a_yearly_day_is_exact_in_every_year(aturan: AturanBaku, tahun: int) -> None:
    """The published amount, counted from the close of the month before, gives the very day."""
    isi = parse_jendela(aturan)
    akhir = place(isi.akhir, tahun, awal=False)
    awal = date(tahun, 1, 1) if isi.selang.satuan is Satuan.BULAN else akhir.replace(day=1)
    sebelum = date.fromordinal(awal.toordinal() - 1)
    assert add_selang(sebelum, isi.selang, {}) == akhir


# Figures of the domain brief, section by section: amount, unit, direction, source read or not.
ANGKA = [
    ("penyampaian-raperdes-apbdes", 3, "hari", "maju", True),
    ("evaluasi-raperdes-apbdes", 20, "hari kerja", "maju", True),
    ("penyempurnaan-raperdes-apbdes", 20, "hari kerja", "maju", True),
    ("penghentian-perdes-apbdes", 7, "hari kerja", "maju", True),
    ("informasi-pagu-desa", 10, "hari kerja", "maju", True),
    ("musdes-perencanaan", 6, "bulan", "maju", True),
    ("perdes-rkpdes", 9, "bulan", "maju", True),
    ("du-rkpdes-ke-bupati", 12, "bulan", "maju", False),
    ("umpan-balik-du-rkpdes", 7, "bulan", "maju", False),
    ("musrenbang-kecamatan", 14, "hari", "maju", False),
    ("pokir-dprd", 7, "hari", "mundur", False),
    ("perbup-rkpd-setelah-provinsi", 7, "hari", "maju", False),
    ("rapbd-ke-dprd", 60, "hari kerja", "mundur", True),
    ("persetujuan-rapbd", 1, "bulan", "mundur", True),
    ("evaluasi-gubernur-rapbd", 15, "hari kerja", "maju", False),
    ("laporan-apbdes-semester-1", 10, "hari", "maju", True),
    ("laporan-apbdes-semester-2", 10, "hari", "maju", True),
    ("masa-jabatan-kades", 8, "tahun", "maju", True),
    ("masa-jabatan-bpd", 8, "tahun", "maju", True),
    ("pelantikan-kades", 30, "hari", "maju", False),
    ("paw-musyawarah-desa", 6, "bulan", "maju", True),
    ("paw-pembentukan-panitia", 15, "hari", "maju", False),
    ("paw-pengajuan-biaya", 30, "hari", "maju", True),
    ("paw-persetujuan-biaya", 30, "hari", "maju", True),
    ("paw-pengumuman-dan-pendaftaran", 15, "hari", "maju", True),
    ("paw-penelitian-administrasi", 7, "hari", "maju", True),
    ("paw-laporan-panitia", 7, "hari", "maju", False),
    ("paw-keputusan-bupati", 30, "hari", "maju", False),
    ("netralitas-laporan-pemilu", 7, "hari kerja", "maju", True),
    ("netralitas-keterangan-tambahan-pemilu", 14, "hari kerja", "maju", True),
    ("netralitas-laporan-pilkada", 7, "hari", "maju", True),
    ("netralitas-putusan-pilkada", 3, "hari", "maju", True),
    ("netralitas-keterangan-tambahan-pilkada", 2, "hari", "maju", True),
    ("lapor-diteruskan", 3, "hari kerja", "maju", True),
    ("lapor-respons-pertama", 5, "hari kerja", "maju", True),
    ("lapor-ditutup-otomatis", 10, "hari kerja", "maju", True),
    ("lapor-selesai-tanpa-pemeriksaan-lapangan", 14, "hari kerja", "maju", True),
    ("lapor-selesai-dengan-pemeriksaan-lapangan", 60, "hari kerja", "maju", True),
    ("rpjmd-setelah-pelantikan", 6, "bulan", "maju", False),
    ("lppd-kabupaten", 3, "bulan", "maju", False),
    ("rekomendasi-dprd-atas-lkpj", 30, "hari", "maju", False),
    ("lppd-desa-akhir-tahun", 3, "bulan", "maju", True),
    ("lppd-desa-akhir-masa-jabatan", 5, "bulan", "mundur", False),
    ("pemberitahuan-kebocoran-data", 3, "hari", "maju", True),
]


@pytest.mark.parametrize(
    ("kode", "jumlah", "satuan", "arah", "terverifikasi"), ANGKA, ids=[a[0] for a in ANGKA]
)
def test_figure_of_the_regulation(
    kode: str, jumlah: int, satuan: str, arah: str, terverifikasi: bool
) -> None:
    baris = summarise_tenggat(get_aturan(kode, pada=HARI))
    assert (baris["jumlah"], baris["satuan"], baris["arah"]) == (jumlah, satuan, arah)
    assert baris["terverifikasi"] is terverifikasi


def test_stages_of_both_cycles_are_all_there() -> None:
    tahap = {a.isi.get("tahap") for a in SEMUA}
    assert {f"D{i}" for i in range(11)} | {f"K{i}" for i in range(15)} <= tahap


def test_term_of_a_kades_follows_the_law_of_the_day() -> None:
    assert get_aturan("masa-jabatan-kades", pada=date(2024, 4, 24)).isi["jumlah"] == 6
    assert get_aturan("masa-jabatan-kades", pada=date(2024, 4, 25)).isi["jumlah"] == 8


def test_kabupaten_row_wins_over_the_national_one() -> None:
    assert get_aturan("sebutan-kades", "63.06", HARI).isi["sebutan"] == "Pembakal"
    assert get_aturan("sebutan-kades", "34.01", HARI).isi["sebutan"] == "Kepala Desa"
    kode = [a.kode for a in aturan_berlaku(HARI, "63.06")]
    assert len(kode) == len(set(kode))


def test_unknown_code_suggests_the_nearest() -> None:
    with pytest.raises(AturanTidakDikenal) as salah:
        get_aturan("evaluasi-raperdes")
    assert salah.value.saran[0] == "evaluasi-raperdes-apbdes"
    with pytest.raises(AturanTidakDikenal) as salah:
        get_aturan("d9")
    assert "evaluasi-raperdes-apbdes" in salah.value.saran
    assert find_aturan("tidak-ada") is None
    saran = suggest_kode("Masa Jabatan", [a.kode for a in SEMUA])
    assert saran[:2] == ["masa-jabatan-kades", "masa-jabatan-bpd"]


def test_rule_not_yet_in_force_is_not_found() -> None:
    assert find_aturan("pemberitahuan-kebocoran-data", pada=date(2022, 1, 1)) is None


def test_twenty_reason_codes_speak_to_citizens() -> None:
    alasan = {a.kode: a for a in SEMUA if a.jenis == Jenis.ALASAN}
    assert sorted(alasan) == [f"R{i:02}" for i in range(1, 21)]
    assert all(a.isi["kalimat"].endswith(".") for a in alasan.values())
    assert alasan["R15"].isi["wajib_teks"]
    assert alasan["R07"].isi["wajib_rujukan"]


def test_score_table_has_no_gap_and_never_rises() -> None:
    aturan = get_aturan("skor-peringkat")
    skor = [score_of_peringkat(aturan, i) for i in range(1, 300)]
    assert skor == sorted(skor, reverse=True)
    assert skor[0] == 100
    assert min(skor) > 0
    with pytest.raises(IsiSalah):
        score_of_peringkat(aturan, 0)


def test_weights_and_shares_are_exact() -> None:
    assert weight_of_forum(get_aturan("bobot-forum"), jumlah_desa=56) == 56
    with pytest.raises(IsiSalah):
        weight_of_forum(get_aturan("bobot-forum"), jumlah_desa=0)
    assert score_usg(get_aturan("bobot-usg"), {"urgensi": 5, "keseriusan": 4, "pertumbuhan": 3}) == 12
    with pytest.raises(IsiSalah, match="1 sampai 5"):
        score_usg(get_aturan("bobot-usg"), {"urgensi": 6, "keseriusan": 4, "pertumbuhan": 3})
    assert share_of(get_aturan("kehadiran-perempuan")) == Fraction(3, 10)
    assert sum(share_of(get_aturan("pagu-kewilayahan"), n) for n in get_aturan("pagu-kewilayahan").isi) == 1


def test_publication_thresholds() -> None:
    assert get_aturan("terbit-survei").isi == {"sembunyikan_di_bawah": 10, "peringatan_di_bawah": 30}


def test_lists_have_unique_codes() -> None:
    for aturan in (a for a in SEMUA if "pilihan" in a.isi and a.jenis == Jenis.ISTILAH):
        kode = [k for k, _ in options_of(aturan)]
        assert len(kode) == len(set(kode)), aturan.kode
    assert len(options_of(get_aturan("bidang-apbdes"))) == 5


def test_rules_named_by_other_rules_exist() -> None:
    kode = {a.kode for a in SEMUA}
    dirujuk = {
        p["aturan"] for a in SEMUA for p in a.isi.get("pilihan", ()) if isinstance(p, dict) and "aturan" in p
    }
    assert dirujuk | {a.isi["setelah"] for a in SEMUA if "setelah" in a.isi} <= kode


@pytest.mark.parametrize(
    "aturan", [a for a in SEMUA if a.kode.startswith("berita-acara-")], ids=lambda a: a.kode
)
def test_forum_rule_names_its_chair_signatories_and_clauses(aturan: AturanBaku) -> None:
    isi = aturan.isi
    assert aturan.kode == "berita-acara-" + isi["jenis_forum"].replace("_", "-")
    assert isi["ketua"]["peran"] == isi["penandatangan"][0]["peran"]
    assert any(p["peran"] == "wakil_peserta" for p in isi["penandatangan"])
    isian = set(re.findall(r"{(\w+)}", " ".join(k["teks"] for k in isi["klausul"])))
    assert isian <= {
        "forum", "wilayah", "tahun", "jumlah_disepakati", "jumlah_tidak",
        "jumlah_cadangan", "jumlah_dikembalikan", "jumlah_hadir", "jumlah_jawaban", "jumlah_janji",
    }  # fmt: skip


def test_dapil_of_hss_cover_its_eleven_kecamatan_once() -> None:
    kelompok = get_aturan("cakupan-forum-kecamatan", "63.06", HARI).isi["kelompok"]
    kecamatan = sorted(k for g in kelompok for k in g["kecamatan"])
    assert kecamatan == [f"63.06.{i:02}" for i in range(1, 12)]


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"dasar": None}, "dasar"),
        ({"jenis": "lain"}, "jenis"),
        ({"bonus": 1}, "bonus"),
        ({"nama": 3}, "nama"),
    ],
)
def test_malformed_row_is_refused_with_its_file(ubah: dict[str, object], kata: str) -> None:
    baris = {
        "kode": "uji", "jenis": "ambang", "nama": "Uji", "isi": {}, "dasar": "Uji saja",
        "berlaku_dari": HARI, "terverifikasi": False,
    }  # fmt: skip
    baris = {k: v for k, v in {**baris, **ubah}.items() if v is not None}
    with pytest.raises(IsiSalah, match=rf"uji\.toml.*{kata}"):
        read_row(baris, "uji.toml")
