"""Bagian janji dan yang menunggu: setiap usulan seperti keadaannya pada hari itu."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from terasa.manfaat.models import HasilManfaat
from terasa.musrenbang.models import Keputusan, Langkah
from terasa.musrenbang.rules import SEPAKAT
from terasa.program.enums import JenisSusunan, TahapPekerjaan
from terasa.program.models import (
    Kegiatan,
    KegiatanUsulan,
    Realisasi,
    RiwayatTautan,
    SerahTerima,
    SusunanKegiatan,
    Tahapan,
)
from terasa.program.rules import TUNTAS
from terasa.serah_terima.queries.lingkup import usulan_of
from terasa.serah_terima.rules import GOLONGAN_UMUR, Bagian, Kolom, Lingkup, golongan_umur, read_jejak
from terasa.serah_terima.rules.riwayat import UMUR_TERTUA, JejakUsulan
from terasa.wilayah.queries import nama_lengkap_banyak

KOLOM_JANJI = (
    Kolom("tahun", "Tahun anggaran", "tahun"),
    Kolom("diusulkan", "Diusulkan", "angka"),
    Kolom("disepakati", "Disepakati", "angka"),
    Kolom("dianggarkan", "Dianggarkan", "angka"),
    Kolom("dibangun", "Dibangun", "angka"),
    Kolom("diukur", "Diukur manfaatnya", "angka"),
)
KOLOM_TUNGGU = (
    Kolom("kode", "Kode", "kode"),
    Kolom("usulan", "Usulan"),
    Kolom("desa", "Desa"),
    Kolom("sejak", "Disepakati sejak", "tanggal"),
    Kolom("umur", "Hari", "angka"),
    Kolom("kali", "Kali diusulkan", "angka"),
    Kolom("pertama", "Kali pertama", "angka"),
    Kolom("biaya", "Biaya", "rupiah"),
)
BANGUN = (TahapPekerjaan.PHO, TahapPekerjaan.FHO)


@dataclass(frozen=True)
class UsulanPada:
    """One usulan on that day."""

    id: UUID
    kode: str
    judul: str
    desa: str
    tahun: int
    benang: UUID
    biaya: int | None
    jejak: JejakUsulan
    dianggarkan: bool
    dibangun: bool
    diukur: bool


def list_usulan(lingkup: Lingkup) -> list[UsulanPada]:
    """Every usulan handed in by that day, in the order of year, place, and code. Nine queries."""
    milik = usulan_of(lingkup).filter(diajukan_at__lt=lingkup.batas).order_by("tahun", "kode_desa", "kode")
    isi = list(milik.values_list("pk", "kode", "judul", "kode_desa", "tahun", "pangkal_id", "biaya"))
    langkah = _stations(lingkup, milik.order_by().values("pk"))
    tautan = _links(lingkup)
    hidup, dibangun, diukur = _kegiatan_pada(lingkup, {k for semua in tautan.values() for k in semua})
    hasil = []
    for pk, kode, judul, desa, tahun, pangkal, biaya in isi:
        jawab = [k for k in tautan.get(pk, ()) if k in hidup]
        bangun = bool(jawab) and all(k in dibangun for k in jawab)
        hasil.append(
            UsulanPada(
                pk,
                kode,
                judul,
                desa,
                tahun,
                pangkal or pk,
                biaya,
                read_jejak(langkah.get(pk, ())),
                bool(jawab),
                bangun,
                bangun and any(k in diukur for k in jawab),
            )
        )
    return hasil


def _stations(lingkup: Lingkup, milik: Any) -> Mapping[UUID, list[tuple[str, str, datetime]]]:
    hasil: dict[UUID, list[tuple[str, str, datetime]]] = defaultdict(list)
    langkah = Langkah.objects.filter(usulan__in=milik, pada__lt=lingkup.batas).order_by("pada", "id")
    for usulan, tahap, keputusan, pada in langkah.values_list("usulan_id", "tahap", "keputusan", "pada"):
        hasil[usulan].append((tahap, keputusan, pada))
    return hasil


def _links(lingkup: Lingkup) -> Mapping[UUID, set[UUID]]:
    """Which kegiatan answered an usulan on that day: a link that moved later still stands where it stood."""
    milik = usulan_of(lingkup).order_by().values("pk")
    hasil: dict[UUID, set[UUID]] = defaultdict(set)
    pindah = RiwayatTautan.objects.filter(usulan__in=milik, sampai_at__gte=lingkup.batas)
    dipindah = set()
    for usulan, kegiatan, dari in pindah.values_list("usulan_id", "kegiatan_id", "dari_at"):
        dipindah.add((usulan, kegiatan))
        if dari < lingkup.batas:
            hasil[usulan].add(kegiatan)
    panah = SusunanKegiatan.objects.filter(pada__gte=lingkup.batas).exclude(jenis=JenisSusunan.GANTI_NAMA)
    dari_ke: dict[UUID, set[UUID]] = defaultdict(set)
    for dari_id, ke_id in panah.filter(dari__kabupaten=lingkup.kabupaten).values_list("dari_id", "ke_id"):
        dari_ke[ke_id].add(dari_id)
    kini = KegiatanUsulan.objects.filter(usulan__in=milik, kegiatan__dibuat_at__lt=lingkup.batas)
    for usulan, kegiatan in kini.values_list("usulan_id", "kegiatan_id"):
        if not any((usulan, dari) in dipindah for dari in dari_ke.get(kegiatan, ())):
            hasil[usulan].add(kegiatan)
    return hasil


def _kegiatan_pada(lingkup: Lingkup, pk: set[UUID]) -> tuple[set[UUID], set[UUID], set[UUID]]:
    """Of these: alive, built, and with a published wave among random residents, on that day."""
    return list_hidup(lingkup, pk), list_dibangun(lingkup, pk), list_diukur(lingkup, pk)


def list_hidup(lingkup: Lingkup, pk: Iterable[UUID]) -> set[UUID]:
    """Made by then, neither cancelled nor gone on in another one by then."""
    semua = Kegiatan.objects.filter(pk__in=list(pk), dibuat_at__lt=lingkup.batas)
    diteruskan = SusunanKegiatan.objects.filter(pada__lt=lingkup.batas).exclude(jenis=JenisSusunan.GANTI_NAMA)
    mati = set(diteruskan.filter(dari__in=semua).values_list("dari_id", flat=True))
    ada = semua.exclude(dibatalkan_at__lt=lingkup.batas)
    # An imported row may say that it is cancelled without a day: it was so when it came.
    ada = ada.exclude(status="dibatalkan", dibatalkan_at__isnull=True)
    return set(ada.values_list("pk", flat=True)) - mati


def list_dibangun(lingkup: Lingkup, pk: Iterable[UUID]) -> set[UUID]:
    """Handed over, reported at 100 per cent, or with every contract handed over, by then."""
    daftar = list(pk)
    serah = SerahTerima.objects.filter(kegiatan__in=daftar, dicatat_at__lt=lingkup.batas)
    hasil = set(serah.values_list("kegiatan_id", flat=True))
    laporan = Realisasi.objects.filter(kegiatan__in=daftar, dilaporkan_at__lt=lingkup.batas)
    terakhir = laporan.order_by("per_tanggal", "dilaporkan_at", "id").values_list(
        "kegiatan_id", "fisik_persen"
    )
    hasil |= {k for k, fisik in dict(terakhir).items() if fisik >= TUNTAS}
    return hasil | _all_contracts_done(lingkup, daftar)


def _all_contracts_done(lingkup: Lingkup, daftar: Sequence[UUID]) -> set[UUID]:
    tahapan = Tahapan.objects.filter(pekerjaan__kegiatan__in=daftar, tanggal__lte=lingkup.tanggal)
    kini = {p: (k, t) for p, k, t in tahapan.order_by("tanggal", "id").values_list(
        "pekerjaan_id", "pekerjaan__kegiatan_id", "tahap"
    )}  # fmt: skip
    per_kegiatan: dict[UUID, list[str]] = defaultdict(list)
    for kegiatan, tahap in kini.values():
        if tahap != TahapPekerjaan.DIBATALKAN:
            per_kegiatan[kegiatan].append(tahap)
    jumlah = Counter(
        Kegiatan.objects.filter(pk__in=list(per_kegiatan))
        .values_list("pk", "pekerjaan")
        .values_list("pk", flat=True)
    )
    batal: Counter[UUID] = Counter(k for k, t in kini.values() if t == TahapPekerjaan.DIBATALKAN)
    return {
        k for k, semua in per_kegiatan.items()
        if all(t in BANGUN for t in semua) and len(semua) + batal[k] >= jumlah[k]
    }  # fmt: skip


def list_diukur(lingkup: Lingkup, pk: Iterable[UUID]) -> set[UUID]:
    """With published figures of random residents by then."""
    hasil = HasilManfaat.objects.filter(
        survei_manfaat__kegiatan__in=list(pk), survei_manfaat__kelompok="acak", ditahan=False,
        diterbitkan_at__lt=lingkup.batas,
    )  # fmt: skip
    return set(hasil.values_list("survei_manfaat__kegiatan_id", flat=True))


def count_janji(lingkup: Lingkup) -> Bagian:
    """Promises and their state: of every budget year how many were agreed, budgeted, built, measured."""
    semua = list_usulan(lingkup)
    tahun = sorted({u.tahun for u in semua})
    baris = [{"tahun": t, **_count([u for u in semua if u.tahun == t])} for t in tahun]
    return Bagian(
        "janji",
        _count(semua),
        KOLOM_JANJI,
        baris,
        "Belum ada usulan yang diajukan sampai hari itu.",
        (
            "Disepakati: dinyatakan disepakati forum mana pun atau terpilih di kabupaten, dan tidak ditarik kembali.",
            "Dibangun: semua kegiatan yang menjawabnya selesai. Diukur: ada hasil survei warga acak yang terbit.",
        ),
    )


def _count(semua: Sequence[UsulanPada]) -> dict[str, int]:
    return {
        "diusulkan": len(semua),
        "disepakati": sum(u.jejak.sepakat_at is not None for u in semua),
        "dianggarkan": sum(u.dianggarkan for u in semua),
        "dibangun": sum(u.dibangun for u in semua),
        "diukur": sum(u.diukur for u in semua),
    }


def list_menunggu(lingkup: Lingkup) -> Bagian:
    """Agreed and without money on that day, one row per wish over its years, the oldest first."""
    semua = list_usulan(lingkup)
    benang: dict[UUID, list[UsulanPada]] = defaultdict(list)
    for u in semua:
        benang[u.benang].append(u)
    pertama = _count_first(lingkup, [u.id for u in semua])
    tunggu = [tahun for tahun in benang.values() if _waits(tahun)]
    nama = nama_lengkap_banyak({tahun[-1].desa for tahun in tunggu})
    baris = [_waiting(lingkup, tahun, pertama, nama) for tahun in tunggu]
    baris.sort(key=lambda b: (b["sejak"], b["kode"]))
    umur = Counter(golongan_umur(int(b["umur"])) for b in baris)
    golongan = [*(nama for _batas, nama in GOLONGAN_UMUR), UMUR_TERTUA]
    return Bagian(
        "menunggu",
        {"semua": len(baris), **{nama: umur[nama] for nama in golongan}},
        KOLOM_TUNGGU,
        baris,
        "Tidak ada usulan yang disepakati dan belum didanai.",
        (
            "Satu keinginan yang diusulkan bertahun-tahun dihitung satu kali; umurnya sejak pertama disepakati.",
            "Kali pertama: berapa forum menempatkannya pada peringkat pertama.",
        ),
    )


def _waits(tahun: Sequence[UsulanPada]) -> bool:
    sepakat = any(u.jejak.sepakat_at for u in tahun)
    return sepakat and not any(u.dianggarkan for u in tahun) and not tahun[-1].jejak.is_berhenti


def _waiting(
    lingkup: Lingkup, tahun: Sequence[UsulanPada], pertama: Mapping[UUID, int], nama: Mapping[str, str]
) -> dict[str, Any]:
    kini = tahun[-1]
    sejak = timezone.localdate(min(u.jejak.sepakat_at for u in tahun if u.jejak.sepakat_at))
    return {
        "kode": kini.kode,
        "usulan": kini.judul,
        "desa": nama.get(kini.desa, kini.desa),
        "sejak": sejak.isoformat(),
        "umur": (lingkup.tanggal - sejak).days,
        "kali": len({u.tahun for u in tahun}),
        "pertama": sum(pertama.get(u.id, 0) for u in tahun),
        "biaya": kini.biaya,
    }


def _count_first(lingkup: Lingkup, pk: Sequence[UUID]) -> Mapping[UUID, int]:
    """How many forums ranked it first by then."""
    putusan = Keputusan.objects.filter(
        usulan__in=pk, peringkat=1, hasil__in=[s.value for s in SEPAKAT], forum__ditutup_at__lt=lingkup.batas
    )
    return Counter(putusan.values_list("usulan_id", flat=True))
