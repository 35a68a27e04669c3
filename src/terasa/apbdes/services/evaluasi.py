"""Evaluasi rancangan APBDes: disampaikan, dinilai pos demi pos, disimpulkan, atau berlaku dengan sendirinya."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.enums import JenisPeran as P
from terasa.apbdes.enums import HasilEvaluasi, Putusan, StatusApbdes
from terasa.apbdes.models import Apbdes, CatatanEvaluasi, EvaluasiApbdes, PosApbdes
from terasa.apbdes.permissions import may_conclude, may_remark
from terasa.apbdes.queries.evaluasi import read_alasan
from terasa.apbdes.rules.evaluasi import (
    ATURAN_EVALUASI,
    ATURAN_PERBAIKAN,
    OBJEK,
    IsiCatatan,
    check_catatan,
    conclude,
)
from terasa.apbdes.rules.isi import CannotApbdes
from terasa.apbdes.services.kertas import freeze_evaluasi
from terasa.apbdes.services.milik import require_budgeter
from terasa.apbdes.services.susun import lock_draf
from terasa.aspirasi.rules import mask_pribadi
from terasa.aturan.enums import Keadaan
from terasa.aturan.models import Tenggat
from terasa.aturan.services import finish_tenggat, refresh_tenggat, start_tenggat
from terasa.kabar.services import tell_roles
from terasa.umum import konteks
from terasa.umum.pelaku import Pelaku
from terasa.umum.tanggal import format_tanggal
from terasa.wilayah.queries import nama_lengkap
from terasa.wilayah.rules import kabupaten_of, kecamatan_of

DESA = (P.OPERATOR_DESA, P.KADES, P.BPD)
KECAMATAN = (P.CAMAT, P.OPERATOR_KECAMATAN)


@konteks.act("submit_apbdes")
def submit_apbdes(*, apbdes: Apbdes, by: Pelaku, disepakati_on: date, now: datetime) -> EvaluasiApbdes:
    """Hand a draft to the camat: it is frozen as it stands and the clock of the evaluation starts.

    Raises CannotApbdes.
    """
    lock_draf(apbdes, by)
    hari = timezone.localdate(now)
    if disepakati_on > hari:
        raise CannotApbdes(_("Tanggal kesepakatan dengan BPD tidak sesudah hari ini."), code="disepakati-on")
    if not apbdes.pos.exists():
        raise CannotApbdes(_("Rancangan ini belum punya pos; isi dahulu."), code="kosong")
    evaluasi = EvaluasiApbdes.objects.create(
        apbdes=apbdes, disepakati_on=disepakati_on, diterima_on=hari, diajukan_oleh=by.label
    )
    apbdes.status = StatusApbdes.DIEVALUASI
    apbdes.save(update_fields=["status"])
    tenggat = _start(ATURAN_EVALUASI, evaluasi, kecamatan_of(apbdes.kode_desa), hari)
    _tell(
        evaluasi,
        kepada=KECAMATAN,
        kejadian="diajukan",
        subjek=_("Rancangan %(apbdes)s %(desa)s untuk dievaluasi"),
        teks=_("Hasil evaluasinya disampaikan paling lambat %(hari)s; sesudah itu berlaku dengan sendirinya.")
        % {"hari": format_tanggal(tenggat.jatuh_tempo_on)},
        now=now,
    )
    return evaluasi


@konteks.act("remark_pos_apbdes")
def remark_pos(*, evaluasi: EvaluasiApbdes, by: Pelaku, catatan: Sequence[IsiCatatan], now: datetime) -> None:
    """Say of these lines that they stand or must be mended; a later word replaces an earlier one.

    Raises CannotApbdes.
    """
    _lock_open(evaluasi, by)
    dikenal = read_alasan(evaluasi.apbdes.kode_desa, timezone.localdate(now))
    pos = {str(p.pk): p for p in PosApbdes.objects.filter(apbdes=evaluasi.apbdes_id)}
    lama = {str(c.pos_id): c for c in evaluasi.butir.all()}
    ditulis: dict[str, CatatanEvaluasi] = {}
    for satu in catatan:
        if satu.pos_id not in pos:
            raise CannotApbdes(_("Pos itu bukan bagian rancangan ini."), code="pos")
        check_catatan(satu, dikenal)
        perbaiki = satu.putusan == Putusan.PERBAIKI
        isi = {
            "putusan": satu.putusan,
            "alasan_kode": satu.alasan_kode if perbaiki else "",
            "alasan": mask_pribadi(satu.alasan.strip()) if perbaiki else "",
        }
        ada = lama.get(satu.pos_id)
        if ada is not None and all(getattr(ada, k) == v for k, v in isi.items()):
            continue
        ditulis[satu.pos_id] = CatatanEvaluasi(
            evaluasi=evaluasi, pos=pos[satu.pos_id], pada=now, oleh=by.label, **isi
        )
    CatatanEvaluasi.objects.bulk_create(
        ditulis.values(),
        update_conflicts=True,
        unique_fields=["evaluasi", "pos"],
        update_fields=["putusan", "alasan_kode", "alasan", "pada", "oleh"],
    )


@konteks.act("finish_evaluasi_apbdes")
def finish_evaluasi(
    *,
    evaluasi: EvaluasiApbdes,
    by: Pelaku,
    nomor_hasil: str,
    hasil_on: date,
    now: datetime,
    catatan: str = "",
    sisa_setuju: bool = False,
) -> None:
    """Give the result that follows from the lines; with `sisa_setuju` lines without a word stand. Raises CannotApbdes."""
    _lock_open(evaluasi, by)
    apbdes = evaluasi.apbdes
    if not may_conclude(by, apbdes.kode_desa):
        raise CannotApbdes(_("Hanya camat yang memberikan hasil evaluasinya."), code="bukan-wewenang")
    if not nomor_hasil.strip():
        raise CannotApbdes(_("Tulis nomor keputusan atau surat hasil evaluasinya."), code="nomor-hasil")
    if not evaluasi.diterima_on <= hasil_on <= timezone.localdate(now):
        raise CannotApbdes(
            _("Tanggal hasil evaluasi sesudah rancangan diterima dan tidak sesudah hari ini."),
            code="hasil-on",
        )
    belum = list(apbdes.pos.exclude(catatan__evaluasi=evaluasi))
    if belum and not sisa_setuju:
        raise CannotApbdes(
            _("Masih ada %(n)d pos yang belum dinilai.") % {"n": len(belum)}, code="sisa-setuju"
        )
    CatatanEvaluasi.objects.bulk_create(
        CatatanEvaluasi(evaluasi=evaluasi, pos=p, putusan=Putusan.SETUJU, pada=now, oleh=by.label)
        for p in belum
    )
    evaluasi.hasil = conclude(dict(evaluasi.butir.order_by().values_list("putusan").annotate(n=Count("pk"))))
    evaluasi.nomor_hasil = mask_pribadi(nomor_hasil.strip())[:80]
    evaluasi.hasil_on, evaluasi.catatan = hasil_on, mask_pribadi(catatan.strip())
    _close(evaluasi, by, now)
    freeze_evaluasi(evaluasi=evaluasi, by=by, now=now)
    teks = _("Hasilnya: %(hasil)s.") % {"hasil": evaluasi.get_hasil_display()}
    if evaluasi.hasil == HasilEvaluasi.PERBAIKI:
        batas = _start(ATURAN_PERBAIKAN, evaluasi, apbdes.kode_desa, hasil_on)
        teks += " " + _("Sempurnakan paling lambat %(hari)s.") % {
            "hari": format_tanggal(batas.jatuh_tempo_on)
        }
    _tell(
        evaluasi,
        kepada=DESA,
        kejadian="hasil",
        subjek=_("Hasil evaluasi %(apbdes)s %(desa)s"),
        teks=teks,
        now=now,
    )


@konteks.act("answer_catatan_apbdes")
def answer_catatan(*, catatan: CatatanEvaluasi, by: Pelaku, jawaban: str, now: datetime) -> None:
    """The village says what it did about one line. Raises CannotApbdes."""
    apbdes = catatan.evaluasi.apbdes
    require_budgeter(by, apbdes.kode_desa)
    if catatan.putusan != Putusan.PERBAIKI or catatan.evaluasi.is_berjalan:
        raise CannotApbdes(_("Catatan ini tidak menunggu jawaban."), code="jawaban")
    if apbdes.status not in {StatusApbdes.SELESAI_DIEVALUASI, StatusApbdes.DISEMPURNAKAN}:
        raise CannotApbdes(_("Rancangan ini sudah tidak disempurnakan."), code="jawaban")
    if not jawaban.strip():
        raise CannotApbdes(_("Tulis apa yang diperbaiki, atau mengapa tetap."), code="jawaban")
    catatan.jawaban = mask_pribadi(jawaban.strip())
    catatan.dijawab_at, catatan.dijawab_oleh = now, by.label
    catatan.save(update_fields=["jawaban", "dijawab_at", "dijawab_oleh"])


@konteks.act("expire_evaluasi_apbdes")
def expire_evaluasi(*, by: Pelaku, now: datetime) -> list[EvaluasiApbdes]:
    """Raperdes whose clock ran out take effect by themselves, and the camat is alerted. Returns those."""
    refresh_tenggat(by=by, hari_ini=timezone.localdate(now))
    habis = Tenggat.objects.filter(
        objek_jenis=OBJEK, aturan_kode=ATURAN_EVALUASI, keadaan=Keadaan.BERLAKU_SENDIRI, selesai_at=None
    )
    semua = EvaluasiApbdes.objects.select_for_update().select_related("apbdes")
    lewat = list(
        semua.filter(pk__in=list(habis.values_list("objek_id", flat=True)), hasil=HasilEvaluasi.BERJALAN)
    )
    for evaluasi in lewat:
        evaluasi.hasil = HasilEvaluasi.BERLAKU_SENDIRI
        _close(evaluasi, by, now)
        subjek = _("%(apbdes)s %(desa)s berlaku dengan sendirinya")
        teks = _("Tidak ada hasil evaluasi sampai tenggatnya, jadi desa dapat menetapkannya.")
        for kepada in (KECAMATAN, DESA, (P.BAGIAN_PEMERINTAHAN, P.DINAS_PMD)):
            _tell(evaluasi, kepada=kepada, kejadian=f"habis:{kepada[0]}", subjek=subjek, teks=teks, now=now)
    return lewat


def _lock_open(evaluasi: EvaluasiApbdes, by: Pelaku) -> None:
    """Hold an evaluation that has not ended. Raises CannotApbdes."""
    if not may_remark(by, evaluasi.apbdes.kode_desa):
        raise CannotApbdes(
            _("Hanya kecamatan yang membina desa ini yang mengevaluasi."), code="bukan-wewenang"
        )
    evaluasi.refresh_from_db(from_queryset=EvaluasiApbdes.objects.select_for_update())
    if not evaluasi.is_berjalan:
        raise CannotApbdes(_("Evaluasi ini sudah selesai."), code="sudah-selesai")


def _close(evaluasi: EvaluasiApbdes, by: Pelaku, now: datetime) -> None:
    evaluasi.selesai_at, evaluasi.selesai_oleh = now, by.label
    evaluasi.save()
    evaluasi.apbdes.status = StatusApbdes.SELESAI_DIEVALUASI
    evaluasi.apbdes.save(update_fields=["status"])
    finish_tenggat(objek_jenis=OBJEK, objek_id=evaluasi.pk, now=now, aturan_kode=ATURAN_EVALUASI)


def _start(aturan: str, evaluasi: EvaluasiApbdes, kode_wilayah: str, mulai: date) -> Tenggat:
    apbdes = evaluasi.apbdes
    return start_tenggat(
        aturan_kode=aturan,
        kabupaten=kabupaten_of(apbdes.kode_desa),
        kode_wilayah=kode_wilayah,
        objek_jenis=OBJEK,
        objek_id=evaluasi.pk,
        judul=f"{apbdes.nama_versi} {nama_lengkap(apbdes.kode_desa)}",
        mulai_on=mulai,
    )


def _tell(
    evaluasi: EvaluasiApbdes,
    *,
    kepada: Sequence[str],
    kejadian: str,
    subjek: str,
    teks: str,
    now: datetime,
) -> None:
    apbdes = evaluasi.apbdes
    tell_roles(
        kejadian=f"apbdes:{evaluasi.pk}:{kejadian}",
        subjek=subjek % {"apbdes": apbdes.nama_versi, "desa": nama_lengkap(apbdes.kode_desa)},
        teks=teks,
        tautan=f"/kerja/apbdes/{apbdes.pk}/",
        now=now,
        jenis=kepada,
        kode_wilayah=apbdes.kode_desa,
    )
