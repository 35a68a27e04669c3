"""Gerbang masuk: bertanda, tidak terlambat, tidak terulang, dibatasi per gerbang, dan tepat sekali."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from terasa.aspirasi.enums import Status, Sumber
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Percakapan
from terasa.aspirasi.services import ask_back
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks
from terasa.umum.gerbang import Gerbang, read_gerbang
from terasa.umum.tanda import sign
from tests.factories import DESA, make_foto, make_pelaku, sebagai
from tests.gerbang_palsu import RAHASIA

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gerbang(db: None, settings: Settings) -> None:
    make_pelaku("operator_desa", DESA)
    settings.GERBANG = {"wa": Gerbang("wa", rahasia=RAHASIA, keluar="http://127.0.0.1:9/", batas=20)}


def knock(
    badan: Any, *, waktu: int | None = None, tanda: str = "", nama: str = "wa"
) -> tuple[int, dict[str, Any]]:
    """One signed POST and its answer."""
    data = badan if isinstance(badan, bytes) else json.dumps(badan).encode()
    saat = str(int(time.time()) if waktu is None else waktu)
    kepala = {"X-Terasa-Waktu": saat, "X-Terasa-Tanda": tanda or sign(RAHASIA, saat, data)}
    klien = Client(enforce_csrf_checks=True)
    jawaban = klien.post(f"/pintu/{nama}/", data, content_type="application/json", headers=kepala)
    return jawaban.status_code, jawaban.json()


def say(teks: str, nomor: str = "1", **lain: Any) -> dict[str, Any]:
    return {"id": nomor, "dari": "0812 3456 7890", "teks": teks, **lain}


def see() -> Any:
    """Look with the system's eyes inside this test's transaction."""
    return konteks.pakai(konteks.sistem())


def test_message_becomes_a_voice_and_nobody_reads_its_number() -> None:
    foto = base64.b64encode(make_foto()).decode()
    status, isi = knock(say("Jembatan desa Bamban lapuk", foto=[foto]))
    with see():
        aspirasi = Aspirasi.objects.get()
        assert (status, isi["hasil"], isi["aspirasi"]) == (200, "aspirasi", aspirasi.kode)
        assert (aspirasi.kode_desa, aspirasi.sumber, Foto.objects.count()) == (DESA, Sumber.PESAN, 1)
        alamat = Alamat.objects.get()
        assert (alamat.nilai, alamat.gerbang) == ("+6281234567890", "wa")
    with sebagai(make_pelaku("operator_desa", DESA)):
        assert not Alamat.objects.exists()
        assert "3456" not in Isi.objects.get().masalah


def test_forged_late_and_replayed_envelopes_are_refused_with_a_sentence() -> None:
    badan = say("Jembatan desa Bamban lapuk")
    status, isi = knock(badan, tanda="sha256=" + "0" * 64)
    assert (status, isi["kode"]) == (401, "tanda-salah")
    # A second may pass on the way: what lies ahead by 301 is then no longer too far.
    for meleset in (-301, 303):
        status, isi = knock(badan, waktu=int(time.time()) + meleset)
        assert (status, isi["kode"]) == (401, "terlambat")
        assert "lima menit" in isi["kalimat"]
    kini = int(time.time())
    assert knock(badan, waktu=kini)[0] == 200
    status, isi = knock(badan, waktu=kini)
    assert (status, isi["kode"]) == (409, "terulang")
    with see():
        assert Aspirasi.objects.count() == 1


@pytest.mark.parametrize("waktu", ["", "besok", "-1", "9" * 40, "²"])
def test_unreadable_moment_is_late(waktu: str) -> None:
    data = b"{}"
    kepala = {
        "X-Terasa-Waktu": waktu.encode().decode("latin-1"),
        "X-Terasa-Tanda": sign(RAHASIA, waktu, data),
    }
    assert (
        Client().post("/pintu/wa/", data, content_type="application/json", headers=kepala).status_code == 401
    )


def test_gateway_that_repeats_with_a_new_signature_changes_nothing_twice() -> None:
    kini = int(time.time())
    badan = say("Jembatan desa Bamban lapuk")
    jawaban = [knock(badan, waktu=kini - n)[1] for n in range(3)]
    assert [j["ulang"] for j in jawaban] == [False, True, True]
    assert len({j["aspirasi"] for j in jawaban}) == 1


def test_limit_is_per_gate_and_says_when_to_come_back(settings: Settings) -> None:
    settings.GERBANG["wa"] = Gerbang("wa", rahasia=RAHASIA, batas=2)
    settings.GERBANG["sms"] = Gerbang("sms", rahasia=RAHASIA, batas=2)
    status = [knock(say(f"desa Bamban {n}", str(n), dari=f"08120000000{n}"))[0] for n in range(4)]
    # A new minute may begin in between.
    assert status.count(429) in (1, 2)
    assert knock(say("desa Bamban", "9"), nama="sms")[0] == 200


@pytest.mark.parametrize(
    "badan",
    [b"", b"[]", b"bukan json", b"[" * 100_000, {"id": 1, "dari": "0812", "teks": "x"}, say("x", dari="nomor saya"),
     {"dari": "081234567890"}, say("x", foto="bukan daftar"), say("x", foto=["bukan base64!"]), say("x", desa="entah")],
    ids=str,
)  # fmt: skip
def test_unreadable_body_is_refused_with_a_sentence(badan: Any) -> None:
    status, isi = knock(badan)
    assert (status, isi["diterima"]) == (422, False)
    assert isi["kalimat"]


def test_unknown_gate_and_too_much_are_refused() -> None:
    assert knock(say("x"), nama="tidakada")[0] == 404
    assert knock(b"x" * (13 * 2**20))[0] == 413


def test_place_said_afterwards_completes_what_waits() -> None:
    assert knock(say("Sumur kering"))[1]["hasil"] == "menunggu"
    _status, isi = knock(say("desa Bamban", "2"))
    with see():
        assert isi["aspirasi"] == Aspirasi.objects.get().kode
        assert Isi.objects.get().masalah == "Sumur kering\n\ndesa Bamban"
        assert Pesan.objects.filter(alamat__isnull=False).count() == 1


def test_answer_of_the_phone_joins_and_baru_opens_another() -> None:
    knock(say("Jembatan desa Bamban lapuk"))
    petugas = make_pelaku("operator_desa", DESA)
    with sebagai(petugas):
        ask_back(aspirasi=Aspirasi.objects.get(), teks="Berapa panjangnya?", by=petugas, now=timezone.now())
    assert knock(say("12 meter", "2"))[1]["hasil"] == "balasan"
    assert knock(say("BARU sumur di desa Bamban kering", "3"))[1]["hasil"] == "aspirasi"
    with see():
        assert Aspirasi.objects.count() == 2
        assert Aspirasi.objects.order_by("diajukan_at")[0].status == Status.DIAJUKAN
        assert Percakapan.objects.filter(arah="dari_warga").get().teks == "12 meter"


def test_quoting_our_message_joins_only_from_the_phone_it_went_to() -> None:
    knock(say("Jembatan desa Bamban lapuk"))
    with see():
        kabar = str(Pesan.objects.get(alamat__isnull=False).pk)
    assert (
        knock(say("desa Bamban lain lagi", "2", dari="081299999999", balas_ke=kabar))[1]["hasil"]
        == "aspirasi"
    )
    assert knock(say("terima kasih", "3", balas_ke=kabar))[1]["hasil"] == "balasan"


def test_stop_answers_once_and_stores_no_voice() -> None:
    _status, isi = knock(say("stop"))
    assert isi["hasil"] == "berhenti"
    assert "MULAI" in isi["kalimat"]
    with see():
        assert Aspirasi.objects.count() == 0


def test_settings_are_checked_when_read() -> None:
    env = {"TERASA_GERBANG": "wa", "TERASA_GERBANG_WA_RAHASIA": "x" * 16, "TERASA_GERBANG_WA_BATAS": "5"}
    assert read_gerbang(env)["wa"].batas == 5
    assert "x" * 16 not in repr(read_gerbang(env))
    for salah in (
        {"TERASA_GERBANG_WA_RAHASIA": "pendek"},
        {"TERASA_GERBANG_WA_KELUAR": "ftp://x"},
        {"TERASA_GERBANG_WA_JENIS": "fax"},
    ):
        with pytest.raises(Exception, match="TERASA_GERBANG_WA"):
            read_gerbang({**env, **salah})
