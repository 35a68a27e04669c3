"""Satu pintu bagi kotak kirim: tepat sekali, sepotong demi sepotong, dan tidak ada yang menahan yang lain."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from PIL import Image

from terasa.akun.enums import JenisPeran
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Pengikut, Rekaman
from terasa.aspirasi.queries import find_by_kunci
from terasa.aspirasi.rules import derive_kunci
from terasa.dokumen.models import Potongan
from terasa.dokumen.potongan import SEPOTONG, drop_potongan_basi
from terasa.umum import konteks
from tests.factories import DESA, DESA_LAIN, get_pengguna, make_foto, make_pelaku

pytestmark = pytest.mark.django_db
MASALAH = "Titian ke langgar lapuk."


def thing(**isi: str) -> dict[str, Any]:
    return {
        "jenis": "aspirasi",
        "id": str(uuid4()),
        "isi": {"kode_desa": DESA, "masalah": MASALAH, "kelompok": "sendiri", **isi},
        "berkas": {},
    }


def post(klien: Client, *kiriman: Any, **kepala: str) -> Any:
    isi = json.dumps({"kiriman": list(kiriman)})
    return klien.post("/luring/kirim/", isi, content_type="application/json", headers=kepala)


def send(klien: Client, *kiriman: Any) -> list[dict[str, Any]]:
    hasil: list[dict[str, Any]] = post(klien, *kiriman).json()["hasil"]
    return hasil


def put(klien: Client, id: str, data: bytes, dari: int, utuh: int) -> Any:
    alamat = f"/luring/berkas/{id}/?dari={dari}&utuh={utuh}"
    return klien.put(alamat, data[dari : dari + SEPOTONG], content_type="application/octet-stream")


def upload(klien: Client, data: bytes) -> str:
    id = str(uuid4())
    for dari in range(0, len(data), SEPOTONG):
        assert put(klien, id, data, dari, len(data)).status_code == 200
    return id


def test_the_same_thing_sent_again_is_the_same_slip_and_one_voice(client: Client) -> None:
    satu = thing()
    pertama, kedua = send(client, satu)[0], send(client, satu)[0]
    assert (pertama["hasil"], kedua["hasil"]) == ("diterima", "sama")
    assert pertama["slip"] == kedua["slip"]
    assert Aspirasi.objects.count() == 1
    # The phone derives the key by itself, before there is a signal.
    assert pertama["slip"]["kunci"].replace("-", "") == derive_kunci(UUID(satu["id"]))
    assert find_by_kunci(pertama["kode"], pertama["slip"]["kunci"]) is not None


def test_one_refused_thing_does_not_hold_up_the_others(client: Client) -> None:
    hasil = send(
        client, thing(masalah=" "), thing(), thing(kode_desa="63.06.99.9999"), {**thing(), "jenis": "?"}
    )
    assert [h["hasil"] for h in hasil] == ["ditolak", "diterima", "ditolak", "ditolak"]
    assert "masalah" in hasil[0]["galat"]
    assert Aspirasi.objects.count() == 1


def test_a_voice_is_not_lost_for_a_contact_or_point_that_cannot_be_read(client: Client) -> None:
    (hasil,) = send(client, thing(telepon="12", titik="entah", surel="a@b", kelompok="raja"))
    assert hasil["hasil"] == "diterima"
    assert len(hasil["catatan"]) == 4
    aspirasi = Aspirasi.objects.get()
    with konteks.dengan_kunci(aspirasi.pk):
        assert Isi.objects.get().masalah == MASALAH
        assert not Pengikut.objects.exists()


def test_a_photo_comes_in_parts_that_continue_where_they_broke_off(client: Client) -> None:
    data = make_foto() + b"\0" * 3 * SEPOTONG
    id, utuh = str(uuid4()), len(data)
    assert put(client, id, data, 0, utuh).json() == {"diterima": SEPOTONG}
    # The answer was lost: the phone sends the same part again.
    assert put(client, id, data, 0, utuh).json() == {"diterima": SEPOTONG}
    # A part too far ahead leaves no hole.
    assert put(client, id, data, 2 * SEPOTONG, utuh).json() == {"diterima": SEPOTONG}
    assert client.get(f"/luring/berkas/{id}/").json() == {"diterima": SEPOTONG}
    satu = {**thing(), "berkas": {"foto": [id]}}
    assert send(client, satu)[0] == {"id": satu["id"], "hasil": "kurang", "kurang": [id]}
    assert not Aspirasi.objects.exists()
    for dari in range(SEPOTONG, utuh, SEPOTONG):
        put(client, id, data, dari, utuh)
    assert send(client, satu)[0]["hasil"] == "diterima"
    assert Foto.objects.count() == 1
    # Used up; a repetition does not ask for the file again.
    with konteks.pakai(konteks.sistem()):
        assert not Potongan.objects.exists()
    assert send(client, satu)[0]["hasil"] == "sama"
    assert Foto.objects.count() == 1


def test_a_photo_that_is_none_is_left_out_and_told(client: Client) -> None:
    baik, buruk = upload(client, make_foto()), upload(client, b"PK\x03\x04" * 50)
    (hasil,) = send(client, {**thing(), "berkas": {"foto": [baik, buruk]}})
    assert hasil["hasil"] == "diterima"
    assert len(hasil["catatan"]) == 1
    assert Foto.objects.count() == 1


def test_nobody_reads_parts_without_their_id(client: Client) -> None:
    upload(client, b"x" * 10)
    assert not Potongan.objects.exists()


def test_unfinished_files_are_forgotten_after_a_week(client: Client, now: datetime) -> None:
    upload(client, b"x" * 10)
    assert drop_potongan_basi(now=now + timedelta(days=400)) == 1


def test_who_records_on_a_round_signs_with_the_office(client: Client) -> None:
    pendamping = make_pelaku(JenisPeran.PENDAMPING, DESA)
    client.force_login(get_pengguna(pendamping))
    send(client, thing(keliling="1"), thing())
    assert sorted(Aspirasi.objects.values_list("sumber", flat=True)) == ["keliling", "web"]
    assert Client().post("/luring/kirim/").status_code == 400
    send(Client(), thing(keliling="1"))
    assert Aspirasi.objects.filter(sumber="keliling").count() == 1


@pytest.mark.parametrize(
    "isi",
    ["", "[]", "{}", '{"kiriman": []}', '{"kiriman": [1]}', '{"kiriman": [{"jenis": 1, "id": "x"}]}',
     '{"kiriman": [{"jenis": "aspirasi", "id": "x"}]}', '{"kiriman": ' + "[" * 5000 + "}",
     '{"kiriman": [{"jenis": "aspirasi", "id": "' + str(uuid4()) + '", "isi": {"masalah": [1]}}]}'],
)  # fmt: skip
def test_what_is_not_a_sending_gets_a_sentence(client: Client, isi: str) -> None:
    jawaban: Any = client.post("/luring/kirim/", isi, content_type="application/json")
    assert jawaban.status_code == 400
    assert jawaban.json()["pesan"]


def test_only_our_own_pages_send(client: Client) -> None:
    assert post(client, thing(), **{"Sec-Fetch-Site": "cross-site"}).status_code == 400
    assert client.post("/luring/kirim/", {"kiriman": "[]"}).status_code == 400
    alamat = f"/luring/berkas/{uuid4()}/?dari=0&utuh=3"
    assert client.put(alamat, b"abc", content_type="text/plain").status_code == 400
    assert client.put(alamat[:-1], b"abc", content_type="application/octet-stream").status_code == 400
    for buruk in ("dari=-1&utuh=3", "dari=0&utuh=99999999", "dari=0&utuh=0", "dari=x&utuh=3"):
        jawaban: Any = client.put(
            f"/luring/berkas/{uuid4()}/?{buruk}", b"abc", content_type="application/octet-stream"
        )
        assert jawaban.status_code in {400, 409}, buruk
        assert jawaban.json()["pesan"]


def test_words_that_a_database_cannot_hold_are_mended(client: Client) -> None:
    (hasil,) = send(client, thing(masalah="Titian \x00 lapuk \ud83d"))
    assert hasil["hasil"] == "diterima"


def test_the_page_for_no_signal_is_the_same_for_everyone(client: Client) -> None:
    make_pelaku(JenisPeran.OPERATOR_DESA, DESA)
    umum = client.get("/luring/").content
    client.force_login(get_pengguna(make_pelaku(JenisPeran.KADES, DESA)))
    assert client.get("/luring/").content == umum
    assert DESA in umum.decode()
    assert b"csrf" not in umum


def test_the_worker_names_its_files_and_changes_with_the_page(client: Client) -> None:
    sebelum = client.get("/sw.js")
    assert sebelum["Content-Type"].startswith("text/javascript")
    assert sebelum["Cache-Control"] == "no-cache"
    assert "simpan.js" in sebelum.content.decode()
    make_pelaku(JenisPeran.OPERATOR_DESA, DESA)
    assert client.get("/sw.js").content != sebelum.content


SUARA = b"\x1aE\xdf\xa3" + b"opus" * 40_000


def test_a_voice_note_speaks_for_whoever_does_not_write(client: Client) -> None:
    satu = {**thing(masalah=""), "berkas": {"rekaman": [upload(client, SUARA)]}}
    hasil = [send(client, satu)[0] for _ in range(2)]
    assert [h["hasil"] for h in hasil] == ["diterima", "sama"]
    assert hasil[0]["slip"] == hasil[1]["slip"]
    rekaman = Rekaman.objects.get()
    alamat = f"/aspirasi/rekaman/{rekaman.pk}/"
    assert Client().get(alamat).status_code == 404
    client.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    jawaban = client.get(alamat)
    assert (jawaban.content, jawaban["Content-Type"]) == (SUARA, "audio/webm")
    assert "no-store" in jawaban["Cache-Control"]
    assert alamat in client.get(f"/kerja/aspirasi/{hasil[0]['kode']}/").content.decode()
    pemegang = Client()
    pemegang.post("/saya/", {"kode": hasil[0]["kode"], "kunci": hasil[0]["slip"]["kunci"]})
    assert pemegang.get(alamat).status_code == 200
    client.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA_LAIN)))
    assert client.get(alamat).status_code == 404


@pytest.mark.parametrize(
    ("minta", "status", "isi", "bagian"),
    [
        ("bytes=0-1", 206, SUARA[:2], f"bytes 0-1/{len(SUARA)}"),
        ("bytes=160000-", 206, SUARA[160_000:], f"bytes 160000-{len(SUARA) - 1}/{len(SUARA)}"),
        ("bytes=-4", 206, SUARA[-4:], f"bytes {len(SUARA) - 4}-{len(SUARA) - 1}/{len(SUARA)}"),
        ("bytes=999999-", 416, b"", f"bytes */{len(SUARA)}"),
        ("bytes=-", 200, SUARA, None),
        ("bytes=0-1,4-5", 200, SUARA, None),
    ],
)
def test_a_player_may_ask_for_a_part_of_a_voice_note(
    client: Client, minta: str, status: int, isi: bytes, bagian: str | None
) -> None:
    send(client, {**thing(masalah=""), "berkas": {"rekaman": [upload(client, SUARA)]}})
    client.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    jawaban = client.get(f"/aspirasi/rekaman/{Rekaman.objects.get().pk}/", headers={"Range": minta})
    assert (jawaban.status_code, jawaban.content, jawaban.get("Content-Range")) == (status, isi, bagian)
    assert jawaban["Accept-Ranges"] == "bytes"


def test_the_desk_hears_a_voice_without_words_and_opens_no_empty_text(client: Client) -> None:
    satu = {**thing(masalah=""), "berkas": {"rekaman": [upload(client, SUARA)]}}
    kode = send(client, satu)[0]["kode"]
    client.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    triase = client.get("/kerja/aspirasi/triase/").content.decode()
    assert f"/aspirasi/rekaman/{Rekaman.objects.get().pk}/" in triase
    assert "(rekaman suara tanpa tulisan)" in triase
    assert "Buka untuk umum" not in triase
    assert "(rekaman suara tanpa tulisan)" in client.get("/kerja/aspirasi/").content.decode()
    assert kode not in client.get("/kerja/aspirasi/triase/banyak/").content.decode()
    client.post(f"/kerja/aspirasi/triase/{kode}/rilis/")
    assert Aspirasi.objects.get().dirilis_at is None
    client.post(f"/kerja/aspirasi/{kode}/rilis/", {"rilis-teks_publik": "Titian ke sekolah lapuk."})
    assert Aspirasi.objects.get().dirilis_at is not None


def test_a_voice_note_that_is_none_is_left_out_and_told(client: Client) -> None:
    (hasil,) = send(client, {**thing(), "berkas": {"rekaman": [upload(client, b"<script>" * 30)]}})
    assert (hasil["hasil"], len(hasil["catatan"])) == ("diterima", 1)
    assert not Rekaman.objects.exists()


def test_neither_words_nor_voice_is_refused(client: Client) -> None:
    (hasil,) = send(client, thing(masalah=""))
    assert "rekam suara" in str(hasil["galat"])


def bomb() -> bytes:
    """Twelve thousand by twelve thousand of one colour: some kilobytes that unfold into 400 MB."""
    keluar = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(keluar, "PNG")
    return keluar.getvalue()


@pytest.mark.parametrize(
    "berkas",
    [
        pytest.param(lambda: b"PK\x03\x04" + b"\0" * 5000, id="zip bernama jpg"),
        pytest.param(lambda: b"\xff\xd8\xff" + b"\0" * 5000, id="jpeg palsu"),
        pytest.param(bomb, id="144 megapiksel"),
        pytest.param(lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", id="svg"),
    ],
)
def test_hostile_files_are_left_out_with_a_sentence(client: Client, berkas: Callable[[], bytes]) -> None:
    (hasil,) = send(client, {**thing(), "berkas": {"foto": [upload(client, berkas())]}})
    assert (hasil["hasil"], len(hasil["catatan"])) == ("diterima", 1)
    assert not Foto.objects.exists()


def test_a_photo_that_is_a_page_as_well_keeps_only_the_photo(client: Client) -> None:
    """A polyglot: what is stored is drawn anew from the picture."""
    polyglot = make_foto() + b"<script>alert(1)</script>"
    send(client, {**thing(), "berkas": {"foto": [upload(client, polyglot)]}})
    foto = Foto.objects.get()
    with konteks.pakai(konteks.sistem()):
        assert b"script" not in bytes(foto.berkas.isi)


@pytest.mark.parametrize(
    "masalah",
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE aspirasi_isi; --",
        "\u202etxet desrever\u202c",
        "{{ 7*7 }}{% debug %}",
    ],
)
def test_hostile_words_are_kept_as_words(client: Client, masalah: str) -> None:
    (hasil,) = send(client, thing(masalah=masalah, dusun=masalah, patokan=masalah))
    assert hasil["hasil"] == "diterima"
    client.force_login(get_pengguna(make_pelaku(JenisPeran.OPERATOR_DESA, DESA)))
    halaman = client.get(f"/kerja/aspirasi/{hasil['kode']}/").content.decode()
    assert "<script>alert(1)</script>" not in halaman
    with konteks.pakai(konteks.sistem()):
        # Marks that turn the direction of letters could hide what an officer reads.
        assert Isi.objects.get().masalah == masalah.strip("\u202e\u202c")


def test_a_megabyte_of_text_is_refused_with_a_sentence(client: Client) -> None:
    jawaban = post(client, thing(masalah="a" * 1_000_000))
    assert (jawaban.status_code, bool(jawaban.json()["pesan"])) == (400, True)
    (hasil,) = send(client, thing(masalah="a" * 5_000))
    assert hasil["hasil"] == "ditolak"
    assert "masalah" in hasil["galat"]
