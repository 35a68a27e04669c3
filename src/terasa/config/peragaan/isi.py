"""Mengisi seluruh peragaan: tahun lalu yang selesai, tahun berjalan, dan yang menunggu hari ini."""

from __future__ import annotations

import gc
import json
import os
import random
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from terasa.aspirasi.enums import Kelompok
from terasa.aspirasi.services import release_aspirasi
from terasa.config.peragaan import bangun, kantor, musyawarah
from terasa.config.peragaan.apbdes import budget_village
from terasa.config.peragaan.contoh import build_example
from terasa.config.peragaan.kata import PEKERJAAN, Karangan, compose
from terasa.config.peragaan.layanan import serve
from terasa.config.peragaan.pagu import publish_ceilings
from terasa.config.peragaan.pelengkap import complete
from terasa.config.peragaan.pembinaan import coach
from terasa.config.peragaan.pemilihan import hold_election, replace_head
from terasa.config.peragaan.penerima import bring_list, name_recipients
from terasa.config.peragaan.perangkat import seat_officials
from terasa.config.peragaan.rakor import hold_meetings
from terasa.config.peragaan.rpjmdes import plan_village
from terasa.config.peragaan.serah_terima import prepare_handover
from terasa.config.peragaan.usul import (
    Tahun,
    data_of,
    kades_of,
    make_usulan,
    operator_of,
    remember,
    send_aspirasi,
)
from terasa.config.peragaan.waktu import Kalender, moment
from terasa.config.postgres import find_letak
from terasa.corong.banding import refresh_banding
from terasa.corong.services import refresh_all
from terasa.kabar.models import Pesan
from terasa.musrenbang.enums import JenisForum
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import create_usulan, open_forum, submit_usulan
from terasa.program.models import Kegiatan
from terasa.umum import konteks
from terasa.umum.audit.services import seal_all
from terasa.umum.ingatan import remembered
from terasa.umum.kode_lacak import repeatable_kode
from terasa.umum.pelaku import SISTEM, PelakuTetap

Kabari = Callable[[str], None]
# Which of the running kegiatan lie behind a plan, and whether their unit has said why.
BERENCANA = {2: "jawab", 3: "tanya", 12: "tanya", 22: "tanya"}
TAHUN_LALU, TAHUN_BERJALAN, TAHUN_DEPAN = 2025, 2026, 2028
# Per desa that takes part; the whole ceiling is this times their number.
PAGU_PER_DESA = {TAHUN_LALU: 150_000_000, TAHUN_BERJALAN: 60_000_000}
# The wish that the printed thread follows: many voices, one bridge.
SUARA_CONTOH = (
    "Papan jembatan dekat langgar lapuk, anak-anak menyeberang sambil berpegangan.",
    "Ambulans tidak berani lewat jembatan dekat langgar, ibu hamil dipikul.",
    "Gabah dari seberang tertahan karena jembatan tidak kuat dilewati gerobak.",
    "Saya penyandang disabilitas, kursi roda tidak bisa melewati lubang di jembatan.",
    "Waktu hujan jembatannya licin, bulan lalu ada yang jatuh.",
    "Kalau jembatan putus, ke puskesmas harus memutar tujuh kilometer.",
)


def _berkas() -> Any:
    return find_letak().dasar / "peragaan.json"


def read_demo() -> dict[str, Any] | None:
    """What was printed when the demonstration was filled; None before that."""
    try:
        isi: dict[str, Any] = json.loads(_berkas().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return isi if Usulan.objects.filter(kode=isi["kode"]).exists() else None


def fill(*, kecil: bool, kabari: Kabari) -> None:
    """Everything in one go; a demonstration that was interrupted leaves nothing behind."""
    sandi = f"terasa-{secrets.token_hex(4)}"
    with (
        _rarely_collected(),
        konteks.pakai(konteks.sistem("Peragaan")),
        remembered(),
        repeatable_kode("peragaan"),
        transaction.atomic(),
        konteks.sekaligus(),
    ):
        unit = kantor.make_units()
        hari = timezone.localdate()
        akun = kantor.make_accounts(unit, sandi, hari)
        kabari(f"{len(unit)} kantor dan {len(akun)} akun")
        contoh = _fill_past(unit, akun["bappeda"], kecil, kabari)
        _fill_running(unit, akun["bappeda"], kecil, kabari)
        _fill_today(unit, kabari)
        _fill_beside(unit, akun["bappeda"], kabari)
        hold_meetings(unit, akun)
        kabari("dua rakor Kecamatan Angkinang: satu dengan arahan berjalan, satu minggu depan")
        replace_head(unit, akun["dinas.pmd"], hari)
        hold_election(unit, akun, hari)
        kabari("satu PAW di tengah langkahnya, satu masa pemilihan dengan paktanya")
    with konteks.pakai(konteks.sistem("Peragaan")):
        kabari(f"corong dihitung di {refresh_all(by=SISTEM, now=timezone.now())} tempat dan tahun")
        refresh_banding(by=SISTEM, now=timezone.now())
    kabari(f"{seal_all(now=timezone.now())} baris audit disegel")
    isi = {"kode": contoh, "sandi": sandi, "akun": [(a.username, a.jabatan) for a in kantor.list_akun(hari)]}
    fd = os.open(_berkas(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as berkas:
        json.dump(isi, berkas)


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """What is made here stays until the end, so looking through it for rubbish again and again is in vain."""
    biasa = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*biasa)
        gc.unfreeze()


def _desa(unit: dict[str, Any], kecil: bool, semua: bool) -> list[Any]:
    """The desa that take part: all of them, or every fourth with the example desa among them."""
    desa = [u for u in unit.values() if u.jenis in ("desa", "kelurahan")]
    desa.sort(key=lambda u: u.kode_wilayah)
    if semua and not kecil:
        return desa
    langkah = 12 if kecil else 7
    dipilih = [u for n, u in enumerate(desa) if n % langkah == 0 or u.kode_wilayah == kantor.DESA_CONTOH]
    return dipilih


def _fill_past(unit: dict[str, Any], bappeda: PelakuTetap, kecil: bool, kabari: Kabari) -> str:
    t = Tahun(Kalender(TAHUN_LALU), random.Random(63062025), unit, _desa(unit, kecil, semua=False))  # noqa: S311  # repeatable demonstration, not a secret
    contoh = _make_example(t)
    make_usulan(t, len(t.desa) * 4, len(t.desa) // 2)
    kabari(f"tahun {t.tahun}: {len(t.usulan)} usulan")
    kegiatan = _deliberate(t, bappeda, kabari)
    milik_contoh = next(k for k in kegiatan if k.usulan.filter(pk=contoh.pk).exists())
    for k in kegiatan:
        if k.pk == milik_contoh.pk:
            build_example(k, bangun.unit_of(k), t.kalender)
        else:
            bangun.build(t, k, "pakai")
    lain = [k for k in kegiatan if k.pk != milik_contoh.pk and bangun.may_ask(k)]
    diukur = [milik_contoh, *lain][: 3 if kecil else 9]
    for n, k in enumerate(diukur):
        # The last one keeps fewer than ten answers, to show that its figure is withheld.
        jumlah = 8 if n == len(diukur) - 1 else 34 + n * 2
        buka = moment(t.kalender.serah_terima + timedelta(days=30))
        # The example is felt by few at first and by many later, so that its two waves show a change.
        rasa = 0.55 if n == 0 else 0.85 - 0.05 * (n % 6)
        bangun.ask(t, k, "serah_terima", jumlah, buka, bappeda, rasa=rasa)
    name_recipients(milik_contoh, t.kalender.serah_terima)
    if lain:
        bring_list(lain[0], t.kalender.serah_terima)
    buka = moment(t.kalender.serah_terima + timedelta(days=140))
    # Another face than in the wave before.
    bangun.ask(t, milik_contoh, "bulan_3_6", 40, buka, bappeda, rasa=0.97, petugas="operator.angkinang")
    kabari(f"tahun {t.tahun}: {len(kegiatan)} kegiatan selesai, {len(diukur)} ditanyakan kepada warga")
    return contoh.kode


def _deliberate(t: Tahun, bappeda: PelakuTetap, kabari: Kabari) -> list[Kegiatan]:
    kabari(f"tahun {t.tahun}: {musyawarah.hold_desa(t)} musrenbang desa ditutup dengan berita acara")
    publish_ceilings(
        kabupaten=kantor.KABUPATEN,
        tahun=t.tahun,
        total=3 * PAGU_PER_DESA[t.tahun] * len(t.desa),
        bappeda=bappeda,
        now=t.kalender.forum_kecamatan(0) - timedelta(days=14),
    )
    kabari(f"tahun {t.tahun}: {musyawarah.hold_kecamatan(t)} forum kecamatan per Dapil")
    kabari(f"tahun {t.tahun}: {musyawarah.hold_perangkat_daerah(t)} forum perangkat daerah")
    alokasi = musyawarah.share(t, PAGU_PER_DESA[t.tahun] * len(t.desa), bappeda)
    kegiatan = bangun.budget(t, alokasi)
    kabari(f"tahun {t.tahun}: alokasi kabupaten ditetapkan, {len(kegiatan)} menjadi kegiatan")
    return kegiatan


def _make_example(t: Tahun) -> Usulan:
    unit = t.unit["unit-63-06-04-2002"]
    jembatan = PEKERJAAN[1]
    karangan = Karangan(
        judul="Rehabilitasi jembatan dekat langgar",
        masalah=(SUARA_CONTOH[0],),
        tempat="dekat langgar",
        satuan="m",
        volume=9,
        biaya=128_000_000,
        penerima=310,
        bidang=jembatan.bidang,
        unit=jembatan.unit,
        nomenklatur=jembatan.nomenklatur,
        desa=False,
    )
    suara = []
    for n, masalah in enumerate(SUARA_CONTOH):
        waktu = t.kalender.aspirasi(20 + n * 9)
        kelompok = (
            Kelompok.RT,
            Kelompok.PEREMPUAN,
            Kelompok.TANI,
            Kelompok.DISABILITAS,
            Kelompok.SENDIRI,
            Kelompok.LANSIA,
        )[n]
        a = send_aspirasi(
            unit.kode_wilayah, masalah, karangan.tempat, f"peragaan/contoh/{n}", waktu, kelompok
        )
        release_aspirasi(aspirasi=a, by=operator_of(unit), now=waktu + timedelta(days=1))
        suara.append(a)
    now = t.kalender.usulan(1)
    usulan = create_usulan(
        by=operator_of(unit),
        kode_desa=unit.kode_wilayah,
        tahun=t.tahun,
        data=data_of(t, karangan),
        aspirasi=suara,
        now=now,
        is_peragaan=True,
    )
    submit_usulan(usulan=usulan, by=operator_of(unit), now=now)
    remember(t, usulan, karangan)
    return usulan


def _fill_running(unit: dict[str, Any], bappeda: PelakuTetap, kecil: bool, kabari: Kabari) -> None:
    t = Tahun(Kalender(TAHUN_BERJALAN), random.Random(63062026), unit, _desa(unit, kecil, semua=True))  # noqa: S311  # repeatable demonstration, not a secret
    jumlah = 1500 if not kecil else len(t.desa) * 8
    make_usulan(t, jumlah, jumlah // 18)
    kabari(f"tahun {t.tahun}: {len(t.usulan)} usulan")
    kegiatan = _deliberate(t, bappeda, kabari)
    for n, k in enumerate(kegiatan):
        bangun.build(t, k, bangun.TAHAP[n % len(bangun.TAHAP)], rencana=BERENCANA.get(n, ""))
    dipakai = [
        k
        for n, k in enumerate(kegiatan)
        if bangun.TAHAP[n % len(bangun.TAHAP)] == "pakai" and bangun.may_ask(k)
    ]
    for n, k in enumerate(dipakai[:4]):
        buka = moment(t.kalender.serah_terima + timedelta(days=28))
        bangun.ask(t, k, "serah_terima", 30 + n, buka, bappeda, rasa=0.6 + 0.1 * n)
    kabari(f"tahun {t.tahun}: {len(kegiatan)} kegiatan dalam setiap keadaan")


def _fill_today(unit: dict[str, Any], kabari: Kabari) -> None:
    """What waits for each office today: fresh voices, a draft, an open forum in the example desa."""
    acak = random.Random(63062028)  # noqa: S311  # repeatable demonstration, not a secret
    kini = timezone.now()
    contoh = unit["unit-63-06-04-2002"]
    lain = [unit["unit-63-06-04-2001"], unit["unit-63-06-05-1001"], unit["unit-63-06-01-2002"]]
    jumlah = 0
    for u in [contoh, contoh, *lain]:
        for n in range(4):
            k = compose(acak, set())
            waktu = kini - timedelta(days=1 + jumlah % 9, hours=n)
            send_aspirasi(
                u.kode_wilayah, k.masalah[0], k.tempat, f"peragaan/kini/{u.kode}/{jumlah}", waktu, Kelompok.RT
            )
            jumlah += 1
    t = Tahun(Kalender(TAHUN_DEPAN), acak, unit, [contoh])
    _open_example_forum(t, contoh, kini)
    # News of years ago was read long since; what is new must be seen at once.
    lama = Pesan.objects.filter(dibuat_at__lt=kini - timedelta(days=30))
    lama.update(dibaca_at=F("dibuat_at") + timedelta(hours=20))
    kabari(f"{jumlah} aspirasi baru menunggu jawaban, satu forum terbuka di Desa Bamban")


def _fill_beside(unit: dict[str, Any], bappeda: PelakuTetap, kabari: Kabari) -> None:
    t = Tahun(Kalender(TAHUN_DEPAN), random.Random(63062029), unit, [])  # noqa: S311  # repeatable demonstration, not a secret
    kode = complete(t, bappeda, timezone.now())
    kabari(f"kamus, dua pokir, satu kotak suara dihitung; {kode} diperiksa Bappeda dan camat")
    kabari(f"layanan satu desa dan satu kecamatan: {serve(unit, timezone.localdate())} permohonan")
    kabari(f"RPJM Desa Bamban: {plan_village(t, timezone.now())} usulan melaksanakannya")
    kabari(f"APBDes Bamban: {budget_village(t, timezone.now())} versi, satu di meja camat; transfer dua desa")
    kabari(
        f"Perangkat: {seat_officials(t, timezone.localtime())} masa jabatan, satu kursi kosong, satu penjabat"
    )
    kabari(f"pembinaan: {coach(unit, timezone.now())} hubungan, dua kunjungan, dua laporan bulanan")
    kabari(
        f"paket serah terima {prepare_handover(t.unit['unit-63-06-04'], timezone.now())} tinggal dibekukan"
    )


def _open_example_forum(t: Tahun, unit: Any, kini: Any) -> None:
    dipakai: set[str] = set()
    for n in range(9):
        karangan = compose(t.acak, dipakai)
        by, now = operator_of(unit), kini - timedelta(days=6, hours=n)
        usulan = create_usulan(
            by=by,
            kode_desa=unit.kode_wilayah,
            tahun=t.tahun,
            data=data_of(t, karangan),
            now=now,
            is_peragaan=True,
        )
        if n < 7:
            submit_usulan(usulan=usulan, by=by, now=now)
    open_forum(
        by=kades_of(unit),
        jenis=JenisForum.MUSRENBANG_DESA,
        kabupaten=kantor.KABUPATEN,
        tahun=t.tahun,
        cakupan=[unit.kode_wilayah],
        tempat="Balai desa",
        mulai_at=kini,
        now=kini - timedelta(hours=2),
    )
