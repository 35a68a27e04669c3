"""Forum peragaan: dari musrenbang desa sampai alokasi kabupaten, dengan kertasnya."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Any

from terasa.akun.enums import JenisPeran
from terasa.config.peragaan import kantor
from terasa.config.peragaan.usul import Tahun, kades_of
from terasa.musrenbang.enums import Hasil, JenisForum
from terasa.musrenbang.models import Alokasi, Forum
from terasa.musrenbang.services import (
    Peserta,
    Putusan,
    close_forum,
    confirm_alokasi,
    decide_many,
    open_forum,
    record_kehadiran_many,
    run_alokasi,
    sign_forum,
)
from terasa.umum.pelaku import PelakuTetap

UNSUR = (
    "pemerintah-desa", "bpd", "lpm", "rt-rw", "tokoh-masyarakat", "tokoh-agama", "tani", "perempuan", "pemuda",
    "miskin", "disabilitas", "lansia", "nelayan", "anak",
)  # fmt: skip
UMUR = ("18-30", "31-45", "31-45", "46-59", "46-59", "60-ke-atas")
ALASAN = (
    ("R04", "Pagu tahun ini tidak cukup; diusulkan lagi tahun depan dengan volume lebih kecil."),
    ("R05", "Tanahnya belum jelas statusnya; pemilik akan diajak bermusyawarah dulu."),
    ("R10", "Gambar dan ukurannya belum lengkap; tim desa melengkapinya sebelum usulan berikutnya."),
    ("R13", "Usulan lain di desa ini menolong lebih banyak warga."),
)


def hold_desa(t: Tahun) -> int:
    """A musrenbang in every desa that has usulan. Returns how many."""
    punya = {u.kode_desa for u in t.usulan}
    desa = [u for u in t.desa if u.kode_wilayah in punya]
    for n, unit in enumerate(desa):
        now = t.kalender.musrenbang_desa(n)
        forum = open_forum(
            by=kades_of(unit),
            jenis=JenisForum.MUSRENBANG_DESA,
            kabupaten=kantor.KABUPATEN,
            tahun=t.tahun,
            cakupan=[unit.kode_wilayah],
            tempat="Balai desa",
            mulai_at=now,
            now=now,
        )
        attend(forum, kades_of(unit), t.acak, t.acak.randint(18, 34), now)
        decide(forum, kades_of(unit), t.acak, now, setuju=0.72)
        finish(forum, kades_of(unit), now, ttd=n % 9 != 4)
    return len(desa)


def hold_kecamatan(t: Tahun) -> int:
    """One forum per Dapil, as Hulu Sungai Selatan holds it."""
    for n, (nama, kecamatan) in enumerate(kantor.DAPIL.items()):
        now = t.kalender.forum_kecamatan(n)
        camat = camat_of(t, kecamatan[0])
        forum = open_forum(
            by=camat,
            jenis=JenisForum.FORUM_KECAMATAN,
            kabupaten=kantor.KABUPATEN,
            tahun=t.tahun,
            nama=f"Musrenbang kecamatan {nama}",
            cakupan=kecamatan,
            tempat="Aula kecamatan",
            mulai_at=now,
            now=now,
        )
        attend(forum, camat, t.acak, t.acak.randint(60, 95), now, desa="delegasi-desa")
        decide(forum, camat, t.acak, now, setuju=0.62)
        finish(forum, camat, now, ttd=True)
    return len(kantor.DAPIL)


def hold_perangkat_daerah(t: Tahun) -> int:
    """A forum of every unit that received usulan: main list, reserve list, returned with a reason."""
    for n, kode in enumerate(kantor.PERANGKAT_DAERAH):
        unit, now = t.unit[kode], t.kalender.forum_perangkat_daerah(n)
        kepala = kantor.office_of(unit, JenisPeran.PERANGKAT_DAERAH, unit.nama)
        forum = open_forum(
            by=kepala,
            jenis=JenisForum.FORUM_PERANGKAT_DAERAH,
            kabupaten=kantor.KABUPATEN,
            tahun=t.tahun,
            unit=unit,
            tempat="Kandangan",
            mulai_at=now,
            now=now,
        )
        attend(forum, kepala, t.acak, t.acak.randint(24, 40), now, desa="perangkat-daerah")
        decide(forum, kepala, t.acak, now, setuju=0.9, cadangan=0.25)
        finish(forum, kepala, now, ttd=True)
    return len(kantor.PERANGKAT_DAERAH)


def share(t: Tahun, pagu: int, bappeda: PelakuTetap) -> Alokasi:
    """Run and confirm the kabupaten allocation."""
    now = t.kalender.alokasi
    alokasi = run_alokasi(by=bappeda, kabupaten=kantor.KABUPATEN, tahun=t.tahun, pagu=pagu, now=now)
    confirm_alokasi(alokasi=alokasi, by=bappeda, now=now)
    return alokasi


def camat_of(t: Tahun, kode: str) -> PelakuTetap:
    """The camat of that kecamatan, as an office."""
    unit = t.unit[f"unit-{kode.replace('.', '-')}"]
    return kantor.office_of(unit, JenisPeran.CAMAT, f"Camat {unit.nama.removeprefix('Kecamatan ')}")


def attend(
    forum: Forum, by: PelakuTetap, acak: random.Random, jumlah: int, now: datetime, desa: str = "rt-rw"
) -> None:
    """An attendance list without names: sex, age band, element, origin."""
    cakupan = forum.cakupan
    peserta = [
        Peserta(
            kelamin="P" if acak.random() < 0.37 else "L",
            kelompok_umur=acak.choice(UMUR),
            unsur=UNSUR[n] if n < len(UNSUR) else desa,
            asal_kode=acak.choice(cakupan),
            disabilitas=True if UNSUR[n % len(UNSUR)] == "disabilitas" and n < len(UNSUR) else None,
        )
        for n in range(jumlah)
    ]
    record_kehadiran_many(forum=forum, by=by, peserta=peserta, now=now)


def decide(
    forum: Forum, by: PelakuTetap, acak: random.Random, now: datetime, *, setuju: float, cadangan: float = 0.0
) -> None:
    """Every usulan gets a decision; what this demonstration wants to follow always ranks first."""
    keputusan = list(forum.keputusan.select_related("usulan").order_by("usulan__judul", "usulan__kode"))
    keputusan.sort(key=lambda k: (-k.usulan.jumlah_suara, acak.random()))
    peringkat = dict.fromkeys(("disepakati", "utama", "cadangan"), 0)
    putusan = []
    for n, k in enumerate(keputusan):
        hasil = _outcome(forum, acak, n / max(1, len(keputusan)), setuju, cadangan)
        if hasil in peringkat:
            peringkat[hasil] += 1
            isi: dict[str, Any] = {"peringkat": peringkat[hasil]}
        else:
            kode, alasan = acak.choice(ALASAN)
            isi = {"alasan_kode": kode, "alasan": alasan}
        biaya = k.usulan.biaya
        if biaya and forum.jenis == JenisForum.FORUM_PERANGKAT_DAERAH and acak.random() < 0.3:
            # The unit's own estimate stands beside the village's, never over it.
            isi["biaya"] = max(5_000_000, round(biaya * acak.uniform(0.8, 1.1) / 500_000) * 500_000)
        putusan.append(Putusan(usulan_id=k.usulan_id, hasil=hasil, **isi))
    decide_many(forum=forum, by=by, putusan=putusan, now=now)


def _outcome(forum: Forum, acak: random.Random, bagian: float, setuju: float, cadangan: float) -> str:
    utama = Hasil.DISEPAKATI if forum.jenis != JenisForum.FORUM_PERANGKAT_DAERAH else Hasil.UTAMA
    if bagian == 0 or bagian < setuju - cadangan:
        return utama
    if bagian < setuju and cadangan:
        return Hasil.CADANGAN
    if bagian < setuju:
        return utama
    if forum.jenis == JenisForum.FORUM_PERANGKAT_DAERAH:
        return Hasil.DIKEMBALIKAN
    return Hasil.TIDAK_DISEPAKATI


def finish(forum: Forum, by: PelakuTetap, now: datetime, *, ttd: bool) -> None:
    """Close with the berita acara; the signed scan comes in for most."""
    dokumen = close_forum(forum=forum, by=by, now=now)
    if ttd and dokumen.pdf is not None:
        pindaian = bytes(dokumen.pdf.isi) + b"\n% Pindaian peragaan\n"
        sign_forum(
            forum=forum, by=by, data=pindaian, nama="pindaian-peragaan.pdf", tipe="application/pdf", now=now
        )
