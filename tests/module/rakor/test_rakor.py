"""Rakor: dari undangan sampai notulen, arahan dengan tugas tiap penerima, dan rapat berikutnya yang membukanya lagi."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Peran
from terasa.kabar.models import Pesan
from terasa.rakor import services as s
from terasa.rakor.models import Rakor
from terasa.rakor.queries import list_terbuka_sebelum, match_unit
from terasa.rakor.services.notulen import NotulenBerubah
from terasa.tindak_lanjut.enums import StatusTindakLanjut
from terasa.tindak_lanjut.services import close_tindak_lanjut, report_tindak_lanjut, verify_tindak_lanjut
from terasa.umum import konteks
from tests.factories import DESA, make_peran, make_unit
from tests.module.rakor.bahan import KECAMATAN, capture, run, schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def camat() -> Peran:
    return make_peran(JenisPeran.CAMAT, KECAMATAN)


@pytest.fixture
def kades() -> Peran:
    return make_peran(JenisPeran.KADES, DESA)


def count_pesan(awal: str, **saring: object) -> int:
    with konteks.pakai(konteks.sistem()):
        return Pesan.objects.filter(subjek__startswith=awal, **saring).count()


def test_an_invited_office_is_told_and_says_that_it_knows(camat: Peran, kades: Peran, now: datetime) -> None:
    rakor = schedule(camat, now, kades)
    s.invite(rakor=rakor, by=camat.as_pelaku(), nomor="005/12/Kec.Akg", now=now)
    rakor.refresh_from_db()
    assert rakor.undangan is not None
    assert rakor.undangan.isi["kepada"] == [kades.unit.nama]
    assert count_pesan("Undangan", pengguna=kades.pengguna) == 1
    undangan = rakor.diundang.get()
    with pytest.raises(s.CannotMeet, match="kantor lain"):
        s.answer_undangan(undangan=undangan, by=camat.as_pelaku(), jawaban="hadir", now=now)
    s.answer_undangan(undangan=undangan, by=kades.as_pelaku(), jawaban="hadir", now=now)
    undangan.refresh_from_db()
    assert undangan.diterima_at == now


def test_two_writers_do_not_lose_a_word(camat: Peran, kades: Peran, now: datetime) -> None:
    rakor = run(camat, kades, now)
    isi = {"rakor": rakor, "by": camat.as_pelaku(), "bagian": "laporan", "now": now}
    s.write_notulen(**isi, teks="Serapan 40 persen.", versi=0)  # type: ignore[arg-type]
    with pytest.raises(NotulenBerubah):
        s.write_notulen(**isi, teks="Serapan rendah.", versi=0)  # type: ignore[arg-type]
    assert s.write_notulen(**isi, teks="Serapan 40 persen.", versi=0).versi == 1  # type: ignore[arg-type]


def test_each_addressee_has_its_own_task_and_hears_of_it_when_the_minutes_are_out(
    camat: Peran, kades: Peran, now: datetime
) -> None:
    rakor = run(camat, kades, now)
    pupr = make_peran(JenisPeran.PERANGKAT_DAERAH, unit=make_unit("dinas-pupr", singkatan="PUPR"))
    capture(rakor, camat, now, kades, pupr)
    assert count_pesan("Arahan") == 0
    s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="094/1", now=now)
    assert count_pesan("Arahan") == 2
    rakor.refresh_from_db()
    assert rakor.notulen is not None
    assert len(rakor.notulen.isi["arahan"][0]["kepada"]) == 2


def test_the_next_meeting_opens_with_what_is_open(camat: Peran, kades: Peran, now: datetime) -> None:
    rakor = run(camat, kades, now)
    selesai, buka = (
        capture(rakor, camat, now, kades, teks=t) for t in ("Pasang papan.", "Isi kekosongan kaur.")
    )
    s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="094/1", now=now)
    tugas = selesai.penerima.get().tindak_lanjut
    report_tindak_lanjut(tindak_lanjut=tugas, by=kades.as_pelaku(), catatan="Terpasang.", now=now)
    pmd = make_peran(JenisPeran.DINAS_PMD)
    verify_tindak_lanjut(tindak_lanjut=tugas, by=pmd.as_pelaku(), now=now)
    close_tindak_lanjut(tindak_lanjut=tugas, by=camat.as_pelaku(), now=now)
    berikut = schedule(camat, now, kades, hari=30)
    assert [p.arahan_id for p in list_terbuka_sebelum(berikut)] == [buka.pk]


def test_a_later_meeting_replaces_an_arahan_and_both_stay(camat: Peran, kades: Peran, now: datetime) -> None:
    rakor = run(camat, kades, now)
    lama = capture(rakor, camat, now, kades)
    s.close_rakor(rakor=rakor, by=camat.as_pelaku(), nomor="094/1", now=now)
    berikut = schedule(camat, now, kades, hari=30)
    s.open_rakor(rakor=berikut, by=camat.as_pelaku(), now=now)
    isi = s.IsiArahan(teks="Cukup laporan ringkas.", kepada=[kades.unit], jatuh_tempo_on=date(2026, 6, 1))
    baru = s.replace_arahan(
        arahan=lama, rakor=berikut, by=camat.as_pelaku(), isi=isi, alasan="Terlalu berat.", now=now
    )
    tugas = lama.penerima.get().tindak_lanjut
    assert tugas.status == StatusTindakLanjut.DIGANTI
    assert tugas.diganti_oleh == baru.penerima.get().tindak_lanjut


def test_an_arahan_is_replaced_only_in_a_meeting_of_who_gave_it(
    camat: Peran, kades: Peran, now: datetime
) -> None:
    seri = s.create_seri(
        by=camat.as_pelaku(), nama="Bulanan", jenis="kecamatan", tuan_rumah=camat.unit, now=now
    )
    pertama = schedule(camat, now, kades, seri=seri)
    Rakor.objects.filter(pk=pertama.pk).update(pimpinan=make_peran(JenisPeran.BUPATI).unit)
    s.open_rakor(rakor=pertama, by=camat.as_pelaku(), now=now)
    pertama.refresh_from_db()
    lama = capture(pertama, camat, now, kades)
    s.close_rakor(rakor=pertama, by=camat.as_pelaku(), nomor="1", now=now)
    berikut = schedule(camat, now, kades, hari=30, seri=seri)
    s.open_rakor(rakor=berikut, by=camat.as_pelaku(), now=now)
    isi = s.IsiArahan(teks="Cukup ringkas.", kepada=[kades.unit], jatuh_tempo_on=date(2026, 6, 1))
    with pytest.raises(s.CannotMeet, match="yang memberinya"):
        s.replace_arahan(arahan=lama, rakor=berikut, by=camat.as_pelaku(), isi=isi, alasan="Berat.", now=now)


def test_arahan_are_captured_only_while_the_meeting_runs_and_only_by_its_writers(
    camat: Peran, kades: Peran, now: datetime
) -> None:
    rakor = schedule(camat, now, kades)
    with pytest.raises(s.CannotMeet, match="sudah berubah"):
        capture(rakor, camat, now, kades)
    s.open_rakor(rakor=rakor, by=camat.as_pelaku(), now=now)
    with pytest.raises(s.CannotMeet, match="notulis"):
        capture(rakor, kades, now, kades)


def test_what_was_captured_in_haste_is_put_right_and_keeps_its_number(
    camat: Peran, kades: Peran, now: datetime
) -> None:
    rakor = run(camat, kades, now)
    salah = capture(rakor, camat, now, kades)
    isi = s.IsiArahan(
        teks="Selesaikan laporan semester I.", kepada=[kades.unit], jatuh_tempo_on=rakor.tanggal
    )
    benar = s.change_arahan(arahan=salah, by=camat.as_pelaku(), isi=isi, now=now)
    assert (benar.nomor, rakor.arahan.count(), kades.unit.tindak_lanjut.count()) == (1, 1, 1)


def test_a_meeting_of_another_kecamatan_is_not_seen(camat: Peran, kades: Peran, now: datetime) -> None:
    rakor = schedule(camat, now, kades)
    lain = make_peran(JenisPeran.CAMAT, "63.06.01").as_pelaku()
    assert not Rakor.objects.visible_to(lain).exists()
    assert Rakor.objects.visible_to(kades.as_pelaku()).get() == rakor


def test_a_word_finds_the_office() -> None:
    pupr = make_unit("dinas-pupr", singkatan="PUPR", nama="Dinas Pekerjaan Umum dan Penataan Ruang")
    desa = make_unit("desa-bamban", jenis="desa", nama="Pemerintah Desa Bamban", kode_wilayah=DESA)
    utara = make_unit(
        "desa-bamban-utara", jenis="desa", nama="Pemerintah Desa Bamban Utara", kode_wilayah="63.06.04.2001"
    )
    assert match_unit("pupr", [pupr, desa, utara]) == [pupr]
    assert match_unit("bamban-utara", [pupr, desa, utara]) == [utara]
    assert match_unit("bamban", [pupr, desa, utara]) == [desa, utara]
