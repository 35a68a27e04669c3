"""Server balai: memutuskan, dua operator, PIN, layar, dan jurnal yang terpotong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terasa.balai.jurnal import JurnalTakTerbaca
from terasa.balai.layani import open_balai
from terasa.balai.pintu import SALAH_TERBANYAK, Pintu
from terasa.musrenbang.rules import paket
from terasa.musrenbang.rules.paket import PaketRusak
from tests.unit.balai.bahan import KUNCI, Peramban, open_two, write_paket

SATU, DUA, TIGA = (f"/operator/usulan/UJI00000{n}" for n in (1, 2, 3))
SETUJU = {"versi": 0, "hasil": "disepakati"}


def test_decisions_without_a_rank_queue_up_and_a_taken_rank_is_refused_then_inserted(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    assert satu.post(SATU, **SETUJU)[0] == 303
    assert satu.post(DUA, **SETUJU)[0] == 303

    kode, halaman = satu.post(TIGA, **SETUJU, peringkat=1)

    assert kode == 200
    assert "sudah dipakai “Titian &lt;ulin&gt; 1”" in halaman
    assert satu.post(TIGA, **SETUJU, peringkat=1, geser=1)[0] == 303
    assert [(s.data["kode"][-1], s.putusan.peringkat) for s in m.list_usulan()] == [
        ("3", 1),
        ("1", 2),
        ("2", 3),
    ]


def test_a_refusal_needs_its_reason_here_too(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    assert "Pilih kode alasannya." in satu.post(SATU, versi=0, hasil="tidak_disepakati", alasan="x")[1]
    assert m.nomor == 0
    satu.post(SATU, versi=0, hasil="tidak_disepakati", alasan_kode="R04")
    assert m.list_usulan()[-1].putusan.alasan == "Pagu tidak cukup."


def test_a_stale_save_shows_both_texts_and_loses_neither(tmp_path: Path) -> None:
    m, satu, dua = open_two(tmp_path)
    satu.post(SATU, **SETUJU, alasan="Titiannya lapuk.")

    kode, halaman = dua.post(SATU, **SETUJU, alasan="Anak sekolah lewat sini.")

    assert kode == 200
    assert all(t in halaman for t in ("Operator 1, ", "Titiannya lapuk.", "Anak sekolah lewat sini."))
    assert m.find("UJI000001").putusan.alasan == "Titiannya lapuk."  # type: ignore[union-attr]  # it is there
    isi = {"versi": 1, "hasil": "disepakati", "alasan": "Anak sekolah lewat sini.", "pilih": "gabung"}
    assert dua.post(SATU, **isi)[0] == 303
    akhir = m.find("UJI000001")
    assert akhir is not None
    assert akhir.putusan.alasan == "Titiannya lapuk.\nAnak sekolah lewat sini."
    assert (akhir.versi, akhir.oleh, akhir.putusan.peringkat) == (2, "Operator 2", 1)


def test_only_the_pin_opens_the_desk_and_guessing_is_slowed(tmp_path: Path) -> None:
    m = open_balai(write_paket(tmp_path))
    tamu = Peramban(m)
    assert tamu.get("/operator")[0] == 303
    assert tamu.post("/operator/layar", usulan=m.isi["usulan"][0]["id"])[0] == 303
    tamu.kuki = f"balai={b'Operator 1'.hex()}.{'0' * 64}"
    assert tamu.post(SATU, **SETUJU)[0] == 303
    assert m.nomor == 0
    for _n in range(SALAH_TERBANYAK):
        assert "PIN salah" in tamu.post("/operator/masuk", pin="x", nama="Tamu")[1]
    assert "PIN salah" in tamu.post("/operator/masuk", pin=Pintu(KUNCI).pin, nama="Tamu")[1]


def test_a_form_from_another_site_is_refused(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    satu.asal = "http://lain.contoh"
    assert satu.post("/operator/hadir", kelamin="P", kelompok_umur="dewasa", unsur="pkk")[0] == 403
    assert m.nomor == 0


def test_the_screen_follows_the_operator_and_shows_no_attendee(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    tamu = Peramban(m)
    satu.post("/operator/hadir", kelamin="P", kelompok_umur="dewasa", unsur="pkk", nama="Siti Rahasia")
    satu.post("/operator/layar", usulan=m.isi["usulan"][1]["id"])
    for jalur in ("/layar", "/"):
        halaman = tamu.get(jalur)[1]
        assert "Titian &lt;ulin&gt; 2" in halaman
        assert "<ulin>" not in halaman
        assert "Siti" not in halaman
    assert "<strong>3</strong> orang, perempuan 2 (66 %)" in tamu.get("/layar")[1]
    assert tamu.get("/nomor")[1] == "2"
    satu.post("/operator/layar", usulan="")
    assert "Selamat datang" in tamu.get("/layar")[1]


def test_nothing_is_finished_while_an_usulan_lacks_a_decision_and_an_end_can_be_undone(
    tmp_path: Path,
) -> None:
    m, satu, dua = open_two(tmp_path)
    assert "3 usulan belum diputuskan" in satu.post("/operator/selesai")[1]
    for jalur in (SATU, DUA, TIGA):
        satu.post(jalur, **SETUJU)
    satu.post("/operator/selesai")
    assert "sudah diselesaikan" in dua.post(SATU, versi=1, hasil="disepakati", alasan="Terlambat ya")[1]
    assert "Hasil musyawarah" in Peramban(m).get("/layar")[1]
    satu.post("/operator/lanjut")
    assert dua.post(SATU, versi=1, hasil="disepakati", alasan="Masih sempat")[0] == 303
    satu.post("/operator/selesai")
    kiriman = paket.read_kiriman((tmp_path / "paket-kembali.zip").read_bytes())
    sidik = paket.first_link(paket.canonical(m.isi))
    assert len(paket.check_kiriman(kiriman, KUNCI, sidik).putusan) == 3


def test_a_line_cut_off_by_a_sudden_end_is_taken_off_and_the_rest_stands(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    satu.post(SATU, **SETUJU)
    m.jurnal.close()
    with m.jurnal.berkas.open("ab") as berkas:
        berkas.write(b'{"nomor":2,"pada":"20')

    lagi = open_balai(tmp_path / "paket.zip")

    assert lagi.nomor == 1
    lagi.show(lagi.isi["usulan"][0]["id"])
    lagi.jurnal.close()
    assert open_balai(tmp_path / "paket.zip").nomor == 2


def test_a_journal_edited_by_hand_is_not_served(tmp_path: Path) -> None:
    m, satu, _dua = open_two(tmp_path)
    satu.post(SATU, **SETUJU)
    m.jurnal.close()
    m.jurnal.berkas.write_bytes(m.jurnal.berkas.read_bytes().replace(b"disepakati", b"dikembalikan"))
    with pytest.raises(PaketRusak, match="baris 1"):
        open_balai(tmp_path / "paket.zip")


def test_two_servers_never_write_one_journal(tmp_path: Path) -> None:
    open_two(tmp_path)
    with pytest.raises(JurnalTakTerbaca, match="sedang dipakai"):
        open_balai(tmp_path / "paket.zip")


def test_a_disk_that_refuses_is_told_and_nothing_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    m, satu, _dua = open_two(tmp_path)

    def penuh(fd: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as ganti:
        ganti.setattr("os.fsync", penuh)
        kode, halaman = satu.post(SATU, **SETUJU)
    assert (kode, m.nomor) == (500, 0)
    assert halaman.startswith("Tidak tersimpan")
    assert satu.post(SATU, **SETUJU)[0] == 303
    m.jurnal.close()
    assert open_balai(tmp_path / "paket.zip").nomor == 1


def test_pages_of_the_hall_find_their_files_and_ask_the_laptop_before_a_form_leaves(tmp_path: Path) -> None:
    _m, satu, _dua = open_two(tmp_path)
    halaman = satu.get("/operator")[1]
    for berkas in re.findall(r'(?:src|href|data-url-sambung)="(/\w+\.\w+)"', halaman):
        assert satu.get(berkas)[0] == 200
    assert 'data-url-sambung="/sambung.js"' in halaman
    tanya = re.search(r'data-sambung="([^"]+)"', halaman)
    assert tanya is not None
    assert satu.get(tanya[1])[0] == 200
