"""Mengajukan: tepat sekali, kapan saja, dengan kunci yang tidak tersimpan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from terasa.aspirasi import rules
from terasa.aspirasi.enums import Keputusan, Status, Sumber
from terasa.aspirasi.models import Aspirasi, Foto, Isi, Pengikut, Peristiwa
from terasa.aspirasi.queries import due_days, find_by_kunci
from terasa.aspirasi.services import CannotSubmit, KunciKirimTerpakai, Terkirim, submit_aspirasi
from terasa.aturan.models import Aturan
from terasa.dokumen.models import Berkas
from terasa.dokumen.services import FotoTidakTerbaca
from terasa.kabar.models import Alamat, Pesan
from terasa.kabar.services import AlamatTidakSah
from terasa.umum import konteks
from terasa.umum.models import AuditBaris
from terasa.umum.pelaku import WARGA
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_foto, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
DATA = rules.DataAspirasi(kode_desa=DESA, masalah="Jembatan lapuk.", surel="siti@contoh.id")


def send(data: rules.DataAspirasi = DATA, *, now: datetime, **lain: object) -> Terkirim:
    with sebagai(WARGA):
        return submit_aspirasi(data=data, by=WARGA, now=now, **{"kunci_kirim": uuid4(), **lain})  # type: ignore[arg-type]


def test_voice_waits_with_its_station_and_its_promise(now: datetime) -> None:
    terkirim = send(now=now)
    peristiwa = Peristiwa.objects.get()
    assert terkirim.aspirasi.status == Status.DIAJUKAN
    assert (peristiwa.keputusan, peristiwa.oleh) == (Keputusan.DIAJUKAN, "Warga")
    assert peristiwa.jatuh_tempo_on == due_days([terkirim.aspirasi])[str(terkirim.aspirasi.pk)]


def test_same_sending_twice_is_one_voice_and_the_same_slip(now: datetime) -> None:
    kirim = uuid4()
    pertama = send(now=now, kunci_kirim=kirim, foto=[make_foto()])
    kedua = send(now=now + timedelta(hours=3), kunci_kirim=kirim, foto=[make_foto()])
    assert (kedua.aspirasi.pk, kedua.kunci, kedua.ulang) == (pertama.aspirasi.pk, pertama.kunci, True)
    assert (Aspirasi.objects.count(), Foto.objects.count(), Peristiwa.objects.count()) == (1, 1, 1)


def test_used_form_with_other_words_is_said_not_swallowed(now: datetime) -> None:
    kirim = uuid4()
    send(now=now, kunci_kirim=kirim)
    with pytest.raises(KunciKirimTerpakai):
        send(replace(DATA, masalah="Sumur kering."), now=now, kunci_kirim=kirim)


@pytest.mark.parametrize("hari", [-4000, 0, 5000])
def test_voice_is_never_refused_because_of_a_date(now: datetime, hari: int) -> None:
    assert send(now=now + timedelta(days=hari)).aspirasi.pk


def test_rule_that_cannot_be_read_refuses_no_voice(now: datetime) -> None:
    Aturan.objects.filter(kode=rules.JAWABAN_PERTAMA).delete()
    send(now=now)
    assert Peristiwa.objects.get().jatuh_tempo_on is None


def test_key_opens_and_is_stored_nowhere(now: datetime) -> None:
    kirim = uuid4()
    terkirim = send(now=now, kunci_kirim=kirim)
    assert find_by_kunci(terkirim.aspirasi.kode, rules.print_kunci(terkirim.kunci)) == terkirim.aspirasi
    assert find_by_kunci(terkirim.aspirasi.kode, "0" * 20) is None
    assert find_by_kunci("ZZZZZZZZZ", terkirim.kunci) is None
    with konteks.pakai(konteks.sistem()), connection.cursor() as cursor:
        for tabel in ("aspirasi_aspirasi", "aspirasi_isi", "umum_auditbaris", "kabar_pesan"):
            cursor.execute(
                f'SELECT count(*) FROM "{tabel}" t WHERE t::text ~ %s', [f"{terkirim.kunci}|{kirim}"]
            )
            assert cursor.fetchone()[0] == 0, tabel


def test_words_and_contact_wait_behind_the_key(now: datetime) -> None:
    aspirasi = send(now=now).aspirasi
    with sebagai(WARGA):
        assert (Isi.objects.count(), Pengikut.objects.count(), Alamat.objects.count()) == (0, 0, 0)
    with konteks.dengan_kunci(aspirasi.pk):
        assert (Isi.objects.count(), Pengikut.objects.count(), Alamat.objects.get().nilai) == (
            1,
            1,
            "siti@contoh.id",
        )


def test_audit_holds_no_word_of_the_resident(now: datetime) -> None:
    send(replace(DATA, telepon="081234567890"), now=now)
    semua = " ".join(str(b.data) for b in AuditBaris.objects.all())
    assert not any(kata in semua for kata in ("lapuk", "siti@", "81234567890"))


def test_office_and_resident_are_told_once_each(now: datetime) -> None:
    operator = make_pelaku("operator_desa", DESA)
    make_pelaku("operator_desa", DESA_LAIN)
    send(now=now)
    with konteks.pakai(konteks.sistem()):
        assert Pesan.objects.get(pengguna__isnull=False).pengguna_id == operator.pengguna_id
        assert Pesan.objects.get(alamat__isnull=False).alamat.nilai == "siti@contoh.id"  # type: ignore[union-attr]
        assert not any("lapuk" in p.teks + p.subjek for p in Pesan.objects.all())


def test_photo_is_made_anew_and_stays_closed(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, foto=[make_foto()]).aspirasi
    with sebagai(WARGA):
        assert Berkas.objects.count() == 0
    with konteks.dengan_kunci(aspirasi.pk):
        berkas = Berkas.objects.get()
    assert b"Kamera Rahasia" not in bytes(berkas.isi)
    assert (berkas.nama, berkas.dirilis) == (f"foto-{aspirasi.kode}-1.jpg", False)


def test_officer_records_for_someone(now: datetime) -> None:
    operator = make_pelaku("operator_desa", DESA)
    aspirasi = make_aspirasi(now=now, by=operator, sumber=Sumber.OPERATOR).aspirasi
    assert aspirasi.sumber == Sumber.OPERATOR
    assert Peristiwa.objects.get().oleh == operator.label


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (replace(DATA, masalah="  "), "masalah-kosong"),
        (replace(DATA, masalah="x" * 4001), "masalah-panjang"),
        (replace(DATA, kode_desa="63.06.04"), "desa-tidak-dikenal"),
        (replace(DATA, kode_desa="63.06.04.2999"), "desa-tidak-dikenal"),
    ],
)
def test_unusable_form_says_why_and_stores_nothing(
    now: datetime, data: rules.DataAspirasi, code: str
) -> None:
    with pytest.raises(CannotSubmit) as galat:
        send(data, now=now)
    assert galat.value.code == code
    assert not Aspirasi.objects.exists()


def test_unreadable_photo_or_contact_stores_nothing(now: datetime) -> None:
    with pytest.raises(FotoTidakTerbaca):
        send(now=now, foto=[b"bukan foto"])
    with pytest.raises(AlamatTidakSah):
        send(replace(DATA, telepon="12"), now=now)
    with pytest.raises(CannotSubmit):
        send(now=now, foto=[make_foto()] * 4)
    assert not Aspirasi.objects.exists()
