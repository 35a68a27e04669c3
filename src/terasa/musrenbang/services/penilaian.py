"""Menilai usulan dengan metode forumnya, dan menyusun peringkat dari hitungannya."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang import rules
from terasa.musrenbang.enums import METODE_BERNILAI
from terasa.musrenbang.models import Forum, Keputusan, Penilaian, Usulan
from terasa.musrenbang.queries import list_kriteria
from terasa.musrenbang.queries.metode import list_calon_nilai, read_nilai
from terasa.musrenbang.rules import CannotDecide, CannotScore
from terasa.musrenbang.rules.urutan import Tempat, place_ranks
from terasa.musrenbang.services.keputusan import (
    KOLOM_VERSI,
    lock_keputusan,
    require_running,
    sign_keputusan,
)
from terasa.musrenbang.services.metode import freeze_metode
from terasa.musrenbang.services.tarik import write_keputusan
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku


@konteks.act("record_penilaian")
def record_penilaian(
    *, forum: Forum, usulan: Usulan, by: Pelaku, penilai: str, nilai: Mapping[str, Decimal], now: datetime
) -> None:
    """One assessor's scores of one usulan; the same assessor again replaces them.

    Raises CannotScore, CannotDecide.
    """
    if salah := _record(forum, by, penilai, {usulan.pk: nilai}, now):
        raise salah[usulan.pk]


@konteks.act("record_lembar")
def record_lembar(
    *,
    forum: Forum,
    by: Pelaku,
    penilai: str,
    nilai: Mapping[UUID, Mapping[str, Decimal]],
    now: datetime,
    dibaca: Mapping[UUID, Mapping[str, Decimal]] | None = None,
) -> dict[UUID, str]:
    """One assessor's whole sheet, by usulan. What does not fit stays out and is told; so does, with `dibaca`, a
    row whose scores are no longer those that its writer read. Raises CannotScore, CannotDecide."""
    return {pk: str(exc) for pk, exc in _record(forum, by, penilai, nilai, now, dibaca).items()}


def _record(
    forum: Forum,
    by: Pelaku,
    penilai: str,
    nilai: Mapping[UUID, Mapping[str, Decimal]],
    now: datetime,
    dibaca: Mapping[UUID, Mapping[str, Decimal]] | None = None,
) -> dict[UUID, CannotScore | CannotDecide]:
    kunci = forum.keputusan.select_for_update(of=("self",)).filter(usulan__in=list(nilai)).order_by("pk")
    dibahas = dict(kunci.values_list("usulan_id", "pk"))
    require_running(forum, by)
    if forum.metode not in METODE_BERNILAI:
        raise CannotScore(_("Forum ini tidak memakai nilai penilai."), code="metode")
    if not penilai.strip():
        raise CannotScore(_("Sebutkan penilai ke berapa, misalnya “Penilai 1”."), code="penilai")
    kriteria = list_kriteria(forum, timezone.localdate(now))
    kini = _read_lembar(forum, penilai.strip()[:40]) if dibaca is not None else {}
    salah: dict[UUID, CannotScore | CannotDecide] = {}
    baris: list[Penilaian] = []
    for usulan_id, satu in nilai.items():
        try:
            if usulan_id not in dibahas:
                raise CannotDecide(_("Usulan ini tidak dibahas di forum ini."), code="bukan-bahasan")
            rules.check_nilai(satu, kriteria)
            if dibaca is not None:
                _refuse_stale(kini.get(usulan_id, {}), dibaca.get(usulan_id, {}), satu)
        except (CannotScore, CannotDecide) as exc:
            salah[usulan_id] = exc
            continue
        baris += [
            Penilaian(
                keputusan_id=dibahas[usulan_id], penilai=penilai.strip()[:40], kriteria=kode, nilai=angka
            )
            for kode, angka in satu.items()
        ]
    if baris:
        freeze_metode(forum, kriteria, by=by, now=now)
        Penilaian.objects.bulk_create(
            baris,
            update_conflicts=True,
            unique_fields=["keputusan", "penilai", "kriteria"],
            update_fields=["nilai"],
        )
    return salah


def _read_lembar(forum: Forum, penilai: str) -> dict[UUID, dict[str, Decimal]]:
    hasil: dict[UUID, dict[str, Decimal]] = {}
    semua = Penilaian.objects.filter(keputusan__forum=forum, penilai=penilai)
    for usulan_id, kode, angka in semua.values_list("keputusan__usulan_id", "kriteria", "nilai"):
        hasil.setdefault(usulan_id, {})[kode] = angka
    return hasil


def _refuse_stale(
    kini: Mapping[str, Decimal], dibaca: Mapping[str, Decimal], baru: Mapping[str, Decimal]
) -> None:
    """Two who wrote the same are both right. Raises CannotScore."""
    if dict(kini) not in (dict(dibaca), dict(baru)):
        raise CannotScore(
            _(
                "Sementara Anda mengisi, lembar ini diisi dari perangkat lain: %(nilai)s. "
                "Nilai Anda masih ada di kotaknya; simpan lagi bila nilai Anda yang benar."
            )
            % {"nilai": ", ".join(str(int(n)) for n in kini.values()) or "–"},
            code="basi",
        )


@konteks.act("rank_by_skor")
def rank_by_skor(*, forum: Forum, by: Pelaku, now: datetime) -> int:
    """Rank what was scored by the published criteria; ties by voices, then submission, then code.

    Refused usulan keep their refusal and get no rank; deciding stays with the forum. Returns how many.
    """
    keputusan = lock_keputusan(forum)
    require_running(forum, by)
    kriteria = list_kriteria(forum, timezone.localdate(now))
    nilai = read_nilai(forum)
    rata = {
        k.usulan_id: satu
        for k in keputusan
        if (satu := rules.mean_nilai(((kode, n) for _p, kode, n in nilai.get(k.usulan_id, ())), kriteria))
    }
    skor = rules.score_all(rata, kriteria)
    urutan = rules.rank(list_calon_nilai(keputusan, skor))
    for k in keputusan:
        satu_skor = skor.get(k.usulan_id)
        k.skor = None if satu_skor is None else Decimal(satu_skor.numerator) / Decimal(satu_skor.denominator)
    return place_hitungan(keputusan, urutan, by=by, now=now, kolom=["skor"])


def place_hitungan(
    keputusan: Sequence[Keputusan],
    urutan: Mapping[UUID, int],
    *,
    by: Pelaku,
    now: datetime,
    kolom: Sequence[str] = (),
) -> int:
    """Write the computed ranks, and order each list by them; what the count left out follows as it stood.

    The rows are locked by the caller.
    """
    lama = {k.pk: k.peringkat for k in keputusan}
    for k in keputusan:
        k.peringkat_hitung = urutan.get(k.usulan_id)
    tempat = [Tempat(k.pk, k.hasil, k.peringkat, k.peringkat_hitung) for k in keputusan]
    baru = place_ranks(tempat)
    for k in keputusan:
        k.peringkat = baru.get(k.pk, k.peringkat)
    for k in keputusan:
        if k.peringkat != lama[k.pk]:
            sign_keputusan(k, by, now)
    write_keputusan(keputusan, [*kolom, "peringkat_hitung", "peringkat", *KOLOM_VERSI])
    return len(urutan)
