"""Membaca permohonan: meja unit, dan milik pemegang kuncinya."""

from __future__ import annotations

import hmac
from datetime import date

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from terasa.aturan.models import Tenggat
from terasa.layanan import rules
from terasa.layanan.enums import Keputusan, Status
from terasa.layanan.models import PeristiwaLayanan, Permohonan, PesanPermohonan
from terasa.umum.kode import hash_kunci, read_kode
from terasa.umum.pelaku import Pelaku


def find_by_kunci(kode: str, kunci: str) -> Permohonan | None:
    """The request of a slip; None when code and key do not belong together. The key alone is enough."""
    sidik = hash_kunci(kunci)
    semua = Permohonan.objects.select_related("layanan", "unit", "standar")
    if not kode.strip():
        return semua.filter(kunci_sidik=sidik).first()
    permohonan = semua.filter(kode=read_kode(kode) or "").first()
    # Compared even without a row, so that time does not tell whether the code exists.
    cocok = hmac.compare_digest(sidik, permohonan.kunci_sidik if permohonan else "-" * len(sidik))
    return permohonan if cocok else None


def list_meja(by: Pelaku, *, status: str = "") -> QuerySet[Permohonan]:
    """The desk of a unit: what waits for the unit first, the day that is due first (`batas_on`: papers checked, or
    promised), the oldest of one day first; then the rest from the newest."""
    menunggu = Q(status__in=sorted(rules.MENUNGGU_UNIT))
    semua = Permohonan.objects.visible_to(by).select_related("layanan", "isi").annotate(batas_on=_due())
    if status:
        semua = semua.filter(status=status)
    return semua.order_by(
        Case(When(menunggu, then=0), default=1),
        Case(When(menunggu, then="batas_on")),
        Case(When(menunggu, then="masuk_at")),
        "-masuk_at",
        "kode",
    )


def _due() -> Coalesce:
    """The promise once there is one; before that, the day by which its papers are looked at."""
    jam = Tenggat.objects.filter(
        aturan_kode=rules.JAM_PERIKSA,
        objek_jenis=rules.OBJEK,
        objek_id=Cast(OuterRef("pk"), CharField()),
        selesai_at__isnull=True,
    )
    return Coalesce("janji_on", Subquery(jam.values("jatuh_tempo_on")[:1]))


def find_periksa(permohonan: Permohonan) -> date | None:
    """By when its papers are looked at; None when that is over or no clock runs."""
    if permohonan.status != Status.DIAJUKAN:
        return None
    jam = Tenggat.objects.filter(
        aturan_kode=rules.JAM_PERIKSA, objek_jenis=rules.OBJEK, selesai_at__isnull=True
    )
    return jam.filter(objek_id=str(permohonan.pk)).values_list("jatuh_tempo_on", flat=True).first()


def count_waiting(by: Pelaku) -> int:
    """Requests that wait for this unit, for its home page."""
    return Permohonan.objects.visible_to(by).filter(status__in=sorted(rules.MENUNGGU_UNIT)).count()


def list_peristiwa(permohonan: Permohonan) -> QuerySet[PeristiwaLayanan]:
    """Public stations in time order."""
    return permohonan.peristiwa.order_by("pada", "id")


def list_pesan(permohonan: Permohonan) -> QuerySet[PesanPermohonan]:
    """Messages in time order; empty without the key or a post in the unit."""
    return permohonan.pesan.order_by("pada", "id")


def has_keberatan(permohonan: Permohonan) -> bool:
    """An objection waits for the answer of the head of the unit."""
    jam = Tenggat.objects.filter(aturan_kode=rules.JAM_PPID_KEBERATAN, selesai_at__isnull=True)
    return jam.filter(objek_id=str(permohonan.pk)).exists()


def can_undo(permohonan: Permohonan, hari: date) -> bool:
    """The step of that day that made it ready, or handed it over, may still be taken back."""
    if permohonan.dihapus_at is not None or permohonan.status not in rules.BATAL:
        return False
    terakhir = (Keputusan.SIAP, Keputusan.DISERAHKAN)
    satu = permohonan.peristiwa.filter(keputusan__in=terakhir).order_by("-pada").first()
    return satu is not None and timezone.localdate(satu.pada) == hari


def can_extend(permohonan: Permohonan, hari: date) -> bool:
    """An answer that is due from that day on and was not extended before."""
    if permohonan.janji_on is None or hari > permohonan.janji_on:
        return False
    return not permohonan.peristiwa.filter(keputusan=Keputusan.DIPERPANJANG).exists()
