"""Menghapus data pribadi: kontak, kabar, dan garam auditnya; kata-kata dan benang tetap."""

from __future__ import annotations

from datetime import datetime

import pytest

from terasa.aspirasi.models import Isi, Pengikut, Peristiwa
from terasa.aspirasi.services import CannotAct, erase_personal, replace_kontak
from terasa.kabar.models import Alamat, Pesan
from terasa.umum import konteks
from terasa.umum.models import AuditBaris, AuditGaram
from terasa.umum.pelaku import WARGA
from tests.factories import DESA, DESA_LAIN, make_aspirasi, make_pelaku, sebagai

pytestmark = pytest.mark.django_db
KONTAK = {"surel": "siti@contoh.id", "telepon": "081234567890"}
TABEL_KONTAK = ("aspirasi_pengikut", "kabar_alamat")


def test_erasure_forgets_the_person_and_keeps_the_words(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, **KONTAK).aspirasi
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        erase_personal(aspirasi=aspirasi, by=WARGA, now=now)
    with konteks.pakai(konteks.sistem()):
        assert [m.objects.count() for m in (Alamat, Pengikut, Pesan)] == [0, 0, 0]
        assert Isi.objects.get().masalah
    assert Peristiwa.objects.filter(keputusan="kontak_dihapus").exists()


def test_erasure_turns_the_digests_to_dust(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, **KONTAK).aspirasi
    sebelum = AuditBaris.objects.filter(tabel__in=TABEL_KONTAK).count()
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        erase_personal(aspirasi=aspirasi, by=WARGA, now=now)
    with konteks.pakai(konteks.sistem()):
        assert not AuditGaram.objects.filter(tabel__in=[*TABEL_KONTAK, "kabar_pesan"]).exists()
        assert AuditGaram.objects.filter(tabel="aspirasi_isi").exists()
    # The audit itself grows: nothing is taken out of it.
    assert AuditBaris.objects.filter(tabel__in=TABEL_KONTAK).count() == 2 * sebelum


def test_erasure_leaves_other_voices_alone(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, **KONTAK).aspirasi
    make_aspirasi(now=now, **KONTAK)
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        erase_personal(aspirasi=aspirasi, by=WARGA, now=now)
    with konteks.pakai(konteks.sistem()):
        assert Alamat.objects.count() == 2


def test_village_erases_at_the_counter_and_the_next_village_does_not(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, **KONTAK).aspirasi
    asing, operator = make_pelaku("operator_desa", DESA_LAIN), make_pelaku("operator_desa", DESA)
    with sebagai(asing), pytest.raises(CannotAct):
        erase_personal(aspirasi=aspirasi, by=asing, now=now)
    with sebagai(operator):
        erase_personal(aspirasi=aspirasi, by=operator, now=now)
    with konteks.pakai(konteks.sistem()):
        assert not Alamat.objects.exists()


def test_new_contact_replaces_the_old(now: datetime) -> None:
    aspirasi = make_aspirasi(now=now, **KONTAK).aspirasi
    with sebagai(WARGA), konteks.dengan_kunci(aspirasi.pk):
        replace_kontak(aspirasi=aspirasi, surel="baru@contoh.id", telepon="", by=WARGA, now=now)
        assert [a.nilai for a in Alamat.objects.all()] == ["baru@contoh.id"]
