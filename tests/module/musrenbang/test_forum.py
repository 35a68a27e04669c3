"""Forum: dibuka, diputuskan, ditutup dengan berita acara, dibuka lagi, disahkan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from terasa.dokumen.models import StatusDokumen
from terasa.dokumen.queries import check_berkas
from terasa.dokumen.rules import canonical, sidik
from terasa.musrenbang.enums import JenisForum, Metode, StatusForum, StatusUsulan, Tujuan
from terasa.musrenbang.models import Forum
from terasa.musrenbang.queries import list_forum, list_keputusan, summarise_forum
from terasa.musrenbang.services import (
    CannotClose,
    CannotDecide,
    CannotOpen,
    CannotReopen,
    CannotScore,
    Peserta,
    Putusan,
    close_forum,
    decide_many,
    decide_usulan,
    open_forum,
    open_forum_all,
    rank_by_skor,
    record_kehadiran,
    record_kehadiran_many,
    record_penilaian,
    reopen_forum,
    sign_forum,
)
from terasa.umum.pelaku import SISTEM, PelakuTetap
from terasa.wilayah.rules import KodeTakTerbaca
from tests.factories import DESA, DESA_LAIN, KABUPATEN, make_unit
from tests.module.musrenbang.bahan import TAHUN, agree, bring_to_pd, make_usulan, open_desa

pytestmark = pytest.mark.usefixtures("sistem")
KRITERIA = (
    "dirasakan-banyak-orang",
    "sangat-parah",
    "menghambat-pendapatan",
    "sering-terjadi",
    "tersedia-potensi",
)


def open_kecamatan(now: datetime, *kode: str) -> Forum:
    return open_forum(
        by=SISTEM, jenis=JenisForum.FORUM_KECAMATAN, kabupaten=KABUPATEN, tahun=TAHUN, nama="Dapil II",
        cakupan=kode, now=now,
    )  # fmt: skip


def test_village_forum_takes_only_its_own_submitted_usulan(now: datetime) -> None:
    kita = make_usulan(now)
    make_usulan(now, desa=DESA_LAIN)
    make_usulan(now, diajukan=False)
    assert [k.usulan for k in open_desa(now).keputusan.all()] == [kita]


def test_slug_names_the_place_and_a_later_forum_is_numbered(now: datetime) -> None:
    pertama = open_desa(now)
    close_forum(forum=pertama, by=SISTEM, now=now)
    assert [pertama.slug, open_desa(now).slug] == [f"musrenbang-desa-{DESA}", f"musrenbang-desa-{DESA}-2"]


def test_second_open_forum_of_the_same_place_is_refused(now: datetime) -> None:
    open_desa(now)
    with pytest.raises(CannotOpen, match="masih terbuka"):
        open_desa(now)


@pytest.mark.parametrize("cakupan", [[], ["63.06.04"], ["34.01.01.2011"], [DESA, DESA_LAIN]])
def test_cover_must_fit_the_kind(now: datetime, cakupan: list[str]) -> None:
    with pytest.raises(CannotOpen):
        open_forum(
            by=SISTEM,
            jenis="musrenbang_desa",
            kabupaten=KABUPATEN,
            tahun=TAHUN,
            nama="",
            cakupan=cakupan,
            now=now,
        )


def test_unreadable_code_is_refused(now: datetime) -> None:
    with pytest.raises(KodeTakTerbaca):
        open_kecamatan(now, "63.6")


def test_close_is_refused_while_something_is_undecided(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now.replace(hour=10))
    with pytest.raises(CannotClose, match=f"1 usulan yang belum diputuskan.*{usulan.judul}"):
        close_forum(forum=forum, by=SISTEM, now=now)


def test_close_moves_every_usulan_and_says_why(now: datetime) -> None:
    baik, kurang = make_usulan(now), make_usulan(now)
    forum = open_desa(now)
    decide_usulan(forum=forum, usulan=baik, by=SISTEM, hasil="disepakati", now=now, biaya=90_000_000)
    decide_usulan(forum=forum, usulan=kurang, by=SISTEM, hasil="tidak_disepakati", now=now, alasan_kode="R05")
    dokumen = close_forum(forum=forum, by=SISTEM, now=now)
    baik.refresh_from_db()
    kurang.refresh_from_db()
    akhir, tolak = baik.langkah.last(), kurang.langkah.last()
    assert akhir is not None
    assert tolak is not None
    assert (baik.status, kurang.status) == (StatusUsulan.DISEPAKATI_DESA, StatusUsulan.DITOLAK)
    assert (akhir.rincian["peringkat"], akhir.rincian["dari"], akhir.dokumen) == (1, 2, dokumen)
    assert akhir.lanjutan == "Dibahas di musrenbang kecamatan."
    assert tolak.alasan.startswith("Tanah tempat usulan ini belum jelas")


def test_due_day_comes_from_the_rule_of_the_next_stage(now: datetime) -> None:
    usulan = make_usulan(now.replace(year=2025, month=9))
    saat = now.replace(year=2025, month=9)
    agree(open_desa(saat), [usulan], saat)
    akhir = usulan.langkah.last()
    assert akhir is not None
    # Musrenbang kecamatan for T = 2027: second week of February 2026.
    assert str(akhir.jatuh_tempo_on) == "2026-02-14"


def test_due_day_in_the_past_is_not_promised(now: datetime) -> None:
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    akhir = usulan.langkah.last()
    assert akhir is not None
    assert akhir.jatuh_tempo_on is None


def test_hash_printed_is_the_hash_of_the_canonical_content(now: datetime) -> None:
    agree(open_desa(now), [make_usulan(now)], now)
    dokumen = Forum.objects.get().berita_acara
    assert dokumen is not None
    assert dokumen.isi_sha256 == sidik(canonical(dokumen.isi))
    assert check_berkas(canonical(dokumen.isi)).hasil == "asli"
    assert check_berkas(canonical({**dokumen.isi, "nomor": "9"})).hasil == "berubah"


def test_paper_speaks_of_the_pembakal_and_of_nobody_by_name(now: datetime) -> None:
    forum = open_desa(now)
    record_kehadiran(
        forum=forum, by=SISTEM, kelamin="P", kelompok_umur="31-45", unsur="perempuan", asal_kode=DESA,
        nama="Siti Uji", now=now,
    )  # fmt: skip
    isi = close_forum(forum=forum, by=SISTEM, now=now).isi
    assert isi["pimpinan"] == "Pembakal"
    assert "Siti" not in str(isi)
    assert isi["peserta"]["per_unsur"] == [{"nama": "Perwakilan kelompok perempuan", "jumlah": 1}]
    assert [k["nomor"] for k in isi["klausul"]] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]


def test_forum_over_several_kecamatan_is_signed_by_every_camat(now: datetime) -> None:
    isi = close_forum(forum=open_kecamatan(now, "63.06.04", "630602"), by=SISTEM, now=now).isi
    camat = [p["tempat"] for p in isi["penandatangan"] if p["jabatan"] == "Camat"]
    assert len(camat) == 2
    assert isi["forum"]["wilayah"] == "Kecamatan Padang Batung, Kecamatan Angkinang"


def test_kecamatan_forum_leaves_out_what_the_village_pays_itself(now: datetime) -> None:
    ke_kabupaten, ke_desa = make_usulan(now), make_usulan(now, tujuan=Tujuan.DESA)
    agree(open_desa(now), [ke_kabupaten, ke_desa], now)
    assert [k.usulan for k in open_kecamatan(now, "63.06.04").keputusan.all()] == [ke_kabupaten]


def test_agreed_usulan_joins_an_already_open_next_forum(now: datetime) -> None:
    berikut = open_kecamatan(now, "63.06.04")
    usulan = make_usulan(now)
    agree(open_desa(now), [usulan], now)
    assert [k.usulan for k in berikut.keputusan.all()] == [usulan]


def test_refusal_needs_a_known_code_and_its_sentence(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    for kode, alasan in (("", ""), ("R99", "Tidak cocok sama sekali"), ("R15", "")):
        with pytest.raises(CannotDecide):
            decide_usulan(
                forum=forum, usulan=usulan, by=SISTEM, hasil="tidak_disepakati", now=now,
                alasan_kode=kode, alasan=alasan,
            )  # fmt: skip


def test_rank_that_is_taken_is_refused_and_ranks_can_be_swapped_together(now: datetime) -> None:
    a, b = make_usulan(now), make_usulan(now)
    forum = open_desa(now)
    decide_usulan(forum=forum, usulan=a, by=SISTEM, hasil="disepakati", now=now)
    with pytest.raises(CannotDecide, match="Peringkat 1 sudah dipakai"):
        decide_usulan(forum=forum, usulan=b, by=SISTEM, hasil="disepakati", peringkat=1, now=now)
    tukar = [Putusan(a.pk, "disepakati", 2), Putusan(b.pk, "disepakati", 1)]
    decide_many(forum=forum, by=SISTEM, putusan=tukar, now=now)
    assert [k.usulan for k in list_keputusan(forum)] == [b, a]


def test_decisions_in_bulk_tell_each_refused_row(now: datetime) -> None:
    a, b = make_usulan(now), make_usulan(now)
    forum = open_desa(now)
    putusan = [Putusan(a.pk, "disepakati", 1), Putusan(b.pk, "tidak_disepakati")]
    hasil = decide_many(forum=forum, by=SISTEM, putusan=putusan, now=now, lewati=True)
    ulang = decide_many(forum=forum, by=SISTEM, putusan=putusan[:1], now=now)
    assert (hasil.diubah, hasil.ditolak) == ({a.pk}, {b.pk: "Pilih kode alasannya."})
    assert ulang.sama == {a.pk}


def test_closed_forum_takes_no_more_decisions(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    agree(forum, [usulan], now)
    with pytest.raises(CannotDecide, match="sudah ditutup"):
        decide_usulan(forum=forum, usulan=usulan, by=SISTEM, hasil="disepakati", now=now)
    with pytest.raises(CannotClose, match="sudah ditutup"):
        close_forum(forum=forum, by=SISTEM, now=now)


def test_reopened_forum_gives_everything_back_and_withdraws_its_paper(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    agree(forum, [usulan], now)
    lama = forum.berita_acara
    reopen_forum(forum=forum, by=SISTEM, alasan="Salah hitung peringkat", now=now)
    usulan.refresh_from_db()
    assert lama is not None
    lama.refresh_from_db()
    akhir = usulan.langkah.last()
    assert akhir is not None
    assert (usulan.status, akhir.keputusan) == (StatusUsulan.DIAJUKAN, "dibuka_kembali")
    assert (forum.status, lama.status) == (StatusForum.DIBUKA, StatusDokumen.DICABUT)
    close_forum(forum=forum, by=SISTEM, now=now)


def test_forum_cannot_be_reopened_once_its_usulan_went_further(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now)
    agree(forum, [usulan], now)
    agree(open_kecamatan(now, "63.06.04"), [usulan], now)
    with pytest.raises(CannotReopen, match="tahap berikutnya"):
        reopen_forum(forum=forum, by=SISTEM, alasan="Terlambat", now=now)


def test_signed_scan_makes_it_valid_and_final(now: datetime) -> None:
    forum = open_desa(now)
    close_forum(forum=forum, by=SISTEM, now=now)
    pindaian = b"%PDF-1.4 pindaian bertanda tangan"
    dokumen = sign_forum(
        forum=forum, by=SISTEM, data=pindaian, nama="ba.pdf", tipe="application/pdf", now=now
    )
    assert (forum.status, dokumen.ttd_sha256) == (StatusForum.SAH, sidik(pindaian))
    with pytest.raises(CannotReopen):
        reopen_forum(forum=forum, by=SISTEM, alasan="x", now=now)


def test_scores_rank_the_list_and_leave_the_word_to_the_forum(now: datetime) -> None:
    a, b, c = (make_usulan(now) for _ in range(3))
    forum = open_desa(now, metode=Metode.SKOR)
    for usulan, angka in ((a, 2), (b, 5)):
        nilai = dict.fromkeys(KRITERIA, Decimal(angka))
        record_penilaian(forum=forum, usulan=usulan, by=SISTEM, penilai="Penilai 1", nilai=nilai, now=now)
    assert rank_by_skor(forum=forum, by=SISTEM, now=now) == 2
    hasil = {k.usulan_id: (k.hasil, k.peringkat, k.skor) for k in forum.keputusan.all()}
    assert hasil == {a.pk: ("", 2, Decimal(10)), b.pk: ("", 1, Decimal(25)), c.pk: ("", None, None)}
    decide_usulan(forum=forum, usulan=b, by=SISTEM, hasil="disepakati", now=now)
    assert forum.keputusan.get(usulan=b).peringkat == 1


def test_scores_must_answer_every_criterion_inside_the_scale(now: datetime) -> None:
    usulan, forum = make_usulan(now), open_desa(now, metode=Metode.SKOR)
    for nilai in ({"sangat-parah": Decimal(3)}, dict.fromkeys(KRITERIA, Decimal(6))):
        with pytest.raises(CannotScore):
            record_penilaian(forum=forum, usulan=usulan, by=SISTEM, penilai="Penilai 1", nilai=nilai, now=now)


def test_attendance_is_counted_and_warned_about_but_never_blocks(now: datetime) -> None:
    forum = open_desa(now)
    peserta = [Peserta("L", "46-59", "bpd") for _ in range(9)] + [Peserta("P", "18-30", "perempuan")]
    record_kehadiran_many(forum=forum, by=SISTEM, peserta=peserta, now=now)
    ringkas = summarise_forum(forum, now.date())
    assert (ringkas.hadir.jumlah, ringkas.hadir.perempuan) == (10, 1)
    assert any("di bawah 3/10" in p for p in ringkas.peringatan)
    assert close_forum(forum=forum, by=SISTEM, now=now).isi["peringatan"] == ringkas.peringatan


def test_unit_forum_has_a_main_and_a_reserve_list(now: datetime) -> None:
    usulan = [make_usulan(now) for _ in range(3)]
    bring_to_pd(usulan, now, utama=2)
    assert [u.status for u in usulan] == [
        StatusUsulan.DISEPAKATI_FORUM_PD,
        StatusUsulan.DISEPAKATI_FORUM_PD,
        StatusUsulan.CADANGAN_FORUM_PD,
    ]


@pytest.mark.parametrize(
    ("jenis", "tempat", "boleh"),
    [
        ("kades", DESA, True),
        ("kades", DESA_LAIN, False),
        ("operator_desa", DESA, False),
        ("camat", "63.06.04", False),
        ("bappeda", KABUPATEN, False),
    ],
)
def test_only_the_head_of_the_desa_closes_its_forum(
    now: datetime, pelaku: Callable[..., PelakuTetap], jenis: str, tempat: str, boleh: bool
) -> None:
    forum, by = open_desa(now), pelaku(jenis, tempat)
    if boleh:
        close_forum(forum=forum, by=by, now=now)
        return
    with pytest.raises(CannotClose, match="pimpinannya"):
        close_forum(forum=forum, by=by, now=now)


def test_unit_runs_its_own_forum_and_no_other(now: datetime, pelaku: Callable[..., PelakuTetap]) -> None:
    unit, lain = make_unit("dinas-a"), make_unit("dinas-b")
    by = pelaku("perangkat_daerah", KABUPATEN, unit)
    umum = {"jenis": JenisForum.FORUM_PERANGKAT_DAERAH, "kabupaten": KABUPATEN, "tahun": TAHUN, "now": now}
    forum = open_forum(by=by, unit=unit, **umum)
    record_kehadiran(
        forum=forum, by=by, kelamin="P", kelompok_umur="31-45", unsur="perangkat-daerah", now=now
    )
    with pytest.raises(CannotOpen, match="kantor lain"):
        open_forum(by=by, unit=lain, **umum)


def test_all_desa_with_waiting_usulan_get_a_forum_once(now: datetime) -> None:
    make_usulan(now)
    make_usulan(now, desa=DESA_LAIN)
    umum = {"by": SISTEM, "jenis": "musrenbang_desa", "kabupaten": KABUPATEN, "tahun": TAHUN, "now": now}
    assert len(open_forum_all(**umum)) == 2
    assert open_forum_all(**umum) == []
    assert {f.jumlah for f in list_forum(kabupaten=KABUPATEN, tahun=TAHUN)} == {1}


def test_kecamatan_forums_are_grouped_per_dapil_by_the_rule(now: datetime) -> None:
    usulan = [make_usulan(now), make_usulan(now, desa="63.06.02.2001")]
    for satu in usulan:
        agree(open_desa(now, desa=satu.kode_desa), [satu], now)
    (forum,) = open_forum_all(by=SISTEM, jenis="forum_kecamatan", kabupaten=KABUPATEN, tahun=TAHUN, now=now)
    assert (forum.nama, len(forum.cakupan)) == ("Musrenbang kecamatan Dapil II", 4)
