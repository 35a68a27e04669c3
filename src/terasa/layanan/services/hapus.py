"""Menghapus bagian pribadi: atas kehendak pemohon, atau karena masa simpannya berakhir."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.services.hapus import forget_alamat
from terasa.aturan.queries import count_batas
from terasa.layanan import rules
from terasa.layanan.enums import Keputusan
from terasa.layanan.models import IsiPermohonan, PeristiwaLayanan, Permohonan, PesanPermohonan
from terasa.layanan.services.langkah import CannotServe, lock, record, require_kunci
from terasa.umum import konteks
from terasa.umum.models import AuditGaram
from terasa.umum.pelaku import Pelaku

RETENSI = "retensi-permohonan-layanan"
SEMALAM = 500


@konteks.act("erase_isi")
def erase_isi(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> None:
    """The person takes name, purpose, messages and contact back once the request is over. Raises CannotServe."""
    require_kunci(permohonan)
    lock(permohonan)
    if permohonan.dihapus_at is not None:
        raise CannotServe(_("Nama, keperluan, dan kontak itu sudah dihapus."), code="sudah-dihapus")
    if permohonan.status not in rules.TERTUTUP:
        raise CannotServe(
            _("Tarik dulu permohonannya; selama dikerjakan, nama dan keperluannya diperlukan."),
            code="berjalan",
        )
    _erase(permohonan, Keputusan.DIHAPUS, by, now)


@konteks.act("retire_isi")
def retire_isi(*, kabupaten: str, by: Pelaku, now: datetime) -> int:
    """Forget what is kept longer than the rule of a kabupaten allows, also of people who never came back with what was
    missing or for what was ready. Returns how many requests."""
    batas = count_batas(RETENSI, kabupaten=kabupaten, pada=timezone.localdate(now))
    sejak = now - timedelta(days=batas.hari)
    bergerak = PeristiwaLayanan.objects.filter(permohonan=OuterRef("pk"), pada__gte=sejak)
    ditinggal = Q(status__in=sorted(rules.MENUNGGU_PEMOHON)) & ~Exists(bergerak)
    lewat = Permohonan.objects.filter(
        Q(selesai_at__lt=sejak) | ditinggal, unit__kabupaten=kabupaten, dihapus_at__isnull=True
    )
    semua = list(lewat.select_for_update().order_by("masuk_at")[:SEMALAM])
    for permohonan in semua:
        _erase(permohonan, Keputusan.RETENSI, by, now)
    return len(semua)


def _erase(permohonan: Permohonan, sebab: Keputusan, by: Pelaku, now: datetime) -> None:
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
    record(permohonan, sebab, by=by, now=now)
