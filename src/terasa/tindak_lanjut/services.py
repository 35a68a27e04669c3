"""Satu tindakan pada satu tindak lanjut; setiap tindakan meninggalkan satu langkah riwayat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from terasa.akun.models import Unit
from terasa.dokumen.models import Berkas
from terasa.tindak_lanjut import rules
from terasa.tindak_lanjut.enums import Peristiwa as P
from terasa.tindak_lanjut.enums import StatusTindakLanjut as S
from terasa.tindak_lanjut.models import BuktiTindakLanjut, LangkahTindakLanjut, TindakLanjut
from terasa.tindak_lanjut.permissions import may_do, may_give, may_verify
from terasa.umum import konteks
from terasa.umum.errors import AturanDilanggar
from terasa.umum.pelaku import Pelaku


class CannotFollowUp(AturanDilanggar):
    """This step is not possible now, or not for this office."""


@konteks.act("set_tindak_lanjut")
def set_tindak_lanjut(
    *,
    by: Pelaku,
    asal: str,
    teks: str,
    pelaksana: Unit,
    kode_wilayah: str,
    pemberi: Unit,
    jatuh_tempo_on: date,
    now: datetime,
    ukuran: str = "",
    bukti_diminta: str = "",
    ditetapkan_on: date | None = None,
    is_peragaan: bool = False,
) -> TindakLanjut:
    """A new task of one office. Raises CannotFollowUp."""
    hari = ditetapkan_on or timezone.localdate(now)
    if not teks.strip():
        raise CannotFollowUp(_("Tulis apa yang harus dikerjakan."), code="kosong")
    if jatuh_tempo_on < hari:
        raise CannotFollowUp(
            _("Tenggatnya sebelum hari ditetapkan; pilih tanggal sesudahnya."), code="tempo-lampau"
        )
    satu = TindakLanjut.objects.create(
        kabupaten=pelaksana.kabupaten,
        kode_wilayah=kode_wilayah,
        asal=asal,
        teks=teks.strip(),
        ukuran=ukuran.strip(),
        bukti_diminta=bukti_diminta.strip(),
        pemberi=pemberi,
        pemberi_label=by.label,
        pelaksana=pelaksana,
        ditetapkan_on=hari,
        jatuh_tempo_on=jatuh_tempo_on,
        semula_jatuh_tempo_on=jatuh_tempo_on,
        dibuat_at=now,
        is_peragaan=is_peragaan,
    )
    _note(satu, P.TETAPKAN, by, now)
    return satu


@konteks.act("accept_tindak_lanjut")
def accept_tindak_lanjut(*, tindak_lanjut: TindakLanjut, by: Pelaku, now: datetime) -> None:
    """The office says that it knows; a second time changes nothing. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_do(by, satu))
    if satu.status == S.DITETAPKAN:
        _move(satu, P.TERIMA, by, now)


@konteks.act("note_tindak_lanjut")
def note_tindak_lanjut(*, tindak_lanjut: TindakLanjut, by: Pelaku, catatan: str, now: datetime) -> None:
    """A note of progress. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_do(by, satu))
    _move(satu, P.KERJAKAN, by, now, _words(catatan, _("Tulis apa yang sudah dikerjakan.")))


@konteks.act("report_tindak_lanjut")
def report_tindak_lanjut(
    *,
    tindak_lanjut: TindakLanjut,
    by: Pelaku,
    catatan: str,
    now: datetime,
    bukti: Sequence[Berkas] = (),
    langkah_id: str = "",
) -> LangkahTindakLanjut:
    """Say that it is done, with evidence. `langkah_id` from a phone makes a second sending the same one.

    Raises CannotFollowUp.
    """
    satu = _lock(tindak_lanjut)
    _require(may_do(by, satu))
    if langkah_id:
        ada = LangkahTindakLanjut.objects.filter(pk=langkah_id, tindak_lanjut=satu).first()
        if ada is not None:
            return ada
    if satu.bukti_diminta and not bukti:
        raise CannotFollowUp(
            _("Lampirkan buktinya: %(bukti)s.") % {"bukti": satu.bukti_diminta}, code="tanpa-bukti"
        )
    satu.pelapor_id, satu.pelapor_unit_id = by.pengguna_id, by.unit_id
    kata = _words(catatan, _("Tulis apa yang sudah dikerjakan."))
    langkah = _move(satu, P.LAPOR, by, now, kata, langkah_id)
    BuktiTindakLanjut.objects.bulk_create(BuktiTindakLanjut(langkah=langkah, berkas=b) for b in bukti)
    return langkah


@konteks.act("verify_tindak_lanjut")
def verify_tindak_lanjut(
    *, tindak_lanjut: TindakLanjut, by: Pelaku, now: datetime, catatan: str = ""
) -> None:
    """Somebody else than the doer saw that it is done; the giver who verifies closes it too.

    Raises CannotFollowUp.
    """
    satu = _lock(tindak_lanjut)
    _require(may_verify(by, satu), _("Yang memeriksa harus orang lain, bukan yang mengerjakan."))
    _move(satu, P.VERIFIKASI, by, now, catatan.strip())
    if may_give(by, satu):
        _move(satu, P.SELESAI, by, now)


@konteks.act("close_tindak_lanjut")
def close_tindak_lanjut(*, tindak_lanjut: TindakLanjut, by: Pelaku, now: datetime, catatan: str = "") -> None:
    """The giver closes what somebody else verified. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_give(by, satu))
    _move(satu, P.SELESAI, by, now, catatan.strip())


@konteks.act("return_tindak_lanjut")
def return_tindak_lanjut(*, tindak_lanjut: TindakLanjut, by: Pelaku, alasan: str, now: datetime) -> None:
    """Not done yet, or not done well: back to the office, with the reason. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_give(by, satu) or may_verify(by, satu))
    satu.dibuka_lagi_kali += 1
    _move(satu, P.KEMBALIKAN, by, now, _words(alasan, _("Tulis apa yang masih kurang.")))


@konteks.act("extend_tindak_lanjut")
def extend_tindak_lanjut(
    *, tindak_lanjut: TindakLanjut, by: Pelaku, jatuh_tempo_on: date, alasan: str, now: datetime
) -> None:
    """A later due day with a reason; the first one stays readable. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_give(by, satu))
    if satu.is_akhir:
        raise CannotFollowUp(_("Ini sudah berakhir, jadi tidak diperpanjang."), code="akhir")
    if jatuh_tempo_on <= satu.jatuh_tempo_on:
        raise CannotFollowUp(_("Tenggat baru harus sesudah tenggat sekarang."), code="tempo-lampau")
    kata = _words(alasan, _("Tulis mengapa diperpanjang."))
    dari = satu.jatuh_tempo_on
    satu.jatuh_tempo_on, satu.perpanjangan_kali = jatuh_tempo_on, satu.perpanjangan_kali + 1
    satu.save(update_fields=["jatuh_tempo_on", "perpanjangan_kali"])
    _note(satu, P.PERPANJANG, by, now, kata, dari_on=dari, ke_on=jatuh_tempo_on)


@konteks.act("decline_tindak_lanjut")
def decline_tindak_lanjut(*, tindak_lanjut: TindakLanjut, by: Pelaku, alasan: str, now: datetime) -> None:
    """The office says that it cannot be done; the giver decides. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_do(by, satu))
    _move(satu, P.MINTA_BATAL, by, now, _words(alasan, _("Tulis mengapa tidak dapat dilaksanakan.")))


@konteks.act("decide_decline")
def decide_decline(
    *, tindak_lanjut: TindakLanjut, by: Pelaku, setuju: bool, now: datetime, catatan: str = ""
) -> None:
    """The giver agrees, or keeps the task; keeping it needs a sentence. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_give(by, satu))
    if setuju:
        _move(satu, P.SETUJU_BATAL, by, now, catatan.strip())
    else:
        _move(satu, P.TOLAK_BATAL, by, now, _words(catatan, _("Tulis mengapa tetap harus dilaksanakan.")))


@konteks.act("replace_tindak_lanjut")
def replace_tindak_lanjut(
    *, tindak_lanjut: TindakLanjut, oleh: TindakLanjut, by: Pelaku, alasan: str, now: datetime
) -> None:
    """Another task takes its place; both stay readable. Raises CannotFollowUp."""
    satu = _lock(tindak_lanjut)
    _require(may_give(by, satu))
    if oleh.pk == satu.pk:
        raise CannotFollowUp(_("Tugas tidak dapat mengganti dirinya sendiri."), code="diri-sendiri")
    satu.diganti_oleh = oleh
    _move(satu, P.GANTI, by, now, _words(alasan, _("Tulis mengapa diganti.")))


def _lock(satu: TindakLanjut) -> TindakLanjut:
    return TindakLanjut.objects.select_for_update(of=("self",)).get(pk=satu.pk)


def _require(boleh: bool, kata: str = "") -> None:
    if not boleh:
        raise CannotFollowUp(kata or _("Bukan kantor Anda yang mengerjakan langkah ini."), code="bukan-anda")


def _words(teks: str, kata: str) -> str:
    if not teks.strip():
        raise CannotFollowUp(kata, code="kosong")
    return teks.strip()


def _move(
    satu: TindakLanjut, peristiwa: P, by: Pelaku, now: datetime, catatan: str = "", langkah_id: str = ""
) -> LangkahTindakLanjut:
    ke = rules.find_next(satu.status, peristiwa)
    if ke is None:
        raise CannotFollowUp(
            _("Keadaannya sudah berubah (%(status)s). Muat ulang halaman ini.")
            % {"status": S(satu.status).label},
            code="status",
        )
    satu.status = ke
    satu.selesai_at = now if ke in rules.AKHIR else None
    satu.save()
    return _note(satu, peristiwa, by, now, catatan, langkah_id=langkah_id)


def _note(
    satu: TindakLanjut,
    peristiwa: P,
    by: Pelaku,
    now: datetime,
    catatan: str = "",
    *,
    langkah_id: str = "",
    dari_on: date | None = None,
    ke_on: date | None = None,
) -> LangkahTindakLanjut:
    return LangkahTindakLanjut.objects.create(
        **({"pk": langkah_id} if langkah_id else {}),
        tindak_lanjut=satu,
        nomor=satu.langkah.count() + 1,
        peristiwa=peristiwa,
        status=satu.status,
        catatan=catatan,
        dari_on=dari_on,
        ke_on=ke_on,
        pada=now,
        oleh=by.label,
        oleh_pengguna_id=by.pengguna_id,
    )
