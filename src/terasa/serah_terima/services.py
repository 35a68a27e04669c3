"""Menyiapkan, menulis, membekukan, dan menerima paket serah terima jabatan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.kabar.services import enqueue
from terasa.serah_terima.cetak import print_paket
from terasa.serah_terima.enums import JabatanPaket, Penyerah, StatusPaket
from terasa.serah_terima.models import BagianPaket, PaketSerahTerima, TerimaBagian
from terasa.serah_terima.permissions import may_freeze, may_prepare
from terasa.serah_terima.queries.lingkup import JENIS_UNIT, find_berakhir, lingkup_of
from terasa.serah_terima.queries.paket import find_penerus_paket, find_teks, is_penerus, lingkup_paket
from terasa.serah_terima.queries.susun import compose, list_judul
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku

DIAM = timedelta(minutes=10)
ALASAN_TERPENDEK = 10


class CannotHandOverPost(AturanDilanggar):
    """This step of a handover is not possible now, or not for this office."""


@konteks.act("prepare_paket")
def prepare_paket(
    *,
    by: Pelaku,
    unit: Unit,
    jabatan: str,
    tanggal: date,
    now: datetime,
    penyerah: str = Penyerah.PEMEGANG,
    penyerah_alasan: str = "",
    is_peragaan: bool = False,
) -> PaketSerahTerima:
    """A pack of one office and day, still to be written on. Asked again it is the same. Raises CannotHandOverPost."""
    if not may_prepare(by, unit.pk, unit.kabupaten):
        raise CannotHandOverPost(_("Paket ini disiapkan kantor lain."), code="bukan-anda")
    if jabatan not in JabatanPaket.values or unit.jenis not in JENIS_UNIT[JabatanPaket(jabatan)]:
        raise CannotHandOverPost(_("Kantor ini tidak punya jabatan itu."), code="jabatan")
    if penyerah == Penyerah.SEKDA and len(penyerah_alasan.strip()) < ALASAN_TERPENDEK:
        raise CannotHandOverPost(
            _("Tulis mengapa pejabatnya tidak dapat menyerahkan sendiri."), code="alasan"
        )
    lingkup = lingkup_of(unit, jabatan, tanggal)
    paket, _baru = PaketSerahTerima.objects.get_or_create(
        unit=unit,
        jabatan=jabatan,
        tanggal=tanggal,
        defaults={
            "kabupaten": unit.kabupaten,
            "kode_wilayah": unit.kode_wilayah,
            "masa": find_berakhir(lingkup),
            "penyerah": penyerah,
            "penyerah_alasan": penyerah_alasan.strip(),
            "dibuat_at": now,
            "dibuat_oleh": by.label,
            "diubah_at": now,
            "is_peragaan": is_peragaan,
        },
    )
    return paket


@konteks.act("write_bagian")
def write_bagian(
    *, paket: PaketSerahTerima, kode: str, by: Pelaku, now: datetime, uraian: str = "", hambatan: str = "",
    saran: str = "",
) -> BagianPaket:  # fmt: skip
    """Words of the outgoing on one section, until it is frozen. Raises CannotHandOverPost."""
    satu = _lock(paket)
    if not may_prepare(by, satu.unit_id, satu.kabupaten):
        raise CannotHandOverPost(_("Paket ini ditulis kantor lain."), code="bukan-anda")
    _require_open(satu)
    if kode not in dict(list_judul(lingkup_paket(satu))):
        raise CannotHandOverPost(_("Bagian itu tidak ada dalam paket ini."), code="bagian")
    isi = {"uraian": uraian.strip(), "hambatan": hambatan.strip(), "saran": saran.strip()}
    return BagianPaket.objects.update_or_create(
        paket=satu, kode=kode, defaults={**isi, "ditulis_at": now, "ditulis_oleh": by.label}
    )[0]


@konteks.act("queue_paket")
def queue_paket(*, paket: PaketSerahTerima, by: Pelaku, now: datetime) -> None:
    """Compose and freeze it in the background. Raises CannotHandOverPost."""
    satu = _lock(paket)
    if not may_freeze(by, satu):
        raise CannotHandOverPost(_("Yang membekukan adalah yang menyerahkan."), code="bukan-anda")
    _require_open(satu)
    if satu.tanggal > timezone.localdate(now):
        raise CannotHandOverPost(
            _("Hari serah terimanya belum tiba; paket dibekukan pada hari itu atau sesudahnya."), code="belum"
        )
    satu.status, satu.kemajuan, satu.galat = StatusPaket.MENUNGGU, 0, ""
    satu.beku_oleh, satu.diubah_at = by.label, now
    satu.save(update_fields=["status", "kemajuan", "galat", "beku_oleh", "diubah_at"])
    transaction.on_commit(lambda: wake_worker(satu.pk))


def work_on(paket_id: UUID) -> None:
    """Compose, print, and freeze one pack; what is frozen or not asked for is left alone."""
    with transaction.atomic():
        paket = PaketSerahTerima.objects.select_related("unit", "masa").filter(pk=paket_id).first()
    if paket is None or not paket.is_disusun:
        return
    _save(paket, status=StatusPaket.BERJALAN)
    try:
        _freeze(paket)
    except Exception:
        _save(
            paket, status=StatusPaket.GAGAL, galat=_("Terhenti karena kesalahan Terasa sendiri; coba lagi.")
        )
        raise


def _freeze(paket: PaketSerahTerima) -> None:
    lingkup = lingkup_paket(paket)
    jadi = print_paket(
        compose(lingkup, find_teks(lingkup), kabar=lambda persen: _save(paket, kemajuan=persen))
    )
    now = timezone.now()
    _save(
        paket, status=StatusPaket.BEKU, kemajuan=100, isi=dict(jadi.isi), sidik=jadi.sidik, kode=jadi.kode,
        pdf=jadi.pdf, beku_at=now, masa=find_berakhir(lingkup),
    )  # fmt: skip
    tell_penerus(paket, now)


def tell_penerus(paket: PaketSerahTerima, now: datetime) -> None:
    """The successor hears that the pack waits, when the registry knows him and his account."""
    penerus = find_penerus_paket(paket, timezone.localdate(now))
    if penerus is None or penerus.orang.pengguna is None:
        return
    enqueue(
        pengguna=[penerus.orang.pengguna.pk],
        kejadian=f"serah-terima:{paket.pk}",
        subjek=_("Paket serah terima jabatan menunggu Anda"),
        teks=_("Paket serah terima %(kantor)s sudah beku. Baca dan terima bagian demi bagian.")
        % {"kantor": paket.unit.nama},
        tautan=f"/kerja/serah-terima/{paket.pk}/",
        now=now,
    )


@konteks.act("acknowledge_bagian")
def acknowledge_bagian(
    *,
    paket: PaketSerahTerima,
    kode: str,
    by: Pelaku,
    now: datetime,
    catatan: str = "",
    is_keberatan: bool = False,
) -> TerimaBagian:
    """The successor read one section; an objection needs its sentence. Raises CannotHandOverPost."""
    satu = _lock(paket)
    if satu.isi is None:
        raise CannotHandOverPost(_("Paket ini belum beku."), code="belum-beku")
    penerus = find_penerus_paket(satu, timezone.localdate(now))
    if penerus is None or not is_penerus(by, penerus):
        raise CannotHandOverPost(
            _("Yang menerima adalah pemegang jabatan sesudahnya, menurut daftar perangkat."),
            code="bukan-penerus",
        )
    if kode not in {b["kode"] for b in satu.isi["bagian"]}:
        raise CannotHandOverPost(_("Bagian itu tidak ada dalam paket ini."), code="bagian")
    if is_keberatan and not catatan.strip():
        raise CannotHandOverPost(_("Tulis keberatannya."), code="kosong")
    ada = TerimaBagian.objects.filter(paket=satu, kode=kode).first()
    return ada or TerimaBagian.objects.create(
        paket=satu,
        kode=kode,
        masa=penerus,
        is_keberatan=is_keberatan,
        catatan=catatan.strip(),
        pada=now,
        oleh=by.label,
    )


def wake_worker(paket: UUID) -> None:
    """Put the job in the queue; one that waits already is enough."""
    from procrastinate.exceptions import AlreadyEnqueued

    from terasa.serah_terima.tasks import freeze_one

    try:
        freeze_one.configure(queueing_lock=f"serah-terima-{paket}").defer(paket=str(paket))
    except AlreadyEnqueued:
        return


def list_macet(now: datetime) -> list[UUID]:
    """Packs that nobody composes any more."""
    with transaction.atomic():
        return list(
            PaketSerahTerima.objects.filter(
                status__in=[StatusPaket.MENUNGGU, StatusPaket.BERJALAN], diubah_at__lt=now - DIAM
            ).values_list("pk", flat=True)[:20]
        )


def _lock(paket: PaketSerahTerima) -> PaketSerahTerima:
    return (
        PaketSerahTerima.objects.select_for_update(of=("self",))
        .select_related("unit", "masa")
        .get(pk=paket.pk)
    )


def _require_open(paket: PaketSerahTerima) -> None:
    if paket.is_beku:
        raise CannotHandOverPost(_("Paket ini sudah beku dan tidak berubah lagi."), code="beku")
    if paket.is_disusun:
        raise CannotHandOverPost(_("Paket ini sedang disusun; tunggu sebentar."), code="disusun")


def _save(paket: PaketSerahTerima, **kolom: object) -> None:
    for nama, nilai in kolom.items():
        setattr(paket, nama, nilai)
    paket.diubah_at = timezone.now()
    with transaction.atomic():
        paket.save(update_fields=[*kolom, "diubah_at"])
