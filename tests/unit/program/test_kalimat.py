"""Satu kalimat bagi warga: setiap keadaan mempunyai kalimatnya, dan tidak menebak yang tidak diketahui."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from terasa.program.enums import KeadaanHasil
from terasa.program.enums import StatusKegiatan as S
from terasa.program.rules.keadaan import since_when
from terasa.web.program.kalimat import Cerita, Terasa, name_benda, say_keadaan

HARI = date(2026, 9, 10)
WARGA = Terasa(24, 30, "warga yang diundi")


def say(status: str, **isi: Any) -> str:
    nama = isi.pop("nama", "Peningkatan jalan Bamban")
    return say_keadaan(Cerita(nama=nama, status=status, tahun=2026, hari=HARI, **isi))


@pytest.mark.parametrize(
    ("nama", "benda"),
    [
        ("Jalan usaha tani", "Jalan ini"),
        ("Lanjutan pembangunan JEMBATAN gantung di jalan desa", "Jembatan ini"),
        ("Perbaikan drainase pasar", "Saluran ini"),
        ("Lampu jalan RT 06", "Pekerjaan ini"),
        ("Pengadaan alat berat perawatan jalan", "Pekerjaan ini"),
        ("Jalankan posyandu", "Pekerjaan ini"),
    ],
)
def test_a_thing_is_named_only_when_the_name_plainly_begins_with_it(nama: str, benda: str) -> None:
    assert name_benda(nama) == benda


@pytest.mark.parametrize(
    ("status", "isi", "kalimat"),
    [
        (S.DIRENCANAKAN, {}, "Jalan ini baru direncanakan untuk tahun 2026; uangnya belum ditetapkan."),
        (
            S.DIANGGARKAN,
            {},
            "Jalan ini sudah mendapat uang dari anggaran 2026, tetapi belum mulai dikerjakan.",
        ),
        (S.PENGADAAN, {}, "Jalan ini belum mulai dikerjakan; pelaksananya sedang dipilih."),
        (
            S.PENGADAAN,
            {"is_kontrak": True, "tenggat_on": date(2026, 12, 1)},
            "Jalan ini belum mulai dikerjakan; pelaksananya sudah dikontrak. Dijanjikan selesai 1 Desember 2026.",
        ),
        (S.DILAKSANAKAN, {}, "Jalan ini sedang dikerjakan; kemajuannya belum dilaporkan."),
        (
            S.DILAKSANAKAN,
            {
                "fisik": Decimal("62.50"),
                "per_tanggal": date(2026, 6, 3),
                "tenggat_on": date(2026, 8, 1),
                "tanpa_kabar": 99,
            },
            "Jalan ini sedang dikerjakan: 62,5% selesai per 3 Juni 2026. Dijanjikan selesai 1 Agustus 2026, jadi sudah "
            "terlambat. Sudah 99 hari tidak ada kabar.",
        ),
        (
            S.SELESAI_FISIK,
            {"selesai_on": date(2026, 8, 9)},
            "Jalan ini selesai dikerjakan Agustus 2026, tetapi belum diserahkan kepada yang memakainya.",
        ),
        (
            S.SELESAI_FISIK,
            {"selesai_on": date(2026, 8, 9), "penerima": "Desa Bamban"},
            "Jalan ini selesai dikerjakan Agustus 2026, diserahkan kepada Desa Bamban; belum tercatat apakah dipakai. "
            "Warga belum ditanya apakah terasa manfaatnya.",
        ),
        (
            S.DIMANFAATKAN,
            {"selesai_on": date(2026, 8, 9), "terasa": WARGA},
            "Jalan ini selesai dikerjakan Agustus 2026, dipakai, dan 24 dari 30 warga yang diundi merasa masalahnya teratasi.",
        ),
        (
            S.DIMANFAATKAN,
            {"is_ditahan": True},
            "Jalan ini selesai dikerjakan dan dipakai. Jawaban warga yang diundi belum cukup untuk diterbitkan.",
        ),
        (
            S.TIDAK_DIMANFAATKAN,
            {
                "selesai_on": date(2026, 8, 9),
                "keadaan": KeadaanHasil.RUSAK,
                "sejak_on": date(2026, 9, 1),
                "alasan": "Papan lepas",
                "terasa": WARGA,
            },
            "Jalan ini selesai dikerjakan Agustus 2026, tetapi rusak sejak 1 September 2026: Papan lepas. "
            "24 dari 30 warga yang diundi merasa masalahnya teratasi.",
        ),
        (
            S.TIDAK_DIMANFAATKAN,
            {"keadaan": KeadaanHasil.TIDAK_DIPAKAI, "sejak_on": date(2026, 9, 1), "alasan": "Tanpa listrik."},
            "Jalan ini selesai dikerjakan, tetapi tidak dipakai sejak 1 September 2026: Tanpa listrik. "
            "Warga belum ditanya apakah terasa manfaatnya.",
        ),
        (
            S.DIBATALKAN,
            {"batal_on": date(2026, 5, 3), "alasan": "Tanahnya belum dihibahkan."},
            "Jalan ini dibatalkan pada 3 Mei 2026: Tanahnya belum dihibahkan.",
        ),
    ],
)
def test_every_state_has_its_sentence(status: str, isi: dict[str, Any], kalimat: str) -> None:
    assert say(status, **isi) == kalimat


def test_since_when_counts_the_newest_run_of_records_that_agree() -> None:
    baik, rusak, sunyi = KeadaanHasil.BERFUNGSI, KeadaanHasil.RUSAK, KeadaanHasil.TIDAK_DIPAKAI
    hari = [date(2026, n, 1) for n in range(1, 6)]
    assert since_when([]) is None
    assert since_when(list(zip(hari, (rusak, baik, rusak, sunyi), strict=False))) == hari[2]
    assert since_when(list(zip(hari, (rusak, baik, baik), strict=False))) == hari[1]
