"""Membaca aspirasi: milik pemegang kunci, meja petugas, dan garis waktunya."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, When

from terasa.akun.enums import JenisUnit
from terasa.akun.models import Unit
from terasa.aspirasi import rules
from terasa.aspirasi.enums import CaraDukung, Status, Sumber
from terasa.aspirasi.models import Aspirasi, Dukungan, Isi, Percakapan, PeriksaDukungan, Peristiwa
from terasa.aturan.models import Tenggat
from terasa.aturan.queries import get_aturan
from terasa.umum import konteks
from terasa.umum.kode import hash_kunci, read_kode
from terasa.umum.pelaku import Pelaku
from terasa.wilayah.rules import kabupaten_of


@dataclass(frozen=True)
class Pilihan:
    """One dated choice of an officer, with the sentence that residents read."""

    kode: str
    nama: str
    kalimat: str
    wajib_teks: bool


@dataclass(frozen=True)
class HitungDukungan:
    """Support of one voice; the two numbers are never added."""

    terperiksa: int = 0
    tanpa_bukti: int = 0


def find_by_kunci(kode: str, kunci: str) -> Aspirasi | None:
    """The aspirasi of a slip, from what its holder typed; None when code and key do not belong together.

    Without a code the key alone finds it: a slip that a phone made without signal has no code yet.
    """
    sidik = hash_kunci(kunci)
    if not kode.strip():
        return Aspirasi.objects.filter(kunci_sidik=sidik).first()
    aspirasi = Aspirasi.objects.filter(kode=read_kode(kode) or "").first()
    # Compared even without a row, so that time does not tell whether the code exists.
    cocok = hmac.compare_digest(sidik, aspirasi.kunci_sidik if aspirasi else "-" * len(sidik))
    return aspirasi if cocok else None


def is_terkirim(kunci_kirim: UUID) -> bool:
    """Whether this sending arrived before."""
    return Aspirasi.objects.filter(kunci_kirim=rules.digest_kirim(kunci_kirim)).exists()


def list_meja(by: Pelaku, *, status: str = "") -> QuerySet[Aspirasi]:
    """The desk of an office with the words: those that wait for an answer first and the longest wait on top,
    then the newest."""
    menunggu = Q(status__in=sorted(rules.MENUNGGU_DESA))
    urut = (
        Case(When(menunggu, then=0), default=1),
        Case(When(menunggu, then="diajukan_at")),
        "-diajukan_at",
    )
    semua = Aspirasi.objects.visible_to(by).select_related("isi").order_by(*urut)
    # What waits to be looked at has its own queue, so that a flood does not bury the others.
    return semua.filter(status=status) if status else semua.exclude(status=Status.DITAHAN)


def count_status(by: Pelaku) -> dict[str, int]:
    """How many voices of this desk stand in each state; states without any are absent."""
    jumlah = Aspirasi.objects.visible_to(by).order_by().values_list("status").annotate(n=Count("pk"))
    return dict(jumlah)


def count_waiting(by: Pelaku) -> int:
    """Voices that wait for this office to answer, for its home page."""
    return Aspirasi.objects.handled_by(by).filter(status__in=sorted(rules.MENUNGGU_DESA)).count()


def list_triase(by: Pelaku) -> QuerySet[Aspirasi]:
    """New voices that this office answers for and nobody has looked at yet; the longest wait first."""
    baru = Aspirasi.objects.handled_by(by).filter(status=Status.DIAJUKAN, dirilis_at__isnull=True)
    return baru.select_related("isi").order_by("diajukan_at", "kode")


def list_antrean(by: Pelaku) -> QuerySet[Aspirasi]:
    """Voices without proof that came while many arrived and wait to be looked at; the longest wait first."""
    semua = Aspirasi.objects.visible_to(by).filter(status=Status.DITAHAN)
    return semua.select_related("isi").order_by("diajukan_at", "kode")


def count_masuk(now: datetime, *, paling: int, kode_desa: str = "") -> int:
    """Voices that residents sent themselves in the hour before, for one desa or all; stops at `paling`."""
    sejak = now - timedelta(hours=1)
    masuk = Aspirasi.objects.filter(sumber=Sumber.WEB, diajukan_at__gte=sejak).order_by()
    if kode_desa:
        masuk = masuk.filter(kode_desa=kode_desa)
    return len(masuk.values_list("pk")[:paling])


def list_percakapan(aspirasi: Aspirasi) -> QuerySet[Percakapan]:
    """Questions and answers in time order; empty without the key or the village's reading root."""
    return Percakapan.objects.filter(aspirasi=aspirasi).order_by("pada", "id")


def count_dukungan(aspirasi: Aspirasi) -> HitungDukungan:
    """How many other people say "me too", checked and unchecked apart. One query."""
    tanpa = Q(cara=CaraDukung.TANPA_BUKTI)
    hitung = Dukungan.objects.filter(aspirasi=aspirasi).aggregate(
        terperiksa=Count("pk", filter=~tanpa), tanpa_bukti=Count("pk", filter=tanpa)
    )
    return HitungDukungan(**hitung)


def is_kode_selesai(aspirasi: Aspirasi, periksa_id: UUID) -> bool:
    """Whether the code of this check was confirmed meanwhile, perhaps by answering the message."""
    with konteks.sebagai_sistem():
        return PeriksaDukungan.objects.filter(pk=periksa_id, aspirasi=aspirasi, selesai=True).exists()


def list_peristiwa(aspirasi: Iterable[Aspirasi]) -> QuerySet[Peristiwa]:
    """Public stations of these voices in time order."""
    return Peristiwa.objects.filter(aspirasi__in=[a.pk for a in aspirasi]).order_by("pada", "id")


def public_words(aspirasi: Iterable[Aspirasi]) -> dict[UUID, Isi]:
    """The released words of these voices; print `teks_publik` of them, nothing else."""
    buka = [a.pk for a in aspirasi if a.dirilis_at is not None]
    return Isi.objects.in_bulk(buka) if buka else {}


def due_days(aspirasi: Iterable[Aspirasi]) -> dict[str, date]:
    """Day by which each voice was promised an answer; only clocks that still run. Keyed by str(pk)."""
    jam = Tenggat.objects.filter(
        aturan_kode__in=rules.JAM,
        objek_jenis="aspirasi",
        objek_id__in=[str(a.pk) for a in aspirasi],
        selesai_at__isnull=True,
    )
    return dict(jam.values_list("objek_id", "jatuh_tempo_on"))


def list_alasan_sembunyi(kode_desa: str, pada: date) -> list[Pilihan]:
    """Reasons for hiding that hold in this kabupaten on that day."""
    return _list_pilihan("alasan-sembunyi-aspirasi", kode_desa, pada)


def list_tujuan_alih(kode_desa: str, pada: date) -> list[Pilihan]:
    """Doors to which a voice can be redirected."""
    return _list_pilihan("tujuan-alih-aspirasi", kode_desa, pada)


def list_kabupaten_dilayani() -> list[str]:
    """Kabupaten whose village offices work in this installation."""
    kantor = Unit.objects.filter(jenis__in=[JenisUnit.DESA, JenisUnit.KELURAHAN])
    return sorted(kantor.order_by().values_list("kabupaten", flat=True).distinct())


def _list_pilihan(kode: str, kode_desa: str, pada: date) -> list[Pilihan]:
    isi: Mapping[str, Any] = get_aturan(kode, kabupaten=kabupaten_of(kode_desa), pada=pada).isi
    return [Pilihan(p["kode"], p["nama"], p["kalimat"], bool(p["wajib_teks"])) for p in isi["pilihan"]]
