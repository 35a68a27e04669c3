"""Batas penjabat bupati: tanda di samping tindakan yang menyentuhnya, dan penolakan hanya bila aturan berkata begitu."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Aturan
from terasa.perangkat.models import MasaJabatan, TandaPenjabat
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, end_masa, start_masa
from terasa.perangkat.services.penjabat import BatasDilanggar
from terasa.program.models import Kegiatan
from terasa.program.services import cancel_kegiatan
from terasa.serah_terima.queries.lingkup import lingkup_of
from terasa.serah_terima.queries.susun import compose
from terasa.umum.pelaku import SISTEM
from tests.factories import KABUPATEN, get_pengguna, make_pelaku, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
MULAI = date(2023, 9, 20)


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 9, tzinfo=timezone.get_default_timezone())


def seat(unit: Any, jenis: str, cara: str, hari: date) -> MasaJabatan:
    jabatan = create_jabatan(by=SISTEM, unit=unit, jenis=jenis, nama=jenis.capitalize())
    orang = create_orang(by=SISTEM, kabupaten=KABUPATEN, nama="Pejabat Peragaan", now=at(hari))
    return start_masa(by=SISTEM, jabatan=jabatan, isi=IsiMasa(orang, cara, hari), now=at(hari))


@pytest.fixture
def penjabat() -> MasaJabatan:
    return seat(make_unit("bupati", jenis="pimpinan"), "bupati", "penjabat", MULAI)


def make_kegiatan(pupr: Any, hari: date) -> Kegiatan:
    return Kegiatan.objects.create(
        kode=f"K{hari:%y%m%d}00", kabupaten=KABUPATEN, tahun=2024, unit=pupr, nama="Jembatan ulin", cakupan=[KABUPATEN],
        nomenklatur_versi="x", nomenklatur_kode="1.03", pagu=10**7, sumber_dana="PAD", dibuat_at=at(hari),
    )  # fmt: skip


def cancel(kegiatan: Kegiatan, by: Any, hari: date) -> None:
    cancel_kegiatan(
        kegiatan=kegiatan, by=by, alasan_kode="R03", alasan="Pagu dialihkan untuk bencana.", now=at(hari)
    )


def test_moving_an_official_is_marked_and_filling_a_village_is_not(penjabat: MasaJabatan) -> None:
    camat = seat(
        make_unit("kec", jenis="kecamatan", kode_wilayah="63.06.04"), "camat", "definitif", date(2024, 1, 8)
    )
    seat(
        make_unit("desa", jenis="desa", kode_wilayah="63.06.04.2002"), "kades", "definitif", date(2024, 1, 9)
    )
    end_masa(by=SISTEM, masa=camat, berakhir_on=date(2024, 3, 1), sebab="mutasi", now=at(date(2024, 3, 1)))
    tanda = TandaPenjabat.objects.values_list("tindakan", "batas", "masa")
    assert list(tanda) == [(t, "pengisian-pejabat", penjabat.pk) for t in ("masa-mulai", "masa-akhir")]


def test_an_official_who_retires_or_an_act_without_a_penjabat_is_not_marked() -> None:
    seat(make_unit("kec", jenis="kecamatan", kode_wilayah="63.06.04"), "camat", "definitif", date(2024, 1, 8))
    assert not TandaPenjabat.objects.exists()


def test_only_what_the_predecessor_began_is_the_predecessors(penjabat: MasaJabatan) -> None:
    pupr = make_unit("dinas-pupr")
    by = make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, pupr)
    lama, sendiri = make_kegiatan(pupr, date(2023, 5, 1)), make_kegiatan(pupr, date(2023, 12, 1))
    for satu in (lama, sendiri):
        cancel(satu, by, date(2024, 2, 1))
    assert {t.objek_id for t in TandaPenjabat.objects.all()} == {str(lama.pk)}
    assert {t.batas for t in TandaPenjabat.objects.all()} == {"izin-pendahulu", "program-pendahulu"}
    isi = compose(lingkup_of(penjabat.jabatan.unit, "bupati", date(2024, 6, 1)))
    bagian = next(b for b in isi["bagian"] if b["kode"] == "penjabat")
    assert bagian["jumlah"] == 2
    sebelum = compose(lingkup_of(penjabat.jabatan.unit, "bupati", date(2024, 1, 31)))
    assert next(b for b in sebelum["bagian"] if b["kode"] == "penjabat")["jumlah"] == 0


def test_a_kabupaten_may_refuse_by_its_rule(penjabat: MasaJabatan) -> None:
    aturan = Aturan.objects.get(kode="batas-penjabat-bupati")
    for p in aturan.isi["pilihan"]:
        p["tolak"] = True
    aturan.save()
    pupr = make_unit("dinas-pupr")
    by = make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, pupr)
    kegiatan = make_kegiatan(pupr, date(2023, 5, 1))
    with pytest.raises(BatasDilanggar, match="penjabat"):
        cancel(kegiatan, by, date(2024, 2, 1))
    kegiatan.refresh_from_db()
    assert kegiatan.status == "dianggarkan"


def test_the_form_shows_the_flag_before_the_act() -> None:
    pupr = make_unit("dinas-pupr")
    by = make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, pupr)
    kegiatan = make_kegiatan(pupr, date(2020, 5, 1))
    klien = Client()
    klien.force_login(get_pengguna(by))
    alamat = f"/kerja/kegiatan/{kegiatan.pk}/batal/"
    assert "dipegang penjabat" not in klien.get(alamat).content.decode()
    seat(make_unit("bupati", jenis="pimpinan"), "bupati", "penjabat", MULAI)
    assert "dipegang penjabat" in klien.get(alamat).content.decode()
