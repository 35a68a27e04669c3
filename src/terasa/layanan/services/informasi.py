"""Permintaan informasi publik: perpanjangan dan keberatan menurut jamnya sendiri."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.aturan.models import Tenggat
from terasa.aturan.queries import get_aturan
from terasa.aturan.services import extend_tenggat
from terasa.layanan import rules
from terasa.layanan.enums import JenisLayanan, Keputusan
from terasa.layanan.models import Permohonan
from terasa.layanan.permissions import heads
from terasa.layanan.queries.permohonan import has_keberatan
from terasa.layanan.services.langkah import (
    OBJEK,
    CannotServe,
    lock,
    record,
    require_kunci,
    require_unit,
    start_jam,
    stop_jam,
    take_step,
    tell_pemohon,
    tell_unit,
)
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal


@konteks.act("extend_informasi")
def extend_informasi(*, permohonan: Permohonan, alasan: str, by: Pelaku, now: datetime) -> Permohonan:
    """The extension that the rule allows, once, with a reason everyone reads. Raises CannotServe, PerpanjanganDitolak."""
    require_unit(by, permohonan)
    _require_informasi(permohonan)
    lock(permohonan)
    tenggat = Tenggat.objects.filter(
        aturan_kode=rules.JAM_PPID, objek_jenis=OBJEK, objek_id=str(permohonan.pk), selesai_at__isnull=True
    ).first()
    if tenggat is None:
        raise CannotServe(rules.explain_refusal(permohonan.status), code="tanpa-jam")
    izin = get_aturan(rules.JAM_PPID, kabupaten=tenggat.kabupaten, pada=tenggat.mulai_on).isi.get(
        "perpanjangan"
    )
    if not izin:
        raise CannotServe(_("Aturan yang berlaku tidak memberi perpanjangan."), code="tanpa-perpanjangan")
    # Told after its day, an extension would make a late answer look kept.
    if timezone.localdate(now) > tenggat.jatuh_tempo_on:
        raise CannotServe(
            _("Waktu menjawab sudah lewat; jelaskan keterlambatannya."), code="perpanjangan-terlambat"
        )
    baru = extend_tenggat(
        tenggat=tenggat, by=by, jumlah=izin["jumlah"], satuan=izin["satuan"], alasan=alasan, now=now
    )
    permohonan.janji_on = baru.jatuh_tempo_on
    take_step(permohonan, Keputusan.DIPERPANJANG, by=by, now=now, alasan=alasan, janji_on=permohonan.janji_on)
    permohonan.save(update_fields=["janji_on"])
    teks = _("Dijawab paling lambat %(hari)s. %(alasan)s") % {
        "hari": format_tanggal(baru.jatuh_tempo_on),
        "alasan": alasan,
    }
    tell_pemohon(permohonan, "diperpanjang", _("Waktu menjawab diperpanjang"), teks, now)
    return permohonan


@konteks.act("object_informasi")
def object_informasi(*, permohonan: Permohonan, by: Pelaku, now: datetime) -> Permohonan:
    """The person objects, to an answer, a refusal or silence; the head of the unit has a clock. Raises CannotServe."""
    require_kunci(permohonan)
    _require_informasi(permohonan)
    lock(permohonan)
    if has_keberatan(permohonan):
        raise CannotServe(_("Keberatan Anda sudah tercatat dan menunggu tanggapan."), code="sudah-keberatan")
    if not rules.can_object(permohonan.status, permohonan.janji_on, timezone.localdate(now)):
        raise CannotServe(
            _(
                "Tunggu dulu jawabannya; keberatan dapat diajukan sesudah dijawab, ditolak, atau waktunya lewat."
            ),
            code="keberatan-dini",
        )
    janji = start_jam(permohonan, rules.JAM_PPID_KEBERATAN, _("Tanggapan atas keberatan %(kode)s"), now)
    take_step(permohonan, Keputusan.KEBERATAN, by=by, now=now, janji_on=janji)
    teks = _("Ditanggapi paling lambat %(hari)s.") % {"hari": format_tanggal(janji)}
    tell_unit(permohonan, "keberatan", _("Keberatan atas permintaan informasi"), teks, now)
    return permohonan


@konteks.act("answer_keberatan")
def answer_keberatan(*, permohonan: Permohonan, alasan: str, by: Pelaku, now: datetime) -> Permohonan:
    """The head of the unit answers the objection, in words everyone may read. Raises CannotServe."""
    require_unit(by, permohonan)
    # Whoever refused does not judge the objection to that refusal.
    if not heads(by):
        raise CannotServe(_("Keberatan ditanggapi kepala unit ini."), code="bukan-kepala")
    lock(permohonan)
    if not has_keberatan(permohonan):
        raise CannotServe(_("Tidak ada keberatan yang menunggu tanggapan."), code="tanpa-keberatan")
    if not alasan.strip():
        raise CannotServe(_("Tulis dulu tanggapannya."), code="kosong")
    stop_jam(permohonan, now, rules.JAM_PPID_KEBERATAN)
    record(permohonan, Keputusan.DITANGGAPI, by=by, now=now, alasan=alasan.strip())
    tell_pemohon(permohonan, "ditanggapi", _("Keberatan Anda ditanggapi"), alasan.strip(), now)
    return permohonan


def _require_informasi(permohonan: Permohonan) -> None:
    if permohonan.layanan.jenis != JenisLayanan.INFORMASI:
        raise CannotServe(_("Ini bukan permintaan informasi publik."), code="bukan-informasi")
