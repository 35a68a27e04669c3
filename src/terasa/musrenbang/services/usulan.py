"""Menyusun, mengajukan, melengkapi, dan menggabungkan usulan; suara warga ikut bersama usulannya."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aspirasi.models import Aspirasi
from terasa.aspirasi.services import mark_digabung
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusUsulan, SumberUsulan, Tahap, Tujuan
from terasa.musrenbang.models import Kamus, Suara, Usulan
from terasa.musrenbang.permissions import may_merge, may_propose
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.rules import CannotPropose, lanjutan
from terasa.musrenbang.services.langkah import record_langkah
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.queries import is_desa
from terasa.wilayah.rules import kabupaten_of


class CannotSubmit(AturanDilanggar):
    """The draft cannot be handed to the village forum."""


class CannotJoin(AturanDilanggar):
    """This voice cannot be joined to this usulan."""


@dataclass(frozen=True)
class DataUsulan:
    """What a proposal says. `biaya` whole rupiah, None: belum dihitung; `bidang` a code of `rules.BIDANG`;
    `kelompok_pengusul` a code of the rule `unsur-peserta`."""

    judul: str
    masalah: str = ""
    lokasi: str = ""
    lat: Decimal | None = None
    lng: Decimal | None = None
    volume: Decimal | None = None
    satuan: str = ""
    biaya: int | None = None
    penerima_manfaat: int | None = None
    bidang: str = ""
    tujuan: str = Tujuan.KABUPATEN
    unit_tujuan: Unit | None = None
    kamus: Kamus | None = None
    status_lahan: str = ""
    kelompok_pengusul: str = ""


@konteks.act("create_usulan")
def create_usulan(
    *,
    by: Pelaku,
    kode_desa: str,
    tahun: int,
    data: DataUsulan,
    now: datetime,
    aspirasi: Sequence[Aspirasi] = (),
    is_peragaan: bool = False,
) -> Usulan:
    """A draft of a village for budget year `tahun`, with the voices behind it.

    Raises CannotPropose, CannotJoin.
    """
    if not may_propose(by, kode_desa):
        raise CannotPropose(
            _("Hanya pemerintah desa itu sendiri yang menyusun usulannya."), code="bukan-wewenang"
        )
    if not is_desa(kode_desa):
        raise CannotPropose(_("Pilih desa atau kelurahan dari daftar."), code="desa-tidak-dikenal")
    rules.check_tahun(tahun, timezone.localdate(now))
    check_data(data, kabupaten_of(kode_desa))
    usulan = Usulan(
        kode=claim_kode("usulan"),
        kabupaten=kabupaten_of(kode_desa),
        kode_desa=kode_desa,
        tahun=tahun,
        sumber=_sumber(aspirasi, is_peragaan),
        dibuat_at=now,
        is_peragaan=is_peragaan,
        **_columns(data),
    )
    usulan.save(force_insert=True)
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="disusun",
        now=now,
        rincian={"suara": len(aspirasi), "biaya": data.biaya},
        lanjutan=lanjutan.after_draft().kalimat,
    )
    for satu in aspirasi:
        add_suara(usulan=usulan, aspirasi=satu, by=by, now=now)
    return usulan


@konteks.act("edit_usulan")
def edit_usulan(*, usulan: Usulan, by: Pelaku, data: DataUsulan, now: datetime) -> Usulan:
    """Change a draft. Once submitted its words and figures stay as they are. Raises CannotPropose."""
    require_owner(usulan, by)
    if usulan.status != StatusUsulan.DRAF:
        raise CannotPropose(
            _("Usulan ini sudah diajukan, jadi kata dan angkanya tetap."), code="sudah-diajukan"
        )
    check_data(data, usulan.kabupaten)
    for kolom, nilai in _columns(data).items():
        setattr(usulan, kolom, nilai)
    usulan.save(update_fields=list(_columns(data)))
    return usulan


@konteks.act("submit_usulan")
def submit_usulan(*, usulan: Usulan, by: Pelaku, now: datetime) -> None:
    """Hand a draft to the village forum; no date refuses it. Raises CannotSubmit, CannotPropose."""
    require_owner(usulan, by)
    if usulan.status != StatusUsulan.DRAF:
        raise CannotSubmit(_("Usulan ini sudah diajukan."), code="sudah-diajukan")
    usulan.diajukan_at = now
    usulan.save(update_fields=["diajukan_at"])
    berikut = lanjutan.after_submit(usulan.kode_desa)
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="diajukan",
        now=now,
        rincian={"biaya": usulan.biaya, "suara": usulan.jumlah_suara},
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=Jadwal(usulan.kabupaten, usulan.tahun, timezone.localdate(now)).due(berikut),
        status=StatusUsulan.DIAJUKAN,
        peran=by.jenis,
    )
    pull_into_open(usulan=[usulan], jenis=JenisForum.MUSRENBANG_DESA)


@konteks.act("add_suara")
def add_suara(*, usulan: Usulan, aspirasi: Aspirasi, by: Pelaku, now: datetime) -> Suara:
    """Join a voice to an usulan; from now on it hears every station. Raises CannotJoin, CannotAct."""
    if usulan.status in {StatusUsulan.DIGABUNG, StatusUsulan.DIPECAH, StatusUsulan.DIBATALKAN}:
        raise CannotJoin(_("Usulan ini sudah tidak berjalan; pilih usulan lain."), code="tidak-berjalan")
    if kabupaten_of(aspirasi.kode_desa) != usulan.kabupaten:
        raise CannotJoin(_("Aspirasi ini dari kabupaten lain."), code="lain-kabupaten")
    if not may_merge(by, usulan):
        raise CannotJoin(_("Usulan ini milik desa lain."), code="bukan-wewenang")
    if Suara.objects.filter(aspirasi=aspirasi).exists():
        raise CannotJoin(_("Aspirasi ini sudah bergabung ke sebuah usulan."), code="sudah-bergabung")
    suara = Suara(aspirasi=aspirasi, usulan=usulan, pada=now)
    suara.save(force_insert=True)
    Usulan.objects.filter(pk=usulan.pk).update(jumlah_suara=F("jumlah_suara") + 1)
    usulan.jumlah_suara += 1
    mark_digabung(aspirasi=aspirasi, usulan_kode=usulan.kode, by=by, now=now)
    return suara


def require_owner(usulan: Usulan, by: Pelaku) -> None:
    if not may_propose(by, usulan.kode_desa):
        raise CannotPropose(_("Usulan ini milik desa lain."), code="bukan-wewenang")


def check_data(data: DataUsulan, kabupaten: str) -> None:
    rules.check_isian(data)
    if data.unit_tujuan is not None and data.unit_tujuan.kabupaten != kabupaten:
        raise CannotPropose(_("Pilih perangkat daerah kabupaten ini."), code="lain-kabupaten")
    if data.kamus is not None and data.kamus.kabupaten != kabupaten:
        raise CannotPropose(_("Pilih entri dari kamus kabupaten ini."), code="kamus")


def _columns(data: DataUsulan) -> dict[str, Any]:
    isi = {k: v for k, v in vars(data).items() if k != "unit_tujuan"}
    teks = {k: v.strip() for k, v in isi.items() if isinstance(v, str)}
    return {**isi, **teks, "unit_tujuan": data.unit_tujuan if data.tujuan == Tujuan.KABUPATEN else None}


def _sumber(aspirasi: Sequence[Aspirasi], is_peragaan: bool) -> str:
    if is_peragaan:
        return SumberUsulan.PERAGAAN
    return SumberUsulan.ASPIRASI if aspirasi else SumberUsulan.OPERATOR
