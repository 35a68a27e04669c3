"""Kegiatan tim desa: kapan terakhir masuk dan berapa perubahan, per kantor dan tidak pernah per orang."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from terasa.akun.enums import JenisPeran as P
from terasa.akun.models import Peran
from terasa.umum.models import AuditBaris

TIM = (P.OPERATOR_DESA, P.KADES, P.LURAH)


@dataclass(frozen=True, slots=True)
class KegiatanTim:
    """One village office: accounts that can sign in, the newest sign-in, and changes in 30 and 90 days."""

    akun: int
    masuk_on: date | None
    dalam_30: int
    dalam_90: int

    @property
    def perlu_ditanya(self) -> bool:
        """Nobody can sign in, or nothing was written for 90 days: ask whether they need help."""
        return self.akun == 0 or self.dalam_90 == 0


def list_tim(kode: Sequence[str], now: datetime) -> dict[str, KegiatanTim]:
    """By code; a place without an account has zeros. Two queries."""
    hari = timezone.localdate(now)
    peran = Peran.objects.berlaku(hari).filter(kode_wilayah__in=kode, jenis__in=TIM, pengguna__is_active=True)
    label: dict[str, set[str]] = defaultdict(set)
    masuk: dict[str, list[datetime]] = defaultdict(list)
    for k, jabatan, terakhir in peran.values_list("kode_wilayah", "jabatan", "pengguna__last_login"):
        label[k].add(jabatan)
        masuk[k] += [terakhir] if terakhir else []
    ubah = _count_changes({nama for semua in label.values() for nama in semua}, now)
    hasil = {}
    for k in kode:
        angka = [ubah.get(nama, (0, 0)) for nama in label[k]]
        hasil[k] = KegiatanTim(
            akun=len(label[k]),
            masuk_on=timezone.localdate(max(masuk[k])) if masuk[k] else None,
            dalam_30=sum(n for n, _m in angka),
            dalam_90=sum(m for _n, m in angka),
        )
    return hasil


def _count_changes(label: set[str], now: datetime) -> dict[str, tuple[int, int]]:
    """Changed rows by the label of the office that changed them, in 30 and in 90 days."""
    hitung = (
        AuditBaris.objects.filter(pada__gt=now - timedelta(days=90), oleh__in=label)
        .order_by()
        .values("oleh")
        .annotate(baru=Count("pk", filter=Q(pada__gt=now - timedelta(days=30))), semua=Count("pk"))
    )
    return {h["oleh"]: (h["baru"], h["semua"]) for h in hitung}
