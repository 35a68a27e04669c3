"""Bahan uji: usulan yang terpilih dalam alokasi yang ditetapkan, dan kegiatan dalam tiap keadaan."""

from __future__ import annotations

import itertools
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from terasa.akun.enums import JenisPeran
from terasa.akun.models import Unit
from terasa.musrenbang.enums import HasilAlokasi, StatusUsulan
from terasa.musrenbang.models import Alokasi, PosAlokasi, Usulan
from terasa.nomenklatur.enums import Rumpun, Tingkat
from terasa.nomenklatur.models import Nomenklatur
from terasa.nomenklatur.queries import find_versi
from terasa.program.models import Kegiatan
from terasa.program.services import create_kegiatan, record_realisasi, record_serah_terima
from terasa.umum import konteks
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import PelakuTetap
from tests.factories import DESA, KABUPATEN, make_pelaku, make_unit, sebagai

TAHUN = 2026
NOMOR = itertools.count(1)


def make_pupr() -> Unit:
    return make_unit("dinas-pupr", nama="Dinas Pekerjaan Umum")


def make_petugas_unit(unit: Unit | None = None) -> PelakuTetap:
    """An officer of a perangkat daerah (Dinas PUPR when not said)."""
    return make_pelaku(JenisPeran.PERANGKAT_DAERAH, KABUPATEN, unit or make_pupr())


def get_sub_kegiatan() -> Nomenklatur:
    """Any budget code of the version in force."""
    versi = find_versi(Rumpun.URUSAN, date(TAHUN, 1, 1))
    assert versi is not None
    sub = Nomenklatur.objects.filter(versi=versi, tingkat=Tingkat.SUB_KEGIATAN).first()
    assert sub is not None
    return sub


@transaction.atomic
def make_usulan(*, now: datetime, unit: Unit | None = None, terpilih: bool = True, **isi: Any) -> Usulan:
    """An usulan sent to a unit, chosen by the confirmed allocation unless said otherwise."""
    nomor = next(NOMOR)
    with konteks.pakai(konteks.sistem()):
        usulan = Usulan(
            **{
                "kode": claim_kode("usulan"),
                "kabupaten": KABUPATEN,
                "kode_desa": DESA,
                "tahun": TAHUN,
                "judul": f"Jembatan gantung {nomor}",
                "masalah": "Anak sekolah menyeberang sungai dengan rakit.",
                "lokasi": "Dusun II",
                "biaya": 250_000_000,
                "unit_tujuan": unit or make_pupr(),
                "status": StatusUsulan.DISEPAKATI_KABUPATEN if terpilih else StatusUsulan.TIDAK_TERPILIH,
                "dibuat_at": now,
                "diajukan_at": now,
                **isi,
            }
        )
        usulan.save(force_insert=True)
        hasil = HasilAlokasi.TERPILIH if terpilih else HasilAlokasi.TIDAK_TERPILIH
        PosAlokasi.objects.create(alokasi=_alokasi(now), usulan=usulan, hasil=hasil, biaya=usulan.biaya)
    return usulan


def _alokasi(now: datetime) -> Alokasi:
    return Alokasi.objects.get_or_create(
        kabupaten=KABUPATEN,
        tahun=TAHUN,
        is_ditetapkan=True,
        defaults={
            "pagu": 10_000_000_000,
            "aturan": {},
            "masukan": {},
            "masukan_sha256": "0" * 64,
            "hasil": {},
            "oleh": "Bappeda",
            "dijalankan_at": now,
            "ditetapkan_at": now,
        },
    )[0]


def isi_kegiatan(**isi: Any) -> dict[str, Any]:
    """What a unit writes about a new kegiatan."""
    sub = get_sub_kegiatan()
    return {
        "tahun": TAHUN,
        "nama": f"Pembangunan jembatan {next(NOMOR)}",
        "nomenklatur_versi": sub.versi_id,
        "nomenklatur_kode": sub.kode,
        "pagu": 240_000_000,
        "sumber_dana": "Dana Alokasi Umum",
        **isi,
    }


def make_kegiatan(
    *, now: datetime, by: PelakuTetap | None = None, usulan: list[Usulan] | None = None, **isi: Any
) -> Kegiatan:
    """A kegiatan of Dinas PUPR that answers one chosen usulan."""
    unit = make_pupr()
    by = by or make_petugas_unit(unit)
    usulan = usulan if usulan is not None else [make_usulan(now=now, unit=unit)]
    with sebagai(by):
        return create_kegiatan(by=by, usulan=usulan, unit=unit, now=now, **isi_kegiatan(**isi))


def lapor(kegiatan: Kegiatan, by: PelakuTetap, fisik: int, uang: int, *, now: datetime, **isi: Any) -> Any:
    """A progress report of today."""
    with sebagai(by):
        return record_realisasi(
            **{
                "kegiatan": kegiatan,
                "by": by,
                "per_tanggal": timezone.localdate(now),
                "fisik_persen": Decimal(fisik),
                "keuangan_persen": Decimal(uang),
                "kunci_kirim": uuid4(),
                "now": now,
                **isi,
            }
        )


def make_diserahkan(
    *, now: datetime, by: PelakuTetap | None = None, hari_lalu: int = 0, **isi: Any
) -> Kegiatan:
    """A finished kegiatan, handed over `hari_lalu` days before `now`."""
    by = by or make_petugas_unit()
    dulu = now - timedelta(days=hari_lalu)
    kegiatan = make_kegiatan(now=dulu - timedelta(days=1), by=by, **isi)
    lapor(kegiatan, by, 100, 95, now=dulu)
    with sebagai(by):
        record_serah_terima(
            kegiatan=kegiatan,
            by=by,
            nomor_bast="600/12/BAST/2026",
            tanggal=timezone.localdate(dulu),
            penerima="Pemerintah Desa Bamban",
            pemelihara="Kelompok Pemelihara Jembatan",
            now=dulu,
        )
    kegiatan.refresh_from_db()
    return kegiatan
