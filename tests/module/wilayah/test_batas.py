"""Impor batas: setiap wilayah di berkas mendapat satu hasil, dan nama tidak pernah memutuskan."""

import json
from datetime import date
from typing import Any

import pytest

from terasa.umum.laporan import Laporan
from terasa.umum.pelaku import SISTEM
from terasa.wilayah.models import Batas
from terasa.wilayah.queries import list_batas
from terasa.wilayah.services import BerkasTakTerpakai, import_batas

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 10)


def persegi(x: float = 115.0, sisi: float = 0.1) -> dict[str, Any]:
    cincin = [[x, -2.8], [x + sisi, -2.8], [x + sisi, -2.7], [x, -2.7], [x, -2.8]]
    return {"type": "Polygon", "coordinates": [[[round(a, 6), b] for a, b in cincin]]}


def berkas(*fitur: tuple[str, dict[str, Any] | None]) -> bytes:
    isi = [{"type": "Feature", "properties": {"kode": k, "nama": "Bamban"}, "geometry": g} for k, g in fitur]
    return json.dumps({"type": "FeatureCollection", "features": isi}).encode()


def impor(
    isi: bytes, *, berlaku_dari: date = HARI, uji: bool = False, kabupaten: str | None = "63.06"
) -> Laporan:
    return import_batas(
        isi=isi, sumber="uji", berlaku_dari=berlaku_dari, by=SISTEM, kabupaten=kabupaten, uji=uji
    )


def test_every_feature_gets_one_result() -> None:
    laporan = impor(
        berkas(
            ("63.06.04.2002", persegi()),
            ("6306042001", persegi(115.1)),
            ("63.06.04.2003", None),
            ("34.01.01.2001", persegi()),
            ("63.06.04.2999", persegi()),
            ("Bamban", persegi()),
            ("63.06.04.2004", persegi()),
            ("63.06.04.2004", persegi(115.2)),
        )
    )
    assert [(b.baris, b.hasil) for b in laporan.baris[:2]] == [(1, "diterima"), (2, "diterima")]
    assert laporan.baris[1].perbaikan == ("kode ditulis bertitik",)
    alasan = [b.alasan for b in laporan.baris[2:]]
    kata = ["Polygon", "di luar 63.06", "daftar wilayah", "angka dan titik", "2 kali", "2 kali"]
    assert all(k in a for k, a in zip(kata, alasan, strict=True))
    assert laporan.exit_code == 1
    assert {b.wilayah_id for b in list_batas("63.06")} == {"63.06.04.2001", "63.06.04.2002"}


def test_the_same_file_again_changes_nothing() -> None:
    isi = berkas(("63.06.04.2002", persegi()))
    impor(isi)
    laporan = impor(isi, berlaku_dari=date(2027, 1, 1))
    assert [(b.hasil, b.alasan) for b in laporan.baris] == [("dilewati", "sama")]
    assert laporan.exit_code == 0
    assert Batas.objects.count() == 1


def test_another_shape_on_the_same_day_replaces_and_on_a_later_day_follows() -> None:
    impor(berkas(("63.06.04.2002", persegi())))
    assert impor(berkas(("63.06.04.2002", persegi(115.3)))).jumlah("diubah") == 1
    assert Batas.objects.count() == 1
    impor(berkas(("63.06.04.2002", persegi(115.4))), berlaku_dari=date(2027, 1, 1))
    assert Batas.objects.count() == 2
    assert [b.geometri for b in list_batas("63.06")] == [persegi(115.4)]


def test_an_earlier_day_may_be_filled_in_later() -> None:
    impor(berkas(("63.06.04.2002", persegi())))
    impor(berkas(("63.06.04.2002", persegi(115.5))), berlaku_dari=date(2025, 1, 1))
    assert Batas.objects.count() == 2
    assert [b.geometri for b in list_batas("63.06")] == [persegi()]


def test_a_trial_run_reports_and_keeps_nothing() -> None:
    laporan = impor(berkas(("63.06.04.2002", persegi())), uji=True)
    assert laporan.as_json()["diterima"] == 1
    assert laporan.as_json()["uji"] is True
    assert not Batas.objects.exists()


def test_a_file_with_nothing_usable_changes_nothing() -> None:
    with pytest.raises(BerkasTakTerpakai, match=r"Tidak satu pun dari 1 .* di luar 63\.06"):
        impor(berkas(("34.01.01.2001", persegi())))
    with pytest.raises(BerkasTakTerpakai, match="GeoJSON"):
        impor(b"%PDF-1.7")


def test_the_boundary_says_that_it_is_indicative() -> None:
    impor(berkas(("63.06.04.2002", persegi())))
    assert Batas.objects.get().catatan == "Batas indikatif, bukan batas hukum."
