"""Skenario 3: kades Bamban meninggal dengan sisa tiga tahun; PAW dengan jamnya, dan pelantikan yang dijaga."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.aturan.models import Tenggat
from terasa.kabar.models import Pesan
from terasa.perangkat.models import Jabatan, MasaJabatan, Orang, ProsesPaw
from terasa.perangkat.queries import list_kursi
from terasa.perangkat.services import CannotRegister, IsiMasa, create_jabatan, create_orang, start_masa
from terasa.perangkat.services.paw import (
    IsiLangkah,
    appoint_penjabat,
    begin_paw,
    inaugurate_paw,
    record_langkah,
    set_calon,
)
from terasa.umum.pelaku import SISTEM, Pelaku
from tests.factories import DESA, KABUPATEN, make_berkas, make_peran, make_unit
from tests.skenario.ukuran import measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
BERHENTI = date(2023, 3, 1)
LANGKAH = [
    ("panitia", "2023-03-10"), ("biaya_diajukan", "2023-03-20"), ("biaya_disetujui", "2023-04-03"),
    ("pengumuman", "2023-04-05"), ("pendaftaran_ditutup", "2023-04-19"), ("calon", "2023-04-25"),
]  # fmt: skip
SESUDAH = [("laporan_panitia", "2023-05-12"), ("laporan_bpd", "2023-05-16"), ("keputusan", "2023-05-30")]


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 10, tzinfo=timezone.get_default_timezone())


def person(nama: str) -> Orang:
    return create_orang(by=SISTEM, kabupaten=KABUPATEN, nama=nama, now=at(BERHENTI))


def seat() -> MasaJabatan:
    unit = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    jabatan = create_jabatan(by=SISTEM, unit=unit, jenis="kades", nama="Pembakal")
    isi = IsiMasa(orang=person("Pembakal Peragaan"), cara="definitif", mulai_on=date(2018, 12, 19))
    return start_masa(by=SISTEM, jabatan=jabatan, isi=isi, now=at(date(2018, 12, 19)))


def step(proses: ProsesPaw, by: Pelaku, kode: str, hari: str, **isi: object) -> None:
    tanggal = date.fromisoformat(hari)
    record_langkah(by=by, proses=proses, kode=kode, isi=IsiLangkah(tanggal, **isi), now=at(tanggal))  # type: ignore[arg-type]


def test_a_death_opens_the_clock_and_no_oath_without_the_berita_acara() -> None:
    pmd, camat = make_peran(JenisPeran.DINAS_PMD).as_pelaku(), make_peran(JenisPeran.CAMAT, "63.06.04")
    masa = seat()
    with measured("skenario-3"):
        proses = begin_paw(
            by=pmd, masa=masa, berhenti_on=BERHENTI, sebab="meninggal", isi=IsiLangkah(BERHENTI, "188.45/120"),
            now=at(BERHENTI),
        )  # fmt: skip
        jam = Tenggat.objects.get(aturan_kode="paw-musyawarah-desa", objek_id=str(proses.pk))
        assert jam.jatuh_tempo_on == date(2023, 9, 1)
        assert Pesan.objects.filter(pengguna=camat.pengguna, teks__contains="Usulkan penjabat").exists()
        penjabat = appoint_penjabat(
            by=pmd, proses=proses, orang=person("Penjabat Peragaan"), mulai_on=date(2023, 3, 6),
            isi=IsiLangkah(date(2023, 3, 6), "188.45/130"), now=at(date(2023, 3, 6)),
        )  # fmt: skip
        with pytest.raises(CannotRegister, match="Catat dulu"):
            step(proses, pmd, "biaya_diajukan", "2023-03-08")
        set_calon(by=pmd, proses=proses, nama=["Satu", "Dua", "Tiga", "Empat"], ditetapkan=["Satu"])
        for kode, hari in LANGKAH[:-1]:
            step(proses, pmd, kode, hari)
        with pytest.raises(CannotRegister, match="dua atau tiga"):
            step(proses, pmd, *LANGKAH[-1])
        set_calon(
            by=pmd, proses=proses, nama=["Satu", "Dua", "Tiga"], ditetapkan=["Satu", "Dua"], terpilih="Dua"
        )
        step(proses, pmd, *LANGKAH[-1])
        terpilih, dilantik = person("Dua"), date(2023, 6, 14)
        lantik = {
            "by": pmd,
            "proses": proses,
            "orang": terpilih,
            "dilantik_on": dilantik,
            "now": at(dilantik),
        }
        with pytest.raises(CannotRegister, match="berita acara musyawarah desa"):
            inaugurate_paw(**lantik, isi=IsiLangkah(dilantik, "188.45/300"))  # type: ignore[arg-type]
        with pytest.raises(CannotRegister, match="Lampirkan berita acara"):
            step(proses, pmd, "musdes", "2023-05-10")
        step(proses, pmd, "musdes", "2023-05-10", berkas=make_berkas(DESA))
        with pytest.raises(CannotRegister, match="Catat dulu"):
            inaugurate_paw(**lantik, isi=IsiLangkah(dilantik, "188.45/300"))  # type: ignore[arg-type]
        for kode, hari in SESUDAH:
            step(proses, pmd, kode, hari)
        paw = inaugurate_paw(**lantik, isi=IsiLangkah(dilantik, "188.45/300"))  # type: ignore[arg-type]
    assert paw.rencana_berakhir_on == masa.rencana_berakhir_on
    penjabat.refresh_from_db()
    assert penjabat.berakhir_on == dilantik
    (kursi,) = list_kursi(Jabatan.objects.filter(pk=masa.jabatan_id), dilantik)
    assert kursi.pemegang == paw
    selesai = dict(Tenggat.objects.filter(objek_id=str(proses.pk)).values_list("aturan_kode", "keadaan"))
    assert set(selesai.values()) == {"selesai"}
    assert len(selesai) == 10


def test_a_year_or_less_left_keeps_a_penjabat_until_the_election() -> None:
    masa = seat()
    berhenti = date(2026, 1, 10)
    proses = begin_paw(
        by=SISTEM,
        masa=masa,
        berhenti_on=berhenti,
        sebab="mundur",
        isi=IsiLangkah(berhenti, "188.45/9"),
        now=at(berhenti),
    )
    assert proses.jalur == "penjabat"
    assert not Tenggat.objects.filter(objek_id=str(proses.pk)).exists()
    with pytest.raises(CannotRegister, match="paling lama setahun"):
        step(proses, SISTEM, "panitia", "2026-01-20")
