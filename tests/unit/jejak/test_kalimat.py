"""Kalimat benang: setiap keputusan terbaca, angka yang tidak ada tidak dikarang."""

from __future__ import annotations

from typing import Any

import pytest

from terasa.aspirasi.enums import Keputusan as KeputusanAspirasi
from terasa.jejak.rules import say, say_next
from terasa.jejak.rules.kalimat import KALIMAT
from terasa.musrenbang.enums import Hasil, HasilAlokasi, StatusUsulan, Tahap
from terasa.program.enums import Keputusan as KeputusanProgram


@pytest.mark.parametrize(
    ("tahap", "keputusan", "rincian", "kalimat"),
    [
        (
            "musrenbang_desa",
            "disepakati",
            {"peringkat": 2, "dari": 14},
            "Disepakati sebagai peringkat 2 dari 14 usulan yang dibahas.",
        ),
        (
            "forum_kecamatan",
            "disepakati",
            {"peringkat": 3, "volume": "120.50", "satuan": "meter", "biaya": 250000000},
            "Disepakati sebagai peringkat 3. Rekomendasi forum: 120,5 meter, Rp250.000.000.",
        ),
        ("kabupaten", "tidak_terpilih", {"kekurangan": 25000000}, "kurang Rp25.000.000."),
        ("usulan", "disusun", {"suara": 3, "biaya": None}, "Perkiraan biayanya belum dihitung."),
        (
            "realisasi",
            "dilaporkan",
            {"fisik_persen": 45.0, "keuangan_persen": "30.50", "per_tanggal": "2026-05-31"},
            "Pelaksana melaporkan kemajuan per 31 Mei 2026: fisik 45%, keuangan 30,5%.",
        ),
        ("realisasi", "dilaporkan", {"masalah": "Air pasang."}, "Masalah: Air pasang."),
        (
            "manfaat",
            "dinilai",
            {
                "imd": 80.0,
                "imd_lo": 62.69,
                "imd_hi": 90.5,
                "n": 30,
                "teratasi": {"x": 24, "n": 30, "persen": 80.0},
            },
            "24 dari 30 responden (80%) mengatakan masalahnya teratasi. Manfaat yang dirasakan: "
            "80 dari 100, menurut 30 responden yang diundi. Selang kepercayaan 95%: 62,7 sampai 90,5.",
        ),
        ("manfaat", "ditahan", {"n": 8}, "baru 8 responden menjawab"),
        ("usulan", "digabung", {"kode": "7K3D9QXA5"}, "Digabung ke dalam usulan 7K3D-9QXA-5"),
        ("aspirasi", "diajukan", {"suara": 4}, "4 aspirasi warga tentang hal ini diterima."),
        ("aspirasi", "diajukan", {"suara": 1}, "Aspirasi diterima"),
    ],
)
def test_decision_reads_as_a_sentence(
    tahap: str, keputusan: str, rincian: dict[str, Any], kalimat: str
) -> None:
    assert kalimat in say(tahap, keputusan, rincian)


def test_missing_figures_are_left_out_not_invented() -> None:
    assert say("musrenbang_desa", "disepakati", {}) == "Disepakati."
    assert say("manfaat", "dinilai", {}) == "Survei manfaat selesai; angkanya belum dapat ditampilkan."


def test_unknown_decision_is_named_as_it_is() -> None:
    assert say("kegiatan", "diukur_ulang", {}) == "Dicatat: diukur ulang."


@pytest.mark.parametrize("keputusan", [*Hasil.values, *HasilAlokasi.values, *KeputusanProgram.values])
def test_every_decision_of_the_modules_has_a_sentence(keputusan: str) -> None:
    assert keputusan in KALIMAT


@pytest.mark.parametrize("keputusan", KeputusanAspirasi.values)
def test_every_event_of_a_voice_has_a_sentence(keputusan: str) -> None:
    assert not say(Tahap.ASPIRASI, keputusan).startswith("Dicatat")


@pytest.mark.parametrize(
    "rincian", [{"peringkat": "dua"}, {"biaya": "x"}, {"fisik_persen": None}, {"n": True}]
)
def test_broken_figures_never_break_the_page(rincian: dict[str, Any]) -> None:
    for keputusan in KALIMAT:
        assert say("kabupaten", keputusan, rincian)


def test_every_living_state_says_what_comes_next() -> None:
    tanpa = {
        StatusUsulan.DRAF,
        StatusUsulan.DIGABUNG,
        StatusUsulan.DIBATALKAN,
        StatusUsulan.DINILAI_MANFAATNYA,
    }
    assert {s for s in StatusUsulan if not say_next(s)} == tanpa
