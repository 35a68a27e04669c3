"""Yang ditaruh di samping usulan peragaan: kamus, pokir, satu kotak suara, dan pemeriksaan dua kantor."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from terasa.config.peragaan import kantor, musyawarah
from terasa.config.peragaan.kata import PEKERJAAN, Pekerjaan, compose
from terasa.config.peragaan.usul import Tahun, data_of, kades_of, operator_of
from terasa.musrenbang.enums import JenisForum, Metode, TingkatVerifikasi, Tujuan
from terasa.musrenbang.models import Forum, Kamus, KotakSuara, PengambilanKartu, Usulan
from terasa.musrenbang.rules.kamus import KOLOM_KAMUS
from terasa.musrenbang.rules.pokir import KOLOM_POKIR
from terasa.musrenbang.services import (
    DataVerifikasi,
    Putusan,
    cast_suara,
    close_kotak,
    create_usulan,
    decide_many,
    import_kamus,
    import_pokir,
    open_forum,
    open_kotak,
    print_kartu,
    submit_usulan,
    verify_usulan,
)
from terasa.pertemuan.models import Kehadiran
from terasa.umum.lembar import parse_lembar
from terasa.umum.pelaku import WARGA, PelakuTetap

DESA_KOTAK = "unit-63-06-04-2001"
USULAN, SURAT = 5, 40


def complete(t: Tahun, bappeda: PelakuTetap, kini: datetime) -> str:
    """Kamus, pokir, a counted ballot box, two checks; the code of the usulan that was checked twice."""
    _bring_kamus(t, bappeda, kini)
    usulan = _propose(t, kini - timedelta(days=9))
    _bring_pokir(t, usulan[0], bappeda, kini)
    terpilih = _vote(t, kini - timedelta(days=4))
    _check(t, terpilih, bappeda, kini)
    return terpilih.kode


def _bring_kamus(t: Tahun, bappeda: PelakuTetap, kini: datetime) -> None:
    """Unit prices of the made-up works, as a sheet of Bappeda would bring them in."""
    baris = ["Kode,Pekerjaan,Satuan,Harga satuan,Bidang,Perangkat daerah,Jenis usulan"]
    for n, p in enumerate((p for p in PEKERJAAN if not p.desa), start=1):
        unit = t.unit[p.unit].nama
        baris.append(f'PERAGAAN-{n:02},{_work(p)} (peragaan),{p.satuan},{p.harga},{p.bidang},"{unit}",fisik')
    import_kamus(
        lembar=parse_lembar("\n".join(baris).encode(), KOLOM_KAMUS),
        kabupaten=kantor.KABUPATEN,
        tahun=t.tahun,
        by=bappeda,
        now=kini,
    )


def _work(p: Pekerjaan) -> str:
    """The work without its place: `Perbaikan jalan {tempat}` -> `Perbaikan jalan`."""
    return p.judul.partition("{")[0].strip().removesuffix(" untuk")


def _bring_pokir(t: Tahun, usulan: Usulan, bappeda: PelakuTetap, kini: datetime) -> None:
    """Two pokir: one asks for what a desa asked for already, one stands alone."""
    baris = (
        "ID,Judul,Kode desa,Biaya,Dapil,Status",
        f"PERAGAAN-P1,{usulan.judul} (peragaan),{usulan.kode_desa},{usulan.biaya},Dapil II,Diajukan",
        "PERAGAAN-P2,Pelatihan menjahit bagi ibu rumah tangga (peragaan),63.06.05.1001,45000000,Dapil I,Diajukan",
    )
    import_pokir(
        lembar=parse_lembar("\n".join(baris).encode(), KOLOM_POKIR),
        kabupaten=kantor.KABUPATEN,
        tahun=t.tahun,
        by=bappeda,
        now=kini,
    )


def _propose(t: Tahun, now: datetime) -> list[Usulan]:
    """What the desa votes on: works of the kabupaten, all with an estimate."""
    unit, dipakai = t.unit[DESA_KOTAK], set[str]()
    semua: list[Usulan] = []
    while len(semua) < USULAN:
        k = compose(t.acak, dipakai)
        if k.desa or k.biaya is None:
            continue
        by = operator_of(unit)
        usulan = create_usulan(
            by=by,
            kode_desa=unit.kode_wilayah,
            tahun=t.tahun,
            data=replace(data_of(t, k), tujuan=Tujuan.KABUPATEN),
            now=now,
            is_peragaan=True,
        )
        submit_usulan(usulan=usulan, by=by, now=now)
        semua.append(usulan)
    return semua


def _vote(t: Tahun, now: datetime) -> Usulan:
    """A musrenbang desa that ranks by secret ballot, and agrees as the box counted; its first usulan."""
    unit = t.unit[DESA_KOTAK]
    by = kades_of(unit)
    forum = open_forum(
        by=by,
        jenis=JenisForum.MUSRENBANG_DESA,
        kabupaten=kantor.KABUPATEN,
        tahun=t.tahun,
        cakupan=[unit.kode_wilayah],
        tempat="Balai desa",
        mulai_at=now,
        now=now,
        metode=Metode.SUARA_URUT,
    )
    musyawarah.attend(forum, by, t.acak, SURAT + 3, now)
    kotak = open_kotak(forum=forum, by=by, now=now)
    # Ticked at once, not one act each: nobody waits in line here.
    hadir = Kehadiran.objects.filter(pertemuan=forum.pertemuan_id)[:SURAT]
    PengambilanKartu.objects.bulk_create(PengambilanKartu(kehadiran=h, kotak=kotak) for h in hadir)
    _cast(kotak, print_kartu(forum=forum, by=by, jumlah=SURAT, now=now).kartu, t.acak)
    close_kotak(forum=forum, by=by, now=now)
    _agree(forum, by, now)
    musyawarah.finish(forum, by, now, ttd=True)
    return Usulan.objects.get(keputusan__forum=forum, keputusan__peringkat=1)


def _cast(kotak: KotakSuara, kartu: tuple[str, ...], acak: random.Random) -> None:
    """Ballots that lean, each in its own order, so that the count has something to say; the codes do not matter."""
    kode = [c["kode"] for c in sorted(kotak.calon, key=lambda c: c["judul"])]
    for satu in kartu:
        urut = sorted(kode, key=lambda k: kode.index(k) * 0.4 + acak.random() * 2)
        banyak = acak.randint(1, kotak.pilihan_terbanyak)
        cast_suara(kotak=kotak, kartu=satu, pilihan=urut[:banyak], by=WARGA)


def _agree(forum: Forum, by: PelakuTetap, now: datetime) -> None:
    """The meeting follows the count; what the count left out waits with a reason."""
    putusan = [
        Putusan(usulan_id=k.usulan_id, hasil="disepakati", peringkat=k.peringkat_hitung)
        if k.peringkat_hitung
        else Putusan(
            usulan_id=k.usulan_id,
            hasil="tidak_disepakati",
            alasan_kode=musyawarah.ALASAN[0][0],
            alasan=musyawarah.ALASAN[0][1],
        )
        for k in forum.keputusan.order_by("peringkat_hitung", "usulan__kode")
    ]
    decide_many(forum=forum, by=by, putusan=putusan, now=now)


def _check(t: Tahun, usulan: Usulan, bappeda: PelakuTetap, kini: datetime) -> None:
    """Bappeda says whose it is, the camat what he saw; each with a figure beside that of the desa."""
    assert usulan.biaya is not None
    assert usulan.volume is not None
    kerja = next(_work(p) for p in PEKERJAAN if usulan.judul.startswith(_work(p)))
    kamus = Kamus.objects.get(
        kabupaten=kantor.KABUPATEN, tahun=t.tahun, pekerjaan=f"{kerja} (peragaan)", satuan=usulan.satuan
    )
    verify_usulan(
        usulan=usulan,
        tingkat=TingkatVerifikasi.BAPPEDA,
        by=bappeda,
        data=DataVerifikasi(
            kamus=kamus,
            unit=usulan.unit_tujuan or t.unit["dinas-pupr"],
            kewenangan=Tujuan.KABUPATEN,
            biaya=_share(usulan.biaya, 95),
            catatan="Harga satuannya mengikuti kamus peragaan.",
        ),
        now=kini - timedelta(days=2),
    )
    verify_usulan(
        usulan=usulan,
        tingkat=TingkatVerifikasi.KECAMATAN,
        by=musyawarah.camat_of(t, "63.06.04"),
        data=DataVerifikasi(
            rekomendasi="Layak; dikerjakan sebelum musim hujan.",
            volume=Decimal(usulan.volume),
            biaya=_share(usulan.biaya, 90),
            catatan="Tempatnya sudah dilihat bersama kepala desa.",
        ),
        now=kini - timedelta(days=1),
    )


def _share(biaya: int, persen: int) -> int:
    return biaya * persen // 100_000 * 1000
