"""Menu: tiap jabatan melihat pekerjaannya dalam beberapa kata, dan satu halaman ditandai."""

from __future__ import annotations

import pytest

from terasa.akun.enums import JenisPeran
from terasa.umum.pelaku import PUBLIK, PelakuTetap
from terasa.web.menu import KERJA, Bagian, Kelompok, list_menu

# What fits in one row at 1,280 px.
SEBARIS = 9


def office(jenis: JenisPeran) -> PelakuTetap:
    return PelakuTetap(
        label="Kantor",
        jenis=jenis,
        pengguna_id=1,
        kabupaten="63.06",
        peran_id=1,
        unit_id=1,
        akar_tulis=("63.06",),
    )


@pytest.mark.parametrize("jenis", list(JenisPeran))
def test_every_office_reads_its_menu_in_one_row(jenis: JenisPeran) -> None:
    menu = list_menu(office(jenis), "/beranda/")
    assert menu
    assert len(menu) <= SEBARIS
    # One entry alone is no group.
    assert all(len(satu.isi) > 1 for satu in menu if isinstance(satu, Kelompok))


def test_page_under_another_marks_only_the_longer_one() -> None:
    menu = list_menu(office(JenisPeran.KADES), "/kerja/perangkat/paw/")
    bagian = [satu for satu in menu if isinstance(satu, Kelompok)]
    assert [b.teks for b in bagian if b.aktif] == ["Pemerintahan"]
    assert [b.alamat for kelompok in bagian for b in kelompok.isi if b.aktif] == ["/kerja/perangkat/paw/"]


def test_visitor_reads_public_pages_without_groups() -> None:
    menu = list_menu(PUBLIK, "/layanan/")
    assert not any(isinstance(satu, Kelompok) for satu in menu)
    assert [satu.teks for satu in menu if satu.aktif] == ["Layanan"]


def test_no_address_stands_twice() -> None:
    butir = [b for satu in KERJA for b in (satu.butir if isinstance(satu, Bagian) else (satu,))]
    semua = [a for _teks, alamat in butir for a in alamat]
    assert len(semua) == len(set(semua))
