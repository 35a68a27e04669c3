"""Data milik sendiri: membetulkan sampai dibuka, menghapus semuanya, dan masa simpan yang berjalan sendiri."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from terasa.aspirasi.enums import Status
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Percakapan, Peristiwa
from terasa.aspirasi.queries.simpan import collect_data
from terasa.aspirasi.services import (
    CannotAct,
    CannotRelease,
    answer,
    correct_words,
    erase_data,
    mark_digabung,
    release_aspirasi,
    unrelease_aspirasi,
)
from terasa.aspirasi.tasks import retire_old
from terasa.cari.models import Entri
from terasa.dokumen.models import Berkas
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks
from terasa.umum.models import AuditBaris, AuditGaram
from terasa.umum.pelaku import SISTEM, WARGA, PelakuTetap
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_foto, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
PRIBADI = ("aspirasi_isi", "aspirasi_pengikut", "aspirasi_percakapan", "dokumen_berkas", "kabar_alamat")


@pytest.fixture
def operator(db: None) -> PelakuTetap:
    return make_pelaku("operator_desa", DESA)


def talk(operator: PelakuTetap, now: datetime, *, rilis: bool = False) -> Aspirasi:
    """A voice with everything: photo, contact, point, conversation."""
    aspirasi = make_aspirasi(
        now=now, surel="siti@contoh.id", foto=[make_foto()], patokan="samping surau", kelompok="disabilitas"
    ).aspirasi
    with sebagai(operator):
        if rilis:
            foto = [f.pk for f in aspirasi.foto.all()]
            release_aspirasi(aspirasi=aspirasi, foto=foto, by=operator, now=now)
        answer(aspirasi=aspirasi, teks="Sudah dicatat, Bu.", by=operator, now=now)
    return aspirasi


def erase(aspirasi: Aspirasi, now: datetime) -> None:
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        erase_data(aspirasi=aspirasi, by=WARGA, now=now)


def correct(aspirasi: Aspirasi, now: datetime, masalah: str = "Jembatan besi lapuk.") -> None:
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        correct_words(aspirasi=aspirasi, masalah=masalah, dusun="Dusun III", patokan="", by=WARGA, now=now)


def test_nothing_of_the_person_is_left_and_the_history_stays(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = talk(operator, now, rilis=True)
    erase(aspirasi, now)
    with konteks.pakai(konteks.sistem()):
        assert [m.objects.count() for m in (Foto, Berkas, Percakapan, Alamat, Entri)] == [0] * 5
        assert not Pesan.objects.filter(alamat__isnull=False).exists()
        isi = Isi.objects.get()
        assert (isi.teks_publik, isi.dusun, isi.patokan, isi.titik, isi.dirilis) == ("", "", "", "", False)
        assert not AuditGaram.objects.filter(tabel__in=PRIBADI).exists()
    assert (aspirasi.status, aspirasi.kelompok, aspirasi.dirilis_at) == (Status.DITARIK, "sendiri", None)
    assert {p.keputusan for p in aspirasi.peristiwa.all()} >= {"dirilis", "ditarik", "data_dihapus"}
    assert AuditBaris.objects.filter(tindakan="erase_data").exists()


def test_joined_voice_stays_joined_and_its_words_cannot_come_back(
    operator: PelakuTetap, now: datetime
) -> None:
    aspirasi = talk(operator, now)
    with sebagai(operator):
        mark_digabung(aspirasi=aspirasi, usulan_kode="7K3D9QXA5", by=operator, now=now)
    erase(aspirasi, now)
    assert aspirasi.status == Status.DIGABUNG
    with sebagai(operator), pytest.raises(CannotRelease, match="sudah menghapus"):
        release_aspirasi(aspirasi=aspirasi, teks_publik="Karangan petugas", by=operator, now=now)


def test_another_voice_of_the_same_desa_keeps_everything(operator: PelakuTetap, now: datetime) -> None:
    lain = talk(operator, now)
    erase(talk(operator, now), now)
    with konteks.pakai(konteks.sistem()):
        data = collect_data(lain)
    assert data["tulisan"]["masalah"].startswith("Jembatan kayu")
    assert [len(data[n]) for n in ("berkas", "kontak", "percakapan")] == [1, 1, 1]


def test_only_the_key_or_the_counter_of_this_village_erases(operator: PelakuTetap, now: datetime) -> None:
    aspirasi, asing = talk(operator, now), make_pelaku("operator_desa", DESA_LAIN)
    with sebagai(asing), pytest.raises(CannotAct):
        erase_data(aspirasi=aspirasi, by=asing, now=now)
    with sebagai(WARGA), pytest.raises(CannotAct):
        erase_data(aspirasi=aspirasi, by=WARGA, now=now)
    with sebagai(operator):
        erase_data(aspirasi=aspirasi, by=operator, now=now)
    assert aspirasi.dihapus_at == now


def test_words_are_mended_until_they_are_open(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, masalah="Jembatan lapuk, telepon 081234567890.").aspirasi
    correct(aspirasi, now)
    with sebagai(operator):
        assert Isi.objects.get().masalah == "Jembatan besi lapuk."
        release_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    with pytest.raises(CannotAct, match="sudah dibuka untuk umum"):
        correct(aspirasi, now, "Lain sama sekali.")
    with sebagai(operator):
        unrelease_aspirasi(aspirasi=aspirasi, by=operator, now=now)
    correct(aspirasi, now, "Jembatan besi berkarat.")
    with pytest.raises(CannotAct, match="Tulis dulu"):
        correct(aspirasi, now, "  ")
    # The station never tells the words.
    assert {p.alasan for p in aspirasi.peristiwa.filter(keputusan="dibetulkan")} == {""}


def test_words_are_not_mended_without_the_key(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now).aspirasi
    with sebagai(WARGA), pytest.raises(CannotAct):
        correct_words(aspirasi=aspirasi, masalah="x", dusun="", patokan="", by=WARGA, now=now)


def run_retensi(now: datetime, hari: int) -> int:
    with konteks.pakai(konteks.sistem("Masa simpan")):
        return retire_old(by=SISTEM, now=now + timedelta(days=hari))


def test_contact_goes_first_then_the_words_and_once_each(operator: PelakuTetap, now: datetime) -> None:
    aspirasi = talk(operator, now)
    # Until the day of the rule nothing moves; the voice that nobody answered waits for ever.
    tunggu = make_aspirasi(now=now, telepon="081234567890").aspirasi
    assert [run_retensi(now, hari) for hari in (729, 732, 733)] == [0, 1, 0]
    with konteks.pakai(konteks.sistem()):
        assert not Percakapan.objects.exists()
        assert Alamat.objects.get().pemilik_id == tunggu.pk
        assert Isi.objects.get(pk=aspirasi.pk).masalah
    # Counted from the last event of the voice, not from the housekeeping in between.
    assert [run_retensi(now, hari) for hari in (1827, 1828)] == [1, 0]
    aspirasi.refresh_from_db()
    assert aspirasi.dihapus_at is not None
    assert [p.alasan for p in Peristiwa.objects.filter(keputusan="retensi").order_by("pada")] == [
        "retensi-kontak-aspirasi",
        "retensi-isi-aspirasi",
    ]
    assert AuditBaris.objects.filter(tindakan="apply_retensi", tabel="aspirasi_peristiwa").count() == 2


def test_public_words_stay_and_a_joined_voice_is_told_longer(operator: PelakuTetap, now: datetime) -> None:
    terbuka, gabung = talk(operator, now, rilis=True), talk(operator, now)
    with sebagai(operator):
        mark_digabung(aspirasi=gabung, usulan_kode="7K3D9QXA5", by=operator, now=now)
    run_retensi(now, 800)
    with konteks.pakai(konteks.sistem()):
        assert Alamat.objects.get().pemilik_id == gabung.pk
    run_retensi(now, 1830)
    with konteks.pakai(konteks.sistem()):
        assert not Alamat.objects.exists()
        assert all(i.masalah for i in Isi.objects.filter(pk__in=[terbuka.pk, gabung.pk]))
