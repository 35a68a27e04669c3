"""PAW: siapa mencatat langkah mana, seleksi tambahan, koreksi beralasan, pembatalan, dan pengingat sekali per tahap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from terasa.akun.enums import JenisPeran as P
from terasa.aturan.models import Tenggat
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Pesan
from terasa.perangkat.models import CalonPaw, ProsesPaw
from terasa.perangkat.queries.paw import count_terlambat, list_langkah, list_ringkas
from terasa.perangkat.services import CannotRegister
from terasa.perangkat.services.paw import IsiLangkah, inaugurate_paw, record_langkah, set_calon
from terasa.perangkat.services.paw_ingat import remind_paw
from terasa.perangkat.services.paw_ubah import cancel_paw, correct_langkah
from terasa.perangkat.services.pindaian import store_pindaian
from terasa.umum import konteks
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_pelaku, sebagai
from tests.module.perangkat.bahan_paw import BERHENTI, LANGKAH, at, begin, person, walk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sistem")]


def clock(proses: ProsesPaw, kode: str) -> Tenggat:
    return Tenggat.objects.get(objek_jenis="paw", objek_id=str(proses.pk), aturan_kode=kode)


def test_the_bpd_of_the_village_writes_its_own_steps_and_no_other_office_does() -> None:
    proses = begin()
    bpd, tetangga = make_pelaku(P.BPD, DESA), make_pelaku(P.BPD, DESA_LAIN)
    isi = IsiLangkah(LANGKAH["panitia"])
    for lain in (tetangga, make_pelaku(P.CAMAT, "63.06.04"), make_pelaku(P.OPERATOR_DESA, DESA)):
        with pytest.raises(CannotRegister, match="kantor lain"):
            record_langkah(by=lain, proses=proses, kode="panitia", isi=isi, now=at(isi.tanggal))
    with sebagai(bpd):
        berkas = store_pindaian(data=b"%PDF-1.4 x", nama="sk.pdf", kode_wilayah=DESA, now=at(isi.tanggal))
        record_langkah(
            by=bpd,
            proses=proses,
            kode="panitia",
            isi=IsiLangkah(isi.tanggal, berkas=berkas),
            now=at(isi.tanggal),
        )
        assert Berkas.objects.filter(pk=berkas.pk).exists()
    with pytest.raises(CannotRegister, match="kantor lain"):
        record_langkah(by=bpd, proses=proses, kode="keputusan", isi=isi, now=at(isi.tanggal))
    # Its row-level rights do not reach the table of candidates; the act does, and only for its own village.
    with sebagai(bpd):
        set_calon(by=bpd, proses=proses, nama=["Satu", "Dua"], ditetapkan=["Satu", "Dua"])
        assert CalonPaw.objects.count() == 2
    with sebagai(tetangga):
        assert not CalonPaw.objects.exists()


def test_more_than_three_who_qualify_ask_for_the_criteria_of_the_selection() -> None:
    proses = begin()
    walk(proses, "pendaftaran_ditutup")
    empat, hari = ["Satu", "Dua", "Tiga", "Empat"], LANGKAH["calon"]
    set_calon(by=SISTEM, proses=proses, nama=empat, memenuhi=empat, ditetapkan=empat[:3])
    with pytest.raises(CannotRegister, match="kriteria seleksi"):
        record_langkah(by=SISTEM, proses=proses, kode="calon", isi=IsiLangkah(hari), now=at(hari))
    set_calon(
        by=SISTEM,
        proses=proses,
        nama=empat,
        memenuhi=empat,
        ditetapkan=empat[:3],
        kriteria="Pengalaman, pendidikan",
    )
    record_langkah(by=SISTEM, proses=proses, kode="calon", isi=IsiLangkah(hari), now=at(hari))
    with pytest.raises(CannotRegister, match="sudah ditetapkan"):
        set_calon(by=SISTEM, proses=proses, nama=empat, ditetapkan=["Empat", "Satu"])
    with pytest.raises(CannotRegister, match="memenuhi syarat"):
        set_calon(by=SISTEM, proses=proses, nama=empat, memenuhi=["Satu"], ditetapkan=["Dua"])


def test_a_wrong_day_is_corrected_with_a_reason_and_its_clocks_follow() -> None:
    proses = begin()
    walk(proses, "biaya_diajukan")
    panitia = proses.langkah.get(kode="panitia")
    now = at(LANGKAH["biaya_diajukan"])
    assert clock(proses, "paw-pengajuan-biaya").jatuh_tempo_on == LANGKAH["panitia"] + timedelta(days=30)
    for salah, alasan in ((date(2026, 1, 1), "x"), (date(2026, 2, 21), "x"), (date(2026, 2, 19), " ")):
        with pytest.raises(CannotRegister):
            correct_langkah(by=SISTEM, langkah=panitia, isi=IsiLangkah(salah), alasan=alasan, now=now)
    correct_langkah(
        by=SISTEM,
        langkah=panitia,
        isi=IsiLangkah(date(2026, 2, 19), "5/2026"),
        alasan="Salah baca keputusan.",
        now=now,
    )
    koreksi = panitia.koreksi.get()
    assert (koreksi.semula["tanggal"], koreksi.menjadi["tanggal"]) == ("2026-02-10", "2026-02-19")
    assert clock(proses, "paw-pembentukan-panitia").keadaan == "selesai_terlambat"
    assert clock(proses, "paw-pengajuan-biaya").jatuh_tempo_on == date(2026, 3, 21)
    with pytest.raises(CannotRegister, match="Dinas PMD"):
        correct_langkah(
            by=make_pelaku(P.BPD, DESA),
            langkah=panitia,
            isi=IsiLangkah(date(2026, 2, 18)),
            alasan="x",
            now=now,
        )


def test_a_cancelled_procedure_keeps_its_steps_and_stops_its_clocks() -> None:
    proses = begin()
    walk(proses, "panitia")
    with pytest.raises(CannotRegister, match="mengapa"):
        cancel_paw(by=SISTEM, proses=proses, alasan=" ", now=at(BERHENTI))
    cancel_paw(by=SISTEM, proses=proses, alasan="Desanya digabung.", now=at(BERHENTI))
    proses.refresh_from_db()
    assert (proses.status, proses.langkah.count()) == ("batal", 2)
    assert not Tenggat.objects.filter(objek_id=str(proses.pk), selesai_at__isnull=True).exists()
    with pytest.raises(CannotRegister, match="tidak berjalan"):
        record_langkah(
            by=SISTEM,
            proses=proses,
            kode="biaya_diajukan",
            isi=IsiLangkah(BERHENTI),
            now=at(LANGKAH["panitia"]),
        )


def test_nobody_is_sworn_in_whom_the_musdes_did_not_choose() -> None:
    proses = begin()
    walk(proses, "keputusan")
    dilantik = date(2026, 5, 4)
    from terasa.perangkat.services.paw import appoint_penjabat

    appoint_penjabat(
        by=SISTEM, proses=proses, orang=person("Penjabat"), mulai_on=date(2026, 2, 5),
        isi=IsiLangkah(date(2026, 2, 5), "188.45/12"), now=at(dilantik),
    )  # fmt: skip
    lantik = {"by": SISTEM, "proses": proses, "isi": IsiLangkah(dilantik, "188.45/40"), "now": at(dilantik)}
    with pytest.raises(CannotRegister, match="Tandai dulu"):
        inaugurate_paw(**lantik, orang=person("Calon Dua"), dilantik_on=dilantik)  # type: ignore[arg-type]
    dua = ["Calon Satu", "Calon Dua"]
    set_calon(by=SISTEM, proses=proses, nama=dua, ditetapkan=dua, terpilih="Calon Dua")
    masa = inaugurate_paw(**lantik, orang=person("Calon Dua"), dilantik_on=dilantik)  # type: ignore[arg-type]
    assert masa.rencana_berakhir_on == date(2029, 12, 20)


def test_each_step_warns_at_its_start_near_its_day_and_after_it_once_each() -> None:
    begin()
    bpd = make_pelaku(P.BPD, DESA)
    assert bpd.pengguna_id is not None
    batas = BERHENTI + timedelta(days=15)

    def subjects() -> list[str]:
        with konteks.sebagai_sistem():
            return sorted(
                Pesan.objects.filter(pengguna_id=bpd.pengguna_id, teks__contains="panitia").values_list(
                    "subjek", flat=True
                )
            )

    for hari in (BERHENTI, BERHENTI + timedelta(days=5)):
        remind_paw(by=SISTEM, now=at(hari))
    assert [s.rpartition(": ")[2] for s in subjects()] == ["langkah berikutnya"]
    for hari in (batas - timedelta(days=3), batas, batas + timedelta(days=1), batas + timedelta(days=2)):
        remind_paw(by=SISTEM, now=at(hari))
    assert sorted(s.rpartition(": ")[2] for s in subjects()) == [
        "langkah berikutnya",
        "lewat tenggat",
        "segera jatuh tempo",
    ]


def test_the_list_tells_the_next_step_what_blocks_the_others_and_what_is_late() -> None:
    proses = begin()
    walk(proses, "panitia")
    hari = LANGKAH["panitia"] + timedelta(days=31)
    (ringkas,) = list_ringkas(ProsesPaw.objects.all(), hari)
    assert ringkas.berikut is not None
    assert (ringkas.berikut.kode, ringkas.sudah, ringkas.dari, ringkas.terlambat) == (
        "biaya_diajukan",
        2,
        13,
        1,
    )
    baris = {b.baku.kode: b for b in list_langkah(proses, [])}
    assert len(baris) == 13
    assert baris["biaya_diajukan"].is_berikut
    assert not baris["biaya_diajukan"].halangan
    assert "mengajukan biaya" in baris["biaya_disetujui"].halangan
    assert baris["musdes"].dasar == "Permendagri 65/2017 Pasal 47A"
    pmd = make_pelaku(P.DINAS_PMD, KABUPATEN)
    assert count_terlambat(pmd, hari) == (1, LANGKAH["panitia"] + timedelta(days=30))
    assert count_terlambat(make_pelaku(P.BPD, DESA_LAIN), hari) == (0, None)
