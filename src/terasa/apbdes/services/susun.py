"""Menyusun rancangan APBDes, menetapkannya, dan membuka perubahannya; yang pernah berlaku tetap terbaca."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.apbdes.enums import HasilEvaluasi, StatusApbdes
from terasa.apbdes.models import Apbdes, CatatanEvaluasi, PosApbdes
from terasa.apbdes.queries.apbdes import find_berlaku, find_rancangan
from terasa.apbdes.rules.evaluasi import OBJEK
from terasa.apbdes.rules.isi import CannotApbdes, IsiPos, check_pos
from terasa.apbdes.services.milik import require_budgeter
from terasa.apbdes.services.tautan import tell_links
from terasa.aspirasi.rules import mask_pribadi
from terasa.aturan.services import finish_tenggat
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

TAHUN_KE_DEPAN = 2


@konteks.act("draft_apbdes")
def draft_apbdes(
    *, by: Pelaku, kode_desa: str, tahun: int, now: datetime, is_peragaan: bool = False
) -> Apbdes:
    """Begin the first budget of a desa and year. Raises CannotApbdes."""
    apbdes = plan_apbdes(by=by, kode_desa=kode_desa, tahun=tahun, now=now, is_peragaan=is_peragaan)
    apbdes.save(force_insert=True)
    return apbdes


def plan_apbdes(
    *, by: Pelaku, kode_desa: str, tahun: int, now: datetime, is_peragaan: bool = False
) -> Apbdes:
    """The draft that `draft_apbdes` would begin, not stored. Raises CannotApbdes."""
    require_budgeter(by, kode_desa)
    if not 2010 <= tahun <= timezone.localdate(now).year + TAHUN_KE_DEPAN:
        raise CannotApbdes(_("Tulis tahun anggarannya, misalnya 2027."), code="tahun")
    if find_rancangan(kode_desa, tahun) is not None:
        raise CannotApbdes(_("Desa ini sudah punya rancangan tahun itu; lanjutkan yang ada."), code="tahun")
    if find_berlaku(kode_desa, tahun) is not None:
        raise CannotApbdes(
            _("APBDes tahun itu sudah berlaku; buka perubahannya dengan alasan."), code="tahun"
        )
    return Apbdes(kode_desa=kode_desa, tahun=tahun, dibuat_at=now, oleh=by.label, is_peragaan=is_peragaan)


@konteks.act("save_pos_apbdes")
def save_pos(*, apbdes: Apbdes, by: Pelaku, isi: IsiPos, pos: PosApbdes | None = None) -> PosApbdes:
    """Add a line to a draft, or change one. The same line twice is refused. Raises CannotApbdes."""
    lock_draf(apbdes, by)
    rapi = check_pos(isi)
    lain = apbdes.pos.exclude(pk=pos.pk) if pos is not None else apbdes.pos.all()
    if any(isi_of(p).kunci_nama == rapi.kunci_nama for p in lain.filter(kelompok=rapi.kelompok)):
        raise CannotApbdes(_("Pos dengan nama, tempat, dan sumber dana yang sama sudah ada."), code="uraian")
    jadi = pos or PosApbdes(apbdes=apbdes, urutan=next_urutan(apbdes))
    for nama, nilai in columns_of(rapi).items():
        setattr(jadi, nama, nilai)
    jadi.save()
    return jadi


@konteks.act("remove_pos_apbdes")
def remove_pos(*, pos: PosApbdes, by: Pelaku) -> None:
    """Take a line out of a draft. Raises CannotApbdes."""
    lock_draf(pos.apbdes, by)
    pos.delete()


@konteks.act("drop_apbdes")
def drop_apbdes(*, apbdes: Apbdes, by: Pelaku) -> None:
    """Throw a draft away; one that mends an evaluated raperdes gives it back. Raises CannotApbdes."""
    lock_draf(apbdes, by)
    kunci = {"kode_desa": apbdes.kode_desa, "tahun": apbdes.tahun, "versi": apbdes.versi}
    revisi = apbdes.revisi
    apbdes.delete()
    Apbdes.objects.filter(**kunci, revisi=revisi - 1, status=StatusApbdes.DISEMPURNAKAN).update(
        status=StatusApbdes.SELESAI_DIEVALUASI
    )


@konteks.act("adopt_apbdes")
def adopt_apbdes(
    *,
    apbdes: Apbdes,
    by: Pelaku,
    nomor_perdes: str,
    ditetapkan_on: date,
    now: datetime,
    evaluasi_luar: str = "",
) -> None:
    """The village regulation holds it now; the version before it stays readable. Raises CannotApbdes.

    `evaluasi_luar` is the number of an evaluation done on paper, where none was done here.
    """
    lock_milik(apbdes, by)
    if not nomor_perdes.strip():
        raise CannotApbdes(_("Tulis nomor peraturan desanya."), code="nomor-perdes")
    if ditetapkan_on > timezone.localdate(now):
        raise CannotApbdes(_("Tanggal penetapan tidak boleh sesudah hari ini."), code="ditetapkan-on")
    if not apbdes.pos.exists():
        raise CannotApbdes(_("APBDes ini belum punya pos; isi dahulu."), code="kosong")
    _require_evaluated(apbdes, evaluasi_luar)
    Apbdes.objects.filter(kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, status=StatusApbdes.BERLAKU).update(
        status=StatusApbdes.DIGANTIKAN, digantikan_at=now
    )
    apbdes.evaluasi_luar = mask_pribadi(evaluasi_luar.strip())[:120]
    apbdes.nomor_perdes = mask_pribadi(nomor_perdes.strip())[:80]
    apbdes.ditetapkan_on, apbdes.berlaku_at, apbdes.oleh = ditetapkan_on, now, by.label
    apbdes.status = StatusApbdes.BERLAKU
    apbdes.save(
        update_fields=["evaluasi_luar", "nomor_perdes", "ditetapkan_on", "berlaku_at", "oleh", "status"]
    )
    for evaluasi in find_sebelum(apbdes):
        finish_tenggat(objek_jenis=OBJEK, objek_id=evaluasi, now=now)
    tell_links(apbdes=apbdes, by=by, now=now)


@konteks.act("change_apbdes")
def change_apbdes(*, apbdes: Apbdes, by: Pelaku, alasan: str, now: datetime) -> Apbdes:
    """A draft of the next perubahan with all its lines. Raises CannotApbdes."""
    lock_milik(apbdes, by)
    if apbdes.status != StatusApbdes.BERLAKU:
        raise CannotApbdes(_("Hanya APBDes yang berlaku yang diubah."), code="tidak-berlaku")
    if not alasan.strip():
        raise CannotApbdes(_("Tulis mengapa APBDesnya diubah, supaya warga tahu sebabnya."), code="alasan")
    if find_rancangan(apbdes.kode_desa, apbdes.tahun) is not None:
        raise CannotApbdes(_("Rancangan perubahannya sudah ada; lanjutkan yang ada."), code="sudah-ada")
    return _copy(apbdes, by, now, versi=apbdes.versi + 1, revisi=1, alasan=mask_pribadi(alasan.strip()))


@konteks.act("revise_apbdes")
def revise_apbdes(*, apbdes: Apbdes, by: Pelaku, now: datetime) -> Apbdes:
    """A draft that mends an evaluated raperdes; what the camat read stays as it was. Raises CannotApbdes."""
    lock_milik(apbdes, by)
    if apbdes.status != StatusApbdes.SELESAI_DIEVALUASI or apbdes.evaluasi.hasil != HasilEvaluasi.PERBAIKI:
        raise CannotApbdes(
            _("Hanya rancangan yang diminta diperbaiki yang disempurnakan."), code="tidak-diperbaiki"
        )
    apbdes.status = StatusApbdes.DISEMPURNAKAN
    apbdes.save(update_fields=["status"])
    return _copy(apbdes, by, now, versi=apbdes.versi, revisi=apbdes.revisi + 1, alasan=apbdes.alasan)


def lock_milik(apbdes: Apbdes, by: Pelaku) -> None:
    """Hold a version of one's own until the transaction ends, as it stands now. Raises CannotApbdes."""
    require_budgeter(by, apbdes.kode_desa)
    apbdes.refresh_from_db(from_queryset=Apbdes.objects.select_for_update())


def lock_draf(apbdes: Apbdes, by: Pelaku) -> None:
    """The same for a draft; what left the desk of the village is not edited. Raises CannotApbdes."""
    lock_milik(apbdes, by)
    if apbdes.status != StatusApbdes.DRAF:
        raise CannotApbdes(
            _("Rancangan ini sudah disampaikan atau ditetapkan, jadi isinya tetap."), code="bukan-draf"
        )


def columns_of(isi: IsiPos) -> dict[str, Any]:
    """What is stored of a line; words are read by everyone, so numbers of people are masked."""
    teks = ("uraian", "lokasi", "sub_bidang")
    return {k: mask_pribadi(v) if k in teks else v for k, v in asdict(isi).items()}


def isi_of(pos: PosApbdes) -> IsiPos:
    """A stored line as its form would say it."""
    return IsiPos(**{k: getattr(pos, k) for k in IsiPos.__dataclass_fields__})


def next_urutan(apbdes: Apbdes) -> int:
    terakhir = apbdes.pos.order_by("-urutan").values_list("urutan", flat=True).first()
    return (terakhir or 0) + 1


def find_sebelum(apbdes: Apbdes) -> list[Any]:
    """Keys of the evaluations of this version, its earlier revisions among them."""
    semua = Apbdes.objects.filter(
        kode_desa=apbdes.kode_desa, tahun=apbdes.tahun, versi=apbdes.versi, evaluasi__isnull=False
    )
    return list(semua.values_list("evaluasi", flat=True))


def _require_evaluated(apbdes: Apbdes, evaluasi_luar: str) -> None:
    """Evaluated here, mended after it, or evaluated on paper elsewhere. Raises CannotApbdes."""
    if apbdes.status == StatusApbdes.SELESAI_DIEVALUASI:
        if apbdes.evaluasi.hasil == HasilEvaluasi.PERBAIKI:
            raise CannotApbdes(
                _("Camat minta perbaikan; sempurnakan rancangannya lebih dahulu."), code="perbaiki"
            )
        return
    if apbdes.status != StatusApbdes.DRAF:
        raise CannotApbdes(_("Rancangan ini belum selesai dievaluasi."), code="belum-dievaluasi")
    if apbdes.revisi == 1:
        if not evaluasi_luar.strip():
            raise CannotApbdes(
                _("Sampaikan dahulu kepada camat, atau tulis nomor hasil evaluasi di atas kertas."),
                code="evaluasi-luar",
            )
        return
    belum = CatatanEvaluasi.objects.filter(
        evaluasi__in=find_sebelum(apbdes), putusan="perbaiki", jawaban=""
    ).count()
    if belum:
        raise CannotApbdes(
            _("Masih ada %(n)d catatan camat yang belum dijawab.") % {"n": belum}, code="belum-dijawab"
        )


def _copy(dari: Apbdes, by: Pelaku, now: datetime, *, versi: int, revisi: int, alasan: str) -> Apbdes:
    baru = Apbdes(
        kode_desa=dari.kode_desa,
        tahun=dari.tahun,
        versi=versi,
        revisi=revisi,
        alasan=alasan,
        dibuat_at=now,
        oleh=by.label,
        is_peragaan=dari.is_peragaan,
    )
    baru.save(force_insert=True)
    kolom = [f.attname for f in PosApbdes._meta.concrete_fields if f.attname not in {"id", "apbdes_id"}]
    PosApbdes.objects.bulk_create(
        [PosApbdes(apbdes=baru, **{k: getattr(p, k) for k in kolom}) for p in dari.pos.all()],
        batch_size=500,
    )
    return baru
