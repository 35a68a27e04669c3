"""Memecah satu usulan menjadi beberapa, dan menyatukannya kembali. Semua suaranya mengikuti setiap bagian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aspirasi.rules import mask_pribadi
from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tahap
from terasa.musrenbang.models import Keputusan, Langkah, Usulan
from terasa.musrenbang.permissions import may_propose
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.rules import lanjutan
from terasa.musrenbang.rules.usulan import JUDUL_TERPANJANG
from terasa.musrenbang.services.langkah import Stasiun, record_langkah, record_many, write_cari
from terasa.musrenbang.services.perbaikan import is_decided
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.pelaku import Pelaku

PALING_SEDIKIT = 2
# What a part takes from its origin; title, place, volume and cost are its own.
WARISAN = (
    "kabupaten",
    "kode_desa",
    "tahun",
    "masalah",
    "lat",
    "lng",
    "satuan",
    "penerima_manfaat",
    "bidang",
    "tujuan",
    "unit_tujuan",
    "kamus",
    "status_lahan",
    "sumber",
    "is_peragaan",
)


class CannotSplit(AturanDilanggar):
    """This usulan cannot be split, or not be made whole again."""


@dataclass(frozen=True)
class Bagian:
    """One part. `biaya` whole rupiah, None: belum dihitung."""

    judul: str
    lokasi: str = ""
    volume: Decimal | None = None
    biaya: int | None = None
    penerima_manfaat: int | None = None


@konteks.act("split_usulan")
def split_usulan(
    *, usulan: Usulan, by: Pelaku, bagian: Sequence[Bagian], alasan: str, now: datetime
) -> list[Usulan]:
    """Make parts of one usulan before any forum has spoken; each has its own code and points to its origin.

    Raises CannotSplit, CannotPropose, CannotMove.
    """
    _require(usulan, by)
    if len(bagian) < PALING_SEDIKIT:
        raise CannotSplit(_("Tulis paling sedikit dua bagian."), code="bagian")
    for satu in bagian:
        rules.check_isian(satu)
    if is_decided(usulan):
        raise CannotSplit(_("Forum yang terbuka sudah memutuskannya."), code="sudah-diputuskan")
    kode = claim_kode_many("usulan", len(bagian))
    sebelum = usulan.status
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="dipecah",
        now=now,
        alasan=alasan.strip(),
        rincian={"bagian": kode, "sebelum": sebelum},
        status=StatusUsulan.DIPECAH,
        peran=by.jenis,
    )
    Keputusan.objects.filter(usulan=usulan, forum__ditutup_at__isnull=True).delete()
    pecahan = [_make_part(usulan, k, satu, now) for k, satu in zip(kode, bagian, strict=True)]
    Usulan.objects.bulk_create(pecahan)
    # The origin has told its voices which parts there are.
    record_many([_station(u, usulan, now) for u in pecahan], oleh=by.label, now=now)
    write_cari(pecahan)
    pull_into_open(usulan=pecahan, jenis=JenisForum.MUSRENBANG_DESA)
    return pecahan


@konteks.act("unsplit_usulan")
def unsplit_usulan(*, usulan: Usulan, by: Pelaku, alasan: str, now: datetime) -> None:
    """Make it whole again while no part has gone further: the parts join their origin. Raises CannotSplit."""
    _require(usulan, by)
    sebelum = find_sebelum_pecah(usulan)
    if sebelum is None:
        raise CannotSplit(_("Usulan ini tidak sedang dipecah."), code="tidak-dipecah")
    pecahan = list(usulan.pecahan.filter(digabung_ke=None).select_for_update(of=("self",)).order_by("pk"))
    putus = Keputusan.objects.filter(usulan__in=usulan.pecahan.all()).exclude(hasil="")
    if usulan.pecahan.exclude(status=StatusUsulan.DIAJUKAN).exists() or putus.exists():
        raise CannotSplit(_("Sebagian pecahannya sudah berjalan sendiri."), code="sudah-berjalan")
    asal = {"kode": usulan.kode, "judul": usulan.judul}
    record_many(
        [
            Stasiun(
                usulan=u,
                tahap=Tahap.USULAN,
                keputusan="digabung",
                alasan=alasan.strip(),
                rincian=asal,
                status=StatusUsulan.DIGABUNG,
                kabari=False,
            )
            for u in pecahan
        ],
        oleh=by.label,
        now=now,
        peran=by.jenis,
    )
    for satu in pecahan:
        pindah = satu.suara.update(usulan=usulan)
        Usulan.objects.filter(pk=usulan.pk).update(jumlah_suara=F("jumlah_suara") + pindah)
    Usulan.objects.filter(pk__in=[u.pk for u in pecahan]).update(digabung_ke=usulan, jumlah_suara=0)
    Keputusan.objects.filter(usulan__in=pecahan, forum__ditutup_at__isnull=True).delete()
    record_langkah(
        usulan=usulan,
        oleh=by.label,
        tahap=Tahap.USULAN,
        keputusan="disatukan",
        now=now,
        alasan=alasan.strip(),
        lanjutan=lanjutan.after_submit(usulan.kode_desa).kalimat,
        status=sebelum,
        peran=by.jenis,
    )
    usulan.refresh_from_db(fields=["jumlah_suara"])
    pull_into_open(usulan=[usulan], jenis=JenisForum.MUSRENBANG_DESA)


def find_sebelum_pecah(usulan: Usulan) -> StatusUsulan | None:
    """The state in which it was split; None when it is not."""
    if usulan.status != StatusUsulan.DIPECAH:
        return None
    langkah = Langkah.objects.filter(usulan=usulan, keputusan="dipecah").order_by("pada", "id").last()
    return StatusUsulan(langkah.rincian["sebelum"]) if langkah else None


def _require(usulan: Usulan, by: Pelaku) -> None:
    if not may_propose(by, usulan.kode_desa):
        raise CannotSplit(_("Usulan ini milik desa lain."), code="bukan-wewenang")


def _make_part(usulan: Usulan, kode: str, bagian: Bagian, now: datetime) -> Usulan:
    warisan = {nama: getattr(usulan, nama) for nama in WARISAN}
    return Usulan(
        **{**warisan, "penerima_manfaat": bagian.penerima_manfaat or usulan.penerima_manfaat},
        kode=kode,
        judul=mask_pribadi(bagian.judul.strip())[:JUDUL_TERPANJANG],
        lokasi=mask_pribadi(bagian.lokasi.strip()) or usulan.lokasi,
        volume=bagian.volume,
        biaya=bagian.biaya,
        status=StatusUsulan.DIAJUKAN,
        pecahan_dari=usulan,
        # Whoever voiced the whole voices every part; the voices themselves stay with the origin.
        jumlah_suara=usulan.jumlah_suara,
        dibuat_at=now,
        diajukan_at=now,
    )


def _station(bagian: Usulan, asal: Usulan, now: datetime) -> Stasiun:
    berikut = lanjutan.after_submit(bagian.kode_desa)
    return Stasiun(
        usulan=bagian,
        tahap=Tahap.USULAN,
        keputusan="bagian_dari",
        rincian={"kode": asal.kode, "biaya": bagian.biaya},
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=Jadwal(bagian.kabupaten, bagian.tahun, timezone.localdate(now)).due(berikut),
        kabari=False,
    )
