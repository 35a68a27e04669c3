"""Menulis tahap pada setiap usulan yang dijawab sebuah kegiatan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from terasa.akun.enums import JenisPeran
from terasa.cari.models import Pembanding
from terasa.cari.pembanding import BarisPembanding
from terasa.cari.services import write_entri, write_pembanding_many
from terasa.kabar.services import tell_roles
from terasa.musrenbang.models import Usulan
from terasa.musrenbang.services import Stasiun, record_many
from terasa.program import rules
from terasa.program.enums import Keputusan
from terasa.program.models import Kegiatan, KegiatanUsulan
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import nama_lengkap_banyak


def record_station(
    *,
    kegiatan: Kegiatan,
    by: Pelaku,
    tahap: str,
    keputusan: Keputusan,
    now: datetime,
    rincian: dict[str, Any],
    lanjutan: str = "",
    jatuh_tempo_on: date | None = None,
    alasan_kode: str = "",
    alasan: str = "",
    pindah: bool = True,
    kabar: str = "",
) -> None:
    """One station per linked usulan, whose own state follows from all of its kegiatan.

    `kabar`: what the news adds to it. Without `pindah` it only tells: the state of the usulan stays, whatever was
    found out about it since.
    """
    usulan, status = _read_usulan(kegiatan)
    record_many(
        [
            Stasiun(
                usulan=satu,
                tahap=tahap,
                keputusan=keputusan.value,
                alasan_kode=alasan_kode,
                alasan=alasan,
                rincian={"kegiatan": kegiatan.kode, **rincian},
                lanjutan=lanjutan,
                jatuh_tempo_on=jatuh_tempo_on,
                kabar=kabar,
                status=status[satu.pk] if pindah else None,
            )
            for satu in usulan
        ],
        oleh=by.label,
        now=now,
    )


def _read_usulan(kegiatan: Kegiatan) -> tuple[list[Usulan], dict[UUID, str]]:
    """Its usulan, and the state of each from the states of every kegiatan that answers it. One query."""
    sambungan = KegiatanUsulan.objects.filter(usulan__kegiatan=kegiatan).annotate(
        keadaan=F("kegiatan__status")
    )
    usulan: dict[UUID, Usulan] = {}
    keadaan: dict[UUID, list[str]] = defaultdict(list)
    for satu in sambungan.select_related("usulan").order_by("usulan__kode_desa", "usulan__judul", "usulan"):
        usulan[satu.usulan_id] = satu.usulan
        keadaan[satu.usulan_id].append(satu.keadaan)
    return list(usulan.values()), {pk: rules.status_usulan(semua).value for pk, semua in keadaan.items()}


def tell_desa(*, kegiatan: Kegiatan, kejadian: str, subjek: str, teks: str, now: datetime) -> None:
    """The offices of every desa that it serves hear of it too."""
    for kode in kegiatan.cakupan:
        tell_roles(
            kejadian=f"{kejadian}:{kode}",
            subjek=subjek,
            teks=teks,
            tautan=public_url(kegiatan),
            now=now,
            jenis=(JenisPeran.OPERATOR_DESA, JenisPeran.KADES, JenisPeran.LURAH, JenisPeran.BPD),
            kode_wilayah=kode,
        )


def write_cari(kegiatan: Kegiatan, *, nama_wilayah: Mapping[str, str]) -> None:
    """Its row in the search index, and what it brings to each desa, whose full names are given by code."""
    write_entri(
        jenis="kegiatan",
        objek_id=kegiatan.pk,
        kode=kegiatan.kode,
        judul=kegiatan.nama,
        teks=" ".join(
            [kegiatan.lokasi, kegiatan.nomenklatur_nama, kegiatan.unit.nama, *nama_wilayah.values()]
        ),
        kode_wilayah=kegiatan.kode_wilayah,
        tahun=kegiatan.tahun,
        url=public_url(kegiatan),
    )
    write_pembanding_many(_pembanding_row(kegiatan, desa, nama) for desa, nama in nama_wilayah.items())


def fill_pembanding() -> None:
    """Rows of kegiatan that were stored before there were any. Idempotent."""
    if Pembanding.objects.filter(jenis="kegiatan").exists():
        return
    semua = list(Kegiatan.objects.exclude(status__in=rules.MATI))
    nama = nama_lengkap_banyak({desa for k in semua for desa in k.cakupan})
    write_pembanding_many(_pembanding_row(k, desa, nama[desa]) for k in semua for desa in k.cakupan)


def _pembanding_row(kegiatan: Kegiatan, desa: str, nama: str) -> BarisPembanding:
    return BarisPembanding(
        jenis="kegiatan",
        objek_id=str(kegiatan.pk),
        kode=kegiatan.kode,
        judul=kegiatan.nama[:300],
        # The official name of a sub kegiatan lists whatever it may be; the kegiatan's own name says what it is.
        uraian="",
        lokasi=kegiatan.lokasi,
        volume="" if kegiatan.volume is None else str(kegiatan.volume),
        satuan=kegiatan.satuan,
        kode_wilayah=desa,
        nama_wilayah=nama[:200],
        tahun=kegiatan.tahun,
        url=public_url(kegiatan),
    )


def public_url(kegiatan: Kegiatan) -> str:
    return f"/kegiatan/{kegiatan.kode}/"
