"""Dari usulan terpilih menjadi kegiatan dengan kode anggaran, dan pembatalan beralasan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.aturan.queries import alasan_list, count_due
from terasa.aturan.rules import AturanTidakDikenal
from terasa.cari.services import remove_pembanding
from terasa.musrenbang.enums import Tahap
from terasa.musrenbang.models import Usulan
from terasa.perangkat.services.penjabat import mark_penjabat
from terasa.program import rules
from terasa.program.enums import Keputusan, StatusKegiatan
from terasa.program.models import Kegiatan, KegiatanUsulan
from terasa.program.permissions import can_create, can_manage
from terasa.program.queries import not_chosen
from terasa.program.services.anggaran import add_first
from terasa.program.services.benang import record_station, tell_desa, write_cari
from terasa.program.services.nomenklatur import get_cukup_rinci
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.kode_lacak import claim_kode
from terasa.umum.pelaku import Pelaku
from terasa.umum.rupiah import format_rupiah
from terasa.wilayah.queries import nama_lengkap_banyak


class CannotBudget(AturanDilanggar):
    """The usulan cannot become this kegiatan."""


class CannotCancel(AturanDilanggar):
    """The kegiatan cannot be cancelled, or not in this way."""


@konteks.act("create_kegiatan")
def create_kegiatan(
    *,
    by: Pelaku,
    usulan: Sequence[Usulan],
    unit: Unit,
    tahun: int,
    nama: str,
    nomenklatur_versi: str,
    nomenklatur_kode: str,
    pagu: int,
    sumber_dana: str,
    now: datetime,
    lokasi: str = "",
    volume: Decimal | None = None,
    satuan: str = "",
    cakupan: Sequence[str] = (),
) -> Kegiatan:
    """Give chosen usulan a budget line of a unit. `cakupan` (desa served) follows from the usulan when empty.

    Raises CannotBudget.
    """
    if not can_create(by, unit):
        raise CannotBudget(
            _("Hanya unit itu sendiri atau Bappeda yang dapat membuat kegiatannya."), code="bukan-unit"
        )
    terkunci = list(Usulan.objects.select_for_update().filter(pk__in=[u.pk for u in usulan]).order_by("pk"))
    desa = list(dict.fromkeys([*cakupan, *(u.kode_desa for u in terkunci)]))
    _check_usulan(terkunci, unit, desa)
    _check_money(pagu, sumber_dana)
    _check_not_twice(terkunci, nama)
    resmi = get_cukup_rinci(nomenklatur_versi, nomenklatur_kode, CannotBudget)
    kegiatan = Kegiatan(
        kode=claim_kode("kegiatan"),
        kabupaten=unit.kabupaten,
        tahun=tahun,
        unit=unit,
        nama=nama.strip(),
        lokasi=lokasi.strip() or _shared([u.lokasi for u in terkunci]),
        cakupan=desa,
        nomenklatur_versi=nomenklatur_versi,
        nomenklatur_kode=resmi.kode,
        nomenklatur_nama=resmi.nama,
        volume=volume,
        satuan=satuan,
        pagu=pagu,
        sumber_dana=sumber_dana.strip(),
        dibuat_at=now,
        is_peragaan=any(u.is_peragaan for u in terkunci),
    )
    kegiatan.save(force_insert=True)
    add_first(kegiatan, by=by, now=now)
    KegiatanUsulan.objects.bulk_create(KegiatanUsulan(kegiatan=kegiatan, usulan=u) for u in terkunci)
    write_cari(kegiatan, nama_wilayah=nama_lengkap_banyak(desa))
    _tell_budgeted(kegiatan, by=by, now=now)
    return kegiatan


def _check_usulan(usulan: list[Usulan], unit: Unit, desa: list[str]) -> None:
    if not desa:
        raise CannotBudget(_("Pilih usulan yang dijawab, atau desa yang dilayani."), code="tanpa-usulan")
    if any(not kode.startswith(f"{unit.kabupaten}.") for kode in desa):
        raise CannotBudget(_("Usulan dan unit berada di kabupaten yang berbeda."), code="lain-kabupaten")
    if luar := not_chosen(usulan):
        raise CannotBudget(
            _("Usulan “%(judul)s” tidak terpilih dalam alokasi yang ditetapkan.") % {"judul": luar[0].judul},
            code="belum-terpilih",
        )


def _check_money(pagu: int, sumber_dana: str) -> None:
    if pagu <= 0:
        raise CannotBudget(_("Pagu harus lebih dari nol rupiah."), code="pagu")
    if not sumber_dana.strip():
        raise CannotBudget(_("Sebutkan sumber dananya."), code="sumber-dana")


def _check_not_twice(usulan: list[Usulan], nama: str) -> None:
    """The same button pressed twice makes one kegiatan; a split has another name."""
    kembar = Kegiatan.objects.exclude(status__in=rules.MATI).filter(
        usulan__in=usulan, nama__iexact=nama.strip()
    )
    if usulan and (ada := kembar.first()):
        raise CannotBudget(
            _("Kegiatan bernama sama untuk usulan ini sudah ada: %(kode)s.") % {"kode": ada.kode},
            code="sudah-ada",
        )


def _shared(lokasi: list[str]) -> str:
    """The place of a single usulan; several places are told by their desa instead."""
    return lokasi[0] if len(set(lokasi)) == 1 else ""


def _tell_budgeted(kegiatan: Kegiatan, *, by: Pelaku, now: datetime) -> None:
    isi = {
        "nama": kegiatan.nama,
        "tahun": kegiatan.tahun,
        "unit": kegiatan.unit.nama,
        "pagu": format_rupiah(kegiatan.pagu),
    }
    teks = _("%(nama)s masuk anggaran %(tahun)s pada %(unit)s sebesar %(pagu)s.") % isi
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.KEGIATAN,
        keputusan=Keputusan.DIANGGARKAN,
        now=now,
        rincian={
            "nama": kegiatan.nama,
            "unit": kegiatan.unit.nama,
            "pagu": kegiatan.pagu,
            "sumber_dana": kegiatan.sumber_dana,
            "tahun": kegiatan.tahun,
        },
        lanjutan=_("%(unit)s melaksanakannya dan melaporkan kemajuannya.") % {"unit": kegiatan.unit.nama},
        jatuh_tempo_on=_due(kegiatan),
        kabar=teks,
    )
    tell_desa(
        kegiatan=kegiatan,
        kejadian=f"kegiatan:{kegiatan.pk}:dianggarkan",
        subjek=_("Masuk anggaran: %(nama)s") % {"nama": kegiatan.nama},
        teks=teks,
        now=now,
    )


def _due(kegiatan: Kegiatan) -> date | None:
    try:
        mulai = date(kegiatan.tahun, 1, 1)
        return count_due("pelaksanaan-dpa", kabupaten=kegiatan.kabupaten, mulai=mulai).jatuh_tempo
    except AturanTidakDikenal:
        return None


@konteks.act("cancel_kegiatan")
def cancel_kegiatan(*, kegiatan: Kegiatan, by: Pelaku, alasan_kode: str, alasan: str, now: datetime) -> None:
    """Stop it before it is built; the reason is told to everyone who asked for it. Raises CannotCancel."""
    if not can_manage(by, kegiatan):
        raise CannotCancel(_("Hanya unit pelaksana yang dapat membatalkan."), code="bukan-unit")
    kegiatan = Kegiatan.objects.select_for_update().select_related("unit").get(pk=kegiatan.pk)
    if not rules.can_cancel(kegiatan.status):
        raise CannotCancel(_("Kegiatan ini sudah dibangun atau sudah dibatalkan."), code="tidak-dapat")
    dikenal = {a.kode for a in alasan_list(kegiatan.kabupaten, now.date())}
    if alasan_kode not in dikenal:
        raise CannotCancel(_("Pilih kode alasan dari daftar."), code="alasan-kode")
    if len(alasan.strip()) < 15:
        raise CannotCancel(
            _("Tulis alasannya dalam satu kalimat yang dapat dipahami pengusul."), code="alasan"
        )
    kegiatan.status = StatusKegiatan.DIBATALKAN
    kegiatan.alasan_batal_kode, kegiatan.alasan_batal = alasan_kode, alasan.strip()
    kegiatan.dibatalkan_at = now
    kegiatan.save(update_fields=["status", "alasan_batal_kode", "alasan_batal", "dibatalkan_at"])
    remove_pembanding("kegiatan", [kegiatan.pk])
    mark_penjabat(
        by=by,
        kabupaten=kegiatan.kabupaten,
        tindakan="batal-kegiatan",
        objek_jenis="kegiatan",
        objek_id=kegiatan.pk,
        uraian=f"{kegiatan.nama} ({kegiatan.unit.nama}) dibatalkan: {kegiatan.alasan_batal}",
        berlaku_on=timezone.localdate(now),
        now=now,
        dibuat_on=timezone.localdate(kegiatan.dibuat_at),
        is_peragaan=kegiatan.is_peragaan,
    )
    record_station(
        kegiatan=kegiatan,
        by=by,
        tahap=Tahap.KEGIATAN,
        keputusan=Keputusan.DIBATALKAN,
        now=now,
        rincian={"nama": kegiatan.nama, "unit": kegiatan.unit.nama},
        alasan_kode=alasan_kode,
        alasan=kegiatan.alasan_batal,
        lanjutan=_("Usulannya tetap tersimpan dan dapat dibahas lagi pada perencanaan berikutnya."),
    )
    tell_desa(
        kegiatan=kegiatan,
        kejadian=f"kegiatan:{kegiatan.pk}:dibatalkan",
        subjek=_("Dibatalkan: %(nama)s") % {"nama": kegiatan.nama},
        teks=_("%(nama)s dibatalkan. Alasannya: %(alasan)s")
        % {"nama": kegiatan.nama, "alasan": kegiatan.alasan_batal},
        now=now,
    )
