"""Membetulkan catatan: yang salah tulis dibetulkan dengan alasan, yang baru saja dicatat dapat dibatalkan hari itu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.dokumen.models import Berkas
from terasa.perangkat.models import MasaJabatan, PerubahanMasa
from terasa.perangkat.permissions import may_register
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.masa import IsiMasa, check_free, close_door, count_end, dasar_of
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class IsiKoreksi:
    """What a tenure should have said; `rencana_berakhir_on` counts only where no law gives the years."""

    mulai_on: date
    sk_nomor: str = ""
    sk_on: date | None = None
    rencana_berakhir_on: date | None = None
    sk_berkas: Berkas | None = None


@konteks.act("correct_masa")
def correct_masa(
    *, by: Pelaku, masa: MasaJabatan, isi: IsiKoreksi, alasan: str, now: datetime
) -> PerubahanMasa:
    """Put a slip right; what stood there before stays in the history with the reason. Raises CannotRegister."""
    satu = _lock(by, masa)
    if not alasan.strip():
        raise CannotRegister(_("Tulis apa yang salah dan mengapa dibetulkan."), code="alasan")
    if satu.berakhir_on is not None and satu.berakhir_on < isi.mulai_on:
        raise CannotRegister(_("Masa tidak dapat dimulai sesudah berakhir."), code="mulai-on")
    tulis = IsiMasa(satu.orang, satu.cara, isi.mulai_on, satu.kursi_ke, menggantikan=satu.menggantikan)
    hasil = count_end(satu.jabatan, tulis)
    rencana = hasil.berakhir if hasil else isi.rencana_berakhir_on
    check_free(satu.jabatan, tulis, satu.berakhir_on or rencana, kecuali=satu)
    perubahan = PerubahanMasa.objects.create(
        masa=satu,
        semula_on=satu.rencana_berakhir_on,
        menjadi_on=rencana,
        dasar={"koreksi": _differences(satu, isi), **dasar_of(hasil)},
        alasan=alasan.strip(),
        pada=now,
        oleh=by.label,
    )
    satu.mulai_on, satu.rencana_berakhir_on, satu.dasar_masa = isi.mulai_on, rencana, dasar_of(hasil)
    satu.sk_nomor, satu.sk_on = isi.sk_nomor.strip(), isi.sk_on
    satu.sk_berkas = isi.sk_berkas or satu.sk_berkas
    satu.save()
    _move_door(satu)
    return perubahan


def _differences(satu: MasaJabatan, isi: IsiKoreksi) -> dict[str, list[str]]:
    """Old and new words of every field that changed."""
    pasangan = {
        "mulai": (satu.mulai_on.isoformat(), isi.mulai_on.isoformat()),
        "nomor SK": (satu.sk_nomor, isi.sk_nomor.strip()),
        "tanggal SK": (str(satu.sk_on or ""), str(isi.sk_on or "")),
    }
    return {nama: [lama, baru] for nama, (lama, baru) in pasangan.items() if lama != baru}


def _move_door(masa: MasaJabatan) -> None:
    """The role opens with the corrected first day and closes with the last."""
    if masa.peran is not None and masa.peran.berlaku_dari != masa.mulai_on:
        masa.peran.berlaku_dari = masa.mulai_on
        if masa.peran.berlaku_sampai is None or masa.peran.berlaku_sampai >= masa.mulai_on:
            masa.peran.save(update_fields=["berlaku_dari"])
    close_door(masa)


@konteks.act("undo_masa")
def undo_masa(*, by: Pelaku, masa: MasaJabatan, now: datetime) -> None:
    """Take back a tenure that was recorded today and that nothing leans on yet. Raises CannotRegister."""
    satu = _lock(by, masa)
    if not is_undoable(satu.dicatat_at, now):
        raise CannotRegister(
            _("Hanya yang dicatat hari ini; selebihnya diakhiri atau dibetulkan."), code="hari"
        )
    if satu.berakhir_on is not None or satu.perubahan.exists():
        raise CannotRegister(_("Masa ini sudah diakhiri atau dibetulkan."), code="berubah")
    peran = satu.peran
    try:
        satu.delete()
    except ProtectedError as salah:
        raise CannotRegister(_("Sudah ada catatan lain yang memakai masa ini."), code="dipakai") from salah
    if peran is not None:
        peran.delete()


@konteks.act("undo_end")
def undo_end(*, by: Pelaku, masa: MasaJabatan, now: datetime) -> MasaJabatan:
    """Take back an end that was recorded today; the door opens again. Raises CannotRegister."""
    satu = _lock(by, masa)
    if satu.berakhir_on is None or not is_undoable(satu.diakhiri_at, now):
        raise CannotRegister(_("Hanya pengakhiran yang dicatat hari ini."), code="hari")
    isi = IsiMasa(satu.orang, satu.cara, satu.mulai_on, satu.kursi_ke)
    check_free(satu.jabatan, isi, satu.rencana_berakhir_on, kecuali=satu)
    satu.berakhir_on, satu.sebab, satu.sebab_keterangan = None, "", ""
    satu.sk_berhenti_nomor, satu.sk_berhenti_on = "", None
    satu.diakhiri_at, satu.diakhiri_oleh = None, ""
    satu.save()
    close_door(satu)
    return satu


def is_undoable(pada: datetime | None, now: datetime) -> bool:
    """Written down on the day of `now`."""
    return pada is not None and timezone.localdate(pada) == timezone.localdate(now)


def _lock(by: Pelaku, masa: MasaJabatan) -> MasaJabatan:
    satu = (
        MasaJabatan.objects.select_for_update(of=("self",))
        .select_related("jabatan__unit", "orang", "menggantikan", "peran")
        .get(pk=masa.pk)
    )
    if not may_register(by, satu.jabatan):
        raise CannotRegister(_("Jabatan ini dicatat oleh kantor lain."), code="bukan-anda")
    return satu
