"""SKM: yang sedang berjalan, banyaknya jawaban tiap layanan, hasil yang terbit, dan sarannya."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from terasa.layanan.enums import StatusSkm
from terasa.layanan.models import HasilSkm, JawabanSkm, SalinanSkm, SurveiSkm
from terasa.tindak_lanjut.models import TindakLanjut
from terasa.umum import konteks
from terasa.umum.kode import read_kode
from terasa.umum.pelaku import Pelaku


@dataclass(frozen=True)
class HitungSkm:
    """How many answers of one service came in so far; never what they say."""

    nama: str
    n: int


def find_skm(by: Pelaku, kode: str) -> SurveiSkm | None:
    """The survey of a code, when its result is out or this is its unit."""
    semua = SurveiSkm.objects.visible_to(by).select_related("unit", "dokumen")
    return semua.filter(kode=read_kode(kode) or "").first()


def find_dibuka(unit_id: int) -> SurveiSkm | None:
    """The survey that a unit holds now."""
    return SurveiSkm.objects.filter(unit_id=unit_id, status=StatusSkm.DIBUKA).select_related("unit").first()


def find_berjalan(unit_id: int, hari: date) -> SurveiSkm | None:
    """The survey in which people may answer on that day; not one that begins later or waits to be published."""
    survei = find_dibuka(unit_id)
    return survei if survei and survei.dari_on <= hari <= survei.sampai_on else None


def find_terbaru(unit_id: int) -> HasilSkm | None:
    """The newest published index of a unit, with its survey."""
    terbit = HasilSkm.objects.filter(survei__unit_id=unit_id, nama="", ikm__isnull=False)
    return terbit.select_related("survei").order_by("-survei__terbit_at").first()


def newest_hasil() -> QuerySet[HasilSkm]:
    """The newest published result of every unit as a whole, also one without an index; may be filtered further."""
    terbit = HasilSkm.objects.filter(nama="", survei__status=StatusSkm.TERBIT)
    urut = terbit.order_by("survei__unit_id", "-survei__sampai_on", "-survei__terbit_at")
    return urut.distinct("survei__unit_id")


def count_jawaban(survei: SurveiSkm) -> list[HitungSkm]:
    """Answers by service, by name. One query."""
    with konteks.sebagai_sistem():
        semua = JawabanSkm.objects.filter(survei=survei).order_by("layanan__nama")
        return [HitungSkm(nama, n) for nama, n in semua.values_list("layanan__nama").annotate(n=Count("pk"))]


def has_answered(kunci: UUID | str) -> bool:
    """Whether the answer of this slip (`rules.digest_jawaban`) is already counted."""
    with konteks.sebagai_sistem():
        return JawabanSkm.objects.filter(kunci_kirim=kunci).exists()


def has_any_answer(survei: SurveiSkm) -> bool:
    """Whether anybody answered, also on a paper that only one person copied so far."""
    with konteks.sebagai_sistem():
        return (
            JawabanSkm.objects.filter(survei=survei).exists()
            or SalinanSkm.objects.filter(survei=survei).exists()
        )


def find_asal(tugas: TindakLanjut) -> SurveiSkm | None:
    """The survey from which a task came."""
    hasil = HasilSkm.objects.filter(tindak_lanjut=tugas).select_related("survei__unit").first()
    return hasil.survei if hasil else None


def list_hasil(survei: SurveiSkm) -> QuerySet[HasilSkm]:
    """The unit first, then its services by name; nothing before the result is out."""
    return survei.hasil.select_related("tindak_lanjut").order_by("nama")


def list_saran(survei: SurveiSkm, by: Pelaku) -> list[str]:
    """What people suggested, by alphabet so that no order tells who; for the unit, once the result is out and enough
    people answered."""
    total = survei.hasil.filter(nama="").first()
    if by.unit_id != survei.unit_id or survei.status != StatusSkm.TERBIT or total is None or not total.jumlah:
        return []
    with konteks.sebagai_sistem():
        saran = JawabanSkm.objects.filter(survei=survei).exclude(saran="").values_list("saran", flat=True)
        return sorted(saran)
