"""Skenario 5: arahan bupati pada rakor 14 Maret 2023, sampai paket serah terima pada 19 September 2023."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.perangkat.services import IsiMasa, create_jabatan, create_orang, start_masa
from terasa.rakor import services as s
from terasa.rakor.models import Arahan, Rakor
from terasa.rakor.queries import list_terbuka_sebelum
from terasa.serah_terima.cetak import print_paket
from terasa.serah_terima.queries.lingkup import find_lingkup
from terasa.serah_terima.queries.susun import compose
from terasa.tindak_lanjut.services import close_tindak_lanjut, report_tindak_lanjut, verify_tindak_lanjut
from terasa.umum.pelaku import SISTEM
from tests.factories import KABUPATEN, make_peran, make_unit
from tests.skenario.ukuran import measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]
RAKOR, BERIKUT, BERAKHIR = date(2023, 3, 14), date(2023, 6, 13), date(2023, 9, 19)


def at(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 10, tzinfo=timezone.get_default_timezone())


def meet(bupati: Peran, camat: Peran, hari: date, *undang: Peran) -> Rakor:
    """The camat hosts; what the bupati, who chairs, asks for becomes an arahan."""
    isi = s.IsiRakor(
        judul=f"Rakor Kecamatan Angkinang {hari:%d-%m-%Y}", jenis="kecamatan", mulai_at=at(hari), tempat="Aula",
        pimpinan=bupati.unit, pimpinan_label=bupati.label, unit_diundang=[p.unit for p in undang],
    )  # fmt: skip
    by = camat.as_pelaku()
    rakor = s.schedule_rakor(by=by, tuan_rumah=camat.unit, isi=isi, now=at(hari))
    s.invite(rakor=rakor, by=by, nomor="005/77/Kec.Akg", now=at(hari))
    s.open_rakor(rakor=rakor, by=by, now=at(hari))
    rakor.refresh_from_db()
    return rakor


def direct(rakor: Rakor, camat: Peran, teks: str, kepada: Peran) -> Arahan:
    isi = s.IsiArahan(teks=teks, kepada=[kepada.unit], jatuh_tempo_on=rakor.tanggal + timedelta(days=60))
    return s.capture_arahan(rakor=rakor, by=camat.as_pelaku(), isi=isi, now=at(rakor.tanggal))


def list_arahan(tanggal: date) -> list[str]:
    isi = compose(find_lingkup("bupati", tanggal, kabupaten=KABUPATEN))
    return [b["tugas"] for bagian in isi["bagian"] if bagian["kode"] == "arahan" for b in bagian["baris"]]


def test_the_pack_holds_every_open_arahan_as_of_the_last_day() -> None:
    pimpinan = make_unit("bupati", jenis="pimpinan", nama="Bupati Hulu Sungai Selatan")
    bupati = make_peran(JenisPeran.BUPATI, unit=pimpinan)
    pmd, camat = make_peran(JenisPeran.DINAS_PMD), make_peran(JenisPeran.CAMAT, "63.06.04")
    jabatan = create_jabatan(by=SISTEM, unit=pimpinan, jenis="bupati", nama="Bupati")
    orang = create_orang(by=SISTEM, kabupaten=KABUPATEN, nama="Bupati Peragaan", now=at(RAKOR))
    start_masa(
        by=SISTEM, jabatan=jabatan, isi=IsiMasa(orang=orang, cara="definitif", mulai_on=date(2018, 9, 19)),
        now=at(RAKOR),
    )  # fmt: skip
    with measured("skenario-5") as ukuran:
        rakor = meet(bupati, camat, RAKOR, pmd)
        paw, papan = (direct(rakor, camat, t, pmd) for t in ("Isi kekosongan kades.", "Pasang papan APBDes."))
        s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="094/1", now=at(RAKOR))
        tugas = paw.penerima.get().tindak_lanjut
        report_tindak_lanjut(
            tindak_lanjut=tugas, by=pmd.as_pelaku(), catatan="Penjabat ditunjuk.", now=at(date(2023, 5, 2))
        )
        verify_tindak_lanjut(tindak_lanjut=tugas, by=camat.as_pelaku(), now=at(date(2023, 5, 9)))

        berikut = meet(bupati, camat, BERIKUT, pmd)
        assert {p.arahan_id for p in list_terbuka_sebelum(berikut)} == {paw.pk, papan.pk}
        jalan = direct(berikut, camat, "Perbaiki jembatan Bamban.", pmd)
        s.close_rakor(rakor=berikut, by=camat.as_pelaku(), nomor="094/2", now=at(BERIKUT))
        close_tindak_lanjut(tindak_lanjut=tugas, by=bupati.as_pelaku(), now=at(BERIKUT))
        paket = print_paket(compose(find_lingkup("bupati", BERAKHIR, kabupaten=KABUPATEN)))
        ukuran |= {"sidik": paket.sidik, "arahan_terbuka": len(list_arahan(BERAKHIR))}
    assert list_arahan(BERAKHIR) == [papan.teks, jalan.teks]
    assert paket.isi["pemegang"]["nama"] == "Bupati Peragaan"
    # On the day after the first meeting both were open, and what is done later changes neither paper.
    assert set(list_arahan(RAKOR)) == {paw.teks, papan.teks}
    tugas = papan.penerima.get().tindak_lanjut
    report_tindak_lanjut(
        tindak_lanjut=tugas, by=pmd.as_pelaku(), catatan="Terpasang.", now=at(date(2023, 10, 2))
    )
    verify_tindak_lanjut(tindak_lanjut=tugas, by=bupati.as_pelaku(), now=at(date(2023, 10, 3)))
    assert list_arahan(date(2023, 10, 3)) == [jalan.teks]
    lagi = print_paket(compose(find_lingkup("bupati", BERAKHIR, kabupaten=KABUPATEN)))
    assert (lagi.sidik, lagi.pdf) == (paket.sidik, paket.pdf)
