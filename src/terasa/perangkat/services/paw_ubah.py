"""Membetulkan langkah PAW yang salah catat, dan membatalkan prosesnya; keduanya beralasan dan riwayatnya tetap."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.services import drop_tenggat, recount_tenggat
from terasa.perangkat.enums import JalurPaw, StatusPaw
from terasa.perangkat.models import KoreksiLangkahPaw, LangkahPaw, ProsesPaw
from terasa.perangkat.permissions import may_run_paw
from terasa.perangkat.rules import paw as rules
from terasa.perangkat.services.jabatan import CannotRegister
from terasa.perangkat.services.paw import OBJEK, IsiLangkah, check_musdes
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku

# Their day stands in a tenure too: that is mended in the registry, with its own history.
BERMASA = frozenset({"pemberhentian", "penjabat", "pelantikan"})


@konteks.act("correct_langkah_paw")
def correct_langkah(
    *, by: Pelaku, langkah: LangkahPaw, isi: IsiLangkah, alasan: str, now: datetime
) -> LangkahPaw:
    """Write a step anew; what stood there is kept with the reason, and its clocks follow the new day.

    Without a new file or paper the old one stays. Raises CannotRegister.
    """
    satu = LangkahPaw.objects.select_for_update(of=("self",)).select_related("proses").get(pk=langkah.pk)
    if not may_run_paw(by, satu.proses.kode_desa):
        raise CannotRegister(_("Langkah dibetulkan oleh Dinas PMD."), code="bukan-anda")
    if not alasan.strip():
        raise CannotRegister(_("Tulis apa yang salah pada catatan lama."), code="alasan")
    if satu.kode in BERMASA and isi.tanggal != satu.tanggal:
        raise CannotRegister(
            _("Hari ini ikut menjadi hari masa jabatan; betulkan lewat masa jabatannya."), code="tanggal"
        )
    _check_day(satu, isi.tanggal, now)
    semula, hari_lama = _as_json(satu), satu.tanggal
    satu.tanggal, satu.nomor, satu.catatan = isi.tanggal, isi.nomor.strip(), isi.catatan.strip()
    if isi.berkas is not None or isi.dokumen is not None:
        if satu.kode == "musdes":
            check_musdes(isi)
        satu.berkas, satu.dokumen = isi.berkas, isi.dokumen
    satu.save(update_fields=["tanggal", "nomor", "catatan", "berkas", "dokumen"])
    KoreksiLangkahPaw.objects.create(
        langkah=satu, semula=semula, menjadi=_as_json(satu), alasan=alasan.strip(), pada=now, oleh=by.label
    )
    if satu.tanggal != hari_lama and satu.proses.jalur == JalurPaw.MUSDES:
        _move_clocks(satu)
    return satu


def _check_day(langkah: LangkahPaw, hari: date, now: datetime) -> None:
    """Between the step before and the step after it, and not ahead of today."""
    lain = {x.kode: x.tanggal for x in langkah.proses.langkah.exclude(kode__in=[langkah.kode, "penjabat"])}
    sebelum = [h for k, h in lain.items() if rules.URUTAN[k] < rules.URUTAN[langkah.kode]]
    sesudah = [h for k, h in lain.items() if rules.URUTAN[k] > rules.URUTAN[langkah.kode]]
    if hari > timezone.localdate(now):
        raise CannotRegister(_("Harinya belum tiba."), code="tanggal")
    if langkah.kode != "penjabat" and (
        max(sebelum, default=hari) > hari or min(sesudah, default=hari) < hari
    ):
        raise CannotRegister(_("Harinya harus di antara langkah sebelum dan sesudahnya."), code="tanggal")


def _move_clocks(langkah: LangkahPaw) -> None:
    baku, pk = rules.MENURUT_KODE[langkah.kode], langkah.proses_id
    for kode in baku.selesaikan:
        recount_tenggat(aturan_kode=kode, objek_jenis=OBJEK, objek_id=pk, selesai_on=langkah.tanggal)
    for kode in baku.mulai:
        recount_tenggat(aturan_kode=kode, objek_jenis=OBJEK, objek_id=pk, mulai_on=langkah.tanggal)


def _as_json(langkah: LangkahPaw) -> dict[str, Any]:
    return {
        "tanggal": langkah.tanggal.isoformat(),
        "nomor": langkah.nomor,
        "catatan": langkah.catatan,
        "berkas": str(langkah.berkas_id or ""),
        "dokumen": str(langkah.dokumen_id or ""),
    }


@konteks.act("cancel_paw")
def cancel_paw(*, by: Pelaku, proses: ProsesPaw, alasan: str, now: datetime) -> ProsesPaw:
    """The procedure ends without a successor; what was recorded stays and its clocks stop. Raises
    CannotRegister."""
    satu = ProsesPaw.objects.select_for_update(of=("self",)).get(pk=proses.pk)
    if not may_run_paw(by, satu.kode_desa):
        raise CannotRegister(_("Proses ini dibatalkan oleh Dinas PMD."), code="bukan-anda")
    if satu.status != StatusPaw.BERJALAN:
        raise CannotRegister(_("Prosesnya sudah tidak berjalan."), code="status")
    if not alasan.strip():
        raise CannotRegister(_("Tulis mengapa dibatalkan."), code="alasan")
    satu.status, satu.alasan_batal = StatusPaw.BATAL, alasan.strip()
    satu.save(update_fields=["status", "alasan_batal"])
    drop_tenggat(objek_jenis=OBJEK, objek_id=satu.pk)
    return satu
