"""Membawa usulan yang tidak didanai ke tahun berikutnya: jati dirinya satu, suaranya ikut, tahunnya terhitung."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.musrenbang import rules
from terasa.musrenbang.enums import JenisForum, StatusUsulan, Tahap
from terasa.musrenbang.models import Perubahan, Suara, Usulan
from terasa.musrenbang.permissions import may_carry
from terasa.musrenbang.queries import Jadwal
from terasa.musrenbang.queries.menunggu import list_dapat_dilanjutkan
from terasa.musrenbang.rules import lanjutan
from terasa.musrenbang.services.langkah import Stasiun, record_many, write_cari
from terasa.musrenbang.services.tarik import pull_into_open
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode_many
from terasa.umum.pelaku import Pelaku

SALIN = ("kabupaten", "kode_desa", "lokasi", "lat", "lng", "satuan", "penerima_manfaat", "bidang", "tujuan",
         "unit_tujuan", "sumber", "is_peragaan", "jumlah_suara")  # fmt: skip
KATA = ("judul", "masalah", "lokasi", "satuan")


class CannotCarry(AturanDilanggar):
    """This usulan does not go on to another year, or not by this office."""


@konteks.act("carry_usulan")
def carry_usulan(*, usulan: Sequence[Usulan], tahun: int, by: Pelaku, now: datetime) -> list[Usulan]:
    """Propose them again for budget year `tahun`, one act for one or many; they queue for the village forum.

    Words and figures are those that stood last; voices move along. Raises CannotCarry, CannotPropose.
    """
    if not usulan:
        raise CannotCarry(_("Pilih usulan yang dibawa ke tahun berikutnya."), code="kosong")
    rules.check_tahun(tahun, timezone.localdate(now))
    lama = _lock(usulan, tahun, by)
    pangkal = {u.pk: u.pangkal_id or u.pk for u in lama}
    kali = _count_years(pangkal, tahun)
    baru = _copy(lama, tahun, pangkal, now)
    Usulan.objects.bulk_create(baru, batch_size=1000)
    tiap = dict(zip((u.pk for u in lama), baru, strict=True))
    # The old thread tells everyone who spoke; their voices then follow the new one.
    jadwal = Jadwal(lama[0].kabupaten, tahun, timezone.localdate(now))
    record_many([_told(u, tiap[u.pk], kali[u.pk], jadwal, kabari=True) for u in lama], oleh=by.label, now=now)
    for u in lama:
        if u.jumlah_suara:
            Suara.objects.filter(usulan=u).update(usulan=tiap[u.pk])
    record_many(
        [_told(tiap[u.pk], tiap[u.pk], kali[u.pk], jadwal, kabari=False) for u in lama],
        oleh=by.label,
        now=now,
    )
    write_cari(baru)
    pull_into_open(usulan=baru, jenis=JenisForum.MUSRENBANG_DESA)
    return baru


def _lock(usulan: Sequence[Usulan], tahun: int, by: Pelaku) -> list[Usulan]:
    """As they stand now, in a fixed order. Raises CannotCarry."""
    pk = [u.pk for u in usulan]
    list(Usulan.objects.select_for_update(of=("self",)).filter(pk__in=pk).order_by("pk").values_list("pk"))
    lama = list(Usulan.objects.with_kini().select_related("unit_tujuan").filter(pk__in=pk).order_by("pk"))
    boleh = set(list_dapat_dilanjutkan(Usulan.objects.filter(pk__in=pk)).values_list("pk", flat=True))
    for satu in lama:
        if not may_carry(by, satu):
            raise CannotCarry(_("Usulan ini milik desa lain."), code="bukan-wewenang")
        if satu.pk not in boleh:
            raise CannotCarry(
                _("“%(judul)s” tidak dapat dibawa: sudah dibawa, sudah didanai, atau masih dibahas.")
                % {"judul": satu.judul},
                code="keadaan",
            )
        if tahun <= satu.tahun or satu.kabupaten != lama[0].kabupaten:
            raise CannotCarry(
                _("Pilih tahun anggaran sesudah %(tahun)d.") % {"tahun": satu.tahun}, code="tahun"
            )
    return lama


def _count_years(pangkal: dict[UUID, UUID], tahun: int) -> dict[UUID, int]:
    """Which year in a row it is for each, the first counted as one."""
    awal = dict(Usulan.objects.filter(pk__in=set(pangkal.values())).values_list("pk", "tahun"))
    return {pk: tahun - awal[induk] + 1 for pk, induk in pangkal.items()}


def _copy(lama: Sequence[Usulan], tahun: int, pangkal: dict[UUID, UUID], now: datetime) -> list[Usulan]:
    kata = {p.usulan_id: p.isi for p in Perubahan.objects.filter(usulan__in=lama).order_by("id")}
    kode = claim_kode_many("usulan", len(lama))
    baru = []
    for k, u in zip(kode, lama, strict=True):
        isi = {nama: getattr(u, nama) for nama in SALIN} | {nama: getattr(u, nama) for nama in KATA}
        isi |= {nama: teks for nama, teks in kata.get(u.pk, {}).items() if nama in KATA}
        baru.append(
            Usulan(
                **isi,
                kode=k,
                tahun=tahun,
                volume=u.volume_kini,
                biaya=u.biaya_kini,
                status=StatusUsulan.DIAJUKAN,
                lanjutan_dari=u,
                pangkal_id=pangkal[u.pk],
                dibuat_at=now,
                diajukan_at=now,
            )
        )
    return baru


def _told(usulan: Usulan, baru: Usulan, kali: int, jadwal: Jadwal, *, kabari: bool) -> Stasiun:
    berikut = lanjutan.after_submit(baru.kode_desa)
    return Stasiun(
        usulan=usulan,
        tahap=Tahap.USULAN,
        keputusan="dilanjutkan",
        rincian={"tahun": baru.tahun, "kali": kali, "kode": baru.kode, "biaya": baru.biaya},
        lanjutan=berikut.kalimat,
        jatuh_tempo_on=jadwal.due(berikut),
        kabari=kabari,
    )
