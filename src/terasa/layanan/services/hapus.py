"""Menghapus bagian pribadi: atas kehendak pemohon, atau karena masa simpannya berakhir."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.services.hapus import forget_alamat
from terasa.aturan.queries import count_batas
from terasa.layanan import rules
from terasa.layanan.enums import Keputusan
from terasa.layanan.models import IsiPermohonan, Permohonan, PesanPermohonan
from terasa.layanan.services.langkah import CannotServe, record, require_kunci
from terasa.umum import konteks
from terasa.umum.models import AuditGaram
from terasa.umum.pelaku import Pelaku

RETENSI = "retensi-permohonan-layanan"
SEMALAM = 500


@konteks.act("erase_isi")
def erase_isi(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> None:
    """The person takes name, purpose, messages and contact back once the request is over. Raises CannotServe."""
    require_kunci(permohonan)
    if permohonan.status not in rules.TERTUTUP:
        raise CannotServe(
            _("Tarik dulu permohonannya; selama dikerjakan, nama dan keperluannya diperlukan."),
            code="berjalan",
        )
    _erase(permohonan, by, now)


@konteks.act("retire_isi")
def retire_isi(*, kabupaten: str, by: Pelaku, now: datetime) -> int:
    """Forget what is kept longer than the rule of a kabupaten allows. Returns how many requests."""
    batas = count_batas(RETENSI, kabupaten=kabupaten, pada=timezone.localdate(now))
    lewat = Permohonan.objects.filter(
        unit__kabupaten=kabupaten, selesai_at__lt=now - timedelta(days=batas.hari), dihapus_at__isnull=True
    )
    semua = list(lewat.order_by("selesai_at")[:SEMALAM])
    for permohonan in semua:
        _erase(permohonan, by, now)
    return len(semua)


def _erase(permohonan: Permohonan, by: Pelaku, now: datetime) -> None:
    with konteks.sebagai_sistem():
        pesan = list(permohonan.pesan.values_list("pk", flat=True))
        IsiPermohonan.objects.filter(pk=permohonan.pk).update(nama="", keperluan="")
        permohonan.pesan.all().delete()
        forget_alamat([permohonan.pk])
        # Without its salt a digest in the audit can no longer be tried out against a name.
        for model, kunci in ((IsiPermohonan, [permohonan.pk]), (PesanPermohonan, pesan)):
            AuditGaram.objects.filter(tabel=model._meta.db_table, objek__in=[str(k) for k in kunci]).delete()
    permohonan.dihapus_at = now
    permohonan.save(update_fields=["dihapus_at"])
    record(permohonan, Keputusan.RETENSI, by=by, now=now)
