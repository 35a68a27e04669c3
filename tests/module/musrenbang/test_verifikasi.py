"""Pemeriksaan sebelum forum: angkanya di samping aslinya, dapat dicabut, dan forum tetap menerima jalur pendek."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from terasa.akun.models import Unit
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tujuan
from terasa.musrenbang.models import Keputusan, Langkah, Usulan, Verifikasi
from terasa.musrenbang.queries import list_triple
from terasa.musrenbang.services import (
    CannotAttach,
    CannotDecide,
    CannotMove,
    CannotPlan,
    CannotVerify,
    DataUsulan,
    DataVerifikasi,
    add_lampiran,
    complete_usulan,
    enter_kua_ppas,
    enter_rkpd,
    leave_rencana,
    open_forum,
    postpone_usulan,
    remove_lampiran,
    resume_usulan,
    verify_usulan,
    withdraw_verifikasi,
)
from terasa.nomenklatur.models import Nomenklatur
from terasa.umum.pelaku import SISTEM
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_foto, make_pelaku, make_unit
from tests.module.musrenbang.bahan import TAHUN, agree, bring_to_pd, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
DESA_LENGKAP = DataVerifikasi(
    lokasi="RT 02",
    volume=Decimal(12),
    foto="Jalan terendam, belum dapat difoto",
    status_lahan="desa",
    biaya=80_000_000,
)


def agreed(now: datetime) -> Usulan:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    return usulan


def data_bappeda(unit: Unit, **isi: object) -> DataVerifikasi:
    isi = {"kamus_catatan": "Belum ada", "unit": unit, "kewenangan": "kabupaten", **isi}
    return DataVerifikasi(**isi)  # type: ignore[arg-type]  # free fields


def test_the_full_way_keeps_every_figure_side_by_side(now: datetime) -> None:
    usulan, unit = make_usulan(now, volume=Decimal(10), satuan="m"), make_unit("dinas-uji")
    by = make_pelaku("operator_desa", DESA)
    verify_usulan(usulan=usulan, tingkat="desa", by=by, data=DESA_LENGKAP, now=now)
    assert usulan.status == StatusUsulan.DIVERIFIKASI_DESA
    agree(open_desa(now), [usulan], now)
    besok = now + timedelta(days=1)
    verify_usulan(usulan=usulan, tingkat="bappeda", by=SISTEM, data=data_bappeda(unit), now=besok)
    periksa = DataVerifikasi(
        rekomendasi="Cukup 11 m", volume=Decimal(11), biaya=70_000_000, catatan="Dekat SD"
    )
    verify_usulan(
        usulan=usulan, tingkat="kecamatan", by=make_pelaku("camat", "63.06.04"), data=periksa, now=besok
    )
    umum = {"by": SISTEM, "kabupaten": KABUPATEN, "tahun": TAHUN, "nama": "", "now": besok}
    agree(open_forum(jenis=JenisForum.FORUM_KECAMATAN, cakupan=["63.06.04"], **umum), [usulan], besok)
    lapangan = DataVerifikasi(lapangan_on=now.date(), daftar="utama", biaya=75_000_000)
    lusa = now + timedelta(days=2)
    verify_usulan(
        usulan=usulan,
        tingkat="perangkat_daerah",
        by=make_pelaku("perangkat_daerah", unit=unit),
        data=lapangan,
        now=lusa,
    )

    asli = Usulan.objects.with_kini().get()
    assert (asli.volume, asli.biaya, asli.unit_tujuan) == (10, 100_000_000, unit)
    assert (asli.volume_kini, asli.biaya_kini, asli.status) == (11, 75_000_000, StatusUsulan.DIVERIFIKASI_PD)
    assert [(t.tahap, t.volume, t.biaya) for t in list_triple(asli)] == [
        ("usulan", 10, 100_000_000),
        ("desa", 12, 80_000_000),
        ("musrenbang_desa", None, None),
        ("bappeda", None, None),
        ("kecamatan", 11, 70_000_000),
        ("forum_kecamatan", None, None),
        ("perangkat_daerah", None, 75_000_000),
    ]
    assert next(t for t in list_triple(asli) if t.tahap == "kecamatan").catatan == "Dekat SD"


@pytest.mark.parametrize("kosong", ["lokasi", "volume", "foto", "status_lahan"])
def test_a_village_check_lacks_nothing(now: datetime, kosong: str) -> None:
    usulan = make_usulan(now)
    data = DataVerifikasi(**{**vars(DESA_LENGKAP), kosong: None if kosong == "volume" else ""})
    with pytest.raises(CannotMove):
        verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=data, now=now)


def test_a_photo_stands_for_the_sentence_why_there_is_none(now: datetime) -> None:
    usulan = make_usulan(now)
    add_lampiran(usulan=usulan, by=SISTEM, jenis="foto", data=make_foto(), now=now)
    data = DataVerifikasi(**{**vars(DESA_LENGKAP), "foto": ""})
    verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=data, now=now)
    assert Verifikasi.objects.get().kelengkapan["foto"] == "1 foto"


def test_only_the_tier_and_the_place_check(now: datetime) -> None:
    usulan = make_usulan(now)
    for jenis, kode in (("operator_desa", DESA_LAIN), ("camat", "63.06.04"), ("bpd", DESA)):
        with pytest.raises(CannotVerify):
            verify_usulan(
                usulan=usulan, tingkat="desa", by=make_pelaku(jenis, kode), data=DESA_LENGKAP, now=now
            )


def test_an_open_forum_keeps_it_and_a_return_takes_it_off(now: datetime) -> None:
    forum = open_desa(now)
    usulan = make_usulan(now)
    verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=DESA_LENGKAP, now=now)
    assert forum.keputusan.count() == 1
    withdraw_verifikasi(usulan=usulan, by=SISTEM, alasan="Ukurannya keliru", now=now)
    assert (usulan.status, Usulan.objects.with_kini().get().biaya_kini) == (
        StatusUsulan.DIAJUKAN,
        100_000_000,
    )

    kembali = DataVerifikasi(hasil="dikembalikan", alasan_kode="R10", alasan="RAB belum ada")
    verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=kembali, now=now)
    assert (usulan.status, forum.keputusan.count()) == (StatusUsulan.DIKEMBALIKAN, 0)
    data = DataUsulan(judul=usulan.judul, biaya=90_000_000)
    complete_usulan(usulan=usulan, by=SISTEM, data=data, alasan="RAB dilampirkan", now=now)
    assert (usulan.status, forum.keputusan.count()) == (StatusUsulan.DIAJUKAN, 1)


def test_numbers_of_people_in_a_check_are_masked(now: datetime) -> None:
    usulan = make_usulan(now)
    data = DataVerifikasi(**{**vars(DESA_LENGKAP), "catatan": "Hubungi 0812 3456 7890"})
    verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=data, now=now)
    assert "7890" not in Verifikasi.objects.get().catatan


def test_a_refusal_needs_a_published_code(now: datetime) -> None:
    usulan, unit = agreed(now), make_unit("dinas-uji")
    with pytest.raises(CannotDecide):
        verify_usulan(
            usulan=usulan, tingkat="bappeda", by=SISTEM, data=data_bappeda(unit, hasil="tidak_layak"), now=now
        )
    tolak = data_bappeda(unit, hasil="tidak_layak", alasan_kode="R08")
    verify_usulan(usulan=usulan, tingkat="bappeda", by=SISTEM, data=tolak, now=now)
    assert usulan.status == StatusUsulan.DITOLAK
    withdraw_verifikasi(usulan=usulan, by=SISTEM, alasan="Ternyata belum dibangun", now=now)
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA


def test_forwarded_is_not_rejected(now: datetime) -> None:
    usulan, unit = agreed(now), make_unit("dinas-uji")
    with pytest.raises(CannotVerify):
        verify_usulan(
            usulan=usulan,
            tingkat="bappeda",
            by=SISTEM,
            data=data_bappeda(unit, kewenangan="provinsi"),
            now=now,
        )
    data = DataVerifikasi(hasil="diteruskan_ke_provinsi", alasan="Jalan ini jalan provinsi.")
    verify_usulan(usulan=usulan, tingkat="bappeda", by=SISTEM, data=data, now=now)
    langkah = Langkah.objects.filter(usulan=usulan).latest("id")
    assert (usulan.status, usulan.tujuan) == (StatusUsulan.DITERUSKAN_KE_PROVINSI, Tujuan.PROVINSI)
    assert (langkah.keputusan, langkah.alasan) == ("diteruskan_ke_provinsi", "Jalan ini jalan provinsi.")
    assert langkah.lanjutan == "Menunggu jawaban pemerintah provinsi."


def test_what_a_village_pays_for_itself_goes_to_no_higher_check(now: datetime) -> None:
    usulan, unit = make_usulan(now, tujuan="desa"), make_unit("dinas-uji")
    agree(open_desa(now), [usulan], now)
    with pytest.raises(CannotVerify):
        verify_usulan(
            usulan=usulan, tingkat="bappeda", by=SISTEM, data=data_bappeda(unit, kewenangan="desa"), now=now
        )
    with pytest.raises(CannotVerify):
        verify_usulan(
            usulan=usulan, tingkat="kecamatan", by=SISTEM, data=DataVerifikasi(rekomendasi="Baik"), now=now
        )
    verify_usulan(usulan=usulan, tingkat="bappeda", by=SISTEM, data=data_bappeda(unit), now=now)
    assert (usulan.status, usulan.tujuan) == (StatusUsulan.VALIDASI_BAPPEDA, Tujuan.KABUPATEN)


def test_a_check_after_the_forum_decided_is_refused(now: datetime) -> None:
    usulan = make_usulan(now)
    forum = open_desa(now)
    Keputusan.objects.filter(forum=forum).update(hasil="disepakati", peringkat=1)
    with pytest.raises(CannotVerify):
        verify_usulan(usulan=usulan, tingkat="desa", by=SISTEM, data=DESA_LENGKAP, now=now)


def test_postponed_and_taken_up_again(now: datetime) -> None:
    usulan = agreed(now)
    camat = make_pelaku("camat", "63.06.04")
    with pytest.raises(CannotPlan):
        postpone_usulan(usulan=usulan, by=camat, tahun_tujuan=TAHUN, alasan="Pagu habis", now=now)
    with pytest.raises(CannotPlan):
        postpone_usulan(
            usulan=usulan,
            by=make_pelaku("camat", "63.06.05"),
            tahun_tujuan=TAHUN + 1,
            alasan="Pagu habis",
            now=now,
        )
    postpone_usulan(usulan=usulan, by=camat, tahun_tujuan=TAHUN + 1, alasan="Pagu habis", now=now)
    assert Langkah.objects.latest("id").rincian["tahun_tujuan"] == TAHUN + 1
    resume_usulan(usulan=usulan, by=camat, alasan="Ada sisa pagu", now=now)
    assert usulan.status == StatusUsulan.DISEPAKATI_DESA


def test_rkpd_needs_a_known_sub_kegiatan_and_may_be_taken_back(now: datetime) -> None:
    usulan = make_usulan(now)
    bring_to_pd([usulan], now)
    Usulan.objects.update(status=StatusUsulan.DISEPAKATI_KABUPATEN)
    usulan.refresh_from_db()
    with pytest.raises(CannotPlan):
        enter_rkpd(usulan=usulan, by=SISTEM, sub_kegiatan="9.99.99.9.99.9999", now=now)
    kode = (
        Nomenklatur.objects.filter(tingkat="sub_kegiatan")
        .order_by("-versi_id")
        .values_list("kode", flat=True)[0]
    )
    enter_rkpd(usulan=usulan, by=SISTEM, sub_kegiatan=kode, now=now)
    enter_kua_ppas(usulan=usulan, by=SISTEM, pagu=70_000_000, now=now)
    assert (usulan.status, usulan.sub_kegiatan) == (StatusUsulan.MASUK_KUA_PPAS, kode)
    leave_rencana(usulan=usulan, by=SISTEM, alasan="Salah usulan", now=now)
    leave_rencana(usulan=usulan, by=SISTEM, alasan="Salah usulan", now=now)
    assert usulan.status == StatusUsulan.DISEPAKATI_KABUPATEN
    with pytest.raises(CannotPlan):
        enter_rkpd(usulan=usulan, by=make_pelaku("camat", "63.06.04"), sub_kegiatan=kode, now=now)


def test_attachments_are_photos_without_metadata_or_pdf(now: datetime) -> None:
    usulan = make_usulan(now)
    foto = add_lampiran(usulan=usulan, by=SISTEM, jenis="foto", data=make_foto(), now=now)
    assert b"Kamera Rahasia" not in bytes(foto.berkas.isi)
    assert foto.berkas.nama == f"{usulan.kode}-foto.jpg"
    with pytest.raises(CannotAttach):
        add_lampiran(usulan=usulan, by=SISTEM, jenis="rab", data=b"MZ", now=now)
    asing = make_pelaku("operator_desa", DESA_LAIN)
    with pytest.raises(CannotAttach):
        add_lampiran(usulan=usulan, by=asing, jenis="rab", data=b"%PDF-1", now=now)
    remove_lampiran(lampiran=foto, by=SISTEM)
    assert not usulan.lampiran.exists()
